"""Ballots on paper: frozen lists, two blind counts that reconcile, differences on record, an outcome nobody types."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from cases import trail
from cases.commands import balloting, balloting_paper, sittings
from cases.discipline.errors import FormsOutOfOrder
from cases.errors import OutOfOrder, QuorumMissing, Recused
from cases.errors_ballot import (
    BallotInOtherState,
    CountedAlready,
    ElectorsChanged,
    NoDifference,
    NotATeller,
    NotAVoteOnACase,
    PapersDoNotReconcile,
    RecountByTheSameTeller,
    TellersNotFit,
)
from cases.models import Ballot, BallotState, ItemKind, RollEntry, TellerEntry
from cases.sitting_minutes import counting
from tests.ballots.world import DAY, FORMS, Hall, figures, make_hall, threshold
from tests.make import confirm_rules, make_case, make_office

pytestmark = pytest.mark.django_db

VECTORS = json.loads((Path(__file__).parent.parent / "discipline" / "ballot_test_vectors.json").read_text())


def test_what_a_ballot_rests_on_is_frozen_before_the_vote(hall: Hall) -> None:
    ballot = hall.open()

    assert ballot.options == [*FORMS, "NONE"]
    assert ballot.thresholds["WARNING"] == {
        "fraction": "1/2",
        "strict": True,
        "rule": "VOTE-MAJ@QD21",
        "citation": ballot.rules["VOTE-MAJ@QD21"],
    }
    assert {"VOTE-DENOM@QD21", "VOTE-EXP@QD21", "VOTE-CUMUL@QD21"} <= set(ballot.rules)
    assert sorted(ballot.electors.filter(votes=True).values_list("member", flat=True)) == sorted(
        member.pk for member in hall.members
    )
    entry = hall.case.trail.last()
    assert entry is not None
    assert (entry.act, entry.step, entry.data["denominator"]) == ("ballot-opened", "E2", 9)
    assert "VOTE-MAJ@QD21" in entry.data["rules"]
    with pytest.raises(OutOfOrder):
        hall.open()


@pytest.mark.rule("VOTE-EXP")
def test_a_recommending_ballot_needs_more_for_expulsion_and_adds_nothing_up(hall: Hall) -> None:
    ballot = hall.on_paper(kind="recommend")
    for teller in (1, 2):
        ballot = hall.count(ballot, teller, {"EXPULSION": 5, "WARNING": 4})

    assert ballot.thresholds["EXPULSION"]["fraction"] == "2/3"
    assert ballot.outcome == "NONE_ADOPTED"
    assert [(line["form"], line["accumulated"]) for line in ballot.lines] == [
        ("EXPULSION", 5),
        ("REMOVAL", 0),
        ("WARNING", 4),
        ("REPRIMAND", 0),
    ]


def test_a_ballot_is_not_opened_on_a_paper_that_cannot_be_counted(hall: Hall) -> None:
    with pytest.raises(FormsOutOfOrder):
        hall.open(forms=("REPRIMAND", "WARNING"))
    other = sittings.add_item(hall.sitting, by=hall.chair, on=DAY, kind=ItemKind.OTHER, title="Việc khác")
    facts: dict[str, Any] = {"mode": "paper", "kind": "decide", "forms": FORMS, "tellers": hall.members[1:3]}
    with pytest.raises(NotAVoteOnACase):
        balloting.open_ballot(other, by=hall.chair, on=DAY, **facts)
    assert not Ballot.objects.exists()


@pytest.mark.rule("VOTE-QUORUM")
def test_the_quorum_of_an_item_is_that_of_those_who_take_part() -> None:
    office = make_office()
    hall = make_hall(9, present=6, office=office)
    confirm_rules(office, hall.body)
    sittings.recuse_from_item(hall.item, by=hall.user(5), on=DAY, member=hall.members[5], ground="sibling")

    with pytest.raises(QuorumMissing) as refusal:  # five of eight, six are needed
        hall.open()

    assert (refusal.value.facts["present"], refusal.value.facts["roll"]) == (5, 8)


@pytest.mark.rule("RECUSE")
def test_tellers_are_two_impartial_members_who_are_there(hall: Hall) -> None:
    one, two, three = hall.members[1:4]
    lan = hall.office.members["lan"]  # heads the team, and here sits in the body
    RollEntry.objects.create(
        sitting=hall.sitting, member=lan, name=lan.full_name, chair="MEMBER", category="OFFICIAL", present=True
    )
    sittings.recuse_from_item(hall.item, by=hall.user(3), on=DAY, member=three, ground="sibling")
    sittings.record_presence(hall.sitting, by=hall.chair, on=DAY, member=hall.members[4], present=False)

    for board in ([one], [one, two, hall.members[5]], [one, one], [one, lan], [one, three], [one, hall.members[4]]):
        with pytest.raises(TellersNotFit):
            hall.open(tellers=board)
    type(two).objects.filter(pk=hall.members[6].pk).update(user=None)
    hall.members[6].refresh_from_db()
    with pytest.raises(TellersNotFit):  # who has no account could enter no count
        hall.open(tellers=[one, hall.members[6]])
    assert hall.open(tellers=[one, two]).tellers.count() == 2


def test_nobody_counts_their_own_case() -> None:
    office = make_office()
    case = make_case(office, "P2")
    hall = make_hall(6, office=office, case=case)
    type(case).objects.filter(pk=case.pk).update(subject_member=hall.members[1], subject_organization=None)
    hall.item.refresh_from_db()

    with pytest.raises(TellersNotFit):
        hall.open()


def test_a_count_that_cannot_be_is_refused_field_by_field(hall: Hall) -> None:
    with pytest.raises(PapersDoNotReconcile) as refusal:
        balloting_paper.issue_papers(hall.open(), by=hall.chair, on=DAY, issued=10)
    assert set(refusal.value.by_field) == {"issued"}
    balloting_paper.issue_papers(Ballot.objects.get(), by=hall.chair, on=DAY, issued=9)
    ballot = hall.close(Ballot.objects.get())

    wrong: list[tuple[dict[str, Any], set[str]]] = [
        ({"issued": 8, "returned": 9}, {"issued", "returned"}),
        ({"returned": 8}, {"returned"}),
        ({"valid": 8, "void": 1}, {"valid"}),
        ({"votes": {"WARNING": 8}}, {"valid"}),
        ({"blank": -1, "returned": 8}, {"blank"}),
        ({"votes": {"WARNING": 9, "DISSOLUTION": 1}}, {"DISSOLUTION"}),
        ({"votes": {"WARNING": 10, "NONE": -1}}, {"NONE"}),
    ]
    for values, fields in wrong:
        facts = figures(ballot, {"WARNING": 9}) | values
        with pytest.raises(PapersDoNotReconcile) as refusal:
            balloting_paper.enter_count(ballot, by=hall.user(1), on=DAY, **facts)
        assert set(refusal.value.by_field) == fields, values
    assert not TellerEntry.objects.exists()


def test_tellers_count_blind_to_each_other(hall: Hall) -> None:
    ballot = hall.on_paper()
    first, second = hall.user(1), hall.user(2)
    assert balloting_paper.differences(ballot) == {}

    hall.count(ballot, 1, {"WARNING": 9})

    assert TellerEntry.objects.visible_to(first).count() == 1
    for other in (second, hall.chair, hall.user(5)):
        assert not TellerEntry.objects.visible_to(other).exists()
    with pytest.raises(CountedAlready):
        hall.count(ballot, 1, {"WARNING": 8, "NONE": 1})
    with pytest.raises(NotATeller):
        hall.count(ballot, 5, {"WARNING": 9})
    hall.count(ballot, 2, {"WARNING": 9})
    assert TellerEntry.objects.visible_to(second).count() == 2
    assert TellerEntry.objects.visible_to(hall.user(5)).count() == 2
    assert not TellerEntry.objects.visible_to(hall.office.minh).exists()


def test_counts_that_differ_are_settled_together_and_on_record(hall: Hall) -> None:
    ballot = hall.on_paper()
    hall.count(ballot, 1, {"WARNING": 5, "REPRIMAND": 4})
    right = figures(ballot, {"WARNING": 4, "REPRIMAND": 4}, void=1)
    with pytest.raises(NoDifference):
        balloting_paper.recount(ballot, by=hall.user(1), on=DAY, reason="Đếm lại.", **right)
    ballot = hall.count(ballot, 2, {"WARNING": 4, "REPRIMAND": 5})
    assert ballot.state == BallotState.CLOSED
    assert balloting_paper.differences(ballot) == {"WARNING": [5, 4], "REPRIMAND": [4, 5]}

    row = balloting_paper.recount(ballot, by=hall.user(1), on=DAY, reason="Một phiếu ghi hai nội dung.", **right)
    with pytest.raises(RecountByTheSameTeller):
        balloting_paper.confirm_recount(row, by=hall.user(1), on=DAY)
    with pytest.raises(NotATeller):
        balloting_paper.confirm_recount(row, by=hall.chair, on=DAY)
    ballot = balloting_paper.confirm_recount(row, by=hall.user(2), on=DAY)

    assert (ballot.state, ballot.outcome, ballot.void) == (BallotState.COUNTED, "REPRIMAND", 1)
    told = counting(ballot)
    assert told["recounts"] == [
        {"differences": {"WARNING": [5, 4], "REPRIMAND": [4, 5]}, "reason": "Một phiếu ghi hai nội dung."}
    ]
    acts = list(hall.case.trail.values_list("act", flat=True))
    assert acts[-6:] == [
        "ballot-closed", "count-entered", "count-entered", "recount-entered", "recount-confirmed", "ballot-counted",
    ]  # fmt: skip
    assert list(trail.problems()) == []


def test_the_outcome_is_computed_and_the_database_takes_no_other(hall: Hall) -> None:
    ballot = hall.on_paper()
    with pytest.raises(IntegrityError), transaction.atomic():
        Ballot.objects.filter(pk=ballot.pk).update(outcome="EXPULSION")
    for teller in (1, 2):
        ballot = hall.count(ballot, teller, {"WARNING": 4, "REPRIMAND": 2, "NONE": 1}, blank=1, void=1)

    told = counting(ballot)
    assert (told["issued"], told["returned"], told["valid"], told["void"], told["blank"]) == (9, 9, 7, 1, 1)
    assert (told["outcome"], told["none"], told["denominator"], told["not_cast"]) == ("REPRIMAND", 1, 9, 0)
    assert [(line["form"], line["own"], line["accumulated"], line["needed"]) for line in told["lines"]] == [
        ("EXPULSION", 0, 0, 5),
        ("REMOVAL", 0, 0, 5),
        ("WARNING", 4, 4, 5),
        ("REPRIMAND", 2, 6, 5),
    ]
    assert told["lines"][2]["citation"] == ballot.rules["VOTE-MAJ@QD21"]
    assert ballot.count().outcome == "REPRIMAND"


def test_nothing_is_counted_before_the_close(hall: Hall) -> None:
    ballot = hall.open()
    with pytest.raises(OutOfOrder):
        hall.close(ballot)
    balloting_paper.issue_papers(ballot, by=hall.chair, on=DAY, issued=9)
    ballot.refresh_from_db()

    with pytest.raises(BallotInOtherState):
        hall.count(ballot, 1, {"WARNING": 9})
    with pytest.raises(ValueError, match="counted"):
        ballot.count()


def test_a_list_changed_past_the_house_is_found_at_the_close(hall: Hall) -> None:
    ballot = hall.open()
    balloting_paper.issue_papers(ballot, by=hall.chair, on=DAY, issued=9)
    hall.sitting.roll.filter(member=hall.members[8]).update(present=False)

    with pytest.raises(ElectorsChanged):
        hall.close(ballot)

    again = balloting.repeat_ballot(ballot, by=hall.chair, on=DAY, reason="Đồng chí thứ 8 đã về trước.")
    assert (again.voters, again.replaces) == (8, ballot)


def test_who_withdraws_after_the_close_voids_what_was_not_counted(hall: Hall) -> None:
    ballot = hall.on_paper()
    hall.count(ballot, 1, {"WARNING": 9})

    sittings.recuse_from_item(hall.item, by=hall.user(2), on=DAY, member=hall.members[2], ground="sibling")

    ballot.refresh_from_db()
    assert ballot.state == BallotState.VOID
    with pytest.raises(Recused):
        hall.count(ballot, 2, {"WARNING": 9})


def test_every_vector_passes_through_a_ballot_on_paper() -> None:
    office = make_office()
    case = make_case(office, "P2")
    for vector in VECTORS["vectors"]:
        hall = make_hall(vector["denominator"], office=office, case=case)
        needed = {form: threshold(text) for form, text in vector["thresholds"].items()}
        ballot = hall.on_paper(forms=vector["forms_high_to_low"], thresholds=needed, kind=vector["mode"])
        for teller in (1, 2):
            ballot = hall.count(ballot, teller, vector["votes"])
        assert ballot.outcome == vector["expected"], vector["name"]
        assert ballot.count().outcome == vector["expected"]
