"""Make a house from a backup, on a clean machine; the numbering is held until people compared the registers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.timezone import localtime

from documents import high_water
from documents.models_hold import HeldRegister
from workflows.backup import restoring
from workflows.backup.errors import Refused

_BY_HAND = """\
Left for people:
  compare every held register with the paper register (page “Số văn bản đang giữ”); two people release it;
  enter again what was done after the backup, from the papers;
  go through duties and accounts that were ended after the backup, and end them again;
  tell everybody to sign in anew; calendars on phones need a new address."""


class Command(BaseCommand):
    """End with 0 when all is restored and verified, 1 when nothing was touched, 2 when verify found something."""

    help = "Restore the house from the folder of one backup, end all sessions, hold the numbering, and verify."

    def add_arguments(self, parser: CommandParser) -> None:
        """Take the backup, the list kept outside, and the word that gives up what is there."""
        parser.add_argument("folder", type=Path, help="The dated folder of one backup.")
        parser.add_argument("--register", type=Path, metavar="FILE", help="A later list of last numbers (high_water).")
        parser.add_argument("--replace", default="", metavar="NAME", help="Give up the content of this database.")

    def handle(self, *args: Any, folder: Path, register: Path | None, replace: str, **options: Any) -> None:
        """Restore, say what was done and what is left, and verify."""
        try:
            noted = high_water.read(register) if register else None
            done = restoring.restore(folder.resolve(), replace=replace, noted=noted, note=self.stdout.write)
        except (Refused, high_water.NoList) as error:
            raise CommandError(f"Nothing was restored. {error}", returncode=1) from error
        self.stdout.write(f"restored from {done.backup}, made at {localtime(done.made_at):%d/%m/%Y %H:%M}")
        self.stdout.write(f"sessions ended: {done.sessions}")
        for code in done.voided:
            self.stdout.write(f"sealed ballot of {code}: void, to be repeated")
        for username in done.closed:
            self.stdout.write(f"account {username}: closed, as in the list")
        for row in HeldRegister.objects.filter(hold=done.hold).select_related("series__body", "series__team"):
            beyond = "" if row.agrees else f", but {row.known_last} went out"
            self.stdout.write(f"held: {row.series} ({row.series.body or row.series.team}) stands at {row.last}{beyond}")
        self.stdout.write(_BY_HAND)
        try:
            call_command("verify", stdout=self.stdout)
        except CommandError as found:
            raise CommandError(f"Restored, but verify found {found}.", returncode=2) from found
