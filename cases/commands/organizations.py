"""Organizations, bodies, people, seats and posts: registered, and changed by decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from cases import policy, standing, trail
from cases.commands import _succession
from cases.commands._writing import require_text, save, save_all
from cases.commands.delegations import lapse
from cases.errors_intake import CustodianOfTheBody
from cases.models import (
    LEADING,
    Body,
    Category,
    Chair,
    Delegation,
    Level,
    Member,
    Organization,
    OrganizationState,
    Post,
    PostDuty,
    Seat,
    Term,
)
from cases.policy import Duty

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class NewOrganization:
    """An organization to register; `parent_code` names one registered before it or with it."""

    code: str
    name: str
    level: Level
    founded_on: date
    parent_code: str = ""


@dataclass(frozen=True)
class NewMember:
    """A member to register."""

    code: str
    full_name: str
    organization_code: str
    title: str = ""
    category: Category = Category.OFFICIAL
    born_on: date | None = None


@transaction.atomic
def register_organizations(rows: Sequence[NewOrganization], *, by: User, on: date) -> dict[str, Organization]:
    """Register organizations in one act; parents before children. Return all of them by code."""
    policy.require_administrator(by, on)
    known = {
        o.code: o for o in Organization.objects.filter(code__in={r.code for r in rows} | {r.parent_code for r in rows})
    }
    by_level: dict[str, Organization] = dict(known)
    for batch in _in_order(rows, set(known)):
        made = [_organization(row, by_level) for row in batch]
        save_all(made)
        by_level |= {o.code: o for o in made}
        save_all(
            [
                OrganizationState(organization=o, name=o.name, level=o.level, parent=o.parent, since=o.founded_on)
                for o in made
            ]
        )
    trail.record("organizations-registered", by=by, on=on, count=len(rows))
    return by_level


def _organization(row: NewOrganization, known: dict[str, Organization]) -> Organization:
    organization = Organization(
        code=row.code, name=row.name, level=row.level, parent=known.get(row.parent_code), founded_on=row.founded_on
    )
    organization.index_names()
    return organization


def _in_order(rows: Sequence[NewOrganization], known: set[str]) -> Iterable[list[NewOrganization]]:
    waiting, ready = list(rows), set(known) | {""}
    while waiting:
        batch = [row for row in waiting if row.parent_code in ready]
        if not batch:
            raise ValueError(f"no parent for {waiting[0].code}")
        yield batch
        ready |= {row.code for row in batch}
        waiting = [row for row in waiting if row.code not in ready]


@transaction.atomic
def register_members(rows: Sequence[NewMember], *, by: User, on: date) -> dict[str, Member]:
    """Register people in one act. Return them by code."""
    policy.require_administrator(by, on)
    organizations = {o.code: o for o in Organization.objects.filter(code__in={row.organization_code for row in rows})}
    made = [
        Member(
            code=row.code,
            full_name=row.full_name,
            organization=organizations[row.organization_code],
            title=row.title,
            category=row.category,
            born_on=row.born_on,
        )
        for row in rows
    ]
    for member in made:
        member.index_names()
    save_all(made)
    trail.record("members-registered", by=by, on=on, count=len(rows))
    return {member.code: member for member in made}


@transaction.atomic
def constitute_body(
    organization: Organization,
    *,
    by: User,
    on: date,
    kind: str,
    name: str,
    suffix: str,
    place: str = "",
    locality: str = "",
) -> Body:
    """Register a body that decides or prepares for an organization, with the symbol of its papers."""
    policy.require_administrator(by, on)
    require_text(name=(_("name"), name), suffix=(_("symbol on papers"), suffix))
    body = Body(organization=organization, kind=kind, name=name, suffix=suffix, place=place, locality=locality)
    save(body)
    trail.record("body-constituted", by=by, on=on, body=body.pk, kind=str(kind))
    return body


@transaction.atomic
def open_term(organization: Organization, *, by: User, on: date, name: str, since: date) -> Term:
    """Open a term; the one before ends the day the new one begins, and its number series with it."""
    policy.require_administrator(by, on)
    Term.objects.filter(organization=organization, until__isnull=True, since__lt=since).update(until=since)
    term = Term(organization=organization, name=name, since=since)
    save(term)
    trail.record("term-opened", by=by, on=on, organization=organization.pk, name=name)
    return term


@transaction.atomic
def seat_members(body: Body, seats: Iterable[tuple[Member, Chair]], *, by: User, since: date) -> list[Seat]:
    """Seat members in a body from that day on."""
    policy.require_administrator(by, since)
    rows = [Seat(body=body, member=member, chair=chair, since=since) for member, chair in seats]
    save_all(rows)
    leading = [seat.member for seat in rows if seat.chair in LEADING]
    if leading:
        signs = Q(receiver__in=leading, body=body, duty=Delegation.Duty.AUTHORITY)
        lapse(signs, by=by, on=since, reason=str(_("Signs for the body from now on.")))
    standing.admit_all([seat.member for seat in rows], since)
    trail.record("members-seated", by=by, on=since, body=body.pk, members=[row.member_id for row in rows])
    return rows


@transaction.atomic
def vacate_seat(seat: Seat, *, by: User, on: date) -> Seat:
    """End a seat; what was laid before the body while it was held stays known to the trail only."""
    policy.require_administrator(by, on)
    seat.until = on
    save(seat, ["until"])
    either = Q(giver=seat.member_id) | Q(receiver=seat.member_id)
    left = either & Q(body=seat.body_id, duty=Delegation.Duty.AUTHORITY)
    lapse(left, by=by, on=on, reason=str(_("The seat was vacated.")))
    standing.dismiss(seat.member, {Duty.AUTHORITY, Duty.BODY, Duty.OVERSEER}, on, within=Q(body=seat.body_id))
    standing.miss_overseer(seat.member, within=Q(body=seat.body_id))
    trail.record("seat-vacated", by=by, on=on, body=seat.body_id, member=seat.member_id)
    return seat


@transaction.atomic
def appoint(places: Iterable[tuple[Member, Organization, PostDuty]], *, by: User, since: date) -> list[Post]:
    """Give standing duties: area officer, clerk, representative of an organization; a body appoints its custodian.

    Raises `CustodianOfTheBody`.
    """
    policy.require_administrator(by, since)
    places = list(places)
    if any(duty == PostDuty.CUSTODIAN for _member, _organization, duty in places):
        raise CustodianOfTheBody()
    rows = [
        Post(member=member, organization=organization, duty=duty, since=since) for member, organization, duty in places
    ]
    save_all(rows)
    save_all(_succession.inherited(rows, since))
    standing.admit_all([post.member for post in rows], since)
    trail.record("posts-given", by=by, on=since, count=len(rows))
    return rows


@transaction.atomic
def release(post: Post, *, by: User, on: date) -> Post:
    """End a standing duty."""
    policy.require_administrator(by, on)
    post.until = on
    save(post, ["until"])
    if post.duty == PostDuty.REPRESENTATIVE:
        _succession.stand_down(post, on)
    if post.duty == PostDuty.AREA_OFFICER:
        within = Q(body__organization=post.organization_id)
        standing.dismiss(post.member, {Duty.AREA_OFFICER}, on, within=within)
    trail.record("post-ended", by=by, on=on, post=post.pk)
    return post
