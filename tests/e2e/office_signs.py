"""A ward and a member inspected on signs, in the office of the stories: evidence is gathered, the draft is out."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cases.models import Member
    from tests.make import Office

#: Who heads the ward, and answers for it.
HEAD_OF_WARD = "Trần Văn Khải"

#: A member of a cell of the ward, with a story of their own, and that cell.
TREASURER, CELL = "Lương Thị Nhài", "Chi bộ khu phố Bến Đò"


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
    of_member = make_signs.walk(office, make_signs.open_case(office, _treasurer(office), on=start), "R3", start=start)
    make_signs.draft(office, of_member, today)
    for one in (case, of_member):
        papers.drafted(one, "team-report", by=office.an, on=today)
    return {
        "on_signs": reverse("case", args=[case.key]),
        "team_on_signs": reverse("team", args=[case.team.key]),
        "on_signs_of_member": reverse("case", args=[of_member.key]),
    }


def _treasurer(office: Office) -> Member:
    """A cell below the ward, and its member with an account."""
    from cases import commands
    from cases.models import Level
    from tests.make import FOUNDED, make_user

    by, ward = office.administrator, office.organizations[1]
    cell = commands.NewOrganization("BL2-CB", CELL, Level.CELL, FOUNDED, ward.code)
    commands.register_organizations([cell], by=by, on=FOUNDED)
    rows = [commands.NewMember("BL2-02", TREASURER, cell.code)]
    member = commands.register_members(rows, by=by, on=FOUNDED)["BL2-02"]
    member.user = make_user("nhai", TREASURER)
    member.save(update_fields=["user"])
    return member
