"""Targets and milestones in words: numbers as the Vietnamese write them, a period by its year where it is one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cases.models import IndicatorTarget, Operator, WorkMilestone
from cases.work_programmes.standing import Stand, stand

_SIGNS = {Operator.AT_LEAST: "≥", Operator.MORE: ">", Operator.EXACTLY: "=", Operator.LESS: "<", Operator.AT_MOST: "≤"}


def number(value: Decimal | None) -> str:
    """A number with points between thousands and a comma before its fraction."""
    if value is None:
        return "–"
    text = f"{value:,f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,"))


def with_unit(value: Decimal | None, unit: str) -> str:
    """A number and its unit."""
    return "–" if value is None else f"{number(value)} {unit}".replace(" %", "%")


def goal(target: IndicatorTarget) -> str:
    """What a target asks, as people write it: "≥ 75%", "9.000 – 10.000 đảng viên"."""
    unit = target.indicator.unit
    if target.operator == Operator.BETWEEN:
        return f"{number(target.value)} – {with_unit(target.upper, unit)}"
    return f"{_SIGNS[Operator(target.operator)]} {with_unit(target.value, unit)}"


def period(since: date, until: date) -> str:
    """A year as a year, whole years by their first and last, other days as days."""
    whole = (since.month, since.day, until.month, until.day) == (1, 1, 12, 31)
    if whole and since.year == until.year:
        return str(since.year)
    return f"{since.year} – {until.year}" if whole else f"{since:%d/%m/%Y} – {until:%d/%m/%Y}"


def figure(one: Stand) -> str:
    """The figure and the day as of which it is known."""
    if one.value is None or one.as_of is None:
        return "–"
    facts = {"value": with_unit(one.value, one.target.indicator.unit), "as_of": f"{one.as_of:%d/%m/%Y}"}
    return _("%(value)s as of %(as_of)s") % facts


def target_words(target: IndicatorTarget) -> Sequence[str]:
    """Period, target, and figure with standing: what a list says of a target."""
    one = stand(target, localdate())
    told = str(one.standing.label) if one.value is None else f"{figure(one)} – {one.standing.label}"
    return [period(target.since, target.until), goal(target), told]


def milestone_words(milestone: WorkMilestone) -> Sequence[Any]:
    """When and by which paper a milestone was reached, where it was."""
    done = getattr(milestone, "done", None)
    return ["", ""] if done is None else [done.done_on, done.paper]
