"""The walk: every story wakes on its days, all of them in the order of the calendar."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from datetime import date

from django.db import transaction

#: A story: it yields the day of its next act, and acts when it is asked for the one after.
Story = Iterator[date]

#: Days are written together until they hold so many acts; a transaction each would cost as much as the acts.
ACTS_IN_ONE = 150


class Walk:
    """Wakes stories by the calendar until the day the demo shows; what is later has not happened yet."""

    def __init__(self, until: date, evening: Callable[[date, int], None]) -> None:
        """`evening` is told of every day that ends, and how many acts it had."""
        self._until, self._evening = until, evening
        self._waiting: list[tuple[date, int, Story]] = []
        self._begun = 0

    def begin(self, story: Story) -> None:
        """Let a story begin; it waits for its first day."""
        self._begun += 1
        self._wait(story, self._begun)

    def _wait(self, story: Story, number: int) -> None:
        day = next(story, None)
        if day is not None and day <= self._until:
            heapq.heappush(self._waiting, (day, number, story))

    def go(self) -> None:
        """Wake the stories one after the other until nothing more happens."""
        while self._waiting:
            with transaction.atomic():
                acts = 0
                while self._waiting and acts < ACTS_IN_ONE:
                    acts += self._one_day()

    def _one_day(self) -> int:
        day, acts = self._waiting[0][0], 0
        while self._waiting and self._waiting[0][0] == day:
            _day, number, story = heapq.heappop(self._waiting)
            self._wait(story, number)
            acts += 1
        self._evening(day, acts)
        return acts
