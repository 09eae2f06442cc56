"""The page of figures told from the conformance sheets: how far the procedure was kept, procedure by procedure."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import statistics
from cases.forms.periods import PeriodForm
from cases.models import Kind
from cases.views.statistics import FiguresPage, number
from workflows.conformance import figures
from workflows.conformance.figures import Tally

LABELS = {
    figures.CASES: gettext_lazy("Files closed"),
    figures.CONFORMING: gettext_lazy("Conforming in everything"),
    figures.IN_TIME: gettext_lazy("Acts in time"),
    figures.LATE: gettext_lazy("Acts late"),
    figures.MISSING: gettext_lazy("Papers missing"),
    figures.WAIVED: gettext_lazy("Deviations signed for"),
    figures.BROKEN: gettext_lazy("Trails broken"),
}


class SheetPeriodForm(PeriodForm):
    """The question of the page: every procedure is a row of it."""

    names = ("body", "period", "year", "since", "until")

    kind = None  # type: ignore[assignment]


class ConformanceFigures(FiguresPage):
    """Acts in time, papers missing, deviations signed for; every figure opens the cases it counts."""

    template_name = "workflows/conformance_figures.html"
    form_class = SheetPeriodForm
    keys = ("of", "show")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Read the sheets of the files closed in the period, as far as this person is told."""
        form, period = self.ask()
        context = super().get_context_data(form=form, tabs=self.tabs(form), on=self.on, **kwargs)
        if period is None:
            return context
        question = form.question(period)
        asked, whole = statistics.told_to(self.user, question)
        found = figures.tallies(asked)
        context |= {"period": period, "body": asked.body, "whole": whole, "read": found.read, "closed": found.closed}
        show, kind = self.shown()
        if show:
            keys = found.cases(show, kind)
            rows = figures.behind(statistics.opened_by(self.user, asked), keys)
            context |= {
                "shown": LABELS[show],
                "shown_kind": Kind(kind).label if kind else "",
                "counted": len(keys),
                "rows": rows,
            }
        query = form.query()
        return context | {
            "heads": list(LABELS.values()),
            "table": [{"label": tally.kind.label, "cells": _cells(tally, query)} for tally in found.rows],
        }

    def shown(self) -> tuple[str, str]:
        """Return which figure of which procedure is opened. Raises `BadRequest`."""
        show, kind = self.request.GET.get("show", ""), self.request.GET.get("of", "")
        if (show and show not in LABELS) or (kind and kind not in Kind.values):
            raise BadRequest("no such figure")
        return show, kind


def _cells(tally: Tally, query: str) -> list[dict[str, Any]]:
    return [
        {
            "label": label,
            "value": number(tally.count(key)),
            "url": f"?{query}&{urlencode({'of': tally.kind, 'show': key})}#so-lieu" if tally.count(key) else "",
            "share": _share(tally, key),
        }
        for key, label in LABELS.items()
    ]


def _share(tally: Tally, key: str) -> str:
    whole = {figures.CONFORMING: tally.count(figures.CASES), figures.IN_TIME: tally.timed, figures.LATE: tally.timed}
    return _("%(share)s %%") % {"share": round(100 * tally.count(key) / whole[key])} if whole.get(key) else ""
