"""The 21 statistical forms: every cell is what SQL written by hand counts, and opens exactly its rows."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.models import Sum
from django.test.utils import CaptureQueriesContext
from pytest_django.plugin import DjangoDbBlocker

from cases.models import PaperContent, PaperRecord, PaperSubject, PaperWithdrawal
from cases.rulebook_files import DIRECTORY as RULEBOOKS
from cases.statistics import forms, published
from cases.statistics.forms import SOURCES, Asked, DefinitionRefused, Filled, Form, Tree
from cases.statistics.forms.files import DIRECTORY
from tests import by_hand
from tests.by_hand import FORMS
from tests.by_hand import published as by_hand_published
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


@pytest.mark.parametrize(
    "period", ["year of two sets", "quarter", pytest.param("term", marks=pytest.mark.both_engines)]
)
@pytest.mark.parametrize("key", FORMS)
def test_every_cell_is_what_is_counted_by_hand(world: World, key: str, period: str) -> None:
    """And the rows sum to their section, the exclusive columns to the column they part."""
    for one in filled(key, asked(world, *PERIODS[period])):
        require_counted(key, one, by_hand.Question(one.asked.since, one.asked.until, one.asked.as_of))
        require_sums(one)


def require_counted(key: str, one: Filled, question: by_hand.Question) -> None:
    """Hold every cell to what is counted by hand: turns, and different subjects where they were asked for."""
    assert {cell: turns for cell, turns in one.turns.items() if turns} == by_hand.cells(FORMS[key], question)
    if one.subjects is not None:
        counted = {column for column, head in one.form.columns.items() if head.measure == "count"}
        told = {cell: number for cell, number in one.subjects.items() if number and cell[1] in counted}
        assert told == by_hand.subjects(FORMS[key], question)


@pytest.mark.parametrize(("tree", "codes"), [(Tree.AS_AT, ("TU", "Q1")), (Tree.TODAY, ("TU", "P1"))])
def test_under_any_organization_by_either_tree_every_cell_is_what_is_counted_by_hand(
    world: World, tree: Tree, codes: tuple[str, ...]
) -> None:
    """In turns and in different subjects: of the city, of a district that ended, of the ward that took its place."""
    days = (date(2025, 1, 1), date(2025, 6, 30))
    for key in FORMS:
        for code in codes:
            for _set, form, part in forms.parts(key, organization(world, code, *days, tree)):
                one = forms.evaluate(form, part, subjects=True)
                house = None if code == "TU" else part.organization.pk
                today = TODAY if tree is Tree.TODAY else None
                require_counted(key, one, by_hand.Question(part.since, part.until, part.as_of, house, today))


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
        require_rows(one)


@pytest.mark.parametrize("key", ["B01", "B12", "B18"])
def test_by_todays_tree_every_cell_opens_its_rows_too(world: World, key: str) -> None:
    for one in filled(key, organization(world, "P1", *PERIODS["year of two sets"], Tree.TODAY)):
        require_rows(one)
        require_sums(one)


def require_rows(one: Filled) -> None:
    """Hold every cell to the rows behind it."""
    for (row, column), turns in one.turns.items():
        assert figure(one.form, row, column, one.asked) == turns


def test_papers_beside_walked_cases_are_counted_in_forms_and_published_figures(world: World) -> None:
    """Both together, once each, as SQL by hand counts them; what was withdrawn not at all."""
    papers_of(world)
    for key in ("B01", "B03", "B06", "B08", "B11", "B12", "B13", "B15", "B18"):
        for one in filled(key, asked(world, *PERIODS["quarter"])):
            again = forms.evaluate(one.form, one.asked, subjects=True)
            require_counted(key, again, by_hand.Question(one.asked.since, one.asked.until, one.asked.as_of))
    for days in PERIODS.values():
        told = {one.key: one.value for one in published.told_of(asked(world, *days)).figures}
        counted = by_hand_published.figures(by_hand.Question(*days, min(days[1], TODAY)), TODAY)
        assert {key: told[key] for key in counted} == counted
    assert sum(1 for value in counted.values() if value) >= 15


def papers_of(world: World) -> None:
    """A decision on paper of each kind, twice: one stands, one was withdrawn."""
    houses, days = world.organizations, (date(2026, 1, 12), date(2026, 2, 16))
    of = [("TU-BTV", "KTCH", "LESSONS", ""), ("TU-BTV", "GSCD", "REMINDED", ""), ("C1-UBKT", "GSCD", "REMINDED", ""),
          ("TU-UBKT", "KTDH-DV", "DISCIPLINE_REQUIRED", ""), ("C1-BCH", "THKL", "DISCIPLINED", "WARNING"),
          ("TU-UBKT", "THKL", "DISCIPLINED", "REPRIMAND"), ("TU-UBKT", "GQTC", "FOUNDED_VIOLATION", ""),
          ("P1-UBKT", "KTTC", "LESSONS", ""), ("TU-BTV", "CCTC", "", "")]  # fmt: skip
    for number, (body, kind, outcome, form) in enumerate(of * 2):
        record = PaperRecord.objects.create(
            body=world.bodies[body], kind=kind, number=f"{number}-QĐ", signed_on=days[0], concluded_on=days[1],
            entered_on=TODAY, entered_by=world.by,
        )  # fmt: skip
        facts = {"record": record, "outcome": outcome, "form": form, "subject_level": "COSO", "subject_name": "…"}
        if kind not in {"KTDH-DV", "GQTC"}:
            PaperSubject.objects.create(position=1, of_member=False, subject_organization=houses["C1"], **facts)
        if kind not in {"KTTC", "CCTC"}:
            member = PaperSubject.objects.create(position=2, of_member=True, subject_member=world.members[1], **facts)
            PaperSubject.objects.create(position=3, of_member=True, stranger="người lạ", **facts)
            PaperContent.objects.create(subject=member, key="rules")
        if number >= len(of):
            PaperWithdrawal.objects.create(record=record, reason="…", on=TODAY, by=world.by)


def test_the_world_leaves_no_form_empty(world: World) -> None:
    """Else the tests above would compare nothing with nothing."""
    since, until = PERIODS["term"]
    question = by_hand.Question(since, until, TODAY)
    assert [key for key, form in FORMS.items() if not by_hand.cells(form, question).get(("total", "total"))] == []


@pytest.mark.parametrize("key", ["B01", "B10", "B18"])
def test_a_form_needs_one_statement_for_each_thing_it_counts(world: World, key: str) -> None:
    ((_set, form, part),) = forms.parts(key, asked(world, *PERIODS["quarter"]))

    with CaptureQueriesContext(connection) as plain:
        forms.evaluate(form, part)
    with CaptureQueriesContext(connection) as distinct:
        forms.evaluate(form, part, subjects=True)

    things = sum(1 + len(SOURCES[counted.source].beside) for counted in form.counts.values())
    assert (len(plain), len(distinct)) == (things, things + 1)


# By which tree


def organization(world: World, code: str, since: date, until: date, tree: Tree = Tree.AS_AT) -> Asked:
    return Asked(world.organizations[code], since, until, TODAY, tree)


def counted(key: str, question: Asked) -> tuple[int, int | None]:
    """Turns and distinct subjects of a form, in the last set of the period."""
    _set, form, part = forms.parts(key, question)[-1]
    one = forms.evaluate(form, part, subjects=True)
    return one.value("total", "total") or 0, one.distinct("total", "total")


@pytest.mark.both_engines
@pytest.mark.parametrize(
    ("tree", "grown"),
    [
        (Tree.AS_AT, {"Q1": 2, "Q2": 1, "P1": 0, "C1": 1, "TU": 3}),  # C1 stood under Q1 in June
        (Tree.TODAY, {"Q1": 1, "Q2": 1, "P1": 3, "C1": 1, "TU": 3}),  # both districts' work is their heir's
    ],
)
def test_what_a_closed_organization_did_is_counted_under_its_heir_by_todays_tree(
    world: World, tree: Tree, grown: dict[str, int]
) -> None:
    """Q1 and Q2 became P1 on 1/7/2025."""
    spring = (date(2025, 4, 1), date(2025, 6, 30))
    before = {code: counted("B01", organization(world, code, *spring, tree))[0] for code in grown}
    for body in ("Q1-BTV", "Q2-UBKT", "C1-BTV"):
        world.case("KTCH", body, world.organizations["C2"], date(2025, 6, 3))

    after = {code: counted("B01", organization(world, code, *spring, tree))[0] for code in grown}

    assert {code: after[code] - before[code] for code in grown} == grown


@pytest.mark.both_engines
def test_a_merged_organization_is_one_subject_by_the_tree_that_knows_the_merger(world: World) -> None:
    """C3 was merged into C1 on 1/3/2025: before, they are two subjects; by today's tree they are one."""
    days = (date(2024, 12, 1), date(2025, 2, 28))
    before = counted("B07", organization(world, "TU", *days))
    for code in ("C1", "C3"):
        world.case("KTDH-TC", "TU-UBKT", world.organizations[code], date(2025, 2, 20))

    turns, subjects = counted("B07", organization(world, "TU", *days))
    assert turns == before[0] + 2
    assert subjects is not None
    assert counted("B07", organization(world, "TU", *days, Tree.TODAY)) == (turns, subjects - 1)


# Sets by data


def written(folder: Path, **changed: Any) -> Path:
    """The two sets of the project, and a third from 1/10/2025 with what is told here."""
    for path in DIRECTORY.glob("*.json"):
        (folder / path.name).write_text(path.read_text("utf-8"), "utf-8")
    second = json.loads((folder / "2025.json").read_text("utf-8")) | {"effective_until": "2025-10-01"}
    (folder / "2025.json").write_text(json.dumps(second), "utf-8")
    third = {
        "key": "autumn", "based_on": "2025", "effective_from": "2025-10-01", "effective_until": None,
        "source": "a circular", "status": "recalled",
    }  # fmt: skip
    (folder / "autumn.json").write_text(json.dumps(third | changed), "utf-8")
    return folder


def test_a_changed_form_is_data_and_splits_the_year_on_its_day(world: World, tmp_path: Path) -> None:
    results = {
        "vi": "Kết quả", "en": "Results", "sums_to": "total",
        "columns": [
            {"key": "clean", "vi": "Không vi phạm", "en": "No violation", "where": {"outcome": ["NO_VIOLATION"]}},
            {"key": "other", "vi": "Còn lại", "en": "The rest",
             "where": {"outcome": ["LESSONS", "SIGNS_OF_VIOLATION", "DISCIPLINE_REQUIRED"]}},
        ],
    }  # fmt: skip
    sets = forms.load_sets(written(tmp_path, groups={"inspected": results}))
    year = asked(world, date(2025, 1, 1), date(2025, 12, 31))

    parts = forms.parts("B01", year, sets)

    assert [(one.key, part.since, part.until) for one, _form, part in parts] == [
        ("2021", date(2025, 1, 1), date(2025, 6, 30)),
        ("2025", date(2025, 7, 1), date(2025, 9, 30)),
        ("autumn", date(2025, 10, 1), date(2025, 12, 31)),
    ]
    told = [forms.evaluate(form, part) for _set, form, part in parts]
    assert ["inspected.clean" in one.form.columns for one in told] == [False, False, True]
    assert sum(one.value("total", "total") or 0 for one in told) == sum(
        one.value("total", "total") or 0 for one in filled("B01", year)
    )


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        (
            {"conditions": {"cell": {"vi": "", "en": "", "where": {"colour": ["red"]}}}},
            r"autumn.json, form B02, .*, column cell: unknown dimension of cases “colour”; allowed: .*outcome",
        ),
        (
            {"conditions": {"cell": {"vi": "", "en": "", "where": {"acting_level": ["MOON"]}}}},
            r"form B02, .*column cell: unknown value of acting_level “MOON”; allowed: BOPHAN",
        ),
        ({"conditions": {"cell": {"vi": "", "en": "", "sql": "1=1"}}}, r"column cell: unknown key “sql”; allowed: "),
        (
            {"sections": {"level": {"vi": "", "en": "", "roman": "I", "by": "subject_level",
                                    "rows": [{"vi": "", "en": "", "values": ["TW"]}]}}},
            r"form B01, section level: its rows leave out BOPHAN, CHIBO",
        ),
        (
            {"groups": {"inspected": {"vi": "", "en": "", "sums_to": "total", "columns": [
                {"key": "a", "vi": "", "en": "", "where": {"outcome": ["LESSONS"]}},
                {"key": "b", "vi": "", "en": "", "where": {"faults": ["yes"]}}]}}},
            r"form B01, group inspected: nothing keeps “inspected.a” and “inspected.b” from counting the same row",
        ),
        ({"forms": {"B99": {"vi": "", "en": ""}}}, r"form B99: lacks counts, groups, sections, unit"),
        (
            {"forms": {"B99": {"vi": "", "en": "", "unit": "", "sections": [], "groups": [],
                               "counts": {"main": {"source": "ballots", "dated": "cast"}}}}},
            r"form B99, counts main: unknown source “ballots”; allowed: allegations, cases",
        ),
        ({"effective_from": "2025-11-01"}, r"autumn: begins on 2025-11-01, not where 2025 ends"),
        ({"based_on": "1999"}, r"unknown set “1999”; allowed: 2021, 2025, autumn"),
    ],
)  # fmt: skip
def test_a_file_that_says_what_nobody_knows_is_refused_with_its_place(
    tmp_path: Path, changed: dict[str, Any], refusal: str
) -> None:
    with pytest.raises(DefinitionRefused, match=refusal):
        forms.load_sets(written(tmp_path, **changed))


# Contents


def test_each_group_of_violations_has_a_content_and_each_content_a_column() -> None:
    groups = json.loads((RULEBOOKS / "violation_groups.json").read_text("utf-8"))
    named = {group["vi"] for who in ("organization", "member") for group in groups[who]}
    mapped = {title for titles in forms.contents().groups.values() for title in titles}
    columns = {
        column.where["content"][0]
        for form in forms.set_on(TODAY).forms.values()
        for column in form.columns.values()
        if "content" in column.where
    }

    assert named == mapped
    assert columns == set(forms.contents().named)
