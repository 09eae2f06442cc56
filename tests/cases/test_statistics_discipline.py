"""Figures of discipline: right as at either date, each opening exactly what it counts, told to whom they belong."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import openpyxl
import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from cases import commands, statistics
from cases.commands import complaints
from cases.commands.discipline import Standing
from cases.models import Body, Case, PostDuty, Sanction, SanctionChange, SanctionState, Seat, Suspension
from cases.statistics import FIGURES, Question, Unit
from cases.statistics import discipline as figures
from cases.statistics.discipline import MEMBERS, SUBJECTS
from tests import make_complaint, make_suspension
from tests.make import Office
from tests.make_complaint import RECEIVED, World, on_step
from tests.make_discipline import open_member

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

SINCE, UNTIL = date(2026, 1, 1), date(2026, 12, 31)
TODAY = date(2026, 12, 1)
DECIDED, ANNULLED, LAPSES = date(2026, 5, 10), date(2026, 8, 3), date(2026, 10, 1)
ANSWERED = on_step("E1")
KEYS = [key for key, figure in FIGURES.items() if figure.unit.is_of_discipline]
ASKED = {"period": "y", "year": "2026"}


@dataclass
class Disciplined:
    """The city's year: its own decisions, a complaint it answered, a suspension it decided; one warning of a ward."""

    world: World
    office: Office
    ward: Body
    case: Case  # of Diện, who is warned, and suspended meanwhile
    suspension: Suspension


@pytest.fixture(scope="module")
def year(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Disciplined]:
    with django_db_blocker.unblock(), make_complaint.kept_world() as world:
        yield _year(world)


def _year(world: World) -> Disciplined:
    office, of = world.office, world.office.members
    ward = Body.objects.get(pk=world.sanction.case.body_id)
    make_complaint.walk(world, "E3")
    case = open_member(office)
    _sanction(case, "WARNING")
    _sanction(open_member(office, subject=of["tu"]), "REPRIMAND", lapses_on=LAPSES)
    annulled = _sanction(open_member(office, subject=of["bay"]), "EXPULSION")
    SanctionChange.objects.create(sanction=annulled, on=ANNULLED, result="annul")
    _sanction(open_member(office, subject=of["muoi"]), "WARNING", effective_on=None)
    _sanction(open_member(office, subject=office.organizations[1], standing=Standing()), "WARNING")
    return Disciplined(world, office, ward, case, make_suspension.suspend(office, protects=case))


def _sanction(case: Case, form: str, **values: Any) -> Sanction:
    """A decision of the city that took effect with its signing."""
    facts: dict[str, Any] = {"signed_on": DECIDED, "signed_by": case.team.proposed_by, "effective_on": DECIDED}
    return Sanction.objects.create(case=case, form=form, **(facts | values))


def asked(year: Disciplined, day: date | None, *, body: Body | None = None, since: date = SINCE) -> Question:
    return statistics.ask(body or year.office.standing, since, UNTIL, on=TODAY).looked_at(day)


def count(question: Question, *keys: str) -> tuple[int, ...]:
    found = statistics.counted(question, keys)
    return tuple(found[key] for key in keys)


def forms_of(question: Question) -> dict[str, int]:
    """How many members by form, where there are any."""
    found = {form.value: count(question, figures.disciplined_key(MEMBERS, form))[0] for form in MEMBERS.forms}
    return {form: number for form, number in found.items() if number}


@pytest.mark.rule("COMPLAIN-CHANGE")
def test_a_complaint_changes_the_figure_from_its_day_and_not_before(year: Disciplined) -> None:
    before, after = (asked(year, day, body=year.ward) for day in (ANSWERED - timedelta(days=1), ANSWERED))

    assert forms_of(before) == {"WARNING": 1}
    assert forms_of(after) == {"REPRIMAND": 1}
    assert count(before, "disciplined-members", "disciplined-members-changed") == (1, 0)
    assert count(after, "disciplined-members", "disciplined-members-changed") == (1, 1)


def test_a_day_after_the_period_still_counts_the_decisions_of_the_period(year: Disciplined) -> None:
    body, until = year.ward, ANSWERED - timedelta(days=1)

    question = statistics.ask(body, SINCE, until, on=TODAY)

    assert forms_of(question) == {"WARNING": 1}
    assert forms_of(question.looked_at(ANSWERED)) == {"REPRIMAND": 1}


def test_what_was_annulled_drops_out_of_its_form_and_stands_as_its_own_line(year: Disciplined) -> None:
    keys = ("disciplined-members", "disciplined-members-annulled")
    before, after = asked(year, ANNULLED - timedelta(days=1)), asked(year, ANNULLED)

    assert (forms_of(before), count(before, *keys)) == ({"WARNING": 1, "REPRIMAND": 1, "EXPULSION": 1}, (3, 0))
    assert (forms_of(after), count(after, *keys)) == ({"WARNING": 1, "REPRIMAND": 1}, (3, 1))


@pytest.mark.rule("LAPSE")
def test_what_lapsed_keeps_its_form_and_is_no_longer_in_force(year: Disciplined) -> None:
    keys = [f"disciplined-members-{state}" for state in ("in-force", "lapsed", "holding")]
    before, after = asked(year, LAPSES - timedelta(days=1)), asked(year, LAPSES)

    assert forms_of(before) == forms_of(after) == {"WARNING": 1, "REPRIMAND": 1}
    assert (count(before, *keys), count(after, *keys)) == ((2, 0, 2), (1, 1, 1))


def test_who_is_under_discipline_is_counted_whenever_it_was_decided(year: Disciplined) -> None:
    later = asked(year, TODAY, since=DECIDED + timedelta(days=1))

    assert count(later, "disciplined-members", "disciplined-members-holding") == (0, 1)


def test_a_decision_that_is_signed_and_not_in_force_is_kept_apart(year: Disciplined) -> None:
    assert count(asked(year, DECIDED), "disciplined-members-signed") == (1,)
    assert count(asked(year, DECIDED - timedelta(days=1)), "disciplined-members-signed", "disciplined-members") == (
        0,
        0,
    )


@pytest.mark.parametrize("day", [DECIDED, ANSWERED, ANNULLED, LAPSES, TODAY])
def test_forms_and_states_add_up_and_every_figure_opens_what_it_counts(year: Disciplined, day: date) -> None:
    for body in (year.office.standing, year.ward):
        question = asked(year, day, body=body)
        found = statistics.counted(question, KEYS)

        rows = {key: list(statistics.figure(key, question).queryset.values_list("pk", flat=True)) for key in KEYS}
        assert {key: len(set(listed)) for key, listed in rows.items()} == found
        for who in SUBJECTS:
            whole = sorted(rows[figures.disciplined_key(who)])
            for parts in ((*who.forms, SanctionState.ANNULLED), figures.STATES):
                assert sorted(pk for part in parts for pk in rows[figures.disciplined_key(who, part)]) == whole
            decided = [pk for one in figures.RESULTS for pk in rows[figures.complaints_key(who, one)]]
            assert sorted(decided) == sorted(rows[figures.complaints_key(who, "decided")])


def test_complaints_wait_until_they_are_answered_and_then_count_by_their_result(year: Disciplined) -> None:
    keys = ("complaints-received", "complaints-pending", "complaints-members-decreased")
    days = (RECEIVED - timedelta(days=1), RECEIVED, ANSWERED - timedelta(days=1), ANSWERED)

    assert [count(asked(year, day), *keys) for day in days] == [(0, 0, 0), (1, 1, 0), (1, 1, 0), (1, 0, 1)]
    found = statistics.counted(asked(year, ANSWERED), KEYS)
    assert [key for key in KEYS if key.startswith("complaints-") and found[key]] == [
        "complaints-members-decided", "complaints-members-decreased", "complaints-received", "complaints-about-form",
        "complaints-cause-guidelines",
    ]  # fmt: skip


def test_a_complaint_that_is_turned_away_waits_no_longer(year: Disciplined) -> None:
    world = year.world.as_made()
    late = make_complaint.receive(world, RECEIVED + timedelta(days=60))
    day = late.received_on + timedelta(days=2)
    complaints.refuse_complaint(late, by=world.user(world.clerk), on=day, reason="Quá thời hạn")

    keys = ("complaints-pending", "complaints-turned-away")
    until = day + timedelta(days=30)
    question = statistics.ask(year.office.standing, SINCE, until, on=until)
    assert count(question.looked_at(day - timedelta(days=1)), *keys) == (1, 0)
    assert count(question.looked_at(day), *keys) == (0, 1)


def test_suspensions_count_on_the_days_they_run(year: Disciplined) -> None:
    since, until = year.suspension.since, year.suspension.until
    assert since is not None
    assert until is not None
    days = (since - timedelta(days=1), since, until, until + timedelta(days=1))

    assert [count(asked(year, day), "suspended-party-life")[0] for day in days] == [0, 1, 1, 0]
    # the seat in the ward's committee is lost with party life, and is not a second suspension
    assert Suspension.objects.in_force(since).count() == 2
    assert count(asked(year, since), "suspended-committee-seat") == (0,)


def test_all_figures_need_three_statements_however_many_decisions(year: Disciplined) -> None:
    for body in (year.office.standing, year.office.commission):
        with CaptureQueriesContext(connection) as statements:
            statistics.counted(asked(year, TODAY, body=body), KEYS)
        assert len(statements) == 3


# Who is told


def test_a_day_of_the_past_does_not_bring_back_who_was_told_then(year: Disciplined) -> None:
    office, left = year.office, ANSWERED + timedelta(days=1)
    Seat.objects.filter(member=office.members["dai"]).update(until=left)

    question, whole = statistics.told_to(office.users["dai"], asked(year, ANSWERED))

    assert not whole
    assert count(question, "disciplined-members", "suspended-party-life") == (0, 0)


def test_the_recused_are_not_told_even_a_count(year: Disciplined) -> None:
    office = year.office
    commands.recuse(year.case, by=office.chu, on=DECIDED, ground="relative")

    question, whole = statistics.told_to(office.chu, asked(year, LAPSES))

    assert whole
    assert forms_of(question) == {"REPRIMAND": 1}


def reporting(year: Disciplined, key: str) -> None:
    """Somebody reports for the city, and is told its figures."""
    office, post = year.office, PostDuty.REPORTING_SECRETARY
    commands.appoint([(office.members[key], office.city, post)], by=office.administrator, since=DECIDED)


def letters(question: Question) -> list[Any]:
    return list(statistics.figure("complaints-pending", question).queryset)


def test_a_letter_without_a_file_counts_for_the_body_and_opens_to_its_office(year: Disciplined) -> None:
    office = year.office
    letter = make_complaint.receive(year.world.as_made(), ANSWERED + timedelta(days=5))
    reporting(year, "minh")

    question, whole = statistics.told_to(office.minh, asked(year, letter.received_on))

    assert whole
    assert letters(question) == [letter]
    assert letters(statistics.opened_by(office.minh, question)) == []
    assert letters(statistics.opened_by(office.users["thu"], question)) == [letter]  # the clerk who received it


@pytest.mark.parametrize("apart", ["sau", "tam", "chu"])
def test_a_letter_is_not_counted_for_who_complains_or_decided_before(year: Disciplined, apart: str) -> None:
    letter = make_complaint.receive(year.world.as_made(), ANSWERED + timedelta(days=5))
    reporting(year, apart)

    question, whole = statistics.told_to(year.office.users[apart], asked(year, letter.received_on))

    assert whole
    assert letters(question) == []


# The pages


@pytest.fixture
def today() -> Iterator[None]:
    with time_machine.travel(f"{TODAY}T08:00+07:00", tick=False):
        yield


def signed_in(year: Disciplined, key: str) -> Client:
    client = Client()
    client.force_login(year.office.users[key])
    return client


def as_at(day: date, year: Disciplined, **more: str) -> dict[str, str]:
    return ASKED | {"body": str(year.office.standing.pk), "as_at": day.isoformat()} | more


@pytest.mark.usefixtures("today")
def test_the_page_shows_the_day_and_its_figures(year: Disciplined) -> None:
    client, page = signed_in(year, "chu"), reverse("discipline-statistics")

    before = client.get(page, as_at(ANNULLED - timedelta(days=1), year))
    after = client.get(page, as_at(ANNULLED, year))

    assert f"{ANNULLED:%d/%m/%Y}" in after.content.decode()
    expulsions = [
        next(row["cells"] for row in found.context["forms"] if row["label"] == "Khai trừ") for found in (before, after)
    ]
    assert [(members["count"], whole) for (members, whole), _organizations in expulsions] == [(1, 3), (0, 3)]
    assert expulsions[0][1][0] is None  # an organization is never expelled
    assert client.get(expulsions[0][0][0]["url"]).context["total"] == 1


@pytest.mark.usefixtures("today")
def test_without_a_day_the_figures_are_those_of_today_or_the_end_of_the_period(year: Disciplined) -> None:
    client, page = signed_in(year, "chu"), reverse("discipline-statistics")

    assert client.get(page, ASKED).context["day"] == TODAY
    assert client.get(page, {"period": "q2", "year": "2026"}).context["day"] == date(2026, 6, 30)


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize("day", [TODAY + timedelta(days=1), SINCE - timedelta(days=1)])
def test_a_day_to_come_and_a_day_before_the_period_are_refused(year: Disciplined, day: date) -> None:
    client = signed_in(year, "chu")

    page = client.get(reverse("discipline-statistics"), as_at(day, year))

    assert "as_at" in page.context["form"].errors
    assert "counts" not in page.context
    figure = reverse("figure", args=["disciplined-members"])
    assert client.get(figure, as_at(day, year)).status_code == 400
    assert client.get(figure, as_at(TODAY, year, kind="KTCH")).status_code == 400


@pytest.mark.usefixtures("today")
def test_a_figure_leaves_as_a_file_with_the_form_of_its_day(year: Disciplined) -> None:
    client = signed_in(year, "vien")  # who hears Diện opens that file
    commands_of = {"disciplined-members": Unit.SANCTION, "complaints-received": Unit.COMPLAINT}
    seen = [row.case for row in statistics.figure("disciplined-members", asked(year, ANSWERED)).queryset]
    visible = {case.code for case in seen if Case.objects.visible_to(year.office.vien).filter(pk=case.pk).exists()}

    for key, unit in commands_of.items():
        assert FIGURES[key].unit is unit
        page = client.get(reverse("figure", args=[key]), as_at(ANSWERED, year))
        assert page.status_code == 200
        response = client.get(reverse("figure-file", args=[key, "xlsx"]), as_at(ANSWERED, year))
        assert f"{ANSWERED:%Y%m%d}" in response["Content-Disposition"]
        sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
        assert sheet is not None
        rows = list(sheet.iter_rows(values_only=True))[1:]
        assert len(rows) == len(page.context["rows"]) == page.context["seen"]
        if unit is Unit.SANCTION:
            assert {row[0] for row in rows} == visible


@pytest.mark.usefixtures("today")
@pytest.mark.parametrize("name", ["statistics", "discipline-statistics"])
def test_who_may_count_nothing_is_told_so_and_shown_no_zero(year: Disciplined, name: str) -> None:
    client = signed_in(year, "thu")  # the clerk opens no file

    page = client.get(reverse(name), ASKED | {"body": str(year.office.standing.pk)})

    assert page.status_code == 200
    assert not page.context["whole"]
    assert "counts" not in page.context
    assert "Đây không phải số liệu của" in page.content.decode()
    assert 'class="figures"' not in page.content.decode()


@pytest.mark.usefixtures("today")
def test_a_stranger_sees_no_trace_behind_any_figure_of_discipline(year: Disciplined) -> None:
    client = signed_in(year, "thu")
    traces = [*Case.objects.values_list("code", flat=True), "Giang Văn Sáu", "Kiều Thị Diện"]

    for key in KEYS:
        text = client.get(reverse("figure", args=[key]), as_at(ANSWERED, year)).content.decode()
        assert [trace for trace in traces if trace in text] == [], key
    response = client.get(reverse("figure-file", args=["disciplined-members", "csv"]), as_at(ANSWERED, year))
    assert len(response.content.decode("utf-8-sig").splitlines()) == 1
