"""Where the figures of a report come from: a closed period as it was frozen, or the facts of a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, cached_property
from typing import Any

from django.db.models import Min, QuerySet

from cases import statistics
from cases.models import Body, Case, ClosedForm, ClosedPeriod, PaperRecord
from cases.statistics import closing, forms, published
from cases.statistics.forms import TOTAL, Asked, Filled, Form
from cases.statistics.forms.definitions import Named
from cases.statistics.narrative.definitions import LAST, ONE, Figure, load

TWO_SETS = Named(
    "two-sets",
    "kỳ này gồm hai bộ biểu, số phải giải quyết của hai phần không cộng được",
    "the period has two sets of forms, whose counts of what is due cannot be added up",
)
NO_FORM = Named("no-form", "bộ biểu của kỳ này không có biểu", "the set of forms of the period lacks the form")


@dataclass(frozen=True)
class Value:
    """One figure as it stands: how much, or why the house does not know."""

    count: int | None
    why: str = ""


@dataclass(frozen=True)
class Count:
    """The forms of a period, closed or counted today, from which figures are read."""

    body: Body
    since: date
    until: date
    on: date
    closed: ClosedPeriod | None = None
    _told: dict[str, list[Filled]] = field(default_factory=dict, repr=False, compare=False)

    @property
    def asked(self) -> Asked:
        """The question about the organization with all under it."""
        return Asked(self.body.organization, self.since, self.until, self.closed.closed_on if self.closed else self.on)

    @property
    def as_of(self) -> date:
        """Until which day is counted."""
        return self.asked.last

    @cached_property
    def _kept(self) -> Mapping[str, list[ClosedForm]]:
        found: dict[str, list[ClosedForm]] = {}
        for row in self.closed.forms.all() if self.closed else ():
            found.setdefault(row.form, []).append(row)
        return found

    def filled(self, key: str) -> list[Filled]:
        """Return a form whole, one for each set that holds in the period; of a closed one nothing is counted."""
        if self.closed is None:
            return [forms.evaluate(form, part) for _set, form, part in forms.parts(key, self.asked)]
        return [closing.read(row, self.asked) for row in self._kept.get(key, ())]

    def told(self, key: str) -> list[Filled]:
        """Return of a form as much as the figures of the report read."""
        if key not in self._told:
            if self.closed is not None:
                self._told[key] = self.filled(key)
            else:
                parts = forms.parts(key, self.asked)
                self._told[key] = [forms.evaluate(narrowed(form), part) for _set, form, part in parts]
        return self._told[key]

    @property
    def sets(self) -> list[str]:
        """The sets of forms that hold in the period."""
        return [one.key for one in forms.load_sets() if forms.parts("B01", self.asked, [one])]

    def value(self, figure: Figure) -> Value:
        """Return a figure, or why there is none."""
        if figure.figure:
            question = statistics.ask(self.body, self.since, self.until, on=self.on)
            return Value(statistics.counted(question, [figure.figure])[figure.figure])
        if figure.definition:
            return Value(published.figure(_definition(figure), self.asked).value)
        parts = self._parts(figure)
        if len(parts) > 1 and figure.over == ONE:
            return Value(None, TWO_SETS.vi)
        if not parts:
            return Value(None, NO_FORM.vi)
        total = 0
        for filled in parts:
            for column in figure.columns_of(filled.form):
                value = filled.value(TOTAL, column)
                if value is None:
                    head = filled.form.columns[column]
                    return Value(None, head.no_fact.vi if head.no_fact else NO_FORM.vi)
                total += value
        return Value(total)

    def frozen(self, figure: Figure) -> bool:
        """Whether a figure was frozen with its period."""
        return self.closed is not None and bool(figure.form)

    def _parts(self, figure: Figure) -> Sequence[Filled]:
        found = self.told(figure.form)
        return found[-1:] if figure.over == LAST else found

    def rows(self, figure: Figure, user: Any) -> list[QuerySet[Any]]:
        """Return the rows behind a figure that a user may open, records from paper after those of the house.

        Of a closed period those that were counted then, as far as they may be opened today.
        """
        today = forms.opened_by(user, Asked(self.body.organization, self.since, self.until, self.on))
        if figure.definition:
            return published.rows_of(_definition(figure), today)
        found: list[QuerySet[Any]] = []
        for filled in self._parts(figure):
            for column in figure.columns_of(filled.form):
                if self.closed is not None:
                    found.append(closing.behind(filled, column, self._keys(filled, column), today))
                else:
                    part = today.during(filled.asked.since, filled.asked.until)
                    found.append(forms.rows_of(filled.form, TOTAL, column, part))
                    found += forms.beside_of(filled.form, TOTAL, column, part)
        return found

    def source(self, figure: Figure) -> str:
        """Return of which source of the vocabulary the rows behind a figure are."""
        if figure.definition:
            return _definition(figure).counts[0].source
        form = self._parts(figure)[-1].form
        return form.counts[form.columns[figure.columns_of(form)[0]].of].source

    def _keys(self, filled: Filled, column: str) -> Sequence[str]:
        for row in self._kept[filled.form.key]:
            kept = closing.read(row, self.asked)
            if kept.asked.since == filled.asked.since:
                return closing.cells_of(row).get((TOTAL, column), (0, None, ()))[2]
        return ()


@cache
def _columns(key: str) -> frozenset[str]:
    """The columns of a form that some figure reads, in any of its versions."""
    versions = [one.forms[key] for one in forms.load_sets() if key in one.forms]
    figures = [figure for figure in load().figures.values() if figure.form == key]
    return frozenset(column for figure in figures for form in versions for column in figure.columns_of(form))


def narrowed(form: Form) -> Form:
    """Return a form with its row of everything and the columns that are read: a fraction of the whole to count."""
    wanted = _columns(form.key) | {TOTAL}
    groups = (
        replace(group, columns=tuple(one for one in group.columns if one.key in wanted), sums_to="")
        for group in form.groups
    )
    return replace(form, sections=(), groups=tuple(group for group in groups if group.columns))


def _definition(figure: Figure) -> published.Definition:
    return next(one for one in published.load().figures if one.key == figure.definition)


def count_of(body: Body, since: date, until: date, on: date) -> Count:
    """Return what a period is read from: its snapshot where it is closed, else the facts known on a day."""
    return Count(body, since, until, on, ClosedPeriod.objects.told_of(body, since, until))


def year_before(day: date) -> date:
    """Return the same day of the year before; the last of a February stays its last day."""
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)


def before(count: Count) -> Count | None:
    """Return the same days of the year before: of what still runs as many of them; of more than a year nothing."""
    if count.until >= date(count.since.year + 1, count.since.month, min(count.since.day, 28)):
        return None
    since, last = year_before(count.since), year_before(count.as_of)
    if (count.as_of.month, count.as_of.day) == (2, 28) and count.as_of == count.until and last.year % 4 == 0:
        last = date(last.year, 2, 29)
    return count_of(count.body, since, last, count.on)


def first_day(asked: Asked) -> date | None:
    """Return since when the house knows of anything of the organization."""
    cases = Case.objects.filter(asked.acting()).aggregate(day=Min("opened_on"))["day"]
    papers = PaperRecord.objects.filter(asked.acting()).aggregate(day=Min("signed_on"))["day"]
    return min(filter(None, (cases, papers)), default=None)
