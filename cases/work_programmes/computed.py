"""What the system counts of an indicator: a published figure, asked of the target's organization and period."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import QuerySet

from cases.models import Case, IndicatorTarget

#: Sources that count the work programmes themselves: an indicator is none of them.
OF_PROGRAMMES = frozenset({"work_programmes", "work_parts", "work_targets", "work_milestones", "work_documents"})


def figures() -> Mapping[str, Any]:
    """Return the figures an indicator may name, by key: those that count something, and shares of two of them."""
    from cases.statistics import published

    known = {one.key: one for one in published.load().figures}
    counted = {
        key: one
        for key, one in known.items()
        if one.counts and not any(counts.source in OF_PROGRAMMES for counts in one.counts)
    }
    shares = {key: one for key, one in known.items() if one.of in counted and one.to in counted}
    return counted | shares


def value(target: IndicatorTarget, on: date) -> Decimal | None:
    """Return what the system counts for a target on a day; a share in percent, nothing where there is no whole."""
    from cases.statistics import published

    known, asked = figures(), _asked(target, on)
    one = known.get(target.indicator.figure)
    if one is None:
        return None
    if not one.of:
        counted = published.figure(one, asked).value
        return None if counted is None else Decimal(counted)
    part, whole = (published.figure(known[name], asked).value for name in (one.of, one.to))
    if part is None or not whole:
        return None
    return (Decimal(100) * part / whole).quantize(Decimal("0.01"), ROUND_HALF_UP)


def rows(target: IndicatorTarget, on: date) -> Sequence[tuple[Any, str, QuerySet[Any]]]:
    """Return the rows behind it: the words and the source of each part, and its rows."""
    from cases.statistics import published

    known, asked = figures(), _asked(target, on)
    one = known.get(target.indicator.figure)
    parts = [] if one is None else [known[name] for name in (one.of, one.to) if name] or [one]
    return [(part.label, part.counts[0].source, found) for part in parts for found in published.rows_of(part, asked)]


def seen(rows: QuerySet[Any], user: Any) -> QuerySet[Any]:
    """Return those of the rows that the user may open: a figure says more than its rows."""
    return rows.visible_to(user) if rows.model is Case else rows  # type: ignore[attr-defined]


def _asked(target: IndicatorTarget, on: date) -> Any:
    from cases.statistics.forms import Asked

    return Asked(target.organization, target.since, target.until, on)
