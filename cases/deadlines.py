"""Legal time: dates in, dates out. No clock, no database, no rule is known here."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from fractions import Fraction

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

SATURDAY = 5
SOON = 7  # a reminder leaves seven days before the deadline (procedure TDKL, step R2)
# No rule says how soon the proof of what was sent comes back: ten days are what official post takes there and back.
PROOF = 10


class Unit(TextChoices):
    """What a time limit counts."""

    DAY = "day", _("days")
    WORKING_DAY = "working_day", _("working days")
    MONTH = "month", _("months")


class State(TextChoices):
    """Where a deadline stands on a day."""

    ON_TIME = "on_time", _("On time")
    DUE_SOON = "due_soon", _("Due soon")
    OVERDUE = "overdue", _("Overdue")


@dataclass(frozen=True)
class Calendar:
    """Which days are worked: the weekend, the public holidays, and the Saturdays worked in exchange."""

    holidays: frozenset[date] = frozenset()
    moved_working: frozenset[date] = frozenset()
    years: frozenset[int] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        """A year is known once a single holiday of it is listed."""
        object.__setattr__(self, "years", frozenset(day.year for day in self.holidays))

    @classmethod
    def of(cls, holidays: Iterable[date] = (), moved_working: Iterable[date] = ()) -> Calendar:
        """A calendar from any lists of days."""
        return cls(frozenset(holidays), frozenset(moved_working))

    def rests_on(self, day: date) -> bool:
        """Is this a day off? An exchanged day is worked, whatever else falls on it."""
        if day in self.moved_working:
            return False
        return day.weekday() >= SATURDAY or day in self.holidays

    def unknown_years(self, start: date, end: date) -> list[int]:
        """Years between two dates whose holidays are not listed."""
        return [year for year in range(start.year, end.year + 1) if year not in self.years]


WEEKENDS_ONLY = Calendar()


def add_days(start: date, n: int, unit: str, calendar: Calendar = WEEKENDS_ONLY) -> date:
    """The last day of a time limit. The day after `start` is the first day counted.

    A limit in days or months that ends on a day off stays there: no text seen moves it (`falls_on_rest_day` warns).
    """
    if n < 0:
        raise ValueError("A time limit does not run backwards.")
    match Unit(unit):
        case Unit.DAY:
            return start + timedelta(days=n)
        case Unit.MONTH:
            return _add_months(start, n)
        case Unit.WORKING_DAY:
            return _add_working_days(start, n, calendar)


def _add_months(start: date, n: int) -> date:
    """The same day of a later month, or its last day where the month is shorter."""
    year, month = divmod(start.year * 12 + start.month - 1 + n, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def _add_working_days(start: date, n: int, calendar: Calendar) -> date:
    day = start
    while n:
        day += timedelta(days=1)
        n -= not calendar.rests_on(day)
    return day


def falls_on_rest_day(due: date, calendar: Calendar) -> bool:
    """Warn: the deadline stands, but nobody is in the office that day."""
    return calendar.rests_on(due)


def extension_days(duration: int, fraction: Fraction) -> int:
    """How long one extension may be. Rounded down: the rule says "at most", and rounding up would exceed it."""
    return int(duration * fraction)


def days_left(due: date, on: date) -> int:
    """Days until the deadline; 0 on the day itself, negative when it has passed."""
    return (due - on).days


def state(due: date, on: date, *, soon: int = SOON) -> State:
    """A deadline is kept on its own day and missed the day after."""
    left = days_left(due, on)
    if left < 0:
        return State.OVERDUE
    return State.DUE_SOON if left <= soon else State.ON_TIME
