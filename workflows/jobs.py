"""What the queue calls: a line each, safe to be called twice, late, or after a worker died half-way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _

from cases import commands
from cases.commands import balloting
from cases.errors import ItemAlreadyOpened, RuleBroken
from cases.models import ProgrammeItem, ReportReminder, Team
from documents.commands import sweep_exports
from documents.commands.word import sweep_returns
from documents.queue import enqueue
from inspection.accounts.models import User
from workflows import engine, reminders
from workflows.export import packing
from workflows.models import Batch, Submission

#: Up to so many cases are opened while the person waits; more go through the queue.
SMALL = 20

#: A job that took its worker down this often is not tried again by itself.
DELIVERIES = 3

#: A batch that has not moved for this long is rung for again.
SILENCE = timedelta(minutes=2)

#: When people are reminded by mail: once they are at work.
MORNING = range(7, 11)

#: A form older than this is not sent twice by a slow browser any more.
FORGOTTEN = timedelta(days=30)


# Opening the cases of a programme item


@transaction.atomic
def ask_to_open(item: ProgrammeItem, *, by: User, on: date) -> Batch:
    """Have the cases of an item opened in the background; a second click finds the first one's progress."""
    batch, is_new = Batch.objects.select_for_update().get_or_create(
        item=item, defaults={"asked_by": by, "asked_on": on, "total": item.subjects.count()}
    )
    if is_new or batch.state == Batch.State.FAILED:
        batch.state, batch.error, batch.deliveries = Batch.State.WAITING, "", 0
        batch.asked_by, batch.asked_on = by, on
        batch.save()
        enqueue("open-item", batch.pk)
    return batch


def open_small(batch: Batch) -> None:
    """Open a few cases at once: nobody waits for a queue over what takes a second."""
    if batch.state == Batch.State.WAITING and batch.total <= SMALL:
        open_item(batch.pk)


def open_item(pk: int) -> None:
    """Open what is not open yet, in chunks; the rest of a batch that was cut off is done by the next call."""
    batch = _delivered(pk)
    if batch is None:
        return
    try:
        team = commands.open_item(batch.item, by=batch.asked_by, on=batch.asked_on, progress=_progress_of(batch))
    except ItemAlreadyOpened:
        team = Team.objects.get(item=batch.item)
    except RuleBroken as refusal:
        _now(batch, state=Batch.State.FAILED, error=f"{refusal.messages[0]} {refusal.advice}")
        return
    engine.start_preparation(team)
    _now(batch, state=Batch.State.DONE, done=F("total"))


@transaction.atomic
def _delivered(pk: int) -> Batch | None:
    """Count the delivery; nothing is left to do for a batch that is done or has cost too many workers."""
    rows = Batch.objects.select_for_update(of=("self",)).select_related("item__programme__body", "asked_by")
    batch = rows.get(pk=pk)
    if batch.state in {Batch.State.DONE, Batch.State.FAILED}:
        return None
    batch.deliveries += 1
    batch.state = Batch.State.RUNNING
    if batch.deliveries > DELIVERIES:
        batch.state = Batch.State.FAILED
        batch.error = _("The work was cut off %(times)s times.") % {"times": DELIVERIES}
    batch.save(update_fields=["deliveries", "state", "error", "changed_at"])
    return batch if batch.state == Batch.State.RUNNING else None


def _progress_of(batch: Batch) -> Callable[[int, int], None]:
    def progress(done: int, total: int) -> None:
        _now(batch, done=done, total=total)

    return progress


def _now(batch: Batch, **facts: object) -> None:
    Batch.objects.filter(pk=batch.pk).update(changed_at=timezone.now(), **facts)


# Packing a dossier


def export_dossier(pk: int) -> None:
    """Pack a whole file for whoever asked for it."""
    packing.pack_export(pk)


# Regular work


def note_overdue() -> int:
    """Every hour: note in the trail whose time ran out, and lay it before the authority."""
    return commands.note_overdue(localdate())


def follow_facts() -> int:
    """Every quarter of an hour: put right what does not stand where its facts call for.

    Batches that fell silent are rung for again, marks of forms that nobody sends any more are forgotten, and a key that
    outlived its ballot because a process died is destroyed. Packed dossiers and
    drafts returned from Word are removed when their time is over.
    """
    silent = Batch.objects.filter(
        state__in=[Batch.State.WAITING, Batch.State.RUNNING], changed_at__lt=timezone.now() - SILENCE
    )
    for pk in silent.values_list("pk", flat=True):
        enqueue("open-item", pk)
    Submission.objects.filter(at__lt=timezone.now() - FORGOTTEN).delete()
    balloting.sweep_keys()
    sweep_exports()
    sweep_returns()
    return engine.reconcile()


def ask_to_remind() -> int:
    """Every hour of the morning: whoever has something due is reminded by mail, once a day."""
    return reminders.ask_to_remind(localdate()) if localtime().hour in MORNING else 0


def mail_reminder(pk: int) -> bool:
    """Send one person's reminder."""
    return reminders.mail(User.objects.get(pk=pk), localdate())


def mail_unit_reminder(pk: int) -> int:
    """Send a unit's reporters their reminder."""
    return reminders.mail_report(ReportReminder.objects.get(pk=pk))
