"""A database whose rows are really committed: a file in WAL mode, or PostgreSQL; and what its administrator reads.

One reads dumps: rows with the order in which they lie, and the transactions that wrote them. One reads the bytes of the
write-ahead log.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, connections
from django.db.backends.sqlite3.base import DatabaseWrapper

from inspection.settings import env


def on_postgresql() -> bool:
    return connection.vendor == "postgresql"


#: On PostgreSQL a test commits and is cleaned up after; embedded it has a file of its own beside the one in memory.
commits = pytest.mark.django_db(transaction=on_postgresql())


@contextmanager
def in_a_file(folder: Path) -> Iterator[None]:
    """Work in an embedded database that lies on the disk, its log kept whole; afterwards in the one in memory again."""
    in_memory = connections["default"]
    kept = dict(in_memory.settings_dict) | env.sqlite(folder / "house.sqlite3")
    connections["default"] = DatabaseWrapper(kept, "default")
    ContentType.objects.clear_cache()
    try:
        call_command("migrate", run_syncdb=True, verbosity=0)
        connection.cursor().execute("PRAGMA wal_autocheckpoint = 0")
        yield
    finally:
        connections["default"].close()
        connections["default"] = in_memory
        ContentType.objects.clear_cache()


def environment(folder: Path) -> dict[str, str]:
    """What a process is told that works in the same database."""
    facts = connection.settings_dict
    url = f"sqlite:///{folder / 'house.sqlite3'}"
    if on_postgresql():
        at = f"{facts['USER']}:{facts['PASSWORD']}@" if facts["PASSWORD"] else f"{facts['USER']}@"
        url = f"postgresql://{at}{facts['HOST']}:{facts['PORT'] or 5432}/{facts['NAME']}"
    told = {"DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "inspection.settings.test"}
    return {**os.environ, **told, "BALLOT_KEYS_DIR": str(settings.BALLOT_KEYS_DIR)}


def asked(sql: str) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql)
        found: list[tuple[Any, ...]] = cursor.fetchall()
    return found


def keep_log() -> None:
    """Let the write-ahead log of an embedded database begin here and grow: nothing written in it is written over."""
    asked("PRAGMA wal_checkpoint(TRUNCATE)")
    asked("PRAGMA wal_autocheckpoint = 0")


def rows(table: str, columns: str, where: str = "1 = 1") -> list[dict[str, Any]]:
    """Every row with its place on the disk and, where the engine keeps it, the transaction that wrote it."""
    hidden = "ctid::text, xmin::text" if on_postgresql() else "rowid, NULL"
    names = ["place", "transaction", *columns.split(", ")]
    sql = f"SELECT {hidden}, {columns} FROM {table} WHERE {where}"  # noqa: S608
    found = [dict(zip(names, row, strict=True)) for row in asked(sql)]
    for row in found:
        if on_postgresql():
            row["place"] = tuple(int(n) for n in row["place"].strip("()").split(","))
            row["transaction"] = int(row["transaction"])
    return sorted(found, key=lambda row: row["place"])


class Log:
    """The bytes of the write-ahead log from now on."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.since = self._position()

    def _position(self) -> Any:
        if on_postgresql():
            return asked("SELECT pg_current_wal_insert_lsn()::text")[0][0]
        return (self.folder / "house.sqlite3-wal").stat().st_size

    def read(self) -> bytes:
        if not on_postgresql():
            return (self.folder / "house.sqlite3-wal").read_bytes()[self.since :]
        return b"".join(_unpaged(segment) for segment in self._segments())

    def _segments(self) -> Iterator[bytes]:
        """Whole segments: what lies before our first byte is older than the ballot, and harms nobody."""
        first, last = f"pg_walfile_name('{self.since}'::pg_lsn)", "pg_walfile_name(pg_current_wal_insert_lsn())"
        for (name,) in asked(f"SELECT name FROM pg_ls_waldir() WHERE name BETWEEN {first} AND {last} ORDER BY name"):  # noqa: S608
            yield bytes(asked(f"SELECT pg_read_binary_file('pg_wal/{name}')")[0][0])


def _unpaged(segment: bytes) -> bytes:
    """Take out the heads of the log's pages, which lie in the middle of what is longer than a page's rest."""
    pages = [segment[at : at + 8192] for at in range(0, len(segment), 8192)]
    return pages[0][40:] + b"".join(page[24:] for page in pages[1:])
