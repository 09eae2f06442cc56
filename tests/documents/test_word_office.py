"""A draft is written on in a real office program and comes back: LibreOffice stands for Word, where it is installed.

It rewrites the whole file: what `test_word` changes inside the `.docx`, another program changes here.
"""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import docx
import pytest
from pytest_django.plugin import DjangoDbBlocker

from cases.models import Case
from documents.models import Draft
from documents.word.returned import as_word, comparison_of
from tests.documents.test_word import DAY, _made, asked, changed, differing, kept, sent
from tests.kept import kept_house
from tests.make import Office

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(
        OFFICE is None, reason="LibreOffice Writer is not installed: no office program rewrites a draft"
    ),
]
House = tuple[Office, Case]


@pytest.fixture(scope="module")
def house(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[House]:
    with kept_house(django_db_blocker, tmp_path_factory, "word", _made) as made:
        yield made


def rewritten(content: bytes, folder: Path) -> bytes:
    """Open a draft in the office program and save it again, as a `.docx` of that program."""
    sheet, saved = folder / "draft.docx", folder / "saved"
    sheet.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["--headless", "--norestore", "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(saved), str(sheet)]
    subprocess.run([str(OFFICE), profile, *convert], check=True, capture_output=True, timeout=180)
    return (saved / "draft.docx").read_bytes()


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice Writer is not installed: no office program rewrites a draft")
def test_a_draft_saved_by_an_office_program_asks_the_changed_facts_and_keeps_the_paragraph(
    house: House, tmp_path: Path
) -> None:
    office, case = house
    draft = Draft.objects.get(case=case, type_key="team-report", version=1)
    content = changed(
        as_word(draft),
        (f">{case.subject_name}</w:t></w:r></w:sdtContent>", ">Chi bộ Khác</w:t></w:r></w:sdtContent>"),
        (">42</w:t>", ">43</w:t>"),
        ("Nội dung thứ hai, không có số liệu.", "Đoạn này viết lại trong LibreOffice."),
    )

    written = rewritten(content, tmp_path)

    assert (
        "LibreOffice"
        in docx.Document(BytesIO(written))
        .part.package.part_related_by(
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/extended-properties"
        )
        .blob.decode()
    )
    returned = sent(case, office.an, written)
    assert asked(returned) == [("case", case.subject_name, "Chi bộ Khác"), ("figure", "42", "43")]
    assert comparison_of(returned, DAY).missing() == []
    again = kept(returned, office.an)
    assert again.blocks[2]["text"].startswith("Chi bộ có 43 đảng viên")
    assert again.blocks[3] == {"kind": "paragraph", "text": "Đoạn này viết lại trong LibreOffice."}
    assert again.blocks[4] == draft.blocks[4]
    assert "Chi bộ Khác" not in str(again.content)


def test_bookmarks_stand_for_the_tags_a_program_lost(house: House) -> None:
    office, case = house
    draft = Draft.objects.get(case=case, type_key="team-report", version=1)

    untouched = sent(case, office.an, changed(as_word(draft), without_tags))
    returned = sent(case, office.an, changed(as_word(draft), without_tags, (">42</w:t>", ">43</w:t>")))

    assert (differing(untouched), comparison_of(untouched, DAY).missing()) == ([], [])
    assert untouched.reading["notes"] == []  # the version it was taken out from is known too
    assert asked(returned) == [("figure", "42", "43")]


def without_tags(text: str) -> str:
    return re.sub(r"<w:tag [^>]*/>", "", text)
