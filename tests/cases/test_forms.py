"""The 21 statistical forms: every cell is what SQL written by hand counts, and opens exactly its rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from cases.statistics import forms
from cases.statistics.forms import SOURCES, Asked, Filled, Form
from tests.cases.forms_by_hand import FORMS, cells
from tests.make_statistics import TODAY, World, kept_statistics

PERIODS = {
    "year of two sets": (date(2025, 1, 1), date(2025, 12, 31)),
    "quarter": (date(2026, 1, 1), date(2026, 3, 31)),
    "term": (date(2020, 10, 15), TODAY),
}


@pytest.fixture(scope="module")
def _kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), kept_statistics() as world:
        yield world


@pytest.fixture
def world(db: None, _kept: World) -> World:
    return _kept


def asked(world: World, since: date, until: date) -> Asked:
    return Asked(world.city, since, until, TODAY)


def filled(key: str, question: Asked) -> list[Filled]:
    return [forms.evaluate(form, part) for _set, form, part in forms.parts(key, question)]


def figure(form: Form, row: str, column: str, question: Asked) -> int:
    """What the rows behind a cell come to."""
    found, head = forms.rows_of(form, row, column, question), form.columns[column]
    if head.measure == "count":
        return found.count()
    name = SOURCES[form.counts[head.of].source].sums[head.measure]
    return found.order_by().aggregate(all=Sum(name))["all"] or 0


def test_the_set_in_force_has_all_21_forms() -> None:
    for one in forms.load_sets():
        assert list(one.forms) == [f"B{number:02d}" for number in range(1, 22)] == list(FORMS)


@pytest.mark.parametrize("period", PERIODS)
@pytest.mark.parametrize("key", FORMS)
def test_every_cell_is_what_is_counted_by_hand(world: World, key: str, period: str) -> None:
    """And the rows sum to their section, the exclusive columns to the column they part."""
    for one in filled(key, asked(world, *PERIODS[period])):
        by_hand = cells(key, one.asked.since, one.asked.until, one.asked.as_of)
        assert {cell: turns for cell, turns in one.turns.items() if turns} == by_hand
        require_sums(one)


def require_sums(one: Filled) -> None:
    """Hold every section and every group to what it is said to sum to."""
    for section in one.form.sections:
        if section.no_fact is None:
            assert all(one.subtotal(section, name) == one.value("total", name) for name in one.form.columns)
    for group in one.form.groups:
        parts = [column.key for column in group.columns if not column.within and not column.no_fact]
        for row in one.form.rows.values():
            if group.sums_to and row.no_fact is None:
                assert sum(one.value(row.key, part) or 0 for part in parts) == one.value(row.key, group.sums_to)


@pytest.mark.parametrize("key", FORMS)
def test_every_cell_opens_exactly_its_rows(world: World, key: str) -> None:
    for one in filled(key, asked(world, *PERIODS["year of two sets"])):
        for (row, column), turns in one.turns.items():
            assert figure(one.form, row, column, one.asked) == turns


def test_the_world_leaves_no_form_empty(world: World) -> None:
    """Else the tests above would compare nothing with nothing."""
    since, until = PERIODS["term"]
    assert [key for key in FORMS if not cells(key, since, until, TODAY).get(("total", "total"))] == []


@pytest.mark.parametrize("key", ["B01", "B10", "B18"])
def test_a_form_needs_one_statement_for_each_thing_it_counts(world: World, key: str) -> None:
    ((_set, form, part),) = forms.parts(key, asked(world, *PERIODS["quarter"]))

    with CaptureQueriesContext(connection) as plain:
        forms.evaluate(form, part)
    with CaptureQueriesContext(connection) as distinct:
        forms.evaluate(form, part, subjects=True)

    assert (len(plain), len(distinct)) == (len(form.counts), len(form.counts) + 1)
