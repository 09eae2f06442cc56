"""Acting in another's place: by a paper, for days, never a vote, never where one of the two is apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases import commands, policy
from cases.commands import delegations
from cases.errors import BothSides, InPerson, NotYourDuty, RuleBroken
from cases.errors_delegation import (
    ConflictThroughDelegation,
    DelegatedAlready,
    DelegationBeyondPower,
    DelegationOver,
    UnfitToAct,
)
from cases.models import Case, Chair, Delegation, Kind, Recusal, TeamRole, TrailEntry, WorkItem
from cases.policy import Act, Duty
from tests.make import START, Office, make_case, make_office, make_team, minutes, propose, walk
from tests.walk import morning
from workflows import engine, inbox

pytestmark = pytest.mark.django_db

DAY = START + timedelta(days=2)
PAPER = "Giấy ủy quyền số 05-GUQ/TU"


@pytest.fixture
def office() -> Iterator[Office]:
    """The small committee, two days after its work began."""
    with time_machine.travel(morning(DAY), tick=False):
        yield make_office()


def at(day: date) -> Any:
    """Another day."""
    return time_machine.travel(morning(day), tick=False)


def signing(office: Office, receiver: str = "vien", *, days: int = 10, **values: Any) -> Delegation:
    """Chủ has Viên sign in his place, from today."""
    facts: dict[str, Any] = {"by": office.chu, "on": DAY, "since": DAY, "until": DAY + timedelta(days), "paper": PAPER}
    (row,) = delegations.delegate_signing(office.standing, receiver=office.members[receiver], **(facts | values))
    return row


def heading(office: Office, case: Case, receiver: str = "an", **values: Any) -> Delegation:
    """Lan has An head the team in her place, from today."""
    facts: dict[str, Any] = {"by": office.lan, "on": DAY, "since": DAY, "until": DAY + timedelta(10), "paper": PAPER}
    return delegations.delegate_heading(case.team, receiver=office.members[receiver], **(facts | values))


def decided(office: Office) -> Case:
    """A case whose decision was signed two days ago; the team has yet to meet."""
    with at(START):
        case = make_case(office, "")
        propose(office, case.team, START)
        commands.issue_decision(case.team, by=office.chu, on=START)
    engine.place_team(case.team)
    return Case.objects.select_related("team").get(pk=case.pk)


def proposed(office: Office) -> Case:
    """A case whose team was proposed on the first day and waits for a signature."""
    with at(START):
        case = make_case(office, "")
        propose(office, case.team, START)
    engine.place_team(case.team)
    return Case.objects.select_related("team").get(pk=case.pk)


# Giving


@pytest.mark.rule("POWER-ACTS")
def test_a_member_of_the_body_signs_in_the_leaders_place(office: Office) -> None:
    case = proposed(office)
    assert not policy.may(office.vien, Act.ISSUE_DECISION, case.team)

    row = signing(office)

    assert Case.objects.visible_to(office.vien).get() == case
    assert [(work.step, work.duty) for work in inbox.open_work(office.vien)] == [("P2", "acting_authority")]
    commands.issue_decision(case.team, by=office.vien, on=DAY)
    entry = TrailEntry.objects.get(case=case, act="decision-issued")
    assert (entry.by, entry.data["delegation"]) == (office.vien, row.pk)
    case.team.refresh_from_db()
    assert case.team.decided_by == office.vien


def test_what_one_does_by_a_duty_of_ones_own_is_not_done_for_another(office: Office) -> None:
    case = decided(office)
    heading(office, case)

    commands.declare(case.team, by=office.an, on=DAY, has_conflict=False)

    assert "delegation" not in TrailEntry.objects.get(case=case, act="declared").data


@pytest.mark.both_engines
def test_it_reaches_what_is_proposed_later(office: Office) -> None:
    signing(office)
    team = make_team(office, on=DAY)

    propose(office, team, DAY)
    engine.place_team(team)

    assert policy.may(office.vien, Act.ISSUE_DECISION, team)
    assert inbox.open_work(office.vien).get().step == "P2"
    assert policy.duties(office.vien, team) == {Duty.ACTING_AUTHORITY}


def test_it_reaches_one_kind_of_work_where_it_says_so(office: Office) -> None:
    inspected = proposed(office)
    signing(office, kind=Kind.THEMATIC_SUPERVISION)
    supervised = make_team(office, Kind.THEMATIC_SUPERVISION, on=DAY)

    propose(office, supervised, DAY, days=None)

    assert policy.may(office.vien, Act.ISSUE_DECISION, supervised)
    assert not policy.may(office.vien, Act.ISSUE_DECISION, inspected.team)


def test_it_reaches_one_team_where_it_names_one(office: Office) -> None:
    case = proposed(office)
    signing(office, teams=[case.team])
    later = make_team(office, on=DAY)

    propose(office, later, DAY)

    assert policy.may(office.vien, Act.ISSUE_DECISION, case.team)
    assert not policy.may(office.vien, Act.ISSUE_DECISION, later)
    assert TrailEntry.objects.filter(case=case, act="delegated").count() == 1


def test_another_member_of_the_team_does_the_acts_of_its_head(office: Office) -> None:
    case = decided(office)
    row = heading(office, case)
    for key in ("lan", "an", "binh", "hoa"):
        commands.declare(case.team, by=office.users[key], on=DAY, has_conflict=False)

    commands.prepare(case.team, by=office.an, minutes=minutes(DAY), outline="1. Tình hình")

    assert TrailEntry.objects.get(case=case, act="prepared").data["delegation"] == row.pk
    assert {work.duty for work in WorkItem.objects.filter(user=office.an, step="P3")} == {"acting_head"}


# Refused


@pytest.mark.parametrize(
    ("giver", "receiver", "error"),
    [
        ("vien", "khanh", DelegationBeyondPower),  # holds a seat and does not sign: nobody passes on what is not theirs
        ("chu", "lan", UnfitToAct),  # no seat in the body
        ("chu", "pho", UnfitToAct),  # signs in person
        ("chu", "chu", UnfitToAct),
    ],
)
def test_only_who_signs_delegates_and_only_within_the_body(
    office: Office, giver: str, receiver: str, error: type[RuleBroken]
) -> None:
    with pytest.raises(error):
        signing(office, receiver, by=office.users[giver])


def test_who_acts_for_another_passes_it_on_to_nobody(office: Office) -> None:
    case = decided(office)
    signing(office)
    heading(office, case)

    with pytest.raises(DelegationBeyondPower):
        signing(office, "khanh", by=office.vien)
    with pytest.raises(DelegationBeyondPower):
        heading(office, case, "binh", by=office.an)


def test_who_is_not_in_the_team_does_not_head_it(office: Office) -> None:
    case = decided(office)

    with pytest.raises(UnfitToAct):
        heading(office, case, "minh")
    with pytest.raises(UnfitToAct):
        heading(office, case, "lan")


@pytest.mark.parametrize(("since", "until"), [(-1, 5), (3, 3), (3, 1)])  # yesterday; no day; ends before it begins
def test_a_delegation_has_days_ahead(office: Office, since: int, until: int) -> None:
    with pytest.raises(DelegationBeyondPower):
        signing(office, since=DAY + timedelta(since), until=DAY + timedelta(until))


def test_nobody_delegates_beyond_the_end_of_the_own_seat(office: Office) -> None:
    seat = office.members["chu"].seats.get(body=office.standing)
    commands.vacate_seat(seat, by=office.administrator, on=DAY + timedelta(days=5))

    with pytest.raises(DelegationBeyondPower):
        signing(office, days=6)
    assert signing(office, days=5).last_day == DAY + timedelta(days=4)


def test_a_paper_and_an_account_are_needed(office: Office) -> None:
    with pytest.raises(RuleBroken):
        signing(office, paper=" ")
    commands.close_account(office.khanh, by=office.administrator, on=DAY)
    office.members["khanh"].refresh_from_db()

    with pytest.raises(UnfitToAct):
        signing(office, "khanh")


def test_nobody_acts_twice_by_the_same_duty_on_a_day(office: Office) -> None:
    signing(office)

    with pytest.raises(DelegatedAlready) as refusal:
        signing(office, by=office.pho, since=DAY + timedelta(days=9), until=DAY + timedelta(days=12))
    later = signing(office, by=office.pho, since=DAY + timedelta(days=10), until=DAY + timedelta(days=12))

    assert refusal.value.facts["until"] == f"{DAY + timedelta(days=9):%d/%m/%Y}"
    assert later.giver == office.members["pho"]


# Never a vote, never both sides, never the recused


@pytest.mark.rule("POWER-ACTS")
def test_nobody_concludes_for_the_body_in_anothers_place(office: Office) -> None:
    with at(START):
        case = make_case(office, "")
    with at(START + timedelta(days=60)):
        case = walk(office, case, "E1")
        engine.place(case)
        day = START + timedelta(days=60)
        signing(office, on=day, since=day, until=day + timedelta(days=10))

        assert not inbox.open_work(office.vien).filter(duty="acting_authority").exists()
        with pytest.raises(InPerson) as refusal:
            policy.require(office.vien, Act.CONSIDER, case, on=day)

    assert refusal.value.facts["giver"] == "Đặng Xuân Chủ"


def test_no_act_of_a_vote_is_open_to_who_acts_for_another() -> None:
    for act in policy.IN_PERSON:
        assert policy.DUTIES[act].isdisjoint(policy.ACTING_DUTIES)
    for act in set(Act) - policy.IN_PERSON:
        wanted = {policy.ACTING[duty] for duty in policy.DUTIES[act] & policy.ACTING.keys()}
        assert policy.DUTIES[act] & policy.ACTING_DUTIES == wanted


@pytest.mark.rule("INV-FOUR-EYES")
def test_who_heads_the_team_signs_nothing_in_it_for_another(office: Office) -> None:
    case = proposed(office)
    signing(office)
    case.team.members.filter(member=office.members["binh"]).update(member=office.members["vien"])

    with pytest.raises(BothSides):
        commands.issue_decision(case.team, by=office.vien, on=DAY)


@pytest.mark.rule("INV-FOUR-EYES")
@pytest.mark.parametrize("proposer", ["vien", "chu"])
def test_what_one_of_the_two_proposed_the_other_does_not_sign(office: Office, proposer: str) -> None:
    case = proposed(office)
    row = signing(office)
    case.team.proposed_by = office.users[proposer]
    case.team.save()

    with pytest.raises(BothSides):
        commands.issue_decision(case.team, by=office.vien, on=DAY)
    delegations.end_delegation(row, by=office.chu, on=DAY, reason="Đồng chí Chủ đã về.")
    with pytest.raises(ConflictThroughDelegation):
        signing(office, teams=[case.team])


def test_who_joins_the_team_acts_no_longer_for_who_signs(office: Office) -> None:
    case = decided(office)
    signing(office)
    assert policy.may(office.vien, Act.CHANGE_TEAM, case.team)

    commands.change_team(
        case.team, by=office.chu, on=DAY, role=TeamRole.MEMBER, reason="Bổ sung.", joining=office.members["vien"]
    )

    assert policy.duties(office.vien, case.team) == {Duty.MEMBER}


# Ending


def test_it_ends_with_its_last_day(office: Office) -> None:
    case = proposed(office)
    signing(office, days=3)

    with at(DAY + timedelta(days=2)):
        assert inbox.open_work(office.vien).exists()
        assert policy.may(office.vien, Act.ISSUE_DECISION, case.team)
    with at(DAY + timedelta(days=3)):
        assert not inbox.open_work(office.vien).exists()
        assert not Case.objects.visible_to(office.vien).exists()
        with pytest.raises(NotYourDuty):
            commands.issue_decision(case.team, by=office.vien, on=DAY + timedelta(days=3))
        with pytest.raises(NotYourDuty):  # nor in the past, afterwards
            commands.issue_decision(case.team, by=office.vien, on=DAY)


@pytest.mark.parametrize("by", ["chu", "vien", "pho"])
def test_either_side_or_the_body_ends_it_at_once(office: Office, by: str) -> None:
    case = proposed(office)
    row = signing(office)

    row = delegations.end_delegation(row, by=office.users[by], on=DAY, reason="Đồng chí Chủ đã về.")

    assert not policy.may(office.vien, Act.ISSUE_DECISION, case.team)
    assert not Case.objects.visible_to(office.vien).exists()
    assert not WorkItem.objects.filter(user=office.vien, closed_at=None).exists()
    assert policy.may(office.chu, Act.ISSUE_DECISION, case.team)
    with pytest.raises(DelegationOver):
        delegations.end_delegation(row, by=office.chu, on=DAY, reason="Lần nữa.")


def test_nobody_else_ends_it(office: Office) -> None:
    row = signing(office)

    with pytest.raises(NotYourDuty):
        delegations.end_delegation(row, by=office.khanh, on=DAY, reason="Không rõ.")


@pytest.mark.parametrize("leaver", ["chu", "vien"])
def test_it_falls_with_either_seat(office: Office, leaver: str) -> None:
    case = proposed(office)
    row = signing(office)

    commands.vacate_seat(office.members[leaver].seats.get(body=office.standing), by=office.administrator, on=DAY)

    row.refresh_from_db()
    assert (row.ended_on, row.ended_by) == (DAY, office.administrator)
    assert not policy.may(office.vien, Act.ISSUE_DECISION, case.team)
    assert not WorkItem.objects.filter(user=office.vien, closed_at=None).exists()


def test_it_falls_with_the_account(office: Office) -> None:
    case = proposed(office)
    row = signing(office)

    commands.close_account(office.chu, by=office.administrator, on=DAY)

    row.refresh_from_db()
    assert row.ended_on == DAY
    assert not policy.may(office.vien, Act.ISSUE_DECISION, case.team)


def test_who_comes_to_sign_for_the_body_signs_in_person(office: Office) -> None:
    case = proposed(office)
    row = signing(office)
    commands.vacate_seat(office.members["vien"].seats.get(body=office.standing), by=office.administrator, on=DAY)

    commands.seat_members(
        office.standing, [(office.members["vien"], Chair.DEPUTY_SECRETARY)], by=office.administrator, since=DAY
    )

    row.refresh_from_db()
    assert row.ended_on == DAY
    assert policy.duties(office.vien, case.team) == {Duty.AUTHORITY}


@pytest.mark.both_engines
def test_it_falls_with_the_place_of_the_head(office: Office) -> None:
    case = decided(office)
    row = heading(office, case)

    commands.change_team(
        case.team, by=office.chu, on=DAY, role=TeamRole.HEAD, reason="Điều động.",
        leaving=office.members["lan"], joining=office.members["minh"],
    )  # fmt: skip

    row.refresh_from_db()
    assert row.ended_on == DAY
    assert not policy.may(office.an, Act.PREPARE, case.team)
    assert policy.may(office.minh, Act.PREPARE, case.team)


@pytest.mark.rule("INV-CONFLICT")
def test_nobody_acts_for_who_declared_a_conflict(office: Office) -> None:
    case = decided(office)
    heading(office, case)
    assert policy.may(office.an, Act.PREPARE, case.team)

    commands.declare(case.team, by=office.lan, on=DAY, has_conflict=True, ground="spouse")

    assert not policy.may(office.an, Act.PREPARE, case.team)
    assert not WorkItem.objects.filter(user=office.an, duty="acting_head", closed_at=None).exists()


# F38


@pytest.fixture
def waiting(office: Office) -> Case:
    """A case that waits for a signature."""
    return proposed(office)


@pytest.mark.both_engines
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    begins=st.integers(0, 3),
    lasts=st.integers(1, 4),
    asked=st.integers(0, 8),
    ended=st.one_of(st.none(), st.integers(0, 8)),
    left=st.one_of(st.none(), st.tuples(st.sampled_from(["chu", "vien"]), st.integers(0, 8))),
    apart=st.sampled_from(["", "", "chu", "vien", "an"]),
    declared_late=st.booleans(),
)
def test_F38_a_delegation_holds_on_its_days_and_never_for_the_recused(  # noqa: N802
    office: Office, waiting: Case, begins: int, lasts: int, asked: int, ended: int | None,
    left: tuple[str, int] | None, apart: str, declared_late: bool,
) -> None:  # fmt: skip
    """What happened until the day it is asked about; nobody is asked about a day that is over."""

    def declare() -> None:
        if apart:
            Recusal.objects.create(team=waiting.team, member=office.members[apart], since=DAY, ground="sibling")

    with transaction.atomic():
        if not declared_late:
            declare()
        row = signing(office, since=DAY + timedelta(begins), until=DAY + timedelta(begins + lasts))
        days = range(begins, begins + lasts)
        if left is not None and left[1] <= asked:
            with at(DAY + timedelta(left[1])):
                seat = office.members[left[0]].seats.get(body=office.standing)
                commands.vacate_seat(seat, by=office.administrator, on=DAY + timedelta(left[1]))
            days = range(begins, min(days.stop, left[1]))
        if ended is not None and ended <= asked and ended < days.stop:
            with at(DAY + timedelta(ended)):
                delegations.end_delegation(row, by=office.pho, on=DAY + timedelta(ended), reason="Đã về.")
            days = range(begins, ended)
        if declared_late:  # while the other's form is open
            declare()

        with at(DAY + timedelta(asked)):
            holds = asked in days and apart not in ("chu", "vien")
            assert policy.may(office.vien, Act.ISSUE_DECISION, waiting.team) is holds
            assert policy.may(office.vien, Act.ISSUE_DECISION, waiting) is holds
            assert (Duty.ACTING_AUTHORITY in policy.duties(office.vien, waiting)) is holds
            assert not policy.may(office.vien, Act.CONSIDER, waiting)
            assert not policy.may(office.vien, Act.RESOLVE, waiting)
            if not declared_late:
                assert inbox.open_work(office.vien).exists() is holds
                assert Case.objects.visible_to(office.vien).exists() is holds
        transaction.set_rollback(True)
