"""The story of a follow-up: what a conclusion requires is urged, checked, judged and reported; or it is overdue."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cases.commands import follow_up
from cases.commands.follow_up import Checked, Decided
from cases.follow_up import items_of
from cases.models import Case, FollowUpNote, Kind, Member
from workflows.demo.closing_acts import verifier_of
from workflows.demo.programme import user_of
from workflows.demo.writing import text

if TYPE_CHECKING:
    from workflows.demo.case_story import CaseStory

#: So many days before a requirement is due it is urged.
EARLIER = 4

#: Of each course, within how many days before the end it has to begin: from, to.
COURSES = {"done": (110, 400), "silent": (70, 109), "running": (14, 69)}


def course_of(source: CaseStory, on: date) -> str:
    """Which course the follow-up of this conclusion takes; empty where none is opened: two of each."""
    world = source.world
    if source.kind != Kind.COMPLIANCE_INSPECTION or source.waits_at:
        return ""
    ago = (world.on - on).days
    found = next((name for name, (least, most) in COURSES.items() if least <= ago <= most), "")
    if not found or world.follow_ups.get(found, 0) >= 2:
        return ""
    world.follow_ups[found] = world.follow_ups.get(found, 0) + 1
    return found


def urged(source: CaseStory, case: Case, urger: Member, on: date) -> Iterator[date]:
    """R2, where nothing is heard: a letter a few days before the first requirement is due."""
    days, by, papers = source.days, user_of(urger), source.world.papers
    first = min(items_of(case), key=lambda item: item.due_on)
    yield (on := max(days.plus(on, 1), days.until(first.due_on - timedelta(days=EARLIER))))
    note = follow_up.urge(case, by=by, on=on, numbers=[first.number], text=text("others")["follow_up"]["urge"])
    papers.now("urging-letter", case, by=by, on=on, occasion=note)
    for handed in papers.to_hand_over(case, "urging-letter"):
        follow_up.hand_over_letter(case, by=by, on=on, serving=source.serving(handed, on))


def told(source: CaseStory, course: str, on: date) -> Iterator[date]:
    """Opened by the area officer on what was assigned already."""
    days, lots, papers = source.days, source.lots, source.world.papers
    words = text("others")["follow_up"]
    yield (on := days.after(on, lots, 1, 3))
    officer, leader = source.teller.officer, user_of(source.teller.leader)
    case = follow_up.open_follow_up(source.case, by=officer, on=on)
    papers.later("requirements-list", case, by=officer, on=on)
    yield (on := days.after(on, lots, 1, 3))
    urger = verifier_of(source)
    by = user_of(urger)
    case = follow_up.assign_urging(case.team, by=leader, on=on, urger=urger)
    papers.later("urging-assignment", case, by=leader, on=on)
    if course == "silent":
        yield from urged(source, case, urger, on)
        return
    yield (on := days.after(on, lots, 4, 7))
    follow_up.receive_plan(case, by=source.speaker, on=on, plan=words["plan"], plan_from=source.side.speaker.full_name)
    if course == "running":
        return
    yield (on := days.after(on, lots, 15, 25))
    enough = [Checked(item.number, FollowUpNote.Kind.ENOUGH, words["checked"]) for item in items_of(case)]
    case = follow_up.finish_checking(case, by=by, on=on, checks=enough)
    papers.later("tracking-sheet", case, by=by, on=on)
    yield (on := days.after(on, lots, 2, 4))
    accepted = [Decided(item.number, FollowUpNote.Kind.ACCEPTED, words["accepted"]) for item in items_of(case)]
    case = follow_up.judge_follow_up(case, by=leader, on=on, verdicts=accepted)
    papers.later("completion-confirmation", case, by=leader, on=on)
    yield (on := days.after(on, lots, 2, 4))
    case = follow_up.report_share(case, by=leader, on=on, summary=words["summary"])
    papers.later("follow-up-report", case, by=leader, on=on)
