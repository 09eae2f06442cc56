"""A form merged up the tree: what the house counted and what units reported, nothing of it twice (see `choosing`)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cases.models import UnitFigure, UnitReport
from cases.statistics import forms
from cases.statistics.forms import Asked, Filled, Form, FormSet
from cases.statistics.forms.outgoing import Filling
from cases.unit_reports.choosing import Basis
from cases.unit_reports.filling import with_totals

Cell = tuple[str, str]

#: Dates by which one row is counted in every period in which it lasts: figures of several periods do not add up.
LASTING = frozenset({"pending", "held"})


@dataclass(frozen=True)
class Share:
    """One report's part in a form."""

    report: UnitReport
    figures: Mapping[Cell, int]


@dataclass(frozen=True)
class Merged:
    """A form with its figures apart: counted by the house, of that told by reports as well, told by units; and in all.

    In the columns of `unsummed` reports of parts of the period were left aside: their figures do not add up.
    """

    counted: Filled
    less: Mapping[Cell, int]
    shares: tuple[Share, ...]
    own: Filled
    total: Filled
    unsummed: frozenset[str]

    def told(self, row: str, column: str) -> int:
        """What units told of a cell."""
        return sum(one.figures.get((row, column), 0) for one in self.shares)


def merged(form: Form, asked: Asked, form_set: FormSet, behind: Basis) -> Merged:
    """Return a form of one set with what the house counted in its days and what units reported by that set."""
    return merged_with(forms.evaluate(form, asked), form_set, behind)


def merged_with(counted: Filled, form_set: FormSet, behind: Basis) -> Merged:
    """Return the same of a form that the house has counted."""
    form, asked = counted.form, counted.asked
    lasting = {one.key for one in form.columns.values() if form.counts[one.of].dated in LASTING}
    less = _less(form, asked, behind, lasting)
    parts = any(not _is_whole(one, asked) for one in behind.told_in(asked.since, asked.until))
    shares = _shares(form, asked, form_set, behind, lasting)
    return added_up(counted, less, shares, frozenset(lasting if parts else ()))


def added_up(counted: Filled, less: Mapping[Cell, int], shares: tuple[Share, ...], unsummed: frozenset[str]) -> Merged:
    """Return a form with its parts added up."""
    own = {cell: value - less.get(cell, 0) for cell, value in counted.turns.items()}
    total = defaultdict(int, own)
    for share in shares:
        for cell, value in share.figures.items():
            total[cell] += value
    form, asked = counted.form, counted.asked
    return Merged(
        counted, less, shares, Filled(form, asked, own, None), Filled(form, asked, dict(total), None), unsummed
    )


def filling(behind: Basis) -> Filling:
    """Return how forms leave the house merged: their totals, and below them what stands behind."""

    def fill(form: Form, asked: Asked, form_set: FormSet) -> tuple[Filled, tuple[str, ...]]:
        found = merged(form, asked, form_set, behind)
        return found.total, said(found, behind)

    return fill


def said(found: Merged, behind: Basis) -> tuple[str, ...]:
    """Return what has to be known of merged figures."""
    told = [
        _(
            "Merged: counted by the system and told by %(count)s accepted reports of units; of each unit no day counts "
            "twice, and what is under a unit counts by its report."
        )
        % {"count": len(behind.reports)}
    ]
    if behind.gaps:
        names = "; ".join(
            f"{one.organization.name} ({one.since:%d/%m/%Y} – {one.until:%d/%m/%Y})" for one in behind.gaps
        )
        told.append(_("Not whole, since there is no report of: %(names)s.") % {"names": names})
    if found.unsummed:
        columns = ", ".join(one.label for one in found.total.form.columns.values() if one.key in found.unsummed)
        told.append(_("Not added from reports of parts of the period: %(columns)s.") % {"columns": columns})
    return tuple(told)


def kept_of(form: Form, asked: Asked, report: UnitReport) -> Mapping[Cell, int]:
    """Return what the house keeps itself of what a report tells of: it is counted by the report."""
    lasting = {one.key for one in form.columns.values() if form.counts[one.of].dated in LASTING}
    return _kept(form, asked, [report], lasting)


def _less(form: Form, asked: Asked, behind: Basis, lasting: set[str]) -> Mapping[Cell, int]:
    """One evaluation for each period of which there are reports."""
    together: dict[tuple[date, date], list[UnitReport]] = defaultdict(list)
    for report in behind.told_in(asked.since, asked.until):
        together[report.since, report.until].append(report)
    found: dict[Cell, int] = defaultdict(int)
    for reports in together.values():
        for cell, value in _kept(form, asked, reports, lasting).items():
            found[cell] += value
    return dict(found)


def _kept(form: Form, asked: Asked, reports: list[UnitReport], lasting: set[str]) -> Mapping[Cell, int]:
    first = reports[0]
    since, until = max(first.since, asked.since), min(first.until, asked.until)
    part = asked.of_units([one.organization_id for one in reports], since, until, first.until)
    turns = forms.evaluate(form, part).turns
    return {cell: value for cell, value in turns.items() if _is_whole(first, asked) or cell[1] not in lasting}


def _shares(form: Form, asked: Asked, form_set: FormSet, behind: Basis, lasting: set[str]) -> tuple[Share, ...]:
    """What each report says in the words of this set; a report is by the set in force on its last day."""
    reports = [one for one in behind.told_in(asked.since, asked.until) if one.form_set == form_set.key]
    told = UnitFigure.objects.told_of([one.pk for one in reports], form.key) if reports else {}
    found = []
    for report in reports:
        figures = with_totals(form, told.get(report.pk, {}))
        whole = _is_whole(report, asked)
        found.append(Share(report, {cell: value for cell, value in figures.items() if whole or cell[1] not in lasting}))
    return tuple(found)


def _is_whole(report: UnitReport, asked: Asked) -> bool:
    """Whether a report tells of exactly the days that are asked about."""
    return (report.since, report.until) == (asked.since, asked.until)
