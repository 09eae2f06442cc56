"""The sentences of a periodic report: written from facts, compared with the year before, frozen with their period."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case, ClosedForm, ClosedPeriod, Kind, PeriodProposal
from cases.statistics import closing, forms, narrative
from cases.statistics.closing.snapshot import Part
from cases.statistics.forms import Asked, DefinitionRefused
from cases.statistics.forms.membership import members
from cases.statistics.narrative import Compared, Count, Told, Value, load
from cases.statistics.narrative.counting import before, narrowed
from cases.statistics.narrative.definitions import FILE
from cases.statistics.narrative.telling import compared_in_words
from tests.make import make_user
from tests.make_statistics import TODAY, World, kept_statistics

#: Half a year of one set of forms; the year before has facts in its last quarter alone.
SINCE, UNTIL = date(2025, 7, 1), date(2025, 12, 31)
ALL = ("total", "total")


@pytest.fixture(scope="module")
def _kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), kept_statistics() as world:
        yield world


@pytest.fixture
def world(db: None, _kept: World) -> World:
    return _kept


def counted(world: World) -> Count:
    return narrative.count_of(world.bodies["TU-BTV"], SINCE, UNTIL, TODAY)


def by_hand(column: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT count(*) FROM cases_case WHERE kind = 'KTCH' AND {column} IS NOT NULL"  # noqa: S608
            " AND concluded_on BETWEEN '2025-07-01' AND '2025-12-31'"
        )
        return int(cursor.fetchone()[0])


def inspected(world: World) -> Case:
    return world.case(Kind.COMPLIANCE_INSPECTION, "TU-BTV", world.organizations["C1"], date(2025, 9, 1))


def closed(world: World) -> ClosedPeriod:
    """The period as it is closed, with the one form the test asks of."""
    body = world.bodies["TU-BTV"]
    days = {"body": body, "since": SINCE, "until": UNTIL, "kind": "h2"}
    proposal = PeriodProposal.objects.create(**days, proposed_on=TODAY, proposed_by=world.by)
    period = ClosedPeriod.objects.create(
        **days, proposal=proposal, form_sets="2025", closed_on=TODAY, closed_by=make_user("chot"), sha256="a" * 64
    )
    ((one, form, asked),) = forms.parts("B01", Asked(body.organization, SINCE, UNTIL, TODAY))
    small = narrowed(form)
    filled = forms.evaluate(small, asked, subjects=True)
    rows = members(small, asked)
    cells: dict[Any, Any] = {cell: (value, None, tuple(rows[cell])) for cell, value in filled.turns.items()}
    row: ClosedForm = closing.frozen(Part(one, form, asked, filled, cells))
    row.period = period
    row.save()
    return period


def test_figures_of_a_sentence_are_those_counted_by_hand_and_one_case_more_is_one_more(world: World) -> None:
    told = narrative.tell(counted(world))
    organizations = by_hand("subject_organization_id")

    assert organizations
    assert told.now["inspected-organizations"].count == organizations
    assert f"đối với {narrative.written(organizations)} lượt tổ chức đảng" in told.text("inspection")
    # Who is counted by the cells' own column is not counted by that of the committees.
    members = (told.now["inspected-members"].count or 0) + (told.now["cell-inspected"].count or 0)
    assert members == by_hand("subject_member_id")

    inspected(world)
    again = narrative.tell(counted(world))

    assert f"đối với {narrative.written(organizations + 1)} lượt tổ chức đảng" in again.text("inspection")
    moved = {key for key in told.now if told.now[key] != again.now[key]}
    assert moved == {"inspected-organizations", "inspected-well", "teams"}


def test_each_figure_opens_what_it_counts(world: World) -> None:
    count = counted(world)
    known = load().figures
    figure = known["inspected-organizations"]
    rows = count.rows(figure, world.by)

    assert count.source(figure) == "cases"
    assert all(not one.exists() for one in rows)  # whoever takes no part opens none of what is counted


def test_a_sentence_whose_figures_are_nothing_says_so_and_what_is_unknown_is_never_zero(world: World) -> None:
    told: Told = narrative.tell(narrative.count_of(world.bodies["TU-BTV"], date(2025, 9, 2), date(2025, 9, 3), TODAY))

    assert told.text("inspection").startswith("- Kiểm tra: trong kỳ không phát sinh cuộc kiểm tra nào")
    assert "chưa có số liệu (hệ thống không ghi đào tạo, bồi dưỡng)" in told.text("training")
    assert told.now["trained"].count is None


def test_the_year_before_is_compared_without_a_share_of_nothing() -> None:
    figure = load().figures["inspected-organizations"]

    def said(now: int | None, past: int | None) -> str:
        return compared_in_words(Compared(figure, Value(now), Value(past)))

    assert said(9, 8) == "tổ chức đảng được kiểm tra tăng 01 lượt (12,5%)"
    assert said(6, 8) == "tổ chức đảng được kiểm tra giảm 02 lượt (25%)"
    assert said(3, 0) == "tổ chức đảng được kiểm tra tăng 03 lượt (cùng kỳ không phát sinh)"
    assert said(8, 8) == "tổ chức đảng được kiểm tra không thay đổi"
    assert said(8, None) == "tổ chức đảng được kiểm tra chưa có số liệu"


def test_the_same_days_of_the_year_before_as_many_as_have_passed(world: World) -> None:
    body = world.bodies["TU-BTV"]

    def days(since: date, until: date, on: date) -> tuple[date, date] | None:
        past = before(narrative.count_of(body, since, until, on))
        return (past.since, past.until) if past is not None else None

    assert days(date(2026, 1, 1), date(2026, 12, 31), TODAY) == (date(2025, 1, 1), date(2025, 3, 31))
    assert days(date(2025, 2, 1), date(2025, 2, 28), TODAY) == (date(2024, 2, 1), date(2024, 2, 29))
    assert days(date(2020, 10, 15), TODAY, TODAY) is None


def test_nothing_is_compared_with_days_before_the_house_knew_of_anything(world: World) -> None:
    known = Case.objects.order_by("opened_on").values_list("opened_on", flat=True)[0]
    told = narrative.tell(narrative.count_of(world.bodies["TU-BTV"], date(2024, 10, 1), date(2024, 10, 31), TODAY))

    assert f"hệ thống chỉ ghi nhận từ ngày {known:%d}" in told.text("basis")
    assert "cùng kỳ" not in told.text("inspection")


def test_a_closed_period_is_told_from_its_snapshot_and_does_not_move(world: World) -> None:
    closed(world)
    figure = load().figures["inspected-organizations"]
    was = counted(world).value(figure)
    inspected(world)

    told = narrative.tell(counted(world))

    assert by_hand("subject_organization_id") == (was.count or 0) + 1
    assert told.now["inspected-organizations"] == was
    assert "là số liệu đã chốt ngày 31/3/2026 (mã bản chốt aaaaaaaaaaaa)" in told.text("basis")
    assert "ngoài số liệu đã chốt" in told.text("plan")
    assert told.now["inspected-members"].count is None  # a form the snapshot lacks is unknown, not 0


@pytest.mark.parametrize(
    ("place", "key", "value", "told"),
    [
        ("figures", "form", "B99", "no set has the form"),
        ("figures", "columns", ["everything"], "unknown column"),
        ("sentences", "vi", "Có {nothing} cuộc", "unknown figure"),
        ("sentences", "zero", "", "says what stands"),
    ],
)
def test_a_file_that_says_nonsense_is_refused_with_its_place(
    place: str, key: str, value: object, told: str, tmp_path: Path
) -> None:
    said = json.loads(FILE.read_text("utf-8"))
    figure = next(one for one in said["figures"] if "form" in one)
    sentence = next(one for one in said["sections"] if one["place"] == "II.1")["sentences"][0]
    (figure if place == "figures" else sentence)[key] = value
    path = tmp_path / "broken.json"
    path.write_text(json.dumps(said), "utf-8")

    with pytest.raises(DefinitionRefused, match=told):
        load(path)


def test_the_months_of_a_closed_period_are_those_of_its_frozen_rows(world: World) -> None:
    months = Counter(
        day.month
        for day in Case.objects.filter(
            kind=Kind.COMPLIANCE_INSPECTION, subject_member=None, concluded_on__range=(SINCE, UNTIL)
        ).values_list("concluded_on", flat=True)
        if day
    )
    closed(world)
    late = inspected(world)

    told = narrative.by_month(counted(world), 12)

    assert told is not None
    assert {one.since.month: many for one, many in told.rows if many} == months
    moved = Case.objects.filter(kind=Kind.COMPLIANCE_INSPECTION, concluded_on__range=(SINCE, UNTIL)).exclude(pk=late.pk)
    Case.objects.filter(pk=moved.order_by("pk")[0].pk).update(concluded_on=date(2026, 1, 5))
    again = narrative.by_month(counted(world), 12)
    assert again is not None
    assert (again.moved, sum(many for _one, many in again.rows)) == (1, sum(months.values()) - 1)


def test_the_months_of_an_open_period_are_those_of_the_rows_its_forms_count(world: World) -> None:
    count = counted(world)
    mains = {key: form.counts["main"] for key, form in forms.set_on(UNTIL).forms.items()}
    keys = [key for key, main in mains.items() if (main.source, main.dated) == ("cases", "concluded")]

    told = narrative.by_month(count, 12)

    rows = {row for key in keys for one in count.filled(key) for row in members(one.form, one.asked).get(ALL, ())}
    assert told is not None
    assert sum(many for _one, many in told.rows) == len(rows) > 0
    assert narrative.by_month(count, 5) is None
