"""The hourly look at kept files: a wrong one raises an alarm and is given to nobody until the right one is back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_q.models import OrmQ

from cases import trail
from cases.models import TrailEntry
from documents import commands, jobs, outside, queue, store, triggers, verify, watch
from documents.models import Document
from documents.models_watch import FileAlarm, FileFault
from documents.signing import pen
from tests.documents import signing
from tests.documents.checked import House, make_house, on_the_disk, signed_by_twin
from tests.documents.walk import day
from tests.kept import kept_house
from tests.make import Office

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")]

SCAN = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for all tests here; each of them undoes what it did."""
    with kept_house(django_db_blocker, tmp_path_factory, "checked", make_house) as house:
        yield house


@pytest.fixture
def office(house: House) -> Office:
    return house.office


@pytest.fixture
def document(house: House) -> Iterator[Document]:
    """A decision, printed and not signed."""
    document = Document.objects.get(pk=house.plain.pk)
    with on_the_disk(document):
        yield document


def path_of(document: Document) -> Path:
    return store.path_of(document.file_sha256)


def browser(user: Any) -> Client:
    client = Client()
    client.force_login(user)
    return client


def looked() -> list[tuple[str, bool]]:
    """Let an hour come, in which every new paper has its turn, and say which alarms there are."""
    commands.watch_files(hour=0)
    return [(alarm.fault, alarm.ended_at is None) for alarm in FileAlarm.objects.order_by("pk")]


def put_in_the_place(document: Document, content: bytes) -> None:
    """What somebody with the database in hand does: another file, and the row that names its hash."""
    triggers.lift()
    try:
        sha256 = store.keep(content)
        Document.objects.filter(pk=document.pk).update(file_sha256=sha256, file_size=len(content))
    finally:
        triggers.install(connection.alias)
    document.refresh_from_db()


def test_A45_a_file_replaced_on_the_disk_is_found_blocked_and_told(office: Office, document: Document) -> None:  # noqa: N802
    right = path_of(document).read_bytes()
    assert looked() == []

    path_of(document).write_bytes(right[:-20] + b"x" + right[-19:])

    assert looked() == looked() == [("altered", True)]
    assert any(f"paper {document.key}: its file is missing or was altered" in one for one in verify.problems())
    page = browser(office.chu).get(reverse("paper-file", args=[document.key]))
    assert (page.status_code, b"x" in page.content, page["Content-Type"][:9]) == (409, True, "text/html")
    assert "Tệp đã bị khóa" in page.content.decode()
    for user, name in ((office.administrator, "administration"), (office.thu, "register"), (office.thu, "inbox")):
        assert reverse("file-alarms") in browser(user).get(reverse(name)).content.decode()
    assert document.symbol in browser(office.thu).get(reverse("file-alarms")).content.decode()
    seen = browser(office.administrator).get(reverse("file-alarms")).content.decode()
    assert document.file_sha256 in seen
    assert document.symbol not in seen  # an administrator is told which file, and of no matter
    assert browser(office.lan).get(reverse("file-alarms")).status_code in {200, 404}

    path_of(document).write_bytes(right)

    assert looked() == [("altered", False)]
    assert browser(office.chu).get(reverse("paper-file", args=[document.key])).status_code == 200
    told = TrailEntry.objects.filter(act__startswith="file-alarm").order_by("seq")
    assert list(told.values_list("act", flat=True)) == ["file-alarm", "file-alarm-ended"]
    assert list(trail.problems()) == []


def test_A45_a_missing_file_is_found_by_whoever_opens_it(office: Office, document: Document) -> None:  # noqa: N802
    right = path_of(document).read_bytes()
    path_of(document).unlink()

    page = browser(office.chu).get(reverse("paper-file", args=[document.key]))

    assert page.status_code == 409
    assert FileAlarm.objects.get().fault == FileFault.MISSING
    store.keep(right)
    assert browser(office.chu).get(reverse("paper-file", args=[document.key])).status_code == 200
    assert FileAlarm.objects.get().ended_at is not None


def test_A45_a_file_of_another_paper_is_found_though_the_row_names_its_hash(  # noqa: N802
    office: Office, document: Document
) -> None:
    cache.clear()
    put_in_the_place(document, signing.plain())

    assert looked() == [("other", True)]
    assert any(f"paper {document.key}: its file is that of another paper" in one for one in verify.problems())
    assert browser(office.chu).get(reverse("paper-file", args=[document.key])).status_code == 409
    assert not outside.stands_by_file(document.file_sha256)
    assert outside.stands_by_code(str(document.code))


def test_A45_a_signature_by_somebody_else_is_found_though_the_row_names_its_hash(  # noqa: N802
    office: Office, document: Document
) -> None:
    plain = path_of(document).read_bytes()
    with signing.configured():
        signed = pen.sign(plain)
        put_in_the_place(document, signed.pdf)
        commands.certifying.record_signature(document, signed, document.file_sha256)
        assert looked() == []

    put_in_the_place(document, signed_by_twin(plain))

    assert looked() == [("signature", True)]
    assert not outside.stands_by_file(document.file_sha256)


def test_a_scan_is_watched_too(office: Office, document: Document) -> None:
    scan = commands.attach_scan(document, by=office.thu, on=day("P2"), content=SCAN, name="goc.pdf")
    path = store.path_of(scan.sha256)
    path.chmod(0o640)
    path.write_bytes(SCAN + b"more")

    assert looked() == [("altered", True)]
    assert browser(office.chu).get(reverse("scan-file", args=[document.key, scan.pk])).status_code == 409
    assert browser(office.chu).get(reverse("paper-file", args=[document.key])).status_code == 200


def test_every_paper_has_its_turn_in_a_day_and_a_new_one_every_hour(document: Document) -> None:
    now = timezone.now()
    mine = Document.objects.filter(pk=document.pk)
    assert all(document in watch.due(hour, now) for hour in range(watch.ROUND))

    mine.update(issued_at=now - watch.LATELY * 2)

    turns = [hour for hour in range(watch.ROUND) if document in watch.due(hour, now)]
    assert turns == [document.pk % watch.ROUND]


def test_the_job_goes_on_where_it_stopped(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    first, last = sorted(paper.pk for paper in (house.plain, house.signed, house.void))[::2]
    OrmQ.objects.all().delete()
    assert queue.EVERY["watch-files"] == 60
    monkeypatch.setattr(commands.watching.watch_files, "__kwdefaults__", {"after": 0, "most": 1})

    assert jobs.watch_files(hour=1) == first
    assert OrmQ.objects.get().func() == queue.JOBS["watch-files"]
    assert OrmQ.objects.get().args() == (first, 1)
    assert jobs.watch_files(last, 1) == 0
