"""Evidence: files checked for type and size, kept under their hash, never changed."""

from __future__ import annotations

import hashlib
import os
import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import filetype
from django.conf import settings
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from cases import policy
from cases.acting import command
from cases.commands._writing import require_date, require_done, require_open, require_text, save, write
from cases.errors import FileRefused
from cases.locking import locked_case
from cases.models import Case, EvidenceFile
from cases.names import clean_name
from cases.policy import Act

if TYPE_CHECKING:
    from django.core.files.base import File
    from django.core.files.uploadedfile import UploadedFile

    from inspection.accounts.models import User

LIMIT_MB = 25

#: Content types accepted, by what the bytes say, with the endings a name of that type may have.
ACCEPTED = {
    "application/pdf": {".pdf"},
    "image/jpeg": {".jpg", ".jpeg"},
    "image/png": {".png"},
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": {".docx"},
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": {".xlsx"},
}


def path_of(sha256: str) -> Path:
    """Return where a file's bytes lie."""
    return Path(settings.EVIDENCE_DIR) / sha256[:2] / sha256


@command
def add_evidence(
    case: Case, *, by: User, on: date, title: str, upload: UploadedFile, origin: EvidenceFile.Origin
) -> EvidenceFile:
    """R2, R3. Put a file into the case: its bytes under their hash, its number in the list."""
    case = locked_case(case)
    policy.require(by, Act.ADD_EVIDENCE, case, on=on)
    require_done(case, _("Add evidence"), deployed_on=_("the decision is not deployed to the subject"))
    require_open(case, _("Add evidence"), "closed_on")
    require_date(on, act=_("Add evidence"), earliest=case.deployed_on)
    return keep_file(case, by=by, on=on, title=title, upload=upload, origin=origin, step="R3")


def keep_file(
    case: Case,
    *,
    by: User,
    on: date,
    title: str,
    upload: UploadedFile,
    origin: EvidenceFile.Origin,
    step: str = "",
) -> EvidenceFile:
    """Keep a file of a locked case, for the act that asked who may; with one entry in the trail."""
    require_text(title=(_("title"), title))
    name = clean_name(Path(upload.name or "").name)[-200:]
    media_type = checked_type(upload, name)
    sha256 = keep_bytes(upload)
    last = EvidenceFile.objects.filter(case=case).aggregate(last=Max("number"))["last"] or 0
    row = EvidenceFile(
        case=case,
        number=last + 1,
        title=title,
        origin=origin,
        received_on=on,
        file_name=name,
        media_type=media_type,
        size=upload.size or 0,
        sha256=sha256,
        added_by=by,
    )
    save(row)
    write(case, "evidence-added", step, by, on, number=row.number, sha256=sha256, size=row.size)
    return row


def checked_type(upload: UploadedFile, name: str) -> str:
    """Return the type the bytes say, refusing what is empty, too large, of another type, or under a wrong name."""
    if not upload.size:
        raise FileRefused(name=name, why=_("it is empty"), limit=LIMIT_MB)
    if upload.size > LIMIT_MB * 1024 * 1024:
        raise FileRefused(name=name, why=_("it is too large"), limit=LIMIT_MB)
    kind = filetype.guess(upload.read(8192))
    upload.seek(0)
    media_type = kind.mime if kind is not None else ""
    if media_type not in ACCEPTED:
        raise FileRefused(name=name, why=_("its content is of a type not accepted"), limit=LIMIT_MB)
    if Path(name).suffix.lower() not in ACCEPTED[media_type]:
        raise FileRefused(name=name, why=_("its name does not match its content"), limit=LIMIT_MB)
    return media_type


def keep_bytes(upload: File[bytes]) -> str:
    """Write the bytes under their hash (temporary file, fsync, rename) and return the hash; the same bytes lie once."""
    digest = hashlib.sha256()
    root = Path(settings.EVIDENCE_DIR)
    root.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=root, prefix=".tmp-", delete=False) as target:
        for chunk in upload.chunks():
            digest.update(chunk)
            target.write(chunk)
        target.flush()
        os.fsync(target.fileno())
    sha256 = digest.hexdigest()
    final = path_of(sha256)
    final.parent.mkdir(parents=True, exist_ok=True)
    Path(target.name).replace(final)
    return sha256
