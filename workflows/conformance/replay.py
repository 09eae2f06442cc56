"""The trail of a case told again: which step was done when, by whom, under which rules, with which papers.

Nothing here reads a date that a command left on the case: the dates come from the entries, and whoever prints them
beside the case's own sees where the two part.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from cases.models import Case, TrailEntry
from workflows import flows
from workflows.nodes import Step, steps_of

#: What is recorded in a step and does not bring it to its end.
WITHIN = frozenset(
    {
        "answered", "application-received", "ballot-closed", "ballot-counted", "ballot-opened", "ballot-prepared",
        "ballot-void", "complaint-opened", "complaint-received", "conflict-declared", "count-entered", "declared",
        "deviation-waived", "draft-approved", "draft-written", "evidence-added", "finding-recorded",
        "finding-revised", "item-minuted", "meeting-recorded", "originals-placed", "paper-issued", "papers-issued",
        "put-on-the-agenda", "question-answered", "question-asked", "recount-confirmed", "recount-entered",
        "recused-from-item", "reminded", "responded", "scan-attached", "subject-came", "subject-invited",
        "subject-stayed-away", "suspension-expiring", "teller-ready",
    }
)  # fmt: skip

#: What ends steps from outside of them, with the date it sets.
ELSEWHERE = {"discontinued": "concluded_on", "complaint-withdrawn": "concluded_on", "suspension-expired": "closed_on"}

#: What takes steps back, by the dates they had set.
UNDOES = {
    "returned": frozenset({"reported_on", "submitted_on", "concluded_on"}),
    "proposal-returned": frozenset({"proposed_on", "decided_on"}),
}

#: Entries whose `due_on` is another deadline than that of the case.
_OTHER_DUE = frozenset({"self-reported", "self-criticised", "reminded", "became-overdue"})


@dataclass(frozen=True)
class ToldPaper:
    """A paper as the trail tells of its issue."""

    key: str
    type_key: str
    symbol: str
    step: str
    entry: TrailEntry
    facts_sha256: str
    is_void: bool = False


@dataclass
class Replay:
    """A case as its trail tells it."""

    case: Case
    entries: Sequence[TrailEntry]
    meetings: frozenset[str] = frozenset()  # kinds of the meetings whose minutes the file holds
    done: dict[str, TrailEntry] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Tell the entries one after another."""
        numbers = {step.number: step for step in self.steps}
        by_date: dict[str, list[str]] = {}
        for step in self.steps:
            by_date.setdefault(step.done, []).append(step.number)
        for entry in self.entries:
            if (dates := UNDOES.get(entry.act)) is not None:
                for number in (n for name in dates for n in by_date.get(name, ())):
                    self.done.pop(number, None)
            elif entry.act in ELSEWHERE:
                for number in by_date.get(ELSEWHERE[entry.act], ()):
                    self.done.setdefault(number, entry)
            elif entry.step in numbers and entry.act not in WITHIN and self._ends(entry):
                self.done[entry.step] = entry
        self._share(by_date)

    def _ends(self, entry: TrailEntry) -> bool:
        """Whether this entry ends its step: what cites no rule does so only while nothing did that cites one."""
        former = self.done.get(entry.step)
        return former is None or "rules" in entry.data or "rules" not in former.data

    def _share(self, by_date: dict[str, list[str]]) -> None:
        """Steps that are over with one and the same date: the end of the last is the end of all."""
        for numbers in by_date.values():
            last = next((self.done[number] for number in reversed(numbers) if number in self.done), None)
            if last is not None and len(numbers) > 1:
                self.done.update(dict.fromkeys(numbers, last))

    @cached_property
    def steps(self) -> list[Step]:
        """The steps of the procedure, preparation first."""
        return [*steps_of(flows.OF_TEAM[self.case.kind]), *steps_of(flows.OF_CASE[self.case.kind])]

    @cached_property
    def told(self) -> Case:
        """The case with the dates of its steps as the trail tells them, for whoever counts deadlines from them."""
        told = copy.copy(self.case)
        for step in self.steps:
            if hasattr(told, step.done):
                entry = self.done.get(step.number)
                setattr(told, step.done, entry.on if entry else None)
        due = [e.data["due_on"] for e in self.entries if e.data.get("due_on") and e.act not in _OTHER_DUE]
        if due:
            told.due_on = date.fromisoformat(due[-1])
        return told

    @cached_property
    def papers(self) -> list[ToldPaper]:
        """Every paper the trail tells of, in the order of issue."""
        voided = {(e.data.get("paper"), e.data.get("symbol")) for e in self.entries if e.act == "paper-voided"}
        return [
            ToldPaper(
                key=str(entry.data["document"]),
                type_key=entry.data["paper"],
                symbol=entry.data["symbol"],
                step=entry.step,
                entry=entry,
                facts_sha256=entry.data["facts"],
                is_void=(entry.data["paper"], entry.data["symbol"]) in voided,
            )
            for entry in self.entries
            if entry.act == "paper-issued"
        ]

    def in_step(self, number: str) -> list[TrailEntry]:
        """What was recorded in a step."""
        return [entry for entry in self.entries if entry.step == number]

    def tells(self, act: str, number: str = "") -> TrailEntry | None:
        """The last entry of an act, in a step or anywhere."""
        found = [entry for entry in self.entries if entry.act == act and (not number or entry.step == number)]
        return found[-1] if found else None


def references(entries: Iterable[TrailEntry]) -> list[str]:
    """Return the references of the rules that entries cite, each once."""
    return list(dict.fromkeys(reference for entry in entries for reference in entry.data.get("rules", ())))
