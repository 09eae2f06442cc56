"""A unit enters its report: which periods, one form at a time in its own layout, by Excel, and submitted as a whole."""

from __future__ import annotations

import hashlib
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.generic import View

from cases.commands.unit_reports import enter_form, enter_workbook, submit_report
from cases.errors import RuleBroken
from cases.forms.unit_reports import BoardForm, ReportWorkbookForm
from cases.models import Organization, OutsideUnit, UnitDraft, UnitReport
from cases.refusals import refuse
from cases.spreadsheets import MIME
from cases.statistics import forms, periods
from cases.statistics.forms import Form, FormSet
from cases.statistics.forms.layout import lay_out
from cases.unit_reports import filling
from cases.unit_reports.board import Columns, stands_of
from cases.unit_reports.checks import findings
from cases.unit_reports.reading import Trouble, read
from cases.unit_reports.template import workbook
from cases.views.office import attached, known_only

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: Errors of a workbook that are shown at once.
SHOWN = 200


class UnitPage(View):
    """What the pages of a unit share: the unit, the period, and that only who reports for it comes in."""

    user: User

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Know who asks, and which day it is."""
        super().setup(request, *args, **kwargs)
        self.user = request.user  # type: ignore[assignment]  # the site is closed to anonymous visitors
        self.on = localdate()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the unit among those the user reports for."""
        known = {one.organization_id: one.organization for one in OutsideUnit.objects.reported_by(self.user, self.on)}
        unit = known.get(kwargs["unit"])
        if unit is None:
            refuse(self.user, unit=kwargs["unit"])
        self.unit: Organization = unit
        self.since, self.until = days(kwargs["since"], kwargs["until"])
        self.period = periods.between(self.since, self.until)
        self.set: FormSet = forms.set_on(self.until)
        self.draft = UnitDraft.objects.of(unit, self.since, self.until)
        return super().dispatch(request, *args, **kwargs)

    @property
    def told(self) -> dict[str, Any]:
        """What the draft holds."""
        return self.draft.figures if self.draft else {}

    def address(self, name: str, *more: str) -> str:
        """Return where a page of the unit and period stands."""
        return reverse(name, args=[self.unit.pk, self.since.isoformat(), self.until.isoformat(), *more])

    def show(self, template: str, status: int = 200, **context: Any) -> HttpResponse:
        """Return a page with what all of them say."""
        facts = {"unit": self.unit, "period": self.period, "set": self.set, "draft": self.draft}
        return render(self.request, template, facts | context, status=status)


def days(since: str, until: str) -> tuple[date, date]:
    """Return the two days of an address, or nothing is there."""
    try:
        first, last = date.fromisoformat(since), date.fromisoformat(until)
        forms.set_on(last)
    except (ValueError, LookupError):
        raise Http404 from None
    if first > last:
        raise Http404
    return first, last


class MyReports(View):
    """The units somebody reports for, and how each period of the year stands."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show them; who reports for none has nothing here."""
        on = localdate()
        units = {one.organization_id: one for one in OutsideUnit.objects.reported_by(request.user, on)}
        if not units:
            raise PermissionDenied
        form = BoardForm(request.GET)
        known_only(request.GET, form.fields)
        rows = []
        if form.is_valid():
            shown = Columns(form.cleaned_data["columns"]).of(form.cleaned_data["year"])
            rows = stands_of(list(units.values()), shown, on)
        return render(request, "cases/unit_reports.html", {"form": form, "rows": rows})


class PeriodPage(UnitPage):
    """One unit and period: the forms with what is in them, what does not add up, and every version submitted."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show the draft and the versions."""
        return self.overview()

    def overview(self, status: int = 200, **more: Any) -> HttpResponse:
        """Return the page, with what was refused where something was."""
        rows = [self._row(form) for form in self.set.forms.values()]
        facts: dict[str, Any] = {
            "rows": rows,
            "form": ReportWorkbookForm(),
            "wrong": sum(len(row["findings"]) for row in rows),
            "versions": UnitReport.objects.of(self.unit, self.since, self.until),
            "is_over": self.until < self.on,
            "template_url": self.address("unit-report-template"),
            "upload_url": self.address("unit-report-upload"),
            "submit_url": self.address("unit-report-submit"),
            "breadcrumbs": [(_("Reports of my unit"), reverse("my-unit-reports"))],
        }
        return self.show("cases/unit_report_period.html", status, **(facts | more))

    def _row(self, form: Form) -> dict[str, Any]:
        figures = filling.from_draft(self.told, form.key)
        main = next(iter(form.columns))
        return {
            "form": form,
            "url": self.address("unit-report-form", form.key),
            "total": filling.with_totals(form, figures).get(("total", main)) if figures else None,
            "findings": findings(form, figures) if figures else [],
        }


class EnterForm(UnitPage):
    """One form in its own layout: white cells are filled in, the rest is added up."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """A form of the set, or nothing."""
        self.key = kwargs["key"]
        return super().dispatch(request, *args, **kwargs)

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show the form with what the draft holds."""
        return self.page(filling.from_draft(self.told, self.form.key), {})

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Keep what was filled in; what is no figure is shown again with its cell."""
        figures, wrong = self._filled(request)
        if wrong:
            return self.page(figures, wrong, 422)
        try:
            self.draft = enter_form(
                self.unit, self.since, self.until, by=self.user, on=self.on, form=self.form.key, figures=figures
            )
        except RuleBroken as refusal:
            return self.page(figures, {}, 422, refusal=refusal)
        messages.success(request, _("The draft of form %(form)s is saved.") % {"form": self.form.key})
        return HttpResponseRedirect(self.address("unit-report-form", self.form.key))

    @property
    def form(self) -> Form:
        """The form of the address."""
        if self.key not in self.set.forms:
            raise Http404
        return self.set.forms[self.key]

    def _filled(self, request: HttpRequest) -> tuple[dict[tuple[str, str], int], dict[tuple[str, str], str]]:
        figures, wrong = {}, {}
        for row, column in filling.cells(self.form):
            text = request.POST.get(f"{row}|{column}", "").strip().replace(".", "")
            if not text:
                continue
            if text.isascii() and text.isdigit() and len(text) < 16 and filling.is_possible(int(text)):
                figures[row, column] = int(text)
            else:
                wrong[row, column] = text[:20]
        return figures, wrong

    def page(
        self, figures: filling.Figures, wrong: dict[tuple[str, str], str], status: int = 200, **more: Any
    ) -> HttpResponse:
        """Return the form laid out, each cell as a field, a sum or nothing."""
        layout = lay_out(filling.filled(self.form, self.unit, self.since, self.until, figures))
        typed = set(filling.cells(self.form))
        lines = [
            {
                "line": line,
                "cells": [
                    {
                        "cell": cell,
                        "name": f"{cell.row}|{cell.column.key}",
                        "is_typed": not line.roman and (cell.row, cell.column.key) in typed,
                        "text": wrong.get((cell.row, cell.column.key), figures.get((cell.row, cell.column.key), "")),
                        "is_wrong": (cell.row, cell.column.key) in wrong,
                    }
                    for cell in line.cells
                ],
            }
            for line in layout.lines
        ]
        facts = {
            "form": self.form,
            "layout": layout,
            "lines": lines,
            "wrong": len(wrong),
            "findings": [(one, self._where(one.row, one.column)) for one in findings(self.form, figures)]
            if figures
            else [],
            "breadcrumbs": [
                (_("Reports of my unit"), reverse("my-unit-reports")),
                (self.period.label, self.address("unit-report-period")),
            ],
            "back_url": self.address("unit-report-period"),
        }
        return self.show("cases/unit_report_form.html", status, **(facts | more))

    def _where(self, row: str, column: str) -> str:
        return f"{self.form.rows[row].label} – {self.form.columns[column].label}"


class ReportTemplate(UnitPage):
    """The workbook to fill in: with what the draft holds already."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Send it."""
        content = workbook(self.set, self.unit, self.since, self.until, self.told)
        return attached(content, MIME["xlsx"], f"bao-cao-{self.since:%Y%m%d}-{self.until:%Y%m%d}.xlsx")


class UploadReport(PeriodPage):
    """The workbook filled in: all of it is taken, or nothing and every error is named."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Read it whole, then keep it whole."""
        form = ReportWorkbookForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.overview(422, form=form)
        content = form.cleaned_data["file"].read()
        try:
            found = read(content, self.set, self.unit, self.since, self.until)
            if found.troubles:
                return self.overview(422, **_troubles(found.troubles))
            self.draft = enter_workbook(
                self.unit, self.since, self.until, by=self.user, on=self.on, told=found.told,
                sha256=hashlib.sha256(content).hexdigest(),
            )  # fmt: skip
        except RuleBroken as refusal:
            return self.overview(422, refusal=refusal)
        messages.success(request, _("The workbook is taken whole. Look at it, then submit it."))
        return HttpResponseRedirect(self.address("unit-report-period"))


def _troubles(troubles: list[Trouble]) -> dict[str, Any]:
    return {"troubles": troubles[:SHOWN], "more_troubles": max(len(troubles) - SHOWN, 0)}


class SubmitReport(PeriodPage):
    """The draft is submitted: from then on it never changes."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Submit it, or say what stands against it."""
        try:
            report = submit_report(self.unit, self.since, self.until, by=self.user, on=self.on)
        except RuleBroken as refusal:
            return self.overview(422, refusal=refusal)
        messages.success(request, _("Submitted. Receipt code: %(receipt)s.") % {"receipt": report.receipt})
        return HttpResponseRedirect(self.address("unit-report-period"))
