"""Reading a workbook: guarded before it is unpacked, sheets by name, columns by heading, every error with its place."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from io import BytesIO
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from cases.errors import RuleBroken
from cases.names import clean_name, search_key

#: A workbook beyond these is not a list of people; it is a bomb.
MEMBERS, UNPACKED, RATIO = 2000, 100 * 1024 * 1024, 200
ROWS = 20_000

#: What may stand in an address; `.` and `..` would lead elsewhere.
_CODE = re.compile(r"\w[\w.@+\-]*")
#: No number in a list of people has more.
_DIGITS = 9


class WorkbookRefused(RuleBroken):
    """A file that is no workbook, or one that would unpack beyond measure."""

    rule = "IMPORT-FILE"
    sentence = _("The file is not accepted: %(why)s.")
    next_step = _("Save the list as an .xlsx workbook from the sample and send it again.")


@dataclass(frozen=True)
class Trouble:
    """One error: where it is and what to do about it."""

    sheet: str
    row: int
    column: str
    sentence: str | Promise

    def __str__(self) -> str:
        return f"{self.sheet}, {self.row}{f', {self.column}' if self.column else ''}: {self.sentence}"


@dataclass(frozen=True)
class Column:
    """A column of a sheet: its heading, whether it must be filled, and how its cells are read."""

    heading: str
    required: bool = True
    reads: type | Mapping[str, str] = str
    limit: int = 300
    is_code: bool = False  # it stands in addresses

    def written(self, value: Any) -> Any:
        """Return a value as the cell has it: of a list, the word it was read from; a day as people write it."""
        if isinstance(self.reads, Mapping):
            return next((word for word, meant in self.reads.items() if meant == value), value)
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else value


@dataclass(frozen=True)
class Sheet:
    """A sheet: its name and its columns in order."""

    name: str
    columns: Sequence[Column]


@dataclass
class Row:
    """A row read: its number in the sheet and its cells by heading."""

    number: int
    cells: dict[str, Any]

    def __getitem__(self, heading: str) -> Any:
        return self.cells.get(heading)


@dataclass
class Reading:
    """What a workbook says: rows by sheet and everything wrong with them."""

    rows: dict[str, list[Row]] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)

    def of(self, sheet: Sheet) -> list[Row]:
        """Return the rows of a sheet; none where the workbook has no such sheet."""
        return self.rows.get(sheet.name, [])

    def trouble(self, sheet: Sheet, row: Row, heading: str, sentence: str | Promise) -> None:
        """Note an error in a cell."""
        self.troubles.append(Trouble(sheet.name, row.number, heading, sentence))


def guard(content: bytes, *, members: int = MEMBERS, unpacked: int = UNPACKED, ratio: int = RATIO) -> None:
    """Refuse what is no workbook, or would unpack beyond measure, before anything of it is unpacked."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
    except zipfile.BadZipFile as problem:
        raise WorkbookRefused(why=_("it is not an .xlsx workbook")) from problem
    whole = sum(entry.file_size for entry in entries)
    packed = max(sum(entry.compress_size for entry in entries), 1)
    if len(entries) > members or whole > unpacked or whole / packed > ratio:
        raise WorkbookRefused(why=_("it unpacks beyond what a list needs"))


def read(content: bytes, sheets: Sequence[Sheet]) -> Reading:
    """Read the sheets that are there; a missing optional sheet has no rows, a workbook with none of them is refused."""
    guard(content)
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True)
    except Exception as problem:
        raise WorkbookRefused(why=_("it cannot be read as an .xlsx workbook")) from problem
    by_name = {search_key(title): title for title in book.sheetnames}
    reading = Reading()
    for sheet in sheets:
        title = by_name.get(search_key(sheet.name))
        if title is not None:
            reading.rows[sheet.name] = list(_rows(book[title], sheet, reading))
    if not reading.rows:
        names = ", ".join(sheet.name for sheet in sheets)
        raise WorkbookRefused(why=_("none of the sheets %(names)s is in it") % {"names": names})
    return reading


def require_version(reading: Reading, sheet: Sheet, version: str) -> None:
    """Note a workbook that was made by another sample than this one; it is refused whole."""
    versions = {row["Phiên bản"] for row in reading.of(sheet)}
    if versions != {version}:
        wrong = _("“%(value)s” is not the version %(version)s; take the sample workbook anew.")
        facts = {"value": ", ".join(sorted(map(str, versions))), "version": version}
        reading.troubles.append(Trouble(sheet.name, 2, "Phiên bản", wrong % facts))


def _rows(worksheet: Any, sheet: Sheet, reading: Reading) -> Iterator[Row]:
    lines = worksheet.iter_rows(values_only=True)
    headings = [search_key(str(cell or "")) for cell in next(lines, ())]
    places: dict[str, int] = {}
    for column in sheet.columns:
        key = search_key(column.heading)
        if key in headings:
            places[column.heading] = headings.index(key)
        elif column.required:
            reading.troubles.append(Trouble(sheet.name, 1, column.heading, _("The column is missing.")))
    if any(trouble.sheet == sheet.name for trouble in reading.troubles):
        return
    for number, line in enumerate(lines, 2):
        if number > ROWS:
            reading.troubles.append(Trouble(sheet.name, number, "", _("There are too many rows; split the workbook.")))
            return
        if any(cell not in (None, "") for cell in line):
            yield _row(number, line, sheet, places, reading)


def _row(number: int, line: Sequence[Any], sheet: Sheet, places: Mapping[str, int], reading: Reading) -> Row:
    row = Row(number, {})
    for column in sheet.columns:
        place = places.get(column.heading)
        raw = line[place] if place is not None and place < len(line) else None
        if raw is None or clean_name(str(raw)) == "":
            row.cells[column.heading] = None if column.reads is not str else ""
            if column.required:
                where = f"{column.heading} ({get_column_letter(place + 1)})" if place is not None else column.heading
                reading.trouble(sheet, row, where, _("The cell is empty."))
            continue
        value = _value(raw, column)
        if value is None:
            reading.trouble(sheet, row, column.heading, _wrong(raw, column))
        elif isinstance(value, str) and len(value) > column.limit:
            facts = {"length": len(value), "limit": column.limit}
            reading.trouble(sheet, row, column.heading, _("%(length)s characters; at most %(limit)s fit.") % facts)
        elif column.is_code and not _CODE.fullmatch(value):
            reading.trouble(
                sheet,
                row,
                column.heading,
                _("A letter or digit, then only letters, digits and . - _ @ + are possible here."),
            )
        row.cells[column.heading] = value
    return row


def _value(raw: Any, column: Column) -> Any:
    if isinstance(column.reads, Mapping):
        words = {search_key(word): value for word, value in column.reads.items()}
        return words.get(search_key(str(raw)))
    if column.reads is date:
        return _date(raw)
    if column.reads is int:
        text = str(raw).strip().removesuffix(".0")
        return int(text) if text.isdecimal() and len(text) <= _DIGITS else None
    return clean_name(str(raw))


def _date(raw: Any) -> date | None:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    try:
        return datetime.strptime(str(raw).strip(), "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no time zone
    except ValueError:
        return None


def _wrong(raw: Any, column: Column) -> str:
    facts = {"value": clean_name(str(raw))[:60]}
    if isinstance(column.reads, Mapping):
        return _("“%(value)s” is not one of: %(words)s.") % (facts | {"words": ", ".join(column.reads)})
    if column.reads is date:
        return _("“%(value)s” is not a date; write it as 31/12/2026.") % facts
    return _("“%(value)s” is not a whole number.") % facts
