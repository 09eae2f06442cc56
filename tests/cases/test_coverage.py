"""Coverage: the matrix equals a recount, every cell opens its cases, and a merger counts once under its successor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.db.models import Q
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases import commands, statistics
from cases.models import Case, Kind, Level, Organization, OrganizationState
from cases.statistics.reach import Column
from tests.cases.year import YEAR, Year, kept_year
from tests.make import START

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

SINCE, UNTIL = date(YEAR, 1, 1), date(YEAR, 12, 31)
TODAY = START + timedelta(days=120)


@pytest.fixture(scope="module")
def year(django_db_setup: None, django_db_blocker: Any) -> Iterator[Year]:
    with django_db_blocker.unblock(), kept_year() as made:
        yield made


def question(year: Year, **days: date) -> statistics.Question:
    asked = {"since": SINCE, "until": UNTIL, "on": TODAY} | days
    return statistics.ask(year.office.standing, asked["since"], asked["until"], on=asked["on"])


def signed_in(year: Year, key: str) -> Client:
    client = Client()
    client.force_login(year.office.users[key])
    return client


def page(year: Year, key: str, client: Client | None = None, **asked: Any) -> Any:
    client = client or signed_in(year, key)
    address: dict[str, Any] = {"body": year.office.standing.pk, "period": "y", "year": YEAR} | asked
    return client.get(reverse("coverage"), address)


def test_the_matrix_equals_a_recount_row_by_row(year: Year) -> None:
    found = statistics.reach(question(year))

    assert found.columns == [Column(YEAR, quarter) for quarter in (1, 2, 3, 4)]
    assert set(found.rows) == {one.pk for one in year.office.organizations}
    for row in found.rows.values():
        cases = [case for case in Case.objects.all() if case.subject_organization_id == row.organization]
        assert row.cases == len(cases)
        assert sum(cell.supervisions for cell in row.cells.values()) == sum(
            case.kind == Kind.THEMATIC_SUPERVISION for case in cases
        )
        assert row.last_on == max((case.opened_on for case in cases), default=None)


def test_coverage_is_what_the_figures_say(year: Year) -> None:
    found, figures = statistics.reach(question(year)), statistics.coverage(question(year))

    assert len(found.some(lambda row: row.is_reached, direct=True)) == figures.covered == 4
    assert [row.organization for row in found.some(lambda row: not row.is_reached)] == [year.office.organizations[4].pk]
    assert found.direct[0].organization == year.office.organizations[4].pk  # whom nobody came to stands first


def test_every_cell_opens_exactly_its_cases(year: Year) -> None:
    client = signed_in(year, "vien")
    cells = [cell for row in page(year, "vien").context["rows"] for cell in row["cells"]]

    opened = [(cell, client.get(cell["url"])) for cell in cells if cell["url"]]

    assert len(opened) == 4
    for cell, response in opened:
        assert response.context["total"] == cell["inspections"] + cell["supervisions"]
    assert sum(response.context["total"] for _cell, response in opened) == Case.objects.count()
    assert sum(len(response.context["rows"]) for _cell, response in opened) <= Case.objects.count()


def test_what_was_planned_and_not_opened_is_told_by_its_line(year: Year) -> None:
    """No case of the line is told of: one the programme cancelled is no promise, an opened one neither."""
    team = year.added
    hidden = statistics.Question(body=year.office.standing, since=SINCE, until=UNTIL, on=TODAY, cases=~Q(team=team))

    promised = statistics.reach(hidden).some(lambda row: row.is_promised)

    assert [row.organization for row in promised] == [year.office.organizations[3].pk]
    (promise,) = promised[0].cells[Column(YEAR, 2)].promises
    assert promise.item == year.item(4).pk
    assert promise.is_overdue is (date(YEAR, 6, 30) < TODAY)
    assert not statistics.reach(question(year)).some(lambda row: row.is_promised)


def test_a_merged_organization_counts_once_under_its_successor(year: Year) -> None:
    first, second, *_others = year.office.organizations
    successor = Organization.objects.create(
        code="TC900", name="Đảng ủy phường Bến Lụa mới", level=first.level, parent=first.parent, founded_on=TODAY
    )
    for one in (first, second):
        Organization.objects.filter(pk=one.pk).update(closed_on=TODAY, succeeded_by=successor)
        OrganizationState.objects.filter(organization=one).update(until=TODAY)
    OrganizationState.objects.create(
        organization=successor, name=successor.name, level=first.level, parent=first.parent, since=TODAY
    )

    before = statistics.reach(question(year, on=TODAY - timedelta(days=1)))
    after = statistics.reach(question(year))

    assert successor.pk not in before.rows
    assert first.pk in before.rows
    assert first.pk not in after.rows
    assert after.rows[successor.pk].cases == before.rows[first.pk].cases + before.rows[second.pk].cases == 2
    figure = statistics.figure("opened", question(year).about(statistics.counted_as(successor.pk, TODAY)))
    assert figure.count == 2


def test_the_recused_are_not_told_even_a_count(year: Year) -> None:
    case = year.inspection.cases.order_by("pk")[0]
    commands.recuse(case, by=year.office.vien, on=TODAY, ground="relative")

    asked, _whole = statistics.told_to(year.office.vien, question(year))

    assert statistics.reach(asked).rows[case.subject_organization_id or 0].cases == 0
    assert statistics.reach(question(year)).rows[case.subject_organization_id or 0].cases == 1


def test_who_is_not_told_the_whole_sees_no_matrix(year: Year) -> None:
    response = page(year, "minh")

    assert response.status_code == 200
    assert "rows" not in response.context
    assert year.office.organizations[4].name not in response.content.decode()


def test_lists_fold_and_pages_know_their_address(year: Year) -> None:
    assert [row["name"] for row in page(year, "vien", show="uncovered").context["rows"]] == [
        year.office.organizations[4].name
    ]
    child = grow(year, 60)[0]
    whole = page(year, "vien").context["rows"]
    unfolded = page(year, "vien", open=child.parent_id).context["rows"]

    assert len(whole) == 5
    assert len(unfolded) == 5 + 60
    assert len(page(year, "vien", show="uncovered-all").context["rows"]) == 25
    assert len(page(year, "vien", show="uncovered-all", page=3).context["rows"]) == 11
    addresses: list[dict[str, Any]] = [{"show": "x"}, {"open": "x"}, {"page": "9"}, {"page": "0"}]
    for wrong in addresses:
        assert page(year, "vien", **wrong).status_code == 400


def test_few_questions_are_asked_however_many_organizations(year: Year) -> None:
    grow(year, 2300)
    with CaptureQueriesContext(connection) as matrix:
        found = statistics.reach(question(year))
    client = signed_in(year, "vien")
    page(year, "vien", client)
    with CaptureQueriesContext(connection) as whole:
        response = page(year, "vien", client)

    assert len(found.rows) == 2305
    assert len(matrix) == 4
    assert response.status_code == 200
    assert len(whole) <= 12, "\n".join(query["sql"][:120] for query in whole)


def grow(year: Year, count: int) -> list[Organization]:
    """Cells under one of the organizations."""
    parent = year.office.organizations[0]
    made = Organization.objects.bulk_create(
        Organization(
            code=f"CB{number:05}", name=f"Chi bộ {number}", level=Level.CELL, parent=parent, founded_on=SINCE,
            search_key=f"cb{number:05}",
        )
        for number in range(count)
    )  # fmt: skip
    OrganizationState.objects.bulk_create(
        OrganizationState(organization=one, name=one.name, level=one.level, parent=parent, since=SINCE) for one in made
    )
    return made
