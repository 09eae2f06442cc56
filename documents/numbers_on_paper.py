"""Numbers that papers from before carry: none of them is one that a register here gave or will give."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Protocol

from cases.errors_takeover import NumberOfOurRegister
from cases.models import Body
from documents.errors import TermMissing
from documents.models import Series
from documents.numbering import term_of

#: 15-QĐ/UBKTTU: number, code, and the letters of the body.
_SYMBOL = re.compile(r"^0*(\d+)\s*-\s*([^/\s]+)\s*/\s*(.+)$")


class Numbered(Protocol):
    """A paper with the number it carries and its day."""

    number: str
    signed_on: date


def require_beside_registers(papers: Iterable[Numbered], body: Body) -> None:
    """Refuse a number of the body's own register that is not from before its first number here."""
    for paper in papers:
        found = _SYMBOL.match(paper.number)
        if found is None or found[3].strip() != body.suffix:
            continue
        begins = _begins(body, found[2], paper.signed_on)
        if begins is not None and int(found[1]) > begins:
            raise NumberOfOurRegister(number=paper.number, body=body.name, next=begins + 1)


def _begins(body: Body, code: str, on: date) -> int | None:
    """Return after which number the register of that day's term goes on here; nothing for a term that is over."""
    try:
        term = term_of(body, on)
    except TermMissing:
        return None
    if term.until is not None:
        return None
    series = Series.objects.filter(body=body, term=term, team=None, code=code, secret=False).first()
    return series.started_at if series is not None else 0
