"""What the queue calls, a line each."""

from __future__ import annotations

from django.db import transaction

from cases import trail
from documents import commands


def print_document(pk: int) -> str:
    """Print one paper."""
    return str(commands.print_now(pk))


def reconcile() -> int:
    """Every minute: ring again for papers that should be printed by now."""
    return commands.reconcile()


def heartbeat() -> bool:
    """Every minute: a job that goes all the way through; the house's health is read from its result."""
    return True


@transaction.atomic
def anchor() -> str:
    """Every hour: fix the root over all chains, which papers issued from now on carry."""
    return trail.anchor().root
