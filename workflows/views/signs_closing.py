"""Closing of an inspection on signs: E2 each content and the vote on discipline, E3 the notice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases.commands import signs as commands
from cases.models import Case, Outcome
from workflows import papers
from workflows import signs as reading
from workflows.acts import Consequences
from workflows.forms.fields import PageForm
from workflows.forms.signs_closing import ConcludeOnSignsForm
from workflows.views.closing import Consider
from workflows.views.conduct import CaseStep

if TYPE_CHECKING:
    from django import forms

    from inspection.accounts.models import User

NOTICE = "signs-notice"


class ConcludeOnSigns(Consider):
    """E2. The commission concludes each content, votes on discipline, approves one text; or returns the report."""

    form_class = ConcludeOnSignsForm
    template_name = "workflows/step_conclude_signs.html"
    act_label = gettext_lazy("Record the conclusion")
    draft_key = "conclude-signs"
    makes = ("deliberation-minutes",)

    def get_form_kwargs(self) -> dict[str, Any]:
        """Tell the form the contents."""
        return super().get_form_kwargs() | {"findings": reading.contents(self.case)}

    def perform(self, by: User, approved: str = "", **facts: Any) -> Case:
        """Conclude, make the minutes, and where the form is beyond its power the submission to the level above."""
        sha256 = approved if facts["outcome"] else ""
        act = commands.conclude_on_signs(self.case, by=by, approved_sha256=sha256, **facts)
        case = act.case
        papers.make("deliberation-minutes", case, by=by, on=self.on)
        if case.outcome == Outcome.PROPOSED_ABOVE:
            papers.make("signs-submission-above", case, by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """What follows from the conclusion."""
        issued = _("The text below is what is issued next: number, date and signature are added, nothing else moves.")
        return [
            ("seal", issued),
            ("return", _("Returned, the report goes back to the team with the body's remarks.")),
        ]

    def page_facts(self, form: forms.Form) -> dict[str, Any]:
        """Show each content beside what is concluded on it."""
        found = [one for one in form.formsets if one.prefix == "contents"]  # type: ignore[attr-defined]
        return super().page_facts(form) | {
            "contents": found[0].beside() if found else [],
            "contents_formset": found[0] if found else None,
        }


class IssueNotice(CaseStep):
    """E3. The notice is issued exactly as the commission approved it."""

    form_class = PageForm
    wide = True
    template_name = "workflows/step_issue_notice.html"
    act_label = gettext_lazy("Issue the notice")
    makes = (NOTICE,)

    def perform(self, by: User, **_facts: Any) -> Case:
        """Issue, and make the notice from the text approved."""
        case = commands.issue_notice(self.case, by=by, on=self.on)
        papers.issue_approved(case, NOTICE, reading.approved_text(case), by=by, on=self.on)
        return case

    def brings(self) -> Consequences:
        """Who gets it."""
        return [
            ("lock", _("Recipients are limited to those named in the notice.")),
            ("people", _("It is announced next, and served to the subject and the managing organization.")),
        ]

    def extra_context(self) -> dict[str, Any]:
        """The text approved."""
        return super().extra_context() | {"draft": papers.read_draft(self.case, NOTICE)}
