"""Cases concluded month by month: counted today, or, of a closed period, told from the rows that were frozen.

A snapshot keeps which rows it counted, not on which day each was dated. The days are read today; where a date was
corrected since and lies outside the period, the row is told apart, so that the months add up to what was closed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from cases.statistics import closing, forms, periods
from cases.statistics.forms import SOURCES, TOTAL, Asked, Counted, Form
from cases.statistics.narrative.counting import Count
from cases.statistics.periods import Period

_SOURCE, _DATED = "cases", "concluded"


@dataclass(frozen=True)
class Months:
    """How many in each month, and of a closed period how many whose day was corrected out of it since."""

    rows: Sequence[tuple[Period, int]]
    moved: int = 0


def by_month(count: Count, most: int) -> Months | None:
    """Return the months of a period of more than one and not more than so many."""
    last = count.as_of
    months = 12 * (last.year - count.since.year) + last.month - count.since.month + 1
    if not 1 < months <= most:
        return None
    named = []
    for step in range(months):
        year, month = divmod(count.since.year * 12 + count.since.month - 1 + step, 12)
        named.append(periods.month(year, month + 1))
    parts = [count.asked.during(max(one.since, count.since), min(one.until, last)) for one in named]
    if count.closed is None:
        counted = Counted("concluded", _SOURCE, _DATED, {"kind": _kinds()})
        return Months([(one, forms.count(counted, part)) for one, part in zip(named, parts, strict=True)])
    keys = _frozen(count)
    told = [_of(keys, part) for part in parts]
    return Months(list(zip(named, told, strict=True)), len(keys) - sum(told))


@cache
def _kinds() -> tuple[str, ...]:
    """The procedures whose conclusions the forms count: of open and closed periods the same is told."""
    mains = [form.counts["main"] for one in forms.load_sets() for form in one.forms.values() if _tells(form)]
    return tuple(sorted({kind for main in mains for kind in main.where["kind"]}))


def _tells(form: Form) -> bool:
    main = form.counts["main"]
    return (main.source, main.dated) == (_SOURCE, _DATED)


def _frozen(count: Count) -> set[str]:
    """The rows of cases concluded in every form that counts them, each once."""
    found: set[str] = set()
    for row in count.closed.forms.all() if count.closed else ():
        if _tells(closing.read(row, count.asked).form):
            found.update(closing.cells_of(row).get((TOTAL, TOTAL), (0, None, ()))[2])
    return found


def _of(keys: set[str], part: Asked) -> int:
    source, total = SOURCES[_SOURCE], 0
    for place, one in enumerate((source, *source.beside)):
        mark = f"{place}:" if place else ""
        own = {int(pk) for key in keys if (pk := key.removeprefix(mark)).isdigit() and f"{mark}{pk}" == key}
        if own:
            dated = one.rows(part).filter(one.dates[_DATED](part))
            total += len(own.intersection(dated.values_list("pk", flat=True)))
    return total
