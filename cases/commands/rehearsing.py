"""An act done to see what follows from it, and undone: the preview refuses and counts exactly as the act does."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.db import transaction

from cases.models import Case, MemberChange, OrganizationEvent, OrganizationEventPart, PostDuty, TrailEntry


@dataclass(frozen=True)
class Follows:
    """What follows from a change, in figures only: whoever keeps the register reads no case."""

    moving: int
    going_on: int
    answering: int
    unanswered: int = 0


def rehearse(act: Callable[[], OrganizationEvent | MemberChange]) -> Follows:
    """Return what would follow from an act; nothing of it stays. Raises what the act raises."""
    with transaction.atomic():
        last = TrailEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        found = _follows(act(), last)
        transaction.set_rollback(True)
    return found


def _follows(done: OrganizationEvent | MemberChange, last: int) -> Follows:
    """Count whose trail the act wrote into, who moved, and who answers in the place of another."""
    told = TrailEntry.objects.filter(pk__gt=last, case__isnull=False, act__startswith="subject-")
    cases = told.values("case").distinct().count()
    if isinstance(done, MemberChange):
        return Follows(moving=1, going_on=cases, answering=0)
    passed_on = done.posts.filter(duty=PostDuty.REPRESENTATIVE, until__isnull=True)
    alone = done.parts.filter(role=OrganizationEventPart.Role.CLOSED, succeeded_by__isnull=True)
    return Follows(
        moving=done.members.count(),
        going_on=cases,
        answering=passed_on.values("member").distinct().count(),
        unanswered=Case.objects.open().filter(subject_organization__in=alone.values("organization")).count(),
    )
