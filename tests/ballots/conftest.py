"""A hall with nine members, and what a commit sets off."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from cases import triggers
from documents import triggers as paper_triggers
from tests.ballots import engine
from tests.ballots.world import Hall, make_hall

Captured = Callable[..., AbstractContextManager[Any]]


@pytest.fixture(autouse=True)
def keys_of_this_test(settings: Any, tmp_path: Path) -> None:
    settings.BALLOT_KEYS_DIR = tmp_path / "ballot-keys"


@pytest.fixture
def hall(db: None) -> Hall:
    return make_hall(9)


@pytest.fixture
def committing(django_capture_on_commit_callbacks: Captured) -> Callable[[], AbstractContextManager[Any]]:
    """Run what waits for the commit, as the end of a request does."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def committed(request: pytest.FixtureRequest, tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """A database that commits, and the folder it lies in; the test is marked with `commits`."""
    if engine.on_postgresql():
        request.getfixturevalue("transactional_db")
        yield tmp_path
        triggers.lift()
        paper_triggers.lift()
        return
    request.getfixturevalue("db")
    with django_db_blocker.unblock(), engine.in_a_file(tmp_path):
        engine.keep_log()
        yield tmp_path
