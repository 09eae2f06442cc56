"""The gate before a Word file is read: bounds from the directory of the archive, then every part by what it is.

Nothing is unpacked to disk, no link is followed, no entity resolved; what is not text and layout is refused by name.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any, NoReturn
from xml.sax import SAXParseException
from xml.sax.handler import ContentHandler

from defusedxml import DefusedXmlException, sax  # type: ignore[import-untyped]
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.importing.workbook import MEMBERS, RATIO
from cases.names import clean_name
from documents.word.errors import WordRefused

LIMIT_MB = 10
#: A report of a hundred pages unpacks to some four MiB, most of it one part; pictures are packed already.
UNPACKED, PART = 48 * 1024 * 1024, 12 * 1024 * 1024
DEPTH, ELEMENTS = 200, 250_000

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
DOCUMENT, STYLES, NUMBERING = "word/document.xml", "word/styles.xml", "word/numbering.xml"
_TYPES = "[Content_Types].xml"

_SAVE_ANEW = _("Open it in Word, choose “Save as”, the type “Word document (.docx)”, and send that file.")
TAKE_ANEW = _("Take the draft out again, paste your text into it without formatting, and send that file.")
_NO_MACRO = _("Save it as “Word document (.docx)” without macros and send that file.")
_NO_OBJECT = _("Delete the inserted object in Word (type its content as text or as a table) and send the file again.")
_NO_LINK = _("In Word remove the link (right click, “Remove hyperlink”; for a template: “Normal”) and send it again.")
_NO_CHUNK = _("Open it in Word and save it once, so that the other file becomes text of this one; then send it again.")

#: What is carried by a part of this name, or of a content type or a relationship that says so.
_CARRIED: tuple[tuple[str, str | Promise, str | Promise], ...] = (
    ("vbaproject", _("it carries a macro"), _NO_MACRO),
    ("vbadata", _("it carries a macro"), _NO_MACRO),
    ("macroenabled", _("it carries a macro"), _NO_MACRO),
    ("activex", _("it carries a control that runs a program"), _NO_OBJECT),
    ("oleobject", _("it carries an embedded object"), _NO_OBJECT),
    ("embeddings/", _("it carries an embedded object"), _NO_OBJECT),
    ("relationships/package", _("it carries an embedded object"), _NO_OBJECT),
    ("relationships/control", _("it carries a control that runs a program"), _NO_OBJECT),
    ("afchunk", _("it carries another file inside its text"), _NO_CHUNK),
    ("altchunk", _("it carries another file inside its text"), _NO_CHUNK),
    ("subdocument", _("it carries another file inside its text"), _NO_CHUNK),
)
#: The same, by elements of a part.
_ELEMENTS = {"altChunk": "altchunk", "object": "oleobject", "OLEObject": "oleobject", "control": "activex",
             "subDoc": "subdocument"}  # fmt: skip


@dataclass(frozen=True)
class Parts:
    """The parts of a Word file that are read, proved harmless."""

    document: bytes
    styles: bytes | None
    numbering: bytes | None
    names: frozenset[str]


def opened(name: str, content: bytes) -> Parts:
    """Return the parts of a Word file. Raises `WordRefused`, naming what is wrong and what to do."""
    return _Gate(shown(name)).passed(content)


def of_our_own(content: bytes) -> Parts:
    """Return the parts of a file that was written here a moment ago."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = frozenset(archive.namelist())
        return Parts(archive.read(DOCUMENT), archive.read(STYLES), None, names)


def shown(name: str) -> str:
    """Return the name of a file as pages show it: no folders, nothing invisible."""
    return clean_name(PurePosixPath(name.replace("\\", "/")).name)[-120:] or "?"


class _Gate:
    def __init__(self, name: str) -> None:
        self.name = name
        self.elements = 0

    def refuse(self, why: str | Promise, advice: str | Promise = _SAVE_ANEW) -> NoReturn:
        raise WordRefused(name=self.name, why=why, advice=advice)

    def refuse_carried(self, said: str) -> None:
        """Refuse what a name, a type or a relationship says is carried."""
        for mark, why, advice in _CARRIED:
            if mark in said.lower():
                self.refuse(why, advice)

    def passed(self, content: bytes) -> Parts:
        self._of_the_type(content)
        try:
            with zipfile.ZipFile(BytesIO(content)) as archive:
                entries = archive.infolist()
                self._bounded(entries)
                names = [entry.filename for entry in entries]
                for one in names:
                    self.refuse_carried(one)
                if _TYPES not in names or DOCUMENT not in names:
                    self.refuse(_("it is no Word document inside"))
                texts = {one: archive.read(one) for one in names if one.lower().endswith((".xml", ".rels"))}
        except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError, zlib.error):
            self.refuse(_("it is damaged and cannot be opened"))
        for one, text in texts.items():
            self._harmless(one, text)
        return Parts(texts[DOCUMENT], texts.get(STYLES), texts.get(NUMBERING), frozenset(names))

    def _of_the_type(self, content: bytes) -> None:
        ending = PurePosixPath(self.name).suffix.lower()
        if ending in {".docm", ".dotm"}:
            self.refuse(_("files of the type %(ending)s may carry macros") % {"ending": ending}, _NO_MACRO)
        if ending != ".docx":
            self.refuse(_("it is of the type %(ending)s, not .docx") % {"ending": ending or "?"})
        if not content:
            self.refuse(_("it is empty"))
        if len(content) > LIMIT_MB * 1024 * 1024:
            self.refuse(
                _("it is larger than %(limit)s MB") % {"limit": LIMIT_MB}, _("Remove the pictures and send it again.")
            )
        if content.startswith(b"\xd0\xcf\x11\xe0"):
            self.refuse(
                _("it is protected by a password, or an old .doc under another name"),
                _("Remove the password in Word, save it as “Word document (.docx)” and send that file."),
            )
        if not content.startswith(b"PK"):
            self.refuse(_("its content is not that of a .docx"))

    def _bounded(self, entries: list[zipfile.ZipInfo]) -> None:
        if len({entry.filename for entry in entries}) != len(entries):
            self.refuse(_("it names a part twice"), TAKE_ANEW)
        if any(entry.flag_bits & 1 for entry in entries):
            self.refuse(_("it is protected by a password, or an old .doc under another name"))
        unpacked = sum(entry.file_size for entry in entries)
        packed = max(sum(entry.compress_size for entry in entries), 1)
        texts = [entry for entry in entries if entry.filename.lower().endswith((".xml", ".rels"))]
        if (
            len(entries) > MEMBERS
            or unpacked > UNPACKED
            or unpacked / packed > RATIO
            or any(entry.file_size > PART for entry in texts)
        ):
            self.refuse(_("it unpacks beyond what a paper needs"), TAKE_ANEW)

    def _harmless(self, part: str, text: bytes) -> None:
        reader = _Reader(self, part)
        try:
            sax.parseString(text, reader, forbid_dtd=True)
        except DefusedXmlException:
            self.refuse(_("its part %(part)s declares entities of its own") % {"part": part}, TAKE_ANEW)
        except SAXParseException:
            self.refuse(_("its part %(part)s cannot be read") % {"part": part}, TAKE_ANEW)
        if part == _TYPES and MAIN not in reader.types:
            self.refuse(_("it is no Word document inside"))


class _Reader(ContentHandler):
    """Counts, and looks at what each element says it is."""

    def __init__(self, gate: _Gate, part: str) -> None:
        super().__init__()
        self.gate, self.part = gate, part
        self.depth = 0
        self.types: set[str] = set()

    def startElement(self, name: str, attributes: Any) -> None:  # noqa: N802 - the reader's own name
        """Count the element; refuse what it carries."""
        self.depth += 1
        self.gate.elements += 1
        if self.depth > DEPTH or self.gate.elements > ELEMENTS:
            self.gate.refuse(_("it is nested or long beyond what a paper needs"), TAKE_ANEW)
        local = name.rpartition(":")[2]
        if local in _ELEMENTS:
            self.gate.refuse_carried(_ELEMENTS[local])
        if self.part == _TYPES:
            kind = attributes.get("ContentType", "")
            self.types.add(kind)
            self.gate.refuse_carried(kind)
        if local == "Relationship":
            self._related(attributes)

    def endElement(self, name: str) -> None:  # noqa: N802 - the reader's own name
        """Come back out."""
        self.depth -= 1

    def _related(self, attributes: Any) -> None:
        self.gate.refuse_carried(attributes.get("Type", ""))
        self.gate.refuse_carried(attributes.get("Target", ""))
        target = attributes.get("Target", "")
        if attributes.get("TargetMode", "").lower() == "external" or re.match(
            r"[a-z][a-z0-9+.-]+:|//|\\\\", target, re.I
        ):
            self.gate.refuse(
                _("it links to something outside itself (%(target)s)") % {"target": clean_name(target)[:80]}, _NO_LINK
            )
