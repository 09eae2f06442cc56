"""What units reported is frozen with a closed period: a later report or correction is a restatement, and no more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from cases import triggers
from cases.commands.closed_periods import close_period, propose_closing, restate_period
from cases.errors_closed_period import NothingToRestate
from cases.models import Chair, ClosedPeriod, Member, Seat
from cases.statistics import checks, closing
from cases.unit_reports import verifying
from tests.cases.province import Q1, TODAY, Province
from tests.cases.year import close_only
from tests.make import make_user

pytestmark = pytest.mark.django_db

QUESTION = {"period": "q1", "year": "2026"}
AFTER = TODAY + timedelta(days=5)


class Closing(Province):
    """The province with somebody who closes its periods; the first ward reports 3, the second is missing."""

    def __init__(self) -> None:
        super().__init__()
        self.leader = make_user("lanh-dao")
        member = Member.objects.create(code="LD", full_name="Lãnh đạo", organization=self.top, user=self.leader)
        Seat.objects.create(body=self.world.bodies["T"], member=member, chair=Chair.SECRETARY, since=date(2025, 7, 1))
        self.inspected("T", Q1[1])
        self.inspected("P1", Q1[1])
        self.first = self.report(self.one, Q1, 3)

    def close(self) -> ClosedPeriod:
        proposal = propose_closing(self.world.bodies["T"], *Q1, by=self.secretary, on=TODAY)
        return close_period(proposal, by=self.leader, on=TODAY, waived={})

    def restate(self, reason: str) -> Any:
        return restate_period(self.closed, by=self.secretary, on=AFTER, reason=reason)

    @property
    def closed(self) -> ClosedPeriod:
        return ClosedPeriod.objects.get()

    def page(self, name: str, *args: Any, **asked: str) -> Any:
        browser = Client()
        browser.force_login(self.secretary)
        return browser.get(reverse(name, args=args), asked)


@pytest.fixture(scope="module")
def _kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Closing]:
    """Made and closed once: one form, and no check asked, which another file tries."""
    with django_db_blocker.unblock(), transaction.atomic(), pytest.MonkeyPatch.context() as patched:
        close_only(patched, "B01")
        patched.setattr(checks, "checks", tuple)
        with time_machine.travel(TODAY):
            made = Closing()
            made.close()
        yield made
        transaction.set_rollback(True)


@pytest.fixture
def house(db: None, _kept: Closing) -> Iterator[Closing]:
    with time_machine.travel(AFTER):
        yield _kept


def figures(page: Any) -> tuple[int, str, str]:
    """The figure of everything on a merged page: in all, of the house, of units."""
    [part] = page.context["parts"]
    cell = next(line for line in part["lines"] if line["line"].is_total)["cells"][0]
    return cell["cell"].value, cell["own"], cell["units"]


def merged_total(house: Closing) -> int:
    file = house.page("form-file", "B01", "json", **QUESTION, merged="1")
    told = call_command("report", "B01", since=Q1[0], until=Q1[1], form="json", merged=True, body="T")
    [one, other] = (_total(content) for content in (file.content, told))
    assert one == other
    return one


def _total(content: bytes | str) -> int:
    cells = json.loads(content)["forms"][0]["cells"]
    return int(next(one["value"] for one in cells if (one["row"], one["column"]) == ("total", "total")))


def test_a_later_report_or_correction_changes_no_closed_figure(house: Closing) -> None:
    before = figures(house.page("merged-form", "B01", **QUESTION))
    assert before == (4, "1", "3")
    house.report(house.one, Q1, 7, decided=AFTER)
    house.report(house.two, Q1, 5, decided=AFTER)
    house.inspected("T", Q1[0])

    page = house.page("merged-form", "B01", **QUESTION)

    assert figures(page) == before
    assert merged_total(house) == 4
    assert [one["report"].key for one in page.context["reports"]] == [house.first.key]
    assert [gap.organization.pk for gap in page.context["behind"].gaps] == [house.two.pk]
    assert {one.organization for one in page.context["later"]} == {house.one, house.two}
    assert figures(house.page("merged-form", "B01", **QUESTION, tree="today"))[0] == 2 + 7 + 5
    assert list(closing.problems()) == list(verifying.problems()) == []


def test_it_is_restated_with_who_told_what_and_once(house: Closing) -> None:
    house.report(house.one, Q1, 7, decided=AFTER)
    late = house.report(house.two, Q1, 5, decided=AFTER)

    shown = house.page("period-restate", house.closed.proposal.key)
    restated = house.restate("Phường nộp chậm")

    [whole] = [one for one in closing.unit_changes_of(restated) if (one.row, one.column) == ("total", "total")]
    # Of the first ward the house keeps one case: the report of 3 added 2 to the figure.
    assert (whole.closed, whole.before, whole.now) == (2, 2, 2 + 4 + 5)
    assert closing.changes_of(restated) == []
    told = {
        (unit["told"].report.organization, unit["told"].before, unit["told"].now)
        for one in shown.context["unit_changes"]
        for unit in one["units"]
    }
    assert told == {(house.one, 3, 7), (house.two, 0, 5)}
    with pytest.raises(NothingToRestate):
        house.restate("Lần nữa")
    page = house.page("closed-period", house.closed.proposal.key)
    assert late.receipt in page.content.decode()
    assert "3 → 7" in page.content.decode()
    again = house.page("merged-form", "B01", **QUESTION)
    assert (figures(again)[0], again.context["later"]) == (4, [])
    assert list(closing.problems()) == []


def test_a_second_correction_is_told_from_what_was_told_last(house: Closing) -> None:
    house.report(house.one, Q1, 7, decided=AFTER)
    house.restate("Sửa lần một")
    house.report(house.one, Q1, 6, decided=AFTER)

    second = house.restate("Sửa lần hai")

    [whole] = [one for one in closing.unit_changes_of(second) if (one.row, one.column) == ("total", "total")]
    assert (whole.closed, whole.before, whole.now) == (3 - 1, 7 - 1, 6 - 1)


def test_a_version_that_says_the_same_is_no_restatement(house: Closing) -> None:
    house.report(house.one, Q1, 3, decided=AFTER)

    with pytest.raises(NothingToRestate):
        house.restate("Không đổi")
    assert house.page("period-restate", house.closed.proposal.key).context["unit_changes"] == []


def test_own_facts_and_reports_that_change_are_stated_apart(house: Closing) -> None:
    house.report(house.one, Q1, 7, decided=AFTER)
    house.inspected("T", Q1[0])

    restated = house.restate("Cả hai")

    own, units = closing.changes_of(restated), closing.unit_changes_of(restated)
    assert [one.by for one in own if (one.row, one.column) == ("total", "total")] == [1]
    assert [one.by for one in units if (one.row, one.column) == ("total", "total")] == [4]


def test_every_figure_of_a_closed_merged_form_opens_what_was_frozen(house: Closing) -> None:
    house.report(house.one, Q1, 7, decided=AFTER)

    cell = house.page("merged-cell", "B01", "total", "total", **QUESTION)

    facts = cell.context
    assert (facts["counted"], facts["less"], facts["own"], facts["told"], facts["total"]) == (2, 1, 1, 3, 4)
    assert [(one["report"].key, one["value"]) for one in facts["shares"]] == [(house.first.key, 3)]
    assert house.page("closed-cell", *_closed_cell(house)).context["value"] == 2
    assert reverse("closed-cell", args=_closed_cell(house)) == facts["counted_url"]


def _closed_cell(house: Closing) -> list[Any]:
    [form] = house.closed.forms.all()
    return [house.closed.proposal.key, form.pk, "total", "total"]


def test_a_closed_merged_form_counts_nothing(house: Closing) -> None:
    """However much stands behind it: no fact is asked, and no reported figure."""
    house.page("merged-form", "B01", **QUESTION)

    with CaptureQueriesContext(connection) as asked:
        house.page("merged-form", "B01", **QUESTION)

    told = [one["sql"] for one in asked]
    assert not [sql for sql in told if "cases_unitfigure" in sql or "concluded_on" in sql]


def test_frozen_shares_can_be_neither_changed_nor_removed(house: Closing) -> None:
    for table in ("closedbasis", "closedshares"):
        for statement in (f"UPDATE cases_{table} SET told = ''", f"DELETE FROM cases_{table}"):  # noqa: S608
            with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)


@pytest.mark.parametrize(
    ("statement", "found"),
    [
        ("UPDATE cases_closedshares SET told = told || ' '", "the reports of units were altered"),
        ("UPDATE cases_closedbasis SET told = told || ' '", "the reports of units were altered"),
        ("DELETE FROM cases_closedshares", "the closed period was altered"),
        ("UPDATE cases_unitfigure SET value = value + 1", "is not what was frozen"),
    ],
)
def test_a_forced_change_of_what_units_told_is_found(house: Closing, statement: str, found: str) -> None:
    triggers.lift()
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
        assert any(found in problem for problem in [*closing.problems(), *verifying.problems()])
    finally:
        triggers.install()


def test_a_period_closed_before_reports_were_frozen_says_so(house: Closing) -> None:
    triggers.lift()
    try:
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM cases_closedshares")
            cursor.execute("DELETE FROM cases_closedbasis")
    finally:
        triggers.install()
    house.report(house.one, Q1, 7, decided=AFTER)

    page = house.page("merged-form", "B01", **QUESTION)

    assert (figures(page)[0], page.context["is_frozen"], page.context["closed"]) == (8, False, house.closed)
    with pytest.raises(NothingToRestate):
        house.restate("Chưa từng chốt số của đơn vị")


def test_the_hash_of_such_a_period_is_what_it_was() -> None:
    facts, kept = {"kind": "q1"}, [("B01", "S", "00")]
    before = {"period": facts, "forms": [["B01", "S", "00"]], "waived": [], "carried": []}

    assert closing.period_digest(facts, kept, [], []) == closing.digest(closing.canonical(before))
    assert closing.period_digest(facts, kept, [], [], [("", "", "01")]) != closing.period_digest(facts, kept, [], [])
