"""Whether a row fits conditions: as the database reads it, and asked of rows that agree in what a form tells apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

from django.db.models import Q

from cases.statistics.forms.asked import Asked
from cases.statistics.forms.definitions import Column, Named, Row, Where
from cases.statistics.forms.vocabulary import Source
from cases.statistics.forms.vocabulary.dimensions import YES

#: What is known of rows that agree in everything a form tells apart.
Profile = Mapping[str, Any]

Part = TypeVar("Part", bound=Named)


def told_apart(source: Source, wheres: Iterable[Where], asked: Asked) -> dict[str, Any]:
    """What must be known of a row to tell whether conditions fit it: one name for each dimension or value."""
    asked_for: dict[str, dict[str, None]] = defaultdict(dict)
    for where in wheres:
        for name, values in where.items():
            asked_for[name] |= dict.fromkeys(values)
    found: dict[str, Any] = {}
    for name, told in asked_for.items():
        dimension = source.dimensions[name]
        if dimension.is_multiple:
            found |= {_several(source, name, value): dimension.holds(asked, source.case, value) for value in told}
        else:
            found[_single(name)] = dimension.value(asked, source.case)
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


class Sorter:
    """Which lines and columns of a form take rows that agree in everything told apart; judged once for all such."""

    def __init__(self, source: Source, lines: Iterable[Row], columns: Iterable[Column]) -> None:
        self._lines = _Judged((row, _asking(source, row.where)) for row in lines)
        self._columns = _Judged((column, _taking(source, column)) for column in columns)

    def lines(self, profile: Profile) -> tuple[Row, ...]:
        """The lines that take such rows."""
        return self._lines.of(profile)

    def columns(self, profile: Profile) -> tuple[Column, ...]:
        """The columns that take such rows; of a rest, where none of the others does."""
        return self._columns.of(profile)


#: Conditions over single facts of a group of rows: each names a fact and the values that fit; all hold together.
_Asked = tuple[tuple[tuple[str, ...], frozenset[Any]], ...]
_Taken = tuple[_Asked, tuple[_Asked, ...]]


class _Judged(Generic[Part]):
    """Parts of a form with what they ask; an answer holds for all rows that agree in what is asked for."""

    def __init__(self, parts: Iterable[tuple[Part, _Taken]]) -> None:
        self._parts: list[tuple[Part, _Taken]] = list(parts)
        asked: list[_Asked] = [one for _part, taken in self._parts for one in (taken[0], *taken[1])]
        self._names = sorted({name for one in asked for names, _values in one for name in names})
        self._known: dict[tuple[Any, ...], tuple[Part, ...]] = {}

    def of(self, profile: Profile) -> tuple[Part, ...]:
        key = tuple(profile[name] for name in self._names)
        if key not in self._known:
            self._known[key] = tuple(
                part
                for part, (own, others) in self._parts
                if _fits(own, profile) and not any(_fits(other, profile) for other in others)
            )
        return self._known[key]


def _asking(source: Source, where: Where) -> _Taken:
    return _facts(source, where), ()


def _taking(source: Source, column: Column) -> _Taken:
    return _facts(source, column.where), tuple(_facts(source, other.where) for other in column.others)


def _facts(source: Source, where: Where) -> _Asked:
    return tuple(
        (tuple(_several(source, name, value) for value in values), frozenset({YES}))
        if source.dimensions[name].is_multiple
        else ((_single(name),), frozenset(values))
        for name, values in where.items()
    )


def _fits(asked: _Asked, profile: Profile) -> bool:
    return all(any(profile[name] in values for name in names) for names, values in asked)
