"""Two people issue the same many papers at once, and a worker is killed meanwhile: each paper once, without a gap."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import Any

import pytest
from django.db import close_old_connections, connection

from cases import triggers as trail_triggers
from cases.models import Case
from documents import catalogue, commands, store, triggers, verify
from documents.commands import batching
from documents.models import Document, Series, State
from documents.models_batch import BatchItem, PaperBatch
from documents.signing.checking import check
from tests import make
from tests.documents import signing
from tests.documents.walk import day
from tests.make import Office

pytestmark = [
    pytest.mark.fault,
    pytest.mark.postgres,
    pytest.mark.filterwarnings("ignore:unclosed file .*sRGB2014:ResourceWarning"),
]
SUBJECTS = 6


class Killed(BaseException):
    """What ends a process asks nobody."""


@pytest.fixture
def emptied(transactional_db: None) -> Iterator[None]:
    """A database that other connections see; its triggers are lifted before it is emptied."""
    yield
    triggers.lift()
    trail_triggers.lift()


@pytest.fixture
def house(emptied: None) -> tuple[Office, list[Case]]:
    """A team whose decision was made known to all its subjects; nobody was reminded of the report yet."""
    office = make.make_office(organizations=SUBJECTS)
    case = make.make_case(office, "P3", subjects=SUBJECTS)
    for one in case.team.cases.order_by("pk"):
        make.walk(office, one, "R1", after="P3")
    return office, list(case.team.cases.select_related("team").order_by("pk"))


def started(house: tuple[Office, list[Case]], by: Any) -> PaperBatch:
    return commands.start_batch(catalogue.REMINDER_LETTER, house[1], by=by, on=day("R1"), team=house[1][0].team)


def test_F15_two_secretaries_and_a_killed_worker_together_leave_each_paper_once_and_no_gap(  # noqa: N802
    house: tuple[Office, list[Case]], monkeypatch: pytest.MonkeyPatch
) -> None:
    office, cases = house
    batches = [started(house, by) for by in (office.lan, office.an)]
    monkeypatch.setattr(batching, "CHUNK", 2)
    real, at_once, once = commands.issue_many, threading.Barrier(4), threading.Lock()
    killed: list[str] = []

    def dies_once(orders: Any, **values: Any) -> Any:
        documents = real(orders, **values)
        if Document.objects.count() > 2 and once.acquire(blocking=False):
            killed.append(threading.current_thread().name)
            raise Killed
        return documents

    monkeypatch.setattr(batching, "issue_many", dies_once)
    failed: list[BaseException] = []

    def work(batch: PaperBatch) -> None:
        try:
            at_once.wait(timeout=20)
            commands.issue_batch(batch.pk)
        except Killed:
            pass
        except BaseException as error:  # noqa: BLE001 - told in the test's own thread
            failed.append(error)
        finally:
            connection.close()

    # Each batch reached two workers: a bell that was rung again while the first was still at it.
    threads = [threading.Thread(target=work, args=(batch,)) for batch in (*batches, *batches)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    close_old_connections()
    for batch in batches:
        commands.issue_batch(batch.pk)  # the queue delivers again what was not acknowledged

    assert failed == []
    assert len(killed) == 1
    papers = Document.objects.filter(type_key="reminder-letter")
    assert list(papers.order_by("number").values_list("number", flat=True)) == list(range(1, SUBJECTS + 1))
    assert set(papers.values_list("case_id", flat=True)) == {case.pk for case in cases}
    assert Series.objects.get(team=cases[0].team).last == SUBJECTS
    told = set(BatchItem.objects.values_list("case_id", "document_id", "outcome"))
    assert told == {(paper.case_id, paper.pk, BatchItem.Outcome.MADE) for paper in papers}, (
        "both tell of the one there is"
    )
    assert [*verify.number_problems(), *verify.trail_problems(), *verify.hash_problems()] == []


def test_F03_on_postgresql_a_paper_is_signed_once_though_two_workers_print_it(  # noqa: N802
    emptied: None,
) -> None:
    office = make.make_office()
    team = make.make_case(office, "P2").team
    document = commands.issue(catalogue.TEAM_DECISION, team, by=office.chu, on=day("P2"))
    outcomes: list[Any] = []

    def work() -> None:
        try:
            outcomes.append(commands.print_now(document.pk))
        finally:
            connection.close()

    with signing.configured():
        threads = [threading.Thread(target=work) for _worker in range(2)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    close_old_connections()

    document.refresh_from_db()
    assert outcomes.count(commands.Printed.ISSUED) == 1
    assert document.state == State.ISSUED
    kept = store.read(document.file_sha256)
    assert kept is not None
    assert check(kept, signing.trusted()).is_good
    assert list(verify.problems()) == []
