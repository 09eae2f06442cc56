"""Where a case stands, read from its own facts: the first act of the procedure that is not done yet.

A list never asks the engine: a case keeps its place when the engine is replaced.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from cases.deadlines import SOON
from cases.models import Kind, Outcome

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from cases.models import Case


#: Facts and the values with which an act is called for at all: `{"outcome": ("", "DISCIPLINED")}`.
Calls = Mapping[str, tuple[Any, ...]]
#: Of a date: called for while there is none.
EMPTY = (None,)


@dataclass(frozen=True)
class Stage:
    """An act that a case waits for: its number, its words, the date that says it is done, and when it is called for."""

    code: str
    label: str | _StrPromise
    done: str
    of_team: bool = False
    calls: Calls = field(default_factory=dict, hash=False)
    #: Where the regulation counts several acts as one step: the dates of those before the one that ends it.
    acts: tuple[str, ...] = ()

    def is_called_for(self, case: Case) -> bool:
        """Whether the case needs this act, as far as its facts say by now."""
        return all(getattr(case, name) in values for name, values in self.calls.items())

    def is_done(self, case: Case) -> bool:
        """Whether the act is done for this case, or not called for."""
        done = getattr(case.team if self.of_team else case, self.done) is not None
        return done or not self.is_called_for(case)

    @property
    def condition(self) -> Q:
        """The same, as a condition."""
        done = Q(**{f"{'team__' if self.of_team else ''}{self.done}__isnull": False})
        for name, values in self.calls.items():
            called = Q(**{f"{name}__isnull": True}) if values == EMPTY else Q(**{f"{name}__in": values})
            done |= ~called
        return done


#: Until the body has resolved; a case may end before, when its subject dies.
UNRESOLVED = {"concluded_on": EMPTY}
_PREPARATION = (
    Stage("P1", _("Propose content, subjects, team and time"), "proposed_on", of_team=True),
    Stage("P2", _("Issue the decision and the plan"), "decided_on"),
    Stage("P3", _("Team meeting, outline, declarations"), "prepared_on"),
)
_DEPLOYED = Stage("R1", _("Deploy the decision to the subject"), "deployed_on")

#: Compliance inspection and thematic supervision.
STAGES = (
    *_PREPARATION,
    _DEPLOYED,
    Stage("R2", _("Receive the subject's report"), "self_reported_on"),
    Stage("R3", _("Study, work with the subject, verify"), "verified_on"),
    Stage("R4", _("Draft the report"), "drafted_on"),
    Stage("R5", _("Meeting through the draft"), "draft_heard_on"),
    Stage("R6", _("Finalise the report"), "reported_on", calls={"kind": (Kind.COMPLIANCE_INSPECTION,)}),
    Stage("E1", _("Submit the report and the draft conclusion"), "submitted_on"),
    Stage("E2", _("The body considers and concludes"), "concluded_on"),
    Stage("E3", _("Announce the conclusion"), "announced_on"),
    Stage("E4", _("Assign the follow-up"), "follow_up_assigned_on"),
    Stage("E5", _("Lessons, file index, hand-over"), "closed_on"),
)

#: Until the file is closed, be it because monitoring goes on instead of an inspection.
GOING_ON: Calls = {"closed_on": EMPTY}

#: On signs of violation, of an organization or of a member: the conference comes before the final report.
SIGNS = (
    Stage("P1", _("Propose the inspection, or keep monitoring"), "proposed_on", of_team=True, calls=GOING_ON),
    Stage("P2", _("Issue the decision and the plan"), "decided_on", calls=GOING_ON),
    Stage("P3", _("Team meeting, outline, declarations"), "prepared_on", calls=GOING_ON),
    Stage("R1", _("Deploy the decision to the subject"), "deployed_on", calls=GOING_ON),
    Stage("R2", _("Receive the explanatory report"), "self_reported_on", calls=GOING_ON),
    Stage("R3", _("Collect and verify evidence"), "verified_on", calls=GOING_ON),
    Stage("R4", _("Conference of the organization concerned"), "draft_heard_on", calls=GOING_ON),
    Stage("R5", _("Verify what is unclear, finalise the report"), "reported_on", calls=GOING_ON),
    Stage("E1", _("Submit the report to the commission"), "submitted_on", calls=GOING_ON),
    Stage("E2", _("The commission discusses and concludes"), "concluded_on", calls=GOING_ON),
    Stage("E3", _("Issue the notice of conclusion"), "notice_issued_on", calls=GOING_ON),
    Stage("E4", _("Announce the conclusion, require remediation"), "announced_on", calls=GOING_ON),
    Stage("E5", _("File, hand-over, follow-up"), "closed_on"),
)

#: Of lower bodies' own inspection, supervision and discipline work: two sheets.
MANDATE = (
    Stage("P1", _("Issue decision, plan and outline"), "decided_on", acts=("proposed_on",)),
    Stage("P2", _("Schedule and assignment"), "prepared_on"),
    _DEPLOYED,
    Stage("R2", _("Receive the subject's report"), "self_reported_on"),
    Stage("R3", _("Study, verify, sample disciplinary files"), "verified_on"),
    Stage("R4", _("Meeting of the team and the committee"), "draft_heard_on", acts=("drafted_on",)),
    Stage("E1", _("Submit the report"), "submitted_on"),
    Stage("E2", _("The commission concludes on each sheet"), "concluded_on"),
    Stage("E3", _("Announce, follow up, file"), "closed_on", acts=("announced_on", "follow_up_assigned_on")),
)

#: Money: amounts by category, treatment, recovery.
FINANCE = (
    Stage("P1", _("Issue decision, plan and outline"), "prepared_on", acts=("proposed_on", "decided_on")),
    _DEPLOYED,
    Stage("R2", _("Receive the self-inspection report and the books"), "self_reported_on"),
    Stage("R3", _("Reconcile, check vouchers, verify amounts"), "verified_on"),
    Stage("R4", _("Draft the report and hold the meeting"), "submitted_on", acts=("drafted_on", "draft_heard_on")),
    Stage("E1", _("Consider and conclude on violation, amount, treatment"), "concluded_on"),
    Stage(
        "E2", _("Announce, follow the recovery of money"), "closed_on", acts=("announced_on", "follow_up_assigned_on")
    ),
)

#: Where the body has concluded on the allegations, or still may.
RESOLVED: Calls = {
    "outcome": (
        "",
        Outcome.DENUNCIATION_FALSE,
        Outcome.DENUNCIATION_UNFOUNDED,
        Outcome.FOUNDED_SHORTCOMING,
        Outcome.FOUNDED_VIOLATION,
    ),
}

#: Until a denunciation is withdrawn, everything is called for; a withdrawal ends it where it stands.
DENUNCIATION = (
    Stage("P1", _("Register, classify, check competence"), "opened_on", of_team=True),
    Stage("P2", _("Work with the denouncer"), "proposed_on", of_team=True, calls=UNRESOLVED),
    Stage("P3", _("Issue the decision and the plan"), "decided_on", calls=UNRESOLVED),
    Stage("P4", _("Outline for the explanation, schedule"), "prepared_on", calls=UNRESOLVED),
    Stage("R1", _("Deploy to the denounced"), "deployed_on", calls=UNRESOLVED),
    Stage("R2", _("Receive the explanation"), "self_reported_on", calls=UNRESOLVED),
    Stage("R3", _("Verify each allegation"), "verified_on", calls=UNRESOLVED),
    Stage(
        "R4",
        _("Conference on the draft"),
        "submitted_on",
        calls=UNRESOLVED,
        acts=("drafted_on", "draft_heard_on"),
    ),
    Stage("E1", _("Conclude on each allegation"), "concluded_on"),
    Stage("E2", _("Announce to the denounced, inform the denouncer"), "announced_on", calls=RESOLVED),
    Stage("E3", _("File, follow-up"), "closed_on"),
)

#: What the conclusion requires, from its list to the report on how much was done.
FOLLOW_UP = (
    Stage("P1", _("Extract the requirements of the conclusion"), "proposed_on", of_team=True),
    Stage("P2", _("Assign who urges"), "prepared_on"),
    Stage("R1", _("Receive the remediation plan and reports"), "self_reported_on"),
    Stage("R2", _("Check evidence, remind"), "verified_on"),
    Stage("R3", _("Re-inspect where doubtful"), "reported_on", calls={"submitted_on": EMPTY}),
    Stage("E1", _("Accept or reopen"), "concluded_on"),
    Stage("E2", _("Report the share completed"), "closed_on"),
)

#: A judgment in force leads to the body without self-criticism and conference.
FULL: Calls = {**UNRESOLVED, "fast_track": (False,)}
#: Only where discipline was decided is there a decision to issue; until the body has met, it may still be.
DECIDED: Calls = {"outcome": ("", Outcome.DISCIPLINED)}

DISCIPLINE = (
    Stage("P1", _("Open on the conclusion, or decide to consider discipline"), "decided_on"),
    Stage("P2", _("Guide the subject's self-criticism"), "prepared_on", calls=UNRESOLVED),
    Stage("R1", _("Deploy to the subject and agree the schedule"), "deployed_on", calls=FULL),
    Stage("R2", _("Receive the self-criticism"), "self_reported_on", calls=FULL),
    Stage("R3", _("Conference and ballot of the subject's organization"), "conferred_on", calls=FULL),
    Stage("R4", _("Verify and propose discipline"), "submitted_on", calls=UNRESOLVED),
    Stage("E1", _("Hear the subject"), "heard_on", calls=FULL),
    Stage("E2", _("The body considers and votes"), "concluded_on"),
    Stage("E3", _("Issue the decision on discipline"), "sanctioned_on", calls=DECIDED),
    Stage("E4", _("Announce the decision"), "announced_on", calls=DECIDED),
    Stage("E5", _("Report up, notify, enter in the member's file"), "effected_on", calls=DECIDED),
    Stage("E6", _("Close the file"), "closed_on"),
)

#: Where the body has answered, or still may; a complaint may be withdrawn, or go to the level that has the power.
ANSWERED: Calls = {
    "outcome": ("", Outcome.UPHELD, Outcome.INCREASED, Outcome.DECREASED, Outcome.ANNULLED),
}

COMPLAINT = (
    Stage("P1", _("Register the complaint and propose to handle it"), "proposed_on", of_team=True),
    Stage("P2", _("Accept the complaint, issue decision and plan"), "decided_on", calls=UNRESOLVED),
    Stage("P3", _("Schedule and rules of the team"), "prepared_on", calls=UNRESOLVED),
    Stage("R1", _("Work with the body that decided and take its file"), "deployed_on", calls=UNRESOLVED),
    Stage("R2", _("Study the file, work with the complainant"), "heard_on", calls=UNRESOLVED),
    Stage("R3", _("Verify, with the written position of the body that decided"), "verified_on", calls=UNRESOLVED),
    Stage("R4", _("Draft and exchange the results"), "submitted_on", calls=UNRESOLVED),
    Stage("E1", _("The body considers and votes on the complaint"), "concluded_on"),
    Stage("E2", _("Announce the decision on the complaint"), "announced_on", calls=ANSWERED),
    Stage("E3", _("Correct the register, record the cause of the change"), "closed_on"),
)

#: The term runs from the announcement; the file closes with the end of it, whatever brought the end.
SUSPENSION = (
    Stage("P1", _("Record the ground and propose the suspension"), "proposed_on", of_team=True),
    Stage("R1", _("Decide the suspension"), "decided_on"),
    Stage("R2", _("Announce the suspension"), "deployed_on", calls={"closed_on": EMPTY}),
    Stage("E1", _("Watch the term, extend once before it is over"), "closed_on"),
    Stage("E2", _("End the suspension"), "closed_on"),
)

EXONERATION = (
    Stage("P1", _("Establish that the discipline was wrong"), "proposed_on", of_team=True),
    Stage("R1", _("Apologise and decide the restoration"), "decided_on"),
    Stage("E1", _("Correct the file, follow up the restoration"), "closed_on"),
)

_OF_KIND: dict[str, tuple[Stage, ...]] = {
    Kind.SIGNS_ORGANIZATION: SIGNS,
    Kind.SIGNS_MEMBER: SIGNS,
    Kind.MANDATE_INSPECTION: MANDATE,
    Kind.FINANCE_INSPECTION: FINANCE,
    Kind.DENUNCIATION: DENUNCIATION,
    Kind.FOLLOW_UP: FOLLOW_UP,
    Kind.DISCIPLINE: DISCIPLINE,
    Kind.COMPLAINT: COMPLAINT,
    Kind.SUSPENSION: SUSPENSION,
    Kind.EXONERATION: EXONERATION,
}

#: The procedures that share one row of stages.
_ALIKE = tuple(kind for kind in Kind if kind not in _OF_KIND)


def stages_of(kind: str) -> tuple[Stage, ...]:
    """Return the acts of a procedure in their order."""
    return _OF_KIND.get(kind, STAGES)


#: The dates of a case in the order in which they usually come.
_DATES = (
    "opened_on",
    "proposed_on",
    "decided_on",
    "prepared_on",
    "deployed_on",
    "self_reported_on",
    "conferred_on",
    "verified_on",
    "drafted_on",
    "draft_heard_on",
    "reported_on",
    "submitted_on",
    "concluded_on",
    "notice_issued_on",
    "announced_on",
    "follow_up_assigned_on",
    "closed_on",
)


def code_of(kind: str, done: str) -> str:
    """Return the number of the step in which a date of a case is set: its own, or the next one that follows it."""
    codes = {stage.done: stage.code for stage in reversed(stages_of(kind))}
    later = _DATES[_DATES.index(done) :] if done in _DATES else ()
    return next((codes[date] for date in (done, *later) if date in codes), "")


def completed_by(kind: str, done: str) -> str:
    """Return the number of the step of which an act is over once this date is set; nothing where more belongs to it."""
    return next((stage.code for stage in stages_of(kind) if done == stage.done or done in stage.acts), "")


def is_of_the_body(kind: str, code: str) -> bool:
    """Whether the body itself acts in a step: it votes and concludes, and nobody does that in another's place."""
    return any(stage.code == code and stage.done == "concluded_on" for stage in stages_of(kind))


def stage_of(case: Case) -> Stage | None:
    """Return what a case waits for; nothing once its file is closed. The case carries its team."""
    return next((stage for stage in stages_of(case.kind) if not stage.is_done(case)), None)


def waiting_for(code: str) -> Q:
    """Return the condition that a case waits for this act; `KeyError` for a number that is none."""
    found = [
        Q(kind__in=kinds) & _waiting_at(rows, place)
        for kinds, rows in ((_ALIKE, STAGES), *(((kind,), rows) for kind, rows in _OF_KIND.items()))
        for place, stage in enumerate(rows)
        if stage.code == code
    ]
    if not found:
        raise KeyError(code)
    return reduce(or_, found)


def _waiting_at(rows: tuple[Stage, ...], place: int) -> Q:
    condition = ~rows[place].condition
    for earlier in rows[:place]:
        condition &= earlier.condition
    return condition


class State(TextChoices):
    """Ready-made groups of cases."""

    OPEN = "open", _("Under way")
    LATE = "late", _("Overdue")
    SOON = "soon", _("Due within a week")
    WAITING = "waiting", _("Waiting for the body")
    CONCLUDED = "concluded", _("Concluded")
    CLOSED = "closed", _("File closed")


def in_state(state: str, on: date) -> Q:
    """Return the condition that a case belongs to a group on that day; `ValueError` for a group that is none."""
    running = Q(submitted_on__isnull=True)
    return {
        State.OPEN: Q(concluded_on__isnull=True, closed_on__isnull=True),
        State.LATE: running & Q(due_on__lt=on),
        State.SOON: running & Q(due_on__range=(on, on + timedelta(days=SOON))),
        State.WAITING: Q(submitted_on__isnull=False, concluded_on__isnull=True),
        State.CONCLUDED: Q(concluded_on__isnull=False),
        State.CLOSED: Q(closed_on__isnull=False),
    }[State(state)]
