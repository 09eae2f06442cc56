"""Where a follow-up begins, letters that urge, the subject's own plan, and the list of what is followed up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import policy
from cases.commands import follow_up as commands
from cases.errors import NotYourDuty
from cases.follow_up import items_of
from cases.models import Case, Kind, PostDuty
from cases.policy import DUTY_NAMES, Act, Duty
from cases.refusals import refuse_case
from workflows import engine, follow_ups, papers
from workflows.access import represented_case, seen_case
from workflows.acts import Closed, Consequences
from workflows.forms import follow_up as forms
from workflows.steps import StepView
from workflows.views.adjustments import CaseAct
from workflows.views.follow_up import ExtractRequirements
from workflows.views.page import SeenPage
from workflows.views.portal import SubjectAct

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

    from inspection.accounts.models import User
    from workflows.views.conduct import Handed


class Extract(ExtractRequirements):
    """Open the follow-up of a concluded case; the requirements are extracted with it."""

    made: Case | None = None

    def find(self, **kwargs: Any) -> None:
        """Find the concluded case. Raises `Http404`, `Recused`, `Closed`."""
        self.case = seen_case(self.user, kwargs["key"])
        self.team = self.case.team
        if not policy.holds(self.user, PostDuty.AREA_OFFICER, self.case.body.organization, self.on):
            raise Closed(NotYourDuty(duty=str(DUTY_NAMES[Duty.AREA_OFFICER]), on=f"{self.on:%d/%m/%Y}"))

    def perform(self, by: User, *args: Any, **facts: Any) -> Case:
        """Open, and offer the assignment to who signs."""
        self.made = super().perform(by, **facts)
        engine.start_preparation(self.made.team)
        return self.made

    def get_success_url(self) -> str:
        """The new case."""
        return reverse("case", args=[(self.made or self.case).key])

    def extra_context(self) -> dict[str, Any]:
        """What was assigned already."""
        return super().extra_context() | {"follow_up": items_of(self.case)}


class Urge(CaseAct):
    """Urge by a letter: what comes due within a week, is due, or is past its day."""

    form_class = forms.UrgeForm
    template_name = "workflows/act_form.html"
    act = Act.URGE
    act_label = gettext_lazy("Send the letter that urges")
    makes = ("urging-letter",)

    def find(self, **kwargs: Any) -> None:
        """Find a follow-up. Raises `Http404`."""
        super().find(**kwargs)
        if self.case.kind != Kind.FOLLOW_UP:
            refuse_case(self.user, self.case.key)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form what may be urged today."""
        return super().get_form_kwargs() | {"items": follow_ups.to_urge(self.case, self.on)}

    def perform(self, by: User, numbers: Sequence[int], text: str, handed: Handed, **_facts: Any) -> Case:
        """Urge, make the letter, and record how it was handed over."""
        first = commands.urge(self.case, by=by, on=self.on, numbers=numbers, text=text)
        papers.make("urging-letter", first.case, by=by, on=self.on, occasion=first)
        (serving,) = handed(papers.to_hand_over(first.case, ("urging-letter",)), self.on)
        return commands.hand_over_letter(first.case, by=by, on=self.on, serving=serving)

    def brings(self) -> Consequences:
        """The day does not move."""
        return [
            ("portal", _("The subject's representative finds the letter on their own page.")),
            ("clock", _("The day of the requirement does not move.")),
        ]


class HandInPlan(SubjectAct, StepView):
    """R1: hand in the remediation plan, today and in one's own name."""

    code = "R1"
    form_class = forms.OwnPlanForm
    template_name = "workflows/portal_plan.html"
    act_label: Any = gettext_lazy("Hand in the remediation plan")
    draft_key = "own-plan"

    def find(self, **kwargs: Any) -> None:
        """Find a follow-up. Raises `Http404`."""
        case = represented_case(self.user, kwargs["key"])
        if case.kind != Kind.FOLLOW_UP:
            refuse_case(self.user, case.key)
        super().find(**kwargs)

    def perform(self, by: User, plan: str, attachments: Sequence[UploadedFile], **_facts: Any) -> None:
        """Hand in, with the files."""
        commands.receive_plan(self.case, by=by, on=self.on, plan=plan, plan_from=by.get_full_name())
        commands.attach_plan(self.case, by=by, on=self.on, uploads=attachments)

    def consequences(self) -> Consequences:
        """Who reads it."""
        return [("people", _("The person who urges reads it; each requirement is reported on its own."))]

    def said(self) -> str:
        """What was done."""
        return _("Your remediation plan was handed in.")

    def extra_context(self) -> dict[str, Any]:
        """What is required."""
        return {"requirements": items_of(self.case), "on": self.on}


class FollowUps(SeenPage):
    """The conclusions with requirements in the cases one may open, the latest first, with the share of each."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """List them by state."""
        page, lines = follow_ups.page(self.user, self.on, request.GET.dict())
        chosen = request.GET.get("trang-thai", "")
        facts = {
            "rows": lines,
            "page": page,
            "picks": follow_ups.picks(chosen, reverse("follow-ups")),
            "on": self.on,
            "empty_title": _("Nothing to follow up here"),
            "empty_how": _(
                "A conclusion stands here from the day its requirements are assigned, in cases you may open."
            ),
            "empty_icon": "checklist",
            "breadcrumbs": [(_("Inspections and supervisions"), reverse("cases"))],
        }
        return render(request, "workflows/follow_ups.html", facts)
