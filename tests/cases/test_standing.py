"""A new leader, officer, representative or account takes over open work at once; who leaves loses it at once."""

from datetime import timedelta

import pytest

from cases import commands, grants
from cases.models import Case, Chair, PostDuty, WorkItem
from cases.policy import Duty
from tests.make import FOUNDED, START, Office, make_case, make_office

pytestmark = pytest.mark.django_db

DAY = START + timedelta(days=30)
PASSWORD = "mot-mat-khau-dai-2026"


@pytest.fixture
def office() -> Office:
    return make_office()


def test_a_new_leader_takes_over_what_waits_for_the_authority(office: Office) -> None:
    case = make_case(office, "E1")
    grants.offer("E2", [Duty.AUTHORITY], team=case.team, case=case)

    commands.seat_members(
        office.standing, [(office.members["minh"], Chair.DEPUTY_SECRETARY)], by=office.administrator, since=DAY
    )

    assert Case.objects.visible_to(office.minh).exists()
    assert case.work.filter(user=office.minh, step="E2", closed_at__isnull=True).count() == 1


def test_a_leader_who_leaves_keeps_nothing(office: Office) -> None:
    case = make_case(office, "E1")
    grants.offer("E2", [Duty.AUTHORITY], team=case.team, case=case)

    seat = office.members["pho"].seats.get(body=office.standing)
    commands.vacate_seat(seat, by=office.administrator, on=DAY)

    assert not Case.objects.visible_to(office.pho).exists()
    assert not case.work.filter(user=office.pho, closed_at__isnull=True).exists()
    assert case.work.filter(user=office.chu, closed_at__isnull=True).exists()


def test_a_new_representative_answers_in_the_open_cases(office: Office) -> None:
    case = make_case(office, "R1")
    post = office.members["dien"].posts.get()
    commands.release(post, by=office.administrator, on=DAY)
    assert not Case.objects.represented_by(office.dien).exists()

    commands.appoint(
        [(office.members["dai"], office.organizations[0], PostDuty.REPRESENTATIVE)], by=office.administrator, since=DAY
    )

    assert list(Case.objects.represented_by(office.dai)) == [case]


def test_a_new_officer_sees_the_open_cases_and_the_old_one_does_not(office: Office) -> None:
    make_case(office, "P2")
    commands.release(office.members["quan"].posts.get(), by=office.administrator, on=DAY)

    commands.appoint([(office.members["minh"], office.city, PostDuty.AREA_OFFICER)], by=office.administrator, since=DAY)

    assert not Case.objects.visible_to(office.quan).exists()
    assert Case.objects.visible_to(office.minh).exists()


def test_work_of_a_duty_nobody_holds_waits_for_whoever_gets_the_account(office: Office) -> None:
    head = office.members["lan"]
    head.user = None
    head.save()
    case = make_case(office, "P2")
    grants.offer("P3", [Duty.HEAD], team=case.team)
    assert WorkItem.objects.get(step="P3").user is None

    user = commands.open_account(
        head, by=office.administrator, on=START + timedelta(days=5), username="lan2", password=PASSWORD
    )

    assert case.team.work.get(step="P3", closed_at__isnull=True).user == user
    assert Case.objects.visible_to(user).exists()


def test_a_recused_person_is_not_brought_back_by_a_seat(office: Office) -> None:
    case = make_case(office, "P2")
    commands.declare(case.team, by=office.hoa, on=DAY, has_conflict=True, ground="sibling")
    grants.offer("E2", [Duty.AUTHORITY], team=case.team, case=case)

    commands.seat_members(
        office.standing, [(office.members["hoa"], Chair.DEPUTY_SECRETARY)], by=office.administrator, since=DAY
    )

    assert not Case.objects.visible_to(office.hoa).exists()
    assert not WorkItem.objects.filter(user=office.hoa, closed_at__isnull=True).exists()
    assert FOUNDED < DAY
