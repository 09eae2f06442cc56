"""Copy the whole house into a dated folder, while people work."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import DatabaseError

from workflows.backup import taking
from workflows.backup.errors import Refused

_APART = """\
Not in it, and to be kept apart from it, each in its own safe place:
  TRAIL_KEY and SECRET_KEY: without the first, nothing can be restored;
  the file of IDENTITY_KEY_FILE: without it the senders of petitions are lost for good;
  keys and certificates that sign papers;
  the shares of sealed ballots, which are in no copy: such a ballot is repeated after a restore.
The folder holds everything else in the clear. Encrypt the medium it lies on."""


class Command(BaseCommand):
    """End with 0 when the backup is whole, with 1 when it was not made, with 2 when a file in the house is damaged."""

    help = "Copy database, papers and evidence into a dated folder under FOLDER; keys stay out."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the place and how many are kept."""
        parser.add_argument("folder", type=Path, help="Where backups lie; a folder of its own, on another disk.")
        parser.add_argument("--keep", type=int, default=0, metavar="N", help="Remove what is older than the newest N.")

    def handle(self, *args: Any, folder: Path, keep: int, **options: Any) -> None:
        """Take it, and say what is in it and what is not."""
        if keep < 0:
            raise CommandError("--keep takes the number of backups that stay, at least 1.", returncode=1)
        try:
            taken = taking.take(folder, keep=keep, note=self.stdout.write)
        except (Refused, OSError, DatabaseError) as error:
            raise CommandError(f"No backup was made: {error}", returncode=1) from error
        self.stdout.write(f"{taken.folder}: {taken.files} files, {taken.size / 1e6:.1f} MB, {taken.linked} as before")
        for name in taken.removed:
            self.stdout.write(f"{name}: removed, {keep} are kept")
        self.stdout.write(_APART)
        if taken.damaged:
            raise CommandError(
                f"The backup is whole, but damaged in the house already: {', '.join(taken.damaged[:5])} "
                f"({len(taken.damaged)} in all). Run manage.py verify and fetch them from an older backup.",
                returncode=2,
            )
