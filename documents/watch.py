"""Whether the kept files are those that were issued: by hash, record and signature; asked hourly and by `verify`."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.db.models import F, Q, QuerySet

from cases.models import DisposedFile
from documents import store
from documents.embedded import NoRecord, record_in
from documents.models import Document, Scan
from documents.models_watch import FileAlarm, FileFault

#: Within so many hours every paper is looked at once; what was issued lately, every hour.
ROUND = 24

#: Whose pages show the alarms.
TOLD = frozenset({"administrator", "clerk", "leader"})
LATELY = timedelta(days=2)


def due(hour: int, now: datetime) -> QuerySet[Document]:
    """Return the papers whose files are looked at in this hour of the day."""
    printed = Document.objects.exclude(file_sha256="").annotate(turn=F("pk") % ROUND)
    alarmed = FileAlarm.objects.filter(ended_at__isnull=True).values("document")
    mine = Q(turn=hour % ROUND) | Q(issued_at__gte=now - LATELY) | Q(pk__in=alarmed)
    return printed.filter(mine).order_by("pk")


def faults_of(document: Document) -> Iterator[tuple[str, FileFault | None]]:
    """Yield each file of a paper by its hash, with what is wrong with it."""
    yield document.file_sha256, fault_of(document)
    for sha256 in Scan.objects.filter(document=document).values_list("sha256", flat=True).distinct():
        yield sha256, _fault_of_bytes(sha256)


def fault_of(document: Document) -> FileFault | None:
    """Return what is wrong with the file of a paper, or nothing."""
    content = store.read(document.file_sha256)
    if content is None:
        return _fault_of_bytes(document.file_sha256)
    # Whoever changes a file may change the row that names its hash: the record in the file still says whose it is.
    try:
        if record_in(content).get("facts_sha256") != document.facts_sha256:
            return FileFault.OTHER
    except NoRecord:
        return FileFault.OTHER
    return FileFault.SIGNATURE if not _signature_holds(document, content) else None


def fault_of_file(document: Document, sha256: str) -> FileFault | None:
    """Return what is wrong with one file of a paper: its own, or a scan."""
    return fault_of(document) if sha256 == document.file_sha256 else _fault_of_bytes(sha256)


def _fault_of_bytes(sha256: str) -> FileFault | None:
    if not store.path_of(sha256).is_file():
        disposed = DisposedFile.objects.filter(store=DisposedFile.Store.PAPERS, sha256=sha256)
        return None if disposed.exists() else FileFault.MISSING
    return None if store.is_whole(sha256) else FileFault.ALTERED


def _signature_holds(document: Document, content: bytes) -> bool:
    """Whether a signed paper carries the signature that was remembered: whole, and by that very certificate.

    Who vouches for the certificate was asked when it signed; that an authority is no longer configured alters no file.
    """
    remembered = getattr(document, "digital_signature", None)
    if remembered is None:
        return True
    from documents.signing.checking import Fault, check

    found = check(content)
    faults = set(found.faults) - {Fault.UNTRUSTED}
    return not faults and [one.fingerprint for one in found.each] == [remembered.certificate_sha256]


def standing_alarm(document: Document, sha256: str) -> FileAlarm | None:
    """Return the alarm that keeps a file from being given out."""
    return FileAlarm.objects.filter(document=document, sha256=sha256, ended_at__isnull=True).first()


def alarms_for(user: Any) -> QuerySet[FileAlarm]:
    """Return the standing alarms a person is told of: an administrator all, others those of their registers."""
    rows = FileAlarm.objects.filter(ended_at__isnull=True).select_related("document").order_by("-found_at", "-pk")
    if not user.is_authenticated:
        return rows.none()
    if user.is_administrator:
        return rows
    return rows.filter(document__in=Document.objects.registered_for(user).order_by().values("pk"))
