"""A signed paper: accepted by everybody's readers, still an archive file, and nothing can be done to it unnoticed."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from pathlib import Path

import pikepdf
import pytest
import time_machine
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.status import SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from documents import render
from documents.signing import certificates, demo_authority, sign
from documents.signing.checking import Fault, Modification, check
from tests.documents import signing

pytestmark = pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning")


@pytest.fixture
def paper() -> bytes:
    return signing.signed().pdf


@pytest.fixture
def file(paper: bytes, tmp_path: Path) -> str:
    path = tmp_path / "paper.pdf"
    path.write_bytes(paper)
    return str(path)


def faults(pdf: bytes) -> set[Fault]:
    return set(check(pdf, signing.trusted()).faults)


def test_the_signature_is_good_whole_and_forbids_every_change(paper: bytes) -> None:
    found = check(paper, signing.trusted())

    assert found.is_good
    (one,) = found.each
    assert (one.is_intact, one.is_trusted, one.covers_all, one.is_certified) == (True, True, True, True)
    assert one.modification == Modification.NONE
    assert one.signer == demo_authority.SIGNER_NAME
    assert one.fingerprint == certificates.fingerprint(signing.certificate_of(signing.held()))
    assert one.valid_from < signing.signed().signed_at < one.valid_until
    assert not one.is_timed


def test_the_library_itself_accepts_it(paper: bytes) -> None:
    context = ValidationContext(trust_roots=signing.trusted())
    (embedded,) = PdfFileReader(io.BytesIO(paper)).embedded_signatures

    status = validate_pdf_signature(embedded, context)

    assert status.bottom_line
    assert status.coverage == SignatureCoverageLevel.ENTIRE_FILE


def test_poppler_accepts_it(file: str) -> None:
    said = signing.tool("pdfsig", file)

    assert "Signature is Valid." in said
    assert "Total document signed" in said
    assert "ETSI.CAdES.detached" in said
    assert demo_authority.SIGNER_NAME in said


def test_the_file_is_sound_and_its_fonts_are_inside(file: str) -> None:
    assert "No syntax or stream encoding errors found" in signing.tool("qpdf", "--check", file)
    fonts = signing.tool("pdffonts", file).splitlines()[2:]
    assert fonts
    assert all(line.split()[-5:-2] == ["yes", "yes", "yes"] for line in fonts)


def test_it_is_still_the_same_archive_file(paper: bytes) -> None:
    assert paper.startswith(signing.plain())
    with pikepdf.open(io.BytesIO(signing.plain())) as before, pikepdf.open(io.BytesIO(paper)) as after:
        (intent,) = after.Root.OutputIntents
        assert intent.S == "/GTS_PDFA1"
        assert "/DestOutputProfile" in intent
        assert after.Root.Metadata.read_bytes() == before.Root.Metadata.read_bytes()
        assert after.open_metadata().pdfa_status == "3U"
        assert dict(after.docinfo) == dict(before.docinfo)
        record = json.loads(after.attachments[render.RECORD_NAME].get_file().read_bytes())
        assert record["symbol"] == "05-TB/TU"


def test_the_widget_is_invisible_as_archive_files_want_it(paper: bytes) -> None:
    with pikepdf.open(io.BytesIO(paper)) as opened:
        (field,) = opened.Root.AcroForm.Fields
        assert "/NeedAppearances" not in opened.Root.AcroForm
        assert [float(side) for side in field.Rect] == [0, 0, 0, 0]
        printed, hidden, invisible, not_viewed = 4, 2, 1, 32
        assert int(field.F) & printed
        assert not int(field.F) & (hidden | invisible | not_viewed)


@pytest.mark.parametrize("place", ["head", "text", "record", "signature", "end"])
def test_A45_a_flipped_bit_is_noticed(paper: bytes, place: str) -> None:  # noqa: N802
    before = len(signing.plain())
    at = {
        "head": 7,
        "text": before // 2,
        "record": before - 900,
        "signature": paper.index(b"/Contents", before) + 400,
        "end": len(paper) - 200,
    }[place]
    altered = bytearray(paper)
    altered[at] ^= 1

    assert faults(bytes(altered)) & {Fault.ALTERED, Fault.UNREADABLE}


@pytest.mark.parametrize("junk", [b"\n", b"junk", b"\0" * 3000, b"\n%%EOF\n", b"% a word\n" * 900])
def test_A48_bytes_after_the_end_are_noticed_and_told_apart(paper: bytes, junk: bytes) -> None:  # noqa: N802
    assert faults(paper + junk) == {Fault.EXTENDED}


def test_A48_an_update_after_the_signature_is_noticed(paper: bytes) -> None:  # noqa: N802
    writer = IncrementalPdfFileWriter(io.BytesIO(paper))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = page["/MediaBox"][0]
    writer.update_container(page)
    out = io.BytesIO()
    writer.write(out)  # type: ignore[no-untyped-call]

    found = check(out.getvalue(), signing.trusted())

    assert Fault.EXTENDED in found.faults
    assert found.each[0].modification == Modification.FORBIDDEN


def test_A48_a_page_put_in_takes_the_signature_away(paper: bytes) -> None:  # noqa: N802
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper)) as opened, pikepdf.open(io.BytesIO(signing.plain())) as other:
        opened.pages[0] = other.pages[1]
        opened.save(out)

    assert not check(out.getvalue(), signing.trusted()).is_good


def test_A48_a_look_alike_authority_is_not_trusted(paper: bytes) -> None:  # noqa: N802
    double = demo_authority.authority()
    copy = demo_authority.certified(double)
    packed = demo_authority.packed(copy, signing.PASSPHRASE)
    roots = signing.kept("double.pem", double.pem)
    with signing.configured(SIGNING_PKCS12_FILE=signing.kept("double.p12", packed), SIGNING_ROOTS_FILE=roots):
        forged = sign(signing.plain())

    (one,) = check(forged.pdf, signing.trusted()).each
    (true,) = check(paper, signing.trusted()).each

    assert (one.subject, one.issuer) == (true.subject, true.issuer)
    assert one.faults == (Fault.UNTRUSTED,)
    assert one.fingerprint != true.fingerprint


def test_without_roots_nobody_is_trusted(paper: bytes) -> None:
    assert set(check(paper).faults) == {Fault.UNTRUSTED}


def test_what_was_signed_in_its_time_stays_good_after_the_certificate_ended(paper: bytes) -> None:
    with time_machine.travel(signing.signed().valid_until + timedelta(days=400), tick=False):
        assert faults(paper) == set()


@pytest.mark.parametrize(
    "content", [b"", b"%PDF-1.7\n", b"not a paper", b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n"]
)
def test_what_is_no_paper_is_answered_and_never_an_error(content: bytes) -> None:
    found = check(content, signing.trusted())

    assert not found.is_good
    assert found.faults == (Fault.UNREADABLE,)


def test_an_unsigned_paper_is_said_to_be_unsigned() -> None:
    assert check(signing.plain(), signing.trusted()).faults == (Fault.UNSIGNED,)
