"""The workbook a unit fills in: a sheet for each form in its own layout, and a hidden one that says for whom."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from io import BytesIO
from itertools import product
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import MultiCellRange
from openpyxl.worksheet.datavalidation import DataValidation

from cases.models import LARGEST, Organization
from cases.spreadsheets import is_formula
from cases.statistics.forms import FormSet
from cases.unit_reports import filling
from cases.unit_reports.grid import (
    FIRST_COLUMN,
    FIRST_ROW,
    GROUPS,
    HEADS,
    IDENTITY,
    ORDER,
    Grid,
    Kind,
    check_word,
    grid,
)

_LINE = Side(style="thin", color="808080")
_BOX = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_GREY = PatternFill("solid", fgColor="E8E8E8")
#: The looks of a cell to type in, and of one that holds no figure of the unit's own.
_OPEN, _SHUT = "Ô nhập", "Ô xám"
_HINT = (
    "Chỉ nhập số nguyên vào ô trắng. Ô xám do hệ thống tự cộng hoặc không có số liệu; "
    "không đổi tiêu đề, không dùng công thức."
)


def workbook(
    one: FormSet, organization: Organization, since: date, until: date, told: Mapping[str, Mapping[str, int]]
) -> bytes:
    """Return the workbook of a set for a unit and period, with what its draft holds already."""
    book = Workbook()
    book.remove(book.active)
    _add_styles(book)
    for form in one.forms.values():
        sheet = book.create_sheet(form.key)
        at = grid(form, organization, since, until)
        _fill(sheet, at, organization, since, until)
        for (row, column), value in filling.from_draft(told, form.key).items():
            sheet[at.name_of(row, column)] = value
    hidden = book.create_sheet(IDENTITY)
    hidden.sheet_state = "veryHidden"
    said = (one.key, organization.code, since.isoformat(), until.isoformat())
    for number, word in enumerate([*said, check_word(organization, one.key, since, until)], 1):
        _text(hidden, f"A{number}", word)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _fill(sheet: Any, at: Grid, organization: Organization, since: date, until: date) -> None:
    last = get_column_letter(at.last_column)
    for number, words in enumerate((f"{at.form.key}. {at.form.vi}", _whose(organization, since, until), _HINT), 1):
        _text(sheet, f"A{number}", words, bold=number == 1)
        sheet.merge_cells(f"A{number}:{last}{number}")
    _text(sheet, f"A{GROUPS}", "Đối tượng", bold=True, boxed=True)
    sheet.merge_cells(f"A{GROUPS}:A{ORDER}")
    for name, words in at.texts.items():
        is_head = sheet[name].row < FIRST_ROW
        _text(sheet, name, words, bold=is_head, boxed=True, centred=is_head)
    _merge_groups(sheet, at)
    for place in range(FIRST_COLUMN, at.last_column + 1):
        name = f"{get_column_letter(place)}{ORDER}"
        _text(sheet, name, f"({place - FIRST_COLUMN + 1})", boxed=True, centred=True)
        sheet.column_dimensions[get_column_letter(place)].width = 12
    whole = DataValidation(type="whole", operator="between", formula1="0", formula2=str(LARGEST), allow_blank=True)
    whole.error = "Nhập số nguyên từ 0 trở lên."
    whole.sqref = MultiCellRange(" ".join(one.name for one in at.places.values() if one.kind is Kind.TYPED))
    sheet.add_data_validation(whole)
    for one in at.places.values():
        cell = sheet[one.name]
        cell.style = _OPEN if one.kind is Kind.TYPED else _SHUT
        if one.kind is Kind.CLOSED:
            cell.value = "–"
    sheet.column_dimensions["A"].width = 44
    sheet.row_dimensions[HEADS].height = 75
    sheet.freeze_panes = f"{get_column_letter(FIRST_COLUMN)}{FIRST_ROW}"
    sheet.protection.sheet = True
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True


def _whose(organization: Organization, since: date, until: date) -> str:
    return f"Đơn vị báo cáo: {organization.name}. Kỳ báo cáo: từ {since:%d/%m/%Y} đến {until:%d/%m/%Y}"


def _merge_groups(sheet: Any, at: Grid) -> None:
    place = FIRST_COLUMN
    for group, columns in at.layout.groups:
        first, last = get_column_letter(place), get_column_letter(place + len(columns) - 1)
        if group.label and len(columns) > 1:
            sheet.merge_cells(f"{first}{GROUPS}:{last}{GROUPS}")
        place += len(columns)


def _text(sheet: Any, name: str, words: str, *, bold: bool = False, boxed: bool = False, centred: bool = False) -> None:
    cell = sheet[name]
    cell.value = words
    cell.data_type = "s"  # never a formula, whatever the name of a unit begins with
    cell.style = _style(bold, boxed, centred)
    if is_formula(words):
        cell.quotePrefix = True


def _style(bold: bool, boxed: bool, centred: bool) -> str:
    return "Biểu" + " đậm" * bold + " khung" * boxed + " giữa" * centred


def _add_styles(book: Workbook) -> None:
    """Name the looks of the cells once: a look told anew for each cell takes longer than all the rest."""
    for bold, boxed, centred in product((False, True), repeat=3):
        look = NamedStyle(_style(bold, boxed, centred), font=Font(name="Times New Roman", bold=bold))
        look.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center" if centred else None)
        look.border = _BOX if boxed else Border()
        book.add_named_style(look)
    shut = NamedStyle(_SHUT, font=Font(name="Times New Roman"), fill=_GREY, border=_BOX)
    shut.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
    book.add_named_style(shut)
    book.add_named_style(NamedStyle(_OPEN, border=_BOX, protection=Protection(locked=False)))
