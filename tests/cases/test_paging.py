"""Pages of a list by key: every row once, forwards and back; and a case's place, read from its facts."""

from datetime import date
from urllib.parse import parse_qsl

import pytest
from django.core.exceptions import BadRequest

from cases import commands, paging, stages
from cases.models import Case, Kind, Level, Organization
from tests.make import make_case, make_office

pytestmark = pytest.mark.django_db


def make_many(count: int) -> None:
    office = make_office(1, accounts=False)
    rows = [
        commands.NewOrganization(f"X{n:03d}", f"Chi bộ {n % 7}", Level.CELL, date(2021, 1, 1 + n % 5), "TU")
        for n in range(count)
    ]
    commands.register_organizations(rows, by=office.administrator, on=date(2021, 2, 1))


def test_turning_pages_shows_every_row_once_and_back_again() -> None:
    make_many(63)

    for keys in (("pk",), ("-pk",), ("founded_on", "pk"), ("-founded_on", "pk")):
        turn_through(keys)


def turn_through(keys: tuple[str, ...]) -> None:
    rows = Organization.objects.filter(level=Level.CELL)
    seen: list[list[int]] = []
    page = paging.page_of(rows, keys, {"q": "x"})
    assert not page.previous_url
    while True:
        seen.append([row.pk for row in page.rows])
        if not page.next_url:
            break
        page = paging.page_of(rows, keys, asked_by(page.next_url))

    assert [len(part) for part in seen] == [25, 25, 13]
    assert [pk for part in seen for pk in part] == list(rows.order_by(*keys).values_list("pk", flat=True))
    for part in reversed(seen[:-1]):
        page = paging.page_of(rows, keys, asked_by(page.previous_url))
        assert [row.pk for row in page.rows] == part
    assert not page.previous_url
    assert "q=x" in page.next_url


def asked_by(url: str) -> dict[str, str]:
    return dict(parse_qsl(url.removeprefix("?")))


@pytest.mark.parametrize(
    "token", ["x", "e30", "W10", "WzFd", "bnVsbA", "%", "W251bGwsMV0", "WyJ4IiwxXQ", "W3siZCI6IjIwMjYtMDEtMDEifSwieCJd"]
)
def test_a_token_nobody_gave_is_a_bad_address(token: str) -> None:
    with pytest.raises(BadRequest):
        paging.page_of(Organization.objects.all(), ("founded_on", "pk"), {"after": token})


def test_a_supervision_goes_from_the_hearing_straight_to_the_submission() -> None:
    office = make_office(1)
    case = make_case(office, "R5", Kind.THEMATIC_SUPERVISION)

    stage = stages.stage_of(case)

    assert stage is not None
    assert stage.code == "E1"
    assert list(Case.objects.filter(stages.waiting_for("E1"))) == [case]
