"""The parts of a paper one may copy alone: its sections under headings, its articles, the sections of minutes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from documents.canonical import Facts

OPENING = "Phần mở đầu"


@dataclass
class Part:
    """A part by its name, as blocks of prose."""

    title: str
    blocks: list[Facts] = field(default_factory=list)


def parts_of(facts: Facts) -> list[Part]:
    """Return the parts of a frozen paper, in its order; none where its form has neither headings nor articles."""
    content = facts["content"]
    if content.get("blocks"):
        return _of_blocks(content["blocks"])
    if content.get("articles"):
        return [_article(number, lines) for number, lines in enumerate(content["articles"], start=1)]
    return [_section(one) for one in content.get("sections") or ()]


def _of_blocks(blocks: Sequence[Facts]) -> list[Part]:
    """Divide prose at its highest headings."""
    levels = [block.get("level", 2) for block in blocks if block["kind"] == "heading"]
    if not levels:
        return []
    found = [Part(OPENING)]
    for block in blocks:
        if block["kind"] == "heading" and block.get("level", 2) == min(levels):
            found.append(Part(block["text"]))
        found[-1].blocks.append(block)
    return [part for part in found if part.blocks]


def _article(number: int, lines: Sequence[str]) -> Part:
    name = f"Điều {number}"
    first = f"{name}. {lines[0]}"
    runs = [{"text": f"{name}.", "bold": True}, {"text": f" {lines[0]}"}]
    opening = {"kind": "paragraph", "text": first, "runs": runs}
    return Part(name, [opening, *({"kind": "paragraph", "text": line} for line in lines[1:])])


def _section(section: Facts) -> Part:
    blocks: list[Facts] = [{"kind": "heading", "level": 1, "text": section["heading"]}]
    blocks += [{"kind": "paragraph", "text": line} for line in section["lines"]]
    if section.get("table"):
        blocks.append({"kind": "table"} | section["table"])
    return Part(section["heading"], blocks)


def extracted(facts: Facts, chosen: Sequence[int]) -> Facts:
    """Return a paper with the chosen parts and nothing of the others: head, name, parts, who signed."""
    parts = parts_of(facts)
    content, issue = facts["content"], facts["issue"]
    kept = {name: content[name] for name in ("type", "place", "letterhead", "about", "own") if name in content}
    shown = ("number", "symbol", "draft", "date", "signatures", "anchor", "secrecy", "urgency")
    return {
        "content": kept | {"extract": [block for at in chosen for block in parts[at].blocks]},
        "issue": {name: issue[name] for name in shown if name in issue},
    }
