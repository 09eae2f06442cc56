"""Statistical forms as files: told to whom their pages tell them, and no further."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from cases.statistics.forms import outgoing
from cases.views.office import attached
from cases.views.statistics_forms import FormsPage
from documents import press, statistical_forms

#: How an address names the whole set.
WHOLE_SET = "tat-ca"


class FormFile(FormsPage):
    """One form, or the whole set, as a file; merged with what units reported for whoever is told the whole."""

    keys: tuple[str, ...] = ("merged",)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with what the page says of the same question."""
        key, ending = self.kwargs["key"], self.kwargs["ending"]
        keys = outgoing.all_keys() if key == WHOLE_SET else [key]
        if key not in {WHOLE_SET, *outgoing.all_keys()}:
            raise Http404
        form, period, asked, whole = self.asked()
        if asked is None or period is None or (key == WHOLE_SET and ending == "pdf"):
            raise BadRequest("no such file")  # printing the whole set takes a minute: it is left to the command
        merged = "merged" in request.GET
        if merged and not whole:
            raise PermissionDenied
        try:
            content = statistical_forms.file_of(
                ending, keys, asked, period, form.asked_body,
                whole=whole, distinct=form.counts_subjects, merged=merged,
            )  # fmt: skip
        except press.PressFailed:
            messages.error(request, _("The form could not be printed; take its workbook, or try again later."))
            return HttpResponseRedirect(f"{reverse('forms')}?{form.query()}")
        if not content:
            raise Http404
        name = f"bieu-{'tong-hop-' if merged else ''}{key}-{asked.since:%Y%m%d}-{asked.until:%Y%m%d}.{ending}"
        return attached(content, statistical_forms.MIME[ending], name)
