"""Forms of a sealed ballot: passphrases of tellers, the elector's paper, the opening of the box, a receipt.

What is typed here never comes back: a form with an error is shown empty.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from cases.ballot_keys import FEWEST_CHARACTERS
from cases.discipline.forms import NONE, DisciplineForm
from cases.models import BLANK
from cases.names import search_key
from workflows.forms.fields import PageForm

if TYPE_CHECKING:
    from cases.models import Ballot, Teller
    from inspection.accounts.models import User


class PassphraseField(forms.CharField):
    """A passphrase: its blanks count, no browser offers one, and it is never written back into the page."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.PasswordInput(attrs={"autocomplete": "new-password", "spellcheck": "false"})
        super().__init__(widget=widget, strip=False, max_length=200, **kwargs)


class SecretForm(PageForm):
    """A form that forgets what was chosen and typed once it is judged."""

    def forget(self) -> None:
        """Keep the errors and the mark of the page, and nothing else of what was sent."""
        self.data = {name: value for name, value in self.data.items() if name == "once"}


class PassphraseForm(SecretForm):
    """A teller sets the passphrase of the own share, written twice."""

    passphrase = PassphraseField(
        label=_("Passphrase"),
        help_text=_("At least %(fewest)s characters: several words that only you know. Nobody can find it out again.")
        % {"fewest": FEWEST_CHARACTERS},
    )
    again = PassphraseField(label=_("The same passphrase again"))

    def __init__(self, *args: Any, teller: User, **kwargs: Any) -> None:
        """`teller` is whose share it protects."""
        super().__init__(*args, **kwargs)
        self.teller = teller

    def clean_passphrase(self) -> str:
        """Refuse what somebody could guess, or may have watched at the sign-in."""
        said: str = self.cleaned_data["passphrase"]
        guess = _("Somebody could guess this passphrase. Take several words, not your name and not only figures.")
        if search_key(self.teller.get_full_name()) in search_key(said):
            raise ValidationError(guess, code="weak")
        try:
            validate_password(said, self.teller)
        except ValidationError:
            raise ValidationError(guess, code="weak") from None
        if self.teller.check_password(said):
            raise ValidationError(_("Take another one than the password you sign in with."), code="same")
        return said

    def clean(self) -> dict[str, Any]:
        """Both must say the same."""
        said = super().clean() or {}
        if "passphrase" in said and "again" in said and said["passphrase"] != said["again"]:
            self.add_error("again", _("The two passphrases are not the same. Write both again."))
        return said

    def facts(self) -> dict[str, Any]:
        """The passphrase, once."""
        return {"passphrase": self.cleaned_data["passphrase"], "once": self.cleaned_data["once"]}


class PaperForm(SecretForm):
    """The elector's paper: every form, no discipline, or blank; one choice, and the word that it is meant."""

    choice = forms.ChoiceField(
        label=_("Your choice, one only"), widget=forms.RadioSelect(attrs={"autocomplete": "off"})
    )
    sure = forms.BooleanField(
        label=_("This is my choice; a paper in the box cannot be taken back."),
        widget=forms.CheckboxInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, ballot: Ballot, **kwargs: Any) -> None:
        """`ballot` says the options."""
        self.ballot = ballot
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """The lines of the paper, heaviest first, then the empty paper; an unknown choice is not repeated."""
        lines = [
            (code, _("No discipline") if code == NONE else DisciplineForm(code).label) for code in self.ballot.options
        ]
        field = self.fields["choice"]
        field.choices = [*lines, (BLANK, _("Blank paper"))]  # type: ignore[attr-defined]
        field.error_messages["invalid_choice"] = _("This choice is not on the paper.")


class TallyForm(SecretForm):
    """Each teller types the own passphrase, one after the other, at the screen of one of them."""

    def __init__(self, *args: Any, tellers: Sequence[Teller], **kwargs: Any) -> None:
        """`tellers` are the counting board of the ballot."""
        self.tellers = {f"teller_{teller.member_id}": teller for teller in tellers}
        super().__init__(*args, **kwargs)

    def arrange(self) -> None:
        """One field for each teller; any two of three open the box."""
        for name, teller in self.tellers.items():
            label = _("Passphrase of %(name)s") % {"name": teller.name}
            self.fields[name] = PassphraseField(label=label, required=len(self.tellers) == 2)

    def facts(self) -> dict[str, Any]:
        """The passphrases given, by the member of their teller."""
        given = {teller.member_id: self.cleaned_data[name] for name, teller in self.tellers.items()}
        return {"passphrases": {pk: said for pk, said in given.items() if said}, "once": self.cleaned_data["once"]}


class ReceiptForm(SecretForm):
    """The code an elector kept."""

    receipt = forms.CharField(
        label=_("Receipt"),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
