"""Bytes under their own hash: written beside, synced, then renamed; what is there is whole and never changes."""

from __future__ import annotations

import hashlib
import os
import tempfile
import time
from pathlib import Path

from django.conf import settings

_STALE = 24 * 60 * 60


def path_of(sha256: str) -> Path:
    """Return where the bytes with this hash stand."""
    return Path(settings.PAPERS_DIR) / sha256[:2] / sha256


def keep(content: bytes) -> str:
    """Keep bytes and return their hash; when this returns, they are on the disk."""
    sha256 = hashlib.sha256(content).hexdigest()
    target = path_of(sha256)
    target.parent.mkdir(parents=True, exist_ok=True)
    if is_whole(sha256):
        return sha256
    handle, name = tempfile.mkstemp(prefix=".tmp-", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        Path(name).chmod(0o640)
        Path(name).rename(target)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(target.parent)
    return sha256


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def is_whole(sha256: str) -> bool:
    """Return whether the file is there and its bytes give its name."""
    path = path_of(sha256)
    if not path.is_file():
        return False
    with path.open("rb") as kept:
        return hashlib.file_digest(kept, "sha256").hexdigest() == sha256


def read(sha256: str) -> bytes | None:
    """Return the bytes, or nothing where they are gone or give another hash."""
    path = path_of(sha256)
    content = path.read_bytes() if path.is_file() else b""
    return content if hashlib.sha256(content).hexdigest() == sha256 else None


def sweep() -> int:
    """Remove what a killed process left half written a day ago; return how many files."""
    found = 0
    for path in Path(settings.PAPERS_DIR).glob("??/.tmp-*"):
        if time.time() - path.stat().st_mtime > _STALE:
            path.unlink(missing_ok=True)
            found += 1
    return found
