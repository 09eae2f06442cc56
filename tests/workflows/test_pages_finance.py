"""An inspection of party finance through its pages, from the proposal to the closed file."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client

from cases.commands import finance
from cases.minutes import TreatedPart
from cases.models import Kind, Outcome, WorkItem, sums_of
from documents import commands as papers
from documents.models import Document
from tests import make_finance, walk
from tests.make import START, Office, make_case, make_office
from tests.walk import accepted, act, opened, taken
from workflows import engine, inbox
from workflows.papers import renew_money

pytestmark = pytest.mark.django_db

ADDRESS = "/ho-so/{key}/"


def fill_team(office: Office, **given: Any) -> dict[str, Any]:
    roles = {"lan": "HEAD", "an": "SECRETARY", "binh": "MEMBER", "hoa": "MEMBER"}
    facts: dict[str, Any] = {"places-TOTAL_FORMS": len(roles), "sheets": ["fees", "budget"], "places-3-expert": "on"}
    for number, (key, role) in enumerate(roles.items()):
        member = office.members[key]
        facts |= {f"places-{number}-member": f"{member.full_name} ({member.code})", f"places-{number}-role": role}
    return facts | given


BOOK: dict[str, Any] = {
    "books-TOTAL_FORMS": 1, "books-0-kind": "ledger", "books-0-title": "Sổ thu nộp đảng phí",
    "books-0-period": "năm 2025", "books-0-volumes": 12, "books-0-originals": "Văn phòng Đảng ủy",
}  # fmt: skip
AMOUNTS: tuple[dict[str, Any], ...] = (
    {"category": "fees-in", "books": "412.500", "verified": "437.300"},
    {"category": "committee", "books": "1.250.000", "verified": "1.161.450"},
)
PARTS = {
    1: [("24.800", "recover", "short", "")],
    2: [("60.000", "recover", "improper", ""), ("28.550", "none", "", "Đã giải trình đủ chứng từ")],
}


def labels(office: Office, key: str) -> list[str]:
    return [str(inbox.Work(item).label) for item in WorkItem.objects.filter(user=office.users[key], closed_at=None)]


def test_the_whole_procedure_through_its_pages() -> None:
    office = make_office()
    case = opened(office, Kind.FINANCE_INSPECTION)
    team, base, day = case.team, ADDRESS.format(key=case.key), START

    def on() -> date:
        nonlocal day
        day += timedelta(days=1)
        return day

    refused = walk.take("P1", team, by=office.quan, on=on(), **fill_team(office, **{"places-3-expert": ""}))
    assert refused.status_code == 422
    taken("P1", team, by=office.quan, on=on(), **fill_team(office))
    assert [label for label in labels(office, "chu") if "quyết định" in label.lower()]
    taken("P1", team, by=office.chu, on=on())
    for key in ("lan", "an", "binh", "hoa"):
        accepted(act(f"/doan/{team.key}/cam-ket/", by=office.users[key], on=on(), has_conflict="no"))
    taken("P1", team, by=office.lan, on=on())
    taken("R1", case, by=office.lan, on=on())
    taken("R2", case, by=office.an, on=on(), summary="Báo cáo tự kiểm tra.", **BOOK)
    for amount in AMOUNTS:
        accepted(act(f"{base}so-lieu/them/", by=office.hoa, on=on(), period="năm 2025", documents="Sổ", **amount))
    accepted(act(f"{base}so-lieu/2/", by=office.hoa, on=on(), documents="Phiếu chi số 12, 27, 31"))
    accepted(act(f"{base}buoi-lam-viec/them/", by=office.an, on=on(), kind="working", course="Làm việc."))
    accepted(act(f"{base}doi-chieu/", by=office.an, on=on(), course="Hai bên đối chiếu."))
    taken("R3", case, by=office.lan, on=on())
    for number, parts in PARTS.items():
        given: dict[str, Any] = {"parts-TOTAL_FORMS": len(parts)}
        for row, values in enumerate(parts):
            names = ("amount", "treatment", "fault", "reason")
            given |= {f"parts-{row}-{name}": value for name, value in zip(names, values, strict=True)}
        accepted(act(f"{base}so-lieu/{number}/xu-ly/", by=office.an, on=on(), **given))
    walk.find(office, case, on(), "shortcoming", "Thu đảng phí còn thiếu.")
    taken("R4", case, by=office.an, on=on())
    walk.respond(office, case, on(), 1, "accept")
    taken("R4", case, by=office.an, on=on())
    taken("R4", case, by=office.lan, on=on())
    conclude = {
        "votes_for": 5,
        "votes_against": 0,
        "outcome": Outcome.MONEY_TREATED,
        "course": "Thảo luận, biểu quyết.",
    }
    conclude |= {f"roll-{number}-presence": "present" for number in range(5)}
    taken("E1", case, by=office.chu, on=on(), **conclude)
    taken("E2", case, by=office.chu, on=on())
    assert sums_of(case).recover == 84_800
    minh = office.members["minh"]

    def fill(shown: dict[str, Any]) -> dict[str, Any]:
        assert shown["requirements-0-amount"] == "84.800"
        rows = range(int(shown["requirements-TOTAL_FORMS"]))
        due = (day + timedelta(days=60)).isoformat()
        return {f"requirements-{row}-due_on": due for row in rows} | {
            f"requirements-{row}-verifier": f"{minh.full_name} ({minh.code})" for row in rows
        }

    taken("E2", case, by=office.chu, on=on(), fill=fill)
    assert walk.take("E2", case, by=office.lan, on=on()).status_code == 422  # money is still to be recovered
    accepted(act(f"{base}yeu-cau/1/nop-tien/", by=office.minh, on=on(), amount="50.000", paper="Phiếu thu số 05"))
    assert act(f"{base}yeu-cau/1/xong/", by=office.minh, on=on(), verification="Đủ").status_code == 422
    accepted(act(f"{base}yeu-cau/1/nop-tien/", by=office.minh, on=on(), paper="Phiếu thu số 09"))
    accepted(act(f"{base}yeu-cau/1/xong/", by=office.minh, on=on(), verification="Đã thu hồi đủ."))
    taken("E2", case, by=office.lan, on=on())

    case.refresh_from_db()
    assert case.closed_on == day
    assert engine.current_step(case) is None
    made = {row.type_key: row for row in Document.objects.of_case(case)}
    assert {"reconciliation-minutes", "reconciliation-table", "conclusion-notice"} <= made.keys()
    told = str(made["conclusion-notice"].facts)
    assert "84.800 nghìn đồng (bằng chữ: tám mươi tư triệu tám trăm nghìn đồng)" in told


@pytest.mark.rule("SELF-REPORT")
def test_the_inspected_side_hands_its_report_in_with_the_list_of_books() -> None:
    office = make_office()
    case = make_finance.walk(office, make_finance.opened(office), "R1")
    engine.reconcile()
    address, on = f"/don-vi/{case.key}/bao-cao/", make_finance.day_of("R2")

    without = act(address, by=office.dien, on=on, summary="Báo cáo tự kiểm tra.")
    accepted(act(address, by=office.dien, on=on, summary="Báo cáo tự kiểm tra.", **BOOK))

    assert without.status_code == 422
    assert [(book.title, book.originals) for book in case.books.all()] == [("Sổ thu nộp đảng phí", "Văn phòng Đảng ủy")]


def test_a_notice_says_the_sums_on_record_whatever_was_proposed_before() -> None:
    office = make_office()
    case = make_finance.walk(office, make_finance.opened(office), "hear")
    on = make_finance.day_of("submit")
    written = papers.save_draft("conclusion-notice", case, by=office.an, on=on)
    own = [*written.blocks, {"kind": "paragraph", "text": "Câu do đoàn viết thêm."}]
    papers.save_draft("conclusion-notice", case, by=office.an, on=on, blocks=own)
    line = case.amounts.get(number=2)
    finance.treat_amount(line, by=office.an, on=on, parts=[TreatedPart(88_550, "recover", "improper")])

    renew_money(case, by=office.lan, on=on)

    last = papers.last_draft("conclusion-notice", case)
    assert last is not None
    told = str(last.blocks)
    assert "84.800" in str(own)
    assert "84.800" not in told
    assert told.count("113.350 nghìn đồng (bằng chữ: một trăm mười ba triệu ba trăm năm mươi nghìn đồng)") >= 3
    assert "Câu do đoàn viết thêm." in told


def test_figures_exist_only_where_finance_is_inspected() -> None:
    office = make_office()
    case = make_case(office, "R3")
    client = Client()
    client.force_login(office.an)

    for name in ("so-lieu/them/", "doi-chieu/", "so-sach/them/"):
        assert client.get(f"/ho-so/{case.key}/{name}").status_code == 404
