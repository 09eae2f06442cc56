"""Writing a report or a notice: its blocks, its versions, two of them side by side; nobody overwrites a colleague."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views import View

from cases.errors import Recused, RuleBroken
from cases.models import Case
from documents import commands, drafting
from documents.catalogue import BY_KEY, Concern, DocumentType
from documents.forms_drafts import PARAGRAPH, BlockFormSet, blocks_of, rows_of
from documents.models import Draft
from documents.prose import ComparedRow, compared

Rows = list[dict[str, Any]]


class DraftPage(View):
    """A page about the drafts of one paper of one case."""

    case: Case
    type: DocumentType

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Know who asks, and which day it is."""
        super().setup(request, *args, **kwargs)
        self.user: Any = request.user
        self.on = localdate()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Find the case and the kind of paper; whoever declared a conflict is told so. Raises `Http404`."""
        try:
            self.case = drafting.case_of(self.user, kwargs["key"])
        except Recused as refusal:
            return render(request, "403.html", {"refusal": refusal}, status=403)
        found = BY_KEY.get(kwargs["type_key"])
        if found is None or not found.drafted or found.concern is not Concern.CASE:
            raise Http404
        self.type = found
        return super().dispatch(request, *args, **kwargs)  # type: ignore[return-value]

    @cached_property
    def versions(self) -> list[Draft]:
        """Every version, the newest first."""
        return drafting.versions(self.type, self.case)

    @property
    def latest(self) -> Draft | None:
        """The newest version."""
        return self.versions[0] if self.versions else None

    def version(self, number: Any) -> Draft:
        """Return one version. Raises `Http404`."""
        found = next((draft for draft in self.versions if str(draft.version) == str(number)), None)
        if found is None:
            raise Http404
        return found

    def link(self, name: str, *args: Any) -> str:
        """Return the address of another page about these drafts."""
        return reverse(name, args=[self.case.key, self.type.key, *args])

    def facts(self) -> dict[str, Any]:
        """Return what every page about drafts shows."""
        return {
            "case": self.case,
            "type": self.type,
            "versions": self.versions,
            "latest": self.latest,
            "editor_url": self.link("draft"),
            "compare_url": self.link("draft-compare"),
            "breadcrumbs": [(self.case.subject_name, reverse("case", args=[self.case.key]))],
            "on": self.on,
        }


class EditDraft(DraftPage):
    """The editor: the newest version in blocks; saving makes the next version."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the newest version; where there is none, what the findings say."""
        return self.page(rows_of(self.start), base=self.latest.version if self.latest else 0)

    @cached_property
    def start(self) -> list[dict[str, Any]]:
        """The blocks one starts from."""
        return self.latest.blocks if self.latest else self.filled

    @cached_property
    def filled(self) -> list[dict[str, Any]]:
        """The blocks as the findings and the facts of the case give them today."""
        blocks: list[dict[str, Any]] = drafting.filled(self.type, self.case, self.on).get("blocks", [])
        return blocks

    def page(
        self, rows: Rows | None, *, base: int, formset: Any = None, status: int = 200, **more: Any
    ) -> HttpResponse:
        """Show the blocks."""
        shown = formset if formset is not None else BlockFormSet(initial=rows, prefix="blocks")
        facts = self.facts() | {"formset": shown, "base": base, "may_write": self.may_write} | more
        return render(self.request, "documents/draft_edit.html", facts, status=status)

    @cached_property
    def may_write(self) -> bool:
        """Whether a new version can be saved by this person now."""
        return drafting.may_write(self.user, self.type, self.case, self.on)

    # What one may ask of the page

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Move, add or take away a block; fill anew from the findings; or save."""
        formset = BlockFormSet(request.POST, prefix="blocks")
        base = drafting.number(request.POST.get("base"))
        asked, _colon, index = request.POST.get("do", "save").partition(":")
        if asked == "fill":
            return self.page(rows_of(self.filled), base=base)
        if asked != "save":
            return self.page(moved(_written(formset), asked, drafting.number(index)), base=base)
        if not formset.is_valid():
            return self.page(None, base=base, formset=formset, status=422)
        return self.save(formset, base)

    def save(self, formset: Any, base: int) -> HttpResponse:
        """Keep a new version, unless somebody wrote one meanwhile."""
        former = next((draft.blocks for draft in self.versions if draft.version == base), self.filled)
        mine = blocks_of([row.cleaned_data for row in formset.forms], former)
        rows = rows_of(mine)
        if self.latest is not None and self.latest.version != base:
            return self.answer_newer(mine, rows)
        if not mine:
            return self.page(rows, base=base, status=422, empty=True)
        try:
            draft = commands.save_draft(self.type, self.case, by=self.user, on=self.on, blocks=mine, after=base)
        except commands.DraftChanged:
            del self.versions
            return self.answer_newer(mine, rows)
        except RuleBroken as refusal:
            return self.page(rows, base=base, status=422, refusal=refusal)
        messages.success(self.request, _("Kept as draft no. %(version)s.") % {"version": draft.version})
        return HttpResponseRedirect(self.link("draft"))

    def answer_newer(self, mine: Sequence[dict[str, Any]], rows: Rows) -> HttpResponse:
        """Somebody saved meanwhile: show both texts; saving again then is a decision, not an accident."""
        latest = self.latest
        if latest is None:
            raise Http404
        if latest.author_id == self.user.pk and latest.blocks == list(mine):  # the same form, sent twice
            return HttpResponseRedirect(self.link("draft"))
        conflict = Conflict(latest, compared(latest.blocks, mine))
        return self.page(rows, base=latest.version, status=409, conflict=conflict)


@dataclass(frozen=True)
class Conflict:
    """A newer version, and how one's own text differs from it."""

    newer: Draft
    lines: list[ComparedRow]


def _written(formset: Any) -> Rows:
    """Return what stands in the rows, right or wrong, as it was sent."""
    return [
        {
            "kind": row["kind"].value() or PARAGRAPH,
            "text": row["text"].value() or "",
            "source": drafting.number(row["source"].value(), None),
        }
        for row in formset.forms
    ]


def moved(rows: Rows, asked: str, index: int) -> Rows:
    """Return the rows with one moved, taken away, or a new one after it."""
    if not 0 <= index < len(rows):
        return [*rows, {"kind": PARAGRAPH, "text": ""}] if asked == "insert" else rows
    rows = list(rows)
    if asked == "remove":
        del rows[index]
    elif asked == "insert":
        rows.insert(index + 1, {"kind": PARAGRAPH, "text": ""})
    elif asked in {"up", "down"}:
        to = index - 1 if asked == "up" else index + 1
        if 0 <= to < len(rows):
            rows[index], rows[to] = rows[to], rows[index]
    return rows


class ReadDraft(DraftPage):
    """One version, as it will be printed."""

    def get(self, request: HttpRequest, key: str, type_key: str, version: int) -> HttpResponse:
        """Show it."""
        draft = self.version(version)
        return render(request, "documents/draft_read.html", self.facts() | {"draft": draft})


class CompareDrafts(DraftPage):
    """Two versions side by side."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the two asked for; without a wish, the last two."""
        newest = self.latest
        if newest is None:
            raise Http404
        new = self.version(request.GET.get("den") or newest.version)
        old = self.version(request.GET.get("tu") or max(1, new.version - 1))
        facts = self.facts() | {"old": old, "new": new, "rows": compared(old.blocks, new.blocks)}
        return render(request, "documents/draft_compare.html", facts)
