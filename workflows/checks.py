"""What `manage.py check` refuses: a step without a duty, a flow without its lock, an open task nobody knows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, Tags, register
from viewflow.workflow import Flow
from viewflow.workflow.lock import SelectForUpdateLock

from cases.policy import DUTIES
from workflows import flows
from workflows.models import CaseTask, ProcedureTask, TeamTask
from workflows.nodes import Step


def procedures() -> list[type[Flow]]:
    """Return every procedure."""
    return [*flows.OF_TEAM.values(), *flows.OF_CASE.values()]


@register()
def procedures_are_guarded(app_configs: Iterable[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """Refuse a human node that names no duty, and a flow that two people could move at once."""
    return [error for procedure in procedures() for error in problems_of(procedure)]


def problems_of(procedure: type[Flow]) -> Iterator[CheckMessage]:
    """Yield what is wrong with a procedure."""
    lock = procedure.lock_impl
    if not isinstance(lock, SelectForUpdateLock) or lock.nowait or lock.attempts != 1:
        yield Error(f"{procedure.__name__} has no lock that waits.", hint="lock_impl = LOCK", id="workflows.E001")
    numbers = Counter((node.number, node.done) for node in procedure.instance.nodes() if isinstance(node, Step))
    for node in procedure.instance.nodes():
        if node.task_type.startswith("HUMAN"):
            yield from _problems_of_step(procedure, node, numbers)


def _problems_of_step(procedure: type[Flow], node: Any, numbers: Counter[tuple[str, str]]) -> Iterator[CheckMessage]:
    where = f"{procedure.__name__}.{node.name}"
    if not isinstance(node, Step):
        yield Error(f"{where} is a human task of the engine.", hint="Write it as a Step.", id="workflows.E002")
        return
    if not node.by:
        yield Error(f"{where} names no duty.", hint="by=Duty.…", id="workflows.E003")
    if not node.by <= DUTIES[node.act]:
        yield Error(f"{where} is offered to a duty that may not do it.", hint=str(node.act), id="workflows.E004")
    if not node.number or numbers[node.number, node.done] > 1:  # several acts may be one step of the regulation
        yield Error(f"{where} has no number of its own.", hint="R1 … E5", id="workflows.E005")


def unknown_tasks() -> Iterator[ProcedureTask]:
    """Yield the open tasks whose step is not in the code any more: a step was renamed or taken away."""
    for model in (TeamTask, CaseTask):
        for task in model.objects.filter(finished__isnull=True).iterator(chunk_size=2000):
            if not isinstance(task.flow_task, Step):
                yield task


@register(Tags.database, deploy=True)
def open_tasks_are_known(
    app_configs: Iterable[AppConfig] | None, databases: Iterable[str] | None = None, **kwargs: Any
) -> list[CheckMessage]:
    """Refuse to deploy over open tasks whose step this version does not have."""
    if not databases:
        return []
    count = sum(1 for _task in unknown_tasks())
    if not count:
        return []
    hint = "Names of flows and steps are data: bring the step back, or move its rows by a migration."
    return [Error(f"{count} open tasks belong to steps that do not exist.", hint=hint, id="workflows.E006")]
