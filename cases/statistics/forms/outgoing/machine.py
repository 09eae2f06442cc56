"""Forms for other programs: a table with a row for each cell, and everything as JSON."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from django.utils.translation import gettext as _

from cases.spreadsheets import as_csv
from cases.statistics.forms.definitions import TOTAL, Named, Row, Section
from cases.statistics.forms.outgoing.sheets import UNITS, Sheet, day, definition_sha256, notes


def as_table(sheets: Sequence[Sheet]) -> bytes:
    """Return comma-separated values, a row for each cell: one head fits every form, and a pivot table reads it.

    Whoever wants the layout of the form takes the workbook.
    """
    head = [
        _("Statistical form"), _("Name"), _("Set of forms"), _("From"), _("To"), _("Known on"), _("Organization"),
        _("Scope"), _("Roman number"), _("Row"), _("Group of columns"), _("Column"), _("Unit"), _("Figure"),
        _("Different subjects"), _("Why there is no figure"),
    ]  # fmt: skip
    return b"".join(as_csv(head, (row for sheet in sheets for row in _rows(sheet))))


def _rows(sheet: Sheet) -> Iterator[list[Any]]:
    filled, asked, form = sheet.filled, sheet.asked, sheet.form
    scope = _("Whole") if sheet.whole else _("within what the maker may know")
    if sheet.is_merged:
        scope += "; " + _("merged with the reports of units")
    about = [form.key, form.label, sheet.set.key, day(asked.since), day(asked.until), day(asked.as_of)]
    about += [asked.organization.name, scope]
    for section, row in _lines(sheet):
        roman = f"{section.roman}. {section.label}" if section else ""
        for group, columns in sheet.layout.groups:
            for column in columns:
                none = row.no_fact or column.no_fact
                value, subjects = filled.value(row.key, column.key), filled.distinct(row.key, column.key)
                yield [
                    *about, roman, row.label, group.label, column.label, UNITS[form.unit], value,
                    subjects if column.measure == "count" else None, none.label if none else "",
                ]  # fmt: skip


def _lines(sheet: Sheet) -> Iterator[tuple[Section | None, Row]]:
    yield None, sheet.form.rows[TOTAL]
    for section in sheet.form.sections:
        for row in section.rows:
            yield section, row


def as_json(sheets: Sequence[Sheet]) -> bytes:
    """Return everything about these forms: how they are defined, what was asked, and every figure."""
    told = [_told(sheet) for sheet in sheets]
    return (json.dumps({"forms": told}, ensure_ascii=False, indent=1) + "\n").encode()


def _told(sheet: Sheet) -> dict[str, Any]:
    asked = sheet.asked
    return {
        "form": sheet.form.key,
        "name": sheet.form.label,
        "unit": sheet.form.unit,
        "set": {
            "key": sheet.set.key,
            "from": sheet.set.effective_from and sheet.set.effective_from.isoformat(),
            "before": sheet.set.effective_until and sheet.set.effective_until.isoformat(),
            "source": sheet.set.source,
            "verified": sheet.set.is_verified,
        },
        "definition_sha256": definition_sha256(sheet.form),
        "organization": {"code": asked.organization.code, "name": asked.organization.name, "tree": asked.tree.value},
        "period": {"from": asked.since.isoformat(), "to": asked.until.isoformat(), "name": sheet.period.label},
        "known_on": asked.as_of.isoformat(),
        "whole": sheet.whole,
        "merged": sheet.is_merged,
        "rows": [_row(section, row) for section, row in _lines(sheet)],
        "columns": [
            {
                "key": column.key, "name": column.label, "group": group.label, "measure": column.measure,
                "within": column.within or None, "official": not column.ours, "no_fact": _reason(column.no_fact),
            }
            for group, columns in sheet.layout.groups
            for column in columns
        ],
        "notes": notes(sheet),
        "cells": [_cell(sheet, row, column.key) for _section, row in _lines(sheet) for column in sheet.layout.columns],
    }  # fmt: skip


def _row(section: Section | None, row: Row) -> dict[str, Any]:
    none = row.no_fact or (section.no_fact if section else None)
    return {
        "key": row.key,
        "name": row.label,
        "section": f"{section.roman}. {section.label}" if section else None,
        "no_fact": _reason(none),
    }


def _cell(sheet: Sheet, row: Row, column: str) -> dict[str, Any]:
    value, subjects = sheet.filled.value(row.key, column), sheet.filled.distinct(row.key, column)
    counts = sheet.form.columns[column].measure == "count"
    return {"row": row.key, "column": column, "value": value, "subjects": subjects if counts else None}


def _reason(none: Named | None) -> str | None:
    return none.label if none else None
