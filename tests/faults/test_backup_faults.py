"""A backup taken while people write, and a house made from it: nothing missing, given twice or revived."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connection

from cases import triggers as trail_triggers
from cases.commands.evidence import keep_bytes
from cases.models import EvidenceFile
from documents import commands, triggers
from tests import make
from tests.documents.walk import day
from tests.faults.conftest import ROOT, House
from workflows.backup import manifest, taking

pytestmark = pytest.mark.fault

PARTS = ("trail", "triggers", "papers", "evidence", "periods", "unit reports", "rankings", "ballots", "accounts")
VERIFIED = [f"{name}: ok" for name in PARTS]
PAPERS = "SELECT count(*) FROM documents_document WHERE state = 'issued'"


@pytest.fixture
def elsewhere(house: House, tmp_path: Path) -> Iterator[House]:
    """A machine with nothing on it but the keys, which are the same in all tests."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    yield House(folder, list(house.teams))
    shutil.rmtree(folder, ignore_errors=True)


def test_F33_a_backup_while_people_work_gives_a_sound_house_elsewhere(house: House, elsewhere: House) -> None:  # noqa: N802
    place = house.folder / "backups"
    house.start("work_on", ",".join(house.teams))
    house.wait_for(f"SELECT ({PAPERS}) > 0", [(1,)], seconds=60)

    house.must("back_up", str(place))
    (house.folder / "enough").touch()
    ((evidence,),) = house.ask("SELECT count(*) FROM cases_evidencefile")
    (backup,) = place.iterdir()
    told = elsewhere.must("restore", str(backup))

    assert told[-len(VERIFIED) :] == VERIFIED
    ((kept,),) = elsewhere.ask("SELECT count(*) FROM cases_evidencefile")
    assert 0 < kept <= evidence
    assert elsewhere.ask(PAPERS) > [(0,)]
    assert (backup / "database.sqlite3").stat().st_mode & 0o077 == 0
    assert not list(backup.rglob("*key*"))


def test_F34_an_old_backup_gives_no_number_twice_and_revives_nobody(house: House, elsewhere: House) -> None:  # noqa: N802
    place = house.folder / "backups"
    symbols = house.must("an_old_backup", ",".join(house.teams[:2]), str(place))
    assert symbols == ["01-QĐ/TU", "02-QĐ/TU"]
    backup = next(path for path in place.iterdir() if path.is_dir())
    # The disk of the papers outlived the one of the database.
    shutil.copytree(house.folder / "papers", elsewhere.folder / "papers")

    told = elsewhere.must("after_an_old_backup", str(backup), str(place / "last-numbers.json"), house.teams[2])

    assert told == [
        "0 0",  # neither session nor calendar address
        "False",  # closed after the backup, and closed again
        "1 2 2 ['02-QĐ/TU']",
        "RegisterHeld",
        "RegisterDisagrees",
        "NotHeld",
        "done 1",
        "SamePersonReleases",
        "NotYourDuty",
        "done 1",
        "done 03-QĐ/TU",
        "[]",
    ]


@pytest.fixture
def emptied(transactional_db: None) -> Iterator[None]:
    """A database that other connections see; its triggers are lifted before it is emptied."""
    yield
    triggers.lift()
    trail_triggers.lift()


@pytest.fixture
def another_database() -> Iterator[str]:
    """An empty database beside the suite's own, gone again afterwards."""
    name = f"{connection.settings_dict['NAME']}_restored"
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE IF EXISTS {name}")
        cursor.execute(f"CREATE DATABASE {name}")
    yield name
    with connection.cursor() as cursor:
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.mark.postgres
@pytest.mark.usefixtures("emptied")
def test_F33_on_postgresql_a_backup_while_people_work_gives_a_sound_house(  # noqa: N802
    another_database: str, tmp_path: Path, settings: Any
) -> None:
    settings.PAPERS_DIR, settings.EVIDENCE_DIR = tmp_path / "papers", tmp_path / "evidence"
    office = make.make_office()
    case = make.make_case(office, "P2")
    enough = threading.Event()

    def work() -> None:
        try:
            for turn in range(10_000):
                content = ContentFile(f"evidence {turn}".encode())
                EvidenceFile.objects.create(
                    case=case, number=turn + 1, title="Sổ", origin="team", received_on=day("P2"), file_name="so.pdf",
                    media_type="application/pdf", size=content.size, sha256=keep_bytes(content), added_by=office.chu,
                )  # fmt: skip
                if enough.is_set():
                    break
        finally:
            connection.close()

    writer = threading.Thread(target=work)
    writer.start()
    try:
        document = commands.issue("team-decision", case.team, by=office.chu, on=day("P2"), wait=True)
        commands.print_here(document)
        taken = taking.take(tmp_path / "backups")
    finally:
        enough.set()
        writer.join()

    told = dict(connection.settings_dict)
    url = f"postgresql://{told['USER']}:{told['PASSWORD']}@{told['HOST']}:{told['PORT']}/{another_database}"
    house = House(tmp_path / "elsewhere")
    house.folder.mkdir()
    done = subprocess.run(
        house.command("restore", str(taken.folder)),
        env=house.environment | {"HOUSE_URL": url}, cwd=ROOT, capture_output=True, text=True,
    )  # fmt: skip

    assert done.returncode == 0, done.stderr[-3000:]
    assert done.stdout.splitlines()[-len(VERIFIED) :] == VERIFIED
    assert "held: QĐ/TU" in done.stdout
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cases_evidencefile")
        assert manifest.read(taken.folder).told["counts"]["evidence"] <= cursor.fetchone()[0]
