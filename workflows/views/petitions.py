"""P1 of a denunciation, and before every case: the register of petitions, one petition, and what is done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import paging, policy, reading
from cases.commands import intake as commands
from cases.commands.intake.judging import branches
from cases.errors_intake import AlreadyHandled, NotClassified, NotThisRegister
from cases.models import Body, Complaint, Handling, Petition, PostDuty
from documents.catalogue import BY_KEY
from workflows import papers, petitions
from workflows.access import seen_petition
from workflows.acts import Closed, Consequences
from workflows.forms import intake as forms
from workflows.uploads import SealedUpload
from workflows.views.complaint_door import DoorAct, Receive
from workflows.views.page import SeenPage

if TYPE_CHECKING:
    from cases.commands.intake import NewPetition
    from cases.identity import Identity
    from inspection.accounts.models import User


class Register(SeenPage):
    """The petitions of the registers one keeps or leads, the newest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """List them."""
        form = forms.RegisterFilter(request.GET or None)
        chosen = form.chosen()
        rows = petitions.register(self.user, self.on, chosen)
        page = paging.page_of(rows, ("-year", "-number", "-pk"), request.GET.dict())
        facts = {
            "rows": petitions.entries(page.rows),
            "page": page,
            "filter_form": form,
            "clear_url": reverse("petitions") if chosen else "",
            "receive_url": reverse("petition-receive") if petitions.keeps(self.user, self.on) else "",
            "custodian_url": reverse("custodian") if Body.objects.led_by(self.user, self.on).exists() else "",
            "on": self.on,
            "empty_title": _("No petition was registered"),
            "empty_how": _("A petition stands here under its number of the year; who sent it is sealed."),
            "empty_icon": "paper",
        }
        return render(request, "workflows/petitions.html", facts)


class PetitionPage(SeenPage):
    """One petition: what it says, its judgment, what is like it, and what may be done now."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show it."""
        row = seen_petition(self.user, key)
        keeper = reading.receives(self.user, row.body, self.on)
        shown = petitions.shown(row, self.user, self.on)
        facts = {
            "shown": shown,
            "petition": row,
            "acts": self.acts(shown) if keeper else [],
            "before": petitions.sent_before(row, self.user, self.on) if keeper else [],
            "documents": [papers.shown(one) for one in petitions.papers_of(row)],
            "changes": row.changes.select_related("by"),
            "copies": row.copies.all(),
            "scans": row.scans.count(),
            "signs": row.signs.visible_to(self.user, self.on),
            "complaint_url": reverse("complaint", args=[row.complaint.key]) if row.complaint is not None else "",
            "case_url": reverse("case", args=[shown.case.key]) if shown.case is not None else "",
            "on": self.on,
            "breadcrumbs": [(_("Petitions"), reverse("petitions"))],
        }
        return render(request, "workflows/petition.html", facts)

    def acts(self, shown: petitions.PetitionShown) -> list[tuple[str, str, bool]]:
        """What the office may do now, each with its address and whether it is the next; the commands ask again."""
        row, at = shown.petition, [shown.petition.key]
        found: list[tuple[str, str, bool]] = []
        if shown.is_open:
            ways = {way.handling for way in shown.ways}
            if Handling.ACCEPT in ways and (address := papers.address("denunciation-open", row.key)):
                found.append((_("Take it up as a denunciation"), address, True))
            if Handling.COMPLAINT in ways:
                found.append((_("Register it as a complaint"), reverse("petition-complaint", args=at), True))
            if shown.ways:
                found.append((_("Handle it"), reverse("petition-handle", args=at), not found))
            found.append(
                (
                    _("Classify it anew") if row.classification else _("Classify it"),
                    reverse("petition-classify", args=at),
                    not row.classification,
                )
            )
            found.append((_("Put the day of receipt right"), reverse("petition-receipt", args=at), False))
        if policy.holds(self.user, PostDuty.AREA_OFFICER, row.body.organization, self.on):
            found.append((_("Note signs of violation"), reverse("petition-sign", args=at), False))
        found.append((_("Take no part in it"), reverse("petition-withdraw", args=at), False))
        return found


class IntakeAct(DoorAct):
    """An act of intake: its way back is the register of petitions."""

    template_name = "workflows/sitting_act.html"

    def get_success_url(self) -> str:
        """The register."""
        return reverse("petitions")

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """The register."""
        return [(_("Petitions"), reverse("petitions"))]


class ReceivePetition(SealedUpload, IntakeAct):
    """P1. Register a petition; the sender is sealed in the same act."""

    form_class = forms.ReceiveForm
    act_label = gettext_lazy("Register the petition")
    made: Petition | None = None

    def find(self, **kwargs: Any) -> None:
        """Find the registers one keeps. Raises `Closed`."""
        self.bodies = petitions.keeps(self.user, self.on)
        if not self.bodies:
            raise Closed(NotThisRegister(body=_("any body")))
        self.body = self.bodies[0]

    def require_duty(self) -> None:
        """Who keeps a register may; the command asks again which."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the registers."""
        return super().get_form_kwargs() | {"bodies": self.bodies}

    def perform(self, by: User, body: Body, petition: NewPetition, sender: Identity, **_facts: Any) -> None:
        """Register."""
        self.made = commands.receive_petition(body, by=by, on=self.on, petition=petition, sender=sender)

    def get_success_url(self) -> str:
        """The petition."""
        return reverse("petition", args=[self.made.key]) if self.made else super().get_success_url()

    def consequences(self) -> Consequences:
        """Number, seal, what is not kept."""
        return [
            ("register", _("It takes the next number of the year's register.")),
            ("seal", _("Who sent it is sealed at once. Nobody reads it again without the custodian's approval.")),
            ("warning", _("What was written of the sender is not shown again: after an error it is written anew.")),
        ]


class PetitionAct(IntakeAct):
    """An act on one petition, of the office that keeps the register."""

    petition: Petition

    def find(self, **kwargs: Any) -> None:
        """Find the petition. Raises `Http404`."""
        self.petition = seen_petition(self.user, kwargs["key"])
        self.body = self.petition.body

    def require_duty(self) -> None:
        """Refuse everybody but the office. Raises `Closed`."""
        if not reading.receives(self.user, self.body, self.on):
            raise Closed(NotThisRegister(body=self.body.name))

    def get_success_url(self) -> str:
        """Back to the petition."""
        return reverse("petition", args=[self.petition.key])

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """The register, the petition."""
        return [*super().breadcrumbs(), (self.petition.symbol, reverse("petition", args=[self.petition.key]))]

    def heading(self) -> str:
        """The petition, by its number and whom it is about."""
        parts = [_("Petition %(number)s") % {"number": self.petition.symbol}, self.petition.subject]
        return " · ".join(part for part in parts if part)


class OpenPetitionAct(PetitionAct):
    """An act on a petition that was not handled yet."""

    def require_duty(self) -> None:
        """Refuse what was handled. Raises `Closed`."""
        super().require_duty()
        row = self.petition
        if row.handling:
            facts = {"on": f"{row.handled_on:%d/%m/%Y}", "handling": row.get_handling_display()}
            raise Closed(AlreadyHandled(petition=row.symbol, **facts))


class Classify(OpenPetitionAct):
    """P1. Say what a petition is, whether the body is competent, what stands in the way."""

    form_class = forms.ClassifyForm
    act_label = gettext_lazy("Classify the petition")
    template_name = "workflows/petition_classify.html"

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the petition, what it may repeat, who may be competent instead."""
        self.before = petitions.sent_before(self.petition, self.user, self.on)
        former = [one.petition for one in self.before]
        if self.petition.repeat_of is not None and self.petition.repeat_of not in former:
            former.append(self.petition.repeat_of)
        told = {"petition": self.petition, "former": former, "others": list(petitions.competent_instead(self.petition))}
        return super().get_form_kwargs() | told

    def page_facts(self, form: django_forms.Form) -> dict[str, Any]:
        """The petition, what is like it, and who manages the subject by the record."""
        told = {
            "petition": self.petition,
            "before": self.before,
            "managing": petitions.managing(self.petition, self.on),
        }
        return super().page_facts(form) | told

    def perform(self, by: User, **facts: Any) -> None:
        """Classify."""
        facts.pop("once", None)
        commands.classify(self.petition, by=by, on=self.on, **facts)


class Handle(OpenPetitionAct):
    """P1. Transfer, return, guide, decline, keep for monitoring or store; with its letter."""

    form_class = forms.HandleForm
    act_label = gettext_lazy("Handle the petition")

    def require_duty(self) -> None:
        """Refuse what is not classified. Raises `Closed`."""
        super().require_duty()
        if not self.petition.classification:
            raise Closed(NotClassified(petition=self.petition.symbol))

    def ways(self) -> list[Any]:
        """The ways that are this page's: taking up has pages of its own."""
        found = branches(self.petition) if self.petition.classification else []
        return [way for way in found if way.handling not in {Handling.ACCEPT, Handling.COMPLAINT}]

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the petition and its ways."""
        ways = self.ways()
        first = branches(self.petition)[0] if self.petition.classification else None
        suggested = first.handling.value if first is not None and first in ways else ""
        told = {"petition": self.petition, "ways": ways, "suggested": suggested}
        return super().get_form_kwargs() | told

    def perform(self, by: User, handling: str, reason: str, handed_to: str = "", **_facts: Any) -> None:
        """Handle, and make the slip and the letter."""
        row = commands.handle(self.petition, by=by, on=self.on, handling=handling, reason=reason, handed_to=handed_to)
        papers.answer_petition(row, by=by, on=self.on)

    def consequences(self) -> Consequences:
        """The papers of each way."""
        lines: Consequences = []
        for way in self.ways():
            names = ", ".join(str(BY_KEY[key].name) for key in papers.petition_papers(way.handling))
            lines.append(("paper", f"{str(way.handling.label).capitalize()}: {names}."))
        return [*lines, ("lock", _("No letter names the sender; the name is written on the envelope by hand."))]


class ChangeReceipt(OpenPetitionAct):
    """P1. Put the day of receipt right; the former day is kept."""

    form_class = forms.ReceiptForm
    act_label = gettext_lazy("Put the day of receipt right")

    def get_initial(self) -> dict[str, Any]:
        """The day that stands."""
        return {"received_on": self.petition.received_on}

    def perform(self, by: User, received_on: Any, reason: str, **_facts: Any) -> None:
        """Change."""
        commands.change_receipt(self.petition, by=by, on=self.on, received_on=received_on, reason=reason)


class Withdraw(PetitionAct):
    """Declare a conflict; the petition exists for one no more."""

    form_class = forms.ReasonForm
    act_label = gettext_lazy("Take no part in the petition")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Ask for the ground."""
        return super().get_form_kwargs() | {"asked": _("Ground")}

    def perform(self, by: User, reason: str, **_facts: Any) -> None:
        """Declare."""
        commands.withdraw_from(self.petition, by=by, on=self.on, ground=reason)

    def get_success_url(self) -> str:
        """The petition is gone; the register is left."""
        return reverse("petitions") if self.request.method == "POST" else super().get_success_url()

    def consequences(self) -> Consequences:
        """There is no way back."""
        return [("lock", _("From now on the petition does not exist for you."))]


class RegisterComplaint(Receive):
    """P1. A petition that complains of discipline: registered where complaints are, with a link both ways."""

    act_label = gettext_lazy("Register it as a complaint")

    def find(self, **kwargs: Any) -> None:
        """Find the petition, then the bodies that answer complaints. Raises `Http404`, `Closed`."""
        self.petition = seen_petition(self.user, kwargs["key"])
        if not reading.receives(self.user, self.petition.body, self.on):
            raise Closed(NotThisRegister(body=self.petition.body.name))
        super().find(**kwargs)

    def get_initial(self) -> dict[str, Any]:
        """What the petition says."""
        channels = {Petition.Channel.IN_PERSON: Complaint.Channel.IN_PERSON}
        return {
            "received_on": self.petition.received_on,
            "content": self.petition.content,
            "channel": channels.get(Petition.Channel(self.petition.channel), Complaint.Channel.POST),
        }

    def perform(self, by: User, *args: Any, **facts: Any) -> None:
        """Register the complaint, link it, and make the slip."""
        super().perform(by, *args, **facts)
        if self.made is not None:
            row = commands.lead_to_complaint(self.petition, self.made, by=by, on=self.on)
            papers.answer_petition(row, by=by, on=self.on)

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """The register, the petition."""
        here = reverse("petition", args=[self.petition.key])
        return [(_("Petitions"), reverse("petitions")), (self.petition.symbol, here)]
