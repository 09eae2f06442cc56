"""The act by which a case under way on paper enters: team, case, clock, duties, and one entry in its trail."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cases import apart, grants
from cases.acting import command
from cases.commands._opening import new_case, new_team
from cases.commands._writing import cited, rules, save, save_all, write
from cases.commands.closing import sitting
from cases.commands.conduct import answering, start_clock, starts_at_deployment
from cases.commands.preparation import leaders, proposers, require_outsiders
from cases.commands.takeovers import locked, places_of
from cases.errors import OnTheInspectedSide
from cases.models import (
    Body,
    Case,
    Kind,
    SelfReport,
    TakenPaper,
    TakenStep,
    Takeover,
    TakeoverDecision,
    Team,
    TeamMember,
)
from cases.policy import TEAM_DUTIES

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: The act of the trail.
TAKEN_OVER = "taken-over-from-paper"


@command
def confirm_takeover(takeover: Takeover, *, by: User, on: date) -> Case:
    """Open the case at its step: a second person stands behind what the first one read from the papers."""
    takeover = locked(takeover, by=by, on=on)
    steps = list(takeover.steps.prefetch_related("papers"))
    days = {step.done: step.on for step in steps}
    team = _team(takeover, days, on)
    case = new_case(team, takeover.subject, on)
    case.code = f"{team.kind}-{on.year}-{team.body_id:02d}-{team.number:03d}-{team.cases.count() + 1:02d}"
    for name, day in days.items():
        if name != "proposed_on":
            setattr(case, name, day)
    if case.submitted_on is not None and case.reported_on is None:
        case.reported_on = case.submitted_on  # a supervision's report is finished as it is laid before the body
    used = _start_clock(case, takeover)
    save(case)
    _require_others(takeover, team, case, by)
    _keep_self_report(case, steps, by)
    _give(case, team, takeover, on)
    write(
        case, TAKEN_OVER, "", by, on,
        enters=takeover.step, takeover=takeover.key, proposed_by=takeover.proposed_by_id,
        steps={step.done: step.on.isoformat() for step in steps}, papers=_told(steps), people=len(places_of(takeover)),
        due_on=case.due_on.isoformat() if case.due_on else None, rules=used,
    )  # fmt: skip
    save(TakeoverDecision(takeover=takeover, case=case, on=on, by=by))
    return case


def _team(takeover: Takeover, days: dict[str, date], on: date) -> Team:
    """Return the team of the decision: that of another subject taken over by it, or a new one."""
    body = Body.objects.select_for_update(of=("self",)).select_related("organization").get(pk=takeover.body_id)
    alike = Takeover.objects.of_decision(body, takeover.kind, takeover.decision_number, takeover.decided_on)
    known = TakeoverDecision.objects.filter(takeover__in=alike, case__isnull=False).select_related("case__team").first()
    if known is not None and known.case is not None:
        known.case.team.body = body
        return known.case.team
    team = new_team(
        body, Kind(takeover.kind), takeover.topic, on,
        content=takeover.content, days=takeover.days, self_report_due_on=takeover.self_report_due_on,
        proposed_on=days["proposed_on"], decided_on=days["decided_on"], prepared_on=days["prepared_on"],
        taken_over_on=on,
    )  # fmt: skip
    save(team)
    save_all(
        [
            TeamMember(
                team=team, member=p.member, role=p.role, assignment=p.assignment, since=takeover.decided_on
            )
            for p in places_of(takeover)
        ]
    )  # fmt: skip
    return team


def _require_others(takeover: Takeover, team: Team, case: Case, by: User) -> None:
    """Refuse the inspected side a hand in it: in the team, as who proposed, as who confirms."""
    require_outsiders(team, [place.member for place in places_of(takeover)])
    if apart.among({by.pk, takeover.proposed_by_id}, [case]):
        raise OnTheInspectedSide(names=str(takeover.subject))


def _start_clock(case: Case, takeover: Takeover) -> list[str]:
    """Let the clock run from the day on paper, under the rulebook of that day; return the rules it asked."""
    if case.deployed_on is None:
        return []
    book = rules(case, case.deployed_on)
    case.self_report_due_on = takeover.self_report_due_on or book.due("SELF-REPORT", start=case.deployed_on)
    if starts_at_deployment(case, book):
        start_clock(case, book, case.deployed_on)
    elif case.self_reported_on is not None:
        book = rules(case, case.self_reported_on)
        start_clock(case, book, case.self_reported_on)
    return cited(book, case.deployed_on)


def _keep_self_report(case: Case, steps: list[TakenStep], by: User) -> None:
    """Keep that the subject reported, by the paper that says so."""
    for step in steps:
        if step.done == "self_reported_on":
            papers: list[TakenPaper] = list(step.papers.all())
            late = case.self_report_due_on is not None and step.on > case.self_report_due_on
            told = "; ".join(str(paper) for paper in papers)
            save(
                SelfReport(
                    case=case,
                    received_on=step.on,
                    received_from=papers[0].signer,
                    summary=told,
                    recorded_by=by,
                    late=late,
                )
            )


def _give(case: Case, team: Team, takeover: Takeover, on: date) -> None:
    """Give everybody their duties from today on, and ask the team to declare."""
    places = list(TeamMember.objects.filter(team=team).select_related("member"))
    holders: list[Any] = [*proposers(team.body, takeover.proposed_by, on), *leaders(team, on)]
    holders += grants.team_holders(places)
    grants.give_team(team, holders, on)
    grants.give([case], holders, on)
    if case.deployed_on is not None:
        grants.give([case], answering(case, on), on)
    if case.submitted_on is not None:
        grants.give([case], sitting(case, on), on)
    if not team.declarations.exists():
        grants.offer("DECLARE", TEAM_DUTIES, team=team)


def _told(steps: list[TakenStep]) -> list[dict[str, str]]:
    return [
        {
            "step": step.code, "done": step.done, "kind": paper.type_key, "title": paper.title, "number": paper.number,
            "on": paper.signed_on.isoformat(), "signer": paper.signer,
        }
        for step in steps
        for paper in step.papers.all()
    ]  # fmt: skip
