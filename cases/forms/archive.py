"""Forms of the archive: which dossiers are shown, how long one is kept, why it is held, why some go."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.filters import year_choices


class ArchiveFilter(forms.Form):
    """Which dossiers are listed."""

    period = forms.ChoiceField(
        label=_("Kept"),
        choices=[
            ("", _("All")),
            ("due", _("due for disposal")),
            ("unset", _("period not set yet")),
            ("ever", _("for ever")),
            ("years", _("for some years")),
            ("held", _("held")),
            ("gone", _("disposed of")),
        ],
    )
    year = forms.TypedChoiceField(label=_("Closed in"), choices=year_choices, coerce=int, empty_value=None)

    def __init__(self, data: Any = None) -> None:
        """Leave every part open."""
        super().__init__(data, auto_id="filter_%s")
        for field in self.fields.values():
            field.required = False


class RetentionForm(forms.Form):
    """How long a dossier is kept, and by which schedule."""

    how_long = forms.ChoiceField(
        label=_("Kept"),
        choices=[("ever", _("for ever")), ("years", _("for some years"))],
        widget=forms.RadioSelect,
    )
    years = forms.IntegerField(label=_("Years"), min_value=1, max_value=100, required=False)
    source = forms.CharField(
        label=_("By which schedule"),
        max_length=300,
        help_text=_("Number, date and item of the schedule of retention periods in force in your body."),
    )

    def clean(self) -> dict[str, Any]:
        """Some years are how many."""
        told = super().clean() or {}
        if told.get("how_long") == "years" and not told.get("years"):
            self.add_error("years", _("Say how many years."))
        return told


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class DisposalForm(forms.Form):
    """Why these dossiers go."""

    reason = forms.CharField(
        label=_("ground"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The schedule, and the decision or opinion on the disposal."),
    )
