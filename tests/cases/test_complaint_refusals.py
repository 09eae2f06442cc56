"""A late complaint, one of somebody else, one at the wrong level is refused by its article; who decided is apart."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from cases import commands, triggers
from cases.commands import complaints
from cases.errors import ApartFromTheMatter, NothingTouched, OutOfOrder, RuleBroken, RuleNotConfirmed
from cases.errors_ballot import TellersNotFit
from cases.errors_complaint import (
    AnswerUnserved,
    CauseMissing,
    ComplaintBallotMissing,
    ComplaintBallotUnfit,
    ComplaintByProxy,
    ComplaintNotHandled,
    ComplaintTooLate,
    HandlesIt,
    JudgedAlready,
    LevelSkipped,
    NoRoomToWithdraw,
    NothingToComplainOf,
    NotPassedUp,
    NotTheReceivingOffice,
    ServiceOfDecisionUnproved,
    TookPart,
)
from cases.errors_discipline import NobodyTold, OutOfTime, RecommendationMissing
from cases.minutes import Place
from cases.models import (
    Admission,
    Case,
    Chair,
    Complaint,
    DisciplineMatter,
    Kind,
    Outcome,
    Sanction,
    Service,
    TeamRole,
    TrailEntry,
    Violation,
)
from tests import make_complaint as make
from tests.make import FOUNDED, minutes
from tests.make_complaint import RECEIVED, SERVED, World, kept_world, on_step, walk

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), kept_world() as made:
        yield made


@pytest.fixture
def world(kept: World) -> World:
    return kept.as_made()


def spoken(refusal: pytest.ExceptionInfo[RuleBroken], rule: str, *, cites: bool = True) -> None:
    """A refusal carries its code, a sentence without a blank, its article, and what to do next."""
    assert refusal.value.rule == refusal.value.code == rule
    assert "%(" not in refusal.value.messages[0]
    assert refusal.value.advice
    assert "%(" not in refusal.value.advice
    assert bool(refusal.value.citation) is cites


def refuse(world: World, complaint: Complaint, reason: str = "Không đủ điều kiện thụ lý") -> Complaint:
    by = world.user(world.officer)
    return complaints.refuse_complaint(complaint, by=by, on=complaint.received_on, reason=reason)


# At the door


@pytest.mark.rule("COMPLAIN-WINDOW")
def test_a_complaint_out_of_window_is_refused_with_its_article(world: World) -> None:
    last = SERVED + timedelta(days=30)
    late = make.receive(world, last + timedelta(days=1))

    with pytest.raises(ComplaintTooLate) as refusal:
        make.propose(world, late)
    late = refuse(world, late)

    spoken(refusal, "COMPLAIN-WINDOW")
    assert f"{last:%d/%m/%Y}" in refusal.value.messages[0]
    assert (late.admission, late.grounds, late.last_day) == (Admission.REFUSED, ["past_window"], last)
    assert late.rule_cited == refusal.value.citation
    assert not Case.objects.filter(kind=Kind.COMPLAINT).exists()
    entry = TrailEntry.objects.get(case=world.sanction.case, act="complaint-refused")
    assert (entry.step, entry.data["rule"]) == ("P1", "COMPLAIN-WINDOW")
    assert Sanction.objects.get(pk=world.sanction.pk).form_on(late.received_on) == "WARNING"
    in_time = make.receive(world, last)
    assert in_time.judgment["grounds"] == []


@pytest.mark.rule("COMPLAIN-NOT", "COMPLAIN-ORDER")
def test_each_other_ground_refuses_it_too(world: World) -> None:
    dien = world.office.members["dien"]
    told: list[tuple[dict[str, Any], type[RuleBroken], str]] = [
        ({"complainant": dien}, ComplaintByProxy, "by_proxy"),
        ({"complainant": None, "complainant_name": "Người nhà"}, ComplaintByProxy, "by_proxy"),
        ({"is_sentenced": True}, ComplaintNotHandled, "sentenced_non_custodial_reform_or_more_not_annulled"),
        ({"moved_before": True}, ComplaintNotHandled, "moved_to_another_party_committee_before_complaining"),
        ({"handled_above": True}, ComplaintNotHandled, "being_handled_by_higher_or_decided_by_highest"),
    ]
    for facts, kind, ground in told:
        complaint = make.receive(world, **facts)
        with pytest.raises(kind) as refusal:
            make.propose(world, complaint)
        spoken(refusal, kind.rule)
        assert refuse(world, complaint).grounds == [ground]
        assert complaint.is_of_subject is (ground != "by_proxy")


@pytest.mark.rule("COMPLAIN-NOT")
def test_a_second_complaint_waits_for_the_answer_to_the_first(world: World) -> None:
    first, second = make.receive(world), make.receive(world)

    with pytest.raises(ComplaintNotHandled) as refusal:
        make.propose(world, second)

    spoken(refusal, "COMPLAIN-NOT")
    assert make.propose(world, first).complaint == first


@pytest.mark.rule("COMPLAIN-NOT", "COMPLAIN-WINDOW")
def test_without_proof_of_service_the_time_to_complain_has_not_started(world: World) -> None:
    triggers.lift()  # a proof is kept
    Service.objects.filter(case=world.sanction.case, paper="discipline-decision").update(received_on=None)
    complaint = make.receive(world, RECEIVED)

    with pytest.raises(ServiceOfDecisionUnproved) as refusal:
        make.propose(world, complaint)

    spoken(refusal, "COMPLAIN-NOT")
    assert (complaint.served_on, complaint.last_day) == (None, None)
    assert refuse(world, complaint).grounds == ["before_written_decision_received"]


@pytest.mark.rule("COMPLAIN-NOT")
def test_who_refused_to_take_the_decision_does_not_complain_of_it(world: World) -> None:
    papers = Service.objects.filter(case=world.sanction.case, paper="discipline-decision")
    triggers.lift()  # a proof is kept
    papers.update(received_on=None, refused=True, witnesses="An, Bình")
    complaint = make.receive(world)

    with pytest.raises(ComplaintNotHandled) as refusal:
        make.propose(world, complaint)

    spoken(refusal, "COMPLAIN-NOT")
    assert refuse(world, complaint).grounds == ["refused_to_receive_decision"]


@pytest.mark.rule("COMPLAIN-ORDER", "COMPLAIN-COMP")
def test_a_complaint_that_skips_a_level_is_returned_with_the_name_of_the_right_one(world: World) -> None:
    centre = make.make_centre(world)
    complaint = make.receive(centre)

    with pytest.raises(LevelSkipped) as refusal:
        make.propose(centre, complaint)
    with pytest.raises(HandlesIt) as no_ground:
        refuse(centre, complaint)
    minh = world.user("minh")
    back = complaints.return_complaint(complaint, by=minh, on=RECEIVED, reason="Chuyển Thành ủy Sông Xanh giải quyết")

    spoken(refusal, "COMPLAIN-ORDER")
    spoken(no_ground, "COMPLAIN-NOT", cites=False)
    assert (back.admission, back.grounds) == (Admission.RETURNED, [])
    assert len(back.judgment["addressees"]) == 3
    with pytest.raises(JudgedAlready) as again:
        make.propose(centre, back)
    spoken(again, "COMPLAIN-ORDER", cites=False)
    assert make.receive(world).judgment["grounds"] == []


@pytest.mark.rule("COMPLAIN-NOT")
def test_a_complaint_in_order_is_neither_refused_nor_returned_and_only_its_office_registers_it(world: World) -> None:
    complaint = make.receive(world)

    with pytest.raises(HandlesIt):
        refuse(world, complaint)
    with pytest.raises(HandlesIt):
        complaints.return_complaint(complaint, by=world.user("quan"), on=RECEIVED, reason="Vượt cấp")
    with pytest.raises(NotTheReceivingOffice) as refusal:
        make.receive(world, by=world.user("minh"))

    spoken(refusal, "COMPLAIN-COMP", cites=False)


@pytest.mark.rule("COMPLAIN-ORDER", "RULE-PICK")
def test_a_rule_nobody_confirmed_refuses_nothing(world: World) -> None:
    centre = make.make_centre(world, confirmed=False)
    skipping, late = make.receive(centre), make.receive(centre, moved_before=True)

    for turn_away, complaint in ((complaints.return_complaint, skipping), (complaints.refuse_complaint, late)):
        with pytest.raises(RuleNotConfirmed) as refusal:
            turn_away(complaint, by=world.user("minh"), on=RECEIVED, reason="Không thụ lý")
        spoken(refusal, "RULE-PICK")

    assert make.propose(centre, skipping).kind == Kind.COMPLAINT


def test_a_refusal_has_a_written_reason(world: World) -> None:
    with pytest.raises(NothingTouched):
        refuse(world, make.receive(world, moved_before=True), reason=" ")


@pytest.mark.rule("COMPLAIN-ORDER")
def test_an_organization_complains_through_who_leads_or_represents_it(world: World) -> None:
    office = world.office
    Case.objects.filter(pk=world.sanction.case_id).update(
        subject_member=None, subject_organization=office.organizations[0], managing_organization=None
    )
    DisciplineMatter.objects.filter(case=world.sanction.case_id).update(subject_kind="ORGANIZATION")

    grounds = [
        make.receive(world, complainant=office.members[key], handled_above=True).judgment["by_proxy"]
        for key in ("dien", "tam", "muoi")
    ]

    assert grounds == [False, False, True]


# Who decided before


@pytest.mark.rule("RECUSE", "VOTE-DENOM")
def test_who_decided_before_is_barred_from_team_roll_and_ballot(world: World) -> None:
    office, tam = world.office, world.office.members["tam"]
    commands.seat_members(office.standing, [(tam, Chair.DEPUTY_SECRETARY)], by=office.administrator, since=FOUNDED)
    complaint = make.receive(world)

    with pytest.raises(TookPart) as refusal:
        make.propose(world, complaint, places=[*world.places(), Place(tam, TeamRole.MEMBER)])
    spoken(refusal, "RECUSE")

    case = walk(world, "R4", make.propose(world, complaint))
    with pytest.raises(ApartFromTheMatter):
        commands.change_team(
            case.team, by=world.leader, on=on_step("R4"), role=TeamRole.MEMBER, reason="Bổ sung", joining=tam
        )
    names = (*world.names, "tam")
    item = make.agenda(office, case, on_step("E1"), names)
    with pytest.raises(TellersNotFit):
        complaints.open_complaint_ballot(item, by=world.leader, on=on_step("E1"), tellers=[office.members["pho"], tam])
    ballot = make.ballot(office, item, on_step("E1"), {"REPRIMAND": 3}, names)
    line = ballot.electors.get(member=tam)
    assert (ballot.denominator, line.counts, line.votes) == (5, False, False)
    with pytest.raises(RuleBroken):
        complaints.resolve_complaint(case, by=world.user("tam"), on=on_step("E1"), reason="Giảm")
    ballot.electors.filter(member=tam).update(counts=True, votes=True)
    with pytest.raises(ComplaintBallotUnfit) as unfit:
        complaints.resolve_complaint(case, by=world.leader, on=on_step("E1"), reason="Giảm")
    spoken(unfit, "VOTE-ONCE", cites=False)


# The answer


@pytest.mark.rule("VOTE-SECRET", "VOTE-MAJ", "COMPLAIN-PENDING")
def test_there_is_no_answer_without_a_ballot_that_gives_one_and_the_decision_stays(world: World) -> None:
    case = walk(world, "R3")
    with pytest.raises(OutOfOrder):
        complaints.open_complaint_ballot(
            make.agenda(world.office, case, on_step("R3"), world.names), by=world.leader, on=on_step("R3"), tellers=[]
        )
    case = walk(world, "R4", case, after="R3")
    with pytest.raises(ComplaintBallotMissing) as refusal:
        complaints.resolve_complaint(case, by=world.leader, on=on_step("E1"), reason="Giữ nguyên")
    spoken(refusal, "VOTE-SECRET")

    item = make.agenda(world.office, case, on_step("E1"), world.names)
    row = make.ballot(world.office, item, on_step("E1"), {"WARNING": 1, "REPRIMAND": 1}, world.names)
    type(row).objects.filter(pk=row.pk).update(votes={"WARNING": 1, "REPRIMAND": 1, "NONE": 2}, blank=1, valid=4)
    with pytest.raises(ComplaintBallotUnfit) as unfit:
        complaints.resolve_complaint(case, by=world.leader, on=on_step("E1"), reason="Xóa")

    spoken(unfit, "VOTE-ONCE")
    assert Sanction.objects.get(pk=world.sanction.pk).form_on(on_step("E1")) == "WARNING"
    make.resolve(world, case, on_step("E1"), {"WARNING": 4})
    with pytest.raises(NoRoomToWithdraw):
        complaints.withdraw_complaint(case, by=world.user("an"), on=on_step("E1"), letter="Xin rút đơn")


@pytest.mark.rule("COMPLAIN-CHANGE", "VOTE-BEYOND")
def test_a_change_beyond_the_power_of_the_body_goes_up(world: World) -> None:
    case = walk(world, "R4")
    standing = DisciplineMatter.objects.get(case=world.sanction.case_id).standing | {"managed_by": "TW"}
    DisciplineMatter.objects.filter(case=world.sanction.case_id).update(standing=standing)
    Sanction.objects.filter(pk=world.sanction.pk).update(form="EXPULSION")
    Complaint.objects.filter(case=case).update(form="EXPULSION")

    make.resolve(world, case, on_step("E1"), {"WARNING": 5})

    case.refresh_from_db()
    assert (case.outcome, case.case_to_open.procedure) == (Outcome.PROPOSED_ABOVE, Kind.COMPLAINT)
    assert not world.sanction.changes.exists()
    with pytest.raises(OutOfOrder):
        make.DO["E2"](world, case, on_step("E2"))
    with pytest.raises(NotPassedUp) as refusal:
        complaints.take_over_complaint(
            case.case_to_open, by=world.user("quan"), on=on_step("E1"), body=world.office.commission
        )
    spoken(refusal, "COMPLAIN-CHANGE")
    centre = make.make_centre(world)
    above = complaints.take_over_complaint(
        case.case_to_open, by=world.user("minh"), on=on_step("E1"), body=centre.house
    )
    opened = make.propose(centre, above, on_step("E2"))
    assert (opened.complaint.passed_from, opened.body) == (case.complaint, centre.house)
    complaints.correct_register(case, by=world.leader, on=on_step("E2"))
    assert Case.objects.get(pk=case.pk).closed_on == on_step("E2")


@pytest.mark.rule("VOTE-EXP", "COMPLAIN-CHANGE")
def test_a_complaint_does_not_lead_to_expulsion_that_nobody_recommended(world: World) -> None:
    case = walk(world, "R4")

    with pytest.raises(RecommendationMissing) as refusal:
        make.resolve(world, case, on_step("E1"), {"EXPULSION": 4})

    spoken(refusal, "VOTE-EXP")
    assert Case.objects.get(pk=case.pk).concluded_on is None


@pytest.mark.rule("LIMIT", "COMPLAIN-CHANGE")
def test_a_complaint_does_not_raise_the_form_once_its_own_period_has_run_out(world: World) -> None:
    case = walk(world, "R4")
    origin = world.sanction.case_id
    DisciplineMatter.objects.filter(case=origin).update(holds_position=True)
    long_ago = on_step("R4").replace(year=2012)
    days = dict.fromkeys(("began_from", "ended_from"), long_ago) | dict.fromkeys(("began_until", "ended_until"))
    Violation.objects.filter(case=origin).update(continuing=False, **days)

    with pytest.raises(OutOfTime) as refusal:
        make.resolve(world, case, on_step("E1"), {"REMOVAL": 5})

    spoken(refusal, "LIMIT")
    assert Case.objects.get(pk=case.pk).concluded_on is None


@pytest.mark.rule("ANNOUNCE-DISC", "REPORT-UP", "COMPLAIN-CHANGE")
def test_the_answer_is_handed_to_both_sides_entered_and_its_cause_named(world: World) -> None:
    case = walk(world, "E1")
    papers = make.answer_papers(on_step("E2"))
    for only in papers:
        with pytest.raises(AnswerUnserved) as refusal:
            complaints.announce_answer(case, by=world.leader, minutes=minutes(on_step("E2")), served=[only])
        spoken(refusal, "ANNOUNCE-DISC")
    case = walk(world, "E2", case, after="E1")
    on, by = on_step("E3"), world.leader

    with pytest.raises(NobodyTold):
        complaints.correct_register(case, by=by, on=on, cause="guidelines")
    with pytest.raises(CauseMissing) as cause:
        complaints.correct_register(case, by=by, on=on, told=make.told())

    spoken(cause, "COMPLAIN-CHANGE")
    assert Case.objects.get(pk=case.pk).closed_on is None


@pytest.mark.rule("COMPLAIN-CHANGE")
def test_of_an_annulled_decision_nobody_complains_again(world: World) -> None:
    case = walk(world, "R4")
    make.resolve(world, case, on_step("E1"), {"NONE": 5})

    with pytest.raises(NothingToComplainOf) as refusal:
        make.receive(world, on_step("E2"))

    spoken(refusal, "COMPLAIN-CHANGE", cites=False)
