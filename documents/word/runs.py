"""One paragraph of a Word file in pieces: tracked changes taken as text, what is no text left out and noted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from docx.oxml.ns import qn

from cases.names import clean_text

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M_TEXT = "{http://schemas.openxmlformats.org/officeDocument/2006/math}t"
_ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"

#: Taken away by whoever tracked it.
_GONE = {f"{W}del", f"{W}moveFrom"}
_WRAPPING = {
    f"{W}{name}" for name in ("ins", "moveTo", "hyperlink", "smartTag", "customXml", "fldSimple", "dir", "bdo")
}
_PICTURES = {f"{W}drawing", f"{W}pict", _ALTERNATE}
_NOTED = {f"{W}footnoteReference": "footnotes", f"{W}endnoteReference": "footnotes", f"{W}commentReference": "comments"}


@dataclass
class Bit:
    """Words with one look; `key` names the field they stand in."""

    text: str
    key: str = ""
    bold: bool = False
    italic: bool = False

    @property
    def kept(self) -> list[Any]:
        """As a pending return keeps it."""
        return [self.text, self.key, ("b" if self.bold else "") + ("i" if self.italic else "")]


@dataclass
class Noted:
    """What stood in the file and is not taken over, by kind."""

    kinds: set[str] = field(default_factory=set)

    def __call__(self, kind: str) -> None:
        """Note one."""
        self.kinds.add(kind)


def bits(paragraph: Any, noted: Noted, key: str = "") -> list[Bit]:
    """Return the words of a paragraph, in order."""
    found: list[Bit] = []
    for bit in _inside(paragraph, noted, key):
        last = found[-1] if found else None
        if last is not None and (last.key, last.bold, last.italic) == (bit.key, bit.bold, bit.italic):
            last.text += bit.text
        else:
            found.append(bit)
    return found


def _inside(element: Any, noted: Noted, key: str) -> Iterator[Bit]:
    for child in element:
        name = child.tag
        if name == f"{W}r":
            yield from _run(child, noted, key)
        elif name in _GONE:
            noted("changes")
        elif name in _WRAPPING:
            if name in (f"{W}ins", f"{W}moveTo"):
                noted("changes")
            yield from _inside(child, noted, key)
        elif name == f"{W}sdt":
            inside = child.find(f"{W}sdtContent")
            if (
                inside is not None and child.find(f"{W}sdtPr/{W}showingPlcHdr") is None
            ):  # an emptied field asks for text
                yield from _inside(inside, noted, tag_of(child) or key)
        elif name.startswith("{http://schemas.openxmlformats.org/officeDocument/2006/math}"):
            noted("formulas")
            yield Bit("".join(one.text or "" for one in child.iter(_M_TEXT)), key)


def tag_of(control: Any) -> str:
    """Return the fact a field is for."""
    tag = control.find(f"{W}sdtPr/{W}tag")
    return str(tag.get(qn("w:val"), "")) if tag is not None else ""


def _run(run: Any, noted: Noted, key: str) -> Iterator[Bit]:
    look = run.find(f"{W}rPr")
    bold, italic = _is(look, "b"), _is(look, "i")
    text = ""
    for child in run:
        name = child.tag
        if name == f"{W}t":
            text += child.text or ""
        elif name == f"{W}tab":
            text += "\t"
        elif name in (f"{W}br", f"{W}cr"):
            text += "" if child.get(qn("w:type")) in ("page", "column") else "\n"
        elif name == f"{W}noBreakHyphen":
            text += "-"
        elif name in _PICTURES:
            noted("pictures")
        elif name in _NOTED:
            noted(_NOTED[name])
    if text:
        yield Bit(text, key, bold, italic)


def _is(look: Any, what: str) -> bool:
    if look is None:
        return False
    mark = look.find(f"{W}{what}")
    return mark is not None and mark.get(qn("w:val"), "1") not in ("0", "false", "off")


def mark_deleted(paragraph: Any) -> bool:
    """Return whether the end of a paragraph was taken away in a tracked change: it goes on in the next one."""
    return paragraph.find(f"{W}pPr/{W}rPr/{W}del") is not None


def trimmed(words: list[Bit]) -> list[Bit]:
    """Return the words without invisible characters and without spaces around them all."""
    cleaned = [Bit(_visible(one.text), one.key, one.bold, one.italic) for one in words]
    while cleaned and not cleaned[0].text.strip():
        cleaned.pop(0)
    while cleaned and not cleaned[-1].text.strip():
        cleaned.pop()
    if cleaned:
        cleaned[0].text = cleaned[0].text.lstrip()
        cleaned[-1].text = cleaned[-1].text.rstrip()
    return [one for one in cleaned if one.text]


def _visible(text: str) -> str:
    """Clean words inside a paragraph: what stands at their ends parts them from the next."""
    return clean_text(f"|{text}|")[1:-1]


def text_of(words: list[Bit]) -> str:
    """Return the words alone."""
    return "".join(one.text for one in words)
