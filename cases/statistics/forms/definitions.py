"""What a form is made of: sets by date, forms, sections of rows, groups of columns; all of it read from data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from django.utils.translation import get_language

#: Which values a dimension may have, for every dimension a condition names; all of them hold together.
Where = Mapping[str, tuple[str, ...]]

#: The row and the column of everything counted, and the column of what no other column of a group took.
TOTAL, REST = "total", "rest"


@dataclass(frozen=True)
class Named:
    """Something with a key for addresses, and with the words of the official form beside English ones."""

    key: str
    vi: str
    en: str

    @property
    def label(self) -> str:
        """The words in the language of whoever reads."""
        return self.vi if (get_language() or "vi").startswith("vi") else self.en

    def __str__(self) -> str:
        return self.label


@dataclass(frozen=True)
class Counted:
    """What a form counts under one name: rows of a source, by which of its dates they lie in the period."""

    key: str
    source: str
    dated: str
    where: Where


@dataclass(frozen=True)
class Column(Named):
    """One column: of what it counts, which rows; `no_fact` says why nothing can be counted here."""

    of: str = "main"
    measure: str = "count"
    where: Where = field(default_factory=dict)
    within: str = ""  # the column of which this one is a part
    ours: bool = False  # not in the official form: what would otherwise be counted nowhere
    no_fact: Named | None = None
    others: tuple[Column, ...] = ()  # of a rest: the columns it is the rest of


@dataclass(frozen=True)
class Group(Named):
    """Columns under one head: several may count the same row, unless they sum to another column."""

    columns: tuple[Column, ...]
    sums_to: str = ""  # of an exclusive group: the column its columns and its rest add up to


@dataclass(frozen=True)
class Row(Named):
    """One row: which part of what is counted."""

    where: Where = field(default_factory=dict)
    no_fact: Named | None = None


@dataclass(frozen=True)
class Section(Named):
    """Rows under a roman number; they exclude each other and cover everything, so that each section sums to all."""

    roman: str
    rows: tuple[Row, ...]
    no_fact: Named | None = None


@dataclass(frozen=True)
class Form(Named):
    """One official form as it stands in a set."""

    unit: str
    counts: Mapping[str, Counted]
    sections: tuple[Section, ...]
    groups: tuple[Group, ...]
    note: str = ""

    @cached_property
    def columns(self) -> dict[str, Column]:
        """Every column by its key, the total among them."""
        return {column.key: column for group in self.groups for column in group.columns}

    @cached_property
    def rows(self) -> dict[str, Row]:
        """Every row by its key, the row of everything first."""
        found = {TOTAL: Row(TOTAL, "Tổng số", "Total")}
        return found | {row.key: row for section in self.sections for row in section.rows}

    @property
    def counted_columns(self) -> Iterator[Column]:
        """The columns for which there are facts."""
        return (column for column in self.columns.values() if not column.no_fact)


@dataclass(frozen=True)
class FormSet:
    """The forms that hold from a day until another (exclusive); open where nothing older or newer is known."""

    key: str
    effective_from: date | None
    effective_until: date | None
    source: str
    status: str
    note: str
    forms: Mapping[str, Form]

    @property
    def is_verified(self) -> bool:
        """Whether its forms were seen, and are not only remembered."""
        return self.status.startswith("verified")

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on a day."""
        begun = self.effective_from is None or self.effective_from <= day
        return begun and (self.effective_until is None or day < self.effective_until)
