"""Steps of a complaint against discipline: P2, P3, R1–R4; P1 is done at the door, before there is a case."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.commands import complaints as commands
from cases.models import Case
from workflows import complaints, papers, preparing
from workflows.acts import Consequences
from workflows.forms import complaint as forms
from workflows.steps import StepView
from workflows.views.conduct import CaseStep
from workflows.views.page import RuledPage

if TYPE_CHECKING:
    from cases.minutes import Minutes, Session
    from inspection.accounts.models import User
    from workflows.views.conduct import Handed

#: What the body that decided is handed when the team comes.
TEAM_PAPERS = ("complaint-team-decision", "complaint-plan")


class RegisterComplaint(RuledPage, StepView):
    """P1. Registered, judged and proposed on the page of the letter: where there is a team, it is done."""

    act_label = gettext_lazy("Propose to handle the complaint")


class ComplaintTeamStep(RuledPage, StepView):
    """A step of the preparation; the complaint stands above the form."""

    template_name = "workflows/step_complaint.html"

    def extra_context(self) -> dict[str, Any]:
        """The complaint, the chain it is a link of, who is proposed."""
        case = self.team.cases.get()
        shown = complaints.shown(case.complaint, self.user, self.on)
        return super().extra_context() | {"complaint": shown, "places": preparing.places(self.team)}


class AcceptComplaint(ComplaintTeamStep):
    """P2. The complaint is accepted by a decision on the team and its plan; the complainant is told."""

    form_class = forms.AcceptForm
    act_label = gettext_lazy("Accept the complaint")
    makes = (*TEAM_PAPERS, "complaint-acceptance")

    def perform(self, by: User, content: str, method: str, **_facts: Any) -> None:
        """Accept, and make decision, plan and notice."""
        case = commands.accept_complaint(self.team, by=by, on=self.on, content=content, method=method)
        for key in TEAM_PAPERS:
            papers.make(key, case.team, by=by, on=self.on)
        papers.make("complaint-acceptance", case, by=by, on=self.on)

    def brings(self) -> Consequences:
        """The clock, and the file."""
        return [
            ("clock", _("From today the time to handle the complaint runs; the decision stays in force meanwhile.")),
            ("people", _("The members of the team work on the case, and read the file of the contested decision.")),
        ]


class PrepareComplaint(ComplaintTeamStep):
    """P3. The team meets: schedule and rules."""

    form_class = forms.PrepareComplaintForm
    wide = True
    template_name = "workflows/step_complaint_prepare.html"
    act_label = gettext_lazy("Record the preparation")
    draft_key = "prepare-complaint"
    makes = ("schedule", "team-meeting-minutes")

    def perform(
        self, by: User, minutes: Minutes, rules_of_conduct: str, schedule: Sequence[Session], **_facts: Any
    ) -> Any:
        """Prepare, and make schedule and minutes."""
        team = commands.prepare_complaint(
            self.team, by=by, minutes=minutes, rules_of_conduct=rules_of_conduct, schedule=schedule
        )
        for key in self.makes:
            papers.make(key, team, by=by, on=self.on)
        return team

    def extra_context(self) -> dict[str, Any]:
        """Who has declared."""
        return super().extra_context() | {"declarations": preparing.declarations(self.team)}


class ComplaintStep(CaseStep):
    """A step of the case of a complaint; the complaint stands above the form."""

    wide = True
    template_name = "workflows/step_complaint.html"

    def extra_context(self) -> dict[str, Any]:
        """The complaint and the chain it is a link of."""
        return super().extra_context() | {"complaint": complaints.shown(self.case.complaint, self.user, self.on)}


class DeployComplaint(ComplaintStep):
    """R1. The body that decided is heard, and hands its file over."""

    form_class = forms.DeployComplaintForm
    act_label = gettext_lazy("Record the work with the body")
    draft_key = "deploy-complaint"
    makes = ("complaint-deployment-minutes", "file-receipt-minutes")

    def perform(self, by: User, minutes: Minutes, handed: Handed, **_facts: Any) -> Case:
        """Deploy, and make both minutes."""
        served = handed(complaints.to_body(papers.to_hand_over(self.case, TEAM_PAPERS)), minutes.held_on)
        case = commands.deploy_complaint(self.case, by=by, minutes=minutes, served=served)
        for key in self.makes:
            papers.make(key, case, by=by, on=self.on)
        return case

    def extra_context(self) -> dict[str, Any]:
        """What is handed over."""
        return super().extra_context() | {"handed": papers.standing(self.case, TEAM_PAPERS)}


class HearComplainant(ComplaintStep):
    """R2. The complainant is heard: what differs from the decision."""

    form_class = forms.HearComplainantForm
    act_label = gettext_lazy("Record the work with the complainant")
    draft_key = "hear-complainant"
    makes = ("complainant-minutes",)

    def perform(self, by: User, minutes: Minutes, statement: str, differences: str, **_facts: Any) -> Case:
        """Hear, and make the minutes."""
        case = commands.hear_complainant(
            self.case, by=by, minutes=minutes, statement=statement, differences=differences
        )
        papers.make("complainant-minutes", case, by=by, on=self.on)
        return case


class VerifyComplaint(ComplaintStep):
    """R3. What is in dispute is verified; the body that decided has given its position in writing."""

    form_class = forms.VerifyComplaintForm
    act_label = gettext_lazy("Record the verification")
    draft_key = "verify-complaint"
    makes = ("verification-minutes",)

    def perform(self, by: User, minutes: Minutes, position: str, position_on: date, **_facts: Any) -> Case:
        """Verify, and make the minutes."""
        case = commands.verify_complaint(self.case, by=by, minutes=minutes, position=position, position_on=position_on)
        papers.make("verification-minutes", case, by=by, on=self.on)
        return case


class ExchangeResults(ComplaintStep):
    """R4. The results are exchanged with both sides and laid before the body."""

    form_class = forms.ExchangeForm
    act_label = gettext_lazy("Lay the results before the body")
    draft_key = "exchange-results"
    makes = ("complaint-exchange-minutes", "complaint-report")

    def perform(self, by: User, minutes: Minutes, form: str, proposal: str, **_facts: Any) -> Case:
        """Exchange, and make minutes and report."""
        case = commands.exchange_results(self.case, by=by, minutes=minutes, form=form, proposal=proposal)
        for key in self.makes:
            papers.make(key, case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """Who reads it now."""
        return [("people", _("Every member of %(body)s may now read the file.") % {"body": self.case.body.name})]
