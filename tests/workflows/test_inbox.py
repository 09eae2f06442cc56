"""“My work”: one range of one index, however much waits for others, and words for every row."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases import commands
from cases.models import WorkItem
from inspection.accounts.models import User
from tests.make import START, Office, declare_all, make_case, make_office, walk
from workflows import engine, inbox

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def fill(office: Office, mine: int, others: int) -> None:
    """Open work of one person among that of others."""
    case = make_case(office, "")
    rows = [
        WorkItem(
            user=user, team=case.team, case=None, step=f"X{n}", duty="head", due_on=START + timedelta(days=n % 400)
        )
        for user, count in ((office.lan, mine), (office.an, others))
        for n in range(count)
    ]
    WorkItem.objects.bulk_create(rows, batch_size=1000)


def asked(client: Client, address: str = "/viec/") -> list[str]:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in queries.captured_queries]


def test_the_first_page_costs_three_questions_at_any_size(office: Office) -> None:
    fill(office, 30, 20)
    client = signed_in(office.lan)
    few = asked(client)
    WorkItem.objects.all().delete()
    fill(office, 1500, 3000)
    many = asked(client)

    signing_in = [sql for sql in few if "django_session" in sql or '"accounts_user"' in sql.split("WHERE")[0]]
    assert len(few) - len(signing_in) <= 3, few
    assert len(many) == len(few)


def test_the_count_stops_at_a_thousand(office: Office) -> None:
    fill(office, 1500, 0)

    assert inbox.count(office.lan) == inbox.CAP + 1


def test_pages_follow_each_other_without_gap_or_repetition(office: Office) -> None:
    fill(office, 120, 50)
    seen: list[int] = []
    address: dict[str, str] = {}
    while True:
        page = inbox.page(office.lan, address)
        seen += [item.pk for item in page.rows]
        if not page.next_url:
            break
        address = {"after": page.next_url.removeprefix("?after=")}

    assert len(seen) == len(set(seen)) == 120


def test_the_most_urgent_stands_on_top_under_its_state(office: Office) -> None:
    fill(office, 3, 0)
    items = list(inbox.open_work(office.lan).order_by("due_on"))
    WorkItem.objects.filter(pk=items[2].pk).update(due_on=date(9999, 12, 31))
    rows = inbox.page(office.lan, {}).rows

    groups = inbox.grouped(rows, START + timedelta(days=1))

    assert [len(group.rows) for group in groups] == [1, 1, 1]
    assert [row.due_on for group in groups for row in group.rows] == [START, START + timedelta(days=1), None]


def test_every_member_is_asked_to_declare_and_is_asked_no_more_after(office: Office) -> None:
    team = make_case(office, "P2").team
    engine.place_team(team)
    keys = ("lan", "an", "binh", "hoa")
    assert all(inbox.open_work(office.users[key]).filter(step="DECLARE").exists() for key in keys)

    declare_all(office, team, START + timedelta(days=4))

    assert not WorkItem.objects.filter(step="DECLARE", closed_at__isnull=True).exists()
    assert inbox.open_work(office.lan).filter(step="P3").exists()


def test_every_row_leads_to_a_page(office: Office) -> None:
    case = make_case(office, "R3")
    engine.place(case)
    commands.request_extension(case, by=office.lan, on=START + timedelta(days=15), days=10, reason="Nhiều nội dung.")
    commands.note_overdue(START + timedelta(days=90))
    walked = walk(office, make_case(office, "E3"), "E4", after="E3")
    engine.place(walked)

    for item in WorkItem.objects.filter(closed_at__isnull=True).select_related("user", "team", "case"):
        work = inbox.Work(item)
        assert work.label
        assert work.url
        assert item.user is not None
        response = signed_in(item.user).get(work.url)
        assert response.status_code == 200, (item.step, work.url)
