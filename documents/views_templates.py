"""Templates of papers: the list, one kind with its versions, a preview on invented facts, putting into force."""

from __future__ import annotations

from typing import Any, NoReturn

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.errors import RuleBroken
from cases.refusals import refuse
from cases.views.accounts import _pager
from cases.views.office import OfficePage
from documents import commands, press, starting, template_pages, templating
from documents.canonical import Facts
from documents.filling import sheet
from documents.forms_templates import KINDS, FindForm, PublishForm, WithdrawForm
from documents.kinds import DocumentType
from documents.models_templates import PaperTemplate
from documents.own_types import of_key
from documents.placeholders import frame_of, is_fixed
from documents.prose import compared
from documents.substitution import Block
from documents.template_pages import Scope, Shelf, Version

ROWS = 25


class TemplatesPage(OfficePage):
    """A page for who answers for the templates of a body, or of the house."""

    shelf: Shelf
    template_name: str

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Refuse everybody else."""
        shelf = Shelf.of(self.user, self.on)
        if shelf is None:
            raise PermissionDenied
        self.shelf = shelf
        return super().dispatch(request, *args, **kwargs)

    def refuse(self, **asked: str) -> NoReturn:
        """Answer as if there were nothing, and keep the attempt."""
        refuse(self.user, **asked)

    def kind(self) -> DocumentType:
        """Return the kind of paper in the address. Raises `Http404`."""
        key = str(self.kwargs["type_key"])
        return self.shelf.kind(key) or self.refuse(template=key)

    def show(self, *, status: int = 200, **facts: Any) -> HttpResponse:
        """Return the page."""
        crumbs = [(_("Templates of papers"), reverse("templates"))]
        if self.shelf.whole_house:
            crumbs.insert(0, (_("Administration"), reverse("administration")))
        else:
            crumbs.insert(0, (_("Document register"), reverse("register")))
        if type(self) is Templates:
            crumbs.pop()
        facts = {"on": self.on, "breadcrumbs": crumbs} | facts
        return render(self.request, self.template_name, self.get_context_data(**facts), status=status)


class Templates(TemplatesPage):
    """Every kind of paper, and in whose words it is printed today."""

    template_name = "documents/templates.html"
    keys = ("page",)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show a page of them."""
        form = self.filters(FindForm)
        words = form.cleaned_data["q"] if form.is_valid() else ""
        page = Paginator(template_pages.lines(self.shelf, words), ROWS).get_page(request.GET.get("page"))
        return self.show(
            rows=page.object_list,
            page=_pager(request, page),
            filter_form=form,
            clear_url=reverse("templates") if words else "",
        )


class KindPage(TemplatesPage):
    """One kind of paper: its versions, the words its text may ask for, the delivered form."""

    template_name = "documents/template_kind.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        kind = self.kind()
        versions = template_pages.history(self.shelf, kind.key)
        own = next((row for row in self.shelf.own_types() if row.key == kind.key), None)
        fixed = is_fixed(kind)
        return self.show(
            kind=kind,
            own=own,
            is_fixed=fixed,
            versions=versions,
            scopes=[] if fixed else scopes_for(self.shelf, own.body_id if own is not None else None),
            sheet="" if fixed or kind.own else delivered_sheet(kind),
            issue_url=self.issue_url(kind, versions),
        )

    def issue_url(self, kind: DocumentType, versions: list[Version]) -> str:
        """Return where a leader issues a paper of a body's own business."""
        if not kind.own or kind.concern.value != "body" or not any(one.state == "in-force" for one in versions):
            return ""
        body = next((one for one in self.shelf.bodies if commands.keeps_templates(self.user, one, self.on)), None)
        return reverse("body-paper", args=[body.pk, kind.key]) if body is not None else ""


def scopes_for(shelf: Shelf, only: int | None) -> list[Scope]:
    """Return for whom a text may be written; the kind a body added is that body's."""
    return [one for one in shelf.scopes if only is None or one.pk == only]


def delivered_sheet(kind: DocumentType) -> str:
    """Return the delivered form on invented facts, as its parts give it."""
    blocks = list(starting.delivered(kind))
    return preview(kind, {"blocks": blocks}, 0) if blocks else ""


def preview(kind: DocumentType, content: Facts, version: int) -> str:
    """Return a template on invented facts. Raises `RuleBroken`."""
    return str(sheet(kind, example_facts(kind, content, version)))


def example_facts(kind: DocumentType, content: Facts, version: int) -> Facts:
    """Return the whole facts of a preview: no case, no person, marked as a draft."""
    told = starting.example(kind, content.get("asks", ()))
    return starting.whole(kind, templating.worded(kind, content, told), version)


class VersionPage(TemplatesPage):
    """One version: as it prints, its history, and what may be done with it."""

    template_name = "documents/template.html"

    def template(self) -> PaperTemplate:
        """Return the version. Raises `Http404`."""
        key = str(self.kwargs["key"])
        return self.shelf.template(key) or self.refuse(template=key)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        return self.page(self.template())

    def page(self, template: PaperTemplate, *, status: int = 200, **more: Any) -> HttpResponse:
        """Return the page."""
        kind = of_key(template.type_key)
        versions = template_pages.history(self.shelf, template.type_key)
        state = next(one.state for one in versions if one.template == template)
        before = next((one.template for one in versions if is_before(one.template, template)), None)
        try:
            shown = preview(kind, template.content, template.version)
        except RuleBroken as refusal:
            shown, more = "", {"refusal": refusal} | more
        facts = {
            "kind": kind,
            "template": template,
            "scope": Scope(template.body),
            "state": state,
            "before": before,
            "sheet": shown,
            "frame": frame_of(kind),
            "publish_form": None,
            "withdraw_form": None,
            "waits_for_another": template.author_id == self.user.pk and state == "waiting",
        }
        if template_pages.may_publish(self.shelf, template):
            facts["publish_form"] = PublishForm(initial={"since": self.on})
        if template_pages.may_withdraw(self.shelf, template):
            facts["withdraw_form"] = WithdrawForm()
        return self.show(status=status, **(facts | more))


def is_before(one: PaperTemplate, other: PaperTemplate) -> bool:
    """Whether one is an earlier version of the same text; the first found is the last before."""
    return one.body_id == other.body_id and one.version < other.version


class PreviewFile(VersionPage):
    """The same as a PDF, set by the press that sets every paper."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it."""
        template = self.template()
        kind = of_key(template.type_key)
        try:
            pdf = press.render(kind, example_facts(kind, template.content, template.version))
        except RuleBroken as refusal:
            return self.page(template, status=422, refusal=refusal)
        except press.PressFailed:
            messages.error(request, _("The preview could not be printed. Shorten the text and look again."))
            return HttpResponseRedirect(reverse("template", args=[template.key]))
        response = HttpResponse(pdf, content_type="application/pdf")
        response["Content-Disposition"] = f'inline; filename="mau-{template.version}.pdf"'
        response["X-Content-Type-Options"] = "nosniff"
        return response


class Publish(VersionPage):
    """Put a version into force from a day on."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to the page that offers the act."""
        return HttpResponseRedirect(reverse("template", args=[self.template().key]))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it."""
        template = self.template()
        form = PublishForm(request.POST)
        if not form.is_valid():
            shown = form if template_pages.may_publish(self.shelf, template) else None
            return self.page(template, status=422, publish_form=shown)
        since = form.cleaned_data["since"]
        try:
            commands.publish_template(template, by=self.user, on=self.on, since=since)
        except RuleBroken as refusal:
            return self.page(template, status=422, refusal=refusal)
        messages.success(request, _("In force from %(on)s; papers signed before keep their words.") % {
            "on": f"{since:%d/%m/%Y}",
        })  # fmt: skip
        return HttpResponseRedirect(reverse("template", args=[template.key]))


class Withdraw(Publish):
    """Withdraw a version, with the reason."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it."""
        template = self.template()
        form = WithdrawForm(request.POST)
        if not form.is_valid():
            shown = form if template_pages.may_withdraw(self.shelf, template) else None
            return self.page(template, status=422, withdraw_form=shown)
        try:
            commands.withdraw_template(template, by=self.user, on=self.on, reason=form.cleaned_data["reason"])
        except RuleBroken as refusal:
            return self.page(template, status=422, refusal=refusal)
        messages.success(request, _("Withdrawn; from today papers are printed in the words before it."))
        return HttpResponseRedirect(reverse("template", args=[template.key]))


class CompareVersions(TemplatesPage):
    """Two versions side by side; without a first one, the delivered text."""

    template_name = "documents/template_compare.html"
    keys = ("tu", "den")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show them."""
        kind = self.kind()
        rows = [one.template for one in template_pages.history(self.shelf, kind.key)]
        new = self.asked(rows, "den") if rows else None
        if new is None:
            return HttpResponseRedirect(reverse("template-kind", args=[kind.key]))
        old = next((one for one in rows if one.key == request.GET.get("tu")), None)
        before = old.content if old is not None else {"blocks": list(starting.delivered(kind))}
        return self.show(
            kind=kind,
            old=old,
            new=new,
            versions=template_pages.history(self.shelf, kind.key),
            rows=compared(as_lines(before), as_lines(new.content)),
        )

    def asked(self, rows: list[PaperTemplate], name: str) -> PaperTemplate:
        """Return the version asked for, else the newest. Raises `Http404`."""
        key = self.request.GET.get(name)
        if not key:
            return rows[0]
        return next((one for one in rows if one.key == key), None) or self.refuse(template=key)


def as_lines(content: Facts) -> list[Block]:
    """Return a template as what two of them are compared by: each part under the name of its kind."""
    names = {kind: str(label) for kind, label in KINDS}
    heads = [(_("Subject of the paper"), [content["about"]] if content.get("about") else [])]
    heads += [(_("Addressed to"), content.get("to", [])), (_("Recipients"), content.get("recipients", []))]
    heads += [(_("Asked when the paper is issued"), content.get("asks", []))]
    told = [{"kind": "paragraph", "text": f"{label}: {'; '.join(lines)}"} for label, lines in heads if lines]
    return [
        *told,
        *({"kind": "paragraph", "text": f"{names[one['kind']]}: {one['text']}"} for one in content["blocks"]),
    ]
