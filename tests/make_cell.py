"""A cell of a ward, small and without a committee, of the people the other walks know.

Lan is its secretary, Chủ her deputy; Quân proposes, Bình keeps the papers, Điện is inspected.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.management import call_command

from cases import commands
from cases.minutes import Place
from cases.models import Body, BodyKind, Case, Chair, Kind, Level, PostDuty, Rule, Team, TeamRole
from tests import walk
from tests.make import FOUNDED, PEOPLE, START, Office, confirm_rules, make_user
from workflows import engine

ON = START + timedelta(days=1)
TOPIC = "Việc thực hiện nhiệm vụ chi bộ giao"


def make_cell(*, locality: str = "Lào Cai", committee: Sequence[str] = ()) -> Office:
    """The cell of a residential group under its ward; `committee` are those who sit in its committee besides two."""
    if not Rule.objects.exists():
        call_command("load_rulebook", verbosity=0)
    administrator = make_user("quantri", "Quản trị", is_administrator=True)
    ward = commands.NewOrganization("PBL", "Đảng ủy phường Bến Lụa", Level.GRASSROOTS, FOUNDED)
    group = commands.NewOrganization("CB3", "Chi bộ Tổ dân phố 3", Level.CELL, FOUNDED, "PBL")
    made = commands.register_organizations([ward, group], by=administrator, on=FOUNDED)
    cell = made["CB3"]
    rows = [commands.NewMember(f"DV-{key}", name, cell.code) for key, name in PEOPLE.items()]
    members = commands.register_members(rows, by=administrator, on=FOUNDED)
    commands.open_term(cell, name="2025–2027", since=FOUNDED, by=administrator, on=FOUNDED)
    body = commands.constitute_body(
        cell,
        kind=BodyKind.COMMITTEE,
        name=cell.name,
        suffix="CB",
        place="Bến Lụa",
        by=administrator,
        on=FOUNDED,
    )
    Body.objects.filter(pk=body.pk).update(locality=locality)
    body.refresh_from_db()
    office = Office(administrator, cell, body, body, [cell])
    for key in PEOPLE:
        member = members[f"DV-{key}"]
        member.user = make_user(key, member.full_name)
        member.save(update_fields=["user"])
        office.members[key], office.users[key] = member, member.user
    seats = [(office.members["lan"], Chair.SECRETARY), (office.members["chu"], Chair.DEPUTY_SECRETARY)]
    seats += [(office.members[key], Chair.MEMBER) for key in committee]
    commands.seat_members(body, seats, by=administrator, since=FOUNDED)
    posts = [("quan", PostDuty.AREA_OFFICER), ("binh", PostDuty.CLERK)]
    commands.appoint([(office.members[key], cell, duty) for key, duty in posts], by=administrator, since=FOUNDED)
    confirm_rules(office, body)
    return office


def make_team(office: Office, kind: str = Kind.COMPLIANCE_INSPECTION, *, on: date = START) -> Team:
    """A team just opened from the cell's programme, about one of its members."""
    item = commands.NewItem(kind=kind, topic=TOPIC, quarter=1, members=[office.members["dien"]])
    programme = commands.draft_programme(
        office.standing,
        by=office.quan,
        on=date(2025, 12, 10),
        year=START.year,
        title=f"Chương trình kiểm tra, giám sát năm {START.year}",
        items=[item],
    )
    programme = commands.approve_programme(programme, by=office.lan, on=date(2025, 12, 20))
    return commands.open_item(programme.items.get(), by=office.quan, on=on)


def opened(office: Office, kind: str = Kind.COMPLIANCE_INSPECTION) -> Case:
    """The case of such a team, its preparation begun."""
    team = make_team(office, kind)
    engine.start_preparation(team)
    return team.cases.get()


def alone(office: Office, key: str = "lan") -> list[Place]:
    """One person for all the work."""
    return [Place(office.members[key], TeamRole.HEAD)]


def three(office: Office) -> list[Place]:
    """A team of the cell."""
    roles = {"hoa": TeamRole.HEAD, "binh": TeamRole.SECRETARY, "vien": TeamRole.MEMBER}
    return [Place(office.members[key], role) for key, role in roles.items()]


def _propose_alone(office: Office, case: Case, on: date) -> None:
    lan = office.members["lan"]
    rows = {"places-0-member": f"{lan.full_name} ({lan.code})", "places-0-role": "HEAD"}
    rows |= {"places-TOTAL_FORMS": "1", "scope_from": "2025-01-01"}  # a cell looks back a year and a half
    walk.taken("P1", case.team, by=office.quan, on=on, **rows)


def _prepare_alone(office: Office, case: Case, on: date) -> None:
    walk.accepted(walk.act(f"/doan/{case.team.key}/cam-ket/", by=office.lan, on=on, has_conflict="no"))
    walk.taken("P3", case.team, by=office.lan, on=on)


def _consider(office: Office, case: Case, on: date) -> None:
    everybody = {f"roll-{number}-presence": "present" for number in range(len(PEOPLE) - 1)}
    walk.accepted(walk.consider(office, case, on, votes_for=11, votes_against=1, **everybody))


#: The acts of an inspection that its secretary does alone, where they differ from those of a team.
ALONE = {"P1": _propose_alone, "P3": _prepare_alone, "E2": _consider}


def walk_alone(office: Office, case: Case) -> Case:
    """Do every step through its page: the secretary inspects, the deputy signs and presides, the cell concludes."""
    office.users["an"] = office.users["lan"]
    for step, usual in walk.DO.items():
        ALONE.get(step, usual)(office, case, walk.day_of(step))
        case.refresh_from_db()
        case.team.refresh_from_db()
    return Case.objects.select_related("team__item", "body__organization").get(pk=case.pk)
