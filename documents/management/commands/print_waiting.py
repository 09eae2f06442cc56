"""Print papers that wait to be opened: all of them, or so many."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from documents import commands
from documents.models import Document, State


class Command(BaseCommand):
    """Send waiting papers to the worker, or print them here."""

    help = "Send papers that wait to be printed to the worker; --here prints them in this process."

    def add_arguments(self, parser: CommandParser) -> None:
        """How many, and where."""
        parser.add_argument("--limit", type=int, default=None, help="at most so many papers")
        parser.add_argument("--here", action="store_true", help="print in this process, without the worker")

    def handle(self, *args: Any, limit: int | None, here: bool, **options: Any) -> str:
        """Go through them in the order of their numbers."""
        waiting = Document.objects.filter(state=State.WAITING).order_by("pk").only("pk", "state")
        done = 0
        for document in waiting[:limit]:
            if here:
                commands.print_here(document)
            else:
                commands.request_print(document)
            done += 1
        return f"{done} papers"
