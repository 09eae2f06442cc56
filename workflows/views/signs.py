"""Steps of an inspection on signs of violation: P1, P2, R4, R5, E1."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import commands as common
from cases.commands import signs as commands
from cases.models import Case
from workflows import papers
from workflows import signs as reading
from workflows.acts import Consequences
from workflows.forms import signs as forms
from workflows.forms.fields import PageForm
from workflows.views.closing import Submit
from workflows.views.conduct import CaseStep, FinaliseReport, heard
from workflows.views.preparation import IssueDecision, Propose

if TYPE_CHECKING:
    from cases.models import Team
    from inspection.accounts.models import User


class ProposeOnSigns(Propose):
    """P1. The area officer proposes in writing: the signs with their source, content, look-back, people."""

    template_name = "workflows/step_propose_signs.html"
    act_label = gettext_lazy("Propose the inspection")
    makes = ("signs-proposal",)

    def extra_context(self) -> dict[str, Any]:
        """The signs, and the way out where they are not enough."""
        return super().extra_context() | _signs(self.team, self.user, self.on)


def _signs(team: Team, user: User, on: Any) -> dict[str, Any]:
    case = team.cases.get()
    return {"shown": reading.of(case, user, on), "monitor_url": reverse("signs-monitor", args=[team.key])}


class DecideOnSigns(IssueDecision):
    """P2. The standing board of the commission signs decision and plan, or returns the proposal."""

    form_class = forms.DecideOnSignsForm
    template_name = "workflows/step_decide_signs.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form who may direct, and whether the standing board of the committee is to be told."""
        same = commands.is_of_the_same_level(self.team.cases.get(), self.on)
        return super().get_form_kwargs() | {"seats": reading.overseers(self.team, self.on), "same_level": same}

    def perform(self, by: User, returned: str = "", **facts: Any) -> Team:
        """Decide, and make decision and plan; or return."""
        if returned:
            return common.return_proposal(self.team, by=by, on=self.on, reason=returned)
        told = {name: facts[name] for name in ("overseer", "informed_on", "informed_note")}
        team = commands.decide_on_signs(self.team, by=by, on=self.on, **told)
        for key in self.makes:
            papers.make(key, team, by=by, on=self.on)
        return team

    def extra_context(self) -> dict[str, Any]:
        """The proposal with its signs."""
        return super().extra_context() | _signs(self.team, self.user, self.on)


class FinishConferences(CaseStep):
    """R4. Conferences are held meanwhile, level by level; this act says that all were held."""

    form_class = PageForm
    wide = True
    template_name = "workflows/step_confer_signs.html"
    act_label = gettext_lazy("Finish the conferences")

    def perform(self, by: User, **_facts: Any) -> Case:
        """Finish."""
        return commands.finish_conferences(self.case, by=by, on=self.on)

    def extra_context(self) -> dict[str, Any]:
        """The conferences held, the draft, every point with what the subject says to it."""
        return (
            super().extra_context()
            | heard(self.case, self.node.number)
            | {
                "conferences": reading.conferences(self.case),
                "draft": papers.read_draft(self.case, "team-report"),
                "draft_url": self.link("signs-draft") if self.case.drafted_on is None else "",
                "conference_url": self.link("conference-add") if self.case.drafted_on is not None else "",
            }
        )


class FinaliseOnSigns(FinaliseReport):
    """R5. The results are exchanged, the commissioner in charge was told; the report gets its number."""

    form_class = forms.FinaliseOnSignsForm
    template_name = "workflows/step_finalise_signs.html"
    draft_key = "finalise-signs"

    def perform(self, by: User, **facts: Any) -> Case:
        """Finalise, make the report, and begin the draft notice."""
        told = {name: facts[name] for name in ("exchange", "directions", "proposed", "dual")}
        case = commands.finalise_on_signs(self.case, by=by, on=self.on, **told)
        papers.make_report(case, by=by, on=self.on)
        return case

    def extra_context(self) -> dict[str, Any]:
        """Whose responsibility was examined, where an organization is inspected."""
        is_organization = self.case.subject_organization_id is not None
        return super().extra_context() | {
            "answering": reading.answering(self.case, self.user, self.on),
            "responsibility_url": self.link("responsibility-add") if is_organization else "",
        }


class SubmitOnSigns(Submit):
    """E1. The report is laid before the commission; in one run with discipline the subject was heard before."""

    template_name = "workflows/step_submit_signs.html"
    act_label = gettext_lazy("Submit to the commission")

    def perform(self, by: User, **_facts: Any) -> Case:
        """Submit with a draft notice that cites the papers in force, and make the submission."""
        papers.recite_notice(self.case, by=by, on=self.on)
        case = commands.submit_on_signs(self.case, by=by, on=self.on)
        papers.make("submission", case, by=by, on=self.on)
        return case

    def extra_context(self) -> dict[str, Any]:
        """Whether the commissioner in charge still has to hear the subject."""
        waits = self.case.signs_matter.dual and self.case.heard_on is None
        return super().extra_context() | {"waits_for_hearing": waits}

    def brings(self) -> Consequences:
        """Who reads it now."""
        told = _("Each content is concluded by vote; so is whether discipline follows.")
        return [*super().brings(), ("people", told)]
