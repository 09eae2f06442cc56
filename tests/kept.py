"""A furnished house is made once, kept as a file, and laid into the memory of every process whose tests want it."""

from __future__ import annotations

import pickle
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from django.conf import settings
from django.db import connection, transaction
from pytest_django.plugin import DjangoDbBlocker

from cases.models import rulebook as shelves
from tests.once import built_once

Made = TypeVar("Made")

#: What a house keeps beside its database.
FOLDERS = ("EVIDENCE_DIR", "PAPERS_DIR", "EXPORTS_DIR")


@contextmanager
def kept_house(
    blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory, name: str, make: Callable[[], Made]
) -> Iterator[Made]:
    """Yield what `make` made, its rows and files beside it, and leave nothing of it; each test undoes what it did.

    Whoever comes first makes it; for the other modules and processes seconds become milliseconds. SQLite only.
    """
    with blocker.unblock(), closing(sqlite3.connect(":memory:")) as empty:
        connection.ensure_connection()
        connection.connection.backup(empty)
        folder, _ = built_once(tmp_path_factory, f"kept-{name}", lambda folder: _make(folder, make))
        with closing(sqlite3.connect(folder / "house.sqlite3")) as house:
            house.backup(connection.connection)
        for setting in FOLDERS:
            shutil.copytree(folder / setting, getattr(settings, setting), dirs_exist_ok=True)
        yield pickle.loads((folder / "made.pickle").read_bytes())  # noqa: S301 - our own
        empty.backup(connection.connection)
        for setting in FOLDERS:
            shutil.rmtree(getattr(settings, setting), ignore_errors=True)
        shelves._shelves.clear()


def _make(folder: Path, make: Callable[[], object]) -> str:
    """Make it and keep it; what waits for the commit is not done, as in a test."""
    with transaction.atomic():
        made = make()
        connection.run_on_commit.clear()
    with closing(sqlite3.connect(folder / "house.sqlite3")) as house:
        connection.connection.backup(house)
    for setting in FOLDERS:
        Path(getattr(settings, setting)).mkdir(parents=True, exist_ok=True)
        shutil.copytree(getattr(settings, setting), folder / setting)
    (folder / "made.pickle").write_bytes(pickle.dumps(made))
    return "made"
