"""A filled form as it is laid out: heads over columns, a row of everything, roman numbers over their rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cases.statistics.forms.definitions import TOTAL, Column, Group, Named, Row, Section
from cases.statistics.forms.evaluation import Filled


@dataclass(frozen=True)
class Cell:
    """One figure; nothing where there is no fact. `row` is empty where it is a sum that opens no list of its own."""

    column: Column
    value: int | None
    row: str = ""
    no_fact: Named | None = None


@dataclass(frozen=True)
class Line:
    """A row of the form, or the roman number over some of them."""

    label: str
    cells: tuple[Cell, ...]
    roman: str = ""
    no_fact: Named | None = None
    is_total: bool = False


@dataclass(frozen=True)
class Layout:
    """The form as it stands on a page: its groups with the columns shown, its lines, and why some cells are empty."""

    groups: tuple[tuple[Group, tuple[Column, ...]], ...]
    lines: tuple[Line, ...]
    reasons: tuple[Named, ...]

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column shown, in order."""
        return tuple(column for _group, columns in self.groups for column in columns)


def lay_out(filled: Filled, *, distinct: bool = False) -> Layout:
    """Return a form laid out, in turns or in distinct subjects; columns of ours only where they count something."""
    shown = [(group, tuple(one for one in group.columns if _is_shown(filled, one))) for group in filled.form.groups]
    groups = tuple((group, columns) for group, columns in shown if columns)
    columns = tuple(column for _group, those in groups for column in those)
    total = filled.form.rows[TOTAL]
    lines = [Line(total.label, _cells(filled, columns, total, distinct), is_total=True)]
    for section in filled.form.sections:
        subtotals = _subtotals(filled, columns, section, distinct)
        lines.append(Line(section.label, subtotals, section.roman, section.no_fact))
        lines += [Line(row.label, _cells(filled, columns, row, distinct), no_fact=row.no_fact) for row in section.rows]
    reasons = [one.no_fact for one in columns if one.no_fact]
    reasons += [one.no_fact for one in filled.form.sections if one.no_fact]
    return Layout(groups, tuple(lines), tuple({one.key: one for one in reasons}.values()))


def _is_shown(filled: Filled, column: Column) -> bool:
    return not column.ours or any(filled.value(row, column.key) for row in filled.form.rows)


def _cells(filled: Filled, columns: Sequence[Column], row: Row, distinct: bool) -> tuple[Cell, ...]:
    return tuple(
        Cell(one, _told(filled, row.key, one, distinct), row.key, row.no_fact or one.no_fact) for one in columns
    )


def _told(filled: Filled, row: str, column: Column, distinct: bool) -> int | None:
    """What a cell says; sums and rows without a subject stay what they are, however one counts."""
    found = filled.distinct(row, column.key) if distinct and column.measure == "count" else None
    return filled.value(row, column.key) if found is None else found


def _subtotals(filled: Filled, columns: Sequence[Column], section: Section, distinct: bool) -> tuple[Cell, ...]:
    """The sum of the rows; of distinct subjects the row of everything, since one may stand in several rows."""
    if section.no_fact:
        return tuple(Cell(one, None, no_fact=section.no_fact) for one in columns)
    if distinct:
        return tuple(Cell(one, _told(filled, TOTAL, one, distinct), TOTAL, one.no_fact) for one in columns)
    return tuple(Cell(one, filled.subtotal(section, one.key), TOTAL, one.no_fact) for one in columns)
