"""Plan against actual: what the programme promised for a period, and what became of each line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from django.db.models import Count, Max, Min, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from cases.models import ItemSubject, ProgrammeItem
from cases.statistics.figures import in_time, late
from cases.statistics.periods import quarter_of
from cases.statistics.question import Question, planned_items


class LineState(StrEnum):
    """What became of a line of the programme."""

    PLANNED = "planned"
    STARTED = "started"
    LATE = "late"
    CONCLUDED = "concluded"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Tally:
    """Subjects named, and what was done with them; sums of lines are tallies again."""

    lines: int = 0
    lines_concluded: int = 0
    planned: int = 0
    opened: int = 0
    started: int = 0
    concluded: int = 0
    in_time: int = 0
    late: int = 0
    cancelled: int = 0
    added: int = 0

    def __add__(self, other: Tally) -> Tally:
        pairs = ((name, getattr(self, name) + getattr(other, name)) for name in self.__dataclass_fields__)
        return Tally(**dict(pairs))

    @property
    def completion(self) -> float | None:
        """Subjects concluded out of those planned; what was cancelled by an amendment is left out."""
        return self.concluded / self.planned if self.planned else None

    @property
    def punctuality(self) -> float | None:
        """Subjects whose report was laid in time, out of those concluded."""
        return self.in_time / self.concluded if self.concluded else None


@dataclass(frozen=True)
class PlanLine:
    """One line of a programme beside its cases."""

    item: ProgrammeItem
    tally: Tally
    state: LineState
    overdue_quarter: bool
    next_due: Any = None

    @property
    def is_cancelled(self) -> bool:
        """Whether an amendment took it back."""
        return self.state is LineState.CANCELLED


@dataclass(frozen=True)
class Plan:
    """The lines of the programmes a period touches, with their sums."""

    lines: Sequence[PlanLine]

    @property
    def total(self) -> Tally:
        """All lines together."""
        return sum((line.tally for line in self.lines), Tally())

    def of(self, **facts: Any) -> Tally:
        """The lines of a year, a quarter or a kind together."""
        return sum((line.tally for line in self.lines if _fits(line.item, facts)), Tally())

    @property
    def years(self) -> list[int]:
        """Years that have lines, in order."""
        return sorted({line.item.programme.year for line in self.lines})

    @property
    def unplanned_share(self) -> float | None:
        """Subjects added by amendment, out of all that stand."""
        total = self.total
        return total.added / total.planned if total.planned else None


def _fits(item: ProgrammeItem, facts: dict[str, Any]) -> bool:
    own = {"year": item.programme.year, "quarter": item.quarter, "kind": item.kind}
    return all(own[name] == value for name, value in facts.items())


def plan(question: Question, *, items: Q | None = None) -> Plan:
    """Return every approved line whose quarter the period touches, as things stood on the day; two statements."""
    return of_items(_lines(question, items or Q()), question)


def of_items(items: Iterable[ProgrammeItem], question: Question) -> Plan:
    """Return these lines (from `with_subjects`) beside their cases; one statement."""
    chosen = list(items)
    done = {row["team__item"]: row for row in _actual(question, chosen)}
    return Plan([_line(item, done.get(item.pk, {}), question) for item in chosen])


def with_subjects() -> QuerySet[ProgrammeItem]:
    """Return lines that carry how many subjects they name."""
    named = ItemSubject.objects.filter(item=OuterRef("pk")).order_by().values("item").annotate(n=Count("pk"))
    return ProgrammeItem.objects.annotate(subjects_named=Coalesce(Subquery(named.values("n")), 0)).select_related(
        "programme__body", "lead", "added_in", "cancelled_in"
    )


def _lines(question: Question, items: Q) -> QuerySet[ProgrammeItem]:
    found = with_subjects().filter(items, pk__in=planned_items(question))
    return found.order_by("programme__year", "position")


def _actual(question: Question, items: Sequence[ProgrammeItem]) -> QuerySet[Any, Any]:
    day = question.as_of
    concluded = Q(concluded_on__lte=day)
    cases = question.all_cases().filter(team__item__in=[item.pk for item in items], opened_on__lte=day)
    return (
        cases.order_by()
        .values("team__item")
        .annotate(
            opened=Count("pk"),
            started=Count("pk", filter=Q(decided_on__lte=day)),
            concluded=Count("pk", filter=concluded),
            in_time=Count("pk", filter=concluded & in_time()),
            late=Count("pk", filter=late(day)),
            overdue=Count("pk", filter=Q(due_on__lt=day, submitted_on__isnull=True)),
            next_due=Min("due_on", filter=Q(submitted_on__isnull=True)),
            last_concluded=Max("concluded_on"),
        )
    )


_COUNTED = ("opened", "started", "concluded", "in_time", "late")


def _line(item: ProgrammeItem, done: dict[str, Any], question: Question) -> PlanLine:
    named: int = item.subjects_named  # type: ignore[attr-defined]
    cancelled = item.cancelled_in is not None and item.cancelled_in.on <= question.as_of
    # What was cancelled by an amendment is listed and counted nowhere else.
    numbers = {name: 0 if cancelled else done.get(name, 0) for name in _COUNTED}
    state = LineState.CANCELLED if cancelled else _state(named, done)
    tally = Tally(
        lines=0 if cancelled else 1,
        lines_concluded=1 if state is LineState.CONCLUDED else 0,
        planned=0 if cancelled else named,
        cancelled=named if cancelled else 0,
        added=named if item.added_in_id and not cancelled else 0,
        **numbers,
    )
    passed = quarter_of(item.programme.year, item.quarter)[1] < question.as_of
    open_yet = state in {LineState.PLANNED, LineState.STARTED, LineState.LATE}
    return PlanLine(item, tally, state, passed and open_yet, done.get("next_due"))


def _state(named: int, done: dict[str, Any]) -> LineState:
    if done and done["concluded"] >= named > 0:
        return LineState.CONCLUDED
    if done.get("overdue"):
        return LineState.LATE
    return LineState.STARTED if done.get("started") else LineState.PLANNED
