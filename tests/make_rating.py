"""A small committee that rates its wards: criteria of 2023 and of 2024, a round, and the acts of its people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from cases import commands
from cases.commands import rating
from cases.commands.rating import NewCriteria, NewCriterion, NewStep
from cases.models import (
    Band,
    Criterion,
    CriterionSet,
    PostDuty,
    RatedUnit,
    RatingRound,
    ReportDecision,
    ScoredBy,
    UnitReport,
)
from inspection.accounts.models import User
from tests.make import FOUNDED, Office, make_office

BANDS: dict[str, Decimal] = {
    Band.EXCELLENT: Decimal(90), Band.GOOD: Decimal(70), Band.FAIR: Decimal(50), Band.WEAK: Decimal(0),
}  # fmt: skip
PEOPLE, STEPS, FIGURE = ScoredBy.PEOPLE, ScoredBy.STEPS, ScoredBy.FIGURE


def steps(*told: Any) -> list[NewStep]:
    """Steps people choose from."""
    return [NewStep(Decimal(points), f"{points} điểm") for points in told]


def of_figure(*told: tuple[Any, Any]) -> list[NewStep]:
    """From which value on there are which points."""
    return [NewStep(Decimal(points), "", None if value is None else Decimal(value)) for value, points in told]


LEAD = NewCriterion("1.1", "I. Lãnh đạo", "Lãnh đạo công tác kiểm tra, giám sát", Decimal(40))
PLAN = NewCriterion(
    "1.2", "I. Lãnh đạo", "Thực hiện chương trình", Decimal(20), STEPS, Decimal(2), steps=steps(0, 10, 20)
)
REPORTS = NewCriterion(
    "2.1", "II. Báo cáo", "Báo cáo đúng hạn", Decimal(20), FIGURE, figure="reports-accepted",
    steps=of_figure((0, 0), (2, 10), (4, 20)),
)  # fmt: skip
FOUND = NewCriterion(
    "K1", "III. Điều kiện", "Tự phát hiện vi phạm của đảng viên", Decimal(1), STEPS, Decimal(0), steps=steps(0, 1),
    passes_from=Decimal(1), limits_to=Band.FAIR, note="Tiêu chí của địa phương, chưa xác nhận",
)  # fmt: skip
REFORM = NewCriterion("3.1", "IV. Cải cách", "Kết quả cải cách hành chính", Decimal(20))

BEFORE = NewCriteria("Bộ tiêu chí năm 2023", date(2023, 1, 1), [LEAD, PLAN, REPORTS, FOUND], BANDS)
SINCE_2024 = NewCriteria(
    "Bộ tiêu chí năm 2024", date(2024, 1, 1),
    [NewCriterion("1.1", "I. Lãnh đạo", LEAD.text, Decimal(20)), PLAN, REPORTS, REFORM, FOUND], BANDS,
)  # fmt: skip


@dataclass
class House:
    """The office, who answers for its units, and its round."""

    office: Office
    round: RatingRound | None = None
    answering: dict[int, User] = field(default_factory=dict)

    def unit(self, place: int) -> RatedUnit:
        """A unit of the round by its number."""
        return RatedUnit.objects.get(round=self.round, position=place)

    def criterion(self, code: str) -> Criterion:
        """A criterion of the round by its code."""
        assert self.round is not None
        return self.round.criteria.criteria.get(code=code)

    def score(self, place: int, on: date, points: Mapping[str, Any], *, hand_in: bool = True) -> None:
        """A unit scores itself and hands in."""
        by = self.answering[place]
        for code, given in points.items():
            rating.score_self(
                self.unit(place), self.criterion(code), by=by, on=on, points=Decimal(given), words="Đã thực hiện"
            )
        if hand_in:
            rating.hand_in(self.unit(place), by=by, on=on)

    def assess(self, place: int, on: date, points: Mapping[str, Any], *, tell: bool = True) -> None:
        """The area officer assesses and tells."""
        for code, given in points.items():
            rating.assess_score(
                self.unit(place), self.criterion(code), by=self.office.quan, on=on, points=Decimal(given),
                reason="Theo hồ sơ",
            )  # fmt: skip
        if tell:
            rating.tell_result(self.unit(place), by=self.office.quan, on=on)


def make_house(units: int = 3) -> House:
    """Units with somebody who answers for each: dien for the first, minh for the second, binh for the third."""
    office = make_office(units)
    house = House(office)
    for place, key in enumerate(("dien", "minh", "binh")[:units], 1):
        if place > 1:
            commands.appoint(
                [(office.members[key], office.organizations[place - 1], PostDuty.REPRESENTATIVE)],
                by=office.administrator, since=FOUNDED,
            )  # fmt: skip
        house.answering[place] = office.users[key]
    return house


def set_criteria(house: House, new: NewCriteria, on: date) -> CriterionSet:
    """Drafted by the area officer, approved by the secretary."""
    row = rating.draft_criteria(house.office.standing, new, by=house.office.quan, on=on)
    rating.approve_criteria(row, by=house.office.chu, on=on)
    return row


def open_year(house: House, year: int, *, on: date | None = None, **more: Any) -> RatingRound:
    """The round of a year, opened in the January after."""
    house.round = rating.open_round(
        house.office.standing, by=house.office.quan, on=on or date(year + 1, 1, 10), name=f"Chấm điểm năm {year}",
        since=date(year, 1, 1), until=date(year, 12, 31), assess_until=date(year + 1, 2, 28), **more,
    )  # fmt: skip
    return house.round


def accept_reports(house: House, place: int, year: int, count: int) -> None:
    """So many quarters of a unit's reports were accepted."""
    for quarter in range(count):
        since, until = date(year, 3 * quarter + 1, 1), date(year, 3 * quarter + 3, 30)
        report = UnitReport.objects.create(
            organization=house.office.organizations[place - 1], since=since, until=until, form_set="2021", version=1,
            channel="page", receipt=f"{place}-{year}-{quarter}", submitted_on=until,
            submitted_by=house.answering[place],
        )  # fmt: skip
        ReportDecision.objects.create(report=report, accepted=True, by=house.office.quan, on=until)
