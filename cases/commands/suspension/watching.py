"""Terms that come to their end: the authority is warned a week before, and after the last day the end is noted.

The rights are back by the calendar, whether or not anybody notes it: whoever asks for a day after the last one is told
that nobody is suspended.
"""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction

from cases import grants
from cases.commands._writing import save, write
from cases.commands.closing import dissolve_after_last
from cases.commands.suspension.judging import locked_suspension, together
from cases.commands.suspension.running import EXPIRING, close
from cases.locking import locked_case
from cases.models import Case, Suspension
from cases.policy import Duty


def watch_suspensions(on: date) -> int:
    """Warn of terms that end within a week, and note those that are over; return how many entries that made."""
    apart = {"follows__isnull": True}
    over = Suspension.objects.expired(on).filter(**apart).select_related("case")
    soon = Suspension.objects.expiring(on).filter(**apart, warned_on__isnull=True).select_related("case")
    return sum(_note_end(row.case, on) for row in list(over)) + sum(_warn(row.case, on) for row in list(soon))


@transaction.atomic
def _note_end(case: Case, on: date) -> int:
    case = locked_case(case)
    row = locked_suspension(case)
    if row.ended_on is not None or row.until is None or row.until >= on:
        return 0
    criminal = row.track == Suspension.Track.CRIMINAL
    end = Suspension.End.LEGAL_TERM if criminal else Suspension.End.EXPIRED
    close(case, row, on, ended_on=row.until + timedelta(days=1), end=end, reason="")
    facts = {"until": row.until.isoformat(), "restored_on": f"{row.restored_on}", "rule": row.term_rule}
    write(case, "suspension-expired", "E1", None, on, ["closed_on"], **facts)
    dissolve_after_last(case, on)
    return 1


@transaction.atomic
def _warn(case: Case, on: date) -> int:
    case = locked_case(case)
    row = locked_suspension(case)
    if row.warned_on is not None or row.until is None or not row.is_in_force(on):
        return 0
    for one in together(row):
        one.warned_on = on
        save(one, ["warned_on"])
    write(case, "suspension-expiring", "E1", None, on, until=row.until.isoformat())
    grants.offer(EXPIRING, [Duty.AUTHORITY], team=case.team, case=case, due_on=row.until)
    return 1
