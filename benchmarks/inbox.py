"""The inbox: its first page at 1,000 and at 100,000 open work items, and the forty-first."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import parse_qsl

from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.measuring import Prepared, race
from benchmarks.scratch import Copy, House, signed_in
from benchmarks.table import Finding, Line, ratio, same
from inspection.accounts.models import User
from tests.make import make_case
from tests.performance.crowd import add_cases, add_people, add_work
from workflows import flows, inbox
from workflows.nodes import steps_of

FEW, MANY = 1_000, 100_000
MINE = 200
ROUNDS = 15
ON = date(2026, 4, 6)
STEPS = [step.number for step in steps_of(flows.OF_CASE["KTCH"])]


def run(house: House) -> Finding:
    """Measure a reader with 200 rows among those of others, and one to whom all of them belong."""
    reader = house.office.lan
    among = {size: _filled(house, size, mine=MINE) for size in (FEW, MANY)}
    owned = {size: _filled(house, size, mine=size) for size in (FEW, MANY)}
    with owned[MANY]:
        far = _turned(reader, 40)
    rivals = {
        "mine few": _in(among[FEW], lambda: _read(reader)),
        "mine many": _in(among[MANY], lambda: _read(reader)),
        "all few": _in(owned[FEW], lambda: _read(reader)),
        "all many": _in(owned[MANY], lambda: _read(reader)),
        "page 41": _in(owned[MANY], lambda: _read(reader, far)),
        "bare": _in(among[MANY], lambda: _bare(reader)),
    }
    data = race(rivals, rounds=ROUNDS, repeat=20)
    pages = race(
        {
            "mine few": _page(among[FEW], reader),
            "mine many": _page(among[MANY], reader),
            "all few": _page(owned[FEW], reader),
            "all many": _page(owned[MANY], reader),
            "nothing": _page(owned[MANY], reader, "/bare/nothing/"),
        },
        rounds=ROUNDS,
    )
    asked = {size: _queries(copy, lambda: _read(reader)) for size, copy in among.items()}
    whole = {size: _page_queries(copy, reader) for size, copy in owned.items()}
    shown = [_in(copy, lambda: _read(reader))()() for copy in (*among.values(), *owned.values())]
    lines = [
        Line("queries for the first page, with its badge", max(asked.values()), "queries", bound=3),
        Line("queries of the whole page, with session and user", max(whole.values()), "queries"),
        same("as many at 1,000 as at 100,000", len({*asked.values()}) == len({*whole.values()}) == 1),
        ratio("first page, 200 mine of 100,000 / of 1,000", data["mine many"], data["mine few"], bound=1.5),
        ratio("first page, all mine: 100,000 / 1,000", data["all many"], data["all few"], bound=1.5),
        ratio("whole page, 200 mine of 100,000 / of 1,000", pages["mine many"], pages["mine few"], bound=1.5),
        ratio("whole page, all mine: 100,000 / 1,000", pages["all many"], pages["all few"], bound=1.5),
        ratio("page 41 / page 1, all 100,000 mine", data["page 41"], data["all many"], goal=1.3),
        same("the same first page at both sizes", shown[0] == shown[1] and shown[2] == shown[3]),
        ratio("whole page / a bare page with SELECT 1", pages["mine many"], pages["nothing"]),
        ratio("first page / the same rows by bare SQL", data["mine many"], data["bare"]),
        Line("viewflow's own queue", note="21 times its own 1,000-task time at 1,000,000 when it was measured"),
    ]
    for copy in (*among.values(), *owned.values()):
        copy.close()
    return Finding("Inbox, first page of 25", "SELECT 1", "viewflow's queue", lines)


def _filled(house: House, size: int, *, mine: int) -> Copy:
    """A house with so many open items, the first of them the reader's."""
    copy = house.copy()
    with copy, transaction.atomic():
        like = make_case(house.office, "P3")
        add_work(house.office.lan, add_cases(like, _needed(mine)), STEPS, count=mine)
        if others := size - mine:
            add_work(add_people(50), add_cases(like, _needed(others)), STEPS, count=others)
    return copy


def _needed(items: int) -> int:
    """How many cases carry so many items: a step of a case waits once for one person."""
    return -(-items // len(STEPS))


def _read(reader: User, asked: dict[str, str] | None = None) -> list[Any]:
    """What the page reads: its rows with their words and links, and the badge of the menu."""
    inbox.count(reader)
    page = inbox.page(reader, asked or {})
    groups = inbox.grouped(page.rows, ON)
    return [[(row.label, row.subject, row.due_on, row.team) for row in group.rows] for group in groups]


def _turned(reader: User, times: int) -> dict[str, str]:
    """Turn so many pages, as a reader would; return what the address asks for then."""
    asked: dict[str, str] = {}
    for _ in range(times):
        asked = dict(parse_qsl(inbox.page(reader, asked).next_url.removeprefix("?")))
    return asked


def _bare(reader: User) -> None:
    """Read and count the same rows with nothing around."""
    with connection.cursor() as cursor:
        rows = (
            "FROM cases_workitem w JOIN cases_team t ON t.id = w.team_id LEFT JOIN cases_case c ON c.id = w.case_id "
            "WHERE w.user_id = %s AND w.closed_at IS NULL"
        )
        cursor.execute(
            f"SELECT w.step, w.duty, w.due_on, t.key, t.number, t.kind, t.topic, c.key, c.subject_name {rows} "
            "ORDER BY w.due_on, w.id LIMIT 26",
            [reader.pk],
        ).fetchall()
        counted = f"SELECT COUNT(*) FROM (SELECT 1 {rows} LIMIT 1001)"  # noqa: S608 - the words above
        cursor.execute(counted, [reader.pk]).fetchone()


def _in(copy: Copy, work: Callable[[], Any]) -> Callable[[], Prepared]:
    """Do something in a copy; entering it is not timed."""

    def prepare() -> Prepared:
        def done() -> Any:
            with copy:
                return work()

        return done

    return prepare


def _page(copy: Copy, reader: User, address: str = "") -> Callable[[], Prepared]:
    with copy:
        client = signed_in(reader)
    return _in(copy, lambda: _get(client, address))


def _get(client: Client, address: str = "") -> None:
    response = client.get(address or reverse("inbox"))
    assert response.status_code == 200, response.status_code


def _queries(copy: Copy, work: Callable[[], Any]) -> int:
    with copy:
        with CaptureQueriesContext(connection) as asked:
            work()
        return len(asked)


def _page_queries(copy: Copy, reader: User) -> int:
    with copy:
        client = signed_in(reader)
        _get(client)
        with CaptureQueriesContext(connection) as asked:
            _get(client)
        return len(asked)
