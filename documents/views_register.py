"""The register of papers: every number in its place, a gap explained; on the page and as a file."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import paging
from cases.errors import RuleBroken
from cases.views.case_list import table_file
from cases.views.office import OfficePage
from documents import commands, held, register
from documents.access import offices_kept_by
from documents.forms_register import OpenSeriesForm, RegisterFilter

if TYPE_CHECKING:
    from inspection.accounts.models import User


def picks(current: str, user: User, on: date, *, is_in_hand: bool) -> list[dict[str, Any]]:
    """Return the registers, the deliveries, and the papers in the clerk's hands, as the row over the lists."""
    in_hand = register.count_in_hand(user, on)
    rows: list[tuple[Any, str, str, bool]] = [
        (_("Outgoing papers"), reverse("register"), "", current == "register" and not is_in_hand),
        (_("Incoming documents"), reverse("incoming"), "", current == "incoming"),
        (_("Dispatch and delivery"), reverse("deliveries"), "", current == "deliveries"),
    ]
    if in_hand or is_in_hand:
        count = f"{in_hand}+" if in_hand == register.HAND_COUNTED else str(in_hand)
        rows.append((_("To be sealed and dispatched"), f"{reverse('register')}?in_hand=1", count, is_in_hand))
    return [{"label": label, "url": url, "count": count, "is_current": now} for label, url, count, now in rows]


class Register(OfficePage):
    """25 lines at a time, the newest first; one register in the order of its numbers."""

    template_name = "documents/register.html"
    keys = paging.TURNING

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what the filters leave."""
        series = register.series_of(self.user, self.on)
        form = self.filters(RegisterFilter, series=series)
        page = paging.Page([])
        if form.is_valid():
            wanted = form.wanted()
            found = register.lines(self.user, wanted, self.on)
            page = paging.page_of(found, wanted.order, self.request.GET.dict())
        query = urlencode({name: value for name, value in form.data.items() if value and name not in paging.TURNING})
        return super().get_context_data(
            rows=page.rows,
            page=page,
            filter_form=form,
            series=series,
            query=query,
            clear_url=reverse("register") if query else "",
            may_open=bool(register.keeps_registers_of(self.user, self.on)),
            is_held=held.hold() is not None,
            registers=picks("register", self.user, self.on, is_in_hand=form.data.get("in_hand") == "1"),
            on=self.on,
            **kwargs,
        )


class RegisterFile(OfficePage):
    """The same lines as a file."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with all of them."""
        form = self.filters(RegisterFilter, series=register.series_of(self.user, self.on))
        if not form.is_valid():
            raise BadRequest("no such list")
        wanted = form.wanted()
        found = register.lines(self.user, wanted, self.on).order_by(*wanted.order)
        return table_file(
            kwargs["form"],
            _("Document register"),
            register.head(),
            register.rows(found),
            register.HEAD_WIDTHS,
            "so-van-ban",
        )


class OpenSeries(OfficePage):
    """Continue a paper register here: the one number that is ever typed, and it is kept in the trail."""

    template_name = "documents/series_open.html"

    def bodies(self) -> Any:
        """Return the bodies whose registers the person keeps. Raises `Http404` for everybody else."""
        bodies = offices_kept_by(self.user, self.on)
        if not bodies.exists():
            raise Http404
        return bodies

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the form."""
        form = kwargs.pop("form", None) or OpenSeriesForm(bodies=self.bodies())
        return super().get_context_data(
            form=form, act_label=_("Open the register"), cancel_url=reverse("register"), **kwargs
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Open it."""
        form = OpenSeriesForm(request.POST, bodies=self.bodies())
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        told = form.cleaned_data
        try:
            series = commands.open_series(told["body"], told["code"], last=told["last"], by=self.user, on=self.on)
        except RuleBroken as refusal:
            return self.render_to_response(self.get_context_data(form=form, refusal=refusal), status=422)
        messages.success(request, _("The next number is %(number)s.") % {"number": f"{series.last + 1:02d}-{series}"})
        return HttpResponseRedirect(reverse("register"))
