"""The board of deliveries: what has to reach whom, and one line with its attempts."""

from __future__ import annotations

from typing import Any, NoReturn
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import commands, paging
from cases.errors import RuleBroken
from cases.models import Delivery, Stand
from cases.refusals import refuse
from cases.views.office import OfficePage
from documents import deliveries
from documents.access import offices_kept_by
from documents.forms_delivery import (
    AddresseesForm,
    DeliveryFilter,
    ProofForm,
    SendForm,
)
from documents.views_register import picks

#: The chip of each state.
CHIPS = {
    Stand.TO_SERVE: "todo",
    Stand.SENT: "wait",
    Stand.RECEIVED: "done",
    Stand.REFUSED: "refused",
    Stand.RETURNED: "late",
    Stand.VOID: "todo",
}


def _shown(row: Delivery) -> tuple[Delivery, str]:
    return row, CHIPS[Stand(row.stand)]


class Deliveries(OfficePage):
    """25 lines at a time, the nearest day first."""

    template_name = "documents/deliveries.html"
    keys = paging.TURNING

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what the filters leave."""
        form = self.filters(DeliveryFilter)
        page, view = paging.Page([]), deliveries.OPEN
        if form.is_valid():
            wanted = form.wanted()
            view = wanted.view
            found = deliveries.lines(self.user, wanted, self.on)
            page = paging.page_of(found, deliveries.ORDER, self.request.GET.dict())
        kept = {name: value for name, value in form.data.items() if value and name not in paging.TURNING}
        registers = []
        if offices_kept_by(self.user, self.on).exists():
            registers = picks("deliveries", self.user, self.on, is_in_hand=False)
        return super().get_context_data(
            rows=[(*_shown(row), row.waits_for_proof(self.on)) for row in page.rows],
            page=page,
            filter_form=form,
            kept=kept,
            registers=registers,
            views=self.views(kept, view),
            clear_url=reverse("deliveries") if kept else "",
            on=self.on,
            **kwargs,
        )

    def views(self, kept: dict[str, str], view: str) -> list[dict[str, Any]]:
        """Return what waits, counted, as the row over the list."""
        counted = deliveries.counts(self.user, self.on)
        within = {name: value for name, value in kept.items() if name not in {"stand", "q"}}
        return [
            {
                "label": label,
                "url": "?" + urlencode(within | {"stand": key}),
                "count": str(counted[key]) if not within else "",
                "is_current": key == view,
            }
            for key, label in deliveries.VIEWS
            if counted.get(key) or key == deliveries.OPEN
        ]


# One line


class DeliveryPage(OfficePage):
    """A paper and one addressee: every attempt, its proof or its return, and what can be done now."""

    def row(self, key: str) -> Delivery:
        """Return the line the user may open. Raises `Http404`, and keeps the attempt."""
        return deliveries.one(self.user, key, self.on) or self.refuse(key)

    def refuse(self, key: str) -> NoReturn:
        """Answer as if there were nothing."""
        refuse(self.user, delivery=key)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show it."""
        return self.page(self.row(kwargs["key"]))

    def page(self, row: Delivery, status: int = 200, **more: Any) -> HttpResponse:
        """Return the page."""
        opened = deliveries.opened(self.user, row, self.on)
        may, stands = opened.may_hand_over, row.stand != Stand.VOID
        waits = row.stand in {Stand.TO_SERVE, Stand.RETURNED}
        facts = {
            "delivery": row,
            "chip": CHIPS[Stand(row.stand)],
            "is_late": row.waits_for_proof(self.on),
            "attempts": opened.attempts,
            "others": [_shown(other) for other in opened.others],
            "send_form": SendForm(on=self.on) if may and waits else None,
            "proof_form": ProofForm(on=self.on) if may and row.stand == Stand.SENT else None,
            "addressees_form": AddresseesForm(names=deliveries.suggested(row)) if may and stands else None,
            "breadcrumbs": [(_("Dispatch and delivery"), reverse("deliveries"))],
            "on": self.on,
        }
        return render(self.request, "documents/delivery.html", facts | more, status=status)


class ActOnDelivery(DeliveryPage):
    """One act on a line, from its page and back to it."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Lead to the page that offers the act."""
        return HttpResponseRedirect(reverse("delivery", args=[self.row(kwargs["key"]).key]))

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it."""
        row = self.row(kwargs["key"])
        try:
            done = self.perform(row)
        except RuleBroken as refusal:
            return self.page(row, status=422, refusal=refusal)
        if isinstance(done, str):
            messages.success(request, done)
            return HttpResponseRedirect(reverse("delivery", args=[row.key]))
        return self.page(row, status=422, **done)

    def perform(self, row: Delivery) -> str | dict[str, Any]:
        """Do the act and say so, or return the form that is wrong."""
        raise NotImplementedError


class SendOne(ActOnDelivery):
    """Hand it over, or send it."""

    def perform(self, row: Delivery) -> str | dict[str, Any]:
        """Write how it goes."""
        form = SendForm(self.request.POST, on=self.on)
        if not form.is_valid():
            return {"send_form": form}
        sending = form.sending()
        commands.send(row, by=self.user, on=self.on, sending=sending)
        if sending.received_on is not None:
            return _("The paper is handed over against a receipt.")
        return _("It is on its way; it counts as served when there is proof.")


class ProveOne(ActOnDelivery):
    """Record what became of it."""

    def perform(self, row: Delivery) -> str | dict[str, Any]:
        """Write the proof or the return."""
        form = ProofForm(self.request.POST, on=self.on)
        if not form.is_valid():
            return {"proof_form": form}
        proof = form.proof()
        commands.prove(row, by=self.user, on=self.on, proof=proof)
        if proof.stand == Stand.RETURNED:
            return _("The return is recorded; the paper is to be handed over again.")
        return _("The proof is recorded.")


class NameAddressees(ActOnDelivery):
    """Name others the same paper goes to."""

    def perform(self, row: Delivery) -> str | dict[str, Any]:
        """Write them down."""
        form = AddresseesForm(self.request.POST, names=deliveries.suggested(row))
        if not form.is_valid():
            return {"addressees_form": form}
        made = commands.name_addressees(row, by=self.user, on=self.on, names=form.names())
        return _("%(count)s further addressees are named.") % {"count": len(made)}
