"""The end of a batch: its papers bound and packed for who asked, kept for some days, then removed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from cases import spreadsheets, trail
from documents import binding, store
from documents.binding import Leaf
from documents.commands.batching import DELIVERIES
from documents.models_batch import BatchItem, PaperBatch
from documents.queue import enqueue

#: How long a bound copy may be fetched; it is made again whenever it is asked for.
KEPT = timedelta(days=3)

Batch = PaperBatch.State


def bound_path(batch: PaperBatch, ending: str) -> Path:
    """Return where the bound PDF or the ZIP of a batch lies."""
    return Path(settings.EXPORTS_DIR) / f"{batch.key}.{ending}"


def bind_batch(pk: int) -> bool:
    """Bind and pack the papers of a batch; asked twice, late, or after a worker died, it ends in two whole files."""
    batch = _begun(pk)
    if batch is None:
        return False
    try:
        leaves = _leaves(batch)
        pdf, packed = bound_path(batch, "pdf"), bound_path(batch, "zip")
        pages = binding.bind_pdf(leaves, pdf) if leaves else 0
        binding.bind_zip(leaves, packed, lists=[("danh-sach.csv", _listed(batch))])
        sizes = (pdf.stat().st_size if leaves else 0), packed.stat().st_size
    except (OSError, ValueError) as error:
        PaperBatch.objects.filter(pk=pk, state=Batch.BINDING).update(trouble=f"{type(error).__name__}"[:300])
        raise
    return _finished(batch, pages, *sizes)


@transaction.atomic
def _begun(pk: int) -> PaperBatch | None:
    rows = PaperBatch.objects.select_for_update(of=("self",)).select_related("asked_by")
    batch = rows.filter(pk=pk, state__in=[Batch.PRINTING, Batch.BINDING]).first()
    if batch is None:
        return None
    batch.deliveries = batch.deliveries + 1 if batch.state == Batch.BINDING else 1
    batch.state = Batch.BINDING
    if batch.deliveries > DELIVERIES:
        batch.state = Batch.FAILED
        batch.trouble = _("The work was cut off %(times)s times.") % {"times": DELIVERIES}
    batch.save(update_fields=["deliveries", "state", "trouble", "changed_at"])
    return batch if batch.state == Batch.BINDING else None


def _leaves(batch: PaperBatch) -> list[Leaf]:
    """The papers that have their file, in the order of the batch; a file that was altered is left out and named."""
    items = batch.items.filter(document__isnull=False).exclude(document__file_sha256="")
    found = []
    for item in items.select_related("document").defer("document__facts").order_by("position"):
        document = item.document
        if document is not None and store.is_whole(document.file_sha256):
            title = f"{document.symbol or document.type_name} – {document.about}"[:200]
            found.append(Leaf(title, store.path_of(document.file_sha256), f"{item.position:04d}-{document.file_name}"))
    return found


def _listed(batch: PaperBatch) -> bytes:
    """The list that goes with the files: every subject, its number, or why it has none."""
    head = [_("No."), _("Subject"), _("Number and symbol"), _("State"), _("Reason"), _("Rule")]
    items = batch.items.select_related("document", "case__subject_organization", "case__subject_member", "team")
    rows = (
        [
            item.position,
            subject_of(item),
            item.document.symbol if item.document else "",
            BatchItem.Outcome(item.outcome).label,
            item.refusal,
            item.rule,
        ]
        for item in items.defer("document__facts").order_by("position")
    )
    content = spreadsheets.as_csv(head, rows)
    return content if isinstance(content, bytes) else b"".join(content)


def subject_of(item: BatchItem) -> str:
    """Return whom an item is about."""
    thing = item.thing
    return str(getattr(thing, "subject_name", "") or getattr(thing, "name", ""))


@transaction.atomic
def _finished(batch: PaperBatch, pages: int, pdf_size: int, zip_size: int) -> bool:
    """The files are there: until when, and in the trail of the house how many papers were made of what."""
    done = PaperBatch.objects.filter(pk=batch.pk, state=Batch.BINDING).update(
        state=Batch.READY,
        pages=pages,
        pdf_size=pdf_size,
        zip_size=zip_size,
        trouble="",
        expires_at=timezone.now() + KEPT,
        changed_at=timezone.now(),
    )
    if done:
        counted = {outcome: batch.items.filter(outcome=outcome).count() for outcome in BatchItem.Outcome.values}
        told: dict[str, Any] = {name: count for name, count in counted.items() if count}
        trail.record(
            "batch-made", by=batch.asked_by, on=localdate(), batch=batch.key, paper=batch.type_key, pages=pages, **told
        )
    return bool(done)


@transaction.atomic
def bind_again(batch: PaperBatch) -> PaperBatch:
    """Have the files of a batch made anew after they were removed, or after the work was cut off."""
    again = PaperBatch.objects.filter(pk=batch.pk, state__in=[Batch.EXPIRED, Batch.FAILED])
    if batch.items.filter(outcome=BatchItem.Outcome.WAITING).exists():
        if again.update(state=Batch.ISSUING, deliveries=0, trouble="", changed_at=timezone.now()):
            enqueue("issue-batch", batch.pk)
    elif again.update(state=Batch.PRINTING, deliveries=0, trouble="", changed_at=timezone.now()):
        enqueue("bind-batch", batch.pk)
    batch.refresh_from_db()
    return batch


def remove_old() -> int:
    """Remove bound copies that were kept long enough; the papers stay."""
    over = list(PaperBatch.objects.filter(state=Batch.READY, expires_at__lte=timezone.now()))
    for batch in over:
        for ending in ("pdf", "zip"):
            bound_path(batch, ending).unlink(missing_ok=True)
        PaperBatch.objects.filter(pk=batch.pk).update(state=Batch.EXPIRED)
    return len(over)
