"""Programmes: all of them, one as a board beside what was done, and one of its lines."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cases import deadlines, paging, policy, programmes, statistics
from cases.models import PROGRAMME_KINDS, AnnualProgramme, Kind, PostDuty, ProgrammeItem
from cases.refusals import refuse
from cases.statistics import LineState, Plan, PlanLine, Question, Tally
from cases.statistics.periods import QUARTERS, ROMAN
from cases.views.office import OfficePage, known_only


class Programmes(OfficePage):
    """The programmes a person reads, the latest first."""

    template_name = "cases/programme_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show them, and to whom prepares them how one comes about."""
        known_only(self.request.GET, ())
        return super().get_context_data(
            rows=list(programmes.readable(self.user, self.on)),
            may_draft=bool(programmes.drafting_for(self.user, self.on)),
            **kwargs,
        )


class Programme(OfficePage):
    """One year's programme: quarters and lines as a picture, each line beside its cases, and its versions."""

    template_name = "cases/programme_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Lay the lines beside their cases, as far as this person is told."""
        known_only(self.request.GET, ())
        pk = self.kwargs["pk"]
        programme = programmes.one(pk, self.user, self.on) or refuse(self.user, programme=pk)
        whole = bool(programme.is_whole)  # type: ignore[attr-defined]
        asked, told_whole = statistics.told_to(self.user, year_of(programme, self.on))
        items = programmes.lines_of(programme, self.user, self.on, whole=whole)
        plan = statistics.of_items(items, asked)
        return super().get_context_data(
            programme=programme,
            whole=whole,
            told_whole=told_whole,
            counts=told_whole or statistics.counts_any(asked, asked.kinds),
            plan=plan,
            lines=[(line, tile_state(line, self.on)) for line in plan.lines],
            columns=[_("Quarter %(number)s") % {"number": roman} for roman in ROMAN],
            board=board(plan, self.on),
            figures=figures(plan),
            amendments=list(programmes.amendments_of(programme)),
            leads=policy.leads(self.user, programme.body, self.on),
            breadcrumbs=[(_("Programme"), reverse("programmes"))],
            **kwargs,
        )


def year_of(programme: AnnualProgramme, on: date) -> Question:
    """Return the question about a programme: its year, and what came of it since."""
    return statistics.ask(programme.body, date(programme.year, 1, 1), max(on, date(programme.year, 12, 31)), on=on)


def tile_state(line: PlanLine, on: date) -> str:
    """Return how a line is drawn: done, late, soon, ok or todo."""
    if line.state is LineState.CONCLUDED:
        return "done"
    if line.state is LineState.LATE or (line.state is LineState.PLANNED and line.overdue_quarter):
        return "late"
    if line.state is LineState.PLANNED:
        return "todo"
    soon = line.next_due is not None and line.next_due <= on + timedelta(days=deadlines.SOON)
    return "soon" if soon else "ok"


def board(plan: Plan, on: date) -> list[dict[str, Any]]:
    """Return the lines that stand as tiles: procedures down, quarters across."""
    rows = []
    for kind in PROGRAMME_KINDS:
        cells = [[_tile(line, on) for line in plan.lines if _stands_in(line, kind, quarter)] for quarter in QUARTERS]
        if any(cells):
            rows.append({"label": kind.label, "cells": cells})
    return rows


def _stands_in(line: PlanLine, kind: Kind, quarter: int) -> bool:
    return line.item.kind == kind and line.item.quarter == quarter and not line.is_cancelled


def _tile(line: PlanLine, on: date) -> dict[str, Any]:
    return {
        "label": line.item.position,
        "title": line.item.topic,
        "url": reverse("item", args=[line.item.pk]),
        "state": tile_state(line, on),
        "done": line.tally.concluded,
        "total": line.tally.planned,
    }


def figures(plan: Plan) -> list[dict[str, Any]]:
    """Return the measures of the whole programme."""
    total: Tally = plan.total
    return [
        {"value": _of(total.lines_concluded, total.lines), "label": _("lines concluded")},
        {"value": _of(total.concluded, total.planned), "label": _("subjects concluded")},
        {"value": _share(total.completion), "label": _("completion")},
        {"value": _share(total.punctuality), "label": _("laid in time")},
        {"value": number_format(total.late, force_grouping=True), "label": _("late cases")},
        {"value": _share(plan.unplanned_share), "label": _("added by amendment")},
    ]


def _of(part: int, whole: int) -> str:
    return f"{number_format(part, force_grouping=True)} / {number_format(whole, force_grouping=True)}"


def _share(share: float | None) -> str:
    return "–" if share is None else f"{number_format(100 * share, decimal_pos=1, use_l10n=True)} %"


class ItemPage(OfficePage):
    """One line of a programme: what it says, whom it names, and the case of each."""

    template_name = "cases/programme_item.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show its subjects a page at a time, each with its case where this person may open it."""
        known_only(self.request.GET, paging.TURNING)
        pk = self.kwargs["pk"]
        item = programmes.line(pk, self.user, self.on) or refuse(self.user, item=pk)
        asked, told_whole = statistics.told_to(self.user, year_of(item.programme, self.on))
        line = statistics.of_items([item], asked).lines[0]
        page = paging.page_of(programmes.subjects_of(item), ("pk",), self.request.GET.dict())
        cases = programmes.cases_by_subject(item, page.rows, self.user, self.on)
        programme_url = reverse("programme", args=[item.programme.pk])
        return super().get_context_data(
            item=item,
            programme=item.programme,
            line=line,
            state=tile_state(line, self.on),
            told_whole=told_whole,
            counts=told_whole or statistics.counts_any(asked, asked.kinds),
            rows=[(subject, cases.get(subject.pk)) for subject in page.rows],
            page=page,
            team=programmes.team_of(item, self.user, self.on),
            may_open=self._may_open(item) and line.tally.opened < line.tally.planned,
            may_name=policy.holds(self.user, PostDuty.AREA_OFFICER, item.programme.body.organization, self.on),
            on=self.on,
            breadcrumbs=[(_("Programme"), reverse("programmes")), (item.programme.title, programme_url)],
            **kwargs,
        )

    def _may_open(self, item: ProgrammeItem) -> bool:
        programme = item.programme
        stands = programme.approved_on is not None and item.cancelled_in is None
        officer = policy.holds(self.user, PostDuty.AREA_OFFICER, programme.body.organization, self.on)
        return stands and officer
