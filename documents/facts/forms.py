"""A statistical form as a paper prints it: tables no wider than a sheet, their heads over groups, notes below."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from cases.statistics.forms import outgoing
from cases.statistics.forms.layout import Layout, Line
from cases.statistics.forms.outgoing import Sheet
from documents.facts.ground import Facts

#: So many columns are read side by side on A4; a wider form is printed as several tables with the same rows.
_BESIDE = 12
#: How wide the names of the rows stand, in hundredths.
_STUB = 24


def form(sheet: Sheet) -> Facts:
    """Return a form as its paper prints it, in the language of the moment."""
    return {
        "title": sheet.title,
        "days": sheet.days,
        "whose": sheet.whose,
        "unit": sheet.unit,
        "tables": [_table(sheet.layout, *block) for block in _blocks(sheet.layout)],
        "notes": outgoing.notes(sheet),
    }


def annexed(sheet: Sheet) -> Facts:
    """Return a form as an annex: rows and columns that hold a figure alone, and why others cannot hold one."""
    layout = _holding(sheet.layout)
    numbers = {column.key: number for number, column in enumerate(sheet.layout.columns, 1)}
    reasons = "; ".join(reason.label for reason in sheet.layout.reasons)
    return {
        "title": sheet.title,
        "days": sheet.days,
        "whose": sheet.whose,
        "unit": sheet.unit,
        "tables": [_table(layout, *block, numbers) for block in _blocks(layout)],
        "notes": [f"Chưa có số liệu, không phải là 0: {reasons}."] if reasons else [],
    }


def _holding(layout: Layout) -> Layout:
    """The row of everything, and of the others those with a figure; of the columns those with one in any row."""
    lines = tuple(line for line in layout.lines if line.is_total or any(cell.value for cell in line.cells))
    there = {cell.column.key for line in lines for cell in line.cells if cell.value}
    groups = ((group, tuple(one for one in columns if one.key in there)) for group, columns in layout.groups)
    kept = tuple(replace(line, cells=tuple(cell for cell in line.cells if cell.column.key in there)) for line in lines)
    return Layout(tuple((group, columns) for group, columns in groups if columns), kept, layout.reasons)


def _blocks(layout: Layout) -> Iterator[tuple[int, int]]:
    """Which columns stand in one table: whole groups, as long as they fit; a wider group begins tables of its own."""
    first = last = 0
    for _group, columns in layout.groups:
        if last > first and last + len(columns) - first > _BESIDE:
            yield first, last
            first = last
        last += len(columns)
        while last - first > _BESIDE:
            yield first, first + _BESIDE
            first += _BESIDE
    yield first, last


def _table(layout: Layout, first: int, last: int, numbers: Mapping[str, int] | None = None) -> Facts:
    """Some columns as a table; each under the number it has in the whole form."""
    columns = [(group, one) for group, those in layout.groups for one in those][first:last]
    return {
        "stub": _STUB,
        "width": (100 - _STUB) // len(columns),
        "groups": _groups(layout, first, last),
        "columns": [{"label": one.label, "ours": one.ours, "alone": not group.label} for group, one in columns],
        "numbers": [f"({numbers[one.key] if numbers else first + at})" for at, (_group, one) in enumerate(columns, 1)],
        "lines": [_line(line, first, last) for line in layout.lines],
    }


def _groups(layout: Layout, first: int, last: int) -> list[Facts]:
    """The heads over these columns; of a column without one, its own name, over both rows."""
    found: list[dict[str, Any]] = []
    place = 0
    for group, columns in layout.groups:
        span = min(place + len(columns), last) - max(place, first)
        if span > 0:
            found.append({"label": group.label or columns[0].label, "span": span, "alone": not group.label})
        place += len(columns)
    return found


def _line(line: Line, first: int, last: int) -> Facts:
    return {
        "label": f"{line.roman}. {line.label}" if line.roman else line.label,
        "strong": line.is_total or bool(line.roman),
        "cells": [
            {"text": "–" if cell.value is None else f"{cell.value:,}".replace(",", "."), "ours": cell.column.ours}
            for cell in line.cells[first:last]
        ],
    }
