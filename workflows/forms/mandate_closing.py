"""Forms of the closing of a mandate inspection: the body concludes sheet by sheet, requirements file by file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.commands.mandate import FileResult, SheetResult
from cases.mandate import FITTING
from cases.models import ResultSheet, SampledFile
from workflows.forms import suggestions
from workflows.forms.closing import ConsiderForm, FollowUpForm, RequirementForm, RequirementRows
from workflows.forms.fields import Prose, people_for, rows
from workflows.forms.mandate import WELL, AnswerField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.minutes import Requirement
    from cases.models import Case

# E2


class ConsiderMandateForm(ConsiderForm):
    """E2. The body concludes on each sheet, recommends for each wrong file, and then on the whole."""

    def __init__(self, *args: Any, examined: Sequence[SampledFile], **kwargs: Any) -> None:
        """`examined` are the files decided wrongly."""
        self.examined = examined
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """A result and a text for each sheet; a choice for each wrong file."""
        super().arrange()
        groups: list[Any] = [*self.groups[:-1]]
        for sheet in ResultSheet:
            key = sheet.value.lower()
            self.fields[f"{key}_well"] = AnswerField(
                label=pgettext_lazy("sheet", "Result"), choices=WELL, required=not self.returns
            )
            self.fields[f"{key}_text"] = Prose(label=_("The body concludes"), rows=3, required=not self.returns)
            title = _("Sheet %(sheet)s: %(name)s") % {"sheet": sheet.value, "name": sheet.label}
            groups.append((title, (f"{key}_well", f"{key}_text")))
        for file in self.examined:
            choices = [(one, SampledFile.Recommendation(one).label) for one in FITTING[file.weight]]
            self.fields[f"file_{file.number}"] = forms.ChoiceField(
                label=f"{file.number}. {file.title}",
                choices=choices,
                widget=forms.RadioSelect,
                required=not self.returns,
                help_text=f"{file.get_weight_display()}. {file.remarks}".strip(),
            )
        if self.examined:
            groups.append((_("Recommendations, file by file"), tuple(f"file_{file.number}" for file in self.examined)))
        self.groups = (*groups, ConsiderForm.groups[-1])  # type: ignore[misc]

    def prefill(self) -> dict[str, Any]:
        """The team's assessment of each sheet."""
        facts = super().prefill()
        for sheet, name in ((ResultSheet.MANDATE, "mandate_sheet"), (ResultSheet.DISCIPLINE, "discipline_sheet")):
            row = getattr(self.case, name, None)
            facts[f"{sheet.value.lower()}_text"] = row.assessment if row is not None else ""
        return facts

    def facts(self) -> dict[str, Any]:
        """The meeting with its votes, and what it concludes."""
        facts = super().facts()
        if self.returns:
            return facts
        said = self.cleaned_data
        sheets = [
            SheetResult(sheet.value, said[f"{sheet.value.lower()}_well"], said[f"{sheet.value.lower()}_text"])
            for sheet in ResultSheet
        ]
        files = [FileResult(file.number, said[f"file_{file.number}"]) for file in self.examined]
        return facts | {"sheets": sheets, "files": files}


# E3


class ReconsiderationForm(RequirementForm):
    """A requirement that may be about one file."""

    file = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ReconsiderationRows(RequirementRows):
    """The requirements; those about files stand first."""

    def clean(self) -> None:
        """A file is one requirement."""
        super().clean()
        numbers = [row["file"] for row in self.said() if row.get("file")] if not any(self.errors) else []
        if len(set(numbers)) != len(numbers):
            raise ValidationError(_("Two requirements are about the same file."))

    def about(self, case: Case) -> list[tuple[int, Requirement]]:
        """Return the requirements, each with the number of its file, 0 where it is about none."""
        numbers = [row.get("file") or 0 for row in self.said()]
        return list(zip(numbers, self.requirements(case), strict=True))


ReconsiderationFormSet = rows(ReconsiderationForm, ReconsiderationRows)


class ReconsiderForm(FollowUpForm):
    """E3. The requirements of the conclusion; each file to be changed is one."""

    def __init__(self, *args: Any, examined: Sequence[SampledFile], **kwargs: Any) -> None:
        """`examined` are the files the body recommended to change."""
        self.examined = examined
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """A row for each file, then what the notice asks for besides."""
        people = people_for(self, self.case.body, "verifier")
        about = [
            {
                "file": file.number,
                "text": suggestions.reconsideration(file.title, file.recommendation),
                "owner": self.case.subject_name,
            }
            for file in self.examined
        ]
        given = [] if self.is_bound else [*about, *self.required] or [{"owner": self.case.subject_name}]
        self.add_formset("requirements", ReconsiderationFormSet, form_kwargs={"people": people}, initial=given)

    def facts(self) -> dict[str, Any]:
        """The requirements with their files."""
        return {"requirements": self.formset("requirements").about(self.case), "once": self.cleaned_data["once"]}
