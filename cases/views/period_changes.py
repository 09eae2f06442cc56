"""The rows behind one changed cell of a closed period: what came, what left, what stayed with another amount."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from cases import listing, policy
from cases.models import PostDuty
from cases.refusals import refuse
from cases.statistics import closing, forms
from cases.statistics.closing import Change
from cases.statistics.forms import Asked
from cases.statistics.forms.words import cell_in_words
from cases.tables_forms import listed_of
from cases.views.closed_periods import SnapshotPage

#: More of one kind are counted, and not all listed on the page.
LISTED_AT_MOST = 200


@dataclass(frozen=True)
class Part:
    """Rows that changed in one way: how many, how many this person may open, and their lists."""

    title: str
    total: int
    seen: int
    lists: list[dict[str, Any]]

    @property
    def is_cut(self) -> bool:
        """Whether more may be opened than are listed."""
        return self.seen > sum(len(one["rows"]) for one in self.lists)


class ChangePage(SnapshotPage):
    """What a restatement changed in one cell."""

    template_name = "cases/period_change.html"

    def change(self) -> tuple[Change, int | None]:
        """Find the change of the address, and the number of its restatement."""
        number = self.kwargs["number"]
        restatement = self.period.restatements.numbered(number)
        if restatement is None:
            raise Http404
        return self.found(closing.changes_of(restatement)), number

    def found(self, changes: Iterable[Change]) -> Change:
        """The one of the cell of the address."""
        place = tuple(self.kwargs[name] for name in ("form", "form_set", "row", "column"))
        one = next((one for one in changes if one.place == place), None)
        if one is None:
            raise Http404
        return one

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """List what may be opened, count the rest."""
        change, number = self.change()
        form = change.definition
        ways = [(_("Came in"), change.came), (_("Left"), change.left)]
        if form.columns[change.column].measure != "count":
            # A snapshot keeps the sum of a cell, not of each row: any of those that stayed may have another amount.
            ways.append((_("Stayed; the amount may have changed"), closing.stayed(change, self.period, before=number)))
        today = Asked(self.proposal.body.organization, self.period.since, self.period.until, self.on)
        opened = forms.opened_by(self.user, today)
        facts = {
            "change": change,
            "form": form,
            "number": number,
            "words": cell_in_words(form, change.row, change.column),
            "parts": [self.part(title, change, keys, opened) for title, keys in ways if keys],
            "at_most": LISTED_AT_MOST,
            "on": self.on,
        }
        return super().get_context_data(breadcrumbs=self.way_back(), **(kwargs | facts))

    def way_back(self) -> list[tuple[str, str]]:
        """The restatement stands on the page of the period."""
        return self.crumbs()

    def part(self, title: str, change: Change, keys: tuple[str, ...], opened: Asked) -> Part:
        """Read the rows of one way, those beside the source in lists of their own."""
        form, seen, lists = change.definition, 0, []
        source = form.counts[form.columns[change.column].of].source
        for rows in closing.opening(form, change.column, keys, opened):
            listed = listed_of(source, rows)
            found = list(listed.read(self.user, rows).order_by(*listed.order)[:LISTED_AT_MOST])
            seen += rows.count()
            if found:
                lines = listing.lines(found) if listed.unit == "case" else listed.lines(found)
                lists.append({"unit": listed.unit, "head": listed.head(), "rows": lines})
        return Part(title, len(keys), seen, lists)


class ChangeTodayPage(ChangePage):
    """What would be restated today in one cell, for whoever may record it."""

    def change(self) -> tuple[Change, int | None]:
        """Compare what is counted today with what was told last."""
        if not policy.holds(self.user, PostDuty.REPORTING_SECRETARY, self.proposal.body.organization, self.on):
            refuse(self.user, period=self.proposal.key)
        parts = closing.parts_of(self.proposal.body, self.period.since, self.period.until, self.on)
        return self.found(closing.difference(self.period, parts)), None

    def way_back(self) -> list[tuple[str, str]]:
        """It stands on the page of the act."""
        return [*self.crumbs(), (_("Record a restatement"), reverse("period-restate", args=[self.proposal.key]))]
