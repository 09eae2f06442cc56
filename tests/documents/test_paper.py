"""What every paper looks like (HD 05-HD/VPTW), read from the PDF itself."""

from __future__ import annotations

import functools
import hashlib
import io
import itertools
import json
import unicodedata

import pikepdf
import pytest

from documents import catalogue, filling, render
from documents import catalogue_copies as copies
from documents.canonical import digest
from documents.catalogue import PERIODIC_REPORT, DocumentType, Issuer
from documents.embedded import record_in
from documents.kinds import Concern, Signing
from tests.documents import samples
from tests.documents.reading import fonts, pages, text

# The printer's library leaves its colour profile to be closed by the interpreter.
pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")

HEADED = [one for one in catalogue.ALL if one.concern is not Concern.COPY]  # a copy begins with its original
EVERY_TYPE = pytest.mark.parametrize("document_type", catalogue.ALL, ids=lambda one: one.key)


@functools.cache
def printed(document_type: DocumentType) -> bytes:
    """Print the sample of a type once for all the tests that only look at it."""
    return render.render(document_type, samples.facts(document_type))


LONG = samples.REPORT * 3


@EVERY_TYPE
def test_a_paper_is_a4_with_its_own_fonts_inside(document_type: DocumentType) -> None:
    pdf = printed(document_type)

    lies = document_type.concern is Concern.DOSSIER  # a sheet of many columns
    expected = {(297, 210) if lies else (210, 297)}
    if document_type is PERIODIC_REPORT:
        expected |= {(297, 210)}  # its annexed forms
    assert {(round(page.width), round(page.height)) for page in pages(pdf)} == expected
    rows = fonts(pdf)
    assert rows
    assert {name.split("+")[1].removesuffix("-Italic").removesuffix("-Bold") for name, *_ in rows} == {"Paper-Serif"}
    assert {row[-5] for row in rows} == {"yes"}


@EVERY_TYPE
def test_nothing_stands_in_the_margins_but_the_page_number(document_type: DocumentType) -> None:
    for number, page in enumerate(pages(printed(document_type)), start=1):
        body = [word for word in page.words if not (word.text == str(number) and word.bottom < 20)]
        assert min(word.left for word in body) >= 30 - 0.1
        assert (
            max(word.right for word in body) <= page.width - 15 + 0.5
        )  # a justified line ends on the point, not on the millimetre
        assert min(word.top for word in body) >= 20 - 1  # a line's box begins above its letters
        assert max(word.bottom for word in body) <= page.height - 20 + 1


@pytest.mark.parametrize("document_type", HEADED, ids=lambda one: one.key)
def test_the_head_has_two_columns_with_the_party_at_the_right(document_type: DocumentType) -> None:
    facts = samples.facts(document_type)
    first = pages(printed(document_type))[0]
    middle = 30 + 165 * 0.45

    issuer, party = first.find(facts["content"]["letterhead"]["name"].split()[0]), first.find("ĐẢNG CỘNG SẢN VIỆT NAM")
    place = first.find("Lam Giang, ngày 05 tháng 02 năm 2026")
    assert issuer.right < middle < party.left
    assert place.left > middle - 1
    assert party.top < place.top
    star = first.find("*")
    assert star.right < middle
    if document_type.numbered:
        number = first.find(f"Số {facts['issue']['symbol']}")
        assert number.right < middle
        assert number.top > star.top


@pytest.mark.parametrize("document_type", copies.ALL, ids=lambda one: one.key)
def test_the_line_of_a_copy_stands_whole_under_what_was_copied(document_type: DocumentType) -> None:
    last = pages(printed(document_type))[-1]
    middle = 30 + 165 * 0.45

    kind, number = last.find(document_type.title), last.find("Số 05-BS/TU")
    assert number.right < middle < kind.left
    assert kind.top < last.find("CHÁNH VĂN PHÒNG").top < last.find("Tống Thanh Bạch").top


def test_the_original_in_a_copy_says_that_it_was_signed() -> None:
    assert "(đã ký) Đặng Hữu Phước" in text(printed(copies.WHOLE))
    assert "(đã ký)" not in text(printed(catalogue.SUPERVISION_NOTICE))


def test_an_extract_has_nothing_of_the_other_parts_in_its_file() -> None:
    whole, extract = printed(copies.WHOLE), printed(copies.EXTRACT)
    left_out = "Ban Thường vụ Đảng ủy đã xây dựng, triển khai đầy đủ chương trình"

    assert left_out in text(whole)
    assert left_out not in text(extract)
    assert left_out in json.dumps(record_in(whole), ensure_ascii=False)
    assert "đã xây dựng" not in json.dumps(record_in(extract), ensure_ascii=False)
    assert "3. Yêu cầu" in text(extract)


@EVERY_TYPE
def test_the_text_can_be_taken_out_exactly_as_it_went_in(document_type: DocumentType) -> None:
    facts = samples.facts(document_type)

    taken = text(printed(document_type))

    assert unicodedata.is_normalized("NFC", taken)
    assert facts["content"]["about"].rstrip(".") in taken
    for signature in facts["issue"]["signatures"]:
        assert signature["name"] in taken
    assert "./." not in taken
    for recipient in facts["content"].get("recipients", []):
        assert f"- {recipient}," in taken
    is_kept = f"- {facts['content'].get('archive', '')}." in taken
    assert is_kept is (document_type.signing != Signing.NOBODY), "only ballots and forms name nobody who keeps them"


@EVERY_TYPE
def test_the_same_facts_give_the_same_bytes(document_type: DocumentType) -> None:
    again = render.render(document_type, samples.facts(document_type))

    assert hashlib.sha256(again).hexdigest() == hashlib.sha256(printed(document_type)).hexdigest()


def test_the_page_number_stands_in_the_middle_above_from_page_two() -> None:
    first, *others = pages(render.render(catalogue.TEAM_REPORT, samples.facts(catalogue.TEAM_REPORT, blocks=LONG)))

    assert len(others) >= 3
    assert not [word for word in first.words if word.bottom < 20]
    for number, page in enumerate(others, start=2):
        (mark,) = [word for word in page.words if word.bottom < 20]
        assert mark.text == str(number)
        assert (mark.left + mark.right) / 2 == pytest.approx(30 + 165 / 2, abs=1)
        assert mark.bottom - mark.top == pytest.approx(14 * 1.15 * 25.4 / 72, abs=1)  # 14 pt


def test_body_lines_stand_twenty_points_apart_and_paragraphs_begin_ten_millimetres_in() -> None:
    page = pages(render.render(catalogue.TEAM_REPORT, samples.facts(catalogue.TEAM_REPORT)))[0]

    start, next_line = page.find("Thực hiện Quyết định số"), page.find("kiểm tra đã tiến hành")
    lines = sorted({round(word.top, 1) for word in page.words if start.top - 0.5 <= word.top <= next_line.top + 0.5})
    assert start.left == pytest.approx(40, abs=0.2)
    assert all(after - before == pytest.approx(20 * 25.4 / 72, abs=0.3) for before, after in itertools.pairwise(lines))


@pytest.mark.parametrize("length", range(18, 44))
def test_the_signature_is_never_torn_from_its_text(length: int) -> None:
    blocks = [samples.paragraph(f"Đoạn thứ {n} của báo cáo.") for n in range(length)]
    last = pages(render.render(catalogue.TEAM_REPORT, samples.facts(catalogue.TEAM_REPORT, blocks=blocks)))[-1]

    assert f"Đoạn thứ {length - 1} của báo cáo." in last.text()
    assert last.find("TRƯỞNG ĐOÀN").top < last.find(samples.LAN["name"]).top
    assert last.find("Nơi nhận:")


@pytest.mark.parametrize("rows", range(12, 32, 3))
def test_a_signature_after_a_table_takes_its_last_row_along(rows: int) -> None:
    entry = samples.CONTENT["file-index"]["entries"][0]
    entries = [entry | {"extract": f"Văn bản {n}"} for n in range(rows)]
    last = pages(render.render(catalogue.FILE_INDEX, samples.facts(catalogue.FILE_INDEX, entries=entries)))[-1]

    assert f"Mục lục gồm {rows} văn bản" in last.text()
    assert last.find("NGƯỜI LẬP")


def test_a_table_of_sixty_rows_repeats_its_head_and_tears_no_row() -> None:
    entry = samples.CONTENT["file-index"]["entries"][0]
    entries = [entry | {"extract": f"Văn bản thứ {n}"} for n in range(60)]

    every = pages(render.render(catalogue.FILE_INDEX, samples.facts(catalogue.FILE_INDEX, entries=entries)))

    assert len(every) >= 3
    assert all("Trích yếu nội dung" in page.text() for page in every[:-1])
    assert all(any(f"Văn bản thứ {n}" in page.text() for page in every) for n in range(60))


def test_a_very_long_name_wraps_inside_its_column() -> None:
    name = "ĐẢNG ỦY " + "TRƯỜNGĐẠIHỌC" * 12
    facts = samples.facts(catalogue.CONCLUSION_NOTICE, letterhead={"above": name, "name": name})

    page = pages(render.render(catalogue.CONCLUSION_NOTICE, facts))[0]

    party = page.find("ĐẢNG CỘNG SẢN VIỆT NAM")
    assert all(word.right < party.left for word in page.words if "TRƯỜNG" in word.text)


def test_a_paper_with_several_subjects_carries_their_list() -> None:
    subjects = [{"name": f"Đảng ủy phường số {n}", "under": "Đảng bộ thành phố Lam Giang"} for n in range(1, 61)]

    every = pages(render.render(catalogue.TEAM_DECISION, samples.facts(catalogue.TEAM_DECISION, subjects=subjects)))

    assert "60 tổ chức đảng, đảng viên (có danh sách kèm theo)" in " ".join(page.text() for page in every)
    annex = next(page for page in every if "DANH SÁCH" in page.text())
    assert "(kèm theo Quyết định số 05-QĐ/TU, ngày 05 tháng 02 năm 2026)" in annex.text()
    assert "Đảng ủy phường số 60" in every[-1].text()


def test_a_draft_shows_its_version_and_neither_number_nor_day() -> None:
    first = pages(render.render(catalogue.CONCLUSION_NOTICE, samples.draft(catalogue.CONCLUSION_NOTICE, 3)))[0]

    assert "Dự thảo lần 3" in first.text()
    assert not any(word.text == "Số" and word.top < 60 for word in first.words)
    assert "ngày tháng năm" in first.text()


def test_a_letter_has_no_name_and_says_its_subject_under_the_number() -> None:
    first = pages(render.render(catalogue.REMINDER_LETTER, samples.facts(catalogue.REMINDER_LETTER)))[0]

    number, matter = first.find("Số 05-CV/ĐKT"), first.find("về đôn đốc gửi báo cáo tự kiểm tra")
    assert number.top < matter.top < first.find("Kính gửi:").top
    assert matter.bottom - matter.top < number.bottom - number.top


def test_a_paper_never_prints_a_blank() -> None:
    facts = samples.facts(catalogue.TEAM_DECISION)
    del facts["content"]["duration"]

    with pytest.raises(filling.MissingFact, match="duration"):
        render.render(catalogue.TEAM_DECISION, facts)


def test_a_paper_carries_its_record_and_its_form() -> None:
    facts = samples.facts(catalogue.CONCLUSION_NOTICE)

    with pikepdf.open(io.BytesIO(render.render(catalogue.CONCLUSION_NOTICE, facts))) as pdf:
        attached = pdf.attachments[render.RECORD_NAME]
        record = json.loads(attached.get_file().read_bytes())
        relationship = attached.obj.AFRelationship
        metadata = pdf.Root.Metadata.read_bytes().decode()
        language = str(pdf.Root.Lang)

    assert relationship == "/Data"
    assert record["symbol"] == "05-TB/TU"
    assert record["type"] == "conclusion-notice"
    assert record["content_sha256"] == digest(facts["content"])
    assert record["facts_sha256"] == digest(facts)
    assert record["anchor"] == facts["issue"]["anchor"]
    assert record["template"] == render.template_version()
    assert record["template"] in metadata
    assert 'pdfaid:part="3"' in metadata or "<pdfaid:part>3" in metadata
    assert language == "vi"


def test_text_in_decomposed_form_prints_the_same_paper() -> None:
    facts = samples.facts(catalogue.SUBMISSION)
    apart = json.loads(unicodedata.normalize("NFD", json.dumps(facts, ensure_ascii=False)))

    assert render.render(catalogue.SUBMISSION, apart) == render.render(catalogue.SUBMISSION, facts)


def test_only_the_team_keeps_its_own_register() -> None:
    suffixes = {one.issuer: samples.SUFFIX[one.issuer] for one in catalogue.ALL}

    assert suffixes == {Issuer.PROPOSER: "UBKTTU", Issuer.AUTHORITY: "TU", Issuer.TEAM: "ĐKT"}
