"""Asking about a rule by its key: what it says on a day, for an authority, and when a time limit ends."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.deadlines import Unit
from cases.discipline.answers import Answer, iso
from cases.discipline.asking import Asked, book_of
from cases.discipline.words import Sentence, say
from cases.models import BodyKind, Level
from cases.rulebook import NoSuchRule, Rulebook, RuleFound, Shelf
from cases.rulebook_words import value_in_words

RULE_TITLE = gettext_lazy("%(title)s (%(key)s).")
LENGTH = gettext_lazy("%(number)s %(unit)s.")
DUE = gettext_lazy("Counted from the day after %(start)s, the last day is %(due)s.")
RESTS = gettext_lazy("That is a day off; the deadline stays where it is.")
EXTENSION = gettext_lazy("The extension is at most %(days)s %(unit)s.")


def deadline_of(asked: Asked, shelf: Shelf, today: date) -> Answer:
    key = asked.text("rule")
    if not key:
        raise asked.missing("rule", "DUR-KTCH")
    if key not in shelf.rules:
        raise asked.wrong("rule", key, _("the key of a rule, as the page of the rulebook shows it"))
    subject = asked.text("subject")
    if subject not in {"", "ORGANIZATION", "MEMBER"}:
        raise asked.wrong("subject", subject, "ORGANIZATION, MEMBER")
    book = book_of(asked, shelf, on=asked.day("date"))
    start, duration = asked.day_or_none("start"), asked.text("duration_rule")
    asked.done()
    found = _found(asked, book, key, subject)
    told = [say(RULE_TITLE, key=key, title=_Titled(found))]
    warnings: list[Sentence] = []
    shown: dict[str, Any] = {"value": found.value, "unit": found.unit}
    is_length = found.unit in Unit.values and isinstance(found.value, int) and not isinstance(found.value, bool)
    if is_length:
        told.append(say(LENGTH, number=found.value, unit=Unit(found.unit).label))
    if start is not None:
        if not is_length:
            raise asked.wrong("start", start.isoformat(), _("no start: this rule is not a length of time"))
        due = book.add(found.number(), found.unit, start=start)
        shown["due_on"] = iso(due)
        told.append(say(DUE, start=start, due=due))
        if book.rests_on(due):
            warnings.append(say(RESTS))
    if duration:
        if found.unit != "fraction_of_duration":
            raise asked.wrong("duration_rule", duration, _("no duration: this rule is not a share of one"))
        shown["days"], shown["days_unit"] = book.extension_days(duration, key), book.unit(duration)
        told.append(say(EXTENSION, days=shown["days"], unit=Unit(shown["days_unit"]).label))
    return Answer(
        "deadline",
        shown,
        found,
        tuple(told),
        warnings=tuple(warnings),
        details={"title_vi": found.rule.title_vi, "title_en": found.rule.title_en, "note": found.rule.note},
        judged=value_in_words(found.rule),
    )


class _Titled:
    """A rule's title, in the language that is spoken when it is said."""

    def __init__(self, found: RuleFound) -> None:
        self.found = found

    def __str__(self) -> str:
        return self.found.rule.title


def _found(asked: Asked, book: Rulebook, key: str, subject: str) -> RuleFound:
    """The rule, or the fact that is lacking to choose among those in force."""
    in_force = [rule for rule in book.shelf.rules[key] if rule.is_in_force(book.on)]
    if not subject and len({name for rule in in_force for name in rule.subjects}) > 1:
        raise asked.missing("subject", "ORGANIZATION, MEMBER")
    try:
        return book.find(key, subject=subject)
    except NoSuchRule:
        scopes = [rule.scope or {} for rule in in_force]
        if not book.scope.authority_type and any("authority_type" in scope for scope in scopes):
            raise asked.missing("body", ", ".join(BodyKind.values)) from None
        if not book.scope.level and in_force:
            raise asked.missing("level", ", ".join(Level.values)) from None
        raise
