"""Statistical forms out of the house under the head of their body: as files of any kind, and printed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import translation

from cases.models import Body
from cases.statistics.forms import Asked, outgoing
from cases.statistics.forms.outgoing import Heading, Sheet
from cases.statistics.periods import Period
from cases.unit_reports import freezing
from documents import press
from documents.canonical import Facts
from documents.catalogue_statistics import STATISTICAL_FORM
from documents.facts import words
from documents.facts.forms import form as as_printed

MIME = outgoing.MIME | {"pdf": "application/pdf"}
#: So many sheets are a paper like others to the press: one form, over two sets.
_AT_ONCE = 2


def heading_of(body: Body) -> Heading:
    """Return whose form it is, as the body's papers say it."""
    lines = words.letterhead(body)
    return Heading(lines["above"], lines["name"], words.place(body))


def file_of(
    ending: str, keys: Sequence[str], asked: Asked, period: Period, body: Body, *, whole: bool, distinct: bool = False,
    merged: bool = False,
) -> bytes:  # fmt: skip
    """Return these forms as a file, by themselves or merged with what units reported; empty where none of them holds.

    Different subjects do not add up across units: a merged form counts turns. Of a closed period merged figures are
    those that were frozen.
    """
    with translation.override("vi"):
        fill = freezing.filling(body, asked) if merged else None
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
                "forms": [as_printed(sheet) for sheet in sheets],
            },
            "issue": {"number": None, "symbol": "", "draft": None, "date": on.isoformat(), "anchor": ""},
        }
