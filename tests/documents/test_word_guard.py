"""What is no paper is refused by name before anything of it is read: bombs, macros, links, objects, entities."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Mapping
from functools import cache
from io import BytesIO

import pytest
from django.utils import translation

from documents import catalogue
from documents.word import guard
from documents.word.errors import WordRefused
from documents.word.known import Known
from documents.word.writing import written

RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


@cache
def paper() -> bytes:
    content = {"blocks": [{"kind": "paragraph", "text": "Một."}], "recipients": ["A"]}
    known = {"paper.recipients": Known("paper.recipients", "Nơi nhận", "A", "")}
    signed = {"capacity": "", "post": "TRƯỞNG ĐOÀN", "name": ""}
    return written(catalogue.TEAM_REPORT, content, known, signed, version=1, origin="k" * 20)


def made(replaced: Mapping[str, str | bytes]) -> bytes:
    """A good paper with some of its parts replaced, or added."""
    out = BytesIO()
    with zipfile.ZipFile(BytesIO(paper())) as good, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as bad:
        for name in sorted({*good.namelist(), *replaced}):
            bad.writestr(name, replaced[name] if name in replaced else good.read(name))
    return out.getvalue()


def part(name: str) -> str:
    with zipfile.ZipFile(BytesIO(paper())) as good:
        return good.read(name).decode()


def related(target: str, kind: str = "hyperlink", mode: str = ' TargetMode="External"') -> dict[str, str | bytes]:
    rels = "word/_rels/document.xml.rels"
    one = f'<Relationship Id="rIdX" Type="{RELS}/{kind}" Target="{target}"{mode}/></Relationships>'
    return {rels: part(rels).replace("</Relationships>", one)}


def inside(xml: str) -> dict[str, str | bytes]:
    return {guard.DOCUMENT: part(guard.DOCUMENT).replace("<w:body>", f"<w:body>{xml}", 1)}


def typed(kind: str) -> dict[str, str | bytes]:
    return {"[Content_Types].xml": part("[Content_Types].xml").replace(guard.MAIN, kind)}


ENTITIES = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd">'
BODY = f"<w:document {W}><w:body><w:p/></w:body></w:document>"
MACRO = "application/vnd.ms-word.document.macroEnabled.main+xml"

CARRIED: dict[str, tuple[dict[str, str | bytes], str]] = {
    "macro": ({"word/vbaProject.bin": b"x"}, "macro"),
    "macro by its type": (typed(MACRO), "macro"),
    "macro by its relation": (related("makro.bin", "vbaProject", ""), "macro"),
    "control": ({"word/activeX/activeX1.xml": "<a/>"}, "control"),
    "object": ({"word/embeddings/oleObject1.bin": b"x"}, "embedded object"),
    "workbook inside": (related("tabelle.xlsx", "package", ""), "embedded object"),
    "object element": (inside("<w:p><w:r><w:object/></w:r></w:p>"), "embedded object"),
    "another file": (inside('<w:altChunk xmlns:r="x" r:id="rIdX"/>'), "another file"),
    "another file by its relation": (related("x.htm", "aFChunk", ""), "another file"),
    "sub-document": (inside("<w:p><w:subDoc/></w:p>"), "another file"),
    "link": (related("http://127.0.0.1/a"), "http://127.0.0.1/a"),
    "template outside": (related("file:///C:/m.dotm", "attachedTemplate"), "file:///C:/m.dotm"),
    "picture outside": (related("\\\\10.0.0.1\\a.png", "image", ""), "10.0.0.1"),
    "link of the header": (
        {"word/_rels/header1.xml.rels": f'<Relationships xmlns="{PACKAGE}"><Relationship Id="r" Type="{RELS}/image" '
         'Target="https://x.example/a.png" TargetMode="External"/></Relationships>'},
        "https://x.example/a.png",
    ),
    "entities": ({guard.DOCUMENT: f"{ENTITIES}{BODY}"}, "entities"),
    "entities in another coding": (
        {guard.STYLES: f"{ENTITIES}{BODY}".replace("?>", ' encoding="UTF-16"?>', 1).encode("utf-16")}, "entities",
    ),
    "a file of the machine": ({guard.DOCUMENT: f"{OUTSIDE}{BODY}"}, "entities"),
    "damaged part": ({guard.DOCUMENT: BODY[:-5]}, "word/document.xml cannot be read"),
    "deep": (inside("<w:p>" * 300 + "</w:p>" * 300), "nested"),
    "a workbook": (typed("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"), "no Word"),
}  # fmt: skip


@pytest.mark.parametrize("what", CARRIED)
def test_A33_A34_what_a_paper_does_not_carry_is_refused_by_name(what: str) -> None:  # noqa: N802
    parts, named = CARRIED[what]

    assert named in refused(made(parts))


def refused(content: bytes, name: str = "bao-cao.docx") -> str:
    with translation.override("en"), pytest.raises(WordRefused) as caught:
        guard.opened(name, content)
    with translation.override("en"):
        assert caught.value.advice
        assert name[:20] in caught.value.messages[0]
        return caught.value.messages[0]


def test_A33_a_bomb_is_refused_from_its_directory() -> None:  # noqa: N802
    assert "unpacks beyond" in refused(made({"word/media/a.xml": b"\0" * (guard.PART + 1)}))
    assert "unpacks beyond" in refused(made({"word/media/image1.png": b"\0" * (20 * 1024 * 1024)}))
    assert "unpacks beyond" in refused(made({f"word/media/{n}.png": b"" for n in range(2001)}))


def test_A33_a_bomb_that_lies_about_its_size_yields_no_more_than_it_said() -> None:  # noqa: N802
    content = bytearray(made({"word/lie.xml": b"<a>" + b" " * 1_000_000 + b"</a>"}))
    size = struct.pack("<I", 1_000_007)
    while (at := content.find(size)) >= 0:
        content[at : at + 4] = struct.pack("<I", 100)

    assert "damaged" in refused(bytes(content))


@pytest.mark.parametrize(
    ("name", "content", "why"),
    [
        ("cu.doc", b"\xd0\xcf\x11\xe0", ".doc"),
        ("macro.docm", b"PK", "may carry macros"),
        ("mau.dotx", b"PK", ".dotx"),
        ("trang.html", b"<html>", ".html"),
        ("khong-duoi", b"PK", "?"),
        ("khoa.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600, "password"),
        ("trang.docx", b"<html><script>", "content is not that"),
        ("rong.docx", b"", "empty"),
        ("hong.docx", b"PK\x03\x04 and nothing more", "damaged"),
        ("nang.docx", b"PK" + b"\0" * (guard.LIMIT_MB * 1024 * 1024), "larger than"),
        ("..\\..\\ten\u202etxt.docx", b"", "empty"),
    ],
)
def test_A35_a_file_of_another_type_is_refused_by_name(name: str, content: bytes, why: str) -> None:  # noqa: N802
    with translation.override("en"), pytest.raises(WordRefused) as caught:
        guard.opened(name, content)

    with translation.override("en"):
        said = caught.value.messages[0]
    assert why in said
    assert "\u202e" not in said
    assert ".." not in said.replace("...", "")


def test_a_good_paper_passes() -> None:
    assert guard.opened("a.docx", paper()).document == part(guard.DOCUMENT).encode()
