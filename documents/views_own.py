"""Papers of the kinds a house added: what is asked, the paper as it will be, then number and signature by one act."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import policy
from cases.errors import Recused, RuleBroken
from cases.models import Body, Case
from cases.policy import Act
from cases.refusals import refuse
from cases.views.office import OfficePage
from documents import commands, drafting, facts, filling, templating
from documents.canonical import Facts
from documents.facts.content import Thing
from documents.facts.own import Told
from documents.forms_templates import AskedForm
from documents.kinds import Concern, DocumentType
from documents.models import Document
from documents.models_templates import OwnType, PaperTemplate


def issuable(user: Any, case: Case, on: Any) -> list[tuple[OwnType, PaperTemplate | None]]:
    """Return the own kinds the user may issue in a case, each with the template in force."""
    body = case.team.body
    rows = OwnType.objects.filter(Q(body__isnull=True) | Q(body=body), concern__in=["case", "team"]).order_by("name")
    mine = [row for row in rows if policy.may(user, Act(row.type.act), thing_of(row.type, case), on)]
    return [(row, templating.in_force(row.type, body, on)) for row in mine]


def thing_of(kind: DocumentType, case: Case) -> Any:
    """Return what a paper of the kind is about: the case, or its team."""
    return case.team if kind.concern is Concern.TEAM else case


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
                rows=issuable(self.user, case, self.on),
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
            return self.show(kind, thing, body, AskedForm(asks=asks, initial={"number": self.next(kind, thing)}))
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

    def next(self, kind: DocumentType, thing: Thing) -> int:
        """Return which paper of its kind this is: sent along, so that two clicks are one paper."""
        about: dict[str, Any] = {"case": thing} if isinstance(thing, Case) else {"team": thing, "case": None}
        if isinstance(thing, Body):
            about = {"body": thing, "team": None}
        last = Document.objects.filter(type_key=kind.key, **about).order_by("-occasion").first()
        return (last.occasion if last is not None else 0) + 1

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
        kinds = {row.key: row.type for row, _template in issuable(self.user, case, self.on)}
        kind = kinds.get(kwargs["type_key"]) or refuse(self.user, paper=kwargs["type_key"])
        return self.asked(kind, thing_of(kind, case), case.team.body)


class IssueBodyPaper(IssueOwn):
    """A paper of a body's own business, issued by who signs for the body."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Find the body and the kind. Raises `Http404`."""
        body = Body.objects.select_related("organization__parent").filter(pk=kwargs["body"]).first()
        if body is None or not policy.leads(self.user, body, self.on):
            refuse(self.user, body=str(kwargs["body"]))
        rows = OwnType.objects.filter(Q(body__isnull=True) | Q(body=body), concern="body", key=kwargs["type_key"])
        row = rows.first() or refuse(self.user, paper=kwargs["type_key"])
        return self.asked(row.type, body, body)
