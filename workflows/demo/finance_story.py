"""The story of an inspection of party finance: books, amounts reconciled and treated, money that comes back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from cases import commands
from cases.commands import finance
from cases.commands.clock_stops import resume_clock, stop_clock
from cases.minutes import Amount, Book, Requirement, TreatedPart
from cases.models import AmountLine, Case, Fault, FollowUpItem, MoneyCategory, Outcome, Team, Treatment
from cases.models.finance import sums_of
from workflows.demo import closing_acts
from workflows.demo.case_story import CaseStory
from workflows.demo.fates import PLAIN, Fate
from workflows.demo.programme import user_of
from workflows.demo.team_story import TeamStory
from workflows.demo.walk import Story
from workflows.demo.writing import text

BOOKS = (
    Book("ledger", "Sổ thu, nộp đảng phí của các chi bộ trực thuộc", "năm 2024 – 2025", 12, "Văn phòng cấp ủy"),
    Book("voucher", "Chứng từ thu, chi ngân sách Đảng", "năm 2025", 8, "Kế toán cấp ủy"),
)


class FinanceStory(TeamStory):
    """One team that inspects fees and budget."""

    def laid_before(self, on: date, **proposal: Any) -> Team:
        """P1: both kinds of finance; the secretary of the team knows accounts."""
        secretary = self.crew.secretary
        places = [replace(place, expert=place.member == secretary) for place in proposal.pop("places")]
        return finance.propose_finance(
            self.team, by=self.officer, on=on, fees=True, budget=True, places=places, **proposal
        )

    def case_told(self, case: Case, place: int, waits_at: str, on: date) -> Story:
        """With figures."""
        return FinanceCase(self, case, place, waits_at=waits_at).told(on)


class FinanceCase(CaseStory):
    """One of its cases; where its team's turn is odd, some of the money is still to come back."""

    verified = ("evidence-list", "reconciliation-table")
    reports_before = False

    def dealt(self) -> Fate:
        """Nothing out of the ordinary."""
        return PLAIN

    def take_report(self, **facts: Any) -> None:
        """R2, with the list of books."""
        finance.receive_finance_report(self.case, books=BOOKS, **facts)

    def verification(self, on: date) -> Iterator[date]:
        """R3: one team waits for an expert opinion, and its clock stands."""
        if self.teller.turn % 2:
            for day in self.clock_standing(on):
                yield (on := day)
        for day in super().verification(on):
            yield (on := day)

    def clock_standing(self, on: date) -> Iterator[date]:
        """The authority stops the clock, and lets it run on when the opinion is there."""
        by, papers = user_of(self.teller.leader), self.world.papers
        yield (on := self.after(on, 1, 1, "clock stops"))
        row = stop_clock(self.case, by=by, on=on, cause="expert_opinion", reason=text("others")["clock"])
        papers.now("clock-stop-decision", row.case, by=by, on=on, occasion=row)
        yield (on := self.after(on, 6, 8, "clock runs"))
        row = resume_clock(self.case, by=by, on=on)
        papers.now("clock-resume-decision", row.case, by=by, on=on, occasion=row)

    def find(self, on: date) -> None:
        """R3: amounts of both kinds, reconciled in minutes both sides sign."""
        by, extra = user_of(self.crew.secretary), 100 * self.lots.number(3, 40)
        due, spent = 400_000 + extra, 1_200_000 + 3 * extra
        for amount in (
            Amount(MoneyCategory.COLLECTED, "năm 2025", due, due + 24_800, "Sổ thu, nộp đảng phí; bảng kê thu nhập"),
            Amount(MoneyCategory.COMMITTEE, "năm 2025", spent, spent - 88_550, "Phiếu chi số 12, 27, 31"),
        ):
            finance.record_amount(self.case, by=by, on=on, amount=amount)
        minutes = self.scribe.meeting("working", on, self.crew, self.side)  # type: ignore[arg-type]
        meeting = finance.reconcile(self.case, by=by, minutes=minutes)
        self.world.papers.later("reconciliation-minutes", self.case, by=by, on=on, occasion=meeting)
        super().find(on)

    def before_draft(self, on: date) -> None:
        """R4: what becomes of each difference."""
        by = user_of(self.crew.secretary)
        parts = {
            1: [TreatedPart(24_800, Treatment.RECOVER, Fault.SHORT)],
            2: [
                TreatedPart(60_000, Treatment.RECOVER, Fault.IMPROPER),
                TreatedPart(20_000, Treatment.REACCOUNT, Fault.OFF_BOOKS),
                TreatedPart(8_550, Treatment.NONE, reason="Chênh lệch do ghi chép, đã giải trình đủ chứng từ"),
            ],
        }
        for line in AmountLine.objects.filter(case=self.case):
            finance.treat_amount(line, by=by, on=on, parts=parts[line.number])

    def outcome(self) -> Outcome:
        """Money is treated."""
        return Outcome.MONEY_TREATED

    def assign(self, on: date, requirements: list[Requirement]) -> Case:
        """E2: the first requirement carries the money to be recovered."""
        first = closing_acts.requirement(self, 2, on)
        recover = replace(first, text="Thu hồi, nộp đủ số tiền nêu trong thông báo.", amount=sums_of(self.case).recover)
        return super().assign(on, [recover, *requirements])

    def afterwards(self, on: date) -> Iterator[date]:
        """Money comes back by its papers; where all of it is there, the requirements are closed and the file."""
        yield (on := self.after(on, 10, 20, "repaid"))
        verifier = user_of(closing_acts.verifier_of(self))
        items = list(FollowUpItem.objects.filter(case=self.case).select_related("case").order_by("number"))
        item = next(one for one in items if one.amount)
        part = 50_000
        finance.record_repayment(item, by=verifier, on=on, amount=part, paper="Phiếu thu số 05")
        if self.teller.turn % 2:
            return
        yield (on := self.after(on, 5, 9, "rest"))
        rest = (item.amount or 0) - part
        finance.record_repayment(item, by=verifier, on=on, amount=rest, paper="Phiếu thu số 11")
        for one in items:
            commands.close_follow_up(one, by=verifier, on=on, verification="Đã đối chiếu phiếu thu, sổ quỹ.")
        yield from closing_acts.filing(self, on)
