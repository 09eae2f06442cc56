"""How much two texts say the same: the share of pairs of words they have in common, without accents and case."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from typing import TypeVar

from cases.names import search_key

Row = TypeVar("Row")

#: Texts that share less than this are two.
ALIKE = 0.5


def pairs(text: str) -> frozenset[tuple[str, str]]:
    """Return the pairs of neighbouring words of a text; the order within a pair counts, the rest does not."""
    words = "".join(letter if letter.isalnum() else " " for letter in search_key(text)).split()
    return frozenset(pairwise(words))


def share(one: frozenset[tuple[str, str]], other: frozenset[tuple[str, str]]) -> float:
    """Return how much of the shorter text stands in the longer: a letter sent again with a page more is the same."""
    fewer = min(len(one), len(other))
    return len(one & other) / fewer if fewer else 0.0


def alike(text: str, rows: Iterable[tuple[Row, str]]) -> list[tuple[Row, int]]:
    """Return the rows whose text is like this one, the most alike first, with the share in percent."""
    own = pairs(text)
    found = [(row, share(own, pairs(said))) for row, said in rows]
    best = sorted((one for one in found if one[1] >= ALIKE), key=lambda one: -one[1])
    return [(row, round(part * 100)) for row, part in best]
