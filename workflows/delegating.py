"""What the pages of delegation ask: who may act in whose place, over which teams, and who ends it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from cases.models import LEADING, Body, Delegation, Member, Seat, Team, TeamMember, TeamRole

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from inspection.accounts.models import User


def could_sign(user: User, on: date) -> QuerySet[Member]:
    """Return who could sign in the user's place: the other members of the bodies led, who have an account."""
    led = Body.objects.led_by(user, on).values("pk")
    seats = Seat.objects.on(on).filter(body__in=led, member=OuterRef("pk")).exclude(chair__in=LEADING)
    return Member.objects.filter(Exists(seats), user__is_active=True).order_by("full_name")


def could_head(user: User, team: Team, on: date) -> QuerySet[Member]:
    """Return who could do the acts of the head: the others in the team, who have an account."""
    places = TeamMember.objects.on(on).filter(team=team, member=OuterRef("pk"))
    return Member.objects.filter(Exists(places), user__is_active=True).exclude(user=user).order_by("full_name")


def headed_by(user: User, on: date) -> QuerySet[Team]:
    """Return the teams at work that the user heads and sees."""
    places = TeamMember.objects.on(on).filter(team=OuterRef("pk"), member__user=user, role=TeamRole.HEAD)
    return _at_work(user).filter(Exists(places), decided_on__isnull=False)


def signed_by(user: User, on: date) -> QuerySet[Team]:
    """Return the teams at work of the bodies the user signs for, as far as the user sees them."""
    return _at_work(user).filter(body__in=Body.objects.led_by(user, on).values("pk"), proposed_on__isnull=False)


def _at_work(user: User) -> QuerySet[Team]:
    return Team.objects.visible_to(user).filter(dissolved_on__isnull=True).order_by("-opened_on", "-pk")


def to_end(user: User, key: str, on: date) -> Delegation | None:
    """Return a delegation that is not over, if the user gave it, holds it, or leads the body."""
    led = Body.objects.led_by(user, on).values("pk")
    mine = Q(giver__user=user) | Q(receiver__user=user) | Q(body__in=led)
    return (
        Delegation.objects.ahead(on).filter(mine, key=key).select_related("giver", "receiver", "body", "team").first()
    )
