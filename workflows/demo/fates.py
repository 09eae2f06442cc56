"""What becomes of a case: which of the things that may happen do happen, so that every demo shows each of them."""

from __future__ import annotations

from dataclasses import dataclass

from cases.models import Kind, Outcome


@dataclass(frozen=True)
class Fate:
    """What is out of the ordinary in one case."""

    violation: bool = False
    contests: bool = False
    reserves: bool = False
    silent: bool = False  # refuses to answer; witnesses are named
    returned: bool = False
    slow: bool = False
    extended: bool = False
    extension_refused: bool = False
    reports_late: bool = False
    reports_nothing: bool = False
    refuses_to_sign: bool = False
    refuses_receipt: bool = False
    brings_evidence: bool = False
    outcome: Outcome = Outcome.LESSONS


PLAIN = Fate()


class Fates:
    """Deals fates in turn: rare things come seldom, and each of them early."""

    def __init__(self, evidence: int, cases: int) -> None:
        """`evidence` is how many cases of all have files."""
        self._count = {Kind.COMPLIANCE_INSPECTION: 0, Kind.THEMATIC_SUPERVISION: 0}
        self._violations = 0
        self._every = max(cases // evidence, 1)

    def deal(self, kind: Kind) -> Fate:
        """Return the next fate of a case of that kind."""
        turn = self._count[kind]
        self._count[kind] += 1
        if kind == Kind.THEMATIC_SUPERVISION:
            return self._supervision(turn)
        violation = turn % 6 == 1
        self._violations += violation
        return Fate(
            violation=violation,
            contests=turn % 7 == 3,
            reserves=turn % 19 == 4,
            silent=turn % 41 == 7,
            returned=turn % 17 == 6,
            slow=turn % 11 == 9,
            extended=turn % 15 == 8,
            extension_refused=turn % 60 == 23,
            reports_late=turn % 13 == 2,
            reports_nothing=turn % 97 == 11,
            refuses_to_sign=turn % 83 == 12,
            refuses_receipt=turn % 61 == 13,
            brings_evidence=turn % self._every == 0,
            outcome=self._of_inspection(turn, violation),
        )

    def _of_inspection(self, turn: int, violation: bool) -> Outcome:
        if violation and self._violations % 4 == 1:
            return Outcome.DISCIPLINE_REQUIRED
        if turn % 29 == 14:
            return Outcome.SIGNS_OF_VIOLATION
        return Outcome.NO_VIOLATION if turn % 4 == 0 else Outcome.LESSONS

    def _supervision(self, turn: int) -> Fate:
        if turn % 9 == 0:
            outcome = Outcome.SIGNS_OF_VIOLATION
        else:
            outcome = Outcome.POLICY_RECOMMENDED if turn % 9 == 4 else Outcome.REMINDED
        return Fate(
            contests=turn % 8 == 3, slow=turn % 14 == 9, reports_late=turn % 13 == 6, returned=turn % 21 == 5,
            outcome=outcome,
        )  # fmt: skip
