"""What the reporting secretary fills in of a decision on paper, and why a record is withdrawn."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.commands import NewPaper, NewPaperSubject
from cases.discipline.forms import DisciplineForm
from cases.forms.days import DayField
from cases.models import PAPER_KINDS, Body, Level, Member, Organization, Outcome, WorkProgramme
from cases.statistics.forms import contents

_NONE = [("", "–")]


class PaperForm(forms.Form):
    """One decision and its one subject."""

    body = forms.ModelChoiceField(label=_("Body that decided"), queryset=Body.objects.none(), empty_label="–")
    kind = forms.ChoiceField(label=_("Procedure"), choices=[*_NONE, *PAPER_KINDS])
    number = forms.CharField(label=_("Decision number"), max_length=60)
    signed_on = DayField(label=_("Signed on"))
    concluded_on = DayField(label=_("Concluded on"))
    topic = forms.CharField(label=_("Topic"), max_length=500, required=False)
    theme = forms.ModelChoiceField(
        label=_("Work programme inspected"), queryset=WorkProgramme.objects.none(), required=False, empty_label="–"
    )
    of_member = forms.ChoiceField(
        label=_("Subject"), choices=[("", _("an organization")), ("1", _("a member"))], required=False
    )
    code = forms.CharField(
        label=_("Code of the subject"), max_length=40, required=False,
        help_text=_("As in the register; without one, the name and the level are written below."),
    )  # fmt: skip
    name = forms.CharField(label=_("Name on the paper"), max_length=300, required=False)
    level = forms.ChoiceField(label=_("Level"), choices=[*_NONE, *Level.choices], required=False)
    outcome = forms.ChoiceField(label=_("Outcome"), choices=[*_NONE, *Outcome.choices], required=False)
    form = forms.ChoiceField(label=_("Form of discipline"), choices=[*_NONE, *DisciplineForm.choices], required=False)
    contents = forms.MultipleChoiceField(
        label=_("Contents"), choices=[], required=False, widget=forms.CheckboxSelectMultiple
    )
    scan = forms.FileField(label=_("Scan of the decision"), required=False)

    def __init__(self, *args: Any, user: Any, on: date, **kwargs: Any) -> None:
        """Offer the bodies the user reports for."""
        super().__init__(*args, **kwargs)
        self.fields["body"].queryset = Body.objects.reported_for(user, on)  # type: ignore[attr-defined]
        theme: Any = self.fields["theme"]
        theme.queryset = WorkProgramme.objects.inspectable(user, on)
        theme.label_from_instance = lambda one: f"{one.number} – {one.title}"
        self.fields["contents"].choices = [(key, one.label) for key, one in contents().named.items()]  # type: ignore[attr-defined]

    def paper(self) -> NewPaper:
        """The decision as it is entered; a code of the register stands for its row."""
        facts = self.cleaned_data
        of_member, code = bool(facts["of_member"]), facts["code"]
        member = Member.objects.of_code(code) if of_member and code else None
        organization = Organization.objects.of_code(code) if code and not of_member else None
        subject = NewPaperSubject(
            name=facts["name"], organization=organization, member=member, of_member=of_member, code=code,
            level=facts["level"], outcome=facts["outcome"], form=facts["form"], contents=tuple(facts["contents"]),
        )  # fmt: skip
        return NewPaper(
            facts["body"], facts["kind"], facts["number"], facts["signed_on"], facts["concluded_on"], [subject],
            facts["topic"], theme=facts["theme"],
        )  # fmt: skip


class ScanForm(forms.Form):
    """The scan of a decision that was entered without it, such as from Excel."""

    scan = forms.FileField(
        label=_("Scan of the decision"), help_text=_("It is kept as it is and never replaced; check the file first.")
    )


class WithdrawForm(forms.Form):
    """Why a record is taken back."""

    reason = forms.CharField(label=_("Reason"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4}))
