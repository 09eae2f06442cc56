"""A Word file as it came back: its prose block by block, the facts in its fields, and what is not taken over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn

from cases.names import clean_name
from documents.word import bookmarks
from documents.word.guard import Parts
from documents.word.lists import Lists, numbered
from documents.word.marking import FIGURE
from documents.word.runs import Bit, Noted, W, bits, mark_deleted, tag_of, text_of, trimmed
from documents.word.sheet import CAPTION, FORM
from documents.word.writing import PROSE, VERSION

Block = dict[str, Any]
#: What the keys of our fields begin with.
_OURS = ("paper.", "case.", "cited.", FIGURE, VERSION, PROSE)


@dataclass
class Reading:
    """What a file says. `blocks` hold pieces; `form` the fields of head and end; `beside` other words among these."""

    blocks: list[Block] = field(default_factory=list)
    form: list[tuple[str, str]] = field(default_factory=list)
    beside: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    origin: str = ""  # the key of the version it was taken out from

    @property
    def has_fields(self) -> bool:
        """Whether any field of ours is left in it."""
        return bool(self.form) or any(key for block in self.blocks for key in _keys(block))

    @property
    def kept(self) -> dict[str, Any]:
        """As a pending return keeps it."""
        return {"blocks": self.blocks, "form": [list(one) for one in self.form], "beside": self.beside,
                "notes": self.notes}  # fmt: skip


def read(parts: Parts) -> Reading:
    """Return what a file says that passed the gate."""
    return _Reader(parts).reading()


class _Reader:
    def __init__(self, parts: Parts) -> None:
        self.body = parse_xml(parts.document).find(qn("w:body"))
        bookmarks.restore(self.body, _OURS)
        self.styles = _styles(parts.styles)
        self.lists = Lists(parts.numbering)
        self.noted = Noted()
        self.found = Reading()
        self.carried: list[Bit] = []  # of a paragraph whose end was taken away
        self.caption = ""
        self.found.origin = _origin(self.body)

    def reading(self) -> Reading:
        for element, key in _elements(self.body, ""):
            if element.tag == f"{W}p":
                self.paragraph(element, key)
            else:
                self.table(element)
        self.flush()
        self.found.notes = sorted(self.noted.kinds)
        return self.found

    def style_of(self, paragraph: Any) -> Style:
        """Return what a paragraph is by its style; an outline level of its own makes it a heading."""
        key = paragraph.find(f"{W}pPr/{W}pStyle")
        style = self.styles.get(key.get(qn("w:val"), "") if key is not None else "", Style())
        outline = paragraph.find(f"{W}pPr/{W}outlineLvl")
        own = outline.get(qn("w:val"), "9") if outline is not None else "9"
        return replace(style, level=int(own) + 1) if own in ("0", "1", "2") else style

    def paragraph(self, element: Any, key: str) -> None:
        words = [*self.carried, *bits(element, self.noted)]
        self.carried = []
        if mark_deleted(element):
            self.noted("changes")
            self.carried = words
            return
        style = self.style_of(element)
        if style.name == FORM or _is_form(words):
            self.of_the_form(words, key)
            return
        words = trimmed(words)
        if not words:
            return
        self.flush()
        if style.name == CAPTION:
            self.caption = clean_name(text_of(words))
        elif style.level:
            self.found.blocks.append({"kind": "heading", "level": min(style.level, 3), "pieces": _kept(words)})
        else:
            mark = self.lists.mark(element, style.listed)
            words = [Bit(mark), *words] if mark else words
            self.found.blocks.append({"kind": "paragraph", "pieces": _kept(words)})

    def flush(self) -> None:
        """A caption no table follows is a paragraph."""
        if self.caption:
            self.found.blocks.append({"kind": "paragraph", "pieces": [[self.caption, "", "b"]]})
        self.caption = ""

    # Head and end of the paper

    def of_the_form(self, words: list[Bit], key: str) -> None:
        if key.startswith("paper."):  # a field around whole paragraphs
            self.found.form.append((key, text_of(words)))
            return
        beside = ""
        last = ""
        for bit in words:
            if bit.key.startswith("paper."):
                if bit.key == last:
                    self.found.form[-1] = (bit.key, self.found.form[-1][1] + bit.text)
                else:
                    self.found.form.append((bit.key, bit.text))
            else:
                beside += bit.text
            last = bit.key
        if clean_name(beside):
            self.found.beside.append(clean_name(beside))

    def table(self, element: Any) -> None:
        if any(self.style_of(one).name == FORM for one in element.iter(f"{W}p")) or any(
            tag_of(one).startswith("paper.") for one in element.iter(f"{W}sdt")
        ):
            for one, key in _deep(element, ""):
                self.of_the_form(bits(one, self.noted), key)
            return
        rows = [row for row in _rows(element) if row.find(f"{W}trPr/{W}del") is None]
        cells = [[cell for row_cell in _cells(row) for cell in self.cell(row_cell)] for row in rows]
        cells = [row for row in cells if row]
        if not cells or not any(words for row in cells for words in row):
            return
        width = max(map(len, cells))
        cells = [[*row, *[[] for _ in range(width - len(row))]] for row in cells]
        totals = [n for n, row in enumerate(cells[1:], 1) if _all_bold(row)]
        title, self.caption = self.caption, ""
        self.found.blocks.append(
            {
                "kind": "table",
                "title": title,
                "columns": [
                    {"title": clean_name(text_of(words)), "width": share, "figure": False}
                    for words, share in zip(cells[0], _widths(element, width), strict=True)
                ],
                "rows": [[_kept(words) for words in row] for row in cells[1:]],
                "totals": totals,
            }
        )

    def cell(self, cell: Any) -> list[list[Bit]]:
        """Return the words of a cell, and an empty cell for every further column it spans."""
        if cell.find(f"{W}tcPr/{W}cellDel") is not None:
            return []
        merged = cell.find(f"{W}tcPr/{W}vMerge")
        lines: list[Bit] = []
        for one, _key in _deep(cell, ""):
            words = bits(one, self.noted)
            lines += [Bit("\n"), *words] if lines else words
        if cell.find(f".//{W}tbl") is not None:
            self.noted("tables")
        if merged is not None and merged.get(qn("w:val"), "continue") == "continue":
            lines = []
        span = cell.find(f"{W}tcPr/{W}gridSpan")
        extra = int(span.get(qn("w:val"), "1")) - 1 if span is not None else 0
        return [trimmed(lines), *[[] for _ in range(min(max(extra, 0), 20))]]


def _origin(body: Any) -> str:
    """Return the key that marks number or prose; nothing where the marks are gone, or name two versions."""
    tags = [tag_of(one) for one in body.iter(f"{W}sdt")]
    found = {tag.removeprefix(mark) for tag in tags for mark in (VERSION, PROSE) if tag.startswith(mark)}
    return next(iter(found))[:20] if len(found) == 1 else ""


def _keys(block: Block) -> list[str]:
    cells = [cell for row in block["rows"] for cell in row] if block["kind"] == "table" else [block["pieces"]]
    return [key for cell in cells for _text, key, _look in cell]


def _kept(words: list[Bit]) -> list[list[Any]]:
    return [one.kept for one in words]


def _all_bold(row: list[list[Bit]]) -> bool:
    said = [bit for words in row for bit in words if bit.text.strip()]
    telling = [bit for bit in said if not bit.key] or said  # some programs lose the look of what stands in a field
    return bool(telling) and all(bit.bold for bit in telling)


def _is_form(words: list[Bit]) -> bool:
    return any(bit.key.startswith("paper.") for bit in words)


def _elements(parent: Any, key: str) -> Iterator[tuple[Any, str]]:
    """Paragraphs and tables in order, whatever wraps them, with the field around them."""
    for child in parent:
        if child.tag in (f"{W}p", f"{W}tbl"):
            yield child, key
        elif child.tag == f"{W}sdt":
            inside = child.find(f"{W}sdtContent")
            tag = tag_of(child)
            if inside is not None:
                yield from _elements(inside, tag if tag.startswith("paper.") else key)
        elif child.tag in (f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"):
            yield from _elements(child, key)


def _deep(parent: Any, key: str) -> Iterator[tuple[Any, str]]:
    """Every paragraph inside, cell by cell, with the field around it."""
    for child in parent:
        if child.tag == f"{W}p":
            yield child, key
        elif child.tag == f"{W}sdt":
            inside = child.find(f"{W}sdtContent")
            if inside is not None:
                yield from _deep(inside, tag_of(child) or key)
        elif child.tag in (f"{W}tbl", f"{W}tr", f"{W}tc", f"{W}ins", f"{W}moveTo", f"{W}customXml"):
            yield from _deep(child, key)


def _rows(table: Any) -> Iterator[Any]:
    yield from _through(table, f"{W}tr")


def _cells(row: Any) -> Iterator[Any]:
    yield from _through(row, f"{W}tc")


def _through(parent: Any, wanted: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo"):
            yield from _through(child, wanted)


def _widths(table: Any, count: int) -> list[int]:
    grid = [int(one.get(qn("w:w"), "1") or 1) for one in table.findall(f"{W}tblGrid/{W}gridCol")]
    if len(grid) != count or sum(grid) <= 0:
        return [max(100 // count, 1)] * count
    return [max(1, round(100 * one / sum(grid))) for one in grid]


@dataclass(frozen=True)
class Style:
    """What a paragraph is by its style: the name people see, a heading of a level or none, in a list or in none."""

    name: str = ""
    level: int = 0
    listed: tuple[str, str] | None = None


def _styles(content: bytes | None) -> dict[str, Style]:
    """Return the styles by their keys; each has what it is based on."""
    if content is None:
        return {}
    rows: dict[str, tuple[str, Style]] = {}
    for style in parse_xml(content).iter(f"{W}style"):
        name, base = style.find(f"{W}name"), style.find(f"{W}basedOn")
        outline = style.find(f"{W}pPr/{W}outlineLvl")
        level = int(outline.get(qn("w:val"), "9")) + 1 if outline is not None else 0
        said = str(name.get(qn("w:val"), "")) if name is not None else ""
        based = str(base.get(qn("w:val"), "")) if base is not None else ""
        rows[str(style.get(qn("w:styleId"), ""))] = based, Style(said, level if level < 10 else 0, numbered(style))
    return {key: _whole(rows, key) for key in rows}


def _whole(rows: dict[str, tuple[str, Style]], key: str) -> Style:
    name, level, listed = rows[key][1].name, 0, None
    for _step in range(10):
        if key not in rows:
            break
        key, own = rows[key]
        level, listed = level or own.level, listed or own.listed
    return Style(name, level, listed)
