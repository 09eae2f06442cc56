"""Figures of the work: each one named, computed from facts, and opening exactly the rows it counts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from cases import policy
from cases.statistics.figures import FIGURES, Figure, FigureType, Question, Unit, counted, outcome_key, rows
from cases.statistics.periods import Period
from cases.statistics.plan import LineState, Plan, PlanLine, Tally, of_items, plan, with_subjects

if TYPE_CHECKING:
    from cases.models import Body

__all__ = [
    "FIGURES",
    "Figure",
    "FigureType",
    "LineState",
    "Period",
    "Plan",
    "PlanLine",
    "Question",
    "Summary",
    "Tally",
    "Unit",
    "ask",
    "counted",
    "coverage",
    "figure",
    "of_items",
    "outcome_key",
    "plan",
    "rows",
    "summary",
    "told_to",
    "with_subjects",
]

_SUMMARY = (
    "teams", "organizations", "members", "supervision-teams", "supervised", "supervised-members",
    "distinct-organizations", "concluded", "concluded-in-time", "running", "late", "grassroots",
)  # fmt: skip


@dataclass(frozen=True)
class Summary:
    """The figures an office is asked for first; `organizations` and `supervised` are turns, not distinct subjects."""

    teams: int = 0
    organizations: int = 0
    members: int = 0
    supervision_teams: int = 0
    supervised: int = 0
    supervised_members: int = 0
    distinct_organizations: int = 0
    concluded: int = 0
    concluded_in_time: int = 0
    running: int = 0
    late: int = 0
    grassroots: int = 0


def ask(body: Body, since: date, until: date, *, on: date | None = None, kind: str = "") -> Question:
    """Return the question of a body's figures in a period, as known on a day (the end of the period unless told)."""
    return Question(body=body, since=since, until=until, on=on or until, kind=kind)


def told_to(user: Any, question: Question) -> tuple[Question, bool]:
    """Return the question as this user may ask it, and whether the answer is the body's own.

    Who sits in the committee's bodies or reports for it is told the whole, less what they are recused from; everybody
    else is told of the cases whose file they may open.
    """
    if policy.reads_figures(user, question.body, question.on):
        return question.told(policy.not_recused_from_case(user), policy.not_recused_from_team(user)), True
    return question.told(policy.sees_case(user), policy.sees_team(user)), False


def summary(body: Body, since: date, until: date, *, on: date | None = None) -> Summary:
    """Return the first figures of a body in a period; three statements."""
    found: Mapping[str, int] = counted(ask(body, since, until, on=on), _SUMMARY)
    return Summary(**{key.replace("-", "_"): count for key, count in found.items()})


def figure(key: str, question: Question) -> Figure:
    """Return a figure by its name with the rows it counts; `KeyError` for a name that is none."""
    found = FIGURES[key]
    return Figure(found, rows(found, question))


@dataclass(frozen=True)
class Coverage:
    """Of the organizations directly under the body's own: how many had a case in the period."""

    covered: int
    uncovered: int

    @property
    def total(self) -> int:
        """All direct subordinates at the end of the period."""
        return self.covered + self.uncovered

    @property
    def share(self) -> float | None:
        """Covered out of all."""
        return self.covered / self.total if self.total else None


def coverage(question: Question) -> Coverage:
    """Return how far the body's work reached among its direct subordinates."""
    found = counted(question, ("covered", "uncovered"))
    return Coverage(found["covered"], found["uncovered"])
