"""Where a case of discipline begins: on a conclusion or proposal in the list, or on a ground of its own."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.commands import discipline as commands
from cases.errors import NotYourDuty
from cases.models import Body, Case, Rule
from cases.policy import DUTY_NAMES, Act, Duty
from cases.refusals import refuse
from workflows import engine, matters, signs
from workflows.acts import ActView, Closed, Consequences
from workflows.forms.discipline_opening import GroundForm, OpenForm
from workflows.forms.fields import people_of, written
from workflows.views.adjustments import CaseAct
from workflows.views.page import SeenPage

if TYPE_CHECKING:
    from cases.rulebook import Rulebook
    from inspection.accounts.models import User


class ToOpenList(SeenPage):
    """The conclusions that call for an inspection on signs or for discipline, among the cases the user may read."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """List them, those not opened yet first."""
        prepares = _prepared_by(self.user, self.on)
        facts = {
            "rows": [*signs.to_open(self.user, self.on), *matters.to_open(self.user, self.on)],
            "ground_url": reverse("discipline-ground") if prepares else "",
            "signs_url": reverse("signs-open-new") if prepares else "",
            "on": self.on,
            "empty_title": _("No case calls for another"),
            "empty_how": _("A case stands here when a body concludes that it calls for inspection or discipline."),
            "empty_icon": "cases",
        }
        return render(request, "workflows/to_open.html", facts)


class OpenDiscipline(CaseAct):
    """Open the case of discipline that this case calls for."""

    form_class = OpenForm
    wide = True
    template_name = "workflows/act_form.html"
    act = Act.READ
    act_label = gettext_lazy("Open the case of discipline")
    names_people = True
    opened: Case | None = None
    bodies: list[Body]

    def find(self, **kwargs: Any) -> None:
        """Find a case that stands on the list. Raises `Http404`."""
        super().find(**kwargs)
        self.row = matters.row_to_open(self.case) or refuse(self.user, key=self.case.key)
        self.bodies = bodies_prepared(self.user, self.on)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the bodies."""
        return super().get_form_kwargs() | {"bodies": self.bodies}

    def perform(self, by: User, **facts: Any) -> Case:
        """Open, and let the preparation begin."""
        self.opened = commands.open_from_list(self.row, by=by, on=self.on, **facts)
        engine.start_preparation(self.opened.team)
        return self.opened

    def get_success_url(self) -> str:
        """The new case."""
        return reverse("case", args=[self.opened.key]) if self.opened else super().get_success_url()

    def brings(self) -> Consequences:
        """What comes over, and who is told."""
        return [
            ("cases", _("The violations found come over; links go both ways.")),
            ("people", _("Who signs for the body finds the case in their work.")),
        ]


class OpenOnGround(ActView):
    """Open a case of discipline where no other case came before: on a judgment, another's discipline, an own report."""

    form_class = GroundForm
    wide = True
    template_name = "workflows/discipline_ground.html"
    act_label = gettext_lazy("Open consideration of discipline")
    case = None  # type: ignore[assignment]
    team = None  # type: ignore[assignment]  # there is neither before it is opened
    bodies: list[Body]
    opened: Case | None = None

    def find(self, **kwargs: Any) -> None:
        """Find the bodies one prepares work for. Raises `Closed`."""
        self.bodies = bodies_prepared(self.user, self.on)

    def require_duty(self) -> None:
        """Whoever prepares work for a body may; `find` has refused everybody else."""

    @cached_property
    def book(self) -> Rulebook:
        """The rulebook in force today for the house."""
        return Rule.on(self.on, self.bodies[0].scope)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the bodies, the rulebook and the day."""
        return super().get_form_kwargs() | {"bodies": self.bodies, "book": self.book, "on": self.on}

    def perform(self, by: User, body: Body, **facts: Any) -> Case:
        """Open, and let the preparation begin."""
        self.opened = commands.open_on_ground(body, by=by, on=self.on, **facts)
        engine.start_preparation(self.opened.team)
        return self.opened

    def get_success_url(self) -> str:
        """The new case; the list before there is one."""
        return reverse("case", args=[self.opened.key]) if self.opened else reverse("to-open")

    def consequences(self) -> Consequences:
        """What follows, and what is asked next."""
        return [
            ("paper", _("The paper it rests on is the first piece of evidence in the file.")),
            ("people", _("Who signs for the body finds the case in their work.")),
        ]

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """The list."""
        return [(_("Cases to open"), reverse("to-open"))]

    def extra_context(self) -> dict[str, Any]:
        """The people offered while one writes."""
        people = people_of(self.bodies[0], self.on)
        return {"wide": self.wide, "people": [(written(person), person.title) for person in people]}


def _prepared_by(user: User, on: date) -> bool:
    return Body.objects.prepared_by(user, on).exists()


def bodies_prepared(user: User, on: date) -> list[Body]:
    """Return the bodies this person prepares work for. Raises `Closed`."""
    bodies = list(Body.objects.prepared_by(user, on).select_related("organization"))
    if not bodies:
        raise Closed(NotYourDuty(duty=str(DUTY_NAMES[Duty.AREA_OFFICER]), on=f"{on:%d/%m/%Y}"))
    return bodies
