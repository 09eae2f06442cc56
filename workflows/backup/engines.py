"""How each database is copied while people work, and laid into an empty place again.

What is told of a copy is read from the very state that was copied: from the file on SQLite, in the same snapshot on
PostgreSQL.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction

from workflows.backup.errors import DumpFailed

FILES = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}

_COPY = "copy"


@contextmanager
def copied(folder: Path) -> Iterator[tuple[str, str]]:
    """Copy the database into the folder; yield the file's name and the alias under which its state is read."""
    name = FILES[connection.vendor]
    target = folder / name
    target.touch(mode=0o600)
    if connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            cursor.execute("SELECT pg_export_snapshot()")
            (snapshot,) = cursor.fetchone()
            _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}",
                 f"--file={target}")  # fmt: skip
            yield name, DEFAULT_DB_ALIAS
        return
    _copy_sqlite(target)
    connections.settings[_COPY] = connections.settings[DEFAULT_DB_ALIAS] | {"NAME": str(target), "OPTIONS": {}}
    try:
        yield name, _COPY
    finally:
        connections[_COPY].close()
        del connections[_COPY]
        del connections.settings[_COPY]


def _copy_sqlite(target: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(target)) as copy:
        connection.connection.backup(copy)  # in one step: who writes meanwhile neither waits nor shows in the copy
        copy.execute("PRAGMA journal_mode=DELETE")  # one file, without a companion to lose
        (state,) = copy.execute("PRAGMA quick_check").fetchone()
    if state != "ok":
        raise DumpFailed(f"The database is damaged: {state}. Stop work and take the last good backup.")


def is_empty() -> bool:
    """Return whether nobody and nothing is in the database; tables may be there."""
    present = set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        for table in {"accounts_user", "cases_trailentry", "cases_case"} & present:
            cursor.execute(f"SELECT EXISTS (SELECT 1 FROM {table})")  # noqa: S608 - three names of ours
            if cursor.fetchone()[0]:
                return False
    return True


def name() -> str:
    """Return what people call the database that would be replaced."""
    named = str(connection.settings_dict["NAME"])
    return Path(named).name if connection.vendor == "sqlite" else named


def lay(source: Path) -> None:
    """Put a copy in the place of what is there."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DROP SCHEMA public CASCADE")
            cursor.execute("CREATE SCHEMA public")
        connection.close()
        _run("pg_restore", "--no-owner", "--no-privileges", "--exit-on-error", "--single-transaction",
             f"--dbname={_settings()['NAME']}", str(source))  # fmt: skip
        return
    target = Path(str(connection.settings_dict["NAME"]))
    connection.close()
    target.parent.mkdir(parents=True, exist_ok=True)
    draft = target.with_name(f".{target.name}.restored")
    draft.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(draft)) as new:
        old.backup(new)
    with draft.open("rb") as written:
        os.fsync(written.fileno())
    for companion in ("-wal", "-shm"):
        target.with_name(target.name + companion).unlink(missing_ok=True)
    draft.replace(target)


def _settings() -> dict[str, Any]:
    return connection.settings_dict


def _run(program: str, *arguments: str) -> None:
    """Run a program of PostgreSQL against this database; nothing secret stands on its command line."""
    told = _settings()
    environment = {key: os.environ[key] for key in ("PATH", "HOME", "LANG") if key in os.environ}
    for variable, value in {
        "PGHOST": told.get("HOST"),
        "PGPORT": told.get("PORT"),
        "PGUSER": told.get("USER"),
        "PGPASSWORD": told.get("PASSWORD"),
        "PGDATABASE": told.get("NAME"),
        "PGSSLMODE": told.get("OPTIONS", {}).get("sslmode"),
        "PGSSLROOTCERT": told.get("OPTIONS", {}).get("sslrootcert"),
    }.items():
        if value:
            environment[variable] = str(value)
    try:
        done = subprocess.run([program, *arguments], env=environment, capture_output=True, text=True)
    except FileNotFoundError:
        raise DumpFailed(f"{program} is not on this machine. Install the client programs of PostgreSQL.") from None
    if done.returncode:
        raise DumpFailed(f"{program}: {done.stderr.strip()[-400:]}")
