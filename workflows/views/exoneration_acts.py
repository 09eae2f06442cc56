"""Where wrongful discipline is taken up, and the application of who was expelled."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext_lazy

from cases import policy
from cases.commands import exoneration as commands
from cases.errors import NotYourDuty
from cases.models import Body, Case, Exoneration, Kind, Rule
from cases.policy import DUTY_NAMES, Act, Duty
from cases.refusals import refuse_case
from workflows import engine, exonerations
from workflows.access import seen_case
from workflows.acts import Closed
from workflows.forms import exoneration as forms
from workflows.views.adjustments import CaseAct
from workflows.views.exoneration import EstablishWrongfulness

if TYPE_CHECKING:
    from cases.rulebook import Rulebook
    from inspection.accounts.models import User


class Establish(EstablishWrongfulness):
    """Take up the discipline a case decided, or a complaint annulled; the case begins with it."""

    bodies: list[Body]
    made: Case | None = None

    def find(self, **kwargs: Any) -> None:
        """Find the case, its sanction and the bodies one prepares work for. Raises `Http404`, `Recused`, `Closed`."""
        self.case = seen_case(self.user, kwargs["key"])
        self.team = self.case.team
        self.sanction = exonerations.sanction_of(self.case) or refuse_case(self.user, self.case.key)
        self.bodies = list(Body.objects.prepared_by(self.user, self.on).select_related("organization"))
        if not self.bodies:
            raise Closed(NotYourDuty(duty=str(DUTY_NAMES[Duty.AREA_OFFICER]), on=f"{self.on:%d/%m/%Y}"))

    @cached_property
    def book(self) -> Rulebook:
        """The rulebook in force today for the house."""
        return Rule.on(self.on, self.bodies[0].scope)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the bodies and the sanction."""
        told = {"bodies": self.bodies, "sanction": self.sanction, "annulled": exonerations.is_annulled(self.sanction)}
        return super().get_form_kwargs() | told

    def perform(self, by: User, *args: Any, **facts: Any) -> Case:
        """Establish, and offer the apology to who signs."""
        self.made = super().perform(by, **facts)
        engine.start_preparation(self.made.team)
        engine.start_cases(self.made.team)
        return self.made

    def get_success_url(self) -> str:
        """The new case."""
        return reverse("case", args=[(self.made or self.case).key])

    def extra_context(self) -> dict[str, Any]:
        """The sanction."""
        return super().extra_context() | {"sanction": self.sanction}


class ReceiveApplication(CaseAct):
    """Record the application for membership; after an expulsion it comes back on application."""

    form_class = forms.ApplicationForm
    template_name = "workflows/act_form.html"
    act = Act.PROPOSE
    act_label = gettext_lazy("Record the application")

    def find(self, **kwargs: Any) -> None:
        """Find a case of wrongful discipline. Raises `Http404`."""
        super().find(**kwargs)
        if self.case.kind != Kind.EXONERATION:
            refuse_case(self.user, self.case.key)

    def asked_act(self) -> Act:
        """The officer records it, or who signs."""
        signs = policy.may(self.user, Act.RESTORE_RIGHTS, self.case, self.on)
        return Act.RESTORE_RIGHTS if signs else Act.PROPOSE

    def perform(self, by: User, received_on: date, **_facts: Any) -> Exoneration:
        """Record."""
        return commands.receive_application(self.case, by=by, on=received_on)
