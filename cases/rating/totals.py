"""Totals, bands and ranks of a rating: numbers in, numbers out; no database and no day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Protocol, TypeVar

from cases.models import Band

T = TypeVar("T")

#: Points are kept to two places, rounded once, at the end.
CENT = Decimal("0.01")
_ORDER = tuple(Band.values)


class Step(Protocol):
    """From which value on a computed criterion has which points."""

    @property
    def points(self) -> Decimal: ...
    @property
    def from_value(self) -> Decimal | None: ...


class Weighed(Protocol):
    """What a criterion says of its points."""

    @property
    def code(self) -> str: ...
    @property
    def weight(self) -> Decimal: ...
    @property
    def passes_from(self) -> Decimal | None: ...
    @property
    def limits_to(self) -> str: ...


class Threshold(Protocol):
    """From which total on a unit is in a band."""

    @property
    def band(self) -> str: ...
    @property
    def from_points(self) -> Decimal: ...


@dataclass(frozen=True)
class Result:
    """What the points of a unit come to: the total, the band it gives, the band that holds, the conditions failed."""

    total: Decimal
    band: str
    band_by_points: str
    failed: tuple[str, ...]

    @property
    def is_limited(self) -> bool:
        """Whether a condition keeps the unit in a lower band than its total gives."""
        return self.band != self.band_by_points


def result(points: Iterable[tuple[Weighed, Decimal]], scale: Sequence[Threshold]) -> Result:
    """Return the total of weighed points and its band; each condition that is not passed limits the band."""
    rows = list(points)
    total = sum((one.weight * given for one, given in rows), Decimal(0)).quantize(CENT, ROUND_HALF_UP)
    by_points = band_of(total, scale)
    failed = [one for one, given in rows if one.passes_from is not None and given < one.passes_from]
    band = worst([by_points, *(one.limits_to for one in failed)])
    return Result(total, band, by_points, tuple(one.code for one in failed))


def band_of(total: Decimal, scale: Sequence[Threshold]) -> str:
    """Return the best band whose points the total reaches; the lowest begins at 0."""
    reached = [one for one in scale if total >= one.from_points]
    return max(reached, key=lambda one: one.from_points).band


def worst(bands: Iterable[str]) -> str:
    """Return the lowest of some bands."""
    return max(bands, key=_ORDER.index)


def ranks(results: Sequence[tuple[T, Result]]) -> list[tuple[int, T, Result]]:
    """Return units in order with ranks: the band first, then the total; equals share a rank, the next is skipped."""
    ordered = sorted(results, key=lambda one: (_ORDER.index(one[1].band), -one[1].total))
    found: list[tuple[int, T, Result]] = []
    for place, (unit, one) in enumerate(ordered, 1):
        before = found[-1] if found else None
        is_tie = before is not None and (before[2].band, before[2].total) == (one.band, one.total)
        found.append((before[0] if before is not None and is_tie else place, unit, one))
    return found


def computed(value: Decimal | None, steps: Sequence[Step]) -> Decimal:
    """Return the points of a figure: of the highest step it reaches; where there is no figure, of the step without one.

    A figure below every step, and a missing figure for which there is no step, have no points.
    """
    if value is None:
        return next((one.points for one in steps if one.from_value is None), Decimal(0))
    reached = [one for one in steps if one.from_value is not None and value >= one.from_value]
    return max(reached, key=lambda one: one.from_value or 0).points if reached else Decimal(0)


def plain(points: Decimal) -> str:
    """Points as the Vietnamese write them, without idle zeros: 12,5."""
    text = f"{points:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
