"""The form of reminders: by mail or not, and where to."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _


class ReminderForm(forms.Form):
    """Whether somebody is reminded by mail, and at which address."""

    by_mail = forms.BooleanField(
        label=_("Remind me by mail of what is due"),
        required=False,
        help_text=_("Once a day, only counts and a link: no name, no case, no matter."),
    )
    email = forms.EmailField(label=_("Mail address"), required=False, max_length=254)

    def clean(self) -> dict[str, Any]:
        """A mail goes somewhere."""
        given = super().clean() or {}
        if given.get("by_mail") and not given.get("email") and "email" not in self.errors:
            self.add_error("email", ValidationError(_("Say where the reminder is sent.")))
        return given
