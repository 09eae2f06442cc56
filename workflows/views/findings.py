"""Findings and the hearing on them: record, reword, the subject's opinion as the team records it, the team's answer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import commands
from cases.models import Answer, Finding
from cases.policy import Act
from workflows import hearing
from workflows.acts import Consequences, url_of
from workflows.forms import adjustments as forms
from workflows.forms.conduct import FindingForm, finding_values
from workflows.steps import step_url
from workflows.views.adjustments import CaseAct
from workflows.views.conduct import add_files

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from cases.minutes import FindingFacts
    from cases.models import Response, Stance
    from inspection.accounts.models import User

#: What names a step in an address.
_STEP = re.compile(r"[A-Z]\d{1,2}")


class AddFinding(CaseAct):
    """Record a strength, limitation, shortcoming or violation."""

    form_class = FindingForm
    template_name = "workflows/act_form.html"
    act = Act.RECORD_FINDING
    act_label = gettext_lazy("Record the finding")
    draft_key = "finding"

    def perform(self, by: User, facts: FindingFacts, **_facts: Any) -> Finding:
        """Record."""
        return commands.record_finding(self.case, by=by, on=self.on, facts=facts)

    def brings(self) -> Consequences:
        """What becomes of a finding."""
        return [
            ("edit", _("It goes into the draft report; until the report is final it can be reworded.")),
            ("portal", _("The subject is heard on it once the draft is handed over, unless it is a strength.")),
        ]


class FindingAct(CaseAct):
    """An act on one finding of the case."""

    finding: Finding

    def find(self, **kwargs: Any) -> None:
        """Find the case, then its finding. Raises `Http404`."""
        super().find(**kwargs)
        finding = next((row for row in self.case.findings.all() if row.number == kwargs["number"]), None)
        if finding is None:
            raise Http404
        finding.case = self.case
        self.finding = finding

    @property
    def point(self) -> hearing.Point:
        """The finding with its hearing."""
        return next(point for point in hearing.findings_of(self.case) if point.number == self.finding.number)

    def get_success_url(self) -> str:
        """Back to the finding, on the page one came from: that of a step, or the desk."""
        step = self.request.GET.get("ve", "")
        page = step_url(step, self.case) if _STEP.fullmatch(step) else super().get_success_url()
        return f"{page}#point-{self.finding.number}"

    def breadcrumbs(self) -> list[tuple[str, str]]:
        """The way back to the case, wherever one came from."""
        return [(self.case.subject_name, url_of(self.case))]


class EditFinding(FindingAct):
    """Reword a finding, or complete a violation."""

    form_class = FindingForm
    template_name = "workflows/act_form.html"
    act = Act.RECORD_FINDING
    act_label = gettext_lazy("Keep the new wording")

    def get_initial(self) -> dict[str, Any]:
        """As it reads now."""
        return finding_values(self.finding)

    def perform(self, by: User, facts: FindingFacts, **_facts: Any) -> Finding:
        """Reword."""
        return commands.revise_finding(self.finding, by=by, on=self.on, facts=facts)

    def brings(self) -> Consequences:
        """The former wording is not lost."""
        return [("clock", _("The trail keeps what the finding said before."))]


# The hearing


class RecordResponse(FindingAct):
    """The team records the subject's opinion given on paper or at the meeting, or its refusal with witnesses."""

    form_class = forms.RecordedResponseForm
    template_name = "workflows/respond.html"
    act = Act.RECORD_RESPONSE
    act_label = gettext_lazy("Record the opinion")

    def perform(
        self,
        by: User,
        stance: Stance,
        text: str,
        given_on: date,
        given_by: str = "",
        witnesses: str = "",
        attachments: Sequence[UploadedFile] = (),
        **_facts: Any,
    ) -> Response:
        """Record, with the papers that came along."""
        title = _("On point %(number)s") % {"number": self.finding.number}
        numbers = add_files(self.case, attachments, by=by, on=given_on, title=title)
        return commands.respond(
            self.finding,
            by=by,
            on=given_on,
            stance=stance,
            text=text,
            given_by=given_by,
            witnesses=witnesses,
            evidence=numbers,
        )

    def extra_context(self) -> dict[str, Any]:
        """The point."""
        return super().extra_context() | {"point": self.point}


class AnswerPoint(FindingAct):
    """The team answers a contested point: keeps, rewords or withdraws the finding, and says why."""

    form_class = forms.AnswerForm
    template_name = "workflows/respond.html"
    act = Act.ANSWER
    act_label = gettext_lazy("Answer this point")
    draft_key = "answer"

    def get_initial(self) -> dict[str, Any]:
        """The wording to start from."""
        return {"final_wording": ""}

    def perform(self, by: User, result: str, reason: str, final_wording: str, **_facts: Any) -> Answer:
        """Answer the latest response. Raises `Http404` where there is none."""
        latest = self.point.latest
        if latest is None:
            raise Http404
        latest.finding = self.finding
        kind = Answer.Result(result)
        wording = final_wording if kind == Answer.Result.REWORDED else ""
        return commands.answer(latest, by=by, on=self.on, result=kind, reason=reason, final_wording=wording)

    def brings(self) -> Consequences:
        """Who reads the answer."""
        return [("portal", _("The subject reads the answer on its own page; the body reads it with the report."))]

    def extra_context(self) -> dict[str, Any]:
        """The point, and the others still open."""
        return super().extra_context() | {"point": self.point}
