"""The head of a work programme: whose it is, under which number and title, from when, and what it carries out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cases.forms.administration import WorkbookForm
from cases.models import Body, Organization, WorkKind, WorkProgramme


def area(rows: int) -> forms.Textarea:
    """Return a field of several lines."""
    return forms.Textarea(attrs={"rows": rows})


def day(label: Any, *, required: bool = True) -> forms.DateField:
    """Return a field of a day."""
    return forms.DateField(label=label, required=required, widget=forms.DateInput(attrs={"type": "date"}))


def meant_organization(text: str) -> Organization | None:
    """Return the organization of a code or name, or refuse what names no one of the register."""
    if not text.strip():
        return None
    found = Organization.objects.meant(text.strip())
    if len(found) != 1:
        raise ValidationError(_("No one organization of this code or name is registered."))
    return found[0]


class WorkHeadForm(forms.Form):
    """What the paper of a work programme says of itself."""

    body = forms.TypedChoiceField(label=_("Body that keeps it"), coerce=int)
    kind = forms.ChoiceField(label=_("Kind"), choices=WorkKind.choices)
    number = forms.CharField(label=_("Number"), max_length=60, help_text=_("As on the paper: 01-CTr/TU."))
    title = forms.CharField(label=_("Title"), max_length=500, widget=area(2))
    organization = forms.CharField(
        label=_("Of which organization"), required=False, max_length=300,
        help_text=_("Code or name; empty: the body's own. A programme of the level above is kept as its paper says."),
    )  # fmt: skip
    issuer = forms.CharField(label=_("Issued by, where not by that organization"), required=False, max_length=300)
    issued_on = day(_("Issued on"))
    since = day(_("In force from"))
    until = day(_("Until"), required=False)
    parent = forms.ModelChoiceField(
        label=_("Carries out"), queryset=WorkProgramme.objects.none(), required=False,
        help_text=_("The approved programme of the level above that this one carries out."),
    )  # fmt: skip
    field_order: tuple[str, ...] = (
        "body",
        "kind",
        "number",
        "title",
        "organization",
        "issuer",
        "issued_on",
        "since",
        "until",
        "parent",
    )

    def __init__(self, *args: Any, bodies: Sequence[Body], parents: QuerySet[WorkProgramme], **kwargs: Any) -> None:
        """Offer the bodies whose office the user is in, and what can be carried out."""
        super().__init__(*args, **kwargs)
        self.bodies = {body.pk: body for body in bodies}
        self.fields["body"].choices = [(pk, body.name) for pk, body in self.bodies.items()]  # type: ignore[attr-defined]
        parent: Any = self.fields["parent"]
        parent.queryset = parents
        parent.label_from_instance = lambda one: f"{one.number} – {one.title}"

    def clean_organization(self) -> Organization | None:
        """Find it in the register."""
        return meant_organization(self.cleaned_data["organization"])

    @property
    def chosen_body(self) -> Body:
        """The body; the form is valid."""
        return self.bodies[self.cleaned_data["body"]]

    def head(self) -> dict[str, Any]:
        """Return it as the command is told it."""
        names = ("kind", "number", "title", "issuer", "issued_on", "since", "until", "organization", "parent")
        return {name: self.cleaned_data[name] for name in names}


class ImportWorkForm(WorkHeadForm, WorkbookForm):
    """The head of a work programme, and the workbook of what it sets."""

    field_order = (*WorkHeadForm.field_order, "file")
