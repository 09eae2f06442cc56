"""What the queue calls, a line each."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from cases import trail
from documents import commands
from documents.queue import enqueue


def print_document(pk: int) -> str:
    """Print one paper; the last one of a batch has the batch bound."""
    printed = commands.print_now(pk)
    commands.printed_one(pk)
    return str(printed)


def issue_batch(pk: int) -> bool:
    """Number the papers of a batch, some at a time."""
    return commands.issue_batch(pk)


def bind_batch(pk: int) -> bool:
    """Bind the printed papers of a batch."""
    return commands.bind_batch(pk)


def record_deliveries(pk: int) -> bool:
    """Record many sendings or receipts, a case at a time."""
    return commands.record_deliveries(pk)


def reconcile() -> int:
    """Every minute: ring again for papers that should be printed by now, and for what fell silent."""
    commands.remove_old()
    return commands.reconcile() + commands.sweep_batches() + commands.sweep_runs()


def heartbeat() -> bool:
    """Every minute: a job that goes all the way through; the house's health is read from its result."""
    return True


def watch_files(after: int = 0, hour: int = -1) -> int:
    """Every hour: look at the kept files whose turn it is, some at a time; a wrong one raises an alarm."""
    hour = hour if hour >= 0 else timezone.now().hour
    last = commands.watch_files(hour=hour, after=after)
    if last:
        enqueue("watch-files", last, hour)
    return last


@transaction.atomic
def anchor() -> str:
    """Every hour: fix the root over all chains, which papers issued from now on carry; remove what was disposed of."""
    commands.remove_disposed()
    return trail.anchor().root
