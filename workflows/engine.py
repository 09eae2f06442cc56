"""Setting procedures going, and putting them right: the engine stands where the facts say, not the other way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from django.db.models import Q
from viewflow.workflow import Flow

from cases.models import Case, Team
from workflows import flows, nodes, placing
from workflows.models import CaseProcess, CaseTask, TeamProcess, TeamTask
from workflows.nodes import Step


def flow_of(thing: Case | Team) -> type[Flow]:
    """Return the procedure that serves a case, or prepares a team."""
    return (flows.OF_CASE if isinstance(thing, Case) else flows.OF_TEAM)[thing.kind]


def current_step(thing: Case | Team) -> Step | None:
    """Return the step the facts call for; None when everything is done, and for a case whose team still prepares."""
    if isinstance(thing, Case) and thing.prepared_on is None:
        return None
    return nodes.current_step(flow_of(thing), thing)


def start_preparation(team: Team) -> bool:
    """Begin a team's preparation (P1); a second time changes nothing."""
    return placing.place_team(flow_of(team), team)


def start_cases(team: Team) -> int:
    """Send each case of a prepared team its own way (R1); return how many moved."""
    ids = list(Case.objects.filter(team=team, prepared_on__isnull=False).values_list("pk", flat=True))
    return placing.place_cases(flows.OF_CASE[team.kind], team, ids)


def place_team(team: Team) -> bool:
    """Put a team on the step its facts call for; return whether it moved."""
    return placing.place_team(flow_of(team), team)


def place(case: Case) -> bool:
    """Put a case on the step its facts call for; return whether it moved."""
    return bool(place_many([case]))


def place_many(cases: Iterable[Case]) -> int:
    """Put many cases, of any teams, on the steps their facts call for; return how many moved."""
    ids: dict[int, list[int]] = defaultdict(list)
    for case in cases:
        if case.prepared_on is not None:
            ids[case.team_id].append(case.pk)
    teams = Team.objects.select_related("body__organization", "item__programme").in_bulk(ids)
    return sum(placing.place_cases(flows.OF_CASE[team.kind], team, ids[pk]) for pk, team in teams.items())


# Putting right


def astray() -> Iterator[Case | Team]:
    """Yield every team and case whose process does not stand where its facts call for."""
    yield from _teams_astray()
    yield from _cases_astray()


def _cases_astray() -> Iterator[Case]:
    standing = _standing(CaseTask.objects.filter(finished__isnull=True), "process__case")
    finished = set(CaseProcess.objects.filter(finished__isnull=False).values_list("case", flat=True))
    there = Case.objects.filter(Q(closed_on__isnull=True) | ~Q(pk__in=finished), prepared_on__isnull=False)
    for case in there.iterator(chunk_size=2000):
        step = current_step(case)
        if (step is None and case.pk not in finished) or (step is not None and standing.get(case.pk) != [step]):
            yield case


def _teams_astray() -> Iterator[Team]:
    standing = _standing(TeamTask.objects.filter(finished__isnull=True), "process__team")
    finished = set(TeamProcess.objects.filter(finished__isnull=False).values_list("team", flat=True))
    there = Team.objects.filter(Q(prepared_on__isnull=True) | ~Q(pk__in=finished))
    for team in there.select_related("item__programme", "body__organization").iterator(chunk_size=500):
        step = current_step(team)
        if (step is None and team.pk not in finished) or (step is not None and standing.get(team.pk) != [step]):
            yield team


def _standing(tasks: object, thing: str) -> dict[int, list[Step]]:
    found: dict[int, list[Step]] = defaultdict(list)
    for pk, node in tasks.values_list(thing, "flow_task"):  # type: ignore[attr-defined]
        found[pk].append(node)
    return found


def reconcile() -> int:
    """Put everything astray where it belongs; return how many moved."""
    teams: list[Team] = []
    cases: list[Case] = []
    for thing in astray():
        cases.append(thing) if isinstance(thing, Case) else teams.append(thing)
    return sum(place_team(team) for team in teams) + place_many(cases)
