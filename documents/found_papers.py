"""Papers in the store that no row tells of: printed before a restore, after the backup it was made from.

Each carries its record inside, so that what went out can be told from the file alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings

from documents.canonical import Facts
from documents.embedded import NoRecord, record_in
from documents.facts import words
from documents.models import Document, Scan, Series
from documents.models_register import IncomingScan

_BY_DECISION = re.compile(r" THEO QUYẾT ĐỊNH SỐ (\S+)$")


@dataclass(frozen=True)
class Found:
    """A paper without a row: what its record says of its number and whose it is."""

    sha256: str
    symbol: str
    number: int
    code: str
    on: date
    above: str
    name: str

    def told(self) -> dict[str, Any]:
        """Return what a held register keeps of it."""
        return {"symbol": self.symbol, "number": self.number, "on": self.on.isoformat(), "file": self.sha256}


def unknown() -> Iterator[Found]:
    """Yield the numbered papers of the store whose facts no row carries."""
    kept = set(Document.objects.exclude(file_sha256="").values_list("file_sha256", flat=True))
    kept |= set(Scan.objects.values_list("sha256", flat=True)) | set(
        IncomingScan.objects.values_list("sha256", flat=True)
    )
    for path in sorted(Path(settings.PAPERS_DIR).glob("??/*")):
        if path.name in kept or path.name.startswith("."):
            continue
        record = _record_in(path)
        if record is None or not isinstance(record.get("number"), int):
            continue
        if not Document.objects.filter(facts_sha256=record["facts_sha256"]).exists():
            yield _found(path.name, record)


def _record_in(path: Path) -> Facts | None:
    """Return the record embedded in a paper, or nothing where the file is none of ours."""
    try:
        return record_in(path.read_bytes())
    except (NoRecord, OSError):
        return None


def _found(sha256: str, record: Facts) -> Found:
    head = record["facts"]["content"].get("letterhead", {})
    return Found(
        sha256=sha256,
        symbol=record["symbol"],
        number=record["number"],
        code=record["code"],
        on=date.fromisoformat(record["date"]),
        above=head.get("above", ""),
        name=head.get("name", ""),
    )


def is_of(found: Found, series: Series) -> bool:
    """Return whether a paper found was numbered in this register; in doubt it was."""
    if series.code != found.code or not found.symbol.endswith(f"{series.code}/{series.suffix}"):
        return False
    if series.team is not None:
        decision = _BY_DECISION.search(found.name)
        mine = Document.objects.filter(team=series.team, case__isnull=True, number__isnull=False)
        return decision is None or mine.filter(symbol=decision[1]).exists()
    if series.body is None or series.term is None:
        return False
    inside = series.term.since <= found.on and (series.term.until is None or found.on < series.term.until)
    head = words.letterhead(series.body)
    return inside and (head["above"], head["name"]) == (found.above, found.name)
