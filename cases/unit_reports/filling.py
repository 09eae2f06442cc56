"""Which cells of a form a unit fills in, and the form filled with what it said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from cases.models import LARGEST, Organization
from cases.statistics import forms
from cases.statistics.forms import TOTAL, Asked, Column, Filled, Form, FormSet, Row, Section

#: The figures of one form by row and column.
Figures = Mapping[tuple[str, str], int]

#: How a cell is named in a draft and on a page.
_BETWEEN = "|"


def set_of(key: str) -> FormSet:
    """Return a set by its key; `LookupError` where there is none."""
    found = [one for one in forms.load_sets() if one.key == key]
    if not found:
        raise LookupError(f"no set of forms {key}")
    return found[0]


def sections(form: Form) -> list[Section]:
    """The sections that are filled in: those of which there are facts."""
    return [one for one in form.sections if not one.no_fact and any(not row.no_fact for row in one.rows)]


def rows(form: Form) -> list[Row]:
    """The rows that are filled in; where a form has no section, that of everything."""
    found = [row for section in sections(form) for row in section.rows if not row.no_fact]
    return found or [form.rows[TOTAL]]


def columns(form: Form) -> list[Column]:
    """The columns that are filled in: those of the official form."""
    return [one for one in form.counted_columns if not one.ours]


def cells(form: Form) -> list[tuple[str, str]]:
    """Every cell that is filled in."""
    return [(row.key, column.key) for row in rows(form) for column in columns(form)]


def with_totals(form: Form, figures: Figures) -> dict[tuple[str, str], int]:
    """Return the figures with the row of everything: the sum of the first section."""
    found = dict(figures)
    for section in sections(form)[:1]:
        for column in columns(form):
            values = [figures.get((row.key, column.key)) for row in section.rows]
            if any(value is not None for value in values):
                found[TOTAL, column.key] = sum(value or 0 for value in values)
    return found


def filled(form: Form, organization: Organization, since: Any, until: Any, figures: Figures) -> Filled:
    """Return the form as it is laid out, with what the unit said."""
    return Filled(form, Asked(organization, since, until, until), with_totals(form, figures), None)


def from_draft(stored: Mapping[str, Mapping[str, int]], form: str) -> dict[tuple[str, str], int]:
    """Return the figures of a form out of a draft."""
    found = {}
    for name, value in stored.get(form, {}).items():
        row, _mark, column = name.partition(_BETWEEN)
        found[row, column] = value
    return found


def to_draft(figures: Figures) -> dict[str, int]:
    """Return the figures of a form as a draft keeps them."""
    return {f"{row}{_BETWEEN}{column}": value for (row, column), value in figures.items()}


def is_possible(value: int) -> bool:
    """Whether a figure is within its bounds."""
    return 0 <= value <= LARGEST
