"""The statistical forms: the whole set for a year, at some hundreds and at some tens of thousands of cases."""

from __future__ import annotations

import io
from collections.abc import Callable
from contextlib import redirect_stdout
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Value
from django.db.models.functions import Concat
from django.test.utils import CaptureQueriesContext

from benchmarks.measuring import Prepared, Times, race
from benchmarks.scratch import Copy, House
from benchmarks.table import Finding, Line, ratio, same
from cases.models import Body, Case, Member, Organization
from cases.statistics import forms, periods
from cases.statistics.forms import TOTAL, Asked, Filled, outgoing
from documents import statistical_forms
from tests.make_statistics import TODAY, make_statistics
from tests.performance.crowd import add_cases

FEW, MANY = 500, 10_000
ROUNDS = 5
SINCE, UNTIL = date(2026, 1, 1), date(2026, 12, 31)


def run(house: House) -> Finding:
    """Measure every figure of all forms, and the workbook of them, beside one scan of the cases."""
    few, many = _filled(house, FEW), _filled(house, MANY)
    data = race(
        {
            "few": _in(few, _set),
            "many": _in(many, _set),
            "book": _in(few, _workbook),
            "scan few": _in(few, _scan),
            "scan many": _in(many, _scan),
        },
        rounds=ROUNDS,
    )
    asked = {copy: _queries(copy) for copy in (few, many)}
    with many:
        totals = [one.turns for one in _set()]
        again = [one.turns for one in _set()]
    lines = [
        _seconds(f"whole set of a year, {FEW} cases", data["few"], goal=2),
        _seconds("the same as a workbook", data["book"]),
        _seconds(f"whole set of a year, {MANY} cases", data["many"]),
        Line("queries for the whole set", asked[few], "queries", bound=60),
        same("as many at both sizes", asked[few] == asked[many]),
        ratio(f"whole set, {MANY} / {FEW} cases", data["many"], data["few"], bound=MANY / FEW),
        ratio(f"whole set / one scan, {FEW} cases", data["few"], data["scan few"]),
        ratio(f"whole set / one scan, {MANY} cases", data["many"], data["scan many"]),
        same("the same figures twice", totals == again and any(totals)),
        Line("counted in the totals of all forms", sum(one.get((TOTAL, TOTAL), 0) for one in totals), "turns"),
    ]
    for copy in (few, many):
        copy.close()
    return Finding("Statistical forms, a year", "one scan of the cases", "a query for each cell", lines)


def _filled(house: House, size: int) -> Copy:
    """A house with a case of every procedure and ending, and so many more like the concluded ones."""
    copy = house.copy()
    with copy, transaction.atomic(), redirect_stdout(io.StringIO()):
        for model in (Organization, Member):  # the codes are those of the world that comes in
            model.objects.update(code=Concat(Value("NHA-"), "code"))
        make_statistics()
        like = list(Case.objects.filter(concluded_on__range=(SINCE, UNTIL), subject_organization__isnull=False))
        for case in like:
            add_cases(case, size // len(like))
    return copy


def _asked() -> Asked:
    return Asked(Organization.objects.get(code="TU"), SINCE, UNTIL, TODAY)


def _set() -> list[Filled]:
    asked = _asked()
    return [forms.evaluate(form, part) for key in outgoing.all_keys() for _set, form, part in forms.parts(key, asked)]


def _workbook() -> bytes:
    asked = _asked()
    body = Body.objects.filter(organization=asked.organization).first()
    assert body is not None
    period = periods.between(SINCE, UNTIL)
    return statistical_forms.file_of("xlsx", outgoing.all_keys(), asked, period, body, whole=True)


def _scan() -> Any:
    """Read every case once, one after the other, which no counting can do without."""
    with connection.cursor() as cursor:
        return cursor.execute("SELECT SUM(LENGTH(kind) + LENGTH(outcome)) FROM cases_case NOT INDEXED").fetchone()


def _in(copy: Copy, work: Callable[[], Any]) -> Callable[[], Prepared]:
    def prepare() -> Prepared:
        def done() -> Any:
            with copy:
                return work()

        return done

    return prepare


def _queries(copy: Copy) -> int:
    with copy:
        with CaptureQueriesContext(connection) as asked:
            _set()
        return len(asked)


def _seconds(what: str, times: Times, **limits: Any) -> Line:
    return Line(what, round(times.seconds, 2), "s", **limits)
