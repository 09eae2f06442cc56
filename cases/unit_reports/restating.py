"""What reports of units tell otherwise than when a period was closed: per cell, and report by report.

A cell here is what reports add to a form, less what the house keeps of what they tell. Its rows are reports with what
each says, as `key=value`: a corrected version that says the same of a cell changes nothing there.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from cases.models import ClosedPeriod, UnitReport
from cases.statistics.closing import Change, Told, told_last, unit_changes_of
from cases.statistics.closing.snapshot import Cells, Part
from cases.statistics.forms import Asked
from cases.unit_reports.choosing import basis
from cases.unit_reports.merging import Cell, merged_with

_NOTHING: tuple[int, None, tuple[str, ...]] = (0, None, ())

#: Of which unit and days a report tells.
Place = tuple[int, date, date]


def _row(key: str, value: int) -> str:
    return f"{key}={value}"


def report_and_value(row: str) -> tuple[str, int]:
    """Return the key of a report and what it says out of a row."""
    key, _mark, value = row.partition("=")
    return key, int(value)


def _cells(less: Mapping[Cell, int], shares: Iterable[tuple[str, Mapping[Cell, int]]]) -> Cells:
    amounts = {cell: -value for cell, value in less.items()}
    rows: dict[Cell, list[str]] = {cell: [] for cell in less}
    for key, figures in shares:
        for cell, value in figures.items():
            amounts[cell] = amounts.get(cell, 0) + value
            rows.setdefault(cell, []).extend([_row(key, value)] if value else [])
    return {cell: (amounts[cell], None, tuple(rows[cell])) for cell in rows if amounts[cell] or rows[cell]}


def closed_shares(period: ClosedPeriod) -> Told:
    """Return what reports added to each form of a period when it was closed."""
    found: Told = {}
    for row in period.shares.all():
        told = json.loads(row.told)
        shares = [
            (key, {(line, column): value for line, column, value in cells}) for key, _v, _h, cells in told["shares"]
        ]
        found[row.form, row.form_set] = _cells({(line, column): value for line, column, value in told["less"]}, shares)
    return found


def shares_today(period: ClosedPeriod, parts: Iterable[Part], on: date) -> Told:
    """Return the same as reports tell it on a day."""
    behind = basis(Asked(period.body.organization, period.since, period.until, on))
    if not behind.reports:
        return {}
    found: Told = {}
    for part in parts:
        one = merged_with(part.filled, part.form_set, behind)
        found[part.place] = _cells(one.less, [(share.report.key, share.figures) for share in one.shares])
    return found


def unit_difference(period: ClosedPeriod, parts: Iterable[Part], on: date) -> list[Change]:
    """Return every cell in which reports tell otherwise than they were told last, in the order of the forms.

    Of a period closed before reports were frozen nothing was told.
    """
    if not hasattr(period, "basis"):
        return []
    closed, counted = closed_shares(period), shares_today(period, parts, on)
    told = told_last(period, closed, changes=unit_changes_of)
    if not (told or counted):
        return []
    places = _places(told, counted)
    found = []
    for place in sorted({*told, *counted}):
        first, before, now = closed.get(place, {}), told.get(place, {}), counted.get(place, {})
        for cell in sorted({*before, *now}):
            was, _distinct, had = before.get(cell, _NOTHING)
            value, _distinct, has = now.get(cell, _NOTHING)
            came, left = _apart(has, had, places), _apart(had, has, places)
            if was != value or came or left:
                found.append(Change(*place, *cell, first.get(cell, _NOTHING)[0], was, value, came, left))
    return found


def _places(*told: Told) -> dict[str, Place]:
    rows = {
        row for one in told for cells in one.values() for _value, _distinct, those in cells.values() for row in those
    }
    reports = UnitReport.objects.of_keys({report_and_value(row)[0] for row in rows})
    named = reports.values_list("key", "organization", "since", "until")
    return {key: (unit, since, until) for key, unit, since, until in named}


def _apart(these: Iterable[str], those: Iterable[str], places: Mapping[str, Place]) -> tuple[str, ...]:
    """Return the rows of which the others have none that says the same of the same unit and days."""

    def said(row: str) -> tuple[Place, int]:
        key, value = report_and_value(row)
        return places[key], value

    others = {said(row) for row in those}
    return tuple(sorted(row for row in these if said(row) not in others))


@dataclass(frozen=True)
class UnitChange:
    """What one unit tells of a cell, before and now, and the report that tells it now, or told it last."""

    report: UnitReport
    before: int
    now: int


def by_unit(changes: Sequence[Change]) -> list[list[UnitChange]]:
    """Return of each change what each unit tells otherwise, by the names of the units; one statement."""
    rows = {row for one in changes for row in (*one.came, *one.left)}
    those = UnitReport.objects.of_keys({report_and_value(row)[0] for row in rows}).select_related("organization")
    known = {one.key: one for one in those}
    return [_by_unit(one, known) for one in changes]


def _by_unit(change: Change, known: Mapping[str, UnitReport]) -> list[UnitChange]:
    told: dict[Place, dict[str, tuple[UnitReport, int]]] = {}
    for when, rows in (("before", change.left), ("now", change.came)):
        for row in rows:
            key, value = report_and_value(row)
            report = known[key]
            told.setdefault((report.organization_id, report.since, report.until), {})[when] = report, value
    found = []
    for both in told.values():
        report, _value = both.get("now") or both["before"]
        found.append(UnitChange(report, both.get("before", (report, 0))[1], both.get("now", (report, 0))[1]))
    return sorted(found, key=lambda one: (one.report.organization.name, one.report.since))
