"""Sentences that are said in the reader's language, or in a language asked for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import override

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Sentence:
    """A message with its facts, not yet said in any language."""

    text: str | _StrPromise
    facts: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        """The sentence in the reader's language."""
        return str(self.text) % {name: shown(value) for name, value in self.facts.items()}


def say(text: str | _StrPromise, **facts: Any) -> Sentence:
    """A sentence; dates and lists among its facts are written the Vietnamese way."""
    return Sentence(text, facts)


def shown(value: Any) -> str:
    """A fact as a sentence prints it."""
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, list | tuple):
        return ", ".join(map(shown, value))
    return str(value)


def said(sentences: Iterable[Any], language: str) -> str:
    """Sentences one after the other, in one language."""
    with override(language):
        return " ".join(map(str, sentences))
