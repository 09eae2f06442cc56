"""The engine stands where the facts call for, whoever moved them."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cases import commands
from cases.models import Case, Kind
from tests.make import START, STEPS, Office, make_case, make_office, make_team, minutes, walk
from workflows import engine
from workflows.models import CaseProcess, CaseTask, TeamTask

pytestmark = pytest.mark.django_db


def standing(case: Case) -> list[str]:
    """The numbers of the steps that are open in a case."""
    return [task.flow_task.number for task in CaseTask.objects.filter(process__case=case, finished__isnull=True)]


def offered(case: Case) -> dict[str, set[str]]:
    """The steps in people's inboxes, with the duties they are offered to."""
    found: dict[str, set[str]] = {}
    for step, duty in case.work.filter(closed_at__isnull=True).values_list("step", "duty"):
        found.setdefault(step, set()).add(duty)
    return found


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.mark.parametrize("kind", [Kind.COMPLIANCE_INSPECTION, Kind.THEMATIC_SUPERVISION])
def test_after_each_act_the_engine_stands_on_the_step_the_facts_call_for(office: Office, kind: str) -> None:
    case = make_case(office, "P3", kind)
    steps = [s for s in STEPS[STEPS.index("R1") :] if s != "R6" or kind == Kind.COMPLIANCE_INSPECTION]

    for step in steps:
        engine.place(case)
        assert standing(case) == [step]
        case = walk(office, case, step, after=STEPS[STEPS.index(step) - 1])
        if step == "R5" and kind == Kind.THEMATIC_SUPERVISION:
            case = walk(office, case, "R6", after="R5")  # its report is finalised as it is submitted

    engine.place(case)
    assert standing(case) == []
    assert CaseProcess.objects.get(case=case).finished is not None


def test_placing_a_second_time_changes_nothing(office: Office) -> None:
    case = make_case(office, "R3")

    assert engine.place(case)
    before = list(CaseTask.objects.values_list("pk", "finished"))

    assert not engine.place(case)
    assert list(CaseTask.objects.values_list("pk", "finished")) == before


def test_a_case_waits_until_its_team_is_prepared(office: Office) -> None:
    case = make_case(office, "P2")

    assert not engine.place(case)
    assert not CaseProcess.objects.exists()


def test_a_returned_report_brings_the_case_back_to_the_team(office: Office) -> None:
    case = make_case(office, "E1")
    engine.place(case)
    on = START + timedelta(days=40)
    present = [office.members[key].pk for key in ("chu", "pho", "vien", "khanh", "dai")]

    commands.consider(
        case,
        by=office.chu,
        minutes=minutes(on),
        present=present,
        votes_for=5,
        votes_against=0,
        remarks="Làm rõ điểm 2.",
    )
    engine.place(case)

    assert standing(case) == ["R6"]
    assert set(offered(case)) == {"R6"}


def test_a_supervision_returned_comes_back_to_its_submission(office: Office) -> None:
    case = make_case(office, "E1", Kind.THEMATIC_SUPERVISION)
    on = START + timedelta(days=40)
    present = [office.members[key].pk for key in ("chu", "pho", "vien", "khanh", "dai")]

    commands.consider(
        case,
        by=office.chu,
        minutes=minutes(on),
        present=present,
        votes_for=5,
        votes_against=0,
        remarks="Làm rõ điểm 2.",
    )
    engine.place(case)

    assert standing(case) == ["E1"]


def test_a_returned_proposal_brings_the_team_back_to_its_first_step(office: Office) -> None:
    team = make_case(office, "P1").team
    engine.start_preparation(team)
    commands.return_proposal(team, by=office.chu, on=START + timedelta(days=3), reason="Rút gọn thời gian.")

    engine.place_team(team)

    assert [t.flow_task.number for t in TeamTask.objects.filter(finished__isnull=True)] == ["P1"]
    assert team.work.get(closed_at__isnull=True).user == office.quan


def test_a_step_is_offered_with_its_legal_deadline(office: Office) -> None:
    case = make_case(office, "R1")

    engine.place(case)

    rows = case.work.filter(step="R2", closed_at__isnull=True)
    assert {row.user for row in rows} == {office.lan, office.an, office.dien}
    assert {row.due_on for row in rows} == {case.self_report_due_on}


def test_the_preparation_is_due_before_the_quarter_of_the_programme_ends(office: Office) -> None:
    team = make_team(office)

    engine.start_preparation(team)

    assert str(team.work.get(closed_at__isnull=True).due_on) == "2026-03-31"


def test_what_went_astray_is_found_and_put_right(office: Office) -> None:
    case = make_case(office, "R2")
    engine.place_team(case.team)
    engine.place(case)
    walk(office, case, "R3", after="R2")

    assert list(engine.astray()) == [case]
    assert engine.reconcile() == 1
    assert standing(case) == ["R4"]
    assert list(engine.astray()) == []
