"""What a body needs to conclude, said before it votes: who counts, how many must be there, how many must agree."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from cases.models import Seat
from cases.rulebook import Rulebook, RuleFound


@dataclass(frozen=True)
class Threshold:
    """The figures of a vote, each with the rule it comes from."""

    entitled: int
    quorum: int
    majority: int
    denominator_rule: RuleFound | None = None
    quorum_rule: RuleFound | None = None
    majority_rule: RuleFound | None = None

    @property
    def rules(self) -> list[tuple[str, str, bool]]:
        """The rules behind it: (key, article, whether it may gate)."""
        found = (self.denominator_rule, self.quorum_rule, self.majority_rule)
        return [(rule.key, rule.cite(), rule.gates) for rule in found if rule is not None]


def threshold(seats: Sequence[Seat], book: Rulebook) -> Threshold:
    """Return what this body needs on the day of the rulebook; the command counts again with who is really there."""
    denominator = book.find_or_none("VOTE-DENOM")
    excluded = denominator.value.get("exclude", []) if denominator is not None else []
    entitled = sum(seat.member.category not in excluded for seat in seats)
    quorum = book.find_or_none("VOTE-QUORUM")
    share = quorum.fraction() if quorum is not None and quorum.gates else Fraction(0)
    majority = book.find_or_none("CONCLUDE-MAJ")
    more_than = majority.fraction() if majority is not None else Fraction(1, 2)
    return Threshold(
        entitled=entitled,
        quorum=max(2, math.ceil(share * entitled)),
        majority=math.floor(more_than * entitled) + 1,
        denominator_rule=denominator,
        quorum_rule=quorum if quorum is not None and quorum.gates else None,
        majority_rule=majority,
    )
