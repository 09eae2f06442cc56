"""R4 the conferences, R5 the report after the exchange; in one run with discipline the subject is heard before E1."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cases import policy
from cases.acting import command
from cases.commands._meetings import keep_minutes
from cases.commands._writing import (
    cited,
    finish,
    require_date,
    require_done,
    require_open,
    require_text,
    rules,
    save,
    write,
)
from cases.commands.closing import submit
from cases.commands.conduct import finalise_report
from cases.commands.hearing import require_heard
from cases.commands.responsibility import require_examined
from cases.commands.signs.crime import require_going_on
from cases.errors import OutcomeUnknown, WitnessesMissing
from cases.errors_signs import ConferenceMissing, DualNotPossible, FirstAtHome, NotHeardByCommissioner
from cases.locking import locked_case
from cases.models import (
    Case,
    Conference,
    FindingKind,
    MeetingKind,
    Organization,
    Outcome,
    SignsMatter,
    Stance,
    SubjectHearing,
)
from cases.policy import Act
from cases.stages import code_of

if TYPE_CHECKING:
    from cases.minutes import Minutes
    from cases.rulebook import Rulebook
    from inspection.accounts.models import User


@command
def hold_conference(case: Case, *, by: User, minutes: Minutes, organization: Organization) -> Conference:
    """R4. The subject presents, the team presents its results, participants comment, the subject responds.

    Of a member first in the own cell, then at each level that manages it; an organization holds its own. Raises
    `FirstAtHome`.
    """
    case, on = locked_case(case), minutes.held_on
    policy.require(by, Act.HEAR_DRAFT, case, on=on)
    act = _("Hold the conference")
    require_done(case, act, drafted_on=_("the draft is not with the subject"))
    require_open(case, act, "draft_heard_on")
    require_going_on(case)
    book = rules(case, on)
    last = Conference.objects.filter(case=case).aggregate(number=Max("number"), on=Max("meeting__held_on"))
    require_date(on, act=act, earliest=last["on"] or case.drafted_on)
    home = case.managing_organization or case.subject_organization
    if last["number"] is None and home is not None and organization.pk != home.pk:
        raise FirstAtHome(name=home.name, citation=book.cite("HEAR"))
    meeting = keep_minutes(MeetingKind.CONFERENCE, minutes, team=case.team, case=case, by=by)
    row = Conference(case=case, number=(last["number"] or 0) + 1, organization=organization, meeting=meeting)
    save(row)
    book.find_or_none("HEAR")
    step = code_of(case.kind, "draft_heard_on")
    write(case, "conference-held", step, by, on, number=row.number, rules=cited(book, on))
    return row


@command
def finish_conferences(case: Case, *, by: User, on: date) -> Case:
    """R4. Every level was held, and the subject responded to each point. Raises `ConferenceMissing`."""
    case = locked_case(case)
    policy.require(by, Act.HEAR_DRAFT, case, on=on)
    act = _("Finish the conferences")
    require_open(case, act, "draft_heard_on")
    book = rules(case, on)
    last = Conference.objects.filter(case=case).select_related("meeting").last()
    if last is None:
        raise ConferenceMissing(case=case.code, citation=book.cite("HEAR"))
    require_date(on, act=act, earliest=last.meeting.held_on)
    require_heard(case, book)
    case.draft_heard_on = on
    step = code_of(case.kind, "draft_heard_on")
    write(case, "draft-heard", step, by, on, ["draft_heard_on"], conferences=last.number, rules=cited(book, on))
    finish(case, "draft_heard_on")
    return case


@command
def finalise_on_signs(
    case: Case, *, by: User, on: date, exchange: str, directions: str, proposed: Outcome | str, dual: bool = False
) -> Case:  # fmt: skip
    """R5. What was unclear is verified, the results are exchanged, the commissioner in charge was told: final report.

    Of an organization the responsibility of individuals is examined, its head's above all. `proposed` is the outcome
    the draft notice says; `dual` proposes conclusion and discipline in one run. Raises `ResponsibilityMissing`,
    `DualNotPossible`, `CaseRests`.
    """
    case = locked_case(case)
    policy.require(by, Act.FINALISE_REPORT, case, on=on)
    require_going_on(case)
    require_text(
        exchange=(_("exchange of the results"), exchange),
        directions=(_("what the commissioner in charge directed"), directions),
    )
    book = rules(case, on)
    require_examined(case, book)
    if proposed not in case.outcomes:
        raise OutcomeUnknown(outcome=proposed)
    if dual:
        _require_clear_and_accepted(case, book)
    matter = SignsMatter.objects.select_for_update().get(case=case)
    matter.exchange, matter.directions, matter.dual = exchange, directions, dual
    matter.proposed = Outcome(proposed)
    save(matter, ["exchange", "directions", "dual", "proposed"])
    book.find_or_none("EXT-ALL")
    step = code_of(case.kind, "reported_on")
    write(case, "results-exchanged", step, by, on, dual=dual, proposed=str(matter.proposed), rules=cited(book, on))
    return finalise_report(case, by=by, on=on)


def _require_clear_and_accepted(case: Case, book: Rulebook) -> None:
    """QĐ 354: conclusion and ballot in one run when the violation is clear and the subject accepts it."""
    found = book.find_or_none("DUAL")
    citation = found.cite() if found is not None else ""
    lack: Any = None if found is not None else _("the rulebook of this body does not allow it")
    violations = [one for one in case.findings.all() if one.kind == FindingKind.VIOLATION and not one.withdrawn_on]
    if lack is None and not violations:
        lack = _("no violation is found")
    for one in violations if lack is None else ():
        response = one.responses.order_by("pk").last()
        if response is None or response.stance != Stance.ACCEPT:
            lack = _("the subject does not accept violation no. %(number)s") % {"number": one.number}
    if lack is not None:
        raise DualNotPossible(case=case.code, lack=lack, citation=citation)


@command
def hear_before_submission(
    case: Case, *, by: User, minutes: Minutes, result: SubjectHearing.Result | str, statement: str = ""
) -> Case:
    """R5. In one run with discipline, the commissioner in charge hears the subject before the report is submitted."""
    case, on = locked_case(case), minutes.held_on
    policy.require(by, Act.HEAR_SUBJECT, case, on=on)
    act = _("Hear the subject")
    require_done(case, act, reported_on=_("the report is not final"))
    for field in ("submitted_on", "heard_on"):
        require_open(case, act, field)
    require_date(on, act=act, earliest=case.reported_on)
    result = SubjectHearing.Result(result)
    if result == SubjectHearing.Result.HEARD:
        require_text(statement=(_("opinion of the subject"), statement))
    elif not minutes.witnesses.strip():
        raise WitnessesMissing()
    meeting = keep_minutes(MeetingKind.HEARING, minutes, team=case.team, case=case, by=by)
    save(SubjectHearing(case=case, meeting=meeting, on=on, result=result, statement=statement, heard_by=by))
    case.heard_on = on
    book = rules(case, on)
    for key in ("HEAR", "DUAL"):
        book.find_or_none(key)
    step = code_of(case.kind, "reported_on")
    write(case, "subject-heard", step, by, on, ["heard_on"], result=str(result), rules=cited(book, on))
    return case


@command
def submit_on_signs(case: Case, *, by: User, on: date) -> Case:
    """E1. Lay the report before the commission; in one run with discipline the subject was heard before."""
    case = locked_case(case)
    policy.require(by, Act.SUBMIT, case, on=on)
    require_going_on(case)
    book = rules(case, on)
    require_examined(case, book)
    if case.heard_on is None and SignsMatter.objects.get(case=case).dual:
        raise NotHeardByCommissioner(case=case.code, citation=book.cite("DUAL"))
    return submit(case, by=by, on=on)
