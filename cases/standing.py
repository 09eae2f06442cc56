"""What follows when a person takes or leaves a seat, a post, a place or an account: grants and work of open cases.

Commands call this inside their transaction, so that a new leader, officer or representative takes over at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q
from django.utils import timezone

from cases import apart, grants
from cases.models import (
    LEADING,
    Case,
    CaseGrant,
    Member,
    Post,
    PostDuty,
    Recusal,
    Seat,
    Team,
    TeamGrant,
    TeamMember,
    TeamRole,
    WorkItem,
)
from cases.policy import ROLE_DUTY, Duty


def admit_all(members: Iterable[Member], on: date) -> None:
    """Admit several people; where no team is at work there is nothing to take over."""
    if Team.objects.filter(dissolved_on__isnull=True).exists():
        for member in members:
            admit(member, on)


def admit(member: Member, on: date) -> None:
    """Give the member's account every duty that follows from seats, posts and places held on that day in open cases."""
    if member.user_id is None:
        return
    recused: set[tuple[int, int | None]] = set(Recusal.objects.filter(member=member).values_list("team", "case"))
    own = dict(Case.objects.filter(apart.is_subject(member.user_id)).values_list("pk", "team"))
    taken: list[tuple[Duty, Team, Case | None]] = []
    for duty, team in _teams(member, on):
        if (team.pk, None) not in recused and team.pk not in own.values():
            grants.give_team(team, [(member.user_id, duty)], on)
            taken.append((duty, team, None))
    by_duty: dict[Duty, list[Case]] = {}
    for duty, case in _cases(member, on):
        if case.pk in own and duty != Duty.REPRESENTATIVE:
            continue
        if (case.team_id, None) not in recused and (case.team_id, case.pk) not in recused:
            by_duty.setdefault(duty, []).append(case)
            taken.append((duty, case.team, case))
    for duty, cases in by_duty.items():
        grants.give(cases, [(member.user_id, duty)], on)
    grants.take_over(member.user_id, taken)
    _lay_down(member.user_id, own)


def _lay_down(user: int, own: Mapping[int, int]) -> None:
    """Take out of the inbox what waited there by another duty, where the person is now the inspected side."""
    rows = WorkItem.objects.filter(user=user, closed_at__isnull=True).exclude(duty=Duty.REPRESENTATIVE)
    mine = Q(case__in=list(own)) | Q(case__isnull=True, team__in=set(own.values()))
    rows.filter(mine).update(closed_at=timezone.now())


def _teams(member: Member, on: date) -> list[tuple[Duty, Team]]:
    """The duties a person has in teams that are not dissolved."""
    standing = Team.objects.filter(dissolved_on__isnull=True)
    bodies = Seat.objects.on(on).filter(member=member, chair__in=LEADING).values("body")
    found = [(Duty.AUTHORITY, team) for team in standing.filter(body__in=bodies, proposed_on__isnull=False)]
    officer = Post.objects.on(on).filter(member=member, duty=PostDuty.AREA_OFFICER).values("organization")
    found += [(Duty.AREA_OFFICER, team) for team in standing.filter(body__organization__in=officer)]
    places = TeamMember.objects.on(on).filter(
        member=member, team__dissolved_on__isnull=True, team__decided_on__isnull=False
    )
    found += [(ROLE_DUTY[TeamRole(place.role)], place.team) for place in places.select_related("team")]
    return found


def _cases(member: Member, on: date) -> list[tuple[Duty, Case]]:
    """The duties a person has in cases that are not closed."""
    found: list[tuple[Duty, Case]] = []
    open_cases = Case.objects.filter(closed_on__isnull=True).select_related("team")
    for duty, team in _teams(member, on):
        found += [(duty, case) for case in open_cases.filter(team=team)]
    bodies = Seat.objects.on(on).filter(member=member).values("body")
    found += [(Duty.BODY, case) for case in open_cases.filter(body__in=bodies, submitted_on__isnull=False)]
    answering = Post.objects.on(on).filter(member=member, duty=PostDuty.REPRESENTATIVE).values("organization")
    subject = Q(subject_organization__in=answering) | Q(subject_member=member)
    found += [(Duty.REPRESENTATIVE, case) for case in open_cases.filter(subject, deployed_on__isnull=False)]
    return found


def dismiss(member: Member, duties: set[Duty], on: date, *, within: Q) -> None:
    """End duties that a person held by a seat or post in the cases `within`; the work waits for who takes over."""
    if member.user_id is None:
        return
    held = Q(user=member.user_id, duty__in=duties, until__isnull=True)
    cases = Case.objects.filter(within)
    CaseGrant.objects.filter(held, content_object__in=cases).update(until=on)
    teams = Team.objects.filter(pk__in=cases.values("team"))
    if duties != {Duty.REPRESENTATIVE}:
        TeamGrant.objects.filter(held, content_object__in=teams).update(until=on)
    rows = WorkItem.objects.filter(user=member.user_id, duty__in=duties, closed_at__isnull=True)
    taken = list(rows.filter(Q(case__in=cases) | Q(case__isnull=True, team__in=teams)))
    WorkItem.objects.filter(pk__in=[item.pk for item in taken]).update(closed_at=timezone.now())
    grants.hand_back(taken)


def miss_overseer(member: Member, *, within: Q) -> None:
    """Tell the authority where nobody hears the subject for it any more: the commissioner in charge is gone."""
    waiting = Case.objects.filter(within, matter__overseer=member, heard_on__isnull=True, concluded_on__isnull=True)
    for case in waiting.select_related("team"):
        grants.offer("OVERSEER", [Duty.AUTHORITY], team=case.team, case=case)
