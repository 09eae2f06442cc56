"""What the pages of an inspection on signs read: its source, conferences, responsibilities, votes, transfers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy

from cases.models import (
    SIGNS_KINDS,
    Body,
    Case,
    CaseToOpen,
    Conference,
    ContentConclusion,
    CrimeTransfer,
    DisciplineVote,
    Finding,
    Kind,
    Organization,
    Responsibility,
    Seat,
    SignsMatter,
    Team,
    TeamMember,
    ViolationSign,
)

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class Answering:
    """A person whose responsibility was examined, and the case that follows from it."""

    row: Responsibility
    opened_url: str
    open_url: str


@dataclass(frozen=True)
class SignsShown:
    """A case on signs of violation on one page."""

    matter: SignsMatter
    source: Case | None
    source_url: str
    noted: Sequence[ViolationSign]
    conferences: Sequence[Conference]
    answering: Sequence[Answering]
    contents: Sequence[ContentConclusion]
    vote: DisciplineVote | None
    transfers: Sequence[CrimeTransfer]


def of(case: Case, user: User, on: date) -> SignsShown:
    """Return what the pages of the case show above their forms; of other cases what the user may read."""
    matter = SignsMatter.objects.select_related("overseer", "monitored_by").get(case=case)
    source = Case.objects.visible_to(user, on).filter(pk=case.opened_from_id).first() if case.opened_from_id else None
    act = case.considerations.filter(returned=False).last()
    return SignsShown(
        matter=matter,
        source=source,
        source_url=reverse("case", args=[source.key]) if source else "",
        noted=list(ViolationSign.objects.visible_to(user, on).filter(case=case)),
        conferences=list(conferences(case)),
        answering=answering(case, user, on),
        contents=list(act.contents.select_related("finding")) if act is not None else [],
        vote=DisciplineVote.objects.filter(consideration=act).first() if act is not None else None,
        transfers=list(case.crime_transfers.all()),
    )


def conferences(case: Case) -> list[Conference]:
    """Return the conferences held on the draft."""
    return list(Conference.objects.filter(case=case).select_related("organization", "meeting"))


def levels(case: Case) -> list[Organization]:
    """Return where conferences are held: the cell or the organization itself, then those above it, up to the body's."""
    found: list[Organization] = []
    one = case.managing_organization or case.subject_organization
    while one is not None and len(found) < 6:
        found.append(one)
        one = one.parent if one.pk != case.body.organization_id else None
    return found


def answering(case: Case, user: User, on: date) -> list[Answering]:
    """Return whose responsibility was examined, with the case that was opened, or the way to open it."""
    rows = Responsibility.objects.filter(case=case).select_related("member", "opened")
    seen = set(Case.objects.visible_to(user, on).filter(responsibility__case=case).values_list("pk", flat=True))
    prepares = case.concluded_on is not None and Body.objects.prepared_by(user, on).exists()
    return [
        Answering(
            row,
            reverse("case", args=[row.opened.key]) if row.opened and row.opened_id in seen else "",
            reverse(OPENING[Responsibility.Result(row.result)], args=[case.key, row.number])
            if prepares and row.calls_for_case and row.opened_id is None
            else "",
        )
        for row in rows
    ]


#: Where the case of a responsible person is opened.
OPENING = {
    Responsibility.Result.INSPECT: "signs-open-person",
    Responsibility.Result.DISCIPLINE: "discipline-open-person",
}


def responsibility(case: Case, number: int, result: Responsibility.Result) -> Responsibility | None:
    """Return the person against whom a case may still be opened."""
    rows = Responsibility.objects.select_related("member__organization")
    return rows.filter(case=case, number=number, result=result, opened__isnull=True).first()


def overseers(team: Team, on: date) -> list[Seat]:
    """Return the commissioners who may direct: not in the team."""
    seats = Seat.objects.on(on).filter(body=team.body_id).select_related("member")
    return list(seats.exclude(member__in=TeamMember.objects.filter(team=team).values("member")).order_by("pk"))


def contents(case: Case) -> list[Finding]:
    """Return the contents the commission concludes."""
    return list(Finding.objects.filter(case=case, withdrawn_on__isnull=True).order_by("number"))


def approved_text(case: Case) -> str:
    """Return the hash of the text the commission approved."""
    act = case.considerations.filter(returned=False).last()
    return act.approved_sha256 if act is not None else ""


def transfer(case: Case, number: int) -> CrimeTransfer | None:
    """Return a transfer that waits for its answer."""
    return CrimeTransfer.objects.filter(case=case, number=number, answered_on__isnull=True).first()


def waiting_transfer(case: Case) -> CrimeTransfer | None:
    """Return the first transfer that waits for its answer."""
    return CrimeTransfer.objects.filter(case=case, answered_on__isnull=True).first()


# The list of cases to open


@dataclass(frozen=True)
class SignsToOpen:
    """A line of the list that calls for an inspection on signs."""

    row: CaseToOpen
    case: Case
    is_open: bool
    opened: Case | None  # where the user may read it
    open_url: str
    act_label = gettext_lazy("Open the inspection on signs")

    @property
    def what(self) -> Any:
        """Which procedure it calls for."""
        return Kind(self.row.procedure).label


def to_open(user: User, on: date) -> list[SignsToOpen]:
    """Return the cases this person may read that call for an inspection on signs, those not opened yet first."""
    rows = CaseToOpen.objects.filter(procedure__in=SIGNS_KINDS, case__in=Case.objects.visible_to(user, on))
    rows = rows.select_related("case__team", "case__body").order_by("on", "pk")
    following = _opened_from([row.case_id for row in rows])
    own = {case.opened_from_id: case for case in following.filter(pk__in=Case.objects.visible_to(user, on))}
    opened = set(following.values_list("opened_from", flat=True))
    prepares = Body.objects.prepared_by(user, on).exists()
    found = [
        SignsToOpen(
            row,
            row.case,
            row.case_id in opened,
            own.get(row.case_id),
            reverse("signs-open", args=[row.case.key]) if prepares and row.case_id not in opened else "",
        )
        for row in rows
    ]
    return sorted(found, key=lambda one: one.is_open)


def _opened_from(sources: Sequence[int]) -> Any:
    """Cases on signs opened from others; one where monitoring went on instead may be opened again."""
    decided = Q(decided_on__isnull=False) | Q(closed_on__isnull=True)
    same = Q(responsibility__isnull=True)
    return Case.objects.filter(decided, same, kind__in=SIGNS_KINDS, opened_from__in=sources)


def row_to_open(case: Case) -> CaseToOpen | None:
    """Return the line of a case in the list, while no inspection was opened from it."""
    row = CaseToOpen.objects.filter(case=case, procedure__in=SIGNS_KINDS).first()
    return None if row is None or _opened_from([case.pk]).exists() else row
