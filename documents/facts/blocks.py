"""The pieces that prose is made of: paragraphs and headings."""

from __future__ import annotations

from documents.facts.ground import Facts
from documents.wording import ended


def paragraph(text: str) -> Facts:
    """A paragraph of prose."""
    return {"kind": "paragraph", "text": ended(text)}


def heading(text: str, level: int = 2) -> Facts:
    """A heading: 1 for sections, 2 for points."""
    return {"kind": "heading", "level": level, "text": text}
