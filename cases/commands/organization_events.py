"""Organizations merge, split, close, change their names or their places, each by a decision; cases follow."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from cases import policy, trail
from cases.commands import _succession
from cases.commands._writing import require_date, require_text, save, save_all
from cases.errors import OrganizationClosed
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
    `SuccessorNotNamed`, `BodyHasOpenCases`.
    """
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

    Raises `OrganizationClosed`, `SuccessorNotNamed`, `BodyHasOpenCases`.
    """
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
    policy.require_administrator(by, on)
    require_date(decided_on, act=kind.label, earliest=None)
    require_text(number=(_("decision number"), number))
    event = OrganizationEvent(kind=kind, decision_number=number, decided_on=decided_on, effective_on=on, note=note)
    save(event)
    _succession.require_idle(closing)
    into = _succession.require_named(closing, successors, places)
    for organization in closing:
        if organization.closed_on:
            raise OrganizationClosed(name=organization.name, on=f"{organization.closed_on:%d/%m/%Y}")
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


@transaction.atomic
def rename_organization(
    organization: Organization, *, by: User, on: date, name: str, decision_number: str, decided_on: date
) -> OrganizationEvent:
    """Give an organization a new name from that day on; earlier cases keep the name of their day."""
    policy.require_administrator(by, on)
    require_text(name=(_("name"), name), number=(_("decision number"), decision_number))
    organization.name = name
    return _changed(EventKind.RENAME, organization, by, on, decision_number, decided_on)


@transaction.atomic
def transfer_organization(
    organization: Organization, *, by: User, on: date, parent: Organization, decision_number: str, decided_on: date
) -> OrganizationEvent:
    """Put an organization under another parent from that day on."""
    policy.require_administrator(by, on)
    require_text(number=(_("decision number"), decision_number))
    organization.parent = parent
    return _changed(EventKind.TRANSFER, organization, by, on, decision_number, decided_on)


def _changed(
    kind: EventKind, organization: Organization, by: User, on: date, number: str, decided_on: date
) -> OrganizationEvent:
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
