"""A case under way on paper enters at its step: named papers stand for what was done, and it walks on from there."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases import commands
from cases.errors import DateImpossible, DeclarationsMissing, DrafterApproves, NotYourDuty, OnTheInspectedSide
from cases.errors_takeover import (
    DecisionNotOnPaper,
    HearingNotOnPaper,
    NumberOfOurRegister,
    PointsNotOnFile,
    ProcedureNotTakenOver,
    StepNotOnPaper,
    StepsOutOfOrder,
    TakeoverAfterConclusion,
    TakeoverBeforeDeployment,
    TakeoverFinishedOnPaper,
    TakeoverSettled,
    TakeoverStands,
    TakeoverTeamDiffers,
)
from cases.minutes import FindingFacts
from cases.models import Case, Kind, Outcome, PostDuty, Takeover, TakeoverDecision, TrailEntry
from documents.facts.ground import Ground
from inspection.accounts.models import User
from tests import make
from tests.finished import furnish
from tests.make import START, STEPS, Office, make_office
from tests.make_takeover import BEGINS, SETS, day_of, new, on_paper, proposed, register, taken_over, without
from workflows import conformance, engine, taking_over
from workflows.conformance import State
from workflows.models import CaseTask, TeamProcess

pytestmark = pytest.mark.django_db

INSPECTION, SUPERVISION = Kind.COMPLIANCE_INSPECTION, Kind.THEMATIC_SUPERVISION


@pytest.fixture
def office() -> Office:
    office = make_office()
    register(office)
    return office


def sheet(case: Case) -> conformance.Sheet:
    return conformance.sheet_of(Case.objects.select_related("team__item", "body__organization").get(pk=case.pk))


def refused(office: Office, *args: object, **values: object) -> None:
    """Propose what is refused, and see that nothing is left of it."""
    taking_over.propose(new(office, *args, **values), by=office.quan, on=BEGINS)  # type: ignore[arg-type]


@pytest.mark.parametrize("step", ["R1", "R5", "E1", "E2"])
def test_it_stands_at_its_step_with_the_days_on_paper(office: Office, step: str) -> None:
    case = taken_over(office, step)

    found = engine.current_step(case)
    assert found is not None
    assert found.number == step
    assert [task.flow_task for task in CaseTask.objects.filter(process__case=case, finished=None)] == [found]
    assert TeamProcess.objects.get(team=case.team).finished is not None
    assert (case.team.proposed_on, case.decided_on, case.prepared_on) == (day_of("P1"), day_of("P2"), day_of("P3"))
    assert not engine.place(case)
    assert case.work.filter(step=step, closed_at__isnull=True).exists()


@pytest.mark.parametrize(("kind", "step"), [(INSPECTION, "R3"), (SUPERVISION, "R4")])
def test_it_walks_on_to_the_closed_file_and_its_sheet_tells_paper_from_walk(
    office: Office, kind: str, step: str
) -> None:
    case = taken_over(office, step, kind)
    make.declare_all(office, case.team, BEGINS)

    case = make.walk(office, case, "E5", after=STEPS[STEPS.index(step) - 1], start=START + timedelta(days=10))
    engine.place(case)
    case = furnish(case)

    assert case.closed_on is not None
    assert engine.current_step(case) is None
    told = sheet(case)
    by_hand = [one for one in STEPS if one != "R6" or kind == INSPECTION]
    before = by_hand[: by_hand.index(step)]
    assert [line.number for line in told.lines if line.number] == by_hand
    for line in told.lines:
        assert line.from_paper == (line.number in before)
        assert line.state is (State.PAPER if line.number in before else State.OK), (line, line.missing, line.notes)
        if line.from_paper:
            assert line.on == day_of(line.number)
            assert line.actor == "Đặng Xuân Chủ"
            assert {proof.state for proof in line.proofs} == {State.PAPER}
    assert not told.is_walked
    assert not told.conforms
    assert not told.broken


def test_later_papers_name_the_decision_on_paper_by_its_number(office: Office) -> None:
    case = taken_over(office, "R3")

    assert "15-QĐ/TU" in Ground(case.team, BEGINS, case).decision


def copy_points(office: Office, case: Case) -> None:
    """The team copies the points of its report, and what the subject said to each at the hearing."""
    finding = commands.record_finding(
        case, by=office.an, on=BEGINS, facts=FindingFacts("shortcoming", "Sổ sách thiếu.")
    )
    commands.respond(finding, by=office.an, on=BEGINS, stance="accept", given_by="Kiều Thị Diện")  # type: ignore[arg-type]


@pytest.mark.rule("INV-FILE-INDEX")
def test_a_prescribed_paper_nobody_named_is_missing_on_the_sheet(office: Office) -> None:
    steps = without(on_paper(INSPECTION, SETS["R3"]), "plan")

    case = taken_over(office, "R3", steps=steps)

    [line] = [line for line in sheet(case).lines if line.missing]
    assert (line.number, line.state) == ("P2", State.BROKEN)
    assert [proof.type_key for proof in line.missing] == ["plan"]


def test_one_act_of_the_trail_names_the_step_and_every_paper(office: Office) -> None:
    case = taken_over(office, "R3")

    [entry] = TrailEntry.objects.filter(case=case)
    assert (entry.act, entry.by, entry.data["enters"]) == ("taken-over-from-paper", office.chu, "R3")
    assert entry.data["proposed_by"] == office.quan.pk
    named = {paper["number"] for paper in entry.data["papers"] if paper["kind"] == "team-decision"}
    assert named == {"15-QĐ/TU"}
    assert {paper["step"] for paper in entry.data["papers"]} == {"P1", "P2", "P3", "R1", "R2"}


@pytest.mark.rule("DUR-KTCH")
def test_the_clock_runs_from_the_day_on_paper(office: Office) -> None:
    case = taken_over(office, "R3")

    assert case.clock_started_on == day_of("R1")
    assert case.due_on == day_of("R1") + timedelta(days=45)


@pytest.mark.rule("START-GS")
def test_the_clock_of_a_supervision_starts_where_the_rule_of_that_day_says(office: Office) -> None:
    case = taken_over(office, "R3", SUPERVISION)

    assert case.clock_started_on == day_of("R2")


@pytest.mark.rule("RECUSE")
def test_the_team_declares_here_before_its_next_act(office: Office) -> None:
    case = taken_over(office, "R3")

    assert case.team.work.filter(step="DECLARE", closed_at__isnull=True).count() == 4
    with pytest.raises(DeclarationsMissing):
        commands.record_meeting(case, by=office.an, kind="working", minutes=make.minutes(BEGINS))  # type: ignore[arg-type]
    make.declare_all(office, case.team, BEGINS)
    commands.record_meeting(case, by=office.an, kind="working", minutes=make.minutes(BEGINS))  # type: ignore[arg-type]


@pytest.mark.rule("HEAR")
def test_the_body_decides_only_on_points_that_stand_in_the_file_and_may_return_them(office: Office) -> None:
    case = taken_over(office, "E2")
    make.declare_all(office, case.team, BEGINS)
    with pytest.raises(PointsNotOnFile):
        make.consider(office, case, BEGINS)
    copy_points(office, case)

    make.consider(office, case, BEGINS, outcome="", remarks="Bổ sung nhận định.")

    case.refresh_from_db()
    found = engine.current_step(case)
    assert found is not None
    assert found.number == "R6"
    assert [line.number for line in sheet(case).lines if line.from_paper][-1] == "R5"
    case = make.walk(office, case, "E5", after="R5", start=START + timedelta(days=10))
    assert case.closed_on is not None


@pytest.mark.rule("INV-FOUR-EYES")
def test_nobody_enters_a_case_alone(office: Office) -> None:
    takeover = proposed(office)

    with pytest.raises(DrafterApproves):
        taking_over.confirm(takeover, by=office.quan, on=BEGINS)
    with pytest.raises(NotYourDuty):
        taking_over.confirm(takeover, by=office.lan, on=BEGINS)
    with pytest.raises(NotYourDuty):
        taking_over.propose(new(office, subject=office.organizations[1]), by=office.lan, on=BEGINS)
    assert not Case.objects.exists()


def test_a_refused_proposal_opens_nothing_and_may_be_made_anew(office: Office) -> None:
    takeover = proposed(office)
    with pytest.raises(TakeoverStands):
        proposed(office)

    commands.refuse_takeover(takeover, by=office.chu, on=BEGINS, reason="Sai ngày triển khai.")

    with pytest.raises(TakeoverSettled):
        taking_over.confirm(takeover, by=office.chu, on=BEGINS)
    assert not Case.objects.exists()
    assert taken_over(office).pk
    with pytest.raises(TakeoverStands):
        proposed(office)


@pytest.mark.rule("HEAR")
def test_after_the_hearing_only_with_its_minutes(office: Office) -> None:
    steps = on_paper(INSPECTION, SETS["R6"])

    with pytest.raises(HearingNotOnPaper) as refusal:
        refused(office, "R6", steps=without(steps, "draft-meeting-minutes"))
    assert "R5" in refusal.value.advice
    other = [replace(paper, type_key="") for paper in steps[-1].papers]
    with pytest.raises(HearingNotOnPaper):
        refused(office, "R6", steps=[*steps[:-1], replace(steps[-1], papers=other)])


def test_each_step_before_stands_on_a_day_and_a_named_paper_in_order(office: Office) -> None:
    steps = on_paper(INSPECTION, SETS["R3"])

    with pytest.raises(StepNotOnPaper):
        refused(office, steps=steps[:-1])
    with pytest.raises(StepNotOnPaper):
        refused(office, steps=[*steps[:-1], replace(steps[-1], papers=[])])
    with pytest.raises(StepsOutOfOrder):
        refused(office, steps=[*steps[:-1], replace(steps[-1], on=day_of("P1"))])
    with pytest.raises(StepsOutOfOrder):
        refused(office, steps=[*steps[:-1], replace(steps[-1], on=BEGINS + timedelta(days=1))])
    late = [replace(paper, signed_on=BEGINS + timedelta(days=1)) for paper in steps[-1].papers]
    with pytest.raises(DateImpossible):
        refused(office, steps=[*steps[:-1], replace(steps[-1], papers=late)])
    unnumbered = [replace(paper, number="") for paper in steps[1].papers]
    with pytest.raises(DecisionNotOnPaper):
        refused(office, steps=[steps[0], replace(steps[1], papers=unnumbered), *steps[2:]])
    assert not Takeover.objects.exists()


def test_neither_before_the_deployment_nor_after_the_decision_nor_in_any_procedure(office: Office) -> None:
    with pytest.raises(TakeoverBeforeDeployment):
        refused(office, waits_for="prepared_on", steps=[])
    with pytest.raises(TakeoverAfterConclusion):
        refused(office, waits_for="announced_on", steps=[])
    with pytest.raises(ProcedureNotTakenOver):
        refused(office, kind=Kind.DISCIPLINE, steps=[])


@pytest.mark.rule("INV-COMPLETE")
def test_a_number_on_paper_is_none_our_register_gives(office: Office) -> None:
    steps = on_paper(INSPECTION, SETS["R3"])
    papers = [replace(paper, number="31-QĐ/TU") for paper in steps[1].papers]

    with pytest.raises(NumberOfOurRegister):
        refused(office, steps=[steps[0], replace(steps[1], papers=papers), *steps[2:]])


def test_what_is_recorded_as_finished_on_paper_is_not_under_way(office: Office) -> None:
    commands.appoint(
        [(office.members["quan"], office.city, PostDuty.REPORTING_SECRETARY)],
        by=office.administrator,
        since=make.FOUNDED,
    )
    subject = commands.NewPaperSubject(organization=office.organizations[0])
    paper = commands.NewPaper(office.standing, INSPECTION, "15-QĐ/TU", day_of("P2"), BEGINS, [subject])
    commands.enter_paper(paper, by=office.quan, on=BEGINS)

    with pytest.raises(TakeoverFinishedOnPaper):
        refused(office)


@pytest.mark.rule("INV-CONFLICT")
def test_the_inspected_side_has_no_hand_in_it(office: Office) -> None:
    commands.appoint(
        [(office.members["lan"], office.organizations[0], PostDuty.REPRESENTATIVE)],
        by=office.administrator, since=make.FOUNDED,
    )  # fmt: skip
    takeover = proposed(office)

    with pytest.raises(OnTheInspectedSide):
        taking_over.confirm(takeover, by=office.chu, on=BEGINS)
    assert not Case.objects.exists()


def test_two_subjects_of_one_decision_share_their_team(office: Office) -> None:
    first = taken_over(office, "R3")

    second = taken_over(office, "R5", subject=office.organizations[1])

    assert second.team == first.team
    found = engine.current_step(second)
    assert found is not None
    assert found.number == "R5"
    with pytest.raises(TakeoverTeamDiffers):
        proposed(office, "R3", subject=office.organizations[2], places=make.places(office)[:3])


def test_it_is_counted_like_any_other_case(office: Office) -> None:
    case = taken_over(office, "R3")

    assert list(Case.objects.open()) == [case]
    assert Case.objects.visible_to(office.lan).filter(pk=case.pk).exists()
    assert Case.objects.represented_by(office.dien).filter(pk=case.pk).exists()
    assert Outcome.LESSONS in case.outcomes


@pytest.mark.both_engines
def test_who_proposed_answers_not_even_past_django(office: Office) -> None:
    takeover = proposed(office)
    row = TakeoverDecision(takeover=takeover, reason="Sai số quyết định.", on=BEGINS, by=office.quan)

    with pytest.raises(DatabaseError, match="second person"), transaction.atomic():
        row.save()

    row.by = office.chu
    row.save()


def test_it_stands_in_the_inbox_of_who_may_answer_until_somebody_did(office: Office) -> None:
    takeover = proposed(office)

    assert "Xác nhận hoặc từ chối" in first_page(office.chu)
    for other in (office.quan, office.lan):
        assert "Xác nhận hoặc từ chối" not in first_page(other)

    commands.refuse_takeover(takeover, by=office.chu, on=BEGINS, reason="Sai số quyết định.")
    assert "Xác nhận hoặc từ chối" not in first_page(office.chu)


def test_only_for_whom_something_waits_one_more_question_is_asked(office: Office) -> None:
    chu, lan = asked(office.chu), asked(office.lan)

    proposed(office)

    assert asked(office.chu) == chu + 1
    assert asked(office.lan) == lan


def asked(user: User) -> int:
    """How many questions “My work” asks; the first time it is drawn, some are asked once for the whole house."""
    first_page(user)
    with CaptureQueriesContext(connection) as queries:
        first_page(user)
    return len(queries)


def first_page(user: User) -> str:
    """What “My work” shows on the day on which the office begins."""
    client = Client()
    client.force_login(user)
    with time_machine.travel(BEGINS, tick=False):
        return str(client.get("/viec/").content.decode())
