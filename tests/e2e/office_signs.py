"""A ward inspected on signs by the commission, in the office of the stories: evidence is gathered, the draft is out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.make import Office

#: Who heads the ward, and answers for it.
HEAD_OF_WARD = "Trần Văn Khải"


def furnish(office: Office, today: date) -> dict[str, str]:
    """The commission gets its commissioners; the case stands before its first conference."""
    from django.urls import reverse

    from cases import commands
    from cases.commands.rulebook import confirm_rules, rules_to_confirm
    from cases.models import Chair
    from tests import make_signs
    from tests.make import FOUNDED
    from workflows import papers

    by, ward = office.administrator, office.organizations[1]
    commissioners = [(office.members["dai"], Chair.VICE_CHAIR), (office.members["vien"], Chair.MEMBER)]
    commands.seat_members(office.commission, commissioners, by=by, since=FOUNDED)
    confirm_rules(rules_to_confirm(office.commission), body=office.commission, by=office.khanh, on=FOUNDED, note="Họp")
    commands.register_members([commands.NewMember("BL2-01", HEAD_OF_WARD, ward.code)], by=by, on=FOUNDED)
    start = today - timedelta(days=20)
    case = make_signs.walk(office, make_signs.open_case(office, ward, on=start), "R3", start=start)
    make_signs.draft(office, case, today)
    for finding in case.findings.all():
        if finding.needs_response:
            make_signs.accept(office, finding, today)
    papers.drafted(case, "team-report", by=office.an, on=today)
    return {"on_signs": reverse("case", args=[case.key]), "team_on_signs": reverse("team", args=[case.team.key])}
