"""Grants and the inbox rows that follow from them: who holds which duty, and what waits for them.

Commands call this inside their transaction; nothing else writes `CaseGrant`, `TeamGrant` or `WorkItem`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.contrib.auth.models import Permission
from django.db import connection
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from cases import acting, clock, policy
from cases.models import Case, CaseGrant, Member, Recusal, Team, TeamGrant, TeamRole, WorkItem
from cases.policy import ROLE_DUTY, TEAM_DUTIES, Duty

if TYPE_CHECKING:
    from cases.models import TeamMember

_NEVER = date(9999, 12, 31)
_BATCH = 500

Holders = Iterable[tuple[int, Duty]]


#: The permission behind each duty; their rows are made by the migrations and stay.
_known: dict[tuple[str, str], int] = {}


def _permissions(duties: Iterable[Duty], prefix: str = "") -> dict[Duty, int]:
    wanted = set(duties)
    base = connection.settings_dict["NAME"]
    if any((str(base), f"{prefix}{duty}") not in _known for duty in wanted):
        rows = Permission.objects.filter(content_type__app_label="cases").values_list("codename", "pk")
        _known.update({(str(base), codename): pk for codename, pk in rows})
    return {duty: _known[str(base), f"{prefix}{duty}"] for duty in wanted}


def forget(**_signal: Any) -> None:
    """Read the permissions anew: a migration has made them."""
    _known.clear()


def give(cases: Sequence[Case], holders: Holders, since: date) -> None:
    """Give duties in cases from that day on; a duty already held stays as it is. The inspected side gets no other."""
    held = list(dict.fromkeys(holders))
    if not held or not cases:
        return
    permissions = _permissions({duty for _user, duty in held})
    others = {user for user, duty in held if duty != Duty.REPRESENTATIVE}
    apart = policy.apart(others, cases) if others else set()
    CaseGrant.objects.bulk_create(
        [
            CaseGrant(user_id=user, permission_id=permissions[duty], content_object=case, duty=duty, since=since)
            for case in cases
            for user, duty in held
            if duty == Duty.REPRESENTATIVE or (user, case.pk) not in apart
        ],
        ignore_conflicts=True,
        batch_size=_BATCH,
    )


def give_team(team: Team, holders: Holders, since: date) -> None:
    """Give duties in a team from that day on, to nobody who is the inspected side of one of its cases."""
    held = list(dict.fromkeys(holders))
    if not held:
        return
    subjects = acting.recall(("cases of", team.pk))
    if subjects is None:
        subjects = Case.objects.filter(team=team).only("subject_organization", "subject_member").order_by("pk")
    apart = {user for user, _case in policy.apart({user for user, _duty in held}, subjects)}
    permissions = _permissions({duty for _user, duty in held}, "team_")
    TeamGrant.objects.bulk_create(
        [
            TeamGrant(user_id=user, permission_id=permissions[duty], content_object=team, duty=duty, since=since)
            for user, duty in held
            if user not in apart
        ],
        ignore_conflicts=True,
    )


def end(
    team: Team, on: date, *, user: int | None = None, duties: Iterable[Duty] | None = None, case: Case | None = None
) -> None:
    """End duties at once; what was done earlier on that day stays done by someone who held the duty."""
    who = Q(until__isnull=True)
    if user is not None:
        who &= Q(user=user)
    if duties is not None:
        who &= Q(duty__in=list(duties))
    if case is None:
        TeamGrant.objects.filter(who, content_object=team).update(until=on)
        CaseGrant.objects.filter(who, content_object__team=team).update(until=on)
    else:
        CaseGrant.objects.filter(who, content_object=case).update(until=on)


def team_holders(places: Iterable[TeamMember]) -> list[tuple[int, Duty]]:
    """Return user and duty for every place whose member has an account."""
    return [(place.member.user_id, ROLE_DUTY[TeamRole(place.role)]) for place in places if place.member.user_id]


# Work


def offer(
    step: str, duties: Iterable[Duty], *, team: Team, case: Case | None = None, due_on: date | None = None
) -> int:
    """Put a step into the inbox of everybody who holds one of the duties; return how many rows that made."""
    return offer_many(step, duties, team=team, cases=[case] if case else None, due=lambda _case: due_on)


def offer_many(
    step: str,
    duties: Iterable[Duty],
    *,
    team: Team,
    cases: Sequence[Case] | None,
    due: Callable[[Case | None], date | None] = lambda _case: None,
) -> int:
    """Put the same step of many cases (or of the team) into the inboxes of those who hold the duties.

    Where nobody holds a duty yet, or only people without an account, one row waits for whoever takes it.
    """
    wanted = list(duties)
    by_id = {case.pk: case for case in cases} if cases is not None else {}
    of_case = Q(case=OuterRef("content_object")) if cases is not None else Q()
    apart = Exists(Recusal.objects.filter(Q(case=None) | of_case, team=team, member__user=OuterRef("user")))
    grants: Any = TeamGrant if cases is None else CaseGrant
    rows = grants.objects.filter(content_object__in=[team.pk] if cases is None else by_id)
    held = rows.filter(~apart, duty__in=wanted, until__isnull=True).values_list("content_object", "user", "duty")
    items = []
    for pk, user, duty in held:
        case = by_id.get(pk) if cases is not None else None
        items.append(WorkItem(user_id=user, team=team, case=case, step=step, duty=duty, due_on=due(case) or _NEVER))
    reached = {item.case_id for item in items}
    for case in cases if cases is not None else [None]:
        if (case.pk if case else None) not in reached:
            items.append(WorkItem(team=team, case=case, step=step, duty=wanted[0], due_on=due(case) or _NEVER))
    WorkItem.objects.bulk_create(items, ignore_conflicts=True, batch_size=_BATCH)
    return len(items)


def finish(
    step: str | None = None, *, team: Team | None = None, case: Case | None = None, user: int | None = None
) -> None:
    """Take a step (or everything) out of all inboxes, or out of one person's: it is done."""
    open_rows = WorkItem.objects.filter(closed_at__isnull=True)
    open_rows = open_rows.filter(case=case) if case is not None else open_rows.filter(team=team, case__isnull=True)
    if step is not None:
        open_rows = open_rows.filter(step=step)
    if user is not None:
        open_rows = open_rows.filter(user=user)
    open_rows.update(closed_at=timezone.now())


def move_deadline(case: Case, due_on: date) -> None:
    """Give the steps that share the time of the whole case its new deadline; the others keep theirs."""
    steps = WorkItem.objects.filter(case=case, step__in=clock.WITHIN_THE_CASE, closed_at__isnull=True)
    steps.update(due_on=due_on)


def withdraw(
    team: Team, user: int, *, case: Case | None = None, duties: Iterable[Duty] | None = None
) -> list[WorkItem]:
    """Take the work of this team (of some duties, of one case) out of one person's inbox; return what was open."""
    rows = WorkItem.objects.filter(team=team, user=user, closed_at__isnull=True)
    if duties is not None:
        rows = rows.filter(duty__in=list(duties))
    if case is not None:
        rows = rows.filter(case=case)
    taken = list(rows)
    rows.update(closed_at=timezone.now())
    return taken


def leave(team: Team, user: int, *, case: Case | None = None) -> None:
    """Take the work out of the inbox of somebody who withdraws; it waits for whoever takes over the duty."""
    taken = withdraw(team, user, case=case)
    left = WorkItem.objects.filter(team=team, closed_at__isnull=True, step__in={item.step for item in taken})
    held = set(left.values_list("case", "step", "duty"))
    WorkItem.objects.bulk_create(
        [
            WorkItem(team=team, case_id=item.case_id, step=item.step, duty=item.duty, due_on=item.due_on)
            for item in taken
            if (item.case_id, item.step, item.duty) not in held
        ],
        batch_size=_BATCH,
    )


def fill(team: Team, user: int, duty: Duty) -> None:
    """Give somebody who takes a place in the team the work that waits for a holder of its duty."""
    vacant = WorkItem.objects.filter(team=team, user__isnull=True, duty=duty, closed_at__isnull=True)
    rows = vacant.values_list("case", "step", "due_on")
    WorkItem.objects.bulk_create(
        [
            WorkItem(user_id=user, team=team, case_id=case, step=step, duty=duty, due_on=due_on)
            for case, step, due_on in rows
        ],
        ignore_conflicts=True,
        batch_size=_BATCH,
    )
    vacant.update(closed_at=timezone.now())


def ask(team: Team, step: str, user: int, duty: Duty, due_on: date | None) -> None:
    """Put something that belongs to one person alone into their inbox."""
    row = WorkItem(user_id=user, team=team, step=step, duty=duty, due_on=due_on or _NEVER)
    WorkItem.objects.bulk_create([row], ignore_conflicts=True)


def hand_over(team: Team, leaving: Member, joining: Member | None, duty: Duty) -> None:
    """Move the open work of one person to the person who takes the place."""
    taken = withdraw(team, leaving.user_id, duties=TEAM_DUTIES) if leaving.user_id else []
    if joining is None:
        return
    WorkItem.objects.bulk_create(
        [
            WorkItem(
                user_id=joining.user_id, team=team, case_id=item.case_id, step=item.step, duty=duty, due_on=item.due_on
            )
            for item in taken
        ],
        ignore_conflicts=True,
        batch_size=_BATCH,
    )


def take_over(user: int, held: Iterable[tuple[Duty, Team, Case | None]]) -> None:
    """Give somebody who takes up duties the work that is open under them; rows that waited for a holder are filled."""
    for duty, team, case in held:
        waiting = WorkItem.objects.filter(closed_at__isnull=True, team=team, case=case, duty=duty)
        steps = dict(waiting.values_list("step", "due_on"))
        WorkItem.objects.bulk_create(
            [
                WorkItem(user_id=user, team=team, case=case, step=step, duty=duty, due_on=due)
                for step, due in steps.items()
            ],
            ignore_conflicts=True,
        )
        waiting.filter(user__isnull=True).update(closed_at=timezone.now())
