"""The story of a case of discipline: opened on the conclusion, two ballots, the decision, what follows, the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

from cases import commands
from cases.commands import discipline
from cases.commands.discipline import Standing, Told, ViolationFacts
from cases.discipline.forms import DisciplineForm
from cases.minutes import Session
from cases.models import Case, Notification, Outcome, Severity, SubjectHearing, Team, standing_violations
from workflows.demo import known
from workflows.demo.lots import Lots
from workflows.demo.meetings import Assembly, committee_of, votes
from workflows.demo.programme import user_of
from workflows.demo.scribe import Scribe
from workflows.forms import suggestions

if TYPE_CHECKING:
    from workflows.demo.case_story import CaseStory

#: Of so many conclusions that call for discipline one is not taken up yet.
LEFT = 3


def calls_for(source: CaseStory) -> bool:
    """Whether this house goes on: over an organization directly below it, and not in every case."""
    case = source.case
    home = case.subject_organization
    if case.outcome != Outcome.DISCIPLINE_REQUIRED or home is None or home.parent_id != source.office.root.pk:
        return False
    source.world.to_discipline += 1
    return source.world.to_discipline % LEFT != 0


class DisciplineStory:
    """One case of discipline, by the team that inspected."""

    def __init__(self, source: CaseStory) -> None:
        """`source` is the inspection that was concluded."""
        self.source, self.world, self.office, self.days = source, source.world, source.office, source.days
        self.side, self.speaker, self.leader = source.side, source.speaker, source.teller.leader
        self.crew = source.crew
        self.lots = Lots(f"discipline {source.case.code}")
        self.scribe = Scribe(self.office, source.kind, self.lots, work="xem xét kỷ luật")
        busy = {self.leader.pk, *(member.pk for member, _role in self.crew)}
        free = [seat for seat in self.office.seats if seat.pk not in busy]
        self.overseer, *self.tellers = self.lots.some(free, 3)
        self.case: Case
        self.team: Team

    def told(self, on: date) -> Iterator[date]:
        """All of it; after the last decisions of the demo nothing more is signed."""
        parts: tuple[tuple[Callable[[date], None], int, int], ...] = (
            (self.open, 5, 9), (self.decide, 3, 5), (self.guide, 2, 4), (self.deploy, 2, 4), (self.criticise, 6, 9),
            (self.confer, 2, 4), (self.propose, 2, 4), (self.hear, 2, 4), (self.resolve, 2, 3), (self.issue, 1, 3),
            (self.announce, 2, 4), (self.tell, 1, 3), (self.close, 3, 6),
        )  # fmt: skip
        for part, least, most in parts:
            on = self.days.after(on, self.lots, least, most)
            if part == self.resolve:
                on = self.days.meeting(on)
            if on > self.world.quiet_from:
                return
            yield on
            part(on)

    # Preparation

    def open(self, on: date) -> None:
        """From the list of cases to open, by the officer; the people of the inspection go on."""
        self.case = discipline.open_from_list(
            self.source.case.case_to_open,
            by=self.source.teller.officer,
            on=on,
            body=self.office.standing,
            places=self.crew.places(),
            standing=Standing(),
        )
        self.team = self.case.team

    def decide(self, on: date) -> None:
        """P1."""
        by = user_of(self.leader)
        self.team = discipline.decide_discipline(self.team, by=by, on=on, overseer=self.overseer)
        for paper in ("consideration-decision", "consideration-plan"):
            self.world.papers.later(paper, self.team, by=by, on=on)

    def guide(self, on: date) -> None:
        """P2, and the secretary dates what the inspection found."""
        for member, _role in self.crew:
            commands.declare(self.team, by=user_of(member), on=on, has_conflict=False)
        by = user_of(self.crew.head)
        self.team = discipline.guide(
            self.team,
            by=by,
            minutes=self.scribe.team_meeting(on, self.crew),
            outline=suggestions.self_criticism(self.team),
            schedule=[Session(**row) for row in suggestions.schedule(self.team, on)],
        )
        for paper in ("self-criticism-outline", "schedule", "team-meeting-minutes"):
            self.world.papers.later(paper, self.team, by=by, on=on)
        self._date_violations(on)

    def _date_violations(self, on: date) -> None:
        began = on - timedelta(days=self.lots.number(300, 500))
        for row in standing_violations(self.case):
            facts = ViolationFacts(
                act=row.act,
                severity=row.severity,
                group=row.group,
                nature=row.nature,
                harm=row.harm,
                cause=row.cause,
                began_from=began,
                ended_from=began + timedelta(days=90),
                discovered_on=row.discovered_on,
            )
            discipline.revise_violation(row, by=user_of(self.crew.secretary), on=on, facts=facts)

    # Conduct

    @property
    def form(self) -> DisciplineForm:
        """A warning where it was serious."""
        worst = max(row.severity for row in standing_violations(self.case))
        return DisciplineForm.WARNING if worst >= Severity.SERIOUS else DisciplineForm.REPRIMAND

    def deploy(self, on: date) -> None:
        """R1."""
        by = user_of(self.crew.head)
        keys = ("consideration-decision", "consideration-plan", "self-criticism-outline")
        served = [self.side.receives(handed, on) for handed in self.world.papers.to_hand_over(self.case, *keys)]
        minutes = self.scribe.consideration("deployment", on, self.crew, self.side)
        self.case = discipline.deploy_discipline(self.case, by=by, minutes=minutes, served=served)
        self.world.papers.later("consideration-minutes", self.case, by=by, on=on)

    def criticise(self, on: date) -> None:
        """R2: by the subject itself."""
        discipline.receive_self_criticism(
            self.case,
            by=self.speaker,
            on=on,
            summary=self.scribe.phrase("consideration", "self_criticism"),
            own_form=DisciplineForm.REPRIMAND,
            received_from=self.side.speaker.full_name,
        )

    def confer(self, on: date) -> None:
        """R3: its committee votes; the secretary, who answers for it here, does not."""
        home = known(self.case.subject_organization)
        voted = votes(
            committee_of(self.side, home, self.office),
            self.case,
            on,
            step="R3",
            recorder=self.crew.secretary,
            course=self.scribe.phrase("consideration", "vote"),
            votes={self.form: 3},
        )
        by = user_of(self.crew.secretary)
        minutes = self.scribe.consideration("conference", on, self.crew, self.side)
        self.case = discipline.confer(self.case, by=by, minutes=minutes)
        self.world.papers.later("conference-minutes", self.case, by=by, on=on)
        for paper in ("ballot-paper", "counting-minutes"):
            self.world.papers.later(paper, self.case, by=by, on=on, occasion=voted)

    def propose(self, on: date) -> None:
        """R4."""
        by = user_of(self.crew.head)
        self.case = discipline.propose_discipline(
            self.case,
            by=by,
            on=on,
            form=self.form,
            verified=self.scribe.phrase("consideration", "verified"),
            proposal=self.scribe.phrase("consideration", "proposal"),
        )
        self.world.papers.later("discipline-proposal", self.case, by=by, on=on)

    # Closing

    def hear(self, on: date) -> None:
        """E1."""
        by = user_of(self.overseer)
        minutes = self.scribe.consideration("hearing", on, self.crew, self.side, chair=self.overseer.full_name)
        self.case = discipline.hear_subject(
            self.case,
            by=by,
            minutes=minutes,
            result=SubjectHearing.Result.HEARD,
            statement=self.scribe.phrase("consideration", "statement"),
        )
        self.world.papers.later("hearing-minutes", self.case, by=by, on=on)

    def resolve(self, on: date) -> None:
        """E2: at a meeting of the standing committee."""
        seats = self.office.seats
        by = user_of(self.leader)
        voted = votes(
            Assembly(self.office.standing, self.leader, self.tellers, seats),
            self.case,
            on,
            step="E2",
            recorder=self.crew.secretary,
            course=self.scribe.phrase("consideration", "vote"),
            votes={self.form: len(seats) - 1},
        )
        self.case = discipline.resolve(self.case, by=by, on=on).case
        for paper in ("ballot-paper", "counting-minutes"):
            self.world.papers.later(paper, self.case, by=by, on=on, occasion=voted)
        self.world.papers.later("resolution-minutes", self.case, by=by, on=on)

    def issue(self, on: date) -> None:
        """E3."""
        by = user_of(self.leader)
        self.case = discipline.issue_sanction(self.case, by=by, on=on).case
        self.world.papers.later("discipline-decision", self.case, by=by, on=on)

    def announce(self, on: date) -> None:
        """E4."""
        by = user_of(self.leader)
        handed = self.world.papers.to_hand_over(self.case, "discipline-decision")
        minutes = self.scribe.consideration("announcement", on, self.crew, self.side, chair=self.leader.full_name)
        served = [self.side.receives(decision, on) for decision in handed]
        self.case = discipline.announce_sanction(self.case, by=by, minutes=minutes, served=served)
        self.world.papers.later("sanction-minutes", self.case, by=by, on=on)

    def tell(self, on: date) -> None:
        """E5."""
        by = user_of(self.leader)
        told = [Told(Notification.Kind.FILE, f"Hồ sơ {self.side.name}")]
        self.case = discipline.effect_sanction(self.case, by=by, on=on, told=told)
        self.world.papers.later("sanction-letter", self.case, by=by, on=on)

    def close(self, on: date) -> None:
        """E6."""
        by = user_of(self.crew.head)
        minutes = self.scribe.consideration("handover", on, self.crew, self.side)
        self.case = discipline.close_discipline(self.case, by=by, minutes=minutes)
        for paper in ("handover-minutes", "file-index"):
            self.world.papers.later(paper, self.case, by=by, on=on)
