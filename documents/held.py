"""The questions behind the page of held registers: which of them a person keeps, and what each waits for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q, QuerySet

from cases.models import Case
from documents.access import offices_kept_by, registers_listed_for
from documents.models import Series
from documents.models_hold import HeldRegister, NumberingHold

if TYPE_CHECKING:
    from inspection.accounts.models import User


def hold() -> NumberingHold | None:
    """Return the hold that is on, or nothing."""
    return NumberingHold.objects.filter(ended_at__isnull=True).order_by("-pk").first()


def registers(user: User, on: date, asked: NumberingHold) -> QuerySet[HeldRegister]:
    """Return the registers under a hold that the user keeps, of bodies and of their teams; of ended teams last."""
    bodies = Series.objects.filter(registers_listed_for(user, on), pk=OuterRef("series"))
    teams = offices_kept_by(user, on).filter(pk=OuterRef("series__team__body"))
    rows = HeldRegister.objects.filter(Q(Exists(bodies)) | Q(Exists(teams)), hold=asked)
    goes_on = Case.objects.filter(team=OuterRef("series__team"), closed_on__isnull=True)
    rows = rows.annotate(is_over=Q(series__team__isnull=False) & ~Q(Exists(goes_on)))
    related = ("series__body", "series__team__body", "series__term", "asked_by", "released_by")
    return rows.select_related(*related).order_by("is_over", "series__team", "series__body", "series__code", "pk")
