"""Service: a paper reached somebody, with a receipt or a refusal before witnesses."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects
from django.utils.translation import gettext_lazy as _

from cases import policy
from cases.acting import command
from cases.commands import deliveries, expecting
from cases.commands._allegations import require_withheld
from cases.commands._writing import require_date, require_text, save_all, write
from cases.errors import DecisionMissing, ServiceUnproved, WitnessesMissing
from cases.locking import locked_case
from cases.minutes import Serving
from cases.models import Case, Service
from cases.policy import Act

if TYPE_CHECKING:
    from inspection.accounts.models import User


def keep_services(case: Case, served: Sequence[Serving], *, by: User, on: date) -> None:
    """Write the services that belong to an act; the act's own trail entry tells of them."""
    for serving in served:
        require_text(served_to=(_("served to"), serving.served_to))
        if serving.refused and not serving.witnesses.strip():
            raise WitnessesMissing()
    require_withheld(served)
    rows = [
        Service(
            case=case,
            paper=serving.paper,
            version=serving.version,
            title=serving.title,
            served_on=on,
            served_to=serving.served_to,
            channel=serving.channel,
            received_on=None if serving.refused else serving.received_on,
            refused=serving.refused,
            refused_on=on if serving.refused else None,
            witnesses=serving.witnesses,
            served_by=by,
        )
        for serving in served
    ]
    save_all(rows)
    expecting.note(case, rows)


@command
def serve(case: Case, *, by: User, on: date, serving: Serving) -> Case:
    """Hand a paper over and record to whom, which version, when, how, and the proof."""
    case = locked_case(case)
    if case.decided_on is None:
        raise DecisionMissing(case=case.code)
    policy.require(by, Act.SERVE, case, on=on)
    require_date(on, act=_("Serve a paper"), earliest=case.decided_on)
    keep_services(case, [serving], by=by, on=on)
    deliveries.settle(case, deliveries.SERVE)
    write(case, "served", "", by, on, paper=serving.paper, version=serving.version, refused=serving.refused)
    return case


@command
def confirm_receipt(service: Service, *, by: User, on: date) -> Service:
    """The subject's side confirms that it received a paper through the system."""
    case = locked_case(service.case)
    policy.require(by, Act.RESPOND, case, on=on)
    service = Service.objects.select_for_update().get(pk=service.pk)
    if service.received_on is None and not service.refused and service.returned_on is None:
        service.received_on = on
        service.save(update_fields=["received_on"])
        expecting.note_receipt(service)
        deliveries.settle(case, deliveries.PROOF)
        write(case, "receipt-confirmed", "", by, on, paper=service.paper, version=service.version)
    return service


def require_served(case: Case, paper: str, title: str) -> None:
    """Refuse where a paper of a locked case has no proof of service."""
    prefetch_related_objects([case], "services")
    if not any(row.proved for row in case.services.all() if row.paper == paper):
        raise ServiceUnproved(paper=title)
