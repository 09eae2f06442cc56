"""Closing: E1 submit, E2 the body considers, E3 announce, E4 assign the follow-up, E5 close the file."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from django import forms
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import commands
from cases.models import Case, Kind, Seat
from workflows import dossier, papers, voting
from workflows.acts import ActForm, Consequences
from workflows.forms.closing import AnnounceForm, CloseForm, ConsiderForm, FollowUpForm
from workflows.forms.fields import PageForm
from workflows.views.conduct import CaseStep, heard
from workflows.views.page import RuledPage

if TYPE_CHECKING:
    from cases.minutes import Minutes, Requirement
    from cases.models import Consideration
    from inspection.accounts.models import User
    from workflows.views.conduct import Handed


class Submit(CaseStep):
    """E1. The report, the draft notice and the file are laid before the body."""

    form_class = PageForm
    wide = True
    template_name = "workflows/step_submit.html"
    act_label = gettext_lazy("Submit to the body")
    makes: tuple[str, ...] = ("submission",)

    def perform(self, by: User, **_facts: Any) -> Case:
        """Submit with a draft notice that cites the papers in force, and make the submission."""
        papers.recite_notice(self.case, by=by, on=self.on)
        case = commands.submit(self.case, by=by, on=self.on)
        papers.make("submission", case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """Who reads it now."""
        return [
            ("people", _("Every member of %(body)s may now read the file.") % {"body": self.case.body.name}),
            ("lock", _("The subject's answers are closed with this.")),
        ]

    def extra_context(self) -> dict[str, Any]:
        """Every point with its answer, both drafts, and what the file holds."""
        return (
            super().extra_context()
            | heard(self.case)
            | papers.drafts_of(self.case)
            | {"documents": papers.listed(self.case)}
        )


class SubmitSupervision(Submit):
    """E1, where the report of a supervision is finalised as it is submitted."""

    act_label = gettext_lazy("Finalise and submit to the body")
    makes: tuple[str, ...] = ("team-report", "submission")

    def perform(self, by: User, **_facts: Any) -> Case:
        """Finalise and submit in one act, and make report and submission."""
        case = commands.finalise_report(self.case, by=by, on=self.on)
        papers.make_report(case, by=by, on=self.on)
        case = commands.submit(case, by=by, on=self.on)
        papers.make("submission", case, by=by, on=self.on)
        return case


class Consider(CaseStep):
    """E2. The body meets, votes, and concludes on exactly one draft, or returns the report with its remarks."""

    form_class: type[forms.Form] = ConsiderForm
    wide = True
    template_name = "workflows/step_consider.html"
    act_label = gettext_lazy("Conclude and issue the notice")
    draft_key = "consider"

    @property
    def makes(self) -> tuple[str, ...]:  # type: ignore[override]
        """The minutes, and the notice of this procedure."""
        return ("deliberation-minutes", self.notice)

    @property
    def notice(self) -> str:
        """The paper that carries the conclusion."""
        return commands.NOTICE[Kind(self.case.kind)]

    @cached_property
    def seats(self) -> list[Seat]:
        """The roll of the body today: recused members are not on it."""
        return commands.roll(self.case, self.on)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the roll."""
        return super().get_form_kwargs() | {"seats": self.seats, "chair": self.user.get_full_name()}

    def get_initial(self) -> dict[str, Any]:
        """Approve what is on the page, and nothing else: what is sent names it."""
        if self.request.method == "POST":
            return {}
        draft = papers.latest_draft(self.case, self.notice)
        return {"approved": draft.content_sha256 if draft else ""}

    def perform(self, by: User, approved: str = "", **facts: Any) -> Case:
        """Consider; a conclusion approves the draft read, and issues it."""
        concludes = bool(facts["outcome"])
        act = self.consider(by, approved_sha256=approved if concludes else "", **facts)
        case = act.case
        papers.make("deliberation-minutes", case, by=by, on=self.on)
        if concludes:
            papers.issue_approved(case, self.notice, approved, by=by, on=self.on)
        return case

    def consider(self, by: User, **facts: Any) -> Consideration:
        """Call the command; a procedure that concludes on more than the outcome calls its own."""
        return commands.consider(self.case, by=by, **facts)

    def brings(self) -> Consequences:
        """What approval means."""
        return [
            ("seal", _("The text below is what is issued: number, date and signature are added, nothing else moves.")),
            ("return", _("Returned, the report goes back to the team with the body's remarks.")),
        ]

    def extra_context(self) -> dict[str, Any]:
        """Everything the body decides on."""
        return (
            super().extra_context()
            | heard(self.case)
            | {
                "draft": papers.read_draft(self.case, self.notice),
                "threshold": voting.threshold(self.seats, self.book),
                "reading_url": self.link("reading"),
            }
        )

    def page_facts(self, form: forms.Form) -> dict[str, Any]:
        """Show the roll beside the seats."""
        return super().page_facts(form) | {"roll": form.formset("roll").beside()}  # type: ignore[attr-defined]


class Announce(CaseStep):
    """E3. The notice is read out and handed to the subject and the managing organization."""

    form_class = AnnounceForm
    wide = True
    template_name = "workflows/step_announce.html"
    act_label = gettext_lazy("Record the announcement")
    draft_key = "announce"
    makes = ("announcement-minutes",)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Who fills it in presides."""
        return super().get_form_kwargs() | {"chair": self.user.get_full_name()}

    def perform(self, by: User, minutes: Minutes, handed: Handed, **_facts: Any) -> Case:
        """Announce with the notice handed over, and make the minutes."""
        notice = commands.NOTICE[Kind(self.case.kind)]
        served = handed(papers.to_hand_over(self.case, (notice,)), minutes.held_on)
        case = commands.announce(self.case, by=by, minutes=minutes, served=served)
        papers.make("announcement-minutes", case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """The subject reads it."""
        return [("portal", _("The subject's representative finds the notice on their own page."))]

    def extra_context(self) -> dict[str, Any]:
        """What is handed over."""
        notice = commands.NOTICE[Kind(self.case.kind)]
        return super().extra_context() | {"handed": papers.standing(self.case, (notice,))}


class FollowUpPage(RuledPage):
    """Who carries out each requirement until when, and who verifies it."""

    form_class: type[ActForm] = FollowUpForm
    wide = True
    template_name = "workflows/step_follow_up.html"
    act_label = gettext_lazy("Assign the follow-up")
    draft_key = "follow-up"
    names_people = True

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form what the notice asks for."""
        asked = papers.requirements_of(self.case) if self.request.method == "GET" else []
        return super().get_form_kwargs() | {"required": asked}

    def perform(self, by: User, requirements: list[Requirement], **_facts: Any) -> Case:
        """Assign."""
        return commands.assign_follow_up(self.case, by=by, on=self.on, requirements=requirements)

    def brings(self) -> Consequences:
        """Who is told."""
        return [
            ("people", _("Each verifier finds the requirement in their work; the subject reports on its own page.")),
            ("lock", _("A requirement is closed by its verifier, never by who carries it out.")),
        ]

    #: What the page is framed by, where it is no step.
    frame = ""

    def extra_context(self) -> dict[str, Any]:
        """What the notice requires."""
        return super().extra_context() | {"points": heard(self.case)["points"], "frame": self.frame}


class AssignFollowUp(FollowUpPage, CaseStep):
    """E4. Who carries out each requirement until when, and who verifies it."""


class CloseFile(CaseStep):
    """E5. Lessons, file index, hand-over; the team's rights in this case end."""

    form_class = CloseForm
    wide = True
    template_name = "workflows/step_close.html"
    act_label = gettext_lazy("Close the file")
    draft_key = "close"
    makes = ("handover-minutes", "file-index")

    def perform(self, by: User, minutes: Minutes, **_facts: Any) -> Case:
        """Close, and make the minutes and the index."""
        case = commands.close_file(self.case, by=by, minutes=minutes)
        for key in self.makes:
            papers.make(key, case, by=by, on=self.on)
        return case

    def get_success_url(self) -> str:
        """With the file closed the team has no way back to it."""
        return reverse("inbox") if self.request.method == "POST" else super().get_success_url()

    def brings(self) -> Consequences:
        """What ends."""
        return [
            ("lock", _("The team's rights in this case end today; with its last case the team is dissolved.")),
            ("checklist", _("Open requirements go on until their verifier closes them.")),
        ]

    def extra_context(self) -> dict[str, Any]:
        """What is there and what is missing."""
        return super().extra_context() | {
            "missing": commands.missing_from_file(self.case),
            "documents": papers.listed(self.case),
            "follow_up": dossier.follow_up(self.case),
        }
