"""The manifest of a backup: what is in it, sealed with the key of the trail so that nobody else writes one.

Everything is read and compared before anything of the house is touched.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings

from workflows.backup.errors import BackupUnfinished, FileAltered, FileMissing, ManifestBroken, OtherTrailKey

NAME = "manifest.json"
FORMAT = "inspection-backup/1"

#: A backup that is not finished bears this ending; whoever finds one may remove it.
UNFINISHED = ".dang-lam"

#: Which folders of the house a backup holds, by the setting that says where they lie.
FOLDERS = {"papers": "PAPERS_DIR", "evidence": "EVIDENCE_DIR"}


def digest(path: Path) -> str:
    """Return the hash of a file, read in pieces."""
    with path.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def _text(told: dict[str, Any]) -> bytes:
    return json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def _seal(told: dict[str, Any]) -> str:
    return hmac.new(settings.TRAIL_KEY.encode(), b"backup:" + _text(told), hashlib.sha256).hexdigest()


def key_mark() -> str:
    """Return what tells one TRAIL_KEY from another and says nothing of it."""
    return hmac.new(settings.TRAIL_KEY.encode(), b"which key", hashlib.sha256).hexdigest()[:16]


def write(folder: Path, told: dict[str, Any]) -> None:
    """Write the manifest, the last thing of a backup."""
    whole = told | {"format": FORMAT, "key": key_mark()}
    text = json.dumps(whole | {"seal": _seal(whole)}, ensure_ascii=False, sort_keys=True, indent=1)
    path = folder / NAME
    path.touch(mode=0o600)
    path.write_text(text + "\n", encoding="utf-8")


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself, its seal already proved."""

    folder: Path
    told: dict[str, Any]

    @property
    def files(self) -> dict[str, dict[str, Any]]:
        """Every file: its name in the backup, its hash and size."""
        files: dict[str, dict[str, Any]] = self.told["files"]
        return files

    def of(self, part: str) -> Iterator[str]:
        """Yield the files of one folder of the house."""
        return (name for name in self.files if name.startswith(f"{part}/"))


def read(folder: Path) -> Manifest:
    """Return the manifest of a backup, proved. Raises `BackupUnfinished`, `ManifestBroken`, `OtherTrailKey`."""
    if folder.name.endswith(UNFINISHED):
        raise BackupUnfinished(f"{folder.name} was cut off before it was complete. Take the backup before it.")
    try:
        told = json.loads((folder / NAME).read_text(encoding="utf-8"))
        seal, key = told.pop("seal"), told["key"]
        is_ours = told["format"] == FORMAT and isinstance(told["files"], dict)
    except FileNotFoundError:
        raise ManifestBroken(
            f"There is no {NAME} in {folder}. Name the folder of one backup, not the one above."
        ) from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        is_ours, seal, key = False, "", ""
    if not is_ours:
        raise ManifestBroken(f"{NAME} in {folder.name} cannot be read. Take another backup.")
    if key != key_mark():
        raise OtherTrailKey(
            f"{folder.name} was made with another TRAIL_KEY than this machine has. Put the kept copy of the key back: "
            "without it the trail of the restored house could not be verified."
        )
    if not hmac.compare_digest(str(seal), _seal(told)):
        raise ManifestBroken(f"{NAME} in {folder.name} was changed after the backup. Take another backup.")
    return Manifest(folder, told)


def require_whole(manifest: Manifest, note: Callable[[int, int], None] = lambda done, total: None) -> None:
    """Read every file of the backup and compare. Raises `FileMissing`, `FileAltered`."""
    for done, (name, wanted) in enumerate(sorted(manifest.files.items()), start=1):
        path = manifest.folder / name
        if Path(name).is_absolute() or ".." in Path(name).parts:
            raise ManifestBroken(f"{NAME} lists {name!r}, which leads outside. Take another backup.")
        if not path.is_file():
            raise FileMissing(f"{name} is not in the backup {manifest.folder.name}. Take another backup.")
        if path.stat().st_size != wanted["size"] or digest(path) != wanted["sha256"]:
            raise FileAltered(
                f"{name} in the backup {manifest.folder.name} is not as it was written. Take another backup, or fetch "
                "this one file from another backup: it bears the same name there."
            )
        note(done, len(manifest.files))
