"""The catalogue of procedures: what it says of each, by which rulebook, and how long the steps took."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.test import Client
from django.urls import reverse

from cases import clock, commands, statistics
from cases.models import Case, Kind
from cases.stages import stages_of
from cases.statistics.durations import WHOLE, Duration, durations
from tests.make import START, Office, make_case, make_office
from tests.workflows.pages import signed_in
from workflows import catalogue, flows


def test_what_a_step_leaves_has_a_name_in_every_procedure() -> None:
    for kind in flows.OF_CASE:
        for step in catalogue.all_steps(kind):
            assert all(map(str, catalogue.left_by(step))), (kind, step.number)


def test_the_time_a_step_is_measured_by_is_the_one_its_deadline_counts() -> None:
    for kind in flows.OF_CASE:
        for stage in stages_of(kind):
            key, event = clock.time_of(kind, stage.code)
            assert bool(key) == bool(event)
            if event:
                told = Case(kind=kind, **{event: START, "deployed_on": START, "clock_started_on": START})
                assert clock.asked_on(stage.code, told) == START


def test_half_of_the_cases_and_nine_of_ten_are_reckoned_as_a_spreadsheet_does() -> None:
    assert Duration.of([5]) == Duration(1, 5, 5)
    assert Duration.of([1, 2, 3, 4]) == Duration(4, 2.5, 3.7)
    assert Duration.of(list(range(11))) == Duration(11, 5, 9)


@pytest.fixture
def office() -> Office:
    return make_office()


def days(office: Office, user: object = None) -> dict[str, Duration]:
    asked = statistics.ask(office.standing, START - timedelta(days=30), START + timedelta(days=400))
    return durations(statistics.opened_by(user, asked) if user else asked, Kind.COMPLIANCE_INSPECTION)


@pytest.mark.django_db
def test_a_step_lasts_from_the_event_its_time_counts_from_to_the_day_it_is_done(office: Office) -> None:
    case = make_case(office, "E5")

    found = days(office)

    assert set(found) == {stage.code for stage in stages_of(case.kind)} | {WHOLE}
    assert found["R1"].median == (case.deployed_on - case.decided_on).days  # type: ignore[operator]
    assert found["R3"].median == (case.verified_on - case.self_reported_on).days  # type: ignore[operator]
    assert found["E5"].median == (case.closed_on - case.announced_on).days  # type: ignore[operator]
    assert found[WHOLE].median == (case.submitted_on - case.clock_started_on).days  # type: ignore[operator]


@pytest.mark.django_db
def test_the_days_for_which_the_clock_stood_do_not_count_in_the_whole(office: Office) -> None:
    case = make_case(office, "R6")
    on = case.reported_on
    assert on is not None
    commands.stop_clock(case, by=office.chu, on=on, cause="disaster", reason="Bão.")
    commands.resume_clock(case, by=office.chu, on=on + timedelta(days=9))
    case = commands.submit(case, by=office.lan, on=on + timedelta(days=9))

    whole = days(office)[WHOLE].median

    assert case.submitted_on is not None
    assert case.clock_started_on is not None
    assert whole == (case.submitted_on - case.clock_started_on).days - 9


@pytest.mark.django_db
def test_what_is_done_once_for_a_team_counts_once(office: Office) -> None:
    make_case(office, "P3", subjects=3)

    found = days(office)

    assert found["P2"].count == found["P3"].count == 1
    assert "R1" not in found


@pytest.mark.django_db
def test_a_step_counts_only_cases_the_person_may_open(office: Office) -> None:
    make_case(office, "R1")

    assert days(office, office.lan)["R1"].count == 1
    assert days(office, office.minh) == {}


@pytest.mark.django_db
def test_the_page_shows_steps_limits_articles_and_what_they_took(office: Office) -> None:
    make_case(office, "E5")

    text = page(signed_in(office.chu), Kind.COMPLIANCE_INSPECTION)

    assert "Thẩm tra" in text or "thẩm tra" in text
    assert "QĐ 89" in text
    assert 'class="bars"' in text
    assert text.count("<svg") > 5


@pytest.mark.django_db
def test_the_rulebook_of_the_day_asked_for_answers(office: Office) -> None:
    client = signed_in(office.chu)

    before = page(client, Kind.COMPLIANCE_INSPECTION, on="01/03/2022")
    after = page(client, Kind.COMPLIANCE_INSPECTION, on=f"{date(2026, 5, 1):%d/%m/%Y}")

    assert "QĐ 89-QĐ/TW" not in before  # it came later in that year
    assert "QĐ 89-QĐ/TW, Quy trình kiểm tra, mục I" in after


@pytest.mark.django_db
def test_the_file_of_a_procedure_is_handed_out_and_an_unknown_one_is_not(office: Office) -> None:
    client = signed_in(office.minh)

    answer = client.get(reverse("procedure-bpmn", args=["KTCH"]))

    assert answer.status_code == 200
    assert answer["Content-Disposition"] == 'attachment; filename="ktch.bpmn"'
    assert client.get(reverse("procedure", args=["KHONG"])).status_code == 404


def page(client: Client, kind: str, **asked: str) -> str:
    answer = client.get(reverse("procedure", args=[kind]), asked)
    assert answer.status_code == 200
    return str(answer.content.decode())
