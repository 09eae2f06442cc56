"""Houses in which a body of each kind issues the papers; the same people sit, propose and inspect in each."""

from __future__ import annotations

from typing import Any

from cases import commands
from cases.models import Body, BodyKind, Chair, Level, PostDuty
from tests import make_cell, make_discipline
from tests.make import FOUNDED, Office, confirm_rules, make_office

STANDING, COMMITTEE, COMMISSION = "standing committee", "committee", "commission"
WARD_COMMISSION, CELL, AGENCY, TEAM = "ward commission", "cell", "agency", "team"
#: Whose name stands over a paper.
ISSUERS = (STANDING, COMMITTEE, COMMISSION, WARD_COMMISSION, CELL, AGENCY, TEAM)

#: Who sits in the body, the first leader first.
PEOPLE = ("chu", "pho", "vien", "khanh", "dai")

_SECRETARIES = (Chair.SECRETARY, Chair.DEPUTY_SECRETARY, Chair.MEMBER, Chair.MEMBER, Chair.MEMBER)
_CHAIRS = (Chair.CHAIR, Chair.VICE_CHAIR, Chair.MEMBER, Chair.MEMBER, Chair.MEMBER)


def make_house(issuer: str) -> Office:
    """An office whose authority is a body of this kind."""
    if issuer == CELL:
        return make_cell.make_cell(committee=("vien",))
    office = make_office(organizations=2)
    make_discipline.make_ward(office)
    _second_ward(office)
    if issuer == AGENCY:
        _seated(office, _body(office, BodyKind.ADVISORY, "Ban Tổ chức", "BTCTU"), _CHAIRS)
    elif issuer == COMMISSION:  # Khánh chairs it already
        office.standing = office.commission
        _seat(office, office.standing, ("chu", "pho", "vien", "dai"), (Chair.VICE_CHAIR, *_CHAIRS[1:]))
        confirm_rules(office, office.standing)
    _appoint_chief(office)
    return office


def make_section() -> Office:
    """A section committee, which has no commission: its agency proposes, and the deputy signs for its head."""
    office = make_office(organizations=2)
    _move(office)
    agency = _body(office, BodyKind.ADVISORY, "Ban Xây dựng Đảng", "BXDĐ")
    _seat(office, agency, ("khanh",), (Chair.VICE_CHAIR,))
    _seated(office, _body(office, BodyKind.COMMITTEE, "Ban Chấp hành", "ĐU"), _SECRETARIES)
    _appoint_chief(office)
    return office


def _appoint_chief(office: Office) -> None:
    chief = [(office.members["hoa"], office.city, PostDuty.CHIEF_OF_OFFICE)]
    commands.appoint(chief, by=office.administrator, since=FOUNDED)


def _second_ward(office: Office) -> None:
    """The committee of the second organization, of the same people: one organization is judged otherwise."""
    for house in office.organizations[1:]:
        facts: dict[str, Any] = {"suffix": "ĐU", "place": "Bến Lụa", "by": office.administrator, "on": FOUNDED}
        body = commands.constitute_body(house, kind=BodyKind.COMMITTEE, name=f"Ban Chấp hành {house.name}", **facts)
        _seat(office, body, ("tam", "tu", "bay", "muoi", "dien"), _SECRETARIES)


def _move(office: Office) -> None:
    """Let the second ward be the house, with a section of it to be inspected."""
    ward, by = office.organizations[1], office.administrator
    rows = [commands.NewOrganization("BP001", "Đảng ủy bộ phận Chợ Mới", Level.SECTION, FOUNDED, ward.code)]
    section = commands.register_organizations(rows, by=by, on=FOUNDED)["BP001"]
    office.city, office.organizations = ward, [section]
    commands.open_term(ward, name="2025–2030", since=FOUNDED, by=by, on=FOUNDED)
    posts = [("quan", ward, PostDuty.AREA_OFFICER), ("thu", ward, PostDuty.CLERK)]
    posts.append(("dien", section, PostDuty.REPRESENTATIVE))
    commands.appoint([(office.members[key], where, duty) for key, where, duty in posts], by=by, since=FOUNDED)


def _body(office: Office, kind: BodyKind, name: str, suffix: str) -> Body:
    house = office.city
    facts: dict[str, Any] = {"by": office.administrator, "on": FOUNDED}
    place = "Sông Xanh" if house.level == Level.PROVINCE else "Bến Lụa"
    return commands.constitute_body(house, kind=kind, name=f"{name} {house.name}", suffix=suffix, place=place, **facts)


def _seated(office: Office, body: Body, chairs: tuple[Chair, ...]) -> None:
    """The five sit in the body, which issues from now on."""
    office.standing = body
    _seat(office, body, PEOPLE, chairs)
    confirm_rules(office, body)


def _seat(office: Office, body: Body, people: tuple[str, ...], chairs: tuple[Chair, ...]) -> None:
    seats = [(office.members[key], chair) for key, chair in zip(people, chairs, strict=False)]
    commands.seat_members(body, seats, by=office.administrator, since=FOUNDED)
