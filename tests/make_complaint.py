"""A complaint in any stage: a ward committee disciplines a member, who complains to the city, then to the centre."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from cases import commands
from cases.commands import balloting, balloting_paper, complaints, discipline, rulebook, sittings
from cases.commands.discipline import Standing, Told
from cases.minutes import Place
from cases.models import (
    AgendaItem,
    Ballot,
    Basis,
    Body,
    BodyKind,
    Case,
    Chair,
    Complaint,
    ItemKind,
    Level,
    Member,
    Notification,
    PostDuty,
    Sanction,
    Service,
    SubjectHearing,
    TeamRole,
)
from inspection.accounts.models import User
from tests.make import FOUNDED, Office, declare_all, make_office, make_user, minutes
from tests.make_discipline import OPENED, day_of, figures, make_ward, serving, violation

#: When the member has the decision in hand, and when the complaint comes in.
SERVED = day_of("E4")
RECEIVED = SERVED + timedelta(days=10)

STEPS = ("P1", "P2", "P3", "R1", "R2", "R3", "R4", "E1", "E2", "E3")

CENTRE = {"mot": "Châu Văn Một", "hai": "Tôn Thị Hai", "ba": "Kim Văn Ba", "nam": "La Thị Năm", "chin": "Ung Văn Chín"}


@dataclass
class World:
    """The office, the ward committee that disciplined, and the member who was disciplined."""

    office: Office
    ward: Body
    member: Member
    sanction: Sanction
    #: The body that handles the complaint, who registers and proposes it, its team and its members, the chair first.
    house: Body
    clerk: str = "thu"
    officer: str = "quan"
    team: tuple[str, ...] = ("lan", "an", "binh", "hoa")
    names: tuple[str, ...] = ("chu", "pho", "vien", "khanh", "dai")

    def user(self, name: str) -> User:
        """Somebody's account."""
        return self.office.users[name]

    def as_made(self) -> World:
        """The same world with objects of its own: what a test changes in memory is not there for the next one."""
        office = Office(**copy.deepcopy(vars(self.office)))
        return replace(self, office=office, house=office.standing, sanction=copy.deepcopy(self.sanction))

    @property
    def head(self) -> User:
        """The head of the team."""
        return self.user(self.team[0])

    @property
    def leader(self) -> User:
        """Who signs for the body."""
        return self.user(self.names[0])

    def places(self) -> list[Place]:
        """The team that is proposed: its head, its secretary, the others."""
        roles = [TeamRole.HEAD, TeamRole.SECRETARY, *[TeamRole.MEMBER] * len(self.team)]
        return [Place(self.office.members[key], role) for key, role in zip(self.team, roles, strict=False)]


@contextmanager
def kept_world() -> Iterator[World]:
    """A world all tests of a module share; what one of them changes is undone after it, the world after the last."""
    with transaction.atomic():
        yield make_world()
        transaction.set_rollback(True)


def make_world(office: Office | None = None) -> World:
    """A warning by the ward committee over a member of the ward, handed over against a receipt."""
    office = office or make_office()
    ward = Body.objects.filter(organization=office.organizations[0], kind=BodyKind.COMMITTEE).first()
    ward = ward or make_ward(office).committee
    house, by = office.organizations[0], office.administrator
    (member,) = commands.register_members(
        [commands.NewMember("BL-sau", "Giang Văn Sáu", house.code)], by=by, on=FOUNDED
    ).values()
    member.user = office.users["sau"] = make_user("sau", member.full_name)
    member.save(update_fields=["user"])
    office.members["sau"] = member
    commands.appoint([(office.members["tu"], house, PostDuty.AREA_OFFICER)], by=by, since=FOUNDED)
    case = disciplined(office, ward, member)
    sanction = Sanction.objects.select_related("case").get(case=case)
    return World(office, ward, member, sanction, office.standing)


def disciplined(office: Office, ward: Body, member: Member) -> Case:
    """The ward committee warns a member of the ward, and hands the decision over."""
    of = office.users
    team = [Place(office.members["muoi"], TeamRole.HEAD), Place(office.members["bay"], TeamRole.SECRETARY)]
    case = discipline.open_on_ground(
        ward,
        by=of["tu"],
        on=OPENED,
        subject=member,
        ground=Basis.OWN_REPORT,
        paper="Bản tự báo cáo",
        dated=OPENED,
        places=team,
        standing=Standing(),
    )
    discipline.decide_discipline(case.team, by=of["tam"], on=day_of("P1"), overseer=office.members["dien"])
    declare_all(office, case.team, day_of("P2"), keys=("muoi", "bay"))
    discipline.guide(case.team, by=of["muoi"], minutes=minutes(day_of("P2")), outline="I. Vi phạm")
    discipline.record_violation(case, by=of["bay"], on=day_of("R1"), facts=violation())
    served = [serving("consideration-decision", day_of("R1"))]
    discipline.deploy_discipline(case, by=of["muoi"], minutes=minutes(day_of("R1")), served=served)
    discipline.receive_self_criticism(case, by=of["bay"], on=day_of("R2"), summary="Nhận vi phạm")
    discipline.confer(case, by=of["bay"], minutes=minutes(day_of("R3")))
    discipline.propose_discipline(
        case, by=of["muoi"], on=day_of("R4"), form="WARNING", proposal="Đề nghị", verified="Đã đối chiếu"
    )
    heard = SubjectHearing.Result.HEARD
    discipline.hear_subject(case, by=of["dien"], minutes=minutes(day_of("E1")), result=heard, statement="Có ý kiến")
    ballot(office, agenda(office, case, day_of("E2"), WARD), day_of("E2"), {"WARNING": 4}, WARD)
    discipline.resolve(case, by=of["tam"], on=day_of("E2"))
    discipline.issue_sanction(case, by=of["tam"], on=day_of("E3"))
    paper = serving("discipline-decision", SERVED, served_to=member.full_name)
    discipline.announce_sanction(case, by=of["tam"], minutes=minutes(SERVED), served=[paper])
    return case


def receive(world: World, on: date = RECEIVED, **values: Any) -> Complaint:
    """P1: the clerk of the city registers the member's complaint."""
    facts: dict[str, Any] = {
        "body": world.house,
        "complainant": world.member,
        "about": Complaint.About.FORM,
        "content": "Hình thức cảnh cáo là quá nặng.",
        "by": world.user(world.clerk),
    } | values
    sanction = Sanction.objects.get(pk=world.sanction.pk)
    return complaints.receive_complaint(sanction, on=on, **facts)


def propose(world: World, complaint: Complaint, on: date | None = None, **values: Any) -> Case:
    """P1: the area officer proposes to handle it."""
    facts: dict[str, Any] = {"by": world.user(world.officer), "places": world.places()} | values
    return complaints.propose_handling(complaint, on=on or complaint.received_on, **facts)


def _prepare(world: World, case: Case, on: date) -> None:
    declare_all(world.office, case.team, on, keys=world.team)
    complaints.prepare_complaint(case.team, by=world.head, minutes=minutes(on), rules_of_conduct="Giữ bí mật")


#: Who sits in the ward committee, the chair first, then the tellers.
WARD = ("tam", "tu", "bay", "muoi", "dien")


def agenda(office: Office, case: Case, on: date, names: tuple[str, ...]) -> AgendaItem:
    """A meeting of the body of a case, open, with the case on its agenda."""
    chair, by = office.members[names[0]], office.users[names[0]]
    sitting = sittings.convene_sitting(case.body, by=by, on=on, held_on=on, chair=chair, recorder=chair)
    kind, step = (ItemKind.COMPLAINT, "E1") if case.is_complaint else (ItemKind.DISCIPLINE, "E2")
    item = sittings.add_item(sitting, by=by, on=on, kind=kind, title=str(case), case=case, step=step)
    there = [office.members[key].pk for key in names]
    item.sitting = sittings.open_sitting(sitting, by=by, on=on, present=there)
    return item


def ballot(office: Office, item: AgendaItem, on: date, votes: Mapping[str, int], names: tuple[str, ...]) -> Ballot:
    """Vote on an item on paper and count; whoever votes for no form votes for none."""
    by, tellers = office.users[names[0]], names[1:3]
    assert item.case is not None
    opened = complaints.open_complaint_ballot if item.case.is_complaint else discipline.open_case_ballot
    row = opened(item, by=by, on=on, tellers=[office.members[key] for key in tellers])
    row = balloting_paper.issue_papers(row, by=by, on=on, issued=row.voters)
    row = balloting.close_ballot(row, by=by, on=on)
    for key in tellers:
        row = balloting_paper.enter_count(row, by=office.users[key], on=on, **figures(row, votes))
    sittings.minute_item(item, by=by, on=on, course="Các đồng chí thảo luận, bỏ phiếu kín.")
    row.refresh_from_db()
    return row


def vote(world: World, case: Case, on: date, votes: Mapping[str, int]) -> Ballot:
    """The body votes on the complaint on paper; the first of its members presides, the next two count."""
    office, names = world.office, world.names
    return ballot(office, agenda(office, case, on, names), on, votes, names)


def resolve(world: World, case: Case, on: date, votes: Mapping[str, int] | None = None) -> Any:
    """E1: the city votes, three of five for a reprimand, and answers."""
    vote(world, case, on, votes or {"WARNING": 2, "REPRIMAND": 3})
    return complaints.resolve_complaint(case, by=world.leader, on=on, reason="Có tình tiết giảm nhẹ")


def answer_papers(on: date, **values: Any) -> list[Any]:
    """The decision on the complaint, handed to the member and to the body that decided."""
    facts: dict[str, Any] = {"served_to": "Giang Văn Sáu", "channel": Service.Channel.IN_PERSON} | values
    body = serving("complaint-decision-body", on, served_to="Ban Chấp hành")
    return [serving("complaint-decision", on, **facts), body]


def told() -> list[Told]:
    """Who is told of the answer."""
    return [Told(Notification.Kind.FILE, "Hồ sơ đảng viên")]


DO: dict[str, Callable[[World, Case, date], Any]] = {
    "P2": lambda w, case, on: complaints.accept_complaint(case.team, by=w.leader, on=on, content="Kế hoạch"),
    "P3": _prepare,
    "R1": lambda w, case, on: complaints.deploy_complaint(case, by=w.head, minutes=minutes(on)),
    "R2": lambda w, case, on: complaints.hear_complainant(
        case,
        by=w.user(w.team[1]),
        minutes=minutes(on),
        statement="Hình thức quá nặng",
        differences="Tình tiết giảm nhẹ",
    ),
    "R3": lambda w, case, on: complaints.verify_complaint(
        case, by=w.head, minutes=minutes(on), position="Giữ nguyên", position_on=on
    ),
    "R4": lambda w, case, on: complaints.exchange_results(
        case, by=w.head, minutes=minutes(on), form="REPRIMAND", proposal="Đề nghị giảm"
    ),
    "E1": resolve,
    "E2": lambda w, case, on: complaints.announce_answer(
        case, by=w.leader, minutes=minutes(on), served=answer_papers(on)
    ),
    "E3": lambda w, case, on: complaints.correct_register(
        case, by=w.leader, on=on, told=told(), cause=Complaint.ChangeCause.GUIDELINES
    ),
}


def on_step(step: str, start: date = RECEIVED) -> date:
    """The day on which the walk does a step: three days after the one before."""
    return start + timedelta(days=3 * STEPS.index(step))


def walk(world: World, upto: str, case: Case | None = None, *, after: str = "P1", start: date = RECEIVED) -> Case:
    """Register and propose where there is no case, then do every step up to and including `upto`."""
    case = case or propose(world, receive(world, start))
    for step in STEPS[STEPS.index(after) + 1 : STEPS.index(upto) + 1]:
        DO[step](world, case, on_step(step, start))
        case = Case.objects.select_related("team", "body__organization").get(pk=case.pk)
    return case


def make_centre(world: World, *, confirmed: bool = True) -> World:
    """The same with a central commission of five above the city: the complaint goes on there."""
    office, by = world.office, world.office.administrator
    centre = commands.register_organizations(
        [commands.NewOrganization("TW", "Trung ương", Level.CENTRAL, FOUNDED)], by=by, on=FOUNDED
    )["TW"]
    city = office.city
    city.parent = centre
    city.save(update_fields=["parent"])
    rows = [commands.NewMember(f"TW-{key}", name, "TW") for key, name in CENTRE.items()]
    made = commands.register_members(rows, by=by, on=FOUNDED)
    for key in CENTRE:
        member = office.members[key] = made[f"TW-{key}"]
        member.user = office.users[key] = make_user(key, member.full_name)
        member.save(update_fields=["user"])
    body = commands.constitute_body(
        centre,
        kind=BodyKind.COMMISSION,
        name="Ủy ban Kiểm tra Trung ương",
        suffix="UBKTTW",
        place="Thủ đô",
        by=by,
        on=FOUNDED,
    )
    seats = [(office.members["mot"], Chair.CHAIR)]
    seats += [(office.members[key], Chair.MEMBER) for key in ("hai", "ba", "nam", "chin")]
    commands.seat_members(body, seats, by=by, since=FOUNDED)
    commands.appoint([(office.members["minh"], centre, PostDuty.AREA_OFFICER)], by=by, since=FOUNDED)
    if confirmed:
        to_confirm = rulebook.rules_to_confirm(body)
        rulebook.confirm_rules(to_confirm, body=body, by=office.users["mot"], on=FOUNDED, note="Xác nhận")
    names = ("mot", "hai", "ba", "nam", "chin")
    return replace(world, house=body, clerk="minh", officer="minh", team=("nam", "chin", "ba"), names=names)
