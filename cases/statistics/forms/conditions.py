"""Whether a row fits conditions: as the database reads it, and asked of rows that agree in what a form tells apart."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django.db.models import Q

from cases.statistics.forms.asked import Asked
from cases.statistics.forms.definitions import Column, Row, Where
from cases.statistics.forms.vocabulary import Source
from cases.statistics.forms.vocabulary.dimensions import NO, YES

#: What is known of rows that agree in everything a form tells apart.
Profile = Mapping[str, Any]


def told_apart(source: Source, wheres: Iterable[Where], asked: Asked) -> dict[str, Any]:
    """What must be known of a row to tell whether conditions fit it: one name for each dimension or value."""
    found: dict[str, Any] = {}
    for where in wheres:
        for name, values in where.items():
            dimension = source.dimensions[name]
            if not dimension.is_multiple:
                found[_single(name)] = dimension.value(asked, source.case)
                continue
            for value in values:
                found[_several(source, name, value)] = dimension.holds(asked, source.case, value)
    return found


def _single(name: str) -> str:
    return f"of_{name}"


def _several(source: Source, name: str, value: str) -> str:
    return f"has_{name}_{list(source.dimensions[name].values).index(value)}"


def matching(source: Source, where: Where) -> Q:
    """The condition as the database reads it, over the names of `told_apart`; none of them is ever null."""
    condition = Q()
    for name, values in where.items():
        if source.dimensions[name].is_multiple:
            several = Q()
            for value in values:
                several |= Q(**{_several(source, name, value): YES})
            condition &= several
        else:
            condition &= Q(**{f"{_single(name)}__in": values})
    return condition


def _fits(source: Source, where: Where, profile: Profile) -> bool:
    """The same condition, asked of a group of rows that agree in everything a form tells apart."""
    return all(
        any(profile[_several(source, name, value)] != NO for value in values)
        if source.dimensions[name].is_multiple
        else profile[_single(name)] in values
        for name, values in where.items()
    )


def takes(source: Source, column: Column, profile: Profile) -> bool:
    """Return whether a column counts a group of rows: it fits, and, of a rest, none of the others does."""
    fits = _fits(source, column.where, profile)
    return fits and not any(_fits(source, other.where, profile) for other in column.others)


def fitting(source: Source, lines: list[Row], profile: Profile) -> list[Row]:
    """Return the lines a group of rows belongs to."""
    return [row for row in lines if _fits(source, row.where, profile)]
