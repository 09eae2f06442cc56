"""What a member of the deciding body reads: the cases waiting for it, and one page for each of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q

from cases import clock, commands
from cases.models import Case, Consideration, Extension, Kind, Rule, Seat, SelfReport, Service, TeamMember
from cases.stages import code_of
from workflows import dossier, hearing, papers, preparing, voting

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass(frozen=True)
class Waiting:
    """A case laid before the body, in the list."""

    case: Case
    deadline: clock.Deadline
    contested: int
    violations: int


def agenda(user: User, on: date) -> list[Waiting]:
    """Return the submitted cases that wait for a body and that the user may read, the oldest first."""
    cases = (
        Case.objects.visible_to(user, on)
        .filter(submitted_on__isnull=False, concluded_on__isnull=True)
        .select_related("team__item__programme", "body__organization")
        .annotate(
            contested=Count("findings", filter=Q(findings__responses__stance="contest"), distinct=True),
            violations_found=Count(
                "findings", filter=Q(findings__kind="violation", findings__withdrawn_on__isnull=True), distinct=True
            ),
        )
        .order_by("submitted_on", "pk")
    )
    shelf = Rule.shelf()
    return [
        Waiting(
            case,
            clock.deadline_of(
                code_of(case.kind, "concluded_on"),
                case,
                shelf.on(case.submitted_on, case.body.scope) if case.submitted_on else None,
            ),
            case.contested,
            case.violations_found,
        )
        for case in cases
    ]


@dataclass(frozen=True)
class Reading:
    """One case for one page: what was asked, what was found and heard, what is proposed, who decides how."""

    case: Case
    subjects: int
    places: Sequence[TeamMember]
    report: SelfReport | None
    extension: Extension | None
    strengths: Sequence[hearing.Point]
    services: Sequence[Service]
    points: Sequence[hearing.Point]
    counts: dict[str, int]
    seats: Sequence[Seat]
    threshold: voting.Threshold
    draft: Any
    considerations: Sequence[Consideration]
    deadline: clock.Deadline

    @property
    def contested(self) -> list[hearing.Point]:
        """The points the subject contests or reserves, which the body reads first."""
        return [point for point in self.points if point.latest is not None and point.latest.stance != "accept"]

    @property
    def accepted(self) -> list[hearing.Point]:
        """The points nobody disputes."""
        return [point for point in self.points if point not in self.contested]


def reading(case: Case, on: date) -> Reading:
    """Return everything a member of the body reads about a case."""
    every = hearing.findings_of(case)
    points = [point for point in every if point.weight != "strength"]
    seats = commands.roll(case, on)
    book = Rule.on(on, case.body.scope)
    return Reading(
        case=case,
        subjects=preparing.subjects(case.team).total,
        places=preparing.places(case.team),
        report=dossier.self_report(case),
        extension=dossier.extension(case),
        strengths=[point for point in every if point.weight == "strength"],
        services=dossier.services(case),
        points=points,
        counts=hearing.counted(points),
        seats=seats,
        threshold=voting.threshold(seats, book),
        draft=papers.read_draft(case, commands.NOTICE[Kind(case.kind)]),
        considerations=list(Consideration.objects.filter(case=case).select_related("meeting", "chaired_by")),
        deadline=clock.deadline_of(code_of(case.kind, "concluded_on"), case),
    )
