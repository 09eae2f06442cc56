"""Which reports of units stand for a period, so that nothing is counted twice: the rules, in one place.

No regulation we have seen says how figures are merged; reporting.md §1 only names the roll-up and the forms. The rules
are the house's own and stand on the page of the merged form:

1. Of each unit and period the newest **accepted** version counts. What waits or was returned changes nothing.
2. A unit's report speaks of the unit **with everything under it** on the last day it tells of, as the house's own
   figures do. Where a unit above has a report that counts in some of the same days, that of the unit below is left out.
3. Of one unit never two reports count for the same day. Those are taken that together tell of most days, and among
   these the fewest: a year rather than its quarters, the quarters where the year was not reported.
4. For the days a report tells of, what the house itself keeps of that unit and under it is left out: the report has it.
   Before it began to report, and after it ended, the house's own cases count.
5. Where a unit stands is asked of the tree the form is asked by (as at the end of the period, or today): one that was
   merged or moved is in it once. Only reports that lie wholly in the period count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from cases.models import Organization, OrganizationState, OutsideUnit, UnitReport
from cases.statistics.forms import Asked


@dataclass(frozen=True)
class LeftOut:
    """An accepted report that does not count: others tell of its days; `above` where that of a unit above does."""

    report: UnitReport
    above: Organization | None


@dataclass(frozen=True)
class Gap:
    """Days of which no report counts for a unit that works outside the system."""

    organization: Organization
    since: date
    until: date


@dataclass(frozen=True)
class Basis:
    """Which reports stand behind a merged form, which do not and why, and who has not reported."""

    reports: tuple[UnitReport, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    gaps: tuple[Gap, ...] = ()

    def told_in(self, since: date, until: date) -> list[UnitReport]:
        """Those that tell of some of these days."""
        return [one for one in self.reports if one.since <= until and one.until >= since]


def basis(asked: Asked) -> Basis:
    """Return which reports count for a question; a handful of statements however many units there are."""
    found = list(UnitReport.objects.standing(asked.organizations(), asked.since, asked.until, asked.on))
    outside = list(OutsideUnit.objects.outside(asked.organizations(), asked.since, asked.until))
    units = {one.organization_id for one in found} | {one.organization_id for one in outside}
    tree = _Tree(units, {one.until for one in found})
    chosen: dict[int, list[UnitReport]] = {}
    left_out: list[LeftOut] = []
    own = defaultdict(list)
    for report in found:
        own[report.organization_id].append(report)
    for unit in sorted(own, key=lambda one: (tree.depth(one), one)):
        above, free = list(tree.told_above(unit, chosen)), []
        for report in own[unit]:
            other = next((one for one in above if _meet(report, one)), None)
            if other is None:
                free.append(report)
            else:
                left_out.append(LeftOut(report, other.organization))
        chosen[unit] = _fullest(free)
        left_out += [LeftOut(report, None) for report in free if report not in chosen[unit]]
    reports = tuple(report for report in found if report in chosen[report.organization_id])
    return Basis(reports, tuple(left_out), tuple(_gaps(asked, outside, chosen, tree)))


def _meet(one: UnitReport, other: UnitReport) -> bool:
    return one.since <= other.until and other.since <= one.until


def _fullest(reports: Sequence[UnitReport]) -> list[UnitReport]:
    """Return those of one unit that tell of most days without telling of a day twice, as few as may be."""
    ordered = sorted(reports, key=lambda one: (one.until, one.since))
    best: list[tuple[int, int, list[UnitReport]]] = [(0, 0, [])]
    for place, report in enumerate(ordered):
        before = max(number for number in range(place + 1) if not number or ordered[number - 1].until < report.since)
        days, fewer, those = best[before]
        taken = (days + (report.until - report.since).days + 1, fewer - 1, [*those, report])
        best.append(max(best[-1], taken, key=lambda one: one[:2]))
    return best[-1][2]


def _gaps(
    asked: Asked, outside: Iterable[OutsideUnit], chosen: Mapping[int, Sequence[UnitReport]], tree: _Tree
) -> Iterable[Gap]:
    """What each unit owes and nobody told of; a day that is not over is not owed yet."""
    one_day = timedelta(days=1)
    for row in outside:
        first = max(asked.since, row.since)
        last = min(asked.until, asked.on - one_day, row.until - one_day if row.until else date.max)
        told = [*chosen.get(row.organization_id, ()), *tree.told_above(row.organization_id, chosen)]
        for report in sorted(told, key=lambda one: one.since):
            if first < report.since:
                yield from _gap(row, first, min(last, report.since - one_day))
            first = max(first, report.until + one_day)
        yield from _gap(row, first, last)


def _gap(row: OutsideUnit, since: date, until: date) -> Iterable[Gap]:
    if since <= until:
        yield Gap(row.organization, since, until)


class _Tree:
    """Who stood above some units on the days on which reports end; a statement for each level."""

    def __init__(self, units: Iterable[int], days: Iterable[date]) -> None:
        """Read it from the units upwards."""
        self.days = sorted(days)
        self.states: dict[int, list[tuple[date, date | None, int | None]]] = {}
        wanted = set(units)
        while wanted:
            rows = OrganizationState.objects.filter(organization__in=wanted)
            self.states |= {one: [] for one in wanted}
            for unit, since, until, parent in rows.values_list("organization", "since", "until", "parent"):
                self.states[unit].append((since, until, parent))
            parents = {parent for unit in wanted for _since, _until, parent in self.states[unit] if parent}
            wanted = parents - set(self.states)

    def depth(self, unit: int) -> int:
        """How many stood above a unit at most."""
        return max((len(self._above(unit, day)) for day in self.days), default=0)

    def told_above(self, unit: int, chosen: Mapping[int, Sequence[UnitReport]]) -> Iterable[UnitReport]:
        """Reports of those above a unit, each by who stood there on the last day it tells of."""
        for day in self.days:
            for above in self._above(unit, day):
                yield from (one for one in chosen.get(above, ()) if one.until == day)

    def _above(self, unit: int, day: date) -> list[int]:
        found: list[int] = []
        while (parent := self._parent(unit, day)) is not None and parent not in found:
            found.append(parent)
            unit = parent
        return found

    def _parent(self, unit: int, day: date) -> int | None:
        stood = [
            parent for since, until, parent in self.states[unit] if since <= day and (until is None or until > day)
        ]
        return stood[0] if stood else None
