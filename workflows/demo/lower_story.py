"""The story of a body below: its committee disciplines a member of its own, who complains, and was right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from cases import commands
from cases.commands import discipline
from cases.commands.discipline import Standing, ViolationFacts
from cases.models import Basis, Kind, Member, Organization, PostDuty, Severity
from workflows.demo import complaint_story
from workflows.demo.crew import Crew, Side
from workflows.demo.discipline_story import DisciplineStory
from workflows.demo.lots import Lots
from workflows.demo.meetings import Assembly, committee_of
from workflows.demo.names import Christener
from workflows.demo.people import PASSWORD, Office
from workflows.demo.programme import user_of
from workflows.demo.scribe import Scribe
from workflows.demo.team_story import World
from workflows.demo.writing import text

#: The group of violations the member is accused of, and how grave it is said to be.
GROUP, DEGREE = "Công tác tổ chức, cán bộ", Severity.LESS_SERIOUS


@dataclass
class LowerHouse:
    """A committee below that acts by itself: its people, and the member it disciplines."""

    home: Organization
    office: Office
    assembly: Assembly
    member: Member

    @property
    def secretary(self) -> Member:
        """Who signs for it."""
        return self.office.leaders[0]

    @property
    def officer(self) -> Member:
        """Who proposes, and verifies."""
        return self.office.officers[0]


def found(world: World, home: Organization) -> LowerHouse:
    """Give a committee below its people, their accounts and duties, since the term began."""
    office = world.office
    by, since, secretary = office.administrator, office.term.since, office.secretaries[home.pk]
    names = Christener(Lots(f"below {home.code}"))
    told = commands.NewMember(f"{home.code}-DV1", names.name(), home.code, "Đảng viên", born_on=names.born())
    (member,) = commands.register_members([told], by=by, on=since).values()
    accounts = [(secretary, f"{home.code}.bt".lower()), (member, f"{home.code}.dv".lower())]
    commands.open_accounts(accounts, by=by, on=since, password=PASSWORD)
    commands.open_term(home, by=by, on=since, name=office.term.name, since=since)
    assembly = committee_of(Side(home.name, secretary, office.deputies[home.pk]), home, office)
    officer = assembly.members[-1]
    commands.appoint([(officer, home, PostDuty.AREA_OFFICER)], by=by, since=since)
    own = replace(
        office,
        tree=replace(office.tree, root=home),
        standing=assembly.body,
        leaders=[secretary],
        seats=list(assembly.members),
        officers=[officer],
    )
    return LowerHouse(home, own, assembly, member)


class MembersScribe(Scribe):
    """Writes of a member where others write of a committee."""

    def phrase(self, *path: str) -> str:
        """The words about a member, where there are any."""
        said: dict[str, str] = text("others")["contested"]["said"]
        return said.get(path[-1]) or super().phrase(*path)


class LowerDiscipline(DisciplineStory):
    """Its case against the member, on the member's own report."""

    def __init__(self, world: World, house: LowerHouse) -> None:
        """Everybody who takes part sits in the committee."""
        self.world, self.house, self.office, self.days = world, house, house.office, world.days
        self.side = Side(house.member.full_name, house.member, None)
        self.speaker, self.leader = user_of(house.member), house.secretary
        head, secretary = house.assembly.tellers
        self.crew = Crew(head, secretary, [])
        self.overseer, self.tellers = house.assembly.chair, [secretary, house.officer]
        self.lots = Lots(f"discipline below {house.home.code}")
        self.scribe = MembersScribe(self.office, Kind.DISCIPLINE, self.lots, work="xem xét kỷ luật")

    def open(self, on: date) -> None:
        """By the committee itself."""
        self.case = discipline.open_on_ground(
            self.office.standing,
            by=user_of(self.house.officer),
            on=on,
            subject=self.house.member,
            ground=Basis.OWN_REPORT,
            paper=text("others")["contested"]["own_report"],
            dated=self.days.plus(on, -2),
            places=self.crew.places(),
            standing=Standing(),
        )
        self.team = self.case.team

    def _date_violations(self, on: date) -> None:
        """What the member is accused of, in the committee's words."""
        words, began = text("others")["contested"], on - timedelta(days=150)
        facts = ViolationFacts(
            act=words["act"],
            severity=DEGREE,
            group=GROUP,
            nature=words["nature"],
            harm=words["harm"],
            cause=words["cause"],
            began_from=began,
            ended_from=began + timedelta(days=60),
            discovered_on=self.case.opened_on,
        )
        discipline.record_violation(self.case, by=user_of(self.crew.secretary), on=on, facts=facts)

    def confer(self, on: date) -> None:
        """R3: the members of the cell say what they think of it; the committee votes."""
        by = user_of(self.crew.secretary)
        minutes = self.scribe.consideration("conference", on, self.crew, self.side)
        self.case = discipline.confer(self.case, by=by, minutes=minutes)
        self.world.papers.later("conference-minutes", self.case, by=by, on=on)

    def announce(self, on: date) -> None:
        """E4, and the member complains to the committee above."""
        super().announce(on)
        self.world.begin(complaint_story.told(self.world, self.house, self.case, on))
