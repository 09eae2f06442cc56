"""A house that begins today and one that went every step stand in the same tables."""

from __future__ import annotations

import pytest
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.graph import MigrationGraph
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.questioner import MigrationQuestioner
from django.db.migrations.state import ProjectState
from django.test import override_settings

ROOMS = ("cases", "documents", "workflows")


WHOLE = "0001_whole"


@pytest.fixture(scope="module")
def states() -> tuple[ProjectState, ProjectState]:
    """The house by its one first step, and by all the steps it replaces."""
    found = []
    with override_settings(MIGRATION_MODULES={}):  # other tests here do without
        for by_one in (True, False):
            loader = MigrationLoader(None, replace_migrations=by_one)
            last = [key for key in loader.graph.leaf_nodes() if by_one or key[1] != WHOLE]
            assert {room for room, name in loader.graph.nodes if name == WHOLE} == set(ROOMS)
            found.append(loader.graph.make_state(last, real_apps=loader.unmigrated_apps))
    return found[0], found[1]


@pytest.mark.parametrize("room", ROOMS)
def test_the_first_step_of_an_empty_house_says_what_all_the_steps_say(
    states: tuple[ProjectState, ProjectState], room: str
) -> None:
    by_one, by_all = states

    assert _between(by_one, by_all, room) == []
    assert _between(by_all, by_one, room) == []


def _between(old: ProjectState, new: ProjectState, room: str) -> list[str]:
    """Tell what would still have to change for the one to become the other."""
    changes = MigrationAutodetector(old, new, MigrationQuestioner({}, {room})).changes(graph=MigrationGraph())
    return [operation.describe() for step in changes.get(room, []) for operation in step.operations]
