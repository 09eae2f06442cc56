"""What must hold of papers, whatever happened: asked by `verify`, by backups and by the fault tests."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Count, Max, Min

from cases.models import TrailEntry
from documents import store, triggers
from documents.canonical import digest
from documents.models import Document, Draft, Scan, Series, State


def problems() -> Iterator[str]:
    """Yield everything wrong with numbers, facts, drafts, files and triggers."""
    yield from (f"trigger {name} is missing" for name in triggers.missing())
    yield from number_problems()
    yield from hash_problems()
    yield from file_problems()
    yield from trail_problems()


def number_problems() -> Iterator[str]:
    """Numbers run from the start of each register to its last, each once."""
    counted = Series.objects.annotate(
        lines=Count("documents"), first=Min("documents__number"), highest=Max("documents__number")
    )
    for series in counted.select_related("body", "team"):
        expected = series.last - series.started_at
        if series.lines != expected:
            yield f"register {series} ({series.pk}): {series.lines} papers for {expected} numbers"
        elif series.lines and (series.first, series.highest) != (series.started_at + 1, series.last):
            yield f"register {series} ({series.pk}): numbers {series.first} to {series.highest}, last is {series.last}"


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
    """Every issued paper and every scan has its file, and the file its hash."""
    for key, sha256 in Document.objects.filter(state=State.ISSUED).values_list("key", "file_sha256").iterator():
        if not store.is_whole(sha256):
            yield f"paper {key}: its file is missing or was altered"
    for pk, sha256 in Scan.objects.values_list("pk", "sha256").iterator():
        if not store.is_whole(sha256):
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
