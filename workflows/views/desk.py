"""The case desk: where the case stands, whose turn it is, and everything the file holds."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views import View

from cases import policy
from cases.errors import Recused
from cases.models import Case
from workflows import chart, desk, tabs
from workflows.access import CASE_WITH, refuse_case


def read_case(request: HttpRequest, key: str) -> Case:
    """Return the case with everything its desk counts, in one query. Raises `Http404`, `Recused`."""
    cases = Case.objects.visible_to(request.user).select_related(*CASE_WITH, "extension").filter(key=key)
    return tabs.with_counts(cases).first() or refuse_case(request.user, key)  # type: ignore[arg-type]


class CaseDesk(View):
    """The centre of the product: one page for one case."""

    template_name = "workflows/case_desk.html"

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show the desk with the chosen tab."""
        try:
            case = read_case(request, key)
        except Recused as refusal:
            return render(request, "403.html", {"refusal": refusal}, status=403)
        return render(request, self.template_name, self.facts(request, case))

    def facts(self, request: HttpRequest, case: Case) -> dict[str, Any]:
        """Return what the desk shows."""
        held = policy.duties(request.user, case)
        times = desk.Clock.of(case)
        rows = desk.places(case.team)
        asked = request.GET.get("xem", "")
        chosen = asked if asked in tabs.TEMPLATES else tabs.FIRST
        points = tabs.hearing(case, held) if chosen == tabs.FIRST else []
        url = reverse("case", args=[case.key])
        return {
            "case": case,
            "team": case.team,
            "on": localdate(),
            "desk_title": case.subject_name,
            "desk_kind": _("%(kind)s · %(topic)s") % {"kind": case.get_kind_display(), "topic": case.team.topic},
            "act": desk.next_act(case, held, times, rows),
            "beside": desk.acts_beside(case, held),
            "phases": desk.rail(case),
            "tabs": tabs.tabs(case, chosen, url, tabs.hearing_note(points)),
            "chosen": chosen,
            "tab_template": tabs.TEMPLATES[chosen],
            "points": points,
            "rows": tabs.READ[chosen](case) if chosen in tabs.READ else [],
            "deadlines": desk.deadlines(case, times),
            "people": desk.people(rows),
            "entries": desk.trail_of(case, None if chosen == "nhat-ky" else desk.RECENT),
            "trail_url": f"{url}?xem=nhat-ky",
            "chart_url": reverse("case-chart", args=[case.key]),
            "breadcrumbs": [(_("Inspections and supervisions"), desk.link("cases"))] if desk.link("cases") else [],
        }


class CaseChart(CaseDesk):
    """The procedure of a case as a picture."""

    template_name = "workflows/case_chart.html"

    def facts(self, request: HttpRequest, case: Case) -> dict[str, Any]:
        """Return the charts of preparation and case."""
        return {
            "case": case,
            "team": case.team,
            "charts": chart.charts_of(case),
            "breadcrumbs": [(case.subject_name, reverse("case", args=[case.key]))],
        }
