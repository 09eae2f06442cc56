"""A cascade of work programmes: the city's, and the one by which a ward carries it out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from cases import commands
from cases.commands import work_programmes as work
from cases.commands.work_programmes import NewIndicator, NewMilestone, NewPart, NewTarget, NewWork
from cases.models import (
    Body,
    BodyKind,
    Chair,
    IndicatorTarget,
    Operator,
    Organization,
    PartKind,
    PostDuty,
    ReviewKind,
    WorkKind,
    WorkProgramme,
)
from tests.make import FOUNDED, Office, make_office

DRAFTED, APPROVED, TODAY = date(2026, 2, 2), date(2026, 2, 9), date(2026, 7, 1)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))


@dataclass
class Cascade:
    """The office, the ward's committee, and both programmes."""

    office: Office
    ward: Organization
    committee: Body
    city: WorkProgramme
    lower: WorkProgramme

    def target(self, text: str) -> IndicatorTarget:
        """The target of the indicator with these words."""
        rows = IndicatorTarget.objects.select_related("indicator__programme")
        found: IndicatorTarget = rows.get(indicator__text=text)
        return found


def target(organization: Organization, operator: str, value: Any, **more: Any) -> NewTarget:
    """A target of 2026."""
    days = dict(zip(("since", "until"), YEAR, strict=True)) | more
    return NewTarget(organization=organization, operator=operator, value=Decimal(value), **days)


def make_ward_committee(office: Office) -> Body:
    """The first ward gets a committee: Lan signs for it, Bình reports and drafts; Minh reports for the city."""
    ward, by = office.organizations[0], office.administrator
    committee = commands.constitute_body(
        ward, by=by, on=FOUNDED, kind=BodyKind.COMMITTEE, name="Đảng ủy phường Bến Lụa 1", suffix="ĐU", place="Bến Lụa"
    )
    commands.seat_members(committee, [(office.members["lan"], Chair.SECRETARY)], by=by, since=FOUNDED)
    posts = [(office.members["binh"], ward), (office.members["minh"], office.city)]
    commands.appoint([(one, home, PostDuty.REPORTING_SECRETARY) for one, home in posts], by=by, since=FOUNDED)
    return committee


def city_work(office: Office, **more: Any) -> NewWork:
    """Programme 01 of the city: 2 goals, 2 groups, 1 requirement, targets of shares and of a range, 2 reviews."""
    city = office.city
    facts: dict[str, Any] = {
        "kind": WorkKind.PROGRAMME,
        "number": "01-CTr/TU",
        "title": "Nâng cao năng lực lãnh đạo của Đảng bộ",
        "issued_on": date(2026, 1, 12),
        "since": date(2026, 1, 12),
        "until": date(2030, 12, 31),
        "parts": [
            NewPart(PartKind.GOAL, "Mục tiêu một"), NewPart(PartKind.GOAL, "Mục tiêu hai"),
            NewPart(PartKind.GROUP, "Xây dựng tổ chức đảng"), NewPart(PartKind.GROUP, "Phục vụ nhân dân"),
            NewPart(PartKind.REQUIREMENT, "Nêu gương"),
        ],
        "indicators": [
            NewIndicator("Tổ chức đảng tốt", "%", 1, "rated-good", "", [target(city, Operator.MORE, 75)]),
            NewIndicator(
                "Đảng viên kết nạp", "đảng viên", 1, "admissions", "",
                [target(city, Operator.BETWEEN, 9000, upper=Decimal(10000))],
            ),
            NewIndicator("Mức độ hài lòng", "%", 2, "satisfaction", "", [target(city, Operator.AT_LEAST, 85)]),
        ],
        "milestones": [
            NewMilestone(ReviewKind.PRELIMINARY, "Sơ kết 6 tháng", date(2026, 6, 15)),
            NewMilestone(ReviewKind.FINAL, "Tổng kết", date(2030, 12, 15)),
        ],
    }  # fmt: skip
    return NewWork(**(facts | more))


def make_cascade() -> Cascade:
    """Both programmes, drafted by the offices and approved by the leaders."""
    office = make_office(2)
    committee = make_ward_committee(office)
    city = work.draft_work_programme(office.standing, city_work(office), by=office.users["minh"], on=DRAFTED)
    city = work.approve_work_programme(city, by=office.chu, on=APPROVED)
    above = {one.indicator.topic: one for one in IndicatorTarget.objects.select_related("indicator")}
    ward = office.organizations[0]
    new = NewWork(
        kind=WorkKind.PROGRAMME, number="02-CTr/ĐU", title="Thực hiện Chương trình 01", issued_on=date(2026, 2, 10),
        since=date(2026, 2, 10), parent=city, parts=[NewPart(PartKind.GROUP, "Tổ chức đảng")],
        indicators=[
            NewIndicator(
                "Chi bộ tốt", "%", 1, "rated-good", "",
                [target(ward, Operator.AT_LEAST, 70, carries=above["rated-good"])],
            ),
            NewIndicator(
                "Kết nạp ở phường", "đảng viên", 1, "admissions", "",
                [target(ward, Operator.AT_LEAST, 40, carries=above["admissions"], is_part=True)],
            ),
            NewIndicator(
                "Hài lòng ở phường", "%", 0, "satisfaction", "",
                [target(ward, Operator.AT_LEAST, 90, carries=above["satisfaction"])],
            ),
            NewIndicator(
                "Hoàn thành chương trình kiểm tra", "%", 0, "inspection-plan", "plan-completion",
                [target(ward, Operator.AT_LEAST, 100)],
            ),
        ],
    )  # fmt: skip
    lower = work.draft_work_programme(committee, new, by=office.users["binh"], on=date(2026, 2, 11))
    lower = work.approve_work_programme(lower, by=office.users["lan"], on=date(2026, 2, 12))
    return Cascade(office, ward, committee, city, lower)
