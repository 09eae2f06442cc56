"""Forms of the register: its filters, a register continued from paper, a scan, a void paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.filters import year_choices
from cases.forms.periods import day_field
from cases.models import Body
from documents.catalogue import ALL, Issuer
from documents.models import Series, State
from documents.register import Wanted


class RegisterFilter(forms.Form):
    """Which lines of the register are shown."""

    q = forms.CharField(label=_("Find in this list"), max_length=200, widget=forms.TextInput(attrs={"type": "search"}))
    series = forms.TypedChoiceField(label=_("Register"), coerce=int, empty_value=None)
    type_key = forms.ChoiceField(label=_("Kind of paper"))
    state = forms.ChoiceField(label=_("State"), choices=[("", _("All")), *State.choices])
    year = forms.TypedChoiceField(label=_("Year"), choices=year_choices, coerce=int, empty_value=None)
    in_hand = forms.BooleanField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, series: Sequence[Series] = ()) -> None:
        """Offer the registers the person keeps."""
        super().__init__(data, auto_id="filter_%s")
        names = [(one.pk, f"{one} · {one.body} · {one.term}") for one in series]
        self.fields["series"].choices = [("", _("All")), *names]  # type: ignore[attr-defined]
        kinds = [(one.key, one.name) for one in ALL if one.numbered]
        self.fields["type_key"].choices = [("", _("All")), *kinds]  # type: ignore[attr-defined]
        for field in self.fields.values():
            field.required = False

    def wanted(self) -> Wanted:
        """Return what was chosen as a question."""
        chosen = dict(self.cleaned_data)
        return Wanted(words=chosen.pop("q"), **chosen)


CODES = sorted({one.code for one in ALL if one.numbered and one.issuer is not Issuer.TEAM})


class OpenSeriesForm(forms.Form):
    """Where the paper register stands on the day it is continued here."""

    body = forms.ModelChoiceField(label=_("Body"), queryset=Body.objects.none())
    code = forms.ChoiceField(label=_("Register"), choices=[(code, code) for code in CODES])
    last = forms.IntegerField(label=_("Last number in the paper register"), min_value=1, max_value=99_999)

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        """Offer the bodies whose registers the person keeps."""
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]


class PrintForm(forms.Form):
    """Which register is printed, from one day to another."""

    series = forms.ModelChoiceField(label=_("Register"), queryset=Series.objects.none(), empty_label=None)
    since = day_field(_("From"))
    until = day_field(_("To"))

    def __init__(self, *args: Any, series: Any, **kwargs: Any) -> None:
        """Offer the registers the person keeps."""
        super().__init__(*args, **kwargs)
        field = self.fields["series"]
        field.queryset = series  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: f"{one} · {one.body} · {one.term}"  # type: ignore[attr-defined]
        for name in ("since", "until"):
            self.fields[name].required = True

    def clean(self) -> dict[str, Any]:
        """The period begins before it ends."""
        facts = super().clean() or {}
        since, until = facts.get("since"), facts.get("until")
        if since and until and since > until:
            self.add_error("until", forms.ValidationError(_("The period ends before it begins.")))
        return facts


class GapForm(forms.Form):
    """What is said of numbers the register does not show."""

    first = forms.IntegerField(label=_("From number"), min_value=1, max_value=99_999)
    last = forms.IntegerField(label=_("To number"), min_value=1, max_value=99_999)
    text = forms.CharField(label=_("Explanation"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class VoidForm(forms.Form):
    """Why a paper is to be void."""

    reason = forms.CharField(
        label=_("reason"),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The number stays in the register with this reason. A second person confirms."),
    )


class ScanForm(forms.Form):
    """The scan of the signed and sealed original."""

    scan = forms.FileField(label=_("Scan of the original (PDF, JPEG, PNG, TIFF)"))
