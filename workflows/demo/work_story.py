"""Work programmes: the city's as the ward keeps it, and the ward's own that carries it out, with figures so far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from cases.commands import work_programmes as work
from cases.commands.work_programmes import NewActual, NewIndicator, NewMilestone, NewPart, NewTarget, NewWork
from cases.models import (
    IndicatorTarget,
    Operator,
    Organization,
    PartKind,
    ProgrammeItem,
    ReviewKind,
    ThemeTag,
    WorkKind,
    WorkMilestone,
    WorkProgramme,
)
from workflows.demo.days import Days
from workflows.demo.people import Office
from workflows.demo.programme import user_of
from workflows.demo.writing import text


@dataclass(frozen=True)
class Cascade:
    """What was made: the programme above and the one that carries it out."""

    above: WorkProgramme
    own: WorkProgramme


def tell(office: Office, days: Days, on: date) -> Cascade:
    """Draft and approve both, report on them, and say which line of this year inspects them."""
    return _Story(office, days, on).told()


class _Story:
    def __init__(self, office: Office, days: Days, on: date) -> None:
        self.office, self.days, self.on = office, days, on
        self.facts: dict[str, Any] = text("work_programmes")
        self.first = days.plus(office.term.since, 12)
        self.by: dict[str, Any] = {"by": user_of(office.reporter)}

    def told(self) -> Cascade:
        root = self.office.root
        above = self._programme(self.facts["above"], root.parent or root, None, self.first)
        # A city keeps its own programme; what carries it out is its wards', whose offices are not told of here.
        own = above
        if root.parent:
            own = self._programme(self.facts["own"], root, above, self.days.plus(self.first, 8))
        self._report()
        self._review(own)
        self._theme(own)
        return Cascade(above, own)

    def _programme(
        self, told: dict[str, Any], organization: Organization, parent: WorkProgramme | None, on: date
    ) -> WorkProgramme:
        new = NewWork(
            kind=WorkKind.PROGRAMME, number=told["number"], title=told["title"], issued_on=on, since=on,
            until=date(self.on.year + 4, 12, 31), organization=organization, parent=parent,
            parts=[NewPart(kind, one) for kind in PartKind.values for one in told.get(kind, ())],
            indicators=list(self._indicators(told, organization, parent)),
            milestones=list(self._milestones(on)) if organization == self.office.root else [],
        )  # fmt: skip
        draft = work.draft_work_programme(self.office.standing, new, on=on, **self.by)
        approved = self.days.plus(on, 3)
        return work.approve_work_programme(draft, by=user_of(self.office.leaders[0]), on=approved)

    def _indicators(
        self, told: dict[str, Any], organization: Organization, parent: WorkProgramme | None
    ) -> Iterator[NewIndicator]:
        above = {
            (one.indicator.topic, one.since.year): one
            for one in IndicatorTarget.objects.filter(indicator__programme=parent).select_related("indicator")
        }
        for one in told["indicators"]:
            targets = []
            for ago, operator, value in one["targets"]:
                year = self.on.year - ago
                upper = Decimal(str(one["upper"])) if operator == Operator.BETWEEN else None
                targets.append(
                    NewTarget(
                        organization, date(year, 1, 1), date(year, 12, 31), operator, Decimal(str(value)), upper,
                        carries=above.get((one["topic"], year)), is_part=one.get("part", False),
                    )
                )  # fmt: skip
            yield NewIndicator(
                one["text"], one["unit"], one.get("group", 0), one["topic"], one.get("figure", ""), targets
            )

    def _milestones(self, on: date) -> Iterator[NewMilestone]:
        for kind, words, days in self.facts["milestones"]:
            due = self.days.plus(self.on, days)
            yield NewMilestone(kind, words, max(due, on))

    def _report(self) -> None:
        """The figures so far: of last year at its end, of this year lately."""
        for topic, ago, value in self.facts["figures"]:
            rows = IndicatorTarget.objects.filter(
                indicator__topic=topic, since__year=self.on.year - ago, organization=self.office.root,
                indicator__figure="",
            )  # fmt: skip
            for target in rows.order_by("pk"):
                as_of = min(target.until, self.days.plus(self.on, -6))
                if as_of < target.since:
                    continue
                told = NewActual(as_of, self.facts["source"], Decimal(str(value)))
                work.enter_actual(target, told, on=self.days.until(max(as_of, self.days.plus(self.on, -5))), **self.by)

    def _review(self, own: WorkProgramme) -> None:
        """The first review was held, a paper issued."""
        first = WorkMilestone.objects.filter(programme=own, kind=ReviewKind.PRELIMINARY).order_by("due_on").first()
        day = self.days.plus(self.on, -20)
        if first is not None and day > own.since:
            work.reach_milestone(first, done_on=day, paper=self.facts["review"], on=day, **self.by)
        for number, title, legal in self.facts["documents"]:
            dated = self.days.plus(own.since, 6)
            work.keep_document(own, number=number, dated_on=dated, title=title, is_legal=legal, on=day, **self.by)

    def _theme(self, own: WorkProgramme) -> None:
        officer = user_of(self.office.officers[0])
        items = ProgrammeItem.objects.filter(
            programme__year=self.on.year, programme__approved_on__isnull=False, cancelled_in__isnull=True
        ).order_by("position")
        plans = [(own, [], ""), (own, [ThemeTag.ANTI_CORRUPTION], self.facts["joint_plan"])]
        for item, (theme, tags, joint) in zip(items, plans, strict=False):
            work.name_theme(item, by=officer, on=self.on, theme=theme, tags=tags, joint_plan=joint)
