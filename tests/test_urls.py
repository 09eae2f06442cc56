"""Every address of the site, asked by everybody: each answer is declared, and what one may not see does not exist."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse

from tests.abuse.answers import Answer, ask, ask_all_once, paths_of, read
from tests.abuse.world import ROLES, World, addresses, make_world
from tests.kept import kept_house
from tests.once import computed_once
from tests.url_table import CLICKS, GET, NAMES, POST, SEEN_IN, SEEN_ON, nowhere

pytestmark = pytest.mark.django_db

Answers = dict[str, dict[str, str]]


def declared(table: str) -> Answers:
    """Read a table: for each address, what each role is answered."""
    head, *rows = (line.split() for line in table.strip().splitlines())
    assert len(head) == len(ROLES)
    assert all(len(row) == len(ROLES) + 1 for row in rows), "a cell is missing"
    return {row[0]: dict(zip(ROLES, row[1:], strict=True)) for row in rows}


@dataclass(frozen=True)
class Asked:
    """What every address said to somebody."""

    answers: dict[str, Answer]
    told_apart: dict[str, str]


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One world for all tests here; each of them undoes what it did."""
    with kept_house(django_db_blocker, tmp_path_factory, "world", make_world) as world:
        yield world


@pytest.fixture(scope="module")
def paths(world: World) -> dict[str, str]:
    """The path of every address, about something that exists."""
    return paths_of(world)


@pytest.fixture(scope="module")
def asked(world: World, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Asked]:
    """What every address says to a role, and where its refusals tell more than nothing would; asked once for all."""

    def of(role: str) -> Asked:
        def look() -> Asked:
            answers = ask_all_once(tmp_path_factory, world, role)
            return Asked(answers, told_apart(world, answers, role))

        return computed_once(tmp_path_factory, f"asked-{role}", look)

    return of


def differing(answers: dict[str, Answer], expected: Answers, role: str) -> dict[str, str]:
    """Where an answer is not the declared one."""
    return {
        name: f"{expected.get(name, {}).get(role, 'undeclared')} declared, {answer.word} answered"
        for name, answer in answers.items()
        if expected.get(name, {}).get(role) != answer.word
    }


def test_every_address_has_a_name_and_a_row() -> None:
    assert "None" not in NAMES
    assert set(declared(GET)) == set(NAMES)
    assert set(declared(POST)) == set(NAMES)


@pytest.mark.parametrize("role", ROLES)
def test_every_address_answers_everybody_as_declared(world: World, asked: Callable[[str], Asked], role: str) -> None:
    assert differing(asked(role).answers, declared(GET), role) == {}
    assert asked(role).told_apart == {}


def told_apart(world: World, answers: dict[str, Answer], role: str) -> dict[str, str]:
    """Where something that exists is refused in other words than nothing at all.

    Who reads the page of a case may be told that an act is not theirs; who declared a conflict in it, that they did.
    """
    reads = readers_of(world, answers, role)
    refused = {
        name: answer
        for name, answer in answers.items()
        if answer.status == 404 or (answer.status == 403 and role != "recused" and not reads(name))
    }
    about = {name: nowhere(told) for name, told in addresses(world).items() if name in refused}
    missing = ask(world, role, {name: reverse(name, kwargs=told) for name, told in about.items()})
    found = {}
    for name, other in missing.items():
        same = (refused[name].status, refused[name].body) == (other.status, other.body)
        if refused[name].status == 404 and not same:
            found[name] = f"404, but {other.status} or other words where there is nothing"
        if refused[name].status == 403 and other.status != 403:
            found[name] = f"403, but {other.status} where there is nothing"
    return found


def readers_of(world: World, answers: dict[str, Answer], role: str) -> Callable[[str], bool]:
    """Tell of an address whether this role reads the page on which what it is about is seen."""
    told = {name: reverse("case", args=[getattr(world, case).key]) for name, case in SEEN_IN.items()}
    wanted = {told[name] for name, answer in answers.items() if answer.status == 403 and name in told}
    desks = ask(world, role, {path: path for path in sorted(wanted)})

    def reads(name: str) -> bool:
        return (desks[told[name]] if name in told else answers[SEEN_ON.get(name, name)]).status == 200

    return reads


@pytest.mark.parametrize("role", ROLES)
def test_an_empty_form_is_answered_as_declared_and_changes_nothing(
    world: World, paths: dict[str, str], role: str
) -> None:
    expected = declared(POST)
    before = everything()

    answers = ask_keeping(world, role, {name: path for name, path in paths.items() if name not in CLICKS})
    after = everything()
    answers |= ask(world, role, {name: path for name, path in paths.items() if name in CLICKS}, "post")

    assert differing(answers, expected, role) == {}
    assert {model: rows - before[model] for model, rows in after.items() if rows != before[model]} == {}


def ask_keeping(world: World, role: str, paths: dict[str, str]) -> dict[str, Answer]:
    """Post nothing to every address, and let it stay, so that what it changed is seen."""
    browser = world.browser(role)
    signed_in = browser.cookies.output(header="", sep=";")
    answers = {}
    for name, path in paths.items():
        browser.cookies.clear()
        browser.cookies.load(signed_in)
        answers[name] = read(browser.post(path))
    return answers


#: Rows that a refused attempt may add: the attempt itself, and who is signed in.
KEPT_OF_ATTEMPTS = {"TrailEntry", "TrailHead", "Session", "User"}


def everything() -> dict[str, set[Any]]:
    """Every row of the house."""
    return {
        model.__name__: set(map(repr, model._default_manager.values_list()))
        for model in apps.get_models()
        if isinstance(model, type) and issubclass(model, models.Model) and model.__name__ not in KEPT_OF_ATTEMPTS
    }


#: Whoever may read nothing at all of the first team's cases, whatever else they are.
STRANGERS = ("anonymous", "administrator", "other_team", "other_subject", "closed")

#: What every address about a case answers a stranger.
CASES_ARE_NOT_THERE = ("case", "case-chart", "step", "team", "team-step", "evidence", "reading", "paper-file", "draft")


@pytest.mark.parametrize("role", ["administrator", "other_team", "other_subject"])
def test_A01_another_teams_case_is_answered_like_a_case_that_does_not_exist(  # noqa: N802
    world: World, asked: Callable[[str], Asked], role: str
) -> None:
    assert {name: asked(role).answers[name].status for name in CASES_ARE_NOT_THERE} == dict.fromkeys(
        CASES_ARE_NOT_THERE, 404
    )
    assert asked(role).told_apart == {}


#: Answered “not there” to whole groups of people, about nothing in particular that somebody keeps from them.
NO_THING = (
    "first-run", "opening", "series-open", "rulebook", "rulebook-confirm", "rulebook-revoke", "rulebook-rule",
)  # fmt: skip


@pytest.mark.parametrize("role", [role for role in ROLES if role not in {"anonymous", "closed"}])
def test_A01_every_attempt_is_kept_once(asked: Callable[[str], Asked], role: str) -> None:  # noqa: N802
    tried = {
        name: answer.kept
        for name, answer in asked(role).answers.items()
        if answer.status == 404 and name not in NO_THING
    }
    assert tried

    assert {name: kept for name, kept in tried.items() if kept != ("access-denied",)} == {}


def test_A07_a_recused_person_at_any_door_of_the_case_is_kept(asked: Callable[[str], Asked]) -> None:  # noqa: N802
    for name in ("case", "case-chart", "step", "reading", "evidence", "draft", "draft-compare", "draft-version"):
        assert declared(GET)[name]["recused"] == "403"
        assert asked("recused").answers[name].kept == ("recusal-blocked",), name


@pytest.mark.parametrize("role", STRANGERS)
def test_A02_a_stranger_reads_no_trace_of_a_case_anywhere(  # noqa: N802
    world: World, asked: Callable[[str], Asked], role: str
) -> None:
    secrets = world.secrets
    found = {
        (name, secret) for name, answer in asked(role).answers.items() for secret in secrets if secret in answer.body
    }

    assert found == set()
