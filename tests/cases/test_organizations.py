"""Organizations in time: merged, split, renamed, transferred, closed; what was stays what it was."""

from datetime import date

import pytest

from cases import commands
from cases.errors import NothingTouched, NotYourDuty, OrganizationClosed
from cases.models import Category, Chair, EventKind, Level, Organization, OrganizationEventPart, Seat
from tests.make import FOUNDED, START, Office, make_case, make_office

pytestmark = pytest.mark.django_db

DAY = date(2025, 7, 1)


@pytest.fixture
def office() -> Office:
    return make_office(4)


def test_cells_merge_into_a_successor_and_stay_in_history(office: Office) -> None:
    one, two, _three, new = office.organizations

    event = commands.merge_organizations(
        [one, two], [new], by=office.administrator, on=DAY, decision_number="45-QĐ/TU", decided_on=date(2025, 6, 20)
    )

    one.refresh_from_db()
    assert one.closed_on == DAY
    assert list(Organization.objects.active(date(2025, 6, 30)).filter(pk=one.pk)) == [one]
    assert not Organization.objects.active(DAY).filter(pk=one.pk).exists()
    assert event.parts.filter(role=OrganizationEventPart.Role.SUCCESSOR).get().organization == new
    assert one.state_on(date(2025, 6, 30)) is not None
    assert one.state_on(DAY) is None
    with pytest.raises(OrganizationClosed):
        commands.close_organizations([one], by=office.administrator, on=DAY, decision_number="1", decided_on=DAY)


def test_an_organization_splits(office: Office) -> None:
    one, two, three, _four = office.organizations

    event = commands.split_organization(
        one, [two, three], by=office.administrator, on=DAY, decision_number="46-QĐ/TU", decided_on=DAY
    )

    assert event.kind == EventKind.SPLIT
    assert event.parts.count() == 3


def test_a_case_keeps_the_name_of_its_day(office: Office) -> None:
    case = make_case(office, "P2")
    organization = office.organizations[0]

    commands.rename_organization(
        organization, by=office.administrator, on=date(2026, 6, 1), name="Đảng ủy phường Mới",
        decision_number="9-QĐ/TU", decided_on=date(2026, 5, 20),
    )  # fmt: skip

    case.refresh_from_db()
    assert case.subject_name == "Đảng ủy phường Bến Lụa 1"
    state = organization.state_on(START)
    assert state is not None
    assert state.name == "Đảng ủy phường Bến Lụa 1"
    assert list(Organization.objects.found("PHUONG moi")) == [organization]


def test_an_organization_moves_under_another_parent(office: Office) -> None:
    child, parent = office.organizations[:2]

    commands.transfer_organization(
        child, by=office.administrator, on=DAY, parent=parent, decision_number="7-QĐ/TU", decided_on=DAY
    )

    before, after = child.state_on(date(2025, 6, 30)), child.state_on(DAY)
    assert before is not None
    assert after is not None
    assert (before.parent, after.parent) == (office.city, parent)


def test_a_change_names_its_decision(office: Office) -> None:
    with pytest.raises(NothingTouched):
        commands.close_organizations(
            office.organizations, by=office.administrator, on=DAY, decision_number=" ", decided_on=DAY
        )
    with pytest.raises(NotYourDuty):
        commands.close_organizations(office.organizations, by=office.lan, on=DAY, decision_number="1", decided_on=DAY)


def test_children_are_registered_with_their_parents_in_any_order(office: Office) -> None:
    rows = [
        commands.NewOrganization("CB1", "Chi bộ 1", Level.CELL, FOUNDED, "XA1"),
        commands.NewOrganization("XA1", "Đảng ủy phường", Level.COMMUNE, FOUNDED, "TU"),
    ]

    made = commands.register_organizations(rows, by=office.administrator, on=START)

    assert made["CB1"].parent == made["XA1"]
    with pytest.raises(ValueError, match="no parent for X"):
        commands.register_organizations(
            [commands.NewOrganization("X", "X", Level.CELL, FOUNDED, "none")], by=office.administrator, on=START
        )


def test_a_new_term_ends_the_one_before(office: Office) -> None:
    new = commands.open_term(office.city, by=office.administrator, on=START, name="2026–2031", since=START)

    assert office.city.terms.exclude(pk=new.pk).get().until == START


def test_seats_and_posts_begin_and_end_on_a_day(office: Office) -> None:
    member = office.members["minh"]
    commands.seat_members(office.commission, [(member, Chair.MEMBER)], by=office.administrator, since=DAY)
    seat = member.seats.get()
    commands.vacate_seat(seat, by=office.administrator, on=START)
    post = office.members["quan"].posts.get()
    commands.release(post, by=office.administrator, on=START)

    assert list(Seat.objects.on(DAY).filter(member=member)) == [seat]
    assert not Seat.objects.on(START).filter(member=member).exists()
    assert not office.members["quan"].posts.on(START).exists()


def test_people_are_found_without_accents(office: Office) -> None:
    from cases.models import Member

    assert [m.full_name for m in Member.objects.found("do thi LAN")] == ["Đỗ Thị Lan"]
    assert Member.objects.found("dv-lan").get().category == Category.OFFICIAL
