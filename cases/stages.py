"""Where a case stands, read from its own facts: the first act of the procedure that is not done yet.

A list never asks the engine: a case keeps its place when the engine is replaced.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from cases.deadlines import SOON
from cases.models import Kind

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    from cases.models import Case


@dataclass(frozen=True)
class Stage:
    """An act that a case waits for: its number, its words, and the date that says it is done."""

    code: str
    label: str | _StrPromise
    done: str
    of_team: bool = False
    of_inspection_only: bool = False

    def is_done(self, case: Case) -> bool:
        """Whether the act is done for this case."""
        if self.of_inspection_only and case.kind != Kind.COMPLIANCE_INSPECTION:
            return True
        return getattr(case.team if self.of_team else case, self.done) is not None

    @property
    def condition(self) -> Q:
        """The same, as a condition."""
        done = Q(**{f"{'team__' if self.of_team else ''}{self.done}__isnull": False})
        return done | ~Q(kind=Kind.COMPLIANCE_INSPECTION) if self.of_inspection_only else done


STAGES = (
    Stage("P1", _("Propose content, subjects, team and time"), "proposed_on", of_team=True),
    Stage("P2", _("Issue the decision and the plan"), "decided_on"),
    Stage("P3", _("Team meeting, outline, declarations"), "prepared_on"),
    Stage("R1", _("Deploy the decision to the subject"), "deployed_on"),
    Stage("R2", _("Receive the subject's report"), "self_reported_on"),
    Stage("R3", _("Study, work with the subject, verify"), "verified_on"),
    Stage("R4", _("Draft the report"), "drafted_on"),
    Stage("R5", _("Meeting through the draft"), "draft_heard_on"),
    Stage("R6", _("Finalise the report"), "reported_on", of_inspection_only=True),
    Stage("E1", _("Submit the report and the draft conclusion"), "submitted_on"),
    Stage("E2", _("The body considers and concludes"), "concluded_on"),
    Stage("E3", _("Announce the conclusion"), "announced_on"),
    Stage("E4", _("Assign the follow-up"), "follow_up_assigned_on"),
    Stage("E5", _("Lessons, file index, hand-over"), "closed_on"),
)


def stage_of(case: Case) -> Stage | None:
    """Return what a case waits for; nothing once its file is closed. The case carries its team."""
    return next((stage for stage in STAGES if not stage.is_done(case)), None)


def waiting_for(code: str) -> Q:
    """Return the condition that a case waits for this act; `KeyError` for a number that is none."""
    codes = [stage.code for stage in STAGES]
    if code not in codes:
        raise KeyError(code)
    place = codes.index(code)
    condition = ~STAGES[place].condition
    for earlier in STAGES[:place]:
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
        State.OPEN: Q(concluded_on__isnull=True),
        State.LATE: running & Q(due_on__lt=on),
        State.SOON: running & Q(due_on__range=(on, on + timedelta(days=SOON))),
        State.WAITING: Q(submitted_on__isnull=False, concluded_on__isnull=True),
        State.CONCLUDED: Q(concluded_on__isnull=False),
        State.CLOSED: Q(closed_on__isnull=False),
    }[State(state)]
