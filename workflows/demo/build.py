"""Building the office: rulebook, organizations, people, programmes, and the walk through all of its cases."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from cases import commands, trail
from cases.commands.rulebook import load_rulebook
from cases.models import Case, Team
from cases.rulebook_files import DIRECTORY, read
from documents.models import Document
from workflows import engine
from workflows.demo import beyond, deliveries_story, people, takeover_story, tree, work_story
from workflows.demo.agenda import Agenda, Planning
from workflows.demo.crew import Roster
from workflows.demo.days import Days
from workflows.demo.fates import Fates
from workflows.demo.lots import Lots
from workflows.demo.papers import Papers
from workflows.demo.people import Office, Staffing
from workflows.demo.programme import Programmes, user_of
from workflows.demo.progress import Progress
from workflows.demo.scale import Scale, term_start
from workflows.demo.standing import BEGAN
from workflows.demo.team_story import TeamStory, World
from workflows.demo.walk import Story, Walk

#: So many working days before the end, the decision of the one case walked live is signed, and no other after it.
LIVE_DECISION = 8


@dataclass
class Built:
    """The office as it stands before its live case is walked."""

    world: World
    agenda: Agenda
    on: date

    @property
    def office(self) -> Office:
        """Everybody in it."""
        return self.world.office


def build(scale: Scale, on: date, progress: Progress) -> Built:
    """Build everything but the live case."""
    with _undisturbed():
        with progress.part("Nạp bộ quy tắc"):
            load_rulebook(read([DIRECTORY]), by=None, on=on)
        days = Days()
        start = days.at(term_start(on))
        with transaction.atomic():
            office, staffing = _found(scale, start, on, progress)
            with progress.part("Xác nhận quy tắc, lập chương trình"):
                people.confirm_rulebook(office, days, start)
                takeover_story.continue_register(office, start)
                agenda = Planning(office, days, on, Lots("agenda")).agenda()
                staffing.represent(office, [home for line in agenda.missions for home in line.organizations])
                papers = Papers()
                Programmes(office, agenda, days, on).draft_all(papers)
        world = World(
            office=office,
            days=days,
            roster=Roster(office, Lots("roster")),
            fates=Fates(scale.evidence, scale.organizations + scale.supervised),
            papers=papers,
            on=on,
            quiet_from=days.plus(days.until(on), -LIVE_DECISION),
        )
        _walk(world, agenda, on, progress)
        with progress.part("Lập chương trình công tác, chỉ tiêu"):
            work_story.tell(office, days, on)
        with progress.part("Đặt hồ sơ vào đúng bước của quy trình"):
            for team in Team.objects.select_related("body"):
                engine.place_team(team)
            engine.place_many(Case.objects.all())
    return Built(world, agenda, on)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Look for garbage seldom: nothing here makes cycles faster than it makes rows."""
    before = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(200_000, 20, 100)
    try:
        yield
    finally:
        gc.set_threshold(*before)
        gc.unfreeze()


def _found(scale: Scale, start: date, on: date, progress: Progress) -> tuple[Office, Staffing]:
    administrator = people.install_administrator(start)
    trail.record(BEGAN, by=administrator, on=on, scale=scale.name)
    with progress.part("Lập tổ chức đảng và lịch sử sắp xếp") as part:
        planted = tree.plant(scale, by=administrator, on=start)
        part.note(f"{len(planted.organizations)} tổ chức")
    with progress.part("Lập danh sách đảng viên, cơ quan, tài khoản") as part:
        staffing = Staffing(scale, planted, Lots("people"), by=administrator, on=start)
        office = staffing.staff()
        part.note(f"{staffing.count} đảng viên")
    return office, staffing


def _walk(world: World, agenda: Agenda, on: date, progress: Progress) -> None:
    """Let every team but the live one tell its story, all of them along one calendar."""
    since = min(line.opens for line in [*agenda.missions, *agenda.others])
    with progress.part("Đi hết các cuộc kiểm tra, giám sát", total=(on - since).days) as part:
        acts = 0

        def evening(day: date, count: int) -> None:
            nonlocal acts
            acts += count
            world.papers.evening()
            part.reach((day - since).days, f"{day:%d/%m/%Y} · {acts} việc")

        walk = Walk(on, evening)
        world.begin = walk.begin
        for turn, mission in enumerate(agenda.missions):
            if not mission.is_live:
                walk.begin(TeamStory(world, mission, turn).told())
        for story in beyond.stories(world, agenda):
            walk.begin(story)
        walk.begin(_reminders(world, since))
        walk.begin(deliveries_story.deliveries(world, user_of(world.office.clerk), since))
        walk.go()
        part.note(f"{Case.objects.count()} cuộc, {Document.objects.count()} văn bản, {acts} việc")


def _reminders(world: World, since: date) -> Story:
    """Every Monday what has become overdue is noted, as the house does by itself."""
    on = since
    while True:
        on = world.days.plus(on, 5)
        yield on
        commands.note_overdue(on)


__all__ = ["Built", "build", "user_of"]
