"""Writing a template: its parts in order, the words it may ask for, a preview on invented facts; a kind added."""

from __future__ import annotations

from functools import cached_property
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.errors import RuleBroken
from documents import commands, starting, templating
from documents.canonical import Facts
from documents.forms_templates import HeadForm, OwnTypeForm, PartFormSet, ReasonForm, told
from documents.models_templates import PaperTemplate
from documents.placeholders import USES, Placeholder, is_fixed
from documents.substitution import PARAGRAPH, cleaned
from documents.template_pages import Scope
from documents.views_drafts import moved
from documents.views_templates import TemplatesPage, preview, scopes_for

Rows = list[dict[str, Any]]


class EditTemplate(TemplatesPage):
    """The editor: the newest version of a body's or the house's text; keeping it makes the next version."""

    template_name = "documents/template_edit.html"

    @cached_property
    def scope(self) -> Scope:
        """For whom the text is. Raises `Http404`."""
        found = self.shelf.scope(self.kwargs["body"])
        own = next((row for row in self.shelf.own_types() if row.key == self.kwargs["type_key"]), None)
        allowed = scopes_for(self.shelf, own.body_id if own is not None else None)
        if found is None or found not in allowed or is_fixed(self.kind()):
            self.refuse(template=str(self.kwargs["type_key"]))
        return found

    @cached_property
    def last(self) -> PaperTemplate | None:
        """The newest version of this text."""
        return PaperTemplate.objects.of(str(self.kwargs["type_key"]), self.scope.body).last()

    @property
    def start(self) -> Facts:
        """What one starts from: the newest version, else the house's in force, else the delivered text."""
        used = self.last or templating.in_force(self.kind(), None, self.on)
        content: Facts = used.content if used is not None else {"blocks": list(starting.delivered(self.kind()))}
        return content

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        kind, _scope = self.kind(), self.scope
        head = HeadForm(initial=HeadForm.of(self.start)) if kind.own else ReasonForm()
        rows = self.start["blocks"] or [{"kind": PARAGRAPH, "text": ""}]
        return self.page(head, rows, self.last.version if self.last else 0)

    def page(
        self, head: ReasonForm, rows: Rows | None, base: int, *, formset: Any = None, status: int = 200, **more: Any
    ) -> HttpResponse:
        """Show the parts."""
        kind = self.kind()
        asks = head["asks"].value() if kind.own else ""
        words = templating.words_of(kind, {"asks": str(asks or "").splitlines()})
        return self.show(
            status=status,
            kind=kind,
            scope=self.scope,
            head=head,
            formset=formset if formset is not None else PartFormSet(initial=rows, prefix="parts"),
            base=base,
            groups=grouped(words.values()),
            editor_url=self.request.path,
            cancel_url=reverse("template-kind", args=[kind.key]),
            **more,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Move, add or take away a part; look at it; or keep it."""
        head = (HeadForm if self.kind().own else ReasonForm)(request.POST)
        formset = PartFormSet(request.POST, prefix="parts")
        base, _scope = number(request.POST.get("base")), self.scope
        asked, _colon, index = request.POST.get("do", "save").partition(":")
        if asked in {"up", "down", "insert", "remove"}:
            rows = moved(rows_of(formset), asked, number(index))
            return self.page(unbound(head), rows, base)
        if not formset.is_valid() or (asked == "save" and not head.is_valid()):
            return self.page(head, None, base, formset=formset, status=422)
        blocks = [one.cleaned_data for one in formset.forms]
        try:
            if asked == "preview":
                return self.look(head, blocks, base)
            return self.keep(told(head.cleaned_data), blocks, base)
        except RuleBroken as refusal:
            latest = self.last.version if self.last else 0
            head = head if asked == "save" else unbound(head)
            return self.page(head, None, latest, formset=formset, status=422, refusal=refusal)

    def look(self, head: ReasonForm, blocks: Rows, base: int) -> HttpResponse:
        """Show it as it prints; nothing is kept."""
        content: Facts = {"blocks": cleaned(blocks)}
        if self.kind().own:
            lists = {name: str(head[name].value() or "").splitlines() for name in ("to", "recipients", "asks")}
            content |= lists | {"about": str(head["about"].value() or "")}
        commands.require_printable(self.kind(), content)
        shown = preview(self.kind(), content, base + 1)
        return self.page(unbound(head), blocks, base, sheet=shown)

    def keep(self, said: dict[str, Any], blocks: Rows, base: int) -> HttpResponse:
        """Keep it as the next version."""
        template = commands.save_template(
            self.kind(), self.scope.body, by=self.user, on=self.on, blocks=blocks, after=base, **said
        )
        messages.success(
            self.request,
            _("Kept as version %(version)s. A second person puts it into force.") % {"version": template.version},
        )
        return HttpResponseRedirect(reverse("template", args=[template.key]))


def number(text: Any) -> int:
    """Return a whole number that was sent, or nothing."""
    return int(text) if str(text or "").isdecimal() else 0


def rows_of(formset: Any) -> Rows:
    """Return the parts as they were sent, be they right or wrong."""
    return [{"kind": form["kind"].value() or PARAGRAPH, "text": form["text"].value() or ""} for form in formset.forms]


def unbound(head: ReasonForm) -> ReasonForm:
    """Return the form as it was sent, without saying what is still missing in it."""
    return type(head)(initial={name: head[name].value() for name in head.fields})


def grouped(words: Any) -> list[tuple[Any, list[Placeholder]]]:
    """Return the words of a list by how they are used, in alphabetical order."""
    told: dict[Any, list[Placeholder]] = {}
    for shape in USES:
        for one in words:
            if one.shape is shape:
                told.setdefault(str(one.use), []).append(one)
    return [(use, sorted(found, key=lambda one: one.word)) for use, found in told.items()]


class AddType(TemplatesPage):
    """Add a kind of paper: data, no release of the house."""

    template_name = "documents/paper_kind_add.html"

    def form(self, data: Any = None) -> OwnTypeForm:
        """Return the form, for the bodies the person answers for."""
        bodies = [one for one in self.shelf.bodies if commands.writes_templates(self.user, one, self.on)]
        if not bodies and not self.shelf.whole_house:
            raise PermissionDenied
        return OwnTypeForm(data, bodies=bodies, whole_house=self.shelf.whole_house)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the form."""
        return self.asked(self.form())

    def asked(self, form: OwnTypeForm, *, status: int = 200, **more: Any) -> HttpResponse:
        """Return the page."""
        label = _("Add the kind of paper")
        return self.show(status=status, form=form, act_label=label, cancel_url=reverse("templates"), **more)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Add it, and lead to its text."""
        form = self.form(request.POST)
        if not form.is_valid():
            return self.asked(form, status=422)
        said = dict(form.cleaned_data)
        try:
            row = commands.add_type(said.pop("body"), by=self.user, on=self.on, **said)
        except RuleBroken as refusal:
            return self.asked(form, status=422, refusal=refusal)
        except ValidationError as wrong:
            form.add_error(None, wrong)
            return self.asked(form, status=422)
        messages.success(request, _("The kind of paper is added. Write its text now."))
        return HttpResponseRedirect(reverse("template-edit", args=[row.key, row.body_id or 0]))
