"""The page of a team: its preparation, its people and their declarations, and the cases it serves."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views import View

from cases import paging, policy
from cases.errors import Recused
from cases.models import Case, Declaration, Team
from cases.policy import Act
from workflows import desk, engine
from workflows.access import seen_team


class TeamPage(View):
    """One team: what counts for all its cases."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show the team."""
        try:
            team = seen_team(request.user, key)  # type: ignore[arg-type]  # the site is closed to visitors
        except Recused as refusal:
            return render(request, "403.html", {"refusal": refusal}, status=403)
        return render(request, "workflows/team.html", self.facts(request, team))

    def facts(self, request: HttpRequest, team: Team) -> dict[str, Any]:
        """Return what the page shows."""
        held = policy.duties(request.user, team)
        rows = desk.places(team)
        cases = Case.objects.visible_to(request.user).filter(team=team)
        page = paging.page_of(cases, ("pk",), request.GET.dict())
        return {
            "team": team,
            "on": localdate(),
            "desk_title": team.name,
            "desk_kind": _("%(kind)s · %(topic)s") % {"kind": team.get_kind_display(), "topic": team.topic},
            "act": desk.next_act(team, held, desk.Clock.of(team), rows),
            "phases": desk.team_rail(team),
            "tabs": [],
            "people": desk.people(rows),
            "declarations": _declarations(team, rows),
            "cases": [_line(case) for case in page.rows],
            "page": page,
            "beside": acts_beside(team, held),
            "breadcrumbs": [(_("Programme"), desk.link("item", team.item_id))]
            if desk.link("item", team.item_id)
            else [],
        }


def acts_beside(team: Team, held: frozenset[policy.Duty]) -> list[tuple[Any, str]]:
    """Return what this person may do here beside the flow, as (label, address)."""
    offered = []
    if policy.allows(held, Act.DECLARE) and team.decided_on and not team.prepared_on:
        offered.append((_("Declare whether you have a conflict of interest"), desk.link("declare", team.key)))
    if policy.allows(held, Act.CHANGE_TEAM) and team.decided_on and not team.dissolved_on:
        offered.append((_("Change the team"), desk.link("team-change", team.key)))
    return [(label, url) for label, url in offered if url]


def _declarations(team: Team, rows: list[Any]) -> list[dict[str, Any]]:
    """Return what each member declared, the latest word of each; nobody is left out."""
    latest = {row.member_id: row for row in Declaration.objects.filter(team=team).order_by("pk")}
    return [{"member": row.member, "declaration": latest.get(row.member_id)} for row in rows if row.until is None]


def _line(case: Case) -> dict[str, Any]:
    step = engine.current_step(case)
    return {"case": case, "step": step, "url": reverse("case", args=[case.key])}
