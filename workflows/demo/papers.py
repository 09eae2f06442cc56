"""The papers of each act: frozen and numbered on the evening of its day, waiting to be printed until somebody asks."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from cases.models import AnnualProgramme, Body, Case, Team
from documents import commands
from documents.catalogue import ALL
from documents.models import Document, Draft
from workflows import papers as pages

if TYPE_CHECKING:
    from inspection.accounts.models import User

_PLACE = {document_type.key: place for place, document_type in enumerate(ALL)}


class Papers:
    """Collects what a day's acts produce, and issues it together: a clerk's evening."""

    def __init__(self) -> None:
        """The day is young."""
        self._orders: list[commands.Order] = []

    def later(self, key: str, thing: Case | Team, *, by: User, on: date, occasion: Any = None) -> None:
        """Have a paper issued this evening."""
        self._orders.append(commands.Order(key, thing, by, on, occasion))

    def evening(self) -> None:
        """Issue what the day produced, team by team, in the order of the procedure."""
        self._orders.sort(key=lambda order: (_team(order), _PLACE[str(order.paper)], order.by.pk))
        commands.issue_many(self._orders)
        self._orders.clear()

    def now(
        self, key: str, thing: Case | Team | Body | AnnualProgramme, *, by: User, on: date, occasion: Any = None
    ) -> Document:
        """Issue a paper at once, because the act hands it over or another paper cites it."""
        return commands.issue(key, thing, by=by, on=on, occasion=occasion, wait=True)

    def draft(self, key: str, case: Case, *, by: User, on: date) -> Draft:
        """Keep the next version of a draft, filled from the findings as they stand."""
        return commands.save_draft(key, case, by=by, on=on)

    def approve(self, draft: Draft, *, by: User, on: date) -> None:
        """Approve a draft: that text is issued, and no other."""
        commands.approve_draft(draft, by=by, on=on)

    def to_hand_over(self, case: Case, *keys: str) -> list[pages.HandedOver]:
        """Return papers as they are handed over: kind, title, version."""
        return pages.to_hand_over(case, keys)


def _team(order: commands.Order) -> int:
    return order.thing.team_id if isinstance(order.thing, Case) else order.thing.pk
