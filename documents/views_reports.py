"""The periodic report: drawn up from the figures, written on, approved by a leader and issued with its number."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import statistics
from cases.errors import RuleBroken
from cases.forms.periods import PeriodForm
from cases.refusals import refuse
from cases.statistics import Period, periods
from cases.views.office import OfficePage
from documents import commands, reporting
from documents.catalogue import PERIODIC_REPORT
from documents.forms_drafts import PARAGRAPH, TABLE, BlockFormSet, blocks_of, rows_of
from documents.reporting import Report
from documents.views_drafts import moved


class Reports(OfficePage):
    """The reports of a body; and the way to that of the period asked about."""

    template_name = "documents/reports.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to the report of a period, where one is asked for."""
        bodies = [
            body for body in statistics.bodies(self.user, self.on) if reporting.body_of(body.pk, self.user, self.on)
        ]
        if not bodies:
            raise PermissionDenied
        form = self.filters(PeriodForm, bodies=bodies, on=self.on)
        if request.GET.get("period"):
            if not form.is_valid():
                raise BadRequest("no such period")
            return HttpResponseRedirect(report_url("report-of", form.asked_body.pk, form.asked_period()))
        body = form.asked_body if form.is_valid() else bodies[0]
        context = {
            "form": form,
            "body": body,
            "rows": [(one, report_url("report-of", body.pk, one.period)) for one in reporting.reports_of(body)],
            "breadcrumbs": [(_("Statistics and reports"), reverse("statistics"))],
        }
        return render(request, self.template_name, self.get_context_data(**context))


def report_url(name: str, body: int, period: Period) -> str:
    """Return the address of a page about the report of a period."""
    return reverse(name, args=[body, period.since.isoformat(), period.until.isoformat()])


class ReportPage(OfficePage):
    """A page about the report of one period."""

    template_name = "documents/report.html"

    def report(self) -> Report:
        """Return the report. Raises `Http404`."""
        body = reporting.body_of(self.kwargs["body"], self.user, self.on)
        try:
            since, until = (date.fromisoformat(self.kwargs[name]) for name in ("since", "until"))
        except ValueError:
            raise Http404 from None
        if body is None:
            refuse(self.user, body=self.kwargs["body"])
        if since > until:
            raise Http404
        return reporting.report_of(body, periods.between(since, until))

    def facts(self, report: Report) -> dict[str, Any]:
        """Return what every page about the report shows."""
        body, period = report.body, report.period
        asked = f"?body={body.pk}&period=f&since={period.since.isoformat()}&until={period.until.isoformat()}"
        return {
            "report": report,
            "body": body,
            "period": period,
            "type": PERIODIC_REPORT,
            "may_write": reporting.may_write(self.user, report, self.on),
            "may_issue": reporting.may_issue(self.user, report, self.on),
            "page_url": report_url("report-of", body.pk, period),
            "editor_url": report_url("report-edit", body.pk, period),
            "issue_url": report_url("report-issue", body.pk, period),
            "asked": asked,
            "figures_url": reverse("statistics") + asked,
            "on": self.on,
            "breadcrumbs": [
                (_("Statistics and reports"), reverse("statistics") + asked),
                (_("Periodic reports"), f"{reverse('report')}?body={body.pk}"),
            ],
        }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the newest version; where there is none, what the figures of today would say."""
        report = self.report()
        blocks = report.latest.blocks if report.latest else reporting.suggested(report.body, report.period, self.on)
        return self.answer(report, blocks=blocks, figures=self.figures(report))

    def figures(self, report: Report) -> list[tuple[str, Any, int]]:
        """Return the figures behind the report, each with the address of what it counts."""
        asked = self.facts(report)["asked"]
        found = reporting.figures(self.user, report, self.on)
        return [(reverse("figure", args=[key]) + asked, label, count) for key, label, count in found]

    def answer(self, report: Report, *, status: int = 200, **more: Any) -> HttpResponse:
        """Return the page."""
        return render(
            self.request, self.template_name, self.get_context_data(**self.facts(report), **more), status=status
        )

    def back(self, report: Report) -> HttpResponse:
        """Return to the report."""
        return HttpResponseRedirect(report_url("report-of", report.body.pk, report.period))


class DrawUp(ReportPage):
    """The act “Draw up the report”: the first version, filled from the figures of the day."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep the first version; a second click finds it."""
        report = self.report()
        if not reporting.may_write(self.user, report, self.on):
            raise PermissionDenied
        if report.latest is None:
            commands.save_draft(PERIODIC_REPORT, report.body, by=self.user, on=self.on, occasion=report.period, after=0)
            messages.success(request, _("The report is drawn up from the figures of today; write on from here."))
        return HttpResponseRedirect(report_url("report-edit", report.body.pk, report.period))


class EditReport(ReportPage):
    """The editor: the newest version in blocks; saving makes the next version."""

    template_name = "documents/report_edit.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the newest version."""
        report = self.report()
        if not reporting.may_write(self.user, report, self.on):
            raise PermissionDenied
        if report.latest is None:
            return self.back(report)
        return self.show(report, rows_of(report.latest.blocks), report.latest.version)

    def show(self, report: Report, rows: Any, base: int, *, status: int = 200, **more: Any) -> HttpResponse:
        """Show the blocks."""
        formset = more.pop("formset", None) or BlockFormSet(initial=rows, prefix="blocks")
        for form in formset.forms:
            if form.is_table:
                form.fields["text"].widget.attrs["readonly"] = True
        return self.answer(report, status=status, formset=formset, base=base, **more)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Move, add or take away a block; fill anew from the figures; or save."""
        report = self.report()
        if not reporting.may_write(self.user, report, self.on):
            raise PermissionDenied
        formset = BlockFormSet(request.POST, prefix="blocks")
        base = _number(request.POST.get("base"))
        asked, _colon, index = request.POST.get("do", "save").partition(":")
        if asked == "fill":
            return self.show(report, rows_of(reporting.suggested(report.body, report.period, self.on)), base)
        if asked != "save":
            rows = [
                {name: form[name].value() for name in ("kind", "text", "source")}
                | {"kind": form["kind"].value() or PARAGRAPH}
                for form in formset.forms
            ]
            return self.show(report, moved(rows, asked, _number(index)), base)
        if not formset.is_valid():
            return self.show(report, None, base, formset=formset, status=422)
        return self.save(report, formset, base)

    def save(self, report: Report, formset: Any, base: int) -> HttpResponse:
        """Keep a new version, unless somebody wrote one meanwhile."""
        former = next((draft.blocks for draft in report.versions if draft.version == base), [])
        rows = [row.cleaned_data for row in formset.forms]
        tables = reporting.figures_kept(rows, [*former, *reporting.suggested(report.body, report.period, self.on)])
        for form, row, table in zip(formset.forms, rows, tables, strict=True):
            if row["kind"] == TABLE and row["text"] and table is None:
                form.add_error("text", _("Figures are not typed over. Put the table back, or fill the report again."))
        if not formset.is_valid():
            return self.show(report, None, base, formset=formset, status=422)
        mine = [
            block
            for row, table in zip(rows, tables, strict=True)
            if row["text"]
            for block in ([table] if table else blocks_of([row], former))
        ]
        try:
            draft = commands.save_draft(
                PERIODIC_REPORT,
                report.body,
                by=self.user,
                on=self.on,
                blocks=mine,
                occasion=report.period,
                after=base,
            )
        except RuleBroken as refusal:
            # Nothing of one's own text is lost: it stands in the form, and saving again then is a decision.
            latest = report.latest.version if report.latest else 0
            return self.show(report, rows_of(mine), latest, status=422, refusal=refusal)
        messages.success(self.request, _("Kept as draft no. %(version)s.") % {"version": draft.version})
        return self.back(report)


class IssueReport(ReportPage):
    """A leader approves the newest version and issues it: number, day and signature are added, nothing else."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Approve and issue in one transaction; a second click finds the paper that stands."""
        report = self.report()
        if report.document is not None:
            return HttpResponseRedirect(reverse("paper", args=[report.document.key]))
        if not reporting.may_issue(self.user, report, self.on) or report.latest is None:
            raise PermissionDenied
        if request.POST.get("version") != str(report.latest.version):
            messages.warning(request, _("A newer version was kept meanwhile; read it before it is issued."))
            return self.back(report)
        try:
            with transaction.atomic():
                commands.approve_draft(report.latest, by=self.user, on=self.on)
                document = commands.issue(
                    PERIODIC_REPORT, report.body, by=self.user, on=self.on, occasion=report.period
                )
        except RuleBroken as refusal:
            return self.answer(report, status=422, blocks=report.latest.blocks, refusal=refusal)
        messages.success(request, _("Issued as no. %(symbol)s.") % {"symbol": document.symbol})
        return HttpResponseRedirect(reverse("paper", args=[document.key]))


def _number(text: Any) -> int:
    return int(text) if str(text or "").isdecimal() else 0
