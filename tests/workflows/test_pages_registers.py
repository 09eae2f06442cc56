"""Registers beside the cases, through their pages: policies to amend, routine supervision, weak organizations."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases.commands import registers
from cases.commands.registers import Recommended
from cases.errors import AlreadyDone, NotYourDuty
from cases.errors_follow_up import ListedAlready, NotOfThisHouse
from cases.models import (
    Organization,
    PolicyRecommendation,
    Post,
    PostDuty,
    SupervisionEntry,
    WeakOrganization,
)
from tests.make import FOUNDED, START, Office, make_office
from tests.walk import accepted, act, morning

pytestmark = pytest.mark.django_db

LATER = START + timedelta(days=30)
TOLD = Recommended("Quy chế mẫu", "Bỏ quy định trùng lặp", "Ban Tổ chức Thành ủy")


@pytest.fixture(scope="module")
def _office(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Office]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_office()
        transaction.set_rollback(True)


@pytest.fixture
def office(_office: Office, db: None) -> Office:
    return _office


def shown(office: Office, url: str, by: str) -> str:
    with time_machine.travel(morning(LATER), tick=True):
        client = Client()
        client.force_login(office.users[by])
        found: str = client.get(url).content.decode()
        return found


def listed(office: Office, **values: Any) -> WeakOrganization:
    facts: dict[str, Any] = {
        "reasons": "Hai năm không hoàn thành nhiệm vụ",
        "measures": "Kiện toàn cấp ủy",
        "in_charge": office.members["minh"],
        "review_on": LATER,
    } | values
    return registers.list_weak(office.standing, office.organizations[1], by=office.quan, on=START, **facts)


def test_a_recommendation_is_answered_once_and_read_by_the_office_alone(office: Office) -> None:
    said: dict[str, Any] = {"regulation": TOLD.regulation, "text": TOLD.text, "addressed_to": TOLD.addressed_to}
    accepted(act("/kien-nghi-chinh-sach/them/", by=office.chu, on=START, **said))
    row = PolicyRecommendation.objects.get()
    accepted(act(f"/kien-nghi-chinh-sach/{row.pk}/tra-loi/", by=office.quan, on=LATER, answer="Sẽ sửa", adopted="on"))

    row.refresh_from_db()
    assert (row.adopted, row.answered_on) == (True, LATER)
    with pytest.raises(AlreadyDone):
        registers.answer_recommendation(row, by=office.quan, on=LATER, answer="Khác", adopted=False)
    assert TOLD.regulation in shown(office, "/kien-nghi-chinh-sach/", "thu")
    for key in ("minh", "dien", "vien"):
        assert TOLD.regulation not in shown(office, "/kien-nghi-chinh-sach/", key)


@pytest.mark.parametrize("form", ["direct", "indirect"])
def test_routine_supervision_is_entered_without_a_team(office: Office, form: str) -> None:
    own = office.organizations[0]
    said: dict[str, Any] = {"content": "Dự họp chi bộ", "finding": "Sinh hoạt đúng kỳ", "form": form}
    url = "/giam-sat-thuong-xuyen/them/"
    accepted(act(url, by=office.quan, on=START, organization=f"{own.name} ({own.code})", **said))

    row = SupervisionEntry.objects.get()
    assert (row.organization, row.form, row.on) == (own, form, START)
    assert "Dự họp chi bộ" in shown(office, "/giam-sat-thuong-xuyen/", "quan")
    assert "Dự họp chi bộ" not in shown(office, "/giam-sat-thuong-xuyen/", "dien")


def test_a_member_is_supervised_by_code_and_never_with_an_organization(office: Office) -> None:
    said: dict[str, Any] = {"content": "Nghe báo cáo", "finding": "Gương mẫu", "form": "indirect"}
    both: dict[str, Any] = {"organization": office.organizations[0].name, "member": "DV-dien"}
    assert act("/giam-sat-thuong-xuyen/them/", by=office.quan, on=START, **said, **both).status_code == 422

    accepted(act("/giam-sat-thuong-xuyen/them/", by=office.quan, on=START, member="DV-dien", **said))
    assert SupervisionEntry.objects.get().member == office.members["dien"]


def test_a_weak_organization_is_reviewed_by_its_day_until_it_is_strengthened(office: Office) -> None:
    weak, minh = office.organizations[1], office.members["minh"]
    said: dict[str, Any] = {
        "reasons": "Không hoàn thành nhiệm vụ",
        "measures": "Kiện toàn",
        "review_on": f"{LATER:%d/%m/%Y}",
    }
    named: dict[str, Any] = {
        "organization": f"{weak.name} ({weak.code})",
        "in_charge": f"{minh.full_name} ({minh.code})",
    }
    accepted(act("/to-chuc-yeu-kem/them/", by=office.quan, on=START, **said, **named))
    row = WeakOrganization.objects.get()
    url = f"/to-chuc-yeu-kem/{row.pk}/ra-soat/"
    assert act(url, by=office.quan, on=LATER, result="Có tiến bộ").status_code == 422
    later = LATER + timedelta(days=90)
    accepted(act(url, by=office.quan, on=LATER, result="Có tiến bộ", review_on=f"{later:%d/%m/%Y}"))
    accepted(act(url, by=office.quan, on=later, result="Đã mạnh lên", strengthened="on"))

    row.refresh_from_db()
    assert (row.strengthened_on, row.reviews.count()) == (later, 2)
    assert weak.name in shown(office, "/to-chuc-yeu-kem/", "quan")


def test_a_register_refuses_strangers_the_inspected_side_and_other_houses(office: Office) -> None:
    other = Organization.objects.create(code="KHAC", name="Đảng bộ khác", level="PROVINCE", founded_on=FOUNDED)
    said: dict[str, Any] = {"on": START, "form": "direct", "content": "Nội dung", "finding": "Kết quả"}
    Post.objects.create(
        member=office.members["quan"], organization=office.organizations[2], duty=PostDuty.REPRESENTATIVE, since=FOUNDED
    )

    with pytest.raises(NotOfThisHouse):
        registers.log_supervision(office.standing, other, by=office.quan, **said)
    with pytest.raises(NotYourDuty):
        registers.log_supervision(office.standing, office.organizations[0], by=office.minh, **said)
    with pytest.raises(NotYourDuty):
        registers.log_supervision(office.standing, office.organizations[2], by=office.quan, **said)
    with pytest.raises(NotYourDuty):
        registers.recommend_policy(office.standing, TOLD, by=office.minh, on=START)


def test_an_organization_is_listed_once_at_a_time(office: Office) -> None:
    row = listed(office)

    with pytest.raises(ListedAlready):
        listed(office)
    registers.review_weak(row, by=office.quan, on=START, result="Mạnh", strengthened=True)
    assert listed(office).pk != row.pk
