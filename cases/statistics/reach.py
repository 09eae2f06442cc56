"""How far the work reached: every organization under the body's own, period by period; where it never came, first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, Max, OuterRef, Q, QuerySet
from django.db.models.functions import ExtractQuarter, ExtractYear

from cases.models import Case, ItemSubject, Kind, Organization, ProgrammeItem
from cases.statistics.periods import QUARTERS, quarter_of
from cases.statistics.question import Question, planned_items, standing_items, subordinate_states


@dataclass(frozen=True, order=True)
class Column:
    """A year of the period, or a quarter where the period lies within one year."""

    year: int
    quarter: int = 0

    def within(self, question: Question) -> tuple[date, date]:
        """Return its first and last day, as far as the period goes."""
        first, last = quarter_of(self.year, self.quarter) if self.quarter else (date(self.year, 1, 1), self._end)
        return max(first, question.since), min(last, question.until)

    @property
    def _end(self) -> date:
        return date(self.year, 12, 31)


@dataclass(frozen=True)
class Promise:
    """A line of the programme that names the organization and has no case of it yet."""

    item: int
    is_overdue: bool  # its quarter is over


@dataclass
class Cell:
    """What one organization had in one column."""

    inspections: int = 0
    supervisions: int = 0
    promises: list[Promise] = field(default_factory=list)

    @property
    def cases(self) -> int:
        """Both together: what the cell opens."""
        return self.inspections + self.supervisions


@dataclass
class Row:
    """An organization as it stood at the end of the period."""

    organization: int
    parent: int | None
    name: str
    level: str
    cells: dict[Column, Cell]
    last_on: date | None = None  # ever, by the end of the period
    last_kind: str = ""
    below: list[Row] = field(default_factory=list)

    @property
    def cases(self) -> int:
        """Turns in the period."""
        return sum(cell.cases for cell in self.cells.values())

    @property
    def is_reached(self) -> bool:
        """Whether it was inspected or supervised in the period."""
        return self.cases > 0

    @property
    def is_promised(self) -> bool:
        """Whether the programme names it and nothing was opened."""
        return any(cell.promises for cell in self.cells.values())

    @property
    def under(self) -> Iterator[Row]:
        """Everything below it."""
        for row in self.below:
            yield row
            yield from row.under

    @property
    def order(self) -> tuple[Any, ...]:
        """Whom nobody ever came to first, then whom nobody came to in the period, the longest ago first."""
        return self.is_reached, self.last_on or date.min, self.name, self.organization


@dataclass(frozen=True)
class Reach:
    """The matrix: columns, the organizations directly below, and all of them by their key."""

    columns: list[Column]
    direct: list[Row]
    rows: Mapping[int, Row]

    def some(self, wanted: Callable[[Row], bool], *, direct: bool = False) -> list[Row]:
        """Return the organizations a condition holds for, those that were never reached first."""
        asked = self.direct if direct else self.rows.values()
        return sorted((row for row in asked if wanted(row)), key=lambda row: row.order)

    def way_to(self, organization: int) -> list[int]:
        """Return the organization and all above it, as far as they are rows."""
        way: list[int] = []
        row = self.rows.get(organization)
        while row is not None and row.organization not in way:
            way.append(row.organization)
            row = self.rows.get(row.parent or 0)
        return way


def reach(question: Question) -> Reach:
    """Return the matrix of a body's work, as far as the question may count; four statements however many rows."""
    columns = _columns(question)
    rows = _rows(question, columns)
    stands_for = _stands_for(question, rows)
    _count(question, rows, stands_for)
    _promise(question, rows, stands_for)
    direct = _grown(question, rows)
    return Reach(columns, direct, rows)


def _columns(question: Question) -> list[Column]:
    years = range(question.since.year, question.until.year + 1)
    if len(years) > 1:
        return [Column(year) for year in years]
    year = years[0]
    quarters = (quarter for quarter in QUARTERS if question.since <= quarter_of(year, quarter)[1])
    return [Column(year, quarter) for quarter in quarters if quarter_of(year, quarter)[0] <= question.until]


def _rows(question: Question, columns: list[Column]) -> dict[int, Row]:
    states = subordinate_states(question.body, question.as_of).exclude(organization=question.body.organization_id)
    named = states.values_list("organization", "parent", "name", "level")
    return {one: Row(one, parent, name, level, {c: Cell() for c in columns}) for one, parent, name, level in named}


def _stands_for(question: Question, rows: Mapping[int, Row]) -> Callable[[int], Row | None]:
    """Return how to find the row an organization is counted in: its own, or that of who stands in its place."""
    following = succeeded(question.as_of)

    def find(organization: int) -> Row | None:
        passed: set[int] = set()
        while organization not in rows and organization in following and organization not in passed:
            passed.add(organization)
            organization = following[organization]
        return rows.get(organization)

    return find


def succeeded(on: date) -> dict[int, int]:
    """Return the organizations that had ended by a day, each with who took its place."""
    ended = Organization.objects.filter(succeeded_by__isnull=False, closed_on__lte=on)
    return {one: following for one, following in ended.values_list("pk", "succeeded_by") if following}


def counted_as(organization: int, on: date) -> list[int]:
    """Return the organization, and those that had ended by a day in whose place it stands; one statement."""
    before: dict[int, list[int]] = defaultdict(list)
    for ended, following in succeeded(on).items():
        before[following].append(ended)
    found = [organization]
    for one in found:
        found += [ended for ended in before[one] if ended not in found]
    return found


def _count(question: Question, rows: Mapping[int, Row], stands_for: Callable[[int], Row | None]) -> None:
    cases = question.all_cases().filter(subject_organization__isnull=False, opened_on__lte=question.as_of)
    found = (
        cases.order_by()
        .values("subject_organization", "kind", year=ExtractYear("opened_on"), quarter=ExtractQuarter("opened_on"))
        .annotate(n=Count("pk", filter=question.within("opened_on")), last=Max("opened_on"))
    )
    for part in found:
        row = stands_for(part["subject_organization"])
        if row is None:
            continue
        if row.last_on is None or part["last"] > row.last_on:
            row.last_on, row.last_kind = part["last"], part["kind"]
        cell = _cell(row, part["year"], part["quarter"])
        if cell is None:
            continue
        if part["kind"] == Kind.THEMATIC_SUPERVISION:
            cell.supervisions += part["n"]
        else:
            cell.inspections += part["n"]


def _cell(row: Row, year: int, quarter: int) -> Cell | None:
    return row.cells.get(Column(year)) or row.cells.get(Column(year, quarter))


def _promise(question: Question, rows: Mapping[int, Row], stands_for: Callable[[int], Row | None]) -> None:
    opened = Case.objects.filter(
        question.cases,
        team__item=OuterRef("item"),
        subject_organization=OuterRef("organization"),
        opened_on__lte=question.as_of,
    )
    named = ItemSubject.objects.filter(~Exists(opened), item__in=standing_items(question), organization__isnull=False)
    for organization, item, year, quarter in named.order_by("item__programme__year", "item__position").values_list(
        "organization", "item", "item__programme__year", "item__quarter"
    ):
        row = stands_for(organization)
        cell = _cell(row, year, quarter) if row else None
        if cell is not None and not any(promise.item == item for promise in cell.promises):
            cell.promises.append(Promise(item, quarter_of(year, quarter)[1] < question.as_of))


def _grown(question: Question, rows: Mapping[int, Row]) -> list[Row]:
    """Hang every row below its parent; return those directly below the body's own organization."""
    direct: list[Row] = []
    for row in sorted(rows.values(), key=lambda row: row.order):
        if above := rows.get(row.parent or 0):
            above.below.append(row)
        elif row.parent == question.body.organization_id:
            direct.append(row)
    return direct


def changed_lines(question: Question) -> QuerySet[ProgrammeItem]:
    """Return the lines of the period an amendment added or took back, with the reason it gave."""
    changed = Q(cancelled_in__on__lte=question.as_of) | Q(added_in__isnull=False)
    found = planned_items(question).filter(changed).select_related("programme", "added_in", "cancelled_in")
    return found.order_by(F("programme__year"), "position")
