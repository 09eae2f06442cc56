"""Who denounced somebody is found at no address, in no row, in no file and by no search of the whole world."""
# ruff: noqa: N802 - tests are named after the abuse cases

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.urls import reverse

from cases import identity
from cases.names import search_key
from tests.abuse.answers import ask, ask_all_once, paths_of
from tests.abuse.world import ROLES, SENDER, World, make_world
from tests.intake.traces import files, stored, told
from tests.kept import kept_house
from tests.once import computed_once

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """The world of the abuse cases, in which somebody denounced the first organization."""
    with kept_house(django_db_blocker, tmp_path_factory, "world", make_world) as world:
        yield world


@pytest.mark.rule("CONF-DENOUNCER")
@pytest.mark.parametrize("role", ROLES)
def test_A19_nobody_finds_the_sender_at_any_address(
    world: World, tmp_path_factory: pytest.TempPathFactory, role: str
) -> None:
    def look() -> dict[str, list[str]]:
        answers = ask_all_once(tmp_path_factory, world, role)
        found = {name: told((one.body + one.location).encode(), SENDER) for name, one in answers.items()}
        return {name: [repr(mark) for mark in those] for name, those in found.items() if those}

    assert computed_once(tmp_path_factory, f"sender-{role}", look) == {}


def test_A42_the_world_with_its_files_holds_the_sender_nowhere_and_the_seal_holds_it_whole(world: World) -> None:
    row = world.petition.identity

    assert identity.opened(world.petition.key, row.sealed, row.key_id) == SENDER
    assert told(stored(), SENDER) == set()
    assert told(files(Path(settings.EVIDENCE_DIR)) + files(Path(settings.PAPERS_DIR)), SENDER) == set()


@pytest.mark.parametrize("words", [SENDER.name, search_key(SENDER.name), SENDER.address, SENDER.phone])
def test_A02_no_search_answers_to_the_sender(world: World, words: str) -> None:
    browser = world.browser("clerk")

    for name in ("petitions", "search", "violation-signs", "register", "cases"):
        answer = browser.get(reverse(name), {"q": words})
        assert world.petition.key not in answer.content.decode()


@pytest.mark.postgres
@pytest.mark.rule("CONF-DENOUNCER")
def test_A42_on_postgresql_no_row_no_file_and_no_address_holds_the_sender() -> None:
    world = make_world()

    assert told(stored() + files(Path(settings.EVIDENCE_DIR)) + files(Path(settings.PAPERS_DIR)), SENDER) == set()
    for role in ("clerk", "officer"):
        answers = ask(world, role, paths_of(world))
        assert answers["petition"].status == 200
        assert {name for name, one in answers.items() if told((one.body + one.location).encode(), SENDER)} == set()
