"""A ranking as it is frozen: the canonical text of every unit's points with the rows behind computed ones, its hash."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from cases.models import Ranking, RatingRound, TrailEntry
from cases.rating import totals
from cases.rating.measures import asked_of, measures
from cases.rating.sheets import Line, Sheet
from cases.statistics.closing import canonical, digest

CONFIRMED = "ranking-confirmed"


def frozen(one: RatingRound, sheets: Sequence[Sheet], on: date) -> tuple[str, str]:
    """Return the text of a ranking and its hash."""
    ranked = totals.ranks([(sheet, sheet.result) for sheet in sheets])
    told = {
        "round": one.key,
        "body": one.body_id,
        "criteria": one.criteria.key,
        "since": one.since.isoformat(),
        "until": one.until.isoformat(),
        "on": on.isoformat(),
        "units": [_unit(one, sheet, rank, on) for rank, sheet, _result in ranked],
    }
    text = canonical(told)
    return text, digest(text)


def _unit(one: RatingRound, sheet: Sheet, rank: int, on: date) -> dict[str, Any]:
    result = sheet.result
    return {
        "unit": sheet.unit.pk,
        "code": sheet.unit.organization.code,
        "name": sheet.unit.organization.name,
        "total": str(result.total),
        "band": result.band,
        "band_by_points": result.band_by_points,
        "failed": list(result.failed),
        "rank": rank,
        "scores": [_score(one, sheet, line, on) for line in sheet.lines],
    }


def _score(one: RatingRound, sheet: Sheet, line: Line, on: date) -> dict[str, Any]:
    criterion = line.criterion
    told: dict[str, Any] = {
        "code": criterion.code,
        "computed": criterion.is_computed,
        "points": _text(line.final),
        "own": _text(line.own.points if line.own else None),
        "assessed": _text(line.assessed.points if line.assessed else None),
        "appealed": _text(line.decision.points if line.decision else None),
    }
    if line.computed is not None:
        parts = measures()[criterion.figure].behind(asked_of(sheet.unit.organization, one, on))
        told["value"] = _text(line.computed.value)
        told["rows"] = [part.pks() for part in parts]
    return told


def _text(points: Decimal | None) -> str | None:
    return None if points is None else str(points)


def problems() -> Iterator[str]:
    """Yield every confirmed ranking that is not what was confirmed, or that the trail tells otherwise of."""
    told = TrailEntry.objects.filter(act=CONFIRMED).values_list("data", flat=True)
    known = {data["round"]: data["sha256"] for data in told}
    for row in Ranking.objects.select_related("round").order_by("pk").iterator():
        confirmed = known.pop(row.round.key, None)
        if digest(row.facts) != row.sha256 or confirmed != row.sha256:
            yield f"{row.round.key}: the ranking was altered"
    yield from (f"{key}: a ranking the trail tells of is gone" for key in known)
