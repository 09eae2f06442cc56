"""What a paper's file proves by itself: every change is found and named, with the database shut."""

from __future__ import annotations

import copy
import functools
import io
import json
import re
from pathlib import Path
from typing import Any
from unittest import mock

import pikepdf
import pytest
from django.core.management import call_command

from documents import catalogue, press
from documents.canonical import RECORD_NAME, Facts, digest
from documents.embedded import NoRecord, record_in
from documents.proof import Open, Verdict, Wrong, prove
from documents.signing import demo_authority
from tests.documents import samples, signing
from tests.documents.checked import signed_by_twin

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")

CODE = "K7QM-3XWD-9FHA-TR2P"


@functools.cache
def other() -> bytes:
    """Another paper, with other pages."""
    return press.render(catalogue.TEAM_DECISION, samples.facts(catalogue.TEAM_DECISION))


@functools.cache
def coded_facts() -> Facts:
    facts = copy.deepcopy(samples.facts(catalogue.CONCLUSION_NOTICE))
    facts["issue"] |= {"code": CODE, "check_at": "https://van-ban.example/kiem-tra/"}
    return facts


@functools.cache
def coded() -> bytes:
    return press.render(catalogue.CONCLUSION_NOTICE, coded_facts())


def flipped(pdf: bytes) -> bytes:
    """One letter of the first page's content is another: a byte within a stream."""
    at = pdf.index(b"stream\n", len(pdf) // 3) + 40
    return pdf[:at] + bytes([pdf[at] ^ 1]) + pdf[at + 1 :]


def page_swapped(pdf: bytes) -> bytes:
    """The last page is one of another paper; the record stays."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened, pikepdf.open(io.BytesIO(other())) as another:
        opened.pages[-1] = another.pages[0]
        opened.save(out)
    return out.getvalue()


def with_record(pdf: bytes, change: Any) -> bytes:
    """The same pages with another record."""
    record = record_in(pdf)
    change(record)
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        stream = opened.attachments[RECORD_NAME].get_file().obj
        stream.write(json.dumps(record, ensure_ascii=False).encode())
        opened.save(out)
    return out.getvalue()


# A signed paper


def test_a_signed_paper_is_genuine_to_who_trusts_its_authority() -> None:
    proof = prove(signing.signed().pdf, signing.trusted())

    assert (proof.verdict, proof.wrong, proof.open) == (Verdict.GENUINE, {}, {})
    assert proof.pages > 1


def test_who_names_no_authority_is_told_so() -> None:
    proof = prove(signing.signed().pdf)

    assert (proof.verdict, set(proof.open)) == (Verdict.UNPROVEN, {Open.NO_ROOTS})


@pytest.mark.parametrize(
    ("change", "found"),
    [
        (flipped, Wrong.SIGNATURE_ALTERED),
        (lambda pdf: pdf + b"\nsau khi ket thuc\n", Wrong.EXTENDED),
        (page_swapped, Wrong.PAGES_DIFFER),
    ],
    ids=["a byte flipped", "junk appended", "a page swapped"],
)
def test_a_changed_file_is_false_and_says_why(change: Any, found: Wrong) -> None:
    proof = prove(change(signing.signed().pdf), signing.trusted())

    assert proof.verdict == Verdict.FALSE
    assert found in proof.wrong


def test_a_look_alike_authority_is_named() -> None:
    proof = prove(signed_by_twin(signing.signed().pdf), signing.trusted())

    assert proof.verdict == Verdict.FALSE
    assert demo_authority.ROOT_NAME in proof.wrong[Wrong.SIGNATURE_UNTRUSTED]


# A paper without signature: the record still holds its pages


def test_without_a_signature_nothing_is_proven_and_nothing_is_wrong() -> None:
    proof = prove(coded(), signing.trusted())

    assert (proof.verdict, set(proof.open)) == (Verdict.UNPROVEN, {Open.UNSIGNED})
    assert proof.record["facts"]["issue"]["code"] == CODE


def test_a_swapped_page_is_named_by_its_number() -> None:
    proof = prove(page_swapped(coded()))

    assert proof.wrong[Wrong.PAGES_DIFFER] == str(proof.pages)


def test_bytes_after_the_end_are_found() -> None:
    assert set(prove(coded() + b"%%EOF\n").wrong) == {Wrong.EXTENDED}


def test_a_file_written_anew_is_found_though_it_says_the_same() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(coded())) as opened:
        opened.save(out)

    assert set(prove(out.getvalue()).wrong) == {Wrong.BYTES_DIFFER}


def test_altered_facts_do_not_give_their_hashes() -> None:
    def change(record: Facts) -> None:
        record["facts"]["issue"]["symbol"] = record["symbol"] = "99-TB/TU"

    proof = prove(with_record(coded(), change))

    assert "facts_sha256" in proof.wrong[Wrong.RECORD_ALTERED]
    assert "99-TB/TU" in proof.wrong[Wrong.WORDS_MISSING]


def test_altered_facts_with_their_hashes_do_not_print_these_pages() -> None:
    def change(record: Facts) -> None:
        record["facts"]["content"]["about"] += " (đính chính)"
        record["content_sha256"] = digest(record["facts"]["content"])
        record["facts_sha256"] = digest(record["facts"])

    proof = prove(with_record(coded(), change))

    assert set(proof.wrong) == {Wrong.PAGES_DIFFER}


def test_of_other_forms_the_pages_are_not_compared_but_number_day_and_code_are() -> None:
    def change(record: Facts) -> None:
        record["template"] = "000000000000"

    left = prove(with_record(coded(), change))
    swapped = prove(with_record(page_swapped(coded()), change))

    assert (left.verdict, left.open[Open.OTHER_FORMS]) == (Verdict.UNPROVEN, "000000000000")
    assert CODE in swapped.wrong[Wrong.WORDS_MISSING]
    assert set(prove(with_record(coded(), change) + b"x").wrong) == {Wrong.EXTENDED}


def test_a_record_that_unpacks_without_end_is_none() -> None:
    with mock.patch("documents.embedded.LARGEST", 1000), pytest.raises(NoRecord):
        record_in(coded())


@pytest.mark.parametrize("junk", [b"", b"%PDF-1.7\n", b"MZ\x90\0" * 40, b"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n"])
def test_what_is_no_paper_is_false_and_raises_nothing(junk: bytes) -> None:
    assert prove(junk).verdict == Verdict.FALSE


# The command


def said(capsys: pytest.CaptureFixture[str], path: Path, *options: str) -> tuple[int, str]:
    try:
        call_command("verify_document", str(path), *options)
    except SystemExit as left:
        return int(left.code or 0), capsys.readouterr().out
    return 0, capsys.readouterr().out


def test_the_command_answers_in_words_and_for_machines(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    paper, roots = tmp_path / "paper.pdf", signing.kept("roots.pem", signing.root().pem)
    paper.write_bytes(signing.signed().pdf)

    code, words = said(capsys, paper, "--roots", roots)
    assert (code, words.splitlines()[0]) == (0, "THẬT: tệp nguyên vẹn, có chữ ký số và đúng với bản ghi bên trong.")

    code, text = said(capsys, paper, "--roots", roots, "--json", "--language", "en")
    told = json.loads(text)
    assert (code, told["verdict"], told["exit"], told["wrong"], told["unproven"]) == (0, "genuine", 0, [], [])
    assert told["signatures"][0]["covers_all"] is True
    assert re.fullmatch(r"[0-9a-f]{64}", told["paper"]["facts_sha256"])

    paper.write_bytes(signing.signed().pdf + b"more")
    code, text = said(capsys, paper, "--roots", roots, "--json", "--language", "en")
    assert (code, [one["code"] for one in json.loads(text)["wrong"]]) == (1, ["extended"])

    paper.write_bytes(signing.plain())
    code, words = said(capsys, paper, "--language", "en")
    assert (code, words.splitlines()[0].split(":")[0]) == (3, "NOT PROVEN")
