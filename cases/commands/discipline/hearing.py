"""E1: the representative of the authority hears the subject before the body decides, or minutes why that failed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._meetings import keep_minutes
from cases.commands._writing import cited, require_date, require_done, require_open, require_text, rules, save, write
from cases.commands.discipline.guards import require_absent_twice, require_going_on
from cases.errors import WitnessesMissing
from cases.errors_discipline import WasHeard
from cases.locking import locked_case
from cases.models import Case, Invitation, MeetingKind, SubjectHearing
from cases.policy import Act

if TYPE_CHECKING:
    from cases.minutes import Minutes
    from inspection.accounts.models import User


@command
def invite(case: Case, *, by: User, on: date, invited_for: date) -> Invitation:
    """E1. Give the subject notice of the day on which it is heard."""
    case = locked_case(case)
    policy.require(by, Act.HEAR_SUBJECT, case, on=on)
    require_going_on(case)
    require_done(case, _("Invite the subject"), submitted_on=_("the proposal is not laid before the body"))
    require_open(case, _("Invite the subject"), "heard_on")
    require_date(on, act=_("Invite the subject"), earliest=case.submitted_on)
    row = Invitation(case=case, sent_on=on, invited_for=invited_for, recorded_by=by)
    save(row)
    write(case, "subject-invited", "E1", by, on, invited_for=invited_for.isoformat())
    return row


@command
def record_coming(invitation: Invitation, *, by: User, on: date, came: bool, absence: str = "") -> Invitation:
    """E1. Record whether the subject came on the day it was invited for, and why it did not."""
    case = locked_case(invitation.case)
    policy.require(by, Act.HEAR_SUBJECT, case, on=on)
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    day = f"{invitation.invited_for:%d/%m/%Y}"
    if invitation.came is not None:
        raise WasHeard(on=day, why=_("it is recorded already"))
    if on < invitation.invited_for:
        raise WasHeard(on=day, why=_("the day has not come yet"))
    if not came:
        require_text(absence=(_("reason of absence"), absence))
    invitation.came, invitation.absence = came, absence
    save(invitation, ["came", "absence"])
    write(
        case, "subject-came" if came else "subject-stayed-away", "E1", by, on, invited_for=f"{invitation.invited_for}"
    )
    return invitation


@command
def hear_subject(
    case: Case, *, by: User, minutes: Minutes, result: SubjectHearing.Result | str, statement: str = ""
) -> Case:
    """E1. Hear the subject; or minute its refusal before witnesses, or that it stayed away twice with notice."""
    case, on = locked_case(case), minutes.held_on
    policy.require(by, Act.HEAR_SUBJECT, case, on=on)
    require_going_on(case)
    act = _("Hear the subject")
    require_done(case, act, submitted_on=_("the proposal is not laid before the body"))
    require_open(case, act, "heard_on")
    require_open(case, act, "concluded_on")
    require_date(on, act=act, earliest=case.submitted_on)
    book = rules(case, on)
    result = SubjectHearing.Result(result)
    if result == SubjectHearing.Result.HEARD:
        require_text(statement=(_("opinion of the subject"), statement))
    elif result == SubjectHearing.Result.REFUSED and not minutes.witnesses.strip():
        raise WitnessesMissing()
    elif result == SubjectHearing.Result.ABSENT:
        require_absent_twice(case, book)
    meeting = keep_minutes(MeetingKind.HEARING, minutes, team=case.team, case=case, by=by)
    save(SubjectHearing(case=case, meeting=meeting, on=on, result=result, statement=statement, heard_by=by))
    case.heard_on = on
    book.find_or_none("HEAR")
    write(case, "subject-heard", "E1", by, on, ["heard_on"], result=str(result), rules=cited(book, on))
    grants.finish("E1", case=case)
    return case
