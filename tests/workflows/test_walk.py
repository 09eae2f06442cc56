"""Both procedures walked through their pages, from the opened team to the closed file, with the ways people stray."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from cases import trail
from cases.commands import NOTICE
from cases.models import Case, Kind, Outcome, TrailEntry
from documents.commands import save_draft
from documents.models import Document, Draft
from documents.prose import as_text
from documents.wording import short_date
from tests.make import Office, make_office
from tests.walk import accepted, act, consider, day_of, find, opened, respond, take, taken, walk_pages
from workflows import engine, flows
from workflows.models import CaseProcess
from workflows.nodes import steps_of
from workflows.words import ACTS

pytestmark = pytest.mark.django_db

KINDS = [Kind.COMPLIANCE_INSPECTION, Kind.THEMATIC_SUPERVISION]


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.mark.parametrize("kind", KINDS)
def test_a_case_is_walked_from_the_opened_team_to_the_closed_file(office: Office, kind: str) -> None:
    case = walk_pages(office, opened(office, kind), "E5")

    assert case.closed_on == day_of("E5")
    assert CaseProcess.objects.get(case=case).finished is not None
    assert list(trail.problems()) == []
    assert list(engine.astray()) == []
    assert set(TrailEntry.objects.filter(case=case).values_list("act", flat=True)) <= set(ACTS)
    done = set(TrailEntry.objects.filter(case=case).values_list("step", flat=True))
    steps = [*steps_of(flows.OF_TEAM[kind]), *steps_of(flows.OF_CASE[kind])]
    assert {step.number for step in steps} <= done | ({"E1"} if kind == KINDS[1] else set())


@pytest.mark.parametrize("kind", KINDS)
def test_the_walk_makes_every_paper_its_steps_name(office: Office, kind: str) -> None:
    case = walk_pages(office, opened(office, kind), "E5")

    made = set(Document.objects.standing().of_case(case).values_list("type_key", flat=True))
    facts = {"self_reports", "evidence", "declarations", "services", "follow_up"}
    for step in [*steps_of(flows.OF_TEAM[kind]), *steps_of(flows.OF_CASE[kind])]:
        assert set(step.outputs) - facts <= made, step.number
    assert case.self_reports.exists()
    assert case.services.exists()
    assert case.follow_up.exists()
    assert case.team.declarations.count() == 4


@pytest.mark.rule("INV-HEARD")
def test_a_contested_point_holds_the_report_until_it_is_answered(office: Office) -> None:
    case = walk_pages(office, opened(office), "R3")
    on = day_of("R4")
    find(office, case, on, "shortcoming", "Sổ sách ghi chưa đầy đủ.")
    taken("R4", case, by=office.an, on=on)
    respond(office, case, day_of("R5"), 1, "contest", text="Sổ đã được bổ sung đầy đủ từ năm 2024.")
    taken("R5", case, by=office.an, on=day_of("R5"))

    refused = take("R6", case, by=office.lan, on=day_of("R6"))

    assert refused.status_code == 422
    assert "INV-HEARD" in refused.content.decode()
    accepted(
        act(
            f"/ho-so/{case.key}/tra-loi/1/",
            by=office.an,
            on=day_of("R6"),
            result="kept",
            reason="Sổ năm 2025 còn thiếu.",
        )
    )
    taken("R6", case, by=office.lan, on=day_of("R6"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_returned_report_comes_back_and_is_considered_again(office: Office, kind: str) -> None:
    case = walk_pages(office, opened(office, kind), "E1")

    accepted(consider(office, case, day_of("E2"), outcome="", branch="return", remarks="Làm rõ điểm 2."))

    case.refresh_from_db()
    assert case.returns == 1
    expected = "R6" if kind == Kind.COMPLIANCE_INSPECTION else "E1"
    step = engine.current_step(case)
    assert step is not None
    assert step.number == expected
    case = walk_pages(office, case, "E5", after="R5")
    assert case.closed_on is not None


@pytest.mark.rule("INV-BODY-CONCLUDES")
@pytest.mark.parametrize("kind", KINDS)
def test_a_notice_written_before_the_return_cites_the_report_that_follows_it(office: Office, kind: str) -> None:
    case = walk_pages(office, opened(office, kind), "E1")
    written = Draft.objects.of(NOTICE[Kind(kind)], case).get()
    mine = [*written.blocks, {"kind": "paragraph", "text": "Đoàn đã báo cáo tập thể lãnh đạo."}]
    save_draft(NOTICE[Kind(kind)], case, by=office.an, on=day_of("E1"), blocks=mine)
    accepted(consider(office, case, day_of("E2"), outcome="", branch="return", remarks="Làm rõ điểm 2."))
    case.refresh_from_db()

    case = walk_pages(office, case, "E2", after="R5")

    first, second = Document.objects.filter(case=case, type_key="team-report").order_by("pk")
    notice = Document.objects.get(case=case, type_key=NOTICE[Kind(kind)])
    text = " ".join(as_text(block) for block in notice.facts["content"]["blocks"])
    assert f"Báo cáo số {second.symbol}, ngày {short_date(second.signed_on)}" in text
    assert first.symbol not in text
    assert "Đoàn đã báo cáo tập thể lãnh đạo." in text
    assert notice.draft is not None
    assert notice.draft.version == 3
    assert notice.content_sha256 == case.considerations.get(returned=False).approved_sha256


def test_a_returned_proposal_is_proposed_again(office: Office) -> None:
    case = walk_pages(office, opened(office), "P1")

    taken("P2", case.team, by=office.chu, on=day_of("P2"), branch="return", reason="Rút gọn thời gian.")

    case = walk_pages(office, case, "R1")
    assert case.deployed_on is not None


@pytest.mark.rule("EXT-ALL")
def test_time_is_extended_once_by_the_authority(office: Office) -> None:
    case = walk_pages(office, opened(office), "R1")
    before = case.due_on
    assert before is not None
    ask: dict[str, Any] = {"days": 15, "reason": "Nhiều nội dung cần xác minh."}
    accepted(act(f"/ho-so/{case.key}/gia-han/", by=office.lan, on=day_of("R2"), **ask))

    accepted(act(f"/ho-so/{case.key}/gia-han/quyet-dinh/", by=office.chu, on=day_of("R2")))

    case.refresh_from_db()
    assert case.due_on == before + timedelta(days=15)
    assert set(case.work.filter(closed_at__isnull=True, step="R3").values_list("due_on", flat=True)) <= {case.due_on}


def test_after_each_step_every_page_of_the_desk_still_stands(office: Office) -> None:
    case = opened(office)
    client = Client()
    client.force_login(office.chu)
    steps = ["P1", "P2", "P3", "R1", "R2", "R3", "R4", "R5", "R6", "E1", "E2", "E3", "E4", "E5"]
    for before, step in zip(["", *steps], steps, strict=False):
        case = walk_pages(office, case, step, after=before)
        for tab in ("", "?xem=van-ban", "?xem=bien-ban", "?xem=nhat-ky"):
            assert client.get(f"/ho-so/{case.key}/{tab}").status_code == 200
        assert client.get(f"/doan/{case.team.key}/").status_code == 200


def test_supervision_offers_no_discipline(office: Office) -> None:
    case = walk_pages(office, opened(office, Kind.THEMATIC_SUPERVISION), "E1")

    answer = consider(office, case, day_of("E2"), outcome=Outcome.DISCIPLINE_REQUIRED)

    assert answer.status_code == 422
    assert Case.objects.get(pk=case.pk).concluded_on is None
