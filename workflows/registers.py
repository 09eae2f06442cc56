"""What the pages of a body's registers read: which bodies one keeps them for, and the rows one may see."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q

from cases import paging
from cases.models import (
    Body,
    Organization,
    PolicyRecommendation,
    Post,
    PostDuty,
    Seat,
    SupervisionEntry,
    WeakOrganization,
)
from cases.refusals import refuse

if TYPE_CHECKING:
    from inspection.accounts.models import User


def kept_by(user: User, on: date) -> list[Body]:
    """Return the bodies whose registers the user keeps: as an area officer, or as one who signs for the body."""
    posts = Post.objects.on(on).filter(
        member__user=user, duty=PostDuty.AREA_OFFICER, organization=OuterRef("organization")
    )
    seats = Seat.objects.on(on).leading().filter(member__user=user, body=OuterRef("pk"))
    rows = Body.objects.filter(Q(Exists(posts)) | Q(Exists(seats))).select_related("organization")
    return list(rows.order_by("name"))


def organizations_of(bodies: list[Body]) -> Any:
    """Return the organizations of these houses and those below them, that are not closed."""
    houses = [body.organization_id for body in bodies]
    below = Q(parent__in=houses) | Q(parent__parent__in=houses) | Q(parent__parent__parent__in=houses)
    return Organization.objects.filter(Q(pk__in=houses) | below, closed_on__isnull=True).order_by("name", "code")


def recommendations(user: User, on: date, asked: Mapping[str, str]) -> paging.Page:
    """Return a page of the recommendations one may read, the latest first."""
    rows = PolicyRecommendation.objects.visible_to(user, on).select_related("body", "case", "by")
    return paging.page_of(rows, ("-on", "-pk"), asked)


def entries(user: User, on: date, asked: Mapping[str, str]) -> paging.Page:
    """Return a page of the log of routine supervision, the latest first."""
    rows = SupervisionEntry.objects.visible_to(user, on).select_related("body", "organization", "member", "by")
    return paging.page_of(rows, ("-on", "-pk"), asked)


def weak(user: User, on: date, asked: Mapping[str, str]) -> paging.Page:
    """Return a page of the weak organizations one may read, the next review first; those strengthened come last."""
    rows = WeakOrganization.objects.visible_to(user, on).select_related("body", "organization", "in_charge")
    return paging.page_of(rows.prefetch_related("reviews"), ("review_on", "pk"), asked)


def recommendation(user: User, pk: int, on: date) -> PolicyRecommendation:
    """Return one recommendation. Raises `Http404`."""
    rows = PolicyRecommendation.objects.visible_to(user, on).select_related("body__organization", "case")
    found: PolicyRecommendation | None = rows.filter(pk=pk).first()
    return found or refuse(user, recommendation=pk)


def weak_row(user: User, pk: int, on: date) -> WeakOrganization:
    """Return one weak organization. Raises `Http404`."""
    rows = WeakOrganization.objects.visible_to(user, on).select_related("body__organization", "organization")
    found: WeakOrganization | None = rows.filter(pk=pk).first()
    return found or refuse(user, weak=pk)
