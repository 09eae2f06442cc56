"""Charts as papers print them: bars of this period full, of the year before outlined, each with its figure.

Everything that is seen is written on the marks themselves: the printer and a page with a strict policy draw the same,
and nothing is told by colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

#: Drawn so wide, in points of the page: what stands between its margins.
_WIDTH = 468
#: Where the bars begin, how long the longest is, and how high a bar is with the room below it.
_LEFT, _LONG, _HIGH, _STEP = 176, 236, 9, 12
_GAP = 8
#: Words are cut here; a line of them is as long as the room left of the bars.
_LONGEST = 34
_FONT = "Paper Serif, Liberation Serif, Tinos, Times New Roman, serif"
_UNKNOWN = "chưa có số liệu"

_Row = Mapping[str, Any]


def bars(chart: Mapping[str, Any]) -> SafeString:
    """Draw a chart: rows of label, now and before; without a name for the year before, of this period alone.

    Bars of one kind need no legend.
    """
    rows: Sequence[_Row] = chart["rows"]
    most = max((row[side] or 0 for row in rows for side in ("now", "before")), default=0) or 1
    sides = ("now", "before") if chart["before"] else ("now",)
    drawn: list[SafeString] = []
    top = 0
    for row in rows:
        drawn += _row(row, sides, top, most)
        top += _STEP * len(sides) + _GAP
    height = top
    if len(sides) > 1:
        drawn.append(_legend(chart, sides, top + 4))
        height += 22
    return format_html(
        '<svg class="chart" role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}pt" height="{}pt" '
        'xmlns="http://www.w3.org/2000/svg">{}</svg>',
        _said(chart, sides), _WIDTH, height, _WIDTH, height, format_html_join("", "{}", ((one,) for one in drawn)),
    )  # fmt: skip


def _row(row: _Row, sides: Sequence[str], top: int, most: int) -> Iterator[SafeString]:
    label = str(row["label"])
    middle = top + _STEP * len(sides) / 2 + 2
    yield _words(0, middle, label if len(label) <= _LONGEST else f"{label[: _LONGEST - 1]}…")
    for place, side in enumerate(sides):
        value = row[side]
        at = top + place * _STEP
        if value is None:
            yield _words(_LEFT, at + 8, _UNKNOWN)
            continue
        long = round(_LONG * value / most, 1)
        if value:
            yield _bar(_LEFT, at, long, side)
        yield _words(_LEFT + long + 5, at + 8, f"{value:,}".replace(",", "."))


def _bar(left: float, top: float, long: float, side: str) -> SafeString:
    fill = "#333333" if side == "now" else "#ffffff"
    return format_html(
        '<rect x="{}" y="{}" width="{}" height="{}" fill="{}" stroke="#333333" stroke-width="0.8"/>',
        left, top, long, _HIGH, fill,
    )  # fmt: skip


def _words(left: float, base: float, text: str) -> SafeString:
    return format_html(
        '<text x="{}" y="{}" font-family="{}" font-size="9.5" fill="#000000">{}</text>', left, base, _FONT, text
    )


def _legend(chart: Mapping[str, Any], sides: Sequence[str], top: int) -> SafeString:
    made = []
    for place, side in enumerate(sides):
        left = _LEFT + 120 * place
        made.append(format_html("{}{}", _bar(left, top, 16, side), _words(left + 21, top + 8, chart[side])))
    return format_html_join("", "{}", ((one,) for one in made))


def _said(chart: Mapping[str, Any], sides: Sequence[str]) -> str:
    """The chart for who hears it: every figure in words."""
    told = []
    for row in chart["rows"]:
        figures = (f"{chart[side]} {_UNKNOWN if row[side] is None else row[side]}" for side in sides)
        told.append(f"{row['label']}: {', '.join(figures)}")
    return f"{chart['title']}. {'; '.join(told)}."
