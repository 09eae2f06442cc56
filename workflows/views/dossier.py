"""Pages about a whole file: its conformance sheet, deviations signed for, originals, and the export."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import policy
from cases.commands import dossier as commands
from cases.errors import RuleBroken
from cases.models import OriginalsPlace, Waiver
from cases.policy import Act
from cases.refusals import refuse_case
from documents.commands import ask_for_dossier
from workflows import conformance, exports, papers
from workflows.access import seen_case
from workflows.acts import Consequences
from workflows.forms import dossier as forms
from workflows.views.adjustments import CaseAct
from workflows.views.page import SeenPage

if TYPE_CHECKING:
    from cases.models import Case
    from inspection.accounts.models import User


class ConformancePage(SeenPage):
    """Kiểm chứng quy trình: each act with its rule, paper, date, actor and deadline, as the trail tells it."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show the sheet."""
        case = seen_case(self.user, key)
        held = policy.duties(self.user, case)
        facts = {
            "case": case,
            "sheet": conformance.sheet_of(case),
            "waive_url": reverse("waive", args=[key]) if policy.allows(held, Act.WAIVE) else "",
            "breadcrumbs": [(case.subject_name, reverse("case", args=[key]))],
        }
        return render(request, "workflows/conformance.html", facts)


class Waive(CaseAct):
    """Take note, for the authority, of a step that was done otherwise than the procedure asks."""

    form_class = forms.WaiverForm
    template_name = "workflows/act_form.html"
    act = Act.WAIVE
    act_label = gettext_lazy("Take note of a deviation")
    makes = ("deviation-waiver",)

    def perform(self, by: User, **facts: Any) -> Waiver:
        """Record it, and make the decision."""
        waiver = commands.waive(self.case, by=by, on=self.on, **facts)
        papers.make("deviation-waiver", waiver.case, by=by, on=self.on, occasion=waiver)
        return waiver

    def brings(self) -> Consequences:
        """What it does, and what it does not."""
        return [
            ("people", _("Who did the step does not sign for it: another leader does.")),
            ("seal", _("The conformance sheet shows the deviation, the reason and who signed; nothing is undone.")),
        ]

    def get_success_url(self) -> str:
        """Back to the sheet."""
        return reverse("conformance", args=[self.case.key])


class PlaceOriginals(CaseAct):
    """Say who keeps the originals of a file, and where; hand them over; give the file to the archive."""

    form_class = forms.OriginalsForm
    template_name = "workflows/act_form.html"
    act = Act.PLACE_ORIGINALS
    act_label = gettext_lazy("Record where the originals are")

    def perform(self, by: User, **facts: Any) -> OriginalsPlace:
        """Record it."""
        return commands.place_originals(self.case, by=by, on=self.on, **facts)

    def brings(self) -> Consequences:
        """What the archive ends."""
        return [("lock", _("What the archive has taken moves no more; its mark stands in the list of the file."))]

    def get_success_url(self) -> str:
        """Back to the list."""
        return f"{reverse('case', args=[self.case.key])}?xem=ho-so"


class ExportPage(SeenPage):
    """Take the whole file out as a ZIP: asked for here, watched here, fetched here."""

    case: Case

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Let in who may take the file out today, nobody else."""
        try:
            self.case = seen_case(self.user, kwargs["key"])
            policy.require(self.user, Act.EXPORT, self.case, on=self.on)
        except RuleBroken as refusal:
            return render(request, "403.html", {"refusal": refusal}, status=403)
        return super().dispatch(request, *args, **kwargs)


class ExportDossier(ExportPage):
    """Ask for it; once asked, this address shows how far it is and where the file is."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show what will happen, and what was asked for."""
        facts = {
            "case": self.case,
            "act_label": _("Pack the whole file"),
            "cancel_url": f"{reverse('case', args=[key])}?xem=ho-so",
            "breadcrumbs": [(self.case.subject_name, reverse("case", args=[key]))],
            "consequences": [
                ("paper", _("Papers, scans and evidence you may read, in the order of the list, with an index.")),
                (
                    "seal",
                    _("Hashes of every entry, the trail with its chain, and the conformance sheet as its last page."),
                ),
                ("clock", _("The file can be fetched for three days; that you took it out stands in the trail.")),
                ("lock", _("What is sealed is no part of it.")),
            ],
        }
        return render(request, "workflows/dossier_export.html", facts | exports.shown(self.case, self.user))

    def post(self, request: HttpRequest, key: str) -> HttpResponse:
        """Ask; a second click finds the first one's progress."""
        ask_for_dossier(self.case, by=self.user, on=self.on)
        return HttpResponseRedirect(reverse("dossier-export", args=[key]))


class ExportProgress(ExportPage):
    """How far the packing is: the part of the page that is asked again and again."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show the bar; nothing where nobody asked."""
        facts = exports.shown(self.case, self.user)
        if facts["export"] is None:
            refuse_case(self.user, key)
        return render(request, "workflows/_dossier_progress.html", facts | {"case": self.case})


class ExportFile(ExportPage):
    """The ZIP, for whoever asked for it, while they may take the file out."""

    def get(self, request: HttpRequest, key: str, export: str) -> HttpResponseBase:
        """Send it."""
        path = exports.file_of(self.case, self.user, export)
        if path is None:
            refuse_case(self.user, key)
        return FileResponse(path.open("rb"), as_attachment=True, filename=f"{self.case.code}.zip")
