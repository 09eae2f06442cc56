"""What a check is, what it is asked of, and what it finds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from cases.statistics.forms.definitions import TOTAL, Column, Named, Row
from cases.statistics.forms.evaluation import Filled


@dataclass(frozen=True)
class Complaints:
    """Of a form of complaints: how many were resolved in its days, and how many there were to resolve."""

    form: str
    resolved: int
    due: int


class Figures:
    """All forms of a period, each once for every set that holds in it."""

    def __init__(self, filled: Iterable[Filled], complaints: Iterable[Complaints] = ()) -> None:
        """Keep them in order, with what no form says of the complaints it counts the results of."""
        self.filled = tuple(filled)
        self.complaints = tuple(complaints)

    def forms(self, *keys: str) -> Iterator[Filled]:
        """Every form, or those of these keys."""
        return (one for one in self.filled if not keys or one.form.key in keys)

    def total(self, column: str, *keys: str) -> int:
        """What these forms have in all in a column, over the whole period."""
        return sum(one.value(TOTAL, column) or 0 for one in self.forms(*keys))


@dataclass(frozen=True)
class Finding:
    """Where something does not fit together: the form, the row, and the two figures in words."""

    form: str
    row: str
    told: str

    def __str__(self) -> str:
        return f"{self.form}, {self.row}: {self.told}"


@dataclass(frozen=True)
class Check(Named):
    """One check: its code is its key, its sentence stands in both languages; `source` is where the rule comes from."""

    finds: Callable[[Figures], Iterator[Finding]]
    source: str = ""


def lines(filled: Filled) -> Iterator[Row]:
    """The rows of a form that count something."""
    return (row for row in filled.form.rows.values() if not row.no_fact)


def no_more(filled: Filled, less: Column, more: Column) -> Iterator[Finding]:
    """Find the rows in which a column has more than the one that holds it."""
    for row in lines(filled):
        small, large = filled.value(row.key, less.key), filled.value(row.key, more.key)
        if small is not None and large is not None and small > large:
            told = f"“{less.label}” {small} > “{more.label}” {large}"
            yield Finding(filled.form.key, row.label, told)


def pairs(filled: Filled, less: str, more: str) -> Iterator[tuple[Column, Column]]:
    """The pairs of columns of one group with these names."""
    for group in filled.form.groups:
        named = {column.key.rpartition(".")[2]: column for column in group.columns}
        if less in named and more in named:
            yield named[less], named[more]
