"""The story of an inspection on signs of violation: from the register of signs to the commission's conclusion."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from cases.commands import signs, watching
from cases.commands.signs import ContentVote, Votes
from cases.models import Case, CaseToOpen, Consideration, FindingKind, Kind, Member, Organization, Outcome, Team
from workflows.demo import closing_acts, hearing_acts, known
from workflows.demo.agenda import Mission
from workflows.demo.case_story import CaseStory
from workflows.demo.fates import Fate
from workflows.demo.programme import user_of
from workflows.demo.team_story import TeamStory, World
from workflows.demo.walk import Story
from workflows.demo.writing import text, topics
from workflows.papers import latest_draft

if TYPE_CHECKING:
    from inspection.accounts.models import User


class SignsStory(TeamStory):
    """One team of the commission, from the day a sign is noted; every other one is about the secretary in person."""

    proposes = ("signs-proposal",)

    def __init__(
        self, world: World, home: Organization, number: int, on: date, turn: int, left_by: CaseToOpen | None = None
    ) -> None:
        """`left_by` is what an earlier conclusion left to be inspected."""
        self.subject: Organization | Member = home
        if number % 2 and left_by is None:
            self.subject = world.office.secretaries[home.pk]
        office, topic = world.office, topics(Kind.COMPLIANCE_INSPECTION)[number % 4]
        lead = office.commissioners[3]
        kind = Kind.SIGNS_MEMBER if isinstance(self.subject, Member) else Kind.SIGNS_ORGANIZATION
        self.facts = text("others")["signs"][number % 4]
        super().__init__(world, Mission(kind, topic, topic.title, on, on.year, 1, lead, [home]), turn)
        self.left_by = left_by
        self.leader, self.overseer = office.commissioners[0], office.commissioners[2]

    def told(self) -> Iterator[date]:
        """Noted and assessed first."""
        yield (on := self.mission.opens)
        if self.left_by is not None:
            self.sign = watching.note_left_sign(self.left_by, by=self.officer, on=on, body=self.office.commission)
        else:
            self.sign = watching.note_sign(
                self.office.commission,
                by=self.officer,
                on=on,
                subject=self.subject,
                source=self.facts["source"],
                description=self.facts["signs"],
                reference=self.facts["paper"],
            )
        yield (on := self.after(on, 2, 4))
        reason = "Có tài liệu kèm theo, nội dung rõ, đủ căn cứ kiểm tra."
        watching.assess_sign(self.sign, by=self.officer, on=on, assessment="enough", reason=reason)
        self.mission.opens = self.after(on, 1, 2)
        yield from super().told()

    def open(self, on: date) -> None:
        """From the register of signs."""
        case = watching.promote_sign(self.sign, by=self.officer, on=on, about=self.facts["about"])
        self.team = case.team

    def signed(self, on: date) -> Team:
        """P2: the chair of the commission names the commissioner in charge."""
        return signs.decide_on_signs(self.team, by=user_of(self.leader), on=on, overseer=self.overseer)

    def case_told(self, case: Case, place: int, waits_at: str, on: date) -> Story:
        """With conferences, and a vote on each content."""
        return SignsCase(self, case, place).told(on)


class SignsCase(CaseStory):
    """Its case."""

    reports_before = False
    notifies_at_once = False

    def dealt(self) -> Fate:
        """A violation is found; it is not so grave that discipline is required."""
        return Fate(violation=True, brings_evidence=True)

    @property
    def seats(self) -> list[Member]:
        """The commission."""
        return self.office.commissioners

    def told(self, on: date) -> Iterator[date]:
        """All of it."""
        for part in (
            self.deployment, self.self_report, self.verification, self.draft, self.conference, self.report,
            partial(closing_acts.submission, self), partial(closing_acts.deliberation, self), self.notice,
            partial(closing_acts.announcement, self), partial(closing_acts.assignment, self), self.afterwards,
        ):  # fmt: skip
            for day in part(on):
                yield (on := day)

    def conference(self, on: date) -> Iterator[date]:
        """R4: at home, then every point is answered."""
        yield (on := self.after(on, 2, 4, "conference"))
        by = user_of(self.crew.secretary)
        home = known(self.case.managing_organization or self.case.subject_organization)
        minutes = self.scribe.meeting("draft", on, self.crew, self.side)  # type: ignore[arg-type]
        row = signs.hold_conference(self.case, by=by, minutes=minutes, organization=home)
        self.world.papers.later("signs-conference-minutes", row.case, by=by, on=on, occasion=row.meeting)
        yield (on := self.after(on, 1, 2, "respond"))
        hearing_acts.respond_to_all(self, on)
        self.case = signs.finish_conferences(self.case, by=by, on=on)

    def report(self, on: date) -> Iterator[date]:
        """R5: whose responsibility it was, then the report."""
        yield (on := self.after(on, 2, 4, "report"))
        if self.case.subject_organization_id:
            signs.examine_responsibility(
                self.case,
                by=user_of(self.crew.secretary),
                on=on,
                member=self.side.speaker,
                position=self.side.speaker.title,
                examined="Trách nhiệm người đứng đầu trong lãnh đạo, kiểm tra, đôn đốc.",
                result="lessons",
                is_head=True,
            )
        self.finalise(on)

    def finish_report(self, by: User, on: date) -> Case:
        """R5, after the exchange."""
        return signs.finalise_on_signs(
            self.case,
            by=by,
            on=on,
            exchange="Đã trao đổi kết quả với đối tượng kiểm tra và cấp ủy quản lý.",
            directions="Đồng chí phụ trách thống nhất, đề nghị làm rõ trách nhiệm từng cá nhân.",
            proposed=self.outcome(),
        )

    def submit(self, by: User, on: date) -> Case:
        """E1."""
        return signs.submit_on_signs(self.case, by=by, on=on)

    def outcome(self) -> Outcome:
        """Lessons to be learned."""
        return Outcome.LESSONS

    def consider(self, outcome: Outcome | str, **facts: Any) -> Consideration:
        """E2: content by content, and whether discipline is required."""
        there = len(facts["present"])
        contents = [
            ContentVote(one.number, one.kind, there, 0, one.degree if one.kind == FindingKind.VIOLATION else "")
            for one in self.case.findings.filter(withdrawn_on__isnull=True).order_by("number")
        ]
        return signs.conclude_on_signs(
            self.case, outcome=outcome, contents=contents, discipline=Votes(0, there), **facts
        )

    def notice(self, on: date) -> Iterator[date]:
        """E3: the notice, exactly as it was approved."""
        yield (on := self.after(on, 1, 3, "notice"))
        by, papers = user_of(self.teller.leader), self.world.papers
        self.case = signs.issue_notice(self.case, by=by, on=on)
        papers.approve(known(latest_draft(self.case, "signs-notice")), by=by, on=on)
        papers.now("signs-notice", self.case, by=by, on=on)
