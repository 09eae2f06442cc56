"""Records from paper: the list with its mark, one record, entered by page or by workbook, withdrawn with a reason."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import capacity, commands, paging
from cases.commands.evidence import path_of
from cases.errors import RuleBroken
from cases.forms.administration import WorkbookForm
from cases.forms.paper_records import PaperForm, ScanForm, WithdrawForm
from cases.importing import papers, sample
from cases.models import PaperRecord
from cases.refusals import refuse
from cases.views.imports import download, previewed
from cases.views.office import OfficePage
from cases.views.unit_board import SecretaryPage


class PaperRecords(OfficePage):
    """The records from paper a person reads, the latest first."""

    template_name = "cases/paper_records.html"
    keys = paging.TURNING

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show a page of them."""
        rows = PaperRecord.objects.visible_to(self.user, self.on)
        page = paging.page_of(rows, ("-signed_on", "-pk"), self.request.GET.dict())
        may = "reporting" in capacity.roles(self.user)
        return super().get_context_data(page=page, rows=page.rows, may_enter=may, **kwargs)


class PaperRecordPage(OfficePage):
    """One record: what the decision says, its subjects, its scans, and whether it was withdrawn."""

    template_name = "cases/paper_record.html"
    keys = paging.TURNING

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show it, and a page of its subjects."""
        record = _visible(self.user, self.on, self.kwargs["key"])
        page = paging.page_of(record.subjects.with_contents(), ("position",), self.request.GET.dict())
        may = record.is_counted and "reporting" in capacity.roles(self.user)
        facts = {
            "record": record,
            "withdrawal": getattr(record, "withdrawal", None),
            "page": page,
            "rows": page.rows,
            "scans": record.kept_scans(),
            "may_withdraw": may,
            "may_attach": may and not record.kept_scans().exists(),
            "breadcrumbs": [_to_list()],
        }
        return super().get_context_data(**facts, **kwargs)


class PaperScanFile(OfficePage):
    """The scan of a paper, as it was kept."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Send its bytes to be kept, never to be run."""
        record = _visible(self.user, self.on, kwargs["key"])
        scan = record.scan_of(kwargs["pk"])
        if scan is None or not path_of(scan.sha256).exists():
            refuse(self.user, paper_record=kwargs["key"], scan=kwargs["pk"])
        return FileResponse(path_of(scan.sha256).open("rb"), as_attachment=True, filename=scan.file_name)


class EnterPaper(SecretaryPage):
    """One decision on paper with its one subject, and its scan; many come by workbook."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the empty form."""
        return self.show(PaperForm(user=self.user, on=self.on))

    def post(self, request: HttpRequest) -> HttpResponse:
        """Enter it, or show what is wrong."""
        form = PaperForm(request.POST, request.FILES, user=self.user, on=self.on)
        if not form.is_valid():
            return self.show(form, 422)
        try:
            record = commands.enter_paper(form.paper(), by=self.user, on=self.on, upload=form.cleaned_data["scan"])
        except RuleBroken as refusal:
            self.refusal = refusal
            return self.show(form, 422)
        messages.success(request, _("The decision is entered as a record from paper."))
        return HttpResponseRedirect(reverse("paper-record", args=[record.key]))

    def show(self, form: PaperForm, status: int = 200) -> HttpResponse:
        """Return the page."""
        context = _act(form, _("Enter a decision on paper"), self.refusal)
        return render(self.request, "base_act.html", context, status=status)


class ImportPapers(SecretaryPage):
    """Many decisions from a workbook: read, and once it is sound entered whole."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the empty form."""
        return self.show(WorkbookForm())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Show errors by sheet, row and column, or enter everything."""
        form = WorkbookForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form, status=422)
        content = form.cleaned_data["file"].read()
        try:
            found = papers.preview(content, self.user, self.on)
            if found.troubles:
                return self.show(form, status=422, **previewed(found, tuple(papers.sheets()), ""))
            made = papers.apply(found, content, by=self.user, on=self.on)
        except RuleBroken as refusal:
            self.refusal = refusal
            return self.show(form, status=422)
        messages.success(request, _("Entered: %(count)s decisions on paper.") % {"count": len(made)})
        return HttpResponseRedirect(reverse("paper-records"))

    def show(self, form: WorkbookForm, *, status: int = 200, **facts: Any) -> HttpResponse:
        """Return the page."""
        context = _act(form, _("Enter decisions on paper from Excel"), self.refusal) | facts
        return render(self.request, "cases/paper_import.html", context, status=status)


class SamplePapers(SecretaryPage):
    """An empty workbook with the headings and the version the import expects."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Send it."""
        content = sample.workbook(tuple(papers.sheets()), {"Mẫu": [(papers.VERSION,)]})
        return download(content, "mau-nhap-ho-so-giay.xlsx")


class AttachScan(SecretaryPage):
    """A record entered without its scan, such as from Excel, gets it afterwards: once."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show the empty form."""
        return self.show(_visible(self.user, self.on, key), ScanForm())

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        """Keep it, or show what is wrong."""
        record, form = _visible(self.user, self.on, key), ScanForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(record, form, 422)
        try:
            commands.attach_scan(record, by=self.user, on=self.on, upload=form.cleaned_data["scan"])
        except RuleBroken as refusal:
            self.refusal = refusal
            return self.show(record, form, 422)
        messages.success(request, _("The scan is kept with the record."))
        return HttpResponseRedirect(reverse("paper-record", args=[record.key]))

    def show(self, record: PaperRecord, form: ScanForm, status: int = 200) -> HttpResponse:
        """Return the page."""
        label = _("Attach the scan of decision %(number)s") % {"number": record.number}
        context = _act(form, label, self.refusal) | {"cancel_url": reverse("paper-record", args=[record.key])}
        return render(self.request, "base_act.html", context, status=status)


class WithdrawPaper(SecretaryPage):
    """A record that was entered wrongly is taken back."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show the empty form."""
        return self.show(_visible(self.user, self.on, key), WithdrawForm())

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        """Withdraw it, or show what is wrong."""
        record, form = _visible(self.user, self.on, key), WithdrawForm(request.POST)
        if not form.is_valid():
            return self.show(record, form, 422)
        try:
            commands.withdraw_paper(record, by=self.user, on=self.on, **form.cleaned_data)
        except RuleBroken as refusal:
            self.refusal = refusal
            return self.show(record, form, 422)
        messages.success(request, _("The record is withdrawn and counted nowhere any more."))
        return HttpResponseRedirect(reverse("paper-record", args=[record.key]))

    def show(self, record: PaperRecord, form: WithdrawForm, status: int = 200) -> HttpResponse:
        """Return the page."""
        label = _("Withdraw the record of decision %(number)s") % {"number": record.number}
        context = _act(form, label, self.refusal) | {"cancel_url": reverse("paper-record", args=[record.key])}
        return render(self.request, "base_act.html", context, status=status)


def _visible(user: Any, on: Any, key: str) -> PaperRecord:
    found: PaperRecord | None = PaperRecord.objects.visible_to(user, on).of_key(key)
    if found is None:
        refuse(user, paper_record=key)
    return found


def _to_list() -> tuple[str, str]:
    return _("Records from paper"), reverse("paper-records")


def _act(form: Any, label: str, refusal: RuleBroken | None) -> dict[str, Any]:
    return {
        "form": form, "act_label": label, "refusal": refusal, "cancel_url": reverse("paper-records"),
        "breadcrumbs": [_to_list()],
    }  # fmt: skip
