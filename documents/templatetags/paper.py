"""The filters of the paper templates: dates, numbers and phrases as official papers write them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template

from documents import wording

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


@register.filter
def beside(row: Sequence[str], columns: Sequence[Column]) -> list[tuple[Column, str]]:
    """Lay a row's cells beside the columns they stand in."""
    return list(zip(columns, row, strict=True))
