"""What stands before the stories of discipline: a ward with its committee, a centre above the city, and their cases."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.urls import reverse

from cases import commands
from cases.commands import discipline
from cases.commands.discipline import Standing
from cases.models import Case, Kind, Outcome, PostDuty, Sanction
from tests import make_complaint, make_discipline
from tests.make import FOUNDED, PEOPLE, Office, consider, make_user, violation, walk

if TYPE_CHECKING:
    from cases.models import AnnualProgramme, Body

#: Topics of the programme: inspections that end with “discipline required”.
OF_A_MEMBER = "Quản lý, sử dụng kinh phí xây dựng nhà văn hóa"
OF_THE_WARD = "Lãnh đạo công tác thu, chi ngân sách phường"

#: Members of the ward, each with a story of their own.
MEMBERS = {
    "sau": "Giang Văn Sáu",
    "hanh": "Nghiêm Thị Hạnh",
    "giap": "Thân Văn Giáp",
    "thin": "Bạch Thị Thìn",
    "nghia": "Mạc Văn Nghĩa",
}

#: Everybody's full name.
NAMES = PEOPLE | make_discipline.WARD | make_complaint.CENTRE | MEMBERS

#: How many days back the inspections began, and how many days back the stories of their discipline begin.
BEGAN, STORY = 100, 45

#: How many days back the expelled member complains: well within the window.
LETTER = 25

#: How many days back the body votes on a violation whose period has run out by today.
VOTE = 8


def settle(office: Office) -> Body:
    """Constitute the ward committee, register the members with their accounts."""
    ward = make_discipline.make_ward(office).committee
    house, by = office.organizations[0], office.administrator
    rows = [commands.NewMember(f"BL-{key}", name, house.code) for key, name in MEMBERS.items()]
    made = commands.register_members(rows, by=by, on=FOUNDED)
    for key, name in MEMBERS.items():
        member = office.members[key] = made[f"BL-{key}"]
        member.user = office.users[key] = make_user(key, name)
        member.save(update_fields=["user"])
    commands.appoint([(office.members["tu"], house, PostDuty.AREA_OFFICER)], by=by, since=FOUNDED)
    return ward


def planned(office: Office) -> list[commands.NewItem]:
    """The lines of the programme whose inspections lead to discipline."""
    return [
        _item(OF_A_MEMBER, members=[office.members["sau"]]),
        _item(OF_THE_WARD, organizations=office.organizations[:1]),
    ]


def _item(topic: str, **subjects: Any) -> commands.NewItem:
    content = f"{topic}: việc chấp hành quy định, trách nhiệm cá nhân."
    return commands.NewItem(kind=Kind.COMPLIANCE_INSPECTION, topic=topic, quarter=3, content=content, **subjects)


def furnish(office: Office, ward: Body, programme: AnnualProgramme, today: date) -> dict[str, str]:
    """Walk them to where the stories begin; return where things stand."""
    of_member, of_ward = (_inspected(office, programme, topic, today) for topic in (OF_A_MEMBER, OF_THE_WARD))
    warned, wronged = (make_complaint.disciplined(office, ward, office.members[name]) for name in ("hanh", "thin"))
    late = _reported_late(office, today)
    sanction = Sanction.objects.get(case=warned)
    world = make_complaint.World(office, ward, office.members["hanh"], sanction, office.standing)
    centre = make_complaint.make_centre(world).house.organization
    for house in (centre, office.organizations[0]):
        commands.open_term(house, name="2020–2030", since=FOUNDED, by=office.administrator, on=FOUNDED)
    stands = {"member_concluded": of_member, "ward_concluded": of_ward, "reported_late": late}
    stands |= {"warned": warned, "wronged": wronged}
    return {name: reverse("case", args=[case.key]) for name, case in stands.items()}


def _inspected(office: Office, programme: AnnualProgramme, topic: str, today: date) -> Case:
    """An inspection in which a violation was found, and whose conclusion calls for discipline."""
    start = today - timedelta(days=BEGAN)
    case = commands.open_item(programme.items.get(topic=topic), by=office.quan, on=start).cases.get()
    case = walk(office, case, "R2", start=start)
    facts = violation("Chi sai nguồn kinh phí 120 triệu đồng, quyết toán khống.", degree="2")
    commands.record_finding(case, by=office.an, on=start + timedelta(days=11), facts=facts)
    case = walk(office, case, "E1", after="R2", start=start)
    concluded = start + timedelta(days=21)
    consider(office, case, concluded, outcome=Outcome.DISCIPLINE_REQUIRED, remarks="Đề nghị xem xét kỷ luật")
    case.refresh_from_db()
    return case


def _reported_late(office: Office, today: date) -> Case:
    """A member reports a violation of eight years ago: a warning is possible still, and the body has to vote."""
    opened = today - timedelta(days=VOTE + 20)
    facts: dict[str, Any] = {"subject": office.members["giap"], "dated": opened, "standing": Standing()}
    case = make_discipline.open_member(office, on=opened, **facts)
    for days, step in enumerate(("P1", "P2", "R1", "R2", "R3", "R4", "E1")):
        on = opened + timedelta(days=days)
        if step == "R1":
            act = make_discipline.violation(began_from=opened - timedelta(days=8 * 365), ended_from=None)
            discipline.record_violation(case, by=office.an, on=on, facts=act)
        make_discipline.DO[step](office, case, on)
        case.refresh_from_db()
        case.team.refresh_from_db()
    return case


def shorter_period(since: date) -> dict[str, Any]:
    """A regulation nobody has issued: from that day on a warning, too, is possible for five years only."""
    title = {"title_vi": "Thời hiệu kỷ luật (giả định)", "title_en": "Limitation period (invented)"}
    number = "QĐ 999-QĐ/TW (giả định)"
    months: dict[str, int | None] = {"REPRIMAND": 60, "WARNING": 60}
    rule = title | {
        "reference": "LIMIT@QD999",
        "key": "LIMIT",
        "effective_from": f"{since:%Y-%m-%d}",
        "effective_to": None,
        "applies_to": ["DisciplineCase"],
        "scope": None,
        "precedence": 60,
        "value": {
            "MEMBER": months | {"REMOVAL": 60, "EXPULSION": None},
            "ORGANIZATION": months | {"DISSOLUTION": None},
        },
        "unit": "month",
        "status": "verified",
        "evidence": "design",
        "confidence": "high",
        "citation": f"{number}, Điều 4",
        "source": number,
        "note": "",
    }
    issued = title | {"key": "QD999", "number": number, "issued_on": rule["effective_from"], "locality": ""}
    return {"regulation": issued, "rules": [rule]}
