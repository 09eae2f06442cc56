"""Load the rulebook from its files, all of it or nothing."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cases import rulebook_files
from cases.commands.rulebook import load_rulebook, plan_loading
from cases.errors import RuleBroken


class Command(BaseCommand):
    """`manage.py load_rulebook [file or folder …] [--check]`."""

    help = "Load regulations, rules and holidays from files; a rule that was used can only be closed."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which files, and whether to write."""
        parser.add_argument("paths", nargs="*", type=Path, help="files or folders; without any, the project's own")
        parser.add_argument("--check", action="store_true", help="say what would change, and change nothing")

    def handle(self, *, paths: list[Path], check: bool, **options: Any) -> str:
        """Read, compare, write, and say how much."""
        try:
            files = rulebook_files.read(paths or [rulebook_files.DIRECTORY])
            plan = plan_loading(files) if check else load_rulebook(files, by=None, on=localdate())
        except RuleBroken as refusal:
            raise CommandError("\n".join([*refusal.messages, refusal.advice])) from refusal
        counts = plan.counts()
        if not plan:
            return str(_("Nothing to do: the %(unchanged)s rules stand as in the files.") % counts)
        heading = _("Would load:") if check else _("Loaded:")
        line = _(
            "%(regulations)s regulations new or changed; rules: %(added)s added, %(changed)s changed, %(removed)s"
            " removed, %(unchanged)s unchanged; holidays: %(holidays)s new or changed, %(days_removed)s removed."
        )
        return f"{heading} {line % counts}"
