"""Filters of the lists: they stand in the address, so that a list can be sent, kept and gone back to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cases.listing import Wanted
from cases.models import OUTCOMES, Kind
from cases.stages import State, stages_of

#: How far back a list offers years.
YEARS = 12


def year_choices() -> list[tuple[str, str]]:
    """Return the last years, this one first."""
    this = localdate().year
    return [("", str(_("All"))), *((str(year), str(year)) for year in range(this + 1, this - YEARS, -1))]


def _outcomes() -> list[tuple[str, Any]]:
    """The outcomes of the procedures that have pages, each once."""
    found = dict.fromkeys(outcome for kind in Kind for outcome in OUTCOMES[kind])
    return [(outcome.value, outcome.label) for outcome in found]


class Filter(forms.Form):
    """A form in the address; every part may be left open."""

    q = forms.CharField(label=_("Find in this list"), max_length=200, widget=forms.TextInput(attrs={"type": "search"}))
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All")), *Kind.choices])
    year = forms.ChoiceField(label=_("Year opened"), choices=year_choices)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        """Ask for nothing."""
        super().__init__(data, auto_id="filter_%s", **kwargs)
        for field in self.fields.values():
            field.required = False

    def chosen(self) -> dict[str, Any]:
        """Return what was chosen, without what was left open."""
        found = {name: value for name, value in self.cleaned_data.items() if value not in {"", None}}
        return found | ({"year": int(found["year"])} if "year" in found else {})


class CaseFilter(Filter):
    """Which cases a list shows."""

    state = forms.ChoiceField(label=_("State"), choices=[("", _("All")), *State.choices])
    step = forms.ChoiceField(label=_("Waits for"), choices=[("", _("All"))])
    outcome = forms.ChoiceField(label=_("Outcome"), choices=[("", _("All")), *_outcomes()])
    team = forms.IntegerField(label=_("Team number"), min_value=1, max_value=99_999)

    # What a figure of the overview opens; nobody writes them by hand.
    mine = forms.BooleanField(widget=forms.HiddenInput)
    person = forms.IntegerField(min_value=1, max_value=2**31, widget=forms.HiddenInput)

    field_order = ("q", "state", "kind", "step", "team", "year", "outcome")

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        """Write the steps with their words, in the language of the page; one procedure's where one is chosen."""
        super().__init__(data, **kwargs)
        steps = [(stage.code, f"{stage.code} {stage.label}") for stage in stages_of((data or {}).get("kind", ""))]
        self.fields["step"].choices = [("", _("All")), *steps]  # type: ignore[attr-defined]

    def wanted(self) -> Wanted:
        """Return what was chosen as a question."""
        chosen = self.chosen()
        return Wanted(words=chosen.pop("q", ""), **chosen)


class TeamFilter(Filter):
    """Which teams a list shows."""


class SearchForm(forms.Form):
    """The words somebody looks for."""

    q = forms.CharField(label=_("Search"), max_length=200, required=False, strip=True)
