"""The list of cases a person may open, on the page and as a file."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import listing, paging, spreadsheets
from cases.forms.filters import CaseFilter
from cases.stages import State
from cases.views.office import OfficePage, attached


class CaseList(OfficePage):
    """25 cases at a time; the address holds the filters."""

    template_name = "cases/case_list.html"
    keys = paging.TURNING

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what the filters leave; with none, what is under way, by deadline."""
        form = self.filters(CaseFilter) if self.request.GET else CaseFilter({"state": State.OPEN})
        page = paging.Page([])
        if form.is_valid():
            wanted = form.wanted()
            page = paging.page_of(listing.cases(self.user, wanted, self.on), wanted.order, self.request.GET.dict())
        query = urlencode({name: value for name, value in form.data.items() if value and name not in paging.TURNING})
        return super().get_context_data(
            rows=listing.lines(page.rows),
            page=page,
            filter_form=form,
            picks=_picks(form),
            on=self.on,
            query=query,
            clear_url=f"{reverse('cases')}?state=" if self.request.GET else "",
            **kwargs,
        )


def _picks(form: CaseFilter) -> list[dict[str, Any]]:
    now = form.data.get("state", "")
    others = any(value for name, value in form.data.items() if name not in {"state", *paging.TURNING})
    picks = [(state.label, state.value) for state in State if state is not State.CLOSED] + [(_("All"), "")]
    return [
        {"label": label, "url": f"?state={value}", "count": "", "is_current": value == now and not others}
        for label, value in picks
    ]


class CaseFile(OfficePage):
    """The same list as a file."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with all rows the page would show, page after page."""
        form = self.filters(CaseFilter)
        if not form.is_valid():
            raise BadRequest("no such list")
        wanted = form.wanted()
        found = listing.cases(self.user, wanted, self.on).order_by(*wanted.order)
        rows = listing.case_rows(found)
        return table_file(kwargs["form"], _("Cases"), listing.case_head(), rows, listing.CASE_WIDTHS, "cuoc")


def table_file(form: str, title: str, head: list[str], rows: Any, widths: Any, name: str) -> HttpResponse:
    """Return a table as a file in one of the two forms."""
    content = spreadsheets.as_csv(head, rows) if form == "csv" else spreadsheets.as_xlsx(title, head, rows, widths)
    return attached(content, spreadsheets.MIME[form], f"{name}.{form}")
