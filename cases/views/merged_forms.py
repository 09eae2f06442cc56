"""A statistical form merged up the tree: what the house counted, what units outside reported, and what that makes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import capacity
from cases.forms.statistics_forms import StatisticalForm
from cases.models import Body, ClosedPeriod, UnitReport
from cases.statistics import forms, periods
from cases.statistics.forms import Asked, Form, FormSet
from cases.statistics.forms.layout import lay_out
from cases.statistics.forms.words import cell_in_words
from cases.unit_reports import freezing
from cases.unit_reports.choosing import Basis, basis
from cases.unit_reports.merging import Merged, kept_of, merged
from cases.views.statistics import number
from cases.views.statistics_forms import FormsPage


class MergedForm(FormsPage):
    """One form with its figures from the house and from units, for whoever is told the whole."""

    template_name = "cases/merged_form.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Fill the form, say which reports stand behind it, and who has not reported."""
        form, period, asked, whole = self.asked()
        key = self.kwargs["key"]
        if not any(key in one.forms for one in forms.load_sets()):
            raise Http404
        context = super().get_context_data(form=form, breadcrumbs=[_to_list(form)], **kwargs)
        if asked is None or period is None:
            return context
        facts: dict[str, Any] = {"period": period, "organization": asked.organization, "whole": whole}
        facts |= {"tree": asked.tree, "own_url": f"{reverse('form', args=[key])}?{form.query()}"}
        if not whole:
            return context | facts
        told = _told(form.asked_body, asked, key)
        behind, seen = told.behind, _seen(self.user, self.on, told.behind)
        parts = [_part(*part, form) for part in told.parts]
        if told.closed is not None and told.is_frozen and parts:
            row = told.closed.forms.of_form(key, told.parts[-1][0].key)
            facts["own_url"] = reverse("closed-form", args=[told.closed.proposal.key, row.pk]) if row else ""
        return (
            context
            | facts
            | {
                "closed": told.closed,
                "is_frozen": told.is_frozen,
                "later": told.later(asked),
                "parts": parts,
                "title": parts[-1]["form"] if parts else key,
                "behind": behind,
                "reports": [_report(one, key, seen) for one in behind.reports],
                "may_remind": "reporting" in capacity.roles(self.user),
                "distinct": form.counts_subjects,
            }
        )


@dataclass(frozen=True)
class _Told:
    """A merged form as it is told: frozen with its period, or by the reports that stand today."""

    behind: Basis
    parts: Sequence[tuple[FormSet, Form, Merged]]
    closed: ClosedPeriod | None
    is_frozen: bool

    def later(self, asked: Asked) -> list[UnitReport]:
        """Reports that would count today and are neither frozen nor restated."""
        if self.closed is None or not self.is_frozen:
            return []
        return freezing.later_reports(self.closed, self.behind, asked)


def _told(body: Body, asked: Asked, key: str) -> _Told:
    period, frozen = freezing.closed_for(body, asked) or (None, None)
    if period is not None and frozen is not None:
        return _Told(frozen, freezing.merged_form(period, frozen, key, asked), period, is_frozen=True)
    behind = basis(asked)
    parts = [(one, form, merged(form, part, one, behind)) for one, form, part in forms.parts(key, asked)]
    return _Told(behind, parts, period, is_frozen=False)


def _part(one: FormSet, definition: Form, found: Merged, form: StatisticalForm) -> dict[str, Any]:
    layout = lay_out(found.total)
    return {
        "set": one,
        "form": definition,
        "since": found.counted.asked.since,
        "until": found.counted.asked.until,
        "layout": layout,
        "lines": _lines(found, one, form),
        "kept": any(found.less.values()),
        "unsummed": [definition.columns[key] for key in definition.columns if key in found.unsummed],
    }


def _lines(found: Merged, one: FormSet, form: StatisticalForm) -> list[dict[str, Any]]:
    """Every line with its cells: in all, and what of it the house and what the units told."""
    query, key = form.query(set=one.key), found.total.form.key
    own = lay_out(found.own)
    mine = [{cell.column.key: cell.value for cell in line.cells} for line in own.lines]
    return [
        {
            "line": line,
            "cells": [
                {
                    "cell": cell,
                    "text": "" if cell.value is None else number(cell.value),
                    "own": number(house),
                    "units": number(units) if (units := (cell.value or 0) - house) else "",
                    "url": f"{reverse('merged-cell', args=[key, cell.row, cell.column.key])}?{query}"
                    if cell.row and (cell.value or found.counted.value(cell.row, cell.column.key))
                    else "",
                }
                for cell in line.cells
                for house in [here.get(cell.column.key) or 0]
            ],
        }
        for line, here in zip(lay_out(found.total).lines, mine, strict=True)
    ]


class MergedCell(FormsPage):
    """One figure of a merged form taken apart: what the house counted, what each report told of it."""

    template_name = "cases/merged_cell.html"
    keys: tuple[str, ...] = ("set",)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show every part, each with where it opens."""
        form, period, asked, whole = self.asked()
        if asked is None:
            raise BadRequest("no such cell")
        if not whole:
            raise PermissionDenied
        wanted = self.request.GET.get("set", "")
        told = _told(form.asked_body, asked, self.kwargs["key"])
        those = [part for part in told.parts if wanted in {"", part[0].key}]
        if not those:
            raise Http404
        one, definition, found = those[-1]
        row, column = self.kwargs["row"], self.kwargs["column"]
        if row not in definition.rows or column not in definition.columns:
            raise Http404
        counted, less = found.counted.value(row, column), found.less.get((row, column), 0)
        if counted is None:
            raise Http404
        part, seen = found.counted.asked, _seen(self.user, self.on, told.behind)
        shares = [(share, share.figures.get((row, column))) for share in found.shares]
        facts = {
            "form": form,
            "definition": definition,
            "set": one,
            "line": definition.rows[row],
            "column": definition.columns[column],
            "words": cell_in_words(definition, row, column),
            "counted": counted,
            "counted_url": _counted_url(told, definition, one, row, column, form),
            "closed": told.closed if told.is_frozen else None,
            "kept": _kept(definition, part, told.behind, row, column) if less and not told.is_frozen else [],
            "less": less,
            "own": found.own.value(row, column),
            "shares": [_report(one.report, definition.key, seen) | {"value": value} for one, value in shares if value],
            "silent": sum(not value for _share, value in shares),
            "told": found.told(row, column),
            "total": found.total.value(row, column),
            "unsummed": column in found.unsummed,
            "period": period,
            "asked": part,
            "organization": asked.organization,
            "breadcrumbs": [
                _to_list(form),
                (_("Merged form %(key)s") % {"key": definition.key}, _address(definition.key, form)),
            ],
        }
        return super().get_context_data(**(kwargs | facts))


def _counted_url(told: _Told, definition: Form, one: FormSet, row: str, column: str, form: StatisticalForm) -> str:
    """Where the rows stand which the house counted: those that were frozen, or those of today."""
    kept = told.closed.forms.of_form(definition.key, one.key) if told.closed and told.is_frozen else None
    if told.closed is not None and kept is not None:
        return reverse("closed-cell", args=[told.closed.proposal.key, kept.pk, row, column])
    return f"{reverse('form-cell', args=[definition.key, row, column])}?{form.query(set=one.key)}"


def _kept(definition: Form, part: Asked, behind: Basis, row: str, column: str) -> list[dict[str, Any]]:
    """What the house keeps itself of what each report tells of."""
    found = []
    for report in behind.told_in(part.since, part.until):
        if value := kept_of(definition, part, report).get((row, column)):
            found.append({"report": report, "period": periods.between(report.since, report.until), "value": value})
    return found


def _seen(user: Any, on: Any, behind: Basis) -> set[str]:
    """The keys of the reports whoever asks may open."""
    found = UnitReport.objects.seen_by(user, on).of_keys(one.key for one in behind.reports)
    return set(found.values_list("key", flat=True))


def _report(report: UnitReport, key: str, seen: set[str]) -> dict[str, Any]:
    url = f"{reverse('unit-report', args=[report.key])}?form={key}" if report.key in seen else ""
    return {"report": report, "period": periods.between(report.since, report.until), "url": url}


def _address(key: str, form: StatisticalForm) -> str:
    return f"{reverse('merged-form', args=[key])}?{form.query()}"


def _to_list(form: StatisticalForm) -> tuple[str, str]:
    return _("Statistical forms"), f"{reverse('forms')}?{form.query()}"
