"""Minutes say at which hour a meeting began and ended; every meeting's page asks for both."""

from __future__ import annotations

from datetime import time
from typing import Any

import pytest

from cases import commands
from cases.errors import InvariantBroken
from cases.models import Meeting
from documents.models import Document
from tests import make
from tests.make import Office, make_office
from tests.walk import day_of, opened, take, walk_pages
from workflows import engine

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


def test_every_meeting_has_its_hours_and_its_minutes_print_them(office: Office) -> None:
    case = walk_pages(office, opened(office), "E5")

    meetings = Meeting.objects.filter(team=case.team)
    assert set(meetings.values_list("began_at", "ended_at")) == {(time(8), time(10, 30))}
    assert len(meetings) == 8
    for key in ("team-meeting", "deployment", "working", "draft-meeting", "deliberation", "announcement", "handover"):
        paper = Document.objects.filter(team=case.team, type_key=f"{key}-minutes").latest("pk")
        assert paper.facts["content"]["meeting"]["opened"] == "08 giờ 00 phút", key
        assert paper.facts["content"]["meeting"]["closed"] == "10 giờ 30 phút", key


@pytest.mark.parametrize(
    ("hours", "field"),
    [
        ({"began_at": ""}, "began_at"),
        ({"ended_at": ""}, "ended_at"),
        ({"ended_at": "07:59"}, "ended_at"),
        ({"began_at": "25:00"}, "began_at"),
        ({"began_at": "tám giờ"}, "began_at"),
    ],
)
def test_hours_that_cannot_be_are_refused_beside_their_field(office: Office, hours: dict[str, str], field: str) -> None:
    case = make.make_case(office, "P3")
    engine.place(case)

    answer = take("R1", case, by=office.lan, on=day_of("R1"), **hours)

    assert answer.status_code == 422
    assert field in answer.context["form"].errors


@pytest.mark.parametrize("written", ["14:05", "14.05", "14h05", "14 giờ 05", "14 giờ 05 phút"])
def test_hours_are_read_as_people_write_them(office: Office, written: str) -> None:
    case = make.make_case(office, "P3")
    engine.place(case)

    answer = take("R1", case, by=office.lan, on=day_of("R1"), began_at=written, ended_at="16:00")

    assert answer.status_code == 302
    assert case.meetings.get().began_at == time(14, 5)


@pytest.mark.parametrize(("began", "ended"), [(time(9), time(8)), (time(9), None)])
def test_no_meeting_ends_before_it_began(office: Office, began: time, ended: time | None) -> None:
    case = make.make_case(office, "R1")
    minutes: Any = make.minutes(day_of("R3"), began_at=began, ended_at=ended)

    if ended is None:
        commands.record_meeting(case, by=office.an, kind="working", minutes=minutes)  # type: ignore[arg-type]
        assert case.meetings.get(kind="working").ended_at is None
        return
    with pytest.raises(InvariantBroken):
        commands.record_meeting(case, by=office.an, kind="working", minutes=minutes)  # type: ignore[arg-type]
