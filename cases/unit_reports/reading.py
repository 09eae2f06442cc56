"""Reading the workbook of a unit: everything or nothing, every error by sheet, cell, value, code and what to do."""

from __future__ import annotations

import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from itertools import islice
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from cases.importing.workbook import WorkbookRefused, guard
from cases.models import LARGEST, Organization
from cases.names import clean_name
from cases.statistics.forms import FormSet
from cases.unit_reports.checks import findings
from cases.unit_reports.filling import Figures
from cases.unit_reports.grid import FIRST_ROW, IDENTITY, Grid, Kind, Place, check_word, computed, grid

#: A report of a unit is a hundred times smaller than these; what is larger is none.
SIZE, MEMBERS, UNPACKED, RATIO = 3 * 1024 * 1024, 200, 20 * 1024 * 1024, 100
#: Rows below the form, or troubles of one sheet, after which nobody reads on.
BELOW, TROUBLES = 200, 50


@dataclass(frozen=True)
class Trouble:
    """One error: its sheet and cell, what stands there, its code, what is wrong and what to do."""

    sheet: str
    cell: str
    value: str
    code: str
    sentence: str | Promise
    fix: str | Promise


@dataclass
class Read:
    """What a workbook says, and everything wrong with it; figures count only where nothing is wrong."""

    told: dict[str, Figures] = field(default_factory=dict)
    troubles: list[Trouble] = field(default_factory=list)


def read(content: bytes, one: FormSet, organization: Organization, since: date, until: date) -> Read:
    """Read the workbook of a unit for a period; a file that is no workbook is refused as a whole."""
    if len(content) > SIZE:
        raise WorkbookRefused(why=_("it is larger than a report can be"))
    guard(content, members=MEMBERS, unpacked=UNPACKED, ratio=RATIO)
    book = _opened(content)
    found = Read(troubles=list(_sheets(book, one)) or list(_identity(book, one, organization, since, until)))
    if not found.troubles:
        for key, form in one.forms.items():
            _sheet(_rows(book[key]), grid(form, organization, since, until), found)
    return found


@contextmanager
def _reading() -> Iterator[None]:
    """Whatever the library stumbles over, the file is no workbook of ours."""
    try:
        yield
    except Exception as problem:
        raise WorkbookRefused(why=_("it cannot be read as an .xlsx workbook")) from problem


def _opened(content: bytes) -> Any:
    with _reading():
        return load_workbook(BytesIO(content), read_only=True)


def _rows(sheet: Any) -> Iterator[tuple[Any, ...]]:
    """Return the rows of a sheet; what a file says of its own size is not believed."""
    with _reading():
        sheet.reset_dimensions()
        yield from sheet.iter_rows()


def _sheets(book: Any, one: FormSet) -> Iterator[Trouble]:
    known = {*one.forms, IDENTITY}
    for name in sorted(known - set(book.sheetnames)):
        yield Trouble(name, "", "", "R-SHEET", _("The sheet is missing."), _take_template())
    for name in sorted(set(book.sheetnames) - known)[:TROUBLES]:
        yield Trouble(
            clean_name(name)[:40], "", "", "R-SHEET", _("This sheet is not of the template."), _("Delete the sheet.")
        )


def _take_template() -> str:
    return _("Take the template of this unit and period from the system again, and fill it in without changing it.")


def _identity(book: Any, one: FormSet, organization: Organization, since: date, until: date) -> Iterator[Trouble]:
    """Whether the workbook was made here, for this set, unit and period."""
    rows = [str(line[0].value or "") if line else "" for line in islice(_rows(book[IDENTITY]), 5)]
    wanted = (
        (one.key, "R-SET", _("The workbook is of another set of forms; in force is %(wanted)s.")),
        (organization.code, "R-UNIT", _("The workbook is of another unit, not of %(wanted)s.")),
        (since.isoformat(), "R-PERIOD", _("The workbook is of another period, which does not begin on %(wanted)s.")),
        (until.isoformat(), "R-PERIOD", _("The workbook is of another period, which does not end on %(wanted)s.")),
    )
    rows += [""] * (5 - len(rows))
    wrong = False
    for number, (value, (right, code, sentence)) in enumerate(zip(rows, wanted, strict=False), 1):
        if value != right:
            wrong = True
            yield Trouble(IDENTITY, f"A{number}", _shown(value), code, sentence % {"wanted": right}, _take_template())
    if not wrong and rows[4] != check_word(organization, one.key, since, until):
        yield Trouble(
            IDENTITY, "A5", _shown(rows[4]), "R-WORD",
            _("The check word of the workbook is not the one the system gave."), _take_template(),
        )  # fmt: skip


def _sheet(rows: Iterator[tuple[Any, ...]], at: Grid, found: Read) -> None:
    key, figures, subtotals = at.form.key, {}, []
    troubles: list[Trouble] = []
    seen = set()
    for number, line in enumerate(rows, 1):
        if number > at.last_row + BELOW:
            words = _("The sheet goes on below the form."), _("Delete everything below row %(last)s.")
            troubles.append(Trouble(key, f"A{number}", "", "R-ROWS", words[0], words[1] % {"last": at.last_row}))
            break
        for place, cell in enumerate(line, 1):
            if cell.value is None or len(troubles) > TROUBLES:
                continue
            name = f"{get_column_letter(place)}{number}"
            seen.add(name)
            if name in at.places:
                one = at.places[name]
                value, trouble = _value(key, one, cell)
                if trouble:
                    troubles.append(trouble)
                elif value is not None and one.kind is Kind.TYPED:
                    figures[one.row, one.column] = value
                elif value is not None:
                    subtotals.append((one, value))
            else:
                troubles += _text(at, name, number, place, cell)
    troubles += [_changed(key, name, "", words) for name, words in at.texts.items() if name not in seen]
    if not troubles:
        troubles += [_mistaken(key, at, one, value, figures) for one, value in subtotals
                     if value != computed(at, one, figures)]  # fmt: skip
        troubles += [
            Trouble(key, at.name_of(one.row, one.column), str(one.value), one.code, one.sentence, one.fix)
            for one in findings(at.form, figures)
        ]
    found.told[key] = figures
    found.troubles += troubles


def _value(key: str, one: Place, cell: Any) -> tuple[int | None, Trouble | None]:
    """Return the figure of a cell, or what is wrong with it."""
    value = cell.value

    def wrong(code: str, sentence: str, fix: str) -> tuple[None, Trouble]:
        return None, Trouble(key, one.name, _shown(value), code, sentence, fix)

    if cell.data_type == "f":
        return wrong("R-FORMULA", _("A formula stands in the cell."), _("Write the figure itself."))
    if one.kind is Kind.CLOSED:
        if value == "–":
            return None, None
        return wrong("R-CLOSED", _("There is no such fact: the cell is not filled in."), _("Write – again."))
    if isinstance(value, str) and not value.strip():
        return None, None
    if isinstance(value, bool) or not isinstance(value, int | float):
        return wrong("R-TEXT", _("This is not a number."), _("Write a whole number, without words or signs."))
    if value < 0:
        return wrong("R-NEGATIVE", _("The number is less than 0."), _("Write 0 or more."))
    if not math.isfinite(value) or value > LARGEST:
        return wrong("R-HUGE", _("The number is beyond measure."), _("Correct it; money is in thousands of đồng."))
    if value != int(value):
        return wrong("R-FRACTION", _("This is not a whole number."), _("Write a whole number."))
    return int(value), None


def _text(at: Grid, name: str, number: int, place: int, cell: Any) -> Iterator[Trouble]:
    """Heads and labels stand as they were; nothing stands beside or below the form."""
    key = at.form.key
    if cell.data_type == "f":
        words = _("A formula stands in the cell."), _take_template()
        yield Trouble(key, name, _shown(cell.value), "R-FORMULA", *words)
    elif name in at.texts:
        if clean_name(str(cell.value)) != clean_name(at.texts[name]):
            yield _changed(key, name, _shown(cell.value), at.texts[name])
    elif number > at.last_row or place > at.last_column or (number >= FIRST_ROW and place == 1):
        words = _("Something stands outside the form."), _("Delete it.")
        yield Trouble(key, name, _shown(cell.value), "R-OUTSIDE", *words)


def _changed(key: str, name: str, value: str, words: str) -> Trouble:
    return Trouble(
        key, name, value, "R-HEAD", _("The head was changed; it reads “%(words)s”.") % {"words": words},
        _take_template(),
    )  # fmt: skip


def _mistaken(key: str, at: Grid, one: Place, value: int, figures: Figures) -> Trouble:
    right = {"right": computed(at, one, figures)}
    return Trouble(
        key, one.name, str(value), "R-SUBTOTAL", _("The rows of this part add up to %(right)s.") % right,
        _("Leave the grey cell empty: the system adds up; or correct the rows."),
    )  # fmt: skip


def _shown(value: Any) -> str:
    return clean_name(str(value))[:60]
