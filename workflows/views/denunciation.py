"""Steps of a denunciation: P1–P4, R1–R4; the text of the petition and who sent it are on none of these pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import commands
from cases.commands import denunciation
from cases.models import Case, Team
from workflows import denunciations, papers
from workflows.acts import Consequences
from workflows.forms import denunciation as forms
from workflows.steps import StepView
from workflows.views import preparation
from workflows.views.closing import SubmitSupervision
from workflows.views.conduct import Deploy, FinishVerification
from workflows.views.page import RuledPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.commands.denunciation import Alleged
    from cases.minutes import Minutes
    from inspection.accounts.models import User
    from workflows.views.conduct import Handed

#: What the denounced is handed when the team comes.
TEAM_PAPERS = ("denunciation-team-decision", "denunciation-plan", "denunciation-outline")


class RegisterDenunciation(RuledPage, StepView):
    """P1. Registered, classified and taken up on the page of the petition: where there is a team, it is done."""

    act_label = gettext_lazy("Take the petition up as a denunciation")


class WorkWithDenouncer(preparation.Propose):
    """P2. The denouncer stands by the letter, each allegation is written down, a team is proposed; or it ends here."""

    template_name = "workflows/step_denouncer.html"
    act_label = gettext_lazy("Record the work and propose the team")
    draft_key = ""  # what is said here is kept on no device

    @property
    def has_worked(self) -> bool:
        """Whether this was returned and only the proposal is made again."""
        return denunciations.has_worked(self.team)

    @property
    def form_class(self) -> Any:  # type: ignore[override]
        """Once the allegations are written down, only the proposal is asked for."""
        return forms.DenunciationProposalForm if self.has_worked else forms.WorkForm

    @property
    def makes(self) -> tuple[str, ...]:  # type: ignore[override]
        """The restricted minutes, and the proposal."""
        return ("denunciation-proposal",) if self.has_worked else ("denouncer-minutes", "denunciation-proposal")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Who fills it in presides."""
        kwargs = super().get_form_kwargs()
        return kwargs if self.has_worked else kwargs | {"chair": self.user.get_full_name()}

    def perform(
        self,
        by: User,
        minutes: Minutes | None = None,
        allegations: Sequence[Alleged] = (),
        disowned: str = "",
        **facts: Any,
    ) -> Team:
        """Work with the denouncer, then propose; or end it where the letter is disowned."""
        if disowned and minutes is not None:
            team = denunciation.end_disowned(self.team, by=by, minutes=minutes, reason=disowned)
            papers.make("denouncer-minutes", team, by=by, on=self.on)
            return team
        if minutes is not None:
            denunciation.work_with_denouncer(self.team, by=by, minutes=minutes, allegations=allegations)
            papers.make("denouncer-minutes", self.team, by=by, on=self.on)
        team = commands.propose(self.team, by=by, on=self.on, **facts)
        papers.make("denunciation-proposal", team, by=by, on=self.on)
        return team

    def brings(self) -> Consequences:
        """What is kept from whom."""
        return [
            *super().brings(),
            ("lock", _("The minutes are restricted: the team and who leads it read them; they are handed to nobody.")),
        ]

    def extra_context(self) -> dict[str, Any]:
        """The petition by its number, and what is written down already."""
        return super().extra_context() | {"denunciation": denunciations.of_team(self.team), "worked": self.has_worked}


class DecideDenunciation(preparation.IssueDecision):
    """P3. Sign the decision and the plan; the time runs. Or return the proposal."""

    makes = ("denunciation-team-decision", "denunciation-plan")
    template_name = "workflows/step_decide_denunciation.html"

    def perform(self, by: User, returned: str = "", **_facts: Any) -> Team:
        """Sign, and make decision and plan; or return."""
        if returned:
            return commands.return_proposal(self.team, by=by, on=self.on, reason=returned)
        team = commands.issue_decision(self.team, by=by, on=self.on)
        for key in self.makes:
            papers.make(key, team, by=by, on=self.on)
        return team

    def extra_context(self) -> dict[str, Any]:
        """The allegations."""
        return super().extra_context() | {"denunciation": denunciations.of_team(self.team)}


class PrepareDenunciation(preparation.Prepare):
    """P4. The team's meeting: outline for the explanation, schedule; everybody has declared."""

    makes = ("denunciation-outline", "schedule", "team-meeting-minutes")


class DeployDenunciation(Deploy):
    """R1. Decision, plan and outline before the denounced; who denounced is withheld."""

    form_class = forms.DeployDenunciationForm
    makes = ("denunciation-deployment-minutes",)

    def perform(self, by: User, minutes: Minutes, handed: Handed, **facts: Any) -> Case:
        """Deploy with the papers of the team, and make the minutes."""
        served = handed(papers.to_hand_over(self.case, TEAM_PAPERS), minutes.held_on)
        case = commands.deploy(self.case, by=by, minutes=minutes, served=served, **facts)
        papers.make("denunciation-deployment-minutes", case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """What the denounced gets to see, and what not."""
        return [
            ("portal", _("The subject's representative finds these papers, and what is asked, on their own page.")),
            ("lock", _("Neither the petition nor anything of the denouncer is handed over.")),
        ]

    def extra_context(self) -> dict[str, Any]:
        """What is handed over."""
        return super().extra_context() | {"handed": papers.standing(self.case, TEAM_PAPERS)}


class FinishAllegations(FinishVerification):
    """R3. Each allegation has its verification; this act says that all of them have."""

    template_name = "workflows/step_allegations.html"

    def extra_context(self) -> dict[str, Any]:
        """The allegations with the addresses where each is verified or withdrawn."""
        return super().extra_context() | denunciations.editable(self.case)


class SubmitDenunciation(SubmitSupervision):
    """R4, its end. The report is finalised and laid before the body with the draft notice."""
