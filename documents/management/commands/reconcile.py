"""Ring again for papers that should be printed by now; the worker does the same every minute."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from documents import commands


class Command(BaseCommand):
    """Do what the reconciler does, now."""

    help = "Ring again for every paper that should be printed by now."

    def handle(self, *args: Any, **options: Any) -> str:
        """Say how many were rung for."""
        return f"{commands.reconcile()} papers"
