"""Steps of a follow-up: P1 extract, P2 assign, R1 plan, R2 check, R3 re-inspect, E1 decide, E2 report."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.commands import follow_up as commands
from cases.commands.follow_up.reinspecting import doubtful
from cases.models import Case
from workflows import follow_ups, papers
from workflows.acts import Consequences
from workflows.forms import follow_up as forms
from workflows.steps import OpeningStep, StepView
from workflows.views.page import RuledPage

if TYPE_CHECKING:
    from cases.commands.follow_up import Checked, Decided, Recommended
    from cases.minutes import Minutes, Requirement
    from cases.models import Member
    from inspection.accounts.models import User


class ExtractRequirements(RuledPage, OpeningStep):
    """P1. The requirements of the notice stand in a list; policies to amend go to their own register."""

    form_class = forms.ExtractForm
    wide = True
    names_people = True
    template_name = "workflows/follow_up_open.html"
    act_label = gettext_lazy("Open the follow-up")
    draft_key = "follow-up-open"
    makes = ("requirements-list",)

    def perform(
        self, by: User, requirements: Sequence[Requirement], recommendations: Sequence[Recommended], **_facts: Any
    ) -> Case:
        """Open, and make the list."""
        case = commands.open_follow_up(
            self.case, by=by, on=self.on, requirements=requirements, recommendations=recommendations
        )
        papers.make("requirements-list", case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """The requirements stay where they are."""
        return [
            ("people", _("Who signs for the body names the person who urges.")),
            ("checklist", _("The requirements stay with the conclusion; here they are urged, checked and accepted.")),
        ]


class FollowUpStep(RuledPage, StepView):
    """A step of a follow-up; what is followed up stands above the form."""

    wide = True
    template_name = "workflows/step_followed.html"

    @cached_property
    def shown(self) -> follow_ups.FollowUpShown:
        """The requirements with what was done about each; of a preparation, those of its one case."""
        case = self.case if self.case is not None else Case.objects.select_related("body").get(team=self.team)
        return follow_ups.of(case, self.on)

    def extra_context(self) -> dict[str, Any]:
        """What is followed up."""
        return super().extra_context() | {"shown": self.shown}


class AssignUrging(FollowUpStep):
    """P2. The authority names who urges and checks."""

    form_class = forms.AssignForm
    names_people = True
    act_label = gettext_lazy("Assign who urges")
    makes = ("urging-assignment",)

    def perform(self, by: User, urger: Member, **_facts: Any) -> Case:
        """Assign, and make the notice of it."""
        case = commands.assign_urging(self.team, by=by, on=self.on, urger=urger)
        papers.make("urging-assignment", case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """Who is told."""
        return [
            ("people", _("The person named finds the requirements in their work, and reads both files.")),
            ("portal", _("The subject finds on its page that a remediation plan is asked for.")),
        ]


class ReceivePlan(FollowUpStep):
    """R1. The remediation plan, recorded from a paper; or that nothing came."""

    form_class = forms.PlanForm
    act_label = gettext_lazy("Record the remediation plan")
    draft_key = "remediation-plan"

    def perform(self, by: User, plan: str, plan_from: str, missing: bool, **_facts: Any) -> None:
        """Record."""
        commands.receive_plan(self.case, by=by, on=self.on, plan=plan, plan_from=plan_from, missing=missing)


class CheckEvidence(FollowUpStep):
    """R2. Of every requirement still open: what its evidence shows."""

    form_class = forms.CheckForm
    act_label = gettext_lazy("Finish checking the evidence")
    draft_key = "check-evidence"
    makes = ("tracking-sheet",)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form what is open."""
        return super().get_form_kwargs() | {"items": [one for one in self.shown.items if one.closed_on is None]}

    def perform(self, by: User, checks: Sequence[Checked], **_facts: Any) -> Case:
        """Check, and make the tracking sheet."""
        case = commands.finish_checking(self.case, by=by, on=self.on, checks=checks)
        papers.make("tracking-sheet", case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """What each answer means."""
        return [
            ("checklist", _("What is enough is verified and closed; a doubt calls for a re-inspection.")),
            ("bell", _("Without a doubt the result lies before the authority.")),
        ]


class Reinspect(FollowUpStep):
    """R3. What is doubtful is looked at on the spot."""

    form_class = forms.ReinspectForm
    act_label = gettext_lazy("Record the re-inspection")
    draft_key = "reinspect"
    makes = ("reinspection-minutes", "reinspection-report")
    names_people = True

    def get_form_kwargs(self) -> dict[str, Any]:
        """Who fills it in presides; tell the form what is doubtful."""
        told = {"chair": self.user.get_full_name(), "items": doubtful(self.case)}
        return super().get_form_kwargs() | told

    def perform(self, by: User, minutes: Minutes, done: dict[int, bool], result: str, **_facts: Any) -> Case:
        """Re-inspect; make minutes and report."""
        case = commands.reinspect(self.case, by=by, minutes=minutes, done=done, result=result)
        for key in self.makes:
            papers.make(key, case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """What was not done has consequences."""
        return [("seal", _("What was not carried out is a new sign of violation, and aggravates."))]


class Judge(FollowUpStep):
    """E1. The authority accepts, reopens, or concludes that something was not carried out."""

    form_class = forms.JudgeForm
    act_label = gettext_lazy("Decide on the requirements")
    draft_key = "judge-follow-up"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form every requirement."""
        return super().get_form_kwargs() | {"items": self.shown.items}

    def perform(self, by: User, verdicts: Sequence[Decided], **_facts: Any) -> Case:
        """Decide; with nothing reopened, make the confirmation."""
        case = commands.judge_follow_up(self.case, by=by, on=self.on, verdicts=verdicts)
        if case.concluded_on is not None:
            papers.make("completion-confirmation", case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """Reopened, it goes on."""
        return [
            ("paper", _("With nothing reopened, the result is confirmed by a notice.")),
            ("return", _("A requirement reopened goes back to who urges, with its new day.")),
        ]


class ReportShare(FollowUpStep):
    """E2. How much of the conclusion was carried out."""

    form_class = forms.ShareForm
    act_label = gettext_lazy("Report the share and close")
    draft_key = "report-share"
    makes = ("follow-up-report",)

    def perform(self, by: User, summary: str, **_facts: Any) -> Case:
        """Report and close."""
        case = commands.report_share(self.case, by=by, on=self.on, summary=summary)
        papers.make("follow-up-report", case, by=by, on=self.on)
        return case
