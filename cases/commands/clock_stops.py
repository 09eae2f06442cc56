"""Stopping the clock of a case for a cause the rulebook names, and letting it run on."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases import grants, policy
from cases.acting import command
from cases.commands._writing import cited, require_date, require_done, require_open, require_text, rules, save, write
from cases.errors import OutOfOrder
from cases.errors_clock import ClockMayNotStop, ClockStandsAlready, ClockStopTooLate
from cases.locking import locked_case
from cases.models import Case, ClockStop, Extension
from cases.policy import Act, Duty

if TYPE_CHECKING:
    from inspection.accounts.models import User


@command
def stop_clock(case: Case, *, by: User, on: date, cause: str, reason: str) -> ClockStop:
    """Stop the time of a case from that day on, by a decision of the authority.

    Raises `RuleNotConfirmed`, `ClockMayNotStop`, `ClockStandsAlready`, `ClockStopTooLate`.
    """
    case = locked_case(case)
    policy.require(by, Act.STOP_CLOCK, case, on=on)
    act = _("Stop the clock")
    require_open(case, act, "submitted_on")
    require_done(case, act, clock_started_on=_("the clock has not started"))
    require_date(on, act=act, earliest=case.clock_started_on)
    require_text(reason=(_("reason"), reason))
    book = rules(case, on)
    if standing := ClockStop.objects.filter(case=case, resumed_on__isnull=True).first():
        found = book.find_or_none("CLOCK-STOP")
        raise ClockStandsAlready(
            case=case.code, since=f"{standing.since:%d/%m/%Y}", citation=found.cite() if found else ""
        )
    if book.find_or_none("CLOCK-STOP") is None:
        raise ClockMayNotStop(on=f"{on:%d/%m/%Y}", case=case.code)
    found = book.require_confirmed("CLOCK-STOP")
    if cause not in found.value:
        raise ClockMayNotStop(on=f"{on:%d/%m/%Y}", case=case.code, citation=found.cite())
    due_on = case.due_on
    if due_on is None:
        raise OutOfOrder(act=act, case=case.code, lack=_("it has no deadline of its own"))
    if on > due_on:
        raise ClockStopTooLate(case=case.code, due=f"{due_on:%d/%m/%Y}", citation=found.cite())
    if Extension.objects.filter(case=case, decided_on__isnull=True, refused_on__isnull=True).exists():
        raise OutOfOrder(act=act, case=case.code, lack=_("more time is asked for and not decided"))
    row = ClockStop(
        case=case, since=on, cause=cause, reason=reason, rule_cited=found.cite(), former_due_on=due_on, decided_by=by
    )
    save(row)
    case.due_on = None
    told = {"cause": cause, "former_due_on": due_on.isoformat()}
    write(case, "clock-stopped", "", by, on, ["due_on"], reason=reason, rules=cited(book, on), **told)
    grants.move_deadline(case, None)
    grants.offer("CLOCK", [Duty.AUTHORITY], team=case.team, case=case)
    return row


@command
def resume_clock(case: Case, *, by: User, on: date) -> ClockStop:
    """Let the time of a case run on: its deadline moves by the days for which the clock stood."""
    case = locked_case(case)
    policy.require(by, Act.STOP_CLOCK, case, on=on)
    row = ClockStop.objects.select_for_update().filter(case=case, resumed_on__isnull=True).first()
    if row is None:
        raise OutOfOrder(act=_("Let the clock run on"), case=case.code, lack=_("the clock runs"))
    require_date(on, act=_("Let the clock run on"), earliest=row.since)
    book = rules(case, on)
    book.find_or_none("CLOCK-STOP")
    row.resumed_on, row.resumed_by = on, by
    row.due_on = case.due_on = row.former_due_on + timedelta(days=row.days(on))
    save(row, ["resumed_on", "resumed_by", "due_on"])
    told = {"days": row.days(on), "due_on": row.due_on.isoformat()}
    write(case, "clock-resumed", "", by, on, ["due_on"], rules=cited(book, on), **told)
    grants.move_deadline(case, row.due_on)
    grants.finish("CLOCK", case=case)
    return row
