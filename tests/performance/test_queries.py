"""What a page asks of the database, exactly: the same at ten cases and at a thousand, for few grants and for many."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from cases.models import Case, Kind
from inspection.accounts.models import User
from tests.make import Office, make_case, make_office
from tests.performance.asked import listening, sent_steps
from tests.performance.crowd import add_cases, add_grants, add_people, add_work
from tests.walk import Form, address_of, opened, walk_pages
from workflows import engine, inbox

pytestmark = pytest.mark.django_db

MANY = 1_000

#: What sending each step asks, every statement counted; beside it the papers the act issues. A step that grows is seen
#: here first: find what asks again for what the act has read before this number is raised.
INSPECTION = {
    "P1": 33,  # proposal
    "P2": 35,  # decision, plan, and that they have to reach the subject
    "P3": 40,  # outline, schedule, minutes; the cases begin
    "R1": 25,  # minutes; what was handed over
    "R2": 15,
    "R3": 20,  # list of evidence
    "R4": 23,  # a first draft of the report is written
    "R5": 24,  # minutes
    "R6": 26,  # report; a first draft of the notice is written
    "E1": 25,  # submission
    "E2": 34,  # minutes, notice, and that it has to reach the subject
    "E3": 26,  # minutes; what was handed over
    "E4": 20,
    "E5": 34,  # minutes, file index
}
SUPERVISION = {step: count for step, count in INSPECTION.items() if step != "R6"} | {
    "R4": 29,  # letter, handed over
    "E1": 32,  # report, submission
}


@pytest.fixture
def office() -> Office:
    return make_office()


def case_at(office: Office, step: str) -> Case:
    """The only case of its team, where the engine stands at what follows `step`."""
    case = make_case(office, step)
    engine.place(case)
    return case


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def sent(office: Office, case: Case) -> list[str]:
    """What sending R2 asks, from the session to the engine."""
    client, address = signed_in(office.an), address_of("R2", case)
    values = Form(client.get(address).content.decode()).values | {"summary": "Báo cáo tự kiểm tra."}
    with CaptureQueriesContext(connection) as asked:
        assert client.post(address, values).status_code == 302
    return [query["sql"] for query in asked.captured_queries]


def shown(client: Client, address: str) -> list[str]:
    """What a page asks the second time it is shown."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return [query["sql"] for query in asked.captured_queries]


def crowd(office: Office, like: Case, count: int) -> list[Case]:
    """So many cases beside one, each standing where it stands; somebody else holds the duty there."""
    others = add_cases(like, count)
    engine.place_many(others)
    add_grants(others, add_people(1))
    return others


def test_an_act_through_its_page_asks_the_same_at_every_size(office: Office) -> None:
    one, two, three = (case_at(office, "R1") for _ in range(3))
    add_grants(crowd(office, one, 10), [office.an])
    at_ten = sent(office, one)
    others = crowd(office, two, MANY)
    among_many_cases = sent(office, two)
    add_grants(others, [office.an])

    among_many_grants = sent(office, three)

    assert len(at_ten) <= 24, "\n".join(at_ten)
    assert len(among_many_cases) == len(at_ten), "\n".join(among_many_cases)
    assert len(among_many_grants) == len(at_ten), "\n".join(among_many_grants)


def asked_by_steps(office: Office, case: Case, upto: str, *, after: str = "") -> dict[str, int]:
    """How much sending each of the steps asks."""
    with listening() as heard:
        walk_pages(office, case, upto, after=after)
    return {step: len(request.statements) for step, request in sent_steps(heard).items()}


@pytest.mark.parametrize(
    ("kind", "pinned"), [(Kind.COMPLIANCE_INSPECTION, INSPECTION), (Kind.THEMATIC_SUPERVISION, SUPERVISION)]
)
def test_every_step_asks_what_is_written_here(office: Office, kind: Kind, pinned: dict[str, int]) -> None:
    assert asked_by_steps(office, opened(office, kind), "E5") == pinned


def test_every_step_asks_the_same_in_a_team_of_a_thousand_cases(office: Office) -> None:
    case = walk_pages(office, opened(office), "P3")
    others = crowd(office, case, MANY)
    add_grants(others, [office.an, office.lan])

    counted = asked_by_steps(office, case, "E4", after="P3")

    assert counted == {step: count for step, count in INSPECTION.items() if step in counted}
    assert len(counted) == 10


def test_a_page_asks_the_same_at_every_size(office: Office) -> None:
    case = case_at(office, "R2")
    client = signed_in(office.an)
    limits = {"/viec/": 4, "/ho-so/?state=open": 4, f"/ho-so/{case.key}/": 12, f"/doan/{case.team.key}/": 12}
    asked_at: dict[int, dict[str, list[str]]] = {}
    for size in (30, MANY):
        cases = add_cases(case, size)
        add_grants(cases, [office.an])
        add_work(office.an, cases, ["R3"], count=size)
        asked_at[size] = {address: shown(client, address) for address in limits}

    few, many = asked_at.values()
    for address, limit in limits.items():
        assert len(few[address]) <= limit, "\n".join(few[address])
        assert len(many[address]) == len(few[address]), "\n".join(many[address])


def test_the_first_page_of_the_inbox_asks_twice(office: Office) -> None:
    case = case_at(office, "R2")
    add_work(office.an, add_cases(case, 300), ["R3", "R4", "R5", "R6"], count=1_200)

    with CaptureQueriesContext(connection) as asked:
        rows = inbox.page(office.an, {}).rows
        assert all(row.subject and row.url for group in inbox.grouped(rows, rows[0].due_on) for row in group.rows)
        assert inbox.count(office.an) == inbox.CAP + 1

    assert len(asked) == 2
