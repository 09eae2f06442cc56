"""The page asks what the command asks, and shows the same answer with its rule and its trust."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from cases import rulebook_files
from cases.commands.rulebook import load_rulebook
from cases.discipline import calculator
from cases.discipline.answers import Answer
from cases.discipline.limitation import Limitation
from cases.forms.calculator import FORMS
from cases.models import Rule
from inspection.accounts.models import User

pytestmark = pytest.mark.django_db

NOW = date(2026, 9, 1)


@pytest.fixture(scope="module", autouse=True)
def rulebook(django_db_setup: Any, django_db_blocker: Any) -> Iterator[None]:
    """The project's rules in the database, once for all tests here."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_rulebook(rulebook_files.read(), by=None, on=NOW)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def browser(client: Client) -> Client:
    """Somebody signed in, with no duty at all."""
    client.force_login(User.objects.create_user(username="lan"))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "vi"
    return client


def see(browser: Client, status: int = 200, **asked: Any) -> str:
    """The page, as somebody asks it."""
    response = browser.get(reverse("calculator"), asked)
    assert response.status_code == status
    return response.content.decode()


def reasons(told: Answer) -> list[Any]:
    """Why, sentence by sentence, or by the cells of the table and the lists that say it."""
    if isinstance(told.judged, Limitation):
        return [*told.judged.explanation, *told.warnings, *(period.verdict.label for period in told.judged.periods)]
    if told.question == "authority":
        return [said for one in told.judged[0].standings for said in (one.body, one.reason) if one.rule]
    return [*told.sentences, *told.warnings]


QUESTIONS: list[tuple[dict[str, Any], dict[str, Any], list[str]]] = [
    (
        {
            "question": "limitation",
            "date": "2025-09-01",
            "subject": "OFFICIAL",
            "act": "2020-01-01",
            "act_latest": "2020-12-31",
        },
        {"date": "2025-09-01", "subject": "OFFICIAL", "act": {"earliest": "2020-01-01", "latest": "2020-12-31"}},
        ["QĐ 69-QĐ/TW, Điều 4", "Tùy ngày chưa xác định", "01/01/2025 – 31/12/2025", "đã kiểm chứng"],
    ),
    (
        {
            "question": "authority",
            "date": "2023-05-06",
            "subject": "OFFICIAL",
            "form": "WARNING",
            "seats": ["COSO"],
            "body": "InspectionCommission",
            "level": "COSO",
        },
        {
            "date": "2023-05-06",
            "subject": "OFFICIAL",
            "form": "WARNING",
            "holds_position": False,
            "seats": ["COSO"],
            "body": "InspectionCommission",
            "level": "COSO",
        },
        ["chỉ đề nghị", "không quyết định đối với cấp ủy viên cùng cấp", "Chi bộ"],
    ),
    (
        {
            "question": "ballot",
            "date": "2026-09-01",
            "subject": "OFFICIAL",
            "mode": "decide",
            "denominator": "21",
            "votes_WARNING": "6",
            "votes_REPRIMAND": "5",
            "votes_NONE": "10",
        },
        {
            "date": "2026-09-01",
            "subject": "OFFICIAL",
            "holds_position": False,
            "mode": "decide",
            "denominator": 21,
            "votes": {"WARNING": 6, "REPRIMAND": 5, "NONE": 10},
        },
        ["Khiển trách", "11/21", "5 phiếu; cần 11: đủ", "bar-line"],
    ),
    (
        {
            "question": "deadline",
            "date": "2026-09-01",
            "rule": "DUR-KTCH",
            "body": "StandingCommittee",
            "level": "XA",
            "start": "01/09/2026",
        },
        {"date": "2026-09-01", "rule": "DUR-KTCH", "body": "StandingCommittee", "level": "XA", "start": "2026-09-01"},
        ["16/10/2026", "chưa kiểm chứng", "QĐ 89-QĐ/TW, Quy trình kiểm tra, mục I"],
    ),
    (
        {"question": "forms", "date": "2025-09-01", "subject": "OFFICIAL", "severity": "2"},
        {"date": "2025-09-01", "subject": "OFFICIAL", "holds_position": False, "severity": "2"},
        ["Khai trừ", "trong khung", "cung cấp chứng cứ mới"],
    ),
    (
        {
            "question": "complaint",
            "date": "2026-09-01",
            "form": "WARNING",
            "decided_by": "InspectionCommission",
            "decided_by_level": "XA",
            "served_on": "2026-08-03",
            "complained_on": "2026-09-04",
        },
        {
            "date": "2026-09-01",
            "form": "WARNING",
            "decided_by": "InspectionCommission",
            "decided_by_level": "XA",
            "served_on": "2026-08-03",
            "complained_on": "2026-09-04",
        },
        ["Không giải quyết khiếu nại", "quá thời hạn khiếu nại", "03/09/2026"],
    ),
    (
        {
            "question": "suspension",
            "date": "2026-09-01",
            "kind": "party_life",
            "trigger": "serious_signs_and_deliberate_obstruction",
            "on": "2026-12-01",
        },
        {
            "date": "2026-09-01",
            "kind": "party_life",
            "trigger": "serious_signs_and_deliberate_obstruction",
            "on": "2026-12-01",
        },
        ["30/11/2026", "30/12/2026", "đã hết thời hạn"],
    ),
]


def test_every_question_of_the_command_has_its_tab() -> None:
    assert set(FORMS) == set(calculator.QUESTIONS) == {asked["question"] for asked, _facts, _words in QUESTIONS}


@pytest.mark.parametrize(("asked", "facts", "words"), QUESTIONS, ids=[one[0]["question"] for one in QUESTIONS])
def test_the_page_says_what_the_command_says(
    browser: Client, asked: dict[str, Any], facts: dict[str, Any], words: list[str]
) -> None:
    page = see(browser, **asked)
    told = calculator.answer(asked["question"], facts, Rule.shelf(), today=NOW)

    for word in words:
        assert word in page
    with override("vi"):
        for sentence in reasons(told):
            assert str(sentence) in page
    for found in told.used:
        assert found.rule.citation in page


@pytest.mark.parametrize("question", list(FORMS))
def test_a_question_begins_empty_and_says_what_will_stand_there(browser: Client, question: str) -> None:
    page = see(browser, question=question)

    assert "Câu trả lời sẽ hiện ở đây" in page
    assert "slips" not in page


def test_a_refusal_stands_on_top_with_its_rule_and_next_step(browser: Client) -> None:
    page = see(browser, question="forms", date="2012-01-01", subject="OFFICIAL")

    assert 'class="refusal"' in page
    assert "FORMS" in page


def test_a_slip_is_said_beside_its_field(browser: Client) -> None:
    page = see(browser, question="limitation", date="2026-09-01", subject="OFFICIAL", pause_kind="criminal_proceedings")

    assert 'href="#asked_act"' in page
    assert 'href="#asked_pause_since"' in page
    assert '<details class="further" open>' in page


def test_an_address_nobody_reads_is_refused(browser: Client) -> None:
    see(browser, 404, question="weather")
    see(browser, 400, question="forms", colour="red")
    browser.logout()
    see(browser, 302, question="forms")


def test_rules_are_linked_only_for_those_who_read_the_rulebook(browser: Client) -> None:
    assert "/bo-quy-tac/quy-tac/" not in see(browser, **QUESTIONS[4][0])
