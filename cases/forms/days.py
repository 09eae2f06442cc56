"""A day as people here write it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

WRITTEN = "%d/%m/%Y"
DAYS = (WRITTEN, "%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y")


class DayField(forms.DateField):
    """A day; what has already happened happened today at the latest."""

    def __init__(self, *, future: bool = False, **kwargs: Any) -> None:
        # Not the browser's own calendar: it writes the month first wherever the browser was sold in English.
        hints = {"class": "short", "inputmode": "numeric", "placeholder": _("dd/mm/yyyy"), "autocomplete": "off"}
        widget = forms.DateInput(format=WRITTEN, attrs=hints)
        super().__init__(widget=widget, input_formats=DAYS, **kwargs)
        self.future = future

    def validate(self, value: Any) -> None:
        super().validate(value)
        if value and not self.future and value > localdate():
            raise ValidationError(_("This day has not come yet."), code="future")
