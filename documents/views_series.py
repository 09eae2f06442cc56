"""Pages of one register: printed as an official table, and its gaps with what is said of them."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import trail
from cases.errors import RuleBroken
from cases.refusals import refuse
from cases.views.office import OfficePage, attached
from documents import commands, gaps, press, register, register_print
from documents.errors import TooManyLines
from documents.forms_register import GapForm, PrintForm
from documents.models import Series
from documents.register_print import Printing


class PrintRegister(OfficePage):
    """Choose a register and a period; the answer is the table, ready to be signed and bound."""

    template_name = "documents/register_print.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the form; the year so far where nothing is chosen."""
        series = register.all_series_of(self.user, self.on)
        if not series.exists():
            refuse(self.user, page="register-print")
        start = {"since": date(self.on.year, 1, 1), "until": self.on, "series": self.request.GET.get("so")}
        form = kwargs.pop("form", None) or PrintForm(initial=start, series=series)
        return super().get_context_data(
            form=form,
            act_label=_("Print the register"),
            cancel_url=reverse("register"),
            breadcrumbs=[(_("Document register"), reverse("register"))],
            consequences=[
                (
                    "print",
                    _("A table on A4 lying, each void number with its reason, each gap with what is said of it."),
                ),
                ("seal", _("The last line carries the root of the trail, by which the print can be proved.")),
                ("register", _("That you printed it stands in the trail.")),
            ],
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Print it."""
        form = PrintForm(request.POST, series=register.all_series_of(self.user, self.on))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        printing = Printing(**form.cleaned_data)
        rows = register_print.lines_of(printing, self.user, self.on)
        if len(rows) > register_print.MOST:
            refusal = TooManyLines(most=register_print.MOST)
            return self.render_to_response(self.get_context_data(form=form, refusal=refusal), status=422)
        pdf = press.render(printing.type, register_print.facts_of(printing, rows, self.on))
        self._note(printing, len(rows))
        name = f"so-van-ban-{printing.series.pk}-{printing.since:%Y%m%d}-{printing.until:%Y%m%d}.pdf"
        return attached(pdf, "application/pdf", name)

    @transaction.atomic
    def _note(self, printing: Printing, lines: int) -> None:
        days = {"since": printing.since.isoformat(), "until": printing.until.isoformat()}
        trail.record("register-printed", by=self.user, on=self.on, series=printing.series.pk, lines=lines, **days)


class Gaps(OfficePage):
    """Every number without a standing paper, why, and what is said of it; a further word is written here."""

    template_name = "documents/gaps.html"

    def series(self) -> Series:
        """Return the register. Raises `Http404`, and keeps the attempt."""
        pk = self.kwargs["pk"]
        return register.one_series_of(self.user, pk, self.on) or refuse(self.user, series=pk)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show them."""
        series = kwargs.pop("series", None) or self.series()
        found = gaps.of_series(series)
        return super().get_context_data(
            series=series,
            gaps=found,
            form=kwargs.pop("form", None) or (GapForm() if found else None),
            breadcrumbs=[(_("Document register"), reverse("register"))],
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Keep what is said."""
        series, form = self.series(), GapForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(series=series, form=form), status=422)
        try:
            commands.explain_gap(series, by=self.user, on=self.on, **form.cleaned_data)
        except RuleBroken as refusal:
            shown = self.get_context_data(series=series, form=form, refusal=refusal)
            return self.render_to_response(shown, status=422)
        messages.success(request, _("The explanation stands with the numbers."))
        return HttpResponseRedirect(reverse("gaps", args=[series.pk]))
