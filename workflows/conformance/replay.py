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

from cases.commands.taking_over import TAKEN_OVER
from cases.models import Case, TrailEntry
from workflows import flows
from workflows.nodes import Step, steps_of

#: What is recorded in a step and does not bring it to its end.
WITHIN = frozenset(
    {
        "allegation-verified", "allegations-concluded", "allegations-withdrawn", "amount-recorded",
        "amount-revised", "amount-treated", "answered", "application-received", "ballot-closed", "ballot-counted",
        "ballot-opened", "ballot-prepared", "ballot-void", "books-received", "complaint-opened",
        "complaint-received", "conference-held", "conflict-declared", "contents-chosen", "contents-concluded",
        "count-entered", "crime-transferred", "declared", "denouncer-heard", "denouncer-informed",
        "denunciation-disowned", "deviation-waived", "draft-approved", "draft-written", "evidence-added",
        "evidence-linked",
        "evidence-unlinked", "file-added", "file-asked",
        "file-judged", "files-asked", "files-sampled", "finding-recorded", "finding-revised", "item-minuted",
        "meeting-recorded", "monitoring-continued", "originals-placed", "overseer-named", "paper-dispatched",
        "paper-issued", "paper-marked", "signature-ordered", "papers-issued", "put-on-the-agenda",
        "question-answered", "question-asked", "reconciled",
        "recount-confirmed", "recount-entered", "recused-from-item", "reminded", "repaid", "responded",
        "responsibility-examined", "results-exchanged", "scan-attached", "sheet-filled", "sheets-concluded",
        "subject-came", "subject-invited", "subject-stayed-away", "suspension-expiring", "teller-ready", "urged",
    }
)  # fmt: skip

#: What ends steps from outside of them, with the date it sets; some do so only when nothing is left to go on with.
ELSEWHERE = {
    "discontinued": "concluded_on",
    "complaint-withdrawn": "concluded_on",
    "allegations-withdrawn": "concluded_on",
    "denunciation-disowned": "concluded_on",
    "monitoring-continued": "closed_on",
    "suspension-expired": "closed_on",
}

#: Which date an act sets, where a procedure has several acts under one number.
SETS = {
    "proposed": "proposed_on",
    "decision-issued": "decided_on",
    "prepared": "prepared_on",
    "deployed": "deployed_on",
    "self-reported": "self_reported_on",
    "self-report-missing": "self_reported_on",
    "verified": "verified_on",
    "drafted": "drafted_on",
    "draft-heard": "draft_heard_on",
    "reported": "reported_on",
    "submitted": "submitted_on",
    "concluded": "concluded_on",
    "announced": "announced_on",
    "follow-up-assigned": "follow_up_assigned_on",
    "closed": "closed_on",
}

#: What takes steps back, by the dates they had set.
UNDOES = {
    "returned": frozenset({"reported_on", "submitted_on", "concluded_on"}),
    "proposal-returned": frozenset({"proposed_on", "decided_on"}),
    "requirements-reopened": frozenset({"verified_on", "reported_on", "submitted_on", "concluded_on"}),
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
    done: dict[Step, TrailEntry] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Tell the entries one after another."""
        by_number: dict[str, list[Step]] = {}
        by_date: dict[str, list[Step]] = {}
        for step in self.steps:
            by_number.setdefault(step.number, []).append(step)
            by_date.setdefault(step.done, []).append(step)
        for entry in self.entries:
            if (dates := UNDOES.get(entry.act)) is not None:
                for step in (step for name in dates for step in by_date.get(name, ())):
                    self.done.pop(step, None)
            elif entry.act in ELSEWHERE:
                for step in by_date.get(ELSEWHERE[entry.act], ()):
                    if self.fact(step) == entry.on:
                        self.done.setdefault(step, entry)
            elif entry.act == TAKEN_OVER:
                for name in entry.data["steps"]:
                    self.done.update(dict.fromkeys(by_date.get(name, ()), entry))
            elif entry.act not in WITHIN:
                self._end(by_number.get(entry.step, []), entry)
        self._share(by_date)

    def _end(self, steps: Sequence[Step], entry: TrailEntry) -> None:
        """End the step whose date the act sets; an act that sets no such date ends the only one under its number."""
        named = [step for step in steps if step.done == SETS.get(entry.act)]
        alone = steps if len(steps) == 1 and entry.act not in SETS else ()
        for step in named or alone:
            former = self.done.get(step)
            if former is None or step in named:
                self.done[step] = entry
            elif SETS.get(former.act) != step.done and ("rules" in entry.data or "rules" not in former.data):
                self.done[step] = entry  # what cites no rule ends a step only while nothing did that cites one

    def _share(self, by_date: dict[str, list[Step]]) -> None:
        """Steps that are over with one and the same date: the end of the last is the end of all."""
        for steps in by_date.values():
            last = next((self.done[step] for step in reversed(steps) if step in self.done), None)
            if last is not None and len(steps) > 1:
                self.done.update(dict.fromkeys(steps, last))

    @cached_property
    def steps(self) -> list[Step]:
        """The steps of the procedure, preparation first."""
        return [*self.of_team, *steps_of(flows.OF_CASE[self.case.kind])]

    @cached_property
    def of_team(self) -> list[Step]:
        """Those done once for all cases of the team."""
        return steps_of(flows.OF_TEAM[self.case.kind])

    def ended_on(self, step: Step) -> date | None:
        """The day the trail tells for the end of a step; of one done on paper, the day on paper."""
        entry = self.done.get(step)
        if entry is None or not self.is_from_paper(step):
            return entry.on if entry else None
        return date.fromisoformat(entry.data["steps"][step.done])

    def is_from_paper(self, step: Step) -> bool:
        """Whether a step was done on paper before the case entered here."""
        return step in self.done and self.done[step].act == TAKEN_OVER

    def named_for(self, step: Step) -> list[dict[str, str]]:
        """The papers of the taking over that stand for a step done on paper."""
        if not self.is_from_paper(step):
            return []
        return [paper for paper in self.done[step].data["papers"] if paper["done"] == step.done]

    def fact(self, step: Step) -> date | None:
        """The date the file itself has for the end of a step."""
        found: date | None = getattr(self.case.team if step in self.of_team else self.case, step.done)
        return found

    def left_by(self, step: Step) -> list[ToldPaper]:
        """The papers of a step; of several under one number, the last that names a paper has it, else the last."""
        alike = [one for one in self.steps if one.number == step.number]

        def owner(key: str) -> Step:
            return next((one for one in reversed(alike) if key in one.outputs), alike[-1])

        return [paper for paper in self.papers if paper.step == step.number and owner(paper.type_key) is step]

    @cached_property
    def told(self) -> Case:
        """The case with the dates of its steps as the trail tells them, for whoever counts deadlines from them."""
        told = copy.copy(self.case)
        for step in self.steps:
            if hasattr(told, step.done):
                setattr(told, step.done, self.ended_on(step))
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

    def is_alone(self, step: Step) -> bool:
        """Whether no other step goes under its number."""
        return [one.number for one in self.steps].count(step.number) == 1

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
