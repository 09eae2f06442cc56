"""Excel in: send a workbook, read what it would write and everything wrong with it, then write all of it or nothing."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.generic import FormView, View

from cases import capacity
from cases.errors import RuleBroken
from cases.forms.administration import ProgrammeWorkbookForm, WorkbookForm
from cases.importing import programme, register, sample
from cases.importing.workbook import Reading, Sheet
from cases.models import Body
from cases.views.accounts import AdministratorsOnly

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 200


def _keep(upload: UploadedFile) -> tuple[str, bytes]:
    """Keep the workbook between reading and writing, under its hash."""
    content = upload.read()
    digest = hashlib.sha256(content).hexdigest()
    folder = Path(settings.DATA_DIR) / "imports"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / digest).write_bytes(content)
    return digest, content


def _kept(digest: str) -> bytes:
    if len(digest) != 64 or not digest.isalnum():
        raise Http404
    path = Path(settings.DATA_DIR) / "imports" / digest
    if not path.exists():
        raise Http404
    return path.read_bytes()


def _shown(reading: Reading, sheets: tuple[Sheet, ...]) -> list[dict[str, Any]]:
    """Return each sheet as the preview shows it: headings, first rows, how many there are."""
    return [
        {
            "name": sheet.name,
            "headings": [column.heading for column in sheet.columns],
            "rows": [
                [column.written(row[column.heading]) for column in sheet.columns] for row in reading.of(sheet)[:10]
            ],
            "count": len(reading.of(sheet)),
        }
        for sheet in sheets
        if reading.of(sheet)
    ]


class ImportRegister(AdministratorsOnly, FormView):
    """Organizations, terms, bodies, people, seats and duties from a workbook."""

    template_name = "cases/import_register.html"
    form_class = WorkbookForm

    def form_valid(self, form: WorkbookForm) -> HttpResponse:
        """Read it and show what it would write."""
        digest, content = _keep(form.cleaned_data["file"])
        try:
            reading = register.preview(content)
        except RuleBroken as refusal:
            form.add_error("file", refusal)
            return self.form_invalid(form)
        return self.render_to_response(self.get_context_data(form=form, **previewed(reading, register.SHEETS, digest)))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the act."""
        return super().get_context_data(
            act_label=_("Read the workbook"), cancel_url=reverse("administration"), **kwargs
        )


def previewed(reading: Reading, sheets: tuple[Sheet, ...], digest: str) -> dict[str, Any]:
    """Return what a page shows of a workbook that was read."""
    return {
        "sheets": _shown(reading, sheets),
        "troubles": reading.troubles[:SHOWN],
        "more_troubles": max(len(reading.troubles) - SHOWN, 0),
        "digest": digest,
    }


class ApplyRegister(AdministratorsOnly, View):
    """Write what was read: all of it or nothing."""

    def post(self, request: HttpRequest, digest: str) -> HttpResponse:
        """Read again, since the register may have moved on, and write."""
        reading = register.preview(_kept(digest))
        if reading.troubles:
            messages.error(request, _("Nothing was imported: the register changed meanwhile. Send the workbook again."))
            return redirect("import-register")
        try:
            done = register.apply(reading, by=request.user, on=localdate())  # type: ignore[arg-type]
        except RuleBroken as refusal:
            messages.error(request, f"{refusal.messages[0]} {refusal.advice}")
            return redirect("import-register")
        return render(request, "cases/import_done.html", {"done": done})


class SampleRegister(AdministratorsOnly, View):
    """An empty workbook with the headings the import expects."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Send it."""
        return download(sample.workbook(register.SHEETS), "mau-nhap-to-chuc-can-bo.xlsx")


def download(content: bytes, name: str) -> HttpResponse:
    """Return a workbook to be kept."""
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


class OfficersOnly(LoginRequiredMixin):
    """Pages of those who prepare programmes."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Ask whether the user is an area officer today."""
        if request.user.is_authenticated and "area_officer" not in capacity.roles(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class ImportProgramme(OfficersOnly, FormView):
    """A year's programme from a workbook: read, and once it is sound drafted."""

    template_name = "cases/import_programme.html"
    form_class = ProgrammeWorkbookForm

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer the bodies the officer prepares for."""
        return super().get_form_kwargs() | {"bodies": Body.objects.prepared_by(self.request.user, localdate())}

    def form_valid(self, form: ProgrammeWorkbookForm) -> HttpResponse:
        """Show errors by sheet, row and column, or draft the programme."""
        facts, on = form.cleaned_data, localdate()
        try:
            reading = programme.preview(facts["file"].read(), on)
            if reading.troubles:
                context = previewed(reading, programme.SHEETS, "")
                return self.render_to_response(self.get_context_data(form=form, **context))
            by: Any = self.request.user
            drafted = programme.apply(reading, facts["body"], by=by, on=on, year=facts["year"], title=facts["title"])
        except RuleBroken as refusal:
            form.add_error(None, refusal)
            return self.form_invalid(form)
        messages.success(self.request, _("The programme is drafted. A leader of the body approves it next."))
        return redirect("programme", drafted.pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Name the act."""
        return super().get_context_data(act_label=_("Draft the programme"), cancel_url=reverse("programmes"), **kwargs)


class SampleProgramme(OfficersOnly, View):
    """An empty workbook with the headings of a programme."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Send it."""
        return download(sample.workbook(programme.SHEETS), "mau-nhap-chuong-trinh.xlsx")
