"""The list of what a file holds, by procedure: each line with the papers and facts that are it, and how it stands.

The lines are data (`checklist.json`), as the regulation's forms have them; a procedure whose regulation prints no list
is listed by what its steps leave. A line names its papers, or the step and the code under which its flow issues them.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from cases.models import Case, Declaration, OriginalsPlace
from documents.catalogue import BY_KEY
from documents.models import Draft
from workflows import dossier, flows
from workflows.conformance import Line as Act
from workflows.conformance import Sheet, sheet_of
from workflows.conformance import State as ActState
from workflows.nodes import Step, steps_of

_DATA = Path(__file__).with_name("checklist.json")


class State(StrEnum):
    """How a line of the list stands."""

    THERE = "there"
    MISSING = "missing"
    WAITING = "waiting"
    NOT_CALLED = "not-called"


STATE_WORDS = {
    State.THERE: pgettext_lazy("file", "in the file"),
    State.MISSING: pgettext_lazy("file", "missing"),
    State.WAITING: pgettext_lazy("file", "not yet"),
    State.NOT_CALLED: pgettext_lazy("file", "not called for"),
}


#: The chip of each on a page.
CHIPS = {State.THERE: "done", State.MISSING: "refused", State.WAITING: "todo", State.NOT_CALLED: "draft"}


@dataclass(frozen=True)
class ListLine:
    """A line as the procedure's list has it."""

    key: str
    name: str
    papers: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    drafts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Item:
    """What stands under a line: a paper, a report, a piece of evidence."""

    title: str
    on: date | None = None
    symbol: str = ""
    paper: str = ""  # the key of an issued paper
    is_missing: bool = False
    note: str = ""

    @property
    def named(self) -> str:
        """Its title with its number."""
        return f"{self.title} {self.symbol}".strip()


@dataclass
class Checked:
    """A line of the list in one case."""

    line: ListLine
    state: State
    items: list[Item] = field(default_factory=list)
    reason: str = ""
    originals: OriginalsPlace | None = None

    @property
    def word(self) -> Any:
        """How it stands, in words."""
        return STATE_WORDS[self.state]

    @property
    def chip(self) -> str:
        """How it stands, as a page draws it."""
        return CHIPS[self.state]


@dataclass
class Checklist:
    """The whole list of a case."""

    lines: list[Checked]
    whole: OriginalsPlace | None = None

    def count(self, *states: State) -> int:
        """How many lines stand so."""
        return sum(line.state in states for line in self.lines)

    @property
    def called(self) -> int:
        """How many lines are called for."""
        return len(self.lines) - self.count(State.NOT_CALLED)

    @property
    def there(self) -> int:
        """How many of them are in the file."""
        return self.count(State.THERE)

    @property
    def is_complete(self) -> bool:
        """Whether nothing is missing or still to come."""
        return self.there == self.called


@cache
def _listed() -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = json.loads(_DATA.read_text())
    return found


@cache
def lines_of(kind: str) -> tuple[ListLine, ...]:
    """Return the list of a procedure; the one of its steps where the regulation prints none."""
    steps = [*steps_of(flows.OF_TEAM[kind]), *steps_of(flows.OF_CASE[kind])]
    if kind not in _listed():
        return tuple(_of_step(step) for step in steps if step.outputs)
    return tuple(
        ListLine(
            key=one["key"],
            name=one["name"],
            papers=(*one.get("papers", ()), *_left(one.get("of", ()), steps)),
            facts=tuple(one.get("facts", ())),
            drafts=tuple(one.get("drafts", ())),
        )
        for one in _listed()[kind]
    )


def _left(places: Iterable[Sequence[str]], steps: Sequence[Step]) -> Iterable[str]:
    """Return the papers of these codes that these steps leave."""
    named = [
        key
        for number, code in places
        for step in steps
        if step.number == number
        for key in step.outputs
        if key in BY_KEY and BY_KEY[key].code == code
    ]
    return dict.fromkeys(named)


def _of_step(step: Step) -> ListLine:
    papers = tuple(key for key in step.outputs if key in BY_KEY)
    facts = tuple(key for key in step.outputs if key not in BY_KEY)
    return ListLine(slugify(f"{step.number}-{step.name}"), str(step.task_title), papers, facts)


def checked(case: Case, sheet: Sheet | None = None) -> Checklist:
    """Return the list of a case with how each line stands, where its originals are, and why a line is empty."""
    sheet = sheet or sheet_of(case)
    places = {place.line: place for place in OriginalsPlace.objects.filter(case=case).order_by("pk")}
    drafts = dict(Draft.objects.filter(case=case).order_by("version").values_list("type_key", "written_on"))
    lines = [_checked(line, case, sheet, drafts) for line in lines_of(case.kind)]
    for one in lines:
        one.originals = places.get(one.line.key)
    return Checklist(lines, places.get(""))


def _checked(line: ListLine, case: Case, sheet: Sheet, drafts: dict[str, date]) -> Checked:
    proofs = [proof for act in sheet.lines for proof in act.proofs if proof.type_key in line.papers]
    items = [
        Item(str(proof.name), proof.on, proof.symbol, proof.key, proof.state is ActState.BROKEN, proof.note)
        for proof in proofs
        if proof.state is not ActState.NOT_CALLED
    ]
    items += [
        Item(_("%(paper)s, draft") % {"paper": BY_KEY[key].name}, drafts[key]) for key in line.drafts if key in drafts
    ]
    items += [item for name in line.facts for item in FACTS.get(name, _nothing)(case)]
    if any(item.is_missing for item in items):
        return Checked(line, State.MISSING, items)
    acts = _acts(line, sheet)
    if items:
        awaited = any(act.state is ActState.OPEN for act in acts) and not any(item.paper for item in items)
        return Checked(line, State.WAITING if awaited and line.papers else State.THERE, items)
    reasons = list(dict.fromkeys(proof.note for proof in proofs if proof.note))
    if any(act.state is ActState.OPEN for act in acts):
        return Checked(line, State.WAITING)
    return Checked(line, State.NOT_CALLED, reason=" ".join(reasons) or _reason(line, acts, case))


def _acts(line: ListLine, sheet: Sheet) -> list[Act]:
    """Return the acts that leave what a line lists."""
    wanted = {*line.papers, *line.facts, *line.drafts}
    steps = [*steps_of(flows.OF_TEAM[sheet.case.kind]), *steps_of(flows.OF_CASE[sheet.case.kind])]
    numbers = {step.number for step in steps if wanted & set(step.outputs)}
    return [act for act in sheet.lines if act.number in numbers]


def _reason(line: ListLine, acts: Sequence[Act], case: Case) -> str:
    """Say why a line is empty though its time is over."""
    if "self_reports" in line.facts and (report := dossier.self_report(case)) is not None and report.not_handed_in:
        return _("The subject handed in no report.")
    if acts and all(act.state is ActState.NOT_CALLED for act in acts):
        return _("The case did not come to this step.")
    return _("Nothing of this kind came up in the case.")


# What the file holds besides papers


def _nothing(_case: Case) -> list[Item]:
    return []


def _self_reports(case: Case) -> list[Item]:
    rows = [report for report in case.self_reports.all() if not report.not_handed_in]
    return [Item(_("Report of %(subject)s") % {"subject": case.subject_name}, report.received_on) for report in rows]


def _evidence(case: Case) -> list[Item]:
    return [Item(file.title, file.received_on) for file in dossier.evidence(case)]


def _responses(case: Case) -> list[Item]:
    given = [response.given_on for finding in case.findings.all() for response in finding.responses.all()]
    return [Item(_("Responses to the findings: %(count)s") % {"count": len(given)}, max(given))] if given else []


def _services(case: Case) -> list[Item]:
    return [Item(service.title, service.served_on) for service in dossier.services(case)]


def _requirements(case: Case) -> list[Item]:
    return [Item(item.requirement, item.due_on) for item in dossier.follow_up(case)]


def _letter(case: Case) -> list[Item]:
    row = getattr(case, "complaint", None)
    return [Item(_("Letter of %(name)s") % {"name": row.complainant_name}, row.received_on)] if row else []


def _petition(case: Case) -> list[Item]:
    """The petition by its number in the register: who sent it stands nowhere in the file."""
    matter = getattr(case, "denunciation", None)
    if matter is None:
        return []
    return [Item(_("Petition no. %(number)s in the register") % {"number": matter.petition.number}, matter.received_on)]


def _position(case: Case) -> list[Item]:
    row = getattr(case, "complaint", None)
    return [Item(_("Position of the body that decided"), row.position_on)] if row and row.position_on else []


def _declarations(case: Case) -> list[Item]:
    return [
        Item(_("Declaration of %(name)s") % {"name": row.member.full_name}, row.on)
        for row in Declaration.objects.filter(team=case.team_id).select_related("member").order_by("pk")
    ]


FACTS = {
    "self_reports": _self_reports,
    "evidence": _evidence,
    "responses": _responses,
    "services": _services,
    "follow_up": _requirements,
    "complaint": _letter,
    "petition": _petition,
    "position": _position,
    "declarations": _declarations,
}
