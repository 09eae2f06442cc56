"""The page of figures of discipline: decisions as they stood on a day, complaints, suspensions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from cases import statistics
from cases.discipline.forms import DisciplineForm
from cases.discipline.suspension import SuspensionKind
from cases.forms.periods import AsAtForm, PeriodForm
from cases.models import Complaint, Kind, SanctionState
from cases.statistics import FIGURES
from cases.statistics import discipline as figures
from cases.statistics.discipline import MEMBERS, ORGANIZATIONS, RESULTS, STATES, SUBJECTS
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
            "states": [cells.row(state.label, state) for state in STATES],
            "total": [cells.row(_("All"), "")],
            "beside": cells.beside(),
            "complaints": [figure_shown(key, counted, form) for key in COMPLAINTS],
            "results": [cells.result(outcome.label, outcome) for outcome in RESULTS],
            "decided": [cells.result(_("All"), "decided")],
            "about": cells.bars({figures.about_key(one): one.label for one in Complaint.About}),
            "causes": cells.causes(),
            "suspended": [cells.cell(figures.suspended_key(kind), kind.label) for kind in SuspensionKind],
        }


@dataclass(frozen=True)
class Cells:
    """The figures as the tables and bars of the page show them, each with the address of what it counts."""

    counted: dict[str, int]
    form: PeriodForm

    def cell(self, key: str, label: Any) -> dict[str, Any]:
        """One figure under a label of its own."""
        count = self.counted[key]
        return {"label": label, "count": count, "value": number(count), "url": figure_url(key, self.form)}

    def _row(self, label: Any, keys: Sequence[str], wholes: Sequence[str]) -> dict[str, Any]:
        """Members beside organizations, each with the whole it is a share of; no cell where the part is not theirs."""
        cells = [self.cell(key, label) if key in self.counted else None for key in keys]
        return {"label": label, "cells": list(zip(cells, (self.counted[key] for key in wholes), strict=True))}

    def row(self, label: Any, part: str) -> dict[str, Any]:
        """One part of the disciplined."""
        keys = [figures.disciplined_key(who, part) for who in SUBJECTS]
        return self._row(label, keys, [figures.disciplined_key(who) for who in SUBJECTS])

    def result(self, label: Any, outcome: str) -> dict[str, Any]:
        """One result of the complaints that were decided on."""
        keys = [figures.complaints_key(who, outcome) for who in SUBJECTS]
        return self._row(label, keys, [figures.complaints_key(who, "decided") for who in SUBJECTS])

    def forms(self) -> list[dict[str, Any]]:
        """The forms as they stood on the day, and those that stand no more: together all."""
        rows = [self.row(form.label, form) for form in DisciplineForm]
        return [*rows, self.row(_("Annulled by that day"), SanctionState.ANNULLED)]

    def beside(self) -> list[dict[str, Any]]:
        """What is told beside the sums: part of them, or not yet part of them."""
        told = (
            (_("Of all: changed or annulled since the first decision"), "changed"),
            (_("Not among them: signed in the period, not in force yet"), "signed"),
        )
        return [
            {"label": label, "cells": [self.cell(figures.disciplined_key(who, part), who.label) for who in SUBJECTS]}
            for label, part in told
        ]

    def bars(self, labels: dict[str, Any]) -> list[dict[str, Any]]:
        """Parts of one whole as bars."""
        cells = [self.cell(key, capfirst(label)) for key, label in labels.items()]
        whole = sum(cell["count"] for cell in cells) or 1
        return [cell | {"value": cell["count"], "text": cell["value"], "whole": whole} for cell in cells]

    def causes(self) -> list[dict[str, Any]]:
        """Why decisions were changed; a bar without a cause only where one lacks it."""
        labels: dict[str, Any] = {figures.cause_key(one): one.label for one in Complaint.ChangeCause}
        without = figures.cause_key("")
        return self.bars(labels | ({without: _("no cause recorded yet")} if self.counted[without] else {}))
