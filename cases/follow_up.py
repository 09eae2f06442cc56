"""What is asked about the follow-up of a conclusion: which requirements, how far they are, which are urged today."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from cases.deadlines import SOON
from cases.models import Case, FollowUp, FollowUpItem, FollowUpNote, Kind

#: What was found about a requirement, as far as the person who follows it up judged it.
JUDGED = (FollowUpNote.Kind.ENOUGH, FollowUpNote.Kind.LACKING, FollowUpNote.Kind.DOUBTFUL)


def conclusion_of(case: Case) -> int:
    """Return the key of the case that carries the requirements: the concluded one."""
    return case.opened_from_id if case.kind == Kind.FOLLOW_UP and case.opened_from_id else case.pk


def items_of(case: Case) -> list[FollowUpItem]:
    """Return the requirements of a conclusion, asked in its own case or in the one that follows it up."""
    rows = FollowUpItem.objects.filter(case=conclusion_of(case)).select_related("verifier", "owner_member")
    return list(rows.order_by("number"))


def following(case: Case) -> FollowUp:
    """Return the follow-up that a case is."""
    rows = FollowUp.objects.select_related("urged_by", "conclusion__body__organization", "conclusion__team", "case")
    return rows.get(case=case)


@dataclass(frozen=True)
class Share:
    """How much of what a conclusion requires is done on a day."""

    done: int = 0
    under_way: int = 0
    overdue: int = 0

    @property
    def whole(self) -> int:
        """All requirements."""
        return self.done + self.under_way + self.overdue

    @property
    def percent(self) -> int:
        """The share carried out, in whole per cent, never rounded up to the whole."""
        return self.done * 100 // self.whole if self.whole else 0


def share_of(items: Iterable[FollowUpItem], on: date) -> Share:
    """Count the requirements: done when verified, overdue when their day is past and nobody has verified them."""
    rows = list(items)
    done = sum(row.closed_on is not None for row in rows)
    overdue = sum(row.closed_on is None and row.due_on < on for row in rows)
    return Share(done, len(rows) - done - overdue, overdue)


def occasion(item: FollowUpItem, on: date) -> FollowUpNote.Kind | None:
    """Return which letter goes out about a requirement that day: a week before, on its day, after it; none earlier."""
    if on > item.due_on:
        return FollowUpNote.Kind.URGED_LATE
    if on == item.due_on:
        return FollowUpNote.Kind.URGED_ON
    return FollowUpNote.Kind.URGED_BEFORE if on >= item.due_on - timedelta(days=SOON) else None
