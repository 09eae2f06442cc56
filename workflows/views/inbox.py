"""“My work”: the first page of everybody in the office."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.timezone import localdate
from django.views import View

from cases.deadlines import State
from workflows import inbox, intake_work, taking_over

#: The parts of the inbox that may be asked for alone.
DUE = (State.OVERDUE.value, State.DUE_SOON.value)


class Inbox(View):
    """What waits for the person who is signed in, the most urgent first; 25 rows at a time."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show a page."""
        on = localdate()
        if request.GET.get("due", "") not in {"", *DUE}:
            raise BadRequest("no such part of the inbox")
        page = inbox.page(request.user, request.GET.dict())  # type: ignore[arg-type]  # the site is closed to visitors
        context = {"groups": inbox.grouped(page.rows, on), "rows": page.rows, "page": page, "on": on}
        if not page.previous_url and not request.GET.get("due"):
            context["takeovers"] = taking_over.waiting(request.user, on)  # type: ignore[arg-type]
            context["intake"] = intake_work.waiting(request.user, on)  # type: ignore[arg-type]
        return render(request, "workflows/inbox.html", context)
