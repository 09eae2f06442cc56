"""What must hold of the money of a case: an expert in the team, signed figures, every difference accounted for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from cases.errors_finance import (
    AmountsMissing,
    BooksMissing,
    CrimeNotTransferred,
    DifferenceUntreated,
    ExpertMissing,
    FaultOutsideSheet,
    FiguresUnsigned,
    MoneyOutstanding,
    MoneyWithoutConclusion,
    NoMoneyTreated,
    RecoveryUnassigned,
    SheetMissing,
    TreatedBeyondDifference,
)
from cases.errors_signs import CaseRests
from cases.models import (
    CRIMINAL,
    FAULTS,
    AmountLine,
    AmountPart,
    Case,
    CrimeTransfer,
    FinanceScope,
    HandedBook,
    Kind,
    Outcome,
    SelfReport,
    Team,
    TeamMember,
    Treatment,
    resting,
    sums_of,
)
from cases.money import figures

if TYPE_CHECKING:
    from cases.minutes import Requirement
    from cases.rulebook import Rulebook

#: What the body may conclude where money is treated.
WITH_MONEY = (Outcome.MONEY_TREATED, Outcome.DISCIPLINE_REQUIRED)


def is_about_money(thing: Case | Team) -> bool:
    """Whether this is an inspection of party finance."""
    return thing.kind == Kind.FINANCE_INSPECTION


def require_expert(team: Team, book: Rulebook) -> None:
    """Refuse to decide on an inspection of finance that says not which, or has nobody who knows accounts."""
    if not is_about_money(team):
        return
    if not FinanceScope.objects.filter(team=team).exists():
        raise SheetMissing(citation=_cited(book, "PROGRAMME"))
    require_expert_stays(team, book)


def require_expert_stays(team: Team, book: Rulebook) -> None:
    """Refuse a team of finance without an expert."""
    if is_about_money(team) and not TeamMember.objects.today().filter(team=team, is_finance_expert=True).exists():
        raise ExpertMissing(citation=_cited(book, "TEAM-MIN"))


def _cited(book: Rulebook, key: str) -> str:
    found = book.find_or_none(key)
    return found.cite() if found is not None else ""


def _require_going_on(case: Case) -> None:
    """Refuse to go on while the case rests until law enforcement answers."""
    if (row := resting(case)) is not None:
        raise CaseRests(case=case.code, on=f"{row.transferred_on:%d/%m/%Y}", agency=row.agency)


def require_signed(case: Case, book: Rulebook) -> None:
    """Refuse to end verification before books are listed, each finance is reconciled, and every figure signed."""
    if not is_about_money(case):
        return
    _require_going_on(case)
    handed_in = SelfReport.objects.filter(case=case, not_handed_in=False).exists()
    if handed_in and not HandedBook.objects.filter(case=case).exists():
        raise BooksMissing(case=case.code, citation=_cited(book, "SELF-REPORT"))
    lines = list(AmountLine.objects.filter(case=case))
    there = {line.sheet for line in lines}
    scope = FinanceScope.objects.get(team=case.team_id)
    if lack := [str(sheet.label) for sheet in scope.sheets if sheet not in there]:
        raise AmountsMissing(sheets=", ".join(lack), citation=book.cite("INV-COMPLETE"))
    if unsigned := [str(line.number) for line in lines if line.signed_in_id is None]:
        raise FiguresUnsigned(numbers=", ".join(unsigned), citation=book.cite("INV-MINUTES"))


def require_within(line: AmountLine, parts: Sequence[Any], book: Rulebook) -> None:
    """Refuse to treat more of an amount than it differs by, or without what is wrong with it."""
    citation = book.cite("INV-COMPLETE")
    told = sum(part.amount for part in parts)
    if told > line.differs_by:
        raise TreatedBeyondDifference(
            number=line.number, difference=figures(line.differs_by), treated=figures(told), citation=citation
        )
    for part in parts:
        if part.treatment != Treatment.NONE and part.fault not in FAULTS[line.sheet]:
            raise FaultOutsideSheet(number=line.number, citation=citation)


def require_treated(case: Case, book: Rulebook) -> None:
    """Refuse a report that leaves a part of a difference neither treated nor explained."""
    if not is_about_money(case):
        return
    _require_going_on(case)
    for line in AmountLine.objects.filter(case=case).prefetch_related("parts"):
        parts = list(line.parts.all())
        require_within(line, parts, book)
        if rest := line.differs_by - sum(part.amount for part in parts):
            raise DifferenceUntreated(number=line.number, rest=figures(rest), citation=book.cite("INV-COMPLETE"))


def require_outcome_of_money(case: Case, outcome: Outcome | str, book: Rulebook) -> None:
    """Refuse a conclusion that says money is treated where none is, or leaves treated money out."""
    if not is_about_money(case) or not outcome:
        return
    require_treated(case, book)
    treated, citation = sums_of(case).treated, book.cite("INV-COMPLETE")
    if outcome == Outcome.MONEY_TREATED and not treated:
        raise NoMoneyTreated(citation=citation)
    if treated and outcome not in WITH_MONEY:
        raise MoneyWithoutConclusion(treated=figures(treated), outcome=Outcome(outcome).label, citation=citation)
    _require_transferred(case, book)


def _require_transferred(case: Case, book: Rulebook) -> None:
    """Refuse to conclude on embezzled money while the criminal matter was not transferred, where the rule gates."""
    found = book.find_or_none("CRIME-TRANSFER")
    criminal = AmountPart.objects.filter(line__case=case, fault__in=CRIMINAL).exclude(treatment=Treatment.NONE)
    if found is None or not found.gates or not criminal.exists():
        return
    if not CrimeTransfer.objects.filter(case=case).exists():
        raise CrimeNotTransferred(citation=found.cite())


def require_recovery_asked(case: Case, requirements: Sequence[Requirement], book: Rulebook) -> None:
    """Refuse requirements that ask for more or less than is to be recovered."""
    if not is_about_money(case):
        return
    recover, asked = sums_of(case).recover, sum(one.amount or 0 for one in requirements)
    if recover != asked:
        found = _cited(book, "FOLLOW-ASSIGN")
        raise RecoveryUnassigned(recover=figures(recover), asked=figures(asked), citation=found)


def require_recovered(case: Case, book: Rulebook) -> None:
    """Refuse to close the file of an inspection of finance while money is still to be recovered."""
    if is_about_money(case) and (remaining := sums_of(case).remaining):
        raise MoneyOutstanding(remaining=figures(remaining), citation=book.cite("INV-FOLLOW-VERIFIER"))
