"""Acts of discipline beside the flow: violations, circumstances, put off, invite, end early."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.commands import discipline as commands
from cases.commands.discipline.ending import NOTICE
from cases.models import Invitation, Outcome, Violation
from cases.policy import Act
from workflows import engine, matters, papers
from workflows.acts import Consequences
from workflows.forms import discipline_acts as forms
from workflows.forms.fields import PageForm
from workflows.views.adjustments import CaseAct

if TYPE_CHECKING:
    from cases.commands.discipline import ViolationFacts
    from inspection.accounts.models import User


#: The paper that lays a case before the level that may decide.
SUBMISSION = "discipline-submission"


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


class ReplaceOverseer(MatterAct):
    """Name another commissioner who hears the subject."""

    form_class = forms.OverseerForm
    act = Act.CHANGE_TEAM
    act_label = gettext_lazy("Replace the commissioner in charge")
    names_people = True

    def perform(self, by: User, overseer: Any, reason: str, **_facts: Any) -> Any:
        """Replace."""
        return commands.replace_overseer(self.case, by=by, on=self.on, overseer=overseer, reason=reason)

    def brings(self) -> Consequences:
        """Rights move the same day."""
        return [
            ("people", _("Who hears the subject from now on finds the hearing in their work today.")),
            ("lock", _("Who did before no longer sees the case by this duty.")),
        ]


class TakeUpAgain(MatterAct):
    """Take a case up that was put off."""

    act = Act.DEFER
    act_label = gettext_lazy("Take the case up again")
    form_class = PageForm

    def perform(self, by: User, **_facts: Any) -> Any:
        """Take up."""
        return commands.take_up_again(self.case, by=by, on=self.on)


class Discontinue(MatterAct):
    """Conclude without discipline: the subject died, was struck off, expelled or dissolved."""

    form_class = forms.DiscontinueForm
    act = Act.RESOLVE
    act_label = gettext_lazy("Conclude without discipline")

    def perform(self, by: User, reason: str, **_facts: Any) -> Any:
        """Conclude, make the notice, and let the engine follow."""
        row = commands.discontinue(self.case, by=by, on=self.on, reason=reason)
        papers.make(NOTICE, row.case, by=by, on=self.on)
        engine.place(row.case)
        return row


class Hinder(MatterAct):
    """End a case after the vote for discipline without a decision: what came up since hinders it."""

    form_class = forms.DiscontinueForm
    template_name = "workflows/act_hindered.html"
    act = Act.RESOLVE
    act_label = gettext_lazy("End without a decision")

    def perform(self, by: User, reason: str, **_facts: Any) -> Any:
        """End it, make the paper that tells of the end, and let the engine follow."""
        row = commands.record_hindrance(self.case, by=by, on=self.on, reason=reason)
        paper = SUBMISSION if row.outcome == Outcome.PROPOSED_ABOVE else NOTICE
        papers.make(paper, row.case, by=by, on=self.on)
        engine.place(row.case)
        return row

    def extra_context(self) -> dict[str, Any]:
        """What hinders the decision, and the end it brings."""
        return super().extra_context() | {"hindering": matters.hindering(self.case, self.on)}

    def brings(self) -> Consequences:
        """Nothing is overwritten; somebody is told."""
        return [
            ("seal", _("The ballot and the resolution stay as they are; this stands beside them.")),
            ("paper", _("The notice to the subject, or the proposal to the level above, is made with this.")),
        ]


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
