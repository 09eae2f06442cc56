"""What a dossier holds for the person who takes it out: folders in the order of the list, papers, evidence, trail.

Papers are those the person may read, and no others; what is sealed is no part of a file, and ballots never were.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.text import slugify

from cases.commands.evidence import path_of
from cases.models import Case, EvidenceFile, TrailEntry
from documents import commands, press, store
from documents.catalogue import BY_KEY
from documents.models import Document, Scan
from workflows import checklist, dossier
from workflows.checklist import Checklist
from workflows.conformance import Sheet, printed, sheet_of
from workflows.export.bundle import Entry, in_json
from workflows.export.checking import TRAIL
from workflows.words import words_for

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: Papers that no line of the list names.
OTHER = "van-ban-khac"
INDEX = "00-muc-luc"
SHEET = "99-kiem-chung-quy-trinh"
_LOOK = Path(__file__).with_name("index.css")
_SCAN_ENDINGS = {"application/pdf": ".pdf", "image/jpeg": ".jpg", "image/png": ".png"}


class CannotPack(Exception):
    """Something that belongs to the dossier cannot be read or printed."""


@dataclass
class Packed:
    """A dossier about to be packed."""

    case: Case
    sheet: Sheet
    listed: Checklist
    rows: list[dict[str, Any]] = field(default_factory=list)  # of the index
    entries: list[Entry] = field(default_factory=list)

    def add(self, name: str, read: Callable[[], bytes], **told: Any) -> None:
        """Add a file and its line in the index."""
        self.entries.append(Entry(name, read))
        self.rows.append({"name": name, **told})


def contents(case: Case, user: User) -> Packed:
    """Return everything the dossier holds, in order; bytes are read when their turn comes."""
    with translation.override("vi"):
        sheet = sheet_of(case)
        packed = Packed(case, sheet, checklist.checked(case, sheet))
        _add_papers(packed, user)
        entries = _trail(case)
        sheet_facts = printed.facts_of(sheet)
        index = _index(packed)
        html = render_to_string("workflows/dossier_index.html", index | {"case": case}).encode()
    front = [
        Entry(f"{INDEX}.html", lambda: html),
        Entry(f"{INDEX}.css", _LOOK.read_bytes),
        Entry(f"{INDEX}.json", lambda: in_json(index)),
    ]
    back = [
        Entry(TRAIL, lambda: in_json({"stream": f"case:{case.pk}", "entries": entries})),
        Entry(f"{SHEET}.json", lambda: in_json(sheet_facts["content"])),
        Entry(f"{SHEET}.pdf", lambda: press.render(BY_KEY["conformance-sheet"], sheet_facts)),
    ]
    packed.entries = [*front, *packed.entries, *back]
    return packed


def _add_papers(packed: Packed, user: User) -> None:
    case = packed.case
    rows = Document.objects.visible_to(user).standing().of_case(case).defer("facts").select_related("series")
    scans: dict[int, list[Scan]] = defaultdict(list)
    for scan in Scan.objects.filter(document__in=rows.values("pk")).order_by("pk"):
        scans[scan.document_id].append(scan)
    left: dict[str, list[Document]] = defaultdict(list)
    for row in rows:
        left[row.type_key].append(row)
    for number, line in enumerate(packed.listed.lines, start=1):
        folder = f"{number:02d}-{line.line.key}"
        place = 0
        for key in line.line.papers:
            for row in left.pop(key, []):
                place += 1
                _add_paper(packed, folder, place, row, scans[row.pk], line.line.name)
        if "evidence" in line.line.facts:
            for file in dossier.evidence(case):
                _add_evidence(packed, folder, file, line.line.name)
    other = f"{len(packed.listed.lines) + 1:02d}-{OTHER}"
    rest = sorted((row for found in left.values() for row in found), key=lambda row: (row.signed_on, row.pk))
    for place, row in enumerate(rest, start=1):
        _add_paper(packed, other, place, row, scans[row.pk], "văn bản khác")


def _add_paper(packed: Packed, folder: str, place: int, row: Document, scans: list[Scan], line: str) -> None:
    stem = f"{folder}/{place:02d}-{ascii_of(row.symbol or str(row.type_name))}-{row.signed_on:%Y%m%d}"
    told = {"line": line, "title": str(row.type_name), "symbol": row.symbol, "date": row.signed_on.isoformat()}
    packed.add(f"{stem}.pdf", lambda: _printed(row), **told, about=row.about)
    for number, scan in enumerate(scans, start=1):
        name = f"{stem}-ban-goc-{number}{_SCAN_ENDINGS.get(scan.media_type, '.tif')}"
        packed.add(name, partial(_stored, scan.sha256, name), **told, about="Bản gốc đã ký, quét")


def _add_evidence(packed: Packed, folder: str, file: EvidenceFile, line: str) -> None:
    ending = PurePosixPath(file.file_name).suffix.lower()
    ending = ending if re.fullmatch(r"\.[a-z0-9]{1,5}", ending) else ""
    name = f"{folder}/tai-lieu-{file.number:03d}{ending}"
    path = path_of(file.sha256)
    packed.add(
        name,
        lambda: _kept(path.read_bytes() if path.is_file() else None, name),
        line=line,
        title=file.title,
        symbol="",
        date=file.received_on.isoformat(),
        about=str(file.get_origin_display()),
    )


def ascii_of(text: str) -> str:
    """Return a text as a name every system keeps: letters, digits and dashes."""
    return slugify(text.replace("/", "-").replace("Đ", "D").replace("đ", "d"))[:60] or "van-ban"


def _printed(row: Document) -> bytes:
    """Return a paper's bytes; one that was never opened is printed now."""
    if not row.has_file:
        commands.print_here(row)
        row.refresh_from_db(fields=["state", "file_sha256"])
    return _kept(store.read(row.file_sha256) if row.has_file else None, str(row))


def _stored(sha256: str, name: str) -> bytes:
    return _kept(store.read(sha256), name)


def _kept(content: bytes | None, name: str) -> bytes:
    if content is None:
        raise CannotPack(name)
    return content


def _trail(case: Case) -> list[dict[str, Any]]:
    """The chain as it stands, in full: whoever holds the key can prove each link, everybody that none is missing."""
    rows = TrailEntry.objects.filter(case=case).select_related("by").order_by("seq")
    return [
        {
            "seq": row.seq,
            "act": row.act,
            "words": str(words_for(row.act)),
            "step": row.step,
            "by": row.by_id,
            "name": row.by.display_name if row.by else "",
            "on": row.on.isoformat(),
            "at": row.at.isoformat(timespec="microseconds"),
            "data": row.data,
            "previous_hash": row.previous_hash,
            "hash": row.hash,
        }
        for row in rows
    ]


def _index(packed: Packed) -> dict[str, Any]:
    case = packed.case
    return {
        "code": case.code,
        "kind": case.get_kind_display(),
        "subject": case.subject_name,
        "body": case.body.name,
        "topic": case.team.topic,
        "opened_on": case.opened_on.isoformat(),
        "closed_on": case.closed_on.isoformat() if case.closed_on else "",
        "outcome": str(case.get_outcome_display()),
        "trail": {"length": case.trail_length, "last_hash": case.trail_head},
        "list": [
            {
                "line": line.line.name,
                "state": str(line.word),
                "reason": line.reason,
                "originals": _where(line.originals or packed.listed.whole),
            }
            for line in packed.listed.lines
        ],
        "files": packed.rows,
    }


def _where(place: Any) -> str:
    if place is None:
        return ""
    return ", ".join(part for part in (str(place.get_stage_display()), place.holder, place.place, place.mark) if part)
