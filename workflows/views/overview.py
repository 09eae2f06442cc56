"""“Overview”: one page by the duties somebody holds; every figure and every bar opens its list."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from cases import capacity, charts, statistics
from cases.deadlines import State as Due
from cases.models import PROGRAMME_OUTCOMES, Body, Kind, Rule
from cases.statistics import Period, Question, periods
from cases.statistics.durations import WHOLE, durations
from cases.statistics.periods import ROMAN
from cases.statistics.quarters import Quarter, commonest_kind, last_quarters, over_time
from cases.views.office import OfficePage
from cases.views.statistics import number
from documents import deliveries, register, reporting
from documents.views_reports import report_url
from workflows import catalogue, overview

#: So many quarters are drawn beside each other, and so many slow steps named.
QUARTERS, SLOW = 6, 5
#: The figures of a leader's body.
OF_BODY = ("running", "late", "concluded", "unplanned")
#: What the board of deliveries counts that somebody has to do something about, by its words in the address.
SERVED = ("to_serve", "late", "unproved", "returned")


class Overview(OfficePage):
    """What waits, then a part for leaders, for heads and secretaries of teams, for the clerk, for who reports."""

    template_name = "workflows/overview.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Ask for the parts this person's duties call for, and for no other."""
        held = capacity.roles(self.user)
        context: dict[str, Any] = {"on": self.on, "waiting": self._waiting(), "patterns": charts.patterns()}
        known = statistics.bodies(self.user, self.on) if held & {"leader", "reporting"} else []
        if "leader" in held:
            led = set(Body.objects.led_by(self.user, self.on).values_list("pk", flat=True))
            context["leader"] = next((self._leader(body) for body in known if body.pk in led), None)
        context["team"] = self._team()
        if "clerk" in held:
            context["clerk"] = self._clerk()
        if "reporting" in held:
            mine = (body for body in known if statistics.reports_for(self.user, body, self.on))
            context["reporting"] = next((self._reporting(body) for body in mine), None)
        return super().get_context_data(**context, **kwargs)

    def _waiting(self) -> list[dict[str, Any]]:
        found, inbox = overview.waiting(self.user, self.on), reverse("inbox")
        return [
            _figure(found["overdue"], _("overdue for me"), f"{inbox}?due={Due.OVERDUE.value}"),
            _figure(found["due_soon"], _("due within a week for me"), f"{inbox}?due={Due.DUE_SOON.value}"),
            _figure(found["all"], _("waiting for me in all"), inbox),
        ]

    # The leader

    def _leader(self, body: Body) -> dict[str, Any] | None:
        period = periods.term(body, self.on)
        asked, whole = statistics.told_to(self.user, statistics.ask(body, period.since, period.until, on=self.on))
        if not whole:
            return None
        counted = statistics.counted(asked, OF_BODY)
        return {
            "body": body,
            "period": period,
            "figures": [
                _figure(counted[key], statistics.FIGURES[key].label, _opens(key, asked, period.since, period.until))
                for key in OF_BODY
            ],
            "coverage_url": f"{reverse('coverage')}?{urlencode({'body': body.pk})}",
            **self._over_time(body),
            **self._slow(body),
        }

    def _over_time(self, body: Body) -> dict[str, Any]:
        asked, _whole = statistics.told_to(self.user, last_quarters(body, QUARTERS, self.on))
        rows = over_time(asked)
        labels = [f"{ROMAN[row.number - 1]}/{row.year}" for row in rows]
        ended = [outcome for outcome in PROGRAMME_OUTCOMES if any(row.ended.get(outcome) for row in rows)]
        since = f"{asked.since:%d/%m/%Y}"
        return {
            "ended": charts.stacked(
                "ended", _("How cases ended, by quarter"),
                _("Columns by quarter since %(since)s; each part is one way to end.") % {"since": since},
                labels,
                [
                    charts.Series(
                        outcome.label,
                        [_mark(row.ended.get(outcome, 0), statistics.outcome_key(outcome), asked, row) for row in rows],
                    )
                    for outcome in ended
                ],
            ) if ended else "",
            "course": charts.line(
                "course", _("Opened and concluded, by quarter"),
                _("Two lines by quarter since %(since)s: cases opened, cases concluded.") % {"since": since},
                labels,
                [
                    charts.Series(_("opened"), [_mark(row.opened, "opened", asked, row) for row in rows]),
                    charts.Series(_("concluded"), [_mark(row.concluded, "concluded", asked, row) for row in rows]),
                ],
            ),
        }  # fmt: skip

    def _slow(self, body: Body) -> dict[str, Any]:
        """The steps of the commonest procedure that take the longest, beside their time limits."""
        question = statistics.ask(body, catalogue.since(self.on), self.on, on=self.on)
        asked, _whole = statistics.told_to(self.user, question)
        kind = commonest_kind(asked)
        if not kind:
            return {}
        measured = {number: took for number, took in durations(asked, kind).items() if number != WHOLE}
        bars = catalogue.bars(kind, measured, Rule.shelf().on(self.on, body.scope))
        slowest = sorted(bars, key=lambda bar: -bar.value)[:SLOW]
        url = _opens("decided", asked, asked.since, asked.until, kind=kind)
        return {
            "slow": [vars(bar) | {"url": url} for bar in slowest],
            "slow_kind": Kind(kind).label,
            "slow_since": asked.since,
            "slow_url": reverse("procedure", args=[kind]),
        }

    # Heads and secretaries of teams

    def _team(self) -> dict[str, Any] | None:
        found = overview.team_work(self.user, self.on)
        if found is None:
            return None
        several = len({row.kind for row in found.steps}) > 1
        return {
            "figures": [
                _figure(found.states[state.value], state.label, _cases(state=state.value)) for state in overview.STATES
            ],
            "steps": charts.bars(
                "steps", _("Cases by the step they wait for"), _("One bar for each step of a procedure."),
                [
                    charts.Bar(
                        (f"{row.kind} · " if several else "") + f"{row.code} {row.label}",
                        row.count,
                        _cases(kind=row.kind, step=row.code),
                    )
                    for row in found.steps
                ],
            ) if found.steps else "",
            "people": charts.bars(
                "people", _("Load of each person"), _("In how many cases something waits for each person."),
                [
                    charts.Bar(row.name, row.count, _cases(person=row.user) if row.count else "")
                    for row in found.people
                ],
            ),
        }  # fmt: skip

    # The clerk, and who reports

    def _clerk(self) -> list[dict[str, Any]]:
        counted, words = deliveries.counts(self.user, self.on), dict(deliveries.VIEWS)
        in_hand = register.count_in_hand(self.user, self.on)
        papers = _figure(in_hand, _("to be sealed and dispatched"), f"{reverse('register')}?in_hand=1")
        if in_hand == register.HAND_COUNTED:
            papers["value"] = f"{papers['value']}+"
        board = reverse("deliveries")
        return [papers, *(_figure(counted[key], words[key], f"{board}?stand={key}") for key in SERVED)]

    def _reporting(self, body: Body) -> dict[str, Any]:
        rows = []
        for period in _ended(self.on):
            report = reporting.report_of(body, period)
            state = "done" if report.document else "draft" if report.latest else "todo"
            rows.append({"period": period, "state": state, "url": report_url("report-of", body.pk, period)})
        return {"body": body, "rows": rows}


def _ended(on: date) -> Sequence[Period]:
    """The periods that ended last, each asked for by a report: two quarters, a half year, a year."""
    quarters = [periods.quarter(year, n) for year in (on.year - 1, on.year) for n in periods.QUARTERS]
    halves = [periods.half(year, n) for year in (on.year - 1, on.year) for n in (1, 2)]
    over = [period for period in quarters if period.until < on][-2:]
    return [*reversed(over), [one for one in halves if one.until < on][-1], periods.whole_year(on.year - 1)]


def _figure(count: int, label: Any, url: str) -> dict[str, Any]:
    return {"value": number(count), "label": label, "url": url, "count": count}


def _opens(key: str, asked: Question, since: date, until: date, **more: Any) -> str:
    """Return where a figure of the body in some days opens what it counts."""
    days = {"period": "f", "since": since.isoformat(), "until": until.isoformat()}
    return f"{reverse('figure', args=[key])}?{urlencode({'body': asked.body.pk, **days, **more})}"


def _mark(count: int, key: str, asked: Question, row: Quarter) -> charts.Mark:
    return charts.Mark(count, _opens(key, asked, *row.days) if count else "")


def _cases(**asked: Any) -> str:
    return f"{reverse('cases')}?{urlencode({'mine': 1, **asked})}"
