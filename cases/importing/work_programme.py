"""What a work programme sets, from a workbook: parts, indicators, their targets, milestones; all of it, or nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cases.commands.work_programmes import NewIndicator, NewMilestone, NewPart, NewTarget
from cases.importing.papers import refuse_formulas
from cases.importing.work_targets import Shelf, check_targets, new_target
from cases.importing.workbook import Column, Reading, Row, Sheet, Trouble, read, require_version
from cases.models import Body, Operator, Organization, PartKind, ReviewKind, WorkProgramme
from cases.work_programmes import computed
from cases.work_programmes.topics import topics

#: A workbook says by which sample it was made; one made by another is refused whole.
VERSION = "CTCT-1"
PARTS = {
    "Mục tiêu": PartKind.GOAL, "Nhóm chỉ tiêu": PartKind.GROUP, "Yêu cầu": PartKind.REQUIREMENT,
    "Nhiệm vụ": PartKind.TASK,
}  # fmt: skip
OPERATORS = {
    "ít nhất": Operator.AT_LEAST, "trên": Operator.MORE, "bằng": Operator.EXACTLY, "dưới": Operator.LESS,
    "nhiều nhất": Operator.AT_MOST, "trong khoảng": Operator.BETWEEN,
}  # fmt: skip
REVIEWS = {"Sơ kết": ReviewKind.PRELIMINARY, "Tổng kết": ReviewKind.FINAL, "Mốc khác": ReviewKind.OTHER}


@dataclass(frozen=True)
class Sheets:
    """The sheets of the workbook, and the lists its sample shows beside."""

    version: Sheet
    parts: Sheet
    indicators: Sheet
    targets: Sheet
    milestones: Sheet
    lists: Sheet

    def __iter__(self) -> Any:
        return iter((self.version, self.parts, self.indicators, self.targets, self.milestones))


@dataclass(frozen=True)
class Head:
    """What is known of the programme beside its workbook."""

    body: Body
    organization: Organization
    since: date
    parent: WorkProgramme | None


@cache
def sheets() -> Sheets:
    """Return the sheets with their columns; their words are Vietnamese, whoever asks."""
    about = {one.vi: key for key, one in topics().items()}
    indicators = [
        Column("Số TT", reads=int), Column("Chỉ tiêu", limit=500), Column("Đơn vị tính", limit=60),
        Column("Thuộc nhóm số", required=False, reads=int), Column("Về", required=False, reads=about),
        Column("Số liệu hệ thống", required=False, limit=60),
    ]  # fmt: skip
    targets = [
        Column("Số TT chỉ tiêu", reads=int), Column("Mã tổ chức", limit=40), Column("Từ ngày", reads=date),
        Column("Đến ngày", reads=date), Column("Phép so sánh", reads=OPERATORS), Column("Giá trị", limit=30),
        Column("Đến giá trị", required=False, limit=30), Column("Trước kỳ", required=False, limit=30),
        Column("Thực hiện chỉ tiêu cấp trên số", required=False, reads=int),
        Column("Là một phần", required=False, reads={"có": "yes", "không": ""}),
    ]  # fmt: skip
    return Sheets(
        Sheet("Mẫu", [Column("Phiên bản")]),
        Sheet("Cấu trúc", [Column("Loại", reads=PARTS), Column("Nội dung", limit=2000)]),
        Sheet("Chỉ tiêu", indicators),
        Sheet("Mức chỉ tiêu", targets),
        Sheet("Mốc", [Column("Loại", reads=REVIEWS), Column("Việc", limit=500), Column("Hạn", reads=date)]),
        Sheet("Danh mục", [Column("Cột"), Column("Ghi vào ô"), Column("Nghĩa")]),
    )


def sample_rows(code: str, year: int) -> Mapping[str, list[tuple[Any, ...]]]:
    """Return what a sample holds: an example of each sheet, for one organization and year, and the lists to choose."""
    known = sheets()
    since, until = f"01/01/{year}", f"31/12/{year}"
    with translation.override("vi"):
        figures = [("Số liệu hệ thống", key, str(one.label)) for key, one in computed.figures().items()]
    return {
        known.version.name: [(VERSION,)],
        known.parts.name: [
            ("Mục tiêu", "Nâng cao năng lực lãnh đạo của tổ chức đảng"), ("Nhóm chỉ tiêu", "Chất lượng tổ chức đảng"),
            ("Nhóm chỉ tiêu", "Kiểm tra, giám sát"), ("Yêu cầu", "Nêu gương của người đứng đầu"),
            ("Nhiệm vụ", "Giao chỉ tiêu đến từng đảng bộ trực thuộc"),
        ],
        known.indicators.name: [
            (1, "Tỷ lệ tổ chức đảng hoàn thành tốt nhiệm vụ trở lên", "%", 1, topics()["rated-good"].vi, ""),
            (2, "Số đảng viên kết nạp", "đảng viên", 1, topics()["admissions"].vi, ""),
            (3, "Hoàn thành chương trình kiểm tra, giám sát", "%", 2, "", "plan-completion"),
        ],
        known.targets.name: [
            (1, code, since, until, "trên", "75", "", "", "", ""),
            (2, code, since, until, "trong khoảng", "90", "100", "", "", ""),
            (3, code, since, until, "ít nhất", "100", "", "", "", ""),
        ],
        known.milestones.name: [("Sơ kết", "Sơ kết năm đầu", f"15/12/{year}")],
        known.lists.name: [("Về", one.vi, one.vi) for one in topics().values()] + figures,
    }  # fmt: skip


def preview(content: bytes, head: Head) -> Reading:
    """Read the workbook and check it against the register and the programme carried out; nothing is written."""
    known = sheets()
    found = read(content, tuple(known))
    refuse_formulas(content, found)
    require_version(found, known.version, VERSION)
    if not found.troubles:
        _check_indicators(found)
        check_targets(found, known.targets, Shelf.of(head), {row["Số TT"]: row for row in found.of(known.indicators)})
        _check_milestones(found, head)
        if not any(found.of(sheet) for sheet in (known.parts, known.indicators, known.milestones)):
            sentence = _("The workbook sets nothing; fill in at least one line.")
            found.troubles.append(Trouble(known.parts.name, 2, "Nội dung", sentence))
    return found


def _check_indicators(found: Reading) -> None:
    known, numbers = sheets(), set[int]()
    groups = sum(row["Loại"] == PartKind.GROUP for row in found.of(known.parts))
    for row in found.of(known.indicators):
        if row["Số TT"] in numbers:
            _trouble(found, known.indicators, row, "Số TT", _("“%(value)s” is there already."))
        numbers.add(row["Số TT"])
        if row["Thuộc nhóm số"] is not None and not 1 <= row["Thuộc nhóm số"] <= groups:
            sentence = _("“%(value)s” is no group of the sheet of the structure; count its groups from 1.")
            _trouble(found, known.indicators, row, "Thuộc nhóm số", sentence)
        if row["Số liệu hệ thống"] and row["Số liệu hệ thống"] not in computed.figures():
            sentence = _("“%(value)s” is no figure of the system; take one from the list in the sample.")
            _trouble(found, known.indicators, row, "Số liệu hệ thống", sentence)


def _check_milestones(found: Reading, head: Head) -> None:
    page = sheets().milestones
    for row in found.of(page):
        if row["Hạn"] < head.since:
            sentence = str(_("“%(value)s” lies before the programme is in force, on %(since)s; correct the day."))
            facts = {"value": f"{row['Hạn']:%d/%m/%Y}", "since": f"{head.since:%d/%m/%Y}"}
            found.trouble(page, row, "Hạn", sentence % facts)


def _trouble(found: Reading, sheet: Sheet, row: Row, heading: str, sentence: Any) -> None:
    found.trouble(sheet, row, heading, str(sentence) % {"value": str(row[heading])[:60]})


def meant(found: Reading, head: Head) -> dict[str, Any]:
    """Return what a sound workbook sets, as the command is told it."""
    if found.troubles:
        raise ValueError("a workbook with errors is not imported")
    known, shelf = sheets(), Shelf.of(head)
    rows = {row["Số TT"]: row for row in found.of(known.indicators)}
    targets: dict[int, list[NewTarget]] = {number: [] for number in rows}
    for row in found.of(known.targets):
        number = row["Số TT chỉ tiêu"]
        targets[number].append(new_target(row, rows[number], shelf))
    return {
        "parts": [NewPart(row["Loại"], row["Nội dung"]) for row in found.of(known.parts)],
        "indicators": [
            NewIndicator(
                row["Chỉ tiêu"], row["Đơn vị tính"], row["Thuộc nhóm số"] or 0, row["Về"] or "",
                row["Số liệu hệ thống"], targets[number],
            )
            for number, row in sorted(rows.items())
        ],
        "milestones": [NewMilestone(row["Loại"], row["Việc"], row["Hạn"]) for row in found.of(known.milestones)],
    }  # fmt: skip
