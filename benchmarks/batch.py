"""839 notices in one act: numbered by one call, then printed by one process and by two workers of the queue in turn."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median

from django_q.models import OrmQ, Schedule

from benchmarks.scratch import House
from benchmarks.table import Finding, Line, same
from cases.models import Case
from documents import commands, verify
from documents.canonical import Facts, digest
from documents.catalogue import CONCLUSION_NOTICE
from documents.models import Document, Draft, State
from documents.models_batch import BatchItem, PaperBatch
from documents.queue import enqueue
from tests.documents.samples import NOTICE, facts
from tests.make import START, Office, make_case

SUBJECTS = int(os.environ.get("BATCH_SUBJECTS", "839"))
ROUNDS = 3

#: The day of signing, after the team was set up.
ON = START + timedelta(days=30)

#: What a worker and its press may take together.
MEMORY_MIB = 400


def run(house: House) -> Finding:
    """Number all of them, print a part by one worker and a part by two, by turns; bind them."""
    copy = house.copy()
    with copy:
        cases = _approved(house.office)
        batch = commands.start_batch(CONCLUSION_NOTICE, cases, by=house.office.chu, on=ON, team=cases[0].team)
        _quiet()
        begun = time.perf_counter()
        commands.issue_batch(batch.pk)
        issuing = time.perf_counter() - begun
        refused = batch.items.filter(outcome=BatchItem.Outcome.REFUSED).first()
        if refused is not None:
            raise RuntimeError(f"{refused.rule}: {refused.refusal}")
        made = batch.items.filter(outcome=BatchItem.Outcome.MADE).count()
        waiting = list(Document.objects.unprinted().order_by("pk").values_list("pk", flat=True))
        _quiet()
        part = len(waiting) // (3 * ROUNDS)  # two workers get twice as much: each is at work as long
        shifts: dict[int, list[Shift]] = {1: [], 2: []}
        for _round in range(ROUNDS):
            for workers in shifts:
                these, waiting = waiting[: part * workers], waiting[part * workers :]
                shifts[workers].append(_printed(copy.path, these, workers))
        for pk in waiting:
            commands.print_now(pk)
        begun = time.perf_counter()
        PaperBatch.objects.filter(pk=batch.pk).update(state=PaperBatch.State.PRINTING)
        commands.bind_batch(batch.pk)
        binding = time.perf_counter() - begun
        batch.refresh_from_db()
        whole = batch.pages == sum(
            one or 0 for one in Document.objects.filter(state=State.ISSUED).values_list("pages", flat=True)
        )
        sound = not [*verify.number_problems(), *verify.trail_problems()]
    copy.close()
    pairs = list(zip(shifts[1], shifts[2], strict=True))
    measured = median(two.speed / one.speed for one, two in pairs)
    reckoned = median(two.alone(2) / one.alone(1) for one, two in pairs)
    memory = max(shift.memory for those in shifts.values() for shift in those)
    lines = [
        Line("papers numbered in a second, one act", round(made / issuing, 1), "/s", note=f"{made} in {issuing:.1f} s"),
        *(_speed(workers, those) for workers, those in shifts.items()),
        # Said the other way round, because a goal is an upper bound.
        Line("one process / two workers", round(1 / measured, 3), goal=0.625, note=_said(measured)),
        Line(
            "the same if both processors were free",
            round(1 / reckoned, 3),
            note=f"two {reckoned:.2f} times as fast; reckoned from what a paper takes, not measured",
        ),
        Line("memory of a worker with its press, at most", round(memory, 0), "MiB", bound=MEMORY_MIB),
        Line("seconds to bind all into one PDF and a ZIP", round(binding, 1), "s", note=f"{batch.pages} pages"),
        same(f"{SUBJECTS} papers, each once, all pages bound", made == SUBJECTS and whole and sound),
    ]
    return Finding(f"{SUBJECTS} notices in one act", "one process", "two workers of the queue", lines)


def _speed(workers: int, shifts: list[Shift]) -> Line:
    running, asleep = median(one.running for one in shifts), median(one.asleep for one in shifts)
    note = f"a paper: {running * 1000:.0f} ms of the processor, {asleep * 1000:.0f} ms of disk, locks and queue"
    what = "one process" if workers == 1 else "two workers"
    return Line(f"papers printed in a second, {what}", round(median(one.speed for one in shifts), 2), "/s", note=note)


def _said(ratio: float) -> str:
    return f"two print {ratio:.2f} times as fast; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}"


def _approved(office: Office) -> list[Case]:
    """A team with a case for each subject, and for each case a notice whose text is approved."""
    team = make_case(office, "P2", subjects=SUBJECTS).team
    cases = list(team.cases.select_related("team", "body").order_by("pk"))
    content: Facts = facts(CONCLUSION_NOTICE, blocks=NOTICE)["content"]
    drafts = []
    for case in cases:
        own = content | {"about": f"kết luận kiểm tra đối với {case.subject_name}"}
        drafts.append(
            Draft(
                type_key=CONCLUSION_NOTICE.key, team=team, case=case, body=team.body, version=1, content=own,
                content_sha256=digest(own), author=office.an, written_on=START, approved_on=START,
                approved_by=office.chu,
            )
        )  # fmt: skip
    Draft.objects.bulk_create(drafts)
    return cases


def _quiet() -> None:
    """Nothing waits in the queue but what is measured."""
    OrmQ.objects.all().delete()
    Schedule.objects.all().delete()


@dataclass
class Shift:
    """What so many workers did with some papers: how fast, with how much memory, and what a paper took of them."""

    speed: float
    memory: float
    running: float  # seconds of the processor, worker and press together, a paper
    asleep: float  # seconds a worker wanted no processor: disk, locks, the queue

    def alone(self, workers: int) -> float:
        """Return how many a second would be printed if the processors were free: a reckoning, not a measure."""
        return workers / (self.running + self.asleep)


def _printed(path: Path, keys: list[int], workers: int) -> Shift:
    """Have these printed by so many workers of the queue."""
    with _cluster(path, workers) as cluster:
        first, keys = keys[: 3 * workers], keys[3 * workers :]
        _wait_for(cluster, first)
        before, begun = _spent(cluster.pid), time.perf_counter()
        for pk in keys:
            enqueue("print", pk)
        while Document.objects.filter(pk__in=keys, state=State.ISSUING).exists():
            time.sleep(0.2)
        took, after = time.perf_counter() - begun, _spent(cluster.pid)
        running = sum(after[pid][0] - before.get(pid, (0.0, 0.0))[0] for pid in after)
        waiting = sum(after[pid][1] - before.get(pid, (0.0, 0.0))[1] for pid in after)
        asleep = max(workers * took - running - waiting, 0.0)
        memory = max(_memory_of_workers(cluster.pid))
        return Shift(len(keys) / took, memory, running / len(keys), asleep / len(keys))


def _wait_for(cluster: subprocess.Popen[bytes], keys: list[int]) -> None:
    """Have the first papers printed, so that starting workers and presses is no part of what is measured."""
    for pk in keys:
        enqueue("print", pk)
    while Document.objects.filter(pk__in=keys, state=State.ISSUING).exists():
        if cluster.poll() is not None:
            raise RuntimeError("the cluster did not start")
        time.sleep(0.1)


@contextmanager
def _cluster(path: Path, workers: int) -> Iterator[subprocess.Popen[bytes]]:
    told = {"DATABASE_URL": f"sqlite:///{path}", "BENCH_WORKERS": str(workers)}
    cluster = subprocess.Popen(
        [sys.executable, "manage.py", "qcluster"],
        cwd=Path(__file__).resolve().parent.parent,
        env=os.environ | told,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield cluster
    finally:
        cluster.send_signal(signal.SIGTERM)
        try:
            cluster.wait(timeout=30)
        except subprocess.TimeoutExpired:
            cluster.kill()


def _workers(root: int) -> list[tuple[int, int]]:
    """Return the processes under this one that have a press, each with its press."""
    parents: dict[int, int] = {}
    presses: list[int] = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            parents[int(entry.name)] = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            if b"documents.typesetter" in (entry / "cmdline").read_bytes():
                presses.append(int(entry.name))
        except OSError:
            continue  # it ended while we looked
    return [(parents[press], press) for press in presses if _is_under(press, root, parents)]


def _is_under(pid: int, root: int, parents: dict[int, int]) -> bool:
    while pid in parents:
        if pid == root:
            return True
        pid = parents[pid]
    return False


def _spent(root: int) -> dict[int, tuple[float, float]]:
    """Return the seconds each of them had of a processor, and waited for one."""
    found = {}
    for pid in (pid for pair in _workers(root) for pid in pair):
        run, wait = Path(f"/proc/{pid}/schedstat").read_text().split()[:2]
        found[pid] = int(run) / 1e9, int(wait) / 1e9
    return found


def _memory_of_workers(root: int) -> list[float]:
    """Return, in MiB, the most that each worker and its press ever took."""
    return [sum(_most(pid) for pid in pair) for pair in _workers(root)] or [0.0]


def _most(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmHWM")).split()[1]) / 1024
