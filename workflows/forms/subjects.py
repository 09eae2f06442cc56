"""A subject written in one field: a member or an organization of the house, by name or by code."""

from __future__ import annotations

from collections.abc import Iterable
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cases.models import Member, Organization
from cases.models.organization import OrganizationQuerySet
from cases.names import clean_name
from workflows.forms.fields import People

if TYPE_CHECKING:
    from datetime import date


def organizations_under(houses: Iterable[int], on: date) -> OrganizationQuerySet:
    """Return the organizations of these houses and of two levels below them that exist on that day."""
    wanted = list(houses)
    paths = ("pk", "parent", "parent__parent")
    return Organization.objects.active(on).filter(reduce(or_, (Q(**{f"{path}__in": wanted}) for path in paths)))


class SubjectField(forms.CharField):
    """A member or an organization; two of the same name are told apart by their codes."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.TextInput(attrs={"autocomplete": "off"}), max_length=300, **kwargs)
        self.houses: list[int] = []
        self.on: date = localdate()

    def among(self, houses: Iterable[int], on: date) -> None:
        """Say under which houses, and on which day."""
        self.houses, self.on = list(houses), on

    def clean(self, value: Any) -> Any:
        """Return the member or organization meant, or None where the field may stay empty."""
        text = clean_name(super().clean(value) or "")
        return self._meant(text) if text else None

    def _meant(self, text: str) -> Member | Organization:
        members = People(Member.objects.under(self.houses).select_related("organization")).found(text)
        houses = organizations_under(self.houses, self.on)
        rows: list[Member | Organization] = [*members, *houses.meant(text)]
        if not rows:
            unknown = _("No member and no organization here is called “%(name)s”.")
            raise ValidationError(unknown, code="unknown", params={"name": text})
        if len(rows) > 1:
            names = "; ".join(f"{row} ({row.code})" for row in rows)
            raise ValidationError(
                _("“%(name)s” may mean several: %(names)s. Write the one you mean."),
                code="ambiguous",
                params={"name": text, "names": names},
            )
        return rows[0]


def split(subject: Member | Organization | None) -> dict[str, Any]:
    """Return a subject as the columns of a row take it."""
    return {
        "subject_member": subject if isinstance(subject, Member) else None,
        "subject_organization": subject if isinstance(subject, Organization) else None,
    }
