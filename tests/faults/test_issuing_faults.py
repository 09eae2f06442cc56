"""Issuing under kills: no number is lost, doubled or skipped, and every paper is printed once."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import close_old_connections, connection, transaction

from cases import triggers as trail_triggers
from documents import catalogue, commands, numbering, triggers, verify
from documents.models import Document, Series, State
from tests import make
from tests.documents.walk import day
from tests.faults.conftest import ROOT, House

pytestmark = pytest.mark.fault

NUMBERS = "SELECT symbol FROM documents_document ORDER BY id"
PK = "SELECT id FROM documents_document"


def is_killed(done: subprocess.CompletedProcess[str]) -> bool:
    return done.returncode == -signal.SIGKILL


def test_F01_killed_between_number_and_commit_nothing_is_seen_and_the_number_is_given_again(  # noqa: N802
    house: House,
) -> None:
    assert is_killed(house.play("issue", house.teams[0], "after-number"))
    assert house.ask(NUMBERS) == []

    (line,) = house.must("issue", house.teams[0])

    assert line.startswith("01-QĐ/TU ")
    house.is_sound()


def test_F02_killed_after_the_commit_the_same_request_finds_its_paper(house: House) -> None:  # noqa: N802
    assert is_killed(house.play("issue", house.teams[0], "after-commit"))
    ((symbol,),) = house.ask(NUMBERS)

    (line,) = house.must("issue", house.teams[0])
    (other,) = house.must("issue", house.teams[1])

    assert symbol == "01-QĐ/TU"
    assert line.startswith("01-QĐ/TU ")
    assert other.startswith("02-QĐ/TU ")
    house.is_sound()


POINTS = ["start", "rendered", "in-the-write", "before-rename", "after-rename", "before-commit", "after-commit"]


def test_F03_a_worker_killed_anywhere_issues_every_paper_exactly_once(house: House) -> None:  # noqa: N802
    assert len(POINTS) == len(house.teams)
    house.must("issue", ",".join(house.teams))

    for (pk,), point in zip(house.ask(PK), POINTS, strict=True):
        assert is_killed(house.play("work", str(pk), point)), point
    house.must("reconcile")

    numbers = [("issued", number) for number in range(1, len(POINTS) + 1)]
    assert house.ask("SELECT state, number FROM documents_document ORDER BY id") == numbers
    papers = [path for path in (house.folder / "papers").glob("??/*") if not path.name.startswith(".tmp-")]
    assert len(papers) == len(POINTS)
    leftovers = list((house.folder / "papers").glob("??/.tmp-*"))
    assert leftovers
    house.must("reconcile")
    assert all(path.exists() for path in leftovers)  # somebody may still be writing it
    for path in leftovers:
        os.utime(path, (time.time() - 25 * 3600,) * 2)
    house.must("reconcile")
    assert not any(path.exists() for path in leftovers)
    house.is_sound()


def test_a_worker_killed_while_printing_is_made_good_after_its_restart(house: House) -> None:
    """The real queue: kill -9 of the whole group in the middle of a printing, then a new one."""
    first = house.start("cluster", "2", "60")
    house.must("issue", ",".join(house.teams[:2]))
    at_work = house.folder / "printing"
    begun = time.monotonic()
    while not at_work.exists():
        assert time.monotonic() - begun < 60, (house.folder / "cluster.log").read_text()[-2000:]
        time.sleep(0.1)
    house.end(first)
    assert house.ask("SELECT state FROM documents_document") == [("issuing",)] * 2

    house.start("cluster", "2")
    took = house.wait_for("SELECT state FROM documents_document", [("issued",)] * 2, seconds=120)

    assert took < 120
    assert house.ask(NUMBERS) == [("01-QĐ/TU",), ("02-QĐ/TU",)]
    house.is_sound()


def test_F11_eight_writers_with_rollbacks_leave_no_gap(house: House) -> None:  # noqa: N802
    with sqlite3.connect(house.folder / "house.sqlite3") as database:
        database.execute(
            "INSERT INTO documents_series (team_id, code, secret, last, started_at, opened_on) "
            "VALUES (?, 'BB', FALSE, 0, 0, '2026-03-02')",
            [int(house.teams[0])],
        )
    database.close()

    writers = [
        subprocess.Popen(
            house.command("number", str(n), "25"), env=house.environment, stdout=subprocess.PIPE, text=True, cwd=ROOT
        )
        for n in range(8)
    ]
    taken = [int(line) for writer in writers for line in writer.communicate(timeout=120)[0].split()]

    assert all(writer.returncode == 0 for writer in writers)
    assert len(taken) == 8 * 20
    assert sorted(taken) == list(range(1, 161))


@pytest.fixture
def emptied(transactional_db: None) -> Iterator[None]:
    """A database that other connections see; its triggers are lifted before it is emptied."""
    yield
    triggers.lift()
    trail_triggers.lift()


@pytest.mark.postgres
@pytest.mark.usefixtures("emptied")
def test_F11_on_postgresql_eight_writers_with_rollbacks_leave_no_gap() -> None:  # noqa: N802
    office = make.make_office()
    series = numbering.series_for(catalogue.PLAN, body=office.standing, team=None, on=make.START)
    taken: list[int] = []
    failed: list[BaseException] = []

    def write(writer: int) -> None:
        try:
            for turn in range(40):
                try:
                    with transaction.atomic():
                        (number,) = numbering.take(series)
                        time.sleep(0.002)
                        if (turn + writer) % 5 == 0:
                            raise InterruptedError
                except InterruptedError:
                    continue
                taken.append(number)
        except BaseException as error:  # noqa: BLE001 - told in the test's own thread
            failed.append(error)
        finally:
            connection.close()

    _together(write, 8)

    assert failed == []
    assert len(taken) == 8 * 32
    assert sorted(taken) == list(range(1, 257))
    assert Series.objects.get(pk=series.pk).last == 256


@pytest.mark.postgres
@pytest.mark.usefixtures("emptied")
def test_F11_on_postgresql_two_who_issue_the_same_paper_issue_one() -> None:  # noqa: N802
    office = make.make_office()
    case = make.make_case(office, "P2")
    issued: list[Any] = []

    def write(_writer: int) -> None:
        try:
            issued.append(commands.issue(catalogue.TEAM_DECISION, case.team, by=office.chu, on=day("P2"), wait=True))
        finally:
            connection.close()

    _together(write, 4)

    assert len({document.pk for document in issued}) == 1
    assert Document.objects.get().state == State.WAITING
    assert list(verify.problems()) == []


def _together(work: Any, count: int) -> None:
    threads = [threading.Thread(target=work, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()
