"""The page of figures, and the page of one figure: its rows, as far as the person may open them, and as a file."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cases import listing, paging, statistics
from cases.forms.periods import LineForm, PeriodForm
from cases.models import OUTCOMES, PROGRAMME_KINDS, Kind
from cases.statistics import FIGURES, Plan, Question, Tally, Unit
from cases.statistics.periods import ROMAN, Period
from cases.tables import TABLES
from cases.views.case_list import table_file
from cases.views.office import OfficePage

#: The figures on top, in order, and the figure that stands small below each.
FIRST = (
    ("teams", ""),
    ("organizations", "members"),
    ("supervision-teams", ""),
    ("supervised", "supervised-members"),
    ("distinct-organizations", ""),
    ("concluded", "concluded-in-time"),
    ("running", ""),
    ("late", ""),
)
AFTER = ("extended", "returned", "to-open", "closed", "requirements", "requirements-closed", "requirements-overdue")
#: Late cases that the page itself names; the figure has the rest.
NAMED = 10


class FiguresPage(OfficePage):
    """What the page of figures and the page of one figure share: the question in the address."""

    form_class: type[PeriodForm] = PeriodForm

    def ask(self) -> tuple[PeriodForm, Period | None]:
        """Return the form of the address and the period it asks about, if it asks rightly."""
        form = self.filters(self.form_class, bodies=statistics.bodies(self.user, self.on), on=self.on)
        return form, form.asked_period() if form.is_valid() else None


class Statistics(FiguresPage):
    """Plan against actual, outcomes, late cases: every figure opens what it counts."""

    template_name = "cases/statistics.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Ask for the figures of the period, as far as this person is told."""
        form, period = self.ask()
        context = super().get_context_data(form=form, on=self.on, **kwargs)
        if period is None:
            return context
        asked, whole = statistics.told_to(self.user, form.question(period))
        keys = [key for pair in FIRST for key in pair if key]
        counted = statistics.counted(asked, [*keys, *AFTER, "grassroots"])
        plan = statistics.plan(asked)
        late = statistics.figure("late", statistics.opened_by(self.user, asked)).queryset
        return context | {
            "period": period,
            "body": asked.body,
            "whole": whole,
            "kind": asked.kind,
            "query": form.query(),
            "first": _first(counted, form),
            "after": [_figure(key, counted, form) for key in AFTER if key in counted],
            "outcomes": _outcomes(asked, form),
            "plan": plan,
            "plan_rows": _plan_rows(plan, form),
            "coverage": statistics.coverage(asked) if whole else None,
            "covered_url": _url("covered", form),
            "uncovered_url": _url("uncovered", form),
            "late": listing.lines(list(listing.with_heads(late).order_by("due_on", "pk")[:NAMED])),
            "late_count": counted["late"],
            "late_url": _url("late", form),
            "reports": statistics.reports_for(self.user, asked.body, self.on),
        }


def _url(key: str, form: PeriodForm, **more: Any) -> str:
    return f"{reverse('figure', args=[key])}?{form.query(**more)}"


def _number(count: int) -> str:
    return number_format(count, use_l10n=True, force_grouping=True)


def _figure(key: str, counted: dict[str, int], form: PeriodForm) -> dict[str, Any]:
    return {"value": _number(counted[key]), "label": FIGURES[key].label, "url": _url(key, form), "key": key}


def _first(counted: dict[str, int], form: PeriodForm) -> list[dict[str, Any]]:
    figures = []
    for key, beside in FIRST:
        if key not in counted:
            continue
        note = ""
        if beside == "concluded-in-time" and counted[key]:
            share = number_format(100 * counted[beside] / counted[key], decimal_pos=1, use_l10n=True)
            note = _("%(share)s%% laid in time") % {"share": share}
        elif beside and beside != "concluded-in-time" and counted[beside]:
            note = _("and %(count)s members") % {"count": counted[beside]}
        figures.append(_figure(key, counted, form) | {"note": note})
    return [*figures, _figure("grassroots", counted, form)]


def _outcomes(asked: Question, form: PeriodForm) -> list[dict[str, Any]]:
    """The closing branches of each procedure as bars."""
    found = statistics.outcomes(asked)
    groups = []
    for kind in PROGRAMME_KINDS:
        counts = found.get(kind, {})
        whole = sum(counts.values())
        bars = [
            {
                "label": outcome.label,
                "value": counts.get(outcome, 0),
                "whole": whole or 1,
                "text": _number(counts.get(outcome, 0)),
                "url": _url(statistics.outcome_key(outcome), form, kind=kind.value),
            }
            for outcome in OUTCOMES[kind]
        ]
        if not asked.kind or asked.kind == kind:
            groups.append({"label": kind.label, "bars": bars, "total": whole})
    return groups


def _plan_rows(plan: Plan, form: PeriodForm) -> list[dict[str, Any]]:
    """One row for each quarter and kind of a single year, or for each year and kind of several."""
    years = plan.years
    rows = []
    for year in years:
        parts = [{"year": year, "quarter": n} for n in (1, 2, 3, 4)] if len(years) == 1 else [{"year": year}]
        for part in parts:
            for kind in PROGRAMME_KINDS:
                tally = plan.of(kind=kind, **part)
                if tally.lines or tally.cancelled:
                    rows.append(_plan_row(tally, kind, part, form))
    return rows


def _plan_row(tally: Tally, kind: Kind, part: dict[str, int], form: PeriodForm) -> dict[str, Any]:
    quarter = part.get("quarter")
    when = _("Quarter %(number)s") % {"number": ROMAN[quarter - 1]} if quarter else str(part["year"])
    narrowed = {"kind": kind.value, "lines_of": part["year"], "quarter": quarter}
    return {
        "label": when,
        "kind": kind.label,
        "tally": tally,
        "started_url": _url("plan-started", form, **narrowed),
        "concluded_url": _url("plan-concluded", form, **narrowed),
        "late_url": _url("plan-late", form, **narrowed),
    }


class FigurePage(FiguresPage):
    """One figure: how much, and the rows this person may open."""

    template_name = "cases/figure.html"
    form_class = LineForm
    keys: tuple[str, ...] = paging.TURNING

    def rows(self) -> tuple[LineForm, Period, Question, Question]:
        """Return the question as it is counted, and as this person opens its rows."""
        if self.kwargs["key"] not in FIGURES:
            raise Http404
        form, period = self.ask()
        if period is None or not isinstance(form, LineForm):
            raise BadRequest("no such figure")
        counted, whole = statistics.told_to(self.user, form.question(period))
        return form, period, counted, statistics.opened_by(self.user, counted) if whole else counted

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Count, and show a page of the rows."""
        form, period, counted, opened = self.rows()
        figure = statistics.figure(self.kwargs["key"], counted)
        seen = statistics.figure(self.kwargs["key"], opened)
        unit = figure.type.unit
        table = TABLES[unit]
        page = paging.page_of(table.read(self.user, seen.queryset), table.order, self.request.GET.dict())
        total = figure.count
        return super().get_context_data(
            figure=figure.type,
            unit=unit.value,
            total=total,
            seen=total if counted is opened or unit is Unit.ORGANIZATION else seen.count,
            rows=listing.lines(page.rows) if unit is Unit.CASE else page.rows,
            page=page,
            period=period,
            body=counted.body,
            kind=dict(Kind.choices).get(counted.kind, ""),
            query=form.query(**{name: self.request.GET.get(name) for name in ("lines_of", "quarter")}),
            on=self.on,
            breadcrumbs=[(_("Statistics and reports"), f"{reverse('statistics')}?{form.query()}")],
            **kwargs,
        )


class FigureFile(FigurePage):
    """The same rows as a file."""

    keys: tuple[str, ...] = ()

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with every row this person may open."""
        _form, _period, _counted, opened = self.rows()
        figure = statistics.figure(kwargs["key"], opened)
        table = TABLES[figure.type.unit]
        rows = table.row(table.read(self.user, figure.queryset).order_by(*table.order))
        name = f"so-lieu-{kwargs['key']}"
        return table_file(kwargs["form"], str(figure.type.label), table.head(), rows, table.widths, name)
