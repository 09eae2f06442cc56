"""The register of incoming documents: its list, a new line, and what is done with a line."""

from __future__ import annotations

from typing import Any, NoReturn
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import paging
from cases.errors import RuleBroken
from cases.refusals import refuse
from cases.views.case_list import table_file
from cases.views.office import OfficePage
from documents import commands, incoming, register
from documents.access import offices_kept_by
from documents.forms_incoming import HandingForm, IncomingFilter, IncomingForm
from documents.forms_register import ScanForm, VoidForm
from documents.models_register import Incoming
from documents.views import sent
from documents.views_register import picks


class IncomingRegister(OfficePage):
    """25 lines at a time, the newest first."""

    template_name = "documents/incoming.html"
    keys = paging.TURNING

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what the filters leave."""
        bodies = register.keeps_registers_of(self.user, self.on)
        form = self.filters(IncomingFilter, bodies=bodies)
        page = paging.Page([])
        if form.is_valid():
            wanted = form.wanted()
            found = incoming.lines(self.user, wanted, self.on)
            page = paging.page_of(found, wanted.order, self.request.GET.dict())
        query = urlencode({name: value for name, value in form.data.items() if value and name not in paging.TURNING})
        return super().get_context_data(
            rows=[(row, *incoming.titled(row)) for row in page.rows],
            page=page,
            filter_form=form,
            query=query,
            clear_url=reverse("incoming") if query else "",
            may_register=bool(bodies),
            picks=picks("incoming", self.user, self.on, is_in_hand=False),
            on=self.on,
            **kwargs,
        )


class IncomingFile(OfficePage):
    """The same lines as a file."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with all of them."""
        form = self.filters(IncomingFilter, bodies=register.keeps_registers_of(self.user, self.on))
        if not form.is_valid():
            raise BadRequest("no such list")
        wanted = form.wanted()
        found = incoming.lines(self.user, wanted, self.on).order_by(*wanted.order)
        title = _("Incoming documents")
        lines = incoming.rows(found)
        return table_file(kwargs["form"], title, incoming.head(), lines, incoming.WIDTHS, "so-van-ban-den")


class RegisterIncoming(OfficePage):
    """Enter a document that came in."""

    template_name = "documents/incoming_new.html"

    def form(self, *data: Any) -> IncomingForm:
        """Return the form. Raises `Http404` for who keeps no register."""
        bodies = offices_kept_by(self.user, self.on)
        if not bodies.exists():
            refuse(self.user, page="incoming-new")
        return IncomingForm(*data, user=self.user, bodies=bodies, on=self.on)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the form, and what will happen."""
        form = kwargs.pop("form", None) or self.form()
        return super().get_context_data(
            form=form,
            act_label=_("Register the document"),
            cancel_url=reverse("incoming"),
            consequences=[
                ("register", _("It gets the next arrival number; the line stays as it is written.")),
                ("lock", _("A document with a mark of secrecy stands in a register of its own.")),
                ("people", _("Whoever is apart from a matter does not see its lines.")),
            ],
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Enter it with its scan and its first handing, or nothing of it."""
        form = self.form(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            row = self._enter(form)
        except RuleBroken as refusal:
            return self.render_to_response(self.get_context_data(form=form, refusal=refusal), status=422)
        messages.success(request, _("Registered under arrival number %(number)s.") % {"number": str(row)})
        return HttpResponseRedirect(reverse("incoming-line", args=[row.key]))

    @transaction.atomic
    def _enter(self, form: IncomingForm) -> Incoming:
        facts = form.cleaned_data
        case, petition = form.about
        row = commands.register_incoming(
            facts["body"],
            form.letter(),
            arrived_on=facts["arrived_on"],
            by=self.user,
            on=self.on,
            case=case,
            petition=petition,
            to=form.handed_to(),
        )
        if facts["scan"]:
            file = facts["scan"]
            commands.attach_incoming_scan(row, by=self.user, on=self.on, content=file.read(), name=file.name)
        return row


class IncomingLine(OfficePage):
    """One line: the document, its scan, who has it."""

    def line(self, key: str) -> Incoming:
        """Return the line the user may open. Raises `Http404`, and keeps the attempt."""
        return incoming.one(self.user, key, self.on) or self.refuse(key)

    def refuse(self, key: str) -> NoReturn:
        """Answer as if there were nothing."""
        refuse(self.user, incoming=key)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        return self.page(self.line(kwargs["key"]))

    def page(self, row: Incoming, status: int = 200, **more: Any) -> HttpResponse:
        """Return the page."""
        sender, extract = incoming.titled(row)
        standing = row.void_on is None
        facts = {
            "line": row,
            "sender": sender,
            "extract": extract,
            "handings": list(row.handings.select_related("to", "handed_by").order_by("-pk")),
            "scans": list(row.scans.select_related("attached_by").order_by("-pk")),
            "handing_form": HandingForm(body=row.body, on=self.on) if standing else None,
            "scan_form": ScanForm() if standing and row.petition_id is None else None,
            "void_form": VoidForm() if standing else None,
            "breadcrumbs": [(_("Incoming documents"), reverse("incoming"))],
            "on": self.on,
        }
        return render(self.request, "documents/incoming_line.html", facts | more, status=status)


class ActOnLine(IncomingLine):
    """One act on a line, from its page and back to it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to the page that offers the act."""
        return HttpResponseRedirect(reverse("incoming-line", args=[self.line(kwargs["key"]).key]))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it."""
        row = self.line(kwargs["key"])
        try:
            done = self.perform(row)
        except RuleBroken as refusal:
            return self.page(row, status=422, refusal=refusal)
        if isinstance(done, str):
            messages.success(request, done)
            return HttpResponseRedirect(reverse("incoming-line", args=[row.key]))
        return self.page(row, status=422, **done)

    def perform(self, row: Incoming) -> str | dict[str, Any]:
        """Do the act and say so, or return the form that is wrong."""
        raise NotImplementedError


class HandIncoming(ActOnLine):
    """Hand the document on."""

    def perform(self, row: Incoming) -> str | dict[str, Any]:
        """Write to whom."""
        form = HandingForm(self.request.POST, body=row.body, on=self.on)
        if not form.is_valid():
            return {"handing_form": form}
        to = form.handed_to()
        assert to is not None  # noqa: S101 - the form asks for it
        commands.hand_incoming(row, to, by=self.user, on=self.on)
        return _("Handed to %(name)s.") % {"name": to.member.full_name}


class ScanIncoming(ActOnLine):
    """Attach the scan."""

    def perform(self, row: Incoming) -> str | dict[str, Any]:
        """Keep the file."""
        form = ScanForm(self.request.POST, self.request.FILES)
        if not form.is_valid():
            return {"scan_form": form}
        file = form.cleaned_data["scan"]
        commands.attach_incoming_scan(row, by=self.user, on=self.on, content=file.read(), name=file.name)
        return _("The scan is attached.")


class VoidIncoming(ActOnLine):
    """Make a line void that was entered by mistake."""

    def perform(self, row: Incoming) -> str | dict[str, Any]:
        """Keep the reason."""
        form = VoidForm(self.request.POST)
        if not form.is_valid():
            return {"void_form": form}
        commands.void_incoming(row, by=self.user, on=self.on, reason=form.cleaned_data["reason"])
        return _("The line is void; its number stays with the reason.")


class IncomingScanFile(IncomingLine):
    """A scan of a document that came in."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it."""
        scan = incoming.scan_of(self.user, kwargs["key"], kwargs["pk"], self.on) or self.refuse(kwargs["key"])
        ending = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}.get(scan.media_type, "tif")
        name = f"den-{scan.incoming}-{scan.incoming.arrived_on:%Y%m%d}.{ending}"
        return sent(scan.sha256, scan.media_type, name, keep=True)
