"""The inspected side: one page that shows what was served and what is asked, and the acts that answer it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import commands
from cases.commands import follow_up
from cases.errors import RuleBroken
from cases.models import Case, Finding, FollowUpItem, Kind
from cases.policy import Act
from cases.refusals import refuse
from workflows import dossier, papers, portal
from workflows.access import represented_case
from workflows.acts import Consequences
from workflows.forms.adjustments import ResponseForm
from workflows.forms.conduct import OwnReportForm
from workflows.forms.discipline import OwnSelfCriticismForm
from workflows.forms.finance import OwnFinanceReportForm
from workflows.forms.follow_up import OwnRequirementForm
from workflows.steps import StepView
from workflows.views.adjustments import bytes_of
from workflows.views.conduct import add_files, receive
from workflows.views.discipline import receive as receive_self_criticism
from workflows.views.finance import receive as receive_with_books
from workflows.views.page import RuledPage, SeenPage

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile
    from django.http import HttpRequest

    from cases.models import Response, Stance
    from inspection.accounts.models import User


class Portal(SeenPage):
    """Everything that concerns the user's organization or person."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show the list; with one inspection only, its page."""
        rows = portal.summaries(self.user, self.on)
        return render(request, "workflows/portal.html", {"summaries": rows, "on": self.on})


class PortalCase(SeenPage):
    """One inspection or supervision, as the inspected side sees it."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show what was served, what is asked, what was answered."""
        case = represented_case(self.user, key)
        page = portal.subject_page(case, self.user)
        crumbs = [(_("My organization"), reverse("portal"))]
        return render(request, "workflows/portal_case.html", {"page": page, "on": self.on, "breadcrumbs": crumbs})


class SubjectAct(RuledPage):
    """An act of the inspected side; its template is told nothing about the case but what the portal shows."""

    represented = True

    def get_success_url(self) -> str:
        """Back to the page of one's own case."""
        return reverse("portal-case", args=[self.case.key])

    def page_facts(self, form: forms.Form) -> dict[str, Any]:
        """Leave out the case and its team."""
        return super().page_facts(form) | {"case": None, "team": None, "subject": self.case.subject_name}


class HandInReport(SubjectAct, StepView):
    """R2: hand in the report, today and in one's own name."""

    code = "R2"
    form_class: type[forms.Form] = OwnReportForm
    template_name = "workflows/portal_report.html"
    act_label: Any = gettext_lazy("Hand in the report")
    draft_key = "own-report"

    def find(self, **kwargs: Any) -> None:
        """Find the case; in a case of discipline the subject criticises itself."""
        super().find(**kwargs)
        if self.case.kind == Kind.FINANCE_INSPECTION:
            self.form_class = OwnFinanceReportForm
        if self.case.is_discipline:
            self.form_class, self.act_label = OwnSelfCriticismForm, _("Hand in the self-criticism")

    def perform(self, by: User, summary: str, attachments: Sequence[UploadedFile], **facts: Any) -> Case:
        """Hand in."""
        said: dict[str, Any] = {"by": by, "on": self.on, "summary": summary, "received_from": by.get_full_name()}
        if self.case.is_discipline:
            return receive_self_criticism(self.case, attachments, own_form=facts["own_form"], **said)
        if self.case.kind == Kind.FINANCE_INSPECTION:
            return receive_with_books(self.case, attachments, books=facts["books"], **said)
        return receive(self.case, attachments, **said)

    def consequences(self) -> Consequences:
        """What becomes of the report; how the team works with it is the team's business."""
        return [
            ("paper", _("The report and its files go to the team; they can no longer be changed.")),
            ("clock", _("The day you hand it in is kept.")),
        ]

    def said(self) -> str:
        """What was done."""
        return _("Your report was handed in.")

    def extra_context(self) -> dict[str, Any]:
        """The outline as it was served, and the day asked for."""
        served = portal.served_papers(self.case, self.user)
        outline = [paper for paper in served if paper.kind == papers.OUTLINE_CODE]
        return {"outline": outline, "due_on": self.case.self_report_due_on}


class Respond(SubjectAct):
    """Answer one point of the draft as it was served."""

    form_class = ResponseForm
    template_name = "workflows/portal_respond.html"
    act = Act.RESPOND
    act_label = gettext_lazy("Give your opinion")
    draft_key = "respond"
    finding: Finding
    point: portal.HeardPoint

    def find(self, **kwargs: Any) -> None:
        """Find the case, then a point that was served. Raises `Http404`."""
        super().find(**kwargs)
        number = kwargs["number"]
        point = next((each for each in portal.heard_points(self.case) if each.number == number), None)
        finding = next((row for row in self.case.findings.all() if row.number == number), None)
        if point is None or finding is None:
            raise Http404
        finding.case = self.case
        self.point, self.finding = point, finding
        self.draft_key = f"respond-{number}"

    def get_success_url(self) -> str:
        """Back to the point on the page of one's own case."""
        return f"{super().get_success_url()}#point-{self.finding.number}"

    def perform(
        self, by: User, stance: Stance, text: str, attachments: Sequence[UploadedFile] = (), **_facts: Any
    ) -> Response:
        """Respond, with the papers that support it."""
        title = _("On point %(number)s") % {"number": self.finding.number}
        numbers = add_files(self.case, attachments, by=by, on=self.on, title=title)
        name = by.get_full_name()
        return commands.respond(
            self.finding, by=by, on=self.on, stance=stance, text=text, given_by=name, evidence=numbers
        )

    def consequences(self) -> Consequences:
        """What becomes of the opinion."""
        return [
            ("paper", _("Your opinion goes with the file to the body that concludes.")),
            ("bell", _("A contested point is answered by the team, in writing, before the report is final.")),
            ("clock", _("Until the report is submitted you may answer again; the latest opinion counts.")),
        ]

    def said(self) -> str:
        """What was done."""
        return _("Your opinion on point %(number)s is recorded.") % {"number": self.finding.number}

    def extra_context(self) -> dict[str, Any]:
        """The point as it was served."""
        return {"point": self.point}


class ReportRequirement(SubjectAct):
    """Report how a requirement was carried out."""

    form_class = OwnRequirementForm
    template_name = "workflows/portal_follow_up.html"
    act = Act.REPORT_FOLLOW_UP
    act_label = gettext_lazy("Report")
    item: FollowUpItem

    def find(self, **kwargs: Any) -> None:
        """Find the case, then the requirement. Raises `Http404`."""
        super().find(**kwargs)
        item = next((row for row in dossier.follow_up(self.case) if row.number == kwargs["number"]), None)
        if item is None:
            raise Http404
        item.case = self.case
        self.item = item

    def get_initial(self) -> dict[str, Any]:
        """What was reported before."""
        return {"report": self.item.report}

    def perform(self, by: User, report: str, attachments: Sequence[UploadedFile] = (), **_facts: Any) -> FollowUpItem:
        """Report, with the papers that show it."""
        if attachments:
            follow_up.attach_evidence(self.item, by=by, on=self.on, uploads=attachments)
        return commands.report_follow_up(self.item, by=by, on=self.on, report=report)

    def consequences(self) -> Consequences:
        """Who looks."""
        return [("people", _("The person assigned looks at it and closes the requirement when it is carried out."))]

    def said(self) -> str:
        """What was done."""
        return _("Your report on requirement %(number)s is recorded.") % {"number": self.item.number}

    def extra_context(self) -> dict[str, Any]:
        """The requirement."""
        return {
            "requirement": self.item.requirement,
            "owner": self.item.owner,
            "due_on": self.item.due_on,
            "number": self.item.number,
        }


class ConfirmReceipt(SeenPage):
    """Say that a paper was received; a second time changes nothing."""

    def post(self, request: HttpRequest, key: str, service: int) -> HttpResponse:
        """Confirm."""
        case = represented_case(self.user, key)
        row = next((each for each in portal.services_of(case) if each.pk == service), None)
        if row is None:
            refuse(self.user, service=service)
        row.case = case
        try:
            commands.confirm_receipt(row, by=self.user, on=self.on)
        except RuleBroken as refusal:
            return render(request, "403.html", {"refusal": refusal}, status=403)
        messages.success(request, _("The receipt is confirmed."))
        return HttpResponseRedirect(reverse("portal-case", args=[key]))


class OwnFile(SeenPage):
    """A file the user handed in, handed back."""

    def get(self, request: HttpRequest, key: str, number: int) -> HttpResponse:
        """Hand it out, to the person who gave it."""
        case = represented_case(self.user, key)
        rows = dossier.handed_in_by(case, self.user)
        return bytes_of(next((row for row in rows if row.number == number), None))


class ServedDraft(SeenPage):
    """The version of the draft report that was served, and no other."""

    def get(self, request: HttpRequest, key: str, draft: str) -> HttpResponse:
        """Show it."""
        case = represented_case(self.user, key)
        found = papers.served_draft(case, draft, self.user)
        if found is None:
            refuse(self.user, draft=draft)
        crumbs = [(_("My organization"), reverse("portal")), (case.subject_name, reverse("portal-case", args=[key]))]
        return render(request, "workflows/portal_draft.html", {"draft": found, "breadcrumbs": crumbs})
