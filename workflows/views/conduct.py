"""Conduct: R1 deploy, R2 self-report, R3 verify, R4 draft, R5 hear the draft, R6 finalise."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import commands
from cases.models import Case, EvidenceFile
from workflows import dossier, hearing, papers
from workflows.acts import Consequences
from workflows.forms.conduct import DeployForm, DraftForm, HearingForm, SelfReportForm
from workflows.forms.fields import PageForm
from workflows.steps import StepView
from workflows.views.page import RuledPage

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from cases.minutes import Minutes, Serving
    from inspection.accounts.models import User

    Handed = Callable[[Sequence[tuple[str, str, str]], Any], list[Serving]]


class CaseStep(RuledPage, StepView):
    """A step of one case."""

    case: Case

    def link(self, name: str, *args: Any) -> str:
        """Return the address of another page about this case."""
        return reverse(name, args=[self.case.key, *args])


class Deploy(CaseStep):
    """R1. Decision, plan and outline are made known and handed over; the clock of an inspection starts."""

    form_class = DeployForm
    wide = True
    template_name = "workflows/step_deploy.html"
    act_label = gettext_lazy("Record the deployment")
    draft_key = "deploy"
    makes: tuple[str, ...] = ("deployment-minutes",)

    def perform(self, by: User, minutes: Minutes, handed: Handed, **facts: Any) -> Case:
        """Deploy with the papers of the team, and make the minutes."""
        served = handed(papers.to_hand_over(self.case, papers.of_the_decision(self.case)), minutes.held_on)
        case = commands.deploy(self.case, by=by, minutes=minutes, served=served, **facts)
        papers.make("deployment-minutes", case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """The clock, and what the subject's side gets to see."""
        clock = _("The time of the inspection runs from the day of the deployment: %(days)s days by the plan.")
        starts = [("clock", clock % {"days": self.team.days})] if self.case.is_inspection else []
        return [
            *starts,
            ("portal", _("The subject's representative finds these papers, and what is asked, on their own page.")),
        ]

    def extra_context(self) -> dict[str, Any]:
        """What is handed over."""
        return super().extra_context() | {"handed": papers.standing(self.case, papers.of_the_decision(self.case))}


class ReceiveSelfReport(CaseStep):
    """R2. The team receives the subject's report with its files, or records that there is none."""

    form_class = SelfReportForm
    template_name = "workflows/step_self_report.html"
    act_label = gettext_lazy("Record the report")
    draft_key = "self-report"

    def perform(self, by: User, received_on: date, attachments: Sequence[UploadedFile], **facts: Any) -> Case:
        """Put the files into the case, then receive the report."""
        return receive(self.case, attachments, by=by, on=received_on, **facts)

    def brings(self) -> Consequences:
        """A report that is late is marked so."""
        return [("clock", _("A report received after its day is marked as late; the file says so."))]

    def extra_context(self) -> dict[str, Any]:
        """The outline the report follows."""
        return super().extra_context() | {"outline": papers.standing(self.case, ("outline", "mandate-outline"))}


def receive(case: Case, files: Sequence[UploadedFile], *, by: User, on: date, **facts: Any) -> Case:
    """Put the files of a report into the case, then receive the report."""
    add_files(case, files, by=by, on=on, title=_("Self-report of the subject"))
    return commands.receive_self_report(case, by=by, on=on, **facts).case


def add_files(
    case: Case,
    files: Sequence[UploadedFile],
    *,
    by: User,
    on: date,
    title: str,
    origin: EvidenceFile.Origin = EvidenceFile.Origin.SUBJECT,
) -> list[int]:
    """Put files that came with an act into the case; return their numbers."""
    rows = [
        commands.add_evidence(case, by=by, on=on, title=f"{title}: {file.name}"[:300], upload=file, origin=origin)
        for file in files
    ]
    return [row.number for row in rows]


class FinishVerification(CaseStep):
    """R3. Minutes, evidence and findings are gathered meanwhile; this act says that verification is complete."""

    form_class = PageForm
    wide = True
    template_name = "workflows/step_verify.html"
    act_label = gettext_lazy("Finish verification")
    makes: tuple[str, ...] = ("evidence-list",)

    def perform(self, by: User, **_facts: Any) -> Case:
        """Finish, and make the list of evidence."""
        case = commands.finish_verification(self.case, by=by, on=self.on)
        papers.make("evidence-list", case, by=by, on=self.on)
        return case

    def extra_context(self) -> dict[str, Any]:
        """What was gathered."""
        return super().extra_context() | {
            "meetings": dossier.sessions(self.case),
            "evidence": dossier.evidence(self.case),
            "findings": editable(self.case, self.node.number),
            "meeting_add_url": self.link("meeting-add"),
            "evidence_add_url": self.link("evidence-add"),
            "finding_add_url": self.link("finding-add"),
            "board_url": self.link("evidence-board"),
        }


class DraftReport(CaseStep):
    """R4. The draft report is complete and handed to the subject, who is heard on each point."""

    form_class = DraftForm
    wide = True
    template_name = "workflows/step_draft.html"
    act_label = gettext_lazy("Hand the draft to the subject")

    @property
    def makes(self) -> tuple[str, ...]:  # type: ignore[override]
        """A supervision exchanges the draft by a letter."""
        return () if self.case.is_inspection else ("exchange-letter",)

    def perform(self, by: User, handed: Handed, **_facts: Any) -> Case:
        """Complete the draft, hand it over, and where the procedure asks for it with a letter."""
        draft = papers.drafted(self.case, "team-report", by=by, on=self.on)
        served = [papers.draft_to_hand_over(draft)]
        if not self.case.is_inspection:
            papers.make("exchange-letter", self.case, by=by, on=self.on)
            served += papers.to_hand_over(self.case, ("exchange-letter",))
        return commands.draft_report(self.case, by=by, on=self.on, served=handed(served, self.on))

    def brings(self) -> Consequences:
        """What the subject sees from now on."""
        return [
            ("portal", _("The subject reads this draft on its own page and answers point by point.")),
            ("lock", _("Later versions are not shown to the subject until they are handed over.")),
        ]

    def extra_context(self) -> dict[str, Any]:
        """The findings with what they lack, and the draft as it stands."""
        return super().extra_context() | {
            "findings": editable(self.case, self.node.number),
            "draft": papers.read_draft(self.case, "team-report"),
            "draft_url": self.link("draft", "team-report"),
            "finding_add_url": self.link("finding-add"),
        }


class HearDraft(CaseStep):
    """R5. The meeting through the draft; the subject's opinion on each point is on record."""

    form_class = HearingForm
    wide = True
    template_name = "workflows/step_hear.html"
    act_label = gettext_lazy("Record the meeting through the draft")
    draft_key = "hear"
    makes = ("draft-meeting-minutes",)

    def perform(self, by: User, minutes: Minutes, **_facts: Any) -> Case:
        """Hold the meeting, and make its minutes."""
        case = commands.hear_draft(self.case, by=by, minutes=minutes)
        papers.make("draft-meeting-minutes", case, by=by, on=self.on)
        return case

    def extra_context(self) -> dict[str, Any]:
        """Every point with what the subject says to it."""
        return super().extra_context() | heard(self.case, self.node.number)


def editable(case: Case, step: str) -> list[hearing.Point]:
    """Return the findings with the addresses where each is reworded; one comes back to the step."""
    points = hearing.findings_of(case)
    for point in points:
        point.url, point.url_label = _from(step, "finding-edit", case, point), _("Reword")
    return points


def heard(case: Case, step: str = "") -> dict[str, Any]:
    """Return the points of a case with the addresses where one responds and answers, and their count."""
    points = hearing.points_of(case)
    for point in points:
        point.respond_url = _from(step, "respond", case, point)
        point.answer_url = _from(step, "answer", case, point)
    return {"points": points, "counts": hearing.counted(points)}


def _from(step: str, name: str, case: Case, point: hearing.Point) -> str:
    address = reverse(name, args=[case.key, point.number])
    return f"{address}?ve={step}" if step else address


class FinaliseReport(CaseStep):
    """R6. Every contested point is answered; the report gets its number, the draft notice is ready."""

    form_class = PageForm
    wide = True
    template_name = "workflows/step_finalise.html"
    act_label = gettext_lazy("Finalise the report")
    makes = ("team-report",)

    def perform(self, by: User, **_facts: Any) -> Case:
        """Finalise, make the report, and begin the draft notice."""
        case = commands.finalise_report(self.case, by=by, on=self.on)
        papers.make_report(case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """The draft notice."""
        return [("edit", _("The draft notice is filled from the findings, unless you have written one already."))]

    def extra_context(self) -> dict[str, Any]:
        """Every point with its answer, and both drafts."""
        return super().extra_context() | heard(self.case, self.node.number) | papers.drafts_of(self.case)
