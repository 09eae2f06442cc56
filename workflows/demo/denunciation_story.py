"""The story of a denunciation: from the sealed letter to a verdict on each allegation and the word to who denounced."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from cases import commands
from cases.commands import denunciation, intake
from cases.commands.denunciation import Alleged, Concluded
from cases.minutes import FindingFacts, Minutes
from cases.models import (
    Case,
    Consideration,
    DenunciationMatter,
    Kind,
    MeetingKind,
    Organization,
    Outcome,
    Team,
    Verdict,
)
from workflows.demo import closing_acts, hearing_acts
from workflows.demo.agenda import Mission
from workflows.demo.case_story import CaseStory
from workflows.demo.fates import PLAIN, Fate
from workflows.demo.programme import user_of
from workflows.demo.registers_story import sender
from workflows.demo.team_story import TeamStory, World
from workflows.demo.walk import Story
from workflows.demo.writing import text, topics
from workflows.papers import petition_papers

#: What the team finds of each allegation, in turn.
VERDICTS = (Verdict.SHORTCOMING, Verdict.FALSE, Verdict.UNFOUNDED)


class DenunciationStory(TeamStory):
    """One team, from the day the letter comes in."""

    proposes = ("denunciation-proposal",)
    decides = ("denunciation-team-decision", "denunciation-plan")
    prepares = ("denunciation-outline", "schedule", "team-meeting-minutes")
    hands_over = ("denunciation-team-decision", "denunciation-plan", "denunciation-outline")

    def __init__(self, world: World, home: Organization, number: int, on: date, turn: int) -> None:
        """`number` says which letter it is."""
        topic, self.facts, self.number = topics(Kind.COMPLIANCE_INSPECTION)[0], text("others")["denunciation"], number
        topic = replace(topic, content=self.facts["content"])
        lead = world.office.heads[number]
        super().__init__(world, Mission(Kind.DENUNCIATION, topic, topic.title, on, on.year, 1, lead, [home]), turn)

    def told(self) -> Iterator[date]:
        """The letter is registered and classified first."""
        yield (on := self.mission.opens)
        (home,) = self.mission.organizations
        self.petition = intake.receive_petition(
            self.office.standing,
            by=user_of(self.office.clerk),
            on=on,
            petition=intake.NewPetition(
                channel="post",
                source="citizen",
                content=self.facts["letters"][self.number],
                received_on=on,
                subject_organization=home,
            ),
            sender=sender(self.number + 3),
        )
        yield (on := self.after(on, 1, 3))
        intake.classify(self.petition, by=self.officer, on=on, classification="denunciation", is_competent=True)
        self.mission.opens = self.after(on, 1, 2)
        yield from super().told()

    def open(self, on: date) -> None:
        """P1, with the slip of the petition."""
        self.team = denunciation.open_denunciation(self.petition, by=self.officer, on=on)
        self.petition.refresh_from_db()
        for key in petition_papers(self.petition.handling):
            self.world.papers.now(key, self.petition.body, by=self.officer, on=on, occasion=self.petition)

    def laid_before(self, on: date, **proposal: Any) -> Team:
        """P2: the denouncer stands by it, then the team is proposed."""
        minutes = self.quiet(self.scribe.team_meeting(on, self.crew))
        alleged = self.facts["allegations"][: 2 + self.number]
        said = [Alleged(case.pk, text) for case in Case.objects.filter(team=self.team) for text in alleged]
        self.team = denunciation.work_with_denouncer(
            self.team, by=self.officer, minutes=replace(minutes, people=()), allegations=said
        )
        self.world.papers.now("denouncer-minutes", self.team, by=self.officer, on=on)
        return super().laid_before(on, **proposal)

    def days_planned(self, inspects: bool) -> int:
        """As long as the rule allows."""
        return 90

    def outline(self) -> str:
        """What is to be explained."""
        return str(self.facts["outline"])

    def quiet(self, minutes: Minutes) -> Minutes:
        """The same minutes in the words of this work."""
        return replace(minutes, course=self.facts["course"])

    def case_told(self, case: Case, place: int, waits_at: str, on: date) -> Story:
        """Allegation by allegation."""
        return DenunciationCase(self, case, place).told(on)


class DenunciationCase(CaseStory):
    """Its case."""

    deploys = ("denunciation-deployment-minutes",)
    reports_before = False
    teller: DenunciationStory

    def dealt(self) -> Fate:
        """Nothing out of the ordinary."""
        return PLAIN

    def told(self, on: date) -> Iterator[date]:
        """All of it."""
        for part in (
            self.deployment, self.self_report, self.verification, self.draft, self.hearing,
            partial(closing_acts.submission, self), partial(closing_acts.deliberation, self),
            partial(closing_acts.announcement, self), self.informing, partial(closing_acts.filing, self),
            partial(closing_acts.requirements_met, self),
        ):  # fmt: skip
            for day in part(on):
                yield (on := day)

    def verification(self, on: date) -> Iterator[date]:
        """R3: allegation by allegation."""
        facts, by = self.teller.facts, user_of(self.crew.secretary)
        for place, allegation in enumerate(self.case.allegations.standing()):
            yield (on := self.after(on, 2, 5, f"allegation {place}"))
            minutes = self.teller.quiet(self.scribe.meeting(MeetingKind.VERIFICATION, on, self.crew, self.side))
            denunciation.verify_allegation(
                allegation, by=by, minutes=minutes, verification=facts["verified"], proposed=VERDICTS[place]
            )
            self.world.papers.now("verification-minutes", self.case, by=by, on=on)
            if VERDICTS[place] == Verdict.SHORTCOMING:
                found = FindingFacts("shortcoming", facts["shortcoming"], allegation=allegation.number)
                commands.record_finding(self.case, by=by, on=on, facts=found)
        yield (on := self.after(on, 1, 3, "R3"))
        commands.record_finding(self.case, by=by, on=on, facts=FindingFacts("strength", facts["strength"]))
        head = user_of(self.crew.head)
        hearing_acts.choose_contents(self, on)
        self.case = commands.finish_verification(self.case, by=head, on=on)
        self.world.papers.later("evidence-list", self.case, by=head, on=on)

    def outcome(self) -> Outcome:
        """As the verdicts have it."""
        return Outcome.FOUNDED_SHORTCOMING

    def consider(self, outcome: Outcome | str, **facts: Any) -> Consideration:
        """E1: a verdict on each allegation."""
        reasons = self.teller.facts["reasons"]
        verdicts = {row.number: Concluded(row.proposed, reasons) for row in self.case.allegations.standing()}
        return denunciation.conclude_denunciation(self.case, verdicts=verdicts, **facts)

    def informing(self, on: date) -> Iterator[date]:
        """E2: the denouncer is told, and what is required is assigned."""
        yield (on := self.after(on, 1, 2, "inform"))
        by = user_of(self.announced_by)
        denunciation.inform_denouncer(self.case, by=by, on=on, how=DenunciationMatter.Telling.LETTER)
        self.world.papers.later("denouncer-notice", self.case, by=by, on=on)
        self.case = self.assign(on, [closing_acts.requirement(self, 0, on)])
