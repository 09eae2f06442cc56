"""A conclusion whose requirements are assigned, in the office of the stories: nobody follows it up yet."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.commands import NewItem
    from cases.models import AnnualProgramme
    from tests.make import Office

CONCLUDED = "Thực hiện nguyên tắc tập trung dân chủ"


def planned(office: Office) -> list[NewItem]:
    """The line of the programme."""
    from cases.commands import NewItem
    from cases.models import Kind

    kind, subjects = Kind.COMPLIANCE_INSPECTION, office.organizations[:1]
    return [NewItem(kind=kind, topic=CONCLUDED, quarter=4, content=CONCLUDED, organizations=subjects)]


def furnish(office: Office, programme: AnnualProgramme, today: date) -> dict[str, str]:
    """Conclude it, and assign who carries out what; return where it stands."""
    from django.urls import reverse

    from cases import commands
    from tests.make import walk

    start = today - timedelta(days=30)
    team = commands.open_item(programme.items.get(topic=CONCLUDED), by=office.quan, on=start)
    case = walk(office, team.cases.get(), "E4", start=start)
    return {"to_follow": reverse("case", args=[case.key])}
