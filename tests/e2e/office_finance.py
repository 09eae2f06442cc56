"""Two inspections of party finance in the office of the stories: one whose books are there, one that recovers money."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.commands import NewItem
    from cases.models import AnnualProgramme
    from tests.make import Office

COUNTED = "Thu, nộp, quản lý, sử dụng đảng phí năm 2025"
RECOVERED = "Quản lý, sử dụng ngân sách của cấp ủy"


def planned(office: Office) -> list[NewItem]:
    """The two lines of the programme."""
    from cases.commands import NewItem
    from cases.models import Kind

    return [
        NewItem(kind=Kind.FINANCE_INSPECTION, topic=topic, quarter=4, content=topic, organizations=[organization])
        for topic, organization in zip((COUNTED, RECOVERED), office.organizations, strict=False)
    ]


def furnish(office: Office, programme: AnnualProgramme, today: date) -> dict[str, str]:
    """One case with its books handed over, one whose money is to be paid back; return where they stand."""
    from django.urls import reverse

    from cases import commands
    from cases.models import MeetingKind
    from tests import make_finance
    from tests.make import minutes

    places = {}
    for name, topic, upto in (("counted", COUNTED, "R2"), ("recovered", RECOVERED, "assign")):
        start = today - timedelta(days=40)
        team = commands.open_item(programme.items.get(topic=topic), by=office.quan, on=start)
        case = make_finance.walk(office, team.cases.get(), upto, start=start)
        if upto == "R2":
            on = make_finance.day_of("R3", start)
            commands.record_meeting(case, by=office.an, kind=MeetingKind.WORKING, minutes=minutes(on))
        places[name] = reverse("case", args=[case.key])
    return places
