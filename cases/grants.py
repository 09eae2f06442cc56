"""Grants and the inbox rows that follow from them: who holds which duty, and what waits for them.

Commands call this inside their transaction; nothing else writes `CaseGrant`, `TeamGrant` or `WorkItem`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django.contrib.auth.models import Permission
from django.db import connection
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.timezone import localdate

from cases import acting, apart, clock
from cases.models import Case, CaseGrant, Member, Recusal, Team, TeamGrant, TeamRole, WorkItem
from cases.policy import ACTING, ACTING_DUTIES, ROLE_DUTY, TEAM_DUTIES, Duty
from cases.stages import is_of_the_body

if TYPE_CHECKING:
    from cases.models import TeamMember

_NEVER = date(9999, 12, 31)
_BATCH = 500


class Place(NamedTuple):
    """In whose place a duty is held: the delegation, who gave it, and its days (until: exclusive)."""

    delegation: int
    giver: int
    since: date
    until: date


class Holder(NamedTuple):
    """A user and the duty they are given, be it in another's place."""

    user: int
    duty: Duty
    place: Place | None = None

    def grant(self, since: date) -> dict[str, Any]:
        """Return the columns of the grant: held from that day on, or on the days of the delegation."""
        facts: dict[str, Any] = {"user_id": self.user, "duty": self.duty, "since": since}
        if self.place is not None:
            days = {"since": max(since, self.place.since), "until": self.place.until}
            facts |= days | {"delegation_id": self.place.delegation}
        return facts

    @property
    def users(self) -> tuple[int, ...]:
        """Who holds it, and in whose place."""
        return (self.user, self.place.giver) if self.place is not None else (self.user,)


Holders = Iterable[tuple[int, Duty] | Holder]


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
    held = [Holder(*holder) for holder in dict.fromkeys(holders)]
    if not held or not cases:
        return
    permissions = _permissions({holder.duty for holder in held})
    others = {user for holder in held if holder.duty != Duty.REPRESENTATIVE for user in holder.users}
    inspected = apart.among(others, cases) if others else set()
    CaseGrant.objects.bulk_create(
        [
            CaseGrant(permission_id=permissions[holder.duty], content_object=case, **holder.grant(since))
            for case in cases
            for holder in held
            if holder.duty == Duty.REPRESENTATIVE or not any((user, case.pk) in inspected for user in holder.users)
        ],
        ignore_conflicts=True,
        batch_size=_BATCH,
    )


def give_team(team: Team, holders: Holders, since: date) -> None:
    """Give duties in a team from that day on, to nobody who is the inspected side of one of its cases."""
    held = [Holder(*holder) for holder in dict.fromkeys(holders)]
    if not held:
        return
    subjects = acting.recall(("cases of", team.pk))
    if subjects is None:
        subjects = Case.objects.filter(team=team).only("subject_organization", "subject_member").order_by("pk")
    inspected = {user for user, _case in apart.among({user for one in held for user in one.users}, subjects)}
    permissions = _permissions({holder.duty for holder in held}, "team_")
    TeamGrant.objects.bulk_create(
        [
            TeamGrant(permission_id=permissions[holder.duty], content_object=team, **holder.grant(since))
            for holder in held
            if inspected.isdisjoint(holder.users)
        ],
        ignore_conflicts=True,
    )


def end(
    team: Team, on: date, *, user: int | None = None, duties: Iterable[Duty] | None = None, case: Case | None = None
) -> None:
    """End duties at once; what was done earlier on that day stays done by someone who held the duty."""
    who = Q(until__isnull=True) | Q(until__gt=on)
    if user is not None:
        who &= Q(user=user)
    if duties is not None:
        who &= Q(duty__in=with_acting(duties))
    if case is None:
        TeamGrant.objects.filter(who, content_object=team).update(until=on)
        CaseGrant.objects.filter(who, content_object__team=team).update(until=on)
    else:
        CaseGrant.objects.filter(who, content_object=case).update(until=on)


def with_acting(duties: Iterable[Duty]) -> list[Duty]:
    """Return the duties, each followed by that of whoever acts in its place."""
    return [one for duty in duties for one in (duty, ACTING.get(duty)) if one is not None]


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
    offered = wanted if is_of_the_body(team.kind, step) else with_acting(wanted)
    by_id = {case.pk: case for case in cases} if cases is not None else {}
    of_case = Q(case=OuterRef("content_object")) if cases is not None else Q()
    withdrew = Q(Exists(Recusal.objects.filter(Q(case=None) | of_case, team=team, member__user=OuterRef("user"))))
    both = apart.on_both_sides(OuterRef("delegation__giver__user"), OuterRef("user"), team.pk)
    grants: Any = TeamGrant if cases is None else CaseGrant
    rows = grants.objects.filter(content_object__in=[team.pk] if cases is None else by_id)
    rows = rows.exclude(withdrew | Q(duty=Duty.ACTING_AUTHORITY) & both)
    held = rows.filter(Q(until__isnull=True) | Q(until__gt=localdate()), duty__in=offered)
    held = held.order_by(F("delegation").asc(nulls_first=True))
    items: dict[tuple[Any, ...], WorkItem] = {}
    for pk, user, duty, since, until in held.values_list("content_object", "user", "duty", "since", "until"):
        case = by_id.get(pk) if cases is not None else None
        item = WorkItem(user_id=user, team=team, case=case, step=step, duty=duty, due_on=due(case) or _NEVER)
        if duty in ACTING_DUTIES:
            if (user, pk) in items:
                continue  # theirs already
            item.since, item.until = since, until
            items[user, pk, since] = item
        else:
            items[user, pk] = item
    reached = {item.case_id for item in items.values()}
    rest = [case for case in (cases if cases is not None else [None]) if (case.pk if case else None) not in reached]
    waiting = [WorkItem(team=team, case=case, step=step, duty=wanted[0], due_on=due(case) or _NEVER) for case in rest]
    WorkItem.objects.bulk_create([*items.values(), *waiting], ignore_conflicts=True, batch_size=_BATCH)
    return len(items) + len(waiting)


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


def move_deadline(case: Case, due_on: date | None) -> None:
    """Give the steps that share the time of the whole case its new deadline, or none; the others keep theirs."""
    steps = WorkItem.objects.filter(case=case, step__in=clock.within_the_case(case.kind), closed_at__isnull=True)
    steps.update(due_on=due_on or _NEVER)


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
    """Take the work out of the inbox of somebody who withdraws; it waits for whoever takes over the duty.

    Nobody acts in their place any more.
    """
    taken = [item for item in withdraw(team, user, case=case) if item.duty not in ACTING_DUTIES]
    stop(Q(delegation__giver__user=user), localdate(), team=team, case=case)
    hand_back(taken)


def hand_back(taken: Sequence[WorkItem]) -> None:
    """Let work that was taken out of an inbox wait for whoever takes over its duty, where nobody else holds it."""
    left = WorkItem.objects.filter(
        team__in={item.team_id for item in taken}, step__in={item.step for item in taken}, closed_at__isnull=True
    )
    held = set(left.values_list("team", "case", "step", "duty"))
    waiting = {(item.team_id, item.case_id, item.step, item.duty): item.due_on for item in taken}
    WorkItem.objects.bulk_create(
        [
            WorkItem(team_id=team, case_id=case, step=step, duty=duty, due_on=due_on)
            for (team, case, step, duty), due_on in waiting.items()
            if (team, case, step, duty) not in held
        ],
        batch_size=_BATCH,
    )


def take_place(user: int, duty: Duty, place: Place, *, teams: Sequence[Team], cases: Sequence[Case], on: date) -> None:
    """Give whoever acts in another's place their duty in these teams and cases, and the work open under `duty`."""
    holder = Holder(user, ACTING[duty], place)
    code = {prefix: _permissions([holder.duty], prefix)[holder.duty] for prefix in ("team_", "")}
    facts = holder.grant(on)
    TeamGrant.objects.bulk_create(
        [TeamGrant(permission_id=code["team_"], content_object=team, **facts) for team in teams], batch_size=_BATCH
    )
    CaseGrant.objects.bulk_create(
        [CaseGrant(permission_id=code[""], content_object=case, **facts) for case in cases], batch_size=_BATCH
    )
    rows = WorkItem.objects.filter(closed_at__isnull=True)
    theirs = rows.filter(user=place.giver, duty=duty).select_related("team")
    theirs = theirs.filter(Q(case__in=cases) | Q(case__isnull=True, team__in=teams))
    own = set(rows.filter(user=user).values_list("team", "case", "step"))
    days = {"since": facts["since"], "until": facts["until"]}
    WorkItem.objects.bulk_create(
        [
            WorkItem(
                user_id=user, team=row.team, case_id=row.case_id, step=row.step, duty=holder.duty,
                due_on=row.due_on, **days,
            )
            for row in theirs
            if (row.team_id, row.case_id, row.step) not in own and not is_of_the_body(row.team.kind, row.step)
        ],
        ignore_conflicts=True,
        batch_size=_BATCH,
    )  # fmt: skip


def stop(by: Q, on: date, *, team: Team | None = None, case: Case | None = None) -> None:
    """End what is held in another's place by these delegations, and the work that came with it."""
    held = by & Q(delegation__isnull=False, until__gt=on)
    of_cases, of_teams = CaseGrant.objects.filter(held), TeamGrant.objects.filter(held)
    if team is not None:
        of_cases, of_teams = of_cases.filter(content_object__team=team), of_teams.filter(content_object=team)
    if case is not None:
        of_cases, of_teams = of_cases.filter(content_object=case), of_teams.none()
    users = {*of_cases.values_list("user", flat=True), *of_teams.values_list("user", flat=True)}
    if not users:
        return
    of_cases.update(until=on)
    of_teams.update(until=on)
    same = {"user": OuterRef("user"), "duty": OuterRef("duty"), "since": OuterRef("since"), "until__gt": on}
    in_case = CaseGrant.objects.filter(content_object=OuterRef("case"), **same)
    in_team = TeamGrant.objects.filter(content_object=OuterRef("team"), **same)
    left = WorkItem.objects.filter(user__in=users, duty__in=ACTING_DUTIES, closed_at__isnull=True)
    left = left.exclude(Exists(in_case)).exclude(Q(case__isnull=True) & Exists(in_team))
    left.update(closed_at=timezone.now())


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
