"""The question put to the rulebook: which rule holds on this date, for this authority, at this level, in this place?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

from cases import deadlines
from cases.errors import RuleBroken, RuleNotConfirmed
from cases.names import search_key

if TYPE_CHECKING:
    from cases.models import Regulation, Rule

LEVELS = frozenset({"TW", "TINH", "HUYEN", "XA", "COSO", "BOPHAN", "CHIBO"})
INHERITS = "ORG-XA-INHERITS"
DESIGN_INVARIANT = "design-invariant"
UNVERIFIED = "chưa kiểm chứng"  # printed on Vietnamese papers as it stands


class NoSuchRule(RuleBroken):
    """The rulebook of that day says nothing on the matter for this authority."""

    rule = "RULE-PICK"
    sentence = _("The rulebook of %(on)s has no rule %(key)s for %(scope)s.")
    next_step = _("An administrator loads the regulation that says it, or a local rule, with load_rulebook.")


class NoValueForLevel(NoSuchRule):
    """A rule exists, but its table has no row for this level."""

    sentence = _("Rule %(reference)s gives no value for level %(level)s.")
    next_step = _("An administrator adds the row to the rule's file and runs load_rulebook.")


class AmbiguousRule(RuleBroken):
    """Two rules of equal weight answer; the rulebook never tosses a coin."""

    rule = "RULE-PICK"
    sentence = _("On %(on)s the rules %(references)s weigh the same.")
    next_step = _("An administrator corrects their precedence, interval or scope and runs load_rulebook.")


class RuleIsNot(RuleBroken):
    """A rule was asked for something it does not say."""

    rule = "RULE-PICK"
    sentence = _("Rule %(reference)s does not say %(what)s; it says: %(value)s.")
    next_step = _("An administrator checks the value and unit in the rule's file.")


class HolidaysMissing(RuleBroken):
    """Working days cannot be counted through a year whose holidays are unknown."""

    rule = "RULE-PICK"
    sentence = _("The public holidays of %(years)s are not loaded, so working days cannot be counted.")
    next_step = _("An administrator adds the holidays of the year to the rulebook's files and runs load_rulebook.")


class UsedRuleChanged(RuleBroken):
    """What an act once relied on stays as it was."""

    rule = "RULE-PICK"
    sentence = _("Rule %(reference)s was used on %(used_on)s and cannot be changed: %(what)s.")
    next_step = _("Close the rule by its effective_to, and add a new one beside it.")


@dataclass(frozen=True)
class Scope:
    """For whom a rule is asked: the kind of authority, its level, its place, and the body itself, which confirms."""

    authority_type: str
    level: str
    locality: str = ""
    body_id: int | None = None

    def __str__(self) -> str:
        """As the refusals print it."""
        return " / ".join(part for part in (self.authority_type, self.level, self.locality) if part)

    def fits(self, limits: Mapping[str, Any] | None) -> bool:
        """Does a rule limited to some authorities, levels or one place hold here?"""
        if not limits:
            return True
        return (
            self.authority_type in limits.get("authority_type", (self.authority_type,))
            and self.level in limits.get("level", (self.level,))
            and limits.get("locality", self.locality) == self.locality
        )


@dataclass(frozen=True)
class RuleFound:
    """The rule that answers, with its value at the level asked for."""

    rule: Rule
    value: Any
    confirmed_on: date | None = None
    by_inheritance: RuleFound | None = None  # the value is another level's, taken over by this mapping

    @property
    def key(self) -> str:
        """The rule's key, as steps, refusals and the trail carry it."""
        return self.rule.key

    @property
    def unit(self) -> str:
        """What the value counts."""
        return self.rule.unit

    @property
    def gates(self) -> bool:
        """May this rule stop an act? Verified, confirmed by the body, or an invariant of the procedure itself."""
        settled = self.rule.is_verified or self.rule.is_invariant or self.confirmed_on is not None
        return settled and (self.by_inheritance is None or self.by_inheritance.gates)

    @property
    def weight(self) -> tuple[bool, int, date]:
        """Settled before recalled, then precedence, then the newer. What the body confirmed counts as verified."""
        return (self.gates, self.rule.precedence, self.rule.effective_from or date.min)

    def number(self) -> int:
        """The value as a whole number."""
        if isinstance(self.value, bool) or not isinstance(self.value, int):
            raise self._is_not(_("a number"))
        return self.value

    def flag(self) -> bool:
        """The value as yes or no."""
        if not isinstance(self.value, bool):
            raise self._is_not(_("yes or no"))
        return self.value

    def fraction(self) -> Fraction:
        """The value as a share; a threshold says its share under that name."""
        value = self.value.get("threshold") if isinstance(self.value, dict) else self.value
        try:
            return Fraction(str(value))
        except ValueError:
            raise self._is_not(_("a share")) from None

    def cite(self) -> str:
        """The article, for a Vietnamese paper; marked where nobody has seen or confirmed it."""
        return self.rule.citation if self.gates else f"{self.rule.citation} ({UNVERIFIED})"

    def _is_not(self, what: Any) -> RuleIsNot:
        return RuleIsNot(reference=self.rule.reference, what=what, value=self.value, citation=self.rule.citation)


@dataclass(frozen=True)
class Shelf:
    """Every rule, confirmation and holiday, read once; the same for all questions until something changes."""

    rules: Mapping[str, Sequence[Rule]] = field(default_factory=dict)
    confirmations: Mapping[tuple[int, int], Sequence[tuple[date, date | None]]] = field(default_factory=dict)
    calendar: deadlines.Calendar = deadlines.WEEKENDS_ONLY
    regulations: Sequence[Regulation] = ()  # the oldest first

    def on(self, day: date, scope: Scope) -> Rulebook:
        """The rulebook of a day, for one authority."""
        return Rulebook(day, scope, self)

    def search(self, words: str = "", *, regulation: str = "", trust: str = "", on: date | None = None) -> list[Rule]:
        """Rules whose key, title or citation holds the words, of one regulation, one trust, in force on a day."""
        wanted = search_key(words)
        return [
            rule
            for rules in self.rules.values()
            for rule in rules
            if wanted in search_key(f"{rule.key} {rule.title_vi} {rule.title_en} {rule.citation}")
            and regulation in ("", rule.regulation.key)
            and trust in ("", rule.trust)
            and (on is None or rule.is_in_force(on))
        ]

    def standing(self, rule: Rule, day: date) -> dict[int, date]:
        """Which bodies' confirmations of a rule hold on a day, and since when."""
        bodies = [body_id for rule_id, body_id in self.confirmations if rule_id == rule.pk]
        held = {body_id: self.confirmed_on(rule, body_id, day) for body_id in bodies}
        return {body_id: since for body_id, since in held.items() if since}

    def confirmed_on(self, rule: Rule, body_id: int | None, day: date) -> date | None:
        """Since when the body's confirmation of a rule holds on that day; None without one."""
        if body_id is None:
            return None
        for confirmed, revoked in self.confirmations.get((rule.pk, body_id), ()):
            if confirmed <= day and (revoked is None or day < revoked):
                return confirmed
        return None


class Rulebook:
    """The rules in force on one day for one authority; remembers what it was asked, so that the act can say so."""

    def __init__(self, on: date, scope: Scope, shelf: Shelf) -> None:
        """Ask `Rule.on(date, scope)` for one."""
        self.on = on
        self.scope = scope
        self.shelf = shelf
        self.used: dict[str, Rule] = {}

    def find(self, key: str, *, subject: str = "") -> RuleFound:
        """The rule that answers; `subject` (ORGANIZATION, MEMBER) where a key has one rule for each."""
        if found := self.find_or_none(key, subject=subject):
            return found
        if rules := [rule for rule in self._in_force(key) if speaks_of(rule, subject)]:
            raise NoValueForLevel(
                reference=rules[0].reference, level=self.scope.level, key=key, citation=rules[0].citation
            )
        raise NoSuchRule(on=f"{self.on:%d/%m/%Y}", key=key, scope=self.scope)

    def find_or_none(self, key: str, *, subject: str = "") -> RuleFound | None:
        """The rule that answers, or None where the authority has no rule of its own on the matter."""
        candidates = sorted(self._candidates(key, subject), key=lambda found: found.weight, reverse=True)
        if not candidates:
            return None
        best = candidates[0]
        equals = [found.rule.reference for found in candidates if found.weight == best.weight]
        if len(equals) > 1:
            raise AmbiguousRule(on=f"{self.on:%d/%m/%Y}", references=", ".join(sorted(equals)))
        for found in (best, best.by_inheritance):
            if found:
                self.used[found.rule.reference] = found.rule
        return best

    def first_of(self, *keys: str) -> RuleFound:
        """The first of several keys that has a rule: the special one before the general one."""
        for key in keys[:-1]:
            if found := self.find_or_none(key):
                return found
        return self.find(keys[-1])

    def value(self, key: str) -> Any:
        """The value as the rule's file says it, at this level."""
        return self.find(key).value

    def unit(self, key: str) -> str:
        """What the value counts: day, working_day, month …"""
        return self.find(key).unit

    def days(self, key: str) -> int:
        """A length of time, in the rule's own unit."""
        return self.find(key).number()

    def flag(self, key: str) -> bool:
        """A yes or no."""
        return self.find(key).flag()

    def fraction(self, key: str) -> Fraction:
        """A share: of a duration, of a vote."""
        return self.find(key).fraction()

    def due(self, key: str, *, start: date) -> date:
        """The last day of a time limit that starts with an event on `start`."""
        found = self.find(key)
        if found.unit not in deadlines.Unit.values:
            raise found._is_not(_("a length of time"))
        return self.add(found.number(), found.unit, start=start)

    def add(self, n: int, unit: str, *, start: date) -> date:
        """A time limit of the act's own (a plan, an extension), counted on the same calendar."""
        due = deadlines.add_days(start, n, unit, self.shelf.calendar)
        if unit == deadlines.Unit.WORKING_DAY and (years := self.shelf.calendar.unknown_years(start, due)):
            raise HolidaysMissing(years=", ".join(map(str, years)))
        return due

    def extension_days(self, duration_key: str, *extension_keys: str) -> int:
        """The longest extension of a duration, in the duration's own unit."""
        return deadlines.extension_days(self.days(duration_key), self.first_of(*extension_keys).fraction())

    def rests_on(self, day: date) -> bool:
        """Does a deadline on this day fall on a day off?"""
        return deadlines.falls_on_rest_day(day, self.shelf.calendar)

    def gates(self, key: str) -> bool:
        """May the rule stop an act? False where there is no rule, or one that is recalled and not confirmed."""
        found = self.find_or_none(key)
        return found is not None and found.gates

    def require_confirmed(self, key: str) -> RuleFound:
        """The rule, or the refusal that asks the body to confirm it first."""
        found = self.find(key)
        if not found.gates:
            raise RuleNotConfirmed(key=key, citation=found.cite())
        return found

    def cite(self, key: str) -> str:
        """The article, in Vietnamese, for papers, refusals and the trail."""
        return self.find(key).cite()

    def all(self) -> Iterator[RuleFound]:
        """The best rule of every key that has one here; asking so uses nothing."""
        asked = Rulebook(self.on, self.scope, self.shelf)
        for key in sorted(self.shelf.rules):
            for subject in sorted({name for rule in asked._in_force(key) for name in rule.subjects or {""}}):
                if found := asked.find_or_none(key, subject=subject):
                    yield found

    def unconfirmed(self) -> list[RuleFound]:
        """What the body still has to confirm before it gates anything on this day."""
        return [found for found in self.all() if not found.gates]

    def _in_force(self, key: str) -> list[Rule]:
        return [
            rule for rule in self.shelf.rules.get(key, ()) if rule.is_in_force(self.on) and self.scope.fits(rule.scope)
        ]

    def _candidates(self, key: str, subject: str) -> Iterator[RuleFound]:
        for rule in self._in_force(key):
            if not speaks_of(rule, subject):
                continue
            confirmed_on = self.shelf.confirmed_on(rule, self.scope.body_id, self.on)
            table = level_table(rule.value)
            if table is None:
                yield RuleFound(rule, rule.value, confirmed_on)
            elif (value := table.get(self.scope.level, table.get("default"))) is not None:
                yield RuleFound(rule, value, confirmed_on)
            elif mapping := self._inheritance():
                for older, newer in mapping.value.items():
                    if newer == self.scope.level and older in table:
                        yield RuleFound(rule, table[older], confirmed_on, by_inheritance=mapping)

    def _inheritance(self) -> RuleFound | None:
        """Only the rulebook itself may say that a new level takes over an old one's rows."""
        mappings = list(self._candidates(INHERITS, ""))
        return max(mappings, key=lambda found: found.weight, default=None)


def level_table(value: Any) -> dict[str, int | float] | None:
    """The value as a table by level, if that is what it is."""
    if not isinstance(value, dict) or not LEVELS.intersection(value) or not set(value) <= LEVELS | {"default"}:
        return None
    numbers = all(isinstance(number, int | float) and not isinstance(number, bool) for number in value.values())
    return value if numbers else None


def speaks_of(rule: Rule, subject: str) -> bool:
    """Does a rule hold for organizations or for members, where a key has one rule for each?"""
    return not subject or not rule.subjects or subject in rule.subjects
