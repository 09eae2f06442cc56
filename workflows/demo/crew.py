"""Who is in a team and who meets it: the crew of one decision, and the people of one subject."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from cases.minutes import Place, Present, Serving
from cases.models import Case, Member, TeamRole
from workflows.demo import known
from workflows.demo.lots import Lots
from workflows.demo.people import Office
from workflows.demo.programme import user_of
from workflows.demo.writing import text
from workflows.papers import HandedOver

if TYPE_CHECKING:
    from inspection.accounts.models import User


@dataclass
class Crew:
    """The people of a team by role, as the latest decision names them."""

    head: Member
    secretary: Member
    members: list[Member]
    deputy: Member | None = None

    def places(self) -> list[Place]:
        """Everybody with what is assigned to them."""
        tasks = text("phrases")["assignments"]
        return [Place(member, role, tasks[role]) for member, role in self]

    def __iter__(self) -> Iterator[tuple[Member, TeamRole]]:
        yield self.head, TeamRole.HEAD
        if self.deputy is not None:
            yield self.deputy, TeamRole.DEPUTY
        yield self.secretary, TeamRole.SECRETARY
        for member in self.members:
            yield member, TeamRole.MEMBER

    def anybody(self, lots: Lots) -> User:
        """One of those who gather what is found: the secretary or a member."""
        return user_of(lots.one([self.secretary, *self.members]))

    def present(self, kind_of_work: str, *, all_of_them: bool = False) -> list[Present]:
        """The team as the minutes list it."""
        names = {
            TeamRole.HEAD: f"Trưởng đoàn {kind_of_work}",
            TeamRole.DEPUTY: f"Phó trưởng đoàn {kind_of_work}",
            TeamRole.SECRETARY: f"Thư ký đoàn {kind_of_work}",
            TeamRole.MEMBER: f"Thành viên đoàn {kind_of_work}",
        }
        people = list(self)
        return [
            Present(member.full_name, names[role], member=member)
            for member, role in (people if all_of_them else people[:4])
        ]


class Roster:
    """Whom the office can still send: the least burdened first."""

    def __init__(self, office: Office, lots: Lots) -> None:
        """Nobody is burdened yet."""
        self._office, self._lots = office, lots
        self._burden: Counter[int] = Counter()

    def crew(self, lead: Member, subjects: int) -> Crew:
        """Put a team together for so many subjects."""
        size = (4 if self._office.scale.is_city else 2) + (subjects > 5)
        secretary, *members = self._pick(size, without={lead.pk})
        deputy = members.pop() if subjects > 5 else None
        return Crew(lead, secretary, members, deputy)

    def another(self, crew: Crew) -> Member:
        """Somebody to take a place in a team: nobody who is in it."""
        return self._pick(1, without={member.pk for member, _role in crew})[0]

    def _pick(self, count: int, *, without: set[int]) -> list[Member]:
        free = [member for member in self._office.inspectors if member.pk not in without]
        order = sorted(self._lots.shuffled(free), key=lambda member: self._burden[member.pk])
        chosen = order[:count]
        self._burden.update(member.pk for member in chosen)
        return chosen


@dataclass(frozen=True)
class Side:
    """The people who stand for one subject."""

    name: str
    speaker: Member
    second: Member | None

    def present(self) -> list[Present]:
        """The subject's side as the minutes list it."""
        people = [Present(self.speaker.full_name, self.speaker.title, member=self.speaker)]
        if self.second is not None:
            people.append(Present(self.second.full_name, self.second.title, member=self.second))
        return people

    def receives(self, handed: HandedOver, on: date) -> Serving:
        """A paper handed to who speaks for the subject, against a receipt."""
        paper, title, version = handed
        return Serving(paper=paper, title=title, version=version, served_to=self.speaker.full_name, received_on=on)


def side_of(case: Case, office: Office) -> Side:
    """Return who answers for the subject of a case: the member in person, or the secretary of the organization."""
    if case.subject_member_id is not None:
        members = {member.pk: member for member in office.secretaries.values()}
        member = members[case.subject_member_id]
        return Side(case.subject_name, member, office.deputies.get(member.organization_id))
    home = known(case.subject_organization_id)
    return Side(case.subject_name, office.secretaries[home], office.deputies.get(home))
