"""Meetings of a body: the list, one meeting, one item with its ballot; and each act on them, one page each."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.commands import sittings as commands
from cases.errors import NotYourDuty
from cases.models import AgendaItem, Body, Case, ItemKind, Rule, Sitting
from cases.policy import DUTY_NAMES, Duty
from documents.commands import issue
from workflows import attendance, sittings
from workflows.access import seen_item, seen_sitting
from workflows.acts import ActView, Closed, Consequences
from workflows.forms import sittings as forms
from workflows.forms.fields import people_of, written
from workflows.views.page import SeenPage, paper_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cases.models import Member
    from inspection.accounts.models import User


class Sittings(SeenPage):
    """The meetings one sits in or records."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """List them, the latest first."""
        facts = {
            "rows": sittings.list_of(self.user),
            "convene_url": reverse("sitting-convene") if sittings.bodies_of(self.user, self.on) else "",
            "on": self.on,
            "empty_title": _("No meeting yet"),
            "empty_how": _("A meeting stands here when the body you sit in is called together."),
            "empty_icon": "agenda",
        }
        return render(request, "workflows/sittings.html", facts)


class SittingPage(SeenPage):
    """One meeting: its roll, its agenda."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show it; items from which one is recused do not exist."""
        sitting = seen_sitting(self.user, key)
        facts = {
            "sitting": sitting,
            "roll": attendance.roll(sitting),
            "items": sittings.agenda(self.user, sitting),
            "papers": sittings.papers_of(self.user, "sitting-minutes", sitting.pk),
            "guests": sittings.guests(self.user, sitting),
            "keeps": attendance.leads(self.user, sitting, self.on),
            "on": self.on,
            "breadcrumbs": [(_("Meetings"), reverse("sittings"))],
        }
        return render(request, "workflows/sitting.html", facts)


class ItemPage(SeenPage):
    """One item of the agenda with its ballot: electors, tellers, figures, arithmetic."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show it to whom it exists for."""
        item = seen_item(self.user, key)
        facts = {
            "shown": sittings.shown(item, self.user, self.on),
            "on": self.on,
            "breadcrumbs": [
                (_("Meetings"), reverse("sittings")),
                (str(item.sitting.body), reverse("sitting", args=[item.sitting.key])),
            ],
        }
        return render(request, "workflows/agenda_item.html", facts)


# Acts


class MeetingAct(ActView):
    """An act on a meeting: who may not see it finds nothing; who may not do it is told so, here and by the command."""

    template_name = "workflows/sitting_act.html"
    names_people = False
    team = None  # type: ignore[assignment]  # a meeting is of a body, not of a team
    body: Body

    def require_keeper(self, sitting: Sitting) -> None:
        """Refuse everybody but who convenes the body, chairs the meeting or records it. Raises `Closed`."""
        if not attendance.leads(self.user, sitting, self.on):
            raise Closed(NotYourDuty(duty=str(DUTY_NAMES[Duty.AUTHORITY]), on=f"{self.on:%d/%m/%Y}"))

    @property
    def thing(self) -> Any:
        """A meeting is no case."""
        return self.body

    @cached_property
    def book(self) -> Any:
        """The rulebook in force today for the body."""
        return Rule.on(self.on, self.body.scope)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the rulebook and the day."""
        return {"book": self.book, "on": self.on}

    def page_facts(self, form: django_forms.Form) -> dict[str, Any]:
        """What the template needs, and the people offered."""
        people = [(written(person), person.title) for person in people_of(self.body, self.on)]
        return super().page_facts(form) | {"heading": self.heading(), "people": people if self.names_people else []}

    def heading(self) -> str:
        """What the act is about."""
        return str(self.body)


class Convene(MeetingAct):
    """Call a body together."""

    form_class = forms.ConveneForm
    act_label = gettext_lazy("Convene the meeting")
    names_people = True
    made: Sitting | None = None

    def find(self, **kwargs: Any) -> None:
        """Find the bodies one calls together. Raises `Closed`."""
        self.bodies = sittings.bodies_of(self.user, self.on)
        if not self.bodies:
            raise Closed(NotYourDuty(duty=str(DUTY_NAMES[Duty.AUTHORITY]), on=f"{self.on:%d/%m/%Y}"))
        self.body = self.bodies[0]

    def require_duty(self) -> None:
        """Whoever calls a body together may."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the bodies."""
        return super().get_form_kwargs() | {"bodies": self.bodies}

    def perform(
        self, by: User, body: Body, held_on: date, place: str, chair: Member, recorder: Member, **_facts: Any
    ) -> None:
        """Convene."""
        self.made = commands.convene_sitting(
            body, by=by, on=self.on, held_on=held_on, chair=chair, recorder=recorder, place=place
        )

    def get_success_url(self) -> str:
        """The meeting; the list where a clerk convenes it for others to record."""
        if self.made is None or self.made not in sittings.list_of(self.user):
            return reverse("sittings")
        return reverse("sitting", args=[self.made.key])

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """The list."""
        return [(_("Meetings"), reverse("sittings"))]


class SittingAct(MeetingAct):
    """An act on one meeting."""

    sitting: Sitting

    def find(self, **kwargs: Any) -> None:
        """Find the meeting. Raises `Http404`."""
        self.sitting = seen_sitting(self.user, kwargs["key"])
        self.body = self.sitting.body

    def require_duty(self) -> None:
        """Refuse everybody but who keeps the meeting. Raises `Closed`."""
        self.require_keeper(self.sitting)

    def get_success_url(self) -> str:
        """Back to the meeting."""
        return reverse("sitting", args=[self.sitting.key])

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """The list, the meeting."""
        return [(_("Meetings"), reverse("sittings")), (str(self.sitting), self.get_success_url())]

    def heading(self) -> str:
        """The meeting."""
        return str(self.sitting)


class AddItem(SittingAct):
    """Put a case of discipline or a complaint on the agenda."""

    form_class = forms.ItemForm
    act_label = gettext_lazy("Put on the agenda")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the cases."""
        return super().get_form_kwargs() | {"offered": sittings.cases_to_vote_on(self.user, self.on)}

    def perform(self, by: User, case: Case, **_facts: Any) -> AgendaItem:
        """Put it there, under the step it belongs to."""
        kind, words = ItemKind.DISCIPLINE, _("Discipline: %(subject)s")
        if case.is_complaint:
            kind, words = ItemKind.COMPLAINT, _("Complaint against discipline: %(subject)s")
        title, step = words % {"subject": case.subject_name}, sittings.step_of(case, self.body)
        return commands.add_item(self.sitting, by=by, on=self.on, kind=kind, title=title, case=case, step=step)


class OpenSitting(SittingAct):
    """Open the meeting with its roll and who is there."""

    form_class = forms.OpenSittingForm
    template_name = "workflows/sitting_open.html"
    act_label = gettext_lazy("Open the meeting")

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the roll."""
        return super().get_form_kwargs() | {"lines": attendance.roll(self.sitting)}

    def perform(self, by: User, present: Sequence[int], absences: Mapping[int, str], **_facts: Any) -> Sitting:
        """Open."""
        return commands.open_sitting(self.sitting, by=by, on=self.on, present=present, absences=absences)

    def page_facts(self, form: django_forms.Form) -> dict[str, Any]:
        """Show the roll beside the seats."""
        return super().page_facts(form) | {"roll": form.formset("roll").beside()}  # type: ignore[attr-defined]


class CloseSitting(SittingAct):
    """Close the meeting with its minutes."""

    form_class = forms.CloseSittingForm
    act_label = gettext_lazy("Close the meeting")

    def consequences(self) -> Consequences:
        """Its minutes."""
        return [paper_line("sitting-minutes")]

    def perform(self, by: User, course: str, **_facts: Any) -> Sitting:
        """Close, and make the minutes."""
        sitting = commands.close_sitting(self.sitting, by=by, on=self.on, course=course)
        issue("sitting-minutes", sitting.body, by=by, on=self.on, occasion=sitting)
        return sitting
