"""“Procedures”: the catalogue, and one page and one file for each procedure."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cases import statistics
from cases.models import Body, Kind, Rule
from cases.refusals import refuse
from cases.statistics.durations import durations
from cases.views.office import OfficePage, attached
from workflows import bpmn, catalogue, flows
from workflows.chart import grid_of


class AskedForm(forms.Form):
    """By which day's rulebook, and for which authority, a procedure is shown."""

    on = forms.DateField(label=gettext_lazy("By the rulebook of"), required=False)
    body = forms.TypedChoiceField(label=gettext_lazy("Authority"), required=False, coerce=int, empty_value=None)

    def __init__(self, data: Any, *, bodies: list[Body]) -> None:
        """Offer the bodies whose work there is."""
        super().__init__(data or None, auto_id="filter_%s", initial={"on": localdate()})
        self.bodies = {body.pk: body for body in bodies}
        self.fields["body"].choices = [(body.pk, body.name) for body in bodies]  # type: ignore[attr-defined]

    def asked_body(self) -> Body | None:
        """Return the authority asked about: the one chosen, else the nearest."""
        chosen = self.cleaned_data.get("body")
        return self.bodies[chosen] if chosen else self.nearest

    @property
    def nearest(self) -> Body | None:
        """The first body offered."""
        return next(iter(self.bodies.values()), None)


class Procedures(OfficePage):
    """All procedures of the house."""

    template_name = "workflows/procedures.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """List them."""
        rows = [
            {
                "kind": kind,
                "label": kind.label,
                "steps": len(catalogue.all_steps(kind)),
                "outcomes": catalogue.outcomes(kind),
            }
            for kind in catalogue.kinds()
        ]
        return super().get_context_data(rows=rows, **kwargs)


class ProcedurePage(OfficePage):
    """One procedure: steps, people, papers, time limits of a chosen day, chart, and what each step took."""

    template_name = "workflows/procedure.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Describe it."""
        kind = known_kind(self.request, kwargs["code"])
        bodies = statistics.bodies(self.user, self.on) or list(
            Body.objects.select_related("organization").order_by("pk")
        )
        form = self.filters(AskedForm, bodies=bodies)
        on, body = self.on, form.nearest
        if form.is_valid():
            on, body = form.cleaned_data["on"] or self.on, form.asked_body()
        book = Rule.shelf().on(on, body.scope) if body else None
        context = {
            "kind": kind,
            "asked_on": on,
            "body": body,
            "filter_form": form,
            "phases": catalogue.phases(kind, book),
            "outcomes": catalogue.outcomes(kind),
            "charts": [grid_of(flows.OF_TEAM[kind]), grid_of(flows.OF_CASE[kind])],
            "bpmn_url": reverse("procedure-bpmn", args=[kind.value]),
            "breadcrumbs": [(_("Procedures"), reverse("procedures"))],
        }
        if body:
            until = min(on, self.on)
            question = statistics.ask(body, catalogue.since(until), until, on=self.on)
            told, whole = statistics.told_to(self.user, question)
            measured = durations(told, kind)
            context |= {"bars": catalogue.bars(kind, measured, book) if measured else [], "whole": whole}
            context["measured_since"] = question.since
        return super().get_context_data(**context, **kwargs)


class ProcedureFile(OfficePage):
    """The procedure as a BPMN file."""

    def get(self, request: HttpRequest, code: str) -> HttpResponse:
        """Hand it out."""
        kind = known_kind(request, code)
        return attached(bpmn.file_of(kind), "application/xml", f"{kind.value.lower()}.bpmn")


def known_kind(request: HttpRequest, code: str) -> Kind:
    """Return the procedure of an address. Raises `Http404`."""
    found = next((kind for kind in catalogue.kinds() if kind.value == code), None)
    return found or refuse(request.user, code=code)  # type: ignore[arg-type]
