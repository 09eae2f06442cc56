"""The sheet of a case: each required act with rule, article, paper, date, actor, deadline, waiver, and its colour."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from cases import clock, trail
from cases.models import Case, Meeting, Rule, TrailEntry, Waiver
from cases.rulebook import Shelf
from documents.catalogue import BY_KEY
from documents.models import Document
from documents.models import State as PaperState
from workflows.conformance.called import EACH_TIME, papers_of, prescribed, reason_against
from workflows.conformance.replay import Replay, ToldPaper, references
from workflows.desk import actor_of, givers_of
from workflows.nodes import Step


class State(StrEnum):
    """How a line stands; the worst of its parts decides."""

    OK = "ok"
    PAPER = "paper"  # done before the case entered here, on the papers named
    LATE = "late"
    WAIVED = "waived"
    BROKEN = "broken"  # a paper is gone or changed, or trail and facts part
    OPEN = "open"
    NOT_CALLED = "not-called"

    @property
    def is_deviation(self) -> bool:
        """Whether something is not as the procedure asks, and nobody signed for it."""
        return self in {State.LATE, State.BROKEN}


STATE_WORDS = {
    State.OK: pgettext_lazy("conformance", "as required"),
    State.PAPER: pgettext_lazy("conformance", "by papers from before"),
    State.LATE: pgettext_lazy("conformance", "late"),
    State.WAIVED: pgettext_lazy("conformance", "deviation waived"),
    State.BROKEN: pgettext_lazy("conformance", "not proved"),
    State.OPEN: pgettext_lazy("conformance", "not yet"),
    State.NOT_CALLED: pgettext_lazy("conformance", "not called for"),
}


_MISSING = pgettext_lazy("file", "missing")

#: The chip of each on a page.
CHIPS = {
    State.OK: "done",
    State.PAPER: "soon",
    State.LATE: "late",
    State.WAIVED: "soon",
    State.BROKEN: "refused",
    State.OPEN: "todo",
    State.NOT_CALLED: "draft",
}


@dataclass(frozen=True)
class Proof:
    """A paper that proves an act: there, gone, changed, never made, or not called for."""

    type_key: str
    name: Any
    state: State
    symbol: str = ""
    key: str = ""
    on: date | None = None
    note: str = ""

    @property
    def title(self) -> str:
        """Its name with its number."""
        return f"{self.name} {self.symbol}".strip()

    @property
    def word(self) -> Any:
        """How it stands, in words: a paper that proves nothing is missing."""
        return _MISSING if self.state is State.BROKEN else STATE_WORDS[self.state]


@dataclass
class Line:
    """One act of the procedure."""

    number: str
    title: Any
    state: State = State.OK
    on: date | None = None
    actor: str = ""
    rules: list[tuple[str, str]] = field(default_factory=list)  # reference, article
    due_on: date | None = None
    due_by: str = ""
    is_met: bool | None = None
    proofs: list[Proof] = field(default_factory=list)
    waivers: list[Waiver] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    from_paper: bool = False

    @property
    def word(self) -> Any:
        """How it stands, in words."""
        return STATE_WORDS[self.state]

    @property
    def chip(self) -> str:
        """How it stands, as a page draws it."""
        return CHIPS[self.state]

    @property
    def articles(self) -> list[str]:
        """The articles of its rules, each once."""
        return list(dict.fromkeys(article or reference for reference, article in self.rules))

    @property
    def missing(self) -> list[Proof]:
        """The papers that should be there and are not."""
        return [proof for proof in self.proofs if proof.state is State.BROKEN]


@dataclass
class Sheet:
    """The conformance of one case, rebuilt from its trail."""

    case: Case
    lines: list[Line]
    broken: list[str]  # what is wrong with the chain the sheet is rebuilt from
    length: int
    head: str
    last_on: date

    @property
    def required(self) -> list[Line]:
        """The acts that are called for and were due."""
        return [line for line in self.lines if line.state not in {State.OPEN, State.NOT_CALLED}]

    def count(self, *states: State) -> int:
        """How many lines stand so."""
        return sum(line.state in states for line in self.lines)

    @property
    def sums(self) -> list[tuple[Any, int]]:
        """How many lines stand how, those there are."""
        return [(word, count) for state, word in STATE_WORDS.items() if (count := self.count(state))]

    @property
    def is_walked(self) -> bool:
        """Whether every act was done here, none before the case entered from paper."""
        return not any(line.from_paper for line in self.lines)

    @property
    def conforms(self) -> bool:
        """Whether every act that was due was done as required, or signed for; never of acts that only papers tell."""
        return self.is_walked and not self.broken and not any(line.state.is_deviation for line in self.lines)


def sheet_of(case: Case) -> Sheet:
    """Return the sheet of a case."""
    return sheets_of([case])[0]


def sheets_of(cases: Sequence[Case]) -> list[Sheet]:
    """Return the sheets of cases, in the same few questions for all of them; each case carries its team and body."""
    read = _Read(cases)
    return [_sheet(case, read) for case in cases]


class _Read:
    """What sheets are told from: trails, papers, minutes, waivers, rules."""

    def __init__(self, cases: Sequence[Case]) -> None:
        keys = [case.pk for case in cases]
        teams = [case.team_id for case in cases]
        self.entries: dict[int, list[TrailEntry]] = defaultdict(list)
        for entry in TrailEntry.objects.filter(case__in=keys).select_related("by").order_by("stream", "seq"):
            self.entries[entry.case_id or 0].append(entry)
        self.papers: dict[str, Document] = {
            row.key: row
            for row in (Document.objects.filter(case__in=keys) | Document.objects.filter(case=None, team__in=teams))
            .only("key", "type_key", "state", "facts_sha256", "symbol", "signed_on", "case", "team")
            .order_by("pk")
        }
        self.meetings: dict[int, set[str]] = defaultdict(set)
        for case, kind in Meeting.objects.filter(case__in=keys).values_list("case", "kind"):
            self.meetings[case or 0].add(kind)
        self.waivers: dict[int, list[Waiver]] = defaultdict(list)
        for waiver in Waiver.objects.filter(case__in=keys).select_related("decided_by").order_by("number"):
            self.waivers[waiver.case_id].append(waiver)
        every = [entry for entries in self.entries.values() for entry in entries]
        self.givers = givers_of(every)
        found = Rule.objects.filter(reference__in=references(every)).values_list("reference", "citation")
        self.articles: dict[str, str] = dict(found)
        self.shelf: Shelf = Rule.shelf()

    def of_file(self, case: Case) -> list[Document]:
        """The papers of a case and its team."""
        return [p for p in self.papers.values() if p.case_id in {case.pk, None} and p.team_id in {case.team_id, None}]


def _sheet(case: Case, read: _Read) -> Sheet:
    entries = read.entries[case.pk]
    told = Replay(case, entries, frozenset(read.meetings[case.pk]))
    lines = [_line(step, told, read) for step in told.steps]
    lines += _beside(told, read)
    lines += _untold(told, read)
    broken = list(trail.broken(entries, case.trail_length, case.trail_head))
    last_on = max((entry.on for entry in entries), default=case.opened_on)
    return Sheet(case, lines, broken, case.trail_length, case.trail_head, last_on)


def _line(step: Step, told: Replay, read: _Read) -> Line:
    entry = told.done.get(step)
    line = Line(step.number, step.task_title, on=told.ended_on(step), from_paper=told.is_from_paper(step))
    line.waivers = [waiver for waiver in read.waivers[told.case.pk] if _is_of(waiver, step)]
    line.proofs = [_proof(paper, read) for paper in told.left_by(step) if not paper.is_void]
    thing = told.case.team if step in told.of_team else told.told
    fact = told.fact(step)
    if entry is None:
        is_called = fact is not None or step.is_called_for(thing)
        line.state = State.OPEN if is_called else State.NOT_CALLED
    elif line.from_paper:
        _stand_on_paper(step, line, told)
    else:
        line.actor = actor_of(entry, read.givers)
        line.proofs += _lacking(step, told, {proof.type_key for proof in line.proofs})
    if fact != line.on:
        line.notes.append(_parted(fact, line.on))
    cited = told.in_step(step.number) if told.is_alone(step) else [entry] if entry and not line.from_paper else []
    line.rules = _rules(cited, read) or _rules_of(step, line.on, told, read)
    _judge_time(step, line, told, read)
    _colour(line)
    return line


def _stand_on_paper(step: Step, line: Line, told: Replay) -> None:
    """Show the papers named when the case entered; what the step should have left and nobody named is missing."""
    named = told.named_for(step)
    line.state, line.actor = State.PAPER, ", ".join(dict.fromkeys(paper["signer"] for paper in named))
    line.proofs += [
        Proof(
            paper["kind"], paper["title"], State.PAPER, paper["number"], on=date.fromisoformat(paper["on"]),
            note=_("on paper, signed by %(signer)s") % {"signer": paper["signer"]},
        )
        for paper in named
    ]  # fmt: skip
    there = {proof.type_key for proof in line.proofs}
    line.proofs += [
        Proof(key, BY_KEY[key].name, State.BROKEN, note=_("No paper was named for it when the case entered."))
        for key in prescribed(step, told.steps)
        if key not in there
    ]


def _is_of(waiver: Waiver, step: Step) -> bool:
    return waiver.step == step.number and (not waiver.paper or waiver.paper in step.outputs)


def _parted(fact: date | None, told_on: date | None) -> str:
    said = {"fact": f"{fact:%d/%m/%Y}" if fact else "–", "trail": f"{told_on:%d/%m/%Y}" if told_on else "–"}
    return _("The file says %(fact)s, the trail says %(trail)s.") % said


def _proof(paper: ToldPaper, read: _Read) -> Proof:
    found = read.papers.get(paper.key)
    state, note = State.OK, ""
    if found is None:
        state, note = State.BROKEN, _("The trail tells of this paper; the file does not hold it.")
    elif found.facts_sha256 != paper.facts_sha256:
        state, note = State.BROKEN, _("It is not the paper the trail tells of: its hash is another.")
    elif found.state == PaperState.VOID:
        state, note = State.BROKEN, _("It was made void, and the trail does not tell of it.")
    name = BY_KEY[paper.type_key].name if paper.type_key in BY_KEY else paper.type_key
    return Proof(paper.type_key, name, state, paper.symbol, paper.key, paper.entry.on, note)


def _lacking(step: Step, told: Replay, there: set[str]) -> list[Proof]:
    """What the step should have left and no entry tells of; with the reason where it is not called for."""
    anywhere = {paper.type_key for paper in told.papers if not paper.is_void}
    lacking = []
    for key in papers_of(step, told.steps):
        if key in there or (key in anywhere and key not in EACH_TIME):
            continue
        if reason := reason_against(key, told, step.number):
            lacking.append(Proof(key, BY_KEY[key].name, State.NOT_CALLED, note=str(reason)))
        else:
            lacking.append(Proof(key, BY_KEY[key].name, State.BROKEN, note=_("It was never issued.")))
    return lacking


def _rules(entries: Iterable[TrailEntry], read: _Read) -> list[tuple[str, str]]:
    return [(reference, read.articles.get(reference, "")) for reference in references(entries)]


def _rules_of(step: Step, on: date | None, told: Replay, read: _Read) -> list[tuple[str, str]]:
    """What the procedure names for the step, as in force on its day, where its entries cite nothing."""
    if on is None:
        return []
    book = read.shelf.on(on, told.case.body.scope)
    found = [rule for key in step.rules if (rule := book.find_or_none(key)) is not None]
    return [(one.rule.reference, one.cite()) for one in found]


def _judge_time(step: Step, line: Line, told: Replay, read: _Read) -> None:
    thing = told.case.team if step in told.of_team else told.told
    on = clock.asked_on(step.number, thing)
    if on is None:
        return
    deadline = clock.deadline_of(step.number, thing, read.shelf.on(on, told.case.body.scope))
    line.due_on, line.due_by = deadline.due_on, deadline.citation
    if line.on is not None and line.due_on is not None:
        line.is_met = line.on <= line.due_on


def _colour(line: Line) -> None:
    """The worst of the parts decides; a deviation the authority signed for is waived, part by part."""
    if line.state is State.NOT_CALLED and not line.missing and not line.notes:
        return
    signed = {waiver.what for waiver in line.waivers}
    papers = {waiver.paper for waiver in line.waivers if waiver.what == Waiver.What.PAPER}
    broken = [proof for proof in line.missing if proof.key or proof.type_key not in papers]
    late = line.is_met is False
    if broken or line.notes:
        line.state = State.BROKEN
    elif late and Waiver.What.TIME not in signed:
        line.state = State.LATE
    elif line.state is not State.OPEN and line.waivers:
        line.state = State.WAIVED


def _beside(told: Replay, read: _Read) -> list[Line]:
    """Papers of no step of the procedure: an extension, a change of the team; each proves the act it records."""
    numbers = {step.number for step in told.steps}
    lines = []
    for paper in told.papers:
        if paper.step in numbers or paper.is_void:
            continue
        proof = _proof(paper, read)
        line = Line("", proof.name, proof.state, paper.entry.on, actor_of(paper.entry, read.givers), proofs=[proof])
        line.rules = _rules([paper.entry], read)
        lines.append(line)
    return lines


def _untold(told: Replay, read: _Read) -> list[Line]:
    """Papers in the file that no entry tells of."""
    known = {paper.key for paper in told.papers}
    lines = []
    for row in read.of_file(told.case):
        if row.key in known or row.state == PaperState.VOID:
            continue
        note = _("The trail does not tell of this paper.")
        proof = Proof(row.type_key, row.type_name, State.BROKEN, row.symbol, row.key, row.signed_on, note)
        lines.append(Line("", row.type_name, State.BROKEN, row.signed_on, proofs=[proof]))
    return lines
