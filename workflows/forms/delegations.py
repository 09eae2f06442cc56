"""What is filled in to have another act in one's place, and to end it."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.models import Body, Kind, Member, Team
from workflows.forms.fields import DayField, Prose


class DelegationForm(forms.Form):
    """Who acts, from when until when, by which paper."""

    receiver = forms.ModelChoiceField(label=_("Who acts in your place"), queryset=Member.objects.none())
    since = DayField(label=_("From"), future=True)
    last_day = DayField(label=_("To the end of"), future=True)
    paper = forms.CharField(
        label=_("Paper or reason"),
        max_length=300,
        help_text=_("As papers name it: number, symbol and day, or why you are away."),
    )

    def __init__(self, *args: Any, on: date, people: Any, **kwargs: Any) -> None:
        """`people` are those who may act; the first day is today unless another is written."""
        super().__init__(*args, **kwargs)
        self.fields["receiver"].queryset = people  # type: ignore[attr-defined]
        self.fields["since"].initial = on

    def clean(self) -> dict[str, Any]:
        """The last day is not before the first."""
        facts: dict[str, Any] = super().clean() or {}
        since, last_day = facts.get("since"), facts.get("last_day")
        if since and last_day and last_day < since:
            self.add_error("last_day", ValidationError(_("The last day is before the first.")))
        return facts

    def facts(self) -> dict[str, Any]:
        """Return what the command is told; it counts until the day after the last."""
        facts = dict(self.cleaned_data)
        return facts | {"until": facts.pop("last_day") + timedelta(days=1)}


class SigningForm(DelegationForm):
    """The same for signing in the body's name: for which body, in which matters."""

    body = forms.ModelChoiceField(label=_("Body you sign for"), queryset=Body.objects.none())
    kind = forms.ChoiceField(label=_("Kind of work"), required=False, choices=[("", _("every kind")), *Kind.choices])
    teams = forms.ModelMultipleChoiceField(
        label=_("Only these teams"),
        required=False,
        queryset=Team.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Without a tick it reaches every matter of this kind, also those that come later."),
    )
    field_order = ("body", "receiver", "since", "last_day", "kind", "teams", "paper")

    def __init__(self, *args: Any, bodies: Any, teams: Any, **kwargs: Any) -> None:
        """The bodies the giver signs for, and the teams at work that they may name."""
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["teams"].queryset = teams  # type: ignore[attr-defined]
        if len(found := list(bodies[:2])) == 1:
            self.fields["body"].initial = found[0]


class EndForm(forms.Form):
    """Why it ends before its last day."""

    reason = Prose(label=_("Reason"), rows=2, max_length=300)
