"""The figures about work programmes, targets and themes equal SQL written by hand, and open exactly its rows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from cases import commands as house
from cases.commands import rating
from cases.commands import work_programmes as work
from cases.commands.work_programmes import NewActual, NewIndicator, NewMilestone
from cases.models import (
    Case,
    IndicatorTarget,
    Kind,
    Operator,
    Organization,
    PostDuty,
    ReviewKind,
    ThemeTag,
    WorkKind,
    WorkMilestone,
    WorkPart,
    WorkProgramme,
)
from cases.statistics import published
from cases.statistics.forms import Asked
from tests.by_hand import Question, programmes
from tests.by_hand.published import figures
from tests.kept import kept_house
from tests.make import make_programme
from tests.make_rating import SINCE_2024
from tests.make_work import APPROVED, DRAFTED, TODAY, YEAR, Cascade, city_work, make_cascade, target

LATER = date(2027, 3, 1)
#: The periods that are asked, and on which days.
ASKED = [
    (*YEAR, TODAY), (*YEAR, LATER), (date(2026, 4, 1), date(2026, 6, 30), TODAY),
    (date(2026, 1, 1), date(2026, 3, 31), TODAY), (date(2025, 1, 1), date(2025, 12, 31), LATER),
]  # fmt: skip


@pytest.fixture(scope="module")
def _kept(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cascade]:
    with kept_house(django_db_blocker, tmp_path_factory, "work-by-hand", furnished) as made:
        yield made


@pytest.fixture
def world(db: None, _kept: Cascade) -> Cascade:
    return _kept


def furnished() -> Cascade:
    """The cascade with everything the figures count: programmes called by number, figures, reviews, themes."""
    world = make_cascade()
    office = world.office
    minh: dict[str, Any] = {"by": office.users["minh"], "on": TODAY}
    for kind, number, until in (
        ("scheme", "25-ĐA/TU", None), ("resolution", "19-NQ/TU", date(2026, 6, 30)), ("programme", "72-CTr/TU", None),
        ("conclusion", "82-KL/TW", None), ("programme", "06-CTr/TU", YEAR[1]), ("scheme", "08-ĐA/TU", None),
        ("plan", "51-KH/TU", date(2026, 3, 31)), ("task", "NV1", None), ("breakthrough", "ĐP1", None),
    ):  # fmt: skip
        keep(world, kind=kind, number=number, until=until)
    six = WorkProgramme.objects.get(number="06-CTr/TU")
    for day in (date(2026, 2, 20), date(2026, 5, 5)):
        for legal in (True, False):
            work.keep_document(six, number=f"{day:%m}-{legal}", dated_on=day, title="Văn bản", is_legal=legal, **minh)
    for number in ("06-CTr/TU", "25-ĐA/TU", "19-NQ/TU"):
        for one in WorkMilestone.objects.filter(programme__number=number, kind=ReviewKind.PRELIMINARY):
            work.reach_milestone(one, done_on=date(2026, 6, 12), paper="15-BC/TU", **minh)
    reported(world)
    inspected(world)
    taken_back(world)
    criteria = rating.draft_criteria(office.standing, SINCE_2024, by=office.quan, on=date(2026, 1, 5))
    rating.approve_criteria(criteria, by=office.chu, on=date(2026, 1, 5))
    return world


def keep(world: Cascade, **facts: Any) -> WorkProgramme:
    """One more programme, with a first review."""
    city = world.office.city
    plain: dict[str, Any] = {
        "parts": [], "milestones": [NewMilestone(ReviewKind.PRELIMINARY, "Sơ kết", date(2026, 6, 15))],
        "indicators": [
            NewIndicator(topic, "%", 0, topic, "", [target(city, Operator.AT_LEAST, 50)])
            for topic in ("member-share", "action-plans", "village-heads", "young-cadres", "rank")
        ],
    }  # fmt: skip
    new = city_work(world.office, **(plain | facts))
    draft = work.draft_work_programme(world.office.standing, new, by=world.office.users["minh"], on=DRAFTED)
    return work.approve_work_programme(draft, by=world.office.chu, on=APPROVED)


def reported(world: Cascade) -> None:
    """Figures that fit, that lag, that exceed, one corrected; of the first on two days."""
    minh: dict[str, Any] = {"by": world.office.users["minh"]}
    targets = list(IndicatorTarget.objects.filter(organization=world.office.city).order_by("pk"))
    for place, one in enumerate(targets):
        value = (Decimal(80), Decimal(2), Decimal(12000))[place % 3]
        work.enter_actual(one, NewActual(date(2026, 3, 31), "BC quý I", value), on=date(2026, 4, 2), **minh)
    work.enter_actual(targets[0], NewActual(date(2026, 6, 30), "BC quý II", Decimal(70)), on=TODAY, **minh)
    wrong = targets[1].actuals.get()
    new = NewActual(wrong.as_of, "BC", Decimal(9500))
    work.correct_actual(wrong, new, reason="Nhầm cột", on=date(2026, 5, 5), **minh)


def inspected(world: Cascade) -> None:
    """A line of the annual programme on a theme, its cases decided; decisions on paper on others, one withdrawn."""
    office, item = world.office, make_programme(world.office).items.get()
    work.name_theme(
        item, by=office.quan, on=TODAY, theme=world.city, tags=[ThemeTag.ANTI_CORRUPTION], joint_plan="5-KH/UBKT-TTTP"
    )
    team = house.open_item(item, by=office.quan, on=date(2026, 3, 2))
    Case.objects.filter(team=team).update(decided_on=date(2026, 3, 9))
    subject = house.NewPaperSubject(organization=Organization.objects.get(pk=world.ward.pk), outcome="REMINDED")
    for place, theme in enumerate(WorkProgramme.objects.exclude(pk=world.lower.pk).order_by("pk")):
        paper = house.NewPaper(
            office.standing, Kind.THEMATIC_SUPERVISION, f"{place}-QĐ/TU", date(2026, 4, 1), date(2026, 5, 4), [subject],
            theme=theme,
        )  # fmt: skip
        [record] = house.record_papers([paper], by=office.users["minh"], on=TODAY)
        if theme.kind == WorkKind.PROGRAMME and theme.pk != world.city.pk:
            house.withdraw_paper(record, by=office.users["minh"], on=TODAY, reason="Nhập nhầm")
    plan = house.draft_programme(
        world.committee, by=officer(world), on=date(2026, 2, 10), year=2026, title="Chương trình kiểm tra",
        items=[house.NewItem("KTCH", "Quy chế", 1, organizations=[world.ward])],
    )  # fmt: skip
    house.approve_programme(plan, by=office.users["lan"], on=date(2026, 2, 11))


def officer(world: Cascade) -> Any:
    """Who prepares the annual programme of the ward."""
    post = (world.office.members["hoa"], world.ward, PostDuty.AREA_OFFICER)
    house.appoint([post], by=world.office.administrator, since=DRAFTED)
    return world.office.users["hoa"]


def taken_back(world: Cascade) -> None:
    """An amendment takes a goal and a target back, and adds an indicator."""
    goal = WorkPart.objects.get(programme=world.city, kind="goal", position=1)
    one = IndicatorTarget.objects.get(indicator__text="Mức độ hài lòng")
    added = NewIndicator("Thứ hạng", "bậc", 0, "rank", "", [target(world.office.city, Operator.AT_MOST, 5)])
    work.amend_work_programme(
        world.city,
        by=world.office.chu,
        on=date(2026, 5, 20),
        reason="Rà soát",
        withdraw=[goal, one],
        indicators=[added],
    )


def told(world: Cascade, since: date, until: date, on: date) -> published.Summary:
    return published.told_of(Asked(world.office.city, since, until, on))


def question(since: date, until: date, on: date) -> Question:
    return Question(since, until, min(until, on))


def opened(figure: published.Figure) -> list[list[int]]:
    found = [sorted(rows.values_list("pk", flat=True)) for rows in figure.rows()]
    return [pks for pks in found if pks]


@pytest.mark.parametrize(("since", "until", "on"), ASKED)
def test_every_figure_is_what_is_counted_by_hand_and_opens_the_same_rows(
    world: Cascade, since: date, until: date, on: date
) -> None:
    by_hand = programmes.lists(question(since, until, on), on)
    summary = told(world, since, until, on)

    assert {one.key: opened(one) for one in summary.figures if one.key in by_hand} == by_hand
    counted = figures(question(since, until, on), on)
    assert {one.key: one.value for one in summary.figures if one.key in counted} == counted


def test_every_figure_of_the_file_has_its_hand_and_this_world_leaves_none_empty(world: Cascade) -> None:
    """Else the test above would compare nothing with nothing."""
    assert {one.key for one in published.load().figures if one.counts} == {*figures(question(*ASKED[0]), TODAY)}
    asked = [programmes.lists(question(*one), one[2]) for one in ASKED]
    assert [key for key in programmes.LISTS if not any(one[key] for one in asked)] == []


def test_what_is_counted_once_is_opened_once_however_often_it_was_inspected(world: Cascade) -> None:
    figure = next(one for one in told(world, *YEAR, TODAY).figures if one.key == "themes-programmes")
    [rows] = figure.rows()

    # By a case of the house and by a decision on paper; of the others the decision was withdrawn.
    assert (figure.value, list(rows)) == (1, [world.city])


def test_a_programme_is_in_force_on_its_last_day(world: Cascade) -> None:
    keys = ("programme-06-papers", "scheme-25")
    for until, value in ((date(2026, 3, 31), (2, 2)), (date(2026, 4, 1), (1, 2)), (date(2026, 7, 1), (1, 1))):
        summary = told(world, YEAR[0], until, TODAY)
        assert tuple(summary.value(key) for key in keys) == value
