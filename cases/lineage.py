"""What an organization came from and what became of it, through every decision between."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from cases.models import EventKind, Organization, OrganizationEvent, OrganizationEventPart

#: Further back or on than this the next page shows it.
DEPTH = 5

Role = OrganizationEventPart.Role


@dataclass
class Branch:
    """An organization before or after another, by a decision."""

    organization: Organization
    event: OrganizationEvent
    branches: list[Branch] = field(default_factory=list)


@dataclass(frozen=True)
class Lineage:
    """Both sides of an organization."""

    came_from: list[Branch]
    became: list[Branch]


#: Whose branch it is, and the branch.
Found = list[tuple[int, Branch]]


def of(organization: Organization) -> Lineage:
    """Return where an organization came from and what became of it; two questions a level."""
    return Lineage(_grown(organization.pk, _before), _grown(organization.pk, _after))


def _grown(root: int, step: Callable[[Iterable[int]], Found]) -> list[Branch]:
    tree: list[Branch] = []
    at: dict[int, list[list[Branch]]] = {root: [tree]}
    seen = {root}
    for _level in range(DEPTH):
        found, later = step(list(at)), defaultdict[int, list[list[Branch]]](list)
        for owner, branch in found:
            for branches in at[owner]:
                branches.append(branch)
            if branch.organization.pk not in seen:
                later[branch.organization.pk].append(branch.branches)
        if not later:
            break
        seen |= set(later)
        at = dict(later)
    return tree


def _before(successors: Iterable[int]) -> Found:
    parts = OrganizationEventPart.objects.filter(role=Role.SUCCESSOR, organization__in=successors)
    return [
        (other.organization_id, Branch(one.organization, one.event)) for one, other in _pairs(parts, Role.SUCCESSOR)
    ]


def _after(closed: Iterable[int]) -> Found:
    parts = OrganizationEventPart.objects.filter(role=Role.CLOSED, organization__in=closed)
    return [(one.organization_id, Branch(other.organization, one.event)) for one, other in _pairs(parts, Role.CLOSED)]


def _pairs(
    parts: Iterable[OrganizationEventPart], asked: str
) -> list[tuple[OrganizationEventPart, OrganizationEventPart]]:
    """Return who ended beside who took the place, for the events of these parts."""
    known = {(part.event_id, part.organization_id) for part in parts}
    rows = OrganizationEventPart.objects.filter(event__in={event for event, _one in known}).order_by("pk")
    ended: dict[int, list[OrganizationEventPart]] = defaultdict(list)
    following: dict[int, list[OrganizationEventPart]] = defaultdict(list)
    for row in rows.select_related("event", "organization"):
        (ended if row.role == Role.CLOSED else following)[row.event_id].append(row)
    return [
        (one, other)
        for event, ones in ended.items()
        for one in ones
        for other in following[event]
        if _took_over(one, other) and (event, (other if asked == Role.SUCCESSOR else one).organization_id) in known
    ]


def _took_over(one: OrganizationEventPart, other: OrganizationEventPart) -> bool:
    """A split goes into all of them; in a merger each takes the places that were named."""
    return one.event.kind == EventKind.SPLIT or one.succeeded_by_id in (None, other.organization_id)
