"""All test data: a small invented city committee and cases in any stage, made by the same commands people use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.management import call_command

from cases import commands
from cases.minutes import FindingFacts, Minutes, Place, Present, Requirement, Serving
from cases.models import (
    AnnualProgramme,
    Body,
    BodyKind,
    Case,
    Chair,
    Kind,
    Level,
    Member,
    Organization,
    Outcome,
    PostDuty,
    Rule,
    Team,
    TeamRole,
)
from inspection.accounts.models import User

#: A Monday on which the small committee's work begins; its programme was approved before.
START = date(2026, 3, 2)
FOUNDED = date(2020, 10, 15)

PEOPLE = {
    "quan": "Trịnh Văn Quân",
    "lan": "Đỗ Thị Lan",
    "an": "Hồ Thanh An",
    "binh": "Lý Thái Bình",
    "minh": "Vũ Đức Minh",
    "hoa": "Phan Thị Hòa",
    "chu": "Đặng Xuân Chủ",
    "pho": "Mai Quốc Phó",
    "vien": "Tạ Thị Viên",
    "khanh": "Cao Duy Khánh",
    "thu": "Ngô Minh Thư",
    "dai": "Dương Văn Đại",
    "dien": "Kiều Thị Diện",
}


@dataclass
class Office:
    """The small committee: its administrator, its people by short name, its bodies and grassroots organizations."""

    administrator: User
    city: Organization
    standing: Body
    commission: Body
    organizations: list[Organization]
    users: dict[str, User] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)

    def __getattr__(self, name: str) -> User:
        users: dict[str, User] = self.__dict__.get("users", {})
        if name not in users:
            raise AttributeError(name)
        return users[name]


def make_user(username: str, name: str = "", **values: Any) -> User:
    """An account; the password is the username."""
    user = User(username=username, display_name=name or username, **values)
    user.set_password(username)
    user.save()
    return user


def make_office(organizations: int = 3, *, confirmed: bool = True, accounts: bool = True) -> Office:
    """A city committee with a standing committee of five, a commission, officers, inspectors and organizations.

    quan: area officer; chu, pho: leaders; vien, khanh, dai: seats; lan: head; an: secretary; binh, hoa: members;
    minh: an inspector without part in it; thu: clerk; dien: representative of the first organization.
    """
    if not Rule.objects.exists():
        call_command("load_rulebook", verbosity=0)
    administrator = make_user("quantri", "Quản trị", is_administrator=True)
    by: dict[str, Any] = {"by": administrator, "on": FOUNDED}
    rows = [commands.NewOrganization("TU", "Thành ủy Sông Xanh", Level.PROVINCE, FOUNDED)]
    rows += [
        commands.NewOrganization(f"TC{n:03d}", f"Đảng ủy phường Bến Lụa {n}", Level.GRASSROOTS, FOUNDED, "TU")
        for n in range(1, organizations + 1)
    ]
    made = commands.register_organizations(rows, **by)
    city = made["TU"]
    members = commands.register_members(
        [commands.NewMember(f"DV-{key}", name, "TC001" if key == "dien" else "TU") for key, name in PEOPLE.items()],
        **by,
    )
    people = {key: members[f"DV-{key}"] for key in PEOPLE}
    commands.open_term(city, name="2020–2030", since=FOUNDED, **by)
    standing = commands.constitute_body(
        city,
        kind=BodyKind.STANDING_COMMITTEE,
        name="Ban Thường vụ Thành ủy Sông Xanh",
        suffix="TU",
        place="Sông Xanh",
        **by,
    )
    commission = commands.constitute_body(
        city,
        kind=BodyKind.COMMISSION,
        name="Ủy ban Kiểm tra Thành ủy Sông Xanh",
        suffix="UBKTTU",
        place="Sông Xanh",
        **by,
    )
    office = Office(administrator, city, standing, commission, [o for c, o in made.items() if c.startswith("TC")])
    office.members = people
    if accounts:
        for key, member in people.items():
            member.user = make_user(key, member.full_name)
            member.save(update_fields=["user"])
            office.users[key] = member.user
    seats = [(people["chu"], Chair.SECRETARY), (people["pho"], Chair.DEPUTY_SECRETARY)]
    seats += [(people[key], Chair.MEMBER) for key in ("vien", "khanh", "dai")]
    commands.seat_members(standing, seats, by=administrator, since=FOUNDED)
    commands.seat_members(commission, [(people["khanh"], Chair.CHAIR)], by=administrator, since=FOUNDED)
    commands.appoint(
        [
            (people["quan"], city, PostDuty.AREA_OFFICER),
            (people["thu"], city, PostDuty.CLERK),
            (people["dien"], office.organizations[0], PostDuty.REPRESENTATIVE),
        ],
        by=administrator,
        since=FOUNDED,
    )
    if confirmed and accounts:
        confirm_rules(office, standing)
    return office


def confirm_rules(office: Office, body: Body) -> None:
    """The body confirms the recalled rules, so that they gate."""
    from cases.commands.rulebook import confirm_rules as confirm
    from cases.commands.rulebook import rules_to_confirm

    confirm(rules_to_confirm(body), body=body, by=office.chu, on=FOUNDED, note="Xác nhận để làm việc")


def make_programme(office: Office, kind: str = Kind.COMPLIANCE_INSPECTION, *, subjects: int = 1) -> AnnualProgramme:
    """An approved programme of one item naming the first organizations."""
    year = START.year + AnnualProgramme.objects.filter(body=office.standing).count()
    programme = commands.draft_programme(
        office.standing,
        by=office.quan,
        on=date(2025, 12, 10),
        year=year,
        title=f"Chương trình kiểm tra, giám sát năm {year}",
        items=[
            commands.NewItem(
                kind=kind,
                topic="Việc lãnh đạo thực hiện quy chế làm việc",
                quarter=1,
                content="Lãnh đạo, chỉ đạo thực hiện quy chế làm việc; nguyên tắc tập trung dân chủ.",
                organizations=office.organizations[:subjects],
            )
        ],
    )
    return commands.approve_programme(programme, by=office.chu, on=date(2025, 12, 20))


def make_team(office: Office, kind: str = Kind.COMPLIANCE_INSPECTION, *, subjects: int = 1, on: date = START) -> Team:
    """A team just opened from its programme item (before P1)."""
    item = make_programme(office, kind, subjects=subjects).items.get()
    return commands.open_item(item, by=office.quan, on=on)


def make_case(office: Office, upto: str = "P1", kind: str = Kind.COMPLIANCE_INSPECTION, *, subjects: int = 1) -> Case:
    """The first case of a new team, walked through the commands up to and including step `upto` ("" = opened only)."""
    team = make_team(office, kind, subjects=subjects)
    case = team.cases.order_by("pk")[0]
    return walk(office, case, upto)


STEPS = ("P1", "P2", "P3", "R1", "R2", "R3", "R4", "R5", "R6", "E1", "E2", "E3", "E4", "E5")


def walk(office: Office, case: Case, upto: str, *, after: str = "", start: date = START) -> Case:
    """Do every step after `after` up to and including `upto`, a few days apart."""
    first = STEPS.index(after) + 1 if after else 0
    last = STEPS.index(upto) + 1 if upto else 0
    for index in range(first, last):
        _DO[STEPS[index]](office, case, start + timedelta(days=2 * index + 1))
        case.refresh_from_db()
        case.team.refresh_from_db()
    return case


def minutes(
    on: date, course: str = "Đoàn thông báo nội dung làm việc; các đồng chí dự họp thống nhất.", **values: Any
) -> Minutes:
    """Minutes of a meeting held on that day."""
    people = (Present("Đỗ Thị Lan", "Trưởng đoàn"), Present("Kiều Thị Diện", "Đại diện đơn vị"))
    facts: dict[str, Any] = {"chaired_by": "Đỗ Thị Lan", "recorded_by": "Hồ Thanh An", "people": people} | values
    return Minutes(held_on=on, course=course, **facts)


def places(office: Office) -> list[Place]:
    """The usual team: lan heads, an is secretary, binh and hoa are members."""
    roles = {"lan": TeamRole.HEAD, "an": TeamRole.SECRETARY, "binh": TeamRole.MEMBER, "hoa": TeamRole.MEMBER}
    return [Place(office.members[key], role) for key, role in roles.items()]


def propose(office: Office, team: Team, on: date, **values: Any) -> Team:
    """P1 as the area officer does it."""
    facts: dict[str, Any] = {
        "places": places(office),
        "content": "Lãnh đạo thực hiện quy chế làm việc.",
        "scope_from": date(2023, 1, 1),
        "scope_to": date(2025, 12, 31),
        "days": 45,
    }
    return commands.propose(team, by=office.quan, on=on, **(facts | values))


def declare_all(office: Office, team: Team, on: date, keys: Sequence[str] = ("lan", "an", "binh", "hoa")) -> None:
    """P3's declarations: nobody has a conflict."""
    for key in keys:
        commands.declare(team, by=office.users[key], on=on, has_conflict=False)


def serving(paper: str, on: date, **values: Any) -> Serving:
    """A paper handed over against a receipt."""
    facts: dict[str, Any] = {"title": paper, "served_to": "Kiều Thị Diện", "received_on": on} | values
    return Serving(paper=paper, **facts)


def violation(content: str = "Ban hành quy chế làm việc chậm 6 tháng.", **values: Any) -> FindingFacts:
    """A complete violation."""
    facts: dict[str, Any] = {
        "nature": "Vi phạm nguyên tắc tổ chức và hoạt động",
        "degree": "1",
        "consequence": "Ảnh hưởng công tác lãnh đạo",
        "cause": "Thiếu kiểm tra, đôn đốc",
        "responsibility": "Tập thể ban thường vụ đảng ủy",
        "group": "Vi phạm nguyên tắc tổ chức và hoạt động của Đảng",
    } | values
    return FindingFacts(kind="violation", content=content, **facts)


def _prepare(office: Office, case: Case, on: date) -> None:
    declare_all(office, case.team, on)
    commands.prepare(case.team, by=office.lan, minutes=minutes(on), outline="1. Tình hình\n2. Kết quả\n3. Tự nhận xét")


def _deploy(office: Office, case: Case, on: date) -> None:
    papers = [serving(paper, on) for paper in commands.DECISION_PAPERS]
    commands.deploy(case, by=office.lan, minutes=minutes(on), served=papers)


def _verify(office: Office, case: Case, on: date) -> None:
    commands.record_meeting(case, by=office.an, kind="working", minutes=minutes(on))  # type: ignore[arg-type]
    commands.finish_verification(case, by=office.lan, on=on)


def _draft(office: Office, case: Case, on: date) -> None:
    commands.record_finding(case, by=office.an, on=on, facts=FindingFacts("strength", "Họp định kỳ đầy đủ."))
    commands.record_finding(case, by=office.an, on=on, facts=FindingFacts("shortcoming", "Sổ sách ghi chưa đầy đủ."))
    commands.draft_report(case, by=office.an, on=on, served=[serving("team-report", on)])


def _hear(office: Office, case: Case, on: date) -> None:
    for finding in case.findings.all():
        if finding.needs_response and not finding.responses.exists():
            commands.respond(finding, by=office.an, on=on, stance="accept", given_by="Kiều Thị Diện")  # type: ignore[arg-type]
    commands.hear_draft(case, by=office.an, minutes=minutes(on))


def consider(office: Office, case: Case, on: date, **values: Any) -> Any:
    """E2 as the chair records it: everybody present and for."""
    present = [office.members[key].pk for key in ("chu", "pho", "vien", "khanh", "dai")]
    facts: dict[str, Any] = {
        "present": present,
        "votes_for": 5,
        "votes_against": 0,
        "outcome": Outcome.LESSONS if case.kind == Kind.COMPLIANCE_INSPECTION else Outcome.REMINDED,
    } | values
    return commands.consider(case, by=office.chu, minutes=minutes(on, chaired_by="Đặng Xuân Chủ"), **facts)


def _announce(office: Office, case: Case, on: date) -> None:
    notice = commands.NOTICE[Kind(case.kind)]
    commands.announce(case, by=office.chu, minutes=minutes(on), served=[serving(notice, on)])


def requirement(office: Office, on: date, **values: Any) -> Requirement:
    """One requirement with its owner and verifier."""
    facts: dict[str, Any] = {
        "text": "Kiểm điểm, rút kinh nghiệm; bổ sung sổ sách.",
        "owner": "Đảng ủy phường",
        "due_on": on + timedelta(days=60),
        "verifier": office.members["minh"],
        "owner_member": office.members["dien"],
    } | values
    return Requirement(**facts)


_DO: dict[str, Callable[[Office, Case, date], Any]] = {
    "P1": lambda office, case, on: propose(office, case.team, on),
    "P2": lambda office, case, on: commands.issue_decision(case.team, by=office.chu, on=on),
    "P3": _prepare,
    "R1": _deploy,
    "R2": lambda office, case, on: commands.receive_self_report(
        case, by=office.an, on=on, summary="Báo cáo tự kiểm tra"
    ),
    "R3": _verify,
    "R4": _draft,
    "R5": _hear,
    "R6": lambda office, case, on: commands.finalise_report(case, by=office.lan, on=on),
    "E1": lambda office, case, on: commands.submit(case, by=office.lan, on=on),
    "E2": consider,
    "E3": _announce,
    "E4": lambda office, case, on: commands.assign_follow_up(
        case, by=office.chu, on=on, requirements=[requirement(office, on)]
    ),
    "E5": lambda office, case, on: commands.close_file(case, by=office.lan, minutes=minutes(on)),
}
