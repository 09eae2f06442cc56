"""The board of deliveries: what has to reach whom, one line with its attempts, and many lines in one act."""

from __future__ import annotations

from typing import Any, NoReturn
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import commands, paging
from cases.commands import Taken
from cases.errors import RuleBroken
from cases.errors_delivery import NobodyChosen
from cases.models import Delivery, Stand
from cases.refusals import refuse
from cases.views.office import OfficePage
from documents import deliveries
from documents.access import offices_kept_by
from documents.forms_delivery import (
    AddresseesForm,
    DeliveryFilter,
    ListForm,
    ProofForm,
    ReceivedForm,
    SendForm,
    SendManyForm,
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


# Many lines


class ActOnMany(OfficePage):
    """One act on the lines chosen in the list, or on all that its filters show; then the report of what was taken."""

    form_class: type[SendManyForm | ReceivedForm]

    def rows(self, asked: Any) -> list[Delivery]:
        """Return the lines chosen, as far as the user may open them."""
        if asked.get("tat_ca"):
            form = DeliveryFilter(asked)
            return deliveries.first_of(self.user, form.wanted(), self.on) if form.is_valid() else []
        return deliveries.chosen(self.user, asked.getlist("chon"), self.on)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Ask how and when; without a line chosen, lead back to the list."""
        rows = self.rows(request.GET)
        if not rows:
            messages.warning(request, str(NobodyChosen().messages[0]))
            return HttpResponseRedirect(reverse("deliveries"))
        return self.asking(self.form_class(on=self.on), rows)

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Do it, case by case, and tell what could not be taken."""
        rows, form = self.rows(request.POST), self.form_class(request.POST, on=self.on)
        if not form.is_valid():
            return self.asking(form, rows, status=422)
        try:
            taken = self.perform(form, rows)
        except RuleBroken as refusal:
            return self.asking(form, rows, status=422, refusal=refusal)
        return told(request, self.act_title(), taken)

    def act_title(self) -> str:
        """Return what the act is called."""
        raise NotImplementedError

    def perform(self, form: Any, rows: list[Delivery]) -> Taken:
        """Do it."""
        raise NotImplementedError

    def brings(self) -> list[tuple[str, str]]:
        """Return what will happen."""
        raise NotImplementedError

    def asking(self, form: Any, rows: list[Delivery], status: int = 200, **more: Any) -> HttpResponse:
        """Return the page that asks."""
        asked = self.request.POST if self.request.method == "POST" else self.request.GET
        keep = [(name, asked[name]) for name in DeliveryFilter().fields if asked.get(name)]
        everything = bool(asked.get("tat_ca"))
        facts = {
            "form": form,
            "count": len(rows),
            "chosen": [] if everything else [row.key for row in rows],
            "kept": [*keep, ("tat_ca", "1")] if everything else [],
            "first": rows[:10],
            "more": max(0, len(rows) - 10),
            "act_label": self.act_title(),
            "cancel_url": reverse("deliveries"),
            "breadcrumbs": [(_("Dispatch and delivery"), reverse("deliveries"))],
            "consequences": self.brings(),
        }
        return render(self.request, "documents/deliveries_act.html", facts | more, status=status)


def told(request: HttpRequest, title: str, taken: Taken) -> HttpResponse:
    """Return the report: how many were taken, and which could not be, with the rule and what to do."""
    facts = {
        "title": title,
        "taken": taken,
        "back_url": reverse("deliveries"),
        "breadcrumbs": [(_("Dispatch and delivery"), reverse("deliveries"))],
    }
    return render(request, "documents/deliveries_done.html", facts, status=200 if taken.done else 422)


class SendMany(ActOnMany):
    """Send many papers by one channel on one day."""

    form_class = SendManyForm

    def act_title(self) -> str:
        """Return what the act is called."""
        return _("Record as sent")

    def perform(self, form: SendManyForm, rows: list[Delivery]) -> Taken:
        """Send them."""
        return commands.send_many(rows, by=self.user, on=self.on, sending=form.sending())

    def brings(self) -> list[tuple[str, str]]:
        """What is sent is not served yet."""
        return [
            ("clock", _("A paper sent counts as served when there is proof; no time runs before that.")),
            ("people", _("Each case is taken whole or not at all; the report says why.")),
            ("register", _("Each stands in the trail of its case.")),
        ]


class ReceiveMany(ActOnMany):
    """Record that many papers were received on one day."""

    form_class = ReceivedForm

    def act_title(self) -> str:
        """Return what the act is called."""
        return _("Record as received")

    def perform(self, form: ReceivedForm, rows: list[Delivery]) -> Taken:
        """Record the receipts."""
        return commands.prove_many(rows, by=self.user, on=self.on, proof=form.proof())

    def brings(self) -> list[tuple[str, str]]:
        """From here times run."""
        return [
            ("clock", _("From the day of the receipt the time to complain runs, where there is one.")),
            ("people", _("Each case is taken whole or not at all; the report says why.")),
            ("register", _("A proof is not replaced by another.")),
        ]


class ReceiveListed(OfficePage):
    """Record receipts from a list that came back."""

    template_name = "documents/deliveries_listed.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the form."""
        return super().get_context_data(
            form=kwargs.pop("form", None) or ListForm(),
            act_label=_("Record these receipts"),
            cancel_url=reverse("deliveries"),
            breadcrumbs=[(_("Dispatch and delivery"), reverse("deliveries"))],
            consequences=[
                ("checklist", _("What was sent under a number or a dispatch slip gets its receipt.")),
                ("people", _("What fits no line, or several, is told and left as it is.")),
            ],
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Record them, and tell what could not be taken."""
        form = ListForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        waiting = deliveries.sent_under(self.user, self.on)
        try:
            taken = commands.prove_listed(form.cleaned_data["words"], waiting, by=self.user, on=self.on)
        except RuleBroken as refusal:
            return self.render_to_response(self.get_context_data(form=form, refusal=refusal), status=422)
        return told(request, _("Record these receipts"), taken)
