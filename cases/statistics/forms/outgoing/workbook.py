"""Forms as a workbook like the official ones: merged heads, roman subtotals, figures as values, ready to print."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.writer.excel import ExcelWriter

from cases.spreadsheets import put_text
from cases.statistics.forms.layout import Cell, Line
from cases.statistics.forms.outgoing.sheets import Sheet, notes

_FACE = "Times New Roman"
_STUB, _COLUMN = 36, 9.5
#: On which rows things stand; the two rows of heads and that of numbers are repeated on every page.
_TITLE, _DAYS, _WHOSE, _UNIT, _GROUPS, _HEADS, _NUMBERS = 4, 5, 6, 7, 8, 9, 10


def as_workbook(sheets: Sequence[Sheet]) -> bytes:
    """Return a workbook with a sheet for each form, and for each set where a period has two."""
    book = Workbook()
    book.remove(book.active)
    for style in _styles():
        book.add_named_style(style)
    for sheet in sheets:
        name = f"{sheet.form.key} ({sheet.set.key})" if sheet.is_part else sheet.form.key
        _fill(book.create_sheet(name), sheet)
    return _same_bytes(book, sheets)


def _styles() -> list[NamedStyle]:
    line = Side(style="thin")
    box = Border(left=line, right=line, top=line, bottom=line)
    grey = PatternFill("solid", fgColor="EDEDED")
    middle = Alignment(horizontal="center", vertical="center", wrap_text=True)
    left = Alignment(horizontal="left", vertical="center", wrap_text=True)
    inside = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)

    def style(name: str, alignment: Alignment, border: Border | None = None, fill: Any = None, **font: Any) -> Any:
        made = NamedStyle(name, font=Font(name=_FACE, **({"size": 11} | font)), alignment=alignment)
        made.number_format = "#,##0"
        if border is not None:
            made.border = border
        if fill is not None:
            made.fill = fill
        return made

    return [
        style("form heading", middle, size=12),
        style("form issuer", middle, bold=True, size=12),
        style("form title", middle, bold=True, size=14),
        style("form days", middle, italic=True, size=12),
        style("form unit", Alignment(horizontal="right", vertical="center"), italic=True),
        style("form head", middle, box, bold=True),
        style("form head ours", middle, box, grey, italic=True),
        style("form number", middle, box, italic=True, size=9),
        style("form stub", inside, box),
        style("form stub bold", left, box, bold=True),
        style("form figure", middle, box),
        style("form figure bold", middle, box, bold=True),
        style("form figure ours", middle, box, grey, italic=True),
        style("form figure none", middle, box, PatternFill("lightUp", fgColor="BFBFBF")),
        style("form note", Alignment(horizontal="left", vertical="top", wrap_text=True), italic=True, size=10),
    ]


def _fill(sheet: Any, form: Sheet) -> None:
    columns = len(form.layout.columns)
    _set_up(sheet, columns)
    _heading(sheet, form, columns + 1)
    _heads(sheet, form)
    for row, line in enumerate(form.layout.lines, start=_NUMBERS + 1):
        _line(sheet, row, line)
    below = _NUMBERS + len(form.layout.lines) + 2
    said = notes(form)
    for row, note in enumerate(said, start=below):
        _across(sheet, row, 1, columns + 1, note, "form note")
        sheet.row_dimensions[row].height = 14 * _rows_of(note, _STUB + _COLUMN * columns)
    _closing(sheet, below + len(said) + 1, columns + 1)


def _set_up(sheet: Any, columns: int) -> None:
    """A4 lying, one page wide, the heads on every page."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.6, 0.4, 0.6, 0.6
    sheet.print_title_rows = f"{_GROUPS}:{_NUMBERS}"
    sheet.oddFooter.center.text = "&P/&N"
    sheet.freeze_panes = sheet.cell(_NUMBERS + 1, 2)
    sheet.column_dimensions["A"].width = _STUB
    for place in range(2, columns + 2):
        sheet.column_dimensions[get_column_letter(place)].width = _COLUMN


def _heading(sheet: Any, form: Sheet, last: int) -> None:
    middle = max(2, min(5, last - 4))
    _across(sheet, 1, 1, middle, form.heading.above, "form heading")
    _across(sheet, 2, 1, middle, form.heading.name, "form issuer")
    _across(sheet, 1, middle + 1, last, "ĐẢNG CỘNG SẢN VIỆT NAM", "form issuer")
    _across(sheet, _TITLE, 1, last, form.title.upper(), "form title")
    _across(sheet, _DAYS, 1, last, form.days, "form days")
    _across(sheet, _WHOSE, 1, last, form.whose, "form days")
    _across(sheet, _UNIT, 1, last, form.unit, "form unit")
    width = _STUB + _COLUMN * (last - 1)
    for row, text in ((_TITLE, form.title + " " * 20), (_WHOSE, form.whose)):
        sheet.row_dimensions[row].height = 20 * _rows_of(text, width * 0.7)
    sheet.row_dimensions[1].height = 17 * _rows_of(form.heading.above, _STUB + _COLUMN * (middle - 1) - 8)
    sheet.row_dimensions[2].height = 17 * _rows_of(form.heading.name, _STUB + _COLUMN * (middle - 1) - 8)


def _heads(sheet: Any, form: Sheet) -> None:
    _put(sheet, _GROUPS, 1, _("Subjects"), "form head")
    _box(sheet, _GROUPS, 1, _NUMBERS, 1, "form head")
    place, deepest = 2, 1
    for group, columns in form.layout.groups:
        last = place + len(columns) - 1
        if group.label:
            _put(sheet, _GROUPS, place, group.label, "form head")
            _box(sheet, _GROUPS, place, _GROUPS, last, "form head")
        for at, column in enumerate(columns, start=place):
            style = "form head ours" if column.ours else "form head"
            if group.label:
                _put(sheet, _HEADS, at, column.label, style)
            else:
                _put(sheet, _GROUPS, at, column.label, style)
                _box(sheet, _GROUPS, at, _HEADS, at, style)
            _put(sheet, _NUMBERS, at, f"({at - 1})", "form number")
            deepest = max(deepest, _rows_of(column.label, _COLUMN - 1.5))
        place = last + 1
    sheet.row_dimensions[_GROUPS].height = 32
    sheet.row_dimensions[_HEADS].height = 15 * min(deepest, 12)


def _line(sheet: Any, row: int, line: Line) -> None:
    bold = line.is_total or bool(line.roman)
    label = f"{line.roman}. {line.label}" if line.roman else line.label
    _put(sheet, row, 1, label, "form stub bold" if bold else "form stub")
    sheet.row_dimensions[row].height = 15 * _rows_of(label, _STUB - 3)
    for place, cell in enumerate(line.cells, start=2):
        _put(sheet, row, place, "–" if cell.value is None else cell.value, _style_of(cell, bold))


def _style_of(cell: Cell, bold: bool) -> str:
    if cell.value is None:
        return "form figure none"
    if cell.column.ours:
        return "form figure ours"
    return "form figure bold" if bold else "form figure"


def _closing(sheet: Any, row: int, last: int) -> None:
    half = max(2, last // 2)
    for first, end, words in ((1, half - 1, _("MAKER OF THE FORM")), (half, last, _("CONFIRMED BY A LEADER"))):
        _across(sheet, row, first, end, words, "form issuer")
        _across(sheet, row + 1, first, end, _("(signature and full name)"), "form days")


def _put(sheet: Any, row: int, place: int, value: str | int, style: str) -> None:
    cell = sheet.cell(row, place)
    cell.style = style
    if isinstance(value, int):
        cell.value = value
    elif value:
        put_text(cell, value)


def _across(sheet: Any, row: int, first: int, last: int, text: str, style: str) -> None:
    _put(sheet, row, first, text, style)
    if last > first:
        _merge(sheet, row, first, row, last)


def _box(sheet: Any, top: int, left: int, bottom: int, right: int, style: str) -> None:
    """Merge cells, each with its lines: some programs draw only the lines of the cells themselves."""
    for row in range(top, bottom + 1):
        for place in range(left, right + 1):
            sheet.cell(row, place).style = style
    if (top, left) != (bottom, right):
        _merge(sheet, top, left, bottom, right)


def _merge(sheet: Any, top: int, left: int, bottom: int, right: int) -> None:
    """Say that cells are one; the library's own way draws every line anew, which took most of the time."""
    sheet.merged_cells.add(CellRange(min_row=top, min_col=left, max_row=bottom, max_col=right).coord)


def _rows_of(text: str, width: float) -> int:
    """How many lines a text takes in a width: merged cells do not grow by themselves."""
    rows, left = 1, width
    for word in text.split():
        if len(word) > left:
            rows, left = rows + 1, width
        left -= len(word) + 1
    return rows


def _same_bytes(book: Any, sheets: Sequence[Sheet]) -> bytes:
    """Write the workbook without the clock: its day is the last on which its facts were known."""
    known = max((sheet.asked.as_of for sheet in sheets), default=datetime(2000, 1, 1, tzinfo=UTC).date())
    stamp = datetime(known.year, known.month, known.day)  # noqa: DTZ001 - the library writes it as UTC
    book.properties.creator = sheets[0].heading.name if sheets else ""
    book.properties.created = book.properties.modified = stamp
    clocked, out = io.BytesIO(), io.BytesIO()
    with ZipFile(clocked, "w", ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).write_data()
    with ZipFile(clocked) as archive, ZipFile(out, "w", ZIP_DEFLATED) as still:
        for name in archive.namelist():
            entry = ZipInfo(name)
            entry.compress_type = ZIP_DEFLATED
            still.writestr(entry, archive.read(name))
    return out.getvalue()
