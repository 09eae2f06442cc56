"""The forms by which a paper is copied: who receives the copy, who signs it, which parts it takes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models import Member
from documents.copies import Signer
from documents.parts import Part


class CopyForm(forms.Form):
    """A copy of the whole, or of the parts that are ticked."""

    after = forms.IntegerField(min_value=0, widget=forms.HiddenInput)
    parts = forms.TypedMultipleChoiceField(
        label=_("Parts to be copied"),
        coerce=int,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Tick nothing to copy the whole paper. What is not ticked is not in the file of the copy."),
    )
    recipients = forms.CharField(
        label=_("Recipients"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Each on a line of its own."),
    )
    signer = forms.ChoiceField(label=_("Signed by"))

    def __init__(self, *args: Any, signers: Sequence[Signer], parts: Sequence[Part] = (), **kwargs: Any) -> None:
        """Offer who may sign, and the parts the paper has."""
        super().__init__(*args, **kwargs)
        self.signers = {str(one.member.pk): one.member for one in signers}
        offered = [(str(one.member.pk), f"{one.form} {one.member.full_name}".strip()) for one in signers]
        self.fields["signer"].choices = offered  # type: ignore[attr-defined]
        if len(parts) > 1:
            self.fields["parts"].choices = [(at, one.title) for at, one in enumerate(parts)]  # type: ignore[attr-defined]
        else:
            del self.fields["parts"]

    def asked(self) -> dict[str, Any]:
        """Return what the commands are told."""
        told = self.cleaned_data
        return {"after": told["after"], "recipients": told["recipients"].splitlines(), "signer": self.chosen_signer}

    @property
    def chosen_signer(self) -> Member:
        """Who is to sign."""
        return self.signers[self.cleaned_data["signer"]]

    @property
    def chosen_parts(self) -> list[int] | None:
        """The parts that are ticked, or nothing for the whole."""
        return self.cleaned_data.get("parts") or None
