"""The calendar of one person: what is due, which meetings are held, on which days; and the same as a feed, nameless."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from typing import TYPE_CHECKING, Any

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cases import apart
from cases.deadlines import Calendar
from cases.models import Case, Rule, Sitting, Team, TeamSchedule, WorkItem
from cases.models.organization import Body
from workflows.inbox import Work

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: A month of one person holds no more than this; whoever has more reads the inbox.
MOST = 400

#: How far a feed looks ahead and back.
AHEAD, BACK = timedelta(days=365), timedelta(days=60)

_WEEK = 7


@dataclass(frozen=True)
class Entry:
    """One line of a day; `plain` is what may leave the house: no name, no subject, no topic."""

    on: date
    kind: str  # due, sitting, session
    label: Any
    plain: str
    url: str
    mark: str  # what makes it one and the same in a feed
    note: str = ""
    at: time | None = None
    until: date | None = None


@dataclass
class Day:
    """A day of the month, with its lines."""

    on: date
    is_off: bool = False
    is_outside: bool = False
    entries: list[Entry] = field(default_factory=list)


def entries(user: User, since: date, until: date) -> list[Entry]:
    """Return what one person has to do or to attend between two days, as they may see it today; three statements."""
    found = [*_due(user, since, until), *_sittings(user, since, until), *_sessions(user, since, until)]
    return sorted(found, key=lambda entry: (entry.on, entry.at or time.min, entry.mark))


def _due(user: User, since: date, until: date) -> Iterator[Entry]:
    rows = WorkItem.objects.waiting(user, localdate()).filter(due_on__range=(since, until))
    for item in rows.select_related("case", "team").order_by("due_on", "pk")[:MOST]:
        work = Work(item)
        plain = f"{work.step} · {work.kind}" if work.step else _("Work to be done · %(kind)s") % {"kind": work.kind}
        label = f"{work.step} {work.label}".strip()
        yield Entry(item.due_on, "due", label, plain, work.url, f"work-{item.pk}", work.subject)


def _sittings(user: User, since: date, until: date) -> Iterator[Entry]:
    rows = Sitting.objects.visible_to(user).filter(held_on__range=(since, until)).select_related("body")
    for row in rows.order_by("held_on", "pk")[:MOST]:
        url = reverse("sitting", args=[row.key])
        note = " · ".join(part for part in (row.body.name, row.place) if part)
        words, mark = (_("Meeting of the body"), _("Meeting")), f"sitting-{row.pk}"
        yield Entry(row.held_on, "sitting", *words, url, mark, note, row.begins_at)


def _sessions(user: User, since: date, until: date) -> Iterator[Entry]:
    """The sessions planned for the teams the person belongs to; one of several days stands on its first.

    A session tells of the cases of its team: whoever withdrew from all of them finds none.
    """
    seen = Exists(Case.objects.visible_to(user).filter(team=OuterRef("pk")))
    teams = Team.objects.visible_to(user).filter(seen)
    rows = TeamSchedule.objects.filter(team__in=teams, since__range=(since, until))
    for row in rows.select_related("team").order_by("since", "pk")[:MOST]:
        note = " · ".join(part for part in (row.team.name, row.place) if part)
        url, plain = reverse("team", args=[row.team.key]), _("Working session")
        yield Entry(row.since, "session", row.what, plain, url, f"session-{row.pk}", note, until=row.until)


# The page


def month(first: date, found: Iterable[Entry], rests: Calendar) -> list[Day]:
    """Return whole weeks from the Monday before the first day of the month to the Sunday after its last."""
    last = first.replace(day=monthrange(first.year, first.month)[1])
    start = first - timedelta(days=first.weekday())
    weeks = ((last - start).days + _WEEK) // _WEEK
    days = [start + timedelta(days=n) for n in range(weeks * _WEEK)]
    by_day = {on: Day(on, rests.rests_on(on), on.month != first.month) for on in days}
    for entry in found:
        if entry.on in by_day and not by_day[entry.on].is_outside:
            by_day[entry.on].entries.append(entry)
    return list(by_day.values())


def days_with_entries(found: Iterable[Entry], rests: Calendar) -> list[Day]:
    """Return the days on which there is something, for the list."""
    by_day: dict[date, Day] = {}
    for entry in found:
        by_day.setdefault(entry.on, Day(entry.on, rests.rests_on(entry.on))).entries.append(entry)
    return list(by_day.values())


def days_off() -> Calendar:
    """Return which days are worked."""
    return Rule.shelf().calendar


def told_above(user: User, on: date) -> list[Case]:
    """Return what is overdue below and was told to the bodies this person leads: neither subject nor topic is shown.

    Of a case they are kept apart from, not even the number.
    """
    bodies = Body.objects.led_by(user, on)
    return list(Case.objects.escalated_to(bodies).filter(~apart.from_case(user))[:MOST])
