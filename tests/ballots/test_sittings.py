"""A body sits: its roll is that of the day, a recused member is not there, and every item has its minutes."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from cases import grants, policy, trail
from cases.commands import balloting, sittings, vacate_seat
from cases.errors import NothingTouched, NotYourDuty, QuorumMissing, Recused, ThereAlready
from cases.errors_ballot import (
    DoesNotPreside,
    ItemSettled,
    NotOnTheRoll,
    QuestionAnswered,
    SittingIncomplete,
    SittingNotOpen,
)
from cases.models import (
    AgendaItem,
    Ballot,
    BallotState,
    Case,
    Category,
    ItemKind,
    ItemQuestion,
    Seat,
    Sitting,
    TeamRole,
)
from cases.policy import Act, Duty
from cases.sitting_minutes import excerpt
from tests.ballots.world import DAY, FORMS, Hall, make_body, make_hall
from tests.make import confirm_rules, make_case, make_office

pytestmark = pytest.mark.django_db


def convene(hall: Hall, on: date = DAY) -> Sitting:
    first, second = hall.members[:2]
    return sittings.convene_sitting(hall.body, by=hall.chair, on=on, held_on=DAY, chair=first, recorder=second)


@pytest.mark.rule("RECUSE")
def test_who_withdraws_from_an_item_no_longer_reads_its_case(hall: Hall) -> None:
    case, (out, stays) = hall.case, hall.members[4:6]
    grants.give([case], [(hall.user(4).pk, Duty.BODY), (hall.user(5).pk, Duty.BODY)], DAY)
    assert Case.objects.visible_to(out.user).contains(case)

    sittings.recuse_from_item(hall.item, by=hall.user(4), on=DAY, member=out, ground="sibling")

    assert not Case.objects.visible_to(out.user).contains(case)
    assert Case.objects.visible_to(stays.user).contains(case)
    assert not policy.may(hall.user(4), Act.READ, case, DAY)
    assert list(trail.problems()) == []


@pytest.mark.rule("RECUSE")
def test_for_a_recused_member_the_item_does_not_exist(hall: Hall) -> None:
    out, stays = hall.members[4], hall.members[5]
    sittings.ask(hall.item, by=hall.user(5), on=DAY, question="Vi phạm từ khi nào?")
    other = sittings.add_item(hall.sitting, by=hall.chair, on=DAY, kind=ItemKind.OTHER, title="Việc khác")

    sittings.recuse_from_item(hall.item, by=hall.user(4), on=DAY, member=out, ground="sibling")

    assert list(AgendaItem.objects.visible_to(out.user)) == [other]
    assert list(AgendaItem.objects.visible_to(stays.user)) == [hall.item, other]
    assert not ItemQuestion.objects.visible_to(out.user).exists()
    assert ItemQuestion.objects.visible_to(stays.user).count() == 1
    with pytest.raises(Recused):
        sittings.ask(hall.item, by=hall.user(4), on=DAY, question="Tôi hỏi thêm.")
    ballot = hall.open()
    assert (ballot.denominator, ballot.voters) == (8, 8)
    line = ballot.electors.get(member=out)
    assert (line.counts, line.votes) == (False, False)
    assert line.rule_cited.startswith("QĐ 131-QĐ/TW")
    assert not Ballot.objects.visible_to(out.user).exists()
    assert Ballot.objects.visible_to(stays.user).get() == ballot
    with pytest.raises(ThereAlready):
        sittings.recuse_from_item(hall.item, by=hall.user(4), on=DAY, member=out, ground="sibling")


def test_nobody_outside_sees_a_sitting_or_its_items(hall: Hall) -> None:
    sittings.ask(hall.item, by=hall.user(5), on=DAY, question="Vi phạm từ khi nào?")
    ballot = hall.open()
    lan, minh = hall.office.lan, hall.office.minh  # the head of the team, and somebody without part in it

    assert list(Sitting.objects.visible_to(hall.user(3))) == [hall.sitting]
    for outsider in (lan, minh):
        assert not Sitting.objects.visible_to(outsider).exists()
        assert not AgendaItem.objects.visible_to(outsider).exists()
        assert not Ballot.objects.visible_to(outsider).filter(pk=ballot.pk).exists()
    assert ItemQuestion.objects.visible_to(lan).count() == 1
    assert not ItemQuestion.objects.visible_to(minh).exists()


@pytest.mark.rule("VOTE-QUORUM")
def test_without_a_quorum_a_sitting_does_not_open() -> None:
    office = make_office()
    body, members = make_body(office, 9)
    confirm_rules(office, body)
    first = members[0]
    sitting = sittings.convene_sitting(body, by=office.chu, on=DAY, held_on=DAY, chair=first, recorder=first)

    with pytest.raises(QuorumMissing) as refusal:
        sittings.open_sitting(sitting, by=office.chu, on=DAY, present=[m.pk for m in members[:5]])

    assert (refusal.value.facts["present"], refusal.value.facts["needed"]) == (5, 6)
    absent = {members[8].pk: "ốm"}
    sitting = sittings.open_sitting(
        sitting, by=office.chu, on=DAY, present=[m.pk for m in members[:6]], absences=absent
    )
    assert (sitting.convened, sitting.present, sitting.quorum) == (9, 6, 6)
    assert sitting.quorum_rule == refusal.value.citation
    assert sitting.roll.get(member=members[8]).absence == "ốm"


def test_the_roll_is_that_of_the_day_of_the_sitting(hall: Hall) -> None:
    sitting = convene(hall, on=DAY - timedelta(days=20))
    gone = Seat.objects.get(body=hall.body, member=hall.members[8])
    vacate_seat(gone, by=hall.office.administrator, on=DAY - timedelta(days=3))

    with pytest.raises(NotOnTheRoll):
        sittings.open_sitting(sitting, by=hall.chair, on=DAY, present=[m.pk for m in hall.members])
    sitting = sittings.open_sitting(sitting, by=hall.chair, on=DAY, present=[m.pk for m in hall.members[:8]])

    assert (sitting.convened, sitting.present) == (8, 8)
    assert not Sitting.objects.visible_to(hall.user(8)).filter(pk=sitting.pk).exists()


@pytest.mark.rule("VOTE-DENOM")
def test_who_counts_is_said_by_the_rule_of_the_day() -> None:
    absent = {7: Category.EXEMPT, 8: Category.TEMP_AWAY}
    hall = make_hall(9, present=7, categories={4: Category.PROBATIONARY, 5: Category.EXEMPT, **absent})

    ballot = hall.open()

    # Seven came; one of them is probationary. Of the two that stayed away neither counts.
    assert (ballot.denominator, ballot.voters) == (6, 6)
    assert ballot.electors.get(member=hall.members[5]).votes
    assert "VOTE-DENOM@QD21" in ballot.rules


def test_the_head_of_the_team_answers_what_members_ask(hall: Hall) -> None:
    question = sittings.ask(hall.item, by=hall.user(3), on=DAY, question="Vi phạm từ khi nào?")

    with pytest.raises(NotYourDuty):
        sittings.answer_question(question, by=hall.office.an, on=DAY, answer="Từ năm 2024.")
    with pytest.raises(NotYourDuty):
        sittings.ask(hall.item, by=hall.office.minh, on=DAY, question="Tôi hỏi được không?")
    with pytest.raises(NothingTouched):
        sittings.answer_question(question, by=hall.office.lan, on=DAY, answer=" ")
    sittings.answer_question(question, by=hall.office.lan, on=DAY, answer="Từ năm 2024.")
    with pytest.raises(QuestionAnswered):
        sittings.answer_question(question, by=hall.office.lan, on=DAY, answer="Từ năm 2023.")

    assert excerpt(hall.item)["questions"] == [
        {
            "number": 1,
            "asked_by": hall.members[3].full_name,
            "question": "Vi phạm từ khi nào?",
            "answer": "Từ năm 2024.",
        }
    ]


def test_a_sitting_closes_when_every_item_has_its_minutes(hall: Hall) -> None:
    ballot = hall.on_paper()
    sittings.ask_guest(hall.sitting, by=hall.chair, on=DAY, name="Đỗ Thị Lan", capacity="Trưởng đoàn", item=hall.item)
    with pytest.raises(SittingIncomplete):
        sittings.close_sitting(hall.sitting, by=hall.chair, on=DAY, course="Hội nghị thảo luận.")
    for teller in (1, 2):
        hall.count(ballot, teller, {"WARNING": 6, "NONE": 3})
    with pytest.raises(SittingIncomplete):
        sittings.close_sitting(hall.sitting, by=hall.chair, on=DAY, course="Hội nghị thảo luận.")
    with pytest.raises(NotYourDuty):
        sittings.minute_item(hall.item, by=hall.user(4), on=DAY, course="Các ý kiến thống nhất.")
    item = sittings.minute_item(hall.item, by=hall.chair, on=DAY, course="Các ý kiến thống nhất.", result="Cảnh cáo.")
    sitting = sittings.close_sitting(hall.sitting, by=hall.chair, on=DAY, course="Hội nghị thảo luận.")

    told = excerpt(item)
    assert (told["convened"], told["present"], told["guests"]) == (9, 9, ["Đỗ Thị Lan, Trưởng đoàn"])
    assert told["course"] == "Các ý kiến thống nhất."
    assert [ballot["outcome"] for ballot in told["ballots"]] == ["WARNING"]
    with pytest.raises(SittingNotOpen):
        sittings.minute_item(hall.item, by=hall.chair, on=DAY, course="Sửa lại.")
    with pytest.raises(SittingNotOpen):
        sittings.record_presence(sitting, by=hall.chair, on=DAY, member=hall.members[3], present=False)
    assert list(trail.problems()) == []


@pytest.mark.rule("VOTE-DENOM")
def test_A56_a_changed_list_voids_the_ballot_and_starts_another(hall: Hall) -> None:  # noqa: N802
    first = hall.open()

    sittings.record_presence(hall.sitting, by=hall.chair, on=DAY, member=hall.members[8], present=False)

    first.refresh_from_db()
    assert first.state == BallotState.VOID
    assert hall.members[8].full_name in first.void_reason
    second = first.replaced_by
    assert (second.denominator, second.voters, second.options) == (9, 8, first.options)

    sittings.recuse_from_item(hall.item, by=hall.user(7), on=DAY, member=hall.members[7], ground="sibling")
    third = Ballot.objects.pending().get()
    assert third.replaces == second
    assert (third.denominator, third.voters) == (8, 7)

    # A teller who withdraws cannot be followed by the same board: the ballot is void, and nothing is started.
    sittings.recuse_from_item(hall.item, by=hall.user(1), on=DAY, member=hall.members[1], ground="sibling")
    third.refresh_from_db()
    assert third.state == BallotState.VOID
    assert not Ballot.objects.pending().exists()
    assert list(trail.problems()) == []


def test_after_the_count_nobody_withdraws_any_more(hall: Hall) -> None:
    ballot = hall.on_paper()
    for teller in (1, 2):
        hall.count(ballot, teller, {"WARNING": 9})

    with pytest.raises(ItemSettled):
        sittings.recuse_from_item(hall.item, by=hall.user(5), on=DAY, member=hall.members[5], ground="sibling")
    with pytest.raises(ItemSettled):
        hall.open()


def test_who_belongs_to_the_team_or_has_no_leading_place_does_not_preside() -> None:
    office = make_office()
    case = make_case(office, "P2")
    hall = make_hall(6, office=office, case=case)
    facts: dict[str, Any] = {"mode": "paper", "kind": "decide", "forms": FORMS, "tellers": hall.members[1:3]}

    with pytest.raises(DoesNotPreside):
        balloting.open_ballot(hall.item, by=hall.user(3), on=DAY, **facts)
    case.team.members.create(member=hall.members[0], role=TeamRole.MEMBER, since=DAY)
    with pytest.raises(DoesNotPreside):
        balloting.open_ballot(hall.item, by=hall.chair, on=DAY, **facts)
