"""Forms of a mandate inspection: letter, sample, judgement of a file, the two sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.discipline.forms import DisciplineForm
from cases.models import FileSampling, SampledFile
from workflows.forms import suggestions
from workflows.forms.conduct import DeployForm
from workflows.forms.fields import PageForm, Prose
from workflows.forms.meetings import COURSE, HANDED, MEETING
from workflows.forms.preparation import PrepareForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workflows.forms.fields import Groups

WELL = [("yes", pgettext_lazy("work", "well")), ("no", pgettext_lazy("work", "not well"))]
RIGHT = [("yes", pgettext_lazy("judgement", "right")), ("no", pgettext_lazy("judgement", "not right"))]


def _yes(value: str) -> bool:
    return value == "yes"


def _as_answer(value: bool | None) -> str:
    """Return the choice that stands for what is on record; nothing where there is nothing."""
    return "" if value is None else "yes" if value else "no"


class AnswerField(forms.TypedChoiceField):
    """One of two answers, neither taken for granted."""

    def __init__(self, *, choices: Sequence[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(choices=choices, coerce=_yes, widget=forms.RadioSelect, **kwargs)


class PrepareMandateForm(PrepareForm):
    """P2. The team's meeting; the outline was issued with the decision."""

    groups: ClassVar[Groups] = (
        MEETING,
        (_("Minutes"), ("course", "result")),
        (_("For the team"), ("rules_of_conduct",)),
    )

    def arrange(self) -> None:
        """Outline and day of the report stand already."""
        super().arrange()
        del self.fields["outline"], self.fields["self_report_due_on"]

    def facts(self) -> dict[str, Any]:
        """What the meeting settled."""
        self.cleaned_data |= {"outline": "", "self_report_due_on": None}
        return super().facts()


class DeployMandateForm(DeployForm):
    """R1. Deployment with the letter that asks for report, files and contact officers."""

    groups = (
        MEETING,
        COURSE,
        (_("What the subject is asked for"), ("self_report_due_on", "asked_files", "contacts")),
        HANDED,
    )

    asked_files = Prose(
        label=_("Files asked for"), rows=5, help_text=_("One kind of file a line; the letter lists them.")
    )
    contacts = Prose(
        label=_("Contact officers"), rows=2, required=False, help_text=_("Who answers the team for the subject.")
    )

    def prefill(self) -> dict[str, Any]:
        """The files such an inspection always asks for."""
        return super().prefill() | {"asked_files": suggestions.MANDATE_FILES}

    def facts(self) -> dict[str, Any]:
        """The deployment, and what is asked for."""
        said = self.cleaned_data
        return super().facts() | {"files": said["asked_files"], "contacts": said["contacts"]}


class DrawForm(PageForm):
    """R3. How the files to be examined are found."""

    groups = (
        (_("The list"), ("population",)),
        (_("The drawing"), ("method", ("wanted", "seed"), "seed_origin")),
    )

    population = Prose(
        label=_("List of disciplinary files"),
        rows=8,
        required=False,
        help_text=_("One file a line: number, day, whose, form. In the order of the subject's register."),
    )
    method = forms.ChoiceField(
        label=_("How files are taken from the list"), choices=FileSampling.Method.choices, widget=forms.RadioSelect
    )
    wanted = forms.IntegerField(label=_("Files to be drawn"), min_value=0, max_value=1000, required=False)
    seed = forms.CharField(
        label=_("Seed"),
        max_length=120,
        required=False,
        help_text=_("Left empty: the head of the case's trail, which nobody chooses."),
    )
    seed_origin = forms.CharField(
        label=_("Where the seed comes from"),
        max_length=300,
        required=False,
        help_text=_("For instance: thrown with dice before the subject's contact officer."),
    )

    def clean(self) -> dict[str, Any]:
        """A seed of one's own says where it comes from."""
        facts: dict[str, Any] = super().clean() or {}
        if facts.get("seed") and not facts.get("seed_origin"):
            self.add_error("seed_origin", _("Say where the seed comes from."))
        return facts | {"wanted": facts.get("wanted") or 0}


class AddFileForm(PageForm):
    """R3. A file beside the sample."""

    title = forms.CharField(
        label=pgettext_lazy("discipline", "File"), max_length=300, help_text=_("Number, day, whose, form.")
    )
    reason = Prose(label=_("Why it is examined"), rows=3)


class JudgeForm(PageForm):
    """R3. What the team finds in one file."""

    groups = (
        (_("What was decided"), ("form",)),
        (_("How it was decided"), (("is_competent", "is_principled", "is_in_order"),)),
        (_("What it called for"), ("weight", "remarks")),
    )

    form = forms.ChoiceField(label=_("Form imposed"), required=False)
    is_competent = AnswerField(label=_("Competence"), choices=RIGHT)
    is_principled = AnswerField(label=_("Principles"), choices=RIGHT)
    is_in_order = AnswerField(label=pgettext_lazy("judgement", "Procedure"), choices=RIGHT)
    weight = forms.ChoiceField(
        label=_("How the matter was handled"), choices=SampledFile.Weight.choices, widget=forms.RadioSelect
    )
    remarks = Prose(label=_("Remarks"), rows=3, required=False, help_text=_("Required where anything was not right."))

    def __init__(self, *args: Any, file: SampledFile, **kwargs: Any) -> None:
        """`file` is the file judged."""
        self.file = file
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """Where nobody was disciplined there is no form."""
        self.fields["form"].choices = [("", _("none")), *DisciplineForm.choices]  # type: ignore[attr-defined]

    def prefill(self) -> dict[str, Any]:
        """What was judged before."""
        file = self.file
        points = {name: _as_answer(getattr(file, name)) for name in ("is_competent", "is_principled", "is_in_order")}
        return points | {"form": file.form, "weight": file.weight, "remarks": file.remarks}


class AskForm(PageForm):
    """R4. The committee is asked to reconsider a file."""

    position = Prose(
        label=_("What the committee says"), rows=4, help_text=_("Whether it agrees to reconsider, and its reasons.")
    )

    def __init__(self, *args: Any, file: SampledFile, **kwargs: Any) -> None:
        """`file` is the file asked about."""
        self.file = file
        super().__init__(*args, **kwargs)

    def prefill(self) -> dict[str, Any]:
        """What was said before."""
        return {"position": self.file.position}


class SheetForm(PageForm):
    """What both sheets have in common."""

    model_name: ClassVar[str]
    answers: ClassVar[tuple[str, ...]] = ()

    def prefill(self) -> dict[str, Any]:
        """What the sheet says already."""
        row = getattr(self.case, self.model_name, None)
        if row is None:
            return {}
        facts = {name: getattr(row, name) for name in self.fields if hasattr(row, name)}
        return facts | {name: _as_answer(getattr(row, name)) for name in self.answers}


class MandateSheetForm(SheetForm):
    """R3. Sheet B09: inspection and supervision work."""

    model_name = "mandate_sheet"
    answers = ("has_programme", "works_well", "leads_well")
    groups = (
        (_("Building and carrying out programme and plans"), ("has_programme", ("planned", "done"), "works_well")),
        (_("Leading and directing"), ("leads_well",)),
        (_("Assessment"), ("assessment",)),
    )

    has_programme = AnswerField(
        label=_("Programme and plans"),
        choices=[
            ("yes", pgettext_lazy("programme", "there is one")),
            ("no", pgettext_lazy("programme", "there is none")),
        ],
    )
    planned = forms.IntegerField(label=_("Inspections and supervisions planned"), min_value=0, max_value=100_000)
    done = forms.IntegerField(label=_("Of these carried out"), min_value=0, max_value=100_000)
    works_well = AnswerField(label=_("The task is carried out"), choices=WELL)
    leads_well = AnswerField(label=_("The work is led and directed"), choices=WELL)
    assessment = Prose(label=_("Assessment"), rows=4)


class DisciplineSheetForm(SheetForm):
    """R3. Sheet B10: enforcement of discipline; the rest of it is counted from the files."""

    model_name = "discipline_sheet"
    groups = (
        (_("Members disciplined in the period"), (("disciplined", "complained", "managed_above"),)),
        (_("Assessment"), ("assessment",)),
    )

    disciplined = forms.IntegerField(label=_("Disciplined"), min_value=0, max_value=1_000_000)
    complained = forms.IntegerField(label=_("Of these with a complaint"), min_value=0, max_value=1_000_000)
    managed_above = forms.IntegerField(label=_("Of these managed by the level above"), min_value=0, max_value=1_000_000)
    assessment = Prose(label=_("Assessment"), rows=4)

    def clean(self) -> dict[str, Any]:
        """A part is no more than the whole."""
        facts: dict[str, Any] = super().clean() or {}
        whole = facts.get("disciplined")
        for name in ("complained", "managed_above"):
            if whole is not None and (facts.get(name) or 0) > whole:
                self.add_error(name, _("That is more than were disciplined."))
        return facts
