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

from cases import listing, paging, statistics
from cases.errors import RuleBroken
from cases.forms.periods import PeriodForm
from cases.refusals import refuse
from cases.statistics import Period, narrative, periods
from cases.tables_forms import listed_of
from cases.views.office import OfficePage
from documents import commands, judgement, reporting
from documents.catalogue import PERIODIC_REPORT
from documents.forms_drafts import PARAGRAPH, POINT, SECTION, TABLE, ReportBlockFormSet, blocks_of
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


def report_url(name: str, body: int, period: Period, *more: str) -> str:
    """Return the address of a page about the report of a period."""
    return reverse(name, args=[body, period.since.isoformat(), period.until.isoformat(), *more])


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
            "closed": reporting.closed_for(body, period),
            "on": self.on,
            "breadcrumbs": [
                (_("Statistics and reports"), reverse("statistics") + asked),
                (_("Periodic reports"), f"{reverse('report')}?body={body.pk}"),
            ],
        }

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the newest version; where there is none, what the figures of today would say."""
        report = self.report()
        return self.answer(report, **self.told(report))

    def told(self, report: Report) -> dict[str, Any]:
        """Return the newest version, or what would be kept now, with the address behind every figure of it."""
        latest = report.latest
        content = latest.content if latest else reporting.suggested(report.body, report.period, self.on)
        lines = reporting.lines(content)
        return {
            "content": content,
            "is_compared": any(line.before is not None for line in lines),
            "blocks": [self.linked(report, block, content) for block in content["blocks"]],
            "lines": [(line, self.opens(report, line.figure, line.now)) for line in lines],
            "lacking": judgement.missing(content),
            "taken_away": reporting.taken_away(content),
        }

    def linked(self, report: Report, block: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
        """Return a sentence of figures in its pieces, each figure with the address of what it counts."""
        kept = content.get("narrative", {}).get("sentences", {}).get(block.get("counted"), [])
        if "".join(text for text, _key in kept) != block.get("text"):
            return block
        known, figures = narrative.load().figures, content["narrative"]["figures"]
        pieces = [
            (text, self.opens(report, known[key], figures[key]["count"]) if key in known else "") for text, key in kept
        ]
        return block | {"pieces": pieces}

    def opens(self, report: Report, figure: narrative.Figure, count: int | None) -> str:
        """Return the address of the rows behind a figure; nothing where there are none."""
        if not count:
            return ""
        if figure.figure:
            return reverse("figure", args=[figure.figure]) + str(self.facts(report)["asked"])
        return report_url("report-figure", report.body.pk, report.period, figure.key)

    def answer(self, report: Report, *, status: int = 200, **more: Any) -> HttpResponse:
        """Return the page."""
        return render(
            self.request, self.template_name, self.get_context_data(**self.facts(report), **more), status=status
        )

    def back(self, report: Report) -> HttpResponse:
        """Return to the report."""
        return HttpResponseRedirect(report_url("report-of", report.body.pk, report.period))


class FigureBehind(ReportPage):
    """What a figure of the report counts: of a closed period the rows frozen with it, as far as one may open them."""

    template_name = "documents/report_figure.html"
    keys: tuple[str, ...] = (*paging.TURNING, "part")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show a page of one of its lists."""
        report = self.report()
        figure = narrative.load().figures.get(self.kwargs["figure"])
        if figure is None or figure.figure:
            raise Http404
        count = narrative.count_of(report.body, report.period.since, report.period.until, self.on)
        value = count.value(figure).count
        opened = [] if value is None else count.rows(figure, self.user)
        sizes = [rows.count() for rows in opened]
        part = self.part(sizes)
        facts: dict[str, Any] = {"rows": [], "page": None, "unit": "", "head": ()}
        if sizes:
            listed = listed_of(count.source(figure), opened[part])
            page = paging.page_of(listed.read(self.user, opened[part]), listed.order, self.request.GET.dict())
            lined = listing.lines(page.rows) if listed.unit == "case" else listed.lines(page.rows)
            facts = {"rows": lined, "page": page, "unit": listed.unit, "head": listed.head()}
        shown = [(size, f"?part={place}", place == part) for place, size in enumerate(sizes) if size]
        crumbs = [(_("Periodic reports"), f"{reverse('report')}?body={report.body.pk}"),
                  (report.period.label, report_url("report-of", report.body.pk, report.period))]  # fmt: skip
        context = self.facts(report) | facts
        context |= {
            "figure": figure,
            "value": value,
            "seen": sum(sizes),
            "parts": shown,
            "frozen": count.frozen(figure),
        }
        return render(request, self.template_name, self.get_context_data(**(context | {"breadcrumbs": crumbs})))

    def part(self, sizes: list[int]) -> int:
        """The list the address asks for; the first that has rows where it asks for none."""
        wanted = self.request.GET.get("part", "")
        if wanted and (not wanted.isdecimal() or int(wanted) >= len(sizes)):
            raise BadRequest("no such part")
        return int(wanted) if wanted else next((place for place, size in enumerate(sizes) if size), 0)


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
        return self.show(report, reporting.rows_asked(report.latest.blocks), report.latest.version)

    def show(self, report: Report, rows: Any, base: int, *, status: int = 200, **more: Any) -> HttpResponse:
        """Show the blocks."""
        formset = more.pop("formset", None) or ReportBlockFormSet(initial=rows, prefix="blocks")
        return self.answer(report, status=status, formset=formset, base=base, **more)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Move, add or take away a block; fill anew from the figures; or save."""
        report = self.report()
        if not reporting.may_write(self.user, report, self.on):
            raise PermissionDenied
        formset = ReportBlockFormSet(request.POST, prefix="blocks")
        base = _number(request.POST.get("base"))
        asked, _colon, index = request.POST.get("do", "save").partition(":")
        if asked == "fill":
            return self.show(report, reporting.rows_asked(self.filled(report, formset)), base)
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

    def filled(self, report: Report, formset: Any) -> list[dict[str, Any]]:
        """Return the report filled anew, what people wrote kept under its headings."""
        rows = [{name: form[name].value() or "" for name in ("kind", "text")} for form in formset.forms]
        mine = blocks_of([row for row in rows if row["kind"] in {SECTION, POINT, PARAGRAPH}], [])
        return judgement.refilled(mine, reporting.suggested(report.body, report.period, self.on)["blocks"])

    def save(self, report: Report, formset: Any, base: int) -> HttpResponse:
        """Keep a new version, unless somebody wrote one meanwhile."""
        former = next((draft.blocks for draft in report.versions if draft.version == base), [])
        rows = [row.cleaned_data for row in formset.forms]
        known = [*former, *reporting.suggested(report.body, report.period, self.on)["blocks"]]
        counted = reporting.figures_kept(rows, former, known)
        for form, row, block in zip(formset.forms, rows, counted, strict=True):
            of_figures = row["kind"] == TABLE or reporting.is_of_figures(row, former)
            if of_figures and row["text"] and block is None:
                form.add_error("text", _("Figures are not typed over. Put them back, or fill the report again."))
        if not formset.is_valid():
            return self.show(report, None, base, formset=formset, status=422)
        mine = [
            block
            for row, block_kept in zip(rows, counted, strict=True)
            if row["text"]
            for block in ([block_kept] if block_kept else blocks_of([row], former))
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
            return self.show(report, reporting.rows_asked(mine), latest, status=422, refusal=refusal)
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
            return self.answer(report, status=422, refusal=refusal, **self.told(report))
        messages.success(request, _("Issued as no. %(symbol)s.") % {"symbol": document.symbol})
        return HttpResponseRedirect(reverse("paper", args=[document.key]))


def _number(text: Any) -> int:
    return int(text) if str(text or "").isdecimal() else 0
