"""The form by which a case is counted under contents: those of the statistical form in force that counts it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from workflows.acts import ActForm


class ContentsForm(ActForm):
    """One or several contents."""

    contents = forms.MultipleChoiceField(
        label=_("Contents of the case"),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Everything the case is about: it is counted once under each."),
    )

    def __init__(self, *args: Any, listed: Mapping[str, Any], **kwargs: Any) -> None:
        """Offer the contents of the form in force."""
        super().__init__(*args, **kwargs)
        self.fields["contents"].choices = [(key, one.label) for key, one in listed.items()]  # type: ignore[attr-defined]
