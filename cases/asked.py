"""A question composed once and asked with other values: composing one costs many times what answering it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import QuerySet

#: Values no row has: where they stand in the composed statement, the values of each asking are put.
_NUMBER = -(10**9)
_DAY = date(1, 1, 2)


class Asked:
    """The first answer to a question; its words are the ORM's, composed at the first asking for each database."""

    def __init__(self, compose: Callable[..., QuerySet[Any]], kinds: Mapping[str, type]) -> None:
        """`compose` returns the values asked for; it is told one of every name of `kinds`, an `int` or a `date`."""
        self._compose = compose
        self._kinds = kinds
        self._composed: dict[str, tuple[str, list[Callable[[Mapping[str, Any]], Any]]]] = {}

    def __call__(self, **values: Any) -> Any:
        """Return the first row as a tuple, or None; one statement. An `int` may be None, which equals nothing."""
        sql, places = self._statement(connections[DEFAULT_DB_ALIAS])
        with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
            cursor.execute(sql, [place(values) for place in places])
            return cursor.fetchone()

    def _statement(self, connection: Any) -> tuple[str, list[Callable[[Mapping[str, Any]], Any]]]:
        found = self._composed.get(connection.vendor)
        if found is None:
            found = self._composed[connection.vendor] = self._composed_for(connection)
        return found

    def _composed_for(self, connection: Any) -> tuple[str, list[Callable[[Mapping[str, Any]], Any]]]:
        marks = {
            name: _NUMBER - place if kind is int else _DAY + timedelta(days=place)
            for place, (name, kind) in enumerate(self._kinds.items())
        }
        rows = self._compose(**marks)[:1]
        sql, params = rows.query.get_compiler(connection=connection).as_sql()
        adapt = connection.ops.adapt_datefield_value
        names = {adapt(mark) if isinstance(mark, date) else mark: name for name, mark in marks.items()}
        return sql, [_place(param, names.get(param), adapt) for param in params]


def _place(param: Any, name: str | None, adapt: Callable[[date], Any]) -> Callable[[Mapping[str, Any]], Any]:
    """Return what stands at one place of the statement: a value of the asking, or what is always the same."""
    if name is None:
        return lambda _values: param
    if isinstance(param, int):
        return lambda values: None if values[name] is None else type(param)(values[name])
    return lambda values: adapt(values[name])
