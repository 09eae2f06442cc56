"""Which words of the prose are facts: what the case knows by name, and every figure the draft itself gives."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from documents.word.known import Known

#: The key of a figure begins so; its number follows the order of the version it was taken from.
FIGURE = "figure."

_FIGURES = re.compile(
    r"\d{1,2}/\d{1,2}/\d{4}"  # a day
    r"|ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}"
    r"|\d{1,4}-[^\W\d_]{1,5}/[^\W\d_]{1,12}"  # the symbol of a paper
    r"|(?<![\w/.,-])\d+(?:[.,]\d+)*(?:\s?%)?(?![\w/])"  # an amount, a number, a share
)
_LIST_MARK = re.compile(r"\s*(?:[-+•]\s*)?\d+(?:\.\d+)*[.)]\s")
#: Columns that only count the rows.
COUNTING = {"tt", "stt", "số tt"}


@dataclass(frozen=True)
class Piece:
    """Words in a row: plain, or a fact under its key."""

    text: str
    key: str = ""


class Marker:
    """Marks one version: figures are numbered in the order of its text."""

    def __init__(self, known: Mapping[str, Known]) -> None:
        """Look for the longest names first: a subject's name may hold the authority's."""
        self.last = 0
        self.patterns = sorted(_patterns(known), key=lambda one: -len(one[1].pattern))

    def marked(self, text: str, *, figures: bool = True) -> list[Piece]:
        """Return the text in pieces, its facts by key."""
        spans = sorted(self._spans(text, figures))
        pieces: list[Piece] = []
        at = 0
        for start, end, key in spans:
            if key == FIGURE:
                self.last += 1
                key = f"{FIGURE}{self.last}"
            pieces += [Piece(text[at:start]), Piece(text[start:end], key)]
            at = end
        return [piece for piece in [*pieces, Piece(text[at:])] if piece.text]

    def _spans(self, text: str, figures: bool) -> list[tuple[int, int, str]]:
        found: list[tuple[int, int, str]] = []
        for key, pattern in self.patterns:
            _add(found, ((*one.span("fact"), key) for one in pattern.finditer(text)))
        if figures:
            lead = _LIST_MARK.match(text)
            begin = lead.end() if lead is not None else 0
            _add(found, ((*one.span(), FIGURE) for one in _FIGURES.finditer(text, begin)))
        return found


def _add(found: list[tuple[int, int, str]], more: Iterable[tuple[int, int, str]]) -> None:
    for start, end, key in more:
        if all(end <= other[0] or start >= other[1] for other in found):
            found.append((start, end, key))


def _patterns(known: Mapping[str, Known]) -> Iterator[tuple[str, re.Pattern[str]]]:
    for key, one in known.items():
        if key.startswith("case.") or key.endswith(".number"):
            yield key, re.compile(rf"(?<![\w-])(?P<fact>{re.escape(one.value)})(?!\w)")
        elif key.endswith(".date"):
            number = known[f"{key.removesuffix('.date')}.number"].value
            yield key, re.compile(rf"{re.escape(number)},?\s+ngày\s+(?P<fact>{re.escape(one.value)})(?!\d)")


def counts_rows(column: Mapping[str, Any]) -> bool:
    """Return whether a column only counts the rows."""
    return str(column.get("title", "")).strip().lower() in COUNTING
