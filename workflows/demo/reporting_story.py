"""The last quarter is closed by two people, and its report drawn up with what people judge; it is not issued yet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from cases.commands.closed_periods import close_period, propose_closing
from cases.models import Body, Post, PostDuty, Seat
from cases.statistics import checks, narrative
from cases.statistics.periods import Period
from documents import commands, judgement
from documents.catalogue import PERIODIC_REPORT
from documents.models import Draft
from workflows.demo.days import Days
from workflows.demo.unit_reports_story import last_quarter
from workflows.demo.writing import text

#: So many working days after the quarter it is proposed, closed, and reported on: before a unit corrects itself.
PROPOSED, CLOSED, DRAFTED = 10, 12, 13


def tell(body: Body, on: date) -> Draft:
    """Close the last quarter of a body and draw up its report."""
    days = Days()
    period = last_quarter(days, on)
    over = days.until(period.until)
    post = Post.objects.on(on).filter(organization=body.organization, duty=PostDuty.REPORTING_SECRETARY)
    reporter: Any = post.select_related("member__user").order_by("pk")[0].member.user
    seats = Seat.objects.on(on).leading().filter(body=body).exclude(member__user=reporter)
    leader: Any = seats.select_related("member__user").order_by("pk")[0].member.user
    proposal = propose_closing(body, period.since, period.until, by=reporter, on=days.plus(over, PROPOSED))
    reasons = {check.key: text("reporting")["waived"] for check in checks.checks()}
    close_period(proposal, by=leader, on=days.plus(over, CLOSED), waived=reasons)
    return _drafted(body, period, reporter, days.plus(over, DRAFTED))


def _drafted(body: Body, period: Period, by: Any, on: date) -> Draft:
    filled = commands.suggested(PERIODIC_REPORT, body, on=on, occasion=period)["blocks"]
    return commands.save_draft(PERIODIC_REPORT, body, by=by, on=on, blocks=_judged(filled), occasion=period)


def _judged(blocks: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Write what is asked of people under the headings that ask for it."""
    written: dict[str, list[str]] = text("reporting")["judged"]
    asked = {section.place for section in narrative.load().sections if section.asks}
    made = []
    for place, block in judgement.placed(blocks):
        made.append(block)
        if block["kind"] == "heading" and place in asked:
            made += [{"kind": "paragraph", "text": one} for one in written[place]]
    return made
