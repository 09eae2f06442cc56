"""How targets stand on a day: the last figure of each, entered by people or counted by the system, before the rule."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from cases.models import Body, IndicatorTarget, Rule
from cases.models.work_target import IndicatorTargetQuerySet
from cases.work_programmes import computed
from cases.work_programmes.judging import Goal, Standing, is_weaker, judge

MARGIN = "TARGET-MARGIN"


@dataclass(frozen=True)
class Stand:
    """One target as it stands on a day."""

    target: IndicatorTarget
    standing: Standing
    value: Decimal | None
    as_of: date | None

    @property
    def is_weaker(self) -> bool:
        """Whether it asks less than the target above it that it carries out; a part is not held against the whole."""
        above = self.target.carries
        return above is not None and not self.target.is_part and is_weaker(Goal.of(self.target), Goal.of(above))


def stands(targets: IndicatorTargetQuerySet, on: date, known: date | None = None) -> list[Stand]:
    """Return how each of these stands on a day, as known then or on a later one.

    One statement, and one more for each figure the system counts.
    """
    rows = targets.with_figures(on, known).select_related("indicator__programme__body__organization", "carries")
    return _judged(rows, on)


def stand(target: IndicatorTarget, on: date) -> Stand:
    """Return how one stands."""
    return stands(IndicatorTarget.objects.filter(pk=target.pk), on)[0]


def _judged(targets: Iterable[IndicatorTarget], on: date) -> list[Stand]:
    found, margins = [], dict[int, Decimal | None]()
    for target in targets:
        body = target.indicator.programme.body
        if body.pk not in margins:
            margins[body.pk] = margin_of(body, on)
        value, as_of = _figure(target, on)
        found.append(Stand(target, judge(Goal.of(target), value, on=on, margin=margins[body.pk]), value, as_of))
    return found


def _figure(target: IndicatorTarget, on: date) -> tuple[Decimal | None, date | None]:
    if not target.indicator.is_computed:
        return target.last_value, target.last_as_of  # type: ignore[attr-defined]
    if on < target.since:
        return None, None
    return computed.value(target, on), min(on, target.until)


def margin_of(body: Body, on: date) -> Decimal | None:
    """Return by how much time may run ahead of the way, as the rulebook of the day says; nothing where it is silent."""
    rule = Rule.on(on, body.scope).find_or_none(MARGIN)
    return None if rule is None else Decimal(rule.number()) / 100
