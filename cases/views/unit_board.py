"""The superior's side: who has not reported, which units report, and a report taken or given back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms as django_forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.generic import View

from cases import capacity
from cases.commands.unit_reminding import begin_reporting, end_reporting
from cases.commands.unit_reports import accept_report, return_report
from cases.errors import RuleBroken
from cases.forms.unit_reports import BeginForm, BoardForm, EndForm, ReturnForm
from cases.models import OutsideUnit, ReportState, UnitFigure, UnitReport
from cases.refusals import refuse
from cases.statistics import periods
from cases.statistics.forms import Form
from cases.statistics.forms.layout import lay_out
from cases.unit_reports import filling
from cases.unit_reports.board import UNREPORTED, BoardRow, Columns, Stand, board
from cases.views.office import known_only
from cases.views.statistics import number

if TYPE_CHECKING:
    from inspection.accounts.models import User


class SecretaryPage(View):
    """A page of the reporting secretaries."""

    user: User
    refusal: RuleBroken | None = None

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Know who asks, and which day it is."""
        super().setup(request, *args, **kwargs)
        self.user = request.user  # type: ignore[assignment]  # the site is closed to anonymous visitors
        self.on = localdate()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Only they come in."""
        if "reporting" not in capacity.roles(self.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class Board(SecretaryPage):
    """Units by periods: who reported, what waits to be taken, who is missing, when they were reminded."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the board; three statements however many units there are."""
        form = BoardForm(request.GET)
        known_only(request.GET, form.fields)
        context: dict[str, Any] = {"form": form, "stands": [one for one in Stand if one.mark]}
        context["own"] = OutsideUnit.objects.reported_by(self.user, self.on).exists()
        if form.is_valid():
            facts = form.cleaned_data
            shown = Columns(facts["columns"]).of(facts["year"])
            rows = board(self.user, shown, self.on, level=facts["level"])
            context |= {"rows": rows, "columns": _columns(shown, rows)}
        return render(request, "cases/unit_board.html", context)


def _columns(shown: list[periods.Period], rows: list[BoardRow]) -> list[dict[str, Any]]:
    """Each period with how many have not reported, and where they are reminded."""
    return [
        {
            "period": period,
            "missing": sum(row.cells[place].stand in UNREPORTED for row in rows),
            "remind_url": reverse("unit-remind", args=[period.since.isoformat(), period.until.isoformat()]),
        }
        for place, period in enumerate(shown)
    ]


class SecretaryAct(SecretaryPage):
    """One act with a form."""

    form_class: type[django_forms.Form]
    act_label: str = ""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show the empty form."""
        return self.show(self.form_class())

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Perform the act, or show what is wrong."""
        form = self.form_class(request.POST)
        if not form.is_valid():
            return self.show(form, 422)
        try:
            self.perform(form.cleaned_data)
        except RuleBroken as refusal:
            self.refusal = refusal
            return self.show(form, 422)
        messages.success(request, _("Recorded: %(act)s.") % {"act": self.label})
        return HttpResponseRedirect(reverse("unit-board"))

    @property
    def label(self) -> str:
        """How the act is called."""
        raise NotImplementedError

    def perform(self, facts: dict[str, Any]) -> None:
        """Do it."""
        raise NotImplementedError

    def show(self, form: django_forms.Form, status: int = 200) -> HttpResponse:
        """Return the page."""
        crumbs = [(_("Who has not reported"), reverse("unit-board"))]
        context = {"form": form, "act_label": self.label, "refusal": self.refusal, "breadcrumbs": crumbs}
        return render(self.request, "base_act.html", context | {"cancel_url": reverse("unit-board")}, status=status)


class Begin(SecretaryAct):
    """A unit below reports from outside from a day on."""

    form_class = BeginForm

    @property
    def label(self) -> str:
        """How the act is called."""
        return _("Add a unit that reports")

    def perform(self, facts: dict[str, Any]) -> None:
        """Write it down."""
        begin_reporting(facts["organization"], by=self.user, on=self.on, since=facts["since"])


class End(SecretaryAct):
    """A unit below no longer reports: the house keeps its work."""

    form_class = EndForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the unit among those below."""
        self.unit = OutsideUnit.objects.received_by(self.user, self.on).numbered(kwargs["pk"])
        if self.unit is None:
            refuse(self.user, unit=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    @property
    def label(self) -> str:
        """How the act is called."""
        return _("End the reports of %(unit)s") % {"unit": self.unit.organization.name if self.unit else ""}

    def perform(self, facts: dict[str, Any]) -> None:
        """Write it down."""
        if self.unit is not None:
            end_reporting(self.unit, by=self.user, on=self.on, until=facts["until"])


class ReportPage(View):
    """A report as it was submitted, form by form; who receives it takes it or gives it back."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the report among those of one's own units and of those below."""
        self.on = localdate()
        report = UnitReport.objects.keyed(kwargs["key"], request.user, self.on)
        if report is None:
            refuse(request.user, report=kwargs["key"])  # type: ignore[arg-type]
        self.report: UnitReport = report
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show one form of it, and how many figures the others have."""
        known_only(request.GET, ("form",))
        return self.page(200)

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Take it, or give it back with a reason."""
        user: Any = request.user
        form = ReturnForm(request.POST)
        accepts = "accept" in request.POST
        if not accepts and not form.is_valid():
            return self.page(422, form=form)
        try:
            if accepts:
                accept_report(self.report, by=user, on=self.on)
            else:
                return_report(self.report, by=user, on=self.on, reason=form.cleaned_data["reason"])
        except RuleBroken as refusal:
            return self.page(422, refusal=refusal, form=form)
        messages.success(request, _("The report is accepted.") if accepts else _("The report is returned."))
        return HttpResponseRedirect(reverse("unit-report", args=[self.report.key]))

    def page(self, status: int, **more: Any) -> HttpResponse:
        """Return the page."""
        report = self.report
        one = filling.set_of(report.form_set)
        figures = UnitFigure.objects.by_form(report)
        key = self.request.GET.get("form", "") or next((key for key in one.forms if key in figures), "B01")
        form = one.forms.get(key) or next(iter(one.forms.values()))
        receives = OutsideUnit.objects.received_by(self.request.user, self.on).of(report.organization)
        facts = {
            "report": report,
            "period": periods.between(report.since, report.until),
            "set": one,
            "shown": form,
            "lines": _lines(report, form, figures.get(form.key, {})),
            "layout": lay_out(filling.filled(form, report.organization, report.since, report.until, {})),
            "forms": [(other, len(figures.get(other.key, {}))) for other in one.forms.values()],
            "may_decide": receives and report.state == ReportState.SUBMITTED,
            "form": ReturnForm(),
            "breadcrumbs": [(_("Who has not reported"), reverse("unit-board"))] if receives else [],
        }
        return render(self.request, "cases/unit_report.html", facts | more, status=status)


def _lines(report: UnitReport, form: Form, figures: filling.Figures) -> list[dict[str, Any]]:
    layout = lay_out(filling.filled(form, report.organization, report.since, report.until, figures))
    return [
        {
            "line": line,
            "cells": [{"cell": cell, "text": "" if cell.value is None else number(cell.value)} for cell in line.cells],
        }
        for line in layout.lines
    ]
