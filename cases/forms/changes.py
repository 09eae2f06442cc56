"""What an administrator fills in when a decision changes organizations, or a paper says that a member moved."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cases.forms.days import DayField
from cases.models import Organization
from cases.names import clean_name


class OrganizationField(forms.CharField):
    """An organization that exists today, by name or by code; two of the same name are told apart by their codes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"autocomplete": "off"}), max_length=400, **kwargs)

    def clean(self, value: Any) -> Any:
        """Return the organization meant, or None where the field may stay empty."""
        text = clean_name(super().clean(value) or "")
        return meant(text) if text else None


def meant(text: str) -> Organization:
    """Return the one organization of today that a text means. Raises `ValidationError`."""
    found = Organization.objects.active(localdate()).meant(text)
    if not found:
        unknown = _("No organization of today is called “%(name)s”, by name or by code.")
        raise ValidationError(unknown, code="unknown", params={"name": text})
    if len(found) > 1:
        names = "; ".join(f"{one.name} ({one.code})" for one in found)
        several = _("“%(name)s” may mean several: %(names)s. Write the one you mean.")
        raise ValidationError(several, code="ambiguous", params={"name": text, "names": names})
    return found[0]


class ChangeForm(forms.Form):
    """A decision with its number and its days."""

    number = forms.CharField(label=_("Decision number"), max_length=60)
    decided_on = DayField(label=_("Decided on"))
    on = DayField(label=_("In effect from"), help_text=_("Recorded on this day or later."))

    #: The other fields stand above these.
    first: ClassVar[tuple[str, ...]] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.order_fields([*self.first, "number", "decided_on", "on"])

    def paper(self) -> dict[str, Any]:
        """Return the decision as the commands take it."""
        facts = self.cleaned_data
        return {"decision_number": facts["number"], "decided_on": facts["decided_on"], "on": facts["on"]}


class NotedForm(ChangeForm):
    """A decision with a note."""

    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 2}))


class MergeForm(NotedForm):
    """Organizations that end, each with the one that takes its place."""

    workbook = forms.FileField(
        label=_("List from Excel"),
        required=False,
        allow_empty_file=False,
        validators=[FileExtensionValidator(["xlsx"])],
        help_text=_("Two columns of codes; it fills the rows below, nothing is written yet."),
    )


class PlaceForm(forms.Form):
    """One organization that ends, and who takes its place."""

    use_required_attribute = False
    closing = OrganizationField(label=_("Organization that ends"), help_text=_("Code or name."))
    successor = OrganizationField(label=_("Organization that takes its place"), help_text=_("Code or name."))


class Places(forms.BaseFormSet):
    """Who takes whose place, each once."""

    label = _("Organizations that end, and who takes their place")
    help_text = _("A new organization is registered first; its members, cases and representatives follow from this.")
    row_label = _("Organization")
    add_label = _("Add an organization")

    def clean(self) -> None:
        """Refuse an organization that ends twice."""
        seen: set[Organization] = set()
        for one, _other in self.said():
            if one in seen:
                raise ValidationError(_("%(name)s stands here twice.") % {"name": one.name})
            seen.add(one)

    def said(self) -> list[tuple[Organization, Organization]]:
        """Return the pairs in order."""
        rows = [form.cleaned_data for form in self.forms if form.is_valid() and form.has_changed()]
        return [(row["closing"], row["successor"]) for row in rows if not row.get("DELETE")]


#: At least one pair; a province that merges its cells sends a workbook.
PlaceFormSet = forms.formset_factory(
    PlaceForm, formset=Places, extra=0, min_num=1, validate_min=True, can_delete=True, max_num=400, absolute_max=400
)


class SplitForm(NotedForm):
    """Into what an organization is split, and which of them answers."""

    first = ("successors", "answers")

    successors = forms.CharField(
        label=_("Split into"),
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One on each line, by code or name; new organizations are registered first."),
    )
    answers = OrganizationField(
        label=_("Answers for the cases under way"),
        required=False,
        help_text=_("One of them; members and cases go to it. Asked for where cases are under way."),
    )

    def clean_successors(self) -> list[Organization]:
        """Find each of them."""
        return [meant(text) for line in self.cleaned_data["successors"].splitlines() if (text := clean_name(line))]

    def clean(self) -> dict[str, Any]:
        """Who answers is one of them."""
        facts: dict[str, Any] = super().clean() or self.cleaned_data
        answers = facts.get("answers")
        if answers and answers not in facts.get("successors", [answers]):
            self.add_error("answers", ValidationError(_("It is not one of those named above.")))
        return facts


class RenameForm(ChangeForm):
    """A new name."""

    first = ("name",)

    name = forms.CharField(label=_("New name"), max_length=300)

    def clean_name(self) -> str:
        """Write it as names are kept."""
        return clean_name(self.cleaned_data["name"])


class TransferForm(ChangeForm):
    """Another parent."""

    first = ("parent",)

    parent = OrganizationField(label=_("New parent"), help_text=_("Code or name."))


class RetireForm(forms.Form):
    """A paper by which a member retires."""

    paper = forms.CharField(label=_("Paper"), max_length=300, help_text=_("Number and day, as papers cite it."))
    on = DayField(label=_("In effect from"), help_text=_("Recorded on this day or later."))


class MoveForm(RetireForm):
    """A paper by which a member moves."""

    organization = OrganizationField(label=_("To which organization"), help_text=_("Code or name."))
    field_order = ("organization", "paper", "on")


def sent_again(data: Mapping[str, Any], leaving: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return what was filled in, to be sent once more when it is confirmed."""
    pairs = data.lists() if hasattr(data, "lists") else [(name, [value]) for name, value in data.items()]
    return [(name, value) for name, values in pairs if name not in leaving for value in values]
