"""What became of the subject stands beside its name of the day: on desk, portal, inbox, and where a paper goes to."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases import commands
from cases.models import Level, PostDuty
from documents.catalogue import BY_KEY
from documents.facts import content, occasion_of
from tests import make_discipline
from tests.make import START, make_case, make_office
from tests.walk import day_of
from tests.workflows.pages import signed_in
from workflows import engine

pytestmark = [pytest.mark.django_db, pytest.mark.rule("INV-SUCCESSION")]

DAY = day_of("R1")
PAPER: dict[str, Any] = {"on": DAY, "decided_on": DAY, "decision_number": "45-QĐ/TU"}


def text(client: Client, name: str, *args: object) -> str:
    return client.get(reverse(name, args=args)).content.decode()


def test_the_successor_stands_beside_the_subject_and_no_name_is_rewritten() -> None:
    office = make_office()
    by = office.administrator
    case = make_case(office, "R1")
    engine.place(case)
    row = commands.NewOrganization("MOI", "Đảng ủy phường Sông Mới", Level.GRASSROOTS, START, "TU")
    new = commands.register_organizations([row], by=by, on=START)["MOI"]
    commands.appoint([(office.members["dien"], new, PostDuty.REPRESENTATIVE)], by=by, since=DAY)

    commands.merge_organizations([office.organizations[0]], [new], by=by, **PAPER)

    case.refresh_from_db()
    line = f"Từ {DAY:%d/%m/%Y} do Đảng ủy phường Sông Mới trả lời, theo Quyết định số 45-QĐ/TU."
    assert line in text(signed_in(office.lan), "case", case.key)
    assert line in text(signed_in(office.dien), "portal-case", case.key)
    assert "nay là Đảng ủy phường Sông Mới" in text(signed_in(office.lan), "inbox")
    outline = BY_KEY["outline"]
    which = occasion_of(outline, case.team, None)
    told = content(outline, case.team, DAY, which)
    both = f"{case.subject_name} (nay là Đảng ủy phường Sông Mới)"
    assert any(both in name for name in told["recipients"])
    before = content(outline, case.team, DAY - timedelta(days=1), which)
    assert not any("nay là" in name for name in before["recipients"])


def test_a_renamed_subject_and_one_that_ended_say_so() -> None:
    office = make_office()
    case = make_case(office, "R1")
    organization = office.organizations[0]

    commands.rename_organization(organization, by=office.administrator, name="Đảng ủy phường Tân Lụa", **PAPER)
    assert "đổi tên thành Đảng ủy phường Tân Lụa" in text(signed_in(office.lan), "case", case.key)

    later = PAPER | {"on": DAY + timedelta(days=1)}
    commands.close_organizations([organization], by=office.administrator, **later)
    assert "kết thúc hoạt động, theo Quyết định số 45-QĐ/TU" in text(signed_in(office.lan), "case", case.key)


def test_a_member_who_moved_and_retired_is_told_of_both() -> None:
    office = make_office()
    make_discipline.make_ward(office)
    case = make_discipline.walk(office, make_discipline.open_member(office), "P2")
    member, on, by = case.subject_member, make_discipline.day_of("P2"), office.administrator
    assert member is not None
    other = office.organizations[1]
    commands.transfer_member(member, by=by, on=on, organization=other, paper="Quyết định số 1-QĐ/TU")
    commands.retire_member(member, by=by, on=on, paper="Quyết định số 2-QĐ/TU")

    page = text(signed_in(office.lan), "case", case.key)

    assert f"chuyển sinh hoạt đảng đến {other.name}, theo Quyết định số 1-QĐ/TU" in page
    assert f"Nghỉ hưu từ {on:%d/%m/%Y}, theo Quyết định số 2-QĐ/TU" in page
