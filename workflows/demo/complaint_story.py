"""The story of a complaint that was right: accepted, verified, the discipline annulled, and rights restored below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cases import commands
from cases.commands import complaints, exoneration
from cases.commands.discipline import Told
from cases.commands.exoneration import Measure
from cases.minutes import Minutes, Requirement, Serving, Session
from cases.models import Case, Complaint, Exoneration, FollowUpItem, Kind, Notification, Sanction
from workflows.complaints import to_body
from workflows.demo import known
from workflows.demo.crew import Side
from workflows.demo.lots import Lots
from workflows.demo.meetings import Assembly, votes
from workflows.demo.programme import user_of
from workflows.demo.scribe import Scribe
from workflows.demo.team_story import World
from workflows.demo.writing import text
from workflows.forms import suggestions

if TYPE_CHECKING:
    from workflows.demo.lower_story import LowerHouse


def told(world: World, house: LowerHouse, contested: Case, on: date) -> Iterator[date]:
    """From the letter to the corrected register."""
    story = ComplaintStory(world, house, contested)
    parts = (
        (story.receive, 5, 8), (story.propose, 1, 2), (story.accept, 1, 3), (story.prepare, 1, 2), (story.deploy, 1, 2),
        (story.hear, 1, 2), (story.verify, 2, 4), (story.exchange, 1, 3), (story.answer, 1, 2), (story.announce, 1, 3),
        (story.correct, 1, 2),
    )  # fmt: skip
    for part, least, most in parts:
        on = world.days.after(on, story.lots, least, most)
        if part == story.answer:
            on = world.days.meeting(on)
        if on > world.quiet_from:
            return
        yield on
        part(on)
    yield from restored(story, on)


class ComplaintStory:
    """One complaint, by a team of this house that had no part in the discipline."""

    def __init__(self, world: World, house: LowerHouse, contested: Case) -> None:
        """`contested` is the case of discipline below."""
        self.world, self.house, self.office, self.days = world, house, world.office, world.days
        self.papers, self.words = world.papers, text("others")["contested"]
        self.sanction = Sanction.objects.get(case=contested)
        self.lots = Lots(f"complaint {contested.code}")
        self.scribe = Scribe(self.office, Kind.COMPLAINT, self.lots, work="giải quyết khiếu nại")
        self.crew = world.roster.crew(self.office.commissioners[4 % len(self.office.commissioners)], 1)
        self.side = Side(house.member.full_name, house.member, None)
        self.leader, self.officer = self.office.leaders[0], user_of(self.office.officers[0])
        self.complaint: Complaint
        self.case: Case

    def minutes(self, what: str, on: date, *, chair: str = "") -> Minutes:
        """Minutes of a meeting, in the words of this work."""
        written = self.scribe.consideration("announcement", on, self.crew, self.side, chair=chair)
        return replace(written, course=self.words["meetings"][what])

    # Preparation

    def receive(self, on: date) -> None:
        """P1: the clerk registers the letter."""
        self.complaint = complaints.receive_complaint(
            self.sanction,
            by=user_of(self.office.clerk),
            on=on,
            body=self.office.standing,
            about=Complaint.About.VIOLATION,
            content=self.words["letter"],
            complainant=self.house.member,
            channel=Complaint.Channel.POST,
        )

    def propose(self, on: date) -> None:
        """P1: the officer proposes to handle it."""
        by = self.officer
        self.case = complaints.propose_handling(self.complaint, by=by, on=on, places=self.crew.places())
        self.papers.later("complaint-slip", self.case, by=by, on=on)

    def accept(self, on: date) -> None:
        """P2."""
        by = user_of(self.leader)
        self.case = complaints.accept_complaint(self.case.team, by=by, on=on, content=self.words["letter"])
        for paper in ("complaint-team-decision", "complaint-plan"):
            self.papers.later(paper, self.case.team, by=by, on=on)
        self.papers.later("complaint-acceptance", self.case, by=by, on=on)

    def prepare(self, on: date) -> None:
        """P3."""
        team, by = self.case.team, user_of(self.crew.head)
        for member, _role in self.crew:
            commands.declare(team, by=user_of(member), on=on, has_conflict=False)
        team = complaints.prepare_complaint(
            team,
            by=by,
            minutes=self.scribe.team_meeting(on, self.crew),
            rules_of_conduct=self.scribe.conduct(),
            schedule=[Session(**row) for row in suggestions.schedule(team, on)],
        )
        for paper in ("schedule", "team-meeting-minutes"):
            self.papers.later(paper, team, by=by, on=on)

    # Conduct

    def deploy(self, on: date) -> None:
        """R1: with the body that decided."""
        by, body = user_of(self.crew.head), Side(self.house.home.name, self.house.secretary, None)
        handed = to_body(self.papers.to_hand_over(self.case, "complaint-team-decision", "complaint-plan"))
        served = [body.receives(paper, on) for paper in handed]
        minutes = replace(
            self.minutes("deployment", on), people=(*self.crew.present(self.scribe.work), *body.present())
        )
        self.case = complaints.deploy_complaint(self.case, by=by, minutes=minutes, served=served)
        for paper in ("complaint-deployment-minutes", "file-receipt-minutes"):
            self.papers.later(paper, self.case, by=by, on=on)

    def hear(self, on: date) -> None:
        """R2."""
        by, words = user_of(self.crew.secretary), self.words
        self.case = complaints.hear_complainant(
            self.case,
            by=by,
            minutes=self.minutes("complainant", on),
            statement=words["statement"],
            differences=words["differences"],
        )
        self.papers.later("complainant-minutes", self.case, by=by, on=on)

    def verify(self, on: date) -> None:
        """R3."""
        by, minutes = user_of(self.crew.head), self.minutes("verification", on)
        position = self.words["position"]
        self.case = complaints.verify_complaint(self.case, by=by, minutes=minutes, position=position, position_on=on)
        self.papers.later("verification-minutes", self.case, by=by, on=on)

    def exchange(self, on: date) -> None:
        """R4: nothing of it was a violation."""
        by, minutes = user_of(self.crew.head), self.minutes("exchange", on)
        proposal = self.words["proposal"]
        self.case = complaints.exchange_results(self.case, by=by, minutes=minutes, form="", proposal=proposal)
        for paper in ("complaint-exchange-minutes", "complaint-report"):
            self.papers.later(paper, self.case, by=by, on=on)

    # Closing

    def answer(self, on: date) -> None:
        """E1: everybody votes for no form at all."""
        by, seats = user_of(self.leader), self.office.seats
        tellers = [seat for seat in seats if seat != self.leader][:2]
        voted = votes(
            Assembly(self.office.standing, self.leader, tellers, seats),
            self.case,
            on,
            step="E1",
            recorder=self.crew.secretary,
            course=self.words["meetings"]["exchange"],
            votes={},
        )
        self.case = complaints.resolve_complaint(self.case, by=by, on=on, reason=self.words["reason"]).case
        for paper in ("ballot-paper", "counting-minutes"):
            self.papers.later(paper, self.case, by=by, on=on, occasion=voted)
        for paper in ("complaint-resolution-minutes", "complaint-decision"):
            self.papers.later(paper, self.case, by=by, on=on)

    def announce(self, on: date) -> None:
        """E2: to the complainant and to the body that decided."""
        by = user_of(self.leader)
        (decision,) = self.papers.to_hand_over(self.case, "complaint-decision")
        _key, title, version = decision
        secretary = self.house.secretary.full_name
        body = Serving("complaint-decision-body", title, served_to=secretary, version=version, received_on=on)
        minutes = self.minutes("announcement", on, chair=self.leader.full_name)
        served = [self.side.receives(decision, on), body]
        self.case = known(complaints.announce_answer(self.case, by=by, minutes=minutes, served=served).case)
        self.papers.later("complaint-announcement-minutes", self.case, by=by, on=on)

    def correct(self, on: date) -> None:
        """E3."""
        told = [Told(Notification.Kind.FILE, self.words["file"])]
        cause = Complaint.ChangeCause.GUIDELINES
        complaints.correct_register(self.case, by=user_of(self.leader), on=on, told=told, cause=cause)


def restored(story: ComplaintStory, on: date) -> Iterator[date]:
    """The committee that disciplined apologises, restores, and corrects its register."""
    house, words, papers, days = story.house, story.words, story.papers, story.days
    officer, leader = user_of(house.officer), user_of(house.secretary)
    yield (on := days.after(on, story.lots, 2, 3))
    case = exoneration.establish_wrongfulness(
        story.sanction,
        house.office.standing,
        by=officer,
        on=on,
        ground=Exoneration.Ground.COMPLAINT,
        paper=words["decision"],
        dated=known(story.case.concluded_on),
    )
    papers.later("exoneration-submission", case, by=officer, on=on)
    yield (on := days.after(on, story.lots, 3, 5))
    asked = Requirement(
        text=words["measure"],
        owner=house.home.name,
        due_on=on + timedelta(days=30),
        verifier=house.officer,
        owner_member=house.secretary,
    )
    minutes = Scribe(house.office, Kind.EXONERATION, story.lots, work="phục hồi quyền lợi").consideration(
        "announcement", on, story.crew, story.side, chair=house.secretary.full_name
    )
    people = tuple(one for one in minutes.people if one.member is None or one.member == house.member)
    minutes = replace(minutes, course=words["meetings"]["apology"], people=people, recorded_by=house.officer.full_name)
    exoneration.restore_rights(
        case.team, by=leader, minutes=minutes, apology=Exoneration.Apology.MEETING, measures=[Measure(asked)]
    )
    for paper in ("restoration-decision", "apology-minutes"):
        papers.later(paper, case, by=leader, on=on)
    yield (on := days.after(on, story.lots, 4, 6))
    (item,) = FollowUpItem.objects.filter(case=case).select_related("case")
    commands.close_follow_up(item, by=officer, on=on, verification=words["verified"])
    case = exoneration.close_exoneration(case, by=leader, on=on, corrected=words["corrected"])
    papers.later("restoration-letter", case, by=leader, on=on)
