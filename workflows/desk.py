"""What the desk of a case and the page of a team show: where it stands, whose turn it is, until when, with whom."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import clock, policy
from cases.clock import Deadline
from cases.models import (
    Case,
    Deferral,
    Delegation,
    Kind,
    Recusal,
    Rule,
    Team,
    TeamMember,
    TrailEntry,
)
from cases.policy import DUTY_NAMES, Act, Duty
from cases.rulebook import Shelf
from workflows import dossier, engine, flows, matters, suspensions
from workflows.nodes import Step, steps_of
from workflows.steps import step_url
from workflows.words import about, words_for
from workflows.words_discipline import POSTPONED

PHASE_NAMES = {
    "P": gettext_lazy("Preparation"),
    "R": gettext_lazy("Conduct"),
    "E": gettext_lazy("Closing"),
}

#: How much of the trail stands beside; the rest has its own tab.
RECENT = 8


def link(name: str, *args: Any) -> str:
    """Return where a page stands, or nothing while it is not built."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


@dataclass
class Clock:
    """The deadlines of one case or team; the rulebook is read once for all of them."""

    thing: Case | Team
    shelf: Shelf

    @classmethod
    def of(cls, thing: Case | Team) -> Clock:
        """The clock of a case or team; one query."""
        return cls(thing, Rule.shelf())

    def deadline(self, number: str, thing: Case | Team | None = None) -> Deadline:
        """Until when a step is to be done."""
        thing = thing or self.thing
        on = clock.asked_on(number, thing)
        return clock.deadline_of(number, thing, self.shelf.on(on, self.thing.body.scope)) if on else clock.NONE


# The rail


@dataclass(frozen=True)
class RailStep:
    """An act in the rail: done on a day, current, or still to come."""

    number: str
    label: Any
    state: str
    on: date | None = None
    url: str = ""
    note: str = ""


@dataclass
class Phase:
    """The acts of a phase."""

    label: Any
    steps: list[RailStep] = field(default_factory=list)

    @property
    def done(self) -> int:
        """How many are done."""
        return sum(step.state == "done" for step in self.steps)


def rail(case: Case) -> list[Phase]:
    """Return the acts of a case by phase, the team's preparation first."""
    preparation = [(step, case.team) for step in steps_of(flows.OF_TEAM[case.kind])]
    return _phases([*preparation, *((step, case) for step in steps_of(flows.OF_CASE[case.kind]))])


def team_rail(team: Team) -> list[Phase]:
    """Return the acts of a team's preparation."""
    return _phases((step, team) for step in steps_of(flows.OF_TEAM[team.kind]))


def _phases(steps: Iterable[tuple[Step, Case | Team]]) -> list[Phase]:
    phases: dict[str, Phase] = {}
    current = False
    for step, thing in steps:
        done_on = getattr(thing, step.done)
        if done_on is None and not step.is_called_for(thing):
            continue
        state = "done" if done_on else "todo" if current else "current"
        current = current or state == "current"
        phase = phases.setdefault(step.phase, Phase(PHASE_NAMES[step.phase]))
        phase.steps.append(RailStep(step.number, step.task_title, state, done_on))
    return list(phases.values())


# The next act


@dataclass(frozen=True)
class NextAct:
    """The card on top: what is next, until when, by which article, and whose turn it is."""

    step: str
    title: Any
    label: Any
    url: str = ""
    due_on: date | None = None
    citation: str = ""
    rule: str = ""
    unverified: bool = False
    needs: Any = ""
    waiting_for: str = ""
    others: Sequence[tuple[Any, str]] = ()


def next_act(thing: Case | Team, held: frozenset[Duty], times: Clock, people: Sequence[TeamMember]) -> NextAct | None:
    """Return the next act, with the way to it where it is this person's turn; None when everything is done."""
    step = engine.current_step(thing)
    if step is None and isinstance(thing, Case) and thing.prepared_on is None:
        step, thing = engine.current_step(thing.team), thing.team
    if step is None:
        return None
    if isinstance(thing, Case) and (deferral := matters.deferral_of(thing)) is not None:
        return _put_off(thing, deferral, held)
    deadline = times.deadline(step.number, thing)
    mine = policy.allows(held, step.act) and not held.isdisjoint(step.by)
    return NextAct(
        step=step.number,
        title=step.task_title,
        label=step.view.act_label or step.task_title,
        url=step_url(step.number, thing) if mine else "",
        due_on=deadline.due_on,
        citation=deadline.citation,
        rule=deadline.rule,
        unverified=bool(deadline.rule) and not deadline.settled,
        needs=step.needs,
        waiting_for="" if mine else whose_turn(step, people),
    )


def _put_off(case: Case, deferral: Deferral, held: frozenset[Duty]) -> NextAct:
    """Nothing is late while a case is put off: it waits for the day on which it is looked at again."""
    mine = policy.allows(held, Act.DEFER)
    return NextAct(
        step="",
        title=_("Consideration put off: %(cause)s") % {"cause": POSTPONED.get(deferral.cause, deferral.cause)},
        label=_("Take the case up again"),
        url=link("take-up", case.key) if mine else "",
        due_on=deferral.review_on,
        citation=deferral.rule_cited,
        rule="POSTPONE",
        needs=_("the cause has ended; the steps are refused meanwhile, and this time does not count"),
        waiting_for="" if mine else str(DUTY_NAMES[Duty.AUTHORITY]),
    )


def whose_turn(step: Step, people: Sequence[TeamMember]) -> str:
    """Name the duties a step belongs to, and the people of the team who hold them."""
    names = []
    for duty in sorted(step.by):
        holders = [p.member.full_name for p in people if policy.ROLE_DUTY[p.role] == duty and p.until is None]  # type: ignore[index]
        names.append(f"{DUTY_NAMES[duty]} ({', '.join(holders)})" if holders else str(DUTY_NAMES[duty]))
    return ", ".join(names)


# What stands beside


@dataclass(frozen=True)
class DueLine:
    """A deadline in the column beside: met on a day, or still running."""

    label: Any
    due_on: date
    done_on: date | None = None
    citation: str = ""
    note: str = ""


def deadlines(case: Case, times: Clock) -> list[DueLine]:
    """Return the deadlines of a case that are known: its own time first, then those of its steps."""
    if (deferral := matters.deferral_of(case)) is not None:
        return [DueLine(_("Looked at again"), deferral.review_on, None, deferral.rule_cited)]
    lines: list[DueLine] = []
    if (stop := dossier.standing_clock(case)) is not None:
        since = _("stands still since %(since)s") % {"since": f"{stop.since:%d/%m/%Y}"}
        lines.append(
            DueLine(
                _("The whole case, before its clock was stopped"),
                stop.former_due_on,
                stop.since,
                stop.rule_cited,
                since,
            )
        )
    if case.due_on:
        whole = times.deadline("R6")
        lines.append(
            DueLine(_("The whole case"), case.due_on, case.submitted_on, whole.citation, _extension_note(case))
        )
    if case.kind == Kind.SUSPENSION and (row := suspensions.row_of(case)).until is not None:
        lines.append(DueLine(_("Last day of the suspension"), row.until, row.ended_on, row.term_cited))
    for step in _one_a_number(case):
        if step.number in clock.within_the_case(case.kind):
            continue
        deadline = times.deadline(step.number)
        if deadline.due_on is not None:
            lines.append(DueLine(step.task_title, deadline.due_on, getattr(case, step.done), deadline.citation))
    return lines


def _one_a_number(case: Case) -> list[Step]:
    """Return the steps of a case, of several acts under one number the one that is not done yet, or the last."""
    found: dict[str, Step] = {}
    for step in steps_of(flows.OF_CASE[case.kind]):
        if step.number not in found or found[step.number].is_done(case):
            found[step.number] = step
    return list(found.values())


def _extension_note(case: Case) -> str:
    extension = getattr(case, "extension", None)
    if extension is None:
        return ""
    if extension.refused_on:
        return _("More time was refused.")
    facts = {"days": extension.days, "former": f"{extension.former_due_on:%d/%m/%Y}"}
    if extension.decided_on:
        return _("Extended once by %(days)s days; the former deadline was %(former)s.") % facts
    return _("%(days)s more days asked for; the authority has not decided.") % facts


@dataclass(frozen=True)
class Person:
    """Somebody who takes part."""

    role: Any
    name: str
    note: str = ""
    url: str = ""
    is_out: bool = False


def places(team: Team) -> list[TeamMember]:
    """Return everybody who is or was in the team, with whether they withdrew; one query."""
    withdrawn = Recusal.objects.filter(team=team, case=None, member=OuterRef("member"))
    rows = TeamMember.objects.filter(team=team).select_related("member").annotate(withdrew=Exists(withdrawn))
    order = {"HEAD": 0, "DEPUTY": 1, "SECRETARY": 2, "MEMBER": 3}
    return sorted(rows, key=lambda row: (order[row.role], row.pk))


def people(rows: Sequence[TeamMember]) -> list[Person]:
    """Return the people of a team as the pages list them."""
    return [_person(row, is_withdrawn=getattr(row, "withdrew", False)) for row in rows]


def _person(row: TeamMember, *, is_withdrawn: bool) -> Person:
    note = _("until %(on)s") % {"on": f"{row.until:%d/%m/%Y}"} if row.until else ""
    return Person(
        role=row.get_role_display(),
        name=row.member.full_name,
        note=_("withdrew") if is_withdrawn else note,
        is_out=is_withdrawn or row.until is not None,
    )


def head_of(rows: Sequence[TeamMember]) -> str:
    """Return who heads the team today."""
    return next((row.member.full_name for row in rows if row.role == "HEAD" and row.until is None), "")


@dataclass(frozen=True)
class Line:
    """An act in the trail, in words."""

    words: Any
    actor: str
    at: Any
    on: date
    note: str = ""


def latest_acts(case: Case) -> list[Line]:
    """Return what was done last in a case; one query."""
    entries = TrailEntry.objects.filter(case=case).select_related("by").order_by("-seq")[:RECENT]
    return trail_of(reversed(entries))


def trail_of(entries: Iterable[TrailEntry]) -> list[Line]:
    """Return entries of the trail in words, the newest first; who acted in another's place is named with them."""
    told = list(entries)
    places = givers_of(told)
    lines = [
        Line(
            words=words_for(entry.act),
            actor=actor_of(entry, places),
            at=entry.at,
            on=entry.on,
            note=" · ".join(part for part in (entry.step, about(entry.data)) if part),
        )
        for entry in told
    ]
    return lines[::-1]


def givers_of(entries: Iterable[TrailEntry]) -> dict[int, str]:
    """Return by delegation in whose place entries of the trail were done; asks only where some were."""
    keys = {key for entry in entries if (key := entry.data.get("delegation"))}
    rows = Delegation.objects.filter(pk__in=keys).values_list("pk", "giver__full_name") if keys else []
    return dict(rows)


def actor_of(entry: TrailEntry, places: dict[int, str]) -> str:
    """Return who did what an entry tells of, and in whose place."""
    if entry.by is None:
        return _("the system")
    giver = places.get(entry.data.get("delegation", 0))
    if giver is None:
        return entry.by.display_name
    return _("%(name)s in the place of %(giver)s") % {"name": entry.by.display_name, "giver": giver}
