"""The overview: every figure equals its list, the recused are told nothing, pictures say nothing beside the data."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import charts, commands
from cases.charts import Bar, Mark, Series
from cases.models import WorkItem
from tests.cases.year import Year, kept_year
from tests.make import START

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

TODAY = START + timedelta(days=120)


@pytest.fixture(scope="module")
def year(django_db_setup: None, django_db_blocker: Any) -> Iterator[Year]:
    with django_db_blocker.unblock(), kept_year() as made:
        yield made


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    with time_machine.travel(TODAY, tick=False):
        yield


@pytest.fixture
def work(year: Year) -> None:
    """Something waits for the head in one case, and for a member of the team in the team as a whole."""
    case = year.inspection.cases.order_by("pk")[1]
    WorkItem.objects.create(user=year.office.lan, team=case.team, case=case, step="R2", duty="head")
    WorkItem.objects.create(user=year.office.binh, team=case.team, step="DECLARE", duty="member")


def signed_in(year: Year, key: str) -> Client:
    client = Client()
    client.force_login(year.office.users[key])
    return client


def overview(client: Client) -> Any:
    response = client.get(reverse("overview"))
    assert response.status_code == 200
    return response


def listed(client: Client, url: str) -> int:
    """How many rows the list behind an address has: the total a figure names, or the rows of its page."""
    response = client.get(url)
    assert response.status_code == 200, url
    if "total" in response.context and "figure" in response.context:
        return int(response.context["total"])
    return len(response.context["rows"])


def drawn(picture: str) -> list[tuple[str, str]]:
    """The linked marks of a picture: the last figure written in each, and where it leads."""
    tree = ElementTree.fromstring(picture)  # noqa: S314  # our own picture
    marks = [one for one in tree.iter() if one.tag.endswith("a") and one.get("href")]
    return [([text.text or "" for text in one.iter() if text.tag.endswith("text")][-1], one.get("href") or "")
            for one in marks]  # fmt: skip


@pytest.mark.parametrize("key", ["chu", "lan", "an", "thu", "vien"])
def test_every_figure_equals_its_list(year: Year, key: str) -> None:
    client = signed_in(year, key)
    told = overview(client).context
    figures = [*told["waiting"], *(told.get("clerk") or [])]
    for part in ("leader", "team"):
        figures += (told.get(part) or {}).get("figures", [])

    assert len(figures) >= 3
    for figure in figures:
        assert (figure["url"], listed(client, figure["url"])) == (figure["url"], figure["count"])


@pytest.mark.usefixtures("work")
def test_every_mark_of_a_picture_equals_its_list(year: Year) -> None:
    leader, head = signed_in(year, "chu"), signed_in(year, "lan")
    told = overview(leader).context["leader"]
    team = overview(head).context["team"]

    for client, pictures in ((leader, (told["ended"], told["course"])), (head, (team["steps"], team["people"]))):
        for picture in pictures:
            marks = drawn(str(picture))
            assert marks
            for value, url in marks:
                assert (url, listed(client, url)) == (url, int(value))


@pytest.mark.usefixtures("work")
def test_the_load_of_a_person_is_the_cases_in_which_something_waits(year: Year) -> None:
    team = overview(signed_in(year, "lan")).context["team"]

    loads = {url.rpartition("person=")[2]: int(value) for value, url in drawn(str(team["people"]))}

    # what waits for binh waits in the team as a whole, and so in each of its three cases
    assert loads == {str(year.office.lan.pk): 1, str(year.office.binh.pk): 3}


@pytest.mark.usefixtures("work")
def test_the_list_of_a_persons_load_is_of_ones_own_teams_only(year: Year) -> None:
    """Whoever leads no team learns nothing about anybody's load from the address."""
    address = f"{reverse('cases')}?mine=1&person={year.office.binh.pk}"

    assert listed(signed_in(year, "lan"), address) == 3
    assert listed(signed_in(year, "quan"), address) == 0


def test_the_recused_are_told_of_no_case_they_are_apart_from(year: Year) -> None:
    client = signed_in(year, "an")
    before = overview(client).context["team"]
    case = year.inspection.cases.order_by("pk")[1]
    assert case.due_on is not None

    commands.recuse(case, by=year.office.an, on=TODAY, ground="relative")
    after = overview(client).context["team"]

    late = [next(one["count"] for one in part["figures"] if "state=late" in one["url"]) for part in (before, after)]
    assert late == [late[1] + 1, late[1]]


def test_each_is_shown_the_parts_of_their_duties(year: Year) -> None:
    parts = ("leader", "team", "clerk", "reporting")
    shown = {
        key: {part for part in parts if overview(signed_in(year, key)).context.get(part)}
        for key in ("chu", "lan", "minh", "thu")
    }

    assert shown["chu"] == {"leader"}
    assert shown["lan"] == {"team"}
    assert shown["minh"] == set()
    assert "clerk" in shown["thu"]


@pytest.mark.parametrize(("key", "most"), [("chu", 20), ("lan", 10), ("thu", 10)])
def test_few_questions_are_asked(year: Year, key: str, most: int) -> None:
    client = signed_in(year, key)
    overview(client)

    with CaptureQueriesContext(connection) as asked:
        overview(client)

    assert len(asked) <= most, "\n".join(query["sql"][:140] for query in asked)


def test_the_inbox_knows_its_parts(year: Year) -> None:
    assert signed_in(year, "lan").get(reverse("inbox"), {"due": "yesterday"}).status_code == 400


# Pictures


PICTURES = [
    charts.bars("a", "Tải", "Mô tả", [Bar("Lê Thị Lan", 12, "/a"), Bar("Trần An", 0)]),
    charts.stacked("b", "Kết quả", "Mô tả", ["I", "II"], [Series("Một", [Mark(3, "/x"), Mark(6)]),
                                                           Series("Hai", [Mark(4, "/y"), Mark(5, "/z")])]),
    charts.line("c", "Diễn biến", "Mô tả", ["I", "II"], [Series("mở", [Mark(7), Mark(9)]),
                                                          Series("xong", [Mark(2), Mark(8)])]),
]  # fmt: skip
SAID = [{12, 0}, {3, 4, 5, 6, 7, 11}, {7, 9, 2, 8}]  # of the second, 7 and 11 are the sums of its columns


@pytest.mark.parametrize(("picture", "said"), list(zip(PICTURES, SAID, strict=True)))
def test_a_picture_says_no_number_that_is_not_in_the_data(picture: str, said: set[int]) -> None:
    tree = ElementTree.fromstring(str(picture))  # noqa: S314  # our own picture
    words = [one.text or "" for one in tree.iter() if one.tag in {"text", "title", "desc"}]
    numbers = {int(number) for word in words for number in re.findall(r"\d+", word)}

    assert numbers == said


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_is_named_for_readers_and_needs_no_script_and_no_style(picture: str) -> None:
    tree = ElementTree.fromstring(str(picture))  # noqa: S314  # our own picture
    name = (tree.get("aria-labelledby") or "").split()

    assert [one.get("id") for one in list(tree)[:2]] == name
    assert all(one.tag not in {"script", "style"} and "style" not in one.attrib for one in tree.iter())
    assert not any(key.startswith("on") for one in tree.iter() for key in one.attrib)


def test_the_lengths_of_bars_are_in_proportion() -> None:
    tree = ElementTree.fromstring(str(charts.bars("a", "t", "d", [Bar("x", 10), Bar("y", 5)])))  # noqa: S314
    wide = [float(one.get("width") or 0) for one in tree.iter("rect")]

    assert wide[0] == 2 * wide[1]


def test_words_cannot_break_out_of_a_picture() -> None:
    picture = str(charts.bars("a", "t", "d", [Bar("<script>alert(1)</script>", 1)]))

    assert "<script" not in picture
