"""Steps of the consideration of discipline: E1 hear, E2 resolve, E3 issue, E4 announce, E5 effect, E6 close."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.commands import discipline as commands
from cases.commands.discipline.ending import NOTICE, UNDISCIPLINED
from cases.models import Case, Outcome
from workflows import dossier, matters, papers
from workflows.acts import Consequences
from workflows.forms import discipline as forms
from workflows.forms.closing import CloseForm
from workflows.forms.fields import PageForm
from workflows.views.discipline import DisciplineStep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.commands.discipline.closing import Told
    from cases.minutes import Minutes
    from inspection.accounts.models import User
    from workflows.views.conduct import Handed

DECISION = ("discipline-decision",)


class HearSubject(DisciplineStep):
    """E1. The commissioner in charge hears the subject before the body decides."""

    form_class = forms.HearForm
    wide = True
    template_name = "workflows/step_hear_subject.html"
    act_label = gettext_lazy("Record the hearing")
    draft_key = "hear-subject"
    makes = ("hearing-minutes",)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Who hears presides."""
        return super().get_form_kwargs() | {"chair": self.user.get_full_name()}

    def perform(self, by: User, minutes: Minutes, result: str, statement: str, **_facts: Any) -> Case:
        """Hear, and make the minutes."""
        case = commands.hear_subject(self.case, by=by, minutes=minutes, result=result, statement=statement)
        papers.make("hearing-minutes", case, by=by, on=self.on)
        return case

    def extra_context(self) -> dict[str, Any]:
        """The invitations, and whether the subject came."""
        return super().extra_context() | {
            "invitations": matters.invitations(self.case),
            "invite_url": self.link("invite"),
        }


class Resolve(DisciplineStep):
    """E2. The ballot is counted; what it means is read from it, the powers and the periods."""

    form_class = forms.ResolveForm
    wide = True
    act_label = gettext_lazy("Record the resolution")
    makes = ("counting-minutes", "resolution-minutes")

    def perform(self, by: User, remarks: str, **_facts: Any) -> Case:
        """Resolve, and make the papers of the ballot, the minutes, and a proposal where it goes above."""
        resolution = commands.resolve(self.case, by=by, on=self.on, remarks=remarks)
        case = resolution.case
        for key in ("ballot-paper", "counting-minutes"):
            papers.make(key, case, by=by, on=self.on, occasion=resolution.ballot)
        papers.make("resolution-minutes", case, by=by, on=self.on)
        if case.outcome == Outcome.PROPOSED_ABOVE:
            papers.make("discipline-submission", case, by=by, on=self.on)
        elif case.outcome in UNDISCIPLINED:
            papers.make(NOTICE, case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """First the form by the ballot, then the powers, then the periods."""
        return [
            ("seal", _("The form is the one the ballot adopted; it is not chosen here.")),
            ("clock", _("Then the powers of this body and the limitation periods are compared with it.")),
        ]


class IssueSanction(DisciplineStep):
    """E3. The decision on discipline; a missing piece refuses it by its own article."""

    form_class = PageForm
    template_name = "workflows/step_issue_sanction.html"
    act_label = gettext_lazy("Sign the decision on discipline")
    makes = DECISION

    def perform(self, by: User, **_facts: Any) -> Case:
        """Issue, and make the decision."""
        case = commands.issue_sanction(self.case, by=by, on=self.on).case
        papers.make("discipline-decision", case, by=by, on=self.on)
        return case

    def extra_context(self) -> dict[str, Any]:
        """What came up since the vote, with the way on."""
        return super().extra_context() | {
            "hindering": matters.hindering(self.case, self.on),
            "hinder_url": self.link("hinder"),
        }


class AnnounceSanction(DisciplineStep):
    """E4. The decision is read out and handed over; a refusal is minuted and changes nothing."""

    form_class = forms.AnnounceSanctionForm
    wide = True
    template_name = "workflows/step_announce.html"
    act_label = gettext_lazy("Record the announcement")
    draft_key = "announce-sanction"
    makes = ("sanction-minutes",)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Who fills it in presides."""
        return super().get_form_kwargs() | {"chair": self.user.get_full_name()}

    def perform(self, by: User, minutes: Minutes, handed: Handed, **_facts: Any) -> Case:
        """Announce with the decision handed over, and make the minutes."""
        served = handed(papers.to_hand_over(self.case, DECISION), minutes.held_on)
        case = commands.announce_sanction(self.case, by=by, minutes=minutes, served=served)
        papers.make("sanction-minutes", case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """The window to complain runs from the receipt."""
        return [
            ("portal", _("The subject finds the decision on its own page.")),
            ("clock", _("From the receipt the time to complain runs; the decision holds meanwhile.")),
        ]

    def extra_context(self) -> dict[str, Any]:
        """What is handed over."""
        return super().extra_context() | {"handed": papers.standing(self.case, DECISION)}


class EffectSanction(DisciplineStep):
    """E5. The level above, state and union bodies, and the subject's file."""

    form_class = forms.EffectForm
    act_label = gettext_lazy("Record who is told")
    makes = ("sanction-letter",)

    def perform(self, by: User, told: Sequence[Told], **_facts: Any) -> Case:
        """Tell them, and make the letter."""
        case = commands.effect_sanction(self.case, by=by, on=self.on, told=told)
        papers.make("sanction-letter", case, by=by, on=self.on)
        return case


class CloseDiscipline(DisciplineStep):
    """E6. File index and hand-over; the team's rights end."""

    form_class = CloseForm
    wide = True
    template_name = "workflows/step_close.html"
    act_label = gettext_lazy("Close the file")
    draft_key = "close"
    makes = ("handover-minutes", "file-index")

    def perform(self, by: User, minutes: Minutes, **_facts: Any) -> Case:
        """Close, and make the minutes and the index."""
        case = commands.close_discipline(self.case, by=by, minutes=minutes)
        for key in self.makes:
            papers.make(key, case, by=by, on=self.on)
        return case

    def get_success_url(self) -> str:
        """With the file closed the team has no way back to it."""
        return reverse("inbox") if self.request.method == "POST" else super().get_success_url()

    def extra_context(self) -> dict[str, Any]:
        """What is there and what is missing."""
        return super().extra_context() | {
            "missing": matters.missing_papers(self.case),
            "documents": papers.listed(self.case),
            "follow_up": dossier.follow_up(self.case),
        }
