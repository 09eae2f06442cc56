"""Evidence and findings side by side: the board, a link with its pages, taking one away, the preview of a picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import commands, policy
from cases.commands.evidence import path_of
from cases.models import Finding
from cases.policy import Act
from cases.redacting import PICTURES, NotClean, preview
from workflows import dossier, evidence
from workflows.access import seen_case
from workflows.acts import Consequences
from workflows.forms.conduct import LinkForm, UnlinkForm
from workflows.views.findings import FindingAct
from workflows.views.page import SeenPage

if TYPE_CHECKING:
    from django.http import HttpRequest

    from cases.models import EvidenceLink
    from inspection.accounts.models import User


class EvidenceBoard(SeenPage):
    """What the file holds on one side, what rests on it on the other."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show the board to whoever reads the case."""
        case = seen_case(self.user, key)
        facts = {
            "case": case,
            "board": evidence.of(case, policy.duties(self.user, case)),
            "on": self.on,
            "breadcrumbs": [(case.subject_name, reverse("case", args=[case.key]))],
        }
        return render(request, "workflows/evidence_board.html", facts)


class Picture(SeenPage):
    """A small picture of a photo or scan, made from its points: place, camera and comment stay with the original."""

    def get(self, request: HttpRequest, key: str, number: int) -> HttpResponse:
        """Show it. Raises `Http404`."""
        row = dossier.evidence_file(seen_case(self.user, key), number)
        if row is None or row.media_type not in PICTURES or not path_of(row.sha256).is_file():
            raise Http404
        try:
            return HttpResponse(preview(path_of(row.sha256), row.media_type), content_type=row.media_type)
        except NotClean:
            raise Http404 from None


class LinkAct(FindingAct):
    """An act on what a finding rests on; it leads back to the board."""

    template_name = "workflows/evidence_act.html"
    act = Act.RECORD_FINDING

    def get_success_url(self) -> str:
        """Back to the finding on the board."""
        return f"{self.link('evidence-board')}#finding-{self.finding.number}"

    def extra_context(self) -> dict[str, Any]:
        """The finding."""
        return super().extra_context() | {"finding": self.point}


class LinkEvidence(LinkAct):
    """Let a finding rest on a piece of evidence, with its pages."""

    form_class = LinkForm
    act_label = gettext_lazy("Link the evidence")

    def perform(self, by: User, number: int, pages: str, **_facts: Any) -> EvidenceLink:
        """Link."""
        return commands.link_evidence(self.finding, by=by, on=self.on, number=number, pages=pages)

    def brings(self) -> Consequences:
        """Until when it may change."""
        return [("lock", _("It can be changed until the report is submitted, and never after that."))]


class UnlinkEvidence(LinkAct):
    """Take a piece of evidence away from a finding."""

    form_class = UnlinkForm
    act_label = gettext_lazy("Take the evidence away from the finding")
    number: int

    def find(self, **kwargs: Any) -> None:
        """Find the finding; the number of the evidence stands in the address."""
        super().find(**kwargs)
        self.number = kwargs["file"]

    def perform(self, by: User, reason: str, **_facts: Any) -> Finding:
        """Take away."""
        return commands.unlink_evidence(self.finding, by=by, on=self.on, number=self.number, reason=reason)

    def brings(self) -> Consequences:
        """The file itself stays."""
        return [
            ("seal", _("The evidence stays in the file; the trail keeps that the finding rested on it, and why not."))
        ]
