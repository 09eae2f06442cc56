"""Verify an exported dossier, on any machine: what is missing, changed or added, and whether its trail is one chain."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from workflows.export.checking import check


class Command(BaseCommand):
    """Print each thing that is wrong on a line of its own; end with 1 when there is one. Asks no database."""

    help = "Verify an exported dossier: names what is missing, changed or added. Needs no database."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, and what was noted of it."""
        parser.add_argument("file", type=Path, help="the ZIP file of the dossier")
        parser.add_argument("--json", action="store_true", dest="as_json", help="say it for a machine")
        parser.add_argument(
            "--manifest", default="", metavar="SHA256", help="the hash of the manifest that was noted at the export"
        )

    def handle(self, *, file: Path, as_json: bool, manifest: str, **options: Any) -> None:
        """Check it, and tell."""
        found = check(file, manifest_sha256=manifest)
        if as_json:
            self.stdout.write(json.dumps(found.told(), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(found.lines()))
        if not found.is_whole:
            raise CommandError("The dossier is not as it was exported.", returncode=1)
