"""In whose place an organization stands: those that merged into it or were split, whatever came between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from cases.models import Case, Member, MemberChange, Organization, OrganizationEvent

if TYPE_CHECKING:
    from datetime import date


def predecessors(houses: Iterable[int]) -> dict[int, list[int]]:
    """Return for each organization those in whose place it stands today; one question."""
    found: dict[int, list[int]] = defaultdict(list)
    former = Organization.objects.filter(succeeded_by__in=list(houses)).order_by("pk")
    for organization, successor in former.values_list("pk", "succeeded_by"):
        if successor is not None:
            found[successor].append(organization)
    return found


def subjects_among(houses: Iterable[int]) -> set[int]:
    """Return those of these organizations that are or were the subject of a case."""
    cases = Case.objects.filter(subject_organization__in=list(houses))
    return {pk for pk in cases.values_list("subject_organization", flat=True) if pk}


def is_recorded(kind: str, number: str, on: date, among: Iterable[Organization]) -> bool:
    """Whether a decision on one of these organizations was recorded a moment ago."""
    events = OrganizationEvent.objects.filter(kind=kind, decision_number=number, effective_on=on)
    return events.filter(parts__organization__in=list(among)).exists()


def is_told(member: Member, paper: str, on: date) -> bool:
    """Whether what a paper says of a member was recorded a moment ago."""
    return MemberChange.objects.filter(member=member, paper=paper, on=on).exists()
