"""The code on a paper: drawn by lot, frozen among the facts, printed on the last page and nowhere else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import segno
from django.db import DatabaseError, transaction
from django.test import override_settings

from documents import catalogue, codes, commands, filling, squares
from documents.canonical import digest
from documents.models import Document
from tests import make
from tests.documents import samples
from tests.documents.reading import pages, pictures
from tests.documents.test_verification import CODE, coded, coded_facts
from tests.documents.walk import day
from tests.make import Office, make_office

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")

OUTSIDE = "https://van-ban.example"


def matrix_of(svg: str) -> list[list[int]]:
    """Read the drawn square back: what is dark, row by row."""
    side = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])  # type: ignore[index]
    found = [[0] * side for _row in range(side)]
    for left, top, length in re.findall(r"M(\d+) (\d+)h(\d+)v1", svg):
        found[int(top)][int(left) : int(left) + int(length)] = [1] * int(length)
    return found


def test_a_code_has_eighty_bits_and_none_comes_twice() -> None:
    drawn = {codes.new_code() for _time in range(500)}

    assert len(drawn) == 500
    assert len(codes.ALPHABET) ** codes.LENGTH >= 2**80
    assert all(codes.read(codes.grouped(code)) == code for code in drawn)
    assert set("".join(drawn)) == set(codes.ALPHABET)


@pytest.mark.parametrize(
    "typed", ["k7qm-3xwd-9fha-tr2p", " K7QM 3XWD 9FHA TR2P ", "K7QM3XWD9FHATR2P", "Ｋ7QM–3XWD–9FHA–TR2P\n"]
)
def test_a_code_is_read_however_it_is_typed(typed: str) -> None:
    assert codes.read(typed) == "K7QM3XWD9FHATR2P"


def test_what_looks_like_a_digit_is_that_digit() -> None:
    assert codes.read("OIL0-0000-0000-0000") == "0110000000000000"
    assert codes.read("K7QM-3XWD-9FHA-TR2") == codes.read("K7QM-3XWD-9FHA-TR2PP") == codes.read("U" * 16) == ""


@pytest.mark.parametrize("words", [CODE, f"{OUTSIDE}{codes.PAGE}K7QM3XWD9FHATR2P/"])
def test_the_square_is_the_one_every_reader_knows(words: str) -> None:
    known = segno.make(words, error="m", micro=False, mask=2, boost_error=False)

    assert matrix_of(squares.drawn(words)) == [list(row) for row in known.matrix]
    assert squares.drawn(words) == squares.drawn(words)


def test_the_code_stands_in_the_margin_of_the_last_page_alone(tmp_path: Path) -> None:
    read = pages(coded())
    word = read[-1].find(f"{CODE}")
    last_of_text = max(one.bottom for one in read[-1].words if one.top < 277)
    square = pictures(coded(), tmp_path, 100)[-1].crop((110, 1096, 170, 1150))

    assert [CODE in page.text() for page in read] == [False] * (len(read) - 1) + [True]
    assert word.top > 277 >= last_of_text  # below the text, in the lower margin
    assert word.bottom < 293  # and where every printer prints
    assert sum(square.histogram()[:128]) > 500  # it is there, and dark


def test_a_paper_without_code_prints_as_it_did() -> None:
    facts = samples.facts(catalogue.CONCLUSION_NOTICE)
    with_code, without = (filling.html(catalogue.CONCLUSION_NOTICE, one) for one in (coded_facts(), facts))

    assert "check" not in without
    assert re.sub(r'<table class="check">.*?</table>\n?', "", with_code, flags=re.DOTALL) == without


def test_a_blank_ballot_and_forms_without_a_number_carry_none() -> None:
    carrying = {one.key for one in catalogue.ALL if codes.is_carried_by(one)}

    assert not carrying & {"ballot-paper", "counting-minutes", "conformance-sheet", "denouncer-minutes", "file-index"}
    assert {"team-decision", "conclusion-notice", "working-minutes", "submission"} <= carrying


@pytest.fixture
def office() -> Office:
    return make_office()


def issued(office: Office, **values: Any) -> Document:
    case = make.make_case(office, "P2")
    return commands.issue(catalogue.TEAM_DECISION, case.team, by=office.chu, on=day("P2"), wait=True, **values)


@pytest.mark.django_db
def test_the_code_is_taken_with_the_number_and_never_changes(office: Office) -> None:
    document = issued(office)

    assert document.code is not None
    assert document.facts["issue"]["code"] == codes.grouped(document.code)
    assert digest(document.facts) == document.facts_sha256
    assert "check_at" not in document.facts["issue"]
    with pytest.raises(DatabaseError), transaction.atomic():
        Document.objects.filter(pk=document.pk).update(code="0" * 16)


@pytest.mark.django_db
def test_a_house_with_a_public_page_prints_where_to_ask(office: Office) -> None:
    with override_settings(PUBLIC_ADDRESS=OUTSIDE):
        document = issued(office)

    assert document.facts["issue"]["check_at"] == "https://van-ban.example/kiem-tra/"
    assert codes.printed("K7QM3XWD9FHATR2P", is_secret=True) == {"code": CODE}


@pytest.mark.django_db
def test_a_form_without_number_is_issued_without_code(office: Office) -> None:
    case = make.make_case(office, "P3")

    outline = commands.issue(catalogue.OUTLINE, case.team, by=office.lan, on=day("P3"), wait=True)

    assert outline.code is None
    assert not {"code", "check_at"} & set(outline.facts["issue"])
