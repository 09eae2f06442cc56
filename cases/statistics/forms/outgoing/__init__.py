"""The forms out of the house: a workbook like the official form, a table, what machines read, and lines of text.

A `Sheet` is one form of one set, filled and laid out as on its page, with the words that stand around it. Whatever
writes it computes nothing: the figures are those of the page. The same facts give the same bytes; no clock is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.utils import translation

from cases.spreadsheets import MIME as TABLES
from cases.statistics.forms.outgoing.machine import as_json, as_table
from cases.statistics.forms.outgoing.sheets import (
    Filling,
    Heading,
    Sheet,
    all_keys,
    definition_sha256,
    notes,
    sheets_of,
)
from cases.statistics.forms.outgoing.text import as_text
from cases.statistics.forms.outgoing.workbook import as_workbook

__all__ = [
    "MIME",
    "WITH_SUBJECTS",
    "Filling",
    "Heading",
    "Sheet",
    "all_keys",
    "definition_sha256",
    "notes",
    "sheets_of",
    "written",
]

_WRITERS: dict[str, Callable[[Sequence[Sheet]], bytes]] = {
    "xlsx": as_workbook,
    "csv": as_table,
    "json": as_json,
    "txt": as_text,
}
#: Those that tell the different subjects beside the turns.
WITH_SUBJECTS = {"csv", "json"}
MIME = TABLES | {"json": "application/json", "txt": "text/plain; charset=utf-8"}


def written(ending: str, sheets: Sequence[Sheet]) -> bytes:
    """Return these sheets as a file, in Vietnamese whoever takes it."""
    with translation.override("vi"):
        return _WRITERS[ending](sheets)
