"""Units are rated by criteria of their day, by others than themselves, with evidence, appeal and a frozen ranking."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction

from cases import triggers
from cases.commands import rating
from cases.commands.rating import NewCriteria, NewCriterion
from cases.errors import FileRefused, NotYourDuty, RuleBroken
from cases.errors_rating import (
    AppealDecided,
    AppealedAlready,
    AppealLate,
    AppealRuns,
    AppealWaits,
    ApprovedAlready,
    AssessmentIncomplete,
    AssessorConfirms,
    AssessorDecides,
    ComputedNotTyped,
    CriteriaUnsound,
    DifferenceUnexplained,
    DraftsAndApproves,
    HandedInAlready,
    NoCriteria,
    NotAssessor,
    NotDirectlyBelow,
    NotHandedIn,
    NothingAppealed,
    NotOfUnit,
    NotToldYet,
    OwnUnit,
    PointsImpossible,
    ProvedAlready,
    RatedAlready,
    ResultUntold,
    RoundIsFrozen,
    SelfScoreIncomplete,
    SelfScoringOver,
    ToldAlready,
)
from cases.models import (
    Assessment,
    Band,
    Chair,
    CriterionSet,
    Member,
    Post,
    PostDuty,
    RankedUnit,
    Ranking,
    RatedUnit,
    RatingRound,
    Seat,
)
from cases.rating import freezing
from cases.rating.sheets import sheet_of
from cases.rating.totals import Result, band_of, computed, ranks, result
from tests.make import Office
from tests.make_rating import (
    BANDS,
    BEFORE,
    FOUND,
    LEAD,
    PLAN,
    REPORTS,
    SINCE_2024,
    House,
    accept_reports,
    make_house,
    of_figure,
    open_year,
    set_criteria,
    steps,
)

pytestmark = pytest.mark.django_db

TODAY = date(2025, 3, 20)
OPENED, ASSESSED = date(2025, 1, 10), date(2025, 1, 27)
DECIDED, CONFIRMED = date(2025, 2, 3), date(2025, 2, 10)
PDF = b"%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"
GOOD = {"1.1": 18, "1.2": 20, "3.1": 15, "K1": 1}


@pytest.fixture(scope="module")
def _kept(django_db_setup: None, django_db_blocker: Any) -> Iterator[House]:
    with django_db_blocker.unblock(), transaction.atomic(), time_machine.travel(TODAY):
        house = make_house()
        set_criteria(house, BEFORE, date(2023, 1, 5))
        set_criteria(house, SINCE_2024, date(2024, 2, 1))
        open_year(house, 2024, on=OPENED)
        yield house
        transaction.set_rollback(True)


@pytest.fixture
def house(db: None, _kept: House) -> Iterator[House]:
    with time_machine.travel(TODAY):
        yield _kept


@pytest.fixture
def office(house: House) -> Office:
    return house.office


def _upload(name: str = "bao-cao.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content, "application/pdf")


def _told(house: House, place: int = 1, **own: Any) -> None:
    house.score(place, OPENED, GOOD)
    house.assess(place, ASSESSED, GOOD | own)


def _all_told(house: House) -> None:
    for place in (1, 2, 3):
        _told(house, place)


# The numbers, by hand


class _Scale:
    def __init__(self, band: str, points: int) -> None:
        self.band, self.from_points = band, Decimal(points)


SCALE = [_Scale(band, int(points)) for band, points in BANDS.items()]


def test_a_total_is_the_points_times_their_weights_and_a_condition_limits_the_band() -> None:
    # 35,5 × 1 + 20 × 2 + 20 × 1 + 1 × 0 = 95,5
    points = [(LEAD, Decimal("35.5")), (PLAN, Decimal(20)), (REPORTS, Decimal(20)), (FOUND, Decimal(1))]
    assert result(points, SCALE) == Result(Decimal("95.50"), "excellent", "excellent", ())

    failed = result([*points[:3], (FOUND, Decimal(0))], SCALE)
    assert (failed.total, failed.band, failed.band_by_points, failed.failed) == (
        Decimal("95.50"), "fair", "excellent", ("K1",),
    )  # fmt: skip
    assert failed.is_limited


def test_a_condition_lifts_nobody() -> None:
    low = result([(LEAD, Decimal(10)), (FOUND, Decimal(0))], SCALE)

    assert (low.total, low.band, low.is_limited) == (Decimal(10), "weak", False)


@pytest.mark.parametrize(
    ("total", "band"), [("100", "excellent"), ("90", "excellent"), ("89.99", "good"), ("70", "good"), ("50", "fair"),
                        ("49.99", "weak"), ("0", "weak")],
)  # fmt: skip
def test_a_band_begins_exactly_at_its_points(total: str, band: str) -> None:
    assert band_of(Decimal(total), SCALE) == band


def test_equals_share_a_rank_the_next_is_skipped_and_the_band_goes_before_the_total() -> None:
    def at(total: int, band: str) -> Result:
        return Result(Decimal(total), band, band, ())

    told = [("b", at(80, "good")), ("d", at(95, "fair")), ("a", at(92, "excellent")), ("c", at(80, "good"))]

    assert [(rank, unit) for rank, unit, _one in ranks(told)] == [(1, "a"), (2, "b"), (2, "c"), (4, "d")]


@pytest.mark.parametrize(("value", "points"), [("4", 20), ("100", 20), ("3.99", 10), ("0", 0), ("-1", 0), (None, 5)])
def test_a_computed_criterion_has_the_points_of_the_highest_step_its_figure_reaches(value: Any, points: int) -> None:
    scale = of_figure((0, 0), (2, 10), (4, 20), (None, 5))

    assert computed(None if value is None else Decimal(value), scale) == points
    assert computed(None, scale[:3]) == 0


# Criteria


@pytest.mark.parametrize(
    ("criteria", "bands", "words"),
    [
        ([], BANDS, "không có tiêu chí nào"),
        ([LEAD, LEAD, LEAD], BANDS, "1.1 có hai lần"),
        ([LEAD], BANDS, "90"),
        ([LEAD, PLAN, REPORTS], {**BANDS, Band.WEAK: Decimal(10)}, "thấp nhất từ 0"),
        ([LEAD, PLAN, REPORTS], {Band.WEAK: Decimal(0)}, "mỗi mức một lần"),
        (
            [LEAD, PLAN, NewCriterion("9", "x", "y", Decimal(20), "figure", figure="nothing")],
            BANDS,
            "không phải số liệu",
        ),
        (
            [LEAD, PLAN, NewCriterion("9", "x", "y", Decimal(20), "steps", steps=steps(0, 10))],
            BANDS,
            "mức cao nhất không bằng",
        ),
        ([LEAD, PLAN, NewCriterion("9", "x", "y", Decimal(20), steps=steps(0, 20))], BANDS, "chỉ dùng"),
        ([LEAD, PLAN, NewCriterion("9", "", "y", Decimal(20))], BANDS, "thiếu nhóm"),
    ],
)
def test_criteria_that_do_not_fit_are_refused_whole(house: House, criteria: Any, bands: Any, words: str) -> None:
    before = CriterionSet.objects.count()

    with pytest.raises(CriteriaUnsound) as refused:
        new = NewCriteria("Bộ tiêu chí", date(2025, 1, 1), criteria, bands)
        rating.draft_criteria(house.office.standing, new, by=house.office.quan, on=TODAY)

    assert words in refused.value.messages[0]
    assert CriterionSet.objects.count() == before


@pytest.mark.rule("INV-FOUR-EYES")
def test_criteria_are_approved_once_by_a_leader_who_did_not_draft_them(house: House, office: Office) -> None:
    row = rating.draft_criteria(office.standing, BEFORE, by=office.chu, on=TODAY)
    with pytest.raises(DraftsAndApproves):
        rating.approve_criteria(row, by=office.chu, on=TODAY)
    with pytest.raises(NotYourDuty):
        rating.approve_criteria(row, by=office.quan, on=TODAY)

    rating.approve_criteria(row, by=office.pho, on=TODAY)

    with pytest.raises(ApprovedAlready):
        rating.approve_criteria(row, by=office.pho, on=TODAY)
    with pytest.raises(NotAssessor):
        rating.draft_criteria(office.standing, BEFORE, by=office.minh, on=TODAY)


def test_a_round_goes_by_the_criteria_of_its_year_and_reform_counts_since_2024(house: House, office: Office) -> None:
    # 2023: 30 + 2 × 20 + 0 = 70, good. 2024 has 20 for 1.1 and 20 for reform: 15 + 2 × 20 + 0 + 5 = 60, fair.
    house_2023 = House(office, answering=house.answering)
    old = open_year(house_2023, 2023, on=date(2024, 1, 10))
    house_2023.score(1, date(2024, 1, 10), {"1.1": 30, "1.2": 20, "K1": 1})
    house_2023.assess(1, date(2024, 1, 27), {"1.1": 30, "1.2": 20, "K1": 1})
    assert (old.criteria.name, house.round and house.round.criteria.name) == (BEFORE.name, SINCE_2024.name)
    assert old.criteria.criteria.filter(code="3.1").exists() is False
    before = sheet_of(house_2023.unit(1), TODAY).result

    house.score(1, OPENED, {"1.1": 15, "1.2": 20, "3.1": 5, "K1": 1})
    house.assess(1, ASSESSED, {"1.1": 15, "1.2": 20, "3.1": 5, "K1": 1})
    after = sheet_of(house.unit(1), TODAY).result

    assert (before.total, before.band) == (Decimal(70), "good")
    assert (after.total, after.band) == (Decimal(60), "fair")


def test_a_round_needs_criteria_in_force_and_units_directly_below_and_is_opened_once(
    house: House, office: Office
) -> None:
    with pytest.raises(NoCriteria):
        open_year(House(office), 2022, on=date(2023, 1, 10))
    with pytest.raises(RatedAlready):
        open_year(House(office), 2024, on=OPENED)
    with pytest.raises(NotDirectlyBelow):
        open_year(House(office), 2023, on=date(2024, 1, 10), units=[office.city])
    with pytest.raises(NotAssessor):
        rating.open_round(
            office.standing, by=office.dien, on=OPENED, name="x", since=date(2023, 1, 1), until=date(2023, 12, 31),
            assess_until=date(2025, 2, 28),
        )  # fmt: skip


@pytest.mark.rule("RATING-SELF", "RATING-APPEAL")
def test_a_round_takes_its_days_from_the_rulebook_unless_told(house: House, office: Office) -> None:
    assert house.round is not None
    assert (house.round.self_score_until, house.round.appeal_days) == (date(2025, 1, 25), 5)
    assert house.round.rule_cited

    own = open_year(House(office), 2023, on=date(2024, 1, 10), appeal_days=3, self_score_until=date(2024, 1, 12))

    assert (own.appeal_days, own.self_score_until, own.rule_cited) == (3, date(2024, 1, 12), "")


# Scores


def test_a_unit_scores_itself_in_versions_with_evidence_and_hands_in_once(house: House) -> None:
    unit, lead, dien = house.unit(1), house.criterion("1.1"), house.answering[1]
    rating.score_self(unit, lead, by=dien, on=OPENED, points=Decimal(10))
    rating.score_self(unit, lead, by=dien, on=OPENED, points=Decimal("12.5"), words="Ba nghị quyết chuyên đề")
    rating.attach_score_evidence(unit, lead, by=dien, on=OPENED, upload=_upload())
    with pytest.raises(ProvedAlready):
        rating.attach_score_evidence(unit, lead, by=dien, on=OPENED, upload=_upload("khac.pdf"))
    with pytest.raises(FileRefused):
        rating.attach_score_evidence(unit, lead, by=dien, on=OPENED, upload=_upload("x.pdf", b"MZ\x90\x00"))
    with pytest.raises(SelfScoreIncomplete, match=r"1\.2, 3\.1, K1"):
        rating.hand_in(unit, by=dien, on=OPENED)
    house.score(1, OPENED, {"1.2": 10, "3.1": 0, "K1": 1})

    line = sheet_of(house.unit(1), TODAY).line(lead.pk)

    assert line is not None
    assert line.own is not None
    assert (line.own.version, line.own.points, len(line.evidence), line.final) == (2, Decimal("12.5"), 1, None)
    with pytest.raises(HandedInAlready):
        rating.score_self(house.unit(1), lead, by=dien, on=OPENED, points=Decimal(1))


@pytest.mark.parametrize(("code", "points"), [("1.1", 21), ("1.1", -1), ("1.1", "0.005"), ("1.2", 15)])
def test_points_lie_within_the_criterion(house: House, code: str, points: Any) -> None:
    with pytest.raises(PointsImpossible):
        house.score(1, OPENED, {code: points})


def test_a_unit_is_scored_by_who_answers_for_it_up_to_its_day(house: House) -> None:
    with pytest.raises(NotOfUnit):
        rating.score_self(house.unit(1), house.criterion("1.1"), by=house.answering[2], on=OPENED, points=Decimal(1))
    with pytest.raises(SelfScoringOver):
        house.score(1, date(2025, 1, 26), {"1.1": 1})


def test_nobody_types_over_what_is_counted_and_it_follows_the_facts(house: House) -> None:
    reports = house.criterion("2.1")
    facts: dict[str, Any] = {"on": OPENED, "points": Decimal(20)}
    with pytest.raises(ComputedNotTyped):
        rating.score_self(house.unit(1), reports, by=house.answering[1], **facts)
    with pytest.raises(ComputedNotTyped):
        rating.assess_score(house.unit(1), reports, by=house.office.quan, **facts)
    with pytest.raises(ComputedNotTyped):
        rating.appeal_score(house.unit(1), reports, by=house.answering[1], reason="x", **facts)
    assert _computed(house, 1) == (Decimal(0), Decimal(0))

    accept_reports(house, 1, 2024, 3)

    assert _computed(house, 1) == (Decimal(3), Decimal(10))
    assert _computed(house, 2) == (Decimal(0), Decimal(0))


def _computed(house: House, place: int) -> Any:
    line = sheet_of(house.unit(place), TODAY).line(house.criterion("2.1").pk)
    assert line is not None
    assert line.computed is not None
    return line.computed.value, line.computed.points


def test_the_office_says_why_it_differs_and_waits_for_the_unit_or_its_day(house: House, office: Office) -> None:
    lead = house.criterion("1.1")
    with pytest.raises(NotHandedIn):
        rating.assess_score(house.unit(1), lead, by=office.quan, on=OPENED, points=Decimal(1), reason="x")
    house.score(1, OPENED, GOOD)
    with pytest.raises(DifferenceUnexplained):
        rating.assess_score(house.unit(1), lead, by=office.quan, on=OPENED, points=Decimal(17))

    rating.assess_score(house.unit(1), lead, by=office.quan, on=OPENED, points=Decimal(18))

    with pytest.raises(AssessmentIncomplete, match=r"1\.2, 3\.1, K1"):
        rating.tell_result(house.unit(1), by=office.quan, on=OPENED)
    with pytest.raises(NotAssessor):
        rating.assess_score(house.unit(1), lead, by=office.chu, on=ASSESSED, points=Decimal(18))
    # The second handed nothing in: after its day it is assessed all the same, with reasons.
    rating.assess_score(house.unit(2), lead, by=office.quan, on=ASSESSED, points=Decimal(2), reason="Không tự chấm")
    with pytest.raises(DifferenceUnexplained):
        rating.assess_score(house.unit(2), house.criterion("K1"), by=office.quan, on=ASSESSED, points=Decimal(0))


@pytest.mark.rule("INV-FOUR-EYES")
def test_nobody_judges_the_own_unit(house: House, office: Office) -> None:
    _told(house)
    appeal = _appealed(house)
    own = office.organizations[1]
    for key, duty in (("pho", None), ("lan", PostDuty.REPORTING_SECRETARY)):
        Member.objects.filter(user=office.users[key]).update(organization=own)
        if duty:
            Post.objects.create(member=office.members[key], organization=office.city, duty=duty, since=date(2020, 1, 1))

    with pytest.raises(OwnUnit):
        rating.assess_score(
            house.unit(2), house.criterion("1.1"), by=office.lan, on=ASSESSED, points=Decimal(1), reason="x"
        )
    rating.assess_score(
        house.unit(3), house.criterion("1.1"), by=office.lan, on=ASSESSED, points=Decimal(1), reason="x"
    )
    Member.objects.filter(user=office.pho).update(organization=office.organizations[0])
    with pytest.raises(OwnUnit):
        rating.decide_appeal(appeal, by=office.pho, on=DECIDED, points=Decimal(20), reason="x")


# Appeals and the ranking


def _appealed(house: House, code: str = "1.1", points: int = 20) -> Any:
    return rating.appeal_score(
        house.unit(1), house.criterion(code), by=house.answering[1], on=ASSESSED, points=Decimal(points),
        reason="Còn một nghị quyết chưa tính", upload=_upload(),
    )  # fmt: skip


@pytest.mark.rule("RATING-APPEAL")
def test_a_unit_appeals_a_criterion_once_within_its_days(house: House) -> None:
    with pytest.raises(NotToldYet):
        _appealed(house)
    _told(house)
    with pytest.raises(NothingAppealed):
        _appealed(house, points=18)
    with pytest.raises(RuleBroken):
        rating.appeal_score(
            house.unit(1), house.criterion("1.1"), by=house.answering[1], on=ASSESSED, points=Decimal(20), reason=" "
        )
    with pytest.raises(AppealLate) as late:
        rating.appeal_score(
            house.unit(1), house.criterion("1.1"), by=house.answering[1], on=date(2025, 2, 2), points=Decimal(20),
            reason="x",
        )  # fmt: skip
    assert late.value.citation

    appeal = _appealed(house)

    assert [one.appeal for one in house.unit(1).evidence.all()] == [appeal]
    with pytest.raises(AppealedAlready):
        _appealed(house, points=19)
    with pytest.raises(ToldAlready):
        house.assess(1, ASSESSED, {"1.1": 20})


@pytest.mark.rule("INV-FOUR-EYES", "RATING-APPEAL")
def test_an_appeal_is_decided_once_by_a_leader_who_did_not_assess(house: House, office: Office) -> None:
    Post.objects.create(
        member=office.members["pho"], organization=office.city, duty=PostDuty.REPORTING_SECRETARY,
        since=date(2020, 1, 1),
    )  # fmt: skip
    house.score(1, OPENED, GOOD)
    rating.assess_score(
        house.unit(1), house.criterion("1.1"), by=office.pho, on=ASSESSED, points=Decimal(10), reason="Thiếu hồ sơ"
    )
    house.assess(1, ASSESSED, {code: given for code, given in GOOD.items() if code != "1.1"})
    appeal = _appealed(house)
    with pytest.raises(AssessorDecides):
        rating.decide_appeal(appeal, by=office.pho, on=DECIDED, points=Decimal(20), reason="x")
    with pytest.raises(NotYourDuty):
        rating.decide_appeal(appeal, by=office.quan, on=DECIDED, points=Decimal(20), reason="x")
    with pytest.raises(PointsImpossible):
        rating.decide_appeal(appeal, by=office.chu, on=DECIDED, points=Decimal(21), reason="x")

    decision = rating.decide_appeal(appeal, by=office.chu, on=DECIDED, points=Decimal(16), reason="Có căn cứ một phần")

    assert decision.is_changed
    # 16 + 2 × 20 + 0 + 15 = 71
    assert sheet_of(house.unit(1), TODAY).result.total == Decimal(71)
    with pytest.raises(AppealDecided):
        rating.decide_appeal(appeal, by=office.chu, on=DECIDED, points=Decimal(20), reason="x")


@pytest.mark.rule("RATING-APPEAL")
def test_no_ranking_while_a_result_is_untold_an_appeal_waits_or_may_come(house: House, office: Office) -> None:
    def confirm(on: date) -> Ranking:
        assert house.round is not None
        return rating.confirm_ranking(RatingRound.objects.get(pk=house.round.pk), by=office.chu, on=on)

    _told(house)
    with pytest.raises(ResultUntold, match="Bến Lụa 2"):
        confirm(CONFIRMED)
    _told(house, 2)
    _told(house, 3)
    with pytest.raises(AppealRuns):
        confirm(date(2025, 2, 1))
    appeal = _appealed(house)
    with pytest.raises(AppealWaits) as waits:
        confirm(CONFIRMED)
    assert ("Bến Lụa 1" in waits.value.messages[0], "1.1" in waits.value.messages[0]) == (True, True)
    assert waits.value.rule == "RATING-APPEAL"

    rating.decide_appeal(appeal, by=office.pho, on=DECIDED, points=Decimal(18), reason="Không có căn cứ")

    assert confirm(CONFIRMED).ranked.count() == 3


@pytest.mark.rule("INV-FOUR-EYES")
def test_who_assessed_does_not_confirm(house: House, office: Office) -> None:
    assert house.round is not None
    _all_told(house)
    assert set(Assessment.objects.values_list("by", flat=True)) == {office.quan.pk}
    Seat.objects.create(
        body=office.standing, member=office.members["quan"], chair=Chair.DEPUTY_SECRETARY, since=date(2020, 1, 1)
    )
    with pytest.raises(AssessorConfirms):
        rating.confirm_ranking(house.round, by=office.quan, on=CONFIRMED)
    with pytest.raises(NotYourDuty):
        rating.confirm_ranking(house.round, by=office.vien, on=CONFIRMED)


def test_a_confirmed_ranking_shares_ranks_limits_bands_and_stays_whatever_comes_later(
    house: House, office: Office
) -> None:
    assert house.round is not None
    accept_reports(house, 2, 2024, 4)
    _told(house, 1)
    _told(house, 2, K1=0)
    _told(house, 3)

    ranking = rating.confirm_ranking(house.round, by=office.chu, on=CONFIRMED)

    # 18 + 40 + 15 = 73, good; the second has 20 more for its reports and fails the condition.
    rows = RankedUnit.objects.filter(ranking=ranking).order_by("rank", "unit__position")
    assert [(row.unit.position, row.rank, row.total, row.band, row.limited_by) for row in rows] == [
        (1, 1, Decimal(73), "good", ""), (3, 1, Decimal(73), "good", ""), (2, 3, Decimal(93), "fair", "K1"),
    ]  # fmt: skip
    accept_reports(house, 1, 2024, 4)
    one = RatingRound.objects.get(pk=house.round.pk)
    assert sheet_of(RatedUnit.objects.get(round=one, position=1), TODAY).result.total == Decimal(73)
    assert list(freezing.problems()) == []
    with pytest.raises(RoundIsFrozen):
        rating.confirm_ranking(one, by=office.pho, on=CONFIRMED)
    with pytest.raises(RoundIsFrozen):
        house.assess(1, CONFIRMED, {"1.1": 20})
    with pytest.raises(RoundIsFrozen):
        _appealed(house)


def test_a_ranking_that_was_altered_past_the_house_is_found(house: House, office: Office) -> None:
    assert house.round is not None
    _all_told(house)
    ranking = rating.confirm_ranking(house.round, by=office.chu, on=CONFIRMED)
    triggers.lift()
    try:
        Ranking.objects.filter(pk=ranking.pk).update(facts=ranking.facts.replace('"rank":1', '"rank":2', 1))
    finally:
        triggers.install()

    assert list(freezing.problems()) == [f"{house.round.key}: the ranking was altered"]


@pytest.mark.both_engines
@pytest.mark.parametrize(
    "table",
    ["criterionset", "criterion", "criterionstep", "ratingband", "ratinground", "ratedunit", "selfscore",
     "criterionsetapproval"],
)  # fmt: skip
def test_what_is_kept_of_a_rating_can_be_neither_changed_nor_removed(house: House, table: str) -> None:
    house.score(1, OPENED, {"1.1": 10}, hand_in=False)
    for statement in (f"UPDATE cases_{table} SET id = id + 1000", f"DELETE FROM cases_{table}"):  # noqa: S608
        with pytest.raises(DatabaseError, match="append-only"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
