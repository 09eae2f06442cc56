"""A whole form in one grouped statement for each thing it counts; the rows of a cell by the same conditions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

from django.db.models import Q, QuerySet, Value

from cases.models import Organization
from cases.statistics.forms.asked import Asked
from cases.statistics.forms.conditions import Profile, Sorter, matching, told_apart
from cases.statistics.forms.definitions import Column, Counted, Form, Section, Where
from cases.statistics.forms.vocabulary import SOURCES, Source

Subject = tuple[Any, ...]


@dataclass(frozen=True)
class Filled:
    """A form with its figures: turns, or what is summed, and how many distinct subjects where that was asked for."""

    form: Form
    asked: Asked
    turns: Mapping[tuple[str, str], int]
    subjects: Mapping[tuple[str, str], int] | None

    def value(self, row: str, column: str) -> int | None:
        """The figure of a cell; nothing where there is no fact to count."""
        if self.form.rows[row].no_fact or self.form.columns[column].no_fact:
            return None
        return self.turns.get((row, column), 0)

    def distinct(self, row: str, column: str) -> int | None:
        """How many subjects stand behind a cell, each counted once."""
        source = SOURCES[self.form.counts[self.form.columns[column].of].source]
        if self.subjects is None or not source.subjects or self.value(row, column) is None:
            return None
        return self.subjects.get((row, column), 0)

    def subtotal(self, section: Section, column: str) -> int | None:
        """The figure of a roman number: the sum of its rows."""
        values = [self.value(row.key, column) for row in section.rows]
        known = [value for value in values if value is not None]
        return sum(known) if known else None


def evaluate(form: Form, asked: Asked, *, subjects: bool = False) -> Filled:
    """Return a form with all its figures; one statement for each thing counted, and one more for subjects."""
    turns: dict[tuple[str, str], int] = defaultdict(int)
    found: dict[tuple[str, str], set[Subject]] = defaultdict(set)
    heirs = _heirs(asked) if subjects else {}
    for counted in form.counts.values():
        columns = [column for column in form.counted_columns if column.of == counted.key]
        for source in (SOURCES[counted.source], *SOURCES[counted.source].beside) if columns else ():
            _add(form, counted, source, columns, asked, turns, found if subjects else None, heirs)
    distinct = {cell: len(those) for cell, those in found.items()} if subjects else None
    return Filled(form, asked, dict(turns), distinct)


def rows_of(form: Form, row: str, column: str, asked: Asked) -> QuerySet[Any]:
    """Return exactly the rows behind a cell; `KeyError` for a row or column that is none, or has no fact."""
    line, head = form.rows[row], form.columns[column]
    if line.no_fact or head.no_fact:
        raise KeyError(row if line.no_fact else column)
    counted = form.counts[head.of]
    return rows(counted, [line.where], asked, head).order_by("pk")


def summed(form: Form, column: str, found: QuerySet[Any]) -> int | None:
    """Return what the rows of a cell add up to, where its column adds something up."""
    head = form.columns[column]
    if head.measure == "count":
        return None
    total: int = found.order_by().aggregate(total=SOURCES[form.counts[head.of].source].measure(head.measure))["total"]
    return total


def beside_of(form: Form, row: str, column: str, asked: Asked) -> list[QuerySet[Any]]:
    """Return what stands beside the rows of a cell and is counted with them: records from paper."""
    line, head = form.rows[row], form.columns[column]
    return rows_beside(form.counts[head.of], [line.where], asked, head)


def rows_beside(
    counted: Counted, wheres: Iterable[Where], asked: Asked, head: Column | None = None
) -> list[QuerySet[Any]]:
    """Return the rows counted beside a source, by the same conditions."""
    told = list(wheres)
    others = SOURCES[counted.source].beside
    return [rows(counted, told, asked, head, source=source).order_by("pk") for source in others]


def count(counted: Counted, asked: Asked) -> int:
    """Return how many rows something counted has, those beside its source among them."""
    return sum(found.count() for found in (rows(counted, [], asked), *rows_beside(counted, [], asked)))


def rows(
    counted: Counted, wheres: Iterable[Where], asked: Asked, head: Column | None = None, *, source: Source | None = None
) -> QuerySet[Any]:
    """Return the rows of something counted that fit every one of these conditions, and a column where one is named.

    Without a `source` beside it, of its own.
    """
    source = source or SOURCES[counted.source]
    others = head.others if head else ()
    asked_for = [counted.where, *wheres, *([head.where] if head else []), *(one.where for one in others)]
    found: QuerySet[Any] = source.rows(asked).filter(source.dates[counted.dated](asked))
    found = found.alias(**told_apart(source, asked_for, asked))
    condition = Q()
    for where in (counted.where, *wheres, *([head.where] if head else [])):
        condition &= matching(source, where)
    for other in others:
        condition &= ~matching(source, other.where)
    return found.filter(condition)


def _add(
    form: Form, counted: Counted, source: Source, columns: list[Column], asked: Asked,
    turns: dict[tuple[str, str], int], found: dict[tuple[str, str], set[Subject]] | None, heirs: Mapping[int, int],
) -> None:  # fmt: skip
    """Add what one grouped statement tells to the cells of its columns."""
    lines = [row for row in form.rows.values() if not row.no_fact]
    wheres = [row.where for row in lines]
    for column in columns:
        wheres += [column.where, *(other.where for other in column.others)]
    dimensions = told_apart(source, wheres, asked)
    measures = {column.measure: source.measure(column.measure) for column in columns}
    grouped = rows(counted, [], asked, source=source).order_by().annotate(**dimensions)
    names = [*dimensions, *(source.subjects if found is not None else ())]
    told: Any = grouped.values(*names) if names else grouped.values(of_everything=Value(1))
    sorter = Sorter(source, lines, columns)
    for profile in told.annotate(**{f"sum_{name}": measure for name, measure in measures.items()}):
        about = _subject(source, profile, heirs) if found is not None and source.subjects else None
        for row, column in product(sorter.lines(profile), sorter.columns(profile)):
            turns[row.key, column.key] += profile[f"sum_{column.measure}"]
            if found is not None and about is not None:
                found[row.key, column.key].add(about)


def _subject(source: Source, profile: Profile, heirs: Mapping[int, int]) -> Subject:
    """Whom a group of rows is about: of an organization that was merged, the one that stands in its place."""
    organization, *others = (profile[name] for name in source.subjects)
    of_organizations = source.subjects[0].endswith("subject_organization")
    named = (one for one in others if one != "")  # of a paper: whom no register has
    return (heirs.get(organization, organization) if of_organizations else organization, *named)


def _heirs(asked: Asked) -> dict[int, int]:
    """Who stands in whose place on the day of the tree, to the end of each succession."""
    closed = Organization.objects.filter(succeeded_by__isnull=False, closed_on__lte=asked.tree_day)
    next_of: dict[int, int] = dict(closed.values_list("pk", "succeeded_by"))  # type: ignore[arg-type]
    last = {}
    for first in next_of:
        heir, passed = first, {first}
        while (step := next_of.get(heir)) is not None and step not in passed:
            heir = step
            passed.add(step)
        last[first] = heir
    return last
