"""Steps of a mandate inspection that differ: decision with outline, letter, files and sheets, conclusion per sheet."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import commands
from cases.commands import mandate as acts
from cases.models import Case
from workflows import mandates, papers
from workflows.acts import ActForm, Consequences
from workflows.forms import mandate as forms
from workflows.forms.mandate_closing import ConsiderMandateForm, ReconsiderForm
from workflows.forms.preparation import OutlinedProposalForm
from workflows.views import closing, conduct, preparation

if TYPE_CHECKING:
    from cases.minutes import Minutes, Requirement
    from cases.models import Consideration, Team
    from inspection.accounts.models import User
    from workflows.views.conduct import Handed

OUTLINE = "mandate-outline"
LETTER = "request-letter"
SHEETS = "mandate-sheets"
#: What the subject receives with the decision.
ISSUED = ("team-decision", "plan", OUTLINE)


class ProposeMandate(preparation.Propose):
    """P1. Content, people, time, and the outline that is issued with the decision."""

    form_class = OutlinedProposalForm


class IssueMandate(preparation.IssueDecision):
    """P1. Decision, plan and outline are signed together, or the proposal is returned."""

    act_label = gettext_lazy("Sign decision, plan and outline")
    makes = ("team-decision", "plan", OUTLINE)

    def perform(self, by: User, returned: str = "", **facts: Any) -> Team:
        """Sign, and make decision and plan, then the outline that cites the plan; or return."""
        team = super().perform(by, returned=returned, **facts)
        if not returned:
            papers.make(OUTLINE, team, by=by, on=self.on)
        return team


class PrepareMandate(preparation.Prepare):
    """P2. The team's meeting: tasks, schedule, rules of conduct; every member has declared."""

    form_class = forms.PrepareMandateForm
    makes = ("schedule", "team-meeting-minutes")


class DeployMandate(conduct.Deploy):
    """R1. Decision, plan and outline are handed over with a letter: report, files, contact officers."""

    form_class = forms.DeployMandateForm
    makes = (LETTER, "deployment-minutes")

    def perform(self, by: User, minutes: Minutes, handed: Handed, **facts: Any) -> Case:
        """Deploy, make and hand over the letter, and make the minutes."""
        served = handed(papers.to_hand_over(self.case, ISSUED), minutes.held_on)
        case = acts.deploy_mandate(self.case, by=by, minutes=minutes, served=served, **facts)
        papers.make(LETTER, case, by=by, on=self.on)
        for serving in handed(papers.to_hand_over(case, (LETTER,)), minutes.held_on):
            commands.serve(case, by=by, on=self.on, serving=serving)
        papers.make("deployment-minutes", case, by=by, on=self.on)
        return case

    def extra_context(self) -> dict[str, Any]:
        """What is handed over."""
        return super().extra_context() | {"handed": papers.standing(self.case, ISSUED)}


class FinishExamination(conduct.FinishVerification):
    """R3. Sessions, evidence, findings; the sample with every file judged; both sheets."""

    template_name = "workflows/step_examine.html"
    act_label = gettext_lazy("Finish the examination")
    makes = ("evidence-list", SHEETS)

    def perform(self, by: User, **facts: Any) -> Case:
        """Finish, and make the list of evidence and the sheets."""
        case = super().perform(by, **facts)
        papers.make(SHEETS, case, by=by, on=self.on)
        return case

    def extra_context(self) -> dict[str, Any]:
        """What was gathered, sampled and filled in."""
        return super().extra_context() | {"shown": mandates.of(self.case), "may_examine": True, "key": self.case.key}


class MeetCommittee(conduct.HearDraft):
    """R4. The committee presents, the team reports, and asks to reconsider what was handled wrongly."""

    template_name = "workflows/step_meet.html"
    act_label = gettext_lazy("Record the meeting with the committee")

    def extra_context(self) -> dict[str, Any]:
        """Every point with what the subject says, every file that is asked about."""
        return super().extra_context() | {"shown": mandates.of(self.case), "key": self.case.key}


class SubmitMandate(closing.SubmitSupervision):
    """E1. The report is finalised as it is submitted, with the sheets as they stand then."""

    makes = ("team-report", SHEETS, "submission")

    def perform(self, by: User, **facts: Any) -> Case:
        """Finalise and submit, and make report, submission and sheets."""
        case = super().perform(by, **facts)
        papers.make(SHEETS, case, by=by, on=self.on)
        return case


class ConsiderMandate(closing.Consider):
    """E2. The body concludes on each sheet, recommends for each wrong file, and on the whole; or returns."""

    form_class = ConsiderMandateForm
    template_name = "workflows/step_consider_mandate.html"
    act_label = gettext_lazy("Conclude on both sheets and issue the notice")

    @cached_property
    def shown(self) -> mandates.Shown:
        """The sample and the sheets."""
        return mandates.of(self.case)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form which files were decided wrongly."""
        return super().get_form_kwargs() | {"examined": self.shown.wrong}

    def consider(self, by: User, **facts: Any) -> Consideration:
        """Conclude per sheet and per file."""
        return acts.consider_mandate(self.case, by=by, **facts)

    def brings(self) -> Consequences:
        """What else follows from a conclusion."""
        wrongful = _(
            "A wrongful file recommended to be annulled puts “wrongful discipline” on the list of cases to open."
        )
        return [*super().brings(), ("people", wrongful)]

    def extra_context(self) -> dict[str, Any]:
        """The sheets the body decides on."""
        return super().extra_context() | {"shown": self.shown}


class AssignReconsiderations(closing.AssignFollowUp):
    """E3. Each file to be changed becomes a requirement, beside what the notice asks for."""

    form_class: type[ActForm] = ReconsiderForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form which files are to be changed."""
        return super().get_form_kwargs() | {"examined": mandates.of(self.case).to_change}

    def perform(self, by: User, requirements: list[tuple[int, Requirement]], **_facts: Any) -> Case:  # type: ignore[override]
        """Assign."""
        return acts.assign_reconsiderations(self.case, by=by, on=self.on, requirements=requirements)
