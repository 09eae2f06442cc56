"""Make an authority and a certificate for trying out signatures; nobody outside believes them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser


class Command(BaseCommand):
    """Write three files and print the settings that use them."""

    help = "Make an authority and a signer's certificate, both openly named as demonstration, in a new folder."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the folder."""
        parser.add_argument("folder", type=Path)

    def handle(self, *args: Any, folder: Path, **options: Any) -> None:
        """Make them; a folder that has anything in it is left alone."""
        from documents.signing import demo_authority  # half a second that other commands do without

        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CommandError(f"{folder} is not an empty folder.")
        for name, value in demo_authority.write(folder).items():
            self.stdout.write(f"{name}={value}")
