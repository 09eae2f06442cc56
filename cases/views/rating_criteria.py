"""Rating criteria: the versions of a body, one of them whole, drafted from a workbook, approved by another."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import policy
from cases.commands.rating import approve_criteria, draft_criteria
from cases.errors import RuleBroken
from cases.forms.rating import CriteriaForm
from cases.importing import criteria, sample
from cases.models import Body, CriterionSet
from cases.rating.measures import measures
from cases.refusals import refuse
from cases.views.imports import download, previewed
from cases.views.rating import RatingPage
from cases.views.rating_acts import RatingAct


class CriterionSets(RatingPage):
    """The versions of the bodies in which this person sits or for which they assess."""

    template_name = "cases/rating_criteria.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show them."""
        rows = CriterionSet.objects.seen_by(self.user, self.on).listed()
        may = Body.objects.rating_for(self.user, self.on).exists()
        return super().get_context_data(rows=rows, may_draft=may, breadcrumbs=[_to_rounds()], **kwargs)


class CriterionSetPage(RatingPage):
    """One version: its bands, its criteria with weights and steps, its conditions."""

    template_name = "cases/criterion_set.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show it whole."""
        row = CriterionSet.objects.keyed(self.kwargs["key"], self.user, self.on)
        if row is None:
            refuse(self.user, criteria=self.kwargs["key"])
        rows = row.whole()
        known = measures()
        facts = {
            "set": row,
            "criteria": [{"one": one, "figure": known.get(one.figure), "steps": one.steps.all()} for one in rows],
            "most": sum(one.most for one in rows),
            "scale": row.scale(),
            "may_approve": not row.is_approved and policy.leads(self.user, row.body, self.on),
            "breadcrumbs": [_to_rounds(), (_("Rating criteria"), reverse("rating-criteria"))],
        }
        return super().get_context_data(**facts, **kwargs)


class Approve(RatingAct):
    """A leader approves a version."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Whoever does not lead the body is told of nothing."""
        found = CriterionSet.objects.keyed(kwargs["key"], self.user, self.on)
        if found is None or found.is_approved or not policy.leads(self.user, found.body, self.on):
            refuse(self.user, criteria=kwargs["key"])
        self.row = found
        return super().dispatch(request, *args, **kwargs)

    def perform(self, form: Any) -> tuple[str, str]:
        approve_criteria(self.row, by=self.user, on=self.on)
        return _("The criteria are approved."), reverse("criterion-set", args=[self.row.key])

    def words(self) -> dict[str, Any]:
        facts = {"name": self.row.name, "version": self.row.version}
        return {
            "act_label": _("Approve %(name)s, version %(version)s") % facts,
            "consequences": [
                ("statistics", _("Rounds of periods that end while these criteria hold go by them.")),
                ("lock", _("They stay as they are; a change is a new version with its own day.")),
            ],
            "cancel_url": reverse("criterion-set", args=[self.row.key]),
        }


class DraftsCriteria(RatingPage):
    """Only who assesses for a body, or leads it, comes in."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        """Know the bodies."""
        self.bodies = Body.objects.rating_for(self.user, self.on)
        if not self.bodies.exists():
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class SampleCriteria(DraftsCriteria):
    """A workbook with the headings, an example of each way to score, and every figure a criterion may name."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Send it."""
        known = criteria.sheets()
        content = sample.workbook((*known, known.figures), criteria.sample_rows())
        return download(content, "mau-bo-tieu-chi.xlsx")


class Draft(DraftsCriteria):
    """A version of the criteria from a workbook: read, and once it is sound kept whole."""

    refusal: RuleBroken | None = None

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the empty form."""
        return self.show(CriteriaForm(bodies=self.bodies))

    def post(self, request: HttpRequest, **_kwargs: Any) -> HttpResponse:
        """Show errors by sheet, row and column, or keep everything."""
        form = CriteriaForm(request.POST, request.FILES, bodies=self.bodies)
        if not form.is_valid():
            return self.show(form, 422)
        facts = dict(form.cleaned_data)
        content, body = facts.pop("file").read(), facts.pop("body")
        try:
            found = criteria.preview(content)
            if found.troubles:
                return self.show(form, 422, **previewed(found, tuple(criteria.sheets()), ""))
            sha256 = hashlib.sha256(content).hexdigest()
            new = criteria.meant(found, **facts)
            row = draft_criteria(body, new, by=self.user, on=self.on, file_sha256=sha256)
        except RuleBroken as refusal:
            self.refusal = refusal
            return self.show(form, 422)
        messages.success(request, _("The criteria are kept as version %(version)s.") % {"version": row.version})
        return HttpResponseRedirect(reverse("criterion-set", args=[row.key]))

    def show(self, form: CriteriaForm, status: int = 200, **facts: Any) -> HttpResponse:
        """Return the page."""
        back = reverse("rating-criteria")
        context = {"form": form, "act_label": _("Draft rating criteria"), "refusal": self.refusal, "cancel_url": back}
        context["breadcrumbs"] = [_to_rounds(), (_("Rating criteria"), back)]
        return render(self.request, "cases/criteria_draft.html", context | facts, status=status)


def _to_rounds() -> tuple[str, str]:
    return _("Rating and ranking"), reverse("ratings")
