"""What the pages of a follow-up read: its requirements with what was done about each, its share, the list of all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, F, Q
from django.db.models.query import QuerySet
from django.utils.translation import gettext_lazy as _

from cases import paging
from cases.follow_up import Share, following, items_of, occasion, share_of
from cases.models import Case, FollowUp, FollowUpItem, FollowUpNote, PolicyRecommendation
from workflows.desk import link

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class Part:
    """A part of the bar: done, under way, overdue."""

    label: Any
    value: int
    whole: int


def parts_of(share: Share) -> list[Part]:
    """Return the share as the bars draw it."""
    said = ((_("Carried out"), share.done), (_("Under way"), share.under_way), (_("Overdue"), share.overdue))
    return [Part(label, value, max(share.whole, 1)) for label, value in said]


@dataclass
class Requirement:
    """A requirement with everything done about it, the oldest first."""

    item: FollowUpItem
    notes: list[FollowUpNote] = field(default_factory=list)


@dataclass(frozen=True)
class FollowUpShown:
    """A follow-up on one page."""

    row: FollowUp
    source: Case
    items: Sequence[FollowUpItem]
    requirements: Sequence[Requirement]
    recommendations: Sequence[PolicyRecommendation]
    share: Share
    parts: Sequence[Part]


def of(case: Case, on: date) -> FollowUpShown:
    """Return what the pages of a follow-up show above their forms; four queries at any number of requirements."""
    row, items = following(case), items_of(case)
    notes: dict[int, list[FollowUpNote]] = defaultdict(list)
    for note in FollowUpNote.objects.filter(case=case).select_related("by").order_by("pk"):
        notes[note.item_id].append(note)
    share = share_of(items, on)
    return FollowUpShown(
        row=row,
        source=row.conclusion,
        items=items,
        requirements=[Requirement(item, notes[item.pk]) for item in items],
        recommendations=list(row.conclusion.policy_recommendations.order_by("pk")),
        share=share,
        parts=parts_of(share),
    )


def open_items(case: Case) -> list[FollowUpItem]:
    """Return the requirements nobody has verified yet."""
    return [item for item in items_of(case) if item.closed_on is None]


def to_urge(case: Case, on: date) -> list[FollowUpItem]:
    """Return those about which a letter may go out that day."""
    return [item for item in open_items(case) if occasion(item, on) is not None]


def as_bar(items: Sequence[FollowUpItem], on: date) -> dict[str, Any]:
    """Return what the bar over a list of requirements is drawn from."""
    share = share_of(items, on)
    return {"share": share, "parts": parts_of(share)}


# The list


@dataclass(frozen=True)
class Line:
    """A conclusion in the list, with its share and the case that follows it up."""

    case: Case
    share: Share
    url: str
    follow_up: Case | None


ORDER = ("-concluded_on", "-pk")

#: States of a conclusion in the list.
STATES = (("overdue", _("Overdue")), ("open", _("Under way")), ("done", _("Carried out")))
_CHOICES = tuple(key for key, _word in STATES)


def concluded(user: User, on: date, state: str = "") -> QuerySet[Case]:
    """Return the conclusions with requirements that one may open, in one of three states."""
    left = Q(follow_up__closed_on__isnull=True, follow_up__isnull=False)
    rows = Case.objects.visible_to(user, on).filter(follow_up__isnull=False, concluded_on__isnull=False)
    rows = rows.annotate(
        whole=Count("follow_up", distinct=True),
        done=Count("follow_up", filter=Q(follow_up__closed_on__isnull=False), distinct=True),
        overdue=Count("follow_up", filter=left & Q(follow_up__due_on__lt=on), distinct=True),
    )
    if state == "overdue":
        return rows.filter(overdue__gt=0)
    if state == "open":
        return rows.filter(done__lt=F("whole"))
    return rows.filter(done=F("whole")) if state == "done" else rows


def page(user: User, on: date, asked: Mapping[str, str]) -> tuple[paging.Page, list[Line]]:
    """Return a page of the list; two queries."""
    state = asked.get("trang-thai", "")
    rows = concluded(user, on, state if state in _CHOICES else "").select_related("body", "followed_by__case")
    shown = paging.page_of(rows, ORDER, asked)
    return shown, [_line(case) for case in shown.rows]


def _line(case: Any) -> Line:
    share = Share(case.done, case.whole - case.done - case.overdue, case.overdue)
    row = getattr(case, "followed_by", None)
    return Line(case, share, f"{link('case', case.key)}?xem=theo-doi", row.case if row else None)


def picks(chosen: str, url: str) -> list[dict[str, Any]]:
    """Return the ready-made filters of the list."""
    ways = [("", _("All")), *STATES]
    return [
        {"label": word, "url": f"{url}?trang-thai={key}" if key else url, "is_current": key == chosen, "count": ""}
        for key, word in ways
    ]
