"""The levels a matter climbs: which there were on a day, and which is above which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cases.models import Level
from cases.rulebook import INHERITS

if TYPE_CHECKING:
    from cases.rulebook import Rulebook

_RANKS = {
    Level.CELL: 0,
    Level.SECTION: 1,
    Level.GRASSROOTS: 2,
    Level.COMMUNE: 3,
    Level.DISTRICT: 3,
    Level.PROVINCE: 4,
    Level.CENTRAL: 5,
}


def rank(level: str) -> int:
    """How high a level stands; the district and the commune of two tiers stand equally, at different times."""
    return _RANKS[Level(level)]


def two_tiers(book: Rulebook) -> bool:
    """Is local government of two tiers, so that the commune stands above the grassroots?"""
    return bool(book.shelf.on(book.on, book.scope).find_or_none(INHERITS))


def is_of_that_time(book: Rulebook, level: str) -> bool:
    """The district ended where the commune of today began; before, a commune was a grassroots organization."""
    return level != (Level.DISTRICT if two_tiers(book) else Level.COMMUNE)


def default_line(book: Rulebook, level: str = "") -> tuple[str, ...]:
    """The levels above a subject on that day, the lowest first; above a cell where no level is given."""
    middle = Level.COMMUNE if two_tiers(book) else Level.DISTRICT
    line = [Level.GRASSROOTS, middle, Level.PROVINCE, Level.CENTRAL]
    return tuple(one.value for one in line if rank(one) > rank(level or Level.CELL))


def above(line: tuple[str, ...], level: str) -> str:
    """The next level up a line; empty above the highest."""
    return next((one for one in line if rank(one) > rank(level)), "")
