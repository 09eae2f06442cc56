"""The fields of a draft marked a second time: office programs that lose the tag of a field keep bookmarks.

LibreOffice 7.4 saves fields without their tags. A bookmark around each names the same fact; it is read only where no
tag is left in the file, so that a field somebody took away in Word stays away.
"""

from __future__ import annotations

import zlib
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: How long the name of a bookmark may be.
_LONGEST = 40


def number_of(key: str, nth: int) -> str:
    """Return the number of a field or bookmark, the same for the same text."""
    return str(zlib.crc32(f"{key}#{nth}".encode()) & 0x7FFFFFFF or 1)


def around(key: str, nth: int, field: Any) -> list[Any]:
    """Return a field between the ends of its bookmark; a key too long for a name stands alone."""
    name = f"{key.replace('-', '__').replace('.', '_')}_n{nth}"
    if len(name) > _LONGEST:
        return [field]
    start, end = OxmlElement("w:bookmarkStart"), OxmlElement("w:bookmarkEnd")
    for one in (start, end):
        one.set(qn("w:id"), number_of(f"mark.{key}", nth))
    start.set(qn("w:name"), name)
    return [start, field, end]


def restore(body: Any, heads: tuple[str, ...]) -> None:
    """Where no field has its tag any more, make the words between bookmarks fields again.

    `heads` are what the keys of ours begin with.
    """
    if any(one.get(qn("w:val"), "").startswith(heads) for one in body.iter(f"{_W}tag")):
        return
    for paragraph in list(body.iter(f"{_W}p")):
        _restore(paragraph, heads)


def _restore(paragraph: Any, heads: tuple[str, ...]) -> None:
    opened: dict[str, str] = {}
    for one in list(paragraph.iter()):
        if one.tag == f"{_W}bookmarkStart":
            key = _key_of(one.get(qn("w:name"), ""))
            if key.startswith(heads):
                opened[one.get(qn("w:id"), "")] = key
        elif one.tag == f"{_W}bookmarkEnd":
            opened.pop(one.get(qn("w:id"), ""), None)
        elif one.tag == f"{_W}r" and opened:
            _wrap(one, list(opened.values())[-1])


def _key_of(name: str) -> str:
    key, _n, nth = name.rpartition("_n")
    return key.replace("__", "-").replace("_", ".") if nth.isdigit() else ""


def _wrap(run: Any, key: str) -> None:
    field, about, tag, inside = (OxmlElement(f"w:{name}") for name in ("sdt", "sdtPr", "tag", "sdtContent"))
    tag.set(qn("w:val"), key)
    about.append(tag)
    field.append(about)
    field.append(inside)
    run.getparent().replace(run, field)
    inside.append(run)
