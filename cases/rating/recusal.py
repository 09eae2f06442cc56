"""Who is kept apart from rating a unit: by a conflict declared in its round, or in a case about the same unit."""

from __future__ import annotations

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from cases import apart
from cases.models import Case, RatedUnit, RatingRecusal


def apart_from(user: Any) -> QuerySet[RatedUnit]:
    """Return the rated units with which a user has a declared conflict."""
    declared = RatingRecusal.objects.filter(unit=OuterRef("pk"), member__user=user)
    recused = apart.recused(user, OuterRef("team_id"), OuterRef("pk"))
    in_a_case = Case.objects.filter(recused, subject_organization=OuterRef("organization"))
    return RatedUnit.objects.filter(Q(Exists(declared)) | Q(Exists(in_a_case)))


def is_apart(user: Any, unit: RatedUnit) -> bool:
    """Whether a user judges nothing of this unit, because of a declared conflict."""
    return apart_from(user).filter(pk=unit.pk).exists()
