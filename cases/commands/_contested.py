"""The file of a contested decision: open to the team that handles the complaint, from its acceptance to its end."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from cases import grants
from cases.commands._writing import write
from cases.locking import locked_case
from cases.models import Case, Complaint, Member, TeamMember
from cases.policy import Duty

if TYPE_CHECKING:
    from inspection.accounts.models import User


def files_of(complaint: Complaint) -> list[Case]:
    """Return the files a complaint rests on, under their locks: the discipline, and the answers given before."""
    answered = Complaint.objects.answered().filter(sanction=complaint.sanction_id).exclude(pk=complaint.pk)
    earlier = [row.case for row in answered if row.case is not None]
    found = {case.pk: case for case in [complaint.sanction.case, *earlier, complaint.contested]}
    return [locked_case(found[pk]) for pk in sorted(found)]


def open_files(complaint: Complaint, people: Iterable[Member], *, by: User, on: date) -> None:
    """Let people of the team read the contested files; the trail of each file says so."""
    users = [member.user_id for member in people if member.user_id]
    if not users or complaint.case is None:
        return
    for case in files_of(complaint):
        grants.give([case], [(user, Duty.READER) for user in users], on)
        write(case, "contested-file-opened", "", by, on, to=complaint.case.code, users=users)


def close_files(complaint: Complaint, people: Iterable[Member], *, by: User, on: date) -> None:
    """End that reading; whoever reads a file by another duty goes on."""
    users = [member.user_id for member in people if member.user_id]
    if not users or complaint.case is None:
        return
    for case in files_of(complaint):
        for user in users:
            grants.end(case.team, on, user=user, duties=[Duty.READER], case=case)
        write(case, "contested-file-closed", "", by, on, to=complaint.case.code, users=users)


def people_of(case: Case) -> list[Member]:
    """Return everybody in the team of a complaint today."""
    return [place.member for place in TeamMember.objects.today().filter(team=case.team_id).select_related("member")]
