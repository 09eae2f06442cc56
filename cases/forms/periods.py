"""Which body, which period, which procedure: what the page of figures is asked by its address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases import statistics
from cases.forms.filters import year_choices
from cases.models import PROGRAMME_KINDS, Body
from cases.statistics import Period, Question, periods

#: Where the figures of a page begin when nothing is asked: the term, in which the programmes of all its years stand.
FIRST = "t"


def day_field(label: Any) -> forms.DateField:
    """Return a field for one day, as the browser and as people write it."""
    return forms.DateField(
        label=label,
        required=False,
        input_formats=["%Y-%m-%d", "%d/%m/%Y"],
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class PeriodForm(forms.Form):
    """The question of a page of figures, in its address."""

    #: What of it an address carries on.
    names: tuple[str, ...] = ("body", "period", "year", "since", "until", "kind")

    body = forms.TypedChoiceField(label=_("Body"), coerce=int, required=False)
    period = forms.ChoiceField(label=_("Period"), required=False)
    year = forms.TypedChoiceField(label=_("Year"), coerce=int, required=False, empty_value=None)
    since = day_field(_("From"))
    until = day_field(_("To"))
    kind = forms.ChoiceField(
        label=_("Kind"),
        choices=[("", _("All")), *((kind.value, kind.label) for kind in PROGRAMME_KINDS)],
        required=False,
    )

    def __init__(self, data: Any, *, bodies: Sequence[Body], on: date) -> None:
        """Offer the bodies and the last years; a free period asks for its two days."""
        self.bodies = {body.pk: body for body in bodies}
        self.on = on
        first = next(iter(self.bodies), "")
        given = {name: data[name] for name in data if data[name] or name == "kind"}
        super().__init__({"body": str(first), "period": FIRST, "year": str(on.year)} | given, auto_id="asked_%s")
        self.fields["body"].choices = [(pk, body.name) for pk, body in self.bodies.items()]  # type: ignore[attr-defined]
        self.fields["period"].choices = periods.codes()  # type: ignore[attr-defined]
        self.fields["year"].choices = year_choices()[1:]  # type: ignore[attr-defined]
        if self.data["period"] != "f":
            self.fields["since"].widget = self.fields["until"].widget = forms.HiddenInput()
        else:
            del self.fields["year"]
        if self.data["period"] == "t":
            self.fields["year"].widget = forms.HiddenInput()
        if len(self.bodies) < 2:
            self.fields["body"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        """A free period has two days, the first before the last."""
        facts = super().clean() or {}
        if not self.bodies:
            self.add_error(None, ValidationError(_("No body has any work yet: figures come with the first programme.")))
        if facts.get("period") == "f" and not self.errors:
            since, until = facts.get("since"), facts.get("until")
            if since is None or until is None:
                self.add_error("since", ValidationError(_("Give both days of the period.")))
            elif since > until:
                self.add_error("until", ValidationError(_("The period ends before it begins.")))
        return facts

    @property
    def asked_body(self) -> Body:
        """The body asked about; the form is valid."""
        return self.bodies[self.cleaned_data["body"]]

    def asked_period(self) -> Period:
        """The period asked about; the form is valid."""
        facts = self.cleaned_data
        if facts["period"] == "f":
            return periods.between(facts["since"], facts["until"])
        return periods.named(facts["period"], facts["year"] or self.on.year, body=self.asked_body, on=self.on)

    def question(self, period: Period) -> Question:
        """The question itself; the form is valid."""
        kind = self.cleaned_data.get("kind", "")
        return statistics.ask(self.asked_body, period.since, period.until, on=self.on, kind=kind)

    def query(self, **more: Any) -> str:
        """Return the question as an address carries it."""
        own = {name: self.data.get(name) for name in self.names if name in self.fields}
        return urlencode({name: value for name, value in (own | more).items() if value not in {"", None}})


class LineForm(PeriodForm):
    """The same for one figure, which may be narrowed to lines of the programme or to one organization."""

    lines_of = forms.IntegerField(required=False, min_value=1990, max_value=2200, widget=forms.HiddenInput())
    quarter = forms.IntegerField(required=False, min_value=1, max_value=4, widget=forms.HiddenInput())
    organization = forms.IntegerField(required=False, min_value=1, max_value=2**31, widget=forms.HiddenInput())
    organized_on = day_field("")  # the day whose tree says in whose place the organization stands

    def question(self, period: Period) -> Question:
        """The question, narrowed; an organization answers for those in whose place it stands."""
        facts = self.cleaned_data
        asked = super().question(period).lines(year=facts["lines_of"], quarter=facts["quarter"])
        if facts["organization"]:
            day = facts["organized_on"] or asked.as_of
            return asked.about(statistics.counted_as(facts["organization"], day))
        return asked


class AsAtForm(PeriodForm):
    """The question of the page of discipline: a period, and the day as at which its decisions are looked at."""

    names = ("body", "period", "year", "since", "until", "as_at")

    kind = None  # type: ignore[assignment]  # discipline is a procedure of its own
    as_at = day_field(_("As at (the last day of the period where empty)"))

    def clean(self) -> dict[str, Any]:
        """The day lies neither before the period, whose decisions it could not know, nor in the future."""
        facts = super().clean()
        day = facts.get("as_at")
        if day is not None and not self.errors:
            if day > self.on:
                self.add_error("as_at", ValidationError(_("That day has not come yet.")))
            elif day < self.asked_period().since:
                self.add_error("as_at", ValidationError(_("The day lies before the period.")))
        return facts

    def question(self, period: Period) -> Question:
        """The question, as things stood on the day."""
        return super().question(period).looked_at(self.cleaned_data["as_at"])
