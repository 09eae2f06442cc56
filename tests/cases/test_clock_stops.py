"""The clock of a case: stopped for a cause of the rulebook, run on by a decision, told above when it ran out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from cases import commands
from cases.errors import NotYourDuty, OutOfOrder, RuleNotConfirmed
from cases.errors_clock import ClockMayNotStop, ClockStands, ClockStandsAlready, ClockStopTooLate
from cases.models import Body, BodyKind, Case, Level, Rule, TrailEntry, WorkItem
from tests.make import START, Office, make_case, make_office

pytestmark = pytest.mark.django_db

DAY = START + timedelta(days=20)


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def case(office: Office) -> Case:
    return make_case(office, "R2")


def stop(office: Office, case: Case, on: date = DAY, cause: str = "expert_opinion") -> Case:
    return commands.stop_clock(case, by=office.chu, on=on, cause=cause, reason="Chờ giám định.").case


@pytest.mark.rule("CLOCK-STOP")
def test_the_deadline_moves_by_the_days_for_which_the_clock_stood(office: Office, case: Case) -> None:
    before = case.due_on

    assert stop(office, case).due_on is None
    row = commands.resume_clock(case, by=office.chu, on=DAY + timedelta(days=12))

    assert before is not None
    assert row.case.due_on == before + timedelta(days=12)
    assert row.days(DAY) == 12


def test_the_trail_keeps_cause_rule_and_both_deadlines(office: Office, case: Case) -> None:
    before = case.due_on
    stop(office, case)
    commands.resume_clock(case, by=office.chu, on=DAY + timedelta(days=1))

    stopped, resumed = TrailEntry.objects.filter(case=case, act__startswith="clock-").order_by("seq")

    assert before is not None
    assert stopped.data["former_due_on"] == before.isoformat()
    assert stopped.data["rules"] == resumed.data["rules"] == ["CLOCK-STOP@DESIGN"]
    assert resumed.data["due_on"] == (before + timedelta(days=1)).isoformat()


def test_while_the_clock_stands_nothing_is_overdue_and_the_authority_is_asked_to_go_on(
    office: Office, case: Case
) -> None:
    before = case.due_on
    stop(office, case)

    assert before is not None
    assert not Case.objects.overdue(before + timedelta(days=100)).exists()
    assert set(WorkItem.objects.filter(case=case, step="CLOCK").values_list("user__username", flat=True)) >= {"chu"}

    commands.resume_clock(case, by=office.chu, on=DAY)

    assert not WorkItem.objects.filter(case=case, step="CLOCK", closed_at__isnull=True).exists()


def test_only_the_authority_stops_a_clock(office: Office, case: Case) -> None:
    with pytest.raises(NotYourDuty):
        commands.stop_clock(case, by=office.lan, on=DAY, cause="expert_opinion", reason="Chờ.")


def test_a_rule_nobody_confirmed_lets_no_clock_stop() -> None:
    office = make_office(confirmed=False)
    case = make_case(office, "R2")

    with pytest.raises(RuleNotConfirmed):
        stop(office, case)


def test_without_a_rule_or_its_cause_no_clock_stops(office: Office, case: Case) -> None:
    with pytest.raises(ClockMayNotStop):
        stop(office, case, cause="holidays")

    rule = Rule.objects.get(key="CLOCK-STOP")
    rule.effective_to = START
    rule.save()
    with pytest.raises(ClockMayNotStop):
        stop(office, case)


def test_a_clock_that_ran_out_is_not_stopped(office: Office, case: Case) -> None:
    assert case.due_on is not None
    with pytest.raises(ClockStopTooLate):
        stop(office, case, case.due_on + timedelta(days=1))


def test_a_clock_is_stopped_once_at_a_time_and_never_beside_an_open_request(office: Office, case: Case) -> None:
    commands.request_extension(case, by=office.lan, on=DAY, days=5, reason="Hồ sơ lớn.")
    with pytest.raises(OutOfOrder):
        stop(office, case)
    commands.decide_extension(case, by=office.chu, on=DAY, granted=True)
    stop(office, case)

    with pytest.raises(ClockStandsAlready):
        stop(office, case)
    commands.resume_clock(case, by=office.chu, on=DAY)
    with pytest.raises(OutOfOrder):
        commands.resume_clock(case, by=office.chu, on=DAY)


def test_no_report_is_submitted_while_the_clock_stands(office: Office) -> None:
    case = make_case(office, "R6")
    on = case.reported_on
    assert on is not None
    stop(office, case, on)

    with pytest.raises(ClockStands):
        commands.submit(case, by=office.lan, on=on)

    commands.resume_clock(case, by=office.chu, on=on)
    assert commands.submit(case, by=office.lan, on=on).submitted_on == on


@pytest.mark.rule("ESCALATE")
def test_what_stays_overdue_is_told_to_the_body_above_once_the_period_is_over(office: Office, case: Case) -> None:
    above = body_above(office)
    assert case.due_on is not None
    over = case.due_on + timedelta(days=15)

    for on in (case.due_on + timedelta(days=1), over, over + timedelta(days=1), over + timedelta(days=2)):
        commands.note_overdue(on)
        case.refresh_from_db()
        assert case.escalated_on == (over + timedelta(days=1) if on > over else None)

    assert list(Case.objects.escalated_to([above])) == [case]
    assert TrailEntry.objects.filter(case=case, act="escalated").count() == 1


def test_nothing_is_told_above_by_a_rule_nobody_confirmed() -> None:
    office = make_office(confirmed=False)
    case = make_case(office, "R2")
    body_above(office)
    assert case.due_on is not None

    commands.note_overdue(case.due_on + timedelta(days=1))
    commands.note_overdue(case.due_on + timedelta(days=99))

    assert not Case.objects.filter(escalated_on__isnull=False).exists()


def test_nothing_is_told_above_where_no_body_is_above(office: Office, case: Case) -> None:
    assert case.due_on is not None
    commands.note_overdue(case.due_on + timedelta(days=1))
    commands.note_overdue(case.due_on + timedelta(days=99))

    case.refresh_from_db()
    assert case.overdue_noted_on
    assert case.escalated_on is None


def body_above(office: Office) -> Body:
    """A central committee over the city's, and its standing committee."""
    by: dict[str, Any] = {"by": office.administrator, "on": START}
    made = commands.register_organizations(
        [commands.NewOrganization("TW", "Trung ương", Level.CENTRAL, START - timedelta(days=900))], **by
    )
    office.city.parent = made["TW"]
    office.city.save(update_fields=["parent"])
    return commands.constitute_body(
        made["TW"], kind=BodyKind.STANDING_COMMITTEE, name="Ban Bí thư", suffix="TW", place="Hà Nội", **by
    )
