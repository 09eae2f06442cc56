"""Whoever takes a place finds its work, also where the one before had to leave everything at once."""

from __future__ import annotations

from datetime import date

import pytest

from cases import commands
from cases.models import Case, TeamRole
from tests.make import Office, declare_all, make_case, make_office
from tests.walk import day_of, taken
from workflows import engine, inbox

pytestmark = pytest.mark.django_db

ON = date(2026, 3, 7)


@pytest.fixture
def office() -> Office:
    return make_office()


def replace(office: Office, case: Case, leaving: str, joining: str) -> None:
    commands.change_team(
        case.team, by=office.chu, on=ON, role=TeamRole.HEAD, reason="Trưởng đoàn khai có xung đột lợi ích.",
        leaving=office.members[leaving], joining=office.members[joining],
    )  # fmt: skip


@pytest.mark.rule("INV-CONFLICT")
def test_a_new_head_finds_the_work_the_conflicted_one_had_to_leave(office: Office) -> None:
    case = make_case(office, "P2")
    engine.place_team(case.team)
    commands.declare(case.team, by=office.lan, on=ON, has_conflict=True, ground="spouse")
    assert not inbox.open_work(office.lan).exists()

    replace(office, case, "lan", "minh")

    assert set(inbox.open_work(office.minh).values_list("step", flat=True)) == {"P3", "DECLARE"}
    declare_all(office, case.team, ON, ("minh", "an", "binh", "hoa"))
    taken("P3", case.team, by=office.minh, on=day_of("P3"))


def test_a_new_head_finds_the_open_steps_of_every_case(office: Office) -> None:
    case = make_case(office, "R1", subjects=3)
    engine.start_cases(case.team)
    commands.recuse(case, by=office.lan, on=day_of("R2"), ground="spouse")

    commands.change_team(
        case.team, by=office.chu, on=day_of("R2"), role=TeamRole.HEAD, reason="Thay trưởng đoàn.",
        leaving=office.members["lan"], joining=office.members["minh"],
    )  # fmt: skip

    steps = inbox.open_work(office.minh).values_list("case", "step")
    first, *others = case.team.cases.order_by("pk").values_list("pk", flat=True)
    assert set(steps) == {(first, "R2"), *((pk, "R1") for pk in others)}


def test_more_time_moves_the_steps_of_the_case_and_not_the_day_of_the_self_report(office: Office) -> None:
    case = make_case(office, "R1")
    engine.place(case)
    commands.request_extension(case, by=office.lan, on=day_of("R2"), days=10, reason="Nhiều nội dung.")

    commands.decide_extension(case, by=office.chu, on=day_of("R2"), granted=True)

    assert set(case.work.filter(step="R2", closed_at=None).values_list("due_on", flat=True)) == {
        case.self_report_due_on
    }
