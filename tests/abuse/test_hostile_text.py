"""Whatever people write is text: in every field of every row, on every page, in every file, in every paper."""
# ruff: noqa: N802 - tests are named after the abuse cases

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models, transaction
from django.urls import reverse

from cases import triggers as case_triggers
from cases.models.base import NameField
from documents import triggers
from tests.abuse.answers import ask, ask_all_once, paths_of
from tests.abuse.reading import Page, PostForm, dangers
from tests.abuse.world import World, make_world
from tests.kept import kept_house
from tests.once import computed_once

pytestmark = pytest.mark.django_db

#: 3331 * 3331 is shown by nothing but a template that was run.
HOSTILE = "'\"><svg onload=alert(7)><script>alert(7)</script>{{ 3331*3331 }}{% load x %}${7*7}<!-- </title>"
RAN = "11095561"
#: Zero width, direction override, a soft hyphen, private use: seen by nobody, told apart by every computer.
INVISIBLE = "\u200b\u202e\u00ad\ue000\u2066"

ROOMS = ("accounts", "cases", "documents", "workflows")


@pytest.fixture(scope="module")
def world(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    """One world for all tests here; each of them undoes what it did."""
    with kept_house(django_db_blocker, tmp_path_factory, "world", make_world) as world:
        yield world


def texts() -> Iterator[tuple[type[models.Model], models.Field[Any, Any]]]:
    """Every field into which somebody's words go, of every model."""
    machine = {"key", "search_key", "password", "username", "token", "led_to", "stream", "hash", "reference", "code"}
    for room in ROOMS:
        for model in apps.get_app_config(room).get_models():
            for field in model._meta.concrete_fields:
                is_text = isinstance(field, models.CharField | models.TextField)
                if is_text and not field.choices and not field.unique and field.name not in machine:
                    yield model, field


#: Words the house writes itself: numbers of steps, names of acts, hashes, types.
OWN_WORDS = {
    "step", "duty", "act", "previous_hash", "trail_head", "head", "root", "sha256", "media_type", "paper", "version",
    "approved_sha256", "procedure", "suffix", "locality", "title_vi", "title_en", "unit", "status", "evidence",
    "confidence", "content_sha256", "facts_sha256", "file_sha256", "template_version", "symbol", "type_key", "value",
    "flow_class", "flow_task", "number", "citation", "file_name", "key_id", "name_print", "whole_print",
}  # fmt: skip


#: Words of rules, and rows whose triggers let nobody change what was written.
UNTOUCHED = {"Rule", "Regulation", "Holiday", "TrailEntry"}


def poison() -> set[str]:
    """Write something hostile into every text of every row that may be changed; return which fields."""
    done = set()
    case_triggers.lift()  # a service that has its proof is kept; its words are somebody's, too
    for model, field in texts():
        frozen = triggers.FROZEN.get(model._meta.db_table, ())
        if field.name in OWN_WORDS or model.__name__ in UNTOUCHED or field.column in frozen:
            continue
        room = field.max_length or 10_000
        for row in model._default_manager.exclude(**{field.name: ""}):
            text = f"{getattr(row, field.name)} {HOSTILE}"[:room]
            model._default_manager.filter(pk=row.pk).update(**{field.name: text})
            done.add(f"{model.__name__}.{field.name}")
    return done


@pytest.mark.parametrize("role", ["administrator", "officer", "leader", "head", "clerk", "reporter", "subject"])
def test_A28_A29_every_text_of_every_row_is_shown_as_text(
    world: World, tmp_path_factory: pytest.TempPathFactory, role: str
) -> None:
    clean = ask_all_once(tmp_path_factory, world, role)
    paths = {name: path for name, path in paths_of(world).items() if clean[name].status == 200}
    fields = poison()
    assert {"Case.subject_name", "Member.full_name", "Finding.content", "User.display_name"} <= fields

    shown, wrong = 0, {}
    for name, answer in ask(world, role, paths).items():
        found = dangers(answer.body) if answer.is_page else set()
        if found or RAN in answer.body or (answer.is_page and "<svg onload" in answer.body) or answer.status == 500:
            wrong[name] = found or answer.status
        shown += "svg onload" in answer.body

    assert wrong == {}
    assert shown > 0


# Every form


@pytest.fixture(scope="module")
def forms(world: World, tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str, PostForm]]:
    """Every form of every page, as somebody finds it who may fill it in; looked up once for all."""

    def look() -> list[tuple[str, str, PostForm]]:
        found: dict[tuple[Any, ...], tuple[str, str, PostForm]] = {}
        more = {("E2", world.submitted.key), ("E5", world.followed.key)}
        steps = {f"step {code}": reverse("step", kwargs={"key": key, "code": code}) for code, key in more}
        paths = paths_of(world) | steps
        for role in ("leader", "head", "officer", "secretary", "subject", "clerk", "reporter", "administrator"):
            answers = ask_all_once(tmp_path_factory, world, role) | ask(world, role, steps)
            for name, answer in answers.items():
                if answer.status == 200 and answer.is_page and name != "sign_in":
                    for form in Page(answer.body).forms:
                        action = form.action or paths[name]
                        found.setdefault((action, *form.kinds), (role, action, form))
        return list(found.values())

    return computed_once(tmp_path_factory, "forms", look)


def send(world: World, role: str, path: str, form: PostForm, text: str) -> Any:
    """Write the same text into every field that takes one, and send the form."""
    values = dict(form.values) | {name: text for name in form.free if name not in form.lists}
    return world.browser(role).post(path, values)


@contextmanager
def written() -> Iterator[set[str]]:
    """Collect the names of the tables into which something is written meanwhile."""
    tables: set[str] = set()

    def notice(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if told := re.match(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE) "(\w+)"', sql):
            tables.add(told[1])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(notice):
        yield tables


def faults(tables: set[str]) -> set[str]:
    """Values longer than their field, which only an embedded database keeps, or with characters nobody sees."""
    found = set()
    for model, field in texts():
        if model._meta.db_table in tables:
            for value in model._default_manager.values_list(field.name, flat=True):
                if isinstance(value, str) and (len(value) > (field.max_length or len(value)) or unseen(value)):
                    found.add(f"{model.__name__}.{field.name}")
    return found


def unseen(value: str) -> bool:
    """Whether a text has characters nobody sees."""
    return any(unicodedata.category(c) in {"Cf", "Cc", "Co"} and c not in "\n\t" for c in value)


@pytest.mark.parametrize(
    "text",
    ["dài " * 2_500, HOSTILE + INVISIBLE, "\x00", "-1", "９９９", "9" * 40],
    ids=["very long", "hostile", "nul", "negative", "wide digits", "huge number"],
)
def test_F45_A40_what_stands_in_a_form_is_kept_clean_or_refused(world: World, forms: Any, text: str) -> None:
    wrong: dict[str, Any] = {}
    for role, path, form in forms:
        with transaction.atomic():
            with written() as tables:
                response = send(world, role, path, form, text)
            if response.status_code == 500:
                wrong[path] = repr(response.exc_info[1]) if response.exc_info else 500
            elif response.status_code == 302 and (found := faults(tables)):
                wrong[path] = found
            response.close()
            transaction.set_rollback(True)

    assert wrong == {}
    assert len(forms) > 30


def test_A39_a_name_is_stored_without_what_nobody_sees() -> None:
    assert NameField().get_prep_value("Nguy\u200bễn\u202e  Văn\u00ad A") == "Nguyễn Văn A"
