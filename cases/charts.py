"""Figures as pictures: bars, stacked columns and lines as SVG, every mark with its own figure and its own address.

A picture carries no scale and no figure that is not in its data; series are told apart by pattern and shape, so that
they read on paper and without colour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

#: Drawn so wide, and shown as wide as the card is.
WIDTH = 400
#: So many patterns there are; the next series begins again with the first.
PATTERNS = 8
#: A point of a line stands so far above the ground, that the figure below it has room.
LIFTED = 26
#: The words of a bar are cut here; the whole stands in its title.
LONGEST = 58


@dataclass(frozen=True)
class Mark:
    """One figure and where it leads."""

    value: int
    url: str = ""


@dataclass(frozen=True)
class Series:
    """A row of figures, one for each label below."""

    label: Any
    marks: Sequence[Mark]


@dataclass(frozen=True)
class Bar:
    """One figure with its words."""

    label: Any
    value: int | Decimal
    url: str = ""


def bars(name: str, title: Any, description: Any, rows: Sequence[Bar]) -> SafeString:
    """Draw figures one below the other."""
    most = max((row.value for row in rows), default=0) or 1
    height = 44
    drawn = format_html_join(
        "",
        '<g transform="translate(0 {})"><title>{}: {}</title>{}</g>',
        ((place * height, row.label, _number(row.value), _bar(row, most)) for place, row in enumerate(rows)),
    )
    return _picture(name, title, description, len(rows) * height, drawn)


def _bar(row: Bar, most: int | Decimal) -> SafeString:
    words = str(row.label)
    long = round((WIDTH - 60) * float(row.value) / float(most), 1)
    drawn = format_html(
        '<text x="0" y="15">{}</text><rect class="drawn-bar" x="0" y="21" width="{}" height="14"/>'
        '<text class="drawn-figure" x="{}" y="33">{}</text>',
        words if len(words) <= LONGEST else f"{words[:LONGEST]}…", long, long + 8, _number(row.value),
    )  # fmt: skip
    return _linked(row.url, drawn)


def stacked(name: str, title: Any, description: Any, labels: Sequence[Any], series: Sequence[Series]) -> SafeString:
    """Draw columns of parts, the sum on top of each; the legend names the patterns."""
    tall, foot = 170, 200
    sums = [sum(row.marks[place].value for row in series) for place in range(len(labels))]
    most = max(sums, default=0) or 1
    drawn = []
    for place, label in enumerate(labels):
        left, bottom = _left(place, len(labels)), float(foot)
        for number, row in enumerate(series):
            mark = row.marks[place]
            if mark.value:
                high = round(tall * mark.value / most, 1)
                bottom -= high
                drawn.append(_part(mark, f"{row.label}, {label}", number, (left - 18, bottom, high)))
        drawn.append(format_html('<text class="drawn-sum" x="{}" y="{}">{}</text>', left, round(bottom - 6, 1),
                                 _number(sums[place])))  # fmt: skip
        drawn.append(format_html('<text class="drawn-label" x="{}" y="{}">{}</text>', left, foot + 18, label))
    axis = format_html('<line class="drawn-axis" x1="0" y1="{}" x2="{}" y2="{}"/>', foot, WIDTH, foot)
    shown = [(number, row.label) for number, row in enumerate(series)]
    legend, more = _legend(shown, foot + 30)
    return _picture(name, title, description, foot + 30 + more, _joined([*drawn, axis, legend]))


def _part(mark: Mark, words: str, number: int, box: tuple[float, float, float]) -> SafeString:
    """One part of a column: a pattern, and its figure beside it."""
    x, y, high = box
    drawn = format_html(
        '<title>{}: {}</title><rect class="drawn-part" x="{}" y="{}" width="36" height="{}" fill="{}"/>'
        '<text class="drawn-beside" x="{}" y="{}">{}</text>',
        words, _number(mark.value), x, round(y, 1), high, _fill(number), x + 40, round(y + high / 2 + 4, 1),
        _number(mark.value),
    )  # fmt: skip
    return _linked(mark.url, drawn)


def line(name: str, title: Any, description: Any, labels: Sequence[Any], series: Sequence[Series]) -> SafeString:
    """Draw one or two rows of figures over time: the first a full line with dots, the second dashed with squares."""
    tall, foot = 150, 190
    most = max((mark.value for row in series for mark in row.marks), default=0) or 1
    drawn = []
    for number, row in enumerate(series):
        points = [
            (_left(place, len(labels)), round(foot - LIFTED - (tall - LIFTED) * mark.value / most, 1))
            for place, mark in enumerate(row.marks)
        ]
        drawn.append(format_html('<polyline class="drawn-line n{}" points="{}"/>', number,
                                 " ".join(f"{x},{y}" for x, y in points)))  # fmt: skip
        for (x, y), mark, label in zip(points, row.marks, labels, strict=True):
            drawn.append(_point(mark, f"{row.label}, {label}", number, (x, y)))
    for place, label in enumerate(labels):
        left = _left(place, len(labels))
        drawn.append(format_html('<text class="drawn-label" x="{}" y="{}">{}</text>', left, foot + 18, label))
    axis = format_html('<line class="drawn-axis" x1="0" y1="{}" x2="{}" y2="{}"/>', foot, WIDTH, foot)
    keys = _joined(
        format_html(
            '<g transform="translate({} {})"><line class="drawn-line n{}" x1="0" y1="0" x2="28" y2="0"/>{}'
            '<text x="36" y="5">{}</text></g>',
            200 * number, foot + 42, number, _shape(number, (14, 0)), row.label,
        )
        for number, row in enumerate(series)
    )  # fmt: skip
    return _picture(name, title, description, foot + 54, _joined([axis, *drawn, keys]))


def _point(mark: Mark, words: str, number: int, at: tuple[float, float]) -> SafeString:
    x, y = at
    above = y - 9 if number == 0 else y + 19
    drawn = format_html(
        '<title>{}: {}</title>{}<text class="drawn-sum" x="{}" y="{}">{}</text>',
        words, _number(mark.value), _shape(number, at), x, round(above, 1), _number(mark.value),
    )  # fmt: skip
    return _linked(mark.url, drawn)


def _shape(number: int, at: tuple[float, float]) -> SafeString:
    x, y = at
    if number == 0:
        return format_html('<circle class="drawn-dot" cx="{}" cy="{}" r="4"/>', x, y)
    return format_html('<rect class="drawn-square" x="{}" y="{}" width="8" height="8"/>', x - 4, round(y - 4, 1))


def _left(place: int, count: int) -> float:
    """The middle of a column."""
    return round(WIDTH * (place + 0.5) / max(count, 1), 1)


def _fill(number: int) -> str:
    return f"url(#pattern-{number % PATTERNS})"


def patterns() -> SafeString:
    """Draw the patterns once for all pictures of a page."""
    strokes = (
        "", "M0 8L8 0", "M0 2h8M0 6h8", "M2 2h1M6 6h1", "M0 0L8 8M0 8L8 0", "M2 0v8M6 0v8", "", "M0 4h8M4 0v8",
    )  # fmt: skip
    return format_html(
        '<svg class="drawn-patterns" width="0" height="0" aria-hidden="true" focusable="false"><defs>{}</defs></svg>',
        format_html_join(
            "",
            '<pattern id="pattern-{}" width="8" height="8" patternUnits="userSpaceOnUse">'
            '<rect class="drawn-ground g{}" width="8" height="8"/><path class="drawn-stroke" d="{}"/></pattern>',
            ((number, number, stroke) for number, stroke in enumerate(strokes)),
        ),
    )


def _legend(rows: Sequence[tuple[int, Any]], top: int) -> tuple[SafeString, int]:
    drawn = format_html_join(
        "",
        '<g transform="translate(0 {})"><rect class="drawn-part" width="18" height="14" fill="{}"/>'
        '<text x="26" y="12">{}</text></g>',
        ((top + 22 * place, _fill(number), label) for place, (number, label) in enumerate(rows)),
    )
    return drawn, 22 * len(rows)


def _picture(name: str, title: Any, description: Any, height: int, drawn: SafeString) -> SafeString:
    return format_html(
        '<svg class="drawn" viewBox="0 0 {} {}" role="group" aria-labelledby="{}-title {}-desc">'
        '<title id="{}-title">{}</title><desc id="{}-desc">{}</desc>{}</svg>',
        WIDTH, max(height, 1), name, name, name, title, name, description, drawn,
    )  # fmt: skip


def _linked(url: str, drawn: SafeString) -> SafeString:
    return format_html('<a href="{}">{}</a>', url, drawn) if url else format_html("<g>{}</g>", drawn)


def _joined(parts: Sequence[SafeString] | Iterator[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _number(value: int | Decimal) -> str:
    return number_format(value, use_l10n=True, force_grouping=True)
