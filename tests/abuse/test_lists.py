"""Abuse of lists, search, figures and files: nobody learns of a case that is not theirs, not even that it exists."""
# ruff: noqa: N802 - tests are named after the abuse cases

import io
from collections.abc import Iterator
from datetime import date
from typing import Any

import openpyxl
import pytest
from django.test import Client
from django.urls import reverse

from cases import commands, statistics
from cases.models import Case, PostDuty, TeamRole
from tests.cases.year import YEAR, Year, kept_year
from tests.make import START

pytestmark = pytest.mark.django_db

ASKED = {"period": "y", "year": str(YEAR)}
#: Figures of every unit of count, and of every way to count.
KEYS = (
    "opened", "teams", "requirements", "supervision-teams", "supervised", "late", "distinct-organizations",
    "outcome-lessons", "plan-started", "returned", "covered",
)  # fmt: skip
TOPIC = '=HYPERLINK("http://x") Công tác quản lý đất đai'


@pytest.fixture(scope="module")
def year(django_db_setup: None, django_db_blocker: Any) -> Iterator[Year]:
    with django_db_blocker.unblock(), kept_year() as made:
        yield made


def signed_in(year: Year, key: str) -> Client:
    client = Client()
    client.force_login(year.office.users[key])
    return client


def traces(case: Case) -> list[str]:
    """What must appear nowhere: its number, its addresses, its subject."""
    return [case.code, case.key, case.team.key, case.subject_name]


def pages(year: Year) -> list[str]:
    """Every page of lists, search and figures, as somebody curious would ask for them."""
    case = year.cases[0]
    found = [reverse(name) for name in ("cases", "teams", "programmes", "statistics", "search")]
    for words in (case.subject_name, case.code, case.team.topic, "đoàn 1"):
        found += [f"{reverse(name)}?q={words}" for name in ("cases", "teams", "search")]
    found += [f"{reverse('cases')}?state={state}" for state in ("", "open", "late", "concluded", "waiting")]
    found += [f"{reverse('cases')}?team=1", f"{reverse('statistics')}?period=y&year={YEAR}"]
    found += [f"{reverse('figure', args=[key])}?period=y&year={YEAR}" for key in KEYS]
    asked = f"period=y&year={YEAR}"
    found += [f"{reverse('forms')}?{asked}", *(f"{reverse('form', args=[key])}?{asked}" for key in ("B01", "B03"))]
    found += [f"{reverse('form-cell', args=['B01', 'total', name])}?{asked}" for name in ("total", "org-contents.rest")]
    found += [f"{reverse('form-file', args=['B01', ending])}?{asked}" for ending in ("txt", "json")]
    found += [f"{reverse('cases-file', args=[form])}?state=" for form in ("csv", "xlsx")]
    found += [f"{reverse('figure-file', args=[key, 'csv'])}?period=y&year={YEAR}" for key in KEYS[:3]]
    return found


def text_of(response: Any) -> str:
    if "spreadsheet" in response.headers["Content-Type"]:
        sheet = openpyxl.load_workbook(io.BytesIO(response.content)).active
        assert sheet is not None
        return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    return str(response.content.decode())


def without_what_was_asked(text: str, url: str) -> str:
    """The words one typed oneself stand in the search box again, and in the register of organizations all may read."""
    words = url.partition("q=")[2]
    return text.replace(words, "") if words else text


def test_A02_no_list_search_or_figure_shows_a_stranger_anything(year: Year) -> None:
    stranger = year.office.members["binh"]  # an inspector, in none of these teams any more
    for team in (year.inspection, year.added):
        commands.change_team(
            team, by=year.office.chu, on=date(YEAR, 6, 1), leaving=stranger, joining=year.office.members["thu"],
            role=TeamRole.MEMBER, reason="Điều động",
        )  # fmt: skip
    client = signed_in(year, "binh")
    unseen = [trace for case in year.cases for trace in traces(case)[:3]]

    for url in pages(year):
        response = client.get(url)
        assert (url, response.status_code) == (url, 200)
        text = without_what_was_asked(text_of(response), url)
        assert [trace for trace in unseen if trace in text] == [], url


def test_A02_no_count_tells_a_stranger_anything(year: Year) -> None:
    client = signed_in(year, "minh")
    follows = year.cases[0]  # the one case minh verifies

    context = client.get(reverse("statistics"), ASKED).context
    shown = {figure["key"]: figure["value"] for figure in (*context["first"], *context["after"])}
    assert not context["whole"]
    assert {key: value for key, value in shown.items() if value not in {"0", "1"}} == {"grassroots": "5"}
    assert context["plan"].total.opened == 1
    assert context["coverage"] is None
    for key in KEYS:
        page = client.get(reverse("figure", args=[key]), ASKED)
        assert {line.case for line in page.context["rows"] if hasattr(line, "case") and hasattr(line, "stage")} <= {
            follows
        }


def test_A02_a_team_is_not_found_by_a_case_of_it_that_one_may_not_open(year: Year) -> None:
    office = year.office
    first, second, _third = year.inspection.cases.order_by("pk")
    commands.recuse(second, by=office.lan, on=date(YEAR, 7, 1), ground="relative")
    client = signed_in(year, "lan")

    found = client.get(reverse("search"), {"q": second.subject_name}).context["found"]
    teams = client.get(reverse("teams"), {"q": second.subject_name}).context["rows"]

    assert found.cases == []
    assert found.teams == []
    assert teams == []
    assert [team.cases_seen for team in client.get(reverse("teams"), {"q": first.subject_name}).context["rows"]] == [2]


def test_A02_the_recused_see_what_a_stranger_sees(year: Year) -> None:
    office = year.office
    case = year.inspection.cases.order_by("pk")[0]
    commands.recuse(case, by=office.lan, on=date(YEAR, 7, 1), ground="relative")
    client = signed_in(year, "lan")

    for url in pages(year):
        text = without_what_was_asked(text_of(client.get(url)), url)
        assert case.code not in text, url
        assert case.key not in text, url


def test_A02_who_is_told_the_figures_is_shown_no_file_that_is_not_theirs(year: Year) -> None:
    commands.appoint(
        [(year.office.members["hoa"], year.office.city, PostDuty.REPORTING_SECRETARY)],
        by=year.office.administrator,
        since=date(2025, 1, 1),
    )
    client = signed_in(year, "hoa")  # in the inspection teams, not in the supervision team
    unseen = [trace for case in year.supervision.cases.all() for trace in traces(case)[:3]]

    page = client.get(reverse("figure", args=["supervised"]), ASKED)

    assert (page.context["total"], page.context["seen"], page.context["rows"]) == (2, 0, [])
    for url in pages(year):
        text = without_what_was_asked(text_of(client.get(url)), url)
        assert [trace for trace in unseen if trace in text] == [], url


def test_A02_the_inspected_side_and_the_administrator_see_no_case(year: Year) -> None:
    office = year.office
    assert Case.objects.represented_by(office.dien).exists()
    rep, admin = signed_in(year, "dien"), Client()
    admin.force_login(office.administrator)

    for url in pages(year):
        assert rep.get(url).status_code == 403, url
        text = without_what_was_asked(text_of(admin.get(url)), url)
        assert [trace for case in year.cases for trace in traces(case)[:3] if trace in text] == [], url


@pytest.mark.parametrize("key", ["quan", "lan", "khanh", "minh"])
def test_A03_a_file_holds_the_set_of_its_list_and_nothing_more(year: Year, key: str) -> None:
    client = signed_in(year, key)
    visible = set(Case.objects.visible_to(year.office.users[key]).values_list("code", flat=True))

    listed = text_of(client.get(reverse("cases-file", args=["xlsx"]), {"state": ""}))
    figure = client.get(reverse("figure-file", args=["opened", "csv"]), ASKED).content.decode("utf-8-sig")

    assert {case.code for case in Case.objects.all() if case.code in listed} == visible
    assert {line.split(",")[0] for line in figure.splitlines()[1:]} == visible


def test_A03_pages_of_figures_are_kept_by_no_cache(year: Year) -> None:
    client = signed_in(year, "chu")

    for url in (reverse("statistics"), reverse("cases"), reverse("cases-file", args=["csv"]), reverse("search")):
        assert "no-store" in client.get(url).headers["Cache-Control"]
        assert "private" in client.get(url).headers["Cache-Control"]


def test_A32_a_name_that_is_a_formula_leaves_as_text(year: Year) -> None:
    case = year.cases[0]
    Case.objects.filter(pk=case.pk).update(subject_name=TOPIC)
    client = signed_in(year, "quan")

    table = client.get(reverse("cases-file", args=["csv"]), {"state": ""}).content.decode("utf-8-sig")
    book = openpyxl.load_workbook(io.BytesIO(client.get(reverse("cases-file", args=["xlsx"]), {"state": ""}).content))

    assert "\"'=HYPERLINK(" in table
    sheet = book.active
    assert sheet is not None
    assert [cell.data_type for row in sheet.iter_rows(min_row=2) for cell in row if cell.value == TOPIC] == ["s"]


LISTS: tuple[tuple[str, list[str]], ...] = (
    ("cases", []),
    ("teams", []),
    ("search", []),
    ("statistics", []),
    ("programmes", []),
    ("figure", ["opened"]),
    ("cases-file", ["csv"]),
    ("figure-file", ["opened", "xlsx"]),
    ("form-file", ["B01", "json"]),
)


@pytest.mark.parametrize(
    "asked",
    [
        "order_by=password",
        "subject_organization__search_key__contains=a",
        "team__members__member__user__password__startswith=a",
        "q=a&extra=1",
        "state=open&1%3D1=1",
        "grants__user=1",
    ],
)
def test_A41_a_key_nobody_reads_is_a_bad_address(year: Year, asked: str) -> None:
    client = signed_in(year, "quan")

    for name, args in LISTS:
        assert (name, client.get(f"{reverse(name, args=args)}?{asked}").status_code) == (name, 400)


@pytest.mark.parametrize(
    "asked",
    [
        "state=' OR 1=1 --",
        "kind=KTCH') OR ('1'='1",
        "team=1 OR 1=1",
        "year=2026; DROP TABLE cases_case",
        "step=P1%00",
        "outcome=%27%22",
        "q=%25%5F%5C' OR 1=1 --",
        "q=" + "a" * 500,
    ],
)
def test_A41_a_value_nobody_offered_finds_nothing(year: Year, asked: str) -> None:
    response = signed_in(year, "quan").get(f"{reverse('cases')}?{asked}")

    assert response.status_code == 200
    assert list(response.context["rows"]) == []


@pytest.mark.parametrize("token", ["eyJ9", "WzFd", "x' OR 1=1", "W3siZCI6InggT1IgMT0xIn0sMV0", "9" * 300])
def test_A41_a_page_nobody_gave_is_a_bad_address(year: Year, token: str) -> None:
    assert signed_in(year, "quan").get(reverse("cases"), {"state": "open", "after": token}).status_code == 400


def test_A41_a_figure_nobody_named_does_not_exist(year: Year) -> None:
    client = signed_in(year, "quan")

    assert client.get(reverse("figure", args=["password"]), ASKED).status_code == 404
    assert client.get(reverse("figure", args=["opened"]), {"period": "q9"}).status_code == 400
    with pytest.raises(KeyError):
        statistics.figure("password", statistics.ask(year.office.standing, START, START))
