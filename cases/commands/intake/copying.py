"""The letter as it came in stays sealed; what goes round is a copy without the sender, stripped of every trace."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import filetype
from django.core.files.base import ContentFile
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables

from cases import identity, redacting
from cases.acting import command
from cases.commands._writing import save
from cases.commands.evidence import keep_bytes, path_of
from cases.commands.intake._petition import locked_petition, require_keeper, require_unnamed, tell
from cases.errors_intake import FileRefusedAtIntake, SealBroken
from cases.models import CirculationCopy, Petition, SealedScan

if TYPE_CHECKING:
    from inspection.accounts.models import User

LIMIT_MB = 15
ACCEPTED = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png"}


@command
@sensitive_variables("content")
def seal_scan(petition: Petition, *, by: User, on: date, content: bytes) -> SealedScan:
    """Keep the scan of a letter encrypted; its file name is not kept. Raises `FileRefusedAtIntake`."""
    petition = locked_petition(petition)
    require_keeper(by, petition, on)
    media_type = _checked(content)
    sealed, key_id = identity.seal_file(petition.key, content)
    number = (SealedScan.objects.filter(petition=petition).aggregate(last=Max("number"))["last"] or 0) + 1
    row = SealedScan(
        petition=petition, number=number, media_type=media_type, size=len(content), key_id=key_id,
        sha256=keep_bytes(ContentFile(sealed)), sealed_on=on, sealed_by=by,
    )  # fmt: skip
    save(row)
    tell(petition, "scan-sealed", by=by, on=on, number=number, sha256=row.sha256)
    return row


@command
@sensitive_variables("content")
def add_copy(petition: Petition, *, by: User, on: date, content: bytes) -> CirculationCopy:
    """Keep a copy for circulation: made again from its pages or pixels, so that nothing else is left in it.

    Raises `FileRefusedAtIntake`, `SenderInText` where its text still names the sender.
    """
    petition = locked_petition(petition)
    require_keeper(by, petition, on)
    media_type = _checked(content)
    try:
        clean = redacting.stripped(content, media_type)
    except redacting.NotClean as why:
        raise FileRefusedAtIntake(why=why.sentence, limit=LIMIT_MB) from None
    require_unnamed(petition, copy=(_("copy for circulation"), redacting.text_of(clean, media_type)))
    number = (CirculationCopy.objects.filter(petition=petition).aggregate(last=Max("number"))["last"] or 0) + 1
    row = CirculationCopy(
        petition=petition, number=number, media_type=media_type, size=len(clean),
        sha256=keep_bytes(ContentFile(clean)), made_on=on, made_by=by,
    )  # fmt: skip
    save(row)
    told = {"number": number, "sha256": row.sha256, "pages": redacting.pages(clean, media_type)}
    tell(petition, "copy-made", by=by, on=on, **told)
    return row


@sensitive_variables()
def read_scan(scan: SealedScan) -> bytes:
    """Return the bytes of a sealed scan; its path is of no use without the key. Raises `KeyLost`, `SealBroken`."""
    path = path_of(scan.sha256)
    if not path.is_file():
        raise SealBroken()
    return identity.opened_file(scan.petition.key, path.read_bytes(), scan.key_id)


def _checked(content: bytes) -> str:
    if not content:
        raise FileRefusedAtIntake(why=_("it is empty"), limit=LIMIT_MB)
    if len(content) > LIMIT_MB * 1024 * 1024:
        raise FileRefusedAtIntake(why=_("it is too large"), limit=LIMIT_MB)
    kind = filetype.guess(BytesIO(content[:8192]))
    media_type = kind.mime if kind is not None else ""
    if media_type not in ACCEPTED:
        raise FileRefusedAtIntake(why=_("its content is of a type not accepted"), limit=LIMIT_MB)
    return media_type
