"""Forms of a body's registers: a policy to amend, routine supervision, a weak organization and its reviews."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.commands.registers import Recommended
from cases.models import Member, SupervisionEntry
from workflows.forms.fields import DayField, PageForm, People, PersonField, Prose, people_of

if TYPE_CHECKING:
    from cases.models import Body


class OfBody(PageForm):
    """A row of the register of one of the bodies one keeps it for."""

    body = forms.ChoiceField(label=_("Body"))

    def __init__(self, *args: Any, bodies: Sequence[Body], organizations: Any, **kwargs: Any) -> None:
        """`organizations` are those a row may be about."""
        self.bodies = {str(body.pk): body for body in bodies}
        self.organizations = organizations
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """The bodies; where there is one, it stands ready."""
        self.fields["body"].choices = [(key, body.name) for key, body in self.bodies.items()]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The body and the rest."""
        return dict(self.cleaned_data) | {"body": self.bodies[self.cleaned_data["body"]]}


class RecommendForm(OfBody):
    """A policy to amend, and to whom that is recommended."""

    regulation = forms.CharField(label=_("Policy or regulation"), max_length=300)
    text = Prose(label=_("What should be amended"), rows=4)
    addressed_to = forms.CharField(label=_("Recommended to"), max_length=300)

    def facts(self) -> dict[str, Any]:
        """The recommendation as the command takes it."""
        said = super().facts()
        names = ("regulation", "text", "addressed_to")
        return {name: said[name] for name in ("body", "once")} | {
            "recommended": Recommended(**{name: said[name] for name in names})
        }


class AnswerForm(PageForm):
    """What became of a recommendation."""

    adopted = forms.BooleanField(label=_("It was adopted"), required=False)
    answer = Prose(label=_("Answer"), rows=4)


class OrganizationField(forms.CharField):
    """An organization of the house or below it, by name or by code."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"list": "house-organizations", "autocomplete": "off"}), **kwargs)
        self.organizations: Any = None

    def clean(self, value: Any) -> Any:
        """Return the organization meant; None where the field may stay empty."""
        text = str(super().clean(value) or "").strip()
        if not text:
            return None
        _name, bracket, code = text.rpartition(" (")
        wanted = {"code": code[:-1]} if bracket and code.endswith(")") else {"name__iexact": text}
        found = list(self.organizations.filter(**wanted)[:2])
        if len(found) != 1:
            raise ValidationError(_("Choose an organization from the list."), code="unknown")
        return found[0]


class SupervisionForm(OfBody):
    """An entry of routine supervision: of an organization or a member, directly or indirectly."""

    form = forms.ChoiceField(
        label=_("Form of supervision"), choices=SupervisionEntry.Form.choices, widget=forms.RadioSelect
    )
    organization = OrganizationField(label=_("Organization"), required=False)
    member = forms.CharField(
        label=_("Or a member, by code"),
        required=False,
        max_length=40,
        help_text=_("An organization or a member: not both."),
    )
    content = Prose(label=_("What was supervised"), rows=3)
    finding = Prose(label=_("What was found"), rows=3)
    remark = Prose(label=_("Reminder or recommendation"), rows=2, required=False)

    def arrange(self) -> None:
        """The organizations offered."""
        super().arrange()
        self.fields["organization"].organizations = self.organizations  # type: ignore[attr-defined]

    def clean_member(self) -> Member | None:
        """The member with this code."""
        code = self.cleaned_data.get("member", "").strip()
        if not code:
            return None
        found = Member.objects.select_related("organization").filter(code__iexact=code).first()
        if found is None:
            raise ValidationError(_("Nobody here has this code."))
        return found

    def clean(self) -> dict[str, Any]:
        """One subject."""
        facts: dict[str, Any] = super().clean() or {}
        if bool(facts.get("organization")) == bool(facts.get("member")) and not self.errors:
            self.add_error("organization", _("An organization or a member: not both."))
        return facts

    def facts(self) -> dict[str, Any]:
        """The entry as the command takes it."""
        said = super().facts()
        subject = said.pop("organization") or said["member"]
        said.pop("member")
        return said | {"subject": subject}


class WeakForm(OfBody):
    """An organization listed as weak."""

    organization = OrganizationField(label=_("Organization"))
    reasons = Prose(label=_("Reasons"), rows=3)
    measures = Prose(label=_("Measures"), rows=3)
    in_charge = PersonField(label=_("Person in charge"))
    review_on = DayField(label=_("Next review on"), future=True)

    def arrange(self) -> None:
        """The organizations, and the people of the house."""
        super().arrange()
        self.fields["organization"].organizations = self.organizations  # type: ignore[attr-defined]
        first = next(iter(self.bodies.values()))
        self.fields["in_charge"].people = People(people_of(first, self.on))  # type: ignore[attr-defined]


class ReviewForm(PageForm):
    """A review of a weak organization."""

    result = Prose(label=_("Result"), rows=3)
    strengthened = forms.BooleanField(label=_("Strengthened: taken from the list"), required=False)
    measures = Prose(label=_("Measures from now on"), rows=3, required=False)
    review_on = DayField(label=_("Next review on"), future=True, required=False)

    def clean(self) -> dict[str, Any]:
        """A next day, unless it leaves the list."""
        facts: dict[str, Any] = super().clean() or {}
        if not facts.get("strengthened") and not facts.get("review_on"):
            self.add_error("review_on", _("Name the day of the next review, or take the organization from the list."))
        return facts
