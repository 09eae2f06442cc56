"""Reading a question's facts: each by its name and kind, and nothing left over."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from re import fullmatch
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from cases.discipline.competence import Authority, Body
from cases.discipline.counting import Threshold
from cases.discipline.errors import FactMissing, FactUnknown, ValueOutOfRange, ValueUnknown
from cases.discipline.limitation import Pause, PauseKind, When
from cases.models import BodyKind, Level
from cases.rulebook import Rulebook, Scope, Shelf

Choice = TypeVar("Choice", bound=Enum)

FIRST, LAST = date(1930, 2, 3), date(2200, 12, 31)
MOST_MEMBERS = 100_000


class Asked:
    """The facts of one question; every one read is ticked off, so that an unknown one is noticed."""

    def __init__(self, facts: Mapping[str, Any], within: str = "") -> None:
        self.facts = facts
        self.within = within
        self.known: set[str] = set()

    def done(self) -> None:
        """Refuse facts the question has no place for."""
        for name in sorted(set(self.facts) - self.known):
            raise FactUnknown(field=self._full(name), known=", ".join(sorted(self.known)))

    def _full(self, name: str) -> str:
        return f"{self.within}.{name}" if self.within else name

    def get(self, name: str) -> Any:
        """A fact as it was given; null and absent are the same."""
        self.known.add(name)
        return self.facts.get(name)

    def missing(self, name: str, expected: str) -> FactMissing:
        """The refusal of a fact that is not there."""
        return FactMissing(field=self._full(name), expected=expected)

    def wrong(self, name: str, value: Any, expected: str) -> ValueUnknown:
        """The refusal of a value that cannot be read."""
        return ValueUnknown(field=self._full(name), value=value, expected=expected)

    # Kinds of facts

    def text(self, name: str) -> str:
        """A text, empty where there is none."""
        value = self.get(name)
        if value is not None and not isinstance(value, str):
            raise self.wrong(name, value, _("a text"))
        return value or ""

    def day(self, name: str) -> date:
        """A day that must be given."""
        if (found := self.day_or_none(name)) is None:
            raise self.missing(name, _("a date as 2026-04-11"))
        return found

    def day_or_none(self, name: str) -> date | None:
        """A day, where there is one."""
        value = self.get(name)
        return None if value is None else self._day(name, value)

    def _day(self, name: str, value: Any) -> date:
        if not isinstance(value, str) or not fullmatch(r"\d{4}-\d\d-\d\d", value):
            raise self.wrong(name, value, _("a date as 2026-04-11"))
        try:
            found = date.fromisoformat(value)
        except ValueError:
            raise self.wrong(name, value, _("a date as 2026-04-11")) from None
        if not FIRST <= found <= LAST:
            between = _("a date from %(first)s to %(last)s") % {"first": FIRST, "last": LAST}
            raise ValueOutOfRange(field=self._full(name), value=value, expected=between)
        return found

    def when(self, name: str) -> When | None:
        """A day, or a range of days where it is not known."""
        return None if (value := self.get(name)) is None else self._when(name, value)

    def _when(self, name: str, value: Any) -> When:
        if not isinstance(value, dict):
            return When.on(self._day(name, value))
        range_of = Asked(value, self._full(name))
        found = When(range_of.day("earliest"), range_of.day("latest"))
        range_of.done()
        return found

    def whens(self, name: str) -> tuple[When, ...]:
        """Several days or ranges."""
        return tuple(self._when(name, value) for value in self._items(name))

    def flag(self, name: str) -> bool:
        """Yes or no; absent is no."""
        return bool(self.flag_or_none(name))

    def flag_or_none(self, name: str) -> bool | None:
        """Yes, no, or not said."""
        value = self.get(name)
        if value is not None and not isinstance(value, bool):
            raise self.wrong(name, value, _("true or false"))
        return value

    def number_or_none(self, name: str, least: int, most: int) -> int | None:
        """A whole number within bounds, where there is one."""
        value = self.get(name)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int):
            raise self.wrong(name, value, _("a whole number"))
        if not least <= value <= most:
            between = _("a whole number from %(least)s to %(most)s") % {"least": least, "most": most}
            raise ValueOutOfRange(field=self._full(name), value=value, expected=between)
        return value

    def number(self, name: str, least: int, most: int) -> int:
        """A whole number that must be given."""
        if (found := self.number_or_none(name, least, most)) is None:
            raise self.missing(name, _("a whole number from %(least)s to %(most)s") % {"least": least, "most": most})
        return found

    def choice(self, name: str, kind: type[Choice]) -> Choice:
        """One of the values there are."""
        if (found := self.choice_or_none(name, kind)) is None:
            raise self.missing(name, _one_of(kind))
        return found

    def choice_or_none(self, name: str, kind: type[Choice]) -> Choice | None:
        """One of the values there are, or none."""
        value = self.get(name)
        return None if value is None else self._choice(name, value, kind)

    def _choice(self, name: str, value: Any, kind: type[Choice]) -> Choice:
        if not isinstance(value, str) or value not in {one.value for one in kind}:
            raise self.wrong(name, value, _one_of(kind))
        return kind(value)

    def choices(self, name: str, kind: type[Choice]) -> tuple[Choice, ...]:
        """Several of the values there are."""
        return tuple(self._choice(name, value, kind) for value in self._items(name))

    def texts(self, name: str) -> tuple[str, ...]:
        """Several texts."""
        found = self._items(name)
        for value in found:
            if not isinstance(value, str):
                raise self.wrong(name, value, _("a list of texts"))
        return tuple(found)

    def _items(self, name: str) -> list[Any]:
        value = self.get(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise self.wrong(name, value, _("a list"))
        return value

    # Things made of several facts

    def body_or_none(self, name: str, level_name: str) -> Body | None:
        """A body by its kind and level; a cell needs no level."""
        kind, level = self.choice_or_none(name, Authority), self.choice_or_none(level_name, Level)
        if kind is None:
            if level is not None:
                raise self.missing(name, _one_of(Authority))
            return None
        if kind in {Authority.CELL, Authority.TEMPORARY_CELL}:
            if level not in {None, Level.CELL}:
                raise self.wrong(level_name, level, Level.CELL.value)
            return Body(kind, Level.CELL.value)
        if level is None:
            raise self.missing(level_name, _one_of(Level))
        return Body(kind, level.value)

    def pauses(self, name: str) -> tuple[Pause, ...]:
        """Times that may not count."""
        found = []
        for value in self._items(name):
            if not isinstance(value, dict):
                raise self.wrong(name, value, '{"kind": …, "since": …, "until": …}')
            one = Asked(value, self._full(name))
            found.append(Pause(one.choice("kind", PauseKind), one.day("since"), one.day_or_none("until")))
            one.done()
        return tuple(found)

    def thresholds(self, name: str) -> dict[str, Threshold] | None:
        """Thresholds as the published examples write them: "1/2>" is more than half, "2/3>=" at least two thirds."""
        value = self.get(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise self.wrong(name, value, '{"WARNING": "1/2>", …}')
        return {form: self._threshold(f"{name}.{form}", text) for form, text in value.items()}

    def _threshold(self, name: str, text: Any) -> Threshold:
        written = fullmatch(r"(\d{1,4})/([1-9]\d{0,3})(>=|>)", text) if isinstance(text, str) else None
        if written is None:
            raise self.wrong(name, text, _("a share such as 1/2> or 2/3>="))
        share, strict = Fraction(int(written[1]), int(written[2])), written[3] == ">"
        if not 0 < share <= 1 or (share == 1 and strict):
            raise ValueOutOfRange(field=self._full(name), value=text, expected=_("a share such as 1/2> or 2/3>="))
        return Threshold(share, strict)

    def votes(self, name: str) -> dict[str, Any]:
        """Votes by the code of the form; whether they can be is the count's to say."""
        value = self.get(name)
        if value is None:
            raise self.missing(name, '{"WARNING": 11, "NONE": 2}')
        if not isinstance(value, dict):
            raise self.wrong(name, value, '{"WARNING": 11, "NONE": 2}')
        return value


def _one_of(kind: type[Enum]) -> str:
    return _("one of: %(values)s") % {"values": ", ".join(str(one.value) for one in kind)}


def book_of(asked: Asked, shelf: Shelf, *, on: date) -> Rulebook:
    """The rulebook of the day, for the authority, level and place the question names; a cell has no authority type."""
    kind = asked.text("body")
    level, locality = asked.choice_or_none("level", Level), asked.text("locality")
    if kind not in {"", *Authority.values, *BodyKind.values}:
        raise asked.wrong("body", kind, ", ".join(sorted({*Authority.values, *BodyKind.values})))
    return shelf.on(on, Scope(kind, level.value if level else "", locality))
