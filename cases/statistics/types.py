"""What a figure is: its name, what it counts, and by which condition."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Any

from django.db.models import Q, QuerySet

from cases.statistics.question import Question

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


class Unit(Enum):
    """What a figure counts."""

    TEAM = "team"
    CASE = "case"  # a turn: a subject inspected twice counts twice
    SUBJECT = "subject"  # distinct organizations behind the cases
    ORGANIZATION = "organization"
    REQUIREMENT = "requirement"
    SANCTION = "sanction"  # a turn: a subject disciplined twice counts twice
    COMPLAINT = "complaint"
    SUSPENSION = "suspension"

    @property
    def is_of_discipline(self) -> bool:
        """Whether figures of this unit are asked as at a day, beside the programme and its procedures."""
        return self in {Unit.SANCTION, Unit.COMPLAINT, Unit.SUSPENSION}


@dataclass(frozen=True)
class FigureType:
    """A figure by its name. The key stands in addresses and never changes."""

    key: str
    label: str | _StrPromise
    unit: Unit
    counts: Callable[[Question], Q]
    kind: str = ""

    def suits(self, question: Question) -> bool:
        """Whether the figure belongs to the procedure asked about."""
        return not (self.kind and question.kind) or self.kind == question.kind


@dataclass(frozen=True)
class Figure:
    """A figure with the rows it counts."""

    type: FigureType
    queryset: QuerySet[Any]

    @property
    def count(self) -> int:
        """How many rows: the figure."""
        return self.queryset.count()
