"""Forms as lines of text, for a terminal or a letter: columns by their number, their names listed above."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator, Sequence

from cases.statistics.forms.layout import Cell, Line
from cases.statistics.forms.outgoing.sheets import Sheet, notes

WIDTH = 120
_STUB = 44
_GAP = 2


def as_text(sheets: Sequence[Sheet]) -> bytes:
    """Return the forms one below the other."""
    return "\n\n".join("\n".join(_lines(sheet)) for sheet in sheets).encode() + b"\n"


def _lines(sheet: Sheet) -> Iterator[str]:
    yield from (one for one in (sheet.heading.above, sheet.heading.name) if one)
    yield ""
    yield sheet.title
    yield from (sheet.days, sheet.whose, sheet.unit, "")
    yield from _columns(sheet)
    for first, last in _blocks(sheet):
        yield ""
        yield from _table(sheet, first, last)
    yield ""
    for note in notes(sheet):
        yield from textwrap.wrap(note, WIDTH, subsequent_indent="  ")


def _columns(sheet: Sheet) -> Iterator[str]:
    number = 0
    for group, columns in sheet.layout.groups:
        names = []
        for column in columns:
            number += 1
            names.append(f"({number}) {column.label}")
        told = f"{group.label}: {'; '.join(names)}" if group.label else "; ".join(names)
        yield from textwrap.wrap(told, WIDTH, subsequent_indent="  ")


def _blocks(sheet: Sheet) -> Iterator[tuple[int, int]]:
    """Which columns stand beside each other: as many as the width takes, as even as may be."""
    count, most = len(sheet.layout.columns), (WIDTH - _STUB) // (_widest(sheet) + _GAP)
    blocks = -(-count // most)
    size = -(-count // blocks)
    for first in range(0, count, size):
        yield first, min(first + size, count)


def _widest(sheet: Sheet) -> int:
    figures = [len(_figure(cell)) for line in sheet.layout.lines for cell in line.cells]
    return max(4, *figures)


def _table(sheet: Sheet, first: int, last: int) -> Iterator[str]:
    width = _widest(sheet) + _GAP
    yield " " * _STUB + "".join(f"({number})".rjust(width) for number in range(first + 1, last + 1))
    for line in sheet.layout.lines:
        *before, stub = textwrap.wrap(_stub(line), _STUB) or [""]
        yield from before
        yield stub.ljust(_STUB) + "".join(_figure(cell).rjust(width) for cell in line.cells[first:last])


def _stub(line: Line) -> str:
    if line.roman:
        return f"{line.roman}. {line.label}"
    return line.label if line.is_total else f"   {line.label}"


def _figure(cell: Cell) -> str:
    if cell.value is None:
        return "–"
    return f"{cell.value:,}".replace(",", ".")
