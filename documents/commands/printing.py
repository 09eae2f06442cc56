"""Printing: what the worker does with a paper that has its facts and number; safe to be asked twice, late, or again."""

from __future__ import annotations

import io
from datetime import timedelta
from enum import StrEnum

import pikepdf
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django_q.models import Success

from documents import own_types, press, scanned, signing, store
from documents.commands.certifying import note_unsigned, record_signature
from documents.kinds import DocumentType
from documents.models import Document, State
from documents.queue import enqueue

#: A paper that took its worker down, or could not be set, this often is laid before people.
ATTEMPTS = 3

#: A paper that is still being printed after this long is rung for again; the queue's own retry may take half an hour.
SILENCE = timedelta(seconds=30)

#: Results of jobs are kept this long.
RESULTS_KEPT = timedelta(days=2)


class Printed(StrEnum):
    """What became of a request to print."""

    ISSUED = "issued"
    ALREADY = "already"
    AGAIN = "again"
    INCIDENT = "incident"


@transaction.atomic
def request_print(document: Document) -> Document:
    """Send a waiting paper to the worker; a paper that failed is tried anew. Others stay as they are."""
    if _begin(document):
        enqueue("print", document.pk)
    document.refresh_from_db(fields=["state", "attempts", "trouble", "rung_at"])
    return document


def print_here(document: Document) -> Printed:
    """Print a waiting paper in this process, for a command that needs the file before it goes on."""
    _begin(document)
    return print_now(document.pk)


def _begin(document: Document) -> bool:
    rows = Document.objects.filter(pk=document.pk, state__in=[State.WAITING, State.INCIDENT])
    return bool(rows.update(state=State.ISSUING, attempts=0, trouble="", rung_at=timezone.now()))


def print_now(pk: int) -> Printed:
    """Print a paper and move it to issued, exactly once however often this is called or killed."""
    document = Document.objects.filter(pk=pk).only("pk", "key", "type_key", "facts", "state", "attempts").first()
    if document is None or document.state != State.ISSUING:
        return Printed.ALREADY
    mine = Document.objects.filter(pk=pk, state=State.ISSUING)
    if document.attempts >= ATTEMPTS:
        mine.update(state=State.INCIDENT)
        return Printed.INCIDENT
    # Counted before the work: a paper that kills its worker is counted too.
    mine.update(attempts=F("attempts") + 1, rung_at=timezone.now())
    try:
        pdf, signed = _made(document)
        sha256 = store.keep(pdf)
    except signing.SigningFailed as failure:
        return _unsigned(pk, failure)
    except (press.PressFailed, scanned.NotPages, OSError) as error:
        return _failed(pk, document.attempts + 1, f"{type(error).__name__}: {error}"[:300])
    # A slow machine may have given the paper up meanwhile; it is here all the same.
    here = Document.objects.filter(pk=pk, state__in=[State.ISSUING, State.INCIDENT])
    pages = _pages(pdf)
    with transaction.atomic():
        if not here.select_for_update().values_list("pk", flat=True).first():
            return Printed.ALREADY
        if signed is not None:
            record_signature(document, signed, sha256)
        else:
            note_unsigned(document)
        here.update(
            state=State.ISSUED,
            file_sha256=sha256,
            file_size=len(pdf),
            pages=pages,
            template_version=press.template_version(),
            issued_at=timezone.now(),
            trouble="",
        )
    return Printed.ISSUED


def _made(document: Document) -> tuple[bytes, signing.Signed | None]:
    """Return the bytes to be issued, signed where the house signs."""
    paper = own_types.of_facts(document.type_key, document.facts)
    if not signing.is_wanted():
        return _pressed(paper, document), None
    signing.get_ready()  # without a key a paper is not printed in vain
    signed = signing.sign(_pressed(paper, document))
    return signed.pdf, signed


def _pressed(paper: DocumentType, document: Document) -> bytes:
    """Return the paper as the press sets it; a copy of a received paper begins with the pages of its scan."""
    pdf = press.render(paper, document.facts)
    scan = document.facts["content"].get("copied", {}).get("scan")
    if scan is None:
        return pdf
    kept = store.read(scan["sha256"])
    if kept is None:
        raise FileNotFoundError("the scan is not the one that was kept")
    return scanned.with_pages(pdf, kept, scan["media_type"])


def _pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)


def _failed(pk: int, attempts: int, trouble: str) -> Printed:
    last = attempts >= ATTEMPTS
    state = State.INCIDENT if last else State.ISSUING
    Document.objects.filter(pk=pk, state=State.ISSUING).update(state=state, trouble=trouble)
    return Printed.INCIDENT if last else Printed.AGAIN


def _unsigned(pk: int, failure: signing.SigningFailed) -> Printed:
    """Leave the paper waiting for a key that may come back: the failure is not the paper's and does not count."""
    mine = Document.objects.filter(pk=pk, state=State.ISSUING, attempts__gt=0)
    mine.update(attempts=F("attempts") - 1, trouble=f"{type(failure).__name__}: {failure}"[:300])
    return Printed.AGAIN


def reconcile() -> int:
    """Ring again for every paper that should be printed by now; return how many. Waiting papers are left alone."""
    store.sweep()
    now = timezone.now()
    Success.objects.filter(stopped__lt=now - RESULTS_KEPT).delete()
    rung = 0
    for pk in Document.objects.unprinted().filter(rung_at__lt=now - SILENCE).values_list("pk", flat=True)[:500]:
        with transaction.atomic():
            if Document.objects.unprinted().filter(pk=pk, rung_at__lt=now - SILENCE).update(rung_at=now):
                enqueue("print", pk)
                rung += 1
    return rung
