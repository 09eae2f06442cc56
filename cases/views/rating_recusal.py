"""Who would judge a unit declares a conflict of interest about it."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _

from cases.commands import rating
from cases.forms.rating import RecuseForm
from cases.models import Rule
from cases.views.rating_acts import UnitAct


class Recuse(UnitAct):
    """Who would judge the unit declares a conflict about it."""

    may = "recuse"

    def make_form(self, *data: Any) -> RecuseForm:
        return RecuseForm(*data, book=Rule.on(self.on, self.unit.round.body.scope))

    def perform(self, form: Any) -> tuple[str, str]:
        rating.declare_conflict(self.unit, by=self.user, on=self.on, **form.cleaned_data)
        return _("The conflict is declared; others judge this unit."), self.url

    def words(self) -> dict[str, Any]:
        return {
            "act_label": _("Declare a conflict of interest about %(unit)s") % {"unit": self.unit.organization.name},
            "consequences": [
                ("people", _("You neither assess this unit nor decide its appeals; others do.")),
                ("edit", _("Points you gave it are given anew by another before its result is told.")),
                ("lock", _("A declared conflict is not taken back.")),
            ],
        }
