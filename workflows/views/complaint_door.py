"""P1, at the door: the register of letters, one letter with its judgment, and the acts that answer it."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms as django_forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import paging, policy, reading
from cases.commands import complaints as commands
from cases.errors import NotYourDuty
from cases.errors_complaint import NotTheReceivingOffice
from cases.models import Admission, Body, Case, Complaint, Petition, PostDuty, Rule, Sanction
from cases.policy import DUTY_NAMES, Act, Duty
from cases.refusals import refuse, refuse_case
from workflows import complaints, engine, papers
from workflows.access import seen_case, seen_complaint
from workflows.acts import ActView, Closed, Consequences
from workflows.forms import complaint_door as forms
from workflows.forms.complaint import WithdrawForm
from workflows.forms.fields import people_of, written
from workflows.views.adjustments import CaseAct
from workflows.views.page import SeenPage, paper_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.minutes import Place
    from inspection.accounts.models import User


class Register(SeenPage):
    """The letters that came to the bodies one receives letters for or leads, the newest first."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """List them."""
        page = paging.page_of(complaints.register(self.user, self.on), ("-received_on", "-pk"), request.GET.dict())
        receives = complaints.bodies_of(self.user, self.on)
        facts = {
            "rows": complaints.entries(page.rows),
            "page": page,
            "passed_up": complaints.passed_up(self.user, self.on),
            "receive_url": reverse("complaint-receive") if receives else "",
            "on": self.on,
            "empty_title": _("No complaint was received"),
            "empty_how": _("A letter stands here when it is registered, with its window and the judgment on it."),
            "empty_icon": "paper",
        }
        return render(request, "workflows/complaints.html", facts)


class LetterPage(SeenPage):
    """One letter: window, judgment with its rules, who is apart, the chain, and what may be done now."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show it."""
        complaint = seen_complaint(self.user, key)
        shown = complaints.shown(complaint, self.user, self.on)
        facts = {
            "complaint": shown,
            "acts": self.acts(shown),
            "case_url": complaints.case_url(complaint, self.user, self.on),
            "petition": Petition.objects.visible_to(self.user, self.on).of_complaint(complaint),
            "on": self.on,
            "breadcrumbs": [(_("Complaints"), reverse("complaints"))],
        }
        return render(request, "workflows/complaint.html", facts)

    def acts(self, shown: complaints.ComplaintShown) -> list[tuple[str, str]]:
        """What the judgment leaves, for the office; the commands ask again."""
        complaint = shown.complaint
        waiting = complaint.admission == Admission.RECEIVED and complaint.case is None
        if not waiting or not reading.receives(self.user, complaint.body, self.on):
            return []
        at = [complaint.key]
        if shown.grounds:
            return [(_("Refuse to handle it"), reverse("complaint-refuse", args=at))]
        if shown.skips_level:
            return [(_("Return it"), reverse("complaint-return", args=at))]
        return [(_("Propose to handle it"), reverse("complaint-propose", args=at))]


class DoorAct(ActView):
    """An act at the door: about a letter or a body, while there is no case."""

    template_name = "workflows/sitting_act.html"
    names_people = False
    makes: tuple[str, ...] = ()
    team = None  # type: ignore[assignment]  # no team handles it yet
    body: Body

    @property
    def thing(self) -> Any:
        """There is no case yet."""
        return self.body

    @cached_property
    def book(self) -> Any:
        """The rulebook in force today for the body."""
        return Rule.on(self.on, self.body.scope)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the rulebook and the day."""
        return {"book": self.book, "on": self.on}

    def get_success_url(self) -> str:
        """The register."""
        return reverse("complaints")

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """The register."""
        return [(_("Complaints"), reverse("complaints"))]

    def heading(self) -> str:
        """What the act is about."""
        return str(self.body)

    def consequences(self) -> Consequences:
        """The papers made."""
        return [*(paper_line(key) for key in self.makes), *super().consequences()]

    def page_facts(self, form: django_forms.Form) -> dict[str, Any]:
        """What the template needs, and the people offered."""
        people = [(written(person), person.title) for person in people_of(self.body, self.on)]
        return super().page_facts(form) | {"heading": self.heading(), "people": people if self.names_people else []}


# Registered


class Receive(DoorAct):
    """P1. Register a letter that names the decision it contests."""

    form_class: type[django_forms.Form] = forms.NamedReceiveForm
    act_label = gettext_lazy("Register the complaint")
    draft_key = ""
    made: Complaint | None = None
    sanction: Sanction | None = None

    def find(self, **kwargs: Any) -> None:
        """Find the bodies one receives letters for. Raises `Closed`."""
        self.bodies = complaints.bodies_of(self.user, self.on)
        if not self.bodies:
            raise Closed(NotTheReceivingOffice(body=_("a body that handles complaints")))
        self.body = self.bodies[0]

    def require_duty(self) -> None:
        """Who receives letters may; the command asks again for which body."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the bodies, and the decision where it is known."""
        return super().get_form_kwargs() | {"bodies": self.bodies, "sanction": self.sanction}

    def perform(self, by: User, sanction: Sanction, received_on: date, **facts: Any) -> None:
        """Register."""
        facts.pop("once", None)
        self.made = commands.receive_complaint(sanction, by=by, on=received_on, **facts)

    def get_success_url(self) -> str:
        """The letter with the judgment on it."""
        return reverse("complaint", args=[self.made.key]) if self.made else super().get_success_url()

    def consequences(self) -> Consequences:
        """Registering refuses nothing; the judgment follows from rows."""
        return [
            ("checklist", _("Window, standing and level are judged by the rulebook of the day it was received.")),
            ("people", _("Everybody who took part in the contested decision is kept apart from the complaint.")),
        ]


class ReceiveFromCase(Receive):
    """P1. Register a letter against the decision of a case one reads."""

    form_class = forms.ReceiveForm

    def find(self, **kwargs: Any) -> None:
        """Find the case and its decision, then the bodies. Raises `Http404`, `Closed`."""
        case = seen_case(self.user, kwargs["key"])
        self.sanction = complaints.sanction_of(case)
        if self.sanction is None:
            raise Http404
        super().find(**kwargs)

    def heading(self) -> str:
        """The decision."""
        sanction = self.sanction
        return f"{sanction.case.subject_name} · {sanction.get_form_display()}" if sanction is not None else ""


# Answered


class LetterAct(DoorAct):
    """An act on one letter, of the office it came to."""

    complaint: Complaint

    def find(self, **kwargs: Any) -> None:
        """Find the letter. Raises `Http404`."""
        self.complaint = seen_complaint(self.user, kwargs["key"])
        self.body = self.complaint.body

    def require_duty(self) -> None:
        """Refuse everybody but the office. Raises `Closed`."""
        if not reading.receives(self.user, self.body, self.on):
            raise Closed(NotTheReceivingOffice(body=self.body.name))

    def get_success_url(self) -> str:
        """Back to the letter."""
        return reverse("complaint", args=[self.complaint.key])

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """The register, the letter."""
        return [*super().breadcrumbs(), (self.complaint.complainant_name, self.get_success_url())]

    def heading(self) -> str:
        """The letter."""
        return f"{self.complaint.complainant_name} · {self.complaint.received_on:%d/%m/%Y} · {self.body.name}"


class Refuse(LetterAct):
    """P1, the other branch. Refuse a letter by its ground, in writing."""

    form_class = forms.AnswerForm
    act_label: Any = gettext_lazy("Refuse to handle the complaint")
    makes = ("complaint-refusal",)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form what the rules say of the letter."""
        return super().get_form_kwargs() | {"suggested": "\n".join(self.complaint.judgment.get("explanation", []))}

    def perform(self, by: User, reason: str, **_facts: Any) -> None:
        """Refuse, and make the notice."""
        row = commands.refuse_complaint(self.complaint, by=by, on=self.on, reason=reason)
        papers.answer_letter(row, by=by, on=self.on)


class Return(Refuse):
    """P1, the other branch. Return a letter that skips a level, with the name of the body that handles it."""

    act_label = gettext_lazy("Return the complaint")

    def perform(self, by: User, reason: str, **_facts: Any) -> None:
        """Return, and make the notice."""
        row = commands.return_complaint(self.complaint, by=by, on=self.on, reason=reason)
        papers.answer_letter(row, by=by, on=self.on)


class Propose(LetterAct):
    """P1. Propose to handle a letter in order: its case is opened, and a team is named apart from who decided."""

    form_class = forms.ProposeForm
    act_label = gettext_lazy("Propose to handle the complaint")
    makes = ("complaint-slip",)
    names_people = True
    opened: Case | None = None

    def require_duty(self) -> None:
        """Refuse everybody but the area officer. Raises `Closed`."""
        if not policy.holds(self.user, PostDuty.AREA_OFFICER, self.body.organization, self.on):
            raise Closed(NotYourDuty(duty=str(DUTY_NAMES[Duty.AREA_OFFICER]), on=f"{self.on:%d/%m/%Y}"))

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form whose people are asked."""
        return super().get_form_kwargs() | {"body": self.body}

    def perform(self, by: User, places: Sequence[Place], **_facts: Any) -> None:
        """Propose, make the slip, and let the preparation begin."""
        self.opened = commands.propose_handling(self.complaint, by=by, on=self.on, places=places)
        papers.make("complaint-slip", self.opened, by=by, on=self.on)
        engine.start_preparation(self.opened.team)

    def get_success_url(self) -> str:
        """The case."""
        return reverse("case", args=[self.opened.key]) if self.opened else super().get_success_url()

    def consequences(self) -> Consequences:
        """Who is told, who is apart."""
        return [
            *super().consequences(),
            ("people", _("Who signs for the body finds the case in their work; who decided before is kept apart.")),
        ]


class TakeOver(DoorAct):
    """P1. Take over a complaint whose form was beyond the power of the body below."""

    form_class = forms.TakeOverForm
    act_label = gettext_lazy("Take the complaint over")
    made: Complaint | None = None

    def find(self, **kwargs: Any) -> None:
        """Find it among those that came up to the user's bodies. Raises `Http404`."""
        rows = complaints.passed_up(self.user, self.on)
        found = next((one for one in rows if one.row.case.key == kwargs["key"]), None)
        if found is None:
            refuse(self.user, key=kwargs["key"])
        self.found = found
        self.body = found.bodies[0]

    def require_duty(self) -> None:
        """Who finds it may; the command asks again."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the bodies."""
        return super().get_form_kwargs() | {"bodies": self.found.bodies}

    def perform(self, by: User, body: Body, **_facts: Any) -> None:
        """Take it over."""
        self.made = commands.take_over_complaint(self.found.row, by=by, on=self.on, body=body)

    def get_success_url(self) -> str:
        """The letter at this body."""
        return reverse("complaint", args=[self.made.key]) if self.made else super().get_success_url()

    def heading(self) -> str:
        """Whose, and which form."""
        return f"{self.found.row.case.subject_name} · {self.found.form}"


# Withdrawn


class Withdraw(CaseAct):
    """R2, the other branch. The complainant withdraws; the decision stays as it was."""

    form_class = WithdrawForm
    template_name = "workflows/act_form.html"
    act = Act.RECORD_MEETING
    act_label = gettext_lazy("Record that the letter is withdrawn")

    def find(self, **kwargs: Any) -> None:
        """Find the case of a complaint. Raises `Http404`."""
        super().find(**kwargs)
        if not self.case.is_complaint:
            refuse_case(self.user, self.case.key)

    def perform(self, by: User, letter: str, **_facts: Any) -> None:
        """Withdraw, and let the engine follow."""
        case = commands.withdraw_complaint(self.case, by=by, on=self.on, letter=letter)
        engine.place(case)
        engine.place_team(case.team)

    def get_success_url(self) -> str:
        """With the file closed the team has no way back to it."""
        return reverse("inbox") if self.request.method == "POST" else super().get_success_url()

    def brings(self) -> Consequences:
        """The end of the case."""
        return [("lock", _("The file closes; the contested decision stays as it was."))]
