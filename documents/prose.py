"""Prose as people edit it: a list of headings, paragraphs and tables, plain text throughout; and its comparison."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from cases.names import clean_name, clean_text
from documents.errors import ProseRefused

Block = dict[str, Any]

MAX_BLOCKS, MAX_TEXT, MAX_ROWS, MAX_COLUMNS, MAX_RUNS = 600, 10_000, 500, 10, 200
LOOKS = ("bold", "italic")
_KEY = re.compile(r"[a-z][a-z-]{0,39}")


def cleaned(blocks: Sequence[Block]) -> list[Block]:
    """Return blocks fit to print: known kinds, NFC text, tables as wide as the page. Raises `ProseRefused`."""
    if len(blocks) > MAX_BLOCKS:
        raise ProseRefused(why=_("it has too many paragraphs"))
    made = [_cleaned(block) for block in blocks]
    return [block for block in made if block.get("rows") or block.get("text")]


def _cleaned(block: Block) -> Block:
    match block.get("kind"):
        case "paragraph":
            return _paragraph(block)
        case "heading":
            level = block.get("level", 2)
            return {"kind": "heading", "level": level if level in (1, 2, 3) else 2, "text": _line(block.get("text"))}
        case "table":
            return _table(block)
        case _:
            raise ProseRefused(why=_("a part is neither heading nor paragraph nor table"))


def _paragraph(block: Block) -> Block:
    """A paragraph is its text; where words are bold or italic, its runs say which, and are that text again."""
    text = _text(block.get("text"))
    made: Block = {"kind": "paragraph", "text": text}
    if isinstance(key := block.get("counted"), str) and _KEY.fullmatch(key):
        return made | {"counted": key}  # a sentence of figures, as it was told
    runs: list[Block] = [
        {"text": str(run["text"]), **{look: True for look in LOOKS if run.get(look)}} for run in block.get("runs", [])
    ]
    if len(runs) <= MAX_RUNS and any(len(run) > 1 for run in runs) and "".join(run["text"] for run in runs) == text:
        made["runs"] = runs
    return made


def marked(block: Block) -> SafeString:
    """Return a paragraph with its bold and italic words; a run that is no longer in the text marks nothing."""
    runs = block.get("runs", [])
    if "".join(run["text"] for run in runs) != block["text"]:
        return _plain(block["text"])
    return format_html_join("", "{}", [(_marked(run),) for run in runs])


def _marked(run: Block) -> SafeString:
    shown = format_html("<i>{}</i>", run["text"]) if run.get("italic") else _plain(run["text"])
    return format_html("<b>{}</b>", shown) if run.get("bold") else shown


def _text(value: Any) -> str:
    text = clean_text(str(value or ""))
    if len(text) > MAX_TEXT:
        raise ProseRefused(why=_("a paragraph is too long"))
    return text


def _line(value: Any) -> str:
    return clean_name(_text(value))


def _table(block: Block) -> Block:
    columns, rows = list(block.get("columns", [])), list(block.get("rows", []))
    if not 1 <= len(columns) <= MAX_COLUMNS or len(rows) > MAX_ROWS:
        raise ProseRefused(why=_("a table has no columns, or too many columns or rows"))
    if any(len(row) != len(columns) for row in rows):
        raise ProseRefused(why=_("a row of a table has more or fewer cells than its head"))
    return {
        "kind": "table",
        "title": _line(block.get("title")),
        "columns": [
            {"title": _line(column.get("title")), "width": width, "figure": bool(column.get("figure"))}
            for column, width in zip(columns, _widths(columns), strict=True)
        ],
        "rows": [[_text(cell) for cell in row] for row in rows],
        "totals": [n for n in block.get("totals", []) if isinstance(n, int)],
    }


def _widths(columns: Sequence[Block]) -> list[int]:
    """Return whole hundredths that fill the page exactly."""
    asked = [max(1, int(column.get("width") or 1)) for column in columns]
    widths = [max(1, share * 100 // sum(asked)) for share in asked]
    widths[-1] += 100 - sum(widths)
    return widths


def as_text(block: Block) -> str:
    """Return a block as one text, a table row by row."""
    if block["kind"] == "table":
        rows = [block["title"], " | ".join(column["title"] for column in block["columns"])]
        rows += [" | ".join(row) for row in block["rows"]]
        return "\n".join(row for row in rows if row)
    return str(block["text"])


@dataclass(frozen=True)
class ComparedRow:
    """One block of the old version beside one of the new; either side may be empty."""

    kind: str  # same, changed, added, removed
    old: SafeString
    new: SafeString


def compared(old: Sequence[Block], new: Sequence[Block]) -> list[ComparedRow]:
    """Set two versions side by side, block by block, changed words marked."""
    before, after = [as_text(block) for block in old], [as_text(block) for block in new]
    rows: list[ComparedRow] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            rows += [ComparedRow("same", _plain(text), _plain(text)) for text in before[i1:i2]]
            continue
        gone, come = before[i1:i2], after[j1:j2]
        for at in range(max(len(gone), len(come))):
            if at >= len(come):
                rows.append(ComparedRow("removed", format_html("<del>{}</del>", gone[at]), _NOTHING))
            elif at >= len(gone):
                rows.append(ComparedRow("added", _NOTHING, format_html("<ins>{}</ins>", come[at])))
            else:
                rows.append(ComparedRow("changed", *_words(gone[at], come[at])))
    return rows


_NOTHING = mark_safe("")


def _plain(text: str) -> SafeString:
    return format_html("{}", text)


def _words(old: str, new: str) -> tuple[SafeString, SafeString]:
    before, after = old.split(" "), new.split(" ")
    left: list[tuple[SafeString]] = []
    right: list[tuple[SafeString]] = []
    for tag, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        gone, come = " ".join(before[i1:i2]), " ".join(after[j1:j2])
        if tag == "equal":
            left.append((_plain(gone),))
            right.append((_plain(come),))
            continue
        if gone:
            left.append((format_html("<del>{}</del>", gone),))
        if come:
            right.append((format_html("<ins>{}</ins>", come),))
    return format_html_join(" ", "{}", left), format_html_join(" ", "{}", right)
