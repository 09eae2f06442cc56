"""Which period is proposed, why a failed check may stand, and why a closed period is restated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.periods import PeriodForm
from cases.models import Body
from cases.statistics.checks import Check, Finding


class ProposeForm(PeriodForm):
    """The body and the period; the term runs to today, so it is closed by its two days."""

    names = ("body", "period", "year", "since", "until")

    kind = None  # type: ignore[assignment]  # all forms are closed together

    def __init__(self, data: Any, *, bodies: Sequence[Body], on: date, sent: bool = False) -> None:
        """Every period but the running term; both days may always be given. What is sent names its period."""
        super().__init__({"period": "m1"} | dict(data.items()), bodies=bodies, on=on)
        self.is_named = not sent or bool(data.get("period"))
        choices = [one for one in self.fields["period"].choices if one[0] != "t"]  # type: ignore[attr-defined]
        self.fields["period"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Nothing is proposed that was not named."""
        facts = super().clean()
        if not self.is_named:
            self.add_error("period", _("Choose the period to be closed."))
        return facts


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


class RestateForm(forms.Form):
    """Why the figures are counted otherwise now."""

    reason = forms.CharField(
        label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 3}), required=True
    )
