"""What became of the subject after a case was opened: who stands in its place, by which decision, since when.

The case keeps the name of its day; these lines stand beside it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from cases.models import Case, Category, EventKind, Member, Organization, OrganizationEventPart


@dataclass(frozen=True)
class Afterwards:
    """One thing that happened to the subject."""

    what: str
    on: date
    name: str
    paper: str

    def __str__(self) -> str:
        facts = {"on": f"{self.on:%d/%m/%Y}", "name": self.name, "paper": self.paper}
        return {
            "succeeded": _("From %(on)s %(name)s answers, by decision no. %(paper)s."),
            "renamed": _("From %(on)s its name is %(name)s, by decision no. %(paper)s."),
            "closed": _("From %(on)s it is no more, by decision no. %(paper)s; nobody took its place."),
            "moved": _("From %(on)s a member in %(name)s, by %(paper)s."),
            "retired": _("Retired from %(on)s, by %(paper)s."),
        }[self.what] % facts


def of(case: Case) -> list[Afterwards]:
    """Return what became of the subject since the case was opened; asks nothing where nothing did."""
    organization, member = case.subject_organization, case.subject_member
    if organization is not None:
        return _of_organization(case, organization)
    return _of_member(case, member) if member is not None else []


def _of_organization(case: Case, organization: Organization) -> list[Afterwards]:
    if organization.closed_on is not None:
        return _ended(organization)
    if organization.name == case.subject_name:
        return []
    states = organization.states.filter(event__kind=EventKind.RENAME, since__gt=case.opened_on).select_related("event")
    last = states.order_by("-since").first()
    if last is None or last.event is None:
        return []
    return [Afterwards("renamed", last.since, organization.name, last.event.decision_number)]


def _ended(organization: Organization) -> list[Afterwards]:
    """Follow the decisions to who stands in the place today."""
    closed = OrganizationEventPart.objects.filter(role=OrganizationEventPart.Role.CLOSED)
    last: OrganizationEventPart | None = None
    at: Organization | None = organization
    while at is not None and at.closed_on is not None:
        last = closed.filter(organization=at).select_related("event", "succeeded_by").order_by("-pk").first()
        at = last.succeeded_by if last is not None else None
    if last is None:
        return []
    what = "succeeded" if at is not None else "closed"
    return [Afterwards(what, last.event.effective_on, at.name if at else "", last.event.decision_number)]


def _of_member(case: Case, member: Member) -> list[Afterwards]:
    """A member of a case about them belongs to the organization that manages it, as long as nothing changed."""
    if member.category != Category.RETIRED and member.organization_id == case.managing_organization_id:
        return []
    rows = member.changes.filter(on__gte=case.opened_on).select_related("organization", "event")
    return [
        Afterwards(
            "retired" if row.category else "moved",
            row.on,
            row.organization.name,
            row.paper or _("decision no. %(number)s") % {"number": row.event.decision_number if row.event else ""},
        )
        for row in rows
    ]
