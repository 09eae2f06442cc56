"""How a file of forms is refused: by file, form and place, with what is wrong and the names there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Any


class DefinitionRefused(ValueError):
    """A file of forms says something nobody here understands; nothing of it is used."""


@dataclass(frozen=True)
class Place:
    """Where in a file something stands."""

    file: str
    form: str = ""
    part: str = ""

    def form_of(self, key: str) -> Place:
        """Return the place of a form."""
        return replace(self, form=key, part="")

    def at(self, part: str) -> Place:
        """Return the place of a row, a group or a column."""
        return replace(self, part=f"{self.part}, {part}" if self.part else part)

    def refuse(self, what: str, allowed: Iterable[str] = ()) -> DefinitionRefused:
        """Return the refusal in one sentence."""
        where = ", ".join(part for part in (self.file, self.form and f"form {self.form}", self.part) if part)
        names = ", ".join(sorted(allowed))
        return DefinitionRefused(f"{where}: {what}" + (f"; allowed: {names}" if names else ""))

    def require_known(self, what: str, name: str, allowed: Collection[str]) -> str:
        """Refuse a name that is none of those there are."""
        if name not in allowed:
            raise self.refuse(f"unknown {what} “{name}”", allowed)
        return name

    def require_keys(self, told: Any, needed: Collection[str], possible: Collection[str]) -> dict[str, Any]:
        """Refuse what is no object, lacks a key, or has one nobody reads."""
        if not isinstance(told, dict):
            raise self.refuse(f"an object is expected, not {type(told).__name__}")
        for name in told:
            self.require_known("key", name, {*needed, *possible})
        if lacking := sorted(set(needed) - set(told)):
            raise self.refuse(f"lacks {', '.join(lacking)}")
        return told

    def require_text(self, told: dict[str, Any], name: str, default: str = "") -> str:
        """Refuse what is no text."""
        value = told.get(name, default)
        if not isinstance(value, str):
            raise self.refuse(f"“{name}” is a text")
        return value
