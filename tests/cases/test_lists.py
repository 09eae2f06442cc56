"""Lists and search: 25 rows a page, filters in the address, the same rows in the file, few questions asked."""

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import listing, spreadsheets, stages
from cases.listing import Wanted
from cases.models import Case, Outcome
from cases.stages import State
from tests.cases.year import Year, kept_year
from tests.make import START

pytestmark = pytest.mark.django_db

TODAY = date(2026, 7, 1)


@pytest.fixture(scope="module")
def year(django_db_setup: None, django_db_blocker: Any) -> Iterator[Year]:
    with django_db_blocker.unblock(), kept_year() as made:
        yield made


def signed_in(year: Year, key: str) -> Client:
    client = Client()
    client.force_login(year.office.users[key])
    return client


def shown(response: Any) -> list[str]:
    return [line.case.code for line in response.context["rows"]]


def test_a_case_waits_for_the_first_act_that_is_not_done(year: Year) -> None:
    waiting = {case.code: stages.stage_of(case) for case in year.cases}

    assert [stage.code if stage else "" for stage in waiting.values()] == ["E5", "R2", "R6", "P1", "P1", "P3"]


def test_each_stage_as_a_condition_finds_the_cases_that_wait_for_it(year: Year) -> None:
    for stage in stages.STAGES:
        found = set(Case.objects.filter(stages.waiting_for(stage.code)))
        assert found == {case for case in year.cases if stages.stage_of(case) == stage}


def test_the_list_begins_with_what_is_under_way_by_deadline(year: Year) -> None:
    response = signed_in(year, "quan").get(reverse("cases"))

    dues = [line.case.due_on for line in response.context["rows"]]
    assert len(dues) == 5
    assert dues == sorted(dues, key=lambda due: due or date.max)


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        ({"state": "concluded"}, 1),
        ({"state": "late"}, 2),
        ({"state": ""}, 6),
        ({"kind": "GSCD"}, 2),
        ({"step": "P1"}, 2),
        ({"outcome": "LESSONS"}, 1),
        ({"team": "1"}, 5),  # the first inspection team and the first supervision team
        ({"year": "2026"}, 6),
        ({"year": "2025"}, 0),
        ({"q": "bến lụa 4"}, 2),
        ({"q": "lang phi"}, 2),
        ({"q": "LÃNG PHÍ", "kind": "KTCH"}, 0),
    ],
)
def test_filters_stand_in_the_address(year: Year, asked: dict[str, str], count: int) -> None:
    response = signed_in(year, "quan").get(reverse("cases"), asked)

    assert len(shown(response)) == count


def test_the_file_holds_the_rows_of_the_list(year: Year) -> None:
    client = signed_in(year, "quan")

    for asked in ({"state": "late"}, {"q": "lãng phí"}, {"kind": "KTCH"}, {"state": ""}):
        codes = sorted(shown(client.get(reverse("cases"), asked)))
        table = client.get(reverse("cases-file", args=["csv"]), asked).content.decode("utf-8-sig").splitlines()
        book = openpyxl.load_workbook(io.BytesIO(client.get(reverse("cases-file", args=["xlsx"]), asked).content))
        sheet = book.active
        assert sheet is not None

        assert sorted(line.split(",")[0] for line in table[1:]) == codes
        assert sorted(str(row[0]) for row in sheet.iter_rows(min_row=2, values_only=True)) == codes


#: What the frame of every page asks: session, person, and what the person is here.
FRAME = 3


@pytest.mark.parametrize("name", ["cases", "teams"])
def test_a_list_asks_once_beside_the_frame_of_the_page(year: Year, name: str) -> None:
    client = signed_in(year, "quan")
    client.get(reverse(name))

    with CaptureQueriesContext(connection) as asked:
        response = client.get(reverse(name))

    assert response.status_code == 200
    assert len(asked) <= FRAME + 1, "\n".join(query["sql"][:120] for query in asked)


def test_search_finds_without_accents_and_case(year: Year) -> None:
    client = signed_in(year, "quan")

    for words in ("ben lua 3", "BẾN LỤA 3", "bến lụa 3"):
        found = client.get(reverse("search"), {"q": words}).context["found"]
        assert {line.case.subject_name for line in found.cases} == {"Đảng ủy phường Bến Lụa 3"}
        assert [organization.code for organization in found.organizations] == ["TC003"]
    assert not client.get(reverse("search"), {"q": "a"}).context["found"]


def test_search_finds_a_team_by_its_number_and_by_its_topic(year: Year) -> None:
    client = signed_in(year, "quan")

    by_number = client.get(reverse("search"), {"q": "đoàn 2"}).context["found"]
    by_topic = client.get(reverse("search"), {"q": "quy che lam viec"}).context["found"]

    assert by_number.teams == [year.added]
    assert by_topic.teams == [year.inspection]


def test_people_are_found_by_those_who_keep_their_register(year: Year) -> None:
    for key, found in (("quan", 1), ("thu", 1), ("lan", 0), ("vien", 0)):
        people = signed_in(year, key).get(reverse("search"), {"q": "trịnh văn quân"}).context["found"].people
        assert len(people) == found


# Files


@pytest.mark.parametrize("text", ["=1+1", "+84", "-2", "@SUM(A1)", "\t=1", "\r=1", " =cmd|' /C calc'!A0", "＝1"])
def test_text_that_looks_like_a_formula_stays_text(text: str) -> None:
    table = b"".join(spreadsheets.as_csv(["a"], [[text, "Đảng ủy"]])).decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(spreadsheets.as_xlsx("Bảng", ["a"], [[text, "Đảng ủy"]])))

    assert table.splitlines()[1].lstrip('"').startswith("'")
    sheet = book.active
    assert sheet is not None
    assert sheet["A2"].data_type == "s"
    assert sheet["A2"].quotePrefix
    assert sheet["B2"].value == "Đảng ủy"
    assert not sheet["B2"].quotePrefix


def test_dates_and_numbers_stay_dates_and_numbers() -> None:
    book = openpyxl.load_workbook(io.BytesIO(spreadsheets.as_xlsx("Bảng", ["a", "b"], [[date(2026, 2, 5), -3]])))
    table = b"".join(spreadsheets.as_csv(["a", "b"], [[date(2026, 2, 5), -3]])).decode("utf-8-sig")

    sheet = book.active
    assert sheet is not None
    assert (sheet["A2"].data_type, sheet["A2"].number_format, sheet["B2"].value) == ("d", "dd/mm/yyyy", -3)
    assert table.splitlines()[1] == "05/02/2026,-3"


def test_what_is_asked_of_a_list_is_asked_of_the_same_cases(year: Year) -> None:
    everything = set(listing.cases(year.office.quan, Wanted(), TODAY))

    by_state = set(listing.cases(year.office.quan, Wanted(state=State.OPEN), TODAY)) | set(
        listing.cases(year.office.quan, Wanted(state=State.CONCLUDED), TODAY)
    )

    assert everything == by_state == set(Case.objects.all())
    assert {case.outcome for case in everything} == {"", Outcome.LESSONS}
    assert all(case.opened_on == START for case in everything)
