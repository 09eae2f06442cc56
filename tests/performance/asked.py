"""What every request asked of the database, whoever made it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.signals import request_finished, request_started
from django.db import connection

#: What opens and closes a transaction asks nothing.
BOUNDS = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


@dataclass(frozen=True)
class Request:
    """One request with its statements."""

    method: str
    path: str
    statements: list[str]

    @property
    def questions(self) -> list[str]:
        """The statements, without the bounds of transactions."""
        return [statement for statement in self.statements if not statement.startswith(BOUNDS)]


def sent_steps(heard: Iterable[Request]) -> dict[str, Request]:
    """Return what sending each step asked, under the step's number."""
    return {
        request.path.split("/")[4]: request
        for request in heard
        if request.method == "POST" and "/buoc/" in request.path
    }


@contextmanager
def listening() -> Iterator[list[Request]]:
    """Collect the requests made inside, each with everything it sent to the database."""
    heard: list[Request] = []
    begun: list[tuple[dict[str, Any], int]] = []

    def start(*, environ: dict[str, Any], **_signal: Any) -> None:
        begun.append((environ, len(connection.queries_log)))

    def finish(**_signal: Any) -> None:
        environ, first = begun.pop()
        statements = [query["sql"] for query in list(connection.queries_log)[first:]]
        heard.append(Request(environ["REQUEST_METHOD"], environ["PATH_INFO"], statements))

    before, connection.force_debug_cursor = connection.force_debug_cursor, True
    # Django forgets what was asked when a request starts; ours comes after that.
    request_started.connect(start)
    request_finished.connect(finish)
    try:
        yield heard
    finally:
        request_started.disconnect(start)
        request_finished.disconnect(finish)
        connection.force_debug_cursor = before
