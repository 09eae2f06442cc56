"""The administrator's pages of decisions that change the register: shown first, done once, refused in words."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cases import commands
from cases.importing import merger, sample
from cases.models import Level, MemberChange, Organization, OrganizationEvent, PostDuty
from tests.make import START, Office, make_case, make_office

pytestmark = [pytest.mark.django_db, pytest.mark.rule("INV-SUCCESSION")]

DAY = date(2026, 7, 1)
PAPER = {"number": "45-QĐ/TU", "decided_on": "20/06/2026", "on": "01/07/2026"}


@pytest.fixture
def office() -> Office:
    """The small committee and a new ward, represented by Diện's neighbour."""
    office = make_office(3)
    rows = [commands.NewOrganization("MOI", "Đảng ủy phường Sông Mới", Level.GRASSROOTS, DAY, "TU")]
    commands.register_organizations(rows, by=office.administrator, on=START)
    return office


def new_ward() -> Organization:
    """The ward into which others merge."""
    return Organization.objects.get(code="MOI")


def browser(office: Office) -> Client:
    client = Client()
    client.force_login(office.administrator)
    return client


def merging(*pairs: tuple[str, str], **more: Any) -> dict[str, Any]:
    data = {"places-TOTAL_FORMS": str(len(pairs)), "places-INITIAL_FORMS": "0", **PAPER, **more}
    for at, (closing, successor) in enumerate(pairs):
        data |= {f"places-{at}-closing": closing, f"places-{at}-successor": successor}
    return data


def test_a_merger_is_shown_in_figures_then_done_once(office: Office) -> None:
    case = make_case(office, "R1")
    url, client = reverse("organizations-merge"), browser(office)
    one, two = office.organizations[:2]
    pairs = merging((one.code, "MOI"), (two.name, "Đảng ủy phường Sông Mới (MOI)"))
    commands.appoint([(office.members["hoa"], new_ward(), PostDuty.REPRESENTATIVE)], by=office.administrator, since=DAY)

    shown = client.post(url, pairs)

    page = shown.content.decode()
    assert shown.status_code == 200
    assert "tiếp tục theo tên gọi tại thời điểm mở: 1." in page
    assert case.code not in page
    assert not OrganizationEvent.objects.exists()
    one.refresh_from_db()
    assert one.closed_on is None

    assert client.post(url, pairs | {"confirmed": "1"}).status_code == 302
    assert client.post(url, pairs | {"confirmed": "1"}).status_code == 302
    assert OrganizationEvent.objects.count() == 1
    one = Organization.objects.get(pk=one.pk)
    assert (one.closed_on, one.succeeded_by) == (DAY, new_ward())
    assert list(Organization.objects.active(DAY).found("ben lua 1")) == [new_ward()]
    drawn = client.get(reverse("organization", args=["MOI"])).content.decode()
    assert 'class="tree"' in drawn
    assert one.name in drawn


def test_a_workbook_fills_the_rows(office: Office) -> None:
    codes = [one.code for one in office.organizations[:2]]
    content = sample.workbook((merger.MERGER,), {"Sáp nhập": [[code, "MOI"] for code in codes]})
    file = SimpleUploadedFile("sap-nhap.xlsx", BytesIO(content).getvalue())

    read = browser(office).post(reverse("organizations-merge"), merging(("", "")) | {"workbook": file, "read": "1"})

    assert read.status_code == 200
    assert [form["closing"].value() for form in read.context["formsets"][0]] == codes


@pytest.mark.parametrize(
    ("name", "facts", "words"),
    [
        ("organization-rename", {"name": "Đảng ủy phường Bến Lụa 1"}, "Không có gì thay đổi"),
        ("organization-transfer", {"parent": "TU"}, "Không có gì thay đổi"),
        ("organization-transfer", {"parent": "TC001"}, "không thể thay thế"),
        ("organization-split", {"successors": "TC002\nMOI"}, "tổ chức kế thừa nào trả lời"),
        ("organization-split", {"successors": "Không có"}, "Hiện không có tổ chức nào"),
        ("organization-close", {"on": "01/01/2099"}, "chưa đến"),
    ],
)
def test_what_cannot_be_is_refused_in_words(office: Office, name: str, facts: dict[str, str], words: str) -> None:
    make_case(office, "P2")
    code = office.organizations[0].code

    refused = browser(office).post(reverse(name, args=[code]), PAPER | facts)

    assert refused.status_code == 422
    assert words in refused.content.decode()
    assert not OrganizationEvent.objects.exists()


def test_a_renamed_organization_is_found_by_both_names(office: Office) -> None:
    one = office.organizations[0]
    url = reverse("organization-rename", args=[one.code])
    facts = PAPER | {"name": "Đảng ủy phường Tân Lụa"}

    assert browser(office).post(url, facts).status_code == 200
    browser(office).post(url, facts | {"confirmed": "1"})

    assert list(Organization.objects.found("tân lụa")) == list(Organization.objects.found("bến lụa 1")) == [one]


def test_a_member_moves_and_retires(office: Office) -> None:
    member, client = office.members["hoa"], browser(office)
    move = {"organization": office.organizations[1].code, "paper": "Quyết định số 7-QĐ/TU", "on": "01/07/2026"}

    for name, facts in (("member-move", move), ("member-retire", move | {"paper": "Quyết định số 8-QĐ/TU"})):
        url = reverse(name, args=[member.code])
        assert client.post(url, facts).status_code == 200
        assert client.post(url, facts | {"confirmed": "1"}).status_code == 302
        assert client.post(url, facts | {"confirmed": "1"}).status_code == 302

    assert list(MemberChange.objects.values_list("paper", flat=True)) == [
        "Quyết định số 7-QĐ/TU",
        "Quyết định số 8-QĐ/TU",
    ]
