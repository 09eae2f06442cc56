"""The page of figures of discipline: decisions as they stood on a day, complaints, suspensions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cases import statistics
from cases.discipline.forms import DisciplineForm
from cases.discipline.suspension import SuspensionKind
from cases.forms.periods import AsAtForm, PeriodForm
from cases.models import Complaint, Kind, SanctionState
from cases.statistics import FIGURES
from cases.statistics import discipline as figures
from cases.statistics.discipline import MEMBERS, ORGANIZATIONS, STATES, SUBJECTS, Subjects
from cases.views.statistics import FiguresPage, figure_shown, figure_url, number

#: The procedures whose facts are counted here.
KINDS = (Kind.DISCIPLINE, Kind.COMPLAINT, Kind.SUSPENSION)
#: The figures on top, in order.
FIRST = (
    figures.disciplined_key(MEMBERS),
    figures.disciplined_key(ORGANIZATIONS),
    figures.disciplined_key(MEMBERS, "holding"),
    figures.disciplined_key(ORGANIZATIONS, "holding"),
    "complaints-pending",
    figures.suspended_key(SuspensionKind.PARTY_LIFE),
)
COMPLAINTS = (
    "complaints-received", "complaints-pending", "complaints-turned-away", "complaints-passed-on",
    "complaints-withdrawn",
)  # fmt: skip


class DisciplineStatistics(FiguresPage):
    """How many were disciplined by which form, as the decisions stood on a day; every figure opens what it counts."""

    template_name = "cases/statistics_discipline.html"
    form_class = AsAtForm

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Ask for the figures of the period as at the day, as far as this person is told; three statements."""
        form, period = self.ask()
        context = super().get_context_data(form=form, tabs=self.tabs(form), **kwargs)
        if period is None:
            return context
        asked, whole = statistics.told_to(self.user, form.question(period))
        context |= {"period": period, "body": asked.body, "day": asked.day, "whole": whole}
        if not whole and not statistics.counts_any(asked, KINDS):
            return context
        counted = statistics.counted(asked, [key for key, one in FIGURES.items() if one.unit.is_of_discipline])
        cells = Cells(counted, form)
        return context | {
            "counts": True,
            "first": [figure_shown(key, counted, form) for key in FIRST],
            "subjects": SUBJECTS,
            "forms": cells.forms(),
            "states": cells.states(),
            "total": cells.row(_("All"), ""),
            "beside": [
                cells.row(_("Of all: changed or annulled since the first decision"), "changed"),
                cells.row(_("Not among them: signed in the period, not in force yet"), "signed"),
            ],
            "bars": [cells.bars(who) for who in SUBJECTS],
            "results": cells.results(),
            "complaints": [figure_shown(key, counted, form) for key in COMPLAINTS],
            "about": [cells.part(figures.about_key(one), one.label) for one in Complaint.About],
            "causes": cells.causes(),
            "suspended": [cells.part(figures.suspended_key(kind), kind.label) for kind in SuspensionKind],
        }


@dataclass(frozen=True)
class Cells:
    """The figures as the tables and bars of the page show them, each with the address of what it counts."""

    counted: dict[str, int]
    form: PeriodForm

    def part(self, key: str, label: Any) -> dict[str, Any]:
        """One figure under a label of its own."""
        return {
            "label": label,
            "count": self.counted[key],
            "value": number(self.counted[key]),
            "url": figure_url(key, self.form),
        }

    def row(self, label: Any, part: str) -> dict[str, Any]:
        """One part of the disciplined, members beside organizations; no cell where the part is not theirs."""
        keys = [figures.disciplined_key(who, part) for who in SUBJECTS]
        return {"label": label, "cells": [self.part(key, label) if key in self.counted else None for key in keys]}

    def forms(self) -> list[dict[str, Any]]:
        """The forms as they stood on the day, and those that stand no more: together all."""
        rows = [self.row(form.label, form) for form in DisciplineForm]
        return [*rows, self.row(_("Annulled by that day"), SanctionState.ANNULLED)]

    def states(self) -> list[dict[str, Any]]:
        """How the decisions stood on the day: together all."""
        return [self.row(state.label, state) for state in STATES]

    def bars(self, who: Subjects) -> dict[str, Any]:
        """The forms of members or of organizations as bars."""
        whole = self.counted[figures.disciplined_key(who)]
        parts: list[tuple[Any, str]] = [(form.label, form.value) for form in who.forms]
        parts.append((_("Annulled by that day"), SanctionState.ANNULLED))
        bars = [self.part(figures.disciplined_key(who, part), label) for label, part in parts]
        return {
            "label": who.label,
            "whole": whole,
            "bars": [bar | {"value": bar["count"], "text": bar["value"], "whole": whole or 1} for bar in bars],
        }

    def results(self) -> list[dict[str, Any]]:
        """How the complaints that were decided on ended, members beside organizations."""
        return [
            {
                "label": outcome.label,
                "cells": [self.part(figures.complaints_key(who, outcome), outcome.label) for who in SUBJECTS],
            }
            for outcome in figures.RESULTS
        ]

    def causes(self) -> list[dict[str, Any]]:
        """Why decisions were changed; a line without a cause only where one lacks it."""
        found = [self.part(figures.cause_key(one), one.label) for one in Complaint.ChangeCause]
        without = self.part(figures.cause_key(""), _("no cause recorded yet"))
        return [*found, without] if without["count"] else found
