"""R2, late: the team reminds the subject by a numbered letter, and the report tells of it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client

from cases import commands
from cases.errors import NotLateYet, NotYourDuty
from cases.models import Case, TrailEntry
from documents.models import Document, Draft
from documents.prose import as_text
from documents.wording import short_date
from tests import make
from tests.make import Office, make_office
from tests.walk import accepted, act, day_of, morning, opened, taken, walk_pages

pytestmark = [pytest.mark.django_db, pytest.mark.rule("SELF-REPORT")]


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def waiting(office: Office) -> Case:
    """A case deployed to the subject, whose report has not come."""
    return walk_pages(office, opened(office), "R1")


def late(case: Case, days: int = 1) -> date:
    """So many days after the day on which the report was due."""
    assert case.self_report_due_on is not None
    return case.self_report_due_on + timedelta(days=days)


def address(case: Case) -> str:
    return f"/ho-so/{case.key}/don-doc/"


def desk(office: Office, case: Case, on: date) -> str:
    import time_machine

    with time_machine.travel(morning(on), tick=True):
        client = Client()
        client.force_login(office.an)
        return client.get(f"/ho-so/{case.key}/").content.decode()


def test_the_desk_offers_a_reminder_once_the_day_is_past(office: Office, waiting: Case) -> None:
    assert address(waiting) not in desk(office, waiting, late(waiting, 0))
    assert address(waiting) in desk(office, waiting, late(waiting))

    taken("R2", waiting, by=office.an, on=late(waiting), summary="Báo cáo tự kiểm tra.")

    assert address(waiting) not in desk(office, waiting, late(waiting))


def test_a_reminder_is_a_numbered_letter_that_reaches_the_subject(office: Office, waiting: Case) -> None:
    on, until = late(waiting), late(waiting, 6)

    accepted(act(address(waiting), by=office.an, on=on, until=f"{until:%d/%m/%Y}"))
    accepted(act(address(waiting), by=office.lan, on=late(waiting, 8), until=f"{late(waiting, 12):%d/%m/%Y}"))

    first, second = Document.objects.filter(case=waiting, type_key="reminder-letter").order_by("pk")
    assert (first.symbol, second.symbol) == ("01-CV/ĐKT", "02-CV/ĐKT")
    said = " ".join(as_text(block) for block in first.facts["content"]["blocks"])
    assert f"trước ngày {short_date(waiting.self_report_due_on or on)}" in said
    assert f"đến hết ngày {short_date(until)}" in said
    assert waiting.services.filter(paper="reminder-letter", version=first.facts_sha256, served_on=on).exists()
    entry = TrailEntry.objects.filter(case=waiting, act="reminded").order_by("seq")[0]
    assert (entry.by, entry.step, entry.data["until"]) == (office.an, "R2", until.isoformat())
    client = Client()
    client.force_login(office.dien)
    assert first.symbol in client.get(f"/don-vi/{waiting.key}/").content.decode()


@pytest.mark.parametrize("comes", [True, False])
def test_the_report_says_that_it_came_late_and_who_was_reminded(office: Office, waiting: Case, comes: bool) -> None:
    on = late(waiting)
    accepted(act(address(waiting), by=office.an, on=on, until=f"{late(waiting, 6):%d/%m/%Y}"))
    letter = Document.objects.get(type_key="reminder-letter")
    said = (
        {"summary": "Báo cáo tự kiểm tra."}
        if comes
        else {"not_handed_in": "on", "reason": "Đơn vị chưa tổng hợp xong."}
    )
    taken("R2", waiting, by=office.an, on=late(waiting, 3), **said)
    waiting.refresh_from_db()
    waiting = make.walk(office, waiting, "R4", after="R2", start=late(waiting, 4) - timedelta(days=11))

    draft = commands_draft(office, waiting)

    text = " ".join(as_text(block) for block in draft.blocks)
    assert f"Đoàn kiểm tra đã đôn đốc tại Công văn số {letter.symbol}, ngày {short_date(on)}" in text
    assert ("chậm so với thời hạn" if comes else "không gửi báo cáo bằng văn bản") in text


def commands_draft(office: Office, case: Case) -> Draft:
    from documents.commands import save_draft

    return save_draft("team-report", case, by=office.an, on=case.drafted_on or day_of("R4"))


def test_before_the_day_has_passed_there_is_nothing_to_remind_of(office: Office, waiting: Case) -> None:
    on = late(waiting, 0)

    with pytest.raises(NotLateYet):
        commands.remind(waiting, by=office.an, on=on, until=on + timedelta(days=3))


def test_a_member_of_the_team_does_not_remind_and_a_past_day_is_no_new_day(office: Office, waiting: Case) -> None:
    on = late(waiting)
    with pytest.raises(NotYourDuty):
        commands.remind(waiting, by=office.binh, on=on, until=on + timedelta(days=3))

    answer = act(address(waiting), by=office.an, on=on, until=f"{on:%d/%m/%Y}")

    assert answer.status_code == 422
    assert not waiting.reminders.exists()
