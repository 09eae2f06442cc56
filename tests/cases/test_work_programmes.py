"""Work programmes of committees: the cascade, targets and how they stand, figures, themes, and who may what."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from pytest_django.plugin import DjangoDbBlocker

from cases import commands as house
from cases.commands import work_programmes as work
from cases.commands.work_programmes import NewActual, NewIndicator, NewMilestone, NewPart
from cases.errors import NothingTouched, NotYourDuty
from cases.errors_work import (
    CorrectedAlready,
    DocumentKept,
    DrafterApprovesWork,
    FigureIsCounted,
    FigureOutsidePeriod,
    FigureStands,
    MilestoneReached,
    NotAbove,
    NothingCorrected,
    NotInProgramme,
    NotOfProgrammeOffice,
    NotReporterOfTarget,
    ShareUnsound,
    WorkApprovedAlready,
    WorkNotApproved,
    WorkProgrammeKept,
    WorkUnsound,
)
from cases.models import (
    Case,
    Indicator,
    IndicatorActual,
    IndicatorTarget,
    ItemTag,
    MilestoneDone,
    Operator,
    PaperRecord,
    PartKind,
    PostDuty,
    ProgrammeItem,
    ReviewKind,
    ThemeTag,
    TrailEntry,
    WorkAmendment,
    WorkDocument,
    WorkKind,
    WorkMilestone,
    WorkPart,
    WorkProgramme,
)
from cases.statistics import published
from cases.statistics.forms import Asked
from cases.work_programmes.judging import Goal, Standing, is_weaker, judge
from cases.work_programmes.standing import stand, stands
from cases.work_programmes.telling import goal, number, period
from tests.kept import kept_house
from tests.make import make_programme
from tests.make_work import APPROVED, DRAFTED, TODAY, YEAR, Cascade, city_work, make_cascade, target

MARGIN = Decimal("0.15")


@pytest.fixture(scope="module")
def _kept(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Cascade]:
    with kept_house(django_db_blocker, tmp_path_factory, "work", make_cascade) as made:
        yield made


@pytest.fixture
def world(db: None, _kept: Cascade) -> Cascade:
    return _kept


# The rule by which targets are judged: numbers and days


def a_goal(operator: str = Operator.AT_LEAST, value: Any = 100, upper: Any = None, baseline: Any = None) -> Goal:
    told = [None if one is None else Decimal(one) for one in (value, upper, baseline)]
    return Goal(operator, told[0] or Decimal(0), told[1], told[2], *YEAR)


@pytest.mark.rule("TARGET-MARGIN")
@pytest.mark.parametrize(
    ("asked", "value", "on", "standing"),
    [
        (a_goal(), 100, TODAY, Standing.MET),
        (a_goal(Operator.MORE), 100, TODAY, Standing.NOT_DUE),
        (a_goal(Operator.LESS, 5), 5, TODAY, Standing.AT_RISK),
        (a_goal(Operator.AT_MOST, 5), 5, TODAY, Standing.MET),
        (a_goal(Operator.AT_MOST, 5), 6, date(2027, 1, 1), Standing.MISSED),
        (a_goal(Operator.EXACTLY), 101, TODAY, Standing.AT_RISK),
        (a_goal(Operator.BETWEEN, 90, 100), 95, TODAY, Standing.MET),
        (a_goal(Operator.BETWEEN, 90, 100), 101, TODAY, Standing.AT_RISK),
        (a_goal(), 36, TODAY, Standing.NOT_DUE),
        (a_goal(), 34, TODAY, Standing.AT_RISK),
        (a_goal(baseline=80), 86, TODAY, Standing.AT_RISK),
        (a_goal(baseline=80), 88, TODAY, Standing.NOT_DUE),
        (a_goal(), 99, YEAR[1], Standing.NOT_DUE),
        (a_goal(), 99, date(2027, 1, 1), Standing.MISSED),
        (a_goal(), 100, date(2027, 1, 1), Standing.MET),
        (a_goal(), None, TODAY, Standing.NO_FIGURE),
        (a_goal(), None, date(2027, 1, 1), Standing.NO_FIGURE),
        (a_goal(), 100, date(2025, 12, 31), Standing.NOT_DUE),
    ],
)
def test_a_target_stands_by_its_figure_and_the_day(asked: Goal, value: Any, on: date, standing: Standing) -> None:
    assert judge(asked, None if value is None else Decimal(value), on=on, margin=MARGIN) is standing


def test_without_a_margin_nothing_is_called_slow() -> None:
    assert judge(a_goal(), Decimal(1), on=YEAR[1], margin=None) is Standing.NOT_DUE


@pytest.mark.parametrize(
    ("lower", "upper", "weaker"),
    [
        (a_goal(value=70), a_goal(value=75), True),
        (a_goal(value=75), a_goal(value=75), False),
        (a_goal(value=75), a_goal(Operator.MORE, 75), True),
        (a_goal(Operator.MORE, 75), a_goal(value=75), False),
        (a_goal(Operator.AT_MOST, 6), a_goal(Operator.AT_MOST, 5), True),
        (a_goal(Operator.LESS, 5), a_goal(Operator.AT_MOST, 5), False),
        (a_goal(Operator.BETWEEN, 9, 10), a_goal(Operator.BETWEEN, 9, 11), False),
        (a_goal(value=9), a_goal(Operator.BETWEEN, 9, 11), True),
        (a_goal(Operator.EXACTLY, 100), a_goal(value=75), False),
    ],
)
def test_a_lower_target_is_weaker_where_it_lets_pass_what_the_one_above_does_not(
    lower: Goal, upper: Goal, weaker: bool
) -> None:
    assert is_weaker(lower, upper) is weaker


# The cascade


def test_a_programme_carries_out_one_of_the_level_above_and_inherits_its_targets(world: Cascade) -> None:
    good, part, satisfied = (
        stand(world.target(text), TODAY) for text in ("Chi bộ tốt", "Kết nạp ở phường", "Hài lòng ở phường")
    )

    assert world.lower.parent == world.city
    assert good.target.carries == world.target("Tổ chức đảng tốt")
    assert (good.is_weaker, part.is_weaker, satisfied.is_weaker) == (True, False, False)


def test_the_cascade_counts_by_structure(world: Cascade) -> None:
    asked = Asked(world.office.city, *YEAR, TODAY)
    counted = {one.key: one for one in published.told_of(asked).figures}

    by_hand = WorkPart.objects.filter(programme=world.city)
    for key, kind in (("goals", "goal"), ("groups", "group"), ("requirements", "requirement")):
        assert counted[f"programme-{key}"].value == by_hand.filter(kind=kind).count() > 0
        [rows] = counted[f"programme-{key}"].rows()
        assert {part.programme for part in rows} == {world.city}
    assert counted["targets"].value == 7
    assert (counted["good-or-better"].value, counted["admissions"].value, counted["satisfaction"].value) == (2, 2, 2)


def refused(world: Cascade, refusal: Any, **changed: Any) -> None:
    with pytest.raises(refusal), transaction.atomic():
        work.draft_work_programme(
            world.office.standing,
            city_work(world.office, number="09-CTr/TU", **changed),
            by=world.office.quan,
            on=DRAFTED,
        )
    assert not WorkProgramme.objects.filter(number="09-CTr/TU").exists()


@pytest.mark.rule("INV-COMPLETE")
def test_what_does_not_hang_together_is_kept_nowhere(world: Cascade) -> None:
    city, ward = world.office.city, world.ward
    sound = NewIndicator("Chỉ tiêu", "%", targets=[target(city, Operator.AT_LEAST, 5)])
    bad: list[dict[str, Any]] = [
        {"group": 3}, {"unit": " "}, {"topic": "weather"}, {"figure": "rumours"}, {"figure": "targets-met"},
        {"targets": [target(city, "about", 5)]}, {"targets": [target(city, Operator.BETWEEN, 5)]},
        {"targets": [target(city, Operator.BETWEEN, 5, upper=Decimal(4))]},
        {"targets": [target(city, Operator.AT_LEAST, 5), target(city, Operator.AT_MOST, 9)]},
        {"targets": [target(city, Operator.AT_LEAST, 5, since=date(2027, 1, 1), until=date(2026, 1, 1))]},
        {"targets": [target(ward, Operator.AT_LEAST, 5, carries=world.target("Tổ chức đảng tốt"))]},
    ]  # fmt: skip
    for change in bad:
        refused(world, WorkUnsound, indicators=[replace(sound, **change)])
    refused(world, WorkUnsound, parts=[NewPart("wish", "Mong muốn")])
    refused(world, WorkUnsound, parts=[NewPart(PartKind.GOAL, " ")])
    refused(world, WorkUnsound, milestones=[NewMilestone(ReviewKind.FINAL, "Tổng kết", date(2020, 1, 1))])
    refused(world, WorkUnsound, until=date(2020, 1, 1))
    refused(world, WorkUnsound, organization=ward)
    refused(world, NotAbove, parent=world.lower)
    refused(world, NothingTouched, title=" ")


def test_a_paper_stands_once(world: Cascade) -> None:
    with pytest.raises(WorkProgrammeKept):
        work.draft_work_programme(world.office.standing, city_work(world.office), by=world.office.quan, on=DRAFTED)


def test_a_lower_target_of_another_unit_or_time_carries_nothing(world: Cascade) -> None:
    lower, above = world.lower, world.target("Đảng viên kết nạp")
    later = {"since": date(2029, 1, 1), "until": date(2029, 12, 31)}
    for one in (
        target(world.ward, Operator.AT_LEAST, 5, carries=above),
        target(world.ward, Operator.AT_LEAST, 5, carries=world.target("Tổ chức đảng tốt"), **later),
        target(world.office.organizations[1], Operator.AT_LEAST, 5),
    ):
        with pytest.raises(WorkUnsound), transaction.atomic():
            new = [NewIndicator("Chỉ tiêu mới", "%", targets=[one])]
            work.amend_work_programme(lower, by=world.office.users["lan"], on=TODAY, reason="Bổ sung", indicators=new)


# Drafted by one, approved by another, amended by versions


@pytest.mark.rule("INV-FOUR-EYES")
def test_nobody_approves_what_they_drafted(world: Cascade) -> None:
    office = world.office
    house.appoint(
        [(office.members["chu"], office.city, PostDuty.REPORTING_SECRETARY)], by=office.administrator, since=DRAFTED
    )
    draft = work.draft_work_programme(office.standing, city_work(office, number="03-CTr/TU"), by=office.chu, on=DRAFTED)

    with pytest.raises(DrafterApprovesWork):
        work.approve_work_programme(draft, by=office.chu, on=APPROVED)
    with pytest.raises(NotYourDuty):
        work.approve_work_programme(draft, by=office.quan, on=APPROVED)
    approved = work.approve_work_programme(draft, by=office.users["pho"], on=APPROVED)
    with pytest.raises(WorkApprovedAlready):
        work.approve_work_programme(approved, by=office.users["pho"], on=APPROVED)
    with pytest.raises(NotOfProgrammeOffice):
        work.draft_work_programme(office.standing, city_work(office, number="4"), by=office.users["hoa"], on=DRAFTED)


def test_an_amendment_is_a_version_and_what_it_takes_back_stays_readable(world: Cascade) -> None:
    group = WorkPart.objects.get(programme=world.city, kind=PartKind.GROUP, position=2)
    satisfied = Indicator.objects.get(text="Mức độ hài lòng")

    amendment = work.amend_work_programme(
        world.city, by=world.office.chu, on=TODAY, reason="Rà soát", withdraw=[group, satisfied],
        parts=[NewPart(PartKind.GOAL, "Mục tiêu ba")],
    )  # fmt: skip

    assert amendment.version == 2
    standing: Any = WorkPart.objects.standing(TODAY)
    assert standing.filter(programme=world.city).count() == 5
    before: Any = WorkPart.objects.standing(date(2026, 6, 30))
    assert before.filter(programme=world.city, kind=PartKind.GROUP).count() == 2
    assert IndicatorTarget.objects.get(indicator=satisfied).withdrawn_in == amendment
    with pytest.raises(NotInProgramme), transaction.atomic():
        work.amend_work_programme(world.city, by=world.office.chu, on=TODAY, reason="Nữa", withdraw=[group])
    with pytest.raises(NothingTouched), transaction.atomic():
        work.amend_work_programme(world.city, by=world.office.chu, on=TODAY, reason="Không có gì")


# Figures


def enter(world: Cascade, text: str, value: Any, as_of: date, who: str = "minh", on: date = TODAY) -> IndicatorActual:
    new = NewActual(as_of, "Báo cáo tháng", Decimal(value))
    return work.enter_actual(world.target(text), new, by=world.office.users[who], on=on)


def test_the_last_figure_known_on_a_day_counts(world: Cascade) -> None:
    enter(world, "Tổ chức đảng tốt", 40, date(2026, 3, 31), on=date(2026, 4, 2))
    enter(world, "Tổ chức đảng tốt", 76, date(2026, 6, 30))
    one = world.target("Tổ chức đảng tốt")

    assert (stand(one, date(2026, 4, 1)).standing, stand(one, date(2026, 4, 1)).value) == (Standing.NO_FIGURE, None)
    assert stand(one, date(2026, 6, 30)).value == 40
    assert (stand(one, TODAY).standing, stand(one, TODAY).as_of) == (Standing.MET, date(2026, 6, 30))


def test_a_share_is_computed_of_its_part_and_whole(world: Cascade) -> None:
    one = world.target("Chi bộ tốt")
    by: dict[str, Any] = {"by": world.office.users["binh"], "on": TODAY}
    with pytest.raises(ShareUnsound):
        work.enter_actual(one, NewActual(date(2026, 6, 30), "BC", None, Decimal(9), Decimal(8)), **by)

    row = work.enter_actual(one, NewActual(date(2026, 6, 30), "BC", None, Decimal(2), Decimal(3)), **by)

    assert row.value == Decimal("66.6667")


def test_a_wrong_figure_is_followed_by_its_correction(world: Cascade, settings: Any, tmp_path: Any) -> None:
    settings.EVIDENCE_DIR = tmp_path
    wrong = enter(world, "Tổ chức đảng tốt", 40, date(2026, 6, 30))
    by: dict[str, Any] = {"by": world.office.users["minh"], "on": TODAY}
    new = NewActual(date(2026, 6, 30), "Báo cáo số 12", Decimal(80))
    with pytest.raises(FigureStands):
        work.enter_actual(wrong.target, new, **by)
    with pytest.raises(NothingCorrected):
        work.correct_actual(wrong, replace(new, value=Decimal(40)), reason="Nhầm", **by)

    upload = SimpleUploadedFile("bc.pdf", b"%PDF-1.7 bao cao", "application/pdf")
    right = work.correct_actual(wrong, new, reason="Nhầm cột", upload=upload, **by)

    assert stand(wrong.target, TODAY).value == 80
    assert list(IndicatorActual.objects.of(wrong.target)) == [right, wrong]
    assert TrailEntry.objects.filter(act="indicator-figure-corrected", data__sha256=right.sha256).exists()
    with pytest.raises(CorrectedAlready):
        work.correct_actual(wrong, new, reason="Nữa", **by)
    client = Client()
    client.force_login(world.office.users["minh"])
    address = reverse("work-figure-file", args=[wrong.target_id, right.pk])
    assert b"".join(client.get(address).streaming_content) == b"%PDF-1.7 bao cao"  # type: ignore[attr-defined]
    assert client.get(reverse("work-figure-file", args=[wrong.target_id, wrong.pk])).status_code == 404


def test_figures_amendments_milestones_and_documents_are_append_only(world: Cascade) -> None:
    enter(world, "Tổ chức đảng tốt", 40, date(2026, 6, 30))
    minh: dict[str, Any] = {"by": world.office.users["minh"], "on": TODAY}
    work.reach_milestone(WorkMilestone.objects.first(), done_on=TODAY, paper="BC 1", **minh)  # type: ignore[arg-type]
    work.keep_document(world.city, number="1-KH/TU", dated_on=TODAY, title="Kế hoạch", **minh)
    parts = [NewPart(PartKind.GOAL, "Thêm")]
    work.amend_work_programme(world.city, by=world.office.chu, on=TODAY, reason="Bổ sung", parts=parts)

    for model in (IndicatorActual, MilestoneDone, WorkDocument, WorkAmendment):
        rows: Any = model._base_manager.all()
        assert rows.exists()
        with pytest.raises(DatabaseError), transaction.atomic():
            rows.update(id=rows[0].pk)
        with pytest.raises(DatabaseError), transaction.atomic():
            rows._raw_delete(using="default")


def test_figures_are_entered_by_who_reports_for_the_organization(world: Cascade) -> None:
    with pytest.raises(NotReporterOfTarget):
        enter(world, "Chi bộ tốt", 40, date(2026, 6, 30))
    with pytest.raises(NotReporterOfTarget):
        enter(world, "Chi bộ tốt", 40, date(2026, 6, 30), "lan")
    for day in (date(2026, 8, 1), date(2025, 12, 31)):
        with pytest.raises(FigureOutsidePeriod):
            enter(world, "Chi bộ tốt", 40, day, "binh")


def test_nobody_types_over_what_the_system_counts(world: Cascade) -> None:
    with pytest.raises(FigureIsCounted):
        enter(world, "Hoàn thành chương trình kiểm tra", 100, date(2026, 6, 30), "binh")
    one = stand(world.target("Hoàn thành chương trình kiểm tra"), TODAY)
    assert (one.standing, one.value) == (Standing.NO_FIGURE, None)

    programme = house.draft_programme(
        world.committee, by=officer(world), on=date(2026, 2, 10), year=2026, title="Chương trình kiểm tra",
        items=[house.NewItem("KTCH", "Quy chế", 1, organizations=[world.ward])],
    )  # fmt: skip
    house.approve_programme(programme, by=world.office.users["lan"], on=date(2026, 2, 11))

    one = stand(world.target("Hoàn thành chương trình kiểm tra"), TODAY)
    assert (one.value, one.as_of, one.standing) == (Decimal(0), TODAY, Standing.AT_RISK)


def officer(world: Cascade) -> Any:
    post = (world.office.members["hoa"], world.ward, PostDuty.AREA_OFFICER)
    house.appoint([post], by=world.office.administrator, since=DRAFTED)
    return world.office.users["hoa"]


def test_targets_count_by_how_they_stand(world: Cascade) -> None:
    enter(world, "Tổ chức đảng tốt", 80, date(2026, 6, 30))
    enter(world, "Đảng viên kết nạp", 4800, date(2026, 6, 30))
    enter(world, "Mức độ hài lòng", 20, date(2026, 6, 30))
    later = date(2027, 1, 5)

    def counted(on: date) -> dict[str, Any]:
        figures = published.told_of(Asked(world.office.city, *YEAR, on)).figures
        return {one.key: one.share if one.share is not None else one.value for one in figures}

    now, then = counted(TODAY), counted(later)
    assert (now["targets-met"], now["targets-at-risk"], now["targets-missed"]) == (1, 1, 0)
    assert (then["targets-met"], then["targets-at-risk"], then["targets-missed"]) == (1, 0, 2)
    assert now["targets-share"] == pytest.approx(1 / 7)
    by_hand = [one.target.pk for one in stands(IndicatorTarget.objects.all(), later) if one.standing == "missed"]
    definition = next(one for one in published.load().figures if one.key == "targets-missed")
    [rows] = published.rows_of(definition, Asked(world.office.city, *YEAR, later))
    assert [row.pk for row in rows] == sorted(by_hand)


# What happens to a programme


def test_a_milestone_is_reached_once_and_documents_are_counted(world: Cascade) -> None:
    review = WorkMilestone.objects.get(text="Sơ kết 6 tháng")
    minh: dict[str, Any] = {"by": world.office.users["minh"], "on": TODAY}
    work.reach_milestone(review, done_on=date(2026, 6, 12), paper="15-BC/TU", **minh)
    with pytest.raises(MilestoneReached):
        work.reach_milestone(review, done_on=date(2026, 6, 12), paper="15-BC/TU", **minh)
    with pytest.raises(NotOfProgrammeOffice):
        work.reach_milestone(review, done_on=TODAY, paper="1", by=world.office.users["binh"], on=TODAY)
    old = city_work(world.office, number="06-CTr/TU")
    draft = work.draft_work_programme(world.office.standing, old, by=world.office.users["minh"], on=DRAFTED)
    with pytest.raises(WorkNotApproved), transaction.atomic():
        work.keep_document(draft, number="1", dated_on=DRAFTED, title="Luật", is_legal=True, **minh)
    six = work.approve_work_programme(draft, by=world.office.chu, on=APPROVED)
    for legal in (True, True, False):
        count = WorkDocument.objects.count()
        work.keep_document(six, number=f"{count}", dated_on=APPROVED, title="Văn bản", is_legal=legal, **minh)
    with pytest.raises(DocumentKept):
        work.keep_document(six, number="0", dated_on=APPROVED, title="Văn bản", **minh)

    figures = {one.key: one for one in published.told_of(Asked(world.office.city, *YEAR, TODAY)).figures}

    assert figures["programme-06-documents"].value == 2
    assert figures["programme-06-review"].value == 0


def test_lines_name_themes_tags_and_joint_plans_and_their_cases_are_counted(world: Cascade) -> None:
    office = world.office
    item = make_programme(office).items.get()
    with pytest.raises(NotYourDuty):
        work.name_theme(item, by=office.users["hoa"], on=TODAY, theme=world.city)
    work.name_theme(
        item, by=office.quan, on=TODAY, theme=world.city, tags=[ThemeTag.ANTI_CORRUPTION],
        joint_plan="Kế hoạch phối hợp số 5-KH/UBKT-TTTP",
    )  # fmt: skip
    team = house.open_item(item, by=office.quan, on=date(2026, 3, 2))
    asked = Asked(office.city, *YEAR, TODAY)

    def counted() -> tuple[Any, ...]:
        keys = ("joint-plan", "anti-corruption-themes", "themes-programmes", "themes-tasks")
        figures = {one.key: one.value for one in published.told_of(asked).figures}
        return tuple(figures[key] for key in keys)

    assert counted() == (Case.objects.filter(team=team).count(), 1, 0, 0)
    Case.objects.filter(team=team).update(decided_on=date(2026, 3, 9))
    assert counted() == (1, 1, 1, 0)
    client = Client()
    client.force_login(office.quan)
    address = reverse("item-theme", args=[item.pk])
    assert client.get(address).status_code == 200
    assert client.post(address, {"theme": "99999"}).status_code == 422
    assert client.post(address, {}).status_code == 302
    assert counted() == (0, 0, 0, 0)
    assert not ItemTag.objects.exists()


def test_a_line_names_its_theme_where_the_annual_programme_is_drafted(world: Cascade) -> None:
    office = world.office
    draft = city_work(office, number="08-CTr/TU")
    unapproved = work.draft_work_programme(office.standing, draft, by=office.users["minh"], on=DRAFTED)
    row = {"kind": "KTCH", "quarter": "2", "topic": "Chương trình 01", "subjects": "TC001", "theme": world.city.pk,
           "tags": ["PCTN", "CCHC"], "joint_plan": "5-KH/UBKT-TTTP"}  # fmt: skip
    sent = {"body": office.standing.pk, "year": 2026, "title": "Chương trình năm", "lines-TOTAL_FORMS": 2,
            "lines-INITIAL_FORMS": 0} | {f"lines-0-{name}": value for name, value in row.items()}  # fmt: skip
    plain = {"kind": "GSCD", "quarter": "3", "topic": "Việc khác", "subjects": "TC002"}
    sent |= {f"lines-1-{name}": value for name, value in plain.items()}
    client, address = Client(), reverse("programme-draft")
    client.force_login(office.quan)
    page = client.get(address).content.decode()
    assert ("01-CTr/TU" in page, "08-CTr/TU" in page) == (True, False)
    for wrong in ({"lines-0-theme": unapproved.pk}, {"lines-0-tags": ["SPORT"]}):
        assert client.post(address, sent | wrong).status_code == 422

    assert client.post(address, sent).status_code == 302

    first, second = ProgrammeItem.objects.order_by("position")
    assert (first.theme, first.joint_plan) == (world.city, "5-KH/UBKT-TTTP")
    assert {one.tag for one in first.tags.all()} == {"PCTN", "CCHC"}
    assert (second.theme, second.joint_plan, second.tags.count()) == (None, "", 0)


def test_nobody_drafts_a_line_on_a_programme_they_do_not_see(world: Cascade) -> None:
    office = world.office
    draft = work.draft_work_programme(
        office.standing, city_work(office, number="08-CTr/TU"), by=office.users["minh"], on=DRAFTED
    )
    for refusal, change in ((WorkNotApproved, {"theme": draft}), (WorkUnsound, {"tags": ["SPORT"]})):
        item = house.NewItem("KTCH", "Chuyên đề", 1, organizations=[world.ward], **change)
        with pytest.raises(refusal), transaction.atomic():
            house.draft_programme(office.standing, by=office.quan, on=TODAY, year=2026, title="Năm", items=[item])


def test_a_decision_on_paper_names_its_theme_by_page_and_stands_on_the_page_of_the_programme(world: Cascade) -> None:
    client, address = Client(), reverse("paper-record-enter")
    client.force_login(world.office.users["minh"])
    sent = {"body": world.office.standing.pk, "kind": "GSCD", "number": "15-QĐ/TU", "signed_on": "03/03/2026",
            "concluded_on": "03/04/2026", "code": "TC001", "outcome": "REMINDED"}  # fmt: skip
    assert client.post(address, sent | {"theme": world.lower.pk}).status_code == 422  # of a level below the body
    assert not PaperRecord.objects.exists()

    answer = client.post(address, sent | {"theme": world.city.pk})

    record = PaperRecord.objects.get()
    assert answer["Location"] == reverse("paper-record", args=[record.key])
    assert "01-CTr/TU" in client.get(answer["Location"]).content.decode()
    assert record.number in client.get(reverse("work-programme", args=[world.city.key])).content.decode()


# Who reads


def test_the_tree_reads_up_and_down_and_a_draft_is_its_own_office_s(world: Cascade) -> None:
    office = world.office
    new = city_work(office, number="07-CTr/TU", kind=WorkKind.SCHEME)
    draft = work.draft_work_programme(office.standing, new, by=office.users["minh"], on=DRAFTED)

    def seen(who: str) -> set[str]:
        user = office.users[who]
        return set(WorkProgramme.objects.seen_by(user, TODAY).values_list("number", flat=True))

    both = {"01-CTr/TU", "02-CTr/ĐU"}
    assert seen("minh") == seen("vien") == both | {draft.number}
    assert seen("lan") == seen("binh") == both
    assert seen("dien") == seen("hoa") == set()


@pytest.mark.parametrize(
    ("who", "listed", "programme", "figure"),
    [("chu", 200, 200, 403), ("minh", 200, 200, 200), ("lan", 200, 200, 403), ("hoa", 200, 404, 404),
     ("dien", 200, 404, 404)],
)  # fmt: skip
def test_pages_open_for_whom_they_concern(world: Cascade, who: str, listed: int, programme: int, figure: int) -> None:
    client = Client()
    client.force_login(world.office.users[who])

    asked = {
        reverse("work-programmes"): listed,
        reverse("work-programme", args=[world.city.key]): programme,
        reverse("work-figure", args=[world.target("Tổ chức đảng tốt").pk]): figure,
    }
    assert {address: client.get(address).status_code for address in asked} == asked


def test_a_programme_is_drafted_approved_amended_and_reported_by_page(world: Cascade) -> None:
    client = Client()
    client.force_login(world.office.users["binh"])
    head = {"indicators-TOTAL_FORMS": "1", "indicators-INITIAL_FORMS": "0"}
    row = {
        "text": "Kế hoạch hành động", "unit": "%", "group": "1", "topic": "action-plans", "organization": "TC001",
        "since": "2026-01-01", "until": "2026-12-31", "operator": "ge", "value": "90",
    }  # fmt: skip
    sent = head | {f"indicators-0-{name}": value for name, value in row.items()} | {
        "body": str(world.committee.pk), "kind": "plan", "number": "51-KH/ĐU", "title": "Kế hoạch", "goals": "Một\nHai",
        "groups": "Nhóm", "milestones": "30/06/2027; Sơ kết 2 năm", "issued_on": "2026-03-01", "since": "2026-03-01",
        "parent": str(world.city.pk),
    }  # fmt: skip
    address = reverse("work-programme-draft")
    assert client.get(address).status_code == 200
    for wrong in ({"milestones": "31/02/2027; Sơ kết"}, {"indicators-0-organization": "NOBODY"}, {"number": ""},
                  {"indicators-0-operator": "between"}):  # fmt: skip
        assert client.post(address, sent | wrong).status_code == 422
    answer = client.post(address, sent)
    assert answer.status_code == 302, answer.content.decode()
    plan = WorkProgramme.objects.get(number="51-KH/ĐU")
    assert (plan.parts.count(), plan.ordinal, plan.milestones.get().kind) == (3, 51, ReviewKind.PRELIMINARY)

    client.force_login(world.office.users["lan"])
    assert client.post(reverse("work-programme-approve", args=[plan.key])).status_code == 302
    change = {"reason": "Rà soát", "version": "1", "goals": "Ba", "withdraw": f"milestone-{plan.milestones.get().pk}"}
    empty = {"indicators-TOTAL_FORMS": "0", "indicators-INITIAL_FORMS": "0"}
    amend = reverse("work-programme-amend", args=[plan.key])
    assert client.get(amend).status_code == 200
    assert client.post(amend, empty | change).status_code == 302
    assert client.post(amend, empty | {"reason": "Nữa", "version": "1", "goals": "Bốn"}).status_code == 422

    client.force_login(world.office.users["binh"])
    one = world.target("Kế hoạch hành động")
    figure = reverse("work-figure", args=[one.pk])
    assert client.get(figure).status_code == 200
    told = {"as_of": "2026-06-30", "source": "Báo cáo"}
    assert client.post(figure, told).status_code == 422
    assert client.post(figure, told | {"part": "45", "whole": "50"}).status_code == 302
    correct = reverse("work-figure-correct", args=[one.pk, one.actuals.get().pk])
    assert client.post(correct, told | {"value": "92", "reason": "Nhầm"}).status_code == 302
    assert one.actuals.count() == 2
    assert client.post(reverse("work-document", args=[plan.key]),
                       {"number": "1", "dated_on": "2026-03-02", "title": "T"}).status_code == 302  # fmt: skip
    page = client.get(reverse("work-programme", args=[plan.key])).content.decode()
    assert "≥ 90%" in page
    assert "92% " in page
    assert client.get(reverse("work-target", args=[one.pk])).status_code == 200
    counted = world.target("Hoàn thành chương trình kiểm tra")
    assert client.get(reverse("work-target", args=[counted.pk])).status_code == 200


def test_numbers_and_periods_are_written_as_people_write_them(world: Cascade) -> None:
    assert (number(Decimal("10000.5000")), number(None)) == ("10.000,5", "–")
    assert goal(world.target("Đảng viên kết nạp")) == "9.000 – 10.000 đảng viên"
    assert goal(world.target("Tổ chức đảng tốt")) == "> 75%"
    assert period(*YEAR) == "2026"
    assert period(YEAR[0], date(2030, 12, 31)) == "2026 – 2030"
    assert period(date(2026, 2, 1), YEAR[1]) == "01/02/2026 – 31/12/2026"
