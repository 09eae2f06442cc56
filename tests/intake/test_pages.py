"""The pages of intake: filters, papers, what waits, and the ways to a complaint and to an inspection."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import localdate
from pytest_django.plugin import DjangoDbBlocker

from cases.commands import intake
from cases.models import Handling, SealRequest, SignAssessment, ViolationSign
from documents.models import Document
from tests.intake.make_intake import CONTENT, SENDER, anonymous, classify, custodian, receive
from tests.intake.pages import send
from tests.kept import kept_house
from tests.make import Office, make_office
from tests.workflows.pages import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def office(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    with kept_house(django_db_blocker, tmp_path_factory, "intake", make_office) as made:
        yield made


def test_the_register_is_found_through_without_accents_by_class_state_and_year(office: Office) -> None:
    kept = classify(office, receive(office))
    other = anonymous(office, content="Đề nghị sửa đường, không liên quan.")
    clerk = signed_in(office.thu)

    def shown(**filters: Any) -> set[str]:
        return {row.petition.symbol for row in clerk.get(reverse("petitions"), filters).context["rows"]}

    assert shown() == {kept.symbol, other.symbol}
    assert shown(q="nha van hoa") == {kept.symbol}
    assert shown(classification="denunciation") == {kept.symbol}
    assert shown(state="waiting", year=kept.year) == {kept.symbol, other.symbol}
    assert shown(year=1999) == set()


@pytest.mark.parametrize(
    ("handling", "papers"),
    [
        (Handling.TRANSFER, {"petition-slip", "petition-transfer"}),
        (Handling.RETURN, {"petition-slip", "petition-return"}),
        (Handling.GUIDE, {"petition-slip", "petition-guidance"}),
    ],
)
def test_each_way_makes_its_letter_which_names_no_sender(office: Office, handling: str, papers: set[str]) -> None:
    petition = classify(office, receive(office), is_competent=False)

    answer = send(
        signed_in(office.quan), "petition-handle", petition.key, handling=handling, handed_to="Đảng ủy phường",
        reason="Theo thẩm quyền",
    )  # fmt: skip

    assert answer.status_code == 302
    made = Document.objects.filter(occasion=petition.pk, type_key__startswith="petition-")
    assert {paper.type_key for paper in made} == papers
    assert all(SENDER.name not in str(paper.facts) for paper in made)
    assert {paper.number for paper in made if paper.type.numbered} == {1}


def test_a_declined_denunciation_is_answered_by_a_notice(office: Office) -> None:
    petition = classify(office, receive(office), grounds=["no_civil_capacity"])

    send(signed_in(office.quan), "petition-handle", petition.key, handling="decline", reason="Có xác nhận")

    assert Document.objects.get(type_key="petition-refusal").body == office.standing


def test_a_paper_of_a_petition_is_hidden_from_whom_it_is_about(office: Office) -> None:
    petition = receive(office, subject_organization=None, subject_member=office.members["pho"])
    classify(office, petition, is_competent=False)
    send(
        signed_in(office.quan), "petition-handle", petition.key, handling="transfer", handed_to="Tỉnh ủy",
        reason="Theo thẩm quyền",
    )  # fmt: skip
    paper = Document.objects.get(type_key="petition-transfer")

    for who, seen in {"chu": True, "thu": True, "pho": False, "lan": False}.items():
        user = office.users[who]
        assert (paper in Document.objects.readable_by(user)) is seen, who
        assert (paper in Document.objects.registered_for(user)) is (seen and who != "lan"), who


def test_what_waits_stands_in_the_work_of_the_office_the_custodian_and_who_asked(office: Office) -> None:
    custodian(office)
    petition = receive(office)

    def work(who: str) -> list[str]:
        return [one.rule for one in signed_in(office.users[who]).get(reverse("inbox")).context["intake"]]

    assert work("thu") == ["GQTC-FIRST"]
    assert work("dai") == []
    intake.ask_to_open(petition, by=office.quan, on=localdate(), motive="Ghi bì thư")
    assert work("dai") == ["CONF-DENOUNCER"]
    request = SealRequest.objects.get()
    intake.decide_opening(request, by=office.dai, on=localdate(), approved=True, reason="Đúng mục đích")
    assert work("quan") == ["CONF-DENOUNCER", "GQTC-FIRST"]
    assert work("dai") == []


def test_signs_seen_in_a_petition_lead_to_an_inspection_through_the_pages(office: Office) -> None:
    petition = anonymous(office)
    officer = signed_in(office.quan)

    send(officer, "petition-sign", petition.key, body=office.standing.pk, subject="TC001", description=CONTENT)
    sign = ViolationSign.objects.get()
    send(officer, "violation-sign-assess", sign.key, assessment=SignAssessment.ENOUGH, reason="Có tài liệu")
    opened = send(officer, "violation-sign-promote", sign.key, about="trong thu, chi quỹ")
    sign.refresh_from_db()

    assert sign.case is not None
    assert opened.headers["Location"] == reverse("case", args=[sign.case.key])
    desk = officer.get(opened.headers["Location"], {"xem": "dau-hieu"}).content.decode()
    assert reverse("violation-sign", args=[sign.key]) in desk
    page = officer.get(reverse("violation-sign", args=[sign.key])).content.decode()
    assert reverse("case", args=[sign.case.key]) in page
    assert reverse("petition", args=[petition.key]) in page
    assert sign.key in officer.get(reverse("petition", args=[petition.key])).content.decode()
