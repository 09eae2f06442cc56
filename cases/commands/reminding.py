"""Reminding (R2): the day of the self-report is past, and the team asks for it again by a letter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from cases import policy
from cases.acting import command
from cases.commands._writing import cited, require_date, require_done, require_open, rules, save, write
from cases.errors import NotLateYet
from cases.locking import locked_case
from cases.models import Case, Reminder
from cases.policy import Act

if TYPE_CHECKING:
    from inspection.accounts.models import User


def may_be_reminded(case: Case, on: date | None = None) -> bool:
    """Return whether the report is due, has not come, and its day is past."""
    due = case.self_report_due_on
    return case.self_reported_on is None and due is not None and due < (on or localdate())


@command
def remind(case: Case, *, by: User, on: date, until: date) -> Reminder:
    """R2, late. Ask the subject for its report again, until a new day; the old day stays the one it was due on."""
    case = locked_case(case)
    policy.require(by, Act.REMIND, case, on=on)
    act = _("Remind of the self-report")
    require_done(case, act, deployed_on=_("the decision is not deployed to the subject"))
    require_open(case, act, "self_reported_on")
    require_date(on, act=act, earliest=case.deployed_on)
    book = rules(case, on)
    due = case.self_report_due_on
    if due is None or on <= due:
        day = f"{due:%d/%m/%Y}" if due else "…"
        raise NotLateYet(case=case.code, due_on=day, citation=book.cite("SELF-REPORT"))
    reminder = Reminder(case=case, on=on, due_on=due, until=until, by=by)
    save(reminder)
    told = {"paper": "reminder-letter", "due_on": due.isoformat(), "until": until.isoformat()}
    write(case, "reminded", "R2", by, on, rules=cited(book, on), **told)
    return reminder
