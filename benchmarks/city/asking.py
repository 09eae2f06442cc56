"""What is asked of the city: its root and a ward, a quarter, a half year, a year of two sets of forms, the term."""

from __future__ import annotations

from datetime import date

from django.db.models import Max, Sum

from cases.models import Organization, TrailEntry
from cases.statistics import forms
from cases.statistics.forms import SOURCES, Asked, Filled, Tree
from tests import by_hand

YEAR = (date(2026, 1, 1), date(2026, 12, 31))
SPRING = (date(2026, 4, 1), date(2026, 6, 30))
SUMMER = (date(2026, 7, 1), date(2026, 9, 30))


def today() -> date:
    """Return the day the city stands at."""
    last: date = TrailEntry.objects.aggregate(last=Max("on"))["last"]
    return last


def periods() -> dict[str, tuple[date, date]]:
    """Return the periods that are asked, by their names."""
    return {
        "quarter": SPRING,
        "half year": (date(2026, 1, 1), date(2026, 6, 30)),
        "year of two sets": (date(2025, 1, 1), date(2025, 12, 31)),
        "year": YEAR,
        "term": (date(2025, 10, 15), today()),
    }


def root() -> Organization:
    """Return the city."""
    return Organization.objects.get(parent=None)


def keys() -> list[str]:
    """Return all forms of all sets."""
    return list(dict.fromkeys(key for one in forms.load_sets() for key in one.forms))


def report_set(asked: Asked, *, subjects: bool = False) -> list[Filled]:
    """Return every form, filled, once for each set that holds in the period."""
    parts = (part for key in keys() for part in forms.parts(key, asked))
    return [forms.evaluate(form, part, subjects=subjects) for _set, form, part in parts]


def by_hand_of(one: Filled) -> by_hand.Question:
    """Return the same question as it is asked by hand."""
    house = None if one.asked.organization.parent_id is None else one.asked.organization.pk
    by_today = one.asked.on if one.asked.tree is Tree.TODAY else None
    return by_hand.Question(one.asked.since, one.asked.until, one.asked.as_of, house, by_today)


def differences(one: Filled) -> list[str]:
    """Return every cell that is not what is counted by hand, in turns or in subjects."""
    question, hand = by_hand_of(one), by_hand.FORMS[one.form.key]
    pairs = [("turns", one.turns, by_hand.cells(hand, question))]
    if one.subjects is not None:
        counted = {name for name, head in one.form.columns.items() if head.measure == "count"}
        told = {cell: number for cell, number in one.subjects.items() if cell[1] in counted}
        pairs.append(("subjects", told, by_hand.subjects(hand, question)))
    where = f"{one.form.key} {one.asked.organization.code} {one.asked.since} {one.asked.until} {one.asked.tree}"
    return [
        f"{where} {cell}: {ours.get(cell, 0)} {unit}, {theirs.get(cell, 0)} by hand"
        for unit, ours, theirs in pairs
        for cell in sorted({*ours, *theirs})
        if ours.get(cell, 0) != theirs.get(cell, 0)
    ]


def drilled(one: Filled, row: str, column: str) -> int:
    """Return what the lists a cell opens come to."""
    found, head = forms.rows_of(one.form, row, column, one.asked), one.form.columns[column]
    if head.measure == "count":
        return found.count() + sum(rows.count() for rows in forms.beside_of(one.form, row, column, one.asked))
    name = SOURCES[one.form.counts[head.of].source].sums[head.measure]
    return found.order_by().aggregate(all=Sum(name))["all"] or 0


def unsummed(one: Filled) -> list[str]:
    """Return every section and group whose parts do not sum to the whole."""
    found = []
    for section in one.form.sections:
        if section.no_fact is None:
            wrong = [name for name in one.form.columns if one.subtotal(section, name) != one.value("total", name)]
            found += [f"{one.form.key} {section.key}, {name}" for name in wrong]
    for group in one.form.groups:
        parts = [column.key for column in group.columns if not column.within and not column.no_fact]
        for row in one.form.rows.values() if group.sums_to else ():
            whole = sum(one.value(row.key, part) or 0 for part in parts)
            if row.no_fact is None and whole != one.value(row.key, group.sums_to):
                found.append(f"{one.form.key} {row.key}, {group.key}")
    return found
