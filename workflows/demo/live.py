"""One inspection walked live: from its programme to the served conclusion, each paper printed by a real worker."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.management.base import CommandError
from django.db import transaction

from cases.models import AnnualProgramme, Body, Case, Team, TrailEntry
from cases.names import search_key
from documents import commands
from documents.models import Document, State
from workflows import engine
from workflows.demo import known
from workflows.demo.build import LIVE_DECISION, Built
from workflows.demo.case_story import CaseStory
from workflows.demo.fates import Fate
from workflows.demo.papers import Papers
from workflows.demo.progress import Part, Progress
from workflows.demo.team_story import TeamStory
from workflows.demo.walk import Story
from workflows.models import CaseTask, TeamTask

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: Working days before the last one: proposed, decided, declared, prepared; then R1 to R6, E1 to E3.
SCHEDULE = (-LIVE_DECISION - 2, -LIVE_DECISION, -7, -7, -6, -5, -4, -4, -4, -3, -2, -2, -1, -1, -1, 0, 0)
#: A turn on which nothing out of the ordinary happens to a team.
TURN = 21 * 25 * 31
#: A paper that is not printed after so many seconds will not be.
PATIENCE = 120


class LiveTeamStory(TeamStory):
    """A team in a hurry: three weeks from proposal to conclusion, every day of them known."""

    def __init__(self, built: Built) -> None:
        """Its days end with the day the demo shows."""
        super().__init__(built.world, built.agenda.live, TURN)
        last = built.world.days.until(built.on)
        self.schedule = iter([built.world.days.plus(last, back) for back in SCHEDULE])

    def after(self, on: date, least: int, most: int) -> date:
        """The next day of the schedule."""
        return next(self.schedule)

    def days_planned(self, inspects: bool) -> int:
        """A small matter."""
        return 20

    def begin_cases(self, on: date) -> None:
        """Its one case is told by whoever watches."""


class LiveCaseStory(CaseStory):
    """Its case: evidence, one contested finding and the answer to it; it stops when the notice is served."""

    def __init__(self, team_story: LiveTeamStory, case: Case) -> None:
        """Follow-up and filing are left to whoever signs in."""
        super().__init__(team_story, case, 0, waits_at="E4")
        self._schedule = team_story.schedule
        self.fate = Fate(contests=True, brings_evidence=True)

    def after(self, on: date, least: int, most: int, what: str) -> date:
        """The next day of the schedule."""
        return next(self._schedule)

    def meeting_day(self, on: date) -> date:
        """The standing committee meets for it."""
        return on

    def verifies(self) -> bool:
        """There is something to verify."""
        return True


class LivePapers(Papers):
    """Papers issued at once and printed by the worker; the walk goes on when they are there."""

    def __init__(self, part: Part, wait: Any) -> None:
        """`wait` waits for one paper; None where nobody prints."""
        super().__init__()
        self._part, self._wait = part, wait
        self.printed: list[Document] = []

    def evening(self) -> None:
        """Issue what the act produced and wait until it is printed."""
        orders, self._orders = self._orders, []
        for order in orders:
            document = commands.issue(
                order.paper, order.thing, by=order.by, on=order.on, occasion=order.occasion, wait=self._wait is None
            )
            self.collect(document)

    def now(
        self, key: str, thing: Case | Team | Body | AnnualProgramme, *, by: User, on: date, occasion: Any = None
    ) -> Document:
        """Issue a paper at once, and wait until it is printed."""
        document = commands.issue(key, thing, by=by, on=on, occasion=occasion, wait=self._wait is None)
        self.collect(document)
        return document

    def collect(self, document: Document) -> None:
        """Wait for a paper and keep it."""
        if self._wait is not None:
            self._wait(document)
        self.printed.append(document)
        self._part.reach(len(self.printed), f"{len(self.printed)} văn bản · {document.type_name} {document.symbol}")


def walk_live(built: Built, progress: Progress, *, target: Path | None) -> list[str]:
    """Walk the live case; with a `target` a worker prints its papers, which are copied there. Return the copies."""
    with progress.part("Đi một cuộc kiểm tra qua bộ phận in thật", total=19) as part:
        if target is None:
            _walk(built, LivePapers(part, None))
            return []
        with worker():
            papers = LivePapers(part, _wait_for)
            programme = Document.objects.get(type_key="programme", programme=_programme(built))
            papers.collect(commands.request_print(programme))
            _walk(built, papers)
        part.note(f"{len(papers.printed)} văn bản")
        return _copy(papers.printed, target)


def _programme(built: Built) -> AnnualProgramme:
    return AnnualProgramme.objects.get(items=built.agenda.live.item)


def _walk(built: Built, papers: LivePapers) -> None:
    built.world.papers = papers
    team_story = LiveTeamStory(built)
    _follow(team_story.told(), papers, lambda: getattr(team_story, "team", None))
    case = Case.objects.get(team=team_story.team, subject_organization__isnull=False)
    story = LiveCaseStory(team_story, case)
    engine.start_cases(team_story.team)
    _follow(story.told(known(team_story.team.prepared_on)), papers, lambda: story.case)


def _follow(story: Story, papers: LivePapers, thing: Any) -> None:
    """Let the story act; after each act its papers are printed and the engine offers what follows."""
    for _day in story:
        _afterwards(papers, thing())
    _afterwards(papers, thing())


def _afterwards(papers: LivePapers, thing: Case | Team | None) -> None:
    papers.evening()
    if thing is None:
        return
    if isinstance(thing, Team):
        engine.start_preparation(thing)
    _advance(type(thing).objects.get(pk=thing.pk))


def _advance(thing: Case | Team) -> None:
    """Close the tasks of the steps that were done, in the name of who did them, as their pages do."""
    tasks: Any = CaseTask if isinstance(thing, Case) else TeamTask
    serves = {"process__case": thing} if isinstance(thing, Case) else {"process__team": thing}
    with transaction.atomic():
        while (task := tasks.objects.filter(finished__isnull=True, **serves).first()) is not None:
            if task.flow_task == engine.current_step(thing):
                return
            entries = TrailEntry.objects.filter(step=task.flow_task.number, by__isnull=False)
            of_it = entries.filter(case=thing) if isinstance(thing, Case) else entries.filter(case__team=thing)
            done = known(of_it.order_by("-pk").select_related("by").first())
            activation = task.flow_task.activation_class(task)
            activation.finish(done.by)
            activation.activate_next()


# The worker


@contextmanager
def worker() -> Iterator[None]:
    """Run a worker of the queue beside this process, in a group of its own, and stop all of it afterwards."""
    log = Path(settings.DATA_DIR) / "demo-worker.log"
    log.parent.mkdir(parents=True, exist_ok=True)
    with log.open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, str(Path(settings.ROOT) / "manage.py"), "qcluster"],
            stdout=out,
            stderr=subprocess.STDOUT,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
        )
        try:
            yield
        finally:
            _stop(process)


def _stop(process: subprocess.Popen[bytes]) -> None:
    for way, seconds in ((signal.SIGTERM, 20), (signal.SIGKILL, 10)):
        try:
            os.killpg(process.pid, way) if way == signal.SIGKILL else process.send_signal(way)
            process.wait(seconds)
            break
        except subprocess.TimeoutExpired:
            continue
        except ProcessLookupError:
            break


def _wait_for(document: Document) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        document.refresh_from_db(fields=["state", "file_sha256", "trouble"])
        if document.state == State.ISSUED:
            return
        if document.state == State.INCIDENT:
            raise CommandError(f"Không in được {document.type_name} {document.symbol}: {document.trouble}")
        time.sleep(0.05)
    raise CommandError(
        f"Bộ phận in không trả lời sau {PATIENCE} giây ({document.type_name} {document.symbol}); xem demo-worker.log."
    )


def _copy(documents: list[Document], target: Path) -> list[str]:
    """Copy the printed papers under names that sort as they were made."""
    from documents.store import path_of

    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.pdf"):
        old.unlink()
    copies = []
    for number, document in enumerate(documents, 1):
        words = search_key(str(document.type_name)).replace(" ", "-")
        copy = target / f"{number:02d}-{document.type.code}-{words}.pdf"
        shutil.copyfile(path_of(document.file_sha256), copy)
        copies.append(str(copy))
    return copies
