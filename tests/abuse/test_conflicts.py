"""Nobody has a part in a matter in which they are the inspected side, whichever seats and duties they hold."""
# ruff: noqa: N802 - tests are named after the abuse cases

from datetime import timedelta

import pytest

from cases import commands, policy
from cases.commands import roll
from cases.errors import NotYourDuty, OnTheInspectedSide
from cases.minutes import Place
from cases.models import Case, CaseGrant, PostDuty, Team, TeamGrant, TeamRole, WorkItem
from cases.policy import Act, Duty
from tests.make import FOUNDED, START, Office, consider, make_case, make_office, make_team, places, propose, walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


def answer_for_the_subject(office: Office, key: str) -> None:
    """The person becomes a representative of the first organization, besides every other seat and duty."""
    place = (office.members[key], office.organizations[0], PostDuty.REPRESENTATIVE)
    commands.appoint([place], by=office.administrator, since=FOUNDED)


def test_A17_a_leader_who_answers_for_the_subject_does_not_decide_on_it(office: Office) -> None:
    answer_for_the_subject(office, "chu")
    case = make_case(office, "P1")

    with pytest.raises(NotYourDuty):
        commands.issue_decision(case.team, by=office.chu, on=START + timedelta(days=3))

    assert not WorkItem.objects.filter(user=office.chu).exists()
    assert commands.issue_decision(case.team, by=office.pho, on=START + timedelta(days=3)).decided_by == office.pho


def test_A17_who_represents_the_subject_gets_nothing_of_its_case_by_a_seat(office: Office) -> None:
    answer_for_the_subject(office, "vien")
    case = make_case(office, "E1")

    assert office.members["vien"].pk not in {seat.member_id for seat in roll(case, START + timedelta(days=20))}
    assert not Case.objects.visible_to(office.vien).exists()
    assert not Team.objects.visible_to(office.vien).exists()
    assert not policy.may(office.vien, Act.READ, case)
    assert policy.duties(office.vien, case) == {Duty.REPRESENTATIVE}


def test_A17_rights_held_before_are_lost_the_day_one_answers_for_the_subject(office: Office) -> None:
    case = make_case(office, "E1")
    assert policy.may(office.chu, Act.CONSIDER, case)
    assert WorkItem.objects.filter(user=office.chu, closed_at__isnull=True, case=case).exists() is False

    answer_for_the_subject(office, "chu")

    assert not policy.may(office.chu, Act.CONSIDER, case)
    assert not Case.objects.visible_to(office.chu).exists()
    with pytest.raises(NotYourDuty):
        consider(office, case, START + timedelta(days=20))


def test_A17_open_work_leaves_the_inbox_of_who_comes_to_answer_for_the_subject(office: Office) -> None:
    from cases import grants

    case = make_case(office, "E1")
    grants.offer("E2", [Duty.AUTHORITY], team=case.team, case=case)
    assert WorkItem.objects.filter(user=office.chu, closed_at__isnull=True).exists()

    answer_for_the_subject(office, "chu")

    assert not WorkItem.objects.filter(user=office.chu, closed_at__isnull=True).exists()
    assert WorkItem.objects.filter(user=office.pho, closed_at__isnull=True).exists()


def test_A17_the_inspected_member_decides_nothing_of_the_own_case(office: Office) -> None:
    from cases.commands import NewItem

    programme = commands.draft_programme(
        office.standing,
        by=office.quan,
        on=START,
        year=2026,
        title="Chương trình",
        items=[NewItem(kind="KTCH", topic="Kiểm tra đảng viên", quarter=1, members=[office.members["pho"]])],
    )
    programme = commands.approve_programme(programme, by=office.chu, on=START)
    team = commands.open_item(programme.items.get(), by=office.quan, on=START)
    case = team.cases.get()
    propose(office, team, START + timedelta(days=1))

    with pytest.raises(NotYourDuty):
        commands.issue_decision(team, by=office.pho, on=START + timedelta(days=2))
    case = walk(office, case, "R1", after="P1")

    assert not Case.objects.visible_to(office.pho).exists()
    assert policy.duties(office.pho, case) == {Duty.REPRESENTATIVE}
    assert Case.objects.represented_by(office.pho).get() == case


def test_A17_who_answers_for_the_subject_is_not_put_into_the_team(office: Office) -> None:
    answer_for_the_subject(office, "binh")
    team = make_team(office)

    with pytest.raises(OnTheInspectedSide) as refusal:
        propose(office, team, START + timedelta(days=1))

    assert "Lý Thái Bình" in refusal.value.messages[0]
    assert not team.members.exists()


def test_A17_nor_later_by_a_change_of_the_team(office: Office) -> None:
    answer_for_the_subject(office, "minh")
    team = make_case(office, "P2").team

    with pytest.raises(OnTheInspectedSide):
        commands.change_team(
            team,
            by=office.chu,
            on=START + timedelta(days=9),
            role=TeamRole.MEMBER,
            reason="Tăng cường",
            joining=office.members["minh"],
        )


def test_A17_an_area_officer_of_the_subject_does_not_propose_the_team(office: Office) -> None:
    answer_for_the_subject(office, "quan")
    team = make_team(office)

    with pytest.raises(NotYourDuty):
        propose(office, team, START + timedelta(days=1))


def test_A17_other_cases_stay_open_to_who_answers_for_one_subject(office: Office) -> None:
    answer_for_the_subject(office, "vien")
    case = make_case(office, "E1", subjects=2)
    other = case.team.cases.exclude(pk=case.pk).get()
    for step in ("R1", "R2", "R3", "R4", "R5", "R6", "E1"):
        walk(office, other, step, after={"R1": "P3", "E1": "R6"}.get(step, f"R{int(step[1]) - 1}"))

    assert list(Case.objects.visible_to(office.vien)) == [other]


def test_A17_grants_are_not_even_written(office: Office) -> None:
    answer_for_the_subject(office, "chu")
    case = make_case(office, "P1")

    assert not CaseGrant.objects.filter(user=office.chu, content_object=case).exists()
    assert not TeamGrant.objects.filter(user=office.chu, content_object=case.team).exists()


def test_A17_a_proposal_without_them_passes(office: Office) -> None:
    answer_for_the_subject(office, "binh")
    team = make_team(office)
    others = [place for place in places(office) if place.member != office.members["binh"]]

    propose(office, team, START + timedelta(days=1), places=[*others, Place(office.members["minh"], TeamRole.MEMBER)])

    assert team.members.count() == 4
