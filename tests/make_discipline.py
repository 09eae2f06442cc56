"""A case of discipline in any stage: a ward organization is inspected, a member of it or it itself is considered."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from cases import commands
from cases.commands import balloting, balloting_paper, discipline, sittings
from cases.commands.discipline import Standing, Told, ViolationFacts
from cases.minutes import Serving
from cases.models import (
    AgendaItem,
    Ballot,
    Basis,
    Body,
    BodyKind,
    Case,
    Chair,
    ItemKind,
    Member,
    Notification,
    Outcome,
    Sentence,
    Sitting,
    SubjectHearing,
    Team,
)
from inspection.accounts.models import User
from tests.make import FOUNDED, Office, consider, declare_all, make_case, make_office, make_user, minutes, places

#: The first day of a case of discipline: the regulation of that day counts discipline from its signing.
OPENED = date(2026, 5, 4)

WARD = {"tam": "Hà Văn Tam", "tu": "Lưu Thị Tú", "bay": "Đinh Công Bảy", "muoi": "Quách Thị Mười"}

STEPS = ("P1", "P2", "R1", "R2", "R3", "R4", "E1", "E2", "E3", "E4", "E5", "E6")


@dataclass
class Ward:
    """The first grassroots organization with its committee: five members, one of them the subject."""

    office: Office
    committee: Body
    members: dict[str, Member] = field(default_factory=dict)


def make_ward(office: Office) -> Ward:
    """Constitute the committee of the first organization; Diện, its representative, sits in it too."""
    house, by = office.organizations[0], office.administrator
    rows = [commands.NewMember(f"BL-{key}", name, house.code) for key, name in WARD.items()]
    made = commands.register_members(rows, by=by, on=FOUNDED)
    ward = Ward(office, committee=_committee(office))
    for key in WARD:
        member = made[f"BL-{key}"]
        member.user = make_user(key, member.full_name)
        member.save(update_fields=["user"])
        ward.members[key] = member
        office.users[key], office.members[key] = member.user, member
    ward.members["dien"] = office.members["dien"]
    seats = [(ward.members["tam"], Chair.SECRETARY), (ward.members["tu"], Chair.DEPUTY_SECRETARY)]
    seats += [(ward.members[key], Chair.MEMBER) for key in ("bay", "muoi", "dien")]
    commands.seat_members(ward.committee, seats, by=by, since=FOUNDED)
    return ward


@contextmanager
def kept_office(*, upto: str = "") -> Iterator[Office]:
    """An office with its ward all tests of a module share, and Diện's case walked up to a step where one is named.

    What a test changes is undone after it, the office after the last; what it changes in memory needs `as_made`.
    """
    with transaction.atomic():
        office = make_office()
        make_ward(office)
        if upto:
            walk(office, open_member(office), upto)
        yield office
        transaction.set_rollback(True)


def as_made(office: Office) -> Office:
    """The same office with objects of its own: what a test changes in memory is not there for the next one."""
    return Office(**copy.deepcopy(vars(office)))


def _committee(office: Office) -> Body:
    house = office.organizations[0]
    return commands.constitute_body(
        house,
        kind=BodyKind.COMMITTEE,
        name=f"Ban Chấp hành {house.name}",
        suffix="ĐU",
        place="Bến Lụa",
        by=office.administrator,
        on=FOUNDED,
    )


def violation(**values: Any) -> ViolationFacts:
    """A complete violation of last year."""
    facts: dict[str, Any] = {
        "act": "Chi sai nguồn kinh phí đảng phí năm 2025.",
        "severity": "2",
        "group": "Vi phạm quy định về tài chính đảng",
        "nature": "Vi phạm nguyên tắc tài chính",
        "harm": "Thất thoát 120 triệu đồng",
        "cause": "Buông lỏng quản lý",
        "began_from": date(2025, 3, 1),
        "ended_from": date(2025, 6, 30),
        "discovered_on": date(2026, 3, 20),
    }
    return ViolationFacts(**(facts | values))


def required(office: Office) -> Case:
    """A compliance inspection of the ward that ends with “discipline required”."""
    case = make_case(office, "E1")
    consider(office, case, date(2026, 3, 25), outcome=Outcome.DISCIPLINE_REQUIRED, remarks="Đề nghị xem xét kỷ luật")
    case.refresh_from_db()
    return case


def open_from_inspection(office: Office, source: Case | None = None, **values: Any) -> Case:
    """The ward itself is considered, on the conclusion of its inspection."""
    source = source or required(office)
    facts: dict[str, Any] = {"body": office.standing, "places": places(office), "standing": Standing()} | values
    return discipline.open_from_list(source.case_to_open, by=office.quan, on=OPENED, **facts)


def open_member(office: Office, on: date = OPENED, **values: Any) -> Case:
    """Diện, a member of the ward, is considered on an own report."""
    facts: dict[str, Any] = {
        "subject": office.members["dien"],
        "ground": Basis.OWN_REPORT,
        "paper": "Bản tự báo cáo vi phạm",
        "dated": date(2026, 4, 20),
        "places": places(office),
        "standing": Standing(holds_position=True),
    } | values
    return discipline.open_on_ground(office.standing, by=office.quan, on=on, **facts)


def scan(name: str = "ban-an.pdf") -> SimpleUploadedFile:
    """A paper of another body, scanned."""
    return SimpleUploadedFile(name, b"%PDF-1.4\n% scan\n", "application/pdf")


def on_judgment(office: Office, **values: Any) -> Case:
    """Diện is considered on a judgment in force, without the full procedure."""
    facts: dict[str, Any] = {
        "ground": Basis.JUDGMENT,
        "paper": "Bản án hình sự phúc thẩm số 15/2026/HS-PT",
        "sentence": Sentence.PRISON,
        "fast_track": True,
        "proofs": [scan()],
    } | values
    return open_member(office, **facts)


def decide(office: Office, case: Case, on: date, **values: Any) -> Team:
    """P1: Chủ decides, Viên hears the subject."""
    facts: dict[str, Any] = {"overseer": office.members["vien"]} | values
    return discipline.decide_discipline(case.team, by=office.chu, on=on, **facts)


def _guide(office: Office, case: Case, on: date) -> None:
    declare_all(office, case.team, on)
    discipline.guide(case.team, by=office.lan, minutes=minutes(on), outline="I. Vi phạm\nII. Tự nhận hình thức")


def serving(paper: str, on: date, **values: Any) -> Serving:
    """A paper handed to the subject's side against a receipt."""
    facts: dict[str, Any] = {"title": paper, "served_to": "Kiều Thị Diện", "received_on": on} | values
    return Serving(paper=paper, **facts)


def _deploy(office: Office, case: Case, on: date) -> None:
    if not case.violations.filter(began_from__isnull=False).exists():
        discipline.record_violation(case, by=office.an, on=on, facts=violation())
    for row in case.violations.filter(began_from__isnull=True, withdrawn_on__isnull=True):
        facts = violation(act=row.act, severity=row.severity or "2")
        discipline.revise_violation(row, by=office.an, on=on, facts=facts)
    served = [serving("consideration-decision", on), serving("self-criticism-outline", on)]
    discipline.deploy_discipline(case, by=office.lan, minutes=minutes(on), served=served)


def vote(
    office: Office,
    case: Case,
    body: Body,
    on: date,
    votes: Mapping[str, int],
    *,
    present: tuple[str, ...] | None = None,
) -> Ballot:
    """A meeting of a body with one item and its ballot on paper, counted alike by two tellers."""
    item = agenda(office, case, body, on, present=present)
    return ballot(office, item, on, votes)


def people_of(office: Office, body: Body) -> tuple[str, ...]:
    """Who sits in a body, by short name, the chair first, the recorder not among them."""
    return ("chu", "pho", "vien", "khanh", "dai") if body == office.standing else ("tam", "tu", "bay", "muoi", "dien")


def agenda(office: Office, case: Case, body: Body, on: date, *, present: tuple[str, ...] | None = None) -> AgendaItem:
    """A meeting of a body, open, with the case on its agenda; the secretary of the team keeps the minutes."""
    names = people_of(office, body)
    chair = office.members[names[0]]
    by: User = office.users[names[0]]
    sitting: Sitting = sittings.convene_sitting(
        body, by=by, on=on, held_on=on, chair=chair, recorder=office.members["an"], place="Trụ sở"
    )
    step = "E2" if body.pk == case.body_id else "R3"
    item = sittings.add_item(
        sitting,
        by=office.an,
        on=on,
        kind=ItemKind.DISCIPLINE,
        title=f"Xem xét kỷ luật {case.subject_name}",
        case=case,
        step=step,
    )
    there = [office.members[key].pk for key in present or names]
    sitting = sittings.open_sitting(sitting, by=by, on=on, present=there)
    item.sitting = sitting
    return item


def ballot(
    office: Office, item: AgendaItem, on: date, votes: Mapping[str, int], *, second: Mapping[str, int] | None = None
) -> Ballot:
    """Vote on an item on paper and count; whoever does not vote for a form votes for none.

    Where the second teller counts something else, the counts stand as they are: no outcome, no minutes.
    """
    names = people_of(office, item.sitting.body)
    by, tellers = office.users[names[0]], names[1:3]
    row = discipline.open_case_ballot(item, by=by, on=on, tellers=[office.members[key] for key in tellers])
    row = balloting_paper.issue_papers(row, by=by, on=on, issued=row.voters)
    row = balloting.close_ballot(row, by=by, on=on)
    for key, counted in zip(tellers, (votes, second or votes), strict=True):
        row = balloting_paper.enter_count(row, by=office.users[key], on=on, **figures(row, counted))
    if second is None:
        sittings.minute_item(item, by=by, on=on, course="Các đồng chí dự họp thảo luận, bỏ phiếu kín.")
    row.refresh_from_db()
    return row


def figures(row: Ballot, votes: Mapping[str, int]) -> dict[str, Any]:
    """What a teller enters when every paper came back and was valid."""
    counted = {code: votes.get(code, 0) for code in row.options}
    counted["NONE"] += row.voters - sum(counted.values())
    papers = {"issued": row.voters, "returned": row.voters, "valid": row.voters, "void": 0, "blank": 0}
    return papers | {"votes": counted}


def _confer(office: Office, case: Case, on: date, votes: Mapping[str, int] | None = None) -> None:
    ward = Body.objects.get(organization=office.organizations[0], kind=BodyKind.COMMITTEE)
    vote(office, case, ward, on, votes or {"WARNING": 4})
    discipline.confer(case, by=office.an, minutes=minutes(on))


def _propose(office: Office, case: Case, on: date) -> None:
    discipline.propose_discipline(
        case, by=office.lan, on=on, form="WARNING", verified="Đã đối chiếu chứng từ", proposal="Đề nghị cảnh cáo"
    )


def hear(office: Office, case: Case, on: date, **values: Any) -> Case:
    """E1: Viên hears Diện."""
    facts: dict[str, Any] = {"result": SubjectHearing.Result.HEARD, "statement": "Nhận khuyết điểm"} | values
    held = facts.pop("minutes", minutes(on))
    return discipline.hear_subject(case, by=office.vien, minutes=held, **facts)


def resolve(office: Office, case: Case, on: date, votes: Mapping[str, int] | None = None) -> Any:
    """E2: the standing committee votes and resolves."""
    vote(office, case, office.standing, on, votes or {"WARNING": 4})
    return discipline.resolve(case, by=office.chu, on=on)


def tell_nothing_follows(office: Office, case: Case, on: date) -> Case:
    """The notice that no discipline is applied is handed over."""
    return commands.serve(case, by=office.an, on=on, serving=serving("no-discipline-notice", on))


def _announce(office: Office, case: Case, on: date) -> None:
    discipline.announce_sanction(case, by=office.chu, minutes=minutes(on), served=[serving("discipline-decision", on)])


def _effect(office: Office, case: Case, on: date) -> None:
    told = [Told(Notification.Kind.FILE, "Hồ sơ đảng viên"), Told(Notification.Kind.STATE, "UBND phường Bến Lụa 1")]
    discipline.effect_sanction(case, by=office.chu, on=on, told=told)


DO: dict[str, Callable[[Office, Case, date], Any]] = {
    "P1": decide,
    "P2": _guide,
    "R1": _deploy,
    "R2": lambda office, case, on: discipline.receive_self_criticism(
        case, by=office.an, on=on, summary="Nhận vi phạm", own_form="REPRIMAND"
    ),
    "R3": _confer,
    "R4": _propose,
    "E1": hear,
    "E2": resolve,
    "E3": lambda office, case, on: discipline.issue_sanction(case, by=office.chu, on=on),
    "E4": _announce,
    "E5": _effect,
    "E6": lambda office, case, on: discipline.close_discipline(case, by=office.lan, minutes=minutes(on)),
}


def day_of(step: str) -> date:
    """The day on which the walk does a step: three days after the one before."""
    return OPENED + timedelta(days=3 * STEPS.index(step) + 1)


def walk(office: Office, case: Case, upto: str, *, after: str = "", without: tuple[str, ...] = ()) -> Case:
    """Do every step after `after` up to and including `upto`, except those left out."""
    first = STEPS.index(after) + 1 if after else 0
    for step in STEPS[first : STEPS.index(upto) + 1]:
        if step in without:
            continue
        DO[step](office, case, day_of(step))
        case = Case.objects.select_related("team", "body__organization").get(pk=case.pk)
    return case
