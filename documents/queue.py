"""The one door to django-q2: a job by its name and the ids it is about, in the transaction of the act that asks."""

from __future__ import annotations

from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone
from django_q.brokers.orm import ORM
from django_q.conf import Conf
from django_q.models import OrmQ, Schedule
from django_q.tasks import async_task

from cases import acting

#: Every job there is; a name that is not here is never run.
JOBS: dict[str, str] = {
    "print": "documents.jobs.print_document",
    "issue-batch": "documents.jobs.issue_batch",
    "bind-batch": "documents.jobs.bind_batch",
    "record-deliveries": "documents.jobs.record_deliveries",
    "reconcile": "documents.jobs.reconcile",
    "heartbeat": "documents.jobs.heartbeat",
    "anchor": "documents.jobs.anchor",
    "watch-files": "documents.jobs.watch_files",
    "open-item": "workflows.jobs.open_item",
    "export-dossier": "workflows.jobs.export_dossier",
    "note-overdue": "workflows.jobs.note_overdue",
    "follow-facts": "workflows.jobs.follow_facts",
    "ask-to-remind": "workflows.jobs.ask_to_remind",
    "mail-reminder": "workflows.jobs.mail_reminder",
    "mail-unit-reminder": "workflows.jobs.mail_unit_reminder",
}

#: What runs by itself, every so many minutes.
EVERY: dict[str, int] = {
    "heartbeat": 1,
    "reconcile": 1,
    "anchor": 60,
    "watch-files": 60,
    "note-overdue": 60,
    "follow-facts": 15,
    "ask-to-remind": 60,
}


def enqueue(name: str, *ids: int) -> None:
    """Ask the worker for a job about these rows; the request commits with the act, or not at all."""
    if not all(type(one) is int for one in ids):
        raise TypeError("a job is told ids and nothing else")
    acting.in_the_end(_ask, [(name, ids)])


class _Gathering(ORM):
    """The queue's own broker, for several requests of one act: they become rows in one statement."""

    def __init__(self) -> None:
        super().__init__()
        self.packages: list[Any] = []

    def enqueue(self, task: Any) -> int:
        """Keep a request until all are there; the place in line is its number for the log."""
        self.packages.append(task)
        return len(self.packages)

    def write(self) -> None:
        """Write the requests."""
        key, now = self.list_key or Conf.CLUSTER_NAME, timezone.now()
        self.get_connection().bulk_create([OrmQ(key=key, payload=package, lock=now) for package in self.packages])


def _ask(jobs: list[tuple[str, tuple[int, ...]]]) -> None:
    if len(jobs) == 1:
        ((name, ids),) = jobs
        async_task(JOBS[name], *ids)
        return
    gathering = _Gathering()
    for name, ids in jobs:
        async_task(JOBS[name], *ids, broker=gathering)
    gathering.write()


def install(using: str = DEFAULT_DB_ALIAS, **_signal: Any) -> None:
    """Have the regular jobs scheduled; harmless when they are."""
    known = set(Schedule.objects.using(using).values_list("name", flat=True))
    Schedule.objects.using(using).bulk_create(
        [
            Schedule(name=name, func=JOBS[name], schedule_type=Schedule.MINUTES, minutes=minutes, repeats=-1)
            for name, minutes in EVERY.items()
            if name not in known
        ]
    )
