"""The job: pack a dossier for whoever asked, tell how far it is, and leave nothing half done."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cases import policy
from cases.models import Case
from cases.policy import Act
from documents import commands, signing
from documents.commands.exporting import path_of
from documents.models import DossierExport
from documents.press import PressFailed
from documents.signing import SigningFailed
from workflows.access import CASE_WITH
from workflows.export.bundle import pack
from workflows.export.contents import CannotPack, Packed, contents

#: So many entries are packed between two words about how far it is.
STEP = 5


def pack_export(pk: int) -> None:
    """Pack one dossier; asked twice, late, or after a worker died, it ends in one whole file or in a reason."""
    export = commands.begin_export(pk)
    if export is None:
        return
    case = Case.objects.select_related(*CASE_WITH).get(pk=export.case_id)
    if not policy.may(export.asked_by, Act.EXPORT, case):
        commands.fail_export(export, _("You may not take this file out any more."))
        return
    try:
        _pack(export, contents(case, export.asked_by))
    except CannotPack as lack:
        commands.fail_export(export, _("“%(file)s” cannot be read or printed.") % {"file": lack})
    except SigningFailed:
        commands.fail_export(export, _("Its list could not be signed; the administrator finds the reason in the log."))
    except (PressFailed, OSError) as error:
        commands.fail_export(export, f"{type(error).__name__}")


def _pack(export: DossierExport, packed: Packed) -> None:
    total = len(packed.entries)
    commands.note_export(export, 0, total)

    def note(done: int) -> None:
        if done % STEP == 0:
            commands.note_export(export, done, total)

    case = packed.case
    target = path_of(export)
    target.parent.mkdir(parents=True, exist_ok=True)
    beside = target.with_suffix(".part")
    certificates: list[str] = []

    def sign(manifest: bytes) -> bytes:
        signature, certificate = signing.sign_beside(manifest)
        certificates.append(certificate)
        return signature

    try:
        manifest_sha256 = pack(
            beside,
            packed.entries,
            case={"code": case.code, "kind": case.kind},
            trail={"length": case.trail_length, "last_hash": case.trail_head},
            note=note,
            sign=sign if signing.is_wanted() else None,
        )
        sha256, size = _settled(beside)
        beside.rename(target)
    finally:
        beside.unlink(missing_ok=True)
    commands.note_export(export, total, total)
    commands.finish_export(
        export,
        sha256=sha256,
        size=size,
        manifest_sha256=manifest_sha256,
        on=localdate(),
        certificate="".join(certificates),
    )


def _settled(path: Path) -> tuple[str, int]:
    """Return hash and size of a file that is on the disk when this returns."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())
        return hashlib.file_digest(file, "sha256").hexdigest(), path.stat().st_size
