"""The form by which a leader says who signs a paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.models import Member
from documents.catalogue import DocumentType
from documents.models_orders import FORMS
from workflows.acts import ActForm


class SigningOrderForm(ActForm):
    """Which paper, in which form, by whose hand."""

    paper = forms.ChoiceField(label=_("Kind of paper"))
    form = forms.ChoiceField(
        label=_("Form of signature"),
        choices=FORMS,
        required=False,
        help_text=_("T/M for a collective; K/T the deputy of an agency with one head; T/L the chief of the office."),
    )
    signer = forms.ChoiceField(label=_("Signed by"))

    def __init__(
        self, *args: Any, papers: Sequence[DocumentType], signers: Sequence[tuple[Member, str]], **kwargs: Any
    ) -> None:
        """Offer the papers of the leader's bodies, and who holds a seat or post for signing them."""
        super().__init__(*args, **kwargs)
        self.members = {str(member.pk): member for member, _post in signers}
        self.fields["paper"].choices = [(one.key, f"{one.name} ({one.code})") for one in papers]  # type: ignore[attr-defined]
        offered = [(str(member.pk), f"{member.full_name} – {post}") for member, post in signers]
        self.fields["signer"].choices = offered  # type: ignore[attr-defined]

    def clean_signer(self) -> Member:
        """Return the person."""
        return self.members[self.cleaned_data["signer"]]
