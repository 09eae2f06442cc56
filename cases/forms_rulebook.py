"""What officers fill in about the rulebook: filters, a confirmation, and taking one back."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cases.models import Regulation, Rule
from cases.models.rulebook import Trust


class RuleFilter(forms.Form):
    """Which rules to show; kept in the address of the page."""

    q = forms.CharField(label=_("Key, title or article"), required=False, widget=forms.SearchInput)
    regulation = forms.ChoiceField(label=_("Regulation"), required=False)
    trust = forms.ChoiceField(label=_("Trust"), required=False, choices=[("", _("all")), *Trust.choices])
    on = forms.DateField(label=_("In force on"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer the regulations that are loaded."""
        super().__init__(*args, **kwargs)
        loaded = [(regulation.key, regulation.number) for regulation in Regulation.objects.order_by("number")]
        self.fields["regulation"].choices = [("", _("all")), *loaded]  # type: ignore[attr-defined]


class ConfirmationForm(forms.Form):
    """The body's act: which rules, on which day, by which meeting or paper."""

    rules = forms.ModelMultipleChoiceField(
        label=_("Rules"),
        queryset=Rule.objects.none(),
        error_messages={"required": _("Tick at least one rule.")},
    )
    on = forms.DateField(label=_("Day of the act"), initial=localdate)
    note = forms.CharField(
        label=_("Meeting or paper by which the body confirmed"), max_length=300, help_text=_("It stands in the trail.")
    )

    def __init__(self, *args: Any, waiting: list[Rule], **kwargs: Any) -> None:
        """Only rules waiting for this body can be ticked."""
        super().__init__(*args, **kwargs)
        self.fields["rules"].queryset = Rule.objects.filter(  # type: ignore[attr-defined]
            pk__in=[rule.pk for rule in waiting]
        ).select_related("regulation")


class RevocationForm(forms.Form):
    """Why and when a confirmation is taken back."""

    on = forms.DateField(label=_("Day of the act"), initial=localdate)
    note = forms.CharField(label=_("Reason"), max_length=300)
