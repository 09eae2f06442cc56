"""The page outside sign-in: valid or invalid, the same for what is void and what never was, and nothing kept."""

from __future__ import annotations

import io
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from documents import catalogue, codes, commands, outside
from documents.models import Document
from tests import make
from tests.documents.checked import House, bytes_of, make_house
from tests.documents.walk import day
from tests.kept import kept_house

pytestmark = [pytest.mark.django_db, pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")]

UNKNOWN = "0000-0000-0000-0000"


@pytest.fixture(autouse=True)
def _nobody_asked_before() -> None:
    cache.clear()


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """One house for all tests here; each of them undoes what it did."""
    with kept_house(django_db_blocker, tmp_path_factory, "checked", make_house) as house:
        yield house


@pytest.fixture
def standing(house: House) -> Document:
    return house.plain


@pytest.fixture
def voided(house: House) -> Document:
    return house.void


def by_code(typed: str, client: Client | None = None) -> Any:
    return (client or Client()).post(reverse("check"), {"code": typed})


def by_camera(code: str) -> Any:
    return Client().get(reverse("check-code", args=[code]))


def by_file(pdf: bytes) -> Any:
    file = io.BytesIO(pdf)
    file.name = "van-ban.pdf"
    return Client().post(reverse("check"), {"file": file})


def answer(response: Any) -> str:
    """The word of the answer: valid, invalid, or none."""
    found = re.search(r'class="verdict (\w+)"', response.content.decode())
    return found[1] if found else ""


def whole(response: Any) -> tuple[int, bytes, dict[str, str], set[str]]:
    """Everything that reaches the asker, but for the random token of the form and the time of day."""
    body = re.sub(rb'(name="csrfmiddlewaretoken" value=")[^"]+', rb"\1", response.content)
    headers = {name: value for name, value in response.items() if name != "Expires"}
    return response.status_code, body, headers, set(response.cookies)


# What it answers


def test_a_code_is_valid_however_it_is_asked(standing: Document) -> None:
    code = str(standing.code)

    answers = [by_code(code), by_code(codes.grouped(code).lower()), by_camera(code), by_camera(codes.grouped(code))]

    assert {answer(one) for one in answers} == {"valid"}
    assert len({whole(one)[1] for one in answers}) == 1


def test_the_file_itself_is_valid_and_no_other(standing: Document) -> None:
    pdf = bytes_of(standing)

    assert answer(by_file(pdf)) == "valid"
    assert answer(by_file(pdf + b"\n")) == "invalid"
    assert answer(by_file(pdf[:-1])) == "invalid"
    assert answer(by_file(pdf[:500] + bytes([pdf[500] ^ 1]) + pdf[501:])) == "invalid"


@pytest.mark.parametrize("ask", [by_code, by_camera])
def test_A48_void_and_unknown_are_one_answer(voided: Document, ask: Any) -> None:  # noqa: N802
    with CaptureQueriesContext(connection) as of_void:
        void = whole(ask(str(voided.code)))
    with CaptureQueriesContext(connection) as of_unknown:
        unknown = whole(ask(UNKNOWN))
    with CaptureQueriesContext(connection) as of_nonsense:
        nonsense = whole(ask("khong-phai-ma"))

    assert void == unknown == nonsense
    assert b'class="verdict invalid"' in void[1]
    assert len(of_void) == len(of_unknown) == len(of_nonsense) == 1


def test_A48_the_file_of_a_void_paper_is_as_unknown_as_any(voided: Document) -> None:  # noqa: N802
    assert whole(by_file(bytes_of(voided))) == whole(by_file(b"never seen"))


def test_the_answer_says_nothing_of_the_paper(standing: Document) -> None:
    facts = standing.facts["content"]
    secrets = {standing.symbol, standing.key, standing.about, standing.signer, facts["letterhead"]["name"]}
    said = by_code(str(standing.code)).content.decode() + by_file(bytes_of(standing)).content.decode()

    assert answer(by_code(str(standing.code))) == "valid"
    assert not {word for word in secrets if word in said}
    assert str(standing.code) not in said
    assert codes.grouped(str(standing.code)) not in said


def test_a_paper_on_its_way_is_not_valid_yet(house: House) -> None:
    case = make.make_case(house.office, "P2")
    waiting = commands.issue(catalogue.TEAM_DECISION, case.team, by=house.office.chu, on=day("P2"), wait=True)

    assert answer(by_code(str(waiting.code))) == "invalid"


def test_papers_from_before_codes_are_not_found_by_an_empty_one(standing: Document) -> None:
    assert answer(by_camera("-")) == answer(by_camera("None")) == "invalid"
    assert (by_code("  ").status_code, answer(by_code("  "))) == (422, "")


HOSTILE = [
    "../../etc/passwd",
    "<script>alert(1)</script>",
    "' OR 1=1 --",
    "{{ settings.SECRET_KEY }}",
    "\x00\x01\x02" * 5,
    "𝟎" * 16,
    "０" * 5000,
    "\u202e\u200b" * 8,
    "K7QM-3XWD-9FHA-TR2P'",
    "%00%0d%0aSet-Cookie:x=1",
    "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16") * 16,
]


@pytest.mark.parametrize("typed", HOSTILE)
def test_hostile_codes_are_invalid_and_not_repeated(typed: str) -> None:
    assert whole(by_code(typed)) == whole(by_code(UNKNOWN))
    if "/" not in typed:
        assert whole(by_camera(typed)) == whole(by_camera(UNKNOWN))


# What it leaves behind


def test_it_needs_no_session_and_no_cookie_but_the_forms_own(standing: Document) -> None:
    for response in (
        Client().get(reverse("check")),
        by_code(str(standing.code)),
        by_file(bytes_of(standing)),
        by_camera(UNKNOWN),
    ):
        assert set(response.cookies) <= {settings.CSRF_COOKIE_NAME}
        assert response["X-Robots-Tag"] == "noindex, nofollow, noarchive"
        assert "no-store" in response["Cache-Control"]
    assert not Session.objects.exists()
    assert Client(enforce_csrf_checks=True).post(reverse("check"), {"code": UNKNOWN}).status_code == 403


def test_A48_a_file_is_kept_nowhere(standing: Document, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: N802
    def refuse(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("a file was written")

    before = set(Path(settings.DATA_DIR).rglob("*"))
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", refuse)
    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.__init__", refuse)
    monkeypatch.setattr("django.core.files.uploadedfile.InMemoryUploadedFile.__init__", refuse)

    assert answer(by_file(b"x" * (settings.FILE_UPLOAD_MAX_MEMORY_SIZE + 1))) == "invalid"
    assert set(Path(settings.DATA_DIR).rglob("*")) == before


def test_a_file_too_large_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outside, "LARGEST", 100_000)

    by_length = by_file(b"x" * 300_000)
    by_itself = by_file(b"x" * 110_000)

    assert (by_length.status_code, by_itself.status_code) == (413, 413)
    assert answer(by_length) == answer(by_itself) == ""


# How often it answers


def test_A48_who_guesses_is_slowed_down(standing: Document, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: N802
    monkeypatch.setattr(outside, "MOST", 3)
    client, other = Client(REMOTE_ADDR="203.0.113.7"), Client(REMOTE_ADDR="203.0.113.8")

    asked = [by_code(UNKNOWN, client).status_code for _time in range(3)]
    refused = client.get(reverse("check-code", args=[str(standing.code)]))

    assert asked == [200, 200, 200]
    assert (refused.status_code, refused["Retry-After"]) == (429, str(outside.WINDOW))
    assert answer(refused) == ""
    assert client.get(reverse("check")).status_code == 200  # the form itself is shown
    assert answer(by_code(str(standing.code), other)) == "valid"


@pytest.mark.parametrize(
    ("hops", "seen", "asker"),
    [
        (0, "198.51.100.1", "203.0.113.7"),
        (1, "198.51.100.1", "198.51.100.1"),
        (1, "10.0.0.1, 198.51.100.1", "198.51.100.1"),
        (2, "10.0.0.1, 198.51.100.1, 192.0.2.9", "198.51.100.1"),
        (2, "198.51.100.1", "203.0.113.7"),
        (1, "", "203.0.113.7"),
        (1, "::ffff:198.51.100.1", "198.51.100.1"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:0db8:0001:0002::"),
        (1, "x" * 5000, "unknown"),
    ],
)
def test_an_address_is_what_our_own_proxy_saw(rf: Any, hops: int, seen: str, asker: str) -> None:
    headers = {"X-Forwarded-For": seen} if seen else {}
    with override_settings(PROXY_HOPS=hops):
        assert outside.asker(rf.get("/", headers=headers, REMOTE_ADDR="203.0.113.7")) == asker
