"""Which organization, period and tree, in turns or subjects: what a statistical form is asked by its address."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from cases.forms.periods import PeriodForm
from cases.models import Body
from cases.statistics import Period
from cases.statistics.forms import Asked, Tree

TURNS, SUBJECTS = "turns", "subjects"


class StatisticalForm(PeriodForm):
    """The question of a statistical form: of an organization with everything under it."""

    names = ("body", "period", "year", "since", "until", "tree", "counted")

    kind = None  # type: ignore[assignment]  # each form names its own procedures
    tree = forms.ChoiceField(label=_("Tree"), choices=[(one.value, one.label) for one in Tree], required=False)
    counted = forms.ChoiceField(
        label=_("Counted"), choices=[(TURNS, _("turns")), (SUBJECTS, _("different subjects"))], required=False
    )

    def __init__(self, data: Any, *, bodies: Sequence[Body], on: date) -> None:
        """Offer each organization once, by the first of its bodies that has work."""
        first: dict[int, Body] = {}
        for body in bodies:
            first.setdefault(body.organization_id, body)
        super().__init__(data, bodies=list(first.values()), on=on)
        self.fields["body"].label = _("Organization")
        houses = [(body.pk, body.organization.name) for body in first.values()]
        self.fields["body"].choices = houses  # type: ignore[attr-defined]

    @property
    def counts_subjects(self) -> bool:
        """Whether each subject is counted once; the form is valid."""
        return bool(self.cleaned_data["counted"] == SUBJECTS)

    def asked(self, period: Period) -> Asked:
        """The question itself; the form is valid."""
        tree = Tree(self.cleaned_data["tree"] or Tree.AS_AT)
        return Asked(self.asked_body.organization, period.since, period.until, self.on, tree)
