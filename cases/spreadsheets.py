"""Lists as files for Excel: text stays text, whatever it begins with."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

#: A cell that begins so is a formula to one spreadsheet or another, also in the full-width forms.
_DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")

MIME = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

Row = Sequence[Any]


def is_formula(text: str) -> bool:
    """Whether a spreadsheet that guesses would calculate this text."""
    return text.startswith(_DANGEROUS) or text.lstrip(" \u00a0").startswith(_DANGEROUS)


def as_csv(head: Row, rows: Iterable[Row]) -> Iterator[bytes]:
    """Yield a file of comma-separated values, with the mark by which Excel knows Vietnamese."""
    yield b"\xef\xbb\xbf"
    for row in chain([head], rows):
        line = io.StringIO()
        csv.writer(line).writerow([_written(value) for value in row])
        yield line.getvalue().encode()


def _written(value: Any) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, int | float):
        return str(value)
    text = "" if value is None else str(value)
    return f"'{text}" if is_formula(text) else text


def as_xlsx(title: str, head: Row, rows: Iterable[Row], widths: Sequence[int] = ()) -> bytes:
    """Return a workbook of one sheet; every text is stored as text, dates as dates, numbers as numbers."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(title))
    sheet.freeze_panes = "A2"
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.append([_cell(sheet, name, bold=True) for name in head])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet_name(title: str) -> str:
    return "".join(" " if c in "[]:*?/\\" else c for c in title)[:31].strip("' ") or "1"


def _cell(sheet: Any, value: Any, *, bold: bool = False) -> Any:
    cell = WriteOnlyCell(sheet)
    if value is None or isinstance(value, date | int | float):
        cell.value = value
    else:
        put_text(cell, str(value))
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    if bold:
        cell.font = Font(bold=True)
    return cell


def put_text(cell: Any, text: str) -> None:
    """Put a text into a cell as text and nothing else, without the characters a workbook may not hold."""
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", text)
    cell.data_type = "s"  # never "f", whatever the text begins with
    cell.quotePrefix = is_formula(cell.value)  # and text it stays when somebody edits the cell
