"""What is asked of the forms: of which organization with everything under it, in which days, by which tree."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from django.db.models import Q
from django.db.models.expressions import RawSQL
from django.utils.translation import gettext_lazy as _

from cases.models import Body, Organization

EVERYTHING = Q()


class Tree(StrEnum):
    """By which tree of organizations what lies under one is found, and who stands in whose place."""

    AS_AT = "as-at"
    TODAY = "today"

    @property
    def label(self) -> Any:
        """In words."""
        return _TREES[self]


_TREES = {Tree.AS_AT: _("organized as at the end of the period"), Tree.TODAY: _("organized as today")}

#: Who stands under an organization on a day: by its state then, or, closed by then, in the place of whom it took.
#: One closed without a successor stays where it stood last.
_UNDER = """
WITH RECURSIVE house(id) AS (
  SELECT id FROM cases_organization WHERE id IN ({whose})
  UNION
  SELECT below.id FROM house JOIN (
    SELECT parent_id AS above, organization_id AS id FROM cases_organizationstate
     WHERE parent_id IS NOT NULL AND since <= %s AND (until IS NULL OR until > %s)
    UNION ALL
    SELECT succeeded_by_id, id FROM cases_organization WHERE succeeded_by_id IS NOT NULL AND closed_on <= %s
    UNION ALL
    SELECT state.parent_id, state.organization_id FROM cases_organizationstate state
      JOIN cases_organization closed ON closed.id = state.organization_id AND state.until = closed.closed_on
     WHERE closed.succeeded_by_id IS NULL AND closed.closed_on <= %s AND state.parent_id IS NOT NULL
  ) below ON below.above = house.id
) SELECT id FROM house
"""


@dataclass(frozen=True)
class Asked:
    """Of which organization with all under it, from which day to which (both included), as known on which day.

    `cases`, `teams`, `letters`, `petitions` and `papers` are the conditions of whoever is told; without them it is
    the whole.
    """

    organization: Organization
    since: date
    until: date
    on: date
    tree: Tree = Tree.AS_AT
    known: date | None = None  # of a part of a period: the end of the whole, by which facts are known
    units: tuple[int, ...] = ()  # only what these did, with everything that stood under them on a day
    stood: date | None = None
    cases: Q = field(default=EVERYTHING)
    teams: Q = field(default=EVERYTHING)
    letters: Q = field(default=EVERYTHING)
    petitions: Q = field(default=EVERYTHING)
    papers: Q = field(default=EVERYTHING)

    @property
    def as_of(self) -> date:
        """What was known by then is counted: the end of the period, or today while it still runs."""
        return min(self.known or self.until, self.on)

    @property
    def last(self) -> date:
        """The last day that can be counted: of the period or its part, or today while it still runs."""
        return min(self.until, self.as_of)

    @property
    def tree_day(self) -> date:
        """The day of the tree by which it is asked."""
        return self.as_of if self.tree is Tree.AS_AT else self.on

    def during(self, since: date, until: date) -> Asked:
        """Return the same question about a part of its days; what was known is asked at the end of the whole."""
        return replace(self, since=since, until=until, known=self.known or self.until)

    def of_units(self, units: Iterable[int], since: date, until: date, stood: date) -> Asked:
        """Return the same question about what some units did in some days, with all that stood under them on a day."""
        return replace(self.during(since, until), units=tuple(units), stood=stood)

    def told(self, *, cases: Q, teams: Q, letters: Q, petitions: Q, papers: Q) -> Asked:
        """Return the same question for somebody who may know less."""
        return replace(self, cases=cases, teams=teams, letters=letters, petitions=petitions, papers=papers)

    def within(self, name: str) -> Q:
        """The condition that a date lies in the period and is known."""
        return Q(**{f"{name}__gte": self.since, f"{name}__lte": self.last})

    def organizations(self) -> Any:
        """The organization and all under it on the day of the tree, as what a lookup compares with."""
        return _under([self.organization.pk], self.tree_day)

    def acting(self, body: str = "body") -> Q:
        """The condition that the body at this path acts for the organization or one under it; the root has all."""
        found = EVERYTHING
        if self.organization.parent_id is not None:
            found &= Q(**{f"{body}__in": _bodies(self.organizations())})
        if self.units:
            found &= Q(**{f"{body}__in": _bodies(_under(self.units, self.stood or self.tree_day))})
        return found


def _under(units: Sequence[int], day: date) -> Any:
    whose = ", ".join(["%s"] * len(units))
    sql = _UNDER.format(whose=whose)
    return RawSQL(sql, (*units, day, day, day, day))  # noqa: S611 - no word of anybody in it


def _bodies(organizations: Any) -> Any:
    return Body.objects.filter(organization__in=organizations).values("pk")
