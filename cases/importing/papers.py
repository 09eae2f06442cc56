"""Decisions on paper from a workbook: a sheet of decisions and a sheet of their subjects; all of it, or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING, Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook

from cases import commands, reading
from cases.commands import NewPaper, NewPaperSubject
from cases.commands.paper_records import fitting
from cases.importing.register import KINDS, LEVELS
from cases.importing.workbook import Column, Reading, Row, Sheet, Trouble, read, require_version
from cases.models import PAPER_KINDS, Body, Member, Organization, Outcome, PaperRecord, WorkProgramme
from cases.statistics.forms import contents

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: A workbook says by which sample it was made; one made by another is refused whole.
VERSION = "HSG-1"
SUBJECT_KINDS = {"Tổ chức đảng": "organization", "Đảng viên": "member"}
FORMS = {
    "Khiển trách": "REPRIMAND", "Cảnh cáo": "WARNING", "Cách chức": "REMOVAL", "Khai trừ": "EXPULSION",
    "Giải tán": "DISSOLUTION",
}  # fmt: skip


@dataclass(frozen=True)
class Sheets:
    """The three sheets of the workbook."""

    version: Sheet
    decisions: Sheet
    subjects: Sheet

    def __iter__(self) -> Any:
        return iter((self.version, self.decisions, self.subjects))


@cache
def sheets() -> Sheets:
    """Return the sheets with the words people choose from, in Vietnamese whoever asks."""
    with translation.override("vi"):
        kinds = {str(label): value for value, label in PAPER_KINDS}
        outcomes = {str(label): value for value, label in Outcome.choices}
    decisions = [
        Column("Số TT", reads=int),
        Column("Mã tổ chức ban hành"),
        Column("Cơ quan ban hành", reads=KINDS),
        Column("Quy trình", reads=kinds),
        Column("Số quyết định", limit=60),
        Column("Ngày ký", reads=date),
        Column("Ngày kết luận", reads=date),
        Column("Chuyên đề", required=False, limit=500),
        Column("Chương trình công tác", required=False, limit=60),
    ]
    subjects = [
        Column("Số TT quyết định", reads=int),
        Column("Loại đối tượng", reads=SUBJECT_KINDS),
        Column("Mã", required=False, limit=40, is_code=True),
        Column("Tên", required=False),
        Column("Cấp", required=False, reads=LEVELS),
        Column("Kết quả", required=False, reads=outcomes),
        Column("Hình thức kỷ luật", required=False, reads=FORMS),
        Column("Nội dung", required=False, limit=1000),
    ]
    return Sheets(Sheet("Mẫu", [Column("Phiên bản")]), Sheet("Quyết định", decisions), Sheet("Đối tượng", subjects))


def preview(content: bytes, user: User, on: date) -> Reading:
    """Read the workbook and check it against the register and the records there are; nothing is written."""
    known = sheets()
    found = read(content, tuple(known))
    refuse_formulas(content, found)
    require_version(found, known.version, VERSION)
    if not found.troubles:
        _check(found, user, on)
    return found


def refuse_formulas(content: bytes, found: Reading) -> None:
    """A cell that computes is refused: what it shows here may be something else elsewhere."""
    book = load_workbook(BytesIO(content), read_only=True)
    for page in book.worksheets:
        for line in page.iter_rows():
            for cell in line:
                if cell.data_type == "f":
                    sentence = _("“%(value)s” is a formula; write the value itself.") % {"value": str(cell.value)[:60]}
                    found.troubles.append(Trouble(page.title, cell.row, cell.column_letter, sentence))


def _check(found: Reading, user: User, on: date) -> None:
    known, shelf = sheets(), _Shelf()
    kept = reading.organizations_reported_for(user, on)
    stored = set(PaperRecord.objects.standing().values_list("body", "kind", "number", "signed_on"))
    numbers: dict[int, str] = {}
    for row in found.of(known.decisions):
        body = shelf.body(row)
        if row["Số TT"] in numbers:
            found.trouble(known.decisions, row, "Số TT", _value(_("“%(value)s” is there already."), row["Số TT"]))
        numbers[row["Số TT"]] = row["Quy trình"]
        if body is None:
            sentence = _("“%(value)s” has no such body; see the register of organizations.")
            found.trouble(known.decisions, row, "Mã tổ chức ban hành", _value(sentence, row["Mã tổ chức ban hành"]))
            continue
        if body.organization_id not in kept:
            sentence = _("You do not report for “%(value)s”; its own reporting secretary enters it.")
            found.trouble(known.decisions, row, "Mã tổ chức ban hành", _value(sentence, row["Mã tổ chức ban hành"]))
        said = (body.pk, row["Quy trình"], row["Số quyết định"], row["Ngày ký"])
        if said in stored:
            sentence = _("“%(value)s” is recorded already; leave the line out.")
            found.trouble(known.decisions, row, "Số quyết định", _value(sentence, row["Số quyết định"]))
        stored.add(said)
        if row["Chương trình công tác"] and shelf.theme(row) is None:
            sentence = _("“%(value)s” is not one approved work programme of this level or above; see its number.")
            found.trouble(known.decisions, row, "Chương trình công tác", _value(sentence, row["Chương trình công tác"]))
        if not row["Ngày ký"] <= row["Ngày kết luận"] <= on:
            sentence = _("“%(value)s” lies before the day of signing or in the future; correct the day.")
            day = f"{row['Ngày kết luận']:%d/%m/%Y}"
            found.trouble(known.decisions, row, "Ngày kết luận", _value(sentence, day))
    _check_subjects(found, shelf, numbers)


def _check_subjects(found: Reading, shelf: _Shelf, numbers: Mapping[int, str]) -> None:
    page, named = sheets().subjects, set[tuple[Any, ...]]()
    for row in found.of(page):
        number = row["Số TT quyết định"]
        if number not in numbers:
            sentence = _("No decision has the number “%(value)s”; see the sheet of decisions.")
            found.trouble(page, row, "Số TT quyết định", _value(sentence, number))
            continue
        subject = shelf.subject(row)
        if why := fitting(numbers[number], subject):
            sentence = _("“%(value)s”: %(why)s; correct the line by the decision on paper.")
            found.trouble(page, row, why.column, sentence % {"value": subject.told(), "why": why.sentence})
        who = (number, row["Loại đối tượng"], row["Mã"] or row["Tên"], "" if row["Mã"] else row["Cấp"])
        if who in named:
            found.trouble(page, row, "Mã", _value(_("“%(value)s” stands twice in the decision."), subject.told()))
        named.add(who)
    for row in found.of(sheets().decisions):
        if not any(who[0] == row["Số TT"] for who in named):
            sentence = _("Decision “%(value)s” names no subject; add its lines.")
            found.trouble(sheets().decisions, row, "Số TT", _value(sentence, row["Số quyết định"]))


def _value(sentence: Any, value: Any) -> str:
    return str(sentence) % {"value": str(value)[:60]}


class _Shelf:
    """Everything the codes of a workbook may mean, read once."""

    def __init__(self) -> None:
        self.bodies = {(b.organization.code, b.kind): b for b in Body.objects.select_related("organization")}
        self.organizations = {o.code: o for o in Organization.objects.all()}
        self.members = {m.code: m for m in Member.objects.select_related("organization")}
        self.contents = {one.vi.casefold(): key for key, one in contents().named.items()}

    def body(self, row: Row) -> Body | None:
        return self.bodies.get((row["Mã tổ chức ban hành"], row["Cơ quan ban hành"]))

    def theme(self, row: Row) -> WorkProgramme | None:
        """The approved programme of this number for the body's level, or above it; of several the one then in force."""
        body, number = self.body(row), row["Chương trình công tác"]
        if body is None or not number:
            return None
        rows = WorkProgramme.objects.above([body.organization_id]).filter(number=number)
        found = [one for one in rows if one.since <= row["Ngày ký"] <= (one.until or row["Ngày ký"])] or list(rows)
        return found[0] if len(found) == 1 else None

    def subject(self, row: Row) -> NewPaperSubject:
        of_member = row["Loại đối tượng"] == "member"
        code = row["Mã"] or ""
        told = [word.strip() for word in (row["Nội dung"] or "").split(";") if word.strip()]
        return NewPaperSubject(
            name=row["Tên"] or "", of_member=of_member, code=code, level=row["Cấp"] or "",
            organization=None if of_member else self.organizations.get(code),
            member=self.members.get(code) if of_member else None,
            outcome=row["Kết quả"] or "", form=row["Hình thức kỷ luật"] or "",
            contents=tuple(self.contents.get(word.casefold(), word) for word in told),
        )  # fmt: skip


def apply(found: Reading, content: bytes, *, by: User, on: date) -> list[PaperRecord]:
    """Enter everything the workbook says in one act."""
    if found.troubles:
        raise ValueError("a workbook with errors is not imported")
    known, shelf = sheets(), _Shelf()
    lines: dict[int, list[NewPaperSubject]] = {}
    for row in found.of(known.subjects):
        lines.setdefault(row["Số TT quyết định"], []).append(shelf.subject(row))
    papers = [
        NewPaper(
            shelf.bodies[row["Mã tổ chức ban hành"], row["Cơ quan ban hành"]], row["Quy trình"],
            row["Số quyết định"], row["Ngày ký"], row["Ngày kết luận"], lines[row["Số TT"]], row["Chuyên đề"] or "",
            theme=shelf.theme(row),
        )
        for row in found.of(known.decisions)
    ]  # fmt: skip
    return commands.record_papers(papers, by=by, on=on, file_sha256=hashlib.sha256(content).hexdigest())
