"""The rulebook's files: read every row, say in which file, row and field it is wrong, and what to do."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from cases.deadlines import Unit
from cases.errors import RuleBroken
from cases.models import BodyKind
from cases.models.rulebook import RuleStatus
from cases.rulebook import LEVELS

DIRECTORY = Path(__file__).parent / "rulebooks"
VIOLATION_GROUPS = "violation_groups.json"

REGULATION_FIELDS = {"key", "number", "title_vi", "title_en", "issued_on", "locality"}
HOLIDAY_FIELDS = {"on", "name", "moved_working", "status", "source"}
RULE_FIELDS = {
    *("reference", "key", "title_vi", "title_en", "effective_from", "effective_to", "applies_to", "scope"),
    *("precedence", "value", "unit", "status", "evidence", "confidence", "citation", "source", "note"),
}
EVIDENCE = {"quoted", "secondary", "memory", "design"}
CONFIDENCE = {"high", "medium", "low"}
KEY = re.compile(r"[A-Z][A-Z0-9-]*")
INNER_SOURCE = re.compile(r"\bS\d\d\b")


@dataclass(frozen=True)
class Problem:
    """One thing wrong in one place, and what to do about it."""

    file: str
    row: str
    field: str
    sentence: str
    next_step: str

    def __str__(self) -> str:
        place = ", ".join(part for part in (self.file, self.row, self.field) if part)
        return f"{place}: {self.sentence} {self.next_step}"


class FilesRefused(RuleBroken):
    """Files with a single wrong row load nothing at all."""

    rule = "RULE-PICK"
    sentence = "%(problems)s"
    next_step = "Correct the files, then run load_rulebook again. Nothing was changed."

    def __init__(self, problems: list[Problem]) -> None:
        """Carry every problem found, one line each."""
        self.problems = problems
        super().__init__(problems="\n".join(map(str, problems)))


@dataclass
class RulebookFiles:
    """What the files say: regulations with their rules, and the holidays of whole years."""

    regulations: dict[str, dict[str, Any]] = field(default_factory=dict)
    rules: dict[str, dict[str, Any]] = field(default_factory=dict)
    holidays: dict[date, dict[str, Any]] = field(default_factory=dict)
    years: set[int] = field(default_factory=set)


def read(paths: Iterable[Path] = (DIRECTORY,)) -> RulebookFiles:
    """Read files and folders of files; refuse them all where one row is wrong."""
    reader = _Reader()
    for path in paths:
        for file in sorted(path.glob("*.json")) if path.is_dir() else [path]:
            if file.name != VIOLATION_GROUPS:
                reader.read(file)
    if not reader.problems:
        reader.look_for_ties()
    if reader.problems:
        raise FilesRefused(reader.problems)
    return reader.files


class _Reader:
    """Reads on after a problem, so that all of them are told at once."""

    def __init__(self) -> None:
        self.files = RulebookFiles()
        self.problems: list[Problem] = []
        self.file = self.row = ""

    def wrong(self, name: str, sentence: str | Promise, next_step: str | Promise) -> None:
        self.problems.append(Problem(self.file, self.row, name, str(sentence), str(next_step)))

    def read(self, path: Path) -> None:
        self.file, self.row = path.name, ""
        try:
            content = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError) as refusal:
            self.wrong("", _("The file cannot be read: %(why)s.") % {"why": refusal}, _("Correct the JSON."))
            return
        if isinstance(content, dict) and {"regulation", "rules"} == set(content):
            self._regulation(content["regulation"], content["rules"])
        elif isinstance(content, dict) and {"year", "holidays"} == set(content):
            self._holidays(content["year"], content["holidays"])
        else:
            self.wrong(
                "",
                _("The file is neither a regulation with rules nor a year with holidays."),
                _("Give it the fields “regulation” and “rules”, or “year” and “holidays”."),
            )

    def _fields(self, row: Any, expected: set[str]) -> bool:
        """Exactly the expected fields, or say which are lacking and which are unknown."""
        if not isinstance(row, dict):
            self.wrong("", _("The row is not an object."), _("Write it as { … }."))
            return False
        for name in sorted(expected - set(row)):
            self.wrong(name, _("The field is missing."), _("Add it; an empty text or null says that there is none."))
        for name in sorted(set(row) - expected):
            self.wrong(name, _("The field is not known."), _("Remove it or correct its name."))
        return expected == set(row)

    def _text(self, row: dict[str, Any], *names: str, empty: bool = False) -> None:
        for name in names:
            if not isinstance(row[name], str) or (not empty and not row[name].strip()):
                self.wrong(name, _("The text is missing."), _("Write it."))

    def _choice(self, row: dict[str, Any], name: str, choices: Iterable[str]) -> None:
        if row[name] not in choices:
            allowed = ", ".join(sorted(choices))
            self.wrong(name, _("“%(value)s” is not known.") % {"value": row[name]}, _("Use one of: ") + allowed + ".")

    def _date(self, row: dict[str, Any], name: str, *, empty: bool = True) -> None:
        """Turn the text into a date, in place."""
        if row[name] is None and empty:
            return
        try:
            row[name] = date.fromisoformat(row[name])
        except (TypeError, ValueError):
            self.wrong(name, _("“%(value)s” is not a date.") % {"value": row[name]}, _("Write it as 2026-04-11."))
            row[name] = None

    def _regulation(self, regulation: Any, rules: Any) -> None:
        if not self._fields(regulation, REGULATION_FIELDS):
            return
        self._text(regulation, "key", "number", "title_vi", "title_en")
        self._text(regulation, "locality", empty=True)
        self._date(regulation, "issued_on")
        if regulation["key"] in self.files.regulations:
            self.wrong("key", _("The regulation stands in another file too."), _("Keep one file for it."))
        self.files.regulations[regulation["key"]] = regulation
        if not isinstance(rules, list):
            self.wrong("rules", _("The rules are not a list."), _("Write them as [ … ]."))
            return
        for place, rule in enumerate(rules, start=1):
            named = rule.get("reference") if isinstance(rule, dict) else None
            self.row = f"{place} ({named})" if named else str(place)
            if self._fields(rule, RULE_FIELDS):
                self._rule(rule | {"regulation": regulation["key"]})

    def _rule(self, rule: dict[str, Any]) -> None:
        self._text(rule, "reference", "key", "title_vi", "title_en", "citation", "source")
        self._text(rule, "unit", "note", empty=True)
        self._choice(rule, "status", RuleStatus.values)
        self._choice(rule, "evidence", EVIDENCE)
        self._choice(rule, "confidence", CONFIDENCE)
        self._date(rule, "effective_from")
        self._date(rule, "effective_to")
        if not KEY.fullmatch(str(rule["key"])):
            self.wrong("key", _("The key is not in capitals, digits and hyphens."), _("Write it as DUR-KTCH."))
        if not str(rule["reference"]).startswith(f"{rule['key']}@"):
            self.wrong("reference", _("The reference does not begin with the key."), _("Write it as key@regulation."))
        if rule["reference"] in self.files.rules:
            self.wrong("reference", _("Another rule has this reference."), _("Add -2 to one of them."))
        if rule["effective_from"] and rule["effective_to"] and rule["effective_to"] <= rule["effective_from"]:
            self.wrong(
                "effective_to", _("The rule ends before it begins."), _("The first day without the rule goes here.")
            )
        if INNER_SOURCE.search(str(rule["citation"])):
            self.wrong("citation", _("The citation names an inner source."), _("Name the regulation and article only."))
        if isinstance(rule["precedence"], bool) or rule["precedence"] not in range(101):
            self.wrong(
                "precedence", _("The precedence is not a number from 0 to 100."), _("See the README of the folder.")
            )
        if not _is_list_of_texts(rule["applies_to"]) or not rule["applies_to"]:
            self.wrong("applies_to", _("It is not a list of names."), _('Write ["*"] for everything.'))
        self._scope(rule["scope"])
        if not _says_what_its_unit_counts(rule["value"], rule["unit"]):
            self.wrong("value", _("The value does not fit the unit."), _("See the README of the folder for units."))
        self.files.rules[rule["reference"]] = rule

    def _scope(self, scope: Any) -> None:
        if scope is None:
            return
        if not isinstance(scope, dict) or not scope or not set(scope) <= {"authority_type", "level", "locality"}:
            self.wrong("scope", _("The scope is not known."), _("Use authority_type, level and locality, or null."))
            return
        for name, known in (("authority_type", set(BodyKind.values)), ("level", LEVELS)):
            names = scope.get(name, [])
            if not _is_list_of_texts(names) or not set(names) <= known:
                self.wrong("scope", _("“%(value)s” is not known.") % {"value": names}, ", ".join(sorted(known)))
        if not isinstance(scope.get("locality", ""), str):
            self.wrong("scope", _("The locality is not a text."), _("Write the name of the province or city."))

    def _holidays(self, year: Any, holidays: Any) -> None:
        if isinstance(year, bool) or not isinstance(year, int) or not isinstance(holidays, list):
            self.wrong("year", _("The file gives no year or no list."), _("Write “year”: 2026 and “holidays”: [ … ]."))
            return
        self.files.years.add(year)
        for place, holiday in enumerate(holidays, start=1):
            self.row = str(place)
            if not self._fields(holiday, HOLIDAY_FIELDS):
                continue
            self._text(holiday, "name")
            self._text(holiday, "source", empty=True)
            self._choice(holiday, "status", RuleStatus.values)
            self._date(holiday, "on", empty=False)
            day = holiday["on"]
            if not isinstance(holiday["moved_working"], bool):
                self.wrong("moved_working", _("It is neither true nor false."), _("True: a day off that is worked."))
            if day and (day.year != year or day in self.files.holidays):
                self.wrong(
                    "on", _("The day is of another year or listed twice."), _("Keep one row in the file of its year.")
                )
            self.files.holidays[day] = holiday

    def look_for_ties(self) -> None:
        """Two rules of one key that begin together and weigh the same could not both be the answer."""
        for rule, other in _pairs_of_a_key(self.files.rules.values()):
            same = all(rule[name] == other[name] for name in ("precedence", "status", "effective_from"))
            if same and _meet(rule["applies_to"], other["applies_to"]) and _scopes_meet(rule["scope"], other["scope"]):
                self.file, self.row = "", f"{rule['reference']} / {other['reference']}"
                self.wrong(
                    "precedence",
                    _("Both rules answer in the same place with the same weight."),
                    _("Change the precedence, interval or scope of one."),
                )


def _is_list_of_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(name, str) for name in value)


def _says_what_its_unit_counts(value: Any, unit: str) -> bool:
    """A time limit is a whole number or a table of them, a share is a fraction, a flag is yes or no."""
    if unit in Unit.values:
        return _is_length(value)
    if unit in ("flag", "design-invariant"):
        return isinstance(value, bool)
    if unit == "fraction_of_duration":
        return _is_share(value)
    if unit == "fraction":
        return _is_share(value.get("threshold", "1") if isinstance(value, dict) else value)
    return value is not None


def _is_length(value: Any) -> bool:
    if isinstance(value, dict):
        return bool(value) and all(map(_is_length, value.values()))
    return value is None or (isinstance(value, int) and value >= 0)  # null: no limit for this form


def _is_share(value: Any) -> bool:
    try:
        return 0 < Fraction(value) <= 1
    except (TypeError, ValueError, ZeroDivisionError):
        return False


def _pairs_of_a_key(rules: Iterable[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    seen: dict[str, list[dict[str, Any]]] = {}
    for rule in rules:
        for other in seen.setdefault(rule["key"], []):
            yield other, rule
        seen[rule["key"]].append(rule)


def _meet(one: list[str], other: list[str]) -> bool:
    return bool(set(one) & set(other)) or "*" in one + other


def _scopes_meet(one: dict[str, Any] | None, other: dict[str, Any] | None) -> bool:
    """Is there an authority for whom both hold?"""
    one, other = one or {}, other or {}
    if "locality" in one and "locality" in other and one["locality"] != other["locality"]:
        return False
    return all(
        name not in one or name not in other or set(one[name]) & set(other[name])
        for name in ("authority_type", "level")
    )
