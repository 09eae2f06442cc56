"""Acts of an inspection on signs beside the flow: monitoring, draft, conferences, responsibility, hearing, transfer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import commands as common
from cases.commands import signs as commands
from cases.models import SIGNS_KINDS, Case, Conference, CrimeTransfer, Kind, Responsibility
from cases.policy import Act
from workflows import engine, papers
from workflows import signs as reading
from workflows.acts import Consequences
from workflows.forms import signs as forms
from workflows.forms.conduct import DraftForm
from workflows.forms.discipline import HearForm
from workflows.views.adjustments import CaseAct
from workflows.views.closing import FollowUpPage
from workflows.views.conduct import editable
from workflows.views.page import RuledPage

if TYPE_CHECKING:
    from cases.minutes import Minutes
    from cases.models import Organization, Team
    from inspection.accounts.models import User
    from workflows.views.conduct import Handed


class KeepMonitoring(RuledPage):
    """P1, P2. The signs are not enough: monitoring goes on, with the reason."""

    form_class = forms.MonitoringForm
    template_name = "workflows/act_form.html"
    act = Act.KEEP_MONITORING
    act_label = gettext_lazy("Keep monitoring")
    of_team = True

    def find(self, **kwargs: Any) -> None:
        """Find a team on signs. Raises `Http404`."""
        super().find(**kwargs)
        if self.team.kind not in SIGNS_KINDS:
            raise Http404

    def perform(self, by: User, reason: str, **_facts: Any) -> Team:
        """Record it, and take back what the flow offered."""
        team = commands.keep_monitoring(self.team, by=by, on=self.on, reason=reason)
        engine.place_team(team)
        return team

    def brings(self) -> Consequences:
        """What ends, and what does not."""
        return [
            ("eye", _("The area officer goes on watching; new signs are proposed anew.")),
            ("lock", _("The subject is told nothing; the file is closed with the reason.")),
        ]


class SignsAct(CaseAct):
    """An act in a case on signs."""

    template_name = "workflows/act_form.html"
    kinds: ClassVar[tuple[str, ...]] = tuple(SIGNS_KINDS)

    def find(self, **kwargs: Any) -> None:
        """Find a case of the kinds that have this act. Raises `Http404`."""
        super().find(**kwargs)
        if self.case.kind not in self.kinds:
            raise Http404


class CrimeAct(SignsAct):
    """An act on a criminal matter, which an inspection of finance may come upon too."""

    kinds = (*SIGNS_KINDS, Kind.FINANCE_INSPECTION)


class HandDraft(SignsAct):
    """R4. The draft report goes to the subject before the first conference."""

    form_class = DraftForm
    wide = True
    template_name = "workflows/step_draft.html"
    act = Act.DRAFT_REPORT
    act_label = gettext_lazy("Hand the draft to the subject")

    def perform(self, by: User, handed: Handed, **_facts: Any) -> Case:
        """Complete the draft, and hand it over."""
        draft = papers.drafted(self.case, "team-report", by=by, on=self.on)
        return common.draft_report(
            self.case, by=by, on=self.on, served=handed([papers.draft_to_hand_over(draft)], self.on)
        )

    def brings(self) -> Consequences:
        """What the subject sees from now on."""
        return [("portal", _("The subject reads this draft on its own page and answers point by point."))]

    def extra_context(self) -> dict[str, Any]:
        """The findings with what they lack, and the draft as it stands."""
        return super().extra_context() | {
            "findings": editable(self.case, ""),
            "draft": papers.read_draft(self.case, "team-report"),
            "draft_url": self.link("draft", "team-report"),
            "finding_add_url": self.link("finding-add"),
            "frame": "workflows/act_form.html",
        }


class AddConference(SignsAct):
    """R4. A conference at one level, with its minutes."""

    form_class = forms.ConferenceForm
    wide = True
    act = Act.HEAR_DRAFT
    act_label = gettext_lazy("Record the conference")
    draft_key = "signs-conference"
    makes = ("signs-conference-minutes",)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the levels."""
        return super().get_form_kwargs() | {"levels": reading.levels(self.case)}

    def perform(self, by: User, minutes: Minutes, organization: Organization, **_facts: Any) -> Conference:
        """Hold it, and make its minutes."""
        row = commands.hold_conference(self.case, by=by, minutes=minutes, organization=organization)
        papers.make("signs-conference-minutes", row.case, by=by, on=self.on, occasion=row.meeting)
        return row

    def get_success_url(self) -> str:
        """Back to the step, where it is seen with the others."""
        return self.link("step", "R4")


class AddResponsibility(SignsAct):
    """R3–R5. What was examined of one person, where an organization is inspected."""

    form_class = forms.ResponsibilityForm
    act = Act.RECORD_FINDING
    act_label = gettext_lazy("Record the responsibility")
    draft_key = "responsibility"
    names_people = True

    def find(self, **kwargs: Any) -> None:
        """Find a case about an organization. Raises `Http404`."""
        super().find(**kwargs)
        if self.case.subject_organization_id is None:
            raise Http404

    def perform(self, by: User, once: str = "", **facts: Any) -> Responsibility:
        """Record."""
        return commands.examine_responsibility(self.case, by=by, on=self.on, **facts)

    def brings(self) -> Consequences:
        """What it leads to."""
        return [
            ("cases", _("Who is found responsible gets a case of their own once the commission has concluded.")),
            ("edit", _("Written again of the same person, it replaces what stood here.")),
        ]


class HearBefore(SignsAct):
    """R5. In one run with discipline, the commissioner in charge hears the subject before the submission."""

    form_class = HearForm
    wide = True
    act = Act.HEAR_SUBJECT
    act_label = gettext_lazy("Record the hearing")
    draft_key = "hear-before"
    makes = ("signs-hearing-minutes",)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Who hears presides."""
        return super().get_form_kwargs() | {"chair": self.user.get_full_name()}

    def perform(self, by: User, minutes: Minutes, result: str, statement: str, **_facts: Any) -> Case:
        """Hear, and make the minutes."""
        case = commands.hear_before_submission(self.case, by=by, minutes=minutes, result=result, statement=statement)
        papers.make("signs-hearing-minutes", case, by=by, on=self.on)
        return case


class TransferCrime(CrimeAct):
    """R3. Signs of a crime are handed to law enforcement by letter."""

    form_class = forms.TransferForm
    act = Act.TRANSFER_CRIME
    act_label = gettext_lazy("Sign the letter of transfer")
    draft_key = "crime-transfer"
    makes = ("crime-transfer-letter",)

    def perform(self, by: User, enclosed: str = "", once: str = "", **facts: Any) -> CrimeTransfer:
        """Transfer, and make the letter."""
        row = commands.transfer_crime(self.case, by=by, on=self.on, files=enclosed, **facts)
        papers.make("crime-transfer-letter", row.case, by=by, on=self.on, occasion=row)
        return row

    def brings(self) -> Consequences:
        """The party's own case is not closed by it."""
        return [
            ("cases", _("The inspection is not closed by it: it goes on, or rests until the answer.")),
            ("lock", _("The subject does not see the letter.")),
        ]


class AnswerTransfer(CrimeAct):
    """What law enforcement answered; a case that rested goes on."""

    form_class = forms.AnswerTransferForm
    act = Act.RECORD_MEETING
    act_label = gettext_lazy("Record the answer")
    row: CrimeTransfer

    def find(self, **kwargs: Any) -> None:
        """Find the transfer that waits. Raises `Http404`."""
        super().find(**kwargs)
        row = reading.transfer(self.case, kwargs["number"])
        if row is None:
            raise Http404
        self.row = row

    def perform(self, by: User, answer: str, **_facts: Any) -> CrimeTransfer:
        """Record."""
        return commands.record_crime_answer(self.row, by=by, on=self.on, answer=answer)


class AssignFollowUpBeside(FollowUpPage, SignsAct):
    """E5. What is required is assigned before the file is closed."""

    act = Act.ASSIGN_FOLLOW_UP
    frame = "workflows/act_form.html"
