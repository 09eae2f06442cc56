"""How long each step of a procedure takes: the days between the dates of its acts, case by case."""

from __future__ import annotations

import statistics as numbers
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from cases import clock
from cases.models import ClockStop
from cases.stages import Stage, stages_of
from cases.statistics.question import Question

#: So many cases, the latest decided, are enough to say how long a step takes, and cost the same in every office.
MOST = 2_000

#: The whole case, beside its steps.
WHOLE = ""


@dataclass(frozen=True)
class Duration:
    """What was measured of a step, in calendar days."""

    count: int
    median: float
    ninth: float  # nine of ten were done within so many days

    @classmethod
    def of(cls, days: list[int]) -> Duration:
        """Both as spreadsheets reckon them: between two cases the middle, by the share of the way."""
        ninth = numbers.quantiles(days, n=10, method="inclusive")[8] if len(days) > 1 else days[0]
        return cls(len(days), numbers.median(days), ninth)


def durations(question: Question, kind: str) -> dict[str, Duration]:
    """Return what each step took, in the cases the question counts decided in its period; two statements.

    A step counts from the event its own time limit counts from, else from the act before it. What is done once for a
    team counts once, however many cases the team has. Of the whole case, the days its clock stood still are left out.
    """
    measured: dict[str, list[int]] = defaultdict(list)
    teams: set[int] = set()
    stood = _stood(question, kind)
    for row in _rows(question, kind):
        is_first = row["team"] not in teams
        teams.add(row["team"])
        for code, days in _days_of(kind, row, question.as_of):
            if is_first or not code.startswith("P"):
                measured[code].append(days - (stood[row["pk"]] if code == WHOLE else 0))
    return {code: Duration.of(days) for code, days in measured.items()}


def _rows(question: Question, kind: str) -> list[dict[str, Any]]:
    events = {event for stage in stages_of(kind) if (event := clock.time_of(kind, stage.code)[1])}
    names = {_column(stage) for stage in stages_of(kind)} | events
    names |= {"pk", "team", "team__opened_on", "clock_started_on", "submitted_on"}
    cases = question.of_kind(kind).all_cases().filter(question.within("decided_on"))
    return list(cases.order_by("-decided_on", "-pk").values(*sorted(names))[:MOST])


def _stood(question: Question, kind: str) -> Counter[int]:
    """Return for how many days the clocks of the cases stood."""
    cases = question.of_kind(kind).all_cases()
    found: Counter[int] = Counter()
    for row in ClockStop.objects.filter(case__in=cases, resumed_on__isnull=False):
        found[row.case_id] += row.days(question.as_of)
    return found


def _column(stage: Stage) -> str:
    return f"team__{stage.done}" if stage.of_team else stage.done


def _days_of(kind: str, row: Mapping[str, Any], until: date) -> Iterator[tuple[str, int]]:
    before, seen = row["team__opened_on"], set()
    for stage in stages_of(kind):
        done = row[_column(stage)]
        if done is None or done > until or stage.done in seen:  # two steps may be ended by the same act
            continue
        seen.add(stage.done)
        start = row.get(clock.time_of(kind, stage.code)[1]) or before
        yield stage.code, max((done - start).days, 0)  # a step done early did not take less than nothing
        before = max(before, done)
    if row["clock_started_on"] and row["submitted_on"] and row["submitted_on"] <= until:
        yield WHOLE, (row["submitted_on"] - row["clock_started_on"]).days
