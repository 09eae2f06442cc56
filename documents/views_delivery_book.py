"""The delivery book of an office, printed for a day or a period."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import trail
from cases.refusals import refuse
from cases.views.office import OfficePage, attached
from documents import delivery_print, press, register_print
from documents.access import offices_kept_by
from documents.catalogue_registers import DELIVERY_BOOK
from documents.errors import TooManyLines
from documents.forms_delivery import BookForm


class PrintBook(OfficePage):
    """Choose a body and a period; the answer is the table, ready to be signed by who received."""

    template_name = "documents/delivery_book.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the form; today where nothing is chosen. Raises `Http404` for who keeps no register."""
        bodies = offices_kept_by(self.user, self.on)
        if not bodies.exists():
            refuse(self.user, page="delivery-book")
        start = {"since": self.on, "until": self.on}
        return super().get_context_data(
            form=kwargs.pop("form", None) or BookForm(initial=start, bodies=bodies),
            act_label=_("Print the delivery book"),
            cancel_url=reverse("deliveries"),
            breadcrumbs=[(_("Dispatch and delivery"), reverse("deliveries"))],
            consequences=[
                ("print", _("A table on A4 lying: each attempt of these days, its result, and room for a signature.")),
                ("seal", _("The last line carries the root of the trail, by which the print can be proved.")),
                ("register", _("That you printed it stands in the trail.")),
            ],
            **kwargs,
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Print it."""
        form = BookForm(request.POST, bodies=offices_kept_by(self.user, self.on))
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        body, since, until = (form.cleaned_data[name] for name in ("body", "since", "until"))
        rows = delivery_print.lines_of(body, since, until, self.user, self.on)
        if len(rows) > register_print.MOST:
            refusal = TooManyLines(most=register_print.MOST)
            return self.render_to_response(self.get_context_data(form=form, refusal=refusal), status=422)
        pdf = press.render(DELIVERY_BOOK, delivery_print.facts_of(body, since, until, rows, self.on))
        with transaction.atomic():
            days = {"since": since.isoformat(), "until": until.isoformat()}
            trail.record("delivery-book-printed", by=self.user, on=self.on, body=body.pk, lines=len(rows), **days)
        return attached(pdf, "application/pdf", f"so-giao-nhan-{since:%Y%m%d}-{until:%Y%m%d}.pdf")
