"""A province that keeps its own cases, with units that report: counted by hand in every test."""

from __future__ import annotations

from datetime import date
from itertools import count
from typing import Any

from cases.models import (
    Body,
    BodyKind,
    Kind,
    Level,
    Member,
    Organization,
    OrganizationState,
    OutsideUnit,
    Post,
    PostDuty,
    ReportDecision,
    UnitFigure,
    UnitReport,
)
from cases.statistics import forms
from cases.statistics.forms import Asked, set_on
from cases.unit_reports.choosing import Basis, basis
from cases.unit_reports.filling import rows
from cases.unit_reports.merging import Merged, merged
from inspection.accounts.models import User
from tests.make import make_user
from tests.make_statistics import World

TODAY = date(2027, 2, 1)
YEAR = (date(2026, 1, 1), date(2026, 12, 31))
HALF = (date(2026, 1, 1), date(2026, 6, 30))
SECOND_HALF = (date(2026, 7, 1), date(2026, 12, 31))
NINE = (date(2026, 1, 1), date(2026, 9, 30))
Q1 = (date(2026, 1, 1), date(2026, 3, 31))
Q2 = (date(2026, 4, 1), date(2026, 6, 30))
Q3 = (date(2026, 7, 1), date(2026, 9, 30))
Q4 = (date(2026, 10, 1), date(2026, 12, 31))
SET = set_on(YEAR[1])
B01 = SET.forms["B01"]
ROW = rows(B01)[0].key
Days = tuple[date, date]


class Province:
    """A province that keeps its own cases, and two wards that report; a cell lies under the first."""

    def __init__(self) -> None:
        self.world = World(make_user("so", "Người ghi"))
        self.receipts = count(1)
        self.top = self.organization("T", Level.PROVINCE, None)
        self.one = self.organization("P1", Level.COMMUNE, self.top)
        self.two = self.organization("P2", Level.COMMUNE, self.top)
        self.cell = self.organization("C1", Level.GRASSROOTS, self.one)
        self.secretary = self.posted("tong", self.top)
        self.outside(self.one)
        self.outside(self.two)

    def organization(self, code: str, level: str, parent: Organization | None) -> Organization:
        founded = date(2025, 7, 1)
        house = Organization.objects.create(
            code=code, name=f"Đảng bộ {code}", level=level, parent=parent, founded_on=founded
        )
        OrganizationState.objects.create(organization=house, name=house.name, level=level, parent=parent, since=founded)
        self.world.bodies[code] = Body.objects.create(
            organization=house, kind=BodyKind.COMMITTEE, name=f"BCH {code}", suffix="ĐU"
        )
        return house

    def posted(self, name: str, organization: Organization) -> User:
        user = make_user(name)
        member = Member.objects.create(code=name, full_name=name, organization=organization, user=user)
        duty, since = PostDuty.REPORTING_SECRETARY, date(2025, 7, 1)
        Post.objects.create(member=member, organization=organization, duty=duty, since=since)
        return user

    def outside(self, unit: Organization, since: date = YEAR[0], until: date | None = None) -> None:
        OutsideUnit.objects.create(organization=unit, since=since, until=until, set_by=self.secretary)

    def report(
        self, unit: Organization, days: Days, value: int, *, accepted: bool | None = True, form: str = "B01",
        cell: tuple[str, str] = (ROW, "total"), decided: date = TODAY,
    ) -> UnitReport:  # fmt: skip
        former = UnitReport.objects.of(unit, *days).first()
        report = UnitReport.objects.create(
            organization=unit, since=days[0], until=days[1], form_set=set_on(days[1]).key, channel="page",
            version=former.version + 1 if former else 1, replaces=former, receipt=f"BC-{next(self.receipts)}",
            submitted_on=TODAY, submitted_by=self.secretary,
        )  # fmt: skip
        UnitFigure.objects.create(report=report, form=form, row=cell[0], column=cell[1], value=value)
        if accepted is not None:
            ReportDecision.objects.create(
                report=report, accepted=accepted, reason="" if accepted else "Thiếu", by=self.secretary, on=decided
            )
        return report

    def inspected(self, body: str, on: date) -> None:
        self.world.case(Kind.COMPLIANCE_INSPECTION, body, self.cell, on)

    def moved(self, unit: Organization, parent: Organization, on: date) -> None:
        state = OrganizationState.objects.get(organization=unit, until=None)
        OrganizationState.objects.filter(pk=state.pk).update(until=on)
        OrganizationState.objects.create(organization=unit, name=unit.name, level=unit.level, parent=parent, since=on)
        Organization.objects.filter(pk=unit.pk).update(parent=parent)

    def total(self, days: Days, organization: Organization | None = None, **more: Any) -> int:
        found = self.merged(days, organization, **more).total.value("total", "total")
        assert found is not None
        return found

    def merged(self, days: Days, organization: Organization | None = None, form: str = "B01", **more: Any) -> Merged:
        asked = Asked(organization or self.top, *days, TODAY, **more)
        one, definition, part = forms.parts(form, asked)[-1]
        return merged(definition, part, one, basis(asked))

    def basis(self, days: Days) -> Basis:
        return basis(Asked(self.top, *days, TODAY))
