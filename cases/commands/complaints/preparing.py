"""P2 the authority accepts a complaint, P3 the team prepares; a complaint may be withdrawn until it is answered."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._contested import close_files, open_files, people_of
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
)
from cases.commands.closing import dissolve_after_last
from cases.commands.complaints.receiving import locked_complaint
from cases.commands.conduct import answering
from cases.commands.preparation import require_declared
from cases.commands.service import keep_services
from cases.errors import DrafterApproves
from cases.errors_complaint import NoRoomToWithdraw, TookPart
from cases.locking import locked_case, locked_cases, locked_team
from cases.minutes import Minutes, Serving, Session
from cases.models import (
    Admission,
    Case,
    Complaint,
    MeetingKind,
    Outcome,
    Team,
    TeamMember,
    TeamSchedule,
    deciders_among,
)
from cases.policy import Act

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def accept_complaint(
    team: Team, *, by: User, on: date, content: str = "", method: str = "", served: Sequence[Serving] = ()
) -> Case:
    """P2. Accept a complaint by a decision on the team and its plan, and tell the complainant; the time runs from here.

    The contested decision stays in force. Raises `DrafterApproves`, `TookPart`.
    """
    team = locked_team(team)
    policy.require(by, Act.ISSUE_DECISION, team, on=on)
    act = _("Accept the complaint")
    require_open(team, act, "decided_on")
    require_date(on, act=act, earliest=team.opened_on)
    if by.pk == team.proposed_by_id:
        raise DrafterApproves()
    (case,) = locked_cases(team)
    require_open(case, act, "concluded_on")
    complaint = locked_complaint(Complaint.objects.get(case=case))
    places = list(TeamMember.objects.filter(team=team).select_related("member"))
    book = rules(team, on)
    if names := [member.full_name for member in deciders_among(complaint, [place.member for place in places])]:
        found = book.find_or_none("RECUSE")
        raise TookPart(names=", ".join(names), citation=found.cite() if found else "")
    team.decided_on, team.decided_by = on, by
    team.content, team.method = content or team.content, method or team.method
    save(team, ["decided_on", "decided_by", "content", "method"])
    TeamMember.objects.filter(team=team).update(since=on)
    complaint.admission, complaint.admitted_on, complaint.admitted_by = Admission.ACCEPTED, on, by
    save(complaint, ["admission", "admitted_on", "admitted_by"])
    keep_services(case, served, by=by, on=on)
    case.decided_on = case.clock_started_on = on
    case.due_on = book.due("DUR-GQKN", start=on)
    for key in ("COMPLAIN-PENDING", "RECUSE"):
        book.find_or_none(key)
    fields = ["decided_on", "clock_started_on", "due_on"]
    write(case, "complaint-accepted", "P2", by, on, fields, due_on=f"{case.due_on}", rules=cited(book, on))
    holders = grants.team_holders(places)
    grants.give_team(team, holders, on)
    grants.give([case], holders, on)
    grants.give([case], answering(case, on), on)
    open_files(complaint, [place.member for place in places], by=by, on=on)
    grants.finish("P2", team=team)
    return case


@command
def prepare_complaint(
    team: Team, *, by: User, minutes: Minutes, rules_of_conduct: str, schedule: Sequence[Session] = ()
) -> Team:
    """P3. The team meets with its schedule and rules; everybody has declared."""
    team, on = locked_team(team), minutes.held_on
    policy.require(by, Act.PREPARE, team, on=on)
    act = _("Prepare to handle the complaint")
    require_done(team, act, decided_on=_("the complaint is not accepted"))
    require_open(team, act, "prepared_on")
    require_date(on, act=act, earliest=team.decided_on)
    require_text(rules=(_("rules of conduct"), rules_of_conduct))
    require_declared(team)
    (case,) = locked_cases(team)
    require_open(case, act, "concluded_on")
    keep_minutes(MeetingKind.TEAM, minutes, team=team, by=by)
    save_all(
        [
            TeamSchedule(team=team, since=s.since, until=s.until, what=s.what, place=s.place, people=s.people)
            for s in schedule
        ]
    )
    team.rules_of_conduct, team.prepared_on = rules_of_conduct, on
    save(team, ["rules_of_conduct", "prepared_on"])
    book = rules(team, on)
    book.find_or_none("RECUSE")
    case.prepared_on = on
    write(case, "complaint-prepared", "P3", by, on, ["prepared_on"], rules=cited(book, on))
    grants.finish("P3", team=team)
    return team


@command
def withdraw_complaint(case: Case, *, by: User, on: date, letter: str) -> Case:
    """R2, the other branch. The complainant withdraws in writing; the decision stays as it was and the case ends."""
    case = locked_case(case)
    policy.require(by, Act.RECORD_MEETING, case, on=on)
    if case.concluded_on is not None:
        raise NoRoomToWithdraw(case=case.code)
    require_done(case, _("Withdraw the complaint"), decided_on=_("the complaint is not accepted"))
    require_date(on, act=_("Withdraw the complaint"), earliest=case.decided_on)
    require_text(letter=(_("letter of the complainant"), letter))
    complaint = locked_complaint(Complaint.objects.get(case=case))
    complaint.admission, complaint.reason = Admission.WITHDRAWN, letter
    save(complaint, ["admission", "reason"])
    case.concluded_on = case.closed_on = on
    case.outcome = Outcome.WITHDRAWN
    write(case, "complaint-withdrawn", "R2", by, on, ["concluded_on", "outcome", "closed_on"])
    close_files(complaint, people_of(case), by=by, on=on)
    grants.end(case.team, on, duties=policy.TEAM_DUTIES, case=case)
    grants.finish(case=case)
    grants.finish(team=case.team)
    dissolve_after_last(case, on)
    return case
