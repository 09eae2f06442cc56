"""The one rule by which a target is met, at risk, missed, not due or without a figure. Numbers and days, nothing else.

The rule is the house's own, and the page says so: met where the figure fits the target; missed where the period is over
and it does not; at risk where, of a value to be reached, the share of the time that is gone exceeds the share of the
way that is done by more than the margin, and where a value not to be exceeded is exceeded; else not due.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _

from cases.models import IndicatorTarget, Operator


class Standing(StrEnum):
    """How a target stands on a day."""

    MET = "met"
    AT_RISK = "at-risk"
    MISSED = "missed"
    NOT_DUE = "not-due"
    NO_FIGURE = "no-figure"

    @property
    def label(self) -> Any:
        """In words."""
        return STANDINGS[self]


STANDINGS: Mapping[str, Any] = {
    Standing.MET: _("target met"),
    Standing.AT_RISK: _("target at risk"),
    Standing.MISSED: _("target missed"),
    Standing.NOT_DUE: _("not due"),
    Standing.NO_FIGURE: _("no figure"),
}

_FITS: Mapping[str, Callable[[Decimal, Decimal, Decimal], bool]] = {
    Operator.AT_LEAST: lambda value, low, _high: value >= low,
    Operator.MORE: lambda value, low, _high: value > low,
    Operator.EXACTLY: lambda value, low, _high: value == low,
    Operator.LESS: lambda value, low, _high: value < low,
    Operator.AT_MOST: lambda value, low, _high: value <= low,
    Operator.BETWEEN: lambda value, low, high: low <= value <= high,
}
_CEILINGS = (Operator.LESS, Operator.AT_MOST)


@dataclass(frozen=True)
class Goal:
    """What a target asks: the values that fit it, from where, and in which days."""

    operator: str
    value: Decimal
    upper: Decimal | None
    baseline: Decimal | None
    since: date
    until: date

    @classmethod
    def of(cls, target: IndicatorTarget) -> Goal:
        """Return what a target asks."""
        return cls(target.operator, target.value, target.upper, target.baseline, target.since, target.until)

    def fits(self, value: Decimal) -> bool:
        """Whether a figure fits."""
        return _FITS[self.operator](value, self.value, self.value if self.upper is None else self.upper)

    def is_above(self, value: Decimal) -> bool:
        """Whether a figure exceeds what it may not."""
        top = self.value if self.upper is None else self.upper
        return not self.fits(value) and (self.operator in _CEILINGS or value > top)

    def elapsed(self, on: date) -> Decimal:
        """The share of the period that is gone."""
        whole = (self.until - self.since).days + 1
        return min(Decimal(1), max(Decimal(0), Decimal((on - self.since).days + 1) / whole))

    def progress(self, value: Decimal) -> Decimal:
        """The share of the way from before the period to the target."""
        start = self.baseline or Decimal(0)
        return Decimal(1) if start == self.value else max(Decimal(0), (value - start) / (self.value - start))


def judge(goal: Goal, value: Decimal | None, *, on: date, margin: Decimal | None) -> Standing:
    """Return how a target stands on a day; without a margin nothing is called at risk for being slow."""
    if on < goal.since:
        return Standing.NOT_DUE
    if value is None:
        return Standing.NO_FIGURE
    if goal.fits(value):
        return Standing.MET
    if on > goal.until:
        return Standing.MISSED
    if goal.is_above(value):
        return Standing.AT_RISK
    slow = margin is not None and goal.elapsed(on) - goal.progress(value) > margin
    return Standing.AT_RISK if slow else Standing.NOT_DUE


def is_weaker(lower: Goal, upper: Goal) -> bool:
    """Whether a lower target lets pass what the one above does not: it is told, people decide."""
    low, high = _ends(lower), _ends(upper)
    return low[0] < high[0] or low[1] > high[1]


_Ends = tuple[tuple[Decimal, int], tuple[Decimal, int]]


def _ends(goal: Goal) -> _Ends:
    """The first and the last value that fit; 1 behind a first, -1 behind a last, that just does not."""
    endless = Decimal("Infinity")
    ends: dict[str, _Ends] = {
        Operator.AT_LEAST: ((goal.value, 0), (endless, 0)),
        Operator.MORE: ((goal.value, 1), (endless, 0)),
        Operator.EXACTLY: ((goal.value, 0), (goal.value, 0)),
        Operator.LESS: ((-endless, 0), (goal.value, -1)),
        Operator.AT_MOST: ((-endless, 0), (goal.value, 0)),
        Operator.BETWEEN: ((goal.value, 0), (goal.value if goal.upper is None else goal.upper, 0)),
    }
    return ends[goal.operator]
