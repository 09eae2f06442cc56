"""Days of requirements that come or are past: who urges is told to write, and the authority of what is overdue."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from cases import grants
from cases.commands._writing import write
from cases.commands.follow_up.checking import LATE, URGE, note
from cases.deadlines import SOON
from cases.follow_up import occasion
from cases.locking import locked_case
from cases.models import Case, FollowUp, FollowUpItem, FollowUpNote
from cases.policy import Duty


def watch_follow_ups(on: date) -> int:
    """Lay due letters before who urges, and what is overdue before the authority; return how many lines that made.

    Only conclusions whose follow-up has an urging person are watched; one letter a stage (a week before, on the day,
    after it) is asked for, and one line of each day that is past.
    """
    running = FollowUp.objects.filter(urged_by__isnull=False, case__concluded_on__isnull=True)
    near = {"conclusion__follow_up__closed_on__isnull": True, "conclusion__follow_up__due_on__lte": on + _SOON}
    cases = Case.objects.filter(pk__in=running.filter(**near).values("case")).order_by("pk")
    return sum(_watch(case, on) for case in cases)


_SOON = timedelta(days=SOON)


@transaction.atomic
def _watch(case: Case, on: date) -> int:
    case = locked_case(case)
    if case.concluded_on is not None:
        return 0
    rows = FollowUpItem.objects.filter(case=case.opened_from_id, closed_on__isnull=True, due_on__lte=on + _SOON)
    items = list(rows.order_by("due_on", "pk"))
    found = FollowUpNote.objects.filter(item__in=items).values_list("item", "kind", "due_on")
    told = set(found)
    made = 0
    to_urge = [item for item in items if (item.pk, str(occasion(item, on)), item.due_on) not in told]
    if to_urge:
        made += grants.offer(URGE, [Duty.VERIFIER], team=case.team, case=case, due_on=to_urge[0].due_on)
    late = [item for item in items if item.due_on < on]
    fresh = [item for item in late if (item.pk, str(FollowUpNote.Kind.ESCALATED), item.due_on) not in told]
    for item in fresh:
        note(case, item, FollowUpNote.Kind.ESCALATED, None, on, "")
    if fresh:
        write(case, "requirements-overdue", "", None, on, numbers=[item.number for item in fresh])
        made += grants.offer(LATE, [Duty.AUTHORITY], team=case.team, case=case, due_on=fresh[0].due_on)
    return made
