"""Preparation, done once for the team: P1 propose, P2 decide or return, P3 declare and prepare."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import cells, commands
from cases.policy import Act
from workflows import papers, preparing
from workflows.acts import Consequences
from workflows.forms.preparation import DecisionForm, DeclarationForm, PrepareForm, ProposalForm
from workflows.steps import StepView
from workflows.views.page import RuledPage

if TYPE_CHECKING:
    from cases.minutes import Minutes
    from cases.models import Team
    from inspection.accounts.models import User


class Propose(RuledPage, StepView):
    """P1. Content, look-back, time and people; a returned proposal is proposed again here."""

    form_class = ProposalForm
    wide = True
    template_name = "workflows/step_propose.html"
    act_label = gettext_lazy("Propose the team")
    draft_key = "propose"
    makes = ("proposal",)
    names_people = True

    def perform(self, by: User, **facts: Any) -> Team:
        """Propose, and make the proposal."""
        team = commands.propose(self.team, by=by, on=self.on, **facts)
        for key in self.makes:
            papers.make(key, team, by=by, on=self.on)
        return team

    def brings(self) -> Consequences:
        """Who is told."""
        return [
            ("people", _("The leaders of %(body)s find it in their work.") % {"body": self.team.body.name}),
            ("lock", _("Nothing reaches the subjects before the decision is signed.")),
        ]

    def extra_context(self) -> dict[str, Any]:
        """Who is named in the programme."""
        return super().extra_context() | {"subjects": preparing.subjects(self.team)}


class IssueDecision(RuledPage, StepView):
    """P2. Sign the decision and the plan, or return the proposal with the reason."""

    form_class: type[forms.Form] = DecisionForm
    template_name = "workflows/step_decide.html"
    act_label = gettext_lazy("Sign the decision and the plan")

    @property
    def makes(self) -> tuple[str, ...]:  # type: ignore[override]
        """Decision and plan; a cell signs what its locality says."""
        return cells.founding(self.book, self.team)

    def perform(self, by: User, returned: str = "", **_facts: Any) -> Team:
        """Sign, and make decision and plan; or return."""
        if returned:
            return commands.return_proposal(self.team, by=by, on=self.on, reason=returned)
        team = commands.issue_decision(self.team, by=by, on=self.on)
        for key in cells.founding(self.book, team):
            papers.make(key, team, by=by, on=self.on)
        return team

    def page_facts(self, form: forms.Form) -> dict[str, Any]:
        """Say what is signed, where it is the plan or the decision alone."""
        alone = {"plan": _("Sign the plan"), "team-decision": _("Sign the decision with the plan in it")}
        label = alone.get(self.makes[0], self.act_label) if len(self.makes) == 1 else self.act_label
        return super().page_facts(form) | {"act_label": label}

    def brings(self) -> Consequences:
        """Who gets which rights, and what no longer changes without a decision."""
        return [
            ("people", _("From today the members of the team work on its cases, until each file is closed.")),
            ("lock", _("Content, time, subjects and members then change only by a new decision.")),
        ]

    def extra_context(self) -> dict[str, Any]:
        """The proposal as it stands."""
        return super().extra_context() | {
            "subjects": preparing.subjects(self.team),
            "places": preparing.places(self.team),
            "proposer": self.team.proposed_by,
        }


class Declare(RuledPage):
    """P3. Each member declares for themselves whether a conflict of interest exists."""

    form_class = DeclarationForm
    template_name = "workflows/declare.html"
    act = Act.DECLARE
    act_label = gettext_lazy("Declare")
    of_team = True

    def perform(self, by: User, **facts: Any) -> None:
        """Declare."""
        commands.declare(self.team, by=by, on=self.on, **facts)

    def get_success_url(self) -> str:
        """The team's page; whoever declared a conflict has no way back to it."""
        if self.request.POST.get("has_conflict") == "yes":
            return reverse("inbox")
        return super().get_success_url()

    def said(self) -> str:
        """What the declaration leads to."""
        if self.request.POST.get("has_conflict") == "yes":
            return _("Your declaration is recorded. You take no further part; the authority is asked to replace you.")
        return _("Your declaration is recorded.")

    def brings(self) -> Consequences:
        """What a declared conflict means."""
        return [
            ("lock", _("If you declare a conflict, nothing of this team reaches you any more, from this moment.")),
            ("people", _("The authority is then asked to replace you by a new decision.")),
        ]

    def extra_context(self) -> dict[str, Any]:
        """Whom the declaration is about."""
        return super().extra_context() | {
            "subjects": preparing.subjects(self.team),
            "mine": preparing.declaration_of(self.team, self.user),
        }


class Prepare(RuledPage, StepView):
    """P3. The team's meeting: tasks, outline, rules of conduct; every member has declared."""

    form_class = PrepareForm
    wide = True
    template_name = "workflows/step_prepare.html"
    act_label = gettext_lazy("Record the team meeting")
    draft_key = "prepare"
    makes: tuple[str, ...] = ("outline", "schedule", "team-meeting-minutes")

    def perform(self, by: User, minutes: Minutes, **facts: Any) -> Team:
        """Prepare, and make outline, schedule and minutes."""
        team = commands.prepare(self.team, by=by, minutes=minutes, **facts)
        for key in self.makes:
            papers.make(key, team, by=by, on=self.on)
        return team

    def brings(self) -> Consequences:
        """Each case then goes its own way."""
        return [("cases", _("Each subject's case is ready to be deployed."))]

    def extra_context(self) -> dict[str, Any]:
        """Who has declared, and who has not."""
        return super().extra_context() | {
            "declarations": preparing.declarations(self.team),
            "declare_url": reverse("declare", args=[self.team.key]),
            "team_change_url": reverse("team-change", args=[self.team.key]),
        }
