"""The programmes of the term, year by year, and the one amendment: a line cancelled, a line added."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from cases import commands
from cases.models import AnnualProgramme, Kind, Member
from workflows.demo.agenda import Agenda, Mission, plans_next_year
from workflows.demo.days import Days
from workflows.demo.papers import Papers
from workflows.demo.people import Office

if TYPE_CHECKING:
    from inspection.accounts.models import User

PURPOSE = (
    "Chủ động phòng ngừa, phát hiện sớm, nhắc nhở, chấn chỉnh hạn chế, khuyết điểm; góp phần thực hiện thắng lợi nghị "
    "quyết đại hội. Kiểm tra, giám sát có trọng tâm, trọng điểm, không chồng chéo, không gây phiền hà cho cơ sở."
)
REASON = (
    "Đơn vị thuộc chuyên đề đang được cơ quan thanh tra kiểm tra cùng nội dung nên đưa ra khỏi chương trình; bổ sung "
    "chuyên đề theo yêu cầu của Ban Thường vụ qua nắm tình hình địa bàn."
)


class Programmes:
    """Drafts, approves and amends the programmes of an office."""

    def __init__(self, office: Office, agenda: Agenda, days: Days, on: date) -> None:
        """`on` is the day the demo shows."""
        self.office, self.agenda, self.days, self.on = office, agenda, days, on
        self.made: list[AnnualProgramme] = []

    def draft_all(self, papers: Papers | None = None) -> list[AnnualProgramme]:
        """Draft and approve each year's programme, with its paper, then amend the current one."""
        lines = [*self.agenda.missions, *self.agenda.others, *self.agenda.unopened, self.agenda.cancelled]
        current = max(mission.year for mission in self.agenda.missions)
        added = self._choose_added(current)
        for year in sorted({line.year for line in lines}):
            self._draft(year, [line for line in lines if line.year == year and not line.is_added], papers)
        if added is not None:
            self._amend(added)
        return self.made

    def _draft(self, year: int, lines: Iterable[Mission], papers: Papers | None) -> None:
        ordered = sorted(lines, key=lambda line: (line.quarter, line.kind != Kind.COMPLIANCE_INSPECTION, line.opens))
        drafted = max(self.days.plus(self.office.term.since, 5), self.days.at(date(year - 1, 12, 8)))
        coming = year > self.on.year
        if coming:
            drafted = self.days.until(self.on)
        programme = commands.draft_programme(
            self.office.standing,
            by=user_of(self.office.officers[0]),
            on=drafted,
            year=year,
            title=f"Chương trình kiểm tra, giám sát năm {year}",
            purpose=PURPOSE,
            items=[self._item(line) for line in ordered],
        )
        _take_items(ordered, programme)
        if not coming:
            approved = max(self.days.plus(self.office.term.since, 9), self.days.at(date(year - 1, 12, 22)))
            leader = user_of(self.office.leaders[0])
            programme = commands.approve_programme(programme, by=leader, on=approved)
            if papers is not None:
                papers.now("programme", programme, by=leader, on=approved)
        self.made.append(programme)

    def _item(self, line: Mission) -> commands.NewItem:
        return commands.NewItem(
            kind=line.kind,
            topic=line.title,
            quarter=line.quarter,
            content=line.topic.content,
            basis="Chương trình công tác kiểm tra, giám sát nhiệm kỳ 2025 - 2030",
            lead=line.lead,
            organizations=line.organizations,
            members=line.members,
        )

    def _choose_added(self, year: int) -> Mission | None:
        """A line of the current year that the amendment adds, so late that its team begins after it."""
        amended = self._amended_on()
        late = [m for m in self.agenda.missions if m.year == year and m.opens > amended and not m.is_live]
        if not late or self.agenda.cancelled.year > amended.year:
            return None
        late[0].is_added = True
        return late[0]

    def _amended_on(self) -> date:
        return self.days.plus(self.agenda.cancelled.opens, 10)

    def _amend(self, added: Mission) -> None:
        programme = next(made for made in self.made if made.year == added.year)
        cancelled = [item for item in programme.items.all() if item.pk == self.agenda.cancelled.item]
        amendment = commands.amend_programme(
            programme,
            by=user_of(self.office.leaders[1]),
            on=self._amended_on(),
            reason=REASON,
            cancel=cancelled,
            add=[self._item(added)],
        )
        added.item = amendment.added.get().pk


def _take_items(lines: Sequence[Mission], programme: AnnualProgramme) -> None:
    for line, pk in zip(lines, programme.items.values_list("pk", flat=True), strict=True):
        line.item = pk


def user_of(member: Member) -> User:
    """Return the account of somebody who has one."""
    if member.user is None:
        raise ValueError(f"{member.full_name} has no account")
    return member.user


__all__ = ["Programmes", "plans_next_year", "user_of"]
