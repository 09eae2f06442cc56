"""Time that ran out: noted once in the trail, and laid before the authority."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cases import grants
from cases.commands._writing import write
from cases.commands.suspension.watching import watch_suspensions
from cases.locking import locked_case
from cases.models import Case
from cases.policy import Duty


def note_overdue(on: date) -> int:
    """Note every case whose time ran out before that day and was not noted yet; return how many.

    Terms of suspensions are watched with it: who is suspended gets rights back by the calendar, and is told so here.
    """
    watch_suspensions(on)
    waiting = Case.objects.overdue(on).filter(overdue_noted_on__isnull=True).order_by("pk")
    return sum(_note(case, on) for case in waiting)


@transaction.atomic
def _note(case: Case, on: date) -> int:
    case = locked_case(case)
    if case.overdue_noted_on or case.submitted_on or case.due_on is None or case.due_on >= on:
        return 0
    case.overdue_noted_on = on
    write(case, "became-overdue", "", None, on, ["overdue_noted_on"], due_on=case.due_on.isoformat())
    grants.offer("OVERDUE", [Duty.AUTHORITY], team=case.team, case=case, due_on=case.due_on)
    return 1
