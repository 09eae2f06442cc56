"""Work programmes: the cascade, one programme as it stands, one of its targets with every figure."""

from __future__ import annotations

from typing import Any

from django.http import FileResponse, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import listing, paging, policy
from cases.commands.evidence import path_of
from cases.models import IndicatorActual, IndicatorTarget, WorkProgramme
from cases.models.work_programme import drafting_for
from cases.reading import reads_figures_of
from cases.refusals import refuse
from cases.tables_forms import listed_of
from cases.views.office import OfficePage, known_only
from cases.work_programmes import board, computed
from cases.work_programmes.standing import margin_of, stand


class WorkProgrammes(OfficePage):
    """The programmes a person sees, drawn as the cascade they are."""

    template_name = "cases/work_programmes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show them, each with how its targets stand."""
        known_only(self.request.GET, ())
        return super().get_context_data(
            branches=board.cascade(self.user, self.on),
            may_draft=bool(drafting_for(self.user, self.on)),
            on=self.on,
            **kwargs,
        )


class WorkProgrammePage(OfficePage):
    """One programme: structure, targets with figures and standing, milestones, documents, what carries it out."""

    template_name = "cases/work_programme.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show everything of it as of today."""
        known_only(self.request.GET, ())
        key = self.kwargs["key"]
        programme = WorkProgramme.objects.keyed(key, self.user, self.on) or refuse(self.user, work_programme=key)
        rows = board.rows(programme, self.user, self.on)
        above = programme.parent and WorkProgramme.objects.keyed(programme.parent.key, self.user, self.on)
        leads = policy.leads(self.user, programme.body, self.on)
        return super().get_context_data(
            programme=programme,
            above=above,
            structure=board.structure(programme, self.on),
            rows=rows,
            lower_targets=board.carried_by(rows, self.on),
            bare=board.without_target(programme, self.on),
            milestones=board.milestones(programme, self.on),
            documents=list(programme.documents.all()),
            lower=board.lower_of(programme, self.user, self.on),
            lines=board.lines_on(programme),
            cases=board.cases_on(programme, self.user, self.on),
            papers=board.papers_on(programme, self.user, self.on),
            amendments=list(programme.amendments.select_related("by")),
            margin=margin_of(programme.body, self.on),
            keeps=programme.body in drafting_for(self.user, self.on),
            may_approve=leads and programme.approved_on is None and programme.drafted_by_id != self.user.pk,
            may_amend=leads and programme.approved_on is not None,
            on=self.on,
            breadcrumbs=[(_("Work programmes"), reverse("work-programmes"))],
            **kwargs,
        )


class WorkTargetPage(OfficePage):
    """One target: what it asks, how it stands, every figure, or the rows the system counted."""

    template_name = "cases/work_target.html"
    keys = (*paging.TURNING, "part")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show its figures, corrected ones among them."""
        known_only(self.request.GET, self.keys)
        pk = self.kwargs["pk"]
        target = IndicatorTarget.objects.numbered(pk, self.user, self.on) or refuse(self.user, work_target=pk)
        programme = target.indicator.programme
        mine = IndicatorTarget.objects.reported_by(self.user, self.on).contains(target)
        one = board.row(stand(target, self.on), mine and programme.approved_on is not None)
        lower = board.carried_by([one], self.on).get(target.pk, [])
        return super().get_context_data(
            target=target,
            programme=programme,
            row=one,
            above=board.row(stand(target.carries, self.on)) if target.carries else None,
            lower=lower,
            actuals=list(IndicatorActual.objects.of(target)),
            margin=margin_of(programme.body, self.on),
            on=self.on,
            breadcrumbs=[
                (_("Work programmes"), reverse("work-programmes")),
                (programme.number, reverse("work-programme", args=[programme.key])),
            ],
            **(self._counted(target) | kwargs),
        )

    def _counted(self, target: IndicatorTarget) -> dict[str, Any]:
        """The rows behind a figure the system counts, for those who are told the figures of its organization."""
        if not target.indicator.is_computed or not reads_figures_of(self.user, target.organization_id, self.on):
            return {}
        found = computed.rows(target, self.on)
        asked = self.request.GET.get("part", "0")
        place = int(asked) if asked.isdecimal() and int(asked) < len(found) else 0
        if not found:
            return {}
        _label, source, rows = found[place]
        listed = listed_of(source, rows)
        seen = listed.read(self.user, computed.seen(rows, self.user))
        page = paging.page_of(seen, listed.order, self.request.GET.dict())
        return {
            "parts": [(label, rows.count(), f"?part={number}") for number, (label, _source, rows) in enumerate(found)],
            "unit": listed.unit,
            "head": listed.head(),
            "found": listing.lines(page.rows) if listed.unit == "case" else listed.lines(page.rows),
            "page": page,
        }


class ActualFile(OfficePage):
    """The evidence file of a figure, as it was kept."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Send its bytes to be kept, never to be run."""
        pk = kwargs["pk"]
        target = IndicatorTarget.objects.numbered(pk, self.user, self.on) or refuse(self.user, work_target=pk)
        row = IndicatorActual.objects.of(target).numbered(kwargs["figure"])
        if row is None or not row.sha256 or not path_of(row.sha256).exists():
            refuse(self.user, work_target=pk, figure=kwargs["figure"])
        return FileResponse(path_of(row.sha256).open("rb"), as_attachment=True, filename=row.file_name)
