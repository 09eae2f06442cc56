"""Grounds of a conflict of interest: those the rulebook of the day lists, in words, and room for another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from cases.rulebook import Rulebook

#: As the rulebook's list names them.
GROUNDS = {
    "spouse": _("wife or husband"),
    "parent": _("father or mother"),
    "child": _("child"),
    "sibling": _("brother or sister"),
    "spouse_family": _("family of the wife or husband"),
    "economic_interest": _("shared economic interest"),
    "former_superior_or_subordinate_in_scope": _("superior or subordinate within the look-back period"),
    "author_of_contested_decision": _("author of a decision examined here"),
    "denouncer_or_witness": _("denouncer or witness in the matter"),
}
OTHER = "other"


def ground_choices(book: Rulebook) -> list[tuple[str, Any]]:
    """Return the grounds of a conflict the rulebook lists, and room for another."""
    found = book.find_or_none("RECUSE")
    listed = found.value if found is not None and isinstance(found.value, list) else list(GROUNDS)
    return [("", "—"), *((key, GROUNDS.get(key, key)) for key in listed), (OTHER, _("another ground"))]


def ground_words(ground: str) -> Any:
    """Return a ground in words."""
    return _("another ground") if ground == OTHER else GROUNDS.get(ground, ground)
