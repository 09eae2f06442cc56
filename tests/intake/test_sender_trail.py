"""A denouncer's name and address, planted at intake, leave no trace on the whole way of a petition, on both engines."""
# ruff: noqa: N802 - tests are named after the abuse cases

from __future__ import annotations

import logging
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.files.uploadhandler import TemporaryFileUploadHandler
from django.core.signals import got_request_exception
from django.test import Client
from django.urls import reverse
from django.views.debug import ExceptionReporter

from cases.identity import Identity
from cases.models import Petition, SealRequest
from tests.intake.make_intake import custodian, pdf
from tests.intake.traces import files, stored, told
from tests.make import Office, make_office
from tests.workflows.pages import signed_in

pytestmark = pytest.mark.django_db

CANARY = Identity("Bạch Thị Kim Ngân", "số 77 đường Bờ Kè, thôn Đoài", "0977 555 444", "CCCD 079188001122")


@pytest.fixture
def office() -> Office:
    made = make_office(2)
    custodian(made)
    return made


def registered(office: Office, browser: Client, **more: Any) -> Any:
    """Send the form of the register as the clerk fills it in."""
    address = reverse("petition-receive")
    once = browser.get(address).context["form"].initial["once"]
    said = {
        "body": office.standing.pk,
        "received_on": "04/05/2026",
        "channel": "post",
        "source": "citizen",
        "subject": office.organizations[0].code,
        "content": "Thu quỹ ngoài sổ sách, cho thuê nhà văn hóa trái quy định.",
        "sender": CANARY.name,
        "address": CANARY.address,
        "phone": CANARY.phone,
        "paper": CANARY.paper,
        "once": once,
    }
    return browser.post(address, said | more)


@pytest.mark.both_engines
@pytest.mark.rule("CONF-DENOUNCER")
def test_A42_the_sender_leaves_no_trace_on_the_way_through_the_pages(
    office: Office, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    written_down: list[str] = []
    monkeypatch.setattr(TemporaryFileUploadHandler, "new_file", lambda *args, **kwargs: written_down.append("file"))
    caplog.set_level(logging.DEBUG)
    clerk, officer, keeper = (signed_in(office.users[who]) for who in ("thu", "quan", "dai"))
    pages: list[Any] = []

    def sent(browser: Client, name: str, *args: Any, **said: Any) -> Any:
        address = reverse(name, args=args)
        form = browser.get(address).context["form"]
        answer = browser.post(address, said | {"once": form.initial["once"]})
        pages.append(answer)
        assert answer.status_code in {200, 302}, answer.content.decode()
        return answer

    pages.append(registered(office, clerk, content=""))  # refused: the form comes back without what was sealed
    assert registered(office, clerk, content=f"Đơn của {CANARY.name}").status_code == 422  # for the clerk to put right
    pages.append(registered(office, clerk))
    petition = Petition.objects.get()
    large = SimpleUploadedFile(f"{CANARY.name}.pdf", pdf(CANARY.name, author=CANARY.name) + b"\n" * 3_000_000)
    sent(clerk, "petition-scan", petition.key, file=large)
    sent(clerk, "petition-copy", petition.key, file=SimpleUploadedFile("ban-che.pdf", pdf(author=CANARY.name)))
    sent(officer, "petition-classify", petition.key, classification="denunciation", competence="no")
    sent(
        officer, "petition-handle", petition.key, handling="transfer", handed_to="Đảng ủy xã", reason="Không thẩm quyền"
    )
    sent(officer, "seal-ask", petition.key, reason="Ghi bì thư")
    request = SealRequest.objects.get()
    sent(keeper, "seal-decide", request.key, approved="yes", reason="Đúng mục đích")
    opened = sent(officer, "seal-open", request.key)
    again = officer.get(reverse("seal-open", args=[request.key]))

    assert CANARY.name in pages.pop().content.decode()
    assert "no-store" in opened.headers["Cache-Control"]
    assert again.status_code == 404
    for page in [*pages, again, clerk.get(reverse("petition", args=[petition.key])), clerk.get(reverse("inbox"))]:
        assert told(page.content + page.cookies.output().encode(), CANARY) == set()
    caches = repr(vars(cache).get("_cache", {})).encode()
    mails = repr([vars(one) for one in mail.outbox]).encode()
    assert told(caplog.text.encode(), CANARY) == set()
    assert told(stored() + files(Path(settings.DATA_DIR)) + caches + mails, CANARY) == set()
    assert written_down == []


def test_A42_an_error_on_the_way_shows_nothing_of_the_sender(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    reports: list[bytes] = []

    def report(request: Any, **_signal: Any) -> None:
        frames = ExceptionReporter(request, *sys.exc_info())
        reports.append((frames.get_traceback_html() + frames.get_traceback_text()).encode())

    def fail(*args: Any, **kwargs: Any) -> None:
        raise RuntimeError("the disk is full")

    monkeypatch.setattr("cases.commands.intake.receiving.tell", fail)
    got_request_exception.connect(report)
    try:
        browser = Client(raise_request_exception=False)
        browser.force_login(office.thu)
        answer = registered(office, browser)
    finally:
        got_request_exception.disconnect(report)

    assert answer.status_code == 500
    assert len(reports) == 1
    assert b"the disk is full" in reports[0]
    assert told(answer.content + reports[0], CANARY) == set()
    assert not Petition.objects.exists()
