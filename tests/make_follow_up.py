"""A follow-up in any stage: an inspection is concluded, and Minh urges what the conclusion requires of the ward."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from cases.commands import follow_up
from cases.commands.follow_up import Checked, Decided
from cases.follow_up import items_of
from cases.models import Case, FollowUpNote
from tests.make import START, Office, make_case, minutes, requirement

#: The day the requirements are extracted; the conclusion's own closing step assigned the first of them before.
OPENED = START + timedelta(days=27)
#: The day the first requirement is due.
DUE = START + timedelta(days=25 + 60)

STEPS = ("P1", "P2", "R1", "R2", "R3", "E1", "E2")


def day_of(step: str) -> date:
    """The day on which a step is usually done."""
    return OPENED + timedelta(days=2 * STEPS.index(step))


def conclude(office: Office) -> Case:
    """An inspection whose follow-up was assigned by the closing step."""
    return make_case(office, "E4")


def open_case(office: Office, source: Case | None = None, **values: Any) -> Case:
    """P1: Quân extracts the requirements."""
    facts: dict[str, Any] = {"on": day_of("P1")} | values
    return follow_up.open_follow_up(source or conclude(office), by=office.quan, **facts)


def check(office: Office, case: Case, on: date, result: str = FollowUpNote.Kind.ENOUGH) -> Case:
    """R2: Minh says the same of every requirement that is open."""
    left = [item.number for item in items_of(case) if item.closed_on is None]
    checks = [Checked(number, result, "Đã xem sổ sách tại đơn vị") for number in left]
    return follow_up.finish_checking(case, by=office.minh, on=on, checks=checks)


def reinspect(office: Office, case: Case, on: date, *, done: bool = True) -> Case:
    """R3: Minh looks again on the spot."""
    left = {item.number: done for item in items_of(case) if item.closed_on is None}
    told = minutes(on, chaired_by="Vũ Đức Minh", recorded_by="Ngô Minh Thư")
    return follow_up.reinspect(case, by=office.minh, minutes=told, done=left, result="Đối chiếu sổ họp tại đơn vị")


def judge(office: Office, case: Case, on: date, verdict: str = FollowUpNote.Kind.ACCEPTED, **values: Any) -> Case:
    """E1: Chủ decides the same on every requirement."""
    verdicts = [Decided(item.number, verdict, **values) for item in items_of(case)]
    return follow_up.judge_follow_up(case, by=office.chu, on=on, verdicts=verdicts)


def walk(office: Office, upto: str, *, doubtful: bool = False, source: Case | None = None) -> Case:
    """Do every step up to and including `upto`; the re-inspection only where something is doubtful."""
    case = open_case(office, source)
    result = FollowUpNote.Kind.DOUBTFUL if doubtful else FollowUpNote.Kind.ENOUGH
    acts: dict[str, Any] = {
        "P2": lambda on: follow_up.assign_urging(case.team, by=office.chu, on=on, urger=office.members["minh"]),
        "R1": lambda on: follow_up.receive_plan(
            case, by=office.dien, on=on, plan="Bổ sung sổ sách trước 30/4", plan_from="Kiều Thị Diện"
        ),
        "R2": lambda on: check(office, case, on, result),
        "R3": lambda on: reinspect(office, case, on) if doubtful else None,
        "E1": lambda on: judge(office, case, on),
        "E2": lambda on: follow_up.report_share(case, by=office.chu, on=on, summary="Đã khắc phục xong"),
    }
    for step in STEPS[1 : STEPS.index(upto) + 1]:
        acts[step](day_of(step))
        case.refresh_from_db()
        case.team.refresh_from_db()
    return case


def add(office: Office, on: date, **values: Any) -> Any:
    """One requirement more, of the notice."""
    return requirement(office, on, text="Tổ chức kiểm điểm tập thể, cá nhân liên quan.", **values)
