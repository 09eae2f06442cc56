"""The story of a supervision half-way on paper when the office began here: it entered at its step, and waits there."""

from __future__ import annotations

from datetime import date, timedelta

from cases import commands
from cases.models import Kind, Organization
from documents.commands import open_series
from workflows import taking_over
from workflows.demo.people import Office
from workflows.demo.programme import user_of
from workflows.demo.team_story import World
from workflows.demo.walk import Story
from workflows.demo.writing import text

#: The last decision of the commission on paper: its register goes on here after it.
LAST_ON_PAPER = 15
#: The step it stands at, and the date that step sets.
WAITS_FOR = "verified_on"
#: How many days before the entry each step was done on paper.
DAYS = {"proposed_on": 32, "decided_on": 29, "prepared_on": 27, "deployed_on": 22, "self_reported_on": 12}


def continue_register(office: Office, on: date) -> None:
    """The clerk continues the commission's register of decisions after the last one on paper."""
    open_series(office.commission, "QĐ", last=LAST_ON_PAPER, by=user_of(office.clerk), on=on)


def told(world: World, home: Organization, on: date) -> Story:
    """Proposed by the officer with its papers, confirmed by the chair; the team declares, and works on."""
    office, words = world.office, text("others")["under_way"]
    chair, head = office.commissioners[0], office.heads[-1]
    yield on
    crew = world.roster.crew(head, 1)
    new = commands.NewTakeover(
        body=office.commission,
        kind=Kind.THEMATIC_SUPERVISION,
        subject=home,
        topic=words["topic"],
        content=words["content"],
        waits_for=WAITS_FOR,
        steps=[_step(office, asked, on, chair.full_name, head.full_name) for asked in _asked()],
        places=crew.places(),
    )
    takeover = taking_over.propose(new, by=user_of(office.officers[0]), on=on)
    yield (on := world.days.plus(on, 1))
    case = taking_over.confirm(takeover, by=user_of(chair), on=on)
    yield (on := world.days.plus(on, 1))
    for member, _role in crew:
        commands.declare(case.team, by=user_of(member), on=on, has_conflict=False)


def _asked() -> list[taking_over.AskedStep]:
    return taking_over.asked(Kind.THEMATIC_SUPERVISION, WAITS_FOR)


def _step(office: Office, asked: taking_over.AskedStep, on: date, chair: str, head: str) -> commands.NewTakenStep:
    """One step with its papers; nobody kept the schedule, and so it shows as missing."""
    day = on - timedelta(days=DAYS[asked.done])
    papers = [
        commands.NewTakenPaper(
            str(paper.name),
            day,
            chair if asked.done == "decided_on" else head,
            f"{LAST_ON_PAPER:02d}-QĐ/{office.commission.suffix}" if paper.type_key == "team-decision" else "",
            paper.type_key,
        )
        for paper in asked.papers
        if paper.type_key != "schedule"
    ]
    return commands.NewTakenStep(asked.done, day, papers)
