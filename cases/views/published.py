"""The published figures of a period: the sentence they make, each figure, and exactly the rows behind it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import listing, paging
from cases.statistics import forms, published
from cases.tables_forms import listed_of
from cases.views.statistics_forms import FormsPage


class PublishedPage(FormsPage):
    """Every figure of the file, as this person is told it."""

    template_name = "cases/published.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Count; two statements at most for each figure."""
        form, period, asked, whole = self.asked()
        context = super().get_context_data(form=form, tabs=self.tabs(form), **kwargs)
        if asked is None:
            return context
        told = published.told_of(asked)
        query = form.query()
        beside = published.stands_beside(asked)
        rows = [
            {
                "figure": one,
                "url": f"{reverse('published-figure', args=[one.key])}?{query}" if one.value else "",
                "window": published.load().windows.get(one.definition.window),
            }
            for one in sorted(told.figures, key=lambda one: not one.definition.window)
            if beside or not one.definition.no_fact
        ]
        return context | {
            "period": period,
            "organization": asked.organization,
            "whole": whole,
            "told": told,
            "published_of": published.load().of if beside else None,
            "rows": rows,
        }


class PublishedFigurePage(FormsPage):
    """One figure and its rows: cases of the house, records from paper beside them."""

    template_name = "cases/published_figure.html"
    keys: tuple[str, ...] = (*paging.TURNING, "part")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show a page of one of its lists."""
        form, period, asked, whole = self.asked()
        if asked is None:
            raise BadRequest("no such figure")
        definition = next((one for one in published.load().figures if one.key == self.kwargs["key"]), None)
        if definition is None or not definition.counts:
            raise Http404
        figure = published.figure(definition, asked)
        opened = published.rows_of(definition, forms.opened_by(self.user, asked) if whole else asked)
        sizes = [rows.count() for rows in opened]
        part = self._part(sizes)
        listed = listed_of(definition.counts[0].source, opened[part])
        page = paging.page_of(listed.read(self.user, opened[part]), listed.order, self.request.GET.dict())
        facts = {
            "figure": figure,
            "period": period,
            "organization": asked.organization,
            "whole": whole,
            "parts": [self._tab(form, place, size, opened[place]) for place, size in enumerate(sizes) if size],
            "seen": sum(sizes),
            "unit": listed.unit,
            "head": listed.head(),
            "rows": listing.lines(page.rows) if listed.unit == "case" else listed.lines(page.rows),
            "page": page,
            "on": self.on,
            "breadcrumbs": [(_("Published figures"), f"{reverse('published')}?{form.query()}")],
        }
        return super().get_context_data(**(kwargs | facts))

    def _part(self, sizes: list[int]) -> int:
        """The list the address asks for; the first that has rows where it asks for none."""
        wanted = self.request.GET.get("part", "")
        if wanted:
            if not wanted.isdecimal() or int(wanted) >= len(sizes):
                raise BadRequest("no such part")
            return int(wanted)
        return next((place for place, size in enumerate(sizes) if size), 0)

    def _tab(self, form: Any, place: int, size: int, rows: Any) -> dict[str, Any]:
        on_paper = rows.model._meta.model_name.startswith("paper")
        words = _("entered from records on paper") if on_paper else _("in the system")
        return {"count": size, "words": words, "url": f"?{form.query(part=str(place))}"}
