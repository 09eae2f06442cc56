"""What a cell counts, in words: what, by which date, and every condition a row must fit to be counted."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.statistics.forms.definitions import Form, Where
from cases.statistics.forms.vocabulary import SOURCES, Source

DATES: dict[str, Any] = {
    "opened": gettext_lazy("opened in the period"),
    "decided": gettext_lazy("decision signed in the period"),
    "concluded": gettext_lazy("concluded in the period"),
    "closed": gettext_lazy("file closed in the period"),
    "pending": gettext_lazy("before the body in the period: carried over or opened, not concluded before it"),
    "effective": gettext_lazy("in force since a day of the period"),
    "signed": gettext_lazy("signed in the period"),
    "since": gettext_lazy("begun in the period"),
    "received": gettext_lazy("received in the period"),
    "handled": gettext_lazy("handled in the period"),
    "paid": gettext_lazy("paid in the period"),
    "strengthened": gettext_lazy("strengthened in the period"),
    "planned": gettext_lazy("planned in a quarter of the period"),
    "held": gettext_lazy("held on the last day of the period"),
    "issued": gettext_lazy("issued in the period"),
    "running": gettext_lazy("for days of the period"),
    "due": gettext_lazy("due in the period"),
    "done": gettext_lazy("done in the period"),
    "dated": gettext_lazy("dated in the period"),
}
SUMS: dict[str, Any] = {
    "amount": gettext_lazy("amount in thousands of đồng"),
    "disciplined": gettext_lazy("members disciplined"),
    "complained": gettext_lazy("of these with a complaint"),
    "managed_above": gettext_lazy("of these managed by the level above"),
}


def cell_in_words(form: Form, row: str, column: str) -> list[tuple[str, str]]:
    """Return what a cell counts as pairs of a heading and words."""
    line, head = form.rows[row], form.columns[column]
    counted = form.counts[head.of]
    source = SOURCES[counted.source]
    found = [(_("What is counted"), f"{source.label}, {DATES[counted.dated]}")]
    if head.measure != "count":
        found.append((_("What is added up"), str(SUMS[head.measure])))
    for where in (counted.where, line.where, head.where):
        found += _conditions(source, where)
    if head.others:
        found.append((_("In none of the columns"), "; ".join(other.label for other in head.others)))
    return found


def _conditions(source: Source, where: Where) -> list[tuple[str, str]]:
    told = []
    for name, values in where.items():
        dimension = source.dimensions[name]
        told.append((str(dimension.label), ", ".join(str(dimension.values[value]) for value in values)))
    return told
