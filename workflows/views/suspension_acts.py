"""Where a suspension begins: in a case that is obstructed, or on a notice; and the list of suspensions."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms as django_forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.errors import NotYourDuty
from cases.models import Body, Case, Rule
from cases.policy import DUTY_NAMES, Duty
from workflows import engine, suspensions
from workflows.access import seen_case
from workflows.acts import Closed
from workflows.forms import suspension as forms
from workflows.forms.fields import people_of, written
from workflows.views.page import SeenPage
from workflows.views.suspension import ProposeSuspension

if TYPE_CHECKING:
    from cases.rulebook import Rulebook
    from inspection.accounts.models import User


class Propose(ProposeSuspension):
    """Propose to the body one prepares work for; the preparation begins, and is over, with it."""

    bodies: list[Body]
    made: Case | None = None

    def find(self, **kwargs: Any) -> None:
        """Find the bodies one prepares work for. Raises `Closed`."""
        self.bodies = list(Body.objects.prepared_by(self.user, self.on).select_related("organization"))
        if not self.bodies:
            raise Closed(NotYourDuty(duty=str(DUTY_NAMES[Duty.AREA_OFFICER]), on=f"{self.on:%d/%m/%Y}"))

    @cached_property
    def book(self) -> Rulebook:
        """The rulebook in force today for the house."""
        return Rule.on(self.on, self.bodies[0].scope)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the bodies, the rulebook and the day."""
        of_what = {"case": self.case, "team": getattr(self, "team", None)}
        return of_what | {"bodies": self.bodies, "book": self.book, "on": self.on}

    def perform(self, by: User, *args: Any, **facts: Any) -> Case:
        """Propose, and offer the decision to who signs."""
        facts.pop("once", None)
        self.made = super().perform(by, **facts)
        engine.start_preparation(self.made.team)
        engine.start_cases(self.made.team)
        return self.made

    def get_success_url(self) -> str:
        """The new case; before there is one, where one came from."""
        here = self.made or self.case
        return reverse("case", args=[here.key]) if here is not None else reverse("suspensions")

    def extra_context(self) -> dict[str, Any]:
        """The people offered while one writes."""
        people = people_of(self.bodies[0], self.on)
        return {"wide": self.wide, "people": [(written(person), person.title) for person in people]}


class ProposeInCase(Propose):
    """Somebody obstructs a case that is open, or is reached by criminal procedure."""

    form_class = forms.ProposeForm

    def find(self, **kwargs: Any) -> None:
        """Find the case, then the bodies. Raises `Http404`, `Recused`, `Closed`."""
        self.case = seen_case(self.user, kwargs["key"])
        self.team = self.case.team
        super().find(**kwargs)


class ProposeOnNotice(Propose):
    """Law enforcement gives notice about a member; there may be no case yet."""

    form_class = forms.NoticeForm
    template_name = "workflows/suspension_notice.html"
    act_label = gettext_lazy("Propose the suspension on the notice")

    def page_facts(self, form: django_forms.Form) -> dict[str, Any]:
        """There is neither case nor team."""
        self.team = None  # type: ignore[assignment]
        return super().page_facts(form)

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """The list."""
        return [(_("Suspensions"), reverse("suspensions"))]


class Suspensions(SeenPage):
    """The suspensions in the cases one may open, the next end first."""

    user: User

    def get(self, request: HttpRequest) -> HttpResponse:
        """List them by state and body."""
        bodies = suspensions.bodies_of(self.user, self.on)
        form = forms.ListForm(request.GET or None, bodies=bodies)
        page, rows = suspensions.page(self.user, self.on, request.GET.dict(), **form.chosen())
        prepares = Body.objects.prepared_by(self.user, self.on).exists()
        facts = {
            "rows": rows,
            "page": page,
            "filter_form": form,
            "clear_url": reverse("suspensions") if request.GET else "",
            "notice_url": reverse("suspension-notice") if prepares else "",
            "on": self.on,
            "empty_title": _("Nobody is suspended"),
            "empty_how": _("A suspension stands here from its proposal on, in the cases you may open."),
            "empty_icon": "cases",
            "breadcrumbs": [(_("Inspections and supervisions"), reverse("cases"))],
        }
        return render(request, "workflows/suspensions.html", facts)
