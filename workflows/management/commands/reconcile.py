"""Put the engine back on the facts: what the queue does every few minutes, by hand."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from workflows import engine


class Command(BaseCommand):
    """Find every case and team whose process does not stand where its facts call for, and move it there."""

    help = "Move every process to the step its case's facts call for; --dry-run only names them."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take `--dry-run`."""
        parser.add_argument("--dry-run", action="store_true", help="Change nothing, name what is astray.")

    def handle(self, *args: Any, dry_run: bool, **options: Any) -> None:
        """Name or move."""
        if dry_run:
            for thing in engine.astray():
                step = engine.current_step(thing)
                self.stdout.write(f"{thing}: {step.number if step else '–'}")
            return
        self.stdout.write(f"{engine.reconcile()} moved")
