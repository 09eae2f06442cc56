"""What is counted otherwise than it was told: per cell the closed figure, the one told last, today's, and the rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cases.models import ClosedForm, ClosedPeriod, Restatement
from cases.statistics import forms
from cases.statistics.closing.snapshot import Cells, Part, canonical, cells_of
from cases.statistics.forms import Form

#: All cells of a period, by form and set.
Told = dict[tuple[str, str], Cells]


@dataclass(frozen=True)
class Change:
    """One cell that changed: what was closed, what was told last, what is counted now, rows that came and left."""

    form: str
    form_set: str
    row: str
    column: str
    closed: int
    before: int
    now: int
    came: tuple[str, ...]
    left: tuple[str, ...]

    @property
    def by(self) -> int:
        """How much it changed since it was told last."""
        return self.now - self.before

    @property
    def definition(self) -> Form:
        """The form the cell stands in."""
        return next(one for one in forms.load_sets() if one.key == self.form_set).forms[self.form]

    @property
    def place(self) -> tuple[str, str, str, str]:
        """By what the cell is found again."""
        return self.form, self.form_set, self.row, self.column

    @property
    def where(self) -> tuple[str, str]:
        """The row and the column in words."""
        return self.definition.rows[self.row].label, self.definition.columns[self.column].label

    def facts(self) -> list[object]:
        """As it is kept."""
        return [
            self.form, self.form_set, self.row, self.column, self.closed, self.before, self.now, list(self.came),
            list(self.left),
        ]  # fmt: skip


def stated(own: Iterable[Change], units: Sequence[Change]) -> str:
    """Write what a restatement states: of the facts of the house, and, where these changed, of reports of units."""
    cells = [one.facts() for one in own]
    return canonical({"own": cells, "units": [one.facts() for one in units]} if units else cells)


def changes_of(restatement: Restatement) -> list[Change]:
    """Return what a restatement states of the facts of the house."""
    return _changes(restatement, "own")


def unit_changes_of(restatement: Restatement) -> list[Change]:
    """Return what a restatement states of reports of units: what came and left are `key=value` of reports."""
    return _changes(restatement, "units")


def _changes(restatement: Restatement, of: str) -> list[Change]:
    told = json.loads(restatement.difference)
    if isinstance(told, list):
        told = {"own": told, "units": []}
    return [
        Change(form, form_set, row, column, closed, before, now, tuple(came), tuple(left))
        for form, form_set, row, column, closed, before, now, came, left in told[of]
    ]


def closed_cells(rows: Iterable[ClosedForm]) -> Told:
    """Return the cells of a period as it was closed."""
    return {(row.form, row.form_set): cells_of(row) for row in rows}


def told_last(
    period: ClosedPeriod, closed: Told, *, before: int | None = None,
    changes: Callable[[Restatement], Iterable[Change]] = changes_of,
) -> Told:  # fmt: skip
    """Return the cells of a period as told last: closed, then changed by each of its restatements.

    With `before`, as they were told before the restatement of that number.
    """
    told = {place: dict(cells) for place, cells in closed.items()}
    restatements: Iterable[Restatement] = period.restatements.all()
    for restatement in (one for one in restatements if before is None or one.number < before):
        for one in changes(restatement):
            cells = told.setdefault((one.form, one.form_set), {})
            _value, _distinct, rows = cells.get((one.row, one.column), (0, None, ()))
            now = tuple(sorted({*rows, *one.came} - {*one.left}))
            cells[one.row, one.column] = (one.now, None, now)
    return told


def stayed(change: Change, period: ClosedPeriod, *, before: int | None = None) -> tuple[str, ...]:
    """Return the rows that were counted in the cell before the change and still are: an amount of theirs may differ."""
    told = told_last(period, closed_cells(period.forms.all()), before=before)
    _value, _distinct, rows = told.get((change.form, change.form_set), {}).get(
        (change.row, change.column), (0, None, ())
    )
    return tuple(sorted({*rows} - {*change.left}))


def difference(period: ClosedPeriod, today: Iterable[Part]) -> list[Change]:
    """Return every cell that differs from what was told last, in the order of the forms."""
    closed = closed_cells(period.forms.all())
    told = told_last(period, closed)
    counted = {part.place: part.cells for part in today}
    found = []
    for place in sorted({*told, *counted}):
        first, before, now = closed.get(place, {}), told.get(place, {}), counted.get(place, {})
        for cell in sorted({*before, *now}):
            one = _change(place, cell, first, before, now)
            if one is not None:
                found.append(one)
    return found


def _change(place: tuple[str, str], cell: tuple[str, str], closed: Cells, before: Cells, now: Cells) -> Change | None:
    nothing: tuple[int, None, tuple[str, ...]] = (0, None, ())
    was, _distinct, had = before.get(cell, nothing)
    value, _distinct, has = now.get(cell, nothing)
    came, left = tuple(sorted({*has} - {*had})), tuple(sorted({*had} - {*has}))
    if was == value and not came and not left:
        return None
    return Change(*place, *cell, closed.get(cell, nothing)[0], was, value, came, left)
