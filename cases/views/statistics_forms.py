"""The statistical forms: the list of those in force, a form laid out as it is printed, and the rows behind a cell."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest
from django.db.models import QuerySet
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import listing, paging
from cases.forms.statistics_forms import StatisticalForm
from cases.statistics import forms
from cases.statistics.forms import Asked, Form, FormSet
from cases.statistics.forms.layout import Layout, lay_out
from cases.statistics.forms.words import cell_in_words
from cases.statistics.periods import Period
from cases.tables_forms import LISTED, listed_of
from cases.views.statistics import FiguresPage, number


class FormsPage(FiguresPage):
    """What the pages of the forms share: an organization with all under it, a period, and who is told."""

    form_class = StatisticalForm

    def asked(self) -> tuple[StatisticalForm, Period | None, Asked | None, bool]:
        """Return the form of the address, its period, and the question as this person may ask it."""
        form, period = self.ask()
        if not isinstance(form, StatisticalForm) or period is None:
            return form, None, None, False  # type: ignore[return-value]
        asked, whole = forms.told_to(self.user, form.asked(period))
        return form, period, asked, whole


class FormList(FormsPage):
    """The forms that hold in the period, each with what it counts in all."""

    template_name = "cases/form_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Count each form's total; one statement for each form and set."""
        form, period, asked, whole = self.asked()
        context = super().get_context_data(form=form, tabs=self.tabs(form), **kwargs)
        if asked is None:
            return context
        sets = [one for one in forms.load_sets() if forms.parts("B01", asked, [one])]
        keys = dict.fromkeys(key for one in sets for key in one.forms)
        return context | {
            "period": period,
            "organization": asked.organization,
            "whole": whole,
            "sets": sets,
            "rows": [_listed(key, asked, form) for key in keys],
        }


def _listed(key: str, asked: Asked, form: StatisticalForm) -> dict[str, Any]:
    """A form that counts the same in every set is counted once, over the whole period."""
    parts = forms.parts(key, asked)
    last = parts[-1][1]
    if all(one.counts["main"] == last.counts["main"] for _set, one, _part in parts):
        parts = [(parts[-1][0], last, asked.during(parts[0][2].since, parts[-1][2].until))]
    total = sum(forms.count(one.counts["main"], part) for _set, one, part in parts)
    return {"form": last, "total": total, "url": f"{reverse('form', args=[key])}?{form.query()}"}


class FormPage(FormsPage):
    """One form for each set that holds in the period, every figure opening what it counts."""

    template_name = "cases/form.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Fill the form; one statement for each thing it counts."""
        form, period, asked, whole = self.asked()
        key = self.kwargs["key"]
        if not any(key in one.forms for one in forms.load_sets()):
            raise Http404
        context = super().get_context_data(form=form, breadcrumbs=[_to_list(form)], **kwargs)
        if asked is None:
            return context
        distinct = form.counts_subjects
        parts = [self._part(part, form, distinct) for part in forms.parts(key, asked)]
        facts: dict[str, Any] = {
            "parts": parts,
            "period": period,
            "organization": asked.organization,
            "whole": whole,
            "distinct": distinct,
        }
        if whole:
            facts["merged_url"] = f"{reverse('merged-form', args=[key])}?{form.query()}"
        return context | facts | {"title": parts[-1]["form"] if parts else key, "tree": asked.tree}

    def _part(self, part: tuple[FormSet, Form, Asked], form: StatisticalForm, distinct: bool) -> dict[str, Any]:
        one, definition, asked = part
        layout = lay_out(forms.evaluate(definition, asked, subjects=distinct), distinct=distinct)
        return {
            "set": one,
            "form": definition,
            "since": asked.since,
            "until": asked.until,
            "layout": layout,
            "lines": _lines(layout, definition, one, form),
        }


def _lines(layout: Layout, definition: Form, one: FormSet, form: StatisticalForm) -> list[dict[str, Any]]:
    """Every line with its cells as the template writes them: a figure with its address, or nothing."""
    query = form.query(set=one.key)
    return [
        {
            "line": line,
            "cells": [
                {
                    "cell": cell,
                    "text": "" if cell.value is None else number(cell.value),
                    "url": f"{reverse('form-cell', args=[definition.key, cell.row, cell.column.key])}?{query}"
                    if cell.value and cell.row
                    else "",
                }
                for cell in line.cells
            ],
        }
        for line in layout.lines
    ]


class CellPage(FormsPage):
    """One cell: how much, what it counts in words, and the rows this person may open."""

    template_name = "cases/form_cell.html"
    keys: tuple[str, ...] = (*paging.TURNING, "set", "paper")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Count, and show a page of the rows."""
        form, period, asked, whole = self.asked()
        if asked is None:
            raise BadRequest("no such cell")
        one, definition, counted = self._part(asked)
        row, column = self.kwargs["row"], self.kwargs["column"]
        opened = forms.opened_by(self.user, counted) if whole else counted
        try:
            found = forms.rows_of(definition, row, column, counted)
            seen = forms.rows_of(definition, row, column, opened)
        except KeyError:
            raise Http404 from None
        head = definition.columns[column]
        house, here = found.count(), _sides(definition, row, column, counted, opened)
        on_paper = sum(rows.count() for rows, _opened in here)
        if here and on_paper and ("paper" in self.request.GET or not house):
            seen = here[0][1]
        listed = listed_of(definition.counts[head.of].source, seen)
        page = paging.page_of(listed.read(self.user, seen), listed.order, self.request.GET.dict())
        total = house + on_paper
        facts = {
            "form": form,
            "definition": definition,
            "set": one,
            "line": definition.rows[row],
            "column": head,
            "words": cell_in_words(definition, row, column),
            "total": total,
            "sum": forms.summed(definition, column, found),
            "seen": total if opened is counted else _opened(definition, row, column, opened, house),
            "paper": _paper_tab(form, one, house, on_paper),
            "unit": listed.unit,
            "head": listed.head(),
            "rows": listing.lines(page.rows) if listed.unit == "case" else listed.lines(page.rows),
            "page": page,
            "period": period,
            "asked": counted,
            "organization": asked.organization,
            "whole": whole,
            "on": self.on,
            "breadcrumbs": [
                _to_list(form),
                (definition.label, f"{reverse('form', args=[definition.key])}?{form.query()}"),
            ],
        }
        return super().get_context_data(**(kwargs | facts))

    def _part(self, asked: Asked) -> tuple[FormSet, Form, Asked]:
        """The form as it stood in the part of the period the address names; the last part where it names none."""
        wanted = self.request.GET.get("set", "")
        parts = [part for part in forms.parts(self.kwargs["key"], asked) if wanted in {"", part[0].key}]
        if not parts:
            raise Http404
        return parts[-1]


def _sides(
    definition: Form, row: str, column: str, counted: Asked, opened: Asked
) -> list[tuple[QuerySet[Any], QuerySet[Any]]]:
    """What is counted beside the rows of the house, and what of it may be opened."""
    told = forms.beside_of(definition, row, column, counted), forms.beside_of(definition, row, column, opened)
    return list(zip(*told, strict=True))


def _opened(definition: Form, row: str, column: str, opened: Asked, house: int) -> int:
    """How many of the rows may be opened, those from paper among them."""
    of_cases = LISTED[definition.counts[definition.columns[column].of].source].is_of_cases
    own = forms.rows_of(definition, row, column, opened).count() if of_cases else house
    return own + sum(rows.count() for rows in forms.beside_of(definition, row, column, opened))


def _paper_tab(form: StatisticalForm, one: FormSet, house: int, on_paper: int) -> dict[str, Any] | None:
    """The two lists of a cell, where it counts both cases of the house and records from paper."""
    if not on_paper:
        return None
    query = form.query(set=one.key)
    return {"house": house, "on_paper": on_paper, "house_url": f"?{query}", "paper_url": f"?{query}&paper=1"}


def _to_list(form: StatisticalForm) -> tuple[str, str]:
    return _("Statistical forms"), f"{reverse('forms')}?{form.query()}"
