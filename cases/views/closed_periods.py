"""The periods of a body: which are open, proposed, closed or restated, and a closed one read from its snapshot."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import listing, paging, policy, statistics
from cases.models import ClosedPeriod, PeriodProposal, PostDuty, UnitReport, closable_by
from cases.refusals import refuse
from cases.statistics import closing, forms, periods
from cases.statistics.forms import Asked, Filled
from cases.statistics.forms.layout import lay_out
from cases.statistics.forms.words import cell_in_words
from cases.statistics.periods import Period
from cases.tables_forms import LISTED
from cases.unit_reports import freezing, restating
from cases.unit_reports.choosing import Basis
from cases.views.office import OfficePage
from cases.views.statistics import number

if TYPE_CHECKING:
    from inspection.accounts.models import User


def period_of(row: PeriodProposal) -> Period:
    """Return the period of a proposal under its own name."""
    return periods.of_kind(row.kind, row.since, row.until)


def state_of(row: PeriodProposal) -> str:
    """Say how far a period is."""
    if hasattr(row, "withdrawn"):
        return _("proposal withdrawn")
    if not hasattr(row, "closed"):
        return _("proposed")
    return _("closed, restated") if vars(row).get("is_restated") else _("closed")


def changed_cells(
    proposal: PeriodProposal, changes: Iterable[closing.Change], *, number: int | None = None
) -> list[dict[str, Any]]:
    """Return changes with the way to the rows behind each: of a restatement, or, without a number, of today."""
    if number is None:
        return [{"change": one, "url": reverse("change-today", args=[proposal.key, *one.place])} for one in changes]
    return [{"change": one, "url": reverse("change", args=[proposal.key, number, *one.place])} for one in changes]


def changed_shares(user: User, changes: Sequence[closing.Change], on: date) -> list[dict[str, Any]]:
    """Return changes of reports with what each unit tells otherwise, and its report where this person may open it."""
    told = restating.by_unit(changes)
    keys = {unit.report.key for units in told for unit in units}
    seen = set(UnitReport.objects.seen_by(user, on).of_keys(keys).values_list("key", flat=True)) if keys else set()

    def address(change: closing.Change, key: str) -> str:
        return f"{reverse('unit-report', args=[key])}?form={change.form}" if key in seen else ""

    return [
        {"change": one, "units": [{"told": unit, "url": address(one, unit.report.key)} for unit in units]}
        for one, units in zip(changes, told, strict=True)
    ]


class ClosedPeriods(OfficePage):
    """Every period proposed or closed of the organizations whose figures this person reads."""

    template_name = "cases/closed_periods.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """One statement for the rows, one for what this person may propose."""
        rows = PeriodProposal.objects.seen_by(self.user, self.on).listed()
        listed = [
            {
                "row": row,
                "period": period_of(row),
                "state": state_of(row),
                "closed": getattr(row, "closed", None),
                "url": reverse("closed-period" if hasattr(row, "closed") else "period-proposal", args=[row.key]),
            }
            for row in rows
        ]
        may = closable_by(self.user, self.on).exists()
        return super().get_context_data(rows=listed, may_propose=may, **kwargs)


class SnapshotPage(OfficePage):
    """A page about one closed period."""

    proposal: PeriodProposal
    period: ClosedPeriod

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Find the period; whoever does not read the figures of its organization is told of nothing."""
        super().setup(request, *args, **kwargs)
        found = PeriodProposal.objects.keyed(kwargs["key"], self.user, self.on) if self.user.is_authenticated else None
        if found is None or not hasattr(found, "closed"):
            refuse(self.user, period=kwargs["key"])
        self.proposal, self.period = found, found.closed

    @property
    def asked(self) -> Asked:
        """The question the period answered."""
        return Asked(self.proposal.body.organization, self.period.since, self.period.until, self.period.closed_on)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """What every page says of the period."""
        facts = {"closed": self.period, "proposal": self.proposal, "period": period_of(self.proposal)}
        return super().get_context_data(**(facts | kwargs))

    @cached_property
    def behind(self) -> Basis | None:
        """Which reports were frozen with the period."""
        return freezing.basis_of(self.period)

    @cached_property
    def merged_body(self) -> int | None:
        """The body by which the pages of figures ask of the organization, where this person asks of it."""
        own = self.proposal.body.organization_id
        return next((one.pk for one in statistics.bodies(self.user, self.on) if one.organization_id == own), None)

    def merged_url(self, form: str) -> str:
        """Where a form of the period stands merged with what units reported; nothing where none was to report."""
        if self.merged_body is None or self.behind is None or not (self.behind.reports or self.behind.gaps):
            return ""
        asked = {"body": self.merged_body, "period": "f", "since": self.period.since, "until": self.period.until}
        return f"{reverse('merged-form', args=[form])}?{urlencode(asked)}"

    def crumbs(self, *, to_period: bool = True) -> list[tuple[str, str]]:
        """The way back."""
        way = [(_("Reporting periods"), reverse("closed-periods"))]
        if to_period:
            way.append((period_of(self.proposal).label, reverse("closed-period", args=[self.proposal.key])))
        return way


class ClosedPeriodPage(SnapshotPage):
    """A closed period: its forms, what was waived, what it carries, and how it was restated."""

    template_name = "cases/closed_period.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Read the rows that were kept; nothing is counted."""
        kept = [
            {
                "form": filled.form,
                "row": row,
                "total": number(filled.value("total", "total") or 0),
                "asked": filled.asked,
                "url": reverse("closed-form", args=[self.proposal.key, row.pk]),
                "merged_url": self.merged_url(row.form),
            }
            for row, filled in ((row, closing.read(row, self.asked)) for row in self.period.forms.all())
        ]
        restatements = [
            {
                "row": row,
                "changes": changed_cells(self.proposal, closing.changes_of(row), number=row.number),
                "unit_changes": changed_shares(self.user, closing.unit_changes_of(row), self.on),
            }
            for row in self.period.restatements.stated()
        ]
        carries = [
            {"row": row.restatement, "period": period_of(row.restatement.period.proposal)}
            for row in self.period.carries.told()
        ]
        may_restate = policy.holds(self.user, PostDuty.REPORTING_SECRETARY, self.proposal.body.organization, self.on)
        more: dict[str, Any] = {"waived": self.period.waived.all(), "behind": self.behind, "may_restate": may_restate}
        more |= {"kept": kept, "restatements": restatements, "carries": carries}
        crumbs = self.crumbs(to_period=False)
        return super().get_context_data(breadcrumbs=crumbs, **more, **kwargs)


class ClosedFormPage(SnapshotPage):
    """One form as it was closed, laid out like the live one."""

    template_name = "cases/closed_form.html"

    def kept(self) -> tuple[Any, Filled]:
        """The frozen form of the address."""
        row = self.period.forms.numbered(self.kwargs["form"])
        if row is None:
            raise Http404
        return row, closing.read(row, self.asked)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay the snapshot out."""
        row, filled = self.kept()
        layout = lay_out(filled)
        lines = [
            {
                "line": line,
                "cells": [
                    {
                        "cell": cell,
                        "text": "" if cell.value is None else number(cell.value),
                        "url": reverse("closed-cell", args=[self.proposal.key, row.pk, cell.row, cell.column.key])
                        if cell.value and cell.row
                        else "",
                    }
                    for cell in line.cells
                ],
            }
            for line in layout.lines
        ]
        facts = {"form": filled.form, "layout": layout, "lines": lines, "asked": filled.asked, "row": row}
        facts["merged_url"] = self.merged_url(row.form)
        return super().get_context_data(breadcrumbs=self.crumbs(), **(kwargs | facts))


class ClosedCellPage(ClosedFormPage):
    """The list behind a closed cell: how many were counted, and those this person may open today."""

    template_name = "cases/closed_cell.html"
    keys = paging.TURNING

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Read the kept keys and show what may be opened of them."""
        row, filled = self.kept()
        line, column = self.kwargs["row"], self.kwargs["column"]
        if line not in filled.form.rows or column not in filled.form.columns:
            raise Http404
        value, _distinct, keys = closing.cells_of(row).get((line, column), (0, None, ()))
        head = filled.form.columns[column]
        today = Asked(self.proposal.body.organization, self.period.since, self.period.until, self.on)
        seen = closing.behind(filled, column, keys, forms.opened_by(self.user, today))
        listed = LISTED[filled.form.counts[head.of].source]
        page = paging.page_of(listed.read(self.user, seen), listed.order, self.request.GET.dict())
        facts = {
            "form": filled.form,
            "line": filled.form.rows[line],
            "column": head,
            "words": cell_in_words(filled.form, line, column),
            "value": value,
            "total": len(keys),
            "seen": seen.count(),
            "unit": listed.unit,
            "head": listed.head(),
            "rows": listing.lines(page.rows) if listed.unit == "case" else listed.lines(page.rows),
            "page": page,
            "on": self.on,
        }
        crumbs = [*self.crumbs(), (filled.form.label, reverse("closed-form", args=[self.proposal.key, row.pk]))]
        return SnapshotPage.get_context_data(self, breadcrumbs=crumbs, **(kwargs | facts))
