"""What follows for cases and people when an organization is succeeded by another: nothing of a case is rewritten.

A case keeps its subject, its name, its papers and its figures. Who represents the successor answers for it from that
day on, by a post of their own for the organization that is no more (INV-SUCCESSION); so every question about the
inspected side is asked as before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import Q

from cases import standing
from cases.commands._writing import cited, rules, save_all, write_all
from cases.errors_organization import BodyHasOpenCases, SuccessorNotNamed
from cases.locking import locked_among
from cases.models import (
    Case,
    Member,
    MemberChange,
    Organization,
    OrganizationEvent,
    OrganizationEventPart,
    Post,
    PostDuty,
)
from cases.policy import Duty
from cases.succession import predecessors, subjects_among

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: Which successor takes the place of which organization.
Places = Mapping[Organization, Organization]


def require_idle(closing: Sequence[Organization]) -> None:
    """Refuse to close an organization whose bodies still have cases to conclude: they would have no authority."""
    waiting = Case.objects.open().filter(body__organization__in=closing).values_list("body__organization__name", "pk")
    names = [name for name, _case in waiting]
    if names:
        raise BodyHasOpenCases(name=min(names), count=len(names))


def require_named(closing: Sequence[Organization], successors: Sequence[Organization], places: Places | None) -> Places:
    """Return who takes whose place; where cases are under way and there are several successors, it has to be said."""
    if len(successors) == 1:
        return dict.fromkeys(closing, successors[0])
    into = {one: other for one, other in (places or {}).items() if one in closing and other in successors}
    unnamed = [one for one in closing if successors and one not in into]
    before = predecessors([one.pk for one in unnamed])
    for organization in unnamed:
        if Case.objects.open().filter(subject_organization__in=[organization.pk, *before[organization.pk]]).exists():
            raise SuccessorNotNamed(name=organization.name)
    return into


def pass_on(into: Places, event: OrganizationEvent, *, by: User, on: date) -> None:
    """Let members belong to the successor, its representatives answer, and every open case say so in its trail."""
    _move_members(into, event, by, on)
    before = predecessors([organization.pk for organization in into])
    for organization, successor in into.items():
        houses = [organization.pk, *before[organization.pk]]
        Organization.objects.filter(pk__in=houses).update(succeeded_by=successor)
        _dismiss(houses, on)
    answering = Post.objects.on(on).filter(organization__in=set(into.values()), duty=PostDuty.REPRESENTATIVE)
    posts = list(answering.filter(passed_on_by=None).select_related("member"))
    save_all(inherited(posts, on))
    standing.admit_all([post.member for post in posts], on)
    for organization, successor in into.items():
        _tell([organization.pk, *before[organization.pk]], successor, event, by, on)


def _move_members(into: Places, event: OrganizationEvent, by: User, on: date) -> None:
    members = Member.objects.filter(organization__in=list(into)).select_related("organization")
    facts = {"on": on, "event": event, "by": by}
    save_all(
        [
            MemberChange(member=one, former=one.organization, organization=into[one.organization], **facts)
            for one in members
        ]
    )
    for organization, successor in into.items():
        Member.objects.filter(organization=organization).update(organization=successor)


def _dismiss(houses: Sequence[int], on: date) -> None:
    posts = Post.objects.on(on).filter(organization__in=houses, duty=PostDuty.REPRESENTATIVE)
    leaving = list(posts.select_related("member"))
    Post.objects.filter(pk__in=[post.pk for post in leaving]).update(until=on)
    for post in leaving:
        standing.dismiss(post.member, {Duty.REPRESENTATIVE}, on, within=Q(subject_organization__in=houses))


def _tell(houses: Sequence[int], successor: Organization, event: OrganizationEvent, by: User, on: date) -> None:
    """Write into the trail of every open case who stands in its subject's place from now on."""
    keys = Case.objects.open().filter(subject_organization__in=houses).values_list("pk", flat=True)
    cases = sorted(locked_among(list(keys)), key=lambda case: case.body_id)
    for _body, of_body in groupby(cases, key=lambda case: case.body_id):
        rows = list(of_body)
        book = rules(rows[0], on)
        book.find_or_none("INV-SUCCESSION")
        write_all(
            rows, "subject-succeeded", "", by, on, number=event.decision_number, successor=successor.pk,
            rules=cited(book, on),
        )  # fmt: skip


def inherited(posts: Sequence[Post], since: date) -> list[Post]:
    """Return the posts by which those who represent an organization answer for those it succeeded, not saved yet."""
    own = [post for post in posts if post.duty == PostDuty.REPRESENTATIVE]
    before = predecessors({post.organization_id for post in own})
    subjects = subjects_among({house for found in before.values() for house in found})
    if not subjects:
        return []
    closed = OrganizationEventPart.objects.filter(role=OrganizationEventPart.Role.CLOSED, organization__in=subjects)
    events = dict(closed.order_by("pk").values_list("organization", "event"))
    people = [post.member_id for post in own]
    answering = Post.objects.filter(member__in=people, duty=PostDuty.REPRESENTATIVE, until__isnull=True)
    held = set(answering.values_list("member", "organization"))
    return [
        Post(member=post.member, organization_id=house, duty=post.duty, since=since, passed_on_by_id=events[house])
        for post in own
        for house in before[post.organization_id]
        if house in subjects and (post.member_id, house) not in held
    ]


def stand_down(post: Post, on: date) -> None:
    """End what follows from representing an organization: its cases, and those of the organizations it succeeded."""
    houses = [post.organization_id, *predecessors([post.organization_id])[post.organization_id]]
    passed_on = Post.objects.filter(member=post.member_id, duty=PostDuty.REPRESENTATIVE, until__isnull=True)
    passed_on.filter(organization__in=houses, passed_on_by__isnull=False).update(until=on)
    standing.dismiss(post.member, {Duty.REPRESENTATIVE}, on, within=Q(subject_organization__in=houses))
