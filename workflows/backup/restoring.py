"""Make a house from a backup: everything is compared first, then laid, then locked where only people can decide."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.utils.timezone import localdate

from cases.commands import restoring
from documents import commands, high_water
from documents.models_hold import NumberingHold
from workflows import reminders
from workflows.backup import engines, manifest
from workflows.backup.errors import DatabaseNotEmpty, NewerCode, OtherEngine

Note = Callable[[str], None]


@dataclass
class Restored:
    """What was done, and what is left for people."""

    backup: str
    made_at: datetime
    sessions: int = 0
    voided: list[str] = field(default_factory=list)
    closed: list[str] = field(default_factory=list)
    hold: NumberingHold | None = None


def restore(
    folder: Path, *, replace: str = "", noted: high_water.Noted | None = None, note: Note = lambda line: None
) -> Restored:
    """Restore from a folder; `replace` names the database whose content is given up."""
    backup = manifest.read(folder)
    _require_fit(backup, replace)
    note("compare")
    manifest.require_whole(backup, lambda done, total: note(f"{done} / {total}") if done % 500 == 0 else None)
    note("files")
    for part in manifest.FOLDERS:
        _lay_files(backup, part)
    note("database")
    engines.lay(backup.folder / engines.FILES[connection.vendor])
    call_command("migrate", interactive=False, verbosity=0)
    return lock(backup, noted)


def _require_fit(backup: manifest.Manifest, replace: str) -> None:
    """Refuse before anything is touched."""
    engine = backup.told["engine"]
    if engine != connection.vendor:
        raise OtherEngine(
            f"The backup is of {engine}, this house uses {connection.vendor}. "
            "Set DATABASE_URL to a database of that kind."
        )
    loader = MigrationLoader(connection=None)
    known = {".".join(key) for key in loader.disk_migrations}
    newer = [one for one in backup.told["migrations"] if one not in known and one.split(".")[0] in loader.migrated_apps]
    if newer and known:
        raise NewerCode(
            f"The backup was made by version {backup.told['version']}, which knows {newer[0]}; this one does not. "
            "Install that version or a later one."
        )
    if not engines.is_empty() and replace != engines.name():
        raise DatabaseNotEmpty(
            f"There is a house in the database {engines.name()} already. Restore on a clean machine; or, to give up "
            f"everything in it, say so: --replace {engines.name()}"
        )


def _lay_files(backup: manifest.Manifest, part: str) -> None:
    """Put the files where they belong; what lies there already under its hash stays, and nothing is removed."""
    root = Path(getattr(settings, manifest.FOLDERS[part]))
    for name in backup.of(part):
        source, target = backup.folder / name, root / Path(name).relative_to(part)
        if target.is_file() and manifest.digest(target) == backup.files[name]["sha256"]:
            continue
        target.parent.mkdir(parents=True, exist_ok=True)
        draft = target.with_name(f".{target.name}.restored")
        shutil.copyfile(source, draft)
        draft.chmod(0o640)
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.replace(target)


@transaction.atomic
def lock(backup: manifest.Manifest, noted: high_water.Noted | None) -> Restored:
    """End what must not go on, and hold the numbers."""
    on = localdate()
    done = Restored(backup.folder.name, datetime.fromisoformat(backup.told["made_at"]))
    restoring.record_restore(backup=backup.folder.name, anchor=backup.told["high_water"]["anchor"], on=on)
    done.sessions = restoring.end_sessions()
    reminders.end_all_addresses()
    commands.forget_exports()
    done.voided = restoring.void_sealed_ballots(on=on)
    if noted is not None:
        done.closed = restoring.close_accounts_except(noted.accounts, on=on)
    done.hold = commands.hold_numbering(backup_made_at=done.made_at, noted=noted, on=on)
    return done
