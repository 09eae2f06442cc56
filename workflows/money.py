"""The money of a case as its pages show it: books, amounts with their treatment, and the four sums as bars."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from cases import policy
from cases.models import AmountLine, Case, CrimeTransfer, FinanceScope, FinanceSheet, HandedBook, sums_of
from cases.money import figures
from cases.policy import Act, Duty
from workflows.desk import link


@dataclass(frozen=True)
class Bar:
    """A sum drawn beside the others (see the component of bars)."""

    label: str
    value: int
    whole: int
    text: str
    note: str = ""


@dataclass(frozen=True)
class Line:
    """An amount with the ways to act on it."""

    row: AmountLine
    edit_url: str = ""
    treat_url: str = ""

    @property
    def left_over(self) -> int:
        """What of the difference is neither treated nor explained yet."""
        return self.row.differs_by - sum(part.amount for part in self.row.parts.all())


@dataclass(frozen=True)
class Transfer:
    """A criminal matter handed to law enforcement, with the way to record the answer."""

    row: CrimeTransfer
    answer_url: str = ""


@dataclass(frozen=True)
class Money:
    """Everything the file holds about money."""

    sheets: Sequence[FinanceSheet]
    books: Sequence[HandedBook]
    lines: Sequence[Line]
    bars: Sequence[Bar]
    transfers: Sequence[Transfer] = ()
    add_url: str = ""
    reconcile_url: str = ""
    books_url: str = ""

    @property
    def unsigned(self) -> int:
        """How many amounts wait for the signatures."""
        return sum(line.row.signed_in_id is None for line in self.lines)


def of(case: Case, held: frozenset[Duty] = frozenset()) -> Money:
    """Return the money of a case, with what this person may do about it now."""
    counting = case.self_reported_on is not None and case.verified_on is None
    treating = case.verified_on is not None and case.submitted_on is None and policy.allows(held, Act.TREAT_AMOUNT)
    editing = counting and policy.allows(held, Act.RECORD_AMOUNT)
    rows = AmountLine.objects.filter(case=case).select_related("signed_in").prefetch_related("parts")
    lines = [
        Line(
            row,
            edit_url=link("amount-edit", case.key, row.number) if editing else "",
            treat_url=link("amount-treat", case.key, row.number) if treating and row.differs_by else "",
        )
        for row in rows
    ]
    receiving = case.deployed_on is not None and case.submitted_on is None and policy.allows(held, Act.ADD_EVIDENCE)
    answering = policy.allows(held, Act.RECORD_MEETING)
    transfers = [
        Transfer(row, link("crime-answer", case.key, row.number) if answering and row.answered_on is None else "")
        for row in CrimeTransfer.objects.filter(case=case)
    ]
    scope = FinanceScope.objects.filter(team=case.team_id).first()
    return Money(
        sheets=scope.sheets if scope else [],
        books=list(HandedBook.objects.filter(case=case)),
        lines=lines,
        bars=bars(case) if lines else [],
        transfers=transfers,
        add_url=link("amount-add", case.key) if editing else "",
        reconcile_url=link("reconcile", case.key) if counting and policy.allows(held, Act.RECORD_MEETING) else "",
        books_url=link("books-add", case.key) if receiving and Duty.REPRESENTATIVE not in held else "",
    )


def line_of(case: Case, number: int) -> AmountLine | None:
    """Return one amount of a case with its parts."""
    line = AmountLine.objects.filter(case=case, number=number).prefetch_related("parts").first()
    if line is not None:
        line.case = case
    return line


def bars(case: Case) -> list[Bar]:
    """Return established, treated, recovered and remaining, on one scale."""
    found = sums_of(case)
    whole = max(found.established, 1)
    told: list[tuple[str, int, Any]] = [
        (_("Differences established"), found.established, ""),
        (_("To be treated"), found.treated, ""),
    ]
    if case.concluded_on is not None or found.recover:
        told += [
            (
                _("Recovered"),
                found.recovered,
                _("of %(recover)s to be recovered") % {"recover": figures(found.recover)},
            ),
            (_("Still to be recovered"), found.remaining, ""),
        ]
    return [Bar(label, value, whole, figures(value), note) for label, value, note in told]
