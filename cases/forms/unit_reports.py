"""What is asked about units that report: which year and periods, a workbook, a reason, a day."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.validators import FileExtensionValidator
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cases.forms.changes import OrganizationField
from cases.forms.days import DayField
from cases.forms.filters import year_choices
from cases.models import Level
from cases.unit_reports.board import Columns

COLUMNS = [
    (Columns.QUARTERS, _("Quarters")),
    (Columns.MONTHS, _("Months")),
    (Columns.LONGER, _("Half years and years")),
]


class BoardForm(forms.Form):
    """The question of the board, in its address."""

    columns = forms.ChoiceField(label=_("Periods"), choices=[(one.value, words) for one, words in COLUMNS])
    year = forms.TypedChoiceField(label=_("Year"), coerce=int)
    level = forms.ChoiceField(label=_("Level"), choices=[("", _("All")), *Level.choices], required=False)

    def __init__(self, data: Any) -> None:
        """Ask for the quarters of this year where the address says nothing."""
        asked = {name: data[name] for name in data if data[name]}
        super().__init__({"columns": Columns.QUARTERS.value, "year": str(localdate().year)} | asked, auto_id="asked_%s")
        self.fields["year"].choices = year_choices()[1:]  # type: ignore[attr-defined]


class ReportWorkbookForm(forms.Form):
    """The workbook of a unit, filled in."""

    file = forms.FileField(
        label=_("Workbook (.xlsx)"), validators=[FileExtensionValidator(["xlsx"])], allow_empty_file=False
    )


class ReturnForm(forms.Form):
    """Why a report is given back."""

    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class BeginForm(forms.Form):
    """Which unit reports itself, from which day."""

    organization = OrganizationField(label=pgettext_lazy("organization", "Unit"), help_text=_("Code or name."))
    since = DayField(label=_("Reports from"))


class EndForm(forms.Form):
    """From which day the house keeps the unit's work itself."""

    until = DayField(label=_("The house keeps its work from"))
