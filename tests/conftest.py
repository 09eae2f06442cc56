"""What every test stands on: which engine it runs on, and for which rule it speaks."""

import gc
import os
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Holiday, Regulation, Rule
from cases.models import rulebook as shelves

IN_CI = os.environ.get("CI") == "true"


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rules", action="store_true", help="Print which rules the tests speak for, and run nothing.")


def _on_postgresql() -> bool:
    return bool(settings.DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql")


def pytest_ignore_collect(collection_path: Path) -> bool | None:
    """On PostgreSQL only files that say so are read: reading all of them takes longer than many of its tests."""
    if not _on_postgresql() or collection_path.is_dir() or not collection_path.name.startswith("test_"):
        return None
    return None if re.search(r"\b(postgres|both_engines)\b", collection_path.read_text()) else True


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Choose the tests of this engine: `make test` runs the suite on SQLite, then on PostgreSQL what is marked so."""
    if config.getoption("--rules"):
        return
    if _on_postgresql():
        chosen = [
            item for item in items if item.get_closest_marker("postgres") or item.get_closest_marker("both_engines")
        ]
        config.hook.pytest_deselected(items=[item for item in items if item not in chosen])
        items[:] = chosen
        return
    if os.environ.get("TEST_DATABASE_URL"):
        left = [item for item in items if item.get_closest_marker("postgres")]
        config.hook.pytest_deselected(items=left)
        items[:] = [item for item in items if item not in left]
        return
    for item in items:
        if item.get_closest_marker("postgres") and not IN_CI:
            item.add_marker(pytest.mark.skip("set TEST_DATABASE_URL to a PostgreSQL server"))


def pytest_runtest_setup(item: pytest.Item) -> None:
    if item.get_closest_marker("postgres") and not _on_postgresql():
        pytest.fail("CI needs TEST_DATABASE_URL: this test is about PostgreSQL.", pytrace=False)


def pytest_collection_finish(session: pytest.Session) -> None:
    # What is loaded by now stays: looking through it again and again took a fifteenth of the time.
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
    if not session.config.getoption("--rules"):
        return
    spoken = defaultdict(list)
    for item in session.items:
        for mark in item.iter_markers("rule"):
            for key in mark.args:
                spoken[key].append(item.nodeid)
    for key in sorted(spoken):
        print(key)  # noqa: T201
        for nodeid in spoken[key]:
            print(f"    {nodeid}")  # noqa: T201
    pytest.exit(f"{len(spoken)} rules are spoken for", returncode=0)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """The rulebook stands before the first test, as in every house: 350 rules are not read again for each of them."""
    with django_db_blocker.unblock():
        call_command("load_rulebook", verbosity=0)


@pytest.fixture(autouse=True)
def _rules_as_stored() -> Iterator[None]:
    """What one test's acts noted of the rules in memory is not there for the next one."""
    yield
    shelves._shelves.clear()


@pytest.fixture
def no_rules(db: None) -> None:
    """A house before its rulebook was loaded."""
    for model in (Holiday, Rule, Regulation):
        model.objects.all().delete()
