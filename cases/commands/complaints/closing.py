"""E1 the body votes and answers the complaint, E2 the answer is announced, E3 the register is corrected."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._contested import close_files, people_of
from cases.commands._meetings import keep_minutes
from cases.commands._writing import cited, require_date, require_done, require_open, require_text, rules, save, write
from cases.commands.balloting import open_ballot
from cases.commands.closing import dissolve_after_last
from cases.commands.complaints.judging import (
    ANSWER,
    ANSWER_TO_BODY,
    answer_of,
    next_of,
    question_on,
    require_ballot,
)
from cases.commands.complaints.receiving import locked_complaint
from cases.commands.conduct import answering
from cases.commands.discipline.closing import Told
from cases.commands.service import keep_services
from cases.discipline.forms import DisciplineForm
from cases.errors import BodyConcludes, FileIncomplete, OutOfOrder
from cases.errors_ballot import NotAVoteOnACase
from cases.errors_complaint import AnswerUnserved, CauseMissing
from cases.errors_discipline import NobodyTold
from cases.locking import locked_case
from cases.models import (
    AgendaItem,
    Ballot,
    BallotMode,
    Case,
    CaseToOpen,
    Complaint,
    Kind,
    Meeting,
    MeetingKind,
    Member,
    Notification,
    Outcome,
    Resolution,
    Sanction,
    SanctionChange,
    Service,
    TeamMember,
)
from cases.policy import Act

if TYPE_CHECKING:
    from cases.minutes import Minutes, Serving
    from cases.rulebook import Rulebook
    from inspection.accounts.models import User

#: The procedure that an annulled decision calls for: apology and restoration of rights.
EXONERATION = "XLPH"

#: Outcomes that are a decision on the complaint, to be announced and entered.
ANSWERED = {
    Outcome.UPHELD: SanctionChange.Result.UPHOLD,
    Outcome.INCREASED: SanctionChange.Result.INCREASE,
    Outcome.DECREASED: SanctionChange.Result.DECREASE,
    Outcome.ANNULLED: SanctionChange.Result.ANNUL,
}


# E1


@command
def open_complaint_ballot(
    item: AgendaItem, *, by: User, on: date, tellers: Iterable[Member], mode: BallotMode = BallotMode.PAPER
) -> Ballot:
    """E1. Open the ballot on a complaint: one paper with every form the subject may be given, and none.

    The form complained of is one of the lines: who would uphold it votes for it. Who decided before is not on the list.
    """
    if item.case is None or not item.case.is_complaint:
        raise NotAVoteOnACase(item=item.title)
    case = locked_case(item.case)
    act = _("Open a ballot")
    require_done(case, act, submitted_on=_("the results are not laid before the body"))
    require_open(case, act, "concluded_on")
    if item.sitting.body_id != case.body_id:
        raise OutOfOrder(act=act, case=case.code, lack=_("this is not the body that handles the complaint"))
    question = question_on(locked_complaint(Complaint.objects.get(case=case)), on)
    return open_ballot(
        item,
        by=by,
        on=on,
        mode=mode,
        kind=question.kind,
        forms=question.forms,
        tellers=tellers,
        thresholds={form.value: threshold for form, threshold in question.thresholds.items()},
    )


@command
def resolve_complaint(case: Case, *, by: User, on: date, reason: str) -> Resolution:
    """E1. Answer the complaint by the body's ballot: uphold, increase, decrease, annul, or pass it to the level above.

    What is answered stands beside the first decision, from the day the rulebook says. An annulled decision calls for
    exoneration. Raises `ComplaintBallotMissing`, `ComplaintBallotUnfit`, `RecommendationMissing`, `OutOfTime`.
    """
    case = locked_case(case)
    policy.require(by, Act.RESOLVE, case, on=on)
    if TeamMember.objects.filter(team=case.team_id, member__user=by).exists():
        raise BodyConcludes(lack=_("who belongs to the team does not preside over its conclusion"))
    act = _("Answer the complaint")
    require_done(case, act, submitted_on=_("the results are not laid before the body"))
    require_open(case, act, "concluded_on")
    require_text(reason=(_("reason"), reason))
    complaint = locked_complaint(Complaint.objects.get(case=case))
    book = rules(case, on)
    ballot = require_ballot(case, on)
    require_date(on, act=act, earliest=ballot.counted_on)
    answer = answer_of(complaint, ballot, on, book)
    row = Resolution(
        case=case,
        ballot=ballot,
        on=on,
        outcome=answer.outcome,
        form=answer.form,
        competence=answer.competence,
        remarks=reason,
        chaired_by=by,
    )
    save(row)
    case.concluded_on, case.outcome = on, answer.outcome
    if answer.outcome == Outcome.PROPOSED_ABOVE:
        CaseToOpen.objects.create(case=case, procedure=Kind.COMPLAINT, reason=reason, on=on)
    if answer.outcome == Outcome.ANNULLED:
        CaseToOpen.objects.create(case=case, procedure=EXONERATION, reason=reason, on=on)
    if answer.result is not None and _holds_from_signing(book):
        _change(complaint, row, on, book)
    for key in ("COMPLAIN-COMP", "VOTE-SECRET"):
        book.find_or_none(key)
    facts = {"outcome": str(case.outcome), "form": answer.form, "ballot": ballot.key}
    write(case, "complaint-answered", "E1", by, on, ["concluded_on", "outcome"], rules=cited(book, on), **facts)
    grants.finish("E1", case=case)
    return row


def _holds_from_signing(book: Rulebook) -> bool:
    found = book.find_or_none("EFFECT")
    return found is not None and found.value == "signed_on"


def _change(complaint: Complaint, row: Resolution, on: date, book: Rulebook) -> SanctionChange:
    """Put the answer beside the first decision; time served under it counts where the rulebook says so."""
    sanction = complaint.sanction
    change = SanctionChange(
        sanction=sanction,
        on=on,
        result=ANSWERED[Outcome(row.outcome)],
        form=row.form,
        lapses_on=_lapse(sanction, row.form, on, book),
        decided_in=row.case,
        reason=row.remarks,
    )
    save(change)
    return change


def _lapse(sanction: Sanction, form: str, on: date, book: Rulebook) -> date | None:
    lapse, changed = book.find_or_none("LAPSE"), book.find_or_none("LAPSE-CHANGED")
    if not form or lapse is None or DisciplineForm(form).in_two_levels:
        return None
    held = Sanction.objects.as_at(on).get(pk=sanction.pk)
    if form == held.form_at:
        return held.lapses_at
    counts = changed is not None and bool(changed.value.get("earlier_time_counts"))
    return book.add(lapse.number(), lapse.unit, start=(sanction.effective_on or on) if counts else on)


# E2


@command
def announce_answer(case: Case, *, by: User, minutes: Minutes, served: Sequence[Serving]) -> Complaint:
    """E2. Announce the answer to complainant and body, and say where and until when a next complaint may go.

    Raises `AnswerUnserved`.
    """
    case, on = locked_case(case), minutes.held_on
    policy.require(by, Act.ANNOUNCE, case, on=on)
    act = _("Announce the decision on the complaint")
    require_done(case, act, concluded_on=_("the body has not answered"))
    require_open(case, act, "announced_on")
    require_date(on, act=act, earliest=case.concluded_on)
    if case.outcome not in ANSWERED:
        raise OutOfOrder(act=act, case=case.code, lack=_("the body did not decide on the complaint"))
    keep_minutes(MeetingKind.ANNOUNCEMENT, minutes, team=case.team, case=case, by=by)
    keep_services(case, served, by=by, on=on)
    book = rules(case, on)
    found = book.find_or_none("ANNOUNCE-DISC")
    for paper, whom in ((ANSWER, _("to the complainant")), (ANSWER_TO_BODY, _("to the body that decided before"))):
        if not any(row.proved for row in Service.objects.filter(case=case, paper=paper)):
            raise AnswerUnserved(lack=whom, citation=found.cite() if found else "")
    due = book.due("ANNOUNCE-DISC", start=case.concluded_on) if found and case.concluded_on else None
    complaint = locked_complaint(Complaint.objects.get(case=case))
    if not SanctionChange.objects.filter(decided_in=case).exists():
        _change(complaint, case.resolution, on, book)
    received = [row.received_on for row in Service.objects.filter(case=case, paper=ANSWER) if row.received_on]
    following = next_of(complaint, case.resolution.form, book, min(received, default=None))
    complaint.is_final, complaint.next_bodies, complaint.next_until = (
        following.is_final,
        list(following.bodies),
        following.until,
    )
    save(complaint, ["is_final", "next_bodies", "next_until"])
    case.announced_on = on
    grants.give([case], answering(case, on), on)
    facts = {
        "late": due is not None and on > due,
        "final": following.is_final,
        "next": list(following.bodies),
        "until": f"{following.until}" if following.until else None,
    }
    write(case, "complaint-answer-announced", "E2", by, on, ["announced_on"], rules=cited(book, on), **facts)
    grants.finish("E2", case=case)
    return complaint


# E3


@command
def correct_register(
    case: Case, *, by: User, on: date, told: Sequence[Told] = (), cause: Complaint.ChangeCause | str = ""
) -> Case:
    """E3. Enter the answer in the subject's file, record the cause of a change, and close the file.

    A complaint that was passed to the level above is closed without an entry. Raises `NobodyTold`, `CauseMissing`.
    """
    case = locked_case(case)
    policy.require(by, Act.EFFECT_SANCTION, case, on=on)
    act = _("Correct the register")
    require_done(case, act, concluded_on=_("the body has not answered"))
    require_open(case, act, "closed_on")
    require_date(on, act=act, earliest=case.announced_on or case.concluded_on)
    book = rules(case, on)
    fields = ["closed_on"]
    if case.outcome in ANSWERED:
        require_done(case, act, announced_on=_("the answer is not announced (E2)"))
        _enter(case, on, told, cause, book)
        case.effected_on = on
        fields.append("effected_on")
    if lack := _missing(case):
        raise FileIncomplete(case=case.code, lack=", ".join(lack), citation=book.cite("INV-FILE-INDEX"))
    case.closed_on = on
    write(case, "register-corrected", "E3", by, on, fields, cause=str(cause), told=len(told), rules=cited(book, on))
    close_files(Complaint.objects.get(case=case), people_of(case), by=by, on=on)
    grants.end(case.team, on, duties=policy.TEAM_DUTIES, case=case)
    grants.finish("E3", case=case)
    dissolve_after_last(case, on)
    return case


def _enter(case: Case, on: date, told: Sequence[Told], cause: str, book: Rulebook) -> None:
    complaint = locked_complaint(Complaint.objects.get(case=case))
    allowed = book.find_or_none("COMPLAIN-CHANGE")
    if not any(one.kind == Notification.Kind.FILE for one in told):
        raise NobodyTold(citation=book.cite("REPORT-UP") if book.find_or_none("REPORT-UP") else "")
    if case.outcome != Outcome.UPHELD:
        if cause not in Complaint.ChangeCause.values:
            raise CauseMissing(citation=allowed.cite() if allowed else "")
        complaint.change_cause = cause
        save(complaint, ["change_cause"])
    for one in told:
        require_text(told=(_("who is told"), one.told))
        save(Notification(sanction=complaint.sanction, kind=one.kind, told=one.told, on=on))


def _missing(case: Case) -> list[str]:
    """Return the minutes that a complete file of a complaint still lacks."""
    needed = [MeetingKind.DEPLOYMENT, MeetingKind.WORKING, MeetingKind.VERIFICATION, MeetingKind.DRAFT]
    if case.outcome in ANSWERED:
        needed.append(MeetingKind.ANNOUNCEMENT)
    held = set(Meeting.objects.filter(case=case).values_list("kind", flat=True))
    return [str(kind.label) for kind in needed if kind not in held]
