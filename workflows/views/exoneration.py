"""Steps of wrongful discipline: P1 establish, R1 apologise and restore, E1 correct the file and close."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.commands import exoneration as commands
from cases.models import Case, Exoneration
from workflows import dossier, exonerations, papers
from workflows.acts import Consequences
from workflows.forms import exoneration as forms
from workflows.steps import OpeningStep, StepView
from workflows.views.page import RuledPage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.commands.exoneration import Measure
    from cases.minutes import Minutes
    from cases.models import Body, Sanction
    from inspection.accounts.models import User

#: Forms of the apology that leave a paper of their own.
WRITTEN = (Exoneration.Apology.WRITING, Exoneration.Apology.BOTH)


class EstablishWrongfulness(RuledPage, OpeningStep):
    """P1. What established that the discipline was wrong is recorded, at the body that imposed it."""

    form_class = forms.EstablishForm
    wide = True
    template_name = "workflows/exoneration_open.html"
    act_label = gettext_lazy("Establish that the discipline was wrong")
    makes = ("exoneration-submission",)
    sanction: Sanction

    def perform(self, by: User, body: Body, **facts: Any) -> Case:
        """Establish, and make the submission."""
        facts.pop("once", None)
        case = commands.establish_wrongfulness(self.sanction, body, by=by, on=self.on, **facts)
        papers.make("exoneration-submission", case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """The first decision stays as it was; who was wrong apologises."""
        return [
            ("people", _("Who signs for the body that disciplined finds the case in their work.")),
            ("seal", _("The decision on discipline stays in the file as it was; what changes stands beside it.")),
        ]


class ExonerationStep(RuledPage, StepView):
    """A step of a case of wrongful discipline; what is put right stands above the form."""

    case: Case
    wide = True
    template_name = "workflows/step_exoneration.html"

    @cached_property
    def shown(self) -> exonerations.ExonerationShown:
        """The wrong that is put right."""
        return exonerations.of(self.case, self.on)

    def extra_context(self) -> dict[str, Any]:
        """The wrong, and what it entitles to."""
        return super().extra_context() | {"shown": self.shown}


class RestoreRights(ExonerationStep):
    """R1. The organization apologises, with minutes, and decides what is restored."""

    form_class = forms.RestoreForm
    act_label = gettext_lazy("Apologise and decide the restoration")
    draft_key = "restore-rights"
    makes = ("restoration-decision", "apology-minutes")
    names_people = True

    def get_form_kwargs(self) -> dict[str, Any]:
        """Who fills it in presides."""
        return super().get_form_kwargs() | {"chair": self.user.get_full_name(), "row": self.shown.row}

    def perform(self, by: User, minutes: Minutes, apology: str, measures: Sequence[Measure], **_facts: Any) -> None:
        """Apologise and restore; make decision and minutes, and the letter where the apology is written."""
        commands.restore_rights(self.team, by=by, minutes=minutes, apology=apology, measures=measures)
        for key in self.makes:
            papers.make(key, self.case, by=by, on=self.on)
        if apology in WRITTEN:
            papers.make("apology-letter", self.case, by=by, on=self.on)

    def brings(self) -> Consequences:
        """Each measure is followed up; the discipline is annulled where no complaint did it."""
        return [
            ("checklist", _("Each measure is followed up until the person named verifies it.")),
            ("seal", _("Where no complaint annulled the discipline, this decision does.")),
        ]


class CloseExoneration(ExonerationStep):
    """E1. The file and the register are corrected; every measure is verified before."""

    form_class = forms.CloseForm
    act_label = gettext_lazy("Correct the register and close the file")
    draft_key = "close-exoneration"
    makes = ("restoration-letter",)
    template_name = "workflows/step_exoneration_close.html"

    def perform(self, by: User, corrected: str, responsibility: str, **_facts: Any) -> Case:
        """Close, and make the letter to those who act on the state's side."""
        case = commands.close_exoneration(
            self.case, by=by, on=self.on, corrected=corrected, responsibility=responsibility
        )
        papers.make("restoration-letter", case, by=by, on=self.on)
        return case

    def extra_context(self) -> dict[str, Any]:
        """What became of each measure."""
        return super().extra_context() | {"follow_up": dossier.follow_up(self.case)}
