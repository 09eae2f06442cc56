"""Reading a paper: its page, its bytes, its scans; what may be read is asked again for every byte."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NoReturn

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views import View

from cases.errors import RuleBroken
from cases.refusals import refuse
from documents import commands, copies, register, store
from documents.filling import sheet
from documents.forms_register import ScanForm, VoidForm
from documents.models import Document, State
from documents.models_watch import FileAlarm
from documents.register import Opened

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: How a state is drawn, and where a page goes on asking.
CHIPS = {
    State.WAITING: "wait",
    State.ISSUING: "wait",
    State.ISSUED: "done",
    State.INCIDENT: "late",
    State.VOID: "todo",
}


class PaperView(View):
    """Something of one paper, for whoever may open it."""

    user: User
    on: date

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Know who asks, and which day it is."""
        super().setup(request, *args, **kwargs)
        self.user = request.user  # type: ignore[assignment]  # the site is closed to anonymous visitors
        self.on = localdate()

    def paper(self, key: str) -> Opened:
        """Return the paper the user may open. Raises `Http404`, and keeps the attempt."""
        return register.opened(self.user, key, self.on) or self.refuse(key)

    def readable(self, key: str) -> Document:
        """Return the paper whose text the user may read. Raises `Http404`, and keeps the attempt."""
        return register.readable(self.user, key, self.on) or self.refuse(key)

    def refuse(self, key: str) -> NoReturn:
        """Answer as if there were nothing."""
        refuse(self.user, paper=key)

    def given(self, document: Document, sha256: str, media_type: str, name: str, *, keep: bool) -> HttpResponse:
        """Send a file of a paper, or say why it is not given out."""
        found = commands.given_out(document, sha256)
        if found is None:
            raise Http404
        if isinstance(found, FileAlarm):
            facts = {"document": document, "alarm": found}
            return render(self.request, "documents/file_blocked.html", facts, status=409)
        return attached(found, media_type, name, keep=keep)

    def back(self, key: str) -> HttpResponseRedirect:
        """Return to the paper's page."""
        return HttpResponseRedirect(reverse("paper", args=[key]))


class PaperPage(PaperView):
    """The paper as it will be printed, its register entry, its file and scans; opening it sends it to the worker."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show it."""
        return self.page(self.paper(key))

    def page(self, paper: Opened, status: int = 200, **more: Any) -> HttpResponse:
        """Return the page."""
        document = paper.document
        facts = {
            "paper": paper,
            "document": document,
            "sheet": sheet(document.type, document.facts) if paper.may_read else "",
            "scans": register.scans_of(document),
            "signature": register.signature_of(document),
            "chip": CHIPS[State(document.state)],
            "void_form": VoidForm() if paper.keeps_register and not document.void_asked_by_id else None,
            "may_confirm_void": paper.keeps_register and document.void_asked_by_id not in (None, self.user.pk),
            "scan_form": ScanForm() if paper.may_attach and document.state != State.VOID else None,
            "copies": copies.copies_of(document) if paper.may_read else [],
            "may_copy": paper.may_read and paper.keeps_register and not copies.why_not(document),
            "may_dispatch": paper.in_hands and document.state == State.ISSUED,
            "on": self.on,
        }
        return render(self.request, "documents/paper.html", facts | more, status=status)


class PaperState(PaperView):
    """The line that says how far the printing is; asked every two seconds while it runs."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Say it; when the paper is there, have the page shown anew."""
        document = self.readable(key)
        response = render(
            request, "documents/_paper_state.html", {"document": document, "chip": CHIPS[State(document.state)]}
        )
        if document.has_file:
            response["HX-Refresh"] = "true"
        return response


class PrintPaper(PaperView):
    """Send a waiting paper to the worker."""

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        """Ask for it; twice is once."""
        document = commands.request_print(self.readable(key))
        if request.headers.get("HX-Request") != "true":
            return self.back(key)
        facts = {"document": document, "chip": CHIPS[State(document.state)]}
        return render(request, "documents/_paper_state.html", facts)


class PaperFile(PaperView):
    """The PDF: the bytes that were issued and no others."""

    def get(self, request: HttpRequest, key: str) -> HttpResponseBase:
        """Send it; while it is not printed yet, lead to its page."""
        document = self.readable(key)
        if not document.has_file:
            return self.back(key)
        sha256, keep = document.file_sha256, "tai" in request.GET
        return self.given(document, sha256, "application/pdf", document.file_name, keep=keep)


class ScanFile(PaperView):
    """A scan of the signed original."""

    def get(self, request: HttpRequest, key: str, pk: int) -> HttpResponseBase:
        """Send it."""
        scan = register.readable_scan(self.user, key, pk, self.on) or self.refuse(key)
        name = scan.document.file_name.removesuffix(".pdf")
        ending = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}.get(scan.media_type, "tif")
        return self.given(scan.document, scan.sha256, scan.media_type, f"{name}-ban-goc.{ending}", keep=True)


def sent(sha256: str, media_type: str, name: str, *, keep: bool) -> HttpResponse:
    """Send kept bytes; what no longer gives its own hash is not sent."""
    content = store.read(sha256)
    if content is None:
        raise Http404
    return attached(content, media_type, name, keep=keep)


def attached(content: bytes, media_type: str, name: str, *, keep: bool) -> HttpResponse:
    """Return a file as an answer: to be kept, or shown by the browser."""
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = content_disposition_header(keep, name) or "attachment"
    response["X-Content-Type-Options"] = "nosniff"
    return response


class ActOnPaper(PaperPage):
    """One act on a paper, from its page and back to it; a refusal is shown there."""

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        """Do it."""
        paper = self.paper(key)
        try:
            done = self.perform(paper.document)
        except RuleBroken as refusal:
            return self.page(paper, status=422, refusal=refusal)
        if isinstance(done, str):
            messages.success(request, done)
            return self.back(key)
        return self.page(paper, status=422, **done)

    def perform(self, document: Document) -> str | dict[str, Any]:
        """Do the act and say so, or return what the page shows of a form that is wrong."""
        raise NotImplementedError

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Lead to the page that offers the act."""
        self.paper(key)
        return self.back(key)


class AttachScan(ActOnPaper):
    """Attach the scan of the signed and sealed original."""

    def perform(self, document: Document) -> str | dict[str, Any]:
        """Keep the file."""
        form = ScanForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return {"scan_form": form}
        file = form.cleaned_data["scan"]
        commands.attach_scan(document, by=self.user, on=self.on, content=file.read(), name=file.name)
        return _("The scan is attached to its paper.")


class Dispatch(ActOnPaper):
    """Note that the paper is sealed and gone; it leaves the clerk's hands."""

    def perform(self, document: Document) -> str | dict[str, Any]:
        """Write the day."""
        commands.dispatch(document, by=self.user, on=self.on)
        return _("The paper is dispatched; from now on you see what the register says of it.")


class AskVoid(ActOnPaper):
    """Ask that a paper be made void."""

    def perform(self, document: Document) -> str | dict[str, Any]:
        """Write the request."""
        form = VoidForm(self.request.POST)
        if not form.is_valid():
            return {"void_form": form}
        commands.ask_void(document, by=self.user, on=self.on, reason=form.cleaned_data["reason"])
        return _("A second person now confirms.")


class Void(ActOnPaper):
    """Confirm that a paper is void."""

    def perform(self, document: Document) -> str | dict[str, Any]:
        """Make it void."""
        commands.void(document, by=self.user, on=self.on)
        return _("The paper is void; its number stays in the register with the reason.")


class RefuseVoid(ActOnPaper):
    """Leave the paper as it is."""

    def perform(self, document: Document) -> str | dict[str, Any]:
        """Withdraw the request."""
        commands.refuse_void(document, by=self.user, on=self.on)
        return _("The paper stays as it is.")


__all__ = [
    "AskVoid", "AttachScan", "Dispatch", "PaperFile", "PaperPage", "PaperState", "PrintPaper", "RefuseVoid",
    "ScanFile", "Void",
]  # fmt: skip
