"""The rule calculator: a question of plain facts in, the rulebook's answer out, by the functions every guard asks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from cases.discipline.answers import Answer
from cases.discipline.asking import Asked
from cases.discipline.asking_ballot import counted_ballot
from cases.discipline.asking_deadline import deadline_of
from cases.discipline.asking_member import authority_over, forms_for, limitation_of
from cases.discipline.asking_steps import complaint_about, suspension_of
from cases.discipline.errors import QuestionUnknown, RulebookSilent
from cases.rulebook import NoSuchRule, Shelf

QUESTIONS: dict[str, Callable[[Asked, Shelf, date], Answer]] = {
    "limitation": limitation_of,
    "authority": authority_over,
    "ballot": counted_ballot,
    "deadline": deadline_of,
    "forms": forms_for,
    "complaint": complaint_about,
    "suspension": suspension_of,
}


def answer(question: str, facts: Mapping[str, Any], shelf: Shelf, *, today: date) -> Answer:
    """Answer one question by the rulebook of the date it names; every refusal is a `RuleBroken`.

    Only a ballot may come without a date, as the published examples do: it is then counted by the rulebook of `today`.
    """
    if question not in QUESTIONS:
        raise QuestionUnknown(question=question, known=", ".join(QUESTIONS))
    try:
        return QUESTIONS[question](Asked(facts), shelf, today)
    except NoSuchRule as refusal:
        if str(refusal.facts.get("scope", "?")):
            raise
        raise RulebookSilent(on=refusal.facts["on"], key=refusal.facts["key"]) from None
