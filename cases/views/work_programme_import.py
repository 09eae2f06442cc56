"""A work programme from a workbook: its head on the page, what it sets in the file; drafted whole, or not at all."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cases.commands import work_programmes as commands
from cases.errors_work import WorkbookUnsound
from cases.forms.work_heads import ImportWorkForm
from cases.importing import sample
from cases.importing import work_programme as importing
from cases.importing.workbook import Reading
from cases.models import WorkProgramme
from cases.views.imports import download, previewed
from cases.views.work_programme_acts import DraftingAct


class ImportWork(DraftingAct):
    """Read the workbook; show every error by sheet, row and column, or draft the programme."""

    template_name = "cases/work_programme_import.html"
    found: Reading | None = None

    def make_form(self, *data: Any) -> ImportWorkForm:
        parents = WorkProgramme.objects.above([body.organization_id for body in self.bodies]).listed()
        return ImportWorkForm(*data, bodies=self.bodies, parents=parents)

    def perform(self, form: ImportWorkForm) -> tuple[str, str]:
        facts, body = form.head(), form.chosen_body
        organization = facts["organization"] or body.organization
        head = importing.Head(body, organization, facts["since"], facts["parent"])
        found = importing.preview(form.cleaned_data["file"].read(), head)
        if found.troubles:
            self.found = found
            raise WorkbookUnsound(count=len(found.troubles))
        new = commands.NewWork(**facts | importing.meant(found, head))
        programme = commands.draft_work_programme(body, new, by=self.user, on=self.on)
        told = _("The work programme is drafted from the workbook; it waits for the approval of a leader.")
        return told, reverse("work-programme", args=[programme.key])

    def words(self) -> dict[str, Any]:
        told: dict[str, Any] = {
            "act_label": _("Draft a work programme from Excel"),
            "consequences": [
                ("paper", _("The programme is kept whole as a draft under your name, or not at all.")),
                ("warning", _("Every error is named by sheet, row and column.")),
                ("seal", _("A leader of the body approves it; whoever drafted it does not.")),
            ],
        }
        return told if self.found is None else told | previewed(self.found, tuple(importing.sheets()), "")


class SampleWork(DraftingAct):
    """A workbook with the headings, an example of each sheet, and the lists to choose from."""

    def get(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Send it."""
        known = importing.sheets()
        rows = importing.sample_rows(self.bodies[0].organization.code, localdate().year)
        return download(sample.workbook((*known, known.lists), rows), "mau-chuong-trinh-cong-tac.xlsx")

    http_method_names = ["get", "head", "options"]
