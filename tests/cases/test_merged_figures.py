"""Figures are merged up the tree, and nothing of them counts twice: every way it could is a test, counted by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from cases.models import (
    Level,
    Organization,
    OrganizationState,
    ReportDecision,
    UnitReport,
)
from cases.statistics import forms
from cases.statistics.forms import SOURCES, Asked, Tree
from cases.unit_reports.choosing import basis
from cases.unit_reports.filling import columns, rows
from cases.unit_reports.merging import LASTING, merged
from inspection.accounts.models import User
from tests.cases.province import B01, HALF, NINE, Q1, Q2, Q3, Q4, ROW, SECOND_HALF, SET, TODAY, YEAR, Province

pytestmark = pytest.mark.django_db


@pytest.fixture
def province(db: None) -> Iterator[Province]:
    with time_machine.travel(TODAY):
        yield Province()


def test_own_figures_and_accepted_reports_add_up(province: Province) -> None:
    for day in (date(2026, 2, 3), date(2026, 3, 31)):
        province.inspected("T", day)
    province.report(province.one, Q1, 3)
    province.report(province.two, Q1, 4)

    found = province.merged(Q1)

    assert (found.own.value("total", "total"), found.told("total", "total")) == (2, 7)
    assert (found.total.value("total", "total"), found.total.value(ROW, "total")) == (
        9,
        (found.own.value(ROW, "total") or 0) + 7,
    )


def test_only_the_newest_accepted_version_counts(province: Province) -> None:
    province.report(province.one, Q1, 3, accepted=None)
    assert province.total(Q1) == 0
    ReportDecision.objects.create(report=UnitReport.objects.get(), accepted=True, by=province.secretary, on=TODAY)
    province.report(province.one, Q1, 5, accepted=False)
    province.report(province.one, Q1, 6, accepted=None)
    assert province.total(Q1) == 3
    province.report(province.one, Q1, 7)

    assert province.total(Q1) == 7


def test_a_report_counts_from_the_day_it_was_accepted(province: Province) -> None:
    province.report(province.one, Q1, 3, decided=date(2026, 4, 9))
    province.report(province.one, Q1, 5)

    asked = Asked(province.top, *Q1, date(2026, 5, 1))

    assert merged(B01, asked, SET, basis(asked)).told("total", "total") == 3
    assert province.total(Q1) == 5


def test_a_year_is_its_quarters_where_the_year_was_not_reported(province: Province) -> None:
    for value, days in enumerate((Q1, Q2, Q3, Q4), 1):
        province.report(province.one, days, value)
    assert province.total(YEAR) == 1 + 2 + 3 + 4
    province.report(province.one, YEAR, 11)

    assert province.total(YEAR) == 11
    assert len(province.basis(YEAR).left_out) == 4
    assert province.total(Q2) == 2


def test_of_one_unit_no_day_counts_twice_and_most_days_count(province: Province) -> None:
    for value, days in ((100, NINE), (10, HALF), (1, SECOND_HALF)):
        province.report(province.one, days, value)

    assert province.total(YEAR) == 11  # the nine months and the second half would tell of the third quarter twice
    assert province.total(NINE) == 100


def test_a_report_of_more_days_than_asked_does_not_count(province: Province) -> None:
    province.report(province.one, YEAR, 11)

    assert province.total(Q1) == 0
    assert [one.organization for one in province.basis(Q1).gaps] == [province.one, province.two]


def test_a_unit_below_one_that_reports_is_counted_by_that_report(province: Province) -> None:
    province.outside(province.cell)
    province.report(province.cell, Q1, 2)
    assert province.total(Q1) == 2
    upper = province.report(province.one, Q1, 5)

    found = province.basis(Q1)

    assert province.total(Q1) == 5
    assert found.reports == (upper,)
    assert [(one.report.organization, one.above) for one in found.left_out] == [(province.cell, province.one)]
    assert province.total(Q1, province.cell) == 2


def test_a_unit_that_moved_under_another_counts_by_where_it_stood(province: Province) -> None:
    province.moved(province.cell, province.two, Q2[0])
    province.outside(province.cell)
    province.report(province.one, Q1, 5)
    province.report(province.cell, Q1, 1)
    province.report(province.cell, Q2, 2)
    assert province.total(HALF) == 5 + 2  # in the first quarter it stood under P1, whose report has it
    province.report(province.two, HALF, 40)

    assert province.total(HALF) == 5 + 40  # the half year of P2 tells of everything that stood under it at its end
    assert province.total(Q1, province.one, tree=Tree.AS_AT) == 5
    assert province.total(Q1, province.two, tree=Tree.TODAY) == 1


def test_what_the_house_keeps_of_a_unit_is_not_counted_beside_its_report(province: Province) -> None:
    for body, day in (("P1", date(2026, 2, 1)), ("C1", date(2026, 3, 31)), ("P1", date(2026, 4, 1)), ("T", Q1[1])):
        province.inspected(body, day)
    assert province.total(HALF) == 4
    province.report(province.one, Q1, 6)

    found = province.merged(HALF)

    assert (found.counted.value("total", "total"), found.less["total", "total"]) == (4, 2)
    assert found.total.value("total", "total") == 2 + 6


def test_a_unit_outside_for_a_part_counts_by_its_cases_before(province: Province) -> None:
    late = province.organization("P3", Level.COMMUNE, province.top)
    province.outside(late, since=Q2[0], until=Q4[0])
    province.inspected("P3", date(2026, 3, 30))
    province.inspected("P3", date(2026, 11, 2))
    province.report(late, Q2, 3)

    assert province.total(YEAR) == 1 + 3 + 1
    owed = [(one.since, one.until) for one in province.basis(YEAR).gaps if one.organization == late]
    assert owed == [Q3]


def test_a_merged_unit_counts_once_by_either_tree(province: Province) -> None:
    for value, unit in ((3, province.one), (4, province.two)):
        province.report(unit, HALF, value)
    OrganizationState.objects.filter(organization=province.two).update(until=Q3[0])
    Organization.objects.filter(pk=province.two.pk).update(closed_on=Q3[0], succeeded_by=province.one)
    province.report(province.one, SECOND_HALF, 10)

    assert province.total(YEAR) == province.total(YEAR, tree=Tree.TODAY) == 17
    assert province.total(HALF, province.one, tree=Tree.AS_AT) == 3
    assert province.total(HALF, province.one, tree=Tree.TODAY) == 7


def test_figures_of_what_lasts_are_not_added_from_parts_of_the_period(province: Province) -> None:
    key = next(key for key, form in SET.forms.items() if form.counts["main"].dated == "pending")
    form = SET.forms[key]
    cell = (rows(form)[0].key, "total")
    assert cell[1] in {one.key for one in columns(form)}
    for days in (Q1, Q2):
        province.report(province.one, days, 5, form=key, cell=cell)
    found = province.merged(HALF, form=key)
    assert (found.total.value(*cell), "total" in found.unsummed) == (0, True)
    province.report(province.one, HALF, 7, form=key, cell=cell)

    found = province.merged(HALF, form=key)

    assert (found.total.value(*cell), found.unsummed) == (7, frozenset())


def test_every_date_of_the_forms_is_known_to_last_or_not() -> None:
    passing = {"concluded", "effective", "since", "paid", "received"}
    used = {one.dated for each in forms.load_sets() for form in each.forms.values() for one in form.counts.values()}

    assert used - LASTING <= passing
    assert used >= LASTING
    assert all(LASTING.isdisjoint(passing) for _source in SOURCES)


def test_a_report_of_the_days_before_a_new_set_stands_in_its_own_part(province: Province) -> None:
    later = replace(SET, key="mai", effective_from=Q3[0], effective_until=None)
    report = province.report(province.one, Q1, 3)
    asked = Asked(province.top, *YEAR, TODAY)

    behind = basis(asked)

    assert merged(B01, asked.during(*HALF), SET, behind).told("total", "total") == 3
    assert merged(B01, asked.during(*SECOND_HALF), later, behind).told("total", "total") == 0
    assert behind.reports == (report,)


# Its pages and files


def client(user: User) -> Client:
    one = Client()
    one.force_login(user)
    return one


QUESTION = {"period": "q1", "year": "2026"}


def test_every_figure_of_the_page_opens_its_parts(province: Province) -> None:
    province.inspected("T", Q1[1])
    province.inspected("P1", Q1[1])
    report = province.report(province.one, Q1, 6)
    browser = client(province.secretary)

    page = browser.get(reverse("merged-form", args=["B01"]), QUESTION)
    cell = browser.get(reverse("merged-cell", args=["B01", "total", "total"]), QUESTION)

    body = page.content.decode()
    assert page.status_code == cell.status_code == 200
    assert "1 + 6" in body
    assert province.two.name in body
    assert reverse("unit-board") in body
    facts = cell.context
    assert (facts["counted"], facts["less"], facts["own"], facts["told"], facts["total"]) == (2, 1, 1, 6, 7)
    assert [(one["report"], one["value"]) for one in facts["kept"]] == [(report, 1)]
    assert reverse("unit-report", args=[report.key]) in cell.content.decode()
    assert reverse("form-cell", args=["B01", "total", "total"]) in cell.content.decode()


def test_only_who_reads_the_figures_of_the_organization_is_told(province: Province) -> None:
    province.report(province.one, Q1, 6)
    neighbour = client(province.posted("hai", province.two))
    question = QUESTION | {"body": str(province.world.bodies["T"].pk)}

    page = neighbour.get(reverse("merged-form", args=["B01"]), question)

    assert "parts" not in page.context
    for address in (
        reverse("merged-cell", args=["B01", "total", "total"]),
        reverse("form-file", args=["B01", "json"]),
    ):
        asked = question | ({"merged": "1"} if "B01.json" in address else {})
        assert neighbour.get(address, asked).status_code == 403


def test_merged_forms_leave_as_files_and_by_the_command(province: Province, tmp_path: Any) -> None:
    province.inspected("T", Q1[1])
    province.report(province.one, Q1, 6)
    browser = client(province.secretary)

    alone = browser.get(reverse("form-file", args=["B01", "json"]), QUESTION)
    whole = browser.get(reverse("form-file", args=["B01", "json"]), QUESTION | {"merged": "1"})
    told = call_command("report", "B01", since=Q1[0], until=Q1[1], form="json", merged=True, body="T")

    assert (_total(alone.content), _total(whole.content), _total(told)) == (1, 7, 7)
    notes = json.loads(told)["forms"][0]["notes"]
    assert province.two.name in " ".join(notes)


def _total(content: bytes | str) -> int:
    cells = json.loads(content)["forms"][0]["cells"]
    return int(next(one["value"] for one in cells if (one["row"], one["column"]) == ("total", "total")))
