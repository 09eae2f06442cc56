"""The sheet of a unit (phiếu chấm điểm): each criterion with the unit's own points, those assessed, appealed, final.

Read for one unit or for a whole round in the same few statements; computed criteria are counted anew until the ranking
is confirmed, and read from the confirmed ranking afterwards.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from cases.models import (
    Assessment,
    Criterion,
    RatedUnit,
    RatingBand,
    RatingRound,
    ScoreAppeal,
    ScoreEvidence,
    SelfScore,
)
from cases.rating import totals
from cases.rating.measures import asked_of, measures
from cases.rating.totals import Result


@dataclass(frozen=True)
class Computed:
    """What the house counts of a unit for a computed criterion, and the points it gives."""

    value: Decimal | None
    points: Decimal


@dataclass(frozen=True)
class Line:
    """One criterion of a unit's sheet."""

    criterion: Criterion
    own: SelfScore | None = None
    assessed: Assessment | None = None
    appeal: ScoreAppeal | None = None
    evidence: Sequence[ScoreEvidence] = ()
    computed: Computed | None = None

    @property
    def decision(self) -> Any:
        """What was decided on its appeal, if anything was."""
        return getattr(self.appeal, "decision", None) if self.appeal else None

    @property
    def own_points(self) -> Decimal | None:
        """What the unit gives itself; of a computed criterion, what is computed."""
        if self.computed is not None:
            return self.computed.points
        return self.own.points if self.own else None

    @property
    def waits(self) -> bool:
        """Whether an appeal waits to be decided."""
        return self.appeal is not None and self.decision is None

    @property
    def final(self) -> Decimal | None:
        """The points that count: computed, decided on appeal, or assessed; nothing where nobody assessed yet."""
        if self.computed is not None:
            return self.computed.points
        if self.decision is not None:
            return Decimal(self.decision.points)
        return self.assessed.points if self.assessed else None

    @property
    def weighed(self) -> Decimal | None:
        """What it adds to the total."""
        return None if self.final is None else self.final * self.criterion.weight

    @property
    def is_passed(self) -> bool | None:
        """Whether a condition is passed; nothing where it is none, or not scored yet."""
        if self.criterion.passes_from is None or self.final is None:
            return None
        return self.final >= self.criterion.passes_from


@dataclass(frozen=True)
class Sheet:
    """All lines of a unit, and what they come to."""

    unit: RatedUnit
    lines: Sequence[Line]
    scale: Sequence[RatingBand]

    @cached_property
    def is_whole(self) -> bool:
        """Whether every criterion has its points."""
        return all(line.final is not None for line in self.lines)

    @cached_property
    def result(self) -> Result:
        """Total and band of what has points by now."""
        return totals.result([(one.criterion, one.final) for one in self.lines if one.final is not None], self.scale)

    @property
    def own_total(self) -> Decimal:
        """What the unit's own points come to, with what is computed."""
        given = [(one.criterion.weight, one.own_points) for one in self.lines]
        return sum((weight * points for weight, points in given if points is not None), Decimal(0))

    @property
    def unscored(self) -> list[Line]:
        """What the unit has not scored itself yet."""
        return [one for one in self.lines if one.own is None and not one.criterion.is_computed]

    @property
    def unassessed(self) -> list[Line]:
        """What nobody assessed yet."""
        return [one for one in self.lines if one.assessed is None and not one.criterion.is_computed]

    @property
    def waiting(self) -> list[Line]:
        """Appeals that wait."""
        return [one for one in self.lines if one.waits]

    def line(self, criterion: int) -> Line | None:
        """The line of a criterion."""
        return next((one for one in self.lines if one.criterion.pk == criterion), None)

    @property
    def groups(self) -> list[tuple[str, list[Line], Decimal, Decimal]]:
        """Lines by their group, with the points they have and could have."""
        found: dict[str, list[Line]] = {}
        for line in self.lines:
            found.setdefault(line.criterion.group, []).append(line)
        return [
            (name, rows, sum((row.weighed or Decimal(0) for row in rows), Decimal(0)),
             sum((row.criterion.most for row in rows), Decimal(0)))
            for name, rows in found.items()
        ]  # fmt: skip

    @property
    def most(self) -> Decimal:
        """The highest total there is."""
        return sum((one.criterion.most for one in self.lines), Decimal(0))


def sheet_of(unit: RatedUnit, on: date) -> Sheet:
    """Return the sheet of one unit."""
    return sheets_of(unit.round, [unit], on)[0]


def sheets_of(one: RatingRound, units: Sequence[RatedUnit], on: date) -> list[Sheet]:
    """Return the sheets of some units of a round, in their order."""
    keys = [unit.pk for unit in units]
    criteria, scale = one.criteria.whole(), one.criteria.scale()
    own, assessed = _last(SelfScore.objects.of_units(keys)), _last(Assessment.objects.of_units(keys))
    appeals = {(row.unit_id, row.criterion_id): row for row in ScoreAppeal.objects.of_units(keys)}
    evidence = defaultdict(list)
    for row in ScoreEvidence.objects.of_units(keys):
        evidence[row.unit_id, row.criterion_id].append(row)
    known = _frozen(one) if one.is_published else _counted(one, criteria, units, on)
    found = []
    for unit in units:
        lines = []
        for criterion in criteria:
            where = (unit.pk, criterion.pk)
            lines.append(
                Line(criterion, own.get(where), assessed.get(where), appeals.get(where), evidence[where],
                     known.get((unit.pk, criterion.code)))
            )  # fmt: skip
        found.append(Sheet(unit, lines, scale))
    return found


def _last(rows: Iterable[Any]) -> dict[tuple[int, int], Any]:
    """The newest version of each: rows come in the order in which they were written."""
    return {(row.unit_id, row.criterion_id): row for row in rows}


def _counted(
    one: RatingRound, criteria: Sequence[Criterion], units: Sequence[RatedUnit], on: date
) -> dict[tuple[int, str], Computed]:
    wanted = [criterion for criterion in criteria if criterion.is_computed]
    known = measures() if wanted else {}
    found = {}
    for unit in units:
        asked = asked_of(unit.organization, one, on)
        for criterion in wanted:
            value = known[criterion.figure].count(asked)
            found[unit.pk, criterion.code] = Computed(value, totals.computed(value, list(criterion.steps.all())))
    return found


def facts_of(one: RatingRound) -> Mapping[str, Any]:
    """Return what a confirmed ranking says, as it was frozen."""
    facts: Mapping[str, Any] = json.loads(one.ranking.facts)
    return facts


def _frozen(one: RatingRound) -> dict[tuple[int, str], Computed]:
    return {
        (unit["unit"], score["code"]): Computed(
            None if score["value"] is None else Decimal(score["value"]), Decimal(score["points"])
        )
        for unit in facts_of(one)["units"]
        for score in unit["scores"]
        if score["computed"]
    }
