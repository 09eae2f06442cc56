"""Search: cases, teams, organizations and people, as far as the person may see them."""

from __future__ import annotations

from typing import Any

from cases import capacity, listing
from cases.forms.filters import SearchForm
from cases.views.office import OfficePage

#: Rows of each kind that a search shows; the lists have the rest.
SHOWN = 10
#: Who keeps the register of organizations and people.
KEEPERS = frozenset({"area_officer", "clerk", "reporting", "administrator"})


class Search(OfficePage):
    """One box, four kinds of answers."""

    template_name = "cases/search.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Show the first of each kind."""
        form = self.filters(SearchForm)
        words = form.cleaned_data["q"] if form.is_valid() else ""
        held = capacity.roles(self.user)
        found = listing.search(
            self.user,
            words,
            self.on,
            files=held != {"administrator"},
            people=bool(held & KEEPERS),
            limit=SHOWN,
        )
        return super().get_context_data(words=words, found=found, shown=SHOWN, on=self.on, **kwargs)
