"""Wrongful discipline through its pages: established, applied for, apologised for, restored, the register corrected."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
import time_machine
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from cases import commands, trail
from cases.models import Case, FollowUpItem, TrailEntry, WorkItem
from documents.models import Document
from tests.cases.test_exoneration import DONE, FOUND, sanctioned
from tests.make import Office
from tests.make_discipline import open_member
from tests.make_suspension import kept_house
from tests.walk import Given, accepted, act, morning, take, taken
from workflows import engine, flows
from workflows.models import CaseProcess
from workflows.nodes import steps_of
from workflows.words import ACTS

pytestmark = pytest.mark.django_db

FACTS = {"follow_up"}


@pytest.fixture(scope="module")
def _house(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Office]:
    with django_db_blocker.unblock(), kept_house() as made:
        yield made[0]


@pytest.fixture
def office(_house: Office, db: None) -> Office:
    """The city with a ward whose committee Diện sits in."""
    return _house


def wronged(office: Office, form: str = "WARNING") -> Case:
    """The case in which Diện was disciplined."""
    return sanctioned(open_member(office), form).case


def established(office: Office, form: str = "WARNING", **given: Any) -> Case:
    """P1 through its page."""
    source = wronged(office, form)
    said = {"paper": "Thông báo kết luận kiểm tra", "dated": FOUND.isoformat(), "ground": "finding"} | given
    accepted(act(f"/ho-so/{source.key}/ky-luat-oan/", by=office.quan, on=FOUND, **said))
    return Case.objects.get(kind="XLPH", exoneration__sanction__case=source)


def verified_by(office: Office) -> Any:
    """Every measure the page proposes gets its day and its verifier."""
    minh = office.members["minh"]

    def fill(shown: Given) -> Given:
        given: Given = {}
        for row in range(int(shown["measures-TOTAL_FORMS"])):
            given[f"measures-{row}-due_on"] = DONE.isoformat()
            given[f"measures-{row}-verifier"] = f"{minh.full_name} ({minh.code})"
        return given

    return fill


def page(office: Office, url: str, *, on: date, by: str = "chu") -> Any:
    """What somebody is shown on a day."""
    with time_machine.travel(morning(on), tick=True):
        client = Client()
        client.force_login(office.users[by])
        return client.get(url)


@pytest.mark.rule("EXON")
def test_a_wrong_is_walked_from_what_established_it_to_the_corrected_register(office: Office) -> None:
    case = established(office)
    taken("R1", case, by=office.chu, on=DONE, fill=verified_by(office), apology="both")
    early = take("E1", case, by=office.chu, on=DONE, corrected="Lý lịch đảng viên")
    for item in FollowUpItem.objects.filter(case=case):
        commands.close_follow_up(item, by=office.minh, on=DONE, verification="Đã thực hiện")
    taken("E1", case, by=office.chu, on=DONE, corrected="Lý lịch đảng viên", responsibility="Kiểm điểm tổ thẩm tra")

    case.refresh_from_db()
    assert early.status_code == 422
    assert "EXON" in early.content.decode()
    assert case.closed_on == DONE
    assert CaseProcess.objects.get(case=case).finished is not None
    assert [one for one in engine.astray() if one in (case, case.team)] == []
    assert list(trail.problems()) == []
    assert set(TrailEntry.objects.filter(case=case).values_list("act", flat=True)) <= set(ACTS)
    assert not WorkItem.objects.filter(case=case, closed_at__isnull=True).exists()
    made = set(Document.objects.standing().of_case(case).values_list("type_key", flat=True))
    assert "apology-letter" in made
    for step in [*steps_of(flows.OF_TEAM[case.kind]), *steps_of(flows.OF_CASE[case.kind])]:
        assert set(step.outputs) - FACTS <= made, step.number


@pytest.mark.rule("EXON")
def test_an_apology_at_a_meeting_leaves_no_letter(office: Office) -> None:
    case = established(office)

    taken("R1", case, by=office.chu, on=DONE, fill=verified_by(office), apology="meeting")

    assert not Document.objects.of_case(case).filter(type_key="apology-letter").exists()


@pytest.mark.rule("EXON")
def test_after_an_expulsion_the_application_comes_first(office: Office) -> None:
    case = established(office, "EXPULSION")
    at = f"/ho-so/{case.key}/don-de-nghi/"
    assert at in page(office, f"/ho-so/{case.key}/", on=FOUND).content.decode()

    refused = take("R1", case, by=office.chu, on=DONE, fill=verified_by(office), apology="meeting")
    accepted(act(at, by=office.quan, on=FOUND))
    again = act(at, by=office.chu, on=DONE)
    taken("R1", case, by=office.chu, on=DONE, fill=verified_by(office), apology="meeting")

    assert refused.status_code == 422
    assert "EXON" in refused.content.decode()
    assert again.status_code == 422
    assert at not in page(office, f"/ho-so/{case.key}/", on=DONE).content.decode()


@pytest.mark.rule("EXON")
def test_an_apology_alone_restores_nothing(office: Office) -> None:
    case = established(office)

    refused = take("R1", case, by=office.chu, on=DONE, apology="meeting", **{"measures-TOTAL_FORMS": "0"})

    assert refused.status_code == 422
    assert "EXON" in refused.content.decode()


@pytest.mark.rule("EXON", "EXON-SCOPE")
def test_what_is_not_established_or_fits_nobody_is_refused(office: Office) -> None:
    at = f"/ho-so/{wronged(office).key}/ky-luat-oan/"
    said: dict[str, Any] = {"paper": "Đơn", "dated": FOUND.isoformat(), "ground": "complaint"}

    unproved = act(at, by=office.quan, on=FOUND, **said)
    odd = act(at, by=office.quan, on=FOUND, **(said | {"ground": "finding", "subject": "deceased_member"}))

    assert (unproved.status_code, odd.status_code) == (422, 422)
    assert "EXON" in unproved.content.decode()
    assert "EXON-SCOPE" in odd.content.decode()


def test_a_case_without_discipline_has_nothing_to_put_right(office: Office) -> None:
    case = open_member(office)

    assert page(office, f"/ho-so/{case.key}/ky-luat-oan/", on=FOUND, by="quan").status_code == 404
    assert page(office, f"/ho-so/{case.key}/don-de-nghi/", on=FOUND, by="quan").status_code == 404
    assert TrailEntry.objects.filter(act="access-denied").count() == 2


def test_every_page_of_a_wrong_stands(office: Office) -> None:
    case = established(office)
    taken("R1", case, by=office.chu, on=DONE, fill=verified_by(office), apology="meeting")
    tabs = ("", "?xem=phuc-hoi", "?xem=van-ban", "?xem=bien-ban", "?xem=theo-doi", "?xem=nhat-ky", "so-do/", "buoc/E1/")
    at = [f"/ho-so/{case.key}/{tab}" for tab in tabs]
    for url in (*at, f"/doan/{case.team.key}/", "/ho-so/?kind=XLPH&step=E1", "/viec/"):
        assert page(office, url, on=DONE).status_code == 200, url


def test_a_stranger_finds_nothing(office: Office) -> None:
    source = wronged(office)
    for url in (f"/ho-so/{source.key}/ky-luat-oan/",):
        assert page(office, url, on=FOUND, by="minh").status_code == 404
        assert page(office, url, on=FOUND).status_code == 403


def test_the_disciplined_case_offers_it_to_the_officer(office: Office) -> None:
    source = wronged(office)
    Case.objects.filter(pk=source.pk).update(
        submitted_on=FOUND, concluded_on=FOUND, outcome="DISCIPLINED", sanctioned_on=FOUND
    )

    assert (
        f"/ho-so/{source.key}/ky-luat-oan/"
        in page(office, f"/ho-so/{source.key}/", on=FOUND, by="quan").content.decode()
    )
