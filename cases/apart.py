"""Who takes no part: the conditions that beat every grant, asked for one case or team, or for many in a list.

Apart are the recused and the inspected side. Whoever acts in another's place is kept apart by what keeps either of the
two apart, and decides nothing one of them proposed or worked on. `user`, `team` and `case` are values or `OuterRef`s.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from cases import acting
from cases.models import Case, Member, Post, PostDuty, Recusal, Team, TeamMember


def recused(user: Any, team: Any, case: Any) -> Q:
    """Whether the user declared a conflict in the team, or in this case of it; without a case, in the team."""
    return Q(Exists(Recusal.objects.filter(Q(case__isnull=True) | Q(case=case), team=team, member__user=user)))


def inspected(user: Any, organization: Any, member: Any, today: date | None = None) -> Q:
    """Whether the user is the inspected side of a case: answers for the organization, or is the member in person."""
    return Q(Exists(_answering(user, today).filter(organization=organization))) | Q(
        Exists(Member.objects.filter(pk=member, user=user))
    )


def inspected_by(user: Any, team: Any, today: date | None = None) -> Q:
    """Whether the user is the inspected side of any of a team's cases."""
    return Q(Exists(Case.objects.filter(is_subject(user, today), team=team)))


def is_subject(user: Any, today: date | None = None) -> Q:
    """Return the condition on cases that the user is the inspected side, and so takes part for that side only."""
    further_in = OuterRef(user) if isinstance(user, OuterRef) else user
    organizations = _answering(further_in, today).values("organization")
    return Q(subject_organization__in=organizations) | Q(subject_member__user=user)


def _answering(user: Any, today: date | None = None) -> QuerySet[Post]:
    return Post.objects.on(today or localdate()).filter(member__user=user, duty=PostDuty.REPRESENTATIVE)


def from_case(user: Any) -> Q:
    """Whether the user takes no part in a case, whatever they hold: recused, or the inspected side itself."""
    return recused(user, OuterRef("team_id"), OuterRef("pk")) | inspected(
        user, OuterRef("subject_organization_id"), OuterRef("subject_member_id")
    )


def from_team(user: Any) -> Q:
    """Whether the user takes no part in a team's matters."""
    return recused(user, OuterRef("pk"), None) | inspected_by(user, OuterRef("pk"))


def on_both_sides(giver: Any, receiver: Any, team: Any) -> Q:
    """Whether who signs and who acts in their place, one or the other, proposed the team's matter or worked on it."""
    places = TeamMember.objects.filter(Q(member__user=giver) | Q(member__user=receiver), team=team)
    proposed = Team.objects.filter(Q(proposed_by=giver) | Q(proposed_by=receiver), pk=team)
    return Q(Exists(places)) | Q(Exists(proposed))


def among(users: Iterable[int], cases: Iterable[Case]) -> set[tuple[int, int]]:
    """Return user and case where the user is the inspected side and may be given no other duty; two queries."""
    who, rows = set(users), list(cases)
    return acting.once((among, frozenset(who), *(case.pk for case in rows)), lambda: _among(who, rows))


def _among(who: set[int], cases: list[Case]) -> set[tuple[int, int]]:
    of_member: dict[int | None, list[int]] = defaultdict(list)
    of_organization: dict[int | None, list[int]] = defaultdict(list)
    for case in cases:
        of_member[case.subject_member_id].append(case.pk)
        of_organization[case.subject_organization_id].append(case.pk)
    people = Member.objects.filter(user__in=who, pk__in=[pk for pk in of_member if pk]).values_list("user", "pk")
    posts = Post.objects.on(localdate()).filter(member__user__in=who, duty=PostDuty.REPRESENTATIVE)
    answering = posts.values_list("member__user", "organization")
    return {(user, pk) for user, member in people for pk in of_member[member] if user} | {
        (user, pk) for user, organization in answering for pk in of_organization[organization] if user
    }


def inspected_among(people: Iterable[Member], team: Team) -> QuerySet[Member]:
    """Return those who are the inspected side of one of the team's cases, and so have no place in it."""
    mine = {"member": OuterRef("pk"), "duty": PostDuty.REPRESENTATIVE}
    subjects = Case.objects.filter(team=team)
    posts = Post.objects.on(localdate()).filter(organization__in=subjects.values("subject_organization"), **mine)
    found = Q(Exists(posts)) | Q(pk__in=subjects.values("subject_member"))
    return Member.objects.filter(found, pk__in=[member.pk for member in people])
