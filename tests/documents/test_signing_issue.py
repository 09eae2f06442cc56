"""Signing on the way from the press to the register: once, told in the trail, and never half done."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_q.models import OrmQ

from cases import trail
from cases.models import TrailEntry
from documents import catalogue, commands, press, store, triggers, verify
from documents.commands import printing
from documents.commands.certifying import STREAM
from documents.models import Document, State
from documents.models_signature import DigitalSignature
from documents.signing import demo_authority
from documents.signing.checking import check
from tests import make
from tests.documents import signing
from tests.documents.walk import day
from tests.make import Office, make_office

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")]


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.fixture
def document(office: Office) -> Document:
    """The decision on a team, numbered and sent to the worker."""
    return commands.issue(catalogue.TEAM_DECISION, make.make_case(office, "P2").team, by=office.chu, on=day("P2"))


@pytest.fixture
def set_before(monkeypatch: pytest.MonkeyPatch) -> None:
    """A paper the press has set once, for tests of what comes after the press."""
    pdf = signing.plain()
    monkeypatch.setattr(press, "render", lambda *_any: pdf)


def told() -> list[tuple[str, dict[str, Any]]]:
    return list(TrailEntry.objects.filter(stream=STREAM).order_by("seq").values_list("act", "data"))


def problems() -> list[str]:
    return [*verify.problems(), *trail.problems()]


def files() -> set[Path]:
    return {path for path in Path(settings.PAPERS_DIR).glob("??/*") if not path.name.startswith(".tmp-")}


def test_A49_a_paper_is_signed_once_and_the_trail_tells_of_it(document: Document) -> None:  # noqa: N802
    with signing.configured():
        assert commands.print_now(document.pk) == commands.Printed.ISSUED
        assert commands.print_now(document.pk) == commands.Printed.ALREADY
    document.refresh_from_db()

    kept = store.read(document.file_sha256)
    assert kept is not None
    assert document.file_size == len(kept)
    found = check(kept, signing.trusted())
    assert found.is_good
    row = document.digital_signature
    assert (row.signer, row.certificate_sha256) == (found.each[0].signer, found.each[0].fingerprint)
    assert (row.signed_at, row.valid_until) == (found.each[0].signed_at, found.each[0].valid_until)
    entry = {"document": document.key, "file": document.file_sha256, "certificate": row.certificate_sha256}
    assert told() == [("paper-signed", entry)]
    assert problems() == []


def test_a_key_that_does_not_open_leaves_the_paper_waiting_and_nothing_half_done(
    document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = files()
    with signing.configured(secrets={"SIGNING_PKCS12_PASSPHRASE": "a guess"}), monkeypatch.context() as patched:
        patched.setattr(press, "render", lambda *_any: pytest.fail("a paper was printed in vain"))
        results = {commands.print_now(document.pk) for _time in range(commands.ATTEMPTS + 2)}
    document.refresh_from_db()

    assert results == {commands.Printed.AGAIN}
    assert (document.state, document.attempts, document.file_sha256) == (State.ISSUING, 0, "")
    assert document.trouble.startswith("SigningMisset: SIGNING_PKCS12_FILE is not opened by SIGNING_PKCS12_PASSPHRASE")
    assert (files(), told()) == (before, [])
    assert "a guess" not in f"{document.trouble} {[row.task for row in OrmQ.objects.all()]}"

    with signing.configured():
        assert commands.print_now(document.pk) == commands.Printed.ISSUED
    document.refresh_from_db()
    assert document.trouble == ""
    assert len(told()) == 1
    assert problems() == []


@pytest.mark.usefixtures("set_before")
def test_a_timestamp_that_does_not_come_leaves_the_paper_waiting(document: Document) -> None:
    with signing.configured(SIGNING_TIMESTAMP_URL="http://127.0.0.1:9/"):
        assert commands.print_now(document.pk) == commands.Printed.AGAIN
    document.refresh_from_db()

    assert (document.state, document.attempts) == (State.ISSUING, 0)
    assert "SIGNING_TIMESTAMP_URL" in document.trouble
    assert told() == []


class _WorkerKilled(BaseException):
    """What a kill looks like from inside: nothing catches it."""


@pytest.mark.parametrize("point", ["keep", "after"])
def test_F03_killed_around_the_keeping_a_paper_is_signed_and_issued_once(  # noqa: N802
    document: Document, monkeypatch: pytest.MonkeyPatch, point: str
) -> None:
    def killed(*_any: Any) -> None:
        raise _WorkerKilled

    with signing.configured():
        with monkeypatch.context() as patched, pytest.raises(_WorkerKilled):
            patched.setattr(*{"keep": (store, "keep", killed), "after": (printing, "_pages", killed)}[point])
            commands.print_now(document.pk)
        assert told() == []

        assert commands.print_now(document.pk) == commands.Printed.ISSUED

    assert len(told()) == DigitalSignature.objects.count() == 1
    assert problems() == []


def test_A49_a_use_of_the_key_outside_the_flow_is_found(document: Document) -> None:  # noqa: N802
    with signing.configured():
        commands.print_now(document.pk)
    document.refresh_from_db()
    again = {"document": document.key, "file": "f" * 64, "certificate": "c" * 64}
    trail.record("paper-signed", by=None, on=day("P2"), stream=STREAM, **again)
    trail.record("paper-signed", by=None, on=day("P2"), stream=STREAM, **(again | {"document": "elsewhere"}))

    assert problems() == [
        f"paper {document.key}: 2 trail entries tell of its signature",
        "paper elsewhere: the trail tells of a signature, the paper has none",
    ]


@pytest.mark.usefixtures("set_before")
def test_A45_another_file_in_the_place_of_the_signed_one_is_found(document: Document) -> None:  # noqa: N802
    with signing.configured():
        commands.print_now(document.pk)
    triggers.lift()
    Document.objects.update(file_sha256=store.keep(signing.plain()))
    triggers.install()

    assert f"paper {document.key}: its file is not the one that was signed" in problems()


def test_who_stops_signing_is_told_and_who_slips_a_paper_past_it_is_found(office: Office, document: Document) -> None:
    team = document.team
    assert team is not None
    with signing.configured():
        commands.print_now(document.pk)
    plan = commands.issue(catalogue.PLAN, team, by=office.chu, on=day("P2"))
    with transaction.atomic():
        commands.print_now(plan.pk)
        assert [act for act, _data in told()] == ["paper-signed", "signing-stopped"]
        assert problems() == []
        transaction.set_rollback(True)

    fields = {"state": State.ISSUED, "file_sha256": store.keep(signing.plain()), "issued_at": timezone.now()}
    Document.objects.filter(pk=plan.pk).update(**fields)
    assert f"paper {plan.key}: it went out unsigned while papers were signed" in problems()


def test_a_house_that_never_signed_keeps_no_book_of_signatures(document: Document) -> None:
    commands.print_now(document.pk)

    assert told() == []
    assert problems() == []


@pytest.mark.usefixtures("set_before")
@pytest.mark.usefixtures("set_before")
def test_A43_what_is_remembered_of_a_signature_does_not_change(document: Document) -> None:  # noqa: N802
    with signing.configured():
        commands.print_now(document.pk)
    for statement in (
        "UPDATE documents_digitalsignature SET certificate_sha256 = 'x'",
        "UPDATE documents_digitalsignature SET signed_at = '2020-01-01'",
        "UPDATE documents_digitalsignature SET file_sha256 = 'x'",
        "DELETE FROM documents_digitalsignature",
    ):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)


def page_of(office: Office, document: Document) -> str:
    client = Client()
    client.force_login(office.lan)
    return " ".join(client.get(reverse("paper", args=[document.key])).content.decode().split())


@pytest.mark.usefixtures("set_before")
def test_the_page_says_by_whose_certificate_or_that_there_is_none(office: Office, document: Document) -> None:
    with transaction.atomic():
        commands.print_now(document.pk)
        assert "Không có. Văn bản dựa vào chuỗi nhật ký của cơ quan" in page_of(office, document)
        transaction.set_rollback(True)

    with signing.configured():
        commands.print_now(document.pk)
    said = page_of(office, document)

    assert f"Ký bằng chứng thư của {demo_authority.SIGNER_NAME}" in said
    assert f"Chứng thư có hiệu lực đến {timezone.localtime(signing.signed().valid_until):%d/%m/%Y}." in said
    assert "chuỗi nhật ký của cơ quan" not in said


@pytest.mark.usefixtures("set_before")
def test_a_paper_that_waits_for_its_signature_says_that_it_is_tried_again(office: Office, document: Document) -> None:
    with signing.configured(SIGNING_PKCS12_FILE="/nowhere/signer.p12"):
        commands.print_now(document.pk)

    said = page_of(office, document)

    assert "Lần vừa rồi chưa thành; hệ thống sẽ tự làm lại." in said
    assert "SIGNING" not in said
