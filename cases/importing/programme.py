"""A year's programme from a workbook: its items and the subjects each names."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import commands
from cases.importing.workbook import Column, Reading, Sheet, read
from cases.models import AnnualProgramme, Body, Kind, Member, Organization

if TYPE_CHECKING:
    from inspection.accounts.models import User

KINDS = {
    "Kiểm tra chấp hành": Kind.COMPLIANCE_INSPECTION,
    "Giám sát chuyên đề": Kind.THEMATIC_SUPERVISION,
    "Kiểm tra nhiệm vụ kiểm tra, giám sát": Kind.MANDATE_INSPECTION,
    "Kiểm tra tài chính đảng": Kind.FINANCE_INSPECTION,
}

ITEMS = Sheet(
    "Chương trình",
    [
        Column("Số TT", reads=int),
        Column("Loại", reads=KINDS),
        Column("Chuyên đề", limit=500),
        Column("Nội dung", required=False, limit=20_000),
        Column("Quý", reads={"1": "1", "2": "2", "3": "3", "4": "4", "I": "1", "II": "2", "III": "3", "IV": "4"}),
        Column("Mã trưởng đoàn dự kiến", required=False),
        Column("Căn cứ", required=False, limit=500),
    ],
)
SUBJECTS = Sheet(
    "Đối tượng",
    [
        Column("Số TT chương trình", reads=int),
        Column("Mã tổ chức", required=False),
        Column("Mã đảng viên", required=False),
    ],
)
SHEETS = (ITEMS, SUBJECTS)


def preview(content: bytes, on: date) -> Reading:
    """Read the workbook and check it against the register; nothing is written."""
    reading = read(content, SHEETS)
    active = set(Organization.objects.active(on).values_list("code", flat=True))
    people = set(Member.objects.values_list("code", flat=True))
    numbers: set[int] = set()
    for row in reading.of(ITEMS):
        if row["Số TT"] in numbers:
            reading.trouble(ITEMS, row, "Số TT", _("This number is there already."))
        numbers.add(row["Số TT"])
        if row["Mã trưởng đoàn dự kiến"] and row["Mã trưởng đoàn dự kiến"] not in people:
            reading.trouble(ITEMS, row, "Mã trưởng đoàn dự kiến", _("No person of this code is registered."))
    named: set[tuple[int, str]] = set()
    for row in reading.of(SUBJECTS):
        organization, member = row["Mã tổ chức"], row["Mã đảng viên"]
        if bool(organization) == bool(member):
            reading.trouble(SUBJECTS, row, "Mã tổ chức", _("Name either an organization or a person."))
        elif organization and organization not in active:
            reading.trouble(SUBJECTS, row, "Mã tổ chức", _("No organization of this code is registered and active."))
        elif member and member not in people:
            reading.trouble(SUBJECTS, row, "Mã đảng viên", _("No person of this code is registered."))
        if row["Số TT chương trình"] not in numbers:
            reading.trouble(SUBJECTS, row, "Số TT chương trình", _("No item of the programme has this number."))
        if (row["Số TT chương trình"], organization or member) in named:
            reading.trouble(SUBJECTS, row, "Mã tổ chức", _("This subject is named twice for the item."))
        named.add((row["Số TT chương trình"], organization or member))
    for row in reading.of(ITEMS):
        if not any(number == row["Số TT"] for number, _code in named):
            reading.trouble(ITEMS, row, "Số TT", _("The item names no subject."))
    return reading


def apply(reading: Reading, body: Body, *, by: User, on: date, year: int, title: str) -> AnnualProgramme:
    """Draft the programme of a year from the workbook; approval is a leader's act."""
    if reading.troubles:
        raise ValueError("a workbook with errors is not imported")
    organizations = {o.code: o for o in Organization.objects.all()}
    people = {m.code: m for m in Member.objects.all()}
    items = []
    for row in sorted(reading.of(ITEMS), key=lambda r: r["Số TT"]):
        named = [s for s in reading.of(SUBJECTS) if s["Số TT chương trình"] == row["Số TT"]]
        items.append(
            commands.NewItem(
                kind=row["Loại"],
                topic=row["Chuyên đề"],
                quarter=int(row["Quý"]),
                content=row["Nội dung"],
                basis=row["Căn cứ"],
                lead=people.get(row["Mã trưởng đoàn dự kiến"]),
                organizations=[organizations[s["Mã tổ chức"]] for s in named if s["Mã tổ chức"]],
                members=[people[s["Mã đảng viên"]] for s in named if s["Mã đảng viên"]],
            )
        )
    return commands.draft_programme(body, by=by, on=on, year=year, title=title, items=items)
