"""The pages that copy a paper: one of the house whole or in part, a received one by its scan."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.errors import RuleBroken
from cases.refusals import refuse
from cases.views.office import OfficePage
from documents import commands, copies, incoming, parts, register
from documents.catalogue_copies import WHOLE
from documents.forms_copies import CopyForm
from documents.models import Document
from documents.models_register import Incoming


class _MakeCopy(OfficePage):
    """One form, one command, and the copy's own page after it."""

    template_name = "base_act.html"
    title: str
    back: str

    def form(self, *data: Any) -> CopyForm:
        """Return the form. Raises `Http404` for who may not copy this."""
        raise NotImplementedError

    def perform(self, form: CopyForm) -> Document:
        """Make the copy."""
        raise NotImplementedError

    def trail(self) -> list[tuple[str, str]]:
        """Return the pages above."""
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form."""
        return self.shown(self.form())

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Copy, and lead to the copy."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.shown(form, status=422)
        try:
            copy = self.perform(form)
        except RuleBroken as refusal:
            return self.shown(form, status=422, refusal=refusal)
        messages.success(request, _("The copy is issued as no. %(symbol)s.") % {"symbol": copy.symbol})
        return HttpResponseRedirect(reverse("paper", args=[copy.key]))

    def shown(self, form: CopyForm, *, status: int = 200, **more: Any) -> HttpResponse:
        """Return the page."""
        context = {
            "form": form,
            "act_label": self.title,
            "cancel_url": self.back,
            "breadcrumbs": self.trail(),
            "consequences": [
                ("register", _("The copy takes its number from the register of copies, which has one for all kinds.")),
                ("seal", _("It keeps the mark of secrecy, and a seal that shows if its original was changed.")),
                ("right", _("Who reads the original reads the copy.")),
            ],
            "citation": _("The code %(code)s of the register of copies") % {"code": WHOLE.code},
            "unverified": WHOLE.recalled,
        }
        return render(self.request, self.template_name, self.get_context_data(**(context | more)), status=status)


class CopyPaper(_MakeCopy):
    """A copy of a paper of the house."""

    original: Document

    def form(self, *data: Any) -> CopyForm:
        """Offer its parts and who may sign for its body."""
        key = self.kwargs["key"]
        opened = register.opened(self.user, key, self.on) or refuse(self.user, paper=key)
        if not (opened.may_read and opened.keeps_register):
            refuse(self.user, paper=key)
        self.original = opened.document
        self.title = _("Copy %(paper)s") % {"paper": self.original}
        self.back = reverse("paper", args=[key])
        signers = copies.signers(self.original.body, self.original.case or self.original.team, self.on)
        made = copies.count_of(self.original)
        return CopyForm(*data, signers=signers, parts=parts.parts_of(self.original.facts), initial={"after": made})

    def trail(self) -> list[tuple[str, str]]:
        """The register, and the paper."""
        return [(_("Document register"), reverse("register")), (str(self.original), self.back)]

    def perform(self, form: CopyForm) -> Document:
        """Copy the whole, or what is ticked."""
        asked = form.asked() | {"chosen": form.chosen_parts}
        return commands.copy_paper(self.original, by=self.user, on=self.on, **asked)


class CopyReceived(_MakeCopy):
    """A copy of a paper that came in."""

    row: Incoming

    def form(self, *data: Any) -> CopyForm:
        """Offer who may sign for the body it came to."""
        key = self.kwargs["key"]
        self.row = incoming.one(self.user, key, self.on) or refuse(self.user, incoming=key)
        self.title = _("Copy the received document no. %(number)s") % {"number": self.row}
        self.back = reverse("incoming-line", args=[key])
        signers = copies.signers(self.row.body, self.row.case, self.on)
        return CopyForm(*data, signers=signers, initial={"after": copies.count_of(self.row)})

    def trail(self) -> list[tuple[str, str]]:
        """The register of what came in, and the line: from whom, under which number."""
        told = f"{self.row.sender}, {self.row.symbol}" if self.row.symbol else self.row.sender
        return [(_("Incoming documents"), reverse("incoming")), (told, self.back)]

    def perform(self, form: CopyForm) -> Document:
        """Copy its pages."""
        return commands.copy_received(self.row, by=self.user, on=self.on, **form.asked())
