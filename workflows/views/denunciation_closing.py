"""Closing of a denunciation: E1 conclude on each allegation, E2 announce and inform the denouncer, E3 the file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import commands
from cases.commands import denunciation
from cases.models import Case, Outcome
from workflows import papers
from workflows.acts import Consequences
from workflows.forms import denunciation as forms
from workflows.views.closing import Announce, CloseFile, Consider

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from django import forms as django_forms

    from cases.commands.denunciation import Concluded
    from cases.minutes import Minutes, Requirement
    from inspection.accounts.models import User
    from workflows.views.conduct import Handed


class ConcludeDenunciation(Consider):
    """E1. The body concludes on each allegation and approves one text; or returns the report."""

    form_class = forms.ConcludeForm
    template_name = "workflows/step_conclude_denunciation.html"
    act_label = gettext_lazy("Conclude and issue the notice")
    draft_key = "conclude-denunciation"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the allegations."""
        return super().get_form_kwargs() | {"allegations": list(self.case.allegations.standing())}

    def perform(  # type: ignore[override]
        self, by: User, verdicts: Mapping[int, Concluded], approved: str = "", **facts: Any
    ) -> Case:
        """Conclude and issue the notice that was read; or return the report with remarks."""
        if not verdicts:
            facts.pop("recommendation", None)
            case = commands.consider(self.case, by=by, outcome="", **facts).case
            papers.make("deliberation-minutes", case, by=by, on=self.on)
            return case
        act = denunciation.conclude_denunciation(self.case, by=by, verdicts=verdicts, approved_sha256=approved, **facts)
        papers.make("deliberation-minutes", act.case, by=by, on=self.on)
        papers.issue_approved(act.case, self.notice, approved, by=by, on=self.on)
        return act.case

    def brings(self) -> Consequences:
        """How the case ends is not chosen."""
        return [
            ("seal", _("How the case ends follows from the conclusions; a founded violation calls for discipline.")),
            *super().brings(),
        ]

    def page_facts(self, form: django_forms.Form) -> dict[str, Any]:
        """Show each allegation beside what is concluded on it."""
        found = [one for one in form.formsets if one.prefix == "verdicts"]  # type: ignore[attr-defined]
        return super().page_facts(form) | {
            "verdicts": found[0].beside() if found else [],
            "verdicts_formset": found[0] if found else None,
        }


class AnnounceDenunciation(Announce):
    """E2. The notice reaches the denounced and the managing organization; the denouncer is told in a suitable form."""

    form_class = forms.AnnounceDenunciationForm
    makes = ("announcement-minutes", "denouncer-notice")  # type: ignore[assignment]
    names_people = True

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form what the notice asks for."""
        asked = papers.requirements_of(self.case) if self.request.method == "GET" else []
        return super().get_form_kwargs() | {"required": asked}

    def perform(
        self,
        by: User,
        minutes: Minutes,
        handed: Handed,
        how: str = "",
        requirements: Sequence[Requirement] = (),
        **_facts: Any,
    ) -> Case:
        """Announce, inform the denouncer, and name who carries out what is required."""
        case = super().perform(by, minutes, handed)
        denunciation.inform_denouncer(case, by=by, on=minutes.held_on, how=how)
        papers.make("denouncer-notice", case, by=by, on=self.on)
        if requirements:
            case = commands.assign_follow_up(case, by=by, on=minutes.held_on, requirements=requirements)
        return case

    def brings(self) -> Consequences:
        """What the denouncer is told, and by whose hand."""
        return [
            *super().brings(),
            ("lock", _("The notice to the denouncer tells the conclusions alone; its address is written by hand.")),
        ]


class CloseDenunciation(CloseFile):
    """E3. The file is indexed and handed over; where all was withdrawn, it is all that is left to do."""

    def brings(self) -> Consequences:
        """What ends."""
        if self.case.outcome == Outcome.WITHDRAWN:
            return [("lock", _("Every allegation was withdrawn; with the file the team's rights end."))]
        return super().brings()
