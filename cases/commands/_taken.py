"""What a case that entered from paper still owes before its next act: the team's declarations, the points heard."""

from __future__ import annotations

from cases import taking_over
from cases.commands.hearing import require_reportable
from cases.commands.preparation import require_declared
from cases.errors import FindingsMissing
from cases.errors_takeover import PointsNotOnFile
from cases.models import Case


def require_declared_here(case: Case) -> None:
    """Refuse an act of a team taken over from paper while somebody has not declared here."""
    if case.team.taken_over_on is not None:
        require_declared(case.team)


def require_points(case: Case) -> None:
    """Refuse the body's decision on a report of paper whose points do not stand in the file."""
    if not taking_over.was_reported_on_paper(case):
        return
    try:
        require_reportable(case)
    except FindingsMissing as refusal:
        raise PointsNotOnFile(case=case.code) from refusal
