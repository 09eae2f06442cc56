"""Suspension (DCSH): a preventive measure, from its proposal to the day the rights are restored."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from viewflow import this
from viewflow.workflow import Flow

from cases.policy import Act, Duty
from cases.stages import EMPTY
from workflows.models import CaseProcess, CaseTask, TeamProcess, TeamTask
from workflows.nodes import LOCK, Closing, Opening, Step
from workflows.views import suspension


class SuspensionFlow(Flow):
    """Conduct and closing: decision, announcement, the term, and its end by an act or by the calendar."""

    process_class = CaseProcess
    task_class = CaseTask
    process_title = _("Suspension")
    lock_impl = LOCK

    opened = Opening().Next(this.decide)

    # Conduct
    decide = Step(
        "R1",
        suspension.DecideSuspension,
        _("Decide the suspension"),
        by=Duty.AUTHORITY,
        act=Act.ISSUE_DECISION,
        done="decided_on",
        rules=("SUSP-AUTH", "SUSP-DUR", "SUSP-DUR-ORG", "SUSP-CRIM", "INV-FOUR-EYES"),
        outputs=("suspension-decision",),
        needs=_("the proposal of another; the subject heard before the decision where that is possible"),
    ).Next(this.announce)

    announce = Step(
        "R2",
        suspension.AnnounceSuspension,
        _("Announce the suspension"),
        by=Duty.AUTHORITY,
        act=Act.ANNOUNCE,
        done="deployed_on",
        calls={"closed_on": EMPTY},
        rules=("VOTE-NOTALLOWED",),
        outputs=("suspension-minutes", "services"),
        needs=_("the decision with its number; receipt, or refusal with witnesses"),
    ).Next(this.extend)

    # Closing
    extend = Step(
        "E1",
        suspension.ExtendSuspension,
        _("Watch the term, extend once before it is over"),
        by=Duty.AUTHORITY,
        act=Act.DECIDE_EXTENSION,
        done="closed_on",
        early="decided_on",
        rules=("SUSP-DUR", "SUSP-DUR-ORG", "SUSP-CRIM", "SUSP-NOTDISC"),
        outputs=("suspension-extension",),
        needs=_("only where it must last longer; without an act the rights come back after the last day"),
    ).Next(this.end)

    end = Step(
        "E2",
        suspension.EndSuspension,
        _("End the suspension"),
        by=Duty.AUTHORITY,
        act=Act.END_SUSPENSION,
        done="closed_on",
        early="decided_on",
        rules=("SUSP-NOTDISC",),
        outputs=("suspension-end",),
        needs=_("the conclusion, the acquittal or the decision on discipline that ends it"),
    ).Next(this.closed)

    closed = Closing()


class SuspensionPreparation(Flow):
    """Preparation: the ground is recorded and the suspension proposed, in one act that opens the case."""

    process_class = TeamProcess
    task_class = TeamTask
    process_title = _("Preparation of a suspension")
    lock_impl = LOCK

    opened = Opening().Next(this.propose)

    # Preparation
    propose = Step(
        "P1",
        suspension.ProposeSuspension,
        _("Record the ground and propose the suspension"),
        by=Duty.AREA_OFFICER,
        act=Act.PROPOSE,
        done="proposed_on",
        rules=("SUSP-WHEN", "SUSP-SEAT", "SUSP-NOTIFY", "SUSP-NOTDISC", "SUSP-AUTH"),
        outputs=("suspension-submission", "suspension-report"),
        needs=_("the open case that is obstructed, or the notice of law enforcement with its procedural act"),
    ).Next(this.closed)

    closed = Closing()
