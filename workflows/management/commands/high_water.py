"""Write the last number of every register to a file outside the database."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from documents import high_water


class Command(BaseCommand):
    """Run it every night after the backup, onto another machine: a restore compares the registers with it."""

    help = "Write the list of last numbers to FILE, as `restore --register FILE` reads it."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the file."""
        parser.add_argument("file", type=Path, help="Where the list is written, over the one before.")

    def handle(self, *args: Any, file: Path, **options: Any) -> str:
        """Write it."""
        try:
            high_water.write(file)
        except OSError as error:
            raise CommandError(f"The list was not written: {error}", returncode=1) from error
        return f"{file}: {len(high_water.registers())} registers"
