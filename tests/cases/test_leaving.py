"""Who leaves a case of discipline half-way, and who may take their place: head, commissioner in charge, who signs."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases import commands, policy
from cases.commands import discipline
from cases.errors import AlreadyDone, DrafterApproves, NotYourDuty
from cases.errors_discipline import HearsForTheBody, OverseerNotOfTheBody
from cases.minutes import Minutes
from cases.models import Case, Chair, SubjectHearing, TeamRole, TrailEntry
from cases.policy import Act
from inspection.accounts.models import User
from tests import make_discipline as make
from tests.make import Office, make_office, minutes
from tests.make_discipline import day_of, walk
from workflows import engine

pytestmark = pytest.mark.django_db

LATER = day_of("E1")


@pytest.fixture
def office() -> Office:
    """The small committee and its ward."""
    office = make_office()
    make.make_ward(office)
    return office


def at(office: Office, step: str) -> Case:
    """Diện's case after a step, its next step in the inboxes."""
    case = walk(office, make.open_member(office), step)
    engine.place(case)
    return case


def hear(case: Case, by: User) -> None:
    """E1 by somebody."""
    held: Minutes = minutes(LATER)
    discipline.hear_subject(case, by=by, minutes=held, result=SubjectHearing.Result.HEARD, statement="Nhận khuyết điểm")


def change(
    office: Office, case: Case, role: TeamRole, *, leaving: str = "", joining: str = "", on: date = LATER
) -> None:
    """Chủ changes the team."""
    people: dict[str, Any] = {
        name: office.members[key] for name, key in (("leaving", leaving), ("joining", joining)) if key
    }
    commands.change_team(case.team, by=office.chu, on=on, role=role, reason="Điều động.", **people)


def propose_as(office: Office, case: Case, who: str) -> None:
    """R4 by somebody."""
    discipline.propose_discipline(
        case, by=office.users[who], on=day_of("R4"), form="WARNING", verified="Đã đối chiếu", proposal="Cảnh cáo"
    )


def test_the_hearing_waits_for_the_commissioner_who_takes_over(office: Office) -> None:
    case = at(office, "R4")
    commands.vacate_seat(office.members["vien"].seats.get(), by=office.administrator, on=LATER)
    assert not Case.objects.visible_to(office.vien).exists()
    assert case.work.get(step="E1", closed_at=None).user is None
    assert case.work.filter(step="OVERSEER", user=office.chu, closed_at=None).exists()

    discipline.replace_overseer(case, by=office.chu, on=LATER, overseer=office.members["khanh"], reason="Nghỉ hưu.")

    assert case.work.get(step="E1", closed_at=None).user == office.khanh
    assert not case.work.filter(step="OVERSEER", closed_at=None).exists()
    assert policy.may(office.khanh, Act.HEAR_SUBJECT, case)
    entry = TrailEntry.objects.get(case=case, act="overseer-replaced")
    assert (entry.data["leaving"], entry.data["joining"]) == (office.members["vien"].pk, office.members["khanh"].pk)


def test_a_commissioner_replaced_loses_the_case_that_day(office: Office) -> None:
    case = at(office, "R4")
    assert Case.objects.visible_to(office.vien).exists()

    discipline.replace_overseer(case, by=office.chu, on=LATER, overseer=office.members["khanh"], reason="Đi học.")

    assert not policy.may(office.vien, Act.HEAR_SUBJECT, case)
    assert not case.work.filter(user=office.vien, closed_at=None).exists()
    hear(case, office.khanh)


def test_a_commissioner_who_withdraws_is_missed(office: Office) -> None:
    case = at(office, "R4")

    commands.recuse(case, by=office.vien, on=LATER, ground="sibling")

    assert case.work.filter(step="OVERSEER", user=office.chu, closed_at=None).exists()
    assert case.work.get(step="E1", closed_at=None).user is None


@pytest.mark.rule("HEAR")
@pytest.mark.parametrize("who", ["vien", "minh", "binh"])
def test_who_worked_on_the_matter_or_is_not_of_the_body_does_not_hear_it(office: Office, who: str) -> None:
    case = at(office, "R4")
    if who == "binh":  # left the team, and sits in the body now
        change(office, case, TeamRole.MEMBER, leaving="binh")
        commands.seat_members(
            office.standing, [(office.members["binh"], Chair.MEMBER)], by=office.administrator, since=LATER
        )

    with pytest.raises(OverseerNotOfTheBody):
        discipline.replace_overseer(case, by=office.chu, on=LATER, overseer=office.members[who], reason="Thay.")


def test_once_the_subject_is_heard_nobody_else_is_put_in_charge(office: Office) -> None:
    case = at(office, "R4")
    hear(case, office.vien)

    with pytest.raises(AlreadyDone):
        discipline.replace_overseer(case, by=office.chu, on=LATER, overseer=office.members["khanh"], reason="Thay.")


@pytest.mark.rule("HEAR")
def test_who_hears_the_subject_does_not_join_the_team(office: Office) -> None:
    case = at(office, "R4")

    with pytest.raises(HearsForTheBody):
        change(office, case, TeamRole.MEMBER, joining="vien")


def test_a_new_head_proposes_and_the_old_one_sees_nothing(office: Office) -> None:
    case = at(office, "R3")

    change(office, case, TeamRole.HEAD, leaving="lan", joining="minh", on=day_of("R3"))

    assert not Case.objects.visible_to(office.lan).exists()
    assert case.work.get(step="R4", closed_at=None).user == office.minh
    with pytest.raises(NotYourDuty):
        propose_as(office, case, "lan")
    propose_as(office, case, "minh")


@pytest.mark.rule("INV-FOUR-EYES")
def test_who_came_from_the_team_to_lead_the_body_does_not_sign_its_decision(office: Office) -> None:
    case = at(office, "E2")
    change(office, case, TeamRole.MEMBER, leaving="binh", on=day_of("E2"))
    commands.seat_members(
        office.standing, [(office.members["binh"], Chair.DEPUTY_SECRETARY)], by=office.administrator, since=day_of("E3")
    )
    assert policy.may(office.binh, Act.ISSUE_SANCTION, case)

    with pytest.raises(DrafterApproves):
        discipline.issue_sanction(case, by=office.binh, on=day_of("E3"))


def test_work_of_the_only_leader_waits_for_the_next(office: Office) -> None:
    case = at(office, "E2")
    for key in ("chu", "pho"):
        commands.vacate_seat(office.members[key].seats.get(), by=office.administrator, on=day_of("E3"))
    assert case.work.get(step="E3", closed_at=None).user is None

    commands.seat_members(
        office.standing, [(office.members["minh"], Chair.SECRETARY)], by=office.administrator, since=day_of("E3")
    )

    assert case.work.get(step="E3", closed_at=None).user == office.minh
    discipline.issue_sanction(case, by=office.minh, on=day_of("E3"))
