"""Papers of the kinds a house added: what is asked, the paper as it will be, then number and signature by one act."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.errors import Recused, RuleBroken
from cases.models import Body
from cases.refusals import refuse
from cases.views.office import OfficePage
from documents import commands, drafting, facts, filling, own_papers, templating
from documents.canonical import Facts
from documents.facts.content import Thing
from documents.facts.own import Told
from documents.forms_templates import AskedForm
from documents.kinds import DocumentType


class OwnPapers(OfficePage):
    """The kinds the house added that one may issue in a case."""

    template_name = "documents/own_papers.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them."""
        try:
            case = drafting.case_of(self.user, kwargs["key"])
        except Recused as refusal:
            return render(request, "403.html", {"refusal": refusal}, status=403)
        return render(
            request,
            self.template_name,
            self.get_context_data(
                case=case,
                rows=own_papers.issuable(self.user, case, self.on),
                breadcrumbs=[(case.subject_name, reverse("case", args=[case.key]))],
            ),
        )


class IssueOwn(OfficePage):
    """The page that issues one paper."""

    template_name = "documents/own_paper.html"

    def show(
        self, kind: DocumentType, thing: Thing, body: Body, form: AskedForm, *, status: int = 200, **more: Any
    ) -> HttpResponse:
        """Show what is asked, and the paper as it will be."""
        context = {
            "kind": kind,
            "form": form,
            "act_label": _("Issue “%(paper)s”") % {"paper": kind.name},
            "cancel_url": self.back(thing),
            "breadcrumbs": [(self.name_of(thing), self.back(thing))],
            "consequences": [
                ("paper", _("The paper takes its number from the register and is printed.")),
                ("lock", _("Its words are frozen with it: a later template changes nothing.")),
            ],
        }
        return render(self.request, self.template_name, self.get_context_data(**(context | more)), status=status)

    def back(self, thing: Thing) -> str:
        """Return where one came from."""
        return reverse("own-papers", args=[self.kwargs["key"]]) if "key" in self.kwargs else reverse("register")

    def name_of(self, thing: Thing) -> str:
        """Return what the paper is about, for the way back."""
        return str(getattr(thing, "subject_name", "") or thing)

    def asked(self, kind: DocumentType, thing: Thing, body: Body) -> HttpResponse:
        """Show the page, or issue the paper."""
        template = templating.in_force(kind, body, self.on)
        asks = template.content["asks"] if template is not None else []
        if self.request.method != "POST":
            return self.show(
                kind, thing, body, AskedForm(asks=asks, initial={"number": own_papers.next_number(kind, thing)})
            )
        form = AskedForm(self.request.POST, asks=asks)
        if not form.is_valid():
            return self.show(kind, thing, body, form, status=422)
        told = Told(form.cleaned_data["number"], form.words())
        try:
            if self.request.POST.get("do") == "preview":
                return self.show(kind, thing, body, form, sheet=self.sheet(kind, thing, body, told))
            document = commands.issue(kind, thing, by=self.user, on=self.on, occasion=told)
        except RuleBroken as refusal:
            return self.show(kind, thing, body, form, status=422, refusal=refusal)
        messages.success(self.request, _("Issued as no. %(symbol)s.") % {"symbol": document.symbol or document.about})
        return HttpResponseRedirect(reverse("paper", args=[document.key]))

    def sheet(self, kind: DocumentType, thing: Thing, body: Body, told: Told) -> str:
        """Return the paper as it will be, without number and day. Raises `FactsMissing`."""
        which = facts.occasion_of(kind, thing, told)
        content = templating.dressed(kind, facts.content(kind, thing, self.on, which), body, self.on)
        issue: Facts = {
            "number": None,
            "symbol": "",
            "draft": told.number,
            "date": None,
            "signatures": [],
            "anchor": "",
        }
        return str(filling.sheet(kind, {"content": content, "issue": issue}))


class IssueOwnPaper(IssueOwn):
    """A paper of a case, or of its team."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the case and the kind. Raises `Http404`."""
        try:
            case = drafting.case_of(self.user, kwargs["key"])
        except Recused as refusal:
            return render(request, "403.html", {"refusal": refusal}, status=403)
        kinds = {row.key: row.type for row, _template in own_papers.issuable(self.user, case, self.on)}
        kind = kinds.get(kwargs["type_key"]) or refuse(self.user, paper=kwargs["type_key"])
        return self.asked(kind, own_papers.thing_of(kind, case), case.team.body)


class IssueBodyPaper(IssueOwn):
    """A paper of a body's own business, issued by who signs for the body."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the body and the kind. Raises `Http404`."""
        body = own_papers.led_body(self.user, kwargs["body"], self.on) or refuse(self.user, body=str(kwargs["body"]))
        kind = own_papers.kind_of_body(body, kwargs["type_key"]) or refuse(self.user, paper=kwargs["type_key"])
        return self.asked(kind, body, body)
