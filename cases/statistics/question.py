"""What is asked of the figures: whose, from when to when, as known on which day; and the rows an answer counts from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from cases.models import (
    PROGRAMME_KINDS,
    Body,
    Case,
    Complaint,
    FollowUpItem,
    Kind,
    OrganizationState,
    ProgrammeItem,
    Sanction,
    Suspension,
    Team,
    in_force,
)
from cases.statistics.periods import QUARTERS, quarter_of

EVERYTHING = Q()


@dataclass(frozen=True)
class Question:
    """What is asked: of which body, from which day to which (both included), as known on which day.

    `cases`, `teams` and `letters` (complaints without a file of their own yet) are the conditions of whoever is told;
    without them the body's figures are whole.
    """

    body: Body
    since: date
    until: date
    on: date
    kind: str = ""
    year: int | None = None  # of the programme lines asked about, where only some are
    quarter: int | None = None
    cases: Q = field(default=EVERYTHING)
    teams: Q = field(default=EVERYTHING)
    letters: Q = field(default=EVERYTHING)
    subjects: tuple[int, ...] = ()  # the organizations asked about, where only some are
    as_at: date | None = None  # the day on which discipline is looked at; who is told is asked of `on`, never of this

    @property
    def day(self) -> date:
        """The day as at which decisions on discipline are read, also one after the period."""
        return self.as_at or self.as_of

    @property
    def as_of(self) -> date:
        """The day by which lateness is judged: the end of the period, or today while it still runs."""
        return min(self.until, self.on)

    def within(self, field_name: str) -> Q:
        """The condition that a date lies in the period."""
        return Q(**{f"{field_name}__range": (self.since, self.until)})

    def told(self, cases: Q, teams: Q, letters: Q) -> Question:
        """Return the same question for somebody who may know less."""
        return replace(self, cases=cases, teams=teams, letters=letters)

    def looked_at(self, day: date | None) -> Question:
        """Return the same question about discipline as it stood on a day."""
        return replace(self, as_at=day)

    def of_kind(self, kind: str) -> Question:
        """Return the same question about one procedure."""
        return replace(self, kind=kind)

    def lines(self, *, year: int | None, quarter: int | None) -> Question:
        """Return the same question about the lines of a year or quarter of the programme only."""
        return replace(self, year=year, quarter=quarter)

    def about(self, organizations: Sequence[int]) -> Question:
        """Return the same question about the cases of some organizations only."""
        return replace(self, subjects=tuple(organizations))

    @property
    def kinds(self) -> tuple[str, ...]:
        """The procedures asked about: one, or everything a programme plans."""
        return (self.kind,) if self.kind else PROGRAMME_KINDS

    def all_cases(self) -> QuerySet[Case]:
        """The cases this question may count from."""
        about = Q(subject_organization__in=self.subjects) if self.subjects else EVERYTHING
        return Case.objects.filter(self.cases, about, body=self.body, kind__in=self.kinds)

    def all_teams(self) -> QuerySet[Team]:
        """The teams this question may count from."""
        return Team.objects.filter(self.teams, body=self.body, kind__in=self.kinds)

    def all_requirements(self) -> QuerySet[FollowUpItem]:
        """The requirements of conclusions this question may count from."""
        return FollowUpItem.objects.filter(case__in=self.all_cases())

    def _of_kind(self, kind: Kind) -> QuerySet[Case]:
        return Case.objects.filter(self.cases, body=self.body, kind=kind)

    def all_sanctions(self) -> QuerySet[Sanction]:
        """The decisions of the body on discipline this question may count from, as they stood on the day."""
        return Sanction.objects.filter(case__in=self._of_kind(Kind.DISCIPLINE)).as_at(self.day)

    def all_complaints(self) -> QuerySet[Complaint]:
        """The complaints at the body this question may count from: those with a file, and the letters that wait."""
        letters = Q(case__isnull=True) & self.letters
        return Complaint.objects.filter(Q(case__in=self._of_kind(Kind.COMPLAINT)) | letters, body=self.body)

    def all_suspensions(self) -> QuerySet[Suspension]:
        """The suspensions decided by the body this question may count from."""
        return Suspension.objects.filter(case__in=self._of_kind(Kind.SUSPENSION))


def standing_items(q: Question) -> QuerySet[ProgrammeItem]:
    """Return the approved lines whose quarter the period touches and that no amendment took back, as of the day."""
    found = planned_items(q)
    return found.filter(Q(cancelled_in__isnull=True) | Q(cancelled_in__on__gt=q.as_of))


def planned_items(q: Question) -> QuerySet[ProgrammeItem]:
    """Return the approved lines whose quarter the period touches, those taken back among them."""
    touched = Q(pk__in=[])
    for year in range(q.since.year, q.until.year + 1):
        quarters = [number for number in QUARTERS if _touches(q, year, number)]
        touched |= Q(programme__year=year, quarter__in=quarters)
    narrow = {"kind": q.kind, "programme__year": q.year, "quarter": q.quarter}
    found = ProgrammeItem.objects.filter(touched, programme__body=q.body, programme__approved_on__lte=q.as_of)
    found = found.filter(Q(added_in__isnull=True) | Q(added_in__on__lte=q.as_of))
    return found.filter(**{name: value for name, value in narrow.items() if value})


def _touches(q: Question, year: int, quarter: int) -> bool:
    first, last = quarter_of(year, quarter)
    return first <= q.until and last >= q.since


def direct_subordinates(q: Question) -> QuerySet[OrganizationState]:
    """Organizations directly under the body's own, as they stood at the end of the period."""
    return OrganizationState.objects.filter(in_force(q.as_of), parent=q.body.organization_id)


#: How deep an organization may lie under the body's own: city, ward, grassroots, section, cell.
_DEPTH = 5


def subordinate_states(body: Body, on: date) -> QuerySet[OrganizationState]:
    """Return the states on that day of all organizations under the body's own; the root of the tree has all."""
    states = OrganizationState.objects.filter(in_force(on))
    if body.organization.parent_id is None:
        return states
    above: QuerySet[Any, Any] = states.filter(parent=body.organization_id)
    under = Q(parent=body.organization_id)
    for _level in range(_DEPTH):
        under |= Q(parent__in=above.values("organization"))
        above = states.filter(parent__in=above.values("organization"))
    return states.filter(under)
