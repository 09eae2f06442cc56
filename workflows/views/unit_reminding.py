"""One click: everybody who has not reported for a period is reminded, by the board and by mail."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.views.generic import View

from cases import capacity
from cases.commands.unit_reminding import remind_units
from cases.errors import RuleBroken
from workflows.reminders import ask_for_reports


class RemindUnits(View):
    """Reminds all at once, or one unit."""

    http_method_names = ["post"]

    def post(self, request: HttpRequest, since: str, until: str) -> HttpResponse:
        """Write down who is reminded, and ask for the mails in the same act."""
        user: Any = request.user
        if "reporting" not in capacity.roles(user):
            raise PermissionDenied
        try:
            first, last = date.fromisoformat(since), date.fromisoformat(until)
            one = {int(request.POST["unit"])} if request.POST.get("unit") else None
        except ValueError:
            raise Http404 from None
        try:
            with transaction.atomic():
                rows = remind_units(first, last, by=user, on=localdate(), only=one)
                ask_for_reports(rows)
        except RuleBroken as refusal:
            messages.error(request, f"{refusal.messages[0]} {refusal.advice}")
        else:
            messages.success(request, _("Reminded, units: %(count)s.") % {"count": len(rows)})
        return HttpResponseRedirect(f"{reverse('unit-board')}?year={last.year}")
