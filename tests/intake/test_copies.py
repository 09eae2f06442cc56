"""The letter stays sealed; what goes round is made anew from its pages, and tells nothing of its making."""
# ruff: noqa: N802 - tests are named after the abuse cases

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import pikepdf
import pytest
from PIL import Image
from pytest_django.plugin import DjangoDbBlocker

from cases.commands import intake
from cases.commands.evidence import path_of
from cases.commands.intake.copying import read_scan
from cases.errors_intake import FileRefusedAtIntake, SenderInText
from tests.intake.make_intake import DAY, NAME, pdf, photo, receive
from tests.kept import kept_house
from tests.make import Office, make_office

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def office(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Office]:
    with kept_house(django_db_blocker, tmp_path_factory, "intake", make_office) as made:
        yield made


def test_the_scan_of_a_letter_lies_encrypted(office: Office) -> None:
    content = pdf("Chau Thi Hoang Yen")

    scan = intake.seal_scan(receive(office), by=office.thu, on=DAY, content=content)

    lying = path_of(scan.sha256).read_bytes()
    assert b"%PDF" not in lying
    assert b"Hoang Yen" not in lying
    assert read_scan(scan) == content


def test_A38_a_photograph_for_circulation_tells_neither_place_nor_author(office: Office) -> None:
    copy = intake.add_copy(receive(office), by=office.thu, on=DAY, content=photo(NAME))

    content = path_of(copy.sha256).read_bytes()
    with Image.open(BytesIO(content)) as picture:
        assert (picture.size, dict(picture.getexif()), picture.info.get("comment")) == ((40, 20), {}, None)
    assert NAME.encode() not in content
    assert b"Exif" not in content


def test_A38_a_document_for_circulation_is_its_pages_and_nothing_else(office: Office) -> None:
    copy = intake.add_copy(receive(office), by=office.thu, on=DAY, content=pdf("Noi dung", author=NAME))

    with pikepdf.open(path_of(copy.sha256)) as document:
        assert len(document.pages) == 1
        assert not document.docinfo.keys()
        assert not document.attachments
        assert "/Metadata" not in document.Root
        assert NAME not in str(list(document.objects))


def test_a_copy_that_still_names_the_sender_under_a_black_bar_is_refused(office: Office) -> None:
    with pytest.raises(SenderInText):
        intake.add_copy(receive(office), by=office.thu, on=DAY, content=pdf("Toi la Chau Thi Hoang Yen, o xa"))


def test_a_mark_laid_over_a_page_hides_nothing_and_is_refused(office: Office) -> None:
    document = pikepdf.open(BytesIO(pdf()))
    bar = pikepdf.Dictionary(Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Square, Rect=[70, 690, 300, 720])
    document.pages[0].obj.Annots = pikepdf.Array([document.make_indirect(bar)])
    out = BytesIO()
    document.save(out)

    with pytest.raises(FileRefusedAtIntake):
        intake.add_copy(receive(office), by=office.thu, on=DAY, content=out.getvalue())


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 zip", b"%PDF-1.7 broken", b"\xff\xd8\xff broken"])
def test_what_is_no_document_and_no_picture_is_refused(office: Office, content: bytes) -> None:
    with pytest.raises(FileRefusedAtIntake):
        intake.add_copy(receive(office), by=office.thu, on=DAY, content=content)
