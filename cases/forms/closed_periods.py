"""Which period is proposed, why a failed check may stand, and why a closed period is restated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.periods import PeriodForm, day_field
from cases.models import Body
from cases.statistics import Period, periods
from cases.statistics.checks import Check, Finding


class ProposeForm(PeriodForm):
    """The body and the period that is over; a term by the days the organization knows, or by two chosen ones."""

    names = ("body", "period", "year", "since", "until")

    kind = None  # type: ignore[assignment]  # all forms are closed together

    def __init__(self, data: Any, *, bodies: Sequence[Body], on: date, sent: bool = False) -> None:
        """What is asked for is marked as needed. What is sent names its period."""
        super().__init__({"period": "m1"} | dict(data.items()), bodies=bodies, on=on)
        self.is_named = not sent or bool(data.get("period"))
        chosen = self.data["period"]
        needed = {"body", "period"} | ({"since", "until"} if chosen == "f" else set()) | {"year"}
        for name, field in self.fields.items():
            field.required = name in needed
        if chosen == periods.TERM:
            for name in ("since", "until"):
                self.fields[name].widget = day_field("").widget
                self.fields[name].help_text = _("Empty: the last term of the organization that is over.")

    def clean(self) -> dict[str, Any]:
        """Nothing is proposed that was not named; a term nobody entered here has both its days."""
        facts = super().clean()
        if not self.is_named:
            self.add_error("period", _("Choose the period to be closed."))
        if facts.get("period") == periods.TERM and not self.errors:
            since, until = facts.get("since"), facts.get("until")
            ended = periods.ended_terms(self.asked_body, self.on)
            if since is None and until is None and ended:
                facts |= {"since": ended[0].since, "until": ended[0].until}
            elif since is None or until is None:
                self.add_error(
                    "since", _("No term of this organization is over as far as entered here. Give both days.")
                )
            elif since > until:
                self.add_error("until", _("The period ends before it begins."))
        return facts

    def asked_period(self) -> Period:
        """The period to be closed; the form is valid."""
        facts = self.cleaned_data
        if facts["period"] == periods.TERM:
            return periods.whole_term(facts["since"], facts["until"])
        return super().asked_period()


class CloseForm(forms.Form):
    """A reason for each check that failed."""

    def __init__(self, data: Any, *, failed: Sequence[tuple[Check, Sequence[Finding]]]) -> None:
        """One field for each of them; the command says which lacks."""
        super().__init__(data)
        for check, _findings in failed:
            self.fields[f"reason_{check.key}"] = forms.CharField(
                label=_("%(code)s: why the period is closed nevertheless") % {"code": check.key},
                help_text=check.label,
                max_length=2000,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2}),
            )

    def reasons(self) -> dict[str, str]:
        """The reasons by the code of the check; the form is valid."""
        return {name.removeprefix("reason_"): text for name, text in self.cleaned_data.items() if text}


class WithdrawForm(forms.Form):
    """Why a proposal is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}))


class RestateForm(forms.Form):
    """Why the figures are counted otherwise now."""

    reason = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), required=True
    )
