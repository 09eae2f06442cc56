"""In which capacity somebody is here: roles, the body they sign for, whom they act for, how much work waits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, IntegerField, OuterRef, QuerySet, Subquery
from django.utils.timezone import localdate

from cases.asked import Asked
from cases.models import (
    CaseGrant,
    Delegation,
    Member,
    Post,
    PostDuty,
    SealRequest,
    Seat,
    Takeover,
    TeamMember,
    WorkItem,
    in_force,
)
from cases.policy import Duty


@dataclass(frozen=True)
class Standing:
    """What the frame of every page needs to know of a person."""

    roles: frozenset[str] = frozenset()
    capacity: str = ""  # the body a leader signs for
    acts_for: str = ""  # in whose place they act today, by delegation
    open_work: int = 0  # counted no further than WORK_COUNTED
    has_takeovers: bool = False  # cases under way on paper wait for their answer
    has_intake: bool = False  # letters may wait for them: they receive them, keep their seals, or asked for one


#: The inbox's badge counts no further: beyond it nobody reads the figure.
WORK_COUNTED = 1000


class _Counted(Subquery):
    """How many rows a limited question has; the limit keeps the count cheap in an inbox of any size."""

    template = "(SELECT COUNT(*) FROM (%(subquery)s) counted)"


def standing(user: Any) -> Standing:
    """Return roles, capacity and open work of a user; one query, kept on the user for the request."""
    kept: Standing | None = getattr(user, "_standing", None)
    if kept is None:
        kept = _standing(user)
        user._standing = kept
    return kept


def roles(user: Any) -> frozenset[str]:
    """Return the standing roles that decide which menu a user sees."""
    return standing(user).roles


_ROLES = ("leader", "seat", "area_officer", "clerk", "reporting", "representative", "inspector")


def _standing(user: Any) -> Standing:
    if not user.is_authenticated:
        return Standing()
    told = _asked(user=user.pk, on=localdate()) or ("", "", 0, False, False)
    capacity, acts_for, open_work, takeovers, unseals, *held = told
    found = {name for name, holds in zip(_ROLES, held, strict=False) if holds}
    if user.is_administrator:
        found.add("administrator")
    has_intake = bool(unseals or found & {"clerk", "area_officer"})
    return Standing(frozenset(found), capacity or "", acts_for or "", open_work or 0, bool(takeovers), has_intake)


def _question(user: int, on: date) -> QuerySet[Any]:
    mine = {"member": OuterRef("pk")}
    posts = Post.objects.on(on).filter(**mine)
    leading = Seat.objects.on(on).leading().filter(**mine)
    waiting = WorkItem.objects.waiting(OuterRef("user"), on)
    granted = CaseGrant.objects.filter(in_force(on), user=user)
    # Whether the approval is still young enough is asked where it counts: here a day is a mark in the statement.
    granted_seals = SealRequest.objects.filter(asked_by=user, approved=True, opening__isnull=True)
    received = Delegation.objects.on(on).filter(receiver=OuterRef("pk")).order_by("since", "pk")
    return (
        Member.objects.filter(user=user)
        .annotate(
            capacity=Subquery(leading.order_by("body").values("body__name")[:1]),
            acts_for=Subquery(received.values("giver__full_name")[:1]),
            open_work=_Counted(waiting.values("pk")[:WORK_COUNTED], output_field=IntegerField()),
            takeovers=Exists(Takeover.objects.to_answer(user, on)),
            unseals=Exists(posts.filter(duty=PostDuty.CUSTODIAN)) | Exists(granted_seals),
            leader=Exists(leading),
            seat=Exists(Seat.objects.on(on).filter(**mine)),
            area_officer=Exists(posts.filter(duty=PostDuty.AREA_OFFICER)),
            clerk=Exists(posts.filter(duty=PostDuty.CLERK)),
            reporting=Exists(posts.filter(duty=PostDuty.REPORTING_SECRETARY)),
            representative=Exists(granted.filter(duty=Duty.REPRESENTATIVE)),
            # Who verifies a requirement works in the office as well, whether or not they were ever in a team.
            inspector=Exists(TeamMember.objects.filter(**mine)) | Exists(granted.filter(duty=Duty.VERIFIER)),
        )
        .values_list("capacity", "acts_for", "open_work", "takeovers", "unseals", *_ROLES)
    )


_asked = Asked(_question, {"user": int, "on": date})
