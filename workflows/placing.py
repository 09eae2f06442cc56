"""The engine follows the facts: puts cases and teams on the step their facts call for, one or a thousand at a time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils.timezone import now
from viewflow.workflow import PROCESS, STATUS, Flow, Token

from cases import clock, grants
from cases.models import Case, Rule, Team
from cases.rulebook import Rulebook
from workflows.models import CaseProcess, CaseTask, TeamProcess, TeamTask
from workflows.nodes import Step, current_step

#: Rows written in one statement.
_BATCH = 500

START = Token("start")


def place_cases(flow_class: type[Flow], cases: Sequence[Case], team: Team) -> int:
    """Put the cases of one team on the steps their facts call for; return how many moved.

    A case that already stands there is left alone, so a second call changes nothing.
    """
    with transaction.atomic():
        processes = _processes(flow_class, cases)
        open_tasks = _open_tasks(processes.values())
        moving: dict[str, list[Case]] = {}
        steps: dict[str, Step] = {}
        tasks: list[CaseTask] = []
        stale: list[int] = []
        ended: list[CaseProcess] = []
        for case in cases:
            process = processes[case.pk]
            step = current_step(flow_class, case)
            standing = open_tasks.get(process.pk, [])
            if step is None:
                stale += [task.pk for task in standing]
                if process.finished is None:
                    ended.append(process)
                continue
            if any(task.flow_task == step for task in standing):
                continue
            stale += [task.pk for task in standing]
            tasks.append(CaseTask(process=process, flow_task=step, flow_task_type=step.task_type, token=START))
            moving.setdefault(step.number, []).append(case)
            steps[step.number] = step
        CaseTask.objects.filter(pk__in=stale).update(status=STATUS.CANCELED, finished=now())
        CaseTask.objects.bulk_create(tasks, batch_size=_BATCH)
        CaseProcess.objects.filter(pk__in=[p.pk for p in ended]).update(status=PROCESS.DONE, finished=now())
        for number, those in moving.items():
            offer_cases(steps[number], those, team)
    return len(tasks)


def _processes(flow_class: type[Flow], cases: Sequence[Case]) -> dict[int, CaseProcess]:
    """Return the process of every case, under lock, the missing ones made."""
    found = CaseProcess.objects.select_for_update().filter(case__in=cases)
    processes = {process.case_id: process for process in found}
    missing = [CaseProcess(flow_class=flow_class, case=case) for case in cases if case.pk not in processes]
    if missing:
        CaseProcess.objects.bulk_create(missing, batch_size=_BATCH, ignore_conflicts=True)
        found = CaseProcess.objects.select_for_update().filter(case__in=[process.case_id for process in missing])
        processes |= {process.case_id: process for process in found}
    return processes


def _open_tasks(processes: object) -> dict[int, list[CaseTask]]:
    tasks: dict[int, list[CaseTask]] = {}
    for task in CaseTask.objects.filter(process__in=processes, finished__isnull=True):
        tasks.setdefault(task.process_id, []).append(task)
    return tasks


def offer_cases(step: Step, cases: Sequence[Case], team: Team) -> None:
    """Put one step of many cases of a team into the inboxes; the rulebook of each day is asked once."""
    books: dict[date, Rulebook] = {}
    shelf = Rule.shelf()

    def due(case: Case) -> date | None:
        case.team, case.body = team, team.body
        on = clock.asked_on(step.number, case)
        if on is None:
            return None
        if on not in books:
            books[on] = shelf.on(on, team.body.scope)
        return step.deadline(case, books[on]).due_on

    grants.offer_many(step.number, step.by, team=team, cases=cases, due=due)


def place_team_process(flow_class: type[Flow], team: Team) -> bool:
    """Put the preparation of a team on the step its facts call for; return whether it moved."""
    with transaction.atomic():
        process = TeamProcess.objects.select_for_update().filter(team=team).first()
        if process is None:
            process = TeamProcess.objects.create(flow_class=flow_class, team=team)
        step = current_step(flow_class, team)
        standing = list(TeamTask.objects.filter(process=process, finished__isnull=True))
        if step is not None and any(task.flow_task == step for task in standing):
            return False
        if step is None and process.finished is not None:
            return False
        TeamTask.objects.filter(pk__in=[task.pk for task in standing]).update(status=STATUS.CANCELED, finished=now())
        if step is None:
            process.status, process.finished = PROCESS.DONE, now()
            process.save(update_fields=["status", "finished"])
            return True
        TeamTask.objects.create(process=process, flow_task=step, token=START)
        step.offer(team)
    return True
