"""The follow-up of a conclusion through its pages: extracted, assigned, planned, urged, checked, accepted, reported."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases import trail
from cases.follow_up import items_of
from cases.models import Case, FollowUpNote, Outcome, TrailEntry, WorkItem
from documents.models import Document
from tests import make_follow_up as make
from tests.make import Office, make_office
from tests.walk import accepted, act, morning, take, taken
from workflows import engine, flows
from workflows.models import CaseProcess
from workflows.nodes import steps_of
from workflows.words import ACTS

pytestmark = pytest.mark.django_db

FACTS = {"follow_up", "remediation-plan"}
ON = make.day_of


@pytest.fixture(scope="module")
def _made(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[Office, Case]]:
    with django_db_blocker.unblock(), transaction.atomic():
        office = make_office()
        yield office, make.conclude(office)
        transaction.set_rollback(True)


@pytest.fixture
def office(_made: tuple[Office, Case], db: None) -> Office:
    return _made[0]


@pytest.fixture
def source(_made: tuple[Office, Case], db: None) -> Case:
    return Case.objects.get(pk=_made[1].pk)


def page(office: Office, url: str, *, on: date, by: str) -> Any:
    """What somebody is shown on a day."""
    with time_machine.travel(morning(on), tick=True):
        client = Client()
        client.force_login(office.users[by])
        return client.get(url)


def assigned(office: Office, source: Case) -> Case:
    """P1 and P2 through their pages."""
    accepted(act(f"/ho-so/{source.key}/theo-doi-ket-luan/", by=office.quan, on=ON("P1")))
    case = Case.objects.get(opened_from=source, kind="TDKL")
    minh = office.members["minh"]
    taken("P2", case.team, by=office.chu, on=ON("P2"), urger=f"{minh.full_name} ({minh.code})")
    case.refresh_from_db()
    return case


def planned(office: Office, source: Case) -> Case:
    """R1 by the inspected side itself, on its own page."""
    case = assigned(office, source)
    accepted(act(f"/don-vi/{case.key}/ke-hoach-khac-phuc/", by=office.dien, on=ON("R1"), plan="Trước 30/4"))
    return case


def test_a_conclusion_is_followed_up_from_its_notice_to_the_share_reported(office: Office, source: Case) -> None:
    case = planned(office, source)
    due = items_of(case)[0].due_on
    late = due + timedelta(days=1)
    accepted(act(f"/ho-so/{case.key}/don-doc-thuc-hien/", by=office.minh, on=late))
    said = {"result_1": "doubtful", "text_1": "Biên bản không ghi ý kiến"}
    taken("R2", case, by=office.minh, on=late, **said)
    looked = {"done_1": "yes", "result": "Bản gốc ghi đủ", "chaired_by": "Vũ Đức Minh", "recorded_by": "Ngô Minh Thư"}
    taken("R3", case, by=office.minh, on=late, course="Đối chiếu bản gốc", **looked)
    new = late + timedelta(days=10)
    again = {"verdict_1": "reopened", "text_1": "Chưa đủ chữ ký", "due_on_1": f"{new:%d/%m/%Y}"}
    taken("E1", case, by=office.chu, on=late, **again)
    taken("R2", case, by=office.minh, on=late, result_1="enough", text_1="Đã bổ sung chữ ký")
    taken("E1", case, by=office.chu, on=late)
    taken("E2", case, by=office.quan, on=late, summary="Đã thực hiện xong")

    case.refresh_from_db()
    assert (case.outcome, case.closed_on, case.returns) == (Outcome.FULFILLED, late, 1)
    assert CaseProcess.objects.get(case=case).finished is not None
    assert [one for one in engine.astray() if one in (case, case.team)] == []
    assert list(trail.problems()) == []
    assert set(TrailEntry.objects.filter(case=case).values_list("act", flat=True)) <= set(ACTS)
    assert not WorkItem.objects.filter(case=case, closed_at__isnull=True).exists()
    made = set(Document.objects.standing().of_case(case).values_list("type_key", flat=True))
    for step in [*steps_of(flows.OF_TEAM[case.kind]), *steps_of(flows.OF_CASE[case.kind])]:
        assert set(step.outputs) - FACTS <= made, step.number
    shown = page(office, f"/ho-so/{source.key}/?xem=theo-doi", on=late, by="quan").content.decode()
    assert case.key in shown
    assert "100" in shown


def test_without_a_doubt_the_re_inspection_is_not_called_for(office: Office, source: Case) -> None:
    case = planned(office, source)

    taken("R2", case, by=office.minh, on=ON("R2"), result_1="enough", text_1="Đã xem")

    case.refresh_from_db()
    current = engine.current_step(case)
    assert current is not None
    assert current.number == "E1"


@pytest.mark.rule("FOLLOW-DUE")
def test_plan_and_evidence_wait_by_the_day_of_the_first_requirement(office: Office, source: Case) -> None:
    case = planned(office, source)

    row = WorkItem.objects.get(case=case, step="R2", user=office.minh)
    assert row.due_on == items_of(case)[0].due_on


def test_the_desk_and_the_page_of_the_subject_show_what_is_asked(office: Office, source: Case) -> None:
    case = assigned(office, source)

    assert page(office, f"/ho-so/{case.key}/", on=ON("P2"), by="minh").status_code == 200
    own = page(office, f"/don-vi/{case.key}/", on=ON("P2"), by="dien").content.decode()
    assert "ke-hoach-khac-phuc" in own
    assert page(office, f"/don-vi/{source.key}/ke-hoach-khac-phuc/", on=ON("P2"), by="dien").status_code == 404
    assert page(office, f"/ho-so/{source.key}/don-doc-thuc-hien/", on=ON("P2"), by="minh").status_code == 404


def test_what_comes_due_stands_in_the_inbox_of_who_urges(office: Office, source: Case) -> None:
    from cases.commands.follow_up import watch_follow_ups

    case = planned(office, source)
    due = items_of(case)[0].due_on
    watch_follow_ups(due)

    shown = page(office, "/viec/", on=due, by="minh").content.decode()
    assert f"/ho-so/{case.key}/don-doc-thuc-hien/" in shown


def test_the_list_counts_what_is_done_and_what_is_late(office: Office, source: Case) -> None:
    case = planned(office, source)
    late = items_of(case)[0].due_on + timedelta(days=3)

    shown = page(office, "/theo-doi-ket-luan/?trang-thai=overdue", on=late, by="quan").content.decode()
    assert source.subject_name in shown
    assert case.code in shown
    assert source.subject_name not in page(
        office, "/theo-doi-ket-luan/?trang-thai=done", on=late, by="quan"
    ).content.decode().replace(case.code, "")


def test_the_subject_reports_with_papers_that_stand_in_the_follow_up(office: Office, source: Case) -> None:
    case = assigned(office, source)
    upload = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")

    accepted(act(f"/don-vi/{source.key}/yeu-cau/1/", by=office.dien, on=ON("R1"), report="Đã họp", attachments=upload))

    assert source.follow_up.get().report == "Đã họp"
    assert (case.evidence.count(), source.evidence.count()) == (1, 0)


def test_a_refusal_comes_back_to_the_page(office: Office, source: Case) -> None:
    case = planned(office, source)

    answer = take("R2", case, by=office.minh, on=ON("R2"), result_1="enough", text_1=" ")

    assert answer.status_code == 422
    assert not FollowUpNote.objects.filter(case=case).exists()
