"""The calendar: what is due and planned for one person, the feed that names nobody, and the reminder by mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import commands
from cases.models import Case, Kind, TeamSchedule, WorkItem
from inspection.accounts.models import User
from tests.make import START, Office, make_case, make_office
from tests.performance.crowd import add_work
from tests.workflows.pages import done, signed_in
from workflows import calendar, engine, feed, jobs, reminders
from workflows.models import ReminderChoice

pytestmark = pytest.mark.django_db

DAY = START + timedelta(days=20)


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture(autouse=True)
def today() -> Iterator[date]:
    with time_machine.travel(datetime(DAY.year, DAY.month, DAY.day, 1, tzinfo=UTC), tick=False):
        yield DAY


@pytest.fixture
def case(office: Office) -> Case:
    """A case of Lan's team, at R3, which is hers to do."""
    case = make_case(office, "R2")
    engine.place(case)
    return case


def show(user: User, **asked: str) -> str:
    answer = signed_in(user).get(reverse("calendar"), asked)
    assert answer.status_code == 200
    return str(answer.content.decode())


def due_month(case: Case) -> str:
    assert case.due_on is not None
    return f"{case.due_on:%Y-%m}"


def address(user: User) -> str:
    return f"{reverse('feed')}?khoa={reminders.make_address(user)}"


def fetched(url: str) -> str:
    """The feed, with its folded lines made whole again."""
    answer = Client().get(url)
    assert answer.status_code == 200
    return str(answer.content.decode()).replace("\r\n ", "")


@pytest.mark.parametrize("xem", ["", "danh-sach"])
def test_what_is_due_stands_on_its_day_for_whoever_has_to_do_it_and_for_nobody_else(
    office: Office, case: Case, xem: str
) -> None:
    asked = {"thang": due_month(case)} | ({"xem": xem} if xem else {})

    assert case.subject_name in show(office.lan, **asked)
    for other in (office.minh, office.dai, office.administrator):
        assert case.subject_name not in show(other, **asked)


def test_whoever_withdraws_finds_nothing_of_the_case_on_any_day(office: Office, case: Case) -> None:
    commands.recuse(case, by=office.lan, on=DAY, ground="spouse")

    assert case.subject_name not in show(office.lan, thang=due_month(case))
    assert "BEGIN:VEVENT" not in fetched(address(office.lan)) or case.code not in fetched(address(office.lan))


def test_sessions_of_the_team_stand_on_their_days(office: Office, case: Case) -> None:
    planned = TeamSchedule.objects.create(team=case.team, since=DAY, what="Làm việc với Đảng ủy phường")

    assert planned.what in show(office.binh, thang=f"{planned.since:%Y-%m}")
    assert planned.what not in show(office.minh, thang=f"{planned.since:%Y-%m}")


def test_a_month_is_whole_weeks_and_marks_the_days_off() -> None:
    days = calendar.month(date(2026, 2, 1), (), calendar.days_off())

    assert len(days) % 7 == 0
    assert days[0].on == date(2026, 1, 26)
    assert days[-1].on == date(2026, 3, 1)
    assert next(day for day in days if day.on == date(2026, 2, 17)).is_off  # Tết


@pytest.mark.parametrize("thang", ["2026-13", "hôm nay", "1999-01"])
def test_a_month_nobody_knows_is_a_bad_address(office: Office, thang: str) -> None:
    assert signed_in(office.lan).get(reverse("calendar"), {"thang": thang}).status_code == 400


def test_the_calendar_asks_the_same_at_a_thousand_rows(office: Office, case: Case) -> None:
    client, asked = signed_in(office.lan), {"thang": "2026-04"}
    add_work(office.lan, [case], ["A1"], count=1)
    client.get(reverse("calendar"), asked)
    with CaptureQueriesContext(connection) as few:
        client.get(reverse("calendar"), asked)
    add_work(office.lan, [case], [f"X{n}" for n in range(1000)], count=1000)

    with CaptureQueriesContext(connection) as many:
        client.get(reverse("calendar"), asked)

    assert len(many) == len(few) <= 12


# The feed


def test_the_feed_names_step_kind_and_day_and_nobody_and_nothing_else(office: Office, case: Case) -> None:
    text = fetched(address(office.lan))

    assert f"SUMMARY:R3 · {Kind.COMPLIANCE_INSPECTION.label}" in text
    assert f"DTSTART;VALUE=DATE:{case.due_on:%Y%m%d}" in text
    assert "TRIGGER:-P7D" in text
    names = [person.full_name for person in office.members.values()] + [user.username for user in office.users.values()]
    secrets = [case.subject_name, case.team.topic, case.code, case.key, case.team.key, case.body.name, *names]
    lines = [line for line in text.splitlines() if not line.startswith("UID:")]
    assert [secret for secret in secrets if re.search(rf"\b{re.escape(secret)}\b", "\n".join(lines))] == []


def test_a_new_address_ends_the_one_before_and_an_ended_one_answers_nobody(office: Office) -> None:
    first = address(office.lan)
    second = address(office.lan)
    assert Client().get(first).status_code == 404
    assert Client().get(second).status_code == 200

    done(signed_in(office.lan).post(reverse("reminders"), {"branch": "end"}))

    assert Client().get(second).status_code == 404
    assert Client().get(reverse("feed")).status_code == 404


def test_the_feed_of_a_closed_account_answers_nobody(office: Office) -> None:
    url = address(office.lan)
    User.objects.filter(pk=office.lan.pk).update(is_active=False)

    assert Client().get(url).status_code == 404


def test_the_address_is_shown_once_and_only_its_hash_is_kept(office: Office) -> None:
    client = signed_in(office.lan)

    shown = client.post(reverse("reminders"), {"branch": "make"}).content.decode()
    secret = re.search(r"khoa=([\w-]+)", shown)

    assert secret is not None
    assert reminders.owner_of(secret[1]) == office.lan
    assert secret[1] not in client.get(reverse("reminders")).content.decode()
    assert secret[1] not in str(list(ReminderChoice.objects.values_list()))


def test_a_long_line_is_folded_between_letters_and_marks_are_kept() -> None:
    entry = calendar.Entry(date(2026, 3, 2), "sitting", "", "Họp; nghị quyết, " * 9, "", "x", at=time(8, 30))

    text = feed.written([entry], at=datetime(2026, 3, 1, tzinfo=UTC), home="https://nha/").decode()

    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    assert "SUMMARY:" + "Họp\\; nghị quyết\\, " * 9 in text.replace("\r\n ", "")
    assert "DTSTART:20260302T013000Z" in text


# By mail


@pytest.fixture
def mailing(settings: Any, office: Office) -> User:
    """Lan, who has a mail address, in a house that sends mail."""
    settings.EMAIL_HOST, settings.SITE_ADDRESS = "mail.nha", "https://nha"
    User.objects.filter(pk=office.lan.pk).update(email="lan@nha.vn")
    return User.objects.get(pk=office.lan.pk)


def test_the_mail_says_how_much_waits_and_where_and_nothing_of_any_case(case: Case, mailing: User) -> None:
    WorkItem.objects.filter(user=mailing).update(due_on=DAY)

    assert jobs.mail_reminder(mailing.pk)

    (sent,) = mail.outbox
    assert sent.to == ["lan@nha.vn"]
    assert "https://nha/viec/" in sent.body
    assert re.search(r": 1$", str(sent.body), re.M)
    whole = f"{sent.subject}\n{sent.body}"
    assert not any(word in whole for word in (case.code, case.key, case.subject_name, case.team.topic, "Lan", "R3"))


def test_somebody_is_reminded_once_a_day_however_often_the_queue_asks(case: Case, mailing: User) -> None:
    WorkItem.objects.filter(user=mailing).update(due_on=DAY - timedelta(days=3))

    assert reminders.ask_to_remind(DAY) == 1
    assert [jobs.mail_reminder(mailing.pk) for _time in range(2)] == [True, False]
    assert reminders.ask_to_remind(DAY) == 0
    assert reminders.ask_to_remind(DAY + timedelta(days=1)) == 1


def test_whoever_turned_it_off_or_has_nothing_due_gets_no_mail(case: Case, mailing: User) -> None:
    assert reminders.ask_to_remind(DAY) == 0  # nothing within a week
    WorkItem.objects.filter(user=mailing).update(due_on=DAY)
    done(signed_in(mailing).post(reverse("reminders"), {"branch": "save", "email": "lan@nha.vn"}))

    assert reminders.ask_to_remind(DAY) == 0
    assert not jobs.mail_reminder(mailing.pk)
    assert mail.outbox == []


def test_a_mail_that_fails_is_asked_for_again(case: Case, mailing: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_given: Any) -> None:
        raise ConnectionRefusedError

    WorkItem.objects.filter(user=mailing).update(due_on=DAY)
    monkeypatch.setattr(reminders, "send_mail", refuse)

    with pytest.raises(ConnectionRefusedError):
        jobs.mail_reminder(mailing.pk)

    assert reminders.ask_to_remind(DAY) == 1


def test_a_house_without_a_mail_server_asks_for_nothing(office: Office, settings: Any) -> None:
    settings.EMAIL_HOST = ""

    assert reminders.ask_to_remind(DAY) == 0


def test_to_be_reminded_by_mail_one_says_where(office: Office) -> None:
    answer = signed_in(office.lan).post(reverse("reminders"), {"branch": "save", "by_mail": "on", "email": ""})

    assert answer.status_code == 422
