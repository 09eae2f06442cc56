"""A period is closed by two, never moves afterwards, and what comes late is restated and carried by the next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from io import StringIO
from typing import Any

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from cases import triggers
from cases.commands.closed_periods import close_period, propose_closing, restate_period
from cases.errors import NotYourDuty
from cases.errors_closed_period import (
    CheckFailed,
    ClosedOutOfOrder,
    ClosesOwnProposal,
    NothingToRestate,
    PeriodClosedAlready,
    PeriodNotOver,
)
from cases.models import Body, ClosedForm, ClosedPeriod, Member, PeriodProposal, Post, PostDuty, Restatement, TrailEntry
from cases.statistics import checks, closing
from inspection.accounts.models import User
from tests.cases.year import Year, close_only, kept_year
from tests.make import make_user

TODAY = date(2026, 11, 15)
FIRST = (date(2026, 1, 1), date(2026, 3, 31))
SECOND = (date(2026, 4, 1), date(2026, 6, 30))
THIRD = (date(2026, 7, 1), date(2026, 9, 30))


@pytest.fixture(scope="module")
def _kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Year]:
    with django_db_blocker.unblock(), kept_year() as year:
        yield year


@pytest.fixture
def every_form() -> None:
    """Asked for where all 21 forms are closed."""


@pytest.fixture
def year(db: None, _kept: Year, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Year]:
    """The year; where it does not matter, two forms alone are closed."""
    if "every_form" not in request.fixturenames:
        close_only(monkeypatch, "B01", "B07")
    with time_machine.travel(TODAY):
        yield _kept


@pytest.fixture
def body(year: Year) -> Body:
    return year.office.standing


@pytest.fixture
def secretary(year: Year, body: Body) -> User:
    """Who reports for the organization."""
    user = make_user("tong-hop", "Vũ Tổng Hợp")
    member = Member.objects.create(code="DV-TH", full_name="Vũ Tổng Hợp", organization=body.organization, user=user)
    Post.objects.create(
        member=member, organization=body.organization, duty=PostDuty.REPORTING_SECRETARY, since=date(2020, 1, 1)
    )
    return user


def closed(year: Year, secretary: User, days: tuple[date, date], **more: Any) -> ClosedPeriod:
    proposal = propose_closing(year.office.standing, *days, by=secretary, on=TODAY)
    return close_period(proposal, by=year.office.chu, on=TODAY, waived={}, **more)


def told(period: ClosedPeriod) -> dict[str, closing.Cells]:
    return {row.form: closing.cells_of(row) for row in ClosedForm.objects.filter(period=period)}


def total(period: ClosedPeriod, form: str) -> tuple[int, tuple[str, ...]]:
    value, _distinct, rows = told(period)[form].get(("total", "total"), (0, None, ()))
    return value, rows


def late_fact(year: Year, on: date) -> Any:
    """A case that was concluded on a day everybody had reported on, and recorded only now."""
    case = next(one for one in year.cases if one.concluded_on is None and one.kind == "KTCH")
    type(case).objects.filter(pk=case.pk).update(submitted_on=on, concluded_on=on, outcome="NO_VIOLATION")
    return case


@pytest.mark.usefixtures("every_form")
def test_a_closed_period_does_not_move_and_the_difference_is_stated_and_carried(year: Year, secretary: User) -> None:
    first = closed(year, secretary, SECOND)
    before, rows = total(first, "B01")
    frozen = told(first)

    case = late_fact(year, SECOND[0] + timedelta(days=9))
    restated = restate_period(first, by=secretary, on=TODAY, reason="Kết luận ghi vào hệ thống chậm")

    assert told(ClosedPeriod.objects.get(pk=first.pk)) == frozen
    assert total(first, "B01") == (before, rows)
    changes = closing.changes_of(restated)
    whole = next(one for one in changes if (one.form, one.row, one.column) == ("B01", "total", "total"))
    assert (whole.closed, whole.before, whole.now) == (before, before, before + 1)
    assert (whole.came, whole.left) == ((str(case.pk),), ())
    assert {one.form for one in changes} == {"B01"}
    assert all(one.came == (str(case.pk),) for one in changes)
    with pytest.raises(NothingToRestate):
        restate_period(first, by=secretary, on=TODAY, reason="Lần nữa")

    after = closed(year, secretary, THIRD)
    assert [one.restatement for one in after.carries.all()] == [restated]
    assert total(after, "B01")[0] == len(total(after, "B01")[1])
    assert str(case.pk) not in total(after, "B01")[1]
    assert list(closing.problems()) == []


def test_what_left_again_is_a_second_restatement_of_the_same_closed_figure(year: Year, secretary: User) -> None:
    period = closed(year, secretary, SECOND)
    before = total(period, "B01")[0]
    case = late_fact(year, SECOND[0])
    restate_period(period, by=secretary, on=TODAY, reason="Ghi chậm")
    type(case).objects.filter(pk=case.pk).update(concluded_on=None, outcome="")

    second = restate_period(period, by=secretary, on=TODAY, reason="Ghi nhầm hồ sơ")

    whole = next(one for one in closing.changes_of(second) if (one.row, one.column) == ("total", "total"))
    assert (second.number, whole.closed, whole.before, whole.now) == (2, before, before + 1, before)
    assert (whole.came, whole.left) == ((), (str(case.pk),))


def test_nobody_closes_a_period_alone(year: Year, secretary: User, body: Body) -> None:
    with pytest.raises(NotYourDuty):
        propose_closing(body, *SECOND, by=year.office.quan, on=TODAY)
    proposal = propose_closing(body, *SECOND, by=secretary, on=TODAY)
    with pytest.raises(NotYourDuty):
        close_period(proposal, by=secretary, on=TODAY, waived={})
    Post.objects.create(
        member=Member.objects.get(user=year.office.chu), organization=body.organization,
        duty=PostDuty.REPORTING_SECRETARY, since=date(2020, 1, 1),
    )  # fmt: skip
    own = propose_closing(body, *THIRD, by=year.office.chu, on=TODAY)
    with pytest.raises(ClosesOwnProposal):
        close_period(own, by=year.office.chu, on=TODAY, waived={})


def test_a_period_is_closed_when_it_is_over_once_and_in_order(year: Year, secretary: User, body: Body) -> None:
    with pytest.raises(PeriodNotOver):
        propose_closing(body, date(2026, 10, 1), date(2026, 12, 31), by=secretary, on=TODAY)
    closed(year, secretary, SECOND)
    with pytest.raises(PeriodClosedAlready):
        propose_closing(body, *SECOND, by=secretary, on=TODAY)
    with pytest.raises(ClosedOutOfOrder):
        propose_closing(body, *FIRST, by=secretary, on=TODAY)
    with pytest.raises(ClosedOutOfOrder):
        propose_closing(body, date(2026, 5, 1), date(2026, 5, 31), by=secretary, on=TODAY)
    proposal = propose_closing(body, *THIRD, by=secretary, on=TODAY)
    with pytest.raises(PeriodClosedAlready):
        propose_closing(body, *THIRD, by=secretary, on=TODAY)
    assert proposal.kind == "q3"


def test_a_failed_check_stops_the_closing_until_the_leader_says_why(
    year: Year, secretary: User, body: Body, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong = checks.Check("K99", "Sai", "Wrong", lambda _figures: iter([checks.Finding("B01", "Tổng số", "2 > 1")]))
    monkeypatch.setattr(checks, "checks", lambda: (wrong,))
    proposal = propose_closing(body, *SECOND, by=secretary, on=TODAY)
    with pytest.raises(CheckFailed, match="2 > 1"):
        close_period(proposal, by=year.office.chu, on=TODAY, waived={"K99": " "})

    period = close_period(proposal, by=year.office.chu, on=TODAY, waived={"K99": "Vụ việc do cấp trên quyết định"})

    [kept] = period.waived.all()
    assert (kept.code, kept.reason) == ("K99", "Vụ việc do cấp trên quyết định")
    assert TrailEntry.objects.get(act="period-closed").data["waived"] == {"K99": kept.reason}
    assert list(closing.problems()) == []


@pytest.mark.both_engines
@pytest.mark.parametrize("table", ["closedperiod", "closedform", "periodproposal"])
def test_a_snapshot_can_be_neither_changed_nor_removed(year: Year, secretary: User, table: str) -> None:
    closed(year, secretary, FIRST)
    for statement in (f"UPDATE cases_{table} SET id = id + 1000", f"DELETE FROM cases_{table}"):  # noqa: S608
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE cases_closedform SET figures = figures || ' ' WHERE form = 'B07'", "form B07 was altered"),
        ("UPDATE cases_closedperiod SET kind = 'y'", "the closed period was altered"),
        ("UPDATE cases_restatement SET difference = '[]'", "restatement 1 was altered"),
        ("DELETE FROM cases_restatement", "a row the trail tells of is gone"),
    ],
)
def test_a_forced_change_is_found(year: Year, secretary: User, statement: str, found: str) -> None:
    period = closed(year, secretary, SECOND)
    late_fact(year, SECOND[0])
    restate_period(period, by=secretary, on=TODAY, reason="Ghi chậm")
    triggers.lift()
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
        assert any(found in problem for problem in closing.problems())
        out = StringIO()
        with pytest.raises(CommandError):
            call_command("verify", stdout=out)
        assert f"periods: {period.proposal.key}: {found}" in out.getvalue()
    finally:
        triggers.install()


@pytest.mark.usefixtures("every_form")
def test_what_is_closed_counts_its_rows(year: Year, secretary: User) -> None:
    period = closed(year, secretary, SECOND)
    assert len(period.forms.all()) == 21
    assert not Restatement.objects.exists()
    for cells in told(period).values():
        for (_row, _column), (value, distinct, rows) in cells.items():
            assert rows
            assert distinct is None or distinct <= value


# The pages


def page(user: User, name: str, *args: Any, **asked: str) -> Any:
    client = Client()
    client.force_login(user)
    return client.get(reverse(name, args=args), asked)


def test_a_closed_form_is_read_from_its_snapshot_and_opens_its_rows(year: Year, secretary: User) -> None:
    """The facts are not asked: a page of a closed form costs a handful of statements, whatever stands behind it."""
    period = closed(year, secretary, SECOND)
    late_fact(year, SECOND[0])
    key, row = period.proposal.key, ClosedForm.objects.get(period=period, form="B01")
    client = Client()
    client.force_login(year.office.chu)
    client.get(reverse("closed-form", args=[key, row.pk]))

    with CaptureQueriesContext(connection) as told:
        found = client.get(reverse("closed-form", args=[key, row.pk]))
    assert not [one["sql"] for one in told if '"cases_case"' in one["sql"] and "concluded_on" in one["sql"]]
    assert len(told) <= 20

    value, rows = total(period, "B01")
    total_line = next(line for line in found.context["lines"] if line["line"].is_total)
    assert total_line["cells"][0]["cell"].value == value == len(rows)
    assert found.status_code == 200
    cell = page(year.office.chu, "closed-cell", key, row.pk, "total", "total")
    assert (cell.context["value"], cell.context["total"], cell.context["seen"]) == (value, len(rows), len(rows))
    assert page(secretary, "closed-cell", key, row.pk, "total", "total").context["total"] == len(rows)


def test_two_people_close_a_period_by_its_pages_and_a_third_restates_it(year: Year, secretary: User) -> None:
    client, leader = Client(), Client()
    client.force_login(secretary)
    leader.force_login(year.office.chu)
    asked = {"body": str(year.office.standing.pk), "period": "q2", "year": "2026"}

    assert client.post(reverse("period-propose"), asked).status_code == 302
    [proposal] = PeriodProposal.objects.all()
    assert client.get(reverse("period-close", args=[proposal.key])).status_code == 404
    shown = leader.get(reverse("period-close", args=[proposal.key]))
    assert [len(found) for _check, found in shown.context["results"]] == [0] * len(checks.checks())
    assert leader.post(reverse("period-close", args=[proposal.key])).status_code == 302
    late_fact(year, SECOND[0])
    assert client.get(reverse("period-restate", args=[proposal.key])).context["changes"]
    restated = client.post(reverse("period-restate", args=[proposal.key]), {"reason": "Ghi chậm"})

    assert restated.status_code == 302
    whole = client.get(restated.headers["Location"])
    assert [len(one["changes"]) > 0 for one in whole.context["restatements"]] == [True]
    assert [one["state"] for one in page(secretary, "closed-periods").context["rows"]] == ["đã chốt, có điều chỉnh"]
    assert page(year.office.users["minh"], "closed-period", proposal.key).status_code == 404
