"""Steps of a complaint against discipline: E1 resolve, E2 announce, E3 correct the register."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.commands import complaints as commands
from cases.commands.complaints.closing import ANSWERED
from cases.commands.complaints.judging import ANSWER, ANSWER_TO_BODY
from cases.minutes import Serving
from cases.models import Case
from workflows import papers
from workflows.acts import Consequences
from workflows.forms import complaint as forms
from workflows.views.complaint import ComplaintStep

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cases.commands.discipline.closing import Told
    from cases.minutes import Minutes
    from inspection.accounts.models import User
    from workflows.views.conduct import Handed


class ResolveComplaint(ComplaintStep):
    """E1. The answer is read from the body's ballot; the first decision stays as it was beside it."""

    form_class = forms.ResolveComplaintForm
    act_label = gettext_lazy("Record the answer")
    makes = ("counting-minutes", "complaint-resolution-minutes", "complaint-decision")

    def perform(self, by: User, reason: str, **_facts: Any) -> Case:
        """Answer, and make the papers of the ballot, the minutes and, where the body has answered, the decision."""
        resolution = commands.resolve_complaint(self.case, by=by, on=self.on, reason=reason)
        case = resolution.case
        for key in ("ballot-paper", "counting-minutes"):
            papers.make(key, case, by=by, on=self.on, occasion=resolution.ballot)
        papers.make("complaint-resolution-minutes", case, by=by, on=self.on)
        if case.outcome in ANSWERED:
            papers.make("complaint-decision", case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """What the ballot means is read, not chosen."""
        return [
            ("seal", _("The answer is the form the ballot adopted, beside the form complained of; it is not chosen.")),
            ("cases", _("A change beyond the power of this body goes to the level that has it.")),
        ]


class AnnounceAnswer(ComplaintStep):
    """E2. The decision reaches the complainant and the body that decided; where it goes next is said."""

    form_class = forms.AnnounceAnswerForm
    act_label = gettext_lazy("Record the announcement")
    draft_key = "announce-answer"
    makes = ("complaint-announcement-minutes",)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Who fills it in presides."""
        return super().get_form_kwargs() | {"chair": self.user.get_full_name()}

    def perform(self, by: User, minutes: Minutes, handed: Handed, body: dict[str, Any], **_facts: Any) -> Case:
        """Announce with the decision handed to both sides, and make the minutes."""
        (paper,) = papers.to_hand_over(self.case, (ANSWER,))
        served = handed([paper], minutes.held_on)
        other = Serving(paper=ANSWER_TO_BODY, title=paper[1], version=paper[2], channel=served[0].channel, **body)
        case = commands.announce_answer(self.case, by=by, minutes=minutes, served=[*served, other]).case
        papers.make("complaint-announcement-minutes", case or self.case, by=by, on=self.on)
        return case or self.case

    def brings(self) -> Consequences:
        """The next level, and until when."""
        return [
            ("portal", _("The complainant finds the decision on their own page.")),
            ("clock", _("From the receipt the time to complain to the next level runs, where there is one.")),
        ]

    def extra_context(self) -> dict[str, Any]:
        """What is handed over."""
        return super().extra_context() | {"handed": papers.standing(self.case, (ANSWER,))}


class CorrectRegister(ComplaintStep):
    """E3. The answer is entered in the subject's file, with the cause of a change; the file closes."""

    form_class = forms.RegisterForm
    act_label = gettext_lazy("Record the entry and close the file")

    def perform(self, by: User, told: Sequence[Told], cause: str, **_facts: Any) -> Case:
        """Enter and close."""
        return commands.correct_register(self.case, by=by, on=self.on, told=told, cause=cause)

    def brings(self) -> Consequences:
        """The team's way to the contested file ends."""
        return [("lock", _("The file closes; the team no longer reads it, nor the file of the contested decision."))]
