"""Closing: the body concludes by majority of its roll; the notice is served; the owner never closes their own item."""

from datetime import timedelta
from typing import Any

import pytest

from cases import commands, triggers
from cases.errors import (
    BodyConcludes,
    FileIncomplete,
    FollowUpMissing,
    InvariantBroken,
    NotCarried,
    NothingTouched,
    OutcomeUnknown,
    OutOfOrder,
    OwnerClosesOwnItem,
    QuorumMissing,
    ServiceUnproved,
    SupervisionDoesNotDiscipline,
    VotesImpossible,
)
from cases.models import Category, Kind, Meeting, Outcome, PostDuty, Service
from tests.make import FOUNDED, START, Office, consider, make_case, make_office, minutes, requirement, serving, walk

pytestmark = pytest.mark.django_db

MEETING = START + timedelta(days=21)


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.mark.rule("CONCLUDE-MAJ")
def test_the_majority_is_counted_on_the_whole_roll(office: Office) -> None:
    case = make_case(office, "E1")
    four = [office.members[key].pk for key in ("chu", "pho", "vien", "khanh")]
    with pytest.raises(NotCarried) as refusal:
        consider(office, case, MEETING, present=four, votes_for=2, votes_against=2)
    assert refusal.value.facts == {"votes": 2, "roll": 5}

    act = consider(office, case, MEETING, present=four, votes_for=3, votes_against=1)

    assert (act.roll, act.present, act.votes_for) == (5, 4, 3)
    assert act.rule_cited


@pytest.mark.rule("VOTE-QUORUM")
def test_two_thirds_of_the_body_meet(office: Office) -> None:
    case = make_case(office, "E1")

    with pytest.raises(QuorumMissing) as refusal:
        consider(office, case, MEETING, present=[office.members[k].pk for k in ("chu", "pho", "vien")], votes_for=3)

    assert refusal.value.facts["needed"] == 4


@pytest.mark.rule("INV-BODY-CONCLUDES")
def test_one_person_is_no_body(office: Office) -> None:
    case = make_case(office, "E1")

    with pytest.raises(BodyConcludes):
        consider(office, case, MEETING, present=[office.members["chu"].pk], votes_for=1)


def test_there_are_no_more_votes_than_people(office: Office) -> None:
    case = make_case(office, "E1")

    with pytest.raises(VotesImpossible):
        consider(office, case, MEETING, votes_for=5, votes_against=1)


@pytest.mark.rule("VOTE-DENOM")
def test_a_probationary_member_does_not_count(office: Office) -> None:
    case = make_case(office, "E1")
    member = office.members["dai"]
    member.category = Category.PROBATIONARY
    member.save()

    act = consider(office, case, MEETING, votes_for=4)

    assert (act.roll, act.present) == (4, 4)


@pytest.mark.rule("VOTE-DENOM")
def test_who_is_away_counts_only_when_present(office: Office) -> None:
    case = make_case(office, "E1")
    member = office.members["dai"]
    member.category = Category.TEMP_AWAY
    member.save()
    there = [office.members[key].pk for key in ("chu", "pho", "vien", "khanh")]

    act = consider(office, case, MEETING, present=there, votes_for=3)

    assert act.roll == 4


@pytest.mark.rule("RECUSE")
def test_who_represents_the_subject_is_not_on_the_roll(office: Office) -> None:
    commands.appoint(
        [(office.members["vien"], office.organizations[0], PostDuty.REPRESENTATIVE)],
        by=office.administrator,
        since=FOUNDED,
    )
    case = make_case(office, "E1")

    assert office.members["vien"] not in [seat.member for seat in commands.roll(case, MEETING)]
    assert len(commands.roll(case, MEETING)) == 4


@pytest.mark.rule("RECUSE")
def test_a_recused_member_is_not_on_the_roll(office: Office) -> None:
    case = make_case(office, "E1")
    commands.recuse(case, by=office.vien, on=MEETING, ground="spouse_family")

    assert len(commands.roll(case, MEETING)) == 4


def test_the_body_returns_a_report_with_its_remarks_and_the_team_reports_again(office: Office) -> None:
    case = make_case(office, "E1")
    with pytest.raises(NothingTouched):
        consider(office, case, MEETING, outcome="")
    consider(office, case, MEETING, outcome="", remarks="Làm rõ trách nhiệm cá nhân")

    case.refresh_from_db()
    assert (case.submitted_on, case.reported_on, case.returns) == (None, None, 1)

    on = MEETING + timedelta(days=3)
    commands.finalise_report(case, by=office.lan, on=on)
    commands.submit(case, by=office.lan, on=on)
    consider(office, case, on + timedelta(days=1))
    case.refresh_from_db()
    assert case.outcome == Outcome.LESSONS


@pytest.mark.rule("INV-NO-SUPERVISION-DISCIPLINE")
def test_supervision_opens_an_inspection_and_never_disciplines(office: Office) -> None:
    case = make_case(office, "E1", Kind.THEMATIC_SUPERVISION)
    with pytest.raises(SupervisionDoesNotDiscipline):
        consider(office, case, MEETING, outcome=Outcome.DISCIPLINE_REQUIRED)
    with pytest.raises(OutcomeUnknown):
        consider(office, case, MEETING, outcome=Outcome.LESSONS)

    consider(office, case, MEETING, outcome=Outcome.SIGNS_OF_VIOLATION)

    assert case.case_to_open.procedure == "KTDH-TC"


def test_an_outcome_that_asks_for_discipline_is_kept_in_the_list_of_cases_to_open(office: Office) -> None:
    case = make_case(office, "E1")

    consider(office, case, MEETING, outcome=Outcome.DISCIPLINE_REQUIRED, remarks="Đề nghị xem xét kỷ luật")

    assert case.case_to_open.procedure == "THKL"


def test_a_report_that_was_not_submitted_is_not_considered(office: Office) -> None:
    case = make_case(office, "R6")

    with pytest.raises(OutOfOrder):
        consider(office, case, MEETING)


@pytest.mark.rule("ANNOUNCE-CONC")
def test_a_notice_without_proof_of_service_is_not_announced(office: Office) -> None:
    case = make_case(office, "E2")
    on = MEETING + timedelta(days=5)

    with pytest.raises(ServiceUnproved):
        commands.announce(case, by=office.chu, minutes=minutes(on), served=[])
    with pytest.raises(ServiceUnproved):
        commands.announce(
            case, by=office.chu, minutes=minutes(on), served=[serving("conclusion-notice", on, received_on=None)]
        )


@pytest.mark.rule("FOLLOW-ASSIGN")
def test_a_conclusion_names_who_follows_up(office: Office) -> None:
    case = make_case(office, "E3")

    with pytest.raises(FollowUpMissing):
        commands.assign_follow_up(case, by=office.chu, on=MEETING + timedelta(days=9), requirements=[])


@pytest.mark.rule("INV-FOLLOW-VERIFIER")
def test_the_owner_of_a_requirement_is_not_its_verifier(office: Office) -> None:
    case = make_case(office, "E3")
    on = MEETING + timedelta(days=9)

    with pytest.raises(InvariantBroken) as refusal:
        commands.assign_follow_up(
            case, by=office.chu, on=on, requirements=[requirement(office, on, owner_member=office.members["minh"])]
        )

    assert refusal.value.constraint == "an_owner_is_not_the_verifier"


@pytest.mark.rule("INV-FOLLOW-VERIFIER")
def test_the_verifier_closes_what_the_owner_reported(office: Office) -> None:
    case = make_case(office, "E4")
    item = case.follow_up.get()
    on = MEETING + timedelta(days=20)
    commands.report_follow_up(item, by=office.dien, on=on, report="Đã kiểm điểm ngày 20/4")
    with pytest.raises(OwnerClosesOwnItem) as refusal:
        commands.close_follow_up(item, by=office.dien, on=on, verification="Đã xong")
    assert refusal.value.rule == "INV-FOLLOW-VERIFIER"

    item = commands.close_follow_up(item, by=office.minh, on=on, verification="Đã kiểm tra, đúng")

    assert (item.closed_on, item.closed_by) == (on, office.minh)
    assert not case.work.filter(step="FOLLOW-UP", closed_at__isnull=True).exists()


@pytest.mark.rule("INV-FILE-INDEX")
def test_a_file_without_its_papers_is_not_closed(office: Office) -> None:
    case = make_case(office, "E4")
    Meeting.objects.filter(case=case, kind="announcement").update(kind="handover")
    triggers.lift()  # a proof is kept
    Service.objects.filter(case=case, paper="conclusion-notice").update(received_on=None)

    with pytest.raises(FileIncomplete) as refusal:
        commands.close_file(case, by=office.lan, minutes=minutes(MEETING + timedelta(days=12)))

    assert len(str(refusal.value.facts["lack"]).split(", ")) == 2


def test_the_team_is_dissolved_with_its_last_file(office: Office) -> None:
    case = make_case(office, "E5", subjects=2)
    assert case.team.dissolved_on is None

    other = case.team.cases.exclude(pk=case.pk).get()
    walk(office, other, "E5", after="P3")

    case.team.refresh_from_db()
    assert case.team.dissolved_on is not None


def test_a_refusal_tells_what_to_do_next(office: Office) -> None:
    refusals: list[Any] = [NotCarried(votes=2, roll=5), FollowUpMissing(case="X")]

    assert all(refusal.advice and refusal.rule for refusal in refusals)
