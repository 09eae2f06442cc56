"""Papers on the page: who may read which, the register, and the same answer for what is not there."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from cases import commands as acts
from cases.models import TrailEntry
from documents import catalogue, commands, store
from documents.models import Document, State
from tests import make
from tests.documents.walk import day
from tests.make import Office, make_office

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def document(office: Office) -> Document:
    """The decision on a team, issued with a file of its own."""
    case = make.make_case(office, "P2")
    made = commands.issue(catalogue.TEAM_DECISION, case.team, by=office.chu, on=day("P2"), wait=True)
    sha256 = store.keep(PDF)
    Document.objects.filter(pk=made.pk).update(state=State.ISSUED, file_sha256=sha256, file_size=len(PDF), pages=1)
    made.refresh_from_db()
    return made


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


ADDRESSES = ["paper", "paper-file", "paper-state"]


@pytest.mark.parametrize("name", ADDRESSES)
def test_the_team_reads_its_paper(office: Office, document: Document, name: str) -> None:
    assert signed_in(office.lan).get(reverse(name, args=[document.key])).status_code == 200


@pytest.mark.parametrize("name", ADDRESSES)
def test_A04_who_has_no_part_gets_what_is_not_there(office: Office, document: Document, name: str) -> None:  # noqa: N802
    insider = signed_in(office.minh)

    refused = insider.get(reverse(name, args=[document.key]))
    missing = insider.get(reverse(name, args=["0" * 20]))

    assert refused.status_code == missing.status_code == 404
    assert refused.content == missing.content
    assert document.symbol.encode() not in refused.content
    assert TrailEntry.objects.filter(act="access-denied", by=office.minh).count() == 2


@pytest.mark.parametrize("name", ["paper-print", "scan-attach", "void-ask", "void", "void-refuse"])
def test_A04_who_has_no_part_does_nothing_to_it(office: Office, document: Document, name: str) -> None:  # noqa: N802
    answer = signed_in(office.minh).post(reverse(name, args=[document.key]), {"reason": "x"})

    assert answer.status_code == 404
    document.refresh_from_db()
    assert (document.state, document.void_asked_by) == (State.ISSUED, None)


def test_A04_the_right_hash_opens_nothing(office: Office, document: Document) -> None:  # noqa: N802
    client = signed_in(office.minh)

    for address in (
        f"/van-ban/{document.file_sha256}/",
        f"/papers/{document.file_sha256}",
        f"/static/{document.file_sha256}",
    ):
        assert client.get(address).status_code == 404


def test_the_bytes_sent_are_the_bytes_issued(office: Office, document: Document) -> None:
    answer = signed_in(office.lan).get(reverse("paper-file", args=[document.key]) + "?tai=1")

    assert answer.content == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "attachment" in answer["Content-Disposition"]
    assert document.file_sha256 not in str(answer.headers)


def test_a_file_altered_on_the_disk_is_not_sent(office: Office, document: Document) -> None:
    path = store.path_of(document.file_sha256)
    whole = path.read_bytes()
    path.write_bytes(b"%PDF other")
    try:
        answer = signed_in(office.lan).get(reverse("paper-file", args=[document.key]))
        assert (answer.status_code, answer["Content-Type"]) == (409, "text/html; charset=utf-8")
        assert b"%PDF" not in answer.content
    finally:
        path.write_bytes(whole)


def test_the_inspected_reads_what_was_served_and_nothing_else(office: Office) -> None:
    case = make.make_case(office, "P2")
    decision, plan, proposal = (
        commands.issue(paper, case.team, by=by, on=day("P2"), wait=True)
        for paper, by in (
            (catalogue.TEAM_DECISION, office.chu),
            (catalogue.PLAN, office.chu),
            (catalogue.PROPOSAL, office.quan),
        )
    )
    case = make.walk(office, case, "P3", after="P2")
    served = [make.serving("team-decision", day("R1"), version=decision.facts_sha256)]
    acts.deploy(case, by=office.lan, minutes=make.minutes(day("R1")), served=served)
    client = signed_in(office.dien)

    answers = {one: client.get(reverse("paper", args=[one.key])).status_code for one in (decision, plan, proposal)}

    assert answers == {decision: 200, plan: 404, proposal: 404}


def test_the_clerk_finds_the_number_and_no_longer_the_text(office: Office, document: Document) -> None:
    commands.dispatch(document, by=office.thu, on=day("P2"))
    clerk = signed_in(office.thu)

    register = clerk.get(reverse("register"))
    page = clerk.get(reverse("paper", args=[document.key]))
    file = clerk.get(reverse("paper-file", args=[document.key]))

    assert document.symbol in register.content.decode()
    assert page.status_code == 200
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" not in page.content.decode()
    assert file.status_code == 404


def test_the_register_of_another_is_empty(office: Office, document: Document) -> None:
    assert document.symbol not in signed_in(office.minh).get(reverse("register")).content.decode()


def test_the_register_leaves_as_a_file(office: Office, document: Document) -> None:
    answer = signed_in(office.thu).get(reverse("register-file", args=["csv"]))

    assert answer.status_code == 200
    assert document.symbol in answer.content.decode("utf-8-sig")


def test_opening_a_waiting_paper_sends_it_to_the_worker(office: Office) -> None:
    case = make.make_case(office, "P2")
    paper = commands.issue(catalogue.TEAM_DECISION, case.team, by=office.chu, on=day("P2"), wait=True)
    client = signed_in(office.lan)
    address = reverse("paper-print", args=[paper.key])

    assert f'hx-post="{address}"' in client.get(reverse("paper", args=[paper.key])).content.decode()
    answer = client.post(address, headers={"HX-Request": "true"})
    paper.refresh_from_db()

    assert paper.state == State.ISSUING
    assert f'hx-get="{reverse("paper-state", args=[paper.key])}"' in answer.content.decode()


def test_a_register_is_continued_from_paper_on_its_page(office: Office) -> None:
    told = {"body": office.standing.pk, "code": "QĐ", "last": "41"}

    answer = signed_in(office.thu).post(reverse("series-open"), told)
    refused = signed_in(office.lan).post(reverse("series-open"), told)

    assert answer.status_code == 302
    assert refused.status_code == 404
