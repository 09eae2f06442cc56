"""What the pages of the preparation read: the subjects, the proposed people, who has declared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cases.models import Case, Declaration, Team, TeamMember, TeamRole

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: Subjects named on a page; of hundreds the rest is a count.
NAMED = 12


@dataclass(frozen=True)
class Subjects:
    """The subjects of a team: the first by name, all by count."""

    total: int
    named: Sequence[str]

    @property
    def more(self) -> int:
        """How many are not named."""
        return self.total - len(self.named)


def subjects(team: Team) -> Subjects:
    """Return the subjects of a team in the order of their cases."""
    names = Case.objects.filter(team=team).order_by("pk").values_list("subject_name", flat=True)
    first = list(names[: NAMED + 1])
    total = names.count() if len(first) > NAMED else len(first)
    return Subjects(total, first[:NAMED] if total > NAMED else first)


def places(team: Team) -> list[TeamMember]:
    """Return who is in the team today, head first."""
    rows = TeamMember.objects.today().filter(team=team).select_related("member")
    return sorted(rows, key=lambda place: (TeamRole.values.index(place.role), place.pk))


@dataclass(frozen=True)
class Declared:
    """A member of the team and what they declared, if anything yet."""

    place: TeamMember
    declaration: Declaration | None

    @property
    def state(self) -> str:
        """As a chip."""
        if self.declaration is None:
            return "todo"
        return "refused" if self.declaration.has_conflict else "done"


def declarations(team: Team) -> list[Declared]:
    """Return every member of the team with their latest declaration."""
    latest = {row.member_id: row for row in Declaration.objects.filter(team=team).order_by("pk")}
    return [Declared(place, latest.get(place.member_id)) for place in places(team)]


def declaration_of(team: Team, user: User) -> Declaration | None:
    """Return what a member of the team declared last."""
    return Declaration.objects.filter(team=team, member__user=user).order_by("pk").last()
