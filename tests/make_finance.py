"""An inspection of party finance in any stage: fees and budget of a committee, made by the commands people use."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from cases import commands
from cases.commands import finance
from cases.minutes import Amount, Book, Place, TreatedPart
from cases.models import AmountLine, Case, Fault, Kind, MoneyCategory, Outcome, Team, Treatment
from tests import make
from tests.make import START, Office, minutes, places, requirement

BOOKS = (
    Book("ledger", "Sổ thu nộp đảng phí của 12 chi bộ", "năm 2024–2025", 12, "Văn phòng Đảng ủy phường"),
    Book("voucher", "Chứng từ thu, chi ngân sách Đảng", "năm 2025", 8, "Kế toán Đảng ủy phường"),
)
#: Fees collected too little, and an expense against the rules, in thousands of đồng.
FEES = Amount(MoneyCategory.COLLECTED, "năm 2025", 412_500, 437_300, "Sổ thu nộp đảng phí; bảng kê thu nhập")
BUDGET = Amount(MoneyCategory.COMMITTEE, "năm 2025", 1_250_000, 1_161_450, "Phiếu chi số 12, 27, 31")
PARTS = {
    1: [TreatedPart(24_800, Treatment.RECOVER, Fault.SHORT)],
    2: [
        TreatedPart(60_000, Treatment.RECOVER, Fault.IMPROPER),
        TreatedPart(20_000, Treatment.REACCOUNT, Fault.OFF_BOOKS),
        TreatedPart(8_550, Treatment.NONE, reason="Chênh lệch do ghi chép, đã giải trình đủ chứng từ"),
    ],
}
RECOVER = 84_800

#: The acts in their order; the regulation counts some of them as one step.
ACTS = (
    "propose",
    "decide",
    "prepare",
    "R1",
    "R2",
    "R3",
    "draft",
    "hear",
    "submit",
    "E1",
    "announce",
    "assign",
    "close",
)


def opened(office: Office, **item: Any) -> Case:
    """A case of an item of the programme, before P1."""
    team = make.make_team(office, Kind.FINANCE_INSPECTION, **item)
    return team.cases.order_by("pk")[0]


def team_with_expert(office: Office, key: str = "hoa") -> list[Place]:
    """The usual team; one of them knows accounts."""
    return [Place(place.member, place.role, expert=place.member == office.members[key]) for place in places(office)]


def propose(office: Office, team: Team, on: date, **values: Any) -> Team:
    """P1 as the area officer does it: both kinds of finance."""
    facts: dict[str, Any] = {
        "fees": True,
        "budget": True,
        "places": team_with_expert(office),
        "content": "Thu, nộp, quản lý, sử dụng đảng phí; ngân sách của cấp ủy.",
        "scope_from": date(2024, 1, 1),
        "scope_to": date(2025, 12, 31),
        "days": 45,
    }
    return finance.propose_finance(team, by=office.quan, on=on, **(facts | values))


def _verify(office: Office, case: Case, on: date) -> None:
    for amount in (FEES, BUDGET):
        finance.record_amount(case, by=office.hoa, on=on, amount=amount)
    commands.record_meeting(case, by=office.an, kind="working", minutes=minutes(on))  # type: ignore[arg-type]
    finance.reconcile(case, by=office.an, minutes=minutes(on))
    commands.finish_verification(case, by=office.lan, on=on)


def treat(office: Office, case: Case, on: date, parts: dict[int, list[TreatedPart]] = PARTS) -> None:
    """R4's proposals: what becomes of each difference."""
    for line in AmountLine.objects.filter(case=case):
        finance.treat_amount(line, by=office.an, on=on, parts=parts.get(line.number, []))


def _draft(office: Office, case: Case, on: date) -> None:
    treat(office, case, on)
    make._draft(office, case, on)


def _submit(office: Office, case: Case, on: date) -> None:
    commands.finalise_report(case, by=office.lan, on=on)
    commands.submit(case, by=office.lan, on=on)


def _announce(office: Office, case: Case, on: date) -> None:
    make._announce(office, case, on)


def assign(office: Office, case: Case, on: date, amount: int = RECOVER) -> Case:
    """E2: one requirement carries the money to be recovered."""
    asked = [requirement(office, on, amount=amount or None)]
    return commands.assign_follow_up(case, by=office.chu, on=on, requirements=asked)


def repay(office: Office, case: Case, on: date, amount: int) -> None:
    """E2: money comes back, by its paper."""
    finance.record_repayment(case.follow_up.get(), by=office.minh, on=on, amount=amount, paper="Phiếu thu số 05")


def _close(office: Office, case: Case, on: date) -> None:
    repay(office, case, on, 50_000)
    repay(office, case, on, RECOVER - 50_000)
    commands.close_follow_up(case.follow_up.get(), by=office.minh, on=on, verification="Đã thu hồi đủ")
    commands.close_file(case, by=office.lan, minutes=minutes(on))


DO: dict[str, Any] = {
    "propose": lambda office, case, on: propose(office, case.team, on),
    "decide": make._DO["P2"],
    "prepare": make._DO["P3"],
    "R1": make._DO["R1"],
    "R2": lambda office, case, on: finance.receive_finance_report(
        case, by=office.an, on=on, books=BOOKS, summary="Báo cáo tự kiểm tra"
    ),
    "R3": _verify,
    "draft": _draft,
    "hear": make._DO["R5"],
    "submit": _submit,
    "E1": lambda office, case, on: make.consider(office, case, on, outcome=Outcome.MONEY_TREATED),
    "announce": _announce,
    "assign": assign,
    "close": _close,
}


def day_of(act: str, start: date = START) -> date:
    """The day on which the walk does an act: two days after the one before."""
    return start + timedelta(days=2 * ACTS.index(act) + 1)


def walk(office: Office, case: Case, upto: str, *, after: str = "", start: date = START) -> Case:
    """Do every act after `after` up to and including `upto`."""
    for act in ACTS[ACTS.index(after) + 1 if after else 0 : ACTS.index(upto) + 1]:
        DO[act](office, case, day_of(act, start))
        case.refresh_from_db()
        case.team.refresh_from_db()
    return case
