"""Everything besides compliance inspection, supervision and discipline: which stories are told, of whom, from when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cases.models import Kind, Organization
from workflows.demo import registers_story
from workflows.demo.agenda import Agenda
from workflows.demo.denunciation_story import DenunciationStory
from workflows.demo.finance_story import FinanceStory
from workflows.demo.mandate_story import MandateStory
from workflows.demo.signs_story import SignsStory
from workflows.demo.team_story import TeamStory, World
from workflows.demo.walk import Story

#: The turn of the first team told here: far from those of the programme, so that nothing rare happens to it.
FIRST = 21 * 25 * 31 + 1

#: How many working days ago the signs were noted, and the petitions that became denunciations came in.
SIGNS_AGO, DENOUNCED_AGO = (118, 62, 24, 12), (104, 38)
TELLERS: dict[str, type[TeamStory]] = {
    Kind.MANDATE_INSPECTION: MandateStory,
    Kind.FINANCE_INSPECTION: FinanceStory,
}


def stories(world: World, agenda: Agenda) -> Iterator[Story]:
    """Tell of every procedure in turn."""
    turn = FIRST
    for mission in agenda.others:
        yield TELLERS[mission.kind](world, mission, turn := turn + 1).told()
    homes = represented(world, agenda)
    for number, ago in enumerate(SIGNS_AGO if world.office.scale.is_city else SIGNS_AGO[::2]):
        turn += 1
        yield SignsStory(world, homes[-1 - number], number, _ago(world, ago), turn).told()
    for number, ago in enumerate(DENOUNCED_AGO):
        turn += 1
        yield DenunciationStory(world, homes[-6 - number], number, _ago(world, ago), turn).told()
    yield from registers_story.stories(world, homes)


def represented(world: World, agenda: Agenda) -> list[Organization]:
    """Organizations whose secretary answers for them here, directly below the house."""
    root = world.office.root.pk
    found = [home for mission in agenda.missions for home in mission.organizations if not mission.members]
    below = [home for home in found if home.parent_id == root and home.pk in world.office.secretaries]
    return list({home.pk: home for home in below}.values())


def _ago(world: World, days: int) -> date:
    return world.days.plus(world.days.until(world.on), -days)
