"""Statistical forms out of the house under the head of their body: as files of any kind, and printed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from django.utils import translation

from cases.models import Body
from cases.statistics.forms import Asked, outgoing
from cases.statistics.forms.layout import Layout, Line
from cases.statistics.forms.outgoing import Heading, Sheet
from cases.statistics.periods import Period
from cases.unit_reports import merging
from cases.unit_reports.choosing import basis
from documents import press
from documents.canonical import Facts
from documents.catalogue_statistics import STATISTICAL_FORM
from documents.facts import words

MIME = outgoing.MIME | {"pdf": "application/pdf"}
#: So many sheets are a paper like others to the press: one form, over two sets.
_AT_ONCE = 2
#: So many columns are read side by side on A4; a wider form is printed as several tables with the same rows.
_BESIDE = 12
#: How wide the names of the rows stand, in hundredths.
_STUB = 24


def heading_of(body: Body) -> Heading:
    """Return whose form it is, as the body's papers say it."""
    lines = words.letterhead(body)
    return Heading(lines["above"], lines["name"], words.place(body))


def file_of(
    ending: str, keys: Sequence[str], asked: Asked, period: Period, body: Body, *, whole: bool, distinct: bool = False,
    merged: bool = False,
) -> bytes:  # fmt: skip
    """Return these forms as a file, by themselves or merged with what units reported; empty where none of them holds.

    Different subjects do not add up across units: a merged form counts turns.
    """
    with translation.override("vi"):
        fill = merging.filling(basis(asked)) if merged else None
        found = outgoing.sheets_of(
            keys, asked, period, heading_of(body), fill=fill,
            whole=whole, distinct=distinct and not merged, subjects=ending in outgoing.WITH_SUBJECTS,
        )  # fmt: skip
    if not found:
        return b""
    return printed(found, asked.on) if ending == "pdf" else outgoing.written(ending, found)


def printed(sheets: Sequence[Sheet], on: date) -> bytes:
    """Return forms as one PDF, each on pages of its own; more than one form gets a press with time for all of them."""
    if len(sheets) <= _AT_ONCE:
        return press.render(STATISTICAL_FORM, facts_of(sheets, on))
    patient = press.Press(cpu_seconds=press.CPU_SECONDS * len(sheets))
    try:
        return patient.render(STATISTICAL_FORM, facts_of(sheets, on))
    finally:
        patient.close()


def facts_of(sheets: Sequence[Sheet], on: date) -> Facts:
    """Return what is printed, in Vietnamese whoever prints it."""
    with translation.override("vi"):
        first = sheets[0]
        about = first.title if len({sheet.form.key for sheet in sheets}) == 1 else first.asked.organization.name
        return {
            "content": {
                "type": STATISTICAL_FORM.key,
                "about": about,
                "letterhead": {"above": first.heading.above, "name": first.heading.name},
                "place": first.heading.place,
                "forms": [_form(sheet) for sheet in sheets],
            },
            "issue": {"number": None, "symbol": "", "draft": None, "date": on.isoformat(), "anchor": ""},
        }


def _form(sheet: Sheet) -> Facts:
    return {
        "title": sheet.title,
        "days": sheet.days,
        "whose": sheet.whose,
        "unit": sheet.unit,
        "tables": [_table(sheet.layout, *block) for block in _blocks(sheet.layout)],
        "notes": outgoing.notes(sheet),
    }


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


def _table(layout: Layout, first: int, last: int) -> Facts:
    columns = [(group, one) for group, those in layout.groups for one in those][first:last]
    return {
        "stub": _STUB,
        "width": (100 - _STUB) // len(columns),
        "groups": _groups(layout, first, last),
        "columns": [{"label": one.label, "ours": one.ours, "alone": not group.label} for group, one in columns],
        "numbers": [f"({number})" for number in range(first + 1, last + 1)],
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
