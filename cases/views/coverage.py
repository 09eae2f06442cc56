"""The page of coverage: who was inspected or supervised and when, down the tree; whom nobody came to stands first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import paging, statistics
from cases.forms.periods import PeriodForm
from cases.models import Kind, Level
from cases.statistics import Question, Reach
from cases.statistics.periods import ROMAN
from cases.statistics.reach import Cell, Column, Row
from cases.views.statistics import FiguresPage, figure_shown, figure_url, number

#: What may be listed instead of the tree: its words, whether only of those directly below, and which rows.
LISTS: dict[str, tuple[Any, bool, Callable[[Row], bool]]] = {
    "uncovered": (gettext_lazy("Not yet reached, directly below"), True, lambda row: not row.is_reached),
    "covered": (gettext_lazy("Reached, directly below"), True, lambda row: row.is_reached),
    "uncovered-all": (gettext_lazy("Not yet reached, at all levels"), False, lambda row: not row.is_reached),
    "covered-all": (gettext_lazy("Reached, at all levels"), False, lambda row: row.is_reached),
    "planned": (gettext_lazy("Planned, nothing opened yet"), False, lambda row: row.is_promised),
}
#: The figures beside the coverage itself.
BESIDE = ("opened", "unplanned", "concluded", "concluded-in-time")


class Coverage(FiguresPage):
    """The matrix of a body's work: organizations by years or quarters; every cell opens its cases."""

    template_name = "cases/coverage.html"
    keys = ("show", "open", "page")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Ask how far the work reached, for who is told the body's figures as a whole."""
        form, period = self.ask()
        context = super().get_context_data(form=form, on=self.on, tabs=self.tabs(form), **kwargs)
        if period is None:
            return context
        asked, whole = statistics.told_to(self.user, form.question(period))
        context |= {"period": period, "body": asked.body, "whole": whole, "day": asked.as_of}
        if not whole:
            return context
        found = statistics.reach(asked)
        show = self._chosen("show", LISTS)
        shown = Shown(found, asked, form, show, self._opened(found), self.request.GET.get("page", ""))
        counted = statistics.counted(asked, BESIDE)
        rows, page = self._page(shown.lines())
        return context | {
            "counts": True,
            "columns": [_column(column) for column in found.columns],
            "rows": rows,
            "page": page,
            "show": show,
            "picks": shown.picks(),
            "first": [*shown.totals(), *_beside(counted, form)],
            "changed": statistics.changed_lines(asked),
        }

    def _chosen(self, name: str, known: Any) -> str:
        value = self.request.GET.get(name, "")
        if value and value not in known:
            raise BadRequest("no such list")
        return value

    def _opened(self, found: Reach) -> list[int]:
        """Return the rows that are unfolded: the one asked for, and those above it."""
        asked = self.request.GET.get("open", "")
        if asked and not (asked.isdecimal() and int(asked) in found.rows):
            raise BadRequest("no such organization")
        return found.way_to(int(asked)) if asked else []

    def _page(self, lines: Sequence[dict[str, Any]]) -> tuple[list[dict[str, Any]], paging.Page]:
        """Return the lines of the page asked for; what is unfolded stays with the line it hangs under."""
        starts = [place for place, line in enumerate(lines) if line["depth"] == 0]
        asked = self.request.GET.get("page", "1")
        last = max(1, -(-len(starts) // paging.SIZE))
        if not asked.isdecimal() or not 1 <= int(asked) <= last:
            raise BadRequest("no such page")
        at = int(asked)
        first, beyond = (at - 1) * paging.SIZE, at * paging.SIZE
        end = starts[beyond] if beyond < len(starts) else len(lines)
        rows = list(lines[starts[first] : end]) if starts else []
        kept = {name: value for name, value in self.request.GET.items() if name not in {"page", "open"} and value}
        return rows, paging.Page(
            rows,
            previous_url=f"?{urlencode(kept | {'page': at - 1})}" if at > 1 else "",
            next_url=f"?{urlencode(kept | {'page': at + 1})}" if at < last else "",
            total=number(len(starts)),
            first=first + 1 if starts else 0,
            last=min(beyond, len(starts)),
        )


def _column(column: Column) -> str:
    if not column.quarter:
        return str(column.year)
    return _("Quarter %(number)s/%(year)s") % {"number": ROMAN[column.quarter - 1], "year": column.year}


class Shown:
    """The matrix as the page shows it: lines with their cells, and where each leads."""

    def __init__(
        self, found: Reach, asked: Question, form: PeriodForm, show: str, opened: Sequence[int], page: str
    ) -> None:
        self.found, self.asked, self.form, self.show, self.opened = found, asked, form, show, opened
        self.page = page
        self.counts = {key: len(found.some(wanted, direct=direct)) for key, (_label, direct, wanted) in LISTS.items()}

    def lines(self) -> list[dict[str, Any]]:
        """Return the lines of the chosen list, or of the tree as far as it is unfolded."""
        if self.show:
            _label, direct, wanted = LISTS[self.show]
            return [self._line(row, 0) for row in self.found.some(wanted, direct=direct)]
        return self._tree(self.found.direct, 0)

    def _tree(self, rows: Sequence[Row], depth: int) -> list[dict[str, Any]]:
        lines = []
        for row in rows:
            lines.append(self._line(row, depth))
            if row.organization in self.opened:
                lines += self._tree(row.below, depth + 1)
        return lines

    def _line(self, row: Row, depth: int) -> dict[str, Any]:
        above = self.found.rows.get(row.parent or 0)
        under = [] if self.show else list(row.under)
        return {
            "depth": depth,
            "name": row.name,
            "url": reverse("organization", args=[row.organization]),
            "above": above.name if above and self.show else "",
            "level": Level(row.level).label,
            "under": number(len(under)) if under else "",
            "reached_under": number(sum(one.is_reached for one in under)),
            "is_open": row.organization in self.opened,
            "fold_url": self._fold(row, above),
            "anchor": f"tc{row.organization}",
            "cells": [self._cell(row, column, cell) for column, cell in row.cells.items()],
            "last_on": row.last_on,
            "last_kind": Kind(row.last_kind).label if row.last_kind else "",
            "is_reached": row.is_reached,
        }

    def _fold(self, row: Row, above: Row | None) -> str:
        """Return the address that unfolds the row, or folds it up again."""
        is_open = row.organization in self.opened
        opened = (above.organization if above else None) if is_open else row.organization
        return f"?{self.form.query(open=opened, page=self.page)}#tc{row.organization}"

    def _cell(self, row: Row, column: Column, cell: Cell) -> dict[str, Any]:
        since, until = column.within(self.asked)
        days = {"period": "f", "year": None, "since": since.isoformat(), "until": until.isoformat()}
        narrowed = {"organization": row.organization, "organized_on": self.asked.as_of.isoformat()}
        return {
            "label": _column(column),
            "inspections": cell.inspections,
            "supervisions": cell.supervisions,
            "title": _("%(name)s, %(when)s: %(count)s cases")
            % {"name": row.name, "when": _column(column), "count": cell.cases},
            "url": figure_url("opened", self.form, **days, **narrowed) if cell.cases else "",
            "promises": [
                {"url": reverse("item", args=[promise.item]), "late": promise.is_overdue} for promise in cell.promises
            ],
        }

    def picks(self) -> list[dict[str, Any]]:
        """Return the lists, each with its count, after the tree."""
        tree = {"label": _("The tree"), "url": f"?{self.form.query()}", "count": "", "is_current": not self.show}
        return [tree, *(self._pick(key) for key in LISTS)]

    def _pick(self, key: str) -> dict[str, Any]:
        return {
            "label": LISTS[key][0],
            "url": f"?{self.form.query(show=key)}",
            "count": number(self.counts[key]),
            "is_current": key == self.show,
        }

    def totals(self) -> list[dict[str, Any]]:
        """Return the coverage as figures, each opening its organizations."""
        return [
            self._total("uncovered", ""),
            self._total("covered", _share(self.counts["covered"], len(self.found.direct))),
            self._total("covered-all", _share(self.counts["covered-all"], len(self.found.rows))),
            self._total("planned", ""),
        ]

    def _total(self, key: str, note: str) -> dict[str, Any]:
        pick = self._pick(key)
        return {"value": pick["count"], "label": pick["label"], "url": pick["url"], "note": note}


def _share(part: int, whole: int) -> str:
    if not whole:
        return ""
    share = number_format(round(100 * part / whole, 1), decimal_pos=1, use_l10n=True)
    return _("%(share)s%% of %(whole)s") % {"share": share, "whole": number(whole)}


def _beside(counted: dict[str, int], form: PeriodForm) -> list[dict[str, Any]]:
    """Return the unplanned and the punctual, each with its share of what it belongs to."""
    return [
        figure_shown(key, counted, form) | {"note": _share(counted[key], counted[whole])}
        for key, whole in (("unplanned", "opened"), ("concluded-in-time", "concluded"))
    ]
