"""The deciding body: what waits for it, and one page for each case."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import afterwards, policy
from cases.models import SIGNS_KINDS, Case
from cases.policy import Act
from cases.stages import code_of
from workflows import committee, complaints, denunciations, dossier, matters, signs
from workflows.access import seen_case
from workflows.forms.discipline import label_of
from workflows.steps import step_url
from workflows.views.page import SeenPage


class Agenda(SeenPage):
    """The cases laid before the bodies the user sits in."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """List them, the oldest first."""
        facts = {
            "rows": committee.agenda(self.user, self.on),
            "on": self.on,
            "empty_title": _("Nothing waits for the body"),
            "empty_how": _("A case appears here when the head of its team submits the report."),
            "empty_icon": "agenda",
        }
        return render(request, "workflows/agenda.html", facts)


class Reading(SeenPage):
    """One case on one page, from what was asked to the text that will be approved."""

    def get(self, request: HttpRequest, key: str) -> HttpResponse:
        """Show it once it was submitted; before that there is nothing to read."""
        case = seen_case(self.user, key)
        if case.submitted_on is None and case.concluded_on is None:
            raise Http404
        told: dict[str, Any] = {"afterwards": afterwards.of(case)}
        if case.is_discipline:
            return render(request, "workflows/reading_discipline.html", self.discipline(case) | told)
        if case.is_complaint:
            return render(request, "workflows/reading_complaint.html", self.complaint(case) | told)
        waits = case.concluded_on is None and policy.may(self.user, Act.CONSIDER, case, self.on)
        facts = {
            "reading": committee.reading(case, self.on),
            "signs": signs.of(case, self.user, self.on) if case.kind in SIGNS_KINDS else None,
            "on": self.on,
            "denunciation": denunciations.of(case) if denunciations.is_one(case) else None,
            "consider_url": step_url(code_of(case.kind, "concluded_on"), case) if waits else "",
            "desk_url": reverse("case", args=[case.key]),
            "breadcrumbs": [(_("Waiting for the standing committee"), reverse("agenda"))],
        }
        return render(request, "workflows/reading.html", facts | told)

    def complaint(self, case: Case) -> dict[str, Any]:
        """Return what the body reads before it votes on a complaint."""
        waits = case.concluded_on is None and policy.may(self.user, Act.RESOLVE, case, self.on)
        return {
            "case": case,
            "complaint": complaints.shown(case.complaint, self.user, self.on),
            "ballots": matters.ballots(case),
            "services": dossier.services(case),
            "on": self.on,
            "resolve_url": step_url("E1", case) if waits else "",
            "desk_url": reverse("case", args=[case.key]),
            "breadcrumbs": [(_("Waiting for the standing committee"), reverse("agenda"))],
        }

    def discipline(self, case: Case) -> dict[str, Any]:
        """Return what the body reads before it votes on discipline."""
        waits = case.concluded_on is None and policy.may(self.user, Act.RESOLVE, case, self.on)
        return {
            "case": case,
            "matter": matters.of(case, self.on),
            "proposed": label_of(case.matter.proposed_form),
            "report": dossier.self_report(case),
            "hearing": matters.hearing_of(case),
            "fast_track": case.fast_track,
            "services": dossier.services(case),
            "on": self.on,
            "resolve_url": step_url("E2", case) if waits else "",
            "desk_url": reverse("case", args=[case.key]),
            "breadcrumbs": [(_("Waiting for the standing committee"), reverse("agenda"))],
        }
