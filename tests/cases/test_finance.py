"""Inspection of party finance (KTTC): the team has an expert, figures are signed, every đồng is accounted for."""

from __future__ import annotations

from typing import Any

import pytest

from cases import commands
from cases.commands import finance, signs
from cases.errors import DrafterApproves, WitnessesMissing
from cases.errors_finance import (
    AmountsMissing,
    BooksMissing,
    CrimeNotTransferred,
    DifferenceUntreated,
    ExpertMissing,
    FaultOutsideSheet,
    FiguresUnsigned,
    MoneyOutstanding,
    MoneyWithoutConclusion,
    NoMoneyTreated,
    OutsideTheInspection,
    RecoveryUnassigned,
    RepaidBeyond,
    SheetMissing,
    TreatedBeyondDifference,
)
from cases.errors_signs import CaseRests
from cases.minutes import TreatedPart
from cases.models import (
    AmountLine,
    Case,
    CaseToOpen,
    Fault,
    HandedBook,
    MeetingKind,
    Outcome,
    Treatment,
    sums_of,
)
from tests import make as common
from tests import make_finance as make
from tests.make import Office, consider, make_office, minutes, places
from tests.make_finance import BUDGET, FEES, RECOVER, day_of, walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    return make_office()


def at(office: Office, act: str) -> Case:
    return walk(office, make.opened(office), act)


# P1


@pytest.mark.rule("TEAM-MIN")
def test_without_somebody_who_knows_accounts_the_decision_is_refused(office: Office) -> None:
    case = make.opened(office)
    make.propose(office, case.team, day_of("propose"), places=places(office))

    with pytest.raises(ExpertMissing) as refusal:
        commands.issue_decision(case.team, by=office.chu, on=day_of("decide"))

    assert refusal.value.citation


def test_a_proposal_says_which_finance_is_inspected(office: Office) -> None:
    case = make.opened(office)

    with pytest.raises(SheetMissing):
        make.propose(office, case.team, day_of("propose"), fees=False, budget=False)


def test_four_eyes_hold_within_the_one_step(office: Office) -> None:
    case = at(office, "propose")
    case.team.proposed_by = office.chu
    case.team.save(update_fields=["proposed_by"])

    with pytest.raises(DrafterApproves):
        commands.issue_decision(case.team, by=office.chu, on=day_of("decide"))


def test_the_only_expert_leaves_when_another_joins(office: Office) -> None:
    case = at(office, "decide")
    change: dict[str, Any] = {"role": "MEMBER", "reason": "Chuyển công tác", "on": day_of("decide"), "by": office.chu}
    hoa, binh = office.members["hoa"], office.members["minh"]

    with pytest.raises(ExpertMissing):
        commands.change_team(case.team, leaving=hoa, joining=binh, **change)
    commands.change_team(case.team, leaving=hoa, joining=binh, expert=True, **change)


# R2, R3


@pytest.mark.rule("SELF-REPORT")
def test_a_report_comes_with_the_list_of_books_and_where_the_originals_are(office: Office) -> None:
    case = at(office, "R1")

    with pytest.raises(BooksMissing):
        finance.receive_finance_report(case, by=office.an, on=day_of("R2"), summary="Báo cáo")
    walk(office, case, "R2", after="R1")

    assert [(book.number, book.volumes) for book in HandedBook.objects.filter(case=case)] == [(1, 12), (2, 8)]


def test_verification_ends_when_every_finance_is_reconciled_and_every_figure_signed(office: Office) -> None:
    case, on = at(office, "R2"), day_of("R3")
    commands.record_meeting(case, by=office.an, kind=MeetingKind.WORKING, minutes=minutes(on))
    with pytest.raises(AmountsMissing):
        finance.reconcile(case, by=office.an, minutes=minutes(on))
    finance.record_amount(case, by=office.hoa, on=on, amount=FEES)

    with pytest.raises(AmountsMissing):  # the budget is inspected too
        commands.finish_verification(case, by=office.lan, on=on)
    line = finance.record_amount(case, by=office.hoa, on=on, amount=BUDGET)
    with pytest.raises(FiguresUnsigned):
        commands.finish_verification(case, by=office.lan, on=on)
    with pytest.raises(WitnessesMissing):
        finance.reconcile(case, by=office.an, minutes=minutes(on, refused_to_sign=True))
    finance.reconcile(case, by=office.an, minutes=minutes(on, refused_to_sign=True, witnesses="Lý Thái Bình"))
    finance.revise_amount(line, by=office.hoa, on=on, amount=BUDGET)
    with pytest.raises(FiguresUnsigned):  # corrected: signed anew
        commands.finish_verification(case, by=office.lan, on=on)
    finance.reconcile(case, by=office.an, minutes=minutes(on))

    assert commands.finish_verification(case, by=office.lan, on=on).verified_on == on


def test_only_what_the_decision_names_is_reconciled(office: Office) -> None:
    case = make.opened(office)
    make.propose(office, case.team, day_of("propose"), budget=False)
    walk(office, case, "R2", after="propose")

    with pytest.raises(OutsideTheInspection):
        finance.record_amount(case, by=office.hoa, on=day_of("R3"), amount=BUDGET)


# R4


def test_no_more_is_treated_than_differs_and_nothing_is_left_over(office: Office) -> None:
    case, on = at(office, "R3"), day_of("draft")
    fees, budget = AmountLine.objects.filter(case=case)

    def treat(line: AmountLine, *parts: TreatedPart) -> AmountLine:
        return finance.treat_amount(line, by=office.an, on=on, parts=parts)

    with pytest.raises(TreatedBeyondDifference):
        treat(fees, TreatedPart(24_801, Treatment.RECOVER, Fault.SHORT))
    with pytest.raises(FaultOutsideSheet):  # nobody collects too little budget
        treat(budget, TreatedPart(88_550, Treatment.RECOVER, Fault.SHORT))
    treat(fees, TreatedPart(24_800, Treatment.RECOVER, Fault.SHORT))
    treat(budget, TreatedPart(60_000, Treatment.LEFT, Fault.IMPROPER))
    with pytest.raises(DifferenceUntreated) as refusal:
        common._draft(office, case, on)
    assert refusal.value.facts["rest"] == "28.550"
    treat(
        budget, TreatedPart(60_000, Treatment.LEFT, Fault.IMPROPER), TreatedPart(28_550, "none", reason="Đủ chứng từ")
    )

    common._draft(office, case, on)

    assert sums_of(case).treated == 84_800
    assert sums_of(case).recover == 24_800


# E1


def conclude(office: Office, case: Case, outcome: Outcome) -> Case:
    consider(office, case, day_of("E1"), outcome=outcome)
    case.refresh_from_db()
    return case


@pytest.mark.parametrize("outcome", [Outcome.MONEY_TREATED, Outcome.DISCIPLINE_REQUIRED])
def test_treated_money_is_concluded_as_such_or_with_discipline(office: Office, outcome: Outcome) -> None:
    case = at(office, "submit")
    for other in (Outcome.NO_VIOLATION, Outcome.LESSONS):
        with pytest.raises(MoneyWithoutConclusion):
            conclude(office, case, other)

    assert conclude(office, case, outcome).outcome == outcome

    listed = list(CaseToOpen.objects.filter(case=case).values_list("procedure", flat=True))
    assert listed == (["THKL"] if outcome == Outcome.DISCIPLINE_REQUIRED else [])


@pytest.mark.parametrize("outcome", [Outcome.NO_VIOLATION, Outcome.LESSONS, Outcome.DISCIPLINE_REQUIRED])
def test_without_treated_money_nothing_is_concluded_about_it(office: Office, outcome: Outcome) -> None:
    case = at(office, "R3")
    explained = {
        line.number: [TreatedPart(line.differs_by, Treatment.NONE, reason="Đã giải trình đủ")]
        for line in AmountLine.objects.filter(case=case)
    }
    make.treat(office, case, day_of("draft"), explained)
    common._draft(office, case, day_of("draft"))
    walk(office, case, "submit", after="draft")
    with pytest.raises(NoMoneyTreated):
        conclude(office, case, Outcome.MONEY_TREATED)

    assert conclude(office, case, outcome).outcome == outcome

    walk(office, case, "announce", after="E1")
    make.assign(office, case, day_of("assign"), amount=0)
    commands.close_file(case, by=office.lan, minutes=minutes(day_of("close")))


@pytest.mark.rule("CRIME-TRANSFER")
def test_embezzled_money_is_concluded_on_once_the_crime_is_transferred_and_the_case_goes_on(office: Office) -> None:
    case = at(office, "R3")
    embezzled = {**make.PARTS, 1: [TreatedPart(24_800, Treatment.RECOVER, Fault.EMBEZZLED)]}
    make.treat(office, case, day_of("draft"), embezzled)
    common._draft(office, case, day_of("draft"))
    walk(office, case, "hear", after="draft")
    make._submit(office, case, day_of("submit"))
    with pytest.raises(CrimeNotTransferred) as refusal:
        conclude(office, case, Outcome.MONEY_TREATED)
    assert refusal.value.citation
    row = signs.transfer_crime(
        case, by=office.chu, on=day_of("E1"), agency="Cơ quan điều tra", content="Chiếm giữ đảng phí", rests=True
    )
    with pytest.raises(CaseRests):
        conclude(office, case, Outcome.MONEY_TREATED)

    signs.record_crime_answer(row, by=office.an, on=day_of("E1"), answer="Đã tiếp nhận")

    assert conclude(office, case, Outcome.MONEY_TREATED).outcome == Outcome.MONEY_TREATED


def test_a_returned_report_is_treated_anew(office: Office) -> None:
    case = at(office, "submit")
    consider(office, case, day_of("E1"), outcome="", remarks="Làm rõ phiếu chi số 27")
    case.refresh_from_db()
    line = AmountLine.objects.get(case=case, number=2)
    on = day_of("E1")
    finance.treat_amount(line, by=office.an, on=on, parts=[TreatedPart(88_550, Treatment.RECOVER, Fault.IMPROPER)])

    make._submit(office, case, on)

    assert sums_of(case).recover == 113_350


# E2


def test_requirements_ask_for_all_the_money_and_no_more(office: Office) -> None:
    case = at(office, "announce")

    for amount in (0, RECOVER - 1, RECOVER + 1):
        with pytest.raises(RecoveryUnassigned):
            make.assign(office, case, day_of("assign"), amount=amount)


@pytest.mark.rule("INV-FOLLOW-VERIFIER")
def test_what_remains_keeps_requirement_and_file_open(office: Office) -> None:
    case, on = at(office, "assign"), day_of("close")
    item = case.follow_up.get()
    make.repay(office, case, on, 50_000)

    with pytest.raises(MoneyOutstanding) as refusal:
        commands.close_follow_up(item, by=office.minh, on=on, verification="Đã nộp một phần")
    assert refusal.value.facts["remaining"] == "34.800"
    with pytest.raises(MoneyOutstanding):
        commands.close_file(case, by=office.lan, minutes=minutes(on))
    with pytest.raises(RepaidBeyond):
        make.repay(office, case, on, 34_801)
    make.repay(office, case, on, 34_800)
    commands.close_follow_up(item, by=office.minh, on=on, verification="Đã thu hồi đủ")

    assert sums_of(case).remaining == 0
    assert commands.close_file(case, by=office.lan, minutes=minutes(on)).closed_on == on
