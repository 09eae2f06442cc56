"""In whose place an organization stands: those that merged into it or were split, whatever came between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from cases.models import Case, Organization


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
