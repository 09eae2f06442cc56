"""Gaps of a register: every number without a standing paper, why it is so, and what the clerk says of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby

from documents.models import Series, State
from documents.models_register import GapNote
from documents.numbering import INCOMING


class Why(StrEnum):
    """Why a number has no standing paper here."""

    PAPER = "paper"  # it stands in the register on paper, which this one continues
    VOID = "void"
    RESTORED = "restored"  # it went out on paper after the backup the house was restored from; two people agreed on it
    MISSING = "missing"  # neither a paper nor a reason: it must never be, and is named when it is


@dataclass(frozen=True)
class Gap:
    """Some numbers in a row, all for the same reason."""

    first: int
    last: int
    why: Why
    reason: str = ""
    notes: Sequence[GapNote] = field(default=())

    @property
    def is_open(self) -> bool:
        """Whether nobody has explained it yet."""
        return self.why is Why.MISSING and not self.notes

    @property
    def numbers(self) -> str:
        """How the numbers are written."""
        return f"{self.first:02d}" if self.first == self.last else f"{self.first:02d}–{self.last:02d}"


def of_series(series: Series) -> list[Gap]:
    """Return the gaps of a register in the order of its numbers."""
    notes = list(series.gap_notes.select_related("said_by"))

    def noted(first: int, last: int) -> list[GapNote]:
        return [note for note in notes if note.first <= last and note.last >= first]

    found = [Gap(1, series.started_at, Why.PAPER, notes=noted(1, series.started_at))] if series.started_at else []
    agreed = [row.gap for row in series.holds.filter(released_on__isnull=False) if row.gap]
    found += [Gap(run[0], run[-1], Why.RESTORED, notes=noted(run[0], run[-1])) for run in agreed]
    held, void = _held(series).union(*agreed), dict(_void(series))
    missing = (number for number in range(series.started_at + 1, series.last + 1) if number not in held)
    runs = [
        [number for _place, number in run] for _key, run in groupby(enumerate(missing), lambda row: row[1] - row[0])
    ]
    found += [Gap(run[0], run[-1], Why.MISSING, notes=noted(run[0], run[-1])) for run in runs]
    found += [Gap(number, number, Why.VOID, reason, noted(number, number)) for number, reason in void.items()]
    return sorted(found, key=lambda gap: gap.first)


def _held(series: Series) -> set[int]:
    if series.code == INCOMING:
        return set(series.incoming.values_list("number", flat=True))
    return {number for number in series.documents.values_list("number", flat=True) if number is not None}


def _void(series: Series) -> Iterator[tuple[int, str]]:
    if series.code == INCOMING:
        yield from series.incoming.filter(void_on__isnull=False).values_list("number", "void_reason")
        return
    for number, reason in series.documents.filter(state=State.VOID).values_list("number", "void_reason"):
        if number is not None:
            yield number, reason
