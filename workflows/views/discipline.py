"""Steps of the consideration of discipline: P1, P2, R1–R4."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.commands import discipline as commands
from cases.models import Case
from workflows import matters, papers, preparing
from workflows.acts import Consequences
from workflows.forms import discipline as forms
from workflows.forms.conduct import DeployForm
from workflows.steps import StepView
from workflows.views.conduct import CaseStep, add_files
from workflows.views.page import RuledPage

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from cases.minutes import Minutes
    from cases.models import Member, Team
    from inspection.accounts.models import User
    from workflows.views.conduct import Handed

#: What is handed over when the subject is told: with a decision of its own, or on the inspection's.
OWN_PAPERS = ("consideration-decision", "consideration-plan", "self-criticism-outline")
DUAL_PAPERS = ("self-criticism-outline",)


class TeamStep(RuledPage, StepView):
    """A step of the preparation, with its one case."""

    def extra_context(self) -> dict[str, Any]:
        """What the case starts from."""
        case = self.team.cases.get()
        return super().extra_context() | {"matter": matters.of(case, self.on), "places": preparing.places(self.team)}


class DecideDiscipline(TeamStep):
    """P1. Discipline is considered; the commissioner who hears the subject is named."""

    form_class = forms.DecideForm
    template_name = "workflows/step_discipline.html"
    act_label = gettext_lazy("Decide to consider discipline")
    makes = ("consideration-decision", "consideration-plan")
    names_people = True

    def perform(self, by: User, overseer: Member, dual: bool = False, **_facts: Any) -> Team:
        """Decide, and make decision and plan; a decision that holds is not made again."""
        team = commands.decide_discipline(self.team, by=by, on=self.on, overseer=overseer, dual=dual)
        if not dual:
            for key in self.makes:
                papers.make(key, team, by=by, on=self.on)
        return team

    def brings(self) -> Consequences:
        """Who gets which rights."""
        return [
            ("people", _("From today the members of the team work on the case, and the commissioner reads it.")),
            ("paper", _("Where the decision of the inspection holds, no decision and plan are made again.")),
        ]


class Guide(TeamStep):
    """P2. The team meets; the subject is guided how to write the self-criticism."""

    form_class = forms.GuideForm
    wide = True
    template_name = "workflows/step_guide.html"
    act_label = gettext_lazy("Record the guidance")
    draft_key = "guide"
    makes = ("self-criticism-outline", "schedule", "team-meeting-minutes")

    def perform(self, by: User, minutes: Minutes, **facts: Any) -> Team:
        """Guide, and make outline, schedule and minutes."""
        team = commands.guide(self.team, by=by, minutes=minutes, **facts)
        for key in self.makes:
            papers.make(key, team, by=by, on=self.on)
        return team

    def extra_context(self) -> dict[str, Any]:
        """Who has declared."""
        return super().extra_context() | {"declarations": preparing.declarations(self.team)}


class DisciplineStep(CaseStep):
    """A step of a case of discipline; what is judged stands above the form."""

    template_name = "workflows/step_discipline.html"

    def extra_context(self) -> dict[str, Any]:
        """What the case starts from, the violations, the earlier discipline, the ballots."""
        return super().extra_context() | {"matter": matters.of(self.case, self.on)}


class DeployDiscipline(DisciplineStep):
    """R1. The subject is told what discipline is considered on; the schedule is agreed."""

    form_class = DeployForm
    wide = True
    template_name = "workflows/step_deploy.html"
    act_label = gettext_lazy("Record the deployment")
    draft_key = "deploy"
    makes = ("consideration-minutes",)

    @property
    def keys(self) -> tuple[str, ...]:
        """The papers handed over."""
        return DUAL_PAPERS if self.case.matter.dual else OWN_PAPERS

    def perform(self, by: User, minutes: Minutes, handed: Handed, **facts: Any) -> Case:
        """Deploy with the papers, and make the minutes."""
        served = handed(papers.to_hand_over(self.case, self.keys), minutes.held_on)
        case = commands.deploy_discipline(self.case, by=by, minutes=minutes, served=served, **facts)
        papers.make("consideration-minutes", case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """What the subject's side gets to see."""
        return [("portal", _("The subject finds these papers, and what is asked, on its own page."))]

    def extra_context(self) -> dict[str, Any]:
        """What is handed over."""
        return super().extra_context() | {"handed": papers.standing(self.case, self.keys)}


class ReceiveSelfCriticism(DisciplineStep):
    """R2. The self-criticism with the form the subject proposes, or why there is none."""

    form_class = forms.SelfCriticismForm
    act_label = gettext_lazy("Record the self-criticism")
    draft_key = "self-criticism"

    def perform(self, by: User, received_on: date, attachments: Sequence[UploadedFile], **facts: Any) -> Case:
        """Put the files into the case, then receive it."""
        return receive(self.case, attachments, by=by, on=received_on, **facts)

    def brings(self) -> Consequences:
        """Refusing does not stop the case."""
        return [("clock", _("Where the subject refuses or stays away, this is minuted and the case goes on."))]


def receive(case: Case, files: Sequence[UploadedFile], *, by: User, on: date, **facts: Any) -> Case:
    """Put the files of a self-criticism into the case, then receive it."""
    add_files(case, files, by=by, on=on, title=_("Self-criticism of the subject"))
    return commands.receive_self_criticism(case, by=by, on=on, **facts).case


class Confer(DisciplineStep):
    """R3. The subject's organization met, concluded on each violation, and voted in secret."""

    form_class = forms.ConferenceForm
    wide = True
    act_label = gettext_lazy("Record the conference")
    draft_key = "confer"
    makes = ("conference-minutes",)

    def perform(self, by: User, minutes: Minutes, **_facts: Any) -> Case:
        """Record the conference, and make its minutes and those of its count."""
        case = commands.confer(self.case, by=by, minutes=minutes)
        papers.make("conference-minutes", case, by=by, on=self.on)
        if (ballot := matters.lower_ballot(case)) is not None:
            for key in ("ballot-paper", "counting-minutes"):
                papers.make(key, case, by=by, on=self.on, occasion=ballot)
        return case

    def brings(self) -> Consequences:
        """The ballot comes first."""
        return [
            ("seal", _("The count is read from the ballot of the subject's organization; nobody types an outcome.")),
        ]


class ProposeDiscipline(DisciplineStep):
    """R4. What was open is verified; the proposal is laid before the body."""

    form_class = forms.ProposeForm
    act_label = gettext_lazy("Lay the proposal before the body")
    draft_key = "propose-discipline"
    makes = ("discipline-proposal",)

    def perform(self, by: User, form: str, proposal: str, verified: str = "", **_facts: Any) -> Case:
        """Propose, and make the proposal."""
        case = commands.propose_discipline(
            self.case, by=by, on=self.on, form=form, proposal=proposal, verified=verified
        )
        papers.make("discipline-proposal", case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """Who reads it now."""
        return [
            ("people", _("Every member of %(body)s may now read the file.") % {"body": self.case.body.name}),
            ("lock", _("Violations and circumstances are closed with this.")),
        ]
