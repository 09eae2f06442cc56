"""Rating of units: criteria set by two, one round published with its ranking, one under way with an appeal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from cases.commands import rating
from cases.commands.rating import NewCriteria, NewCriterion, NewStep
from cases.models import Band, Criterion, Organization, RatedUnit, RatingRound, ScoreAppeal, ScoredBy
from workflows.demo.evidence import evidence_file
from workflows.demo.lots import Lots
from workflows.demo.programme import user_of
from workflows.demo.team_story import World
from workflows.demo.walk import Story
from workflows.demo.writing import text

#: How many units each round rates, and how many working days ago it was opened.
PUBLISHED, RUNNING = (4, 110), (3, 14)
BANDS: dict[str, Decimal] = {
    Band.EXCELLENT: Decimal(90), Band.GOOD: Decimal(75), Band.FAIR: Decimal(55), Band.WEAK: Decimal(0),
}  # fmt: skip


def told(world: World, homes: Sequence[Organization]) -> Story:
    """The criteria, the round of last year to its ranking, and the round of the last months as far as it is."""
    opened = _ago(world, PUBLISHED[1])
    year = opened.year - 1
    yield _ago(world, PUBLISHED[1] + 8)
    facts = text("rating")
    criteria = rating.draft_criteria(
        world.office.standing, _criteria(facts, date(year, 1, 1)), by=_office(world), on=_ago(world, PUBLISHED[1] + 8)
    )
    rating.approve_criteria(criteria, by=user_of(world.office.leaders[0]), on=_ago(world, PUBLISHED[1] + 8))
    yield opened
    days = (date(year, 1, 1), date(year, 12, 31))
    one = _open(world, f"Chấm điểm năm {year}", days, homes[: PUBLISHED[0]], opened)
    yield from _walked(world, one, opened, whole=True)
    yield (opened := _ago(world, RUNNING[1]))
    until = opened.replace(day=1) - timedelta(days=1)
    since = _months_before(until, 5)
    name = f"Chấm điểm từ tháng {since:%m/%Y} đến tháng {until:%m/%Y}"
    one = _open(world, name, (since, until), homes[: RUNNING[0]], opened)
    yield from _walked(world, one, opened, whole=False)


def _ago(world: World, days: int) -> date:
    return world.days.plus(world.days.until(world.on), -max(days, 1))


def _months_before(day: date, count: int) -> date:
    month = day.year * 12 + day.month - 1 - count
    return date(month // 12, month % 12 + 1, 1)


def _office(world: World) -> Any:
    return user_of(world.office.reporter)


def _criteria(facts: dict[str, Any], since: date) -> NewCriteria:
    return NewCriteria(facts["name"], since, [_criterion(one) for one in facts["criteria"]], BANDS)


def _criterion(one: dict[str, Any]) -> NewCriterion:
    steps = [NewStep(Decimal(points), words) for points, words in one.get("steps", ())]
    steps += [NewStep(Decimal(points), "", Decimal(value)) for value, points in one.get("values", ())]
    way = ScoredBy.FIGURE if "figure" in one else ScoredBy.STEPS if steps else ScoredBy.PEOPLE
    passes = one.get("passes")
    return NewCriterion(
        one["code"], one["group"], one["text"], Decimal(one["most"]), way, Decimal(one.get("weight", 1)),
        one.get("figure", ""), steps, None if passes is None else Decimal(passes),
        "" if passes is None else Band.FAIR, one.get("note", ""),
    )  # fmt: skip


def _open(world: World, name: str, days: tuple[date, date], units: Sequence[Organization], on: date) -> RatingRound:
    return rating.open_round(
        world.office.standing, by=_office(world), on=on, name=name, since=days[0], until=days[1],
        assess_until=on + timedelta(days=45), units=units,
    )  # fmt: skip


def _walked(world: World, one: RatingRound, on: date, *, whole: bool) -> Story:
    """Units score themselves; the office assesses and tells; one appeals. A whole round ends with its ranking."""
    units = list(RatedUnit.objects.of(one))
    criteria = [criterion for criterion in one.criteria.whole() if not criterion.is_computed]
    yield (on := world.days.plus(on, 3))
    for unit in units:
        _score(world, unit, criteria, on)
    yield (on := world.days.plus(on, 4))
    assessed = units if whole else units[:2]
    for unit in assessed:
        _assess(world, unit, criteria, on, tell=whole or unit in units[:1])
    yield (on := world.days.plus(on, 2))
    appeal = _appeal(world, units[0], criteria[0], on)
    if not whole:
        return
    facts, points = text("rating"), appeal.asked_points - 1
    yield (on := world.days.plus(on, 3))
    rating.decide_appeal(appeal, by=user_of(world.office.leaders[0]), on=on, points=points, reason=facts["changed"])
    yield (on := world.days.plus(on, 6))
    rating.confirm_ranking(one, by=user_of(world.office.leaders[1]), on=on)


def _answering(world: World, unit: RatedUnit) -> Any:
    return user_of(world.office.secretaries[unit.organization_id])


def _score(world: World, unit: RatedUnit, criteria: Sequence[Criterion], on: date) -> None:
    lots, words, by = (
        Lots(f"{unit.organization.code}/{unit.round.name}"),
        text("rating")["words"],
        _answering(world, unit),
    )
    for number, criterion in enumerate(criteria):
        points = _own(criterion, lots)
        rating.score_self(unit, criterion, by=by, on=on, points=points, words=words[number % len(words)])
    upload = evidence_file("Bảng tổng hợp minh chứng", unit.organization.name, lots)
    rating.attach_score_evidence(unit, criteria[0], by=by, on=on, upload=upload)
    rating.hand_in(unit, by=by, on=on)


def _own(criterion: Criterion, lots: Lots) -> Decimal:
    if criterion.scored_by == ScoredBy.STEPS:
        steps = sorted(step.points for step in criterion.steps.all())
        return steps[-1] if lots.number(0, 3) else steps[-2]
    return criterion.max_points - lots.number(0, 4)


def _assess(world: World, unit: RatedUnit, criteria: Sequence[Criterion], on: date, *, tell: bool) -> None:
    """Mostly as the unit did; the last unit is found wanting, the first one loses points it appeals."""
    reasons, own = text("rating")["reasons"], {row.criterion_id: row.points for row in unit.selfscores.all()}
    low = unit.position % 4 == 0
    for number, criterion in enumerate(criteria):
        points, steps = own[criterion.pk], sorted(step.points for step in criterion.steps.all())
        if low and criterion.weight:
            points = steps[0] if steps else points - 12
        elif unit.position == 1 and number == 0:
            points -= 4
        rating.assess_score(
            unit, criterion, by=_office(world), on=on, points=max(points, Decimal(0)),
            reason="" if points == own[criterion.pk] else reasons[number % len(reasons)],
        )  # fmt: skip
    if tell:
        rating.tell_result(unit, by=_office(world), on=on)


def _appeal(world: World, unit: RatedUnit, criterion: Criterion, on: date) -> ScoreAppeal:
    own = unit.selfscores.filter(criterion=criterion).latest("version").points
    return rating.appeal_score(
        unit, criterion, by=_answering(world, unit), on=on, points=own, reason=text("rating")["appeal"]
    )
