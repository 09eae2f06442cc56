"""The key signed issued papers and nothing that passes for one, and no paper went out without it unnoticed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from cases.models import TrailEntry
from documents.commands.certifying import SIGNED, STREAM
from documents.models import Document, State
from documents.models_signature import DigitalSignature


def signature_problems() -> Iterator[str]:
    """As many signatures in their chain as signed papers, each of one file; unsigned papers only where it says so."""
    told: dict[str, list[dict[str, Any]]] = {}
    acts: list[tuple[datetime, str]] = []
    entries = TrailEntry.objects.filter(stream=STREAM).order_by("seq")
    for act, at, data in entries.values_list("act", "at", "data").iterator(chunk_size=2000):
        acts.append((at, act))
        if act == SIGNED:
            told.setdefault(data["document"], []).append(data)
    yield from _row_problems(told)
    yield from (f"paper {key}: the trail tells of a signature, the paper has none" for key in told)
    yield from _unsigned_problems(acts)


def _row_problems(told: dict[str, list[dict[str, Any]]]) -> Iterator[str]:
    """Compare every signed paper with its entries, and take these out."""
    rows = DigitalSignature.objects.values_list(
        "document__key", "document__state", "document__file_sha256", "file_sha256", "certificate_sha256"
    )
    for key, state, of_paper, file, certificate in rows.iterator(chunk_size=2000):
        entries = told.pop(key, [])
        if len(entries) != 1:
            yield f"paper {key}: {len(entries)} trail entries tell of its signature"
        elif (entries[0]["file"], entries[0]["certificate"]) != (file, certificate):
            yield f"paper {key}: its signature is not the one the trail tells of"
        if of_paper != file:
            yield f"paper {key}: its file is not the one that was signed"
        if state not in (State.ISSUED, State.VOID):
            yield f"paper {key}: it is signed and not issued"


def _unsigned_problems(acts: list[tuple[datetime, str]]) -> Iterator[str]:
    if not acts:
        return
    moments = [at for at, _act in acts]
    unsigned = Document.objects.filter(digital_signature__isnull=True, issued_at__gt=moments[0])
    for key, issued_at in unsigned.values_list("key", "issued_at").iterator(chunk_size=2000):
        if issued_at is not None and acts[bisect_right(moments, issued_at) - 1][1] == SIGNED:
            yield f"paper {key}: it went out unsigned while papers were signed"
