"""A mandate inspection of two wards in the office of the stories: files to sample in one, both sheets filled in."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.commands import NewItem
    from cases.models import AnnualProgramme
    from tests.make import Office

LOWER_WORK = "Thực hiện nhiệm vụ kiểm tra, giám sát, thi hành kỷ luật của cấp dưới"


def planned(office: Office) -> list[NewItem]:
    """The line of the programme."""
    from cases.commands import NewItem
    from cases.models import Kind

    kind, subjects = Kind.MANDATE_INSPECTION, office.organizations[:2]
    return [NewItem(kind=kind, topic=LOWER_WORK, quarter=4, content=LOWER_WORK, organizations=subjects)]


def furnish(office: Office, programme: AnnualProgramme, today: date) -> dict[str, str]:
    """One case before its sample is drawn, one whose report goes to the body; return where they stand."""
    from django.urls import reverse

    from cases import commands
    from cases.models import MeetingKind
    from tests.make import minutes
    from tests.make_mandate import day, go_on

    start = today - timedelta(days=30)
    team = commands.open_item(programme.items.get(topic=LOWER_WORK), by=office.quan, on=start)
    sampled, judged = team.cases.order_by("pk")
    go_on(office, sampled, "report", start=start)
    worked = minutes(day("examine", start))
    commands.record_meeting(sampled, by=office.an, kind=MeetingKind.WORKING, minutes=worked)
    judged.refresh_from_db()
    go_on(office, judged, "meet", after="prepare", start=start)
    return {"to_sample": reverse("case", args=[sampled.key]), "judged": reverse("case", args=[judged.key])}
