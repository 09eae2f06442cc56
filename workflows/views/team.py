"""The page of a team: its preparation, its people and their declarations, and the cases it serves."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import paging, policy
from cases.models import TEAMLESS_KINDS, Case, Team
from cases.policy import Act
from documents.models import Document
from workflows import batching, desk, engine, papers
from workflows.access import seen_team
from workflows.views.page import SeenPage


class TeamPage(SeenPage):
    """One team: what counts for all its cases."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show the team."""
        return render(request, "workflows/team.html", self.facts(seen_team(self.user, key)))

    def facts(self, team: Team) -> dict[str, Any]:
        """Return what the page shows."""
        held = policy.duties(self.user, team)
        times = desk.Clock.of(team)
        rows = desk.places(team)
        cases = Case.objects.visible_to(self.user).of_team(team)
        page = paging.page_of(cases, ("pk",), self.request.GET.dict())
        item_url = desk.link("item", team.item_id)
        return {
            "team": team,
            "on": self.on,
            "desk_title": team.name,
            "desk_kind": _("%(kind)s · %(topic)s") % {"kind": team.get_kind_display(), "topic": team.topic},
            "act": desk.next_act(team, held, times, rows),
            "phases": desk.team_rail(team),
            "tabs": [],
            "people": desk.people(rows),
            "declarations": _declarations(team, rows),
            "schedule": team.schedule.all() if team.prepared_on else [],
            "cases": [_line(case, times) for case in page.rows],
            "page": page,
            "beside": acts_beside(team, held),
            "documents": [papers.shown(row) for row in Document.objects.standing().of_team(team).defer("facts")],
            "breadcrumbs": [(_("Programme"), item_url)] if item_url else [],
        }


def acts_beside(team: Team, held: frozenset[policy.Duty]) -> list[tuple[Any, str]]:
    """Return what this person may do here beside the flow, as (label, address)."""
    offered = []
    if policy.allows(held, Act.DECLARE) and team.decided_on and not team.prepared_on:
        offered.append((_("Declare whether you have a conflict of interest"), desk.link("declare", team.key)))
    stands = team.decided_on and not team.dissolved_on and team.kind not in TEAMLESS_KINDS
    if policy.allows(held, Act.CHANGE_TEAM) and stands:
        offered.append((_("Change the team"), desk.link("team-change", team.key)))
    if any(policy.allows(held, Act(paper.act)) for paper in batching.OF_TEAMS) and not team.dissolved_on:
        offered.append((_("Mark a paper as secret or urgent"), desk.link("team-mark", team.key)))
    if any(policy.allows(held, Act(paper.act)) for paper in batching.OF_CASES):
        offered.append((_("Papers for many subjects"), desk.link("team-batch", team.key)))
    if policy.Duty.AUTHORITY in held and not team.dissolved_on:
        offered.append((_("Say who signs a paper"), desk.link("team-sign-order", team.key)))
    return [(label, url) for label, url in offered if url]


def _declarations(team: Team, rows: list[Any]) -> list[dict[str, Any]]:
    """Return what each member declared, the latest word of each; nobody is left out."""
    latest = {row.member_id: row for row in team.declarations.order_by("pk")}
    return [{"member": row.member, "declaration": latest.get(row.member_id)} for row in rows if row.until is None]


def _line(case: Case, times: desk.Clock) -> dict[str, Any]:
    """Return a case with what is next in it, and until when."""
    step = engine.current_step(case)
    due_on = times.deadline(step.number, case).due_on if step else case.due_on
    done_on = case.closed_on if step is None else None
    return {"case": case, "step": step, "url": reverse("case", args=[case.key]), "due_on": due_on, "done_on": done_on}
