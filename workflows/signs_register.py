"""What the pages of signs of violation read: the register, one sign with where it came from and where it led."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.commands.watching import left_to_inspect
from cases.models import Body, CaseToOpen, SignAssessment, ViolationSign

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class Entry:
    """A line of the register."""

    sign: ViolationSign
    url: str
    state: str
    word: str


def state_of(sign: ViolationSign) -> tuple[str, str]:
    """Return the chip of a sign: its colour and its word."""
    if sign.case_id is not None:
        return "done", _("led to an inspection")
    match sign.assessment:
        case SignAssessment.ENOUGH:
            return "soon", _("enough: inspection to be opened")
        case SignAssessment.MONITOR:
            return "wait", _("kept under watch")
        case _:
            return "todo", _("to be assessed")


def register(user: User, on: date, chosen: dict[str, Any]) -> QuerySet[ViolationSign]:
    """Return the signs the user may read, as filtered."""
    rows = ViolationSign.objects.visible_to(user, on).select_related(
        "body", "subject_organization", "subject_member", "petition", "case"
    )
    if words := chosen.get("q"):
        rows = rows.found(words)
    if source := chosen.get("source"):
        rows = rows.filter(source=source)
    match chosen.get("state"):
        case "waiting":
            rows = rows.waiting()
        case "led":
            rows = rows.filter(case__isnull=False)
        case "monitor":
            rows = rows.filter(assessment=SignAssessment.MONITOR)
    return rows


def entries(rows: Sequence[ViolationSign]) -> list[Entry]:
    """Return signs as the register lists them."""
    return [Entry(row, reverse("violation-sign", args=[row.key]), *state_of(row)) for row in rows]


def bodies_of(user: User, on: date) -> list[Body]:
    """Return the bodies whose area the user follows."""
    return list(Body.objects.prepared_by(user, on).select_related("organization"))


def left(user: User, on: date, pk: int) -> CaseToOpen | None:
    """Return one of those a conclusion left to be inspected, where the user prepares for the body."""
    rows = CaseToOpen.objects.filter(left_to_inspect(user, on), pk=pk)
    return rows.select_related("case__body").first()


def left_over(user: User, on: date) -> list[tuple[CaseToOpen, str]]:
    """Return what earlier conclusions left to be inspected and nobody has noted, each with where it is noted."""
    if not bodies_of(user, on):
        return []
    rows = CaseToOpen.objects.filter(left_to_inspect(user, on)).select_related("case__body").order_by("on", "pk")
    return [(row, reverse("violation-sign-left", args=[row.pk])) for row in rows[:20]]
