"""The page of figures, and the page of one figure: its rows, as far as the person may open them, and as a file."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from cases import capacity, listing, paging, statistics
from cases.forms.periods import AsAtForm, LineForm, PeriodForm
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
AFTER = (
    "mandates",
    "finances",
    "extended",
    "returned",
    "to-open",
    "closed",
    "requirements",
    "requirements-closed",
    "requirements-overdue",
)
#: What narrows one figure, beside the question of the page.
NARROWING = ("lines_of", "quarter", "organization", "organized_on")
#: Late cases that the page itself names; the figure has the rest.
NAMED = 10


class FiguresPage(OfficePage):
    """What the page of figures and the page of one figure share: the question in the address."""

    form_class: type[PeriodForm] = PeriodForm

    def ask(self) -> tuple[PeriodForm, Period | None]:
        """Return the form of the address and the period it asks about, if it asks rightly."""
        form = self.filters(self.form_class, bodies=statistics.bodies(self.user, self.on), on=self.on)
        return form, form.asked_period() if form.is_valid() else None

    def tabs(self, form: PeriodForm) -> list[dict[str, Any]]:
        """Return the pages of figures, each asked about the same body and period."""
        query = form.query(kind=None, as_at=None, tree=None, counted=None)
        pages = (
            ("statistics", _("Inspection and supervision")),
            ("discipline-statistics", _("Discipline")),
            ("forms", _("Statistical forms")),
            ("coverage", _("Coverage")),
            ("published", _("Published figures")),
            ("conformance-statistics", _("Conformance")),
        )
        current = self.request.resolver_match and self.request.resolver_match.url_name
        found = [
            {"label": label, "url": f"{reverse(name)}?{query}", "is_current": name == current} for name, label in pages
        ]
        if "reporting" in capacity.roles(self.user):
            found.append({"label": _("Who has not reported"), "url": reverse("unit-board"), "is_current": False})
        return found


class Statistics(FiguresPage):
    """Plan against actual, outcomes, late cases: every figure opens what it counts."""

    template_name = "cases/statistics.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Ask for the figures of the period, as far as this person is told."""
        form, period = self.ask()
        context = super().get_context_data(form=form, on=self.on, tabs=self.tabs(form), **kwargs)
        if period is None:
            return context
        asked, whole = statistics.told_to(self.user, form.question(period))
        context |= {"period": period, "body": asked.body, "whole": whole}
        if not whole and not statistics.counts_any(asked, asked.kinds):
            return context
        keys = [key for pair in FIRST for key in pair if key]
        counted = statistics.counted(asked, [*keys, *AFTER, "grassroots"])
        plan = statistics.plan(asked)
        late = statistics.figure("late", statistics.opened_by(self.user, asked)).queryset
        return context | {
            "counts": True,
            "kind": asked.kind,
            "query": form.query(),
            "first": _first(counted, form),
            "after": [figure_shown(key, counted, form) for key in AFTER if key in counted],
            "outcomes": _outcomes(asked, form),
            "plan": plan,
            "plan_rows": _plan_rows(plan, form),
            "coverage": statistics.coverage(asked) if whole else None,
            "covered_url": figure_url("covered", form),
            "uncovered_url": figure_url("uncovered", form),
            "late": listing.lines(list(listing.with_heads(late).order_by("due_on", "pk")[:NAMED])),
            "late_count": counted["late"],
            "late_url": figure_url("late", form),
            "reports": statistics.reports_for(self.user, asked.body, self.on),
        }


def figure_url(key: str, form: PeriodForm, **more: Any) -> str:
    """Return where a figure opens what it counts."""
    return f"{reverse('figure', args=[key])}?{form.query(**more)}"


def number(count: int) -> str:
    """Write a count as people read it."""
    return number_format(count, use_l10n=True, force_grouping=True)


def figure_shown(key: str, counted: dict[str, int], form: PeriodForm) -> dict[str, Any]:
    """Return a figure as the component of figures takes it."""
    return {"value": number(counted[key]), "label": FIGURES[key].label, "url": figure_url(key, form), "key": key}


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
        figures.append(figure_shown(key, counted, form) | {"note": note})
    return [*figures, figure_shown("grassroots", counted, form)]


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
                "text": number(counts.get(outcome, 0)),
                "url": figure_url(statistics.outcome_key(outcome), form, kind=kind.value),
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
        "started_url": figure_url("plan-started", form, **narrowed),
        "concluded_url": figure_url("plan-concluded", form, **narrowed),
        "late_url": figure_url("plan-late", form, **narrowed),
    }


class FigurePage(FiguresPage):
    """One figure: how much, and the rows this person may open."""

    template_name = "cases/figure.html"
    keys: tuple[str, ...] = paging.TURNING

    def rows(self) -> tuple[PeriodForm, Period, Question, Question]:
        """Return the question as it is counted, and as this person opens its rows: the same one for who is told less.

        A figure of discipline is asked as at a day, any other may be narrowed to lines of the programme.
        """
        figure = FIGURES.get(self.kwargs["key"])
        if figure is None:
            raise Http404
        self.form_class = AsAtForm if figure.unit.is_of_discipline else LineForm
        form, period = self.ask()
        if period is None:
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
            whole=counted is not opened,
            day=counted.day if unit.is_of_discipline else None,
            kind=dict(Kind.choices).get(counted.kind, ""),
            query=form.query(**{name: self.request.GET.get(name) for name in NARROWING}),
            on=self.on,
            breadcrumbs=[_way_back(unit, form)],
            **kwargs,
        )


def _way_back(unit: Unit, form: PeriodForm) -> tuple[str, str]:
    if unit.is_of_discipline:
        return _("Figures of discipline"), f"{reverse('discipline-statistics')}?{form.query()}"
    return _("Statistics and reports"), f"{reverse('statistics')}?{form.query()}"


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
        if figure.type.unit.is_of_discipline:
            name += f"-{opened.day:%Y%m%d}"
        return table_file(kwargs["form"], str(figure.type.label), table.head(), rows, table.widths, name)
