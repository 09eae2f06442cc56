"""Preparation: one decision, one team, several subjects; four eyes; everybody declares."""

from datetime import date, timedelta

import pytest

from cases import commands
from cases.errors import (
    AlreadyDone,
    ConflictInTeam,
    DateImpossible,
    DeclarationsMissing,
    DrafterApproves,
    ItemAlreadyOpened,
    ItemCancelled,
    LookBackTooLong,
    NothingTouched,
    NotYourDuty,
    OrganizationClosed,
    OutOfOrder,
    ProgrammeNotApproved,
    TeamIncomplete,
)
from cases.minutes import Place
from cases.models import BodyKind, Case, Level, Post, PostDuty, Team, TeamRole
from tests.make import (
    FOUNDED,
    START,
    Office,
    declare_all,
    make_case,
    make_office,
    make_programme,
    make_team,
    minutes,
    places,
    propose,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.mark.rule("PROGRAMME")
def test_an_item_opens_one_team_and_a_case_for_each_subject(office: Office) -> None:
    seen: list[tuple[int, int]] = []
    item = make_programme(office, subjects=3).items.get()

    team = commands.open_item(item, by=office.quan, on=START, progress=lambda done, all_: seen.append((done, all_)))

    assert team.name == "Đoàn kiểm tra số 1"
    assert [case.code for case in team.cases.order_by("pk")] == [f"KTCH-2026-001-{n:03d}" for n in (1, 2, 3)]
    assert seen == [(3, 3)]


@pytest.mark.rule("PROGRAMME")
def test_a_second_opening_opens_nothing_twice(office: Office) -> None:
    item = make_programme(office, subjects=3).items.get()
    commands.open_item(item, by=office.quan, on=START)

    with pytest.raises(ItemAlreadyOpened):
        commands.open_item(item, by=office.quan, on=START)

    assert Case.objects.count() == 3
    assert Team.objects.count() == 1


@pytest.mark.rule("PROGRAMME")
def test_an_opening_stopped_in_the_middle_is_finished_by_the_next(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("cases.commands.preparation.CHUNK", 1)
    item = make_programme(office, subjects=3).items.get()

    def stop(done: int, _all: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        commands.open_item(item, by=office.quan, on=START, progress=stop)
    commands.open_item(item, by=office.quan, on=START)

    assert Case.objects.values_list("subject_organization").distinct().count() == Case.objects.count() == 3


@pytest.mark.rule("PROGRAMME")
def test_only_an_approved_programme_opens_cases(office: Office) -> None:
    programme = commands.draft_programme(
        office.standing, by=office.quan, on=START, year=2027, title="Chương trình năm 2027",
        items=[commands.NewItem("KTCH", "Chuyên đề", 1, organizations=office.organizations)],
    )  # fmt: skip

    with pytest.raises(ProgrammeNotApproved):
        commands.open_item(programme.items.get(), by=office.quan, on=START)
    with pytest.raises(NotYourDuty):
        commands.open_item(programme.items.get(), by=office.lan, on=START)


@pytest.mark.rule("PROGRAMME")
def test_a_cancelled_item_opens_nothing(office: Office) -> None:
    programme = make_programme(office)
    commands.amend_programme(
        programme, by=office.pho, on=START, reason="Trùng nội dung", cancel=[programme.items.get()]
    )

    with pytest.raises(ItemCancelled):
        commands.open_item(programme.items.get(), by=office.quan, on=START)


def test_a_closed_organization_takes_no_new_case(office: Office) -> None:
    item = make_programme(office).items.get()
    commands.close_organizations(
        office.organizations[:1], by=office.administrator, on=START, decision_number="12-QĐ/TU", decided_on=START
    )

    with pytest.raises(OrganizationClosed):
        commands.open_item(item, by=office.quan, on=START)


def test_a_member_may_be_the_subject_and_keeps_the_managing_organization(office: Office) -> None:
    programme = commands.draft_programme(
        office.standing, by=office.quan, on=START, year=2028, title="Chương trình",
        items=[commands.NewItem("KTCH", "Chuyên đề", 1, members=[office.members["dien"]])],
    )  # fmt: skip
    commands.approve_programme(programme, by=office.chu, on=START)

    team = commands.open_item(programme.items.get(), by=office.quan, on=START)

    case = team.cases.get()
    assert case.subject_name == "Kiều Thị Diện"
    assert case.managing_organization == office.organizations[0]


@pytest.mark.rule("TEAM-MIN")
@pytest.mark.parametrize("keys", [["lan"], ["lan", "an"], ["an", "binh", "hoa"]])
def test_a_team_has_a_head_a_secretary_and_three_people(office: Office, keys: list[str]) -> None:
    team = make_team(office)
    few = [place for place in places(office) if place.member in [office.members[key] for key in keys]]

    with pytest.raises(TeamIncomplete) as refusal:
        propose(office, team, START, places=few)

    assert refusal.value.rule == "TEAM-MIN"


@pytest.mark.rule("TEAM-MIN")
def test_a_recalled_rule_gates_only_after_the_body_confirmed_it() -> None:
    office = make_office(confirmed=False)
    team = make_team(office)

    propose(office, team, START, places=places(office)[:2])

    assert team.members.count() == 2


def test_the_same_person_is_not_proposed_twice(office: Office) -> None:
    team = make_team(office)

    with pytest.raises(TeamIncomplete):
        propose(office, team, START, places=[*places(office), Place(office.members["lan"], TeamRole.MEMBER)])


@pytest.mark.rule("SCOPE-KTCH")
def test_the_look_back_of_an_advisory_body_is_at_most_five_years(office: Office) -> None:
    advisory = commands.constitute_body(
        office.city, by=office.administrator, on=FOUNDED, kind=BodyKind.ADVISORY, name="Ban Tổ chức", suffix="BTCTU"
    )
    office.standing = advisory
    commands.seat_members(advisory, [(office.members["chu"], "CHAIR")], by=office.administrator, since=FOUNDED)  # type: ignore[list-item]
    team = make_team(office)

    with pytest.raises(LookBackTooLong) as refusal:
        propose(office, team, START, scope_from=date(2018, 1, 1), scope_to=date(2025, 1, 1))

    assert "331" in refusal.value.citation


@pytest.mark.rule("INV-FOUR-EYES")
def test_who_proposed_does_not_sign(office: Office) -> None:
    commands.appoint(
        [(office.members["chu"], office.city, PostDuty.AREA_OFFICER)], by=office.administrator, since=FOUNDED
    )
    team = make_team(office)
    commands.propose(team, by=office.chu, on=START, places=places(office), content="Nội dung")

    with pytest.raises(DrafterApproves):
        commands.issue_decision(team, by=office.chu, on=START)

    assert commands.issue_decision(team, by=office.pho, on=START).decided_on == START


def test_a_returned_proposal_is_proposed_again(office: Office) -> None:
    case = make_case(office, "P1")
    on = START + timedelta(days=2)
    commands.return_proposal(case.team, by=office.chu, on=on, reason="Bổ sung thành viên")

    with pytest.raises(OutOfOrder):
        commands.issue_decision(case.team, by=office.chu, on=on)
    propose(office, case.team, on)
    commands.issue_decision(case.team, by=office.chu, on=on)

    assert [e.act for e in case.trail.all()][-3:] == ["proposal-returned", "proposed", "decision-issued"]


def test_a_return_says_why(office: Office) -> None:
    case = make_case(office, "P1")

    with pytest.raises(NothingTouched):
        commands.return_proposal(case.team, by=office.chu, on=START + timedelta(days=2), reason="  ")


def test_a_decision_is_signed_once_and_not_before_its_proposal(office: Office) -> None:
    case = make_case(office, "P1")
    with pytest.raises(NotYourDuty):  # the leader's duty begins with the proposal
        commands.issue_decision(case.team, by=office.chu, on=START)
    commands.issue_decision(case.team, by=office.chu, on=START + timedelta(days=2))

    with pytest.raises(AlreadyDone):
        commands.issue_decision(case.team, by=office.chu, on=START + timedelta(days=3))


def test_nothing_is_dated_in_the_future(office: Office) -> None:
    team = make_team(office)

    with pytest.raises(DateImpossible):
        propose(office, team, date.today() + timedelta(days=2))  # noqa: DTZ011 - the machine's day is close enough here


@pytest.mark.rule("RECUSE")
def test_everybody_declares_before_the_team_works(office: Office) -> None:
    case = make_case(office, "P2")
    on = START + timedelta(days=4)
    declare_all(office, case.team, on, ("lan", "an"))

    with pytest.raises(DeclarationsMissing) as refusal:
        commands.prepare(case.team, by=office.lan, minutes=minutes(on), outline="Đề cương")

    assert "Lý Thái Bình" in str(refusal.value)


@pytest.mark.rule("INV-CONFLICT")
def test_a_conflicted_member_is_replaced_before_the_team_works(office: Office) -> None:
    case = make_case(office, "P2")
    on = START + timedelta(days=4)
    declare_all(office, case.team, on, ("lan", "an", "hoa"))
    commands.declare(case.team, by=office.binh, on=on, has_conflict=True, ground="spouse")
    with pytest.raises(ConflictInTeam):
        commands.prepare(case.team, by=office.lan, minutes=minutes(on), outline="Đề cương")

    commands.change_team(
        case.team, by=office.chu, on=on, role=TeamRole.MEMBER, reason="Có xung đột lợi ích",
        leaving=office.members["binh"], joining=office.members["minh"],
    )  # fmt: skip
    commands.declare(case.team, by=office.minh, on=on, has_conflict=False)
    place = office.members["minh"].team_places.get(team=case.team)
    team = commands.prepare(
        case.team,
        by=office.lan,
        minutes=minutes(on),
        outline="Đề cương",
        assignments={place.member_id: "Thẩm tra sổ sách"},
    )

    assert team.prepared_on == on
    place.refresh_from_db()
    assert place.assignment == "Thẩm tra sổ sách"


def test_all_area_officers_of_the_authority_see_what_is_opened(office: Office) -> None:
    post = Post.objects.get(duty=PostDuty.AREA_OFFICER)
    commands.appoint(
        [(office.members["minh"], office.city, PostDuty.AREA_OFFICER)], by=office.administrator, since=FOUNDED
    )
    make_team(office)

    assert Case.objects.visible_to(office.minh).count() == 1
    assert post.member == office.members["quan"]
    assert Case.objects.get().subject_level == Level.GRASSROOTS
