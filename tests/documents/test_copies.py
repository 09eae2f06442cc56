"""Copies: of a paper whole or in part, of a received paper by its scan; numbered, signed, read with their originals."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from django.test import Client
from django.urls import reverse
from PIL import Image

from cases import commands as acts
from cases.errors import NotYourDuty
from cases.models import Case, PostDuty, TrailEntry
from documents import catalogue, commands, scanned, store, verify
from documents.embedded import record_in
from documents.errors_copies import NoRecipient, NotToCopy, OriginalAltered, PartsUnknown, ScanNotPages
from documents.errors_signing import SignerWithoutPost
from documents.models import Document, State
from documents.models_copies import Copy
from documents.wording import short_date
from tests.documents.checked import bytes_of, on_the_disk
from tests.documents.reading import fonts, text
from tests.documents.test_registers_incoming import DAY, LETTER
from tests.documents.walk import day, walk_with_papers
from tests.kept import kept_house
from tests.make import FOUNDED, Office, make_office

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning"),
]

TO = ["Đảng ủy phường Bến Lụa 1", "Ban Tổ chức Thành ủy"]
House = tuple[Office, Case, Document]


def _concluded() -> House:
    """A case with its notice printed; Hòa is chief of the office, Minh keeps secret papers."""
    office = make_office()
    by: dict[str, Any] = {"by": office.administrator, "since": FOUNDED}
    acts.appoint([(office.members["hoa"], office.city, PostDuty.CHIEF_OF_OFFICE)], **by)
    acts.appoint([(office.members["minh"], office.city, PostDuty.CLERK)], **by)
    case, papers = walk_with_papers(office, upto="E2")
    notice = next(one for one in papers if one.type_key == "conclusion-notice")
    commands.print_here(notice)
    notice.refresh_from_db()
    return office, case, notice


@pytest.fixture(scope="module")
def house(django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    with kept_house(django_db_blocker, tmp_path_factory, "copies", _concluded) as house:
        yield house


def copied(house: House, **values: Any) -> Document:
    office, _case, notice = house
    asked: dict[str, Any] = {"by": office.thu, "on": day("E2"), "recipients": TO} | values
    return commands.copy_paper(notice, **asked)


def test_a_copy_is_a_paper_of_its_own_that_keeps_the_hash_of_its_original(house: House) -> None:
    _office, case, notice = house

    copy, again = copied(house), copied(house)

    assert (copy.symbol, again.symbol) == ("01-BS/TU", "02-BS/TU")
    assert copy.about == f"Thông báo số {notice.symbol}, ngày {short_date(notice.signed_on)}"
    assert copy.signer_post == "T/L BAN THƯỜNG VỤ CHÁNH VĂN PHÒNG"
    assert Copy.objects.get(pk=copy.occasion).original_sha256 == notice.file_sha256
    told = TrailEntry.objects.get(case=case, act="paper-issued", data__document=copy.key)
    assert told.data["original"] == notice.key
    assert not list(verify.number_problems()) + list(verify.hash_problems()) + list(verify.trail_problems())

    commands.print_now(copy.pk)
    copy.refresh_from_db()
    page = text(bytes_of(copy))
    assert copy.state == State.ISSUED
    assert f"(đã ký) {notice.signer}" in page
    assert "SAO Y" in page
    assert "Phan Thị Hòa" in page
    assert record_in(bytes_of(copy))["facts"]["content"]["copied"]["file_sha256"] == notice.file_sha256


def test_an_extract_takes_the_chosen_parts_and_no_byte_of_the_others(house: House) -> None:
    _office, _case, notice = house
    blocks = [block["text"] for block in notice.facts["content"]["blocks"] if block["kind"] != "table"]

    copy = copied(house, chosen=[1])

    kept = json.dumps(copy.facts, ensure_ascii=False)
    assert copy.type_key == "extract-copy"
    assert Copy.objects.get(pk=copy.occasion).parts == ["1. Ưu điểm"]
    assert "1. Ưu điểm" in kept
    assert blocks[-1] not in kept
    with pytest.raises(PartsUnknown):
        copied(house, chosen=[99])
    with pytest.raises(PartsUnknown):
        copied(house, chosen=[])


def test_a_leader_may_be_chosen_to_sign_and_nobody_else(house: House) -> None:
    office, _case, _notice = house
    assert copied(house, signer=office.members["pho"]).signer_post == "T/M BAN THƯỜNG VỤ PHÓ BÍ THƯ"
    with pytest.raises(SignerWithoutPost):
        copied(house, signer=office.members["binh"])


def test_a_copy_names_who_receives_it(house: House) -> None:
    with pytest.raises(NoRecipient):
        copied(house, recipients=["  "])


def test_a_void_paper_and_one_that_is_not_printed_are_not_copied(house: House) -> None:
    office, case, notice = house
    decision = Document.objects.get(team=case.team, type_key="team-decision")
    with pytest.raises(NotToCopy, match="chưa in"):
        commands.copy_paper(decision, by=office.chu, on=day("E2"), recipients=TO)
    outline = Document.objects.get(team=case.team, type_key="outline")
    with pytest.raises(NotToCopy, match="vào sổ"):
        commands.copy_paper(outline, by=office.chu, on=day("E2"), recipients=TO)

    commands.ask_void(notice, by=office.thu, on=day("E2"), reason="sai số")
    commands.void(notice, by=office.chu, on=day("E2"))
    with pytest.raises(NotToCopy, match="đã hủy"):
        copied(house, by=office.chu)


def test_a_paper_whose_file_was_altered_is_not_copied(house: House) -> None:
    _office, _case, notice = house
    with on_the_disk(notice) as right:
        store.path_of(notice.file_sha256).write_bytes(right + b"\n")
        with pytest.raises(OriginalAltered, match="TB/TU"):
            copied(house)


def test_who_does_not_read_the_original_makes_no_copy_and_reads_none(house: House) -> None:
    office, _case, notice = house
    copy = copied(house)
    with pytest.raises(NotYourDuty):
        copied(house, by=office.lan)

    commands.dispatch(notice, by=office.thu, on=day("E2"))
    with pytest.raises(NotToCopy, match="không được đọc"):
        copied(house)
    seen, read = (
        {
            name: Document.objects.visible_to(office.users[name], day("E2")).filter(pk=one.pk).exists()
            for name in ("lan", "minh", "dien", "chu")
        }
        for one in (copy, notice)
    )
    assert seen == read
    assert seen == {"lan": True, "minh": False, "dien": False, "chu": True}


def test_a_copy_of_a_secret_paper_is_secret_and_numbered_apart(house: House) -> None:
    office, case, notice = house
    copied(house)
    commands.mark_paper(
        catalogue.CONCLUSION_NOTICE, case, by=office.chu, on=day("E2"), secrecy="secret", urgency="", reason="Mục 3"
    )
    commands.ask_void(notice, by=office.thu, on=day("E2"), reason="sai độ mật")
    commands.void(notice, by=office.chu, on=day("E2"))
    secret = commands.issue(catalogue.CONCLUSION_NOTICE, case, by=office.chu, on=day("E2"), wait=True)
    commands.print_here(secret)
    with pytest.raises(NotYourDuty):
        commands.copy_paper(secret, by=office.thu, on=day("E2"), recipients=TO)

    copy = commands.copy_paper(secret, by=office.chu, on=day("E2"), recipients=TO)

    assert (copy.secrecy, copy.symbol) == ("secret", "01-BS/TU")
    assert copy.facts["issue"]["secrecy"] == "MẬT"
    assert copy.series is not None
    assert copy.series.secret


def scan(pages: int = 2) -> bytes:
    pictures = [Image.effect_noise((240, 340), 60) for _page in range(pages)]
    out = io.BytesIO()
    pictures[0].save(out, "PDF", save_all=True, append_images=pictures[1:])
    return out.getvalue()


def test_a_received_paper_is_copied_page_by_page_from_its_scan(house: House) -> None:
    office, _case, _notice = house
    row = commands.register_incoming(office.standing, LETTER, arrived_on=DAY, by=office.thu, on=DAY)
    with pytest.raises(NotToCopy, match="chưa có bản quét"):
        commands.copy_received(row, by=office.thu, on=DAY, recipients=TO)
    commands.attach_incoming_scan(row, by=office.thu, on=DAY, content=scan())

    copy = commands.copy_received(row, by=office.thu, on=DAY, recipients=TO)
    commands.print_now(copy.pk)
    copy.refresh_from_db()

    pdf = bytes_of(copy)
    assert (copy.state, copy.pages, copy.symbol) == (State.ISSUED, 3, "01-BS/TU")
    assert "Văn bản số 12-CV/ĐU, ngày 04/5/2026 của Đảng ủy phường Bến Lụa 1 (02 trang)" in text(pdf)
    assert {line[-5] for line in fonts(pdf)} == {"yes"}
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        assert not opened.check_pdf_syntax()
        metadata = opened.Root.Metadata.read_bytes()
        assert b"<pdfaid:part>3" in metadata or b'pdfaid:part="3"' in metadata
        assert "/OutputIntents" in opened.Root
        assert ["/Page" in page.resources.get("/XObject", {}) for page in opened.pages] == [True, True, False]
    assert not Document.objects.visible_to(office.lan, DAY).filter(pk=copy.pk).exists()
    assert Document.objects.visible_to(office.thu, DAY).filter(pk=copy.pk).exists()


def test_a_scan_that_is_no_picture_of_pages_is_refused(house: House) -> None:
    office, _case, notice = house
    row = commands.register_incoming(office.standing, LETTER, arrived_on=DAY, by=office.thu, on=DAY)
    commands.attach_incoming_scan(row, by=office.thu, on=DAY, content=bytes_of(notice))

    with pytest.raises(ScanNotPages):
        commands.copy_received(row, by=office.thu, on=DAY, recipients=TO)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "TIFF"])
def test_pictures_are_taken_as_pages(form: str) -> None:
    out = io.BytesIO()
    Image.new("RGBA" if form == "PNG" else "RGB", (30, 20), "white").save(out, form)

    (page,) = scanned.pages_of(out.getvalue(), f"image/{form.lower()}")

    assert (page.size, page.mode) == ((30, 20), "RGB")


def test_the_clerk_copies_a_paper_on_its_page_and_two_clicks_are_one_copy(house: House) -> None:
    office, _case, notice = house
    client = Client()
    client.force_login(office.thu)
    address = reverse("paper-copy", args=[notice.key])

    page = client.get(address)
    told = re.search(r"Ký hiệu BS của sổ bản sao.*?</p>", page.content.decode(), re.DOTALL)
    assert told
    assert "chưa kiểm chứng" in told[0]
    form = page.context["form"]
    signer = form.fields["signer"].choices[0][0]
    sent = {"after": form.initial["after"], "recipients": "\n".join(TO), "signer": signer, "parts": ["1"]}
    answers = [client.post(address, sent) for _click in range(2)]

    (copy,) = Document.objects.filter(type_key="extract-copy")
    assert [answer["Location"] for answer in answers] == [reverse("paper", args=[copy.key])] * 2
    assert copy.facts["content"]["recipients"] == TO
    shown = client.get(reverse("paper", args=[notice.key])).content.decode()
    assert reverse("paper", args=[copy.key]) in shown
    assert client.post(address, sent | {"recipients": ""}).status_code == 422
