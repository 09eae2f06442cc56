"""Records from paper: entered one by one or many at once, scanned, and withdrawn when they were entered wrongly."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases import reading, trail
from cases.acting import command
from cases.commands._writing import require_date, require_text, save, save_all
from cases.commands.evidence import checked_type, keep_bytes
from cases.commands.work_programmes._guards import require_approved
from cases.errors_paper import (
    NotKeeperOfPapers,
    PaperRecordedAlready,
    PaperScannedAlready,
    PaperStillCounted,
    PaperSubjectTwice,
    PaperSubjectUnfit,
    PaperWithdrawnAlready,
    PaperWithoutSubject,
)
from cases.errors_work import WorkUnsound
from cases.models import (
    OUTCOMES,
    STRENGTHENED,
    Body,
    Kind,
    Level,
    Member,
    Organization,
    PaperContent,
    PaperRecord,
    PaperScan,
    PaperSubject,
    PaperWithdrawal,
    WorkProgramme,
)
from cases.names import clean_name, search_key
from cases.statistics.forms import contents

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from inspection.accounts.models import User

#: Of these a decision is about organizations only, or members only.
ONLY_MEMBERS = frozenset({Kind.SIGNS_MEMBER.value})
ONLY_ORGANIZATIONS = frozenset({Kind.SIGNS_ORGANIZATION.value, STRENGTHENED})


@dataclass(frozen=True)
class NewPaperSubject:
    """One subject of a decision: found in the register, or known by its name on the paper alone."""

    name: str = ""
    organization: Organization | None = None
    member: Member | None = None
    of_member: bool = False
    code: str = ""
    level: str = ""
    outcome: str = ""
    form: str = ""
    contents: tuple[str, ...] = ()

    def told(self) -> str:
        """The name by which it is called."""
        return self.name or str(self.organization or self.member or self.code)


@dataclass(frozen=True)
class NewPaper:
    """One decision on paper as it is to be entered."""

    body: Body
    kind: str
    number: str
    signed_on: date
    concluded_on: date
    subjects: Sequence[NewPaperSubject]
    topic: str = ""
    replaces: PaperRecord | None = None  # one that was withdrawn, in whose place it is entered
    theme: WorkProgramme | None = None  # what it inspected or supervised the carrying out of


def require_keeper(user: User, organizations: Iterable[Organization], on: date) -> None:
    """Refuse who reports neither for these organizations nor for one above them."""
    kept = reading.organizations_reported_for(user, on)
    for organization in organizations:
        if organization.pk not in kept:
            raise NotKeeperOfPapers(organization=organization.name, on=f"{on:%d/%m/%Y}")


@command
def record_papers(papers: Sequence[NewPaper], *, by: User, on: date, file_sha256: str = "") -> list[PaperRecord]:
    """Enter decisions on paper, all of them or none, in few statements and one trail entry."""
    require_keeper(by, {paper.body.organization for paper in papers}, on)
    _require_themes(papers)
    made = [_record(paper, by, on, file_sha256) for paper in papers]
    _require_new(made)
    save_all(made)
    pairs = [(record, paper) for record, paper in zip(made, papers, strict=True)]
    subjects = [row for record, paper in pairs for row in _subjects(record, paper)]
    save_all(subjects)
    told = [subject for paper in papers for subject in paper.subjects]
    save_all(
        [PaperContent(subject=row, key=key) for row, one in zip(subjects, told, strict=True) for key in one.contents]
    )
    trail.record(
        "paper-records-entered", by=by, on=on, records=[record.key for record in made], subjects=len(subjects),
        bodies=sorted({record.body_id for record in made}), file=file_sha256,
    )  # fmt: skip
    return made


@command
def enter_paper(paper: NewPaper, *, by: User, on: date, upload: UploadedFile | None = None) -> PaperRecord:
    """Enter one decision with its scan, if there is one."""
    [record] = record_papers([paper], by=by, on=on)
    if upload is not None:
        attach_scan(record, by=by, on=on, upload=upload)
    return record


@command
def attach_scan(record: PaperRecord, *, by: User, on: date, upload: UploadedFile) -> PaperScan:
    """Keep the scan of the paper with its record, its bytes under their hash: once, and never replaced."""
    record = _locked(record)
    require_keeper(by, [record.body.organization], on)
    require_date(on, act=_("Attach the scan"), earliest=record.entered_on)
    _require_standing(record)
    if (kept := record.kept_scans().first()) is not None:
        raise PaperScannedAlready(number=record.number, on=f"{kept.added_on:%d/%m/%Y}")
    name = clean_name(Path(upload.name or "").name)[-200:]
    media_type = checked_type(upload, name)
    sha256 = keep_bytes(upload)
    scan = PaperScan(
        record=record, sha256=sha256, file_name=name, media_type=media_type, size=upload.size or 0, added_on=on,
        added_by=by,
    )  # fmt: skip
    save(scan)
    trail.record("paper-scan-attached", by=by, on=on, record=record.key, sha256=sha256)
    return scan


@command
def withdraw_paper(record: PaperRecord, *, by: User, on: date, reason: str) -> PaperWithdrawal:
    """Take a record back that was entered wrongly; it stays readable and is counted nowhere."""
    require_text(reason=(_("reason"), reason))
    record = _locked(record)
    require_keeper(by, [record.body.organization], on)
    require_date(on, act=_("Withdraw the record"), earliest=record.entered_on)
    _require_standing(record)
    withdrawal = PaperWithdrawal(record=record, reason=reason, on=on, by=by)
    save(withdrawal)
    trail.record("paper-record-withdrawn", by=by, on=on, record=record.key, reason=withdrawal.reason)
    return withdrawal


def _locked(record: PaperRecord) -> PaperRecord:
    rows = PaperRecord.objects.select_for_update(of=("self",)).select_related("body__organization")
    return rows.get(pk=record.pk)


def _require_standing(record: PaperRecord) -> None:
    former = PaperWithdrawal.objects.filter(record=record).first()
    if former is not None:
        raise PaperWithdrawnAlready(number=record.number, on=f"{former.on:%d/%m/%Y}")


def _record(paper: NewPaper, by: User, on: date, file_sha256: str) -> PaperRecord:
    require_text(number=(_("decision number"), paper.number))
    require_date(paper.concluded_on, act=_("Enter the decision on paper"), earliest=paper.signed_on)
    require_date(on, act=_("Enter the decision on paper"), earliest=paper.concluded_on)
    if not paper.subjects:
        raise PaperWithoutSubject(number=paper.number)
    if paper.replaces is not None and paper.replaces.is_counted:
        raise PaperStillCounted(number=paper.replaces.number)
    return PaperRecord(
        body=paper.body, kind=paper.kind, number=paper.number, signed_on=paper.signed_on,
        concluded_on=paper.concluded_on, topic=paper.topic, file_sha256=file_sha256, entered_on=on, entered_by=by,
        replaces=paper.replaces, theme=paper.theme,
    )  # fmt: skip


def _require_themes(papers: Sequence[NewPaper]) -> None:
    """Refuse a theme that is no approved programme of the level of the body that decided, nor of one above it."""
    themed = {(paper.body, paper.theme): paper for paper in papers if paper.theme is not None}
    for (body, theme), paper in themed.items():
        require_approved(theme)
        if not WorkProgramme.objects.above([body.organization_id]).filter(pk=theme.pk).exists():
            raise WorkUnsound(where=paper.number, why=_("it is no programme of this level, nor of one above it"))


def _require_new(made: Sequence[PaperRecord]) -> None:
    """Refuse a decision that stands already, or twice in what is entered; one statement for all."""
    bodies = {record.body_id for record in made}
    rows = PaperRecord.objects.standing().filter(body__in=bodies)
    stored = set(rows.values_list("body", "kind", "number", "signed_on"))
    for record in made:
        told = (record.body_id, record.kind, record.number, record.signed_on)
        if told in stored:
            raise PaperRecordedAlready(number=record.number, body=record.body.name, on=f"{record.signed_on:%d/%m/%Y}")
        stored.add(told)


def _subjects(record: PaperRecord, paper: NewPaper) -> list[PaperSubject]:
    seen: set[tuple[Any, ...]] = set()
    rows = []
    for position, one in enumerate(paper.subjects, 1):
        row = _subject(record, position, one)
        if why := _unfit(paper.kind, row, one.contents):
            raise PaperSubjectUnfit(number=paper.number, subject=one.told(), why=why.sentence)
        known = (row.subject_organization_id, row.subject_member_id, row.stranger)
        if known in seen:
            raise PaperSubjectTwice(number=paper.number, subject=one.told())
        seen.add(known)
        rows.append(row)
    return rows


def _subject(record: PaperRecord, position: int, one: NewPaperSubject) -> PaperSubject:
    known = one.organization or one.member
    of_member = one.member is not None or (one.of_member and one.organization is None)
    level = one.level or (one.organization.level if one.organization else "")
    level = level or (one.member.organization.level if one.member else "")
    name = one.name or (str(known) if known else "")
    code = known.code if known else one.code
    return PaperSubject(
        record=record, position=position, subject_organization=one.organization, subject_member=one.member,
        of_member=of_member, subject_name=name, subject_code=code, subject_level=level, outcome=one.outcome,
        form=one.form, stranger="" if known else search_key(f"{code} {name}"),
    )  # fmt: skip


@dataclass(frozen=True)
class Unfit:
    """What does not fit, and the column of the workbook in which it stands."""

    column: str
    sentence: str


def fitting(kind: str, one: NewPaperSubject) -> Unfit | None:
    """Return what is said of a subject that does not fit the procedure, or nothing."""
    return _unfit(kind, _subject(PaperRecord(), 1, one), one.contents)


def _unfit(kind: str, row: PaperSubject, told: Iterable[str]) -> Unfit | None:
    if not row.subject_name:
        return Unfit("Tên", gettext("the name is missing"))
    if row.subject_level not in Level.values:
        return Unfit("Cấp", gettext("the level is missing"))
    if (kind in ONLY_MEMBERS and not row.of_member) or (kind in ONLY_ORGANIZATIONS and row.of_member):
        return Unfit("Loại đối tượng", gettext("this procedure is not for such a subject"))
    if row.outcome and row.outcome not in OUTCOMES.get(kind, ()):
        return Unfit("Kết quả", gettext("this outcome is none of the procedure"))
    if unknown := set(told) - set(contents().named):
        return Unfit("Nội dung", gettext("unknown content “%(content)s”") % {"content": sorted(unknown)[0]})
    why = _form_unfit(kind, row)
    return Unfit("Hình thức kỷ luật", why) if why else None


def _form_unfit(kind: str, row: PaperSubject) -> str:
    if row.form and kind != Kind.DISCIPLINE:
        return gettext("a form of discipline is imposed by a decision on discipline")
    if kind == Kind.DISCIPLINE and not row.form:
        return gettext("a decision on discipline names its form")
    forms = {"REPRIMAND", "WARNING"} | ({"REMOVAL", "EXPULSION"} if row.of_member else {"DISSOLUTION"})
    return gettext("the form is not one for this kind of subject") if row.form and row.form not in forms else ""
