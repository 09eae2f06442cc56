"""Minutes as rows: the meeting and everybody called to it. Commands call this inside their transaction."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from cases.commands._allegations import require_unnamed_minutes
from cases.commands._writing import require_text, save, save_all
from cases.errors import MinutesMissing, WitnessesMissing
from cases.minutes import Minutes, remember_minutes
from cases.models import Attendance, Case, Meeting, MeetingKind, Team

if TYPE_CHECKING:
    from inspection.accounts.models import User


def keep_minutes(kind: MeetingKind, minutes: Minutes, *, team: Team, by: User, case: Case | None = None) -> Meeting:
    """Write the minutes and the presence list. Raises `NothingTouched`, `WitnessesMissing`, `SenderInText`."""
    require_text(
        course=(_("course of the meeting"), minutes.course),
        chair=(_("chair"), minutes.chaired_by),
        recorder=(_("recorder"), minutes.recorded_by),
    )
    if minutes.refused_to_sign and not minutes.witnesses.strip():
        raise WitnessesMissing()
    require_unnamed_minutes(team, minutes)
    meeting = Meeting(
        kind=kind,
        team=team,
        case=case,
        held_on=minutes.held_on,
        began_at=minutes.began_at,
        ended_at=minutes.ended_at,
        place=minutes.place,
        chaired_by=minutes.chaired_by,
        recorded_by=minutes.recorded_by,
        course=minutes.course,
        result=minutes.result,
        refused_to_sign=minutes.refused_to_sign,
        witnesses=minutes.witnesses,
        entered_by=by,
    )
    save(meeting)
    people = [
        Attendance(
            meeting=meeting, member=p.member, name=p.name, capacity=p.capacity, present=p.present, absence=p.absence
        )
        for p in minutes.people
    ]
    save_all(people)
    remember_minutes(meeting, people)
    return meeting


def require_minutes(case: Case, *kinds: MeetingKind) -> None:
    """Refuse where one of the meetings has no minutes."""
    held = set(Meeting.objects.filter(case=case, kind__in=kinds).values_list("kind", flat=True))
    for kind in kinds:
        if kind not in held:
            raise MinutesMissing(case=case.code, meeting=str(kind.label))
