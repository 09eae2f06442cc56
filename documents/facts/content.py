"""Which builder makes the content of which paper, and which of several papers of a kind is meant."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects

from cases.minutes import recorded
from cases.models import (
    AgendaItem,
    AnnualProgramme,
    Ballot,
    Body,
    Case,
    ClockStop,
    Complaint,
    CrimeTransfer,
    Extension,
    FollowUpNote,
    Meeting,
    MeetingKind,
    Petition,
    Reminder,
    Sitting,
    SuspensionExtension,
    Team,
    TeamChange,
    Waiver,
)
from cases.statistics import Period
from documents import catalogue as papers
from documents import catalogue_clock as of_clock
from documents import catalogue_complaint as of_complaint
from documents import catalogue_denunciation as of_denunciation
from documents import catalogue_discipline as of_discipline
from documents import catalogue_dossier as of_dossier
from documents import catalogue_exoneration as of_exoneration
from documents import catalogue_finance as of_finance
from documents import catalogue_follow_up as of_follow_up
from documents import catalogue_intake as of_intake
from documents import catalogue_mandate as of_mandate
from documents import catalogue_meetings as of_meetings
from documents import catalogue_signs as of_signs
from documents import catalogue_suspension as of_suspension
from documents.catalogue import DocumentType
from documents.facts import (
    ballots,
    clock,
    closing,
    complaint,
    complaint_minutes,
    denunciation,
    discipline,
    discipline_minutes,
    discipline_notice,
    disposal,
    dossier,
    exoneration,
    finance,
    follow_up,
    intake,
    mandate,
    meetings,
    minutes,
    office,
    own,
    periodic,
    preparation,
    report,
    signs,
    suspension,
)
from documents.facts.ground import Facts, Ground
from documents.facts.nowadays import addressed

Thing = Case | Team | AnnualProgramme | Body

BUILDERS: dict[DocumentType, Callable[[Ground, Any, Any], Facts]] = {
    papers.PROPOSAL: preparation.proposal,
    papers.TEAM_DECISION: preparation.team_decision,
    papers.PLAN: preparation.plan,
    papers.OUTLINE: preparation.outline,
    papers.SCHEDULE: preparation.schedule,
    papers.TEAM_CHANGE_DECISION: preparation.team_change,
    papers.TEAM_MEETING_MINUTES: minutes.team_meeting,
    papers.DEPLOYMENT_MINUTES: minutes.deployment,
    papers.WORKING_MINUTES: minutes.working,
    papers.VERIFICATION_MINUTES: minutes.verification,
    papers.DRAFT_MEETING_MINUTES: minutes.draft_meeting,
    papers.DELIBERATION_MINUTES: minutes.deliberation,
    papers.ANNOUNCEMENT_MINUTES: minutes.announcement,
    papers.HANDOVER_MINUTES: minutes.handover,
    papers.REMINDER_LETTER: closing.reminder,
    papers.EXCHANGE_LETTER: closing.exchange,
    papers.EVIDENCE_LIST: closing.evidence,
    papers.SUBMISSION: closing.submission,
    papers.EXTENSION_DECISION: closing.extension,
    papers.FILE_INDEX: closing.file_index,
    papers.TEAM_REPORT: report.team_report,
    papers.CONCLUSION_NOTICE: report.notice,
    papers.SUPERVISION_NOTICE: report.notice,
    of_discipline.CONSIDERATION_DECISION: discipline.consideration_decision,
    of_discipline.CONSIDERATION_PLAN: discipline.consideration_plan,
    of_discipline.SELF_CRITICISM_OUTLINE: discipline.outline,
    of_discipline.CONSIDERATION_MINUTES: discipline_minutes.deployment,
    of_discipline.CONFERENCE_MINUTES: discipline_minutes.conference,
    of_discipline.BALLOT_PAPER: ballots.ballot_paper,
    of_discipline.COUNTING_MINUTES: ballots.counting_minutes,
    of_discipline.DISCIPLINE_PROPOSAL: discipline.proposal,
    of_discipline.HEARING_MINUTES: discipline_minutes.hearing,
    of_discipline.RESOLUTION_MINUTES: discipline_minutes.resolution,
    of_discipline.DISCIPLINE_SUBMISSION: discipline.submission,
    of_discipline.NO_DISCIPLINE_NOTICE: discipline_notice.notice,
    of_discipline.DISCIPLINE_DECISION: discipline.decision,
    of_discipline.SANCTION_MINUTES: discipline_minutes.announcement,
    of_discipline.SANCTION_LETTER: discipline.letter,
    of_complaint.COMPLAINT_SLIP: complaint.slip,
    of_complaint.COMPLAINT_TEAM_DECISION: complaint.team_decision,
    of_complaint.COMPLAINT_PLAN: complaint.plan,
    of_complaint.COMPLAINT_ACCEPTANCE: complaint.acceptance,
    of_complaint.COMPLAINT_DEPLOYMENT_MINUTES: complaint_minutes.deployment,
    of_complaint.FILE_RECEIPT_MINUTES: complaint_minutes.file_receipt,
    of_complaint.COMPLAINANT_MINUTES: complaint_minutes.complainant,
    of_complaint.COMPLAINT_EXCHANGE_MINUTES: complaint_minutes.exchange,
    of_complaint.COMPLAINT_REPORT: complaint.report,
    of_complaint.COMPLAINT_RESOLUTION_MINUTES: complaint_minutes.resolution,
    of_complaint.COMPLAINT_DECISION: complaint.decision,
    of_complaint.COMPLAINT_ANNOUNCEMENT_MINUTES: complaint_minutes.announcement,
    of_suspension.SUBMISSION: suspension.submission,
    of_suspension.REPORT: suspension.report,
    of_suspension.DECISION: suspension.decision,
    of_suspension.MINUTES: suspension.announcement,
    of_suspension.EXTENSION: suspension.extension,
    of_suspension.END: suspension.ending,
    of_mandate.OUTLINE: mandate.outline,
    of_mandate.REQUEST_LETTER: mandate.request,
    of_mandate.SHEETS: mandate.sheets,
    of_exoneration.SUBMISSION: exoneration.submission,
    of_exoneration.DECISION: exoneration.decision,
    of_exoneration.MINUTES: exoneration.minutes,
    of_exoneration.APOLOGY: exoneration.apology,
    of_exoneration.LETTER: exoneration.letter,
    of_clock.STOP: clock.stop,
    of_clock.RESUME: clock.resume,
    of_follow_up.REQUIREMENTS: follow_up.requirements,
    of_follow_up.ASSIGNMENT: follow_up.assignment,
    of_follow_up.LETTER: follow_up.letter,
    of_follow_up.SHEET: follow_up.sheet,
    of_follow_up.REINSPECTION_MINUTES: follow_up.reinspection_minutes,
    of_follow_up.REINSPECTION_REPORT: follow_up.reinspection_report,
    of_follow_up.CONFIRMATION: follow_up.confirmation,
    of_follow_up.REPORT: follow_up.report,
    of_finance.RECONCILIATION_MINUTES: finance.minutes,
    of_finance.RECONCILIATION_TABLE: finance.table,
    of_dossier.WAIVER: dossier.waiver,
    of_signs.PROPOSAL: signs.proposal,
    of_signs.TRANSFER_LETTER: signs.transfer_letter,
    of_signs.CONFERENCE_MINUTES: signs.conference,
    of_signs.HEARING_MINUTES: signs.hearing,
    of_signs.SUBMISSION_ABOVE: signs.submission_above,
    of_signs.NOTICE: report.notice,
    of_denunciation.DENOUNCER_MINUTES: denunciation.denouncer_minutes,
    of_denunciation.PROPOSAL: denunciation.proposal,
    of_denunciation.TEAM_DECISION: denunciation.team_decision,
    of_denunciation.PLAN: denunciation.plan,
    of_denunciation.OUTLINE: denunciation.outline,
    of_denunciation.DEPLOYMENT_MINUTES: denunciation.deployment,
    of_denunciation.NOTICE: denunciation.notice,
    of_denunciation.DENOUNCER_NOTICE: denunciation.denouncer_notice,
    of_denunciation.EXTENSION_LETTER: denunciation.extension_letter,
}

#: Papers of a body's meeting, told from the meeting or one item of it.
OF_SITTINGS: dict[DocumentType, Callable[[Any], Facts]] = {
    of_meetings.SITTING_MINUTES: meetings.minutes,
    of_meetings.ITEM_EXCERPT: meetings.excerpt,
}

#: Papers that answer or pass on what came to a body and opened no case, told from the letter alone.
OF_LETTERS: dict[DocumentType, Callable[[Any, date], Facts]] = {
    of_complaint.COMPLAINT_REFUSAL: complaint.refusal,
    of_intake.PETITION_SLIP: intake.slip,
    of_intake.PETITION_TRANSFER: intake.transfer,
    of_intake.PETITION_RETURN: intake.returned,
    of_intake.PETITION_GUIDANCE: intake.guidance,
    of_intake.PETITION_REFUSAL: intake.refusal,
    of_dossier.DISPOSAL_MINUTES: disposal.minutes,
}

#: Papers that are the minutes of a meeting.
MEETINGS = {
    papers.TEAM_MEETING_MINUTES: MeetingKind.TEAM,
    papers.DEPLOYMENT_MINUTES: MeetingKind.DEPLOYMENT,
    papers.WORKING_MINUTES: MeetingKind.WORKING,
    papers.VERIFICATION_MINUTES: MeetingKind.VERIFICATION,
    papers.DRAFT_MEETING_MINUTES: MeetingKind.DRAFT,
    papers.DELIBERATION_MINUTES: MeetingKind.DELIBERATION,
    papers.ANNOUNCEMENT_MINUTES: MeetingKind.ANNOUNCEMENT,
    papers.HANDOVER_MINUTES: MeetingKind.HANDOVER,
    of_discipline.CONSIDERATION_MINUTES: MeetingKind.DEPLOYMENT,
    of_discipline.CONFERENCE_MINUTES: MeetingKind.CONFERENCE,
    of_discipline.HEARING_MINUTES: MeetingKind.HEARING,
    of_discipline.SANCTION_MINUTES: MeetingKind.ANNOUNCEMENT,
    of_complaint.COMPLAINT_DEPLOYMENT_MINUTES: MeetingKind.DEPLOYMENT,
    of_complaint.FILE_RECEIPT_MINUTES: MeetingKind.DEPLOYMENT,
    of_complaint.COMPLAINANT_MINUTES: MeetingKind.WORKING,
    of_complaint.COMPLAINT_EXCHANGE_MINUTES: MeetingKind.DRAFT,
    of_complaint.COMPLAINT_ANNOUNCEMENT_MINUTES: MeetingKind.ANNOUNCEMENT,
    of_suspension.MINUTES: MeetingKind.ANNOUNCEMENT,
    of_exoneration.MINUTES: MeetingKind.APOLOGY,
    of_follow_up.REINSPECTION_MINUTES: MeetingKind.VERIFICATION,
    of_finance.RECONCILIATION_MINUTES: MeetingKind.RECONCILIATION,
    of_signs.CONFERENCE_MINUTES: MeetingKind.CONFERENCE,
    of_signs.HEARING_MINUTES: MeetingKind.HEARING,
    of_denunciation.DENOUNCER_MINUTES: MeetingKind.DENOUNCER,
    of_denunciation.DEPLOYMENT_MINUTES: MeetingKind.DEPLOYMENT,
}

_MINUTES, _FINDINGS = "meetings__attendance", "findings__responses__answer"

#: What the papers of a case are told from; a drafted paper is issued from its approved draft alone.
_TOLD_FROM: dict[DocumentType, tuple[str, ...]] = {
    **dict.fromkeys(MEETINGS, (_MINUTES,)),
    papers.DRAFT_MEETING_MINUTES: (_MINUTES, _FINDINGS),
    of_signs.CONFERENCE_MINUTES: (_MINUTES, _FINDINGS),
    papers.DELIBERATION_MINUTES: (_MINUTES, "considerations"),
    papers.ANNOUNCEMENT_MINUTES: (_MINUTES, "services"),
    papers.HANDOVER_MINUTES: (_MINUTES, "follow_up", "evidence", "self_reports"),
    papers.FILE_INDEX: ("evidence", "self_reports"),
    papers.EVIDENCE_LIST: ("evidence",),
    papers.SUBMISSION: (_FINDINGS,),
}

#: What drafts are written from.
_WRITTEN_FROM: dict[DocumentType, tuple[str, ...]] = {
    papers.TEAM_REPORT: (_FINDINGS, "self_reports", "meetings"),
    papers.CONCLUSION_NOTICE: (_FINDINGS,),
    papers.SUPERVISION_NOTICE: (_FINDINGS,),
    of_signs.NOTICE: (_FINDINGS,),
    of_denunciation.NOTICE: (_FINDINGS,),
}

#: Papers made again when the body returns the report.
_ROUNDS = {
    of_mandate.SHEETS,
    papers.TEAM_REPORT,
    papers.SUBMISSION,
    papers.CONCLUSION_NOTICE,
    papers.SUPERVISION_NOTICE,
    of_signs.NOTICE,
    of_denunciation.NOTICE,
    of_follow_up.SHEET,
}


#: Minutes of the meeting whose ballot a resolution rests on.
_RESOLVED = {of_discipline.RESOLUTION_MINUTES, of_complaint.COMPLAINT_RESOLUTION_MINUTES}


class NothingToTell(ValueError):
    """The act a paper tells of is not on record."""


@dataclass(frozen=True)
class Occasion:
    """Which of several papers of a kind: the row it tells of, and the number that keeps them apart."""

    number: int = 0
    row: Any = None


def read(document_type: DocumentType, cases: Sequence[Case]) -> None:
    """Read what this paper of these cases is told from, in a few queries for all of them."""
    prefetch_related_objects(list(cases), *_TOLD_FROM.get(document_type, ()))


def read_for(document_type: DocumentType, case: Case) -> None:
    """Read what one paper of a case, or the draft of it, is told from; its minutes come with its occasion."""
    paths = [path for path in _TOLD_FROM.get(document_type, ()) if path != _MINUTES]
    prefetch_related_objects([case], *paths, *_WRITTEN_FROM.get(document_type, ()))


def occasion_of(document_type: DocumentType, thing: Thing, given: Any = None) -> Occasion:
    """Return the occasion of a paper: the row given, else the last one on record."""
    if isinstance(given, Occasion):
        return given
    if isinstance(given, Period):
        # Both days of the period in one number.
        return Occasion(given.since.toordinal() * 10**7 + given.until.toordinal(), given)
    if isinstance(given, Meeting | TeamChange | Extension | Reminder | SuspensionExtension | Complaint | Petition):
        return Occasion(given.pk, given)
    if isinstance(given, Ballot | Sitting | AgendaItem | CrimeTransfer | Waiver | ClockStop):
        return Occasion(given.pk, given)
    if isinstance(given, FollowUpNote):
        return Occasion(given.pk, given)
    if isinstance(given, own.Told):
        return Occasion(given.number, given)
    if isinstance(given, int):
        return Occasion(given)
    if document_type in _RESOLVED and isinstance(thing, Case):
        return Occasion(thing.resolution.pk, thing.resolution.ballot.item.sitting if thing.resolution.ballot else None)
    if document_type in MEETINGS and isinstance(thing, Case | Team):
        if meeting := recorded(MEETINGS[document_type], thing):
            return Occasion(meeting.pk, meeting)
        return _last(document_type, [m for m in thing.meetings.all() if m.kind == MEETINGS[document_type] and
                                     (isinstance(thing, Case) or m.case_id is None)])  # fmt: skip
    if document_type is papers.EXTENSION_DECISION and isinstance(thing, Case):
        return _last(document_type, Extension.objects.filter(case=thing, decided_on__isnull=False))
    if document_type is of_suspension.EXTENSION and isinstance(thing, Case):
        return _last(document_type, SuspensionExtension.objects.filter(suspension__case=thing, by_law=False))
    if document_type in of_clock.ALL and isinstance(thing, Case):
        return _last(document_type, thing.clock_stops.all())
    if document_type is papers.TEAM_CHANGE_DECISION and isinstance(thing, Team):
        changes = TeamChange.objects.filter(team=thing).select_related("leaving", "joining").order_by("pk")
        return _last(document_type, changes)
    if document_type is of_signs.TRANSFER_LETTER and isinstance(thing, Case):
        return _last(document_type, thing.crime_transfers.all())
    if document_type in _ROUNDS and isinstance(thing, Case):
        return Occasion(thing.returns)
    return Occasion()


def _last(document_type: DocumentType, rows: Any) -> Occasion:
    found = list(rows)
    if not found:
        raise NothingToTell(f"There is nothing on record that “{document_type.key}” could tell of.")
    return Occasion(found[-1].pk, found[-1])


def content(
    document_type: DocumentType, thing: Thing, on: date, occasion: Occasion, *, ground: Ground | None = None
) -> Facts:
    """Return what a paper says, without number, day and signatures."""
    if document_type.own:
        team = thing.team if isinstance(thing, Case) else thing if isinstance(thing, Team) else None
        told_of = (ground or Ground(team, on)) if team is not None else None
        facts = own.content(document_type, told_of, thing, occasion.row, on)
    elif document_type in OF_SITTINGS:
        facts = OF_SITTINGS[document_type](occasion.row)
    elif isinstance(thing, AnnualProgramme):
        facts = office.programme(thing, on)
    elif document_type in OF_LETTERS:
        facts = OF_LETTERS[document_type](occasion.row, on)
    elif isinstance(thing, Body):
        period: Period = occasion.row
        facts = periodic.periodic(thing, period.since, period.until, on)
    else:
        team = thing.team if isinstance(thing, Case) else thing
        case = thing if isinstance(thing, Case) else None
        told = ground or Ground(team, on)
        facts = addressed(BUILDERS[document_type](told, case, occasion.row), told)
    return facts | {"type": document_type.key}
