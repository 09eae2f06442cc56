"""Acts on the clock of a case, beside its flow: it is stopped, and runs on."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import commands
from cases.models import ClockStop
from cases.policy import Act
from workflows import dossier, papers
from workflows.acts import Consequences
from workflows.forms.clock import ClockResumeForm, ClockStopForm
from workflows.views.adjustments import CaseAct

if TYPE_CHECKING:
    from inspection.accounts.models import User


class StopClock(CaseAct):
    """Stop the time of the case by a decision."""

    form_class = ClockStopForm
    template_name = "workflows/act_form.html"
    act = Act.STOP_CLOCK
    act_label = gettext_lazy("Stop the clock")
    makes = ("clock-stop-decision",)
    draft_key = "clock"

    def perform(self, by: User, cause: str, reason: str, **_facts: Any) -> ClockStop:
        """Stop, and make the decision."""
        row = commands.stop_clock(self.case, by=by, on=self.on, cause=cause, reason=reason)
        papers.make("clock-stop-decision", row.case, by=by, on=self.on, occasion=row)
        return row

    def brings(self) -> Consequences:
        """What stands still, and what does not."""
        return [
            ("clock", _("From today the time of the case does not run; its deadline moves by as many days.")),
            ("lock", _("The team may go on working, but submits no report while the clock stands.")),
        ]


class ResumeClock(CaseAct):
    """Let the time of the case run on."""

    form_class = ClockResumeForm
    template_name = "workflows/act_form.html"
    act = Act.STOP_CLOCK
    act_label = gettext_lazy("Let the clock run on")
    makes = ("clock-resume-decision",)

    @cached_property
    def standing(self) -> ClockStop | None:
        """How the clock stands."""
        return dossier.standing_clock(self.case)

    def perform(self, by: User, **_facts: Any) -> ClockStop:
        """Let it run on, and make the decision."""
        row = commands.resume_clock(self.case, by=by, on=self.on)
        papers.make("clock-resume-decision", row.case, by=by, on=self.on, occasion=row)
        return row

    def brings(self) -> Consequences:
        """The new deadline."""
        if self.standing is None:
            return [("clock", _("The clock runs."))]
        days = self.standing.days(self.on)
        due = self.standing.former_due_on + timedelta(days=days)
        facts = {"days": days, "due": f"{due:%d/%m/%Y}"}
        return [("clock", _("The clock has stood for %(days)s days; the deadline becomes %(due)s.") % facts)]
