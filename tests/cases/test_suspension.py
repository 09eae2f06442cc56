"""Suspension prevents and does not punish: who decides, how long by the rulebook of the day, and how it ends."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from cases import trail
from cases.commands import balloting_paper, discipline, sittings, suspension
from cases.commands.overdue import note_overdue
from cases.commands.suspension.watching import watch_suspensions
from cases.discipline.suspension import SuspensionKind
from cases.errors_suspension import OrganizationSuspended
from cases.models import (
    Case,
    CaseToOpen,
    Category,
    ItemKind,
    Member,
    Sanction,
    Suspension,
    TrailEntry,
    WorkItem,
    categories,
    is_organization_suspended,
    is_suspended,
)
from tests import make_suspension as make
from tests.make import Office
from tests.make_discipline import Ward, on_judgment
from tests.make_suspension import DECIDED

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
END = Suspension.End


@pytest.fixture(scope="module")
def _house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Office, Ward]]:
    with django_db_blocker.unblock(), make.kept_house() as made:
        yield made


@pytest.fixture
def house(_house: tuple[Office, Ward], db: None) -> tuple[Office, Ward]:
    """The small committee with a ward whose committee Diện sits in."""
    return _house


@pytest.fixture
def office(house: tuple[Office, Ward]) -> Office:
    """The city's side of it."""
    return house[0]


@pytest.mark.rule("SUSP-DUR", "SUSP-NOTDISC")
def test_rights_come_back_by_themselves_after_ninety_days(office: Office) -> None:
    row = make.suspend(office)
    dien = office.members["dien"]

    last = DECIDED + timedelta(days=90)
    assert (row.until, row.restored_on) == (last, last + DAY)
    assert "SUSP-DUR" in row.term_rule
    assert not is_suspended(dien, DECIDED - DAY)
    assert is_suspended(dien, DECIDED)
    assert is_suspended(dien, last)
    assert not is_suspended(dien, last + DAY)  # nobody has done anything
    assert Member.objects.get(pk=dien.pk).category == Category.OFFICIAL


@pytest.mark.rule("SUSP-DUR")
def test_one_extension_of_thirty_days_by_the_regulation_of_2026(office: Office) -> None:
    row = make.suspend(office)

    extension = suspension.extend_suspension(
        row.case, by=office.chu, on=DECIDED + timedelta(days=80), days=30, reason="Chưa xác minh xong"
    )

    row.refresh_from_db()
    assert (extension.former_until, row.first_until) == (DECIDED + timedelta(days=90),) * 2
    assert row.until == DECIDED + timedelta(days=120)
    assert is_suspended(office.members["dien"], DECIDED + timedelta(days=120))
    assert not is_suspended(office.members["dien"], DECIDED + timedelta(days=121))


@pytest.mark.rule("SUSP-WHEN")
def test_the_committee_seat_goes_with_party_life_and_comes_back_with_it(office: Office) -> None:
    row = make.suspend(office)

    seat = Suspension.objects.get(follows=row)
    assert (seat.kind, seat.since, seat.until) == (SuspensionKind.COMMITTEE_SEAT, row.since, row.until)
    suspension.extend_suspension(row.case, by=office.chu, on=DECIDED + DAY, days=10, reason="Chưa xong")
    seat.refresh_from_db()
    assert seat.until == DECIDED + timedelta(days=100)
    make.conclude(row.case.opened_from, DECIDED + timedelta(days=20))
    suspension.end_suspension(
        row.case, by=office.chu, on=DECIDED + timedelta(days=21), cause=END.CONCLUSION, reason="Đã kết luận"
    )
    seat.refresh_from_db()
    assert (seat.ended_on, seat.end) == (DECIDED + timedelta(days=21), END.CONCLUSION)


@pytest.mark.rule("SUSP-SEAT", "SUSP-AUTH", "SUSP-CRIM", "SUSP-NOTIFY")
def test_a_charge_suspends_the_committee_seat_for_the_term_of_the_law(house: tuple[Office, Ward]) -> None:
    office, ward = house
    row = make.suspend_seat(office)

    tick = date(2026, 8, 1)
    dien = office.members["dien"]
    assert (row.track, row.until) == ("criminal", tick)
    assert row.notice_due_on == make.NOTICE.act_on + timedelta(days=3)
    assert not row.notice_is_late
    assert row.competence["by_commission"]
    assert "SUSP-CRIM" in row.term_rule
    assert is_suspended(dien, DECIDED, body=ward.committee)
    assert not is_suspended(dien, DECIDED, body=office.commission)

    suspension.renew_legal_term(
        row.case, by=office.khanh, on=date(2026, 7, 20), until=date(2026, 11, 1), paper="Quyết định gia hạn điều tra"
    )
    suspension.renew_legal_term(
        row.case, by=office.khanh, on=date(2026, 10, 20), until=date(2026, 11, 20), paper="Quyết định gia hạn lần 2"
    )
    assert is_suspended(dien, date(2026, 11, 20), body=ward.committee)
    assert not is_suspended(dien, date(2026, 11, 21), body=ward.committee)


@pytest.mark.rule("SUSP-NOTIFY")
def test_a_notice_after_three_days_is_late_and_the_suspension_is_decided_all_the_same(office: Office) -> None:
    late = suspension.Notice("Viện kiểm sát", act_on=date(2026, 5, 1), received_on=date(2026, 5, 6))

    row = make.suspend_seat(office, notice=late)

    assert row.notice_is_late
    entry = TrailEntry.objects.get(case=row.case, act="suspension-proposed")
    assert entry.data["late_notice"] is True


@pytest.mark.rule("SUSP-CRIM")
def test_an_open_legal_term_holds_until_the_authority_ends_it(office: Office) -> None:
    row = make.suspend_seat(office, legal_term_until=None)
    assert row.until is None
    assert is_suspended(office.members["dien"], date(2027, 5, 1))

    on = DECIDED + timedelta(days=40)
    suspension.end_suspension(row.case, by=office.khanh, on=on, cause=END.ACQUITTAL, reason="Đình chỉ điều tra")

    assert is_suspended(office.members["dien"], on - DAY)
    assert not is_suspended(office.members["dien"], on)
    assert not Case.objects.filter(pk=row.case_id, closed_on=None).exists()


@pytest.mark.rule("VOTE-DENOM", "VOTE-NOTALLOWED")
def test_the_suspended_are_on_no_roll_that_votes(house: tuple[Office, Ward]) -> None:
    office, ward = house
    row = make.suspend(office)
    on = DECIDED + DAY
    held = list(ward.committee.seats.select_related("member"))

    assert set(categories(held, ward.committee, on).values()) == {Category.OFFICIAL, Category.SUSPENDED}
    counted = _ballot_of_ward(office, ward, on)
    assert (counted.denominator, counted.voters) == (4, 4)
    line = counted.electors.get(member=office.members["dien"])
    assert (line.category, line.counts, line.votes) == (Category.SUSPENDED, False, False)
    assert line.rule_cited
    assert counted.item.sitting.convened == 4
    assert set(categories(held, ward.committee, make.last_day(row) + DAY).values()) == {Category.OFFICIAL}


def _ballot_of_ward(office: Office, ward: Ward, on: date):  # type: ignore[no-untyped-def]
    """Tú, of the same committee, is considered while Diện is suspended."""
    case = make.other_case(office, ward)
    sitting = sittings.convene_sitting(
        ward.committee, by=office.tam, on=on, held_on=on, chair=ward.members["tam"], recorder=office.members["an"]
    )
    item = sittings.add_item(
        sitting, by=office.an, on=on, kind=ItemKind.DISCIPLINE, title="Xem xét kỷ luật", case=case, step="R3"
    )
    there = [ward.members[key].pk for key in ("tam", "tu", "bay", "muoi")]
    item.sitting = sittings.open_sitting(sitting, by=office.tam, on=on, present=there)
    row = discipline.open_case_ballot(
        item, by=office.tam, on=on, tellers=[ward.members[key] for key in ("bay", "muoi")]
    )
    return balloting_paper.issue_papers(row, by=office.tam, on=on, issued=row.voters)


@pytest.mark.rule("SUSP-DUR-ORG")
def test_a_suspended_organization_does_not_meet_until_its_term_is_over(house: tuple[Office, Ward]) -> None:
    office, ward = house
    cell, body = make.make_cell(office)
    row = make.suspend_organization(office, cell)
    meeting: dict[str, Any] = {
        "by": office.tam,
        "on": DECIDED,
        "chair": ward.members["tam"],
        "recorder": ward.members["tam"],
    }

    assert "SUSP-DUR" in row.term_rule
    assert is_organization_suspended(cell, make.last_day(row))
    assert not is_organization_suspended(cell, make.last_day(row) + DAY)
    with pytest.raises(OrganizationSuspended):
        sittings.convene_sitting(body, held_on=DECIDED, **meeting)
    assert sittings.convene_sitting(body, held_on=make.last_day(row) + DAY, **meeting).pk


@pytest.mark.rule("SUSP-DUR")
def test_the_authority_is_warned_a_week_before_once(office: Office) -> None:
    row = make.suspend(office)
    last = DECIDED + timedelta(days=90)

    assert list(Suspension.objects.expiring(last - timedelta(days=8))) == []
    assert row in Suspension.objects.expiring(last - timedelta(days=7))
    assert watch_suspensions(last - timedelta(days=8)) == 0
    assert watch_suspensions(last - timedelta(days=7)) == 1
    assert watch_suspensions(last - timedelta(days=6)) == 0
    waiting = WorkItem.objects.filter(case=row.case, step="EXPIRING", closed_at=None)
    assert {item.user.username for item in waiting if item.user} == {"chu", "pho"}
    assert {item.due_on for item in waiting} == {last}
    suspension.extend_suspension(row.case, by=office.chu, on=last, days=30, reason="Chưa xác minh xong")
    assert not waiting.all().exists()
    assert watch_suspensions(last + timedelta(days=25)) == 1


@pytest.mark.rule("SUSP-DUR")
def test_the_daily_look_notes_the_end_and_closes_the_file(office: Office) -> None:
    row = make.suspend(office)
    last = DECIDED + timedelta(days=90)

    note_overdue(last)
    row.refresh_from_db()
    assert row.ended_on is None
    note_overdue(last + timedelta(days=5))

    row = Suspension.objects.get(pk=row.pk)
    assert (row.ended_on, row.end) == (last + DAY, END.EXPIRED)
    assert Case.objects.get(pk=row.case_id).closed_on == last + timedelta(days=5)
    assert Suspension.objects.get(follows=row).ended_on == last + DAY
    entry = TrailEntry.objects.get(case=row.case, act="suspension-expired")
    assert entry.by is None
    assert not WorkItem.objects.filter(case=row.case, closed_at=None).exists()
    assert list(trail.problems()) == []


@pytest.mark.rule("SUSP-WHEN", "SUSP-AUTH", "SUSP-DUR")
def test_each_act_stands_in_the_trail_under_its_number(office: Office) -> None:
    row = make.suspend(office)
    make.announce(office, row.case, DECIDED + DAY)
    suspension.extend_suspension(row.case, by=office.chu, on=DECIDED + timedelta(days=30), days=5, reason="Chưa xong")
    make.conclude(row.case.opened_from, DECIDED + timedelta(days=40))
    suspension.end_suspension(
        row.case, by=office.chu, on=DECIDED + timedelta(days=41), cause=END.CONCLUSION, reason="Đã kết luận"
    )

    entries = TrailEntry.objects.filter(case=row.case)
    assert [entry.step for entry in entries] == ["P1", "R1", "R2", "E1", "E2"]
    assert any("SUSP-AUTH" in rule for rule in entries.get(step="R1").data["rules"])
    assert list(trail.problems()) == []


@pytest.mark.rule("SUSP-DUR", "SUSP-DUR-ORG")
@pytest.mark.parametrize(
    ("on", "extension", "organizations"),
    [(date(2024, 3, 4), 90, 0), (date(2025, 9, 1), 90, 0), (date(2026, 5, 6), 30, 30)],
    ids=["QĐ 22", "QĐ 296", "QĐ 21"],
)
def test_each_regulation_has_its_own_limits(office: Office, on: date, extension: int, organizations: int) -> None:
    member = make.bare(office, SuspensionKind.PARTY_LIFE, on)
    organization = make.bare(office, SuspensionKind.ORGANIZATION, on)

    for row, longest in ((member, extension), (organization, organizations)):
        assert row.until == on + timedelta(days=90)
        with pytest.raises(make.refused(longest)):
            suspension.extend_suspension(
                row.case, by=office.chu, on=on + timedelta(days=60), days=longest + 1, reason="Chưa xong"
            )
        if longest:
            suspension.extend_suspension(
                row.case, by=office.chu, on=on + timedelta(days=60), days=longest, reason="Chưa xong"
            )
            row.refresh_from_db()
            assert row.until == on + timedelta(days=90 + longest)


@pytest.mark.rule("EXON")
def test_an_acquittal_lists_the_discipline_that_rested_on_the_judgment(office: Office) -> None:
    row = make.suspend_seat(office)
    source = on_judgment(office)
    Sanction.objects.create(
        case=source, form="WARNING", signed_on=DECIDED, signed_by=office.chu, effective_on=DECIDED, effect_rule="EFFECT"
    )

    on = DECIDED + timedelta(days=40)
    suspension.end_suspension(row.case, by=office.khanh, on=on, cause=END.ACQUITTAL, reason="Tuyên không phạm tội")

    assert CaseToOpen.objects.get(case=source).procedure == "XLPH"
    assert TrailEntry.objects.get(case=row.case, step="E2").data["to_put_right"] == [source.code]
