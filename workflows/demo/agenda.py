"""What the office sets out to do: its teams, their topics and subjects, and the day each begins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from cases.models import Kind, Member, Organization
from workflows.demo.days import Days
from workflows.demo.lots import Lots
from workflows.demo.people import Office
from workflows.demo.scale import Scale
from workflows.demo.writing import Topic, topics

#: So many of the teams begin so early that what they inspect is concluded by now.
SETTLED_SHARE = 0.56
#: How long a case takes from its opening to its conclusion, as a rule.
USUAL_COURSE = timedelta(days=100)

WHERE = {
    "wards": " đối với các đảng ủy xã, phường",
    "schools": " tại các tổ chức đảng trong trường học",
    "business": " tại các tổ chức đảng trong doanh nghiệp",
    "forces": " tại các tổ chức đảng trong lực lượng vũ trang",
    "projects": " tại các ban quản lý dự án, đơn vị quản lý đất đai",
    "services": " tại các đơn vị sự nghiệp công lập",
    "agencies": " tại các cơ quan",
}

#: Stages every demo shows, whatever chance brings: the step that comes next, and how many working days the team is old.
PINNED: tuple[tuple[str, int], ...] = (
    ("P1", 2), ("P2", 7), ("P3", 30), ("R1", 32), ("R2", 34), ("R3", 46), ("R4", 52), ("R5", 56),
    ("R6", 60), ("E1", 62), ("E2", 64), ("E3", 72), ("E4", 80), ("E5", 84),
)  # fmt: skip
PINNED_IN_A_WARD = tuple(pin for pin in PINNED if pin[0] in {"P1", "R2", "R5", "E2"})


#: How many working days ago the teams of the other two procedures of a programme began.
OTHERS: dict[Kind, tuple[int, ...]] = {
    Kind.MANDATE_INSPECTION: (132, 60, 30),
    Kind.FINANCE_INSPECTION: (126, 122, 36),
}


def plans_next_year(on: date) -> bool:
    """Whether the office already has the next year's programme in draft."""
    return on >= date(on.year, 11, 16)


@dataclass
class Mission:
    """One line of a programme and the team it will become."""

    kind: Kind
    topic: Topic
    title: str
    opens: date
    year: int
    quarter: int
    lead: Member
    organizations: list[Organization]
    members: list[Member] = field(default_factory=list)
    waits_at: str = ""  # the step its first case (or the team itself) has not done yet, on purpose
    is_live: bool = False
    is_added: bool = False
    item: int = 0


@dataclass
class Agenda:
    """All missions in the order they begin; what nobody has begun; what was cancelled before it began."""

    missions: list[Mission]
    unopened: list[Mission]
    cancelled: Mission
    others: list[Mission]  # of mandate and of party finance

    @property
    def live(self) -> Mission:
        """The one that is walked through a real worker at the end."""
        return next(mission for mission in self.missions if mission.is_live)


class Planning:
    """Draws the agenda of a term."""

    def __init__(self, office: Office, days: Days, on: date, lots: Lots) -> None:
        """`on` is the day the demo shows."""
        self.office, self.days, self.on, self.lots = office, days, on, lots
        self.scale: Scale = office.scale
        self.first = days.plus(office.term.since, 14)
        self.pools: dict[str, list[Organization]] = defaultdict(list)
        for home in lots.shuffled([*office.tree.wards, *office.tree.units, *office.tree.cells]):
            self.pools[office.tree.sectors[home.pk]].append(home)

    def agenda(self) -> Agenda:
        """Draw teams of both kinds, spread over the term, and the lines still to come."""
        scale, lots = self.scale, self.lots
        sizes = lots.sizes(scale.teams - 2, scale.organizations - scale.largest_team - 1, *self._bounds(3, 10))
        sizes.insert(scale.teams // 4, scale.largest_team)
        kinds = [Kind.COMPLIANCE_INSPECTION] * len(sizes) + [Kind.THEMATIC_SUPERVISION] * scale.supervision_teams
        sizes += lots.sizes(scale.supervision_teams, scale.supervised, *self._bounds(2, 9))
        order = lots.shuffled(list(zip(kinds, sizes, strict=True)))
        days, pins = self._beginnings(len(order))
        missions = [
            self._mission(kind, size, opens, waits_at=pins.get(place, ""))
            for place, ((kind, size), opens) in enumerate(zip(order, days, strict=True))
        ]
        for mission in lots.some([m for m in missions if m.kind == Kind.COMPLIANCE_INSPECTION], scale.members):
            mission.members = [self.office.secretaries[lots.one(mission.organizations).pk]]
        missions.append(self._live())
        missions.sort(key=lambda mission: mission.opens)
        unopened = [self._yet_to_come() for _line in range(scale.unopened)]
        cancelled = self._mission(Kind.COMPLIANCE_INSPECTION, 3, self._middle())
        return Agenda(missions, unopened, cancelled, list(self._others(missions)))

    def _others(self, missions: list[Mission]) -> Iterator[Mission]:
        """Inspections of mandate and of party finance, one committee each, some of them long concluded."""
        committees = {
            home.pk: home
            for mission in missions
            for home in mission.organizations
            if home.name.startswith("Đảng ủy") and home.parent_id == self.office.root.pk
        }
        homes = sorted(committees.values(), key=lambda home: home.pk)
        of_city = self.scale.is_city
        for kind, ages in OTHERS.items():
            (topic,) = topics(kind)
            for age in ages if of_city else ages[::2]:
                opens = self.days.plus(self.days.until(self.on), -age)
                home = homes.pop(0) if homes else next(iter(committees.values()))
                quarter = (opens.month + 2) // 3
                lead = self.office.heads[age % len(self.office.heads)]
                yield Mission(kind, topic, topic.title, opens, opens.year, quarter, lead, [home])

    def _bounds(self, least: int, most: int) -> tuple[int, int]:
        return (least, most) if self.scale.is_city else (1, 4)

    def _middle(self) -> date:
        return self.days.at(self.first + (self.on - self.first) / 2)

    def _beginnings(self, count: int) -> tuple[list[date], dict[int, str]]:
        """The days the teams begin, and which of them wait at which step."""
        pinned = PINNED if self.scale.is_city else PINNED_IN_A_WARD
        free = count - len(pinned)
        settled = round(count * SETTLED_SHARE)
        turn = self.on - USUAL_COURSE
        early = [self._within(self.first, turn, n, settled) for n in range(min(settled, free))]
        late = [self._within(turn, self.on - timedelta(days=8), n, free - settled) for n in range(free - settled)]
        days = [*early, *late, *(self.days.plus(self.days.until(self.on), -age) for _step, age in pinned)]
        return days, {free + place: step for place, (step, _age) in enumerate(pinned)}

    def _within(self, since: date, until: date, place: int, of: int) -> date:
        share = (place + self.lots.number(20, 80) / 100) / of
        return self.days.at(since + (until - since) * share)

    def _mission(self, kind: Kind, size: int, opens: date, *, waits_at: str = "") -> Mission:
        topic = self.lots.one(topics(kind))
        sector = self._sector(size)
        organizations = self._draw(sector, size)
        where = WHERE.get(sector, "") if self.scale.is_city else ""
        year, quarter = opens.year, (opens.month + 2) // 3
        if quarter > 1 and self.lots.falls(10):
            quarter -= 1  # begun later than the programme said
        lead = self.lots.one(self.office.heads)
        return Mission(kind, topic, topic.title + where, opens, year, quarter, lead, organizations, waits_at=waits_at)

    def _sector(self, size: int) -> str:
        """A field of work with enough organizations left; the larger fields are drawn more often."""
        if size > 10:
            return max(self.pools, key=lambda sector: sector == "wards")
        fitting = [sector for sector, pool in self.pools.items() for _one in pool if len(pool) >= size]
        return self.lots.one(fitting or [max(self.pools, key=lambda sector: len(self.pools[sector]))])

    def _draw(self, sector: str, size: int) -> list[Organization]:
        drawn: list[Organization] = []
        for pool in [self.pools[sector], *sorted(self.pools.values(), key=len, reverse=True)]:
            while pool and len(drawn) < size:
                drawn.append(pool.pop())
        if len(drawn) < size:
            raise ValueError("the tree has too few organizations for the agenda")
        return drawn

    def _live(self) -> Mission:
        """A small inspection of one organization, walked from its programme to the served conclusion in three weeks."""
        mission = self._mission(Kind.COMPLIANCE_INSPECTION, 1, self.days.plus(self.days.until(self.on), -11))
        mission.is_live = True
        return mission

    def _yet_to_come(self) -> Mission:
        kind = Kind.THEMATIC_SUPERVISION if self.lots.falls(25) else Kind.COMPLIANCE_INSPECTION
        ahead = self.on + timedelta(days=self.lots.number(5, 60))
        if ahead.year > self.on.year and not plans_next_year(self.on):
            ahead = date(self.on.year, 12, 31)
        return self._mission(kind, self.lots.number(*self._bounds(3, 8)), ahead)
