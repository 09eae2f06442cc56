"""A period of the city is closed, a case changes, and nothing closed moves; and what reading a closed period costs."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from benchmarks.city.asking import SPRING, SUMMER, root, today
from benchmarks.city.speed import queries, scan, seconds
from benchmarks.measuring import always, race
from benchmarks.table import Finding, Line, ratio, same
from cases import policy
from cases.commands.closed_periods import close_period, propose_closing, restate_period
from cases.models import Body, BodyKind, Case, ClosedPeriod, Kind, Post, PostDuty, Seat
from cases.statistics import closing
from cases.statistics.forms import Asked
from cases.statistics.forms.layout import lay_out
from inspection.accounts.models import User

ROUNDS = 9


def run(_city: Path) -> Finding:
    """Close, change, restate, close the next; then read. The standing committee of the demo has closed its quarter."""
    on, body = today(), Body.objects.get(organization=root(), kind=BodyKind.COMMISSION)
    reporter = Post.objects.on(on).filter(organization=root(), duty=PostDuty.REPORTING_SECRETARY)[0].member.user
    leader = next(user for user in _seated(body) if policy.leads(user, body, on) and user != reporter)
    period = _close(body, *SPRING, reporter, leader, on)
    lines = [*_moved(period, body, reporter, leader, on), *_reading(period, leader, on)]
    return Finding("A closed quarter of the demo city", "one scan of the cases", "counting it again", lines)


def _seated(body: Body) -> list[User]:
    return list(User.objects.filter(member__seats__in=Seat.objects.filter(body=body)))


def _close(body: Body, since: date, until: date, by: Any, leader: User, on: date) -> ClosedPeriod:
    """Close, giving a reason for every check that fails: the demo's own figures are not at stake here."""
    from cases.statistics import checks

    proposal = propose_closing(body, since, until, by=by, on=on)
    waived = {check.key: "…" for check in checks.checks()}
    return close_period(proposal, by=leader, on=on, waived=waived)


def _moved(period: ClosedPeriod, body: Body, reporter: Any, leader: User, on: date) -> list[Line]:
    frozen = {row.pk: (row.figures, row.sha256) for row in period.forms.all()}
    total = {row.form: closing.cells_of(row).get(("total", "total"), (0, None, ()))[0] for row in period.forms.all()}
    case = Case.objects.filter(kind=Kind.COMPLIANCE_INSPECTION, concluded_on=None, body__organization=root()).order_by(
        "pk"
    )[0]
    late = {"submitted_on": SPRING[1], "concluded_on": SPRING[1], "outcome": "NO_VIOLATION"}
    Case.objects.filter(pk=case.pk).update(**late)
    restated = restate_period(period, by=reporter, on=on, reason="Kết luận ghi chậm")
    changes = closing.changes_of(restated)
    whole = [one for one in changes if (one.row, one.column) == ("total", "total")]
    exactly = [(one.form, one.closed, one.now, one.came, one.left) for one in whole]
    after = _close(body, *SUMMER, reporter, leader, on)
    again = {row.pk: (row.figures, row.sha256) for row in ClosedPeriod.objects.get(pk=period.pk).forms.all()}
    own = [one for row in after.forms.all() for one in closing.cells_of(row).values() if row.form == "B01"]
    return [
        same("the closed quarter does not move", again == frozen, f"{len(frozen)} forms, {sum(total.values())} turns"),
        same(
            "the restatement is exactly the one case",
            exactly == [("B01", total["B01"], total["B01"] + 1, (str(case.pk),), ())]
            and all((one.came, one.left) == ((str(case.pk),), ()) for one in changes),
            f"{len(changes)} cells of B01",
        ),
        same(
            "the next quarter carries it and does not count it",
            [one.restatement for one in after.carries.all()] == [restated]
            and not any(str(case.pk) in rows for _value, _distinct, rows in own),
        ),
        same("what is closed verifies", list(closing.problems()) == []),
    ]


def _reading(period: ClosedPeriod, leader: User, on: date) -> list[Line]:
    asked = Asked(period.body.organization, period.since, period.until, period.closed_on)
    one = max(period.forms.all(), key=lambda row: len(row.figures))
    client = Client(SERVER_NAME="localhost")
    client.force_login(leader)
    key = period.proposal.key
    pages = {
        "period page": reverse("closed-period", args=[key]),
        "form page": reverse("closed-form", args=[key, one.pk]),
    }

    def read() -> list[Any]:
        return [lay_out(closing.read(row, asked)) for row in ClosedPeriod.objects.get(pk=period.pk).forms.all()]

    works = {"read": read, "scan": scan} | {name: (lambda url=url: _got(client, url)) for name, url in pages.items()}
    times = race({name: always(work) for name, work in works.items()}, rounds=ROUNDS)
    size = sum(len(row.figures) for row in period.forms.all())
    counts = {name: _asked(client, url) for name, url in pages.items()}
    return [
        Line("a closed quarter, all 21 forms read and laid out", round(times["read"].milliseconds, 1), "ms", bound=50,
             note=f"{size / 1000:.0f} kB kept, {queries(read)} queries"),
        Line("its page", round(times["period page"].milliseconds, 1), "ms", goal=50,
             note=f"{counts['period page']} queries"),
        Line(f"its largest form ({one.form}) as a page", round(times["form page"].milliseconds, 1), "ms", goal=50,
             note=f"{counts['form page']} queries"),
        ratio("closed quarter / one scan of the cases", times["read"], times["scan"]),
    ]  # fmt: skip


def _got(client: Client, url: str) -> None:
    answer = client.get(url)
    if answer.status_code != 200:
        raise RuntimeError(f"{url}: {answer.status_code}")


def _asked(client: Client, url: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        _got(client, url)
    return len(asked)


__all__ = ["run", "seconds"]
