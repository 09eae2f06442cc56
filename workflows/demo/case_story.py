"""The story of a case: deployed, reported, verified, heard, submitted, concluded, announced, followed up, closed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from cases import commands
from cases.minutes import Requirement, Serving
from cases.models import Case, Consideration, Kind, MeetingKind, Member, Outcome
from workflows.demo import closing_acts, follow_up_story, hearing_acts, known
from workflows.demo.crew import Crew, side_of
from workflows.demo.evidence import evidence_file
from workflows.demo.fates import PLAIN, Fate
from workflows.demo.lots import Lots
from workflows.demo.programme import user_of
from workflows.demo.scribe import Scribe
from workflows.demo.team_story import TeamStory
from workflows.papers import HandedOver, draft_to_hand_over

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: So many subjects a team takes together.
TOGETHER = 6


class CaseStory:
    """One case, from the day its team is prepared."""

    #: The papers of its deployment and of the end of its verification.
    deploys: tuple[str, ...] = ("deployment-minutes",)
    verified: tuple[str, ...] = ("evidence-list",)
    #: Whether the report is final before it is laid before the body, and its notice issued as the body concludes.
    reports_before = True
    notifies_at_once = True

    def __init__(self, team_story: TeamStory, case: Case, place: int, *, waits_at: str = "") -> None:
        """`place` is its place among the team's cases; a case that waits at a step has nothing else to tell."""
        self.teller = team_story
        self.world, self.office, self.days = team_story.world, team_story.office, team_story.days
        self.case, self.place, self.waits_at = case, place, waits_at
        self.kind = Kind(case.kind)
        self.lots = Lots(case.code)
        self._pace = f"{team_story.turn}/{place // TOGETHER}"
        self.scribe = Scribe(self.office, self.kind, self.lots)
        self.fate: Fate = PLAIN if waits_at else self.dealt()
        self.side = side_of(case, self.office)
        self.speaker = user_of(self.side.speaker)

    def dealt(self) -> Fate:
        """What is out of the ordinary in it."""
        return self.world.fates.deal(self.kind)

    @property
    def seats(self) -> list[Member]:
        """Who sits in the body that concludes."""
        return self.office.seats

    @property
    def crew(self) -> Crew:
        """The team as it is by now."""
        return self.teller.crew

    def pace(self, what: str) -> Lots:
        """The lots of those subjects the team takes together: they go through the procedure on the same days."""
        return Lots(f"{what} {self._pace}")

    def after(self, on: date, least: int, most: int, what: str) -> date:
        """A few working days later."""
        return self.days.plus(on, least) if self.waits_at else self.days.after(on, self.pace(what), least, most)

    def meeting_day(self, on: date) -> date:
        """The next meeting of the standing committee."""
        return self.days.meeting(on)

    def verifies(self) -> bool:
        """Whether something is verified besides the working session."""
        return self.pace("verify").falls(45)

    def told(self, on: date) -> Iterator[date]:
        """All of it, to the step the case waits at."""
        for step, part in (
            ("R1", self.deployment), ("R2", self.self_report), ("R3", self.verification), ("R4", self.draft),
            ("R5", self.hearing), ("R6", self.answers),
        ):  # fmt: skip
            if self.waits_at == step:
                return
            for day in part(on):
                yield (on := day)
        yield from closing_acts.told(self, on)

    # Conduct

    def deployment(self, on: date) -> Iterator[date]:
        """R1."""
        yield (on := self.after(on, 1, 6, "R1"))
        by = user_of(self.crew.head)
        minutes = self.scribe.meeting(
            MeetingKind.DEPLOYMENT, on, self.crew, self.side, refused=self.fate.refuses_to_sign
        )
        served = [self.serving(handed, on) for handed in self.teller.decision_papers(self.case)]
        self.case = self.deploy(by=by, minutes=minutes, served=served)
        for paper in self.deploys:
            self.world.papers.later(paper, self.case, by=by, on=on)

    def deploy(self, **facts: Any) -> Case:
        """The act itself."""
        return commands.deploy(self.case, **facts)

    def serving(self, handed: HandedOver, on: date, *, refused: bool = False) -> Serving:
        """A paper handed to the subject's speaker, against a receipt or before witnesses."""
        paper, title, version = handed
        return Serving(
            paper=paper,
            title=title,
            version=version,
            served_to=self.side.speaker.full_name,
            received_on=None if refused else on,
            refused=refused,
            witnesses=self.scribe.witnesses(self.crew) if refused else "",
        )

    def self_report(self, on: date) -> Iterator[date]:
        """R2: by the subject itself, or by the team from paper; late, or never."""
        late = self.fate.reports_late or self.fate.reports_nothing
        comes = self.after(on, 13, 16, "R2") if late else self.after(on, 6, 9, "R2")
        if late:
            yield from self.reminder(before=comes)
        yield (on := comes)
        if self.fate.reports_nothing:
            facts = {"not_handed_in": True, "reason": self.scribe.phrase("not_handed_in")}
        else:
            facts = {"summary": self.scribe.phrase("self_reports"), "received_from": self.side.speaker.full_name}
        by = self.speaker if not self.fate.reports_nothing and self.lots.falls(70) else user_of(self.crew.secretary)
        self.take_report(by=by, on=on, **facts)

    def take_report(self, **facts: Any) -> None:
        """The act itself."""
        commands.receive_self_report(self.case, **facts)

    def reminder(self, *, before: date) -> Iterator[date]:
        """R2, late: the secretary asks for the report by a letter on the day after it was due."""
        due_on = known(Case.objects.values_list("self_report_due_on", flat=True).get(pk=self.case.pk))
        if (on := self.days.plus(due_on, 1)) >= before:
            return
        yield on
        by, papers = user_of(self.crew.secretary), self.world.papers
        reminder = commands.remind(self.case, by=by, on=on, until=self.days.plus(on, 3))
        papers.now("reminder-letter", reminder.case, by=by, on=on, occasion=reminder)
        for handed in papers.to_hand_over(reminder.case, "reminder-letter"):
            commands.serve(reminder.case, by=by, on=on, serving=self.serving(handed, on))

    def verification(self, on: date) -> Iterator[date]:
        """R3: working sessions, evidence, findings; where it takes too long, more time or none."""
        yield (on := self.after(on, 2, 5, "meet"))
        by = self.crew.anybody(self.pace("by"))
        self.meet(MeetingKind.WORKING, by, on)
        if self.fate.brings_evidence:
            self.add_evidence(on)
        if self.verifies():
            yield (on := self.after(on, 1, 3, "verify"))
            self.meet(MeetingKind.VERIFICATION, by, on)
        if self.fate.extended:
            for day in self.more_time(on):
                yield (on := day)
        elif self.fate.slow:
            on = self.after(on, 28, 36, "slow")
        yield (on := self.after(on, 2, 4, "R3"))
        self.find(on)
        head = user_of(self.crew.head)
        hearing_acts.choose_contents(self, on)
        self.case = commands.finish_verification(self.case, by=head, on=on)
        for paper in self.verified:
            self.world.papers.later(paper, self.case, by=head, on=on)

    def find(self, on: date) -> None:
        """What was found, before the verification ends."""
        hearing_acts.record_findings(self, on)

    def meet(self, kind: MeetingKind, by: User, on: date) -> None:
        """A working session or a verification, with its minutes."""
        minutes = self.scribe.meeting(kind, on, self.crew, self.side)
        self.case = commands.record_meeting(self.case, by=by, kind=kind, minutes=minutes)
        self.world.papers.later(f"{kind}-minutes", self.case, by=by, on=on)

    def add_evidence(self, on: date) -> None:
        """A table the subject handed over."""
        title = self.scribe.phrase("evidence")
        upload = evidence_file(title, self.side.name, self.lots)
        origin = "subject"
        commands.add_evidence(self.case, by=self.speaker, on=on, title=title, upload=upload, origin=origin)  # type: ignore[arg-type]

    def more_time(self, on: date) -> Iterator[date]:
        """The head asks a week before the time runs out; the authority grants it, or not."""
        due_on = known(Case.objects.values_list("due_on", flat=True).get(pk=self.case.pk))
        yield (on := max(self.days.plus(on, 1), self.days.until(due_on - timedelta(days=9))))
        days = self.lots.number(10, 15) if self.office.scale.is_city else self.lots.number(6, 10)
        commands.request_extension(
            self.case, by=user_of(self.crew.head), on=on, days=days, reason=self.scribe.phrase("extensions")
        )
        on = self.after(on, 1, 3, "more time")
        if on > self.world.quiet_from:
            yield date.max
        yield on
        by = user_of(self.teller.leader)
        granted = not self.fate.extension_refused
        refusal = "" if granted else self.scribe.phrase("extension_refusal")
        commands.decide_extension(self.case, by=by, on=on, granted=granted, refusal=refusal)
        if granted:
            self.world.papers.later("extension-decision", self.case, by=by, on=on)

    def draft(self, on: date) -> Iterator[date]:
        """R4."""
        yield (on := self.after(on, 2, 4, "R4"))
        by = user_of(self.crew.secretary)
        self.before_draft(on)
        draft = self.world.papers.draft("team-report", self.case, by=by, on=on)
        served = [self.serving(draft_to_hand_over(draft), on)]
        if self.kind == Kind.THEMATIC_SUPERVISION:  # a supervision exchanges the draft by a letter
            self.world.papers.now("exchange-letter", self.case, by=by, on=on)
            handed = self.world.papers.to_hand_over(self.case, "exchange-letter")
            served += [self.serving(letter, on) for letter in handed]
        self.case = commands.draft_report(self.case, by=by, on=on, served=served)

    def before_draft(self, on: date) -> None:
        """What is said before the draft is written; here nothing."""

    def before_meeting(self, on: date) -> None:
        """What is asked before the draft is heard; here nothing."""

    def hearing(self, on: date) -> Iterator[date]:
        """R5: an opinion on each point, then the meeting."""
        yield (on := self.after(on, 1, 3, "respond"))
        hearing_acts.respond_to_all(self, on)
        yield (on := self.after(on, 1, 3, "R5"))
        by = user_of(self.crew.secretary)
        self.before_meeting(on)
        minutes = self.scribe.meeting(MeetingKind.DRAFT, on, self.crew, self.side)
        self.case = commands.hear_draft(self.case, by=by, minutes=minutes)
        self.world.papers.later("draft-meeting-minutes", self.case, by=by, on=on)

    def answers(self, on: date) -> Iterator[date]:
        """R6: every contested point is answered; an inspection's report is final before it is submitted."""
        yield (on := self.after(on, 1, 2, "answer"))
        hearing_acts.answer_all(self, on)
        if self.reports_before and self.kind != Kind.THEMATIC_SUPERVISION:
            yield (on := self.after(on, 1, 2, "R6"))
            self.finalise(on)

    def finalise(self, on: date) -> None:
        """Finalise the report from its last draft, and write the draft notice."""
        by, writer = user_of(self.crew.head), user_of(self.crew.secretary)
        papers = self.world.papers
        self.case = self.finish_report(by, on)
        papers.approve(papers.draft("team-report", self.case, by=writer, on=on), by=by, on=on)
        papers.now("team-report", self.case, by=by, on=on)  # at once: the draft notice cites its number
        papers.draft(commands.NOTICE[self.kind], self.case, by=writer, on=on)

    # The acts of the closing that some procedures do in their own way

    def finish_report(self, by: User, on: date) -> Case:
        """R6."""
        return commands.finalise_report(self.case, by=by, on=on)

    def submit(self, by: User, on: date) -> Case:
        """E1."""
        return commands.submit(self.case, by=by, on=on)

    def outcome(self) -> Outcome:
        """E2: what the body concludes, as what was found allows."""
        return closing_acts.outcome_of(self)

    def consider(self, outcome: Outcome | str, **facts: Any) -> Consideration:
        """E2."""
        return commands.consider(self.case, outcome=outcome, **facts)

    @property
    def announced_by(self) -> Member:
        """E3: a leader, or the head on the authority's behalf; of a denunciation always a leader."""
        by_leader = self.kind == Kind.DENUNCIATION or self.pace("host").falls(40)
        return self.teller.leader if by_leader else self.crew.head

    def afterwards(self, on: date) -> Iterator[date]:
        """E5, and what is done about the requirements."""
        course = follow_up_story.course_of(self, on)
        if course:
            self.world.begin(follow_up_story.told(self, course, on))
        for day in closing_acts.filing(self, on):
            yield (on := day)
        if not course:
            yield from closing_acts.requirements_met(self, on)

    def assign(self, on: date, requirements: list[Requirement]) -> Case:
        """E4."""
        return commands.assign_follow_up(self.case, by=user_of(self.teller.leader), on=on, requirements=requirements)
