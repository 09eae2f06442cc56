"""The desk, the team's page and the inbox: what stands there, for whom, and at what cost."""
# ruff: noqa: N802 - tests are named after the abuse cases

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import strip_tags

from cases.models import Kind, TrailEntry
from inspection.accounts.models import User
from tests.make import Office, make_case, make_office
from workflows import engine

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.parametrize("upto", ["", "P1", "P2", "P3", "R1", "R3", "R4", "R6", "E1", "E2", "E4", "E5"])
def test_the_desk_shows_the_case_in_every_stage(office: Office, upto: str) -> None:
    case = make_case(office, upto)
    engine.place(case)

    for user in (office.chu, office.quan):
        for tab in ("", "?xem=van-ban", "?xem=chung-cu", "?xem=bien-ban", "?xem=theo-doi", "?xem=nhat-ky"):
            response = signed_in(user).get(f"/ho-so/{case.key}/{tab}")
            if upto or user == office.quan:
                assert response.status_code == 200
                assert case.subject_name in response.content.decode()
            else:
                assert response.status_code == 404


def test_the_chart_marks_what_is_done_and_lights_what_is_current(office: Office) -> None:
    case = make_case(office, "R3")

    text = signed_in(office.lan).get(f"/ho-so/{case.key}/so-do/").content.decode()

    assert text.count("<svg") >= 2
    assert "lit" in text


def test_the_desk_offers_the_next_act_to_those_whose_turn_it_is(office: Office) -> None:
    case = make_case(office, "R2")
    engine.place(case)

    head = signed_in(office.lan).get(f"/ho-so/{case.key}/").content.decode()
    member = signed_in(office.binh).get(f"/ho-so/{case.key}/").content.decode()

    assert f"/ho-so/{case.key}/buoc/R3/" in head
    assert f"/ho-so/{case.key}/buoc/R3/" not in member
    assert "Đỗ Thị Lan" in member


@pytest.mark.parametrize("kind", [Kind.COMPLIANCE_INSPECTION, Kind.THEMATIC_SUPERVISION])
def test_the_page_of_a_team_shows_its_people_and_cases(office: Office, kind: str) -> None:
    case = make_case(office, "R1", kind, subjects=3)

    text = signed_in(office.an).get(f"/doan/{case.team.key}/").content.decode()

    assert "Hồ Thanh An" in text
    assert case.subject_name in text


def test_A01_a_case_of_another_team_does_not_exist(office: Office) -> None:
    case = make_case(office, "R3")
    client = signed_in(office.minh)

    unseen = client.get(f"/ho-so/{case.key}/")
    missing = client.get("/ho-so/00000000000000000000/")

    assert unseen.status_code == missing.status_code == 404
    assert unseen.content == missing.content
    kept = TrailEntry.objects.filter(act="access-denied", by=office.minh)
    assert [entry.data["key"] for entry in kept.order_by("seq")] == [case.key, "00000000000000000000"]


def test_A01_neither_do_its_steps_its_team_and_its_chart(office: Office) -> None:
    case = make_case(office, "R3")
    engine.place(case)
    client = signed_in(office.minh)

    for path in (f"ho-so/{case.key}/so-do", f"ho-so/{case.key}/buoc/R4", f"doan/{case.team.key}"):
        assert client.get(f"/{path}/").status_code == 404


def test_number_and_title_of_a_step_are_read_as_two_words(office: Office) -> None:
    case = make_case(office, "R3")
    engine.place(case)
    client = signed_in(office.an)

    for path in (f"ho-so/{case.key}", f"ho-so/{case.key}/buoc/R4"):
        page = client.get(f"/{path}/").content.decode()
        headings = [strip_tags(text) for text in re.findall(r"<h[1-4][^>]*>(.*?)</h[1-4]>", page, re.DOTALL)]
        assert any(re.search(r"\bR4 \w", heading) for heading in headings), path
        assert not any(re.search(r"\b[PRE]\d[^\W\d_]", heading) for heading in headings), path


def test_the_inbox_holds_what_waits_for_the_person_by_deadline(office: Office) -> None:
    first = make_case(office, "R1", subjects=2)
    engine.start_cases(first.team)

    text = signed_in(office.lan).get("/viec/").content.decode()

    assert f"/ho-so/{first.key}/buoc/R2/" in text
    assert text.index("R1") < text.index("R2") or "R2" in text
    assert signed_in(office.minh).get("/viec/").content.decode().count("/buoc/") == 0


@pytest.mark.parametrize("tab", ["", "?xem=van-ban", "?xem=chung-cu", "?xem=bien-ban", "?xem=nhat-ky"])
def test_the_desk_asks_at_most_twelve_questions(office: Office, tab: str) -> None:
    case = make_case(office, "E4")
    engine.place(case)
    client = signed_in(office.lan)
    client.get(f"/ho-so/{case.key}/{tab}")

    with CaptureQueriesContext(connection) as asked:
        client.get(f"/ho-so/{case.key}/{tab}")

    assert len(asked) <= 12, [q["sql"][:150] for q in asked.captured_queries]
