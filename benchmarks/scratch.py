"""The database the benchmarks run on: a file in the mode people use, made once, copied for every size."""

from __future__ import annotations

import io
import logging
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import TracebackType

from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.test import Client

from inspection.accounts.models import User
from tests.make import Office, make_office


class Copy:
    """One copy of the house with a connection that stays open; inside `with copy:` everything is asked of it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.connection: BaseDatabaseWrapper = connections.create_connection("default")
        self.connection.settings_dict = self.connection.settings_dict | {"NAME": str(path)}
        self._before = self.connection

    def __enter__(self) -> Copy:
        self._before, connections["default"] = connections["default"], self.connection
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        connections["default"] = self._before

    def close(self) -> None:
        """Let go of the file; the last one to leave brings its log home."""
        self.connection.close()

    def counts(self) -> dict[str, int]:
        """Return how many rows stand in every table that has any."""
        with self.connection.cursor() as cursor:
            tables = self.connection.introspection.table_names(cursor)
            rows = {
                table: cursor.execute(f'SELECT COUNT(*) FROM "{table}"').fetchone()[0]  # noqa: S608 - our own names
                for table in tables
            }
        return {table: number for table, number in rows.items() if number}


@dataclass
class House:
    """What every benchmark starts from: all tables, the rulebook, the small office of the tests."""

    folder: Path
    template: Path
    office: Office
    _numbers: Iterator[int]

    def copy(self, of: Path | None = None) -> Copy:
        """Return a copy of the house, or of a copy that was filled and closed."""
        path = self.folder / f"{next(self._numbers)}.sqlite3"
        shutil.copyfile(of or self.template, path)
        return Copy(path)


@contextmanager
def house(folder: Path) -> Iterator[House]:
    """Build the house in a folder."""
    logging.getLogger("django-q").setLevel(logging.WARNING)
    template = Copy(folder / "template.sqlite3")
    with template, redirect_stdout(io.StringIO()):  # what was loaded is no figure of ours
        call_command("migrate", run_syncdb=True, verbosity=0)
        office = make_office(organizations=839)
    template.close()
    yield House(folder, template.path, office, count(1))


def signed_in(user: User) -> Client:
    """Return a browser in which somebody is signed in, in the database of now."""
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)
    return client
