"""Invented names of people and places; none of them is anybody's, and no place is on a map."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from cases.names import search_key
from workflows.demo.lots import Lots
from workflows.demo.writing import text


def places() -> list[str]:
    """Return every invented place, neighbours unlike each other."""
    heads, tails = text("places")["heads"], text("places")["tails"]
    # Fifteen and sixteen have no common divisor: every pair comes once before the first comes again.
    return [f"{heads[n % len(heads)]} {tails[n % len(tails)]}" for n in range(len(heads) * len(tails))]


class Christener:
    """Gives people names, birthdays and usernames."""

    def __init__(self, lots: Lots) -> None:
        """Nobody has a username yet."""
        self._lots = lots
        self._usernames: Counter[str] = Counter()
        self._people = text("people")

    def name(self) -> str:
        """Return a full name."""
        women = self._lots.falls(42)
        middle = self._lots.one(self._people["women" if women else "men"])
        given = self._lots.one(self._people["women_given" if women else "men_given"])
        return f"{self._lots.one(self._people['surnames'])} {middle} {given}"

    def born(self) -> date:
        """Return a birthday of somebody of working age."""
        return date(1967, 1, 1) + timedelta(days=self._lots.number(0, 365 * 27))

    def username(self, full_name: str) -> str:
        """Return a username nobody else has: the given name, then the first letters of the rest."""
        *rest, given = search_key(full_name).split()
        wanted = f"{given}.{''.join(word[0] for word in rest)}"
        self._usernames[wanted] += 1
        return wanted if self._usernames[wanted] == 1 else f"{wanted}{self._usernames[wanted]}"
