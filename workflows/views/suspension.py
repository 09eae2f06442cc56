"""Steps of a suspension: P1 propose, R1 decide, R2 announce, E1 extend, E2 end."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.commands import suspension as commands
from cases.models import Body, Case, Suspension, SuspensionExtension
from workflows import papers, suspensions
from workflows.acts import Consequences
from workflows.forms import suspension as forms
from workflows.steps import OngoingStep, OpeningStep, StepView
from workflows.views.page import RuledPage

if TYPE_CHECKING:
    from cases.minutes import Minutes
    from inspection.accounts.models import User
    from workflows.views.conduct import Handed

DECISION = ("suspension-decision",)


class ProposeSuspension(RuledPage, OpeningStep):
    """P1. The ground is recorded and the suspension proposed, in writing, to the body that decides."""

    wide = True
    template_name = "workflows/act_form.html"
    act_label = gettext_lazy("Propose the suspension")
    draft_key = ""
    makes = ("suspension-submission", "suspension-report")
    names_people = True

    def perform(self, by: User, body: Body, **facts: Any) -> Case:
        """Propose, and make submission and report."""
        case = commands.propose_suspension(body, by=by, on=self.on, **facts)
        for key in self.makes:
            papers.make(key, case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """Nobody is suspended by a proposal; on a criminal ground there is no choice."""
        return [
            ("people", _("Who signs for the body finds the proposal in their work; nobody is suspended by it yet.")),
            ("lock", _("A suspension prevents obstruction; it is no form of discipline.")),
        ]


class SuspensionStep(RuledPage, StepView):
    """A step of a suspension; the ground and the term stand above the form."""

    case: Case
    wide = True
    template_name = "workflows/step_suspension.html"

    @cached_property
    def shown(self) -> suspensions.SuspensionShown:
        """The suspension with its term."""
        return suspensions.of(self.case, self.on)

    def extra_context(self) -> dict[str, Any]:
        """Ground, term, limits."""
        return super().extra_context() | {"shown": self.shown}


class DecideSuspension(SuspensionStep):
    """R1. The competent body decides; a seat in a committee goes with party life."""

    form_class = forms.DecideForm
    act_label = gettext_lazy("Decide the suspension")
    makes = DECISION

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the ground and the base term."""
        return super().get_form_kwargs() | {"row": self.shown.row, "base": self.shown.base}

    def perform(
        self, by: User, heard: str, days: int | None = None, legal_term_until: date | None = None, **_facts: Any
    ) -> None:
        """Decide, and make the decision."""
        commands.decide_suspension(
            self.team, by=by, on=self.on, days=days, legal_term_until=legal_term_until, heard=heard
        )
        papers.make("suspension-decision", self.case, by=by, on=self.on)

    def brings(self) -> Consequences:
        """From when it holds, and until when by the calendar."""
        return [
            (
                "clock",
                _("It holds from today; after its last day the rights come back by themselves, without any act."),
            ),
            ("seal", _("From today neither a seat nor a vote in a meeting; the roll of a meeting says so.")),
        ]


class AnnounceSuspension(SuspensionStep):
    """R2. The decision is read out and handed over; it holds since it was signed."""

    form_class = forms.AnnounceSuspensionForm
    template_name = "workflows/step_suspension_announce.html"
    act_label = gettext_lazy("Record the announcement")
    draft_key = "announce-suspension"
    makes = ("suspension-minutes",)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Who fills it in presides."""
        return super().get_form_kwargs() | {"chair": self.user.get_full_name()}

    def perform(self, by: User, minutes: Minutes, handed: Handed, **_facts: Any) -> Case:
        """Announce with the decision handed over, and make the minutes."""
        served = handed(papers.to_hand_over(self.case, DECISION), minutes.held_on)
        case = commands.announce_suspension(self.case, by=by, minutes=minutes, served=served)
        papers.make("suspension-minutes", case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """What the subject gets to see."""
        return [("portal", _("The subject finds the decision on its own page."))]

    def extra_context(self) -> dict[str, Any]:
        """What is handed over."""
        return super().extra_context() | {"handed": papers.standing(self.case, DECISION)}


class ExtendSuspension(SuspensionStep, OngoingStep):
    """E1. More time, once, by a decision; or the law's own term, as often as law enforcement renews it."""

    form_class = forms.ExtendForm
    act_label: Any = gettext_lazy("Extend the suspension")

    def find(self, **kwargs: Any) -> None:
        """Name the act by what it is."""
        super().find(**kwargs)
        self.by_law = self.shown.row.track == Suspension.Track.CRIMINAL
        self.act_label = _("Record the legal term") if self.by_law else _("Extend the suspension")
        self.makes = () if self.by_law else ("suspension-extension",)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the ground and what is left."""
        return super().get_form_kwargs() | {"row": self.shown.row, "longest": self.shown.longest}

    def perform(self, by: User, **facts: Any) -> SuspensionExtension:
        """Extend, and make the decision; a term of the law is only recorded."""
        facts.pop("once", None)
        if self.by_law:
            return commands.renew_legal_term(self.case, by=by, on=self.on, **facts)
        extension = commands.extend_suspension(self.case, by=by, on=self.on, **facts)
        papers.make("suspension-extension", self.case, by=by, on=self.on, occasion=extension)
        return extension

    def brings(self) -> Consequences:
        """Once, and in time."""
        if self.by_law:
            return [("clock", _("The term follows law enforcement, as often as it renews it."))]
        return [("clock", _("Once, on the last day at the latest; after the new last day the rights come back."))]


class EndSuspension(SuspensionStep):
    """E2. The suspension is ended by a decision before its term is over."""

    form_class = forms.EndForm
    act_label = gettext_lazy("End the suspension")
    makes = ("suspension-end",)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the ground."""
        return super().get_form_kwargs() | {"row": self.shown.row}

    def perform(self, by: User, cause: str, reason: str, **_facts: Any) -> None:
        """End, and make the decision."""
        commands.end_suspension(self.case, by=by, on=self.on, cause=cause, reason=reason)
        papers.make("suspension-end", self.case, by=by, on=self.on)

    def brings(self) -> Consequences:
        """From today the rights are back; discipline that rested on a judgment is put right."""
        said: Consequences = [("people", _("From today the rights are restored; the file closes with this."))]
        if self.shown.row.track == Suspension.Track.CRIMINAL:
            wrong = _("After an acquittal, discipline that rested on a judgment comes to the list of cases to open.")
            said.append(("cases", wrong))
        return said
