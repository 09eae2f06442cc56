"""A new key for all sealed identities: everything is sealed anew under it, then the old keys are forgotten."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.core.files.base import ContentFile
from django.db import transaction
from django.views.decorators.debug import sensitive_variables

from cases import identity, identity_keys, trail
from cases.commands.evidence import keep_bytes, path_of
from cases.commands.intake.copying import read_scan
from cases.models import SealedIdentity, SealedScan

if TYPE_CHECKING:
    from inspection.accounts.models import User


@sensitive_variables()
def rotate_key(*, by: User | None, on: date) -> int:
    """Make a new key, seal everything under it, and forget the old ones; return how much was sealed anew.

    The new key stands in the file before anything is sealed under it, and the old ones leave after the commit:
    killed at any point, every seal still opens, and the command is run again. Raises `KeyLost`, `SealBroken`.
    """
    path = Path(settings.IDENTITY_KEY_FILE)
    old = identity.key_ring()
    new = identity_keys.new_key()
    identity_keys.write(path, [*old, new])
    with transaction.atomic():
        left, count = _seal_anew(new)
        trail.record("identity-key-rotated", by=by, on=on, key=new.id, sealed=count)
    for sha256 in left:
        path_of(sha256).unlink(missing_ok=True)
    identity_keys.write(path, [new])
    return count


@sensitive_variables()
def _seal_anew(new: identity_keys.Key) -> tuple[list[str], int]:
    count, left = 0, []
    for row in SealedIdentity.objects.select_for_update().select_related("petition").order_by("pk"):
        who = identity.opened(row.petition.key, row.sealed, row.key_id)
        for name, value in vars(identity.seal(row.petition.key, who, new)).items():
            setattr(row, name, value)
        row.save(update_fields=["sealed", "key_id", "name_print", "whole_print"])
        count += 1
    for scan in SealedScan.objects.select_for_update().select_related("petition").order_by("pk"):
        content = read_scan(scan)
        sealed, key_id = identity.seal_file(scan.petition.key, content, new)
        left.append(scan.sha256)
        scan.sha256, scan.key_id = keep_bytes(ContentFile(sealed)), key_id
        scan.save(update_fields=["sha256", "key_id"])
        count += 1
    return left, count
