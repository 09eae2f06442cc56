"""Who may do what in a rating, and which points a criterion allows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from cases import policy
from cases.errors_rating import (
    ComputedNotTyped,
    NotAssessor,
    NotOfUnit,
    OwnUnit,
    PointsImpossible,
    RecusedFromUnit,
    RoundIsFrozen,
)
from cases.models import ASSESSORS, Body, Criterion, RatedUnit, RatingRound, ScoredBy
from cases.rating import recusal
from cases.rating.totals import plain

if TYPE_CHECKING:
    from inspection.accounts.models import User


def stream(body: Body) -> str:
    """The chain of what a body does beside its cases."""
    return f"body:{body.pk}"


def locked(one: RatingRound) -> RatingRound:
    """Return the round, locked: what is scored of one unit waits for nobody but its own round."""
    rows = RatingRound.objects.select_for_update(of=("self",)).select_related("body__organization", "criteria")
    return rows.get(pk=one.pk)


def locked_unit(unit: RatedUnit) -> RatedUnit:
    """Return a unit of an open round, locked. Raises `RoundIsFrozen`."""
    rows = RatedUnit.objects.select_for_update(of=("self",))
    unit = rows.select_related("organization", "round__body__organization", "round__criteria").get(pk=unit.pk)
    require_open(unit.round)
    return unit


def require_open(one: RatingRound) -> None:
    """Refuse what comes after the ranking."""
    if one.is_published:
        raise RoundIsFrozen(on=f"{one.ranking.confirmed_on:%d/%m/%Y}")


def require_answering(by: User, unit: RatedUnit, on: date) -> None:
    """Refuse everybody who does not answer for the unit."""
    if not RatedUnit.objects.answered_by(by, on).filter(pk=unit.pk).exists():
        raise NotOfUnit(unit=unit.organization.name, on=f"{on:%d/%m/%Y}")


def require_assessor(by: User, body: Body, on: date) -> None:
    """Refuse everybody but those who report and follow areas for the body."""
    if not any(policy.holds(by, duty, body.organization, on) for duty in ASSESSORS):
        raise NotAssessor(body=body.name, on=f"{on:%d/%m/%Y}")


def require_office(by: User, body: Body, on: date) -> None:
    """The same, or one who signs for the body."""
    if not policy.leads(by, body, on):
        require_assessor(by, body, on)


def require_not_own(by: User, unit: RatedUnit, on: date) -> None:
    """Refuse who belongs to the unit."""
    if RatedUnit.objects.filter(pk=unit.pk).belongs_to(by, on):
        raise OwnUnit(unit=unit.organization.name)


def require_judging(by: User, unit: RatedUnit, on: date) -> None:
    """Refuse who belongs to the unit, or declared a conflict about it."""
    require_not_own(by, unit, on)
    if recusal.is_apart(by, unit):
        raise RecusedFromUnit(unit=unit.organization.name)


def require_given(criterion: Criterion) -> None:
    """Refuse a criterion whose points nobody gives."""
    if criterion.is_computed:
        raise ComputedNotTyped(code=criterion.code)


def require_points(criterion: Criterion, points: Decimal) -> None:
    """Refuse points the criterion does not have."""
    require_given(criterion)
    if criterion.scored_by == ScoredBy.STEPS:
        allowed = sorted(step.points for step in criterion.steps.all())
        if points not in allowed:
            raise PointsImpossible(
                code=criterion.code, points=plain(points), allowed=", ".join(plain(one) for one in allowed)
            )
    elif not 0 <= points <= criterion.max_points or points != points.quantize(Decimal("0.01")):
        allowed_to = f"0 – {plain(criterion.max_points)}"
        raise PointsImpossible(code=criterion.code, points=plain(points), allowed=allowed_to)
