"""The story of a team: opened, proposed, decided, prepared; then each of its cases goes its own way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from cases import commands
from cases.minutes import Session
from cases.models import Case, Kind, Member, ProgrammeItem, Team, TeamRole
from workflows.demo.agenda import Mission
from workflows.demo.crew import Crew, Roster
from workflows.demo.days import Days
from workflows.demo.fates import Fates
from workflows.demo.lots import Lots
from workflows.demo.papers import Papers
from workflows.demo.people import Office
from workflows.demo.programme import user_of
from workflows.demo.scribe import Scribe
from workflows.demo.walk import Story
from workflows.forms import suggestions
from workflows.papers import HandedOver

#: The ground of a conflict, as the rulebook lists them.
GROUND = "sibling"


def _nobody_begins(story: Story) -> None:
    """Before the walk nothing goes its own way."""
    raise RuntimeError("the walk has not begun")


@dataclass
class World:
    """What every story needs to know."""

    office: Office
    days: Days
    roster: Roster
    fates: Fates
    papers: Papers
    on: date  # the day the demo shows
    quiet_from: date  # after this day only the one case walked live gets decisions, so that numbers follow days
    begin: Callable[[Story], None] = _nobody_begins
    follow_ups: dict[str, int] = field(default_factory=dict)  # of each course, how many were opened
    to_discipline: int = 0  # conclusions so far that call for discipline this house decides on


class TeamStory:
    """One team, from the day its programme item is opened."""

    #: The papers its acts make: of the proposal, of the decision, of the team's meeting; and what a subject is handed.
    proposes: tuple[str, ...] = ("proposal",)
    decides: tuple[str, ...] = ("team-decision", "plan")
    prepares: tuple[str, ...] = ("outline", "schedule", "team-meeting-minutes")
    hands_over: tuple[str, ...] = commands.DECISION_PAPERS

    def __init__(self, world: World, mission: Mission, turn: int) -> None:
        """`turn` is the team's place among all."""
        self.world, self.mission, self.turn = world, mission, turn
        self.office, self.days = world.office, world.days
        self.lots = Lots(f"team {turn}")
        self.scribe = Scribe(world.office, mission.kind, self.lots)
        self.crew: Crew = world.roster.crew(mission.lead, len(mission.organizations))
        self.officer = user_of(world.office.officers[turn % len(world.office.officers)])
        self.leader = world.office.leaders[turn % len(world.office.leaders)]
        self.team: Team
        self._handed: list[HandedOver] = []

    def after(self, on: date, least: int, most: int) -> date:
        """A few working days later; a team that waits at a step was brisk until then."""
        return self.days.plus(on, least) if self.mission.waits_at else self.days.after(on, self.lots, least, most)

    def told(self) -> Iterator[date]:
        """Open, propose, decide, prepare."""
        on = self.mission.opens
        yield on
        self.open(on)
        if self.mission.waits_at == "P1":
            return
        yield (on := self.after(on, 2, 5))
        self.propose(on)
        if self.turn % 21 == 3:
            yield (on := self.after(on, 1, 3))
            self.return_proposal(on)
            yield (on := self.after(on, 2, 4))
            self.propose(on)
        on = self.after(on, 2, 6)
        if self.mission.waits_at == "P2" or on > self.world.quiet_from:
            return
        yield on
        self.decide(on)
        yield (on := self.after(on, 1, 2))
        conflicted = self.crew.members[-1] if self.mission.waits_at == "P3" or self.turn % 31 == 5 else None
        self.declare_all(on, conflicted)
        if self.mission.waits_at == "P3":
            return
        if conflicted is not None:
            yield (on := self.after(on, 2, 3))
            self.replace(conflicted, on, "team_change")
        yield (on := self.after(on, 1, 3))
        self.prepare(on)
        self.begin_cases(on)
        if self.turn % 25 == 7 and (on := self.after(on, 12, 20)) < self.world.quiet_from:
            yield on
            self.replace(self.crew.members[-1], on, "team_change_work")

    # The acts

    def open(self, on: date) -> None:
        """From the programme."""
        item = ProgrammeItem.objects.get(pk=self.mission.item)
        self.team = commands.open_item(item, by=self.officer, on=on)

    def propose(self, on: date) -> None:
        """P1."""
        self.team = self.laid_before(on, **self.proposal(on))
        for paper in self.proposes:
            self.world.papers.later(paper, self.team, by=self.officer, on=on)

    def laid_before(self, on: date, **proposal: Any) -> Team:
        """The act itself; a procedure that is told more has one of its own."""
        return commands.propose(self.team, by=self.officer, on=on, **proposal)

    def proposal(self, on: date) -> dict[str, Any]:
        """What is proposed: who goes, to look at what of which time, for how long."""
        return {
            "places": self.crew.places(),
            "content": self.mission.topic.content,
            "requirements": self.scribe.phrase("requirements"),
            "method": self.scribe.phrase("methods"),
            "scope_from": date(2023, 1, 1) if on < date(2026, 3, 1) else date(2025, 7, 1),
            "scope_to": on.replace(day=1) - timedelta(days=1),
            "days": self.days_planned(self.mission.kind != Kind.THEMATIC_SUPERVISION),
        }

    def days_planned(self, inspects: bool) -> int:
        """How long the plan says it lasts, within what the rulebook allows at this level."""
        most = (60 if inspects else 45) if self.office.scale.is_city else (45 if inspects else 30)
        return most if len(self.mission.organizations) > 4 else most - 5

    def return_proposal(self, on: date) -> None:
        """P2, the other branch."""
        commands.return_proposal(
            self.team, by=user_of(self.leader), on=on, reason=self.scribe.phrase("proposal_returns")
        )

    def decide(self, on: date) -> None:
        """P2."""
        by = user_of(self.leader)
        self.team = self.signed(on)
        for paper in self.decides:
            self.world.papers.later(paper, self.team, by=by, on=on)

    def signed(self, on: date) -> Team:
        """The act itself."""
        return commands.issue_decision(self.team, by=user_of(self.leader), on=on)

    def declare_all(self, on: date, conflicted: Member | None) -> None:
        """P3: everybody declares; one may have a brother in an inspected committee."""
        for member, _role in self.crew:
            found = member == conflicted
            commands.declare(
                self.team,
                by=user_of(member),
                on=on,
                has_conflict=found,
                ground=GROUND if found else "",
                detail=self.scribe.phrase("conflict_detail") if found else "",
            )

    def replace(self, leaving: Member, on: date, reason: str) -> None:
        """A new decision of the authority puts another person in somebody's place, who declares too."""
        joining = self.world.roster.another(self.crew)
        by = user_of(self.leader)
        change = commands.change_team(
            self.team,
            by=by,
            on=on,
            role=TeamRole.MEMBER,
            reason=self.scribe.phrase(reason).format(name=leaving.full_name),
            leaving=leaving,
            joining=joining,
        )
        self.crew.members = [joining if member == leaving else member for member in self.crew.members]
        commands.declare(self.team, by=user_of(joining), on=on, has_conflict=False)
        self.world.papers.later("team-change-decision", self.team, by=by, on=on, occasion=change)

    def prepare(self, on: date) -> None:
        """P3."""
        by = user_of(self.crew.head)
        self.team = commands.prepare(
            self.team,
            by=by,
            minutes=self.scribe.team_meeting(on, self.crew),
            outline=self.outline(),
            rules_of_conduct=self.scribe.conduct(),
            schedule=[Session(**row) for row in suggestions.schedule(self.team, on)],
        )
        for paper in self.prepares:
            self.world.papers.later(paper, self.team, by=by, on=on)

    def outline(self) -> str:
        """What the subject is to report on."""
        return self.scribe.outline()

    def decision_papers(self, case: Case) -> list[HandedOver]:
        """Decision, plan and outline as every subject is handed them."""
        if not self._handed:
            self._handed = self.world.papers.to_hand_over(case, *self.hands_over)
        return self._handed

    def begin_cases(self, on: date) -> None:
        """Each case goes its own way from here."""
        for place, case in enumerate(Case.objects.filter(team=self.team).order_by("pk")):
            waits_at = self.mission.waits_at if place == 0 else ""
            self.world.begin(self.case_told(case, place, waits_at, on))

    def case_told(self, case: Case, place: int, waits_at: str, on: date) -> Story:
        """The story of one of its cases."""
        from workflows.demo.case_story import CaseStory

        return CaseStory(self, case, place, waits_at=waits_at).told(on)
