"""The whole report set of a year, and a closed period, beside one scan of the cases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.city.asking import YEAR, periods, report_set, root, today
from benchmarks.measuring import Times, always, race
from benchmarks.table import Finding, Line, ratio, same
from cases.models import Case
from cases.statistics.forms import Asked

ROUNDS = 5


def scan() -> Any:
    """Read every case once, one after the other, which no counting can do without."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT SUM(LENGTH(kind) + LENGTH(outcome)) FROM cases_case")
        return cursor.fetchone()


def queries(work: Callable[[], Any]) -> int:
    """Return how many statements it asks."""
    with CaptureQueriesContext(connection) as asked:
        work()
    return len(asked)


def seconds(what: str, times: Times, **limits: Any) -> Line:
    """Return the line of a time on the clock."""
    return Line(what, round(times.seconds, 3), "s", cpu=round(median(times.cpu), 3), **limits)


def run(_city: Path) -> Finding:
    """Time the year, and a year of two sets, against the scan."""
    year, split = (Asked(root(), *days, today()) for days in (YEAR, periods()["year of two sets"]))
    rivals = {"year": lambda: report_set(year), "split": lambda: report_set(split), "scan": scan}
    times = race({name: always(work) for name, work in rivals.items()}, rounds=ROUNDS)
    lines = [
        Line("cases in the city", Case.objects.count(), "cases"),
        seconds("whole report set of a year", times["year"], bound=2),
        seconds("whole report set of a year of two sets", times["split"]),
        Line("queries of a year", queries(rivals["year"]), "queries", bound=60),
        ratio("report set / one scan of the cases", times["year"], times["scan"]),
        same(
            "the same figures twice", [one.turns for one in report_set(year)] == [one.turns for one in report_set(year)]
        ),
    ]
    return Finding("Report set of the demo city", "one scan of the cases", "a query for each cell", lines)
