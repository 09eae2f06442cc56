"""The office's days: nothing is signed on a day off, and the standing committee meets three times a month."""

from __future__ import annotations

from datetime import date, timedelta

from cases.models import Rule
from workflows.demo.lots import Lots

ONE = timedelta(days=1)
#: Around these days of a month the standing committee meets.
MEETING_DAYS = (5, 15, 25)


class Days:
    """Working days by the rulebook's calendar."""

    def __init__(self) -> None:
        """Read the holidays once."""
        self._calendar = Rule.shelf().calendar

    def works(self, day: date) -> bool:
        """Whether the office works on that day."""
        return not self._calendar.rests_on(day)

    def at(self, day: date) -> date:
        """Return that day, or the first working day after it."""
        while not self.works(day):
            day += ONE
        return day

    def until(self, day: date) -> date:
        """Return that day, or the last working day before it."""
        while not self.works(day):
            day -= ONE
        return day

    def plus(self, day: date, count: int) -> date:
        """Return the day so many working days later; earlier with a negative count."""
        step = ONE if count >= 0 else -ONE
        for _one in range(abs(count)):
            day += step
            while not self.works(day):
                day += step
        return day

    def after(self, day: date, lots: Lots, least: int, most: int) -> date:
        """Return a working day between so many working days later."""
        return self.plus(day, lots.number(least, most))

    def meeting(self, day: date) -> date:
        """Return the first meeting of the standing committee on or after that day."""
        month = day.replace(day=1)
        while True:
            for wanted in MEETING_DAYS:
                held = self.at(month.replace(day=wanted))
                if held >= day:
                    return held
            month = (month + timedelta(days=32)).replace(day=1)
