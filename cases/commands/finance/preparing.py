"""P1: which finance is inspected, and who in the team knows it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cases.acting import command
from cases.commands._writing import rules, save
from cases.commands.preparation import propose
from cases.errors_finance import SheetMissing
from cases.models import FinanceScope, Team

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def propose_finance(team: Team, *, by: User, on: date, fees: bool, budget: bool, **proposal: Any) -> Team:
    """P1. Propose the team and its content, and say which finance is inspected. Raises `SheetMissing`."""
    team = propose(team, by=by, on=on, **proposal)
    if not (fees or budget):
        found = rules(team, on).find_or_none("PROGRAMME")
        raise SheetMissing(citation=found.cite() if found else "")
    scope = FinanceScope.objects.select_for_update().filter(team=team).first() or FinanceScope(team=team)
    scope.fees, scope.budget = fees, budget
    save(scope)
    return team
