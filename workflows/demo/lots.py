"""Chance that falls the same way every time: who, how many, how long."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

T = TypeVar("T")


class Lots:
    """A source of chance with a name; the same name draws the same lots in every run."""

    def __init__(self, name: str) -> None:
        """Begin with the lots of that name."""
        self._random = random.Random(name)  # noqa: S311 - lots for a demo, no secrets

    def one(self, things: Sequence[T]) -> T:
        """Draw one."""
        return things[self._random.randrange(len(things))]

    def some(self, things: Sequence[T], count: int) -> list[T]:
        """Draw several different ones."""
        return self._random.sample(list(things), min(count, len(things)))

    def number(self, least: int, most: int) -> int:
        """Draw a number, both ends included."""
        return self._random.randint(least, most)

    def falls(self, percent: float) -> bool:
        """Whether something happens that happens so many times in a hundred."""
        return self._random.random() * 100 < percent

    def shuffled(self, things: Sequence[T]) -> list[T]:
        """Return them in another order."""
        return self.some(things, len(things))

    def sizes(self, count: int, total: int, least: int, most: int) -> list[int]:
        """Draw so many sizes between two bounds that add up to the total."""
        sizes = [self.number(least, most) for _place in range(count)]
        while (missing := total - sum(sizes)) != 0:
            place = self.number(0, count - 1)
            step = 1 if missing > 0 else -1
            if least <= sizes[place] + step <= most:
                sizes[place] += step
        return sizes
