"""P1 the authority decides to consider discipline, P2 the subject is guided; a case is put off and taken up again."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import apart, grants, policy
from cases.acting import command
from cases.commands._meetings import keep_minutes
from cases.commands._writing import (
    cited,
    require_date,
    require_done,
    require_open,
    require_text,
    rules,
    save,
    save_all,
    write,
    write_all,
)
from cases.commands.discipline.guards import require_going_on
from cases.commands.preparation import require_declared
from cases.errors import DrafterApproves
from cases.errors_discipline import NoGroundToPutOff, OverseerNotOfTheBody
from cases.locking import locked_case, locked_cases, locked_team
from cases.minutes import Minutes, Session
from cases.models import (
    Case,
    Deferral,
    DisciplineMatter,
    MeetingKind,
    Member,
    Pause,
    Recusal,
    Seat,
    Team,
    TeamMember,
    TeamSchedule,
    standing_violations,
)
from cases.policy import Act, Duty

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.rulebook import Rulebook
    from inspection.accounts.models import User


@command
def decide_discipline(
    team: Team, *, by: User, on: date, overseer: Member, dual: bool = False, content: str = ""
) -> Team:
    """P1. Decide to consider discipline, and name the commissioner who hears the subject.

    With `dual` the decision and plan of the inspection hold and are not repeated. On a judgment in force the case is
    ready for the body at once. Raises `DrafterApproves`, `OverseerNotOfTheBody`.
    """
    team = locked_team(team)
    policy.require(by, Act.ISSUE_DECISION, team, on=on)
    require_open(team, _("Decide to consider discipline"), "decided_on")
    require_date(on, act=_("Decide to consider discipline"), earliest=team.opened_on)
    if by.pk == team.proposed_by_id:
        raise DrafterApproves()
    (case,) = locked_cases(team)
    book = rules(team, on)
    for key in ("PRISON", "VOTE-BEYOND") if case.fast_track else ("VOTE-BEYOND",):
        book.find_or_none(key)
    require_overseer(team, overseer, on, book)
    matter = DisciplineMatter.objects.select_for_update().get(case=case)
    matter.overseer, matter.dual = overseer, dual and case.opened_from_id is not None
    save(matter, ["overseer", "dual"])
    team.decided_on, team.decided_by, team.content = on, by, content or team.content
    fields = ["decided_on", "decided_by", "content"]
    values = {"decided_on": on}
    if case.fast_track:
        team.prepared_on = values["prepared_on"] = on
        fields.append("prepared_on")
    save(team, fields)
    places = list(TeamMember.objects.filter(team=team).select_related("member"))
    TeamMember.objects.filter(team=team).update(since=on)
    write_all(
        [case],
        "discipline-decided",
        "P1",
        by,
        on,
        values,
        dual=matter.dual,
        overseer=overseer.pk,
        rules=cited(book, on),
    )
    holders = grants.team_holders(places)
    grants.give_team(team, holders, on)
    grants.give([case], holders, on)
    if overseer.user_id:
        grants.give([case], [(overseer.user_id, Duty.OVERSEER)], on)
    grants.finish("P1", team=team)
    return team


def require_overseer(team: Team, overseer: Member, on: date, book: Rulebook) -> None:
    """Refuse a commissioner in charge without a seat, with a place in the team, or with a conflict."""
    hear = book.find_or_none("HEAR")
    citation = hear.cite() if hear else ""
    name = overseer.full_name
    if not Seat.objects.on(on).filter(body=team.body_id, member=overseer).exists():
        raise OverseerNotOfTheBody(name=name, lack=_("no seat in the body"), citation=citation)
    if TeamMember.objects.filter(team=team, member=overseer).exists():  # also one given up: they worked on the matter
        raise OverseerNotOfTheBody(name=name, lack=_("a place in the team"), citation=citation)
    if Recusal.objects.filter(team=team, member=overseer).exists() or apart.inspected_among([overseer], team):
        raise OverseerNotOfTheBody(name=name, lack=_("a conflict of interest"), citation=citation)


@command
def replace_overseer(case: Case, *, by: User, on: date, overseer: Member, reason: str) -> Case:
    """Name another commissioner who hears the subject: the one before left, withdrew, or cannot. Rights move at once.

    Raises `OverseerNotOfTheBody`.
    """
    case = locked_case(case)
    policy.require(by, Act.CHANGE_TEAM, case, on=on)
    act = _("Replace the commissioner in charge")
    require_done(case, act, decided_on=_("the decision is not signed"))
    for field in ("heard_on", "concluded_on"):
        require_open(case, act, field)
    require_date(on, act=act, earliest=case.decided_on)
    require_text(reason=(_("reason"), reason))
    book = rules(case, on)
    require_overseer(case.team, overseer, on, book)
    matter = DisciplineMatter.objects.select_for_update(of=("self",)).select_related("overseer").get(case=case)
    before, matter.overseer = matter.overseer, overseer
    if before == overseer:
        raise OverseerNotOfTheBody(name=overseer.full_name, lack=_("they are in charge already"))
    save(matter, ["overseer"])
    write(
        case, "overseer-replaced", "", by, on, reason=reason, leaving=before and before.pk, joining=overseer.pk,
        rules=cited(book, on),
    )  # fmt: skip
    if before is not None and before.user_id:
        grants.end(case.team, on, user=before.user_id, duties=[Duty.OVERSEER], case=case)
        grants.hand_back(grants.withdraw(case.team, before.user_id, case=case, duties=[Duty.OVERSEER]))
    if overseer.user_id:
        grants.give([case], [(overseer.user_id, Duty.OVERSEER)], on)
        grants.take_over(overseer.user_id, [(Duty.OVERSEER, case.team, case)])
    grants.finish("OVERSEER", case=case)
    return case


@command
def guide(
    team: Team,
    *,
    by: User,
    minutes: Minutes,
    outline: str,
    self_report_due_on: date | None = None,
    schedule: Sequence[Session] = (),
) -> Team:
    """P2. The team meets, everybody has declared; the subject is guided how to write the self-criticism, and when."""
    team, on = locked_team(team), minutes.held_on
    policy.require(by, Act.PREPARE, team, on=on)
    require_done(team, _("Guide the self-criticism"), decided_on=_("the decision is not signed"))
    require_open(team, _("Guide the self-criticism"), "prepared_on")
    require_date(on, act=_("Guide the self-criticism"), earliest=team.decided_on)
    require_text(outline=(_("outline of the self-criticism"), outline))
    require_declared(team)
    (case,) = locked_cases(team)
    require_going_on(case)
    keep_minutes(MeetingKind.TEAM, minutes, team=team, by=by)
    save_all(
        [
            TeamSchedule(team=team, since=s.since, until=s.until, what=s.what, place=s.place, people=s.people)
            for s in schedule
        ]
    )
    team.outline, team.prepared_on, team.self_report_due_on = outline, on, self_report_due_on
    save(team, ["outline", "prepared_on", "self_report_due_on"])
    book = rules(team, on)
    for key in ("RECUSE", "SELFCRIT"):
        book.find_or_none(key)
    write_all([case], "self-criticism-guided", "P2", by, on, {"prepared_on": on}, rules=cited(book, on))
    grants.finish("P2", team=team)
    return team


# Put off


@command
def defer(case: Case, *, by: User, on: date, cause: str, reason: str, review_on: date) -> Deferral:
    """Put the consideration off for a cause the rulebook names, until a day on which it is looked at again."""
    case = locked_case(case)
    policy.require(by, Act.DEFER, case, on=on)
    require_going_on(case)
    require_done(case, _("Put off"), decided_on=_("the decision is not signed"))
    require_open(case, _("Put off"), "concluded_on")
    require_date(on, act=_("Put off"), earliest=case.decided_on)
    require_text(reason=(_("reason"), reason))
    book = rules(case, on)
    found = book.find_or_none("POSTPONE")
    if found is None or cause not in found.value:
        raise NoGroundToPutOff(cause=cause, citation=found.cite() if found else "")
    row = Deferral(
        case=case, cause=cause, rule_cited=found.cite(), reason=reason, since=on, review_on=review_on, decided_by=by
    )
    save(row)
    write(case, "put-off", "", by, on, cause=cause, review_on=review_on.isoformat(), rules=cited(book, on))
    grants.offer("REVIEW", [Duty.AUTHORITY], team=case.team, case=case, due_on=review_on)
    return row


@command
def take_up_again(case: Case, *, by: User, on: date) -> Deferral:
    """Take a case up that was put off; the time in between does not count in the limitation periods of its acts."""
    case = locked_case(case)
    policy.require(by, Act.DEFER, case, on=on)
    row = Deferral.objects.select_for_update().filter(case=case, ended_on__isnull=True).first()
    if row is None:
        require_done(case, _("Take up again"), heard_on=_("the case is not put off"))
        raise TypeError("nothing to take up")
    require_date(on, act=_("Take up again"), earliest=row.since)
    row.ended_on, row.ended_by = on, by
    save(row, ["ended_on", "ended_by"])
    save_all(
        [
            Pause(violation=violation, cause=Pause.Cause.POSTPONED, since=row.since, until=on)
            for violation in standing_violations(case)
        ]
    )
    write(case, "taken-up-again", "", by, on, since=row.since.isoformat())
    grants.finish("REVIEW", case=case)
    return row
