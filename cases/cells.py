"""What a cell does in its own way where its locality says so: how far it looks back, how large its team is.

The rules are data (rulebooks/local-*.json); without one of them a cell goes by the rules of all.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.models import Body, Level

if TYPE_CHECKING:
    from cases.rulebook import Rulebook, RuleFound

#: Above a cell that belongs to a grassroots committee; every other cell is a grassroots organization itself.
_WITHIN = (Level.GRASSROOTS, Level.SECTION)


@dataclass(frozen=True)
class LookBack:
    """How many years an inspection may look back, and by which rule."""

    years: float
    found: RuleFound


def look_back(book: Rulebook, body: Body) -> LookBack | None:
    """Return how far an inspection may look back (SCOPE-KTCH); a locality may tell two sorts of cells apart."""
    found = book.find_or_none("SCOPE-KTCH")
    if found is None:
        return None
    years = found.value
    if isinstance(years, dict):
        parent = body.organization.parent
        years = years["CHIBO_TRUC_THUOC" if parent is not None and parent.level in _WITHIN else "CHIBO_COSO"]
    return LookBack(float(years), found)


@dataclass(frozen=True)
class TeamSize:
    """How many people a team of a cell has, and by which rule."""

    least: int
    most: int
    found: RuleFound


def team_size(book: Rulebook) -> TeamSize | None:
    """Return how large a team of a cell is (TEAM-CELL), where the locality says so and the rule gates."""
    found = book.find_or_none("TEAM-CELL")
    if found is None or not found.gates:
        return None
    return TeamSize(int(found.value["min"]), int(found.value["max"]), found)
