"""The work schedule is what the head of the team wrote (P3): kept with the team, printed as it stands."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from cases import commands
from cases.errors import InvariantBroken, NothingTouched, SessionTooEarly
from cases.minutes import Session
from cases.models import Team
from documents.models import Document
from documents.wording import short_date
from tests import make
from tests.make import Office, make_office
from tests.walk import accepted, act, day_of, opened, take, walk_pages

pytestmark = pytest.mark.django_db

ON = day_of("P3")


@pytest.fixture
def office() -> Office:
    return make_office()


def declared(office: Office) -> Team:
    """A decided team whose members have all declared."""
    case = walk_pages(office, opened(office), "P2")
    for key in ("lan", "an", "binh", "hoa"):
        accepted(act(f"/doan/{case.team.key}/cam-ket/", by=office.users[key], on=ON, has_conflict="no"))
    return case.team


def written(number: int, **cells: Any) -> dict[str, Any]:
    return {f"schedule-{number}-{name}": value for name, value in cells.items()}


def calendar_of(team: Team) -> list[dict[str, str]]:
    found: list[dict[str, str]] = Document.objects.get(team=team, type_key="schedule").facts["content"]["calendar"]
    return found


def test_what_the_head_wrote_is_kept_and_printed(office: Office) -> None:
    team = declared(office)
    first, last = ON + timedelta(days=6), ON + timedelta(days=9)
    rows = written(0, what="Làm việc với chi bộ 1, chi bộ 2", place="Nhà văn hóa khu phố 3", people="Tổ 1: An, Bình")
    rows |= written(0, since=f"{first:%d/%m/%Y}", until=f"{last:%d/%m/%Y}")

    accepted(take("P3", team, by=office.lan, on=ON, **rows))

    line = team.schedule.get(what="Làm việc với chi bộ 1, chi bộ 2")
    assert (line.since, line.until, line.place) == (first, last, "Nhà văn hóa khu phố 3")
    assert {
        "when": f"{short_date(first)} - {short_date(last)}",
        "what": "Làm việc với chi bộ 1, chi bộ 2",
        "where": "Nhà văn hóa khu phố 3; Tổ 1: An, Bình",
    } in calendar_of(team)
    client = Client()
    client.force_login(office.lan)
    assert "Nhà văn hóa khu phố 3" in client.get(f"/doan/{team.key}/").content.decode()


def test_the_page_proposes_the_usual_sessions_within_the_time_of_the_plan(office: Office) -> None:
    team = declared(office)

    accepted(take("P3", team, by=office.lan, on=ON))

    assert team.days is not None
    lines = list(team.schedule.all())
    assert lines[0].what.startswith("Triển khai quyết định")
    assert len(lines) == 4
    assert all(ON < line.since <= (line.until or line.since) <= ON + timedelta(days=team.days + 7) for line in lines)
    assert [line["what"] for line in calendar_of(team)] == [line.what for line in lines]


def test_a_schedule_without_a_session_is_asked_for(office: Office) -> None:
    team = declared(office)
    gone = {f"schedule-{number}-DELETE": "on" for number in range(4)}

    assert take("P3", team, by=office.lan, on=ON, **gone).status_code == 422
    assert not team.schedule.exists()


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        ({"since": f"{ON - timedelta(days=1):%d/%m/%Y}"}, "since"),
        ({"since": f"{ON + timedelta(days=5):%d/%m/%Y}", "until": f"{ON + timedelta(days=4):%d/%m/%Y}"}, "until"),
        ({"what": "x" * 501}, "what"),
    ],
)
def test_a_session_that_cannot_be_is_refused_beside_its_field(
    office: Office, cells: dict[str, str], field: str
) -> None:
    team = declared(office)

    answer = take("P3", team, by=office.lan, on=ON, **written(0, **cells))

    assert answer.status_code == 422
    assert field in answer.context["form"].formset("schedule").forms[0].errors


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"since": ON - timedelta(days=1)}, SessionTooEarly),
        ({"until": ON}, InvariantBroken),
        ({"what": " "}, NothingTouched),
    ],
)
def test_the_command_refuses_it_too(office: Office, values: dict[str, Any], error: type[Exception]) -> None:
    case = make.make_case(office, "P2")
    make.declare_all(office, case.team, ON)
    said: dict[str, Any] = {"since": ON + timedelta(days=1), "what": "Làm việc"}
    line = Session(**(said | values))

    with pytest.raises(error):
        commands.prepare(case.team, by=office.lan, minutes=make.minutes(ON), outline="1. Tình hình", schedule=[line])
