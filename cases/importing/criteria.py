"""Rating criteria from a workbook: a sheet of criteria, one of their steps, one of bands; all of it, or nothing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from cases.commands.rating import NewCriteria, NewCriterion, NewStep
from cases.importing.papers import refuse_formulas
from cases.importing.workbook import Column, Reading, Row, Sheet, read, require_version
from cases.models import Band, ScoredBy
from cases.rating.measures import measures

#: A workbook says by which sample it was made; one made by another is refused whole.
VERSION = "BTC-1"
WAYS = {"Người chấm": ScoredBy.PEOPLE, "Chọn mức": ScoredBy.STEPS, "Số liệu": ScoredBy.FIGURE}
BANDS = {"Xuất sắc": Band.EXCELLENT, "Tốt": Band.GOOD, "Trung bình": Band.FAIR, "Yếu": Band.WEAK}


@dataclass(frozen=True)
class Sheets:
    """The sheets of the workbook."""

    version: Sheet
    criteria: Sheet
    steps: Sheet
    bands: Sheet
    figures: Sheet

    def __iter__(self) -> Any:
        return iter((self.version, self.criteria, self.steps, self.bands))


@cache
def sheets() -> Sheets:
    """Return the sheets with their columns."""
    criteria = [
        Column("Mã", limit=12), Column("Nhóm", limit=200), Column("Tiêu chí", limit=2000), Column("Điểm tối đa"),
        Column("Hệ số", required=False), Column("Cách chấm", reads=WAYS), Column("Số liệu", required=False, limit=40),
        Column("Đạt từ", required=False), Column("Không đạt thì cao nhất", required=False, reads=BANDS),
        Column("Ghi chú", required=False, limit=500),
    ]  # fmt: skip
    steps = [
        Column("Mã tiêu chí", limit=12), Column("Điểm"), Column("Từ giá trị", required=False),
        Column("Mức", required=False),
    ]  # fmt: skip
    return Sheets(
        Sheet("Mẫu", [Column("Phiên bản")]), Sheet("Tiêu chí", criteria), Sheet("Mức điểm", steps),
        Sheet("Xếp loại", [Column("Loại", reads=BANDS), Column("Từ điểm")]),
        Sheet("Số liệu", [Column("Tên số liệu"), Column("Nghĩa")]),
    )  # fmt: skip


def sample_rows() -> Mapping[str, list[tuple[Any, ...]]]:
    """Return what a sample holds: an example of each way to score, the bands, and every figure there is."""
    with translation.override("vi"):
        figures = [(key, str(one.label) + (" (%)" if one.is_share else "")) for key, one in measures().items()]
    known = sheets()
    return {
        known.version.name: [(VERSION,)],
        known.criteria.name: [
            ("1.1", "I. Lãnh đạo", "Ban hành, thực hiện chương trình kiểm tra, giám sát năm", "30", "1", "Người chấm",
             "", "", "", ""),
            ("1.2", "I. Lãnh đạo", "Chất lượng sinh hoạt chi bộ", "20", "2", "Chọn mức", "", "", "", ""),
            ("2.1", "II. Báo cáo", "Báo cáo định kỳ được tiếp nhận trong năm", "30", "1", "Số liệu",
             "reports-accepted", "", "", ""),
            ("K1", "III. Điều kiện", "Không có đảng viên bị cấp trên kỷ luật về việc thuộc phạm vi mà đơn vị không "
             "phát hiện", "1", "0", "Chọn mức", "", "1", "Trung bình", "Tiêu chí của địa phương, chưa xác nhận"),
        ],
        known.steps.name: [
            ("1.2", "0", "", "Chưa bảo đảm"), ("1.2", "10", "", "Có nơi chưa bảo đảm"), ("1.2", "20", "", "Bảo đảm"),
            ("2.1", "0", "0", ""), ("2.1", "15", "2", ""), ("2.1", "30", "4", ""),
            ("K1", "0", "", "Có"), ("K1", "1", "", "Không có"),
        ],
        known.bands.name: [("Xuất sắc", "90"), ("Tốt", "70"), ("Trung bình", "50"), ("Yếu", "0")],
        known.figures.name: figures,
    }  # fmt: skip


def preview(content: bytes) -> Reading:
    """Read the workbook; every cell that cannot be meant is named. Nothing is written."""
    known = sheets()
    found = read(content, tuple(known))
    refuse_formulas(content, found)
    require_version(found, known.version, VERSION)
    if not found.troubles:
        _check(found)
    return found


def _check(found: Reading) -> None:
    known = sheets()
    numbers = ((known.criteria, ("Điểm tối đa", "Hệ số", "Đạt từ")), (known.steps, ("Điểm", "Từ giá trị")),
               (known.bands, ("Từ điểm",)))  # fmt: skip
    for sheet, columns in numbers:
        for row in found.of(sheet):
            for column in columns:
                if row[column] and number(row[column]) is None:
                    sentence = _("“%(value)s” is not a number; write it as 12,5.") % {"value": str(row[column])[:60]}
                    found.trouble(sheet, row, column, sentence)
    codes = {row["Mã"] for row in found.of(known.criteria)}
    for row in found.of(known.steps):
        if row["Mã tiêu chí"] not in codes:
            unknown = _("No criterion has the code “%(value)s”; see the sheet of criteria.")
            found.trouble(known.steps, row, "Mã tiêu chí", str(unknown % {"value": row["Mã tiêu chí"]}))


def number(text: Any) -> Decimal | None:
    """Return a number as the Vietnamese or a spreadsheet write it, within what can be kept; else nothing."""
    try:
        value = Decimal(str(text).strip().replace(",", "."))
    except InvalidOperation:
        return None
    return value if value.is_finite() and abs(value) < 10_000 and value == value.quantize(Decimal("0.01")) else None


def meant(found: Reading, *, name: str, basis: str, since: date, until: date | None) -> NewCriteria:
    """Return the set a sound workbook means."""
    known = sheets()
    steps = defaultdict(list)
    for row in found.of(known.steps):
        steps[row["Mã tiêu chí"]].append(
            NewStep(number(row["Điểm"]) or Decimal(0), row["Mức"] or "", number(row["Từ giá trị"] or ""))
        )
    return NewCriteria(
        name, since, [_criterion(row, steps[row["Mã"]]) for row in found.of(known.criteria)],
        {row["Loại"]: number(row["Từ điểm"]) or Decimal(0) for row in found.of(known.bands)}, until, basis,
    )  # fmt: skip


def _criterion(row: Row, steps: list[NewStep]) -> NewCriterion:
    weight = number(row["Hệ số"] or "1")
    return NewCriterion(
        row["Mã"], row["Nhóm"], row["Tiêu chí"], number(row["Điểm tối đa"]) or Decimal(0), row["Cách chấm"],
        Decimal(1) if weight is None else weight, row["Số liệu"] or "", steps, number(row["Đạt từ"] or ""),
        row["Không đạt thì cao nhất"] or "", row["Ghi chú"] or "",
    )  # fmt: skip
