"""The command prints what the calculator says, and ends with 1 where it is refused."""

from __future__ import annotations

import json
import re
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import transaction

from cases import rulebook_files
from cases.commands.rulebook import load_rulebook
from cases.discipline.calculator import QUESTIONS
from tests.discipline.test_calculator import NOW

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parent.parent.parent
GUIDE = (ROOT / "docs/calculator.md").read_text()
EXAMPLES = re.findall(r"```\nmanage\.py calculate (\w+) --json '(.+?)'\n```\n+```json\n(.+?)\n```", GUIDE, re.DOTALL)


@pytest.fixture(scope="module", autouse=True)
def rulebook(django_db_setup: Any, django_db_blocker: Any) -> Any:
    """The project's rules in the database, once for all tests here."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_rulebook(rulebook_files.read(), by=None, on=NOW)
        yield
        transaction.set_rollback(True)


def run(question: str, facts: str) -> tuple[dict[str, Any], int]:
    """What is printed, and how it ends."""
    out = StringIO()
    try:
        call_command("calculate", question, json=facts, stdout=out)
    except SystemExit as end:
        return json.loads(out.getvalue()), int(str(end.code))
    return json.loads(out.getvalue()), 0


def test_there_is_an_example_of_every_question() -> None:
    assert {question for question, _facts, _answer in EXAMPLES} == set(QUESTIONS)


@pytest.mark.parametrize(
    ("question", "facts", "printed"), EXAMPLES, ids=[f"{e[0]}-{n}" for n, e in enumerate(EXAMPLES)]
)
def test_the_guide_shows_what_the_command_prints(question: str, facts: str, printed: str) -> None:
    found, _end = run(question, facts)

    told = json.loads(printed)
    assert {name: found[name] for name in told} == told


@pytest.mark.parametrize(
    ("question", "facts", "field"),
    [
        ("forms", "[]", "json"),
        ("forms", "{", "json"),
        ("forms", '{"date": NaN}', "json"),
        ("forms", "{}", "date"),
        ("forms", '{"date": "2012-01-01", "subject": "PROBATIONARY"}', "date"),
        ("tea", "{}", "question"),
    ],
)
def test_a_refusal_is_printed_and_ends_with_1(question: str, facts: str, field: str) -> None:
    found, end = run(question, facts)

    assert end == 1
    assert found["error"]["field"] == field
    assert {"name", "field", "sentence", "rule", "next_step"} == set(found["error"])
    assert all(found["error"].values())
