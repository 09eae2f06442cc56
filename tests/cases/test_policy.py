"""Who may do what: by a duty, on a day, in one case; a recusal beats everything."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser

from cases import capacity, commands, policy
from cases.errors import NotYourDuty, OutOfOrder, Recused
from cases.models import Case, CaseGrant, Member, OrganizationEvent, Recusal, Team, TeamMember, TeamRole
from cases.policy import Act, Duty
from inspection.accounts.models import User
from tests.make import START, Office, declare_all, make_case, make_office, make_user, walk

pytestmark = pytest.mark.django_db

LATER = START + timedelta(days=40)


@pytest.fixture
def office() -> Office:
    return make_office()


def test_nobody_sees_a_case_without_a_duty_in_it(office: Office) -> None:
    make_case(office, "R1")

    assert Case.objects.visible_to(office.lan).count() == 1
    assert Case.objects.visible_to(office.minh).count() == 0
    assert Case.objects.visible_to(office.administrator).count() == 0
    assert Case.objects.visible_to(make_user("root", is_superuser=True)).count() == 0


def test_strangers_and_the_deactivated_may_nothing(office: Office) -> None:
    case = make_case(office, "R1")
    office.lan.is_active = False

    assert not policy.may(AnonymousUser(), Act.READ, case)
    assert not policy.may(office.lan, Act.READ, case)
    assert policy.duties(AnonymousUser(), case) == frozenset()


def test_a_duty_begins_on_its_day(office: Office) -> None:
    case = make_case(office, "P2")
    grant = CaseGrant.objects.get(content_object=case, user=office.lan)

    assert policy.may(office.lan, Act.READ, case, on=grant.since)
    assert not policy.may(office.lan, Act.READ, case, on=grant.since - timedelta(days=1))


def test_nobody_acts_in_the_past_after_losing_the_duty(office: Office) -> None:
    case = make_case(office, "R1")
    commands.change_team(
        case.team, by=office.chu, on=LATER, role=TeamRole.HEAD, reason="Chuyển công tác",
        leaving=office.members["lan"], joining=office.members["minh"],
    )  # fmt: skip

    with pytest.raises(NotYourDuty) as refusal:
        commands.receive_self_report(case, by=office.lan, on=START + timedelta(days=10), summary="Báo cáo")

    assert refusal.value.rule == "POWER-ACTS"
    assert policy.may(office.minh, Act.RECEIVE_SELF_REPORT, case)


@pytest.mark.rule("TEAM-CHANGE")
def test_a_new_head_takes_over_the_open_work_at_once(office: Office) -> None:
    case = make_case(office, "P3")
    from cases import grants

    grants.offer("R1", [Duty.HEAD], team=case.team, case=case)
    commands.change_team(
        case.team, by=office.chu, on=LATER, role=TeamRole.HEAD, reason="Nghỉ chế độ",
        leaving=office.members["lan"], joining=office.members["minh"],
    )  # fmt: skip

    assert not case.work.filter(user=office.lan, closed_at__isnull=True).exists()
    assert case.work.filter(user=office.minh, step="R1", closed_at__isnull=True).exists()
    assert not Case.objects.visible_to(office.lan).exists()
    assert Team.objects.visible_to(office.minh).exists()


@pytest.mark.rule("RECUSE")
def test_a_declared_conflict_takes_everything_away(office: Office) -> None:
    case = make_case(office, "P2")
    on = START + timedelta(days=5)

    commands.declare(case.team, by=office.binh, on=on, has_conflict=True, ground="sibling")

    assert not Case.objects.visible_to(office.binh).exists()
    assert not Team.objects.visible_to(office.binh).exists()
    assert policy.duties(office.binh, case) == frozenset()
    with pytest.raises(Recused) as refusal:
        commands.declare(case.team, by=office.binh, on=on, has_conflict=False)
    assert refusal.value.rule == "RECUSE"
    assert case.team.work.filter(step="TEAM-CHANGE", user=office.chu).exists()


@pytest.mark.rule("RECUSE")
def test_a_recusal_in_one_case_leaves_the_others(office: Office) -> None:
    case = make_case(office, "P2", subjects=2)
    other = Case.objects.filter(team=case.team).exclude(pk=case.pk).get()

    commands.recuse(case, by=office.hoa, on=LATER, ground="economic_interest")

    assert list(Case.objects.visible_to(office.hoa)) == [other]
    assert not policy.may(office.hoa, Act.READ, case)
    assert policy.may(office.hoa, Act.READ, other)


def test_the_representative_answers_but_does_not_open_the_file(office: Office) -> None:
    case = make_case(office, "R1")

    assert not Case.objects.visible_to(office.dien).exists()
    assert list(Case.objects.represented_by(office.dien)) == [case]
    assert policy.may(office.dien, Act.RESPOND, case)
    assert not policy.may(office.dien, Act.READ, case)


def test_the_body_sees_a_case_when_it_is_laid_before_it(office: Office) -> None:
    case = make_case(office, "R6")
    assert not Case.objects.visible_to(office.vien).exists()

    walk(office, case, "E1", after="R6")

    assert Case.objects.visible_to(office.vien).exists()


def test_the_rights_of_a_team_end_with_its_file(office: Office) -> None:
    make_case(office, "E5")

    assert not Case.objects.visible_to(office.lan).exists()
    assert Case.objects.visible_to(office.chu).exists()


def test_standing_roles_decide_the_menu(office: Office) -> None:
    make_case(office, "R1")

    assert capacity.roles(office.chu) >= {"leader", "seat"}
    assert "area_officer" in capacity.roles(office.quan)
    assert "clerk" in capacity.roles(office.thu)
    assert "representative" in capacity.roles(office.dien)
    assert "inspector" in capacity.roles(office.lan)
    assert capacity.roles(office.administrator) == {"administrator"}
    assert capacity.roles(AnonymousUser()) == frozenset()


def test_who_verifies_a_requirement_works_in_the_office(office: Office) -> None:
    assert capacity.roles(User.objects.get(pk=office.minh.pk)) == frozenset()

    make_case(office, "E4")

    assert capacity.roles(office.minh) == {"inspector"}


@pytest.mark.parametrize("who", ["lan", "thu", "minh"])
def test_only_the_administrator_registers_people(office: Office, who: str) -> None:
    with pytest.raises(NotYourDuty):
        commands.register_members([], by=office.users[who], on=START)


def test_only_a_leader_signs_for_the_body(office: Office) -> None:
    with pytest.raises(NotYourDuty):
        policy.require_leader(office.vien, office.standing, START)

    policy.require_leader(office.pho, office.standing, START)


def test_a_seat_that_ended_signs_nothing(office: Office) -> None:
    seat = office.members["pho"].seats.get(body=office.standing)
    commands.vacate_seat(seat, by=office.administrator, on=START)

    assert not policy.leads(office.pho, office.standing, START)


@pytest.mark.rule("INV-ORDER")
def test_a_team_that_is_not_decided_declares_nothing(office: Office) -> None:
    case = make_case(office, "P1")

    with pytest.raises(NotYourDuty):
        declare_all(office, case.team, START + timedelta(days=5))
    with pytest.raises(OutOfOrder):
        commands.change_team(
            case.team, by=office.chu, on=date(2026, 3, 10), role=TeamRole.MEMBER, reason="Bổ sung",
            joining=office.members["minh"],
        )  # fmt: skip


def test_evidence_rows_are_never_deleted(office: Office) -> None:
    case = make_case(office, "P2")

    for row in (case, case.team, Recusal(), TeamMember(), OrganizationEvent(), Member()):
        with pytest.raises(TypeError):
            row.delete()
