"""How large an office: the figures the demo promises, and the years it may play in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

#: No act of the demo is older: rulebook and holidays are known from here on.
EARLIEST_TERM = date(2025, 10, 15)
#: A term this long has room for cases in every stage, and for seven in ten concluded.
SHORTEST_TERM = timedelta(days=200)
LONGEST_TERM = timedelta(days=400)


@dataclass(frozen=True)
class Scale:
    """The figures of one office; `organizations` and `supervised` are the subjects of its teams."""

    name: str
    wards: int
    communes: int
    districts: int
    grassroots: int
    teams: int
    organizations: int
    largest_team: int
    supervision_teams: int
    supervised: int
    members: int
    unopened: int
    seats: int
    commission: int
    officers: int
    inspectors: int
    evidence: int

    @property
    def is_city(self) -> bool:
        """Whether the office is a city committee's, not a ward's."""
        return self.communes > 0

    @property
    def all_teams(self) -> int:
        """Inspection and supervision teams."""
        return self.teams + self.supervision_teams


HANOI = Scale(
    name="hanoi",
    wards=51,
    communes=75,
    districts=30,
    grassroots=2300,
    teams=130,
    organizations=839,
    largest_team=40,
    supervision_teams=18,
    supervised=84,
    members=12,
    unopened=9,
    seats=15,
    commission=13,
    officers=6,
    inspectors=170,
    evidence=60,
)
WARD = Scale(
    name="ward",
    wards=1,
    communes=0,
    districts=0,
    grassroots=32,
    teams=8,
    organizations=20,
    largest_team=5,
    supervision_teams=2,
    supervised=5,
    members=1,
    unopened=2,
    seats=7,
    commission=5,
    officers=2,
    inspectors=18,
    evidence=3,
)
SCALES = {scale.name: scale for scale in (WARD, HANOI)}


def term_start(on: date) -> date:
    """Return the day the term of a demo of that day begins."""
    return max(EARLIEST_TERM, on - LONGEST_TERM)
