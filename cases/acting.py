"""One act, one transaction: what it has locked and asked it does not ask again, what it nests makes no savepoint.

A page opens the act around its command and the papers that follow from it. Without an open act each command is a
transaction of its own, as the shell and the importers call them; what a command refuses is the same either way.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.db import connection, transaction

from cases import behalf

Told = ParamSpec("Told")
Result = TypeVar("Result")


class WentOn(RuntimeError):
    """A command of the act was refused, and the act went on as if it had not been: half of it would be written."""


@dataclass
class _Act:
    known: dict[Hashable, Any] = field(default_factory=dict)
    waiting: dict[Callable[[list[Any]], None], list[Any]] = field(default_factory=dict)
    tables: dict[str, Callable[[list[Any]], None]] = field(default_factory=dict)
    refused: bool = False

    def settle(self, write: Callable[[list[Any]], None]) -> None:
        """Write what waits to be written this way."""
        if rows := self.waiting.pop(write, None):
            write(rows)

    def before_reading(self, execute: Callable[..., Any], sql: str, *how: Any) -> Any:
        """Write what waits for a table before a statement names the table: nobody reads what is no longer so."""
        for table, write in self.tables.items():
            if write in self.waiting and re.search(rf"\b{table}\b", sql):
                self.settle(write)
        return execute(sql, *how)


_open: ContextVar[_Act | None] = ContextVar("act", default=None)


@contextmanager
def acting() -> Iterator[None]:
    """Open an act inside a transaction that stands or falls as a whole; an act within an act is a part of it."""
    if _open.get() is not None:
        yield
        return
    act = _Act()
    token = _open.set(act)
    try:
        with behalf.remembered(), connection.execute_wrapper(act.before_reading):
            yield
            if act.refused:
                raise WentOn
            while act.waiting:
                act.settle(next(iter(act.waiting)))
    finally:
        _open.reset(token)


def command(function: Callable[Told, Result]) -> Callable[Told, Result]:
    """Run a command in a transaction of its own, or as part of the open act, which is undone as a whole."""
    alone = transaction.atomic(function)

    @wraps(function)
    def run(*args: Told.args, **kwargs: Told.kwargs) -> Result:
        act = _open.get()
        if act is None:
            with behalf.remembered():
                return alone(*args, **kwargs)
        try:
            return function(*args, **kwargs)
        except BaseException:
            act.refused = True
            raise

    return run


def once(key: Hashable, ask: Callable[[], Result]) -> Result:
    """Return the answer this act has had before; outside an act, ask."""
    act = _open.get()
    if act is None:
        return ask()
    if key not in act.known:
        act.known[key] = ask()
    answer: Result = act.known[key]
    return answer


def remember(key: Hashable, answer: Any) -> None:
    """Keep an answer for the rest of the act, where one is open."""
    act = _open.get()
    if act is not None:
        act.known[key] = answer


def recall(key: Hashable) -> Any:
    """Return what the act remembers, or nothing."""
    act = _open.get()
    return act.known.get(key) if act is not None else None


def in_the_end(write: Callable[[list[Any]], None], rows: Sequence[Any], *, table: str = "") -> None:
    """Write rows as the last thing of the act, all of a kind together; outside an act, at once.

    Rows of a `table` are written as soon as a statement names it: who reads it meanwhile finds them there.
    """
    act = _open.get()
    if act is None:
        write(list(rows))
    else:
        act.waiting.setdefault(write, []).extend(rows)
        if table:
            act.tables[table] = write


def waiting(write: Callable[[list[Any]], None]) -> Sequence[Any]:
    """Return what waits for the end of the act."""
    act = _open.get()
    return act.waiting.get(write, ()) if act is not None else ()
