"""Work programmes of the city on paper: what its teams supervised, and the cascade of the term that begins.

The eight programmes, five tasks and three breakthroughs of the term before are what the records from paper name as
their themes. Programme 01 of the new term is carried out by a district and by a ward, each with people of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from cases import commands
from cases.commands import work_programmes as work
from cases.commands.work_programmes import NewIndicator, NewMilestone, NewPart, NewTarget, NewWork
from cases.models import (
    Body,
    BodyKind,
    Chair,
    IndicatorTarget,
    Level,
    Organization,
    PartKind,
    PostDuty,
    WorkKind,
    WorkProgramme,
)
from workflows.demo import known
from workflows.demo.lots import Lots
from workflows.demo.names import Christener
from workflows.demo.people import PASSWORD
from workflows.demo.tree import LONG_AGO
from workflows.demo.writing import text

if TYPE_CHECKING:
    from inspection.accounts.models import User

KINDS = (WorkKind.PROGRAMME, WorkKind.TASK, WorkKind.BREAKTHROUGH)


@dataclass(frozen=True)
class Keepers:
    """A body that keeps work programmes, who drafts them and who approves."""

    body: Body
    drafter: User
    leader: User


class PaperProgrammes:
    """Drafts and approves them, each on its own day."""

    def __init__(self, city: Keepers, administrator: User, usernames: Christener) -> None:
        """Names are drawn from lots of their own: what the papers say stays as it is without these people."""
        self.city, self.administrator, self.usernames = city, administrator, usernames
        self.names = Christener(Lots("paper-programmes"))
        self.facts: dict[str, Any] = text("paper_programmes")

    def before(self) -> list[WorkProgramme]:
        """What the term before set: programmes, tasks, breakthroughs."""
        told = self.facts["before"]
        found = []
        for kind in KINDS:
            for number, title in told[kind]:
                issued = _day(told["issued_on"])
                new = NewWork(kind, number, title, issued_on=issued, since=issued, until=_day(told["until"]))
                found.append(self._kept(self.city, new, told))
        return found

    def cascade(self, district: Organization, ward: Organization) -> list[WorkProgramme]:
        """Programme 01 of the city, and those by which a district and a ward carry it out."""
        above = self._programme(self.city, self.facts["city"], None)
        homes = {Level.DISTRICT.value: district, Level.GRASSROOTS.value: ward}
        lower = [self._programme(self._keepers(homes[one["level"]]), one, above) for one in self.facts["lower"]]
        return [above, *lower]

    def _keepers(self, home: Organization) -> Keepers:
        """The committee of an organization, with a secretary and somebody who reports."""
        by = self.administrator
        body = Body.objects.filter(organization=home, kind=BodyKind.COMMITTEE).first() or commands.constitute_body(
            home, by=by, on=LONG_AGO, kind=BodyKind.COMMITTEE, name=f"Ban Chấp hành {home.name}", suffix=home.code,
            place=self.city.body.place,
        )  # fmt: skip
        titles = ("Bí thư", "Chuyên viên tổng hợp")
        rows = [
            commands.NewMember(f"{home.code}-{n}", self.names.name(), home.code, title, born_on=self.names.born())
            for n, title in enumerate(titles, 1)
        ]
        secretary, reporter = commands.register_members(rows, by=by, on=LONG_AGO).values()
        commands.seat_members(body, [(secretary, Chair.SECRETARY)], by=by, since=LONG_AGO)
        commands.appoint([(reporter, home, PostDuty.REPORTING_SECRETARY)], by=by, since=LONG_AGO)
        accounts = [(one, self.usernames.username(one.full_name)) for one in (secretary, reporter)]
        commands.open_accounts(accounts, by=by, on=LONG_AGO, password=PASSWORD)
        for one in (secretary, reporter):
            one.refresh_from_db()
        return Keepers(body, known(reporter.user), known(secretary.user))

    def _programme(self, keepers: Keepers, told: dict[str, Any], parent: WorkProgramme | None) -> WorkProgramme:
        issued, until = _day(told["issued_on"]), _day(self.facts["term"][1])
        new = NewWork(
            WorkKind.PROGRAMME, told["number"], told["title"], issued_on=issued, since=issued, until=until,
            parent=parent,
            parts=[NewPart(kind, one) for kind in PartKind.values for one in told[kind]],
            indicators=list(self._indicators(told, keepers.body.organization, parent)),
            milestones=[NewMilestone(kind, words, _day(due)) for kind, words, due in told["milestones"]],
        )  # fmt: skip
        return self._kept(keepers, new, told)

    def _indicators(
        self, told: dict[str, Any], home: Organization, parent: WorkProgramme | None
    ) -> Iterator[NewIndicator]:
        rows = IndicatorTarget.objects.filter(indicator__programme=parent).select_related("indicator")
        above = {one.indicator.topic: one for one in rows} if parent else {}
        since, until = (_day(one) for one in self.facts["term"])
        for one in told["indicators"]:
            upper = Decimal(one["upper"]) if "upper" in one else None
            target = NewTarget(
                home, since, until, one["operator"], Decimal(one["value"]), upper, carries=above.get(one["topic"]),
                is_part=one.get("part", False),
            )  # fmt: skip
            yield NewIndicator(one["text"], one["unit"], one["group"], one["topic"], targets=[target])

    def _kept(self, keepers: Keepers, new: NewWork, told: dict[str, Any]) -> WorkProgramme:
        draft = work.draft_work_programme(keepers.body, new, by=keepers.drafter, on=new.issued_on)
        return work.approve_work_programme(draft, by=keepers.leader, on=_day(told["approved_on"]))


def _day(told: str) -> date:
    return date.fromisoformat(told)
