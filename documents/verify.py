"""What must hold of papers, whatever happened: asked by `verify`, by backups and by the fault tests."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Max, Min, QuerySet

from cases import archive
from cases.models import DisposedFile, TrailEntry
from documents import store, triggers, watch
from documents.canonical import digest
from documents.models import Document, Draft, Scan, Series, State
from documents.models_hold import HeldRegister
from documents.models_register import IncomingScan
from documents.models_watch import FileFault
from documents.numbering import INCOMING
from documents.verify_signatures import signature_problems

_OF_FILES = {
    FileFault.MISSING: "its file is missing or was altered",
    FileFault.ALTERED: "its file is missing or was altered",
    FileFault.OTHER: "its file is that of another paper",
    FileFault.SIGNATURE: "the digital signature in its file does not hold",
}


def problems() -> Iterator[str]:
    """Yield everything wrong with numbers, facts, drafts, files and triggers."""
    yield from (f"trigger {name} is missing" for name in triggers.missing())
    yield from number_problems()
    yield from hash_problems()
    yield from file_problems()
    yield from trail_problems()
    yield from signature_problems()


def number_problems() -> Iterator[str]:
    """Numbers run from the start of each register to its last, each once."""
    yield from _series_problems(Series.objects.exclude(code=INCOMING), "documents")
    yield from _series_problems(Series.objects.filter(code=INCOMING), "incoming")


def _series_problems(rows: QuerySet[Series], lines: str) -> Iterator[str]:
    counted = rows.annotate(lines=Count(lines), first=Min(f"{lines}__number"), highest=Max(f"{lines}__number"))
    gaps = _explained()
    for series in counted.select_related("body", "team"):
        mine = gaps.get(series.pk, [])
        begins, ends = _between(series.started_at + 1, series.last, mine)
        expected = series.last - series.started_at - sum(map(len, mine))
        if series.lines != expected:
            yield f"register {series} ({series.pk}): {series.lines} papers for {expected} numbers"
        elif series.lines and (series.first, series.highest) != (begins, ends):
            yield f"register {series} ({series.pk}): numbers {series.first} to {series.highest}, last is {series.last}"


def _explained() -> dict[int, list[range]]:
    """Numbers that went out on paper before a restore, which two people told when they released the register."""
    found: dict[int, list[range]] = {}
    for row in HeldRegister.objects.filter(released_on__isnull=False).order_by("pk"):
        if row.gap:
            found.setdefault(row.series_id, []).append(row.gap)
    return found


def _between(first: int, last: int, gaps: list[range]) -> tuple[int, int]:
    """Return the first and the last number that has a line."""
    for gap in gaps:
        first = gap.stop if gap.start == first else first
    for gap in reversed(gaps):
        last = gap.start - 1 if gap.stop == last + 1 else last
    return first, last


def hash_problems() -> Iterator[str]:
    """Facts and drafts still give the hashes that were written with them."""
    rows = Document.objects.only("key", "facts", "facts_sha256", "content_sha256", "symbol", "draft__content_sha256")
    for document in rows.select_related("draft").iterator(chunk_size=500):
        if digest(document.facts) != document.facts_sha256:
            yield f"paper {document.key}: its facts were altered"
        elif digest(document.facts["content"]) != document.content_sha256:
            yield f"paper {document.key}: its content is not what was approved"
        elif document.facts["issue"]["symbol"] != document.symbol:
            yield f"paper {document.key}: its number was altered"
        if document.draft is not None and document.draft.content_sha256 != document.content_sha256:
            yield f"paper {document.key}: it differs from the draft that was approved"
    for draft in Draft.objects.only("key", "content", "content_sha256").iterator(chunk_size=500):
        if digest(draft.content) != draft.content_sha256:
            yield f"draft {draft.key}: it was altered"


def file_problems() -> Iterator[str]:
    """Every issued paper and every scan has its file, the file its hash, and a signed one its signature."""
    gone = {sha256 for place, sha256 in archive.gone() if place == DisposedFile.Store.PAPERS}
    yield from (f"file {sha256}: disposed of, and still there" for sha256 in gone if store.path_of(sha256).exists())
    papers = Document.objects.filter(state=State.ISSUED).select_related("digital_signature").defer("facts")
    for document in papers.iterator(chunk_size=200):
        if document.file_sha256 in gone:
            continue
        if fault := watch.fault_of(document):
            yield f"paper {document.key}: {_OF_FILES[fault]}"
    for pk, sha256 in IncomingScan.objects.values_list("pk", "sha256").iterator():
        if sha256 not in gone and not store.is_whole(sha256):
            yield f"scan {pk} of an incoming document: its file is missing or was altered"
    for pk, sha256 in Scan.objects.values_list("pk", "sha256").iterator():
        if sha256 not in gone and not store.is_whole(sha256):
            yield f"scan {pk}: its file is missing or was altered"


def trail_problems() -> Iterator[str]:
    """Every paper of a case has the one trail entry of its issue."""
    told = TrailEntry.objects.filter(act="paper-issued", case__isnull=False).values_list("case", "data")
    counted: dict[tuple[int, str], int] = {}
    for case, data in told.iterator(chunk_size=2000):
        # Read whole: asked of SQLite alone, a key of nothing but digits would come back as a number.
        key = data["document"]
        counted[case, key] = counted.get((case, key), 0) + 1
    for case, key in Document.objects.filter(case__isnull=False).values_list("case", "key").iterator():
        if counted.get((case, key), 0) != 1:
            yield f"paper {key}: {counted.get((case, key), 0)} trail entries tell of its issue"
