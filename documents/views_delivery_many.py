"""Many lines of the board of deliveries in one act: sent, received, or proved by a list that came back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import commands
from cases.commands import Proof, Taken, Untaken
from cases.errors import RuleBroken
from cases.errors_delivery import NobodyChosen
from cases.models import Delivery
from cases.views.office import OfficePage
from documents import deliveries
from documents.commands import AT_ONCE, Recorded, start_run
from documents.forms_delivery import DeliveryFilter, ListForm, ReceivedForm, SendManyForm
from documents.models_sending import DeliveryRun


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
            if len(rows) > AT_ONCE:
                return HttpResponseRedirect(reverse("delivery-run", args=[self.start(form, rows).key]))
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

    def start(self, form: Any, rows: list[Delivery]) -> DeliveryRun:
        """Have it done behind the request."""
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
            "consequences": [*self.brings(), *([behind()] if len(rows) > AT_ONCE else [])],
        }
        return render(self.request, "documents/deliveries_act.html", facts | more, status=status)


def behind() -> tuple[str, str]:
    """What happens where there are many."""
    return "clock", _("So many are recorded behind the page: it shows how far they are, and you may leave it.")


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

    def start(self, form: SendManyForm, rows: list[Delivery]) -> DeliveryRun:
        """Have them sent."""
        how = form.sending()
        recorded = [Recorded(row, how.on) for row in rows]
        return start_run(DeliveryRun.Act.SEND, recorded, by=self.user, on=self.on, channel=how.channel)

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

    def start(self, form: ReceivedForm, rows: list[Delivery]) -> DeliveryRun:
        """Have the receipts recorded."""
        recorded = [Recorded(row, form.proof().on) for row in rows]
        return start_run(DeliveryRun.Act.PROVE, recorded, by=self.user, on=self.on)

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
            pairs, untaken = commands.read_list(form.cleaned_data["words"], waiting)
            if len(pairs) > AT_ONCE:
                return HttpResponseRedirect(reverse("delivery-run", args=[self.start(pairs, untaken).key]))
            taken = commands.prove_listed(pairs, untaken, by=self.user, on=self.on)
        except RuleBroken as refusal:
            return self.render_to_response(self.get_context_data(form=form, refusal=refusal), status=422)
        return told(request, _("Record these receipts"), taken)

    def start(self, pairs: list[tuple[Delivery, Proof]], untaken: list[Untaken]) -> DeliveryRun:
        """Have the receipts recorded behind the request."""
        recorded = [Recorded(row, proof.on, proof.received_by) for row, proof in pairs]
        return start_run(DeliveryRun.Act.PROVE, recorded, by=self.user, on=self.on, untaken=untaken)
