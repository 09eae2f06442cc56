"""The filters of the paper templates: dates, numbers and phrases as official papers write them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template
from django.utils.safestring import SafeString

from documents import codes, drawn, prose, squares, wording
from documents.canonical import Facts

Column = dict[str, Any]

register = template.Library()

register.filter("long_date", wording.long_date)
register.filter("short_date", wording.short_date)
register.filter("roman", wording.roman)
register.filter("capital", wording.capital)
register.filter("two_digits", wording.two_digits)
register.filter("ended", wording.ended)
register.filter("unended", wording.unended)
register.filter("named", wording.named)
register.filter("marked", prose.marked)
register.filter("drawn", drawn.bars)


@register.filter
def beside(row: Sequence[str], columns: Sequence[Column]) -> list[tuple[Column, str]]:
    """Lay a row's cells beside the columns they stand in."""
    return list(zip(columns, row, strict=True))


@register.filter
def square(issue: Facts) -> SafeString:
    """Draw the code of a paper for a camera: as an address where there is a page to ask, else as it is read."""
    page = issue.get("check_at")
    return squares.drawn(f"{page}{codes.read(issue['code'])}/" if page else issue["code"])
