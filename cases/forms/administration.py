"""What an administrator and an officer fill in: the first account, accounts of people, a workbook to import."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth import get_user_model
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cases.models import Body, Level


class AccountForm(forms.Form):
    """A username and a password typed twice."""

    username = forms.CharField(
        label=_("Username"), max_length=150, validators=[get_user_model().username_validator], strip=True
    )
    password = forms.CharField(
        label=_("Password"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), strip=False
    )
    password_again = forms.CharField(
        label=_("Password again"), widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}), strip=False
    )

    def clean_username(self) -> str:
        """Refuse a name somebody has."""
        username: str = self.cleaned_data["username"]
        if get_user_model().objects.filter(username__iexact=username).exists():
            raise ValidationError(_("This username is taken."))
        return username

    def clean_password(self) -> str:
        """Refuse a weak password beside its field."""
        password: str = self.cleaned_data["password"]
        validate_password(password)
        return password

    def clean(self) -> dict[str, Any]:
        """Refuse two different passwords."""
        data = super().clean() or {}
        if data.get("password") and data.get("password") != data.get("password_again"):
            self.add_error("password_again", _("The two passwords differ."))
        return data


class FirstAdministratorForm(AccountForm):
    """The first account of an empty house."""

    display_name = forms.CharField(label=_("Full name"), max_length=150)
    field_order = ("display_name", "username", "password", "password_again")


class PeopleFilter(forms.Form):
    """Whom to show in the list of accounts."""

    q = forms.CharField(label=_("Name or code"), required=False, widget=forms.SearchInput)
    account = forms.ChoiceField(
        label=_("Account"),
        required=False,
        choices=[("", _("all")), ("yes", _("with an account")), ("no", _("without"))],
    )


class OrganizationFilter(forms.Form):
    """Which organizations to show, and as on which day."""

    q = forms.CharField(label=_("Name or code"), required=False, widget=forms.SearchInput)
    level = forms.ChoiceField(label=_("Level"), required=False, choices=[("", _("all")), *Level.choices])
    closed = forms.BooleanField(label=_("also closed ones"), required=False)


class WorkbookForm(forms.Form):
    """A workbook sent in; the second time, the hash of the one that was read."""

    file = forms.FileField(
        label=_("Workbook (.xlsx)"), validators=[FileExtensionValidator(["xlsx"])], allow_empty_file=False
    )


class ProgrammeWorkbookForm(WorkbookForm):
    """A programme's workbook: for which body and year, under which title."""

    body = forms.ModelChoiceField(label=_("Body"), queryset=Body.objects.none())
    year = forms.IntegerField(label=_("Year"), min_value=2000, max_value=2100)
    title = forms.CharField(label=_("Title"), max_length=300)
    field_order = ("body", "year", "title", "file")

    def __init__(self, *args: Any, bodies: Any, **kwargs: Any) -> None:
        """Offer the bodies for which the officer prepares programmes."""
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = bodies  # type: ignore[attr-defined]
        self.fields["year"].initial = localdate().year
