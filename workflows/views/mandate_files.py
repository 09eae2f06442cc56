"""Acts beside the flow of a mandate inspection: draw, add and judge files, ask to reconsider, fill in the sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.commands import mandate as acts
from cases.models import Kind
from cases.policy import Act
from cases.refusals import refuse
from workflows import mandates
from workflows.acts import Consequences
from workflows.forms import mandate as forms
from workflows.views.adjustments import CaseAct

if TYPE_CHECKING:
    from cases.models import DisciplineSheet, FileSampling, MandateSheet, SampledFile
    from inspection.accounts.models import User


class MandateAct(CaseAct):
    """An act of a mandate inspection; afterwards one is back where sample and sheets stand."""

    template_name = "workflows/act_form.html"

    def find(self, **kwargs: Any) -> None:
        """Find the case. Raises `Http404` where it is another kind of case."""
        super().find(**kwargs)
        if self.case.kind != Kind.MANDATE_INSPECTION:
            refuse(self.user, key=kwargs["key"])

    def get_success_url(self) -> str:
        """Back to the sample and the sheets; the step itself is not for everybody who works on them."""
        return f"{super().get_success_url()}?xem=bang-thong-ke"


class DrawFiles(MandateAct):
    """R3. The files to be examined are drawn, or all of them taken."""

    form_class = forms.DrawForm
    act = Act.SAMPLE_FILES
    act_label = gettext_lazy("Draw the sample")
    draft_key = "draw"

    def perform(self, by: User, **facts: Any) -> FileSampling:
        """Draw."""
        return acts.draw_files(self.case, by=by, on=self.on, **facts)

    def brings(self) -> Consequences:
        """That it happens once, and can be checked."""
        return [
            ("lock", _("A sample is drawn once. Further files are added by hand, each with its reason.")),
            ("seal", _("List, number and seed stay on record: anybody can draw again and finds the same files.")),
        ]


class AddFile(MandateAct):
    """R3. A file is examined beside the sample, with the reason."""

    form_class = forms.AddFileForm
    act = Act.SAMPLE_FILES
    act_label = gettext_lazy("Add the file")

    def perform(self, by: User, title: str, reason: str, **_facts: Any) -> SampledFile:
        """Add."""
        return acts.add_file(self.case, by=by, on=self.on, title=title, reason=reason)


class FileAct(MandateAct):
    """An act on one sampled file."""

    file: SampledFile

    def find(self, **kwargs: Any) -> None:
        """Find the case, then its file. Raises `Http404`."""
        super().find(**kwargs)
        row = mandates.file_of(self.case, kwargs["number"])
        self.file = row or refuse(self.user, key=kwargs["key"], number=kwargs["number"])
        self.file.case = self.case

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form which file."""
        return super().get_form_kwargs() | {"file": self.file}

    def extra_context(self) -> dict[str, Any]:
        """The file itself."""
        return super().extra_context() | {"file": self.file}


class JudgeFile(FileAct):
    """R3. A file is judged: competence, principles, procedure, form."""

    form_class = forms.JudgeForm
    template_name = "workflows/act_file.html"
    act = Act.JUDGE_FILES
    act_label = gettext_lazy("Record the judgement")
    draft_key = "judge"

    def perform(self, by: User, **facts: Any) -> SampledFile:
        """Judge."""
        return acts.judge_file(self.file, by=by, on=self.on, **facts)


class AskToReconsider(FileAct):
    """R4. The committee is asked to reconsider a file."""

    form_class = forms.AskForm
    template_name = "workflows/act_file.html"
    act = Act.HEAR_DRAFT
    act_label = gettext_lazy("Record what the committee says")

    def perform(self, by: User, position: str, **_facts: Any) -> SampledFile:
        """Keep what the committee says."""
        return acts.ask_to_reconsider(self.file, by=by, on=self.on, position=position)


class FillMandateSheet(MandateAct):
    """R3. Sheet B09 is filled in."""

    form_class = forms.MandateSheetForm
    act = Act.FILL_SHEETS
    act_label = gettext_lazy("Fill in sheet B09")
    draft_key = "sheet-b09"

    def perform(self, by: User, **facts: Any) -> MandateSheet:
        """Fill in."""
        return acts.fill_mandate_sheet(self.case, by=by, on=self.on, **facts)


class FillDisciplineSheet(MandateAct):
    """R3. Sheet B10 is filled in; what the files show is counted."""

    form_class = forms.DisciplineSheetForm
    template_name = "workflows/act_sheet.html"
    act = Act.FILL_SHEETS
    act_label = gettext_lazy("Fill in sheet B10")
    draft_key = "sheet-b10"

    def perform(self, by: User, **facts: Any) -> DisciplineSheet:
        """Fill in."""
        return acts.fill_discipline_sheet(self.case, by=by, on=self.on, **facts)

    def extra_context(self) -> dict[str, Any]:
        """What is counted from the files so far."""
        return super().extra_context() | {"shown": mandates.of(self.case)}
