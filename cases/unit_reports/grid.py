"""Where each cell of a form stands on its sheet: the same in the workbook sent out and in the one sent back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.core.signing import Signer
from django.utils.translation import override
from openpyxl.utils import get_column_letter

from cases.models import Organization
from cases.statistics.forms import TOTAL, Form
from cases.statistics.forms.layout import Layout, Line, lay_out
from cases.unit_reports import filling

#: The heads stand on these rows; figures begin below them, labels in the first column.
GROUPS, HEADS, ORDER = 4, 5, 6
FIRST_ROW, FIRST_COLUMN = ORDER + 1, 2
#: The sheet nobody sees: for which set, unit and period the workbook was made.
IDENTITY = "nhan-dang"


class Kind(StrEnum):
    """What a cell of the sheet is."""

    TYPED = "typed"
    SUBTOTAL = "subtotal"
    CLOSED = "closed"


@dataclass(frozen=True)
class Place:
    """One cell of the sheet; `row` and `column` name the figure, the row empty where it is a roman subtotal."""

    name: str
    kind: Kind
    row: str
    column: str
    section: str = ""


@dataclass(frozen=True)
class Grid:
    """A form on its sheet: the texts that have to be there, and every cell."""

    form: Form
    layout: Layout
    texts: dict[str, str]
    places: dict[str, Place]

    @property
    def last_row(self) -> int:
        """The last row with figures."""
        return FIRST_ROW + len(self.layout.lines) - 1

    @property
    def last_column(self) -> int:
        """The last column with figures."""
        return FIRST_COLUMN + len(self.layout.columns) - 1

    def name_of(self, row: str, column: str) -> str:
        """Where the figure of a row and column stands."""
        return next(one.name for one in self.places.values() if (one.row, one.column) == (row, column))


def grid(form: Form, organization: Organization, since: date, until: date) -> Grid:
    """Return a form laid out on its sheet, in the words of the official form."""
    with override("vi"):
        layout = lay_out(filling.filled(form, organization, since, until, {}))
        texts, place = {}, FIRST_COLUMN
        for group, columns in layout.groups:
            if group.label:
                texts[f"{get_column_letter(place)}{GROUPS}"] = group.label
            for column in columns:
                texts[f"{get_column_letter(place)}{HEADS}"] = column.label
                place += 1
        for number, line in enumerate(layout.lines, FIRST_ROW):
            texts[f"A{number}"] = f"{line.roman}. {line.label}" if line.roman else line.label
    return Grid(form, layout, texts, {one.name: one for one in _places(form, layout)})


def _places(form: Form, layout: Layout) -> Iterator[Place]:
    typed = set(filling.cells(form))
    section, named = "", {section.roman: section.key for section in form.sections}
    for number, line in enumerate(layout.lines, FIRST_ROW):
        section = named.get(line.roman, section)
        for place, cell in enumerate(line.cells, FIRST_COLUMN):
            row = "" if line.roman else cell.row
            yield Place(
                f"{get_column_letter(place)}{number}", _kind(line, (row, cell.column.key) in typed, bool(cell.no_fact)),
                row, cell.column.key, section,
            )  # fmt: skip


def _kind(line: Line, is_typed: bool, is_closed: bool) -> Kind:
    if is_closed:
        return Kind.CLOSED
    return Kind.TYPED if is_typed else Kind.SUBTOTAL


def computed(at: Grid, place: Place, figures: filling.Figures) -> int:
    """Return what a subtotal has to be: the sum of its section, or of everything."""
    told = filling.with_totals(at.form, figures)
    if place.row == TOTAL:
        return told.get((TOTAL, place.column), 0)
    section = next(one for one in at.form.sections if one.key == place.section)
    return sum(figures.get((row.key, place.column), 0) for row in section.rows)


def check_word(organization: Organization, set_key: str, since: date, until: date) -> str:
    """Return the word by which the house knows a workbook it made for a unit and period."""
    said = f"{organization.code}|{set_key}|{since.isoformat()}|{until.isoformat()}"
    return Signer(salt="unit-report-workbook").signature(said)[:20]
