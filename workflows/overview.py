"""What stands on the overview: the load of one's teams and the course of one's body, each with the list behind it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Q

from cases import listing, stages
from cases.deadlines import State as Due
from cases.listing import Wanted
from cases.models import Case, TeamMember, WorkItem
from workflows import inbox

if TYPE_CHECKING:
    from inspection.accounts.models import User


def waiting(user: User, on: date) -> dict[str, int]:
    """Return how much waits for one person: all, what is overdue, what comes due within a week; one statement."""
    found: dict[str, int] = inbox.open_work(user).aggregate(
        all=Count("pk"),
        overdue=Count("pk", filter=inbox.due_in(Due.OVERDUE, on)),
        due_soon=Count("pk", filter=inbox.due_in(Due.DUE_SOON, on)),
    )
    return found


@dataclass(frozen=True)
class AtStep:
    """How many cases of a procedure wait for one act."""

    kind: str
    code: str
    label: Any
    count: int


@dataclass(frozen=True)
class Load:
    """In how many cases something waits for one person."""

    user: int
    name: str
    count: int


@dataclass(frozen=True)
class TeamWork:
    """The cases of the teams somebody heads or keeps the papers of."""

    states: dict[str, int]
    steps: Sequence[AtStep]
    people: Sequence[Load]


#: What is said of the cases of one's teams, as the list of cases groups them.
STATES = (stages.State.OPEN, stages.State.LATE, stages.State.SOON, stages.State.WAITING)


def team_work(user: User, on: date) -> TeamWork | None:
    """Return how the cases of one's teams stand, or nothing for who has none; four statements."""
    mine = listing.cases(user, Wanted(mine=True), on)
    cases = list(mine.order_by("pk"))
    if not cases:
        return None
    counted = {state.value: Count("pk", filter=stages.in_state(state, on)) for state in STATES}
    return TeamWork(mine.order_by().aggregate(**counted), _steps(cases), _people(cases, on))


def _steps(cases: Sequence[Case]) -> list[AtStep]:
    at: Counter[tuple[str, stages.Stage]] = Counter()
    for case in cases:
        stage = stages.stage_of(case)
        if stage is not None:
            at[case.kind, stage] += 1
    order = {kind: list(stages.stages_of(kind)) for kind, _stage in at}
    found = sorted(at, key=lambda key: (key[0], order[key[0]].index(key[1])))
    return [AtStep(kind, stage.code, stage.label, at[kind, stage]) for kind, stage in found]


def _people(cases: Sequence[Case], on: date) -> list[Load]:
    """Everybody in these teams, who has the most first; what waits in a team as a whole waits in each of its cases."""
    of_team: dict[int, set[int]] = defaultdict(set)
    for case in cases:
        of_team[case.team_id].add(case.pk)
    places = TeamMember.objects.on(on).filter(team__in=list(of_team), member__user__isnull=False)
    names = dict(places.values_list("member__user", "member__full_name"))
    theirs = WorkItem.objects.filter(
        Q(case__in=[case.pk for case in cases]) | Q(case__isnull=True, team__in=list(of_team)),
        user__in=list(names), since__lte=on, until__gt=on, closed_at__isnull=True,
    )  # fmt: skip
    held: dict[int, set[int]] = defaultdict(set)
    for person, case_pk, team in theirs.values_list("user", "case", "team"):
        if person is not None:
            held[person] |= {case_pk} if case_pk else of_team[team]
    loads = [Load(person, name, len(held[person])) for person, name in names.items() if person is not None]
    return sorted(loads, key=lambda load: (-load.count, load.name))
