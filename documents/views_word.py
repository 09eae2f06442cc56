"""A draft through Word: taken out, sent back, its facts answered one by one; of cases and of periodic reports alike."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any, NoReturn

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.errors import RuleBroken
from cases.models import Body, Case
from cases.refusals import refuse
from cases.views.office import attached
from documents import commands, drafting
from documents.catalogue import DocumentType
from documents.commands import word as acts
from documents.models import Draft
from documents.models_word import DraftReturn
from documents.prose import compared
from documents.views_drafts import DraftPage
from documents.views_reports import ReportPage, report_url
from documents.word.guard import LIMIT_MB
from documents.word.returned import comparison_of, text_of

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

#: What stood in a file and is not taken over, in words.
NOTES = {
    "changes": gettext_lazy("Tracked changes are taken as text: what was added stays, what was struck out is gone."),
    "comments": gettext_lazy("Comments are not taken over."),
    "pictures": gettext_lazy("Pictures and text boxes are not taken over; write what they say as text."),
    "footnotes": gettext_lazy("Footnotes are not taken over; write what they say into the text."),
    "formulas": gettext_lazy("Formulas are taken as plain text."),
    "tables": gettext_lazy("A table inside a table is taken as text of its cell."),
    "origin": gettext_lazy(
        "The file no longer says from which version it was taken out; it is compared with the newest."
    ),
}


class WordForm(forms.Form):
    """The file that comes back."""

    file = forms.FileField(
        label=gettext_lazy("The Word file (.docx)"),
        allow_empty_file=True,  # refused by name, like everything else that is no paper
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )


@dataclass(frozen=True)
class Desk:
    """What the pages about Word have to know of a draft, whatever it is about."""

    type: DocumentType
    thing: Case | Body
    about: str
    versions: list[Draft]
    may_write: bool
    occasion: Any
    editor_url: str
    word_url: str
    file_url: str
    return_name: str
    args: tuple[Any, ...]
    breadcrumbs: list[tuple[str, str]]

    @property
    def latest(self) -> Draft | None:
        """The newest version."""
        return self.versions[0] if self.versions else None

    def return_url(self, returned: DraftReturn) -> str:
        """The page on which a returned file is answered."""
        return reverse(self.return_name, args=[*self.args, returned.key])


class OfCase(DraftPage):
    """The draft of a paper of a case."""

    def desk(self) -> Desk:
        """Return what the pages show."""
        facts = self.facts()
        args = (self.case.key, self.type.key)
        return Desk(
            type=self.type,
            thing=self.case,
            about=self.case.subject_name,
            versions=self.versions,
            may_write=drafting.may_write(self.user, self.type, self.case, self.on),
            occasion=None,
            editor_url=facts["editor_url"],
            word_url=reverse("draft-word", args=args),
            file_url=reverse("draft-word-file", args=args),
            return_name="draft-return",
            args=args,
            breadcrumbs=[*facts["breadcrumbs"], (str(self.type.name), facts["editor_url"])],
        )


class OfPeriod(ReportPage):
    """The draft of a periodic report."""

    def desk(self) -> Desk:
        """Return what the pages show."""
        report = self.report()
        facts = self.facts(report)
        body, period = report.body, report.period
        return Desk(
            type=facts["type"],
            thing=body,
            about=f"{body.name} · {period.label}",
            versions=list(report.versions),
            may_write=facts["may_write"],
            occasion=period,
            editor_url=facts["page_url"],
            word_url=report_url("report-word", body.pk, period),
            file_url=report_url("report-word-file", body.pk, period),
            return_name="report-return",
            args=(body.pk, period.since.isoformat(), period.until.isoformat()),
            breadcrumbs=[*facts["breadcrumbs"], (period.label, facts["page_url"])],
        )


class Word:
    """What the pages share: only who may write this draft now takes it out or sends it back."""

    request: HttpRequest
    user: Any
    on: Any

    @cached_property
    def asked(self) -> Desk:
        """The draft. Raises `Http404`, `PermissionDenied`."""
        desk: Desk = self.desk()  # type: ignore[attr-defined]
        if not desk.may_write:
            raise PermissionDenied
        return desk

    def page(self, template: str, status: int = 200, **more: Any) -> HttpResponse:
        """Return a page about the draft."""
        desk = self.asked
        facts = {"desk": desk, "type": desk.type, "on": self.on, "breadcrumbs": desk.breadcrumbs, **more}
        return render(self.request, f"documents/{template}.html", facts, status=status)

    def waiting(self) -> list[tuple[DraftReturn, str]]:
        """Return the files of this draft that wait for their sender."""
        keys = [draft.pk for draft in self.asked.versions]
        rows = DraftReturn.objects.waiting_for(self.user).of_drafts(keys)
        return [(row, self.asked.return_url(row)) for row in rows]


class SendBack(Word):
    """Take the draft out, or send it back."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show both ways, and what waits."""
        return self.show(WordForm())

    def show(self, form: WordForm, status: int = 200, **more: Any) -> HttpResponse:
        """Show them."""
        return self.page("draft_word", status, form=form, waiting=self.waiting(), limit=LIMIT_MB, **more)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Read the file; its facts are answered on the next page."""
        desk = self.asked
        form = WordForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.show(form, 422)
        upload = form.cleaned_data["file"]
        try:
            returned = acts.receive_return(
                desk.type,
                desk.thing,
                by=self.user,
                on=self.on,
                name=upload.name or "",
                content=upload.read(LIMIT_MB * 1024 * 1024 + 1),
                occasion=desk.occasion,
            )
        except RuleBroken as refusal:
            return self.show(WordForm(), 422, refusal=refusal)
        return HttpResponseRedirect(desk.return_url(returned))


class TakeOut(Word):
    """The Word file itself: an act, because it leaves the house."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """A file is taken out by an act, not by an address."""
        _desk = self.asked  # whoever may not is told so first
        return HttpResponseNotAllowed(["POST"])

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it; its name says neither subject nor person."""
        desk = self.asked
        try:
            draft, content = acts.take_out(desk.type, desk.thing, by=self.user, on=self.on, occasion=desk.occasion)
        except RuleBroken as refusal:
            form = WordForm()
            return self.page("draft_word", 422, form=form, waiting=self.waiting(), limit=LIMIT_MB, refusal=refusal)
        return attached(content, DOCX, f"du-thao-{desk.type.key}-lan-{draft.version}.docx")


class AnswerReturn(Word):
    """One returned file: each fact it says otherwise is answered, then its text becomes the next version."""

    @cached_property
    def returned(self) -> DraftReturn:
        """The file. Raises `Http404`, and keeps the attempt: another's file does not exist."""
        key = self.kwargs["returned"]  # type: ignore[attr-defined]
        found = next((row for row, _url in self.waiting() if row.key == key), None)
        return found if found is not None else self.not_there(key)

    def not_there(self, key: str) -> NoReturn:
        """Refuse."""
        refuse(self.user, returned=key)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the facts, and the two texts side by side."""
        return self.show()

    def show(self, status: int = 200, **more: Any) -> HttpResponse:
        """Show them as far as they are answered."""
        desk, returned = self.asked, self.returned
        comparison = comparison_of(returned, self.on)
        differences = [(one, returned.answers.get(one.id, "")) for one in comparison.differences()]
        blocks, put_back = text_of(returned, comparison, returned.answers)
        latest = desk.versions[0]
        return self.page(
            "draft_return",
            status,
            returned=returned,
            differences=differences,
            missing=comparison.missing(),
            beside=comparison.reading["beside"],
            notes=[NOTES[note] for note in comparison.reading["notes"] if note in NOTES],
            put_back=put_back,
            rows=compared(latest.blocks, blocks),
            base=returned.base,
            latest=latest,
            url=desk.return_url(returned),
            **more,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep what was answered; then keep the text, forget the file, or leave it for later."""
        desk, returned = self.asked, self.returned
        prefix = "answer-"
        answers = {name.removeprefix(prefix): said for name, said in request.POST.items() if name.startswith(prefix)}
        do = request.POST.get("do", "")
        if do == "drop":
            acts.drop_return(returned, by=self.user, on=self.on)
            messages.success(request, _("The file is forgotten; the draft stays as it was."))
            return HttpResponseRedirect(desk.word_url)
        known = {one.id for one in comparison_of(returned, self.on).differences()}
        self.returned = acts.answer_return(
            returned, answers={key: str(said) for key, said in answers.items() if key in known}
        )
        if do == "later":
            messages.success(request, _("Your answers are kept; the file waits for you here."))
            return HttpResponseRedirect(desk.word_url)
        return self.keep(request) if do == "keep" else self.show(422)

    def keep(self, request: HttpRequest) -> HttpResponse:
        """Make the next version of it."""
        desk = self.asked
        after = request.POST.get("after", "")
        try:
            draft, asked = acts.keep_return(
                self.returned, by=self.user, on=self.on, after=int(after) if after.isdecimal() else 0
            )
        except RuleBroken as refusal:
            status = 409 if isinstance(refusal, commands.DraftChanged) else 422
            if status == 409:
                self.__dict__.pop("versions", None)
                self.__dict__.pop("asked", None)
            return self.show(status, refusal=refusal)
        messages.success(request, _("Kept as draft no. %(version)s.") % {"version": draft.version})
        for one in asked:
            said = _("“%(label)s” stays “%(was)s” until its own act changes it; the file said “%(now)s”. %(act)s")
            messages.warning(request, said % {"label": one.label, "was": one.was, "now": one.now, "act": one.act})
        return HttpResponseRedirect(desk.editor_url)


class DraftWord(SendBack, OfCase):
    """Word, of the draft of a case's paper."""


class DraftWordFile(TakeOut, OfCase):
    """The file of the draft of a case's paper."""


class DraftReturned(AnswerReturn, OfCase):
    """A returned file of the draft of a case's paper."""


class ReportWord(SendBack, OfPeriod):
    """Word, of a periodic report."""


class ReportWordFile(TakeOut, OfPeriod):
    """The file of a periodic report."""


class ReportReturned(AnswerReturn, OfPeriod):
    """A returned file of a periodic report."""
