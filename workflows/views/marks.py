"""Marks of secrecy and urgency: chosen by who makes the paper, before it is issued."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import policy
from cases.errors import NotYourDuty
from cases.policy import Act
from documents import commands
from documents.catalogue import DocumentType
from documents.models_register import Marking
from workflows.acts import ActView, Closed, Consequences
from workflows.batching import OF_CASES, OF_TEAMS
from workflows.forms.marks import MarkForm

if TYPE_CHECKING:
    from inspection.accounts.models import User


class MarkPaper(ActView):
    """For a paper of a case."""

    form_class = MarkForm
    template_name = "workflows/mark_paper.html"
    act_label = gettext_lazy("Mark a paper as secret or urgent")
    papers: tuple[DocumentType, ...] = OF_CASES

    def offered(self) -> list[DocumentType]:
        """Return the papers the person makes here."""
        held = policy.duties(self.user, self.thing, self.on)
        return [paper for paper in self.papers if policy.allows(held, Act(paper.act))]

    def require_duty(self) -> None:
        """Refuse who makes no paper here. Raises `Closed`."""
        if not self.offered():
            duty = str(policy.DUTY_NAMES[policy.Duty.HEAD])
            raise Closed(NotYourDuty(duty=duty, on=f"{self.on:%d/%m/%Y}"))

    def get_form_kwargs(self) -> dict[str, Any]:
        """Offer those."""
        return super().get_form_kwargs() | {"papers": self.offered()}

    def perform(self, by: User, **facts: Any) -> Marking:
        """Choose them."""
        return commands.mark_paper(facts.pop("paper"), self.thing, by=by, on=self.on, **facts)

    def consequences(self) -> Consequences:
        """What the mark does."""
        return [
            ("seal", _("The mark is printed under the number of the next paper of this kind.")),
            ("register", _("A secret paper is numbered in a register of its own, which its keeper keeps.")),
            ("right", _("Chosen again, the last choice counts; each stands in the trail with its ground.")),
        ]

    def extra_context(self) -> dict[str, Any]:
        """What was chosen here before."""
        rows = Marking.objects.about(self.team, self.case)
        names = {paper.key: paper.name for paper in self.papers}
        return super().extra_context() | {"chosen": [(names.get(row.type_key, row.type_key), row) for row in rows[:10]]}


class MarkTeamPaper(MarkPaper):
    """For a paper of a team, which counts for all its cases."""

    of_team = True
    papers = OF_TEAMS
