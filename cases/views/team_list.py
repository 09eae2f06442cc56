"""The list of teams a person may open."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from cases import listing, paging
from cases.forms.filters import TeamFilter
from cases.views.office import OfficePage


class TeamList(OfficePage):
    """25 teams at a time, the newest first."""

    template_name = "cases/team_list.html"
    keys = paging.TURNING

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show what the filters leave."""
        form = self.filters(TeamFilter)
        page = paging.Page([])
        if form.is_valid():
            chosen = form.chosen()
            found = listing.teams(self.user, words=chosen.pop("q", ""), **chosen)
            page = paging.page_of(found, ("-pk",), self.request.GET.dict())
        return super().get_context_data(
            rows=page.rows,
            page=page,
            filter_form=form,
            clear_url=reverse("teams") if self.request.GET else "",
            **kwargs,
        )
