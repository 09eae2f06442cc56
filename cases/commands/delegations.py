"""Delegations: given by who holds the duty, for days and matters, by a paper; ended by either side or by the body.

Who leaves the seat or place, gives or receives, ends it by that (`lapse`). Nobody passes on what was passed to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import apart, grants, policy, trail
from cases.acting import command
from cases.commands._writing import cited, require_date, require_text, save, write_all
from cases.errors import NotYourDuty
from cases.errors_delegation import (
    ConflictThroughDelegation,
    DelegatedAlready,
    DelegationBeyondPower,
    DelegationOver,
    UnfitToAct,
)
from cases.locking import locked_cases, locked_team
from cases.models import (
    LEADING,
    Body,
    Case,
    CaseGrant,
    Delegation,
    Member,
    Rule,
    Seat,
    Team,
    TeamGrant,
    TeamMember,
    TeamRole,
)
from cases.policy import DUTY_NAMES, Duty

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def delegate_signing(
    body: Body,
    *,
    by: User,
    on: date,
    receiver: Member,
    since: date,
    until: date,
    paper: str,
    kind: str = "",
    teams: Sequence[Team] = (),
) -> list[Delegation]:
    """Have another member of the body sign in one's place until a day (exclusive), in matters of a kind or some teams.

    One delegation for each team named. Never a vote. Raises `DelegationBeyondPower`, `UnfitToAct`,
    `ConflictThroughDelegation`, `DelegatedAlready`.
    """
    body = Body.objects.select_for_update(of=("self",)).select_related("organization").get(pk=body.pk)
    seat = Seat.objects.on(on).leading().filter(body=body, member__user=by).select_related("member").first()
    if seat is None:
        raise DelegationBeyondPower(lack=_("you do not sign for %(body)s") % {"body": body.name})
    held = Seat.objects.on(since).filter(body=body, member=receiver).first()
    if held is None:
        raise UnfitToAct(name=receiver.full_name, lack=_("no seat in the body on that day"))
    if held.chair in LEADING:
        raise UnfitToAct(name=receiver.full_name, lack=_("they sign for the body themselves"))
    ends = [one.until for one in (seat, held) if one.until is not None]
    common = {"body": body, "duty": Delegation.Duty.AUTHORITY, "giver": seat.member, "receiver": receiver}
    days = {"since": since, "until": until, "paper": paper, "given_on": on}
    reached: list[Team | None] = [*teams] or [None]
    rows = [Delegation(**common, **days, kind=kind, team=team) for team in reached]
    return [_give(row, by=by, on=on, ends=ends) for row in rows]


@command
def delegate_heading(
    team: Team, *, by: User, on: date, receiver: Member, since: date, until: date, paper: str
) -> Delegation:
    """Have another member of the team do the acts of its head until a day (exclusive).

    Raises `DelegationBeyondPower`, `UnfitToAct`, `ConflictThroughDelegation`, `DelegatedAlready`.
    """
    team = locked_team(team)
    places = {place.member_id: place for place in TeamMember.objects.on(on).filter(team=team).select_related("member")}
    giver = next((one for one in places.values() if one.member.user_id == by.pk and one.role == TeamRole.HEAD), None)
    if giver is None or team.decided_on is None or team.dissolved_on is not None:
        raise DelegationBeyondPower(lack=_("you do not head %(team)s") % {"team": team.name})
    if receiver.pk not in places:
        raise UnfitToAct(name=receiver.full_name, lack=_("no place in the team"))
    row = Delegation(
        body=team.body, duty=Delegation.Duty.HEAD, giver=giver.member, receiver=receiver, team=team,
        since=since, until=until, paper=paper, given_on=on,
    )  # fmt: skip
    return _give(row, by=by, on=on, ends=[])


def _give(row: Delegation, *, by: User, on: date, ends: Iterable[date]) -> Delegation:
    """Check what holds for every delegation, write it, and let the receiver take the place from its first day."""
    act = gettext_lazy("Delegate")
    require_date(on, act=act, earliest=None)
    require_text(paper=(gettext_lazy("paper or reason"), row.paper))
    if row.giver_id == row.receiver_id:
        raise UnfitToAct(name=row.receiver.full_name, lack=_("nobody acts in their own place"))
    if row.receiver.user is None or not row.receiver.user.is_active:
        raise UnfitToAct(name=row.receiver.full_name, lack=_("no account to act with"))
    if row.since < on or row.until <= row.since:
        raise DelegationBeyondPower(lack=_("it begins today at the earliest and ends after it began"))
    if any(row.until > end for end in ends):
        raise DelegationBeyondPower(lack=_("the seat ends before the last day"))
    _require_first(row)
    if row.team is not None and not _reached(row):
        raise ConflictThroughDelegation(team=row.team.name, name=row.receiver.full_name)
    save(row)
    _take_place(row, on)
    facts: dict[str, Any] = {"delegation": row.pk, "duty": row.duty, "giver": row.giver_id, "receiver": row.receiver_id}
    facts |= {"body": row.body_id, "since": f"{row.since}", "until": f"{row.until}", "paper": row.paper}
    trail.record("delegated", by=by, on=on, **facts)
    if row.team is not None:
        book = Rule.on(on, row.body.scope)
        book.find_or_none("POWER-ACTS")
        write_all(locked_cases(row.team), "delegated", "", by, on, paper=row.paper, rules=cited(book, on))
    return row


def _require_first(row: Delegation) -> None:
    """Refuse days on which the receiver acts by the duty already: two could not be told apart."""
    same = Delegation.objects.filter(body=row.body, duty=row.duty, receiver=row.receiver, ended_on__isnull=True)
    if row.team is not None:
        same = same.filter(Q(team=row.team) | Q(team__isnull=True, kind__in=["", row.team.kind]))
    elif row.kind:
        same = same.filter(Q(kind__in=["", row.kind]) | Q(team__kind=row.kind))
    there = same.filter(since__lt=row.until, until__gt=row.since).select_related("giver").first()
    if there is not None:
        name, giver = row.receiver.full_name, there.giver.full_name
        raise DelegatedAlready(name=name, giver=giver, until=f"{there.last_day:%d/%m/%Y}")


def _reached(row: Delegation) -> list[Team]:
    """Return the teams in which the receiver may act: the giver holds the duty, and neither of the two is a party."""
    giver, receiver = row.giver.user_id, row.receiver.user_id
    own = TeamGrant.objects.filter(user=giver, duty=row.duty, until__isnull=True, content_object=OuterRef("pk"))
    barred = apart.from_team(giver) | apart.from_team(receiver)
    if row.duty == Delegation.Duty.AUTHORITY:
        barred |= apart.on_both_sides(giver, receiver, OuterRef("pk"))
    return list(
        Team.objects.filter(row.reach, Exists(own), body=row.body_id, dissolved_on__isnull=True).exclude(barred)
    )


def _take_place(row: Delegation, on: date) -> None:
    giver, receiver = row.giver.user_id, row.receiver.user_id
    teams = _reached(row)
    own = CaseGrant.objects.filter(user=giver, duty=row.duty, until__isnull=True, content_object=OuterRef("pk"))
    cases = Case.objects.filter(Exists(own), team__in=teams)
    cases = cases.exclude(apart.from_case(giver) | apart.from_case(receiver))
    if giver is not None and receiver is not None:
        place = grants.Place(row.pk, giver, row.since, row.until)
        grants.take_place(receiver, Duty(row.duty), place, teams=teams, cases=list(cases.only("pk")), on=on)


@command
def end_delegation(row: Delegation, *, by: User, on: date, reason: str) -> Delegation:
    """End a delegation before its last day, at once: who gave it, who holds it, or a leader of the body.

    Raises `DelegationOver`, `NotYourDuty`.
    """
    rows = Delegation.objects.select_for_update(of=("self",)).select_related("giver", "receiver", "body")
    row = rows.get(pk=row.pk)
    if by.pk not in (row.giver.user_id, row.receiver.user_id) and not policy.leads(by, row.body, on):
        raise NotYourDuty(duty=str(DUTY_NAMES[Duty(row.duty)]), on=f"{on:%d/%m/%Y}")
    if row.last_day < on:
        raise DelegationOver(on=f"{row.last_day:%d/%m/%Y}")
    require_date(on, act=gettext_lazy("End the delegation"), earliest=row.given_on)
    require_text(reason=(gettext_lazy("reason"), reason))
    _end([row], by=by, on=on, reason=reason)
    return row


def lapse(which: Q, *, by: User | None, on: date, reason: str) -> None:
    """End the delegations that fall with a seat, a place or an account; call it inside the command that takes it."""
    rows = Delegation.objects.ahead(on).filter(which)
    _end(list(rows.select_for_update(of=("self",))), by=by, on=on, reason=reason)


def _end(rows: Sequence[Delegation], *, by: User | None, on: date, reason: str) -> None:
    for row in rows:
        row.ended_on, row.ended_by, row.ended_reason = max(on, row.given_on), by, reason
        save(row, ["ended_on", "ended_by", "ended_reason"])
        trail.record("delegation-ended", by=by, on=on, delegation=row.pk, reason=reason)
        if row.team is not None:
            write_all(locked_cases(row.team), "delegation-ended", "", by, on, reason=reason)
    if rows:
        grants.stop(Q(delegation__in=rows), on)
