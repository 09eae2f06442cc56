"""A sealed ballot through its pages: passphrases, the paper on a phone, the box opened by two, the receipt."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.core.signals import got_request_exception
from django.test import Client
from django.views.debug import ExceptionReporter

from cases import sealing
from cases.commands import balloting_sealed, sittings
from cases.models import BallotState, TrailEntry
from tests.ballots.pages import ask, at, do, open_box, set_passphrases, standing, stranger
from tests.ballots.world import DAY, Hall, make_hall, passphrase
from tests.workflows.pages import done, errors_of, filled, signed_in
from workflows.models import Submission

pytestmark = pytest.mark.django_db

SEALED = ("ballot-passphrase", "ballot-start", "ballot-paper", "ballot-tally", "ballot-receipt")


@pytest.fixture(autouse=True)
def today() -> Iterator[None]:
    """The day of the sitting."""
    with time_machine.travel(datetime(DAY.year, DAY.month, DAY.day, 3, tzinfo=UTC), tick=False):
        yield


def receipt_of(response: Any) -> str:
    found = re.search(r"([A-Z2-9]{4}-){3}[A-Z2-9]{4}", response.content.decode())
    assert found is not None, errors_of(response)
    return found[0]


@pytest.mark.rule("VOTE-SECRET", "VOTE-ONCE")
def test_a_sealed_ballot_is_held_on_its_pages() -> None:
    hall = make_hall(5)
    hall.open("electronic")
    assert at("ballot-start", hall.item) not in ask(hall, 0, "agenda-item").content.decode()
    for response in set_passphrases(hall, 1, 2):
        done(response)
    assert str(sealing.HONEST_SENTENCE) in ask(hall, 0, "ballot-start").content.decode()
    done(do(hall, 0, "ballot-start"))

    page = ask(hall, 3, "ballot-paper")
    for line in ("Khai trừ", "Cách chức", "Cảnh cáo", "Khiển trách", "Không thi hành kỷ luật", "Phiếu trắng"):
        assert line in page.content.decode()
    receipt = receipt_of(do(hall, 3, "ballot-paper", choice="WARNING", sure="on"))
    again = ask(hall, 3, "ballot-paper")  # the page is closed, the mark is set
    assert (again.status_code, "phiếu của đồng chí đã ở trong hòm" in again.content.decode().lower()) == (403, True)
    for number in (0, 1, 2):
        do(hall, number, "ballot-paper", choice="WARNING", sure="on")
    keeper, other = (ask(hall, number, "agenda-item").content.decode() for number in (0, 4))
    assert f"Còn chờ: {hall.members[4].full_name}" in keeper
    assert "Còn chờ" not in other
    assert at("ballot-paper", hall.item) in other
    done(do(hall, 0, "ballot-close"))

    late = ask(hall, 4, "ballot-paper")
    assert late.status_code == 403
    alone = open_box(hall, 1)
    assert alone.status_code == 422
    wrong = open_box(hall, 1, wrong=2)
    assert hall.members[2].full_name in str(errors_of(wrong))
    assert "không phải mật khẩu này" not in wrong.content.decode()
    assert passphrase(hall.members[1].pk) not in wrong.content.decode()
    done(open_box(hall, 1, 2))
    assert standing(hall).outcome == "WARNING"
    second = open_box(hall, 1, 2)
    assert "TallyIsOnce" in str(type(second.context["form"].non_field_errors().as_data()[0]))

    result = ask(hall, 4, "agenda-item").content.decode()
    assert "4 / 3" in result  # four votes, three needed, as on paper
    assert "Còn chờ" not in ask(hall, 0, "agenda-item").content.decode()
    assert "không nêu bao nhiêu phiếu trắng" in result
    assert "None" not in result
    for code, said in ((receipt, "có trong hòm phiếu"), (sealing.new_receipt(), "không có")):
        answer = do(hall, 3, "ballot-receipt", receipt=code)
        assert said in answer.content.decode()
        assert code not in answer.content.decode()


def test_no_mark_of_a_form_stands_beside_a_vote(hall: Hall) -> None:
    hall.opened()
    entries, marks = TrailEntry.objects.count(), Submission.objects.count()

    receipt_of(do(hall, 3, "ballot-paper", choice="REMOVAL", sure="on"))

    assert (TrailEntry.objects.count(), Submission.objects.count()) == (entries, marks)


def test_a_choice_that_is_not_confirmed_does_not_come_back(hall: Hall) -> None:
    hall.opened()

    page = do(hall, 3, "ballot-paper", choice="REMOVAL")
    odd = do(hall, 3, "ballot-paper", choice="DISSOLUTION", sure="on")

    assert (page.status_code, odd.status_code) == (422, 422)
    assert " checked" not in page.content.decode()
    assert "DISSOLUTION" not in odd.content.decode()
    assert not standing(hall).papers.exists()


@pytest.mark.rule("RECUSE")
def test_the_recused_and_strangers_find_no_ballot(hall: Hall) -> None:
    hall.opened()
    sittings.recuse_from_item(hall.item, by=hall.user(4), on=DAY, member=hall.members[4], ground="sibling")

    for name in ("agenda-item", *SEALED):
        for client in (signed_in(hall.user(4)), stranger(hall)):
            assert client.get(at(name, hall.item)).status_code == 404, name
            posted = client.post(at(name, hall.item), {"choice": "WARNING"}).status_code
            assert posted == (404 if name in SEALED else 405), name


def test_who_has_no_paper_and_who_does_not_count_are_told_so() -> None:
    hall = make_hall(9, present=8)
    hall.opened()

    assert ask(hall, 8, "ballot-paper").status_code == 403  # counts, and is not there
    assert ask(hall, 5, "ballot-tally").status_code == 403
    assert ask(hall, 5, "ballot-passphrase").status_code == 403
    assert ask(hall, 5, "ballot-start").status_code == 403


def test_there_is_no_sealed_page_of_a_ballot_on_paper(hall: Hall) -> None:
    hall.open()

    assert [ask(hall, 1, name).status_code for name in SEALED] == [409] * len(SEALED)


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"passphrase": "ngắn quá", "again": "ngắn quá"}, "passphrase"),
        ({"passphrase": "123456789012345", "again": "123456789012345"}, "passphrase"),
        ({"passphrase": "tôi là ủy viên thứ 1", "again": "tôi là ủy viên thứ 1"}, "passphrase"),
        ({"passphrase": "mật khẩu lúc đăng nhập", "again": "mật khẩu lúc đăng nhập"}, "passphrase"),
        ({"passphrase": "một câu chỉ mình tôi biết", "again": "một câu chỉ mình tôi biêt"}, "again"),
    ],
)
def test_a_passphrase_that_could_be_guessed_is_refused_and_not_shown(said: dict[str, str], wrong: str) -> None:
    hall = make_hall(5)
    hall.open("electronic")
    teller = hall.user(1)
    teller.set_password("mật khẩu lúc đăng nhập")
    teller.save()

    page = do(hall, 1, "ballot-passphrase", **said)

    assert list(page.context["form"].errors) == [wrong]
    assert not [text for text in said.values() if text in page.content.decode()]
    assert not standing(hall).tellers.filter(is_ready=True).exists()


def test_pages_of_a_sealed_ballot_are_kept_by_nobody_and_offer_nothing(hall: Hall) -> None:
    hall.opened()
    pages = [ask(hall, 1, "ballot-paper"), do(hall, 3, "ballot-paper", choice="BLANK", sure="on")]
    hall.close(standing(hall))
    pages.append(ask(hall, 1, "ballot-tally"))

    for page in pages:
        assert "no-store" in page.headers["Cache-Control"]
        assert page.headers["Referrer-Policy"] == "same-origin"
        assert "data-draft-key" not in page.content.decode()
    assert pages[2].content.decode().count('autocomplete="new-password"') == 2
    assert 'autocomplete="off"' in pages[0].content.decode()


@pytest.mark.parametrize(
    ("page", "number", "fault", "said"),
    [
        ("ballot-passphrase", 1, "cases.ballot_keys.enrol", {"passphrase": "chim yến hót", "again": "chim yến hót"}),
        ("ballot-paper", 3, "cases.sealing.SealedBox", {"choice": "REMOVAL", "sure": "on"}),
        ("ballot-paper", 3, "workflows.forms.sealed.PaperForm.is_valid", {"choice": "REMOVAL", "sure": "on"}),
        ("ballot-tally", 1, "cases.sealing.count", {}),
    ],
)
def test_a_fault_tells_nobody_what_was_typed(
    page: str,
    number: int,
    fault: str,
    said: dict[str, str],
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hall = make_hall(5)
    if page == "ballot-passphrase":
        hall.open("electronic")
    elif page == "ballot-paper":
        hall.opened()
    else:
        hall.closed(["WARNING"] * 5)
        said = {f"teller_{m.pk}": passphrase(m.pk) for m in hall.members[1:3]}
    client = Client(raise_request_exception=False)
    client.force_login(hall.user(number))
    reports: list[str] = []

    def report(request: Any, **_facts: Any) -> None:
        reporter = ExceptionReporter(request, *sys.exc_info())
        reports.extend([reporter.get_traceback_html(), reporter.get_traceback_text()])

    sent = filled(client.get(at(page, hall.item)), **said)
    monkeypatch.setattr(fault, None)
    caplog.set_level(logging.DEBUG)
    got_request_exception.connect(report)
    try:
        response = client.post(at(page, hall.item), sent)
    finally:
        got_request_exception.disconnect(report)

    assert response.status_code == 500
    assert len(reports) == 2
    logged = [f"{record.getMessage()} {record.exc_text or ''} {record.__dict__}" for record in caplog.records]
    # An option's code stands in the ballot's own list; as a choice it would stand alone.
    secrets = {text for text in said.values() if text != "on"}
    for text in [*reports, *logged, response.content.decode()]:
        assert not [one for one in secrets if re.search(rf"(?<![\w' ,]){re.escape(one)}(?!')", text)]


@pytest.mark.rule("VOTE-SECRET")
@pytest.mark.parametrize(("size", "present", "offered"), [(7, 4, False), (7, 5, True)])
def test_an_electronic_ballot_is_offered_from_five_electors_up(size: int, present: int, offered: bool) -> None:
    hall = make_hall(size, present=present)

    page = ask(hall, 0, "ballot-open")

    assert ("mode" in page.context["form"].fields) is offered
    assert ("third" in page.context["form"].fields) is offered
    text = page.content.decode()
    assert "VOTE-SECRET" in text or "QĐ 21-QĐ/TW" in text
    assert (str(sealing.HONEST_SENTENCE) in text) is offered


def test_a_void_sealed_ballot_is_repeated_on_its_page(hall: Hall) -> None:
    first = hall.opened()
    balloting_sealed.cast(first, by=hall.user(3), on=DAY, choice="WARNING")

    done(do(hall, 0, "ballot-repeat", reason="Mất mật khẩu kiểm phiếu."))

    first.refresh_from_db()
    assert (first.state, first.replaced_by.state) == (BallotState.VOID, BallotState.PREPARED)
    assert [one.member for one in first.replaced_by.tellers.all()] == hall.members[1:3]
    assert "Mất mật khẩu kiểm phiếu." in ask(hall, 4, "agenda-item").content.decode()
