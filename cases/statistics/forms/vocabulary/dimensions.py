"""Dimensions: by what rows are told apart; one definition, from which cells are counted and their rows are found.

A dimension has one value for each row (`expression`, never null), or any number of them (`has`). Each is written for
the path from the counted row to its case: "" for a case itself, "line__case" for money.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Case as Choose
from django.db.models import CharField, Exists, F, Model, OuterRef, Q, Value, When
from django.utils.translation import gettext_lazy as _

from cases.statistics.forms.asked import Asked

Expression = Callable[[Asked, str], Any]
Condition = Callable[[Asked, str], Q]

YES, NO, NONE = "yes", "no", "none"
YES_NO: Mapping[str, Any] = {YES: _("yes"), NO: _("no")}


@dataclass(frozen=True)
class Dimension:
    """By what rows are told apart, and the values it may have, with their words."""

    label: Any
    values: Mapping[str, Any]
    expression: Expression | None = None
    has: Callable[[Asked, str, str], Q] | None = None

    @property
    def is_multiple(self) -> bool:
        """Whether one row may have several values, or none."""
        return self.has is not None

    def value(self, asked: Asked, path: str) -> Any:
        """What the row's one value is."""
        if self.expression is None:
            raise TypeError(f"{self.label} has several values")
        return self.expression(asked, path)

    def holds(self, asked: Asked, path: str, value: str) -> Any:
        """Whether the row has a value among its several ones, as "yes" or "no"."""
        if self.has is None:
            raise TypeError(f"{self.label} has one value")
        return _yes(self.has(asked, path, value))


def at(path: str, name: str) -> str:
    """Return a field's name as seen from the counted row."""
    return f"{path}__{name}" if path else name


def text(value: str) -> Value:
    """Return a word as a column."""
    return Value(value, output_field=CharField())


def _yes(condition: Q) -> Any:
    return Choose(When(condition, then=text(YES)), default=text(NO), output_field=CharField())


def flag(label: Any, condition: Condition) -> Dimension:
    """Return a dimension of yes and no."""
    return Dimension(label, YES_NO, lambda asked, path: _yes(condition(asked, path)))


def field_of(label: Any, name: str, values: Any, *, empty: Any = "") -> Dimension:
    """Return a dimension that is a field of the case; where it may be empty, `empty` says what that means."""
    words = dict(values) | ({NONE: empty} if empty else {})
    return Dimension(label, words, lambda _asked, path: filled(at(path, name)) if empty else F(at(path, name)))


def own_field(label: Any, name: str, values: Any, *, empty: Any = "") -> Dimension:
    """Return a dimension that is a field of the counted row, whatever its path to a case."""
    words = dict(values) | ({NONE: empty} if empty else {})
    return Dimension(label, words, lambda _asked, _path: filled(name) if empty else F(name))


def own_flag(label: Any, condition: Q) -> Dimension:
    """Return a dimension of yes and no that asks the counted row, whatever its path to a case."""
    return Dimension(label, YES_NO, lambda _asked, _path: _yes(condition))


def filled(name: str) -> Any:
    """Return a field that may be empty, as "none" where it is."""
    there = When(~Q(**{name: ""}) & Q(**{f"{name}__isnull": False}), then=F(name))
    return Choose(there, default=text(NONE), output_field=CharField())


def beside(model: type[Model], path: str, *conditions: Q, link: str = "case", **facts: Any) -> Q:
    """Return the condition that a row of another table belongs to the case at the end of the path."""
    facts[link] = OuterRef(at(path, "pk"))
    return Q(Exists(model._default_manager.filter(*conditions, **facts)))
