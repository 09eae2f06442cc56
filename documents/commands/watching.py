"""Watching: an alarm when a kept file is not the one that was issued, its end when the right one is back."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from cases import trail
from documents import store, watch
from documents.models import Document
from documents.models_watch import FileAlarm, FileFault

#: So many papers in one job: it ends long before the worker's patience does.
PORTION = 500


def watch_files(*, hour: int, after: int = 0, most: int = PORTION) -> int:
    """Look at the files of papers whose turn it is in this hour, the first after this id; return where to go on.

    Nothing when all were looked at. Safe to be asked twice or late: the same finding is one alarm.
    """
    rows = watch.due(hour, timezone.now()).filter(pk__gt=after).select_related("digital_signature").defer("facts")
    looked = list(rows[:most])
    for document in looked:
        for sha256, fault in watch.faults_of(document):
            note_fault(document, sha256, fault)
    return looked[-1].pk if len(looked) == most else 0


@transaction.atomic
def note_fault(
    document: Document, sha256: str, fault: FileFault | None, *, at: datetime | None = None
) -> FileAlarm | None:
    """Raise the alarm about a file, or end the one that stands; the same finding twice is one alarm."""
    at = at or timezone.now()
    standing = FileAlarm.objects.select_for_update().filter(document=document, sha256=sha256, ended_at__isnull=True)
    alarm = standing.first()
    if fault is None:
        if alarm is not None:
            alarm.ended_at = at
            alarm.save(update_fields=["ended_at"])
            _record("file-alarm-ended", alarm, at)
        return None
    if alarm is None:
        alarm, made = FileAlarm.objects.get_or_create(
            document=document, sha256=sha256, ended_at=None, defaults={"fault": fault, "found_at": at}
        )
        if made:
            _record("file-alarm", alarm, at)
    return alarm


def given_out(document: Document, sha256: str) -> bytes | FileAlarm | None:
    """Return a file of a paper, or the alarm that blocks it; nothing where it was disposed of.

    A wrong file is found when it is asked for, too, and one that is right again is free at once.
    """
    content = store.read(sha256)
    if content is not None and watch.standing_alarm(document, sha256) is None:
        return content
    return note_fault(document, sha256, watch.fault_of_file(document, sha256)) or content


def _record(act: str, alarm: FileAlarm, at: datetime) -> None:
    told = {"document": alarm.document.key, "sha256": alarm.sha256, "fault": alarm.fault}
    trail.record(act, by=None, on=timezone.localdate(at), **told)
