"""A case under way on paper by its pages: proposed with its papers, confirmed by another, marked for good."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cases.models import Case, Takeover
from inspection.accounts.models import User
from tests.make import make_office
from tests.make_takeover import BEGINS, day_of, register
from tests.walk import accepted, act
from workflows import engine, taking_over

pytestmark = pytest.mark.django_db


def shows(user: User, address: str) -> str:
    """What a page says to somebody."""
    client = Client()
    client.force_login(user)
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def test_one_proposes_with_the_papers_and_another_confirms() -> None:
    office = make_office()
    register(office)
    roles = {"lan": "HEAD", "an": "SECRETARY", "binh": "MEMBER"}
    given: dict[str, Any] = {"places-TOTAL_FORMS": len(roles)}
    for number, (key, role) in enumerate(roles.items()):
        member = office.members[key]
        given |= {f"places-{number}-member": f"{member.full_name} ({member.code})", f"places-{number}-role": role}
    for step in taking_over.asked("KTCH", "verified_on"):
        given[f"{step.number}_on"] = day_of(step.number).isoformat()
        for place, paper in enumerate(step.papers):
            if paper.type_key != "plan":
                given[f"{step.number}_{place}_signer"] = "Đặng Xuân Chủ"
            if paper.type_key == "team-decision":
                given[f"{step.number}_{place}_number"] = "15-QĐ/TU"
    given |= {"subject": office.organizations[0].name, "topic": "Quy chế làm việc", "content": "Thực hiện quy chế."}
    address = "/dang-tren-giay/de-nghi/KTCH/R3/"

    unsigned = act(address, by=office.quan, on=BEGINS, **(given | {"P2_1_number": "16-KH/TU"}))
    assert unsigned.status_code == 422
    assert "Ghi người ký văn bản." in unsigned.content.decode()
    taken = act(address, by=office.quan, on=BEGINS, **(given | {"P2_0_number": "31-QĐ/TU"}))
    assert taken.status_code == 422
    assert "bắt đầu từ số 31" in taken.content.decode()
    accepted(act(address, by=office.quan, on=BEGINS, **given))

    [takeover] = Takeover.objects.all()
    page = f"/dang-tren-giay/{takeover.key}/"
    assert "xac-nhan" not in shows(office.quan, page)
    assert "Kế hoạch" in shows(office.chu, page)
    assert "thiếu" in shows(office.chu, page)
    client = Client()
    client.force_login(office.quan)
    assert client.get(f"{page}xac-nhan/").status_code == 403
    client.force_login(office.dien)
    assert client.get(page).status_code in {403, 404}
    accepted(act(f"{page}xac-nhan/", by=office.chu, on=BEGINS))

    case = Case.objects.get()
    found = engine.current_step(case)
    assert found is not None
    assert found.number == "R3"
    assert case.decided_on == day_of("P2")
    for address in (f"/ho-so/{case.key}/", f"/ho-so/{case.key}/kiem-chung/", "/ho-so/", "/dang-tren-giay/"):
        assert "nhập từ hồ sơ giấy" in shows(office.quan, address)
