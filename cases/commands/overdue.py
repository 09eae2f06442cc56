"""Time that ran out: noted once in the trail, laid before the authority, and told to the body above if it goes on."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from cases import grants
from cases.commands._writing import cited, rules, write
from cases.commands.follow_up.watching import watch_follow_ups
from cases.commands.suspension.watching import watch_suspensions
from cases.commands.watching_deliveries import watch_deliveries
from cases.locking import locked_case
from cases.models import Body, BodyKind, Case
from cases.policy import Duty


def note_overdue(on: date) -> int:
    """Note every case whose time ran out before that day and was not noted yet; return how many.

    Terms of suspensions are watched with it: who is suspended gets rights back by the calendar, and is told so here.
    """
    watch_suspensions(on)
    watch_follow_ups(on)
    watch_deliveries(on)
    waiting = Case.objects.overdue(on).filter(overdue_noted_on__isnull=True).order_by("pk")
    noted = sum(_note(case, on) for case in waiting)
    _escalate_all(on)
    return noted


def _escalate_all(on: date) -> None:
    told = Case.objects.overdue(on).filter(overdue_noted_on__lt=on, escalated_on__isnull=True)
    for case in told.filter(body__organization__parent__isnull=False).order_by("pk"):
        escalate(case, on)


@transaction.atomic
def escalate(case: Case, on: date) -> bool:
    """Tell the body above of a case that stays overdue longer than the rule allows (TDKL, R2: overdue is reported up).

    Where the authority has confirmed no such rule, nothing is told.
    """
    case = locked_case(case)
    book = rules(case, on)
    found = book.find_or_none("ESCALATE")
    above = _body_above(case.body)
    if found is None or not found.gates or above is None or case.due_on is None:
        return False
    if case.escalated_on or case.submitted_on or on <= book.due("ESCALATE", start=case.due_on):
        return False
    case.escalated_on, case.escalated_to = on, above
    told = {"due_on": case.due_on.isoformat(), "above": above.name}
    write(case, "escalated", "", None, on, ["escalated_on", "escalated_to"], rules=cited(book, on), **told)
    return True


def _body_above(body: Body) -> Body | None:
    """The body of the same kind in the organization above; where it has none, its standing committee."""
    above = Body.objects.filter(organization=body.organization.parent)
    same = above.filter(kind=body.kind).order_by("pk").first()
    return same or above.filter(kind=BodyKind.STANDING_COMMITTEE).order_by("pk").first()


@transaction.atomic
def _note(case: Case, on: date) -> int:
    case = locked_case(case)
    if case.overdue_noted_on or case.submitted_on or case.due_on is None or case.due_on >= on:
        return 0
    case.overdue_noted_on = on
    write(case, "became-overdue", "", None, on, ["overdue_noted_on"], due_on=case.due_on.isoformat())
    grants.offer("OVERDUE", [Duty.AUTHORITY], team=case.team, case=case, due_on=case.due_on)
    return 1
