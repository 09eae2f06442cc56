"""The flows are the procedures of the regulation: every step, under its number, with its duty, papers and rules."""
# ruff: noqa: N802 - tests are named after the abuse cases

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from viewflow import this
from viewflow.workflow import Flow
from viewflow.workflow import flow as engine

from cases import stages
from cases.models import Kind, Rule
from cases.policy import DUTIES, IN_PERSON, Act, Duty
from documents import catalogue
from workflows import checks, flows
from workflows.models import CaseProcess, CaseTask
from workflows.nodes import LOCK, Closing, Opening, Step, steps_of
from workflows.steps import StepView

#: The procedures as the regulation has them: number, who acts, what comes out, which time limit; kept beside the tests.
PROCEDURES = json.loads((Path(__file__).parent / "procedures.json").read_text())
PHASE = {"PREP": "P", "RUN": "R", "END": "E"}
TEAM = {Duty.HEAD, Duty.DEPUTY, Duty.SECRETARY, Duty.MEMBER}

#: Who the procedures call by which words.
ACTORS = {
    "cơ quan giúp việc": {Duty.AREA_OFFICER},
    "BTV": {Duty.AUTHORITY},
    "authority": {Duty.AUTHORITY},
    "trưởng đoàn": {Duty.HEAD},
    "đoàn": TEAM,
    "đối tượng": {Duty.REPRESENTATIVE},
    "organization concerned + team": TEAM,
    "meeting": TEAM,
    "conference": TEAM,
    "đại diện authority": {Duty.AUTHORITY, Duty.HEAD},
    "UBKT": {Duty.AUTHORITY},
    "UBKT / đoàn": TEAM,  # the commission sends, the team deploys
    "cán bộ theo dõi": {Duty.VERIFIER},
    "cán bộ theo dõi địa bàn": {Duty.AREA_OFFICER},
    "thường trực UBKT": {Duty.AUTHORITY},  # the leading seats of the commission
    "tổ chức đảng liên quan": TEAM,  # the team records the conference that the organization holds
    "cấp ủy / đoàn": TEAM,
    "thành viên UB": TEAM | {Duty.OVERSEER},
    "chi bộ / tổ chức đảng": TEAM,
    "representative of the authority": {Duty.OVERSEER},
    "deciding body": {Duty.AUTHORITY},
    "competent body": {Duty.AUTHORITY},
    "UBKT / cấp ủy": {Duty.AREA_OFFICER},  # who detects the ground prepares for the body and proposes
    "bộ phận tiếp nhận": {Duty.AREA_OFFICER},  # a clerk registers the letter as well; who proposes is one
}

#: Where the procedure names the authority and the output is the submission to it: who prepares for it writes that.
PREPARED = {("XLPH", "P1"), ("TDKL", "P1"), ("GQTC", "P2")}

#: What the procedures call the outputs, and the papers or facts that are them.
OUTPUTS = {
    "TTr": {"proposal", "submission", "suspension-submission", "exoneration-submission"},
    "QĐ thành lập đoàn": {"team-decision"},
    "KH": {"plan", "denunciation-plan"},
    "draft QĐ": {"proposal"},  # with the draft plan
    "xác minh": {"verification-minutes"},
    "BC giải trình bổ sung": {"evidence"},
    "KL or TB": {"conclusion-notice"},
    "đề cương": {"outline", "mandate-outline", "denunciation-outline"},
    "lịch": {"schedule"},
    "phân công": {"schedule", "urging-assignment"},
    "BB họp đoàn": {"team-meeting-minutes"},
    "BB triển khai": {
        "deployment-minutes",
        "consideration-minutes",
        "complaint-deployment-minutes",
        "denunciation-deployment-minutes",
    },
    "BC tự kiểm tra": {"self_reports"},
    "BC theo đề cương": {"self_reports"},
    "hồ sơ": {"evidence", "submission"},
    "BB làm việc": {"working-minutes", "complainant-minutes", "denouncer-minutes"},
    "BB thẩm tra": {"verification-minutes"},
    "danh mục tài liệu": {"evidence-list"},
    "dự thảo BC": {"team-report", "complaint-report"},
    "văn bản trao đổi": {"exchange-letter"},
    "BB hội nghị thông qua": {"draft-meeting-minutes"},
    "sổ sách": {"books"},
    "chứng từ": {"books"},
    "đối chiếu": {"reconciliation-minutes"},
    "xác minh số liệu": {"reconciliation-table"},
    "BB thông qua": {"draft-meeting-minutes"},
    "BC kết quả": {"team-report"},
    "dự thảo TB": {"conclusion-notice"},
    "BC": {"team-report", "self_reports", "suspension-report", "follow_up"},
    "BC đề xuất": {"signs-proposal"},
    "QĐ kiểm tra": {"team-decision"},
    "BC giải trình": {"self_reports"},
    "BB xác minh": {"verification-minutes"},
    "danh mục chứng cứ": {"evidence-list"},
    "KL": {"deliberation-minutes"},  # what was concluded on each content; the notice carries it out
    "BB họp": {"deliberation-minutes", "resolution-minutes", "complaint-resolution-minutes"},
    "TB kết luận": {"signs-notice", "conclusion-notice"},
    "TB kết quả giám sát": {"supervision-notice"},
    "BB công bố": {"announcement-minutes", "sanction-minutes", "complaint-announcement-minutes", "suspension-minutes"},
    "bảng thống kê": {"mandate-sheets"},
    "BB": {
        "working-minutes",
        "deliberation-minutes",
        "announcement-minutes",
        "complaint-exchange-minutes",
        "reinspection-minutes",
    },
    "FollowUp": {"follow_up"},
    "mục lục": {"file-index"},
    "BB bàn giao": {"handover-minutes"},
    "QĐ": {"team-decision", "consideration-decision", "complaint-team-decision", "denunciation-team-decision"},
    "KH xem xét THKL": {"consideration-plan"},
    "đề cương gợi ý": {"outline", "self-criticism-outline"},
    "bản (tự) kiểm điểm": {"self_reports"},
    "BB hội nghị": {"draft-meeting-minutes", "signs-conference-minutes", "conference-minutes"},
    "phiếu": {"ballot-paper"},
    "BB kiểm phiếu": {"counting-minutes"},
    "BC đề nghị THKL": {"discipline-proposal"},
    "BB nghe ý kiến": {"hearing-minutes"},
    "QĐ thi hành kỷ luật": {"discipline-decision"},
    "CV": {"sanction-letter", "restoration-letter"},
    "cập nhật hồ sơ": {"notifications"},
    "KL / TB kết luận giải quyết tố cáo": {"denunciation-notice"},
    "TB to denouncer": {"denouncer-notice"},
    "phiếu xử lý": {"complaint-slip", "petition-slip"},  # or the notice that it is not handled
    "KH giải quyết khiếu nại": {"complaint-plan"},
    "TB thụ lý": {"complaint-acceptance"},
    "BB nhận hồ sơ": {"file-receipt-minutes"},
    "văn bản ý kiến": {"position"},
    "QĐ giải quyết khiếu nại": {"complaint-decision"},
    "QĐ phục hồi": {"restoration-decision"},
    "BB xin lỗi": {"apology-minutes"},
    "QĐ đình chỉ": {"suspension-decision"},
    "QĐ gia hạn": {"suspension-extension"},
    "danh mục việc phải khắc phục": {"requirements-list"},
    "KH khắc phục": {"remediation-plan"},
    "phiếu theo dõi": {"tracking-sheet"},
    "CV đôn đốc": {"urging-letter"},
    "BC phúc tra": {"reinspection-report"},
    "xác nhận hoàn thành": {"completion-confirmation"},
    "BC theo dõi kết luận": {"follow-up-report"},
    "QĐ hủy bỏ / chấm dứt đình chỉ": {"suspension-end"},
    "or THKL": {"suspension-end"},  # the decision on discipline is of its own case; here it is named as the cause
}

#: Facts that a step leaves besides its papers.
FACTS = {
    "books",
    "self_reports",
    "evidence",
    "declarations",
    "services",
    "follow_up",
    "notifications",
    "position",
    "remediation-plan",
}


def _steps() -> list[Any]:
    found = []
    for procedure in PROCEDURES:
        if procedure["code"] not in flows.OF_CASE:
            continue  # not built yet; docs/procedures.md says which those are
        for phase in procedure["phases"]:
            for step in phase["steps"]:
                number = f"{PHASE[phase['phase']]}{step['no']}"
                found.append(pytest.param(procedure["code"], number, step, id=f"{procedure['code']}-{number}"))
    return found


def acts_of(kind: str, number: str) -> list[Step]:
    """The acts the regulation counts as one step; most steps are one act."""
    procedure = flows.OF_TEAM[kind] if number.startswith("P") else flows.OF_CASE[kind]
    found = [step for step in steps_of(procedure) if step.number == number]
    assert found, number
    return found


@pytest.mark.parametrize(("kind", "number", "step"), _steps())
def test_every_step_of_the_procedure_is_a_step_of_the_flow(kind: str, number: str, step: dict[str, str]) -> None:
    acts = acts_of(kind, number)

    actors = [duties for words, duties in ACTORS.items() if step["actor"].startswith(words)]
    if (kind, number) in PREPARED:
        actors = [{Duty.AREA_OFFICER}]
    by = frozenset().union(*(node.by for node in acts))
    assert by & actors[-1] if len(actors) == 1 else by & set().union(*actors)
    for node in acts:
        assert node.by <= DUTIES[node.act]
        assert issubclass(node.view, StepView)
        assert str(node.task_title)


@pytest.mark.django_db
@pytest.mark.parametrize(("kind", "number", "step"), _steps())
def test_every_step_cites_the_rules_the_procedure_names(kind: str, number: str, step: dict[str, str]) -> None:
    if not Rule.objects.exists():
        call_command("load_rulebook", verbosity=0)
    keys = set(Rule.objects.values_list("key", flat=True))
    named = f"{step['deadline']} {step['branch']}"
    words = set(re.findall(r"[A-Z]+(?:-[A-Z]+)*", named))
    families = re.findall(r"([A-Z]+-)\*", named)

    rules = {rule for node in acts_of(kind, number) for rule in node.rules}

    assert words & keys <= rules
    assert all(any(rule.startswith(family) for rule in rules) for family in families)
    assert rules <= keys


@pytest.mark.parametrize(("kind", "number", "step"), _steps())
def test_every_step_makes_the_papers_the_procedure_names(kind: str, number: str, step: dict[str, str]) -> None:
    outputs = {output for node in acts_of(kind, number) for output in node.outputs}

    output = step["output"].replace("draft QĐ, KH", "draft QĐ")
    for part in (part.strip() for part in re.split(r"[;,+]", output) if part.strip() not in {"", "-"}):
        longest = max((words for words in OUTPUTS if part.startswith(words)), key=len)
        assert OUTPUTS[longest] & outputs, part
    assert outputs - FACTS <= set(catalogue.BY_KEY)


def test_every_procedure_with_pages_has_its_flow_and_no_other() -> None:
    assert set(flows.OF_CASE) == set(flows.OF_TEAM) == set(Kind)


@pytest.mark.parametrize("kind", list(flows.OF_CASE))
def test_the_flow_has_no_step_the_procedure_does_not_have(kind: str) -> None:
    wanted = {param.values[1] for param in _steps() if param.values[0] == kind}

    steps = [*steps_of(flows.OF_TEAM[kind]), *steps_of(flows.OF_CASE[kind])]

    assert {step.number for step in steps} == wanted
    acts = [act for stage in stages.stages_of(kind) for act in stage.acts]
    assert len(steps) == len(wanted) + len(acts)


@pytest.mark.parametrize("kind", list(flows.OF_CASE))
def test_lists_and_engine_read_the_same_facts(kind: str) -> None:
    wanted = {stage.code: stage for stage in stages.stages_of(kind)}

    for step in [*steps_of(flows.OF_TEAM[kind]), *steps_of(flows.OF_CASE[kind])]:
        stage = wanted[step.number]
        assert step.done in (*stage.acts, stage.done)
        if stages.stages_of(kind) is not stages.STAGES and step.phase != "P":  # two procedures share one row of stages
            assert dict(stage.calls) == step.calls


@pytest.mark.parametrize("kind", list(flows.OF_CASE))
def test_steps_follow_each_other_as_the_regulation_numbers_them(kind: str) -> None:
    for procedure in (flows.OF_TEAM[kind], flows.OF_CASE[kind]):
        steps = steps_of(procedure)
        for step, following in pairwise(steps):
            target = next(iter(step._outgoing())).dst
            while not isinstance(target, Step):
                target = next(iter(target._outgoing())).dst
            assert target == following


def test_A06_a_step_without_a_duty_fails_the_build() -> None:
    class Unguarded(Flow):
        process_class = CaseProcess
        task_class = CaseTask
        lock_impl = LOCK

        opened = Opening().Next(this.nobody)
        nobody = Step("R1", StepView, "Nobody's", by=(), act=Act.DEPLOY, done="deployed_on").Next(this.closed)
        closed = Closing()

    assert [error.id for error in checks.problems_of(Unguarded)] == ["workflows.E003"]


def test_A06_neither_may_a_task_of_the_engine_or_a_flow_without_a_lock_pass() -> None:
    class Stock(Flow):
        process_class = CaseProcess
        task_class = CaseTask

        opened = Opening().Next(this.anybody)
        anybody = engine.View(StepView.as_view()).Next(this.closed)
        closed = Closing()

    assert {error.id for error in checks.problems_of(Stock)} == {"workflows.E001", "workflows.E002"}


def test_what_nobody_does_in_anothers_place_is_what_the_body_concludes_on() -> None:
    for kind, flow_class in (*flows.OF_CASE.items(), *flows.OF_TEAM.items()):
        for step in steps_of(flow_class):
            assert (step.act in IN_PERSON) == stages.is_of_the_body(kind, step.number), (kind, step.number)


def test_A06_what_is_offered_may_be_done_by_those_it_is_offered_to() -> None:
    class Wrong(Flow):
        process_class = CaseProcess
        task_class = CaseTask
        lock_impl = LOCK

        opened = Opening().Next(this.concluded)
        concluded = Step("E2", StepView, "Alone", by=Duty.HEAD, act=Act.CONSIDER, done="concluded_on").Next(this.closed)
        closed = Closing()

    assert [error.id for error in checks.problems_of(Wrong)] == ["workflows.E004"]


def test_the_house_passes_its_own_checks() -> None:
    assert list(checks.procedures_are_guarded(None)) == []


@pytest.mark.django_db
def test_an_open_task_of_a_step_that_is_gone_stops_the_deployment() -> None:
    assert checks.open_tasks_are_known(None, databases=["default"]) == []
