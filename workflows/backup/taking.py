"""Take a backup: the database first, then the files its rows name; whole under its own name, or not there at all."""

from __future__ import annotations

import hashlib
import os
import shutil
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder
from django.utils.timezone import localtime

from cases.models import Case, EvidenceFile, TrailEntry
from documents import high_water
from documents.models import Document
from inspection.accounts.models import User
from workflows.backup import engines, manifest

_CHUNK = 1 << 20

#: Backups are folders of this form; nothing else in the place is ever removed.
_STAMP = "%Y-%m-%dT%H-%M-%S"
PATTERN = "[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]-[0-9][0-9]-[0-9][0-9]"

Note = Callable[[str], None]


@dataclass
class Taken:
    """What a backup became."""

    folder: Path
    files: int = 0
    linked: int = 0
    size: int = 0
    damaged: list[str] = field(default_factory=list)
    removed: list[str] = field(default_factory=list)


def take(place: Path, *, keep: int = 0, note: Note = lambda line: None) -> Taken:
    """Make a dated folder in `place`; with `keep`, remove what is older than so many whole ones."""
    place.mkdir(mode=0o700, parents=True, exist_ok=True)
    former = whole_ones(place)
    begun = localtime()
    final = place / begun.strftime(_STAMP)
    draft = final.with_name(final.name + manifest.UNFINISHED)
    draft.mkdir(mode=0o700)
    note(f"{final.name}: database")
    with engines.copied(draft) as (name, using):
        told = _told(using) | {"engine": connections["default"].vendor, "made_at": begun.isoformat()}
    taken = Taken(final)
    files = {name: _told_of(draft / name)}
    last = former[-1] if former else None
    for part in manifest.FOLDERS:
        files |= _copy_folder(part, draft, last, taken, note)
    manifest.write(draft, told | {"files": files})
    taken.files, taken.size = len(files), sum(one["size"] for one in files.values())
    _sync(draft)
    draft.rename(final)
    _sync(place)
    if keep:
        taken.removed = _remove_older(place, keep)
    return taken


def whole_ones(place: Path) -> list[Path]:
    """Return the whole backups of a place, the oldest first."""
    return sorted(path for path in place.glob(PATTERN) if (path / manifest.NAME).is_file())


def _told(using: str) -> dict[str, Any]:
    """What the copied state holds: figures to compare, where the registers stand, which code made it."""
    counted = {"cases": Case, "papers": Document, "evidence": EvidenceFile, "accounts": User, "trail": TrailEntry}
    migrations = MigrationRecorder(connections[using]).applied_migrations()
    return {
        "counts": {name: model._default_manager.using(using).count() for name, model in counted.items()},
        "high_water": high_water.told(using),
        "migrations": sorted(".".join(one) for one in migrations),
        "version": _version(),
        "django": django.get_version(),
    }


def _version() -> str:
    """Return the version of the program, as its own description says."""
    with (Path(settings.ROOT) / "pyproject.toml").open("rb") as opened:
        return str(tomllib.load(opened)["project"]["version"])


def _copy_folder(part: str, draft: Path, last: Path | None, taken: Taken, note: Note) -> dict[str, dict[str, Any]]:
    """Copy what lies under its hash; what the last backup holds whole already is linked, not copied."""
    source = Path(getattr(settings, manifest.FOLDERS[part]))
    found: dict[str, dict[str, Any]] = {}
    for path in _kept_under_hash(source):
        name = f"{part}/{path.parent.name}/{path.name}"
        target = draft / name
        for folder in (target.parent.parent, target.parent):
            folder.mkdir(mode=0o700, exist_ok=True)
        before = last / name if last is not None else None
        if before is not None and before.is_file() and manifest.digest(before) == path.name:
            os.link(before, target)
            told = {"sha256": path.name, "size": target.stat().st_size}
            taken.linked += 1
        else:
            told = _copy(path, target)
        if told["sha256"] != path.name:
            taken.damaged.append(name)
        found[name] = told
        if len(found) % 500 == 0:
            note(f"{part}: {len(found)}")
    note(f"{part}: {len(found)}")
    return found


def _kept_under_hash(folder: Path) -> Iterator[Path]:
    """Yield whole files only: what is being written bears another name until it is."""
    yield from sorted(path for path in folder.glob("??/*") if len(path.name) == 64 and path.is_file())


def _copy(source: Path, target: Path) -> dict[str, Any]:
    digest, size = hashlib.sha256(), 0
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with source.open("rb") as read, os.fdopen(handle, "wb") as out:
        while piece := read.read(_CHUNK):
            digest.update(piece)
            size += len(piece)
            out.write(piece)
        out.flush()
        os.fsync(out.fileno())
    return {"sha256": digest.hexdigest(), "size": size}


def _told_of(path: Path) -> dict[str, Any]:
    return {"sha256": manifest.digest(path), "size": path.stat().st_size}


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _remove_older(place: Path, keep: int) -> list[str]:
    """Remove whole backups beyond the newest `keep`; one that was cut off stays for somebody to look at."""
    over = whole_ones(place)[:-keep]
    for folder in over:
        shutil.rmtree(folder)
    return [folder.name for folder in over]
