"""The form by which a paper gets its marks before it is issued."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from documents.catalogue import DocumentType
from documents.marks import Secrecy, Urgency
from workflows.acts import ActForm

UNMARKED = ("", _("None"))


class MarkForm(ActForm):
    """Which paper, which marks, on which ground."""

    paper = forms.ChoiceField(label=_("Kind of paper"))
    secrecy = forms.ChoiceField(label=_("Mark of secrecy"), choices=[UNMARKED, *Secrecy.choices], required=False)
    urgency = forms.ChoiceField(label=_("Mark of urgency"), choices=[UNMARKED, *Urgency.choices], required=False)
    reason = forms.CharField(
        label=_("Ground"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("The item of the list of party secrets, or why it is urgent."),
    )

    def __init__(self, *args: Any, papers: Sequence[DocumentType], **kwargs: Any) -> None:
        """Offer the papers the person makes here."""
        super().__init__(*args, **kwargs)
        self.fields["paper"].choices = [(one.key, f"{one.name} ({one.code})") for one in papers]  # type: ignore[attr-defined]
