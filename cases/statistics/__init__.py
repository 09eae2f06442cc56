"""Figures of the work: each one named, computed from facts, and opening exactly the rows it counts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import models
from django.db.models import Count, Exists, OuterRef, When

from cases import policy, reading
from cases.models import AnnualProgramme, Body, Case, OutsideUnit, PaperRecord, PostDuty, Seat, Team
from cases.statistics.figures import FIGURES, counted, outcome_key, rows
from cases.statistics.periods import Period
from cases.statistics.plan import LineState, Plan, PlanLine, Tally, of_items, plan, with_subjects
from cases.statistics.question import Question
from cases.statistics.reach import Reach, changed_lines, counted_as, reach
from cases.statistics.types import Figure, FigureType, Unit

__all__ = [
    "FIGURES",
    "Figure",
    "FigureType",
    "LineState",
    "Period",
    "Plan",
    "PlanLine",
    "Question",
    "Reach",
    "Summary",
    "Tally",
    "Unit",
    "ask",
    "bodies",
    "changed_lines",
    "counted",
    "counted_as",
    "counts_any",
    "coverage",
    "figure",
    "of_items",
    "opened_by",
    "outcome_key",
    "outcomes",
    "plan",
    "reach",
    "reports_for",
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
    if reading.reads_figures(user, question.body, question.on):
        told = policy.not_recused_from_case(user), policy.not_recused_from_team(user)
        return question.told(*told, reading.not_recused_from_letter(user)), True
    return opened_by(user, question), False


def bodies(user: Any, on: date) -> list[Body]:
    """Return the bodies whose work has figures; first the one in which the user sits, then those of its committee."""
    works: Any = Exists(Team.objects.filter(body=OuterRef("pk")))
    works |= Exists(AnnualProgramme.objects.filter(body=OuterRef("pk")))
    works |= Exists(PaperRecord.objects.filter(body=OuterRef("pk")))
    works |= Exists(OutsideUnit.objects.filter(organization__parent=OuterRef("organization")))
    seat = Seat.objects.on(on).filter(member__user=user)
    near = models.Case(
        When(Exists(seat.filter(body=OuterRef("pk"))), then=0),
        When(Exists(seat.filter(body__organization=OuterRef("organization"))), then=1),
        default=2,
    )
    return list(Body.objects.filter(works).select_related("organization").order_by(near, "pk"))


def opened_by(user: Any, question: Question) -> Question:
    """Return the question about what this user may open: the rows behind a figure that says more."""
    return question.told(policy.sees_case(user), policy.sees_team(user), reading.sees_complaint(user))


def counts_any(question: Question, kinds: Iterable[str]) -> bool:
    """Return whether there is a case of these procedures to count from: without one, a figure of 0 says nothing."""
    return Case.objects.filter(question.cases, body=question.body, kind__in=kinds).exists()


def reports_for(user: Any, body: Body, on: date) -> bool:
    """Return whether the user draws up the body's reports."""
    return policy.holds(user, PostDuty.REPORTING_SECRETARY, body.organization, on)


def outcomes(question: Question) -> dict[str, dict[str, int]]:
    """Return how the cases concluded in the period ended, for each procedure; one statement."""
    found: dict[str, dict[str, int]] = {}
    concluded = question.all_cases().filter(question.within("concluded_on")).order_by()
    for kind, outcome, count in concluded.values_list("kind", "outcome").annotate(n=Count("pk")):
        found.setdefault(kind, {})[outcome] = count
    return found


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
