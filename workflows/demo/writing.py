"""What an office writes: findings, minutes, responses, in official Vietnamese and never twice the same numbers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from cases.minutes import FindingFacts
from cases.models import FindingKind, Kind, Severity
from cases.rulebook_files import DIRECTORY
from workflows.demo.lots import Lots

TEXTS = Path(__file__).parent / "texts"
_SLOT = re.compile(r"\{(n|n2|p|p2|m|v|v2|k)\}")


@cache
def text(name: str) -> Any:
    """Return one of the files of texts."""
    return json.loads((TEXTS / f"{name}.json").read_text(encoding="utf-8"))


@cache
def groups_of_violation() -> tuple[str, ...]:
    """Return the groups in which violations of organizations are counted."""
    facts = json.loads((DIRECTORY / "violation_groups.json").read_text(encoding="utf-8"))
    return tuple(row["vi"] for row in facts["organization"])


@dataclass(frozen=True)
class Topic:
    """A topic of the programme with what may be found on it."""

    kind: Kind
    title: str
    content: str
    group: int
    strengths: Sequence[str]
    limitations: Sequence[str]
    shortcomings: Sequence[str]
    violations: Sequence[dict[str, str]] = field(default=())


@cache
def topics(kind: Kind) -> tuple[Topic, ...]:
    """Return the topics of a procedure."""
    if kind in _OTHERS:
        return (Topic(kind=kind, **text("others")[_OTHERS[kind]]),)
    name = "inspection" if kind == Kind.COMPLIANCE_INSPECTION else "supervision"
    return tuple(Topic(kind=kind, **row) for row in text(name))


_OTHERS = {Kind.MANDATE_INSPECTION: "mandate", Kind.FINANCE_INSPECTION: "finance"}


class Pen:
    """Writes sentences: chooses one of several and fills in its numbers."""

    def __init__(self, lots: Lots) -> None:
        """Numbers come from these lots."""
        self.lots = lots
        self._numbers: dict[str, Callable[[], str]] = {
            "n": lambda: f"{lots.number(2, 7):02d}",
            "n2": lambda: str(lots.number(11, 48)),
            "p": lambda: _decimal(lots.number(820, 996)),
            "p2": lambda: _decimal(lots.number(150, 420)),
            "m": lambda: f"{lots.number(2, 9):02d}",
            "v": lambda: _decimal(lots.number(124, 986)),
            "v2": lambda: _decimal(lots.number(31, 98)),
            "k": lambda: str(lots.number(12, 38)),
        }

    def fill(self, sentence: str) -> str:
        """Fill in the numbers; the same letter is the same number within a sentence."""
        chosen: dict[str, str] = {}
        return _SLOT.sub(lambda slot: chosen.setdefault(slot[1], self._numbers[slot[1]]()), sentence)

    def phrase(self, *path: str) -> str:
        """Choose one of the phrases at that place and fill it in."""
        found = text("phrases")
        for name in path:
            found = found[name]
        return self.fill(found if isinstance(found, str) else self.lots.one(found))

    def findings(self, topic: Topic, *, violation: bool) -> list[FindingFacts]:
        """Write what a team finds on its topic: strengths first, then what is lacking."""
        found = [self._plain(FindingKind.STRENGTH, s) for s in self.lots.some(topic.strengths, self.lots.number(1, 2))]
        found += [self._plain(FindingKind.LIMITATION, self.lots.one(topic.limitations))]
        if violation and topic.violations:
            return [*found, self._violation(topic)]
        count = self.lots.number(0, 2)
        return [*found, *(self._plain(FindingKind.SHORTCOMING, s) for s in self.lots.some(topic.shortcomings, count))]

    def shortcoming(self, sentence: str) -> FindingFacts:
        """Write one shortcoming."""
        return self._plain(FindingKind.SHORTCOMING, sentence)

    def _plain(self, kind: FindingKind, sentence: str) -> FindingFacts:
        return FindingFacts(kind=kind, content=self.fill(sentence))

    def _violation(self, topic: Topic) -> FindingFacts:
        facts = self.lots.one(topic.violations)
        # One sentence is filled as a whole, so that content and consequence speak of the same numbers.
        filled = self.fill("\0".join(facts.values())).split("\0")
        told: dict[str, Any] = dict(zip(facts, filled, strict=True))
        degree = Severity.SERIOUS if self.lots.falls(25) else Severity.LESS_SERIOUS
        group = groups_of_violation()[topic.group]
        return FindingFacts(kind=FindingKind.VIOLATION, degree=degree, group=group, **told)


def _decimal(tenths: int) -> str:
    whole, part = divmod(tenths, 10)
    return f"{whole},{part}" if part else str(whole)
