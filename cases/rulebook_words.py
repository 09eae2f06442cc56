"""What a rule says, in words: for the pages that show the rulebook to officers."""

from __future__ import annotations

import json
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from cases.deadlines import Unit
from cases.models import BodyKind, Level, Rule
from cases.rulebook import LEVELS, level_table

#: Values that are words of the procedures; the others are read by procedures that are not built yet.
TOKENS = {
    "decision_deployed_to_subject": gettext_lazy("from the day the decision is made known to the subject"),
    "subject_report_received": gettext_lazy("from the day the subject's report is received"),
    "authority_decision": gettext_lazy("by a decision of the authority that set up the team"),
    "open_signs_inspection": gettext_lazy("open an inspection on signs of violation"),
    "by 31/12 of the previous year": gettext_lazy("before 31 December of the previous year"),
    "start of the year": gettext_lazy("at the start of the year"),
    "members_with_vote": gettext_lazy("all members with a vote"),
    "required_field": gettext_lazy("required"),
    "spouse": gettext_lazy("spouse"),
    "parent": pgettext_lazy("relative", "parent"),
    "child": pgettext_lazy("relative", "child"),
    "sibling": gettext_lazy("brother or sister"),
    "spouse_family": gettext_lazy("parent, brother or sister of the spouse"),
    "economic_interest": gettext_lazy("economic interest"),
    "former_superior_or_subordinate_in_scope": gettext_lazy("superior or subordinate within the period inspected"),
    "author_of_contested_decision": gettext_lazy("author of the decision complained of"),
    "denouncer_or_witness": gettext_lazy("denouncer or witness"),
}

#: Parts of a value that carry a number under a name of their own.
PARTS = {
    "head": gettext_lazy("head"),
    "secretary": gettext_lazy("secretary"),
    "members_min": gettext_lazy("members at least"),
    "min": gettext_lazy("at least"),
    "max": gettext_lazy("at most"),
    "min_members": gettext_lazy("members at least"),
    "top": pgettext_lazy("margin", "top"),
    "bottom": pgettext_lazy("margin", "bottom"),
    "left": pgettext_lazy("margin", "left"),
    "right": pgettext_lazy("margin", "right"),
    "base": pgettext_lazy("term", "first"),
    "max_with_extension": pgettext_lazy("term", "with extension"),
    "default": gettext_lazy("otherwise"),
    "committee_ubkt": gettext_lazy("committee and inspection commission"),
    "chi_bo": gettext_lazy("cell"),
}

UNITS = {
    "year_max": gettext_lazy("years at most"),
    "year": gettext_lazy("years"),
    "mm": gettext_lazy("mm"),
    "pt": gettext_lazy("pt"),
    "member": gettext_lazy("people"),
}


def value_in_words(rule: Rule) -> str:
    """The value as a sentence; empty where the title already says it all, or where no page reads it yet."""
    if isinstance(rule.value, bool):
        return ""
    if rule.unit == "fraction_of_duration":
        return _("at most %(share)s of the duration") % {"share": rule.value}
    if rule.unit == "fraction_of_convened":
        return _("at least %(share)s of those convened") % {"share": rule.value}
    if isinstance(rule.value, dict) and "threshold" in rule.value:
        words = _("more than %(share)s") if rule.value.get("strict") else _("at least %(share)s")
        return words % {"share": Fraction(rule.value["threshold"])}
    return _plain(rule.value, lambda number: f"{number} {_unit(rule.unit)}".strip())


def value_as_data(rule: Rule) -> str:
    """The value as its file gives it, for those who keep the files."""
    return json.dumps(rule.value, ensure_ascii=False, indent=1)


def scope_in_words(rule: Rule) -> str:
    """For which authorities, levels and place a rule is made; empty for everybody."""
    scope = rule.scope or {}
    parts = [str(BodyKind(kind).label) for kind in scope.get("authority_type", [])]
    parts += [str(Level(level).label) for level in scope.get("level", [])]
    parts += [scope["locality"]] if "locality" in scope else []
    return ", ".join(parts)


def _unit(unit: str) -> str:
    return str(Unit(unit).label) if unit in Unit.values else str(UNITS.get(unit, ""))


def _plain(value: Any, counted: Callable[[int | float], str]) -> str:
    """Numbers, known words, and lists and tables of them; empty as soon as one part is not known."""
    if isinstance(value, bool):
        return ""
    if isinstance(value, int | float):
        return counted(value)
    if isinstance(value, str):
        return str(TOKENS.get(value, ""))
    if isinstance(value, list):
        parts = [_plain(part, counted) for part in value]
    elif level_table(value):
        parts = [f"{_name(level)}: {counted(number)}" for level, number in value.items()]
    elif isinstance(value, dict):
        parts = [_part(name, part, counted) for name, part in value.items()]
    else:
        return ""
    return "; ".join(parts) if parts and all(parts) else ""


def _name(level: str) -> str:
    return str(Level(level).label) if level in LEVELS else str(PARTS[level])


def _part(name: str, part: Any, counted: Callable[[int | float], str]) -> str:
    words = _plain(part, counted) if name in PARTS else ""
    return words and f"{PARTS[name]}: {words}"
