"""Entries in, ZIP out: the same entries give the same bytes, whenever and wherever they are packed."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from workflows.export.checking import FORMAT, MANIFEST, SIGNATURE

#: The only time an entry carries: the first a ZIP can tell.
_EPOCH = (1980, 1, 1, 0, 0, 0)
#: What is pressed already is stored as it is; everything else is pressed at one level.
_STORED = frozenset({".pdf", ".jpg", ".jpeg", ".png", ".docx", ".xlsx", ".zip"})


@dataclass(frozen=True)
class Entry:
    """A file of the dossier: its name in the ZIP, and how its bytes are come by when their turn comes."""

    name: str
    read: Callable[[], bytes]


def pack(
    target: Path,
    entries: Iterable[Entry],
    *,
    case: dict[str, Any],
    trail: dict[str, Any],
    note: Callable[[int], None],
    sign: Callable[[bytes], bytes] | None = None,
) -> str:
    """Write the ZIP, one entry at a time, the manifest last and its signature beside it; return the manifest's hash."""
    told: dict[str, dict[str, Any]] = {}
    with zipfile.ZipFile(target, "w") as file:
        for number, entry in enumerate(entries, start=1):
            content = entry.read()
            _write(file, entry.name, content)
            told[entry.name] = {"sha256": hashlib.sha256(content).hexdigest(), "size": len(content)}
            note(number)
        manifest = {"format": FORMAT, "case": case, "trail": trail, "entries": told}
        manifest |= {"signature": SIGNATURE} if sign is not None else {}
        text = in_json(manifest)
        _write(file, MANIFEST, text)
        if sign is not None:
            _write(file, SIGNATURE, sign(text))
    return hashlib.sha256(text).hexdigest()


def in_json(value: Any) -> bytes:
    """Write a value as the one JSON text there is of it, readable by people."""
    return (json.dumps(value, ensure_ascii=False, sort_keys=True, indent=1) + "\n").encode()


def _write(file: zipfile.ZipFile, name: str, content: bytes) -> None:
    info = zipfile.ZipInfo(name, _EPOCH)
    info.create_system = 3
    info.external_attr = 0o100644 << 16
    stored = Path(name).suffix.lower() in _STORED
    info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
    file.writestr(info, content, compresslevel=None if stored else 6)
