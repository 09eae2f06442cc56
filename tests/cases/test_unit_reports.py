"""Units outside the system: they report whole or not at all, the level above takes it, a board asks for it."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from cases.commands.unit_reminding import begin_reporting, remind_units
from cases.commands.unit_reports import accept_report, enter_form, enter_workbook, return_report, submit_report
from cases.errors import RuleBroken
from cases.errors_unit_report import (
    DecidedAlready,
    NobodyToRemind,
    NoReportDue,
    NotYourUnit,
    NotYourUnits,
    PeriodRuns,
    ReportInconsistent,
    StillWaiting,
)
from cases.importing.workbook import WorkbookRefused
from cases.models import (
    Level,
    Member,
    Organization,
    OrganizationState,
    Post,
    PostDuty,
    ReportState,
    TrailEntry,
    UnitFigure,
    UnitReport,
)
from cases.statistics import periods
from cases.statistics.forms import set_on
from cases.unit_reports import filling
from cases.unit_reports.board import Stand, board
from cases.unit_reports.grid import IDENTITY, grid
from cases.unit_reports.reading import read
from cases.unit_reports.template import workbook
from inspection.accounts.models import User
from tests.make import make_user
from workflows.reminders import mail_report

pytestmark = pytest.mark.django_db

TODAY = date(2026, 4, 20)
SINCE, UNTIL = date(2026, 1, 1), date(2026, 3, 31)
#: Two of its forms, where the whole set would only take longer.
SET = replace(set_on(UNTIL), forms={key: set_on(UNTIL).forms[key] for key in ("B01", "B02")})
FORM = SET.forms["B01"]
ROW, OTHER = (row.key for row in filling.rows(FORM)[:2])
ACTED = next(c.key for c in FORM.columns.values() if c.key.endswith("committee-province"))
GOOD = {(ROW, "total"): 3, (ROW, ACTED): 3, (ROW, "inspected.well"): 3}


class Tree:
    """A province, two wards under it that report, and who reports and receives."""

    def __init__(self) -> None:
        self.province = _organization("T", "Đảng bộ tỉnh", Level.PROVINCE, None)
        self.ward = _organization("P1", "Đảng bộ phường Một", Level.COMMUNE, self.province)
        self.other = _organization("P2", "Đảng bộ phường Hai", Level.COMMUNE, self.province)
        self.secretary = _posted("tong", self.province)
        self.reporter = _posted("mot", self.ward)
        self.neighbour = _posted("hai", self.other)
        for unit in (self.ward, self.other):
            begin_reporting(unit, by=self.secretary, on=TODAY, since=date(2026, 1, 1))

    def enter(self, figures: Any = None, by: User | None = None) -> None:
        enter_form(self.ward, SINCE, UNTIL, by=by or self.reporter, on=TODAY, form="B01", figures=figures or GOOD)

    def submit(self) -> UnitReport:
        return submit_report(self.ward, SINCE, UNTIL, by=self.reporter, on=TODAY)


def _organization(code: str, name: str, level: str, parent: Organization | None) -> Organization:
    founded = date(2025, 7, 1)
    one = Organization.objects.create(code=code, name=name, level=level, parent=parent, founded_on=founded)
    OrganizationState.objects.create(organization=one, name=name, level=level, parent=parent, since=founded)
    return one


def _posted(name: str, organization: Organization) -> User:
    user = make_user(name, email=f"{name}@example.vn")
    member = Member.objects.create(code=name, full_name=name, organization=organization, user=user)
    duty = PostDuty.REPORTING_SECRETARY
    Post.objects.create(member=member, organization=organization, duty=duty, since=date(2025, 7, 1))
    return user


@pytest.fixture
def tree(db: None) -> Iterator[Tree]:
    with time_machine.travel(TODAY):
        yield Tree()


def client(user: User) -> Client:
    one = Client()
    one.force_login(user)
    return one


def address(name: str, unit: Organization, *more: str) -> str:
    return reverse(name, args=[unit.pk, SINCE.isoformat(), UNTIL.isoformat(), *more])


# Entered, submitted, taken


def test_a_submitted_report_never_changes_and_a_correction_names_the_former(tree: Tree) -> None:
    tree.enter()
    first = tree.submit()
    with pytest.raises(StillWaiting):
        tree.submit()
    return_report(first, by=tree.secretary, on=TODAY, reason="Thiếu biểu B02.")
    second = tree.submit()

    assert (second.version, second.replaces) == (2, first)
    with pytest.raises(DatabaseError), transaction.atomic():
        UnitFigure.objects.filter(report=first).update(value=9)
    with pytest.raises(DatabaseError), transaction.atomic():
        UnitReport.objects.filter(pk=first.pk).update(receipt="X")
    accept_report(second, by=tree.secretary, on=TODAY)
    assert UnitReport.objects.get(pk=second.pk).state == ReportState.ACCEPTED
    with pytest.raises(DecidedAlready):
        accept_report(UnitReport.objects.get(pk=second.pk), by=tree.secretary, on=TODAY)
    acts = TrailEntry.objects.filter(act__startswith="unit-report-").order_by("seq").values_list("act", flat=True)
    assert [one.removeprefix("unit-report-") for one in acts] == ["submitted", "returned", "submitted", "accepted"]


def test_what_does_not_add_up_may_be_a_draft_and_is_not_submitted(tree: Tree) -> None:
    tree.enter({(ROW, "total"): 3, (ROW, "inspected.well"): 2})

    with pytest.raises(ReportInconsistent):
        tree.submit()
    assert UnitReport.objects.count() == 0


def test_only_the_unit_enters_only_the_level_above_takes(tree: Tree) -> None:
    for by in (tree.neighbour, tree.secretary):
        with pytest.raises(NotYourUnit):
            tree.enter(by=by)
    tree.enter()
    report = tree.submit()
    for by in (tree.neighbour, tree.reporter):
        with pytest.raises(NotYourUnits):
            accept_report(report, by=by, on=TODAY)


def test_a_period_is_reported_by_units_outside_it_and_once_it_is_over(tree: Tree) -> None:
    enter_form(
        tree.ward, date(2026, 4, 1), date(2026, 6, 30), by=tree.reporter, on=TODAY, form="B01", figures=GOOD
    )  # fmt: skip
    with pytest.raises(PeriodRuns):
        submit_report(tree.ward, date(2026, 4, 1), date(2026, 6, 30), by=tree.reporter, on=TODAY)
    with pytest.raises(NoReportDue):
        enter_form(
            tree.ward, date(2025, 10, 1), date(2025, 12, 31), by=tree.reporter, on=TODAY, form="B01", figures=GOOD
        )


# By Excel


def template(tree: Tree, unit: Organization | None = None, since: date = SINCE) -> Any:
    return load_workbook(BytesIO(workbook(SET, unit or tree.ward, since, UNTIL, {})))


def saved(book: Any) -> bytes:
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def place(tree: Tree, row: str, column: str) -> str:
    return grid(FORM, tree.ward, SINCE, UNTIL).name_of(row, column)


def test_the_template_filled_in_comes_back_as_it_was_filled_in(tree: Tree) -> None:
    book = template(tree)
    for (row, column), value in GOOD.items():
        book["B01"][place(tree, row, column)] = value

    found = read(saved(book), SET, tree.ward, SINCE, UNTIL)

    assert (found.troubles, found.told["B01"]) == ([], GOOD)
    draft = enter_workbook(
        tree.ward, SINCE, UNTIL, by=tree.reporter, on=TODAY, told=found.told, sha256="0" * 64
    )  # fmt: skip
    again = read(workbook(SET, tree.ward, SINCE, UNTIL, draft.figures), SET, tree.ward, SINCE, UNTIL)
    assert (again.troubles, again.told["B01"]) == ([], GOOD)


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("=1+1", "R-FORMULA"),
        ("năm", "R-TEXT"),
        ("5", "R-TEXT"),
        (-1, "R-NEGATIVE"),
        (10**13, "R-HUGE"),
        (2.5, "R-FRACTION"),
        (True, "R-TEXT"),
        (3, "R-SUM"),
    ],
)
def test_a_cell_that_holds_no_figure_is_named(tree: Tree, value: Any, code: str) -> None:
    book, where = template(tree), place(tree, ROW, "total")
    book["B01"][where] = value

    found = read(saved(book), SET, tree.ward, SINCE, UNTIL)

    assert {(one.sheet, one.cell, one.code) for one in found.troubles} == {("B01", where, code)}
    assert all(one.value and one.sentence and one.fix for one in found.troubles)


def test_more_done_than_had_to_be_done_is_named(tree: Tree) -> None:
    book = template(tree)
    for column, value in (("total", 3), (ACTED, 3), ("inspected.not-well", 3), ("inspected.disciplined", 1)):
        book["B01"][place(tree, ROW, column)] = value

    codes = {one.code for one in read(saved(book), SET, tree.ward, SINCE, UNTIL).troubles}

    assert codes == {"R-PART"}


def test_parts_and_subtotals_that_disagree_are_named(tree: Tree) -> None:
    book, form = template(tree), SET.forms["B02"]
    at = grid(form, tree.ward, SINCE, UNTIL)
    first = filling.sections(form)[0].rows[0].key
    by = next(c.key for c in form.columns.values() if c.key.endswith("committee-province"))
    for column in ("total", by, "inspected.well"):
        book["B02"][at.name_of(first, column)] = 2

    found = read(saved(book), SET, tree.ward, SINCE, UNTIL)
    book["B02"][at.name_of("total", "total")] = 9
    typed = read(saved(book), SET, tree.ward, SINCE, UNTIL)

    assert {one.code for one in found.troubles} == {"R-SUBTOTAL"}
    assert ("B02", at.name_of("total", "total"), "9") in {(one.sheet, one.cell, one.value) for one in typed.troubles}


def test_another_unit_period_set_or_word_is_refused(tree: Tree) -> None:
    assert codes_of(tree, template(tree, tree.other)) == {"R-UNIT"}
    assert codes_of(tree, template(tree, since=date(2026, 2, 1))) == {"R-PERIOD"}
    for cell, code in (("A1", "R-SET"), ("A5", "R-WORD")):
        book = template(tree)
        book[IDENTITY][cell] = "2021"
        assert codes_of(tree, book) == {code}


def codes_of(tree: Tree, book: Any) -> set[str]:
    return {one.code for one in read(saved(book), SET, tree.ward, SINCE, UNTIL).troubles}


def test_changed_heads_strange_sheets_and_what_stands_outside_are_named(tree: Tree) -> None:
    for sheet, cell, code in (
        ("B01", "A8", "R-HEAD"), ("B01", "B5", "R-HEAD"), ("B01", "BZ3", "R-OUTSIDE"), ("B01", "A5000", "R-ROWS"),
    ):  # fmt: skip
        book = template(tree)
        book[sheet][cell] = "khác"
        assert codes_of(tree, book) == {code}, cell
    book = template(tree)
    book.create_sheet("thừa")
    del book["B02"]
    assert codes_of(tree, book) == {"R-SHEET"}


def test_a_bomb_is_refused_before_it_is_unpacked(tree: Tree) -> None:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"0" * (21 * 1024 * 1024))
    for content in (out.getvalue(), b"no workbook", b"0" * (4 * 1024 * 1024)):
        with pytest.raises(WorkbookRefused):
            read(content, SET, tree.ward, SINCE, UNTIL)


def test_a_broken_workbook_sent_by_page_changes_nothing_and_names_its_errors(tree: Tree) -> None:
    tree.enter()
    book = load_workbook(BytesIO(workbook(set_on(UNTIL), tree.ward, SINCE, UNTIL, {})))
    book["B01"][place(tree, ROW, "total")] = "=HYPERLINK(1)"
    upload = SimpleUploadedFile("bao-cao.xlsx", saved(book))

    answer = client(tree.reporter).post(address("unit-report-upload", tree.ward), {"file": upload})

    assert answer.status_code == 422
    assert "R-FORMULA" in answer.content.decode()
    assert filling.from_draft(answer.context["draft"].figures, "B01") == GOOD


# Pages


def test_a_form_is_filled_in_in_its_own_layout_and_added_up(tree: Tree) -> None:
    told = {f"{row}|{column}": str(value) for (row, column), value in GOOD.items()}
    where = address("unit-report-form", tree.ward, "B01")

    sent = client(tree.reporter).post(where, told)
    shown = client(tree.reporter).get(where)
    wrong = client(tree.reporter).post(where, told | {f"{OTHER}|total": "-4"})

    assert (sent.status_code, shown.status_code, wrong.status_code) == (302, 200, 422)
    assert shown.context["lines"][0]["cells"][0]["cell"].value == 3
    assert shown.context["findings"] == []


def test_another_unit_sees_nothing_of_it(tree: Tree) -> None:
    tree.enter()
    report = tree.submit()
    for name, more in (("unit-report-period", ()), ("unit-report-template", ()), ("unit-report-form", ("B01",))):
        assert client(tree.neighbour).get(address(name, tree.ward, *more)).status_code == 404
        assert client(tree.reporter).get(address(name, tree.ward, *more)).status_code == 200
    where = reverse("unit-report", args=[report.key])
    assert [client(one).get(where).status_code for one in (tree.neighbour, tree.reporter, tree.secretary)] == [
        404, 200, 200,
    ]  # fmt: skip
    assert client(tree.reporter).post(where, {"accept": "1"}).status_code == 422
    assert client(tree.secretary).post(where, {"reason": ""}).status_code == 422
    assert client(tree.secretary).post(where, {"accept": "1"}).status_code == 302


# The board


def stands(tree: Tree) -> list[Stand]:
    rows = board(tree.secretary, [periods.quarter(2026, 1)], TODAY)
    return [row.cells[0].stand for row in sorted(rows, key=lambda row: row.organization.code)]


def test_the_board_tells_who_has_not_reported(tree: Tree) -> None:
    assert stands(tree) == [Stand.MISSING, Stand.MISSING]
    tree.enter()
    report = tree.submit()
    assert stands(tree) == [Stand.SUBMITTED, Stand.MISSING]
    return_report(report, by=tree.secretary, on=TODAY, reason="Thiếu biểu.")
    assert stands(tree) == [Stand.RETURNED, Stand.MISSING]
    assert board(tree.neighbour, [periods.quarter(2026, 1)], TODAY) == []


def test_the_board_asks_the_same_however_many_units_there_are(tree: Tree) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as found:
            client_of.get(reverse("unit-board"), {"year": "2026"})
        return len(found)

    client_of = client(tree.secretary)
    asked()
    before = asked()
    for number in range(5):
        unit = _organization(f"X{number}", f"Đảng bộ xã {number}", Level.COMMUNE, tree.province)
        begin_reporting(unit, by=tree.secretary, on=TODAY, since=SINCE)

    assert asked() == before


def test_one_click_reminds_who_has_not_reported_once_a_day_and_tells_nothing(tree: Tree, settings: Any) -> None:
    tree.enter()
    tree.submit()
    where = reverse("unit-remind", args=[SINCE.isoformat(), UNTIL.isoformat()])

    assert client(tree.secretary).post(where).status_code == 302
    rows = board(tree.secretary, [periods.quarter(2026, 1)], TODAY)
    reminders = [one for row in rows for one in row.cells[0].reminders]
    assert [(one.organization, one.on, one.by) for one in reminders] == [(tree.other, TODAY, tree.secretary)]
    with pytest.raises(NobodyToRemind):
        remind_units(SINCE, UNTIL, by=tree.secretary, on=TODAY)
    assert mail_report(reminders[0]) == 1
    assert mail.outbox[0].to == ["hai@example.vn"]
    assert tree.other.name not in mail.outbox[0].body
    assert client(tree.neighbour).post(where).status_code in (302, 403)


def test_only_the_level_above_says_who_reports(tree: Tree) -> None:
    with pytest.raises(RuleBroken):
        begin_reporting(tree.ward, by=tree.neighbour, on=TODAY, since=SINCE)
