"""Verify an exported dossier on any machine: what is missing, changed or added, its trail, and who signed its list."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from asn1crypto.x509 import Certificate
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localtime

from documents.signing.certificates import configured_roots, read_certificates
from documents.signing.checking import Fault
from documents.signing.detached import judged
from workflows.export.checking import Judge, check


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

        parser.add_argument(
            "--roots",
            type=Path,
            metavar="PEM",
            help="authorities whose signatures are believed; else SIGNING_ROOTS_FILE",
        )

    def handle(self, *, file: Path, as_json: bool, manifest: str, roots: Path | None, **options: Any) -> None:
        """Check it, and tell."""
        try:
            trusted = read_certificates(roots) if roots else configured_roots()
        except (OSError, ValueError) as error:
            raise CommandError(str(error), returncode=2) from None
        found = check(file, manifest_sha256=manifest, judge=judge_of(trusted))
        if as_json:
            self.stdout.write(json.dumps(found.told(), ensure_ascii=False, indent=1))
        else:
            self.stdout.write("\n".join(found.lines()))
        if not found.is_whole:
            raise CommandError("The dossier is not as it was exported.", returncode=1)


def judge_of(trusted: Sequence[Certificate]) -> Judge:
    """Return what judges signatures for who trusts these authorities; who names none is told that nothing is proven."""

    def judge(manifest: bytes, signature: bytes) -> tuple[str, list[str]]:
        found = judged(manifest, signature, trusted)
        when = f", {localtime(found.signed_at):%d/%m/%Y %H:%M}" if found.signed_at else ""
        by = f"{found.signer}{when}; authority: {found.issuer}" if found.signer else ""
        unproven = {Fault.UNTRUSTED} if not trusted else set()
        if by and unproven:
            by += "; nobody was named who could vouch for it (--roots)"
        return by, [_WRONG[fault] for fault in found.faults if fault not in unproven]

    return judge


#: Said in the words of the command, as the rest of its answer is.
_WRONG = {
    Fault.UNREADABLE: "the signature of the manifest cannot be read",
    Fault.ALTERED: "the manifest is not the one that was signed",
    Fault.UNTRUSTED: "no authority that is believed vouches for the signature",
}
