"""The case desk: where the case stands, whose turn it is, and everything the file holds."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import afterwards, policy
from cases.models import Case
from cases.refusals import refuse_case
from workflows import attendance, beside, chart, complaints, desk, signs, tabs
from workflows.access import CASE_WITH
from workflows.views.page import SeenPage


class CaseDesk(SeenPage):
    """The centre of the product: one page for one case."""

    template_name = "workflows/case_desk.html"

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show the desk with the chosen tab."""
        cases = Case.objects.visible_to(self.user).of_key(key).select_related(*CASE_WITH, "extension")
        case = tabs.with_counts(cases).first() or refuse_case(self.user, key)
        return render(request, self.template_name, self.facts(case))

    def facts(self, case: Case) -> dict[str, Any]:
        """Return what the desk shows."""
        held = policy.duties(self.user, case)
        times = desk.Clock.of(case)
        places = desk.places(case.team)
        asked = self.request.GET.get("xem", "")
        chosen = tabs.chosen_of(case, asked)
        part = tabs.parts_of(case)[chosen]
        url = reverse("case", args=[case.key])
        cases_url = desk.link("cases")
        return {
            "case": case,
            "team": case.team,
            "head": desk.head_of(places),
            "on": self.on,
            "desk_title": case.subject_name,
            "afterwards": afterwards.of(case),
            "desk_kind": _("%(kind)s · %(topic)s") % {"kind": case.get_kind_display(), "topic": case.team.topic},
            "act": desk.next_act(case, held, times, places),
            "beside": beside.acts_beside(case, held),
            "phases": desk.rail(case),
            "tabs": tabs.tabs(case, chosen, url),
            "tab_template": part.template,
            "deadlines": desk.deadlines(case, times),
            "people": desk.people(places),
            "entries": desk.latest_acts(case),
            "trail_url": f"{url}?xem=nhat-ky",
            "chart_url": reverse("case-chart", args=[case.key]),
            "breadcrumbs": [(_("Inspections and supervisions"), cases_url)] if cases_url else [],
            **part.read(case, held),
            **({"shown": signs.of(case, self.user, self.on)} if chosen == "dau-hieu" else {}),
            **complaints.beside(case, self.user, self.on),
            **(attendance.asked(case, self.user, self.on) if chosen == "bien-ban" else {}),
        }


class CaseChart(CaseDesk):
    """The procedure of a case as a picture."""

    template_name = "workflows/case_chart.html"

    def facts(self, case: Case) -> dict[str, Any]:
        """Return the charts of preparation and case."""
        return {
            "case": case,
            "team": case.team,
            "charts": chart.charts_of(case),
            "breadcrumbs": [(case.subject_name, reverse("case", args=[case.key]))],
        }
