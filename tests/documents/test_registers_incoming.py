"""The register of incoming documents: numbered as they come, handed on, scanned; a petition without its sender."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils.timezone import localdate

from cases import commands as acts
from cases.errors import NotYourDuty
from cases.models import Case, Petition, PostDuty, Term, TrailEntry
from documents import commands, verify
from documents.commands import HandedTo, Letter
from documents.errors import ArrivedLater, LineVoid, PetitionRegistered, SenderSealed
from documents.models import Series
from documents.models_register import Incoming
from tests import make
from tests.intake import make_intake
from tests.kept import kept_house
from tests.make import FOUNDED, Office, make_office

pytestmark = pytest.mark.django_db

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"
DAY = date(2026, 5, 4)
LETTER = Letter("Đảng ủy phường Bến Lụa 1", "12-CV/ĐU", DAY, "Xin ý kiến về nhân sự", pages=2)


def _desk() -> tuple[Office, Case, Petition]:
    """A case under way, a petition at the clerk's; Minh is the clerk who keeps secret papers."""
    office = make_office()
    by: dict[str, Any] = {"by": office.administrator, "since": FOUNDED}
    acts.appoint([(office.members["minh"], office.city, PostDuty.CLERK)], **by)
    acts.appoint([(office.members["minh"], office.city, PostDuty.SECRET_KEEPER)], **by)
    return office, make.make_case(office, "P2"), make_intake.receive(office)


@pytest.fixture(scope="module")
def house(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Office, Case, Petition]]:
    with kept_house(django_db_blocker, tmp_path_factory, "incoming", _desk) as house:
        yield house


@pytest.fixture
def office(house: tuple[Office, Case, Petition]) -> Office:
    return house[0]


def enter(office: Office, letter: Letter = LETTER, **values: Any) -> Incoming:
    facts: dict[str, Any] = {"arrived_on": DAY, "by": office.thu, "on": DAY} | values
    return commands.register_incoming(office.standing, letter, **facts)


def signed_in(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_the_clerk_registers_a_document_with_its_scan_and_who_gets_it(house: tuple[Office, Case, Petition]) -> None:
    office, case, _petition = house
    clerk = signed_in(office.thu)
    told = {
        "body": office.standing.pk,
        "arrived_on": localdate().isoformat(),
        "sender": "Ban Tổ chức Thành ủy",
        "symbol": "7-CV/BTC",
        "dated_on": (localdate() - timedelta(days=1)).isoformat(),
        "extract": "Trao đổi hồ sơ cán bộ",
        "pages": 3,
        "urgency": "urgent",
        "case": case.code,
        "to": office.members["quan"].pk,
        "due_on": (localdate() + timedelta(days=5)).isoformat(),
        "scan": SimpleUploadedFile("den.pdf", PDF),
    }

    answer = clerk.post(reverse("incoming-new"), told)

    row = Incoming.objects.get()
    assert answer["Location"] == reverse("incoming-line", args=[row.key])
    assert (row.number, row.case, row.get_urgency_display(), str(row.series)) == (1, case, "KHẨN", "ĐẾN/TU")
    page = clerk.get(answer["Location"]).content.decode()
    assert "Trịnh Văn Quân" in page
    scan = row.scans.get()
    assert clerk.get(reverse("incoming-scan-file", args=[row.key, scan.pk])).content == PDF
    assert "Ban Tổ chức Thành ủy" in clerk.get(reverse("incoming") + "?q=to+chuc").content.decode()
    assert "Ban Tổ chức Thành ủy" not in clerk.get(reverse("incoming") + "?q=khac").content.decode()
    file = clerk.get(reverse("incoming-file", args=["csv"])).content.decode("utf-8-sig")
    assert "Trao đổi hồ sơ cán bộ" in file
    assert list(verify.problems()) == []
    stranger = signed_in(office.lan)
    assert stranger.get(reverse("incoming-line", args=[row.key])).status_code == 404
    assert stranger.post(reverse("incoming-hand", args=[row.key]), {"to": 1}).status_code == 404
    assert TrailEntry.objects.filter(act="access-denied", by=office.lan).count() == 2
    assert "Ban Tổ chức Thành ủy" not in stranger.get(reverse("incoming")).content.decode()


def test_a_refused_registration_leaves_nothing_and_gives_its_number_back(office: Office) -> None:
    hostile = {"scan": SimpleUploadedFile("den.pdf", b"<svg onload=alert(1)>")}
    told = {"body": office.standing.pk, "arrived_on": localdate().isoformat(), "sender": "A", "extract": "B"} | hostile

    assert signed_in(office.thu).post(reverse("incoming-new"), told).status_code == 422
    with pytest.raises(ArrivedLater):
        enter(office, arrived_on=DAY + timedelta(days=1))
    with pytest.raises(ArrivedLater):
        enter(office, Letter("A", "", DAY + timedelta(days=1), "B"))
    with pytest.raises(NotYourDuty):
        enter(office, by=office.lan)

    assert not Incoming.objects.exists()
    assert enter(office).number == 1


def test_a_petition_is_registered_without_its_sender(house: tuple[Office, Case, Petition]) -> None:
    office, _case, petition = house
    with pytest.raises(SenderSealed):
        enter(office, Letter(sender=make_intake.NAME), petition=petition)

    row = enter(office, Letter(pages=4), petition=petition)

    with pytest.raises(PetitionRegistered):
        enter(office, Letter(), petition=petition)
    with pytest.raises(SenderSealed):
        commands.attach_incoming_scan(row, by=office.thu, on=DAY, content=PDF)
    clerk = signed_in(office.thu)
    for address in (
        reverse("incoming"),
        reverse("incoming-line", args=[row.key]),
        reverse("incoming-file", args=["csv"]),
    ):
        text = clerk.get(address).content.decode()
        assert make_intake.NAME not in text
        assert petition.content not in text
        assert f"{petition.number}/{petition.year}" in text
    named = Incoming(body=row.body, series=row.series, number=9, petition=petition, sender="X", arrived_on=DAY)
    named.registered_on, named.registered_by, named.void_on, named.void_by = DAY, office.thu, DAY, office.thu
    named.void_reason = "x"
    with pytest.raises(IntegrityError), transaction.atomic():
        Incoming.objects.bulk_create([named])


def test_who_is_apart_from_the_matter_sees_no_line_of_it(house: tuple[Office, Case, Petition]) -> None:
    office, case, petition = house
    line, sealed, plain = enter(office, case=case), enter(office, Letter(), petition=petition), enter(office)
    assert set(Incoming.objects.visible_to(office.thu, DAY)) == {line, sealed, plain}

    by: dict[str, Any] = {"by": office.administrator, "since": FOUNDED}
    organization = Case.objects.get(pk=case.pk).subject_organization
    assert organization is not None
    acts.appoint([(office.members["thu"], organization, PostDuty.REPRESENTATIVE)], **by)

    assert petition.subject_organization == organization
    assert set(Incoming.objects.visible_to(office.thu, localdate())) == {plain}
    assert signed_in(office.thu).get(reverse("incoming-line", args=[line.key])).status_code == 404
    with pytest.raises(NotYourDuty):
        commands.hand_incoming(line, HandedTo(office.members["quan"]), by=office.thu, on=localdate())


def test_a_secret_document_stands_in_its_keepers_register(office: Office) -> None:
    secret = Letter("Ban Cán sự", "1-CV", DAY, "Việc mật", secrecy="secret")
    with pytest.raises(NotYourDuty):
        enter(office, secret)

    row, open_one = enter(office, secret, by=office.minh), enter(office)

    assert (row.number, open_one.number) == (1, 1)
    assert Series.objects.filter(code="ĐẾN").count() == 2
    assert set(Incoming.objects.visible_to(office.thu, DAY)) == {open_one}
    assert (
        set(Incoming.objects.visible_to(office.minh, DAY))
        == {row, open_one}
        == set(Incoming.objects.visible_to(office.chu, DAY))
    )


def test_a_void_line_keeps_its_number_and_nothing_more_is_done_with_it(office: Office) -> None:
    row = enter(office)
    client = signed_in(office.thu)
    assert client.post(reverse("incoming-void", args=[row.key]), {"reason": "Ghi hai lần."}).status_code == 302

    with pytest.raises(LineVoid):
        commands.hand_incoming(row, HandedTo(office.members["quan"]), by=office.thu, on=DAY)
    assert enter(office).number == 2
    assert "Ghi hai lần." in client.get(reverse("incoming")).content.decode()
    assert "Ghi hai lần." in client.get(reverse("gaps", args=[row.series_id])).content.decode()
    assert list(verify.number_problems()) == []
    with pytest.raises(DatabaseError), transaction.atomic():
        Incoming.objects.filter(pk=row.pk).update(sender="Khác")
    with pytest.raises(DatabaseError), transaction.atomic():
        Incoming.objects.filter(pk=row.pk).delete()


def test_the_register_of_incoming_documents_goes_on_from_term_to_term(house: tuple[Office, Case, Petition]) -> None:
    office, _case, _petition = house
    assert [enter(office).number, enter(office).number] == [1, 2]
    Term.objects.filter(organization=office.city).update(until=date(2026, 6, 1))
    acts.open_term(office.city, name="2026–2031", since=date(2026, 6, 1), by=office.administrator, on=date(2026, 6, 1))

    assert enter(office, arrived_on=date(2026, 6, 2), on=date(2026, 6, 2)).number == 1
