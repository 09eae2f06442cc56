"""Figures on how the procedure was kept: counted from the sheets, opened case by case, told as far as one may know."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client

from cases import statistics
from cases.models import Case
from inspection.accounts.models import User
from tests.documents.walk import walk_with_papers
from tests.make import Office, make_case, make_office
from tests.walk import morning
from workflows.conformance import figures

pytestmark = pytest.mark.django_db
ON = date(2026, 4, 2)


def page(user: User, query: str = "") -> Any:
    with time_machine.travel(morning(ON)):
        client = Client()
        client.force_login(user)
        return client.get(f"/thong-ke/kiem-chung/{query}")


@pytest.fixture
def office() -> Office:
    return make_office()


def test_every_figure_is_counted_from_the_sheets_and_opens_its_cases(office: Office) -> None:
    whole, _papers = walk_with_papers(office)
    lacking = make_case(office, "E5")

    question = statistics.ask(office.standing, date(2026, 1, 1), ON, on=ON)
    (tally,) = figures.tallies(question).rows

    assert tally.count(figures.CASES) == 2
    assert tally.cases[figures.CONFORMING] == [whole.pk]
    assert tally.cases[figures.MISSING] == [lacking.pk]
    assert (tally.count(figures.IN_TIME), tally.count(figures.LATE)) == (tally.timed, 0)
    assert tally.count(figures.MISSING) > 10, "no paper was issued in the second case"

    answer = page(office.chu, "?of=KTCH&show=missing")
    assert answer.status_code == 200
    assert [case.pk for case in answer.context["rows"]] == [lacking.pk]
    assert f"/ho-so/{lacking.key}/kiem-chung/" in answer.content.decode()


def test_who_may_not_open_a_case_is_not_told_of_it(office: Office) -> None:
    case = make_case(office, "E5")

    answer = page(office.binh, "?of=KTCH&show=cases")  # a member of the team, which is dissolved

    assert case.subject_name not in answer.content.decode()
    assert not answer.context.get("table")
    assert Case.objects.count() == 1


def test_a_figure_that_is_none_is_a_bad_address(office: Office) -> None:
    make_case(office, "P1")

    assert page(office.chu, "?show=everything").status_code == 400
    assert page(office.chu, "?of=KTCH&show=late").status_code == 200
    assert page(office.chu, "?nothing=1").status_code == 400
