"""A dossier on its way out: asked for once, its progress told, its file kept for some days and then removed."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cases import policy, trail
from cases.locking import locked_case
from cases.models import Case
from cases.policy import Act
from documents.models import DossierExport
from documents.queue import enqueue

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: How long a packed dossier may be fetched.
KEPT = timedelta(days=3)

#: A packing that took its worker down this often is not tried again by itself.
DELIVERIES = 3

#: A packing that has not moved for this long is rung for again.
SILENCE = timedelta(minutes=2)

State = DossierExport.State


def path_of(export: DossierExport) -> Path:
    """Return where the file of an export lies."""
    return Path(settings.EXPORTS_DIR) / f"{export.key}.zip"


@transaction.atomic
def ask_for_dossier(case: Case, *, by: User, on: date) -> DossierExport:
    """Have the whole file packed; while one is on its way for this person, that is the one."""
    case = locked_case(case)
    policy.require(by, Act.EXPORT, case, on=on)
    going_on = DossierExport.objects.filter(case=case, asked_by=by, state__in=[State.WAITING, State.RUNNING]).first()
    if going_on is not None:
        return going_on
    export = DossierExport(case=case, asked_by=by)
    export.save(force_insert=True)
    enqueue("export-dossier", export.pk)
    return export


@transaction.atomic
def begin_export(pk: int) -> DossierExport | None:
    """Count the delivery; nothing is left to do for an export that is over or has cost too many workers."""
    related = ("asked_by", "case__team__item__programme", "case__body__organization__parent")
    rows = DossierExport.objects.select_for_update(of=("self",)).select_related(*related)
    export = rows.filter(pk=pk).first()
    if export is None or not export.is_going_on:
        return None
    export.deliveries += 1
    export.state = State.RUNNING
    if export.deliveries > DELIVERIES:
        export.state, export.trouble = State.FAILED, _("The work was cut off %(times)s times.") % {"times": DELIVERIES}
    export.save(update_fields=["deliveries", "state", "trouble", "changed_at"])
    return export if export.state == State.RUNNING else None


def note_export(export: DossierExport, done: int, total: int) -> None:
    """Tell how far it is."""
    DossierExport.objects.filter(pk=export.pk).update(done=done, total=total, changed_at=timezone.now())


@transaction.atomic
def finish_export(
    export: DossierExport, *, sha256: str, size: int, manifest_sha256: str, on: date, certificate: str = ""
) -> None:
    """The file is there: until when, and in the trail of the house who took which file out, with its hash.

    Where the house signs, the trail also says by which certificate its manifest was.
    """
    rows = DossierExport.objects.filter(pk=export.pk, state=State.RUNNING)
    done = rows.update(
        state=State.READY,
        file_sha256=sha256,
        file_size=size,
        manifest_sha256=manifest_sha256,
        expires_at=timezone.now() + KEPT,
        changed_at=timezone.now(),
    )
    if done:
        told = {"case": export.case.key, "manifest": manifest_sha256}
        told |= {"certificate": certificate} if certificate else {}
        trail.record("dossier-exported", by=export.asked_by, on=on, **told)


def fail_export(export: DossierExport, trouble: str) -> None:
    """It cannot be packed, and why."""
    rows = DossierExport.objects.filter(pk=export.pk, state=State.RUNNING)
    rows.update(state=State.FAILED, trouble=trouble[:300], changed_at=timezone.now())


def sweep_exports() -> int:
    """Remove what was kept long enough, and ring again for what fell silent; return how many files went."""
    now = timezone.now()
    silent = DossierExport.objects.filter(
        state__in=[State.WAITING, State.RUNNING], changed_at__lt=now - SILENCE
    ).values_list("pk", flat=True)
    for pk in silent:
        enqueue("export-dossier", pk)
    over = list(DossierExport.objects.filter(state=State.READY, expires_at__lte=now))
    for export in over:
        path_of(export).unlink(missing_ok=True)
        DossierExport.objects.filter(pk=export.pk).update(state=State.EXPIRED)
    return len(over)
