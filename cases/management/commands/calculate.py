"""Ask the rulebook a question from the command line, without a case."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand
from django.utils.timezone import localdate

from cases.discipline import calculator
from cases.discipline.errors import Misstated, QuestionUnreadable
from cases.errors import RuleBroken
from cases.models import Rule
from cases.rulebook import NoValueForLevel

REFUSED = 1


class Command(BaseCommand):
    """`manage.py calculate limitation|authority|ballot|deadline|forms|complaint|suspension --json '{…}'`."""

    help = "Answer a question by the rulebook of its date, as JSON; docs/calculator.md says what each takes."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which question, and its facts."""
        parser.add_argument("question", help="one of: " + ", ".join(calculator.QUESTIONS))
        parser.add_argument("--json", required=True, help="the facts of the question, as a JSON object")

    def handle(self, *, question: str, json: str, **options: Any) -> None:
        """Print the answer, or the refusal and end with 1."""
        try:
            found = calculator.answer(question, _facts(json), Rule.shelf(), today=localdate())
        except RuleBroken as refusal:
            self._print(refused(refusal))
            raise SystemExit(REFUSED) from None
        self._print(found.as_json())

    def _print(self, said: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(said, ensure_ascii=False, indent=2))


def refused(refusal: RuleBroken) -> dict[str, Any]:
    """A refusal as JSON: which fact, what is wrong with it, which rule speaks, what to do."""
    if isinstance(refusal, Misstated):
        about = refusal.about
    else:
        about = "level" if isinstance(refusal, NoValueForLevel) else "date"
    return {
        "error": {
            "name": type(refusal).__name__,
            "field": about,
            "sentence": refusal.messages[0],
            "rule": str(refusal.facts.get("key") or refusal.rule),
            "next_step": refusal.advice,
        }
    }


def _facts(written: str) -> dict[str, Any]:
    try:
        facts = json.loads(written, parse_constant=_no_number)
    except (ValueError, RecursionError) as why:
        raise QuestionUnreadable(why=why) from None
    if not isinstance(facts, dict):
        raise QuestionUnreadable(why=type(facts).__name__)
    return facts


def _no_number(name: str) -> None:
    raise ValueError(name)
