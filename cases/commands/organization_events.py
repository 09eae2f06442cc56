"""Organizations merge, split, close, change their names or their places, each by a decision; cases follow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases import policy, trail
from cases.commands import _succession
from cases.commands._writing import require_date, require_text, save, save_all
from cases.errors import OrganizationClosed
from cases.errors_organization import NothingChanges, SuccessorImpossible
from cases.models import EventKind, Organization, OrganizationEvent, OrganizationEventPart, OrganizationState

if TYPE_CHECKING:
    from inspection.accounts.models import User


@transaction.atomic
def merge_organizations(
    closing: Sequence[Organization],
    successors: Sequence[Organization],
    *,
    by: User,
    on: date,
    decision_number: str,
    decided_on: date,
    places: _succession.Places | None = None,
    note: str = "",
) -> OrganizationEvent:
    """Merge organizations into successors registered before; history, cases and papers stay with the old names.

    `places` say which successor takes the place of which, where there are several. Raises `OrganizationClosed`,
    `SuccessorImpossible`, `SuccessorNotNamed`, `BodyHasOpenCases`.
    """
    _require_successors(closing, successors, on)
    return _event(
        EventKind.MERGE, closing, successors, by=by, on=on, number=decision_number, decided_on=decided_on, note=note,
        places=places,
    )  # fmt: skip


@transaction.atomic
def split_organization(
    organization: Organization,
    successors: Sequence[Organization],
    *,
    by: User,
    on: date,
    decision_number: str,
    decided_on: date,
    answers: Organization | None = None,
    note: str = "",
) -> OrganizationEvent:
    """Split an organization into successors registered before; one of them `answers` for the cases under way.

    Raises `OrganizationClosed`, `SuccessorImpossible`, `SuccessorNotNamed`, `BodyHasOpenCases`.
    """
    _require_successors([organization], successors, on)
    return _event(
        EventKind.SPLIT, [organization], successors, by=by, on=on, number=decision_number, decided_on=decided_on,
        note=note, places={organization: answers} if answers else None,
    )  # fmt: skip


@transaction.atomic
def close_organizations(
    closing: Sequence[Organization], *, by: User, on: date, decision_number: str, decided_on: date, note: str = ""
) -> OrganizationEvent:
    """Close organizations, as the district level was on 1/7/2025."""
    return _event(EventKind.CLOSE, closing, [], by=by, on=on, number=decision_number, decided_on=decided_on, note=note)


def _event(
    kind: EventKind,
    closing: Sequence[Organization],
    successors: Sequence[Organization],
    *,
    by: User,
    on: date,
    number: str,
    decided_on: date,
    note: str,
    places: _succession.Places | None = None,
) -> OrganizationEvent:
    _require_decision(kind, by, on, number, decided_on)
    closing = _locked(closing)
    event = OrganizationEvent(kind=kind, decision_number=number, decided_on=decided_on, effective_on=on, note=note)
    save(event)
    _succession.require_idle(closing)
    into = _succession.require_named(closing, successors, places)
    for organization in closing:
        require_date(on, act=kind.label, earliest=organization.founded_on)
        organization.closed_on = on
        save(organization, ["closed_on"])
    OrganizationState.objects.filter(organization__in=closing, until__isnull=True).update(until=on, event=event)
    role = OrganizationEventPart.Role
    save_all(
        [
            OrganizationEventPart(event=event, organization=o, role=role.CLOSED, succeeded_by=into.get(o))
            for o in closing
        ]
        + [OrganizationEventPart(event=event, organization=o, role=role.SUCCESSOR) for o in successors]
    )
    trail.record(
        f"organizations-{kind}",
        by=by,
        on=on,
        number=number,
        closed=[o.pk for o in closing],
        successors=[o.pk for o in successors],
    )
    _succession.pass_on(into, event, by=by, on=on)
    return event


def _require_decision(kind: EventKind, by: User, on: date, number: str, decided_on: date) -> None:
    """Whoever keeps the register records a decision with its number, on the day it takes effect or later."""
    policy.require_administrator(by, on)
    require_text(number=(_("decision number"), number))
    require_date(decided_on, act=kind.label, earliest=None)
    require_date(on, act=kind.label, earliest=decided_on)


def _locked(organizations: Sequence[Organization]) -> list[Organization]:
    """Hold organizations until the act is done: of two who close one at once, the second is refused."""
    keys = [organization.pk for organization in organizations]
    rows = list(Organization.objects.select_for_update().filter(pk__in=keys).order_by("pk"))
    for organization in rows:
        if organization.closed_on:
            raise OrganizationClosed(name=organization.name, on=f"{organization.closed_on:%d/%m/%Y}")
    return rows


def _require_successors(closing: Sequence[Organization], successors: Sequence[Organization], on: date) -> None:
    """Refuse an organization in the place of itself, or one that does not exist on that day."""
    for organization in successors:
        lack: Any = ""
        if organization in closing:
            lack = _("it is one of those that end")
        elif organization.closed_on is not None:
            lack = _("it was closed on %(on)s") % {"on": f"{organization.closed_on:%d/%m/%Y}"}
        elif organization.founded_on > on:
            lack = _("it is founded on %(on)s only") % {"on": f"{organization.founded_on:%d/%m/%Y}"}
        if lack:
            raise SuccessorImpossible(name=organization.name, lack=lack)


@transaction.atomic
def rename_organization(
    organization: Organization, *, by: User, on: date, name: str, decision_number: str, decided_on: date
) -> OrganizationEvent:
    """Give an organization a new name from that day on; earlier cases keep the name of their day.

    Raises `OrganizationClosed`, `NothingChanges`.
    """
    require_text(name=(_("name"), name))
    if organization.name == name:
        raise NothingChanges(name=name, lack=_("this is its name"))
    organization.name = name
    return _changed(EventKind.RENAME, organization, by, on, decision_number, decided_on)


@transaction.atomic
def transfer_organization(
    organization: Organization, *, by: User, on: date, parent: Organization, decision_number: str, decided_on: date
) -> OrganizationEvent:
    """Put an organization under another parent from that day on.

    Raises `OrganizationClosed`, `SuccessorImpossible`, `NothingChanges`.
    """
    if organization.parent_id == parent.pk:
        raise NothingChanges(name=organization.name, lack=_("it stands under this one"))
    if organization.pk in _and_above(parent):
        raise SuccessorImpossible(name=parent.name, lack=_("it stands below %(name)s") % {"name": organization.name})
    _require_successors([], [parent], on)
    organization.parent = parent
    return _changed(EventKind.TRANSFER, organization, by, on, decision_number, decided_on)


def _and_above(organization: Organization) -> set[int]:
    """Return an organization and everything above it."""
    found: set[int] = set()
    one: Organization | None = organization
    while one is not None and one.pk not in found:
        found.add(one.pk)
        one = one.parent
    return found


def _changed(
    kind: EventKind, organization: Organization, by: User, on: date, number: str, decided_on: date
) -> OrganizationEvent:
    _require_decision(kind, by, on, number, decided_on)
    _locked([organization])
    since = organization.states.filter(until__isnull=True).values_list("since", flat=True).first()
    require_date(on, act=kind.label, earliest=since and since + timedelta(days=1))
    event = OrganizationEvent(kind=kind, decision_number=number, decided_on=decided_on, effective_on=on)
    save(event)
    save(organization)
    OrganizationState.objects.filter(organization=organization, until__isnull=True).update(until=on)
    save(
        OrganizationState(
            organization=organization,
            name=organization.name,
            level=organization.level,
            parent=organization.parent,
            since=on,
            event=event,
        )
    )
    save(OrganizationEventPart(event=event, organization=organization, role=OrganizationEventPart.Role.CHANGED))
    trail.record(f"organization-{kind}", by=by, on=on, number=number, organization=organization.pk)
    return event
