"""Verify a paper's file on any machine: record, pages, signature; asks no database and no network."""

from __future__ import annotations

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation
from django.utils.translation import gettext as _

from documents.proof import EXIT, Open, Proof, Verdict, Wrong, prove
from documents.signing.certificates import configured_roots, read_certificates
from documents.signing.checking import Signature

#: No paper is larger; what is, is not read.
LARGEST = 64 * 1024 * 1024


class Command(BaseCommand):
    """Say what the file proves; end with 0 (genuine), 1 (false) or 3 (nothing wrong, but not everything proven)."""

    help = (
        "Verify the file of a paper. Ends with 0 when it is genuine, 1 when it is false, 3 when it proves too little."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the file, and whom to believe."""
        parser.add_argument("file", type=Path, help="the PDF file of the paper")
        parser.add_argument("--json", action="store_true", dest="as_json", help="say it for a machine")
        parser.add_argument(
            "--roots",
            type=Path,
            metavar="PEM",
            help="authorities whose signatures are believed; else SIGNING_ROOTS_FILE",
        )
        parser.add_argument("--language", choices=["vi", "en"], default="vi", help="the language of the answer")

    def handle(self, *, file: Path, as_json: bool, roots: Path | None, language: str, **options: Any) -> None:
        """Check it, and tell."""
        try:
            if file.stat().st_size > LARGEST:
                raise CommandError(f"{file}: larger than {LARGEST // (1024 * 1024)} MB, no paper is.", returncode=2)
            pdf = file.read_bytes()
            trusted = read_certificates(roots) if roots else configured_roots()
        except (OSError, ValueError) as error:
            raise CommandError(str(error), returncode=2) from None
        proof = prove(pdf, trusted)
        with translation.override(language):
            if as_json:
                self.stdout.write(json.dumps(told(proof), ensure_ascii=False, indent=1))
            else:
                self.stdout.write("\n".join(lines(proof)))
        if code := EXIT[proof.verdict]:
            raise SystemExit(code)


def lines(proof: Proof) -> Iterator[str]:
    """Say it in words, a line for each thing; the answer first."""
    yield _answers()[proof.verdict]
    paper = told_of(proof)
    if paper:
        yield _("Paper: %(symbol)s, %(date)s") % {
            "symbol": paper["symbol"] or paper["type"],
            "date": "/".join(reversed(str(paper["date"] or "").split("-"))),
        }
    for wrong, what in proof.wrong.items():
        yield f"✗ {_wrong()[wrong]}" + (f" ({what})" if what else "")
    for unproven, what in proof.open.items():
        yield f"? {_open()[unproven]}" + (f" ({what})" if what else "")
    for one in proof.signatures.each:
        yield _("Signature: %(signer)s; authority: %(issuer)s; covers the whole file: %(covers)s") % {
            "signer": one.signer,
            "issuer": one.issuer,
            "covers": _("yes") if one.covers_all else _("no"),
        }
    yield f"SHA-256: {proof.sha256}"


def told(proof: Proof) -> dict[str, Any]:
    """Say it for a machine."""
    return {
        "verdict": proof.verdict.value,
        "exit": EXIT[proof.verdict],
        "file": {"sha256": proof.sha256, "size": proof.size, "pages": proof.pages},
        "paper": told_of(proof),
        "wrong": [{"code": one.value, "text": _wrong()[one], "what": what} for one, what in proof.wrong.items()],
        "unproven": [{"code": one.value, "text": _open()[one], "what": what} for one, what in proof.open.items()],
        "signatures": [_signature(one) for one in proof.signatures.each],
    }


def told_of(proof: Proof) -> dict[str, Any]:
    """Return what the record says of the paper; its text stays where it is."""
    record = proof.record
    if not record:
        return {}
    names = ("type", "symbol", "number", "date", "content_sha256", "facts_sha256", "template", "anchor")
    return {name: record.get(name) for name in names} | {"code": record["facts"]["issue"].get("code")}


def _signature(one: Signature) -> dict[str, Any]:
    names = ("signer", "subject", "issuer", "fingerprint", "is_timed", "is_intact", "is_trusted", "covers_all")
    faults = [fault.value for fault in one.faults]
    return {name: getattr(one, name) for name in names} | {
        "is_certified": one.is_certified,
        "signed_at": one.signed_at.isoformat() if one.signed_at else None,
        "faults": faults,
    }


def _answers() -> dict[Verdict, str]:
    return {
        Verdict.GENUINE: _("GENUINE: the file is whole, signed, and says what its record says."),
        Verdict.UNPROVEN: _("NOT PROVEN: nothing is wrong with the file, but not everything could be checked."),
        Verdict.FALSE: _("FALSE: the file is not a paper as it was issued."),
    }


def _wrong() -> dict[Wrong, str]:
    return {
        Wrong.NO_PAPER: _("It cannot be read as a paper."),
        Wrong.NO_RECORD: _("There is no record of a paper in it."),
        Wrong.RECORD_ALTERED: _("Its record was altered."),
        Wrong.WORDS_MISSING: _("What its record says stands on no page."),
        Wrong.PAGES_DIFFER: _("Pages are not those its record prints."),
        Wrong.BYTES_DIFFER: _("Its words are those of its record, but the file was written by somebody else."),
        Wrong.EXTENDED: _("Something was added to the file after it was made."),
        Wrong.SIGNATURE_ALTERED: _("The file was changed after it was signed."),
        Wrong.SIGNATURE_UNTRUSTED: _("No authority that is believed vouches for its signature."),
        Wrong.SIGNATURE_UNCERTIFIED: _("Its signature allows changes; those of papers do not."),
    }


def _open() -> dict[Open, str]:
    return {
        Open.UNSIGNED: _("It carries no digital signature: ask the house by its code, or on its page with this file."),
        Open.NO_ROOTS: _("No authority was named that could vouch for its signature (--roots)."),
        Open.OTHER_FORMS: _("Its pages could not be compared: it was printed with other forms than this machine has."),
        Open.NOT_PRINTED: _("Its pages could not be compared: they could not be printed here."),
    }
