"""The closing of a case: laid before the body, concluded or returned, announced, followed up, filed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cases import commands
from cases.minutes import Requirement
from cases.models import FindingKind, FollowUpItem, Kind, MeetingKind, Member, Outcome
from workflows.demo import known
from workflows.demo.discipline_story import DisciplineStory, calls_for
from workflows.demo.programme import user_of
from workflows.papers import latest_draft

if TYPE_CHECKING:
    from workflows.demo.case_story import CaseStory


def told(story: CaseStory, on: date) -> Iterator[date]:
    """E1 to E5, and what is done about the requirements afterwards."""
    for step, part in (("E1", submission), ("E2", deliberation), ("E3", announcement), ("E4", assignment)):
        if story.waits_at == step:
            return
        for day in part(story, on):
            yield (on := day)
    if story.waits_at == "E5":
        return
    yield from story.afterwards(on)


def submission(story: CaseStory, on: date) -> Iterator[date]:
    """E1."""
    yield (on := story.after(on, 1, 2, "E1"))
    if story.case.reported_on is None:  # the report of a supervision is finalised as it is submitted
        story.finalise(on)
    by = user_of(story.crew.head)
    story.case = story.submit(by, on)
    story.world.papers.later("submission", story.case, by=by, on=on)


def deliberation(story: CaseStory, on: date) -> Iterator[date]:
    """E2: at the next meeting of the standing committee; a returned report comes back to a later one."""
    yield (on := story.meeting_day(story.after(on, 3, 4, "E2")))
    if story.fate.returned:
        consider(story, on, "")
        yield (on := story.after(on, 3, 5, "again"))
        if story.reports_before and story.kind != Kind.THEMATIC_SUPERVISION:
            story.finalise(on)
        for day in submission(story, on):
            yield (on := day)
        yield (on := story.meeting_day(story.after(on, 3, 4, "E2")))
    consider(story, on, story.outcome())
    if calls_for(story):
        story.world.begin(DisciplineStory(story).told(on))


def outcome_of(story: CaseStory) -> Outcome:
    """The outcome that what was found allows."""
    outcome = story.fate.outcome
    wrong = story.case.findings.filter(kind=FindingKind.VIOLATION, withdrawn_on__isnull=True).exists()
    if outcome == Outcome.DISCIPLINE_REQUIRED and not wrong:
        return Outcome.LESSONS
    return Outcome.LESSONS if outcome == Outcome.NO_VIOLATION and wrong else outcome


_REMARKS = {Outcome.SIGNS_OF_VIOLATION: "signs", Outcome.DISCIPLINE_REQUIRED: "discipline"}


def consider(story: CaseStory, on: date, outcome: Outcome | str) -> None:
    """The standing committee meets: one or two are away, now and then somebody is against."""
    lots, seats = story.lots, story.seats
    chair = story.teller.leader
    away = lots.some(
        [seat for seat in seats if seat not in {chair, story.crew.head}], lots.number(0, 2 if len(seats) > 5 else 1)
    )
    absent = [seat.pk for seat in away]
    present = [seat.pk for seat in seats if seat.pk not in absent]
    against = 1 if outcome and lots.falls(6) and len(present) > 5 else 0
    if not outcome:
        remarks = story.scribe.phrase("returns")
    else:
        found = _REMARKS.get(Outcome(outcome))
        remarks = story.scribe.phrase(found) if found else story.scribe.phrase("remarks")
    minutes = story.scribe.deliberation(on, story.crew, chair.full_name, seats, absent, returned=not outcome)
    by, papers = user_of(chair), story.world.papers
    notice = known(latest_draft(story.case, commands.NOTICE[story.kind]))
    act = story.consider(
        outcome,
        by=by,
        minutes=minutes,
        present=present,
        votes_for=len(present) - against,
        votes_against=against,
        remarks=remarks,
        approved_sha256=notice.content_sha256 if outcome else "",
    )
    story.case = act.case
    papers.later("deliberation-minutes", story.case, by=by, on=on, occasion=act.meeting)
    if outcome and story.notifies_at_once:
        papers.approve(notice, by=by, on=on)
        papers.later(commands.NOTICE[story.kind], story.case, by=by, on=on)


def announcement(story: CaseStory, on: date) -> Iterator[date]:
    """E3: by a leader, or by the head on the authority's behalf; somebody may refuse to take it."""
    yield (on := story.after(on, 3, 7, "E3"))
    paper = commands.NOTICE[story.kind]
    refused = story.fate.refuses_receipt
    host = story.announced_by
    by = user_of(host)
    minutes = story.scribe.announcement(on, story.crew, story.side, host.full_name, refused=refused)
    handed = story.world.papers.to_hand_over(story.case, paper)
    served = [story.serving(notice, on, refused=refused) for notice in handed]
    story.case = commands.announce(story.case, by=by, minutes=minutes, served=served)
    story.world.papers.later("announcement-minutes", story.case, by=by, on=on)


def assignment(story: CaseStory, on: date) -> Iterator[date]:
    """E4: what is required of whom until when, and which officer verifies it."""
    yield (on := story.after(on, 1, 3, "E4"))
    count = 1 if story.case.outcome == Outcome.NO_VIOLATION else story.lots.number(1, 3)
    phrases = story.lots.some(range(4), count) if count > 1 else [4 if story.case.outcome == "NO_VIOLATION" else 0]
    story.case = story.assign(on, [requirement(story, place, on) for place in sorted(phrases)])


def verifier_of(story: CaseStory) -> Member:
    """The officer who verifies what this team's conclusions require."""
    return story.office.officers[story.teller.turn % len(story.office.officers)]


def requirement(story: CaseStory, place: int, on: date) -> Requirement:
    """What the conclusion requires of the subject, and who verifies it."""
    from workflows.demo.writing import text

    return Requirement(
        text=text("phrases")["follow_up"][place],
        owner=story.side.name,
        due_on=on + timedelta(days=story.lots.number(30, 75)),
        verifier=verifier_of(story),
        owner_member=story.side.speaker,
    )


def filing(story: CaseStory, on: date) -> Iterator[date]:
    """E5."""
    yield (on := story.after(on, 4, 8, "E5"))
    by = user_of(story.crew.secretary)
    minutes = story.scribe.meeting(MeetingKind.HANDOVER, on, story.crew, story.side)
    story.case = commands.close_file(story.case, by=by, minutes=minutes)
    for paper in ("handover-minutes", "file-index"):
        story.world.papers.later(paper, story.case, by=by, on=on)


def requirements_met(story: CaseStory, on: date) -> Iterator[date]:
    """Afterwards: the subject reports, the officer verifies and closes; now and then it takes longer than it should."""
    yield (on := story.after(on, 12, 45, "report"))
    items = list(FollowUpItem.objects.filter(case=story.case).select_related("case"))
    for item in items:
        report = story.scribe.phrase("follow_up_reports")
        commands.report_follow_up(item, by=story.speaker, on=on, report=report)
    yield (on := story.after(on, 3, 8, "verified"))
    verifier = user_of(verifier_of(story))
    for item in items:
        verification = story.scribe.phrase("verifications")
        commands.close_follow_up(item, by=verifier, on=on, verification=verification)
