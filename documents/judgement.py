"""What of a periodic report is told by figures and what people write: places, missing judgement, figures put back."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Any

from cases.statistics import narrative
from documents.canonical import Facts
from documents.errors_reports import JudgementMissing

Block = dict[str, Any]

_SECTION = re.compile(r"\s*([IVX]+)\s*[.)]")
_POINT = re.compile(r"\s*(\d+)\s*[.)]")
#: A sentence so much alike one of figures is that sentence, typed over.
ALIKE = 0.75


def placed(blocks: Sequence[Block]) -> Iterator[tuple[str, Block]]:
    """Give each block with the place it stands at, told by the numbers of the headings above it: III.2."""
    section = point = ""
    for block in blocks:
        if block["kind"] == "heading":
            found = _SECTION.match(block["text"]) if block["level"] == 1 else None
            if found:
                section, point = found[1], ""
            elif number := _POINT.match(block["text"]):
                point = number[1]
        yield ".".join(part for part in (section, point) if part), block


def missing(content: Facts) -> list[narrative.Section]:
    """Return the sections people have to write themselves that say nothing yet; none in a paper that asks for none."""
    if "narrative" not in content:
        return []
    written = {place for place, block in placed(content["blocks"]) if is_prose(block)}
    return [
        section
        for section in narrative.load().sections
        if section.asks and not any(f"{place}.".startswith(f"{section.place}.") for place in written)
    ]


def is_prose(block: Block) -> bool:
    """Whether people wrote it: a paragraph that is no sentence of figures."""
    return block["kind"] == "paragraph" and "counted" not in block and bool(block["text"].strip())


def require_judged(content: Facts) -> None:
    """Refuse a report with an empty section of judgement. Raises `JudgementMissing`."""
    if lacking := missing(content):
        raise JudgementMissing(sections="; ".join(f"“{one.heading}”" for one in lacking))


def recounted(blocks: Sequence[Block], fresh: Sequence[Block]) -> list[Block]:
    """Return blocks with every sentence and table of figures as the figures now stand, whatever was sent for it."""
    sentences = {block["counted"]: block for block in fresh if "counted" in block}
    tables = {block["title"]: block for block in fresh if block["kind"] == "table"}
    made: list[Block] = []
    for block in blocks:
        if key := block.get("counted"):
            made.append(sentences.get(key) or {"kind": "paragraph", "text": block["text"]})
        elif block["kind"] == "table":
            made.append(tables.get(block["title"], block))
        else:
            made.append(block)
    return made


def refilled(mine: Sequence[Block], fresh: Sequence[Block]) -> list[Block]:
    """Return the report filled anew, with what people wrote kept under the headings it stood at."""
    kept: dict[str, list[Block]] = {}
    for place, block in placed(mine):
        if is_prose(block):
            kept.setdefault(place, []).append(block)
    made: list[Block] = []
    here = ""
    for place, block in placed(fresh):
        if place != here:
            made += kept.pop(here, [])
            here = place
        made.append(block)
    return made + [block for place in (here, *kept) for block in kept.get(place, [])]


def recognized(blocks: Sequence[Block], base: Sequence[Block]) -> tuple[list[Block], list[str]]:
    """Return blocks from outside with the sentences of figures known again, and those that had been typed over."""
    known = [block for block in base if "counted" in block]
    by_text: Mapping[str, Block] = {block["text"]: block for block in known}
    gone = [block for block in known if block["text"] not in {one.get("text") for one in blocks}]
    made: list[Block] = []
    put_back: list[str] = []
    for block in blocks:
        if block["kind"] != "paragraph":
            made.append(block)
        elif block["text"] in by_text:
            made.append(by_text[block["text"]])
        elif former := _typed_over(block["text"], gone):
            gone.remove(former)
            made.append(former)
            put_back.append(former["text"])
        else:
            made.append(block)
    return made, put_back


def _typed_over(text: str, gone: Sequence[Block]) -> Block | None:
    ranked = [(SequenceMatcher(None, text, block["text"], autojunk=False).ratio(), block) for block in gone]
    ratio, block = max(ranked, key=lambda one: one[0], default=(0.0, None))
    return block if ratio >= ALIKE else None
