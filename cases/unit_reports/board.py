"""Who has not reported: units by periods, each cell with its state and when the unit was reminded."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.models import Organization, OutsideUnit, ReportReminder, ReportState, UnitReport
from cases.statistics import periods
from cases.statistics.periods import Period


class Stand(StrEnum):
    """How a unit stands in a period."""

    ACCEPTED = "accepted"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    MISSING = "missing"
    RUNNING = "running"
    NONE = "none"

    @property
    def label(self) -> Any:
        """In words."""
        return _WORDS[self]

    @property
    def mark(self) -> str:
        """A sign that says it without colour."""
        return _MARKS[self]


_WORDS = {
    Stand.ACCEPTED: pgettext_lazy("report", "accepted"),
    Stand.SUBMITTED: _("submitted, to be taken"),
    Stand.RETURNED: _("returned, to be corrected"),
    Stand.MISSING: _("not reported"),
    Stand.RUNNING: _("period not over"),
    Stand.NONE: _("does not report in this period"),
}
_MARKS = {
    Stand.ACCEPTED: "✓", Stand.SUBMITTED: "●", Stand.RETURNED: "↩", Stand.MISSING: "✕", Stand.RUNNING: "…",
    Stand.NONE: "",
}  # fmt: skip

#: A unit in these has not reported.
UNREPORTED = frozenset({Stand.MISSING, Stand.RETURNED})


class Columns(StrEnum):
    """Which periods of a year stand side by side."""

    QUARTERS = "q"
    MONTHS = "m"
    LONGER = "y"

    def of(self, year: int) -> list[Period]:
        """The periods themselves, in order."""
        if self is Columns.MONTHS:
            return [periods.month(year, number) for number in range(1, 13)]
        if self is Columns.QUARTERS:
            return [periods.quarter(year, number) for number in periods.QUARTERS]
        return [periods.half(year, 1), periods.half(year, 2), periods.nine_months(year), periods.whole_year(year)]


@dataclass(frozen=True)
class BoardCell:
    """One unit in one period."""

    period: Period
    stand: Stand
    report: UnitReport | None
    reminders: tuple[ReportReminder, ...]


@dataclass(frozen=True)
class BoardRow:
    """One unit with its periods, and since when it reports."""

    outside: OutsideUnit
    cells: tuple[BoardCell, ...]

    @property
    def organization(self) -> Organization:
        """The unit."""
        return self.outside.organization


def board(user: Any, shown: Sequence[Period], on: date, *, level: str = "") -> list[BoardRow]:
    """Return the units whose reports a user receives, period by period; three statements however many there are."""
    received = OutsideUnit.objects.received_by(user, on)
    return stands_of([one for one in received if level in {"", one.organization.level}], shown, on)


def stands_of(outside: Sequence[OutsideUnit], shown: Sequence[Period], on: date) -> list[BoardRow]:
    """Return how these units stand in these periods."""
    units: dict[int, list[OutsideUnit]] = defaultdict(list)
    for unit in outside:
        units[unit.organization_id].append(unit)
    if not units:
        return []
    first, last = min(one.since for one in shown), max(one.until for one in shown)
    reports = {
        (one.organization_id, one.since, one.until): one for one in UnitReport.objects.newest(units, first, last)
    }
    reminded = defaultdict(list)
    for one in ReportReminder.objects.during(units, first, last):
        reminded[one.organization_id, one.since, one.until].append(one)
    return [
        BoardRow(
            rows[0],
            tuple(
                BoardCell(
                    period,
                    _stand(rows, reports.get(where := (pk, period.since, period.until)), period, on),
                    reports.get(where),
                    tuple(reminded[where]),
                )
                for period in shown
            ),
        )
        for pk, rows in units.items()
    ]


def unreported(user: Any, since: date, until: date, on: date) -> list[Organization]:
    """Return the units below a user that have not reported for a period, or whose report was returned."""
    rows = board(user, [periods.between(since, until)], on)
    return [row.organization for row in rows if row.cells[0].stand in UNREPORTED]


def _stand(rows: list[OutsideUnit], report: UnitReport | None, period: Period, on: date) -> Stand:
    if report is not None:
        return _OF[report.state]
    if not any(one.since <= period.until and (one.until is None or one.until > period.until) for one in rows):
        return Stand.NONE
    return Stand.MISSING if period.until < on else Stand.RUNNING


_OF = {
    ReportState.ACCEPTED: Stand.ACCEPTED,
    ReportState.SUBMITTED: Stand.SUBMITTED,
    ReportState.RETURNED: Stand.RETURNED,
}
