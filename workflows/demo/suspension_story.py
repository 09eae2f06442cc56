"""The story of a suspension: the law has reached a member; party life is suspended, and given back when it lets go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

from cases.commands import suspension
from cases.commands.suspension import Notice
from cases.discipline.suspension import SuspensionKind, Trigger
from cases.models import Kind, Member, Suspension
from workflows.demo.crew import Crew, Side
from workflows.demo.lots import Lots
from workflows.demo.programme import user_of
from workflows.demo.scribe import Scribe
from workflows.demo.team_story import World
from workflows.demo.writing import text

#: How long the law keeps somebody, as law enforcement told.
LEGAL_TERM = timedelta(days=120)


def told(world: World, member: Member, number: int, on: date) -> Iterator[date]:
    """Proposed, decided, announced; the first of them ends, the others go on."""
    office, days, papers, words = world.office, world.days, world.papers, text("others")["suspension"]
    lots, chair = Lots(f"suspension {member.code}"), office.leaders[0]
    officer, leader = user_of(office.officers[number % len(office.officers)]), user_of(chair)
    yield on
    case = suspension.propose_suspension(
        office.standing,
        by=officer,
        on=on,
        subject=member,
        kind=SuspensionKind.PARTY_LIFE,
        trigger=Trigger.DETAINED,
        reason=words["reason"],
        paper=words["paper"],
        notice=Notice(words["agency"], act_on=days.plus(on, -3), received_on=on),
    )
    for paper in ("suspension-submission", "suspension-report"):
        papers.now(paper, case, by=officer, on=on)
    yield (on := days.after(on, lots, 1, 2))
    suspension.decide_suspension(case.team, by=leader, on=on, legal_term_until=on + LEGAL_TERM)
    papers.now("suspension-decision", case, by=leader, on=on)
    yield (on := days.after(on, lots, 1, 3))
    scribe, side = Scribe(office, Kind.SUSPENSION, lots), Side(member.full_name, member, None)
    minutes = scribe.announcement(on, Crew(chair, office.reporter, []), side, chair.full_name, refused=False)
    people = tuple(one for one in minutes.people if one.member in {None, member})
    served = [side.receives(handed, on) for handed in papers.to_hand_over(case, "suspension-decision")]
    minutes = replace(minutes, course=words["course"], people=people, recorded_by=office.reporter.full_name)
    case = suspension.announce_suspension(case, by=leader, minutes=minutes, served=served)
    papers.now("suspension-minutes", case, by=leader, on=on)
    if number:
        return
    yield (on := days.after(on, lots, 40, 44))
    suspension.end_suspension(case, by=leader, on=on, cause=Suspension.End.ACQUITTAL, reason=words["ended"])
    papers.now("suspension-end", case, by=leader, on=on)
