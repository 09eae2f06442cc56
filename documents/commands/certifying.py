"""The book of signatures: a chain of its own with one entry for every use of the house's key."""

from __future__ import annotations

from django.utils.timezone import localdate

from cases import trail
from cases.models import TrailEntry
from documents.models import Document
from documents.models_signature import DigitalSignature
from documents.signing import Signed

#: The chain that tells of the key: as many entries of signing as there are signed papers.
STREAM = "signatures"
SIGNED, STOPPED = "paper-signed", "signing-stopped"


def record_signature(document: Document, signed: Signed, file_sha256: str) -> DigitalSignature:
    """Write by whom a paper is signed, with its entry in the chain; inside the transaction that issues it."""
    row = DigitalSignature(
        document=document,
        signer=signed.signer,
        certificate_sha256=signed.fingerprint,
        valid_until=signed.valid_until,
        signed_at=signed.signed_at,
        is_timed=signed.is_timed,
        file_sha256=file_sha256,
    )
    row.save(force_insert=True)
    told = {"document": document.key, "file": file_sha256, "certificate": signed.fingerprint}
    trail.record(SIGNED, by=None, on=localdate(), stream=STREAM, **told)
    return row


def note_unsigned(document: Document) -> None:
    """Have the chain say that papers go out unsigned from this one on, where it told of signatures before."""
    last = TrailEntry.objects.filter(stream=STREAM).order_by("-seq").values_list("act", flat=True).first()
    if last == SIGNED:
        trail.record(STOPPED, by=None, on=localdate(), stream=STREAM, document=document.key)
