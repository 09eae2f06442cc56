"""Check an exported dossier on a machine that has nothing but this file and Python: no database, no settings.

The ZIP is not trusted: its directory is read before anything is unpacked, names that lead outside or hide something are
refused, and so is what would unpack to more than a dossier can hold. Nothing is ever written to the disk.
"""

from __future__ import annotations

import hashlib
import json
import re
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

MANIFEST = "manifest.json"
SIGNATURE = "manifest.json.p7s"
TRAIL = "98-nhat-ky/nhat-ky.json"
FORMAT = "inspection-dossier/1"

#: What a dossier can hold: a file that says more is refused before it is unpacked.
MOST_ENTRIES = 20_000
LARGEST_ENTRY = 512 * 1024 * 1024
LARGEST_ALL = 8 * 1024 * 1024 * 1024
LARGEST_RATIO = 200
SMALL = 1024 * 1024  # what is smaller may be pressed as well as it likes
_NAME = re.compile(r"(?:[a-z0-9][a-z0-9._-]*/)*[a-z0-9][a-z0-9._-]*")
_CHUNK = 1 << 20


@dataclass
class Found:
    """What a check found, in the order of the file."""

    case: str = ""
    entries: int = 0
    trail_length: int = 0
    last_hash: str = ""
    manifest_sha256: str = ""
    refused: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    trail: list[str] = field(default_factory=list)
    signature: list[str] = field(default_factory=list)
    signed_by: str = ""

    @property
    def is_whole(self) -> bool:
        """Whether nothing at all is wrong."""
        return not (self.refused or self.missing or self.changed or self.added or self.trail or self.signature)

    def lines(self) -> Iterator[str]:
        """Say it in words, a line for each thing."""
        for word in ("refused", "missing", "changed", "added", "trail", "signature"):
            yield from (f"{word}: {what}" for what in getattr(self, word))
        if self.is_whole:
            yield f"whole: {self.entries} entries of case {self.case}, as the manifest tells them"
            yield f"trail: {self.trail_length} entries, the last hash is {self.last_hash}"
        if self.signed_by:
            yield f"signed: {self.signed_by}"
        elif self.is_whole:
            yield "not signed: compare the hash of the manifest with the one shown at the export"
        if self.manifest_sha256:
            yield f"manifest: {self.manifest_sha256}"

    def told(self) -> dict[str, Any]:
        """Say it for a machine."""
        return {"whole": self.is_whole} | {name: getattr(self, name) for name in self.__dataclass_fields__}


#: Judges a signature: the manifest and the signature's bytes in, by whom it was made and what is wrong with it out.
Judge = Callable[[bytes, bytes], tuple[str, list[str]]]


def check(path: Path, *, manifest_sha256: str = "", judge: Judge | None = None) -> Found:
    """Check a dossier; `manifest_sha256` is the hash noted when it was exported, where somebody noted it.

    Without a `judge`, whom the libraries that read signatures make, a signature is neither believed nor doubted.
    """
    found = Found()
    try:
        with zipfile.ZipFile(path) as file:
            _check(file, found, manifest_sha256.strip().lower(), judge)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError, zlib.error) as error:
        found.refused.append(f"{path.name} is no readable ZIP file: {error}")
    return found


def _check(file: zipfile.ZipFile, found: Found, noted: str, judge: Judge | None) -> None:
    listed = file.infolist()
    found.refused += _refusals(listed)
    if found.refused:
        return
    there = {one.filename: one for one in listed}
    if MANIFEST not in there:
        found.missing.append(MANIFEST)
        return
    text = _read(file, there[MANIFEST], found)
    if text is None:
        return
    found.manifest_sha256 = hashlib.sha256(text).hexdigest()
    if noted and noted != found.manifest_sha256:
        found.changed.append(f"{MANIFEST}: its hash is not the one that was noted")
    if SIGNATURE in there and judge is not None:
        found.signed_by, found.signature = judge(text, _read(file, there[SIGNATURE], found) or b"")
    manifest = _manifest(text, found)
    if manifest is None:
        return
    _check_entries(file, there, manifest, found)
    if TRAIL in there and TRAIL in manifest["entries"] and TRAIL not in found.changed:
        _check_trail(file, there[TRAIL], manifest["trail"], found)


def _refusals(listed: Sequence[zipfile.ZipInfo]) -> Iterator[str]:
    """Everything in the directory for which the file is not opened at all."""
    if len(listed) > MOST_ENTRIES:
        yield f"it lists {len(listed)} entries, a dossier holds at most {MOST_ENTRIES}"
        return
    for name, times in Counter(one.filename for one in listed).items():
        if times > 1:
            yield f"{name!r} stands in it {times} times"
    for one in listed:
        if not _NAME.fullmatch(one.filename):
            yield f"{one.filename!r} is not a name a dossier uses: it could lead outside the folder"
        if stat.S_ISLNK(one.external_attr >> 16):
            yield f"{one.filename!r} is a link, not a file"
        if one.flag_bits & 0x1:
            yield f"{one.filename!r} is encrypted"
        if one.file_size > LARGEST_ENTRY:
            yield f"{one.filename!r} would unpack to {one.file_size} bytes"
        elif one.file_size > SMALL and one.file_size > LARGEST_RATIO * max(one.compress_size, 1):
            yield f"{one.filename!r} would unpack to {one.file_size // max(one.compress_size, 1)} times its size"
    if sum(one.file_size for one in listed) > LARGEST_ALL:
        yield "all of it would unpack to more than a dossier holds"


def _read(file: zipfile.ZipFile, one: zipfile.ZipInfo, found: Found) -> bytes | None:
    """Return an entry's bytes; no more than its directory promises."""
    try:
        with file.open(one) as opened:
            content = opened.read(one.file_size + 1)
    except (zipfile.BadZipFile, EOFError, zlib.error, OSError):
        content = b"\0" * (one.file_size + 1)
    if len(content) != one.file_size:
        found.changed.append(one.filename)
        return None
    return content


def _digest(file: zipfile.ZipFile, one: zipfile.ZipInfo) -> tuple[str, int]:
    """Return hash and size of an entry, read in pieces; an empty hash where its bytes do not even unpack."""
    digest, size = hashlib.sha256(), 0
    try:
        with file.open(one) as opened:
            while size <= one.file_size and (piece := opened.read(_CHUNK)):
                digest.update(piece)
                size += len(piece)
    except (zipfile.BadZipFile, EOFError, zlib.error, OSError):
        return "", size
    return digest.hexdigest(), size


def _manifest(text: bytes, found: Found) -> dict[str, Any] | None:
    try:
        manifest = json.loads(text)
        is_ours = (
            manifest["format"] == FORMAT
            and all(isinstance(e["sha256"], str) and isinstance(e["size"], int) for e in manifest["entries"].values())
            and isinstance(manifest["trail"]["length"], int)
            and isinstance(manifest["trail"]["last_hash"], str)
        )
        found.case = str(manifest["case"]["code"])
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        is_ours = False
    if not is_ours:
        found.changed.append(f"{MANIFEST}: it is not the manifest of a dossier")
        return None
    told: dict[str, Any] = manifest
    return told


def _check_entries(
    file: zipfile.ZipFile, there: dict[str, zipfile.ZipInfo], manifest: dict[str, Any], found: Found
) -> None:
    told = manifest["entries"]
    found.entries = len(told)
    named = [*told, SIGNATURE] if manifest.get("signature") == SIGNATURE else list(told)
    found.missing += [name for name in named if name not in there]
    found.added += [name for name in there if name not in {*told, MANIFEST, SIGNATURE}]
    for name, entry in told.items():
        if name in there and _digest(file, there[name]) != (entry["sha256"], entry["size"]):
            found.changed.append(name)


def _check_trail(file: zipfile.ZipFile, one: zipfile.ZipInfo, told: dict[str, Any], found: Found) -> None:
    """Each entry names the hash of the one before it; the last is the one the manifest and the register carry."""
    text = _read(file, one, found)
    try:
        entries = json.loads(text or b"")["entries"]
        chain = [(entry["seq"], entry["previous_hash"], entry["hash"]) for entry in entries]
    except (ValueError, KeyError, TypeError, RecursionError):
        found.trail.append("it cannot be read")
        return
    previous = ""
    for place, (seq, before, own) in enumerate(chain, start=1):
        if seq != place:
            found.trail.append(f"entry {place} is missing")
            return
        if before != previous:
            found.trail.append(f"entry {seq} does not follow the entry before it")
            return
        previous = own
    found.trail_length, found.last_hash = len(chain), previous
    if len(chain) != told["length"]:
        found.trail.append(f"it ends at {len(chain)}, the manifest says {told['length']}")
    elif previous != told["last_hash"]:
        found.trail.append("its last hash is not the one the manifest tells")
