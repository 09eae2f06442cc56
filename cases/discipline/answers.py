"""What the calculator says: the answer, the rule it rests on, how far it can be trusted, and why, in two languages."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases.discipline.words import Sentence, said, say

if TYPE_CHECKING:
    from cases.rulebook import RuleFound


@dataclass(frozen=True)
class Answer:
    """One answer; `judged` is the judgement itself, for a page that shows more than the command prints."""

    question: str
    answer: Any
    main: RuleFound
    sentences: tuple[Sentence, ...]
    rules: tuple[RuleFound, ...] = ()
    warnings: tuple[Sentence, ...] = ()
    details: Mapping[str, Any] = field(default_factory=dict)
    judged: Any = None

    @property
    def is_verified(self) -> bool:
        """Somebody read the text of the rule that answered."""
        return verified(self.main)

    @property
    def used(self) -> list[RuleFound]:
        """Every rule of the answer, the one that answered first."""
        found = {rule.rule.reference: rule for rule in (self.main, *self.rules)}
        return list(found.values())

    @property
    def explanation(self) -> list[Sentence]:
        """Why, ending with the article."""
        cited = say(_("Rests on %(article)s."), article=self.main.rule.citation)
        unseen = say(_("The text of this rule was not at hand; the body confirms it before it gates anything."))
        return [*self.sentences, *self.warnings, cited, *(() if self.is_verified else (unseen,))]

    def as_json(self) -> dict[str, Any]:
        """As the command prints it."""
        return {
            "question": self.question,
            "answer": self.answer,
            "rule": self.main.key,
            "article": self.main.rule.citation,
            "rulebook": self.main.rule.regulation.number,
            "status": status(self.main),
            "explain_vi": said(self.explanation, "vi"),
            "explain_en": said(self.explanation, "en"),
            "warnings": [str(warning) for warning in self.warnings],
            "details": dict(self.details),
            "rules": [
                {"rule": one.key, "reference": one.rule.reference, "article": one.rule.citation, "status": status(one)}
                for one in self.used
            ],
        }


def verified(found: RuleFound) -> bool:
    """Was the text read, and also that of the mapping by which another level's value was taken over?"""
    return found.rule.is_verified and (found.by_inheritance is None or verified(found.by_inheritance))


def status(found: RuleFound) -> str:
    """As the rulebook's files write it."""
    return "verified" if verified(found) else "recalled"


def iso(day: date | None) -> str | None:
    """A day as JSON carries it."""
    return day.isoformat() if day else None
