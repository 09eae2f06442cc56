"""The figures a computed criterion may name: the published figures asked of one unit, and a few figures of units."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from cases.models import Case, Organization, PaperRecord, PaperSubject, RatingRound, Sanction, UnitReport
from cases.rating.totals import CENT
from cases.statistics import published
from cases.statistics.forms import Asked
from cases.statistics.published import Definition


@dataclass(frozen=True)
class Part:
    """Rows behind a figure: of which source of the vocabulary, under which words."""

    source: str
    label: Any
    rows: QuerySet[Any]

    def pks(self) -> list[int]:
        """Their keys, as a confirmed ranking keeps them."""
        return sorted(self.rows.values_list("pk", flat=True))

    def rows_of(self, keys: Sequence[int]) -> QuerySet[Any]:
        """Those of its rows that have these keys."""
        return self.rows.filter(pk__in=keys)


@dataclass(frozen=True)
class Measure:
    """One figure of a unit: its words, how it is counted, and the rows behind it."""

    key: str
    label: Any
    is_share: bool
    count: Callable[[Asked], Decimal | None]
    behind: Callable[[Asked], list[Part]]


def measures() -> Mapping[str, Measure]:
    """Return every figure a criterion may name, by its key."""
    known = published.load().figures
    of_house = [_published(one, {other.key: other for other in known}) for one in known if one.counts or one.of]
    return {one.key: one for one in (*OF_UNITS, *of_house)}


def asked_of(unit: Organization, one: RatingRound, on: date) -> Asked:
    """Return the question about a unit with all under it, over the period of a round."""
    return Asked(unit, one.since, one.until, on)


def _published(definition: Definition, known: Mapping[str, Definition]) -> Measure:
    parts = [known[name] for name in (definition.of, definition.to) if name] or [definition]

    def count(asked: Asked) -> Decimal | None:
        values = [published.figure(part, asked).value for part in parts]
        if len(values) == 1:
            return None if values[0] is None else Decimal(values[0])
        part, whole = values
        if part is None or not whole:
            return None
        return (Decimal(100) * part / whole).quantize(CENT, ROUND_HALF_UP)

    def behind(asked: Asked) -> list[Part]:
        return [
            Part(part.counts[0].source, part.label, rows) for part in parts for rows in published.rows_of(part, asked)
        ]

    return Measure(definition.key, definition.label, bool(definition.of), count, behind)


def _above(asked: Asked) -> list[Part]:
    """Members of the unit disciplined by a body above it: the unit itself, and what stands under it, did not act."""
    own = asked.organizations()
    told = Case.objects.filter(asked.cases, subject_member__organization__in=own).exclude(body__organization__in=own)
    sanctions = Sanction.objects.filter(asked.within("effective_on"), case__in=told).as_at(asked.as_of)
    records = PaperRecord.objects.standing().filter(asked.papers, asked.within("signed_on"))
    above = records.exclude(body__organization__in=own)
    papers = PaperSubject.objects.filter(record__in=above, subject_member__organization__in=own).exclude(form="")
    return [
        Part("sanctions", _("in the system"), sanctions.order_by("pk")),
        Part("sanctions", _("entered from records on paper"), papers.order_by("pk")),
    ]


def _reported(asked: Asked) -> list[Part]:
    rows = UnitReport.objects.filter(
        organization=asked.organization, since__gte=asked.since, until__lte=asked.until, decision__accepted=True
    )
    return [Part("unit-reports", _("reports accepted"), rows.order_by("pk"))]


def _counted(behind: Callable[[Asked], Sequence[Part]]) -> Callable[[Asked], Decimal]:
    return lambda asked: Decimal(sum(part.rows.count() for part in behind(asked)))


OF_UNITS = (
    Measure(
        "members-disciplined-above", _("Members of the unit disciplined by a body above it"), False, _counted(_above),
        _above,
    ),
    Measure("reports-accepted", _("Reports of the unit accepted"), False, _counted(_reported), _reported),
)  # fmt: skip
