"""The page of many sendings or receipts recorded behind the request: how far, and what was not recorded and why."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.refusals import refuse
from cases.views.office import OfficePage
from documents import delivery_runs
from documents.models_sending import DeliveryRun


class DeliveryRunPage(OfficePage):
    """How far it is; when all is done, the report."""

    template_name = "documents/delivery_run.html"

    def run(self) -> DeliveryRun:
        """Return the run. Raises `Http404`, and keeps the attempt."""
        key = self.kwargs["key"]
        return delivery_runs.own_run(self.user, key) or refuse(self.user, run=key)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show it."""
        run = self.run()
        facts = delivery_runs.progress(run) | {
            "untaken": delivery_runs.not_recorded(run),
            "shown": delivery_runs.SHOWN,
            "breadcrumbs": [(_("Dispatch and delivery"), reverse("deliveries"))],
        }
        return super().get_context_data(**facts, **kwargs)


class DeliveryRunProgress(DeliveryRunPage):
    """The part of the page that is asked again and again; when all is done, the page is shown anew."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Show the bar."""
        facts = delivery_runs.progress(self.run())
        response = render(request, "documents/_delivery_run_progress.html", facts)
        if facts["finished"]:
            response["HX-Refresh"] = "true"
        return response
