"""Everything besides compliance inspection, supervision and discipline: which stories are told, of whom, from when."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from cases.models import CaseToOpen, Kind, Organization
from workflows.demo import known, registers_story, suspension_story, takeover_story, unit_reports_story
from workflows.demo.agenda import Agenda
from workflows.demo.denunciation_story import DenunciationStory
from workflows.demo.finance_story import FinanceStory
from workflows.demo.lower_story import LowerDiscipline, found
from workflows.demo.mandate_story import MandateStory
from workflows.demo.signs_story import SignsStory
from workflows.demo.team_story import TeamStory, World
from workflows.demo.walk import Story

#: The turn of the first team told here: far from those of the programme, so that nothing rare happens to it.
FIRST = 21 * 25 * 31 + 1

#: How many working days ago the signs were noted, and the petitions that became denunciations came in.
SIGNS_AGO, DENOUNCED_AGO = (118, 62, 24, 12), (104, 38)
#: How many working days ago a committee below began to discipline a member, who complained.
CONTESTED_AGO = 134
#: How many working days ago the law reached two members: one was let go, one is held.
SUSPENDED_AGO = (98, 31)
#: How many working days ago a supervision half-way on paper entered at its step.
ENTERED_AGO = 6
#: Since when what supervisions leave is looked for, and which of the texts of signs tells of it.
LEFT_SINCE, LEFT_NUMBER = 130, 2
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
    yield _left(world, turn + 1)
    quiet = untouched(world, agenda)
    committees = [home for home in quiet if home.name.startswith("Đảng ủy")]
    for home in (committees or quiet)[-1:]:
        yield _contested(world, home)
    for number, (home, ago) in enumerate(zip(quiet, SUSPENDED_AGO, strict=False)):
        yield suspension_story.told(world, world.office.deputies[home.pk], number, _ago(world, ago))
    yield takeover_story.told(world, homes[-1], _ago(world, ENTERED_AGO))
    yield unit_reports_story.told(world, homes)
    yield from registers_story.stories(world, homes)


def _left(world: World, turn: int) -> Story:
    """What the first supervision left to be inspected is taken into the register in the week after."""
    on, root = _ago(world, LEFT_SINCE), world.office.root
    while True:
        yield (on := world.days.plus(on, 5))
        left = CaseToOpen.objects.filter(
            case__kind=Kind.THEMATIC_SUPERVISION,
            case__body=world.office.standing,
            case__subject_organization__parent=root,
            procedure=Kind.SIGNS_ORGANIZATION,
        )
        row = left.select_related("case__subject_organization", "case__subject_member").order_by("pk").first()
        if row is not None:
            home = known(row.case.subject_organization)
            yield from SignsStory(world, home, LEFT_NUMBER, on, turn, left_by=row).told()
            return


def _contested(world: World, home: Organization) -> Story:
    """A committee below disciplines a member, who complains to this house."""
    on = _ago(world, CONTESTED_AGO)
    yield on
    yield from LowerDiscipline(world, found(world, home)).told(on)


def untouched(world: World, agenda: Agenda) -> list[Organization]:
    """Organizations directly below the house that no programme visits, in the order of the register."""
    visited = {
        home.pk
        for line in [*agenda.missions, *agenda.others, *agenda.unopened, agenda.cancelled]
        for home in line.organizations
    }
    tree, root = world.office.tree, world.office.root
    return [home for home in [*tree.wards, *tree.units] if home.parent_id == root.pk and home.pk not in visited]


def represented(world: World, agenda: Agenda) -> list[Organization]:
    """Organizations whose secretary answers for them here, directly below the house."""
    root = world.office.root.pk
    found = [home for mission in agenda.missions for home in mission.organizations if not mission.members]
    below = [home for home in found if home.parent_id == root and home.pk in world.office.secretaries]
    return list({home.pk: home for home in below}.values())


def _ago(world: World, days: int) -> date:
    return world.days.plus(world.days.until(world.on), -days)
