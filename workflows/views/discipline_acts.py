"""Acts of discipline beside the flow: open from the list, violations, circumstances, put off, invite, end early."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.commands import discipline as commands
from cases.errors import NotYourDuty
from cases.models import Body, Case, Invitation, Violation
from cases.policy import DUTY_NAMES, Act, Duty
from workflows import engine, matters
from workflows.acts import Closed, Consequences
from workflows.forms import discipline_acts as forms
from workflows.forms.discipline_opening import OpenForm
from workflows.forms.fields import PageForm
from workflows.views.adjustments import CaseAct
from workflows.views.page import SeenPage

if TYPE_CHECKING:
    from cases.commands.discipline import ViolationFacts
    from inspection.accounts.models import User


class ToOpenList(SeenPage):
    """The conclusions that call for discipline, among the cases the user may read."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """List them, those not opened yet first."""
        facts = {
            "rows": matters.to_open(self.user, self.on),
            "on": self.on,
            "empty_title": _("No case calls for discipline"),
            "empty_how": _("A case stands here when a body concludes that discipline is required."),
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

    def find(self, **kwargs: Any) -> None:
        """Find a case that stands on the list. Raises `Http404`."""
        super().find(**kwargs)
        row = matters.row_to_open(self.case)
        if row is None:
            raise Http404
        if not self.bodies:
            raise Closed(NotYourDuty(duty=str(DUTY_NAMES[Duty.AREA_OFFICER]), on=f"{self.on:%d/%m/%Y}"))
        self.row = row

    @cached_property
    def bodies(self) -> list[Body]:
        """The bodies this person prepares work for."""
        return list(Body.objects.prepared_by(self.user, self.on))

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


class MatterAct(CaseAct):
    """An act on what is judged; back to its tab."""

    template_name = "workflows/act_form.html"
    act = Act.RECORD_VIOLATION

    def find(self, **kwargs: Any) -> None:
        """Find a case of discipline. Raises `Http404`."""
        super().find(**kwargs)
        if not self.case.is_discipline:
            raise Http404


class AddViolation(MatterAct):
    """Record a violation."""

    form_class = forms.ViolationForm
    act_label = gettext_lazy("Record the violation")
    draft_key = "violation"

    def perform(self, by: User, facts: ViolationFacts, **_facts: Any) -> Violation:
        """Record."""
        return commands.record_violation(self.case, by=by, on=self.on, facts=facts)


class ViolationAct(MatterAct):
    """An act on one violation."""

    violation: Violation

    def find(self, **kwargs: Any) -> None:
        """Find the case, then the violation. Raises `Http404`."""
        super().find(**kwargs)
        found = matters.violation(self.case, kwargs["number"])
        if found is None:
            raise Http404
        found.case = self.case
        self.violation = found


class EditViolation(ViolationAct):
    """Say a violation better, or date it."""

    form_class = forms.ViolationForm
    act_label = gettext_lazy("Save the violation")

    def get_initial(self) -> dict[str, Any]:
        """What it says now."""
        return forms.violation_values(self.violation)

    def perform(self, by: User, facts: ViolationFacts, **_facts: Any) -> Violation:
        """Revise."""
        return commands.revise_violation(self.violation, by=by, on=self.on, facts=facts)


class WithdrawViolation(ViolationAct):
    """Take a violation out."""

    form_class = forms.DiscontinueForm
    act_label = gettext_lazy("Withdraw the violation")

    def perform(self, by: User, reason: str, **_facts: Any) -> Violation:
        """Withdraw."""
        return commands.withdraw_violation(self.violation, by=by, on=self.on, reason=reason)


class AddPause(ViolationAct):
    """A time that does not count in the limitation period."""

    form_class = forms.PauseForm
    act_label = gettext_lazy("Record the time that does not count")

    def perform(self, by: User, cause: str, since: date, until: date | None, **_facts: Any) -> Any:
        """Record."""
        return commands.add_pause(self.violation, by=by, on=self.on, cause=cause, since=since, until=until)


class AddCircumstance(MatterAct):
    """Record a circumstance the rulebook names."""

    form_class = forms.CircumstanceForm
    act_label = gettext_lazy("Record the circumstance")

    def perform(self, by: User, direction: str, key: str, detail: str, **_facts: Any) -> Any:
        """Record."""
        return commands.record_circumstance(self.case, by=by, on=self.on, direction=direction, key=key, detail=detail)


# Put off, end early


class Defer(MatterAct):
    """Put the consideration off until a day."""

    form_class = forms.DeferForm
    act = Act.DEFER
    act_label = gettext_lazy("Put the consideration off")

    def perform(self, by: User, cause: str, reason: str, review_on: date, **_facts: Any) -> Any:
        """Put off."""
        return commands.defer(self.case, by=by, on=self.on, cause=cause, reason=reason, review_on=review_on)

    def brings(self) -> Consequences:
        """Nothing goes on meanwhile."""
        return [("clock", _("Every step is refused until the case is taken up again; this time does not count."))]


class TakeUpAgain(MatterAct):
    """Take a case up that was put off."""

    act = Act.DEFER
    act_label = gettext_lazy("Take the case up again")
    form_class = PageForm

    def perform(self, by: User, **_facts: Any) -> Any:
        """Take up."""
        return commands.take_up_again(self.case, by=by, on=self.on)


class Discontinue(MatterAct):
    """Conclude without discipline: the subject died, or was struck off."""

    form_class = forms.DiscontinueForm
    act = Act.RESOLVE
    act_label = gettext_lazy("Conclude without discipline")

    def perform(self, by: User, reason: str, **_facts: Any) -> Any:
        """Conclude, and let the engine follow."""
        row = commands.discontinue(self.case, by=by, on=self.on, reason=reason)
        engine.place(row.case)
        return row


# The hearing


class Invite(MatterAct):
    """Give the subject notice of the day on which it is heard."""

    form_class = forms.InviteForm
    act = Act.HEAR_SUBJECT
    act_label = gettext_lazy("Invite the subject")

    def perform(self, by: User, invited_for: date, **_facts: Any) -> Invitation:
        """Invite."""
        return commands.invite(self.case, by=by, on=self.on, invited_for=invited_for)


class RecordComing(MatterAct):
    """Record whether the subject came."""

    form_class = forms.ComingForm
    act = Act.HEAR_SUBJECT
    act_label = gettext_lazy("Record it")
    invitation: Invitation

    def find(self, **kwargs: Any) -> None:
        """Find the case, then the invitation. Raises `Http404`."""
        super().find(**kwargs)
        found = next((row for row in matters.invitations(self.case) if row.pk == kwargs["invitation"]), None)
        if found is None:
            raise Http404
        found.case = self.case
        self.invitation = found

    def perform(self, by: User, came: bool, absence: str, **_facts: Any) -> Invitation:
        """Record."""
        return commands.record_coming(self.invitation, by=by, on=self.on, came=came, absence=absence)
