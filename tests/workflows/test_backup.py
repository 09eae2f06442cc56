"""A backup says what is in it, leaves keys out, and is refused by name before anything is touched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection

from cases.models import BallotState, SealedPaper
from documents import high_water, store
from documents.models import Series
from documents.models_hold import NumberingHold
from inspection.accounts.models import User
from tests import make
from tests.ballots.world import make_hall
from workflows.backup import engines, manifest, restoring, taking
from workflows.backup.errors import (
    BackupUnfinished,
    DatabaseNotEmpty,
    FileAltered,
    FileMissing,
    ManifestBroken,
    NewerCode,
    OtherEngine,
    OtherTrailKey,
    Refused,
)

pytestmark = pytest.mark.django_db

PAPER = b"%PDF-1.7 a paper"


@contextmanager
def as_it_stands(folder: Path) -> Iterator[tuple[str, str]]:
    """The open transaction of a test, copied as it stands; a real copy is made in the tests of faults."""
    (folder / "database.sqlite3").touch(mode=0o600)
    (folder / "database.sqlite3").write_bytes(connection.connection.serialize())
    yield "database.sqlite3", "default"


@pytest.fixture
def place(tmp_path: Path, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(engines, "copied", as_it_stands)
    settings.PAPERS_DIR, settings.EVIDENCE_DIR = tmp_path / "papers", tmp_path / "evidence"
    return tmp_path / "backups"


@pytest.fixture
def backup(place: Path) -> Path:
    """A backup of a house with one paper, one account and one register."""
    User.objects.create(username="luu", display_name="Lưu")
    store.keep(PAPER)
    return taking.take(place).folder


def rewritten(backup: Path, **changes: object) -> Path:
    """The same backup with another manifest, sealed again as only the house can."""
    told = json.loads((backup / manifest.NAME).read_text())
    told.pop("seal")
    manifest.write(backup, told | changes)
    return backup


def test_a_backup_lists_what_is_in_it_and_only_its_owner_reads_it(backup: Path) -> None:
    told = manifest.read(backup)
    manifest.require_whole(told)

    assert set(told.files) == {"database.sqlite3", *told.of("papers")}
    assert [Path(name).name for name in told.of("papers")] == [store.keep(PAPER)]
    assert told.told["counts"]["accounts"] == 1
    assert told.told["high_water"]["accounts"] == ["luu"]
    modes = {path.stat().st_mode & 0o077 for path in [backup.parent, backup, *backup.rglob("*")]}
    assert modes == {0}


@pytest.mark.parametrize(
    ("damage", "named"),
    [
        (lambda file, whole: file.write_bytes(b"%PDF-1.7 a piper"), FileAltered),
        (lambda file, whole: file.write_bytes(PAPER + b"junk"), FileAltered),
        (lambda file, whole: file.unlink(), FileMissing),
        (lambda file, whole: (whole / "database.sqlite3").unlink(), FileMissing),
        (lambda file, whole: (whole / manifest.NAME).unlink(), ManifestBroken),
        (lambda file, whole: (whole / manifest.NAME).write_text("{"), ManifestBroken),
        (lambda file, whole: rewritten(whole, files={"../outside": {"sha256": "", "size": 0}}), ManifestBroken),
        (lambda file, whole: rewritten(whole, engine="postgresql"), OtherEngine),
    ],
)
def test_F33_what_is_not_as_it_was_written_is_refused_by_name(  # noqa: N802
    backup: Path, monkeypatch: pytest.MonkeyPatch, damage: Any, named: type[Refused]
) -> None:
    monkeypatch.setattr(engines, "is_empty", lambda: True)
    laid: list[Any] = []
    monkeypatch.setattr(engines, "lay", laid.append)
    damage(next(backup.glob("papers/??/*")), backup)

    with pytest.raises(named):
        restoring.restore(backup)

    assert laid == []


def test_a_backup_of_a_newer_version_is_refused(backup: Path, settings: Any) -> None:
    settings.MIGRATION_MODULES = {}  # the suite makes its tables without them

    with pytest.raises(NewerCode, match="later one"):
        restoring.restore(rewritten(backup, migrations=["cases.0001_initial", "cases.9999_tomorrow"]))


def test_a_manifest_that_somebody_else_wrote_is_refused(backup: Path, settings: Any) -> None:
    path = backup / manifest.NAME
    path.write_text(path.read_text().replace('"accounts": 1', '"accounts": 2'))
    with pytest.raises(ManifestBroken, match="changed"):
        manifest.read(backup)

    settings.TRAIL_KEY = "another key"
    with pytest.raises(OtherTrailKey, match="Put the kept copy of the key back"):
        manifest.read(backup)


def test_a_house_that_is_there_is_given_up_only_by_its_name(backup: Path) -> None:
    with pytest.raises(DatabaseNotEmpty, match="--replace"):
        restoring.restore(backup)
    with pytest.raises(CommandError, match="Nothing was restored") as refused:
        call_command("restore", str(backup), replace="something-else")

    assert refused.value.returncode == 1
    assert User.objects.count() == 1


def test_what_was_cut_off_bears_another_name_and_is_no_backup(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manifest, "write", lambda *told: (_ for _ in ()).throw(OSError("disk full")))
    with pytest.raises(CommandError, match="disk full") as refused:
        call_command("backup", str(place))

    (left,) = place.iterdir()
    assert refused.value.returncode == 1
    assert taking.whole_ones(place) == []
    with pytest.raises(BackupUnfinished):
        manifest.read(left)


def test_what_is_there_already_is_linked_and_the_oldest_goes(
    backup: Path, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    former = backup.rename(place / "2026-01-01T00-00-00")
    (place / "notes").mkdir()

    taken = taking.take(place, keep=1)

    (paper,) = taken.folder.glob("papers/??/*")
    assert taken.linked == 1
    assert taken.removed == [former.name]
    assert paper.read_bytes() == PAPER
    assert sorted(path.name for path in place.iterdir()) == sorted(["notes", taken.folder.name])


def test_a_paper_damaged_in_the_house_is_named_and_the_backup_made(backup: Path, place: Path) -> None:
    store.path_of(store.keep(PAPER)).write_bytes(b"rotten")
    backup.rename(place / "former")

    with pytest.raises(CommandError, match="damaged in the house") as found:
        call_command("backup", str(place))

    assert found.value.returncode == 2
    assert len(taking.whole_ones(place)) == 1


def test_the_list_of_last_numbers_names_registers_as_people_do(tmp_path: Path) -> None:
    office = make.make_office(accounts=False)
    term = office.city.terms.get()
    Series.objects.create(body=office.standing, term=term, code="QĐ", last=7, opened_on=make.START)
    call_command("high_water", str(tmp_path / "list.json"), stdout=StringIO())

    noted = high_water.read(tmp_path / "list.json")

    (register,) = noted.registers.values()
    assert (register.body, register.code, register.last) == (office.standing.name, "QĐ", 7)
    assert (tmp_path / "list.json").stat().st_mode & 0o077 == 0
    (tmp_path / "list.json").write_text('{"format": "something"}')
    with pytest.raises(high_water.NoList):
        high_water.read(tmp_path / "list.json")


def test_F35_a_restore_revives_no_session_no_closed_account_and_no_sealed_ballot(  # noqa: N802
    backup: Path, tmp_path: Path, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    settings.BALLOT_KEYS_DIR = tmp_path / "ballot-keys"
    ballot = make_hall().opened()
    session = SessionStore()
    session.save()
    leaver = User.objects.create(username="di", display_name="Đi")
    stay = frozenset(User.objects.exclude(pk=leaver.pk).values_list("username", flat=True))
    noted = high_water.Noted("", {}, stay)

    with django_capture_on_commit_callbacks(execute=True):
        done = restoring.lock(manifest.read(backup), noted)

    ballot.refresh_from_db()
    leaver.refresh_from_db()
    assert (done.voided, ballot.state) == ([ballot.case.code], BallotState.VOID)
    assert SealedPaper.objects.count() == 0
    assert (done.closed, leaver.is_active) == (["di"], False)
    assert Session.objects.count() == 0
    assert NumberingHold.objects.get().with_list
