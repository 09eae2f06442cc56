"""The marks of lists that Word counts by itself: a dash, or the number the reader sees."""

from __future__ import annotations

from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from documents.word.runs import W


class Lists:
    """The lists of one file, counted as its paragraphs come."""

    def __init__(self, content: bytes | None) -> None:
        """Read which list is of which kind."""
        self.formats: dict[tuple[str, str], str] = {}
        self.counted: dict[tuple[str, str], int] = {}
        if content is None:
            return
        root = parse_xml(content)
        kinds: dict[str, dict[str, str]] = {}
        for abstract in root.findall(f"{W}abstractNum"):
            levels = {}
            for level in abstract.findall(f"{W}lvl"):
                kind = level.find(f"{W}numFmt")
                levels[level.get(qn("w:ilvl"), "0")] = kind.get(qn("w:val"), "") if kind is not None else ""
            kinds[abstract.get(qn("w:abstractNumId"), "")] = levels
        for number in root.findall(f"{W}num"):
            of = number.find(f"{W}abstractNumId")
            for level, kind in kinds.get(of.get(qn("w:val"), "") if of is not None else "", {}).items():
                self.formats[number.get(qn("w:numId"), ""), level] = kind

    def mark(self, paragraph: Any, of_style: tuple[str, str] | None) -> str:
        """Return what Word shows before a paragraph of a list, by itself or by its style; nothing outside lists."""
        place = numbered(paragraph) or of_style
        if place is None:
            return ""
        kind = self.formats.get(place, "")
        if kind in ("", "none"):
            return ""
        if kind == "bullet":
            return "- "
        self.counted[place] = self.counted.get(place, 0) + 1
        return f"{_written(kind, self.counted[place])} "


def numbered(element: Any) -> tuple[str, str] | None:
    """Return the list and level a paragraph or a style puts itself in."""
    about = element.find(f"{W}pPr/{W}numPr")
    number = about.find(f"{W}numId") if about is not None else None
    if about is None or number is None:
        return None
    level = about.find(f"{W}ilvl")
    return number.get(qn("w:val"), ""), level.get(qn("w:val"), "0") if level is not None else "0"


def _written(kind: str, count: int) -> str:
    if kind == "lowerLetter":
        return f"{chr(ord('a') + (count - 1) % 26)})"
    return f"{count}."
