"""Forms of the board of deliveries: its filters, how a paper goes, what became of it, further addressees, a list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cases.commands import Proof, Sending
from cases.forms.periods import day_field
from cases.models import Body, Service, Stand
from documents.deliveries import VIEWS, Wanted


class DeliveryFilter(forms.Form):
    """Which lines are shown."""

    q = forms.CharField(label=_("Find in this list"), max_length=200, widget=forms.TextInput(attrs={"type": "search"}))
    stand = forms.ChoiceField(label=_("State"), choices=[("", _("As it stands")), *VIEWS])
    case = forms.CharField(max_length=20, widget=forms.HiddenInput)
    document = forms.CharField(max_length=20, widget=forms.HiddenInput)
    batch = forms.CharField(max_length=20, widget=forms.HiddenInput)

    def __init__(self, data: Any = None) -> None:
        """Every part may be left open."""
        super().__init__(data, auto_id="filter_%s")
        for field in self.fields.values():
            field.required = False

    def wanted(self) -> Wanted:
        """Return what was chosen as a question."""
        chosen = dict(self.cleaned_data)
        return Wanted(words=chosen.pop("q"), **chosen)


def _day(label: Any) -> forms.DateField:
    field = day_field(label)
    field.required = True
    return field


class SendManyForm(forms.Form):
    """How many papers go to their addressees."""

    channel = forms.ChoiceField(label=_("How"), choices=Service.Channel.choices, initial=Service.Channel.POST)
    sent_on = _day(_("Sent or handed over on"))

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        """Today, where nothing else is said."""
        super().__init__(*args, **kwargs)
        self.fields["sent_on"].initial = on

    def sending(self) -> Sending:
        """Return how they go."""
        return Sending(self.cleaned_data["sent_on"], self.cleaned_data["channel"])


class SendForm(SendManyForm):
    """How one paper goes to its addressee."""

    to = forms.CharField(
        label=_("To whom, where"), max_length=300, required=False, help_text=_("The addressee where left empty.")
    )
    slip = forms.CharField(
        label=_("Number of the dispatch slip"), max_length=60, required=False, help_text=_("For what goes by post.")
    )
    received_on = day_field(_("Received against a receipt on"))

    field_order = ("channel", "sent_on", "to", "slip", "received_on")

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        """Say what an empty day means."""
        super().__init__(*args, on=on, **kwargs)
        self.fields["received_on"].help_text = _("Empty while the receipt is still to come: it is not served yet.")

    def sending(self) -> Sending:
        """Return how it goes."""
        facts = self.cleaned_data
        return Sending(facts["sent_on"], facts["channel"], facts["to"], facts["slip"], facts["received_on"])


class ReceivedForm(forms.Form):
    """On which day papers were received."""

    proved_on = _day(_("Received on"))

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        """Today, where nothing else is said."""
        super().__init__(*args, **kwargs)
        self.fields["proved_on"].initial = on

    def proof(self) -> Proof:
        """Return the proof."""
        return Proof(Stand.RECEIVED, self.cleaned_data["proved_on"])


class ProofForm(ReceivedForm):
    """What became of a paper that was sent."""

    outcome = forms.ChoiceField(
        label=_("What became of it"),
        choices=[
            (Stand.RECEIVED.value, _("received against a receipt")),
            (Stand.REFUSED.value, _("refused to receive, before witnesses")),
            (Stand.RETURNED.value, _("came back undelivered")),
        ],
        initial=Stand.RECEIVED.value,
        widget=forms.RadioSelect,
    )
    received_by = forms.CharField(label=_("Who received it"), max_length=300, required=False)
    witnesses = forms.CharField(
        label=_("Witnesses of the refusal to receive"),
        max_length=500,
        required=False,
        help_text=_("Names of those who saw it; only where somebody refused."),
    )
    reason = forms.CharField(
        label=_("Why it came back"), max_length=500, required=False, help_text=_("Only for what came back.")
    )

    field_order = ("outcome", "proved_on", "received_by", "witnesses", "reason")

    def __init__(self, *args: Any, on: date, **kwargs: Any) -> None:
        """The day of whichever of the three."""
        super().__init__(*args, on=on, **kwargs)
        self.fields["proved_on"].label = _("On which day")

    def proof(self) -> Proof:
        """Return the proof, or the return."""
        facts = self.cleaned_data
        told = {name: facts[name] for name in ("received_by", "witnesses", "reason")}
        return Proof(facts["outcome"], facts["proved_on"], **told)


class AddresseesForm(forms.Form):
    """Others the office hands the same paper to."""

    named = forms.MultipleChoiceField(
        label=_("Recipients the paper names"), required=False, widget=forms.CheckboxSelectMultiple
    )
    more = forms.CharField(
        label=_("Others, one on a line"),
        required=False,
        max_length=3000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Bodies and organizations as the paper addresses them; never who denounced or complained."),
    )

    def __init__(self, *args: Any, names: Sequence[str], **kwargs: Any) -> None:
        """Offer whom the paper names."""
        super().__init__(*args, **kwargs)
        if names:
            self.fields["named"].choices = [(name, name) for name in names]  # type: ignore[attr-defined]
        else:
            del self.fields["named"]

    def names(self) -> list[str]:
        """Return all that were named."""
        typed = [line.strip() for line in self.cleaned_data["more"].splitlines() if line.strip()]
        return [*self.cleaned_data.get("named", []), *typed]


class BookForm(forms.Form):
    """Whose delivery book is printed, from one day to another."""

    body = forms.ModelChoiceField(label=_("Body"), queryset=Body.objects.none(), empty_label=None)
    since = _day(_("From"))
    until = _day(_("To"))

    def __init__(self, *args: Any, bodies: QuerySet[Body], **kwargs: Any) -> None:
        """Offer the bodies whose registers the person keeps."""
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies.order_by("kind", "pk")  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """The period begins before it ends."""
        facts = super().clean() or {}
        since, until = facts.get("since"), facts.get("until")
        if since and until and since > until:
            self.add_error("until", forms.ValidationError(_("The period ends before it begins.")))
        return facts


class ListForm(forms.Form):
    """A list of receipts that came back."""

    words = forms.CharField(
        label=_("Lines of the list"),
        max_length=100_000,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=_("Number and symbol, or dispatch slip; dd/mm/yyyy; who received it. One paper on a line."),
    )
