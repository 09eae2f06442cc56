"""The engine follows the facts: puts cases and teams on the step their facts call for, one or a thousand at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db import transaction
from django.utils.timezone import now
from viewflow.workflow import PROCESS, STATUS, Flow, Token

from cases import clock, grants
from cases.acting import command
from cases.models import Case, Rule, Team
from cases.rulebook import Rulebook
from workflows.models import CaseProcess, CaseTask, TeamProcess, TeamTask
from workflows.nodes import Step, current_step

#: Cases placed in one transaction: short enough that others may write in between, long enough to be quick.
CHUNK = 200

START = Token("start")


def place_cases(flow_class: type[Flow], team: Team, ids: Collection[int]) -> int:
    """Put cases of one team on the steps their facts call for; return how many moved.

    A case that already stands where it should is left alone: a second call changes nothing.
    """
    wanted = sorted(ids)
    chunks = (wanted[start : start + CHUNK] for start in range(0, len(wanted), CHUNK))
    return sum(_place_chunk(flow_class, team, chunk) for chunk in chunks)


@command
def _place_chunk(flow_class: type[Flow], team: Team, ids: Sequence[int]) -> int:
    processes = _locked_processes(flow_class, ids)
    standing = _open_tasks(processes.values())
    cases = _facts(team, ids)
    steps = {case.pk: current_step(flow_class, case) for case in cases}
    moving = [case for case in cases if not _stands(processes[case.pk], steps[case.pk], standing)]
    _leave([task for case in moving for task in standing[processes[case.pk].pk]])
    CaseTask.objects.bulk_create(
        CaseTask(process=processes[case.pk], flow_task=step, token=START)
        for case in moving
        if (step := steps[case.pk]) is not None
    )
    ended = [processes[case.pk].pk for case in moving if steps[case.pk] is None]
    CaseProcess.objects.filter(pk__in=ended).update(status=PROCESS.DONE, finished=now())
    waiting: dict[Step, list[Case]] = defaultdict(list)
    for case in moving:
        if (step := steps[case.pk]) is not None:
            waiting[step].append(case)
    for step, those in waiting.items():
        _offer(step, those, team)
    return len(moving)


def _locked_processes(flow_class: type[Flow], ids: Sequence[int]) -> dict[int, CaseProcess]:
    """Return the process of every case under its row lock, in the order of their keys; the missing ones are made."""
    locked = CaseProcess.objects.select_for_update().filter(case__in=ids).order_by("pk")
    processes = {process.case_id: process for process in locked}
    missing = [CaseProcess(flow_class=flow_class, case_id=pk) for pk in ids if pk not in processes]
    if not missing:
        return processes
    CaseProcess.objects.bulk_create(missing, ignore_conflicts=True)
    return {process.case_id: process for process in locked.all()}


def _facts(team: Team, ids: Sequence[int]) -> list[Case]:
    """Return the cases as they are now that nobody else can move them."""
    cases = list(Case.objects.filter(pk__in=ids, team=team).order_by("pk"))
    for case in cases:
        case.team, case.body = team, team.body
    return cases


def _open_tasks(processes: Iterable[CaseProcess]) -> dict[int, list[CaseTask]]:
    tasks: dict[int, list[CaseTask]] = defaultdict(list)
    for task in CaseTask.objects.filter(process__in=[p.pk for p in processes], finished__isnull=True):
        tasks[task.process_id].append(task)
    return tasks


def _stands(process: CaseProcess, step: Step | None, standing: dict[int, list[CaseTask]]) -> bool:
    if step is None:
        return process.finished is not None
    return [task.flow_task for task in standing[process.pk]] == [step]


def _leave(tasks: Iterable[CaseTask]) -> None:
    """Take back what is offered and no longer called for: the facts went on without it."""
    CaseTask.objects.filter(pk__in=[task.pk for task in tasks]).update(status=STATUS.CANCELED, finished=now())


def _offer(step: Step, cases: Sequence[Case], team: Team) -> None:
    """Put one step of many cases of a team into the inboxes; the rulebook of each day is asked once."""
    shelf = Rule.shelf()
    books: dict[date, Rulebook] = {}

    def due(case: Case | None) -> date | None:
        on = clock.asked_on(step.number, case) if case else None
        if case is None or on is None:
            return None
        if on not in books:
            books[on] = shelf.on(on, team.body.scope)
        return step.deadline(case, books[on]).due_on

    grants.offer_many(step.number, step.by, team=team, cases=cases, due=due)


@transaction.atomic
def place_team(flow_class: type[Flow], team: Team) -> bool:
    """Put the preparation of a team on the step its facts call for; return whether it moved."""
    TeamProcess.objects.bulk_create([TeamProcess(flow_class=flow_class, team=team)], ignore_conflicts=True)
    process = TeamProcess.objects.select_for_update().get(team=team)
    team = Team.objects.select_related("item__programme", "body__organization").get(pk=team.pk)
    step = current_step(flow_class, team)
    standing = list(TeamTask.objects.filter(process=process, finished__isnull=True))
    if process.finished is not None if step is None else [task.flow_task for task in standing] == [step]:
        return False
    TeamTask.objects.filter(pk__in=[task.pk for task in standing]).update(status=STATUS.CANCELED, finished=now())
    if step is None:
        process.status, process.finished = PROCESS.DONE, now()
        process.save(update_fields=["status", "finished"])
        return True
    TeamTask.objects.create(process=process, flow_task=step, token=START)
    step.offer(team)
    return True
