"""“Calendar”: a month or a list of one person's deadlines and meetings, its feed, and how one is reminded."""

from __future__ import annotations

from datetime import date, timedelta

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import translation
from django.utils.decorators import method_decorator
from django.utils.timezone import localdate, now
from django.utils.translation import gettext as _
from django.views import View

from cases.views.office import known_only
from workflows import calendar, feed, reminders
from workflows.forms.reminders import ReminderForm
from workflows.views.page import SeenPage

#: How a list is asked for in the address.
LIST = "danh-sach"


class CalendarPage(SeenPage):
    """One month of one person."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show it as a month or as a list."""
        known_only(request.GET, ("thang", "xem"))
        first = self.asked_month(request.GET.get("thang", ""))
        found = calendar.entries(self.user, first, moved(first, 1) - timedelta(days=1))
        as_list = request.GET.get("xem") == LIST
        rests = calendar.days_off()
        shown = calendar.days_with_entries(found, rests) if as_list else calendar.month(first, found, rests)
        return render(
            request,
            "workflows/calendar.html",
            {
                "on": self.on,
                "first": first,
                "days": shown,
                "as_list": as_list,
                "found": found,
                "tabs": [
                    {"label": _("Month"), "url": link(first), "is_current": not as_list},
                    {"label": _("List"), "url": link(first, as_list=True), "is_current": as_list},
                ],
                "before_url": link(moved(first, -1), as_list=as_list),
                "after_url": link(moved(first, 1), as_list=as_list),
                "today_url": link(self.on, as_list=as_list),
                "told_above": calendar.told_above(self.user, self.on),
                "waiting": reminders.waiting(self.user, self.on),
            },
        )

    def asked_month(self, asked: str) -> date:
        """Return the first day of the month in the address, or of this one."""
        if not asked:
            return self.on.replace(day=1)
        try:
            found = date.fromisoformat(f"{asked}-01")
        except ValueError:
            raise BadRequest("unknown month") from None
        if not 2000 <= found.year <= 2100:
            raise BadRequest("unknown month")
        return found


def moved(first: date, months: int) -> date:
    """Return the first day of a month so many months away."""
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1)


def link(month: date, *, as_list: bool = False) -> str:
    """Return the address of a month."""
    return f"{reverse('calendar')}?thang={month:%Y-%m}{f'&xem={LIST}' if as_list else ''}"


class Reminders(SeenPage):
    """How somebody is reminded: by mail, and by a feed in their own calendar."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Show what is chosen."""
        return self.page(self.unchanged())

    def post(self, request: HttpRequest) -> HttpResponse:
        """Keep the choice, make a new address, or end the one there is; to ask for nothing changes nothing."""
        match request.POST.get("branch", ""):
            case "save":
                return self.keep(ReminderForm(request.POST))
            case "make":
                secret = reminders.make_address(self.user)
                return self.page(self.unchanged(), address=f"{reminders.address(reverse('feed'))}?khoa={secret}")
            case "end":
                reminders.end_address(self.user)
                messages.success(request, _("The address of your calendar answers nobody any more."))
                return HttpResponseRedirect(reverse("reminders"))
        return self.page(self.unchanged(), status=422)

    def keep(self, form: ReminderForm) -> HttpResponse:
        """Keep what was chosen, or show what is wrong."""
        if not form.is_valid():
            return self.page(form, status=422)
        reminders.choose(self.user, **form.cleaned_data)
        messages.success(self.request, _("Your choice is kept."))
        return HttpResponseRedirect(reverse("reminders"))

    def unchanged(self) -> ReminderForm:
        """Return the form with what is chosen now."""
        chosen = reminders.choice_of(self.user)
        return ReminderForm(initial={"by_mail": chosen.by_mail, "email": self.user.email})

    def page(self, form: forms.Form, *, address: str = "", status: int = 200) -> HttpResponse:
        """Show the page; a new address is shown this once."""
        facts = {
            "form": form,
            "address": address,
            "has_feed": reminders.choice_of(self.user).feed_sha256 is not None,
            "sends_mail": bool(settings.EMAIL_HOST),
            "breadcrumbs": [(_("Calendar"), reverse("calendar"))],
        }
        return render(self.request, "workflows/reminders.html", facts, status=status)


@method_decorator(login_not_required, name="dispatch")
class Feed(View):
    """The calendar of whoever the secret in the address belongs to; to every other address there is nothing here."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """Hand the calendar out."""
        owner = reminders.owner_of(request.GET.get("khoa", ""))
        if owner is None:
            raise Http404
        on = localdate()
        with translation.override(settings.LANGUAGE_CODE):
            found = calendar.entries(owner, on - calendar.BACK, on + calendar.AHEAD)
            content = feed.written(found, at=now(), home=reminders.address(reverse("calendar")))
        response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
        response["Cache-Control"] = "private, no-store"
        return response
