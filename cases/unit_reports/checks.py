"""What does not add up in a form a unit filled in: every finding with its cell, its code and what to do."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from cases.statistics.forms import TOTAL, Column, Form, Row, Section
from cases.unit_reports.filling import Figures, columns, rows, sections


@dataclass(frozen=True)
class Finding:
    """One thing that does not add up: where, what was said, the code, the sentence and what to do."""

    form: str
    row: str
    column: str
    value: int
    code: str
    sentence: str | Promise
    fix: str | Promise


def findings(form: Form, figures: Figures) -> list[Finding]:
    """Return everything that does not add up in a form, row by row."""
    told = columns(form)
    found = [one for row in rows(form) for one in _row(form, row, told, figures)]
    return [*found, *_sections(form, told, figures)]


def _row(form: Form, row: Row, told: list[Column], figures: Figures) -> Iterator[Finding]:
    known = {column.key for column in told}
    for column in told:
        value = figures.get((row.key, column.key), 0)
        whole = column.within or _must(column.key, known)
        if whole and value > (limit := figures.get((row.key, whole), 0)):
            words = {"column": form.columns[column.key].label, "whole": form.columns[whole].label, "limit": limit}
            yield Finding(
                form.key, row.key, column.key, value, "R-PART",
                _("“%(column)s” is more than “%(whole)s”, of which it is a part (%(limit)s).") % words,
                _("Correct the part or the whole: what was done is never more than what had to be done."),
            )  # fmt: skip
    for group in form.groups:
        parts = [one.key for one in group.columns if one.key in known and not one.within]
        if not group.sums_to or group.sums_to not in known or not parts:
            continue
        total = figures.get((row.key, group.sums_to), 0)
        added = sum(figures.get((row.key, part), 0) for part in parts)
        if added != total:
            facts = {"group": group.label, "added": added, "whole": form.columns[group.sums_to].label, "total": total}
            yield Finding(
                form.key, row.key, group.sums_to, total, "R-SUM",
                _("The columns of “%(group)s” add up to %(added)s, and “%(whole)s” says %(total)s.") % facts,
                _("Each is counted in exactly one column of the group: correct the columns or their sum."),
            )  # fmt: skip


def _must(key: str, known: set[str]) -> str:
    """The column of what had to be disciplined, of that of what was."""
    group, _mark, name = key.rpartition(".")
    wanted = f"{group}.required"
    return wanted if name == "disciplined" and wanted in known else ""


def _sections(form: Form, told: list[Column], figures: Figures) -> Iterator[Finding]:
    """Each section covers everything: all of them have the same subtotals."""
    those = sections(form)
    for first, other in [(those[0], other) for other in those[1:]]:
        for column in told:
            one, two = _subtotal(first, column, figures), _subtotal(other, column, figures)
            if one != two:
                facts = {"one": first.roman, "first": one, "two": other.roman, "second": two, "column": column.label}
                yield Finding(
                    form.key, TOTAL, column.key, two, "R-SUBTOTAL",
                    _("“%(column)s”: part %(one)s adds up to %(first)s, part %(two)s to %(second)s.") % facts,
                    _("Every part counts the same things in other rows: correct the rows until both parts agree."),
                )  # fmt: skip


def _subtotal(section: Section, column: Column, figures: Figures) -> int:
    return sum(figures.get((row.key, column.key), 0) for row in section.rows)
