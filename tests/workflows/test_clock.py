"""The clock of a case through its pages: stopped by a decision, shown on the desk, running on by another."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from documents.models import Document
from tests.make import START, Office, make_case, make_office
from tests.workflows.pages import done, signed_in, submit
from workflows import engine

pytestmark = pytest.mark.django_db

DAY = START + timedelta(days=20)


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture(autouse=True)
def today() -> Iterator[date]:
    with time_machine.travel(datetime(DAY.year, DAY.month, DAY.day, 3, tzinfo=UTC), tick=False):
        yield DAY


@pytest.mark.rule("CLOCK-STOP")
def test_the_authority_stops_the_clock_and_lets_it_run_on_each_by_a_decision(office: Office) -> None:
    case = make_case(office, "R2")
    engine.place(case)
    client = signed_in(office.chu)
    desk = reverse("case", args=[case.key])

    done(submit(client, reverse("clock-stop", args=[case.key]), cause="expert_opinion", reason="Chờ giám định."))
    standing = client.get(desk).content.decode()
    assert reverse("clock-resume", args=[case.key]) in standing
    assert f"{case.due_on:%d/%m/%Y}" in standing
    assert reverse("clock-resume", args=[case.key]) in client.get(reverse("inbox")).content.decode()

    done(submit(client, reverse("clock-resume", args=[case.key])))
    assert reverse("clock-stop", args=[case.key]) in client.get(desk).content.decode()
    made = Document.objects.filter(case=case, type_key__startswith="clock-").order_by("pk")
    assert list(made.values_list("type_key", flat=True)) == ["clock-stop-decision", "clock-resume-decision"]


def test_a_cause_the_rulebook_does_not_name_is_refused(office: Office) -> None:
    case = make_case(office, "R2")
    engine.place(case)

    answer = submit(signed_in(office.chu), reverse("clock-stop", args=[case.key]), cause="tet", reason="Nghỉ Tết.")

    assert answer.status_code == 422
    case.refresh_from_db()
    assert case.due_on is not None
