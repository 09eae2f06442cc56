"""A hall with nine members, and what a commit sets off."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest

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
