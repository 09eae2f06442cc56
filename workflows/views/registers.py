"""Registers a body keeps beside its cases: policies to amend, routine supervision, weak organizations."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.commands import registers as commands
from cases.errors import NotYourDuty
from cases.models import Rule
from cases.policy import DUTY_NAMES, Duty
from workflows import registers
from workflows.acts import Closed
from workflows.forms import registers as forms
from workflows.forms.fields import people_of, written
from workflows.views.page import RuledPage, SeenPage

if TYPE_CHECKING:
    from cases.models import Body, Member, Organization
    from cases.paging import Page
    from cases.rulebook import Rulebook
    from inspection.accounts.models import User


class Register(SeenPage):
    """A register: the rows one may read, and the way to enter one more for who keeps it."""

    template_name: ClassVar[str]
    read: ClassVar[Callable[..., Page]]
    add_name: ClassVar[str]
    empty_title: ClassVar[Any]

    def get(self, request: HttpRequest) -> HttpResponse:
        """List them."""
        page = type(self).read(self.user, self.on, request.GET.dict())
        keeps = bool(registers.kept_by(self.user, self.on))
        facts = {
            "rows": page.rows,
            "page": page,
            "keeps": keeps,
            "add_url": reverse(self.add_name) if keeps else "",
            "on": self.on,
            "empty_title": self.empty_title,
            "empty_how": _("Whoever prepares work for a body, or signs for it, enters rows here."),
            "empty_icon": "checklist",
        }
        return render(request, self.template_name, facts)


class Recommendations(Register):
    """Recommendations to amend a policy."""

    template_name = "workflows/recommendations.html"
    read = staticmethod(registers.recommendations)
    add_name = "recommendation-add"
    empty_title = gettext_lazy("No policy was recommended to be amended")


class SupervisionLog(Register):
    """The log of routine supervision."""

    template_name = "workflows/supervision_log.html"
    read = staticmethod(registers.entries)
    add_name = "supervision-add"
    empty_title = gettext_lazy("No routine supervision is entered")


class WeakOrganizations(Register):
    """Weak organizations and their reviews."""

    template_name = "workflows/weak_organizations.html"
    read = staticmethod(registers.weak)
    add_name = "weak-add"
    empty_title = gettext_lazy("No organization is listed as weak")


# Acts


class RegisterAct(RuledPage):
    """An act of a register: there is neither case nor team; who keeps the register does it."""

    template_name = "workflows/register_act.html"
    list_name: ClassVar[str]
    list_label: ClassVar[Any]
    bodies: list[Body]

    def find(self, **kwargs: Any) -> None:
        """Find the bodies whose register one keeps. Raises `Closed`."""
        self.team = None  # type: ignore[assignment]
        self.bodies = registers.kept_by(self.user, self.on)
        if not self.bodies:
            raise Closed(NotYourDuty(duty=str(DUTY_NAMES[Duty.AREA_OFFICER]), on=f"{self.on:%d/%m/%Y}"))

    def require_duty(self) -> None:
        """Asked where the page finds what it is about; the command asks again."""

    @cached_property
    def book(self) -> Rulebook:
        """The rulebook in force today for the house."""
        return Rule.on(self.on, self.bodies[0].scope)

    def get_success_url(self) -> str:
        """The register."""
        return reverse(self.list_name)

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """The register."""
        return [(str(self.list_label), reverse(self.list_name))]


class NewRow(RegisterAct):
    """A row more in the register of a body."""

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the bodies and the organizations below them."""
        told = {"bodies": self.bodies, "organizations": registers.organizations_of(self.bodies)}
        return super().get_form_kwargs() | told

    def extra_context(self) -> dict[str, Any]:
        """Who and what is offered while one writes."""
        people = [(written(person), person.title) for person in people_of(self.bodies[0], self.on)]
        rows = registers.organizations_of(self.bodies)[:500]
        return super().extra_context() | {
            "people": people,
            "organizations": [f"{one.name} ({one.code})" for one in rows],
        }


class Recommend(NewRow):
    """Recommend amending a policy."""

    form_class = forms.RecommendForm
    act_label = gettext_lazy("Enter the recommendation")
    list_name, list_label = "recommendations", gettext_lazy("Recommendations to amend a policy")

    def perform(self, by: User, body: Body, recommended: commands.Recommended, **_facts: Any) -> Any:
        """Enter."""
        return commands.recommend_policy(body, recommended, by=by, on=self.on)


class AnswerRecommendation(RegisterAct):
    """What became of a recommendation."""

    form_class = forms.AnswerForm
    act_label = gettext_lazy("Record the answer")
    list_name, list_label = "recommendations", gettext_lazy("Recommendations to amend a policy")

    def find(self, **kwargs: Any) -> None:
        """Find the row. Raises `Http404`, `Closed`."""
        self.row = registers.recommendation(self.user, kwargs["pk"], self.on)
        super().find(**kwargs)

    def perform(self, by: User, answer: str, adopted: bool, **_facts: Any) -> Any:
        """Record."""
        return commands.answer_recommendation(self.row, by=by, on=self.on, answer=answer, adopted=adopted)

    def extra_context(self) -> dict[str, Any]:
        """The recommendation."""
        return super().extra_context() | {"known": [self.row.regulation, self.row.text, self.row.addressed_to]}


class LogSupervision(NewRow):
    """Enter routine supervision."""

    form_class = forms.SupervisionForm
    act_label = gettext_lazy("Enter the supervision")
    list_name, list_label = "supervision-log", gettext_lazy("Routine supervision")

    def perform(self, by: User, body: Body, subject: Organization | Member, **facts: Any) -> Any:
        """Enter."""
        facts.pop("once", None)
        return commands.log_supervision(body, subject, by=by, on=self.on, **facts)


class ListWeak(NewRow):
    """List a weak organization."""

    form_class = forms.WeakForm
    act_label = gettext_lazy("List the organization")
    list_name, list_label = "weak-organizations", gettext_lazy("Weak organizations")

    def perform(self, by: User, body: Body, organization: Organization, **facts: Any) -> Any:
        """List."""
        facts.pop("once", None)
        return commands.list_weak(body, organization, by=by, on=self.on, **facts)


class ReviewWeak(RegisterAct):
    """Review a weak organization."""

    form_class = forms.ReviewForm
    act_label = gettext_lazy("Record the review")
    list_name, list_label = "weak-organizations", gettext_lazy("Weak organizations")

    def find(self, **kwargs: Any) -> None:
        """Find the row. Raises `Http404`, `Closed`."""
        self.row = registers.weak_row(self.user, kwargs["pk"], self.on)
        super().find(**kwargs)

    def perform(self, by: User, **facts: Any) -> Any:
        """Record."""
        facts.pop("once", None)
        return commands.review_weak(self.row, by=by, on=self.on, **facts)

    def extra_context(self) -> dict[str, Any]:
        """What it is listed for."""
        return super().extra_context() | {"known": [str(self.row.organization), self.row.reasons, self.row.measures]}
