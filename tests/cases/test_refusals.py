"""What the rules refuse: each refusal named, with the rule it speaks for and what to do next."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from cases import commands, policy
from cases.errors import (
    AlreadyDone,
    BodyConcludes,
    ContestedPointUnanswered,
    DecisionMissing,
    DrafterApproves,
    ExtensionTooLate,
    ExtensionTooLong,
    InvariantBroken,
    NotCarried,
    NotYourDuty,
    OutOfOrder,
    OwnerClosesOwnItem,
    QuorumMissing,
    Recused,
    RuleBroken,
    SecondExtension,
    SubjectNotHeard,
    SupervisionDoesNotDiscipline,
)
from cases.models import Answer, Case, Chair, Finding, Kind, Outcome, Stance, TeamRole
from tests.make import (
    START,
    Office,
    consider,
    declare_all,
    make_case,
    make_office,
    make_team,
    minutes,
    propose,
    requirement,
    serving,
    violation,
    walk,
)

pytestmark = pytest.mark.django_db

LATER = START + timedelta(days=40)


@pytest.fixture
def office() -> Office:
    """The small committee."""
    return make_office()


def spoken(refusal: pytest.ExceptionInfo[RuleBroken], rule: str) -> None:
    """A refusal carries its rule's key, a sentence without a blank, and what to do next."""
    assert refusal.value.rule == rule
    assert "%(" not in refusal.value.messages[0]
    assert refusal.value.advice
    assert "%(" not in refusal.value.advice


# Nothing touches the subject before the signed decision


@pytest.mark.rule("INV-DECISION-FIRST")
def test_nothing_touches_the_subject_before_the_signed_decision(office: Office) -> None:
    case = make_case(office, "P1")

    with pytest.raises(DecisionMissing) as refusal:
        commands.deploy(case, by=office.lan, minutes=minutes(LATER))
    spoken(refusal, "INV-DECISION-FIRST")

    with pytest.raises(DecisionMissing):
        commands.serve(case, by=office.chu, on=LATER, serving=serving("plan", LATER))


@pytest.mark.rule("INV-DECISION-FIRST")
def test_the_database_itself_keeps_the_decision_before_the_deployment(office: Office) -> None:
    case = make_case(office, "P2")
    assert case.decided_on is not None
    case.deployed_on = case.decided_on - timedelta(days=1)

    with pytest.raises(InvariantBroken) as refusal:
        commands._writing.save(case, ["deployed_on"])

    assert refusal.value.constraint == "nothing_touches_the_subject_before_the_decision"


@pytest.mark.rule("INV-DECISION-FIRST")
def test_the_subject_answers_nothing_before_the_deployment(office: Office) -> None:
    case = make_case(office, "P3")

    assert not policy.may(office.dien, policy.Act.RESPOND, case, LATER)
    with pytest.raises(NotYourDuty):
        commands.receive_self_report(case, by=office.dien, on=LATER, summary="Báo cáo")
    with pytest.raises(OutOfOrder):
        commands.receive_self_report(case, by=office.lan, on=LATER, summary="Báo cáo")


# Supervision reminds, it does not discipline


@pytest.mark.rule("INV-NO-SUPERVISION-DISCIPLINE")
def test_supervision_never_ends_in_discipline(office: Office) -> None:
    case = make_case(office, "E1", Kind.THEMATIC_SUPERVISION)

    with pytest.raises(SupervisionDoesNotDiscipline) as refusal:
        consider(office, case, LATER, outcome=Outcome.DISCIPLINE_REQUIRED)

    spoken(refusal, "INV-NO-SUPERVISION-DISCIPLINE")
    case.refresh_from_db()
    assert case.concluded_on is None


@pytest.mark.rule("INV-NO-SUPERVISION-DISCIPLINE")
def test_the_database_itself_lets_no_supervision_discipline(office: Office) -> None:
    case = make_case(office, "E2", Kind.THEMATIC_SUPERVISION)
    case.outcome = Outcome.DISCIPLINE_REQUIRED

    with pytest.raises(InvariantBroken) as refusal:
        commands._writing.save(case, ["outcome"])

    assert refusal.value.constraint == "supervision_never_disciplines"


@pytest.mark.rule("GS-TO-KT")
def test_signs_found_by_supervision_put_an_inspection_on_the_list_of_cases_to_open(office: Office) -> None:
    case = make_case(office, "E1", Kind.THEMATIC_SUPERVISION)

    consider(office, case, LATER, outcome=Outcome.SIGNS_OF_VIOLATION)

    assert Case.objects.get(pk=case.pk).case_to_open.procedure == "KTDH-TC"


# The team proposes, the body concludes


@pytest.mark.rule("INV-BODY-CONCLUDES")
def test_the_head_alone_concludes_nothing(office: Office) -> None:
    case = make_case(office, "E1")

    with pytest.raises(BodyConcludes) as refusal:
        commands.consider(
            case,
            by=office.lan,
            minutes=minutes(LATER),
            present=[office.members["lan"].pk],
            votes_for=1,
            votes_against=0,
            outcome=Outcome.LESSONS,
        )

    spoken(refusal, "INV-BODY-CONCLUDES")
    assert refusal.value.citation


@pytest.mark.rule("INV-BODY-CONCLUDES")
def test_a_leader_alone_is_no_body(office: Office) -> None:
    case = make_case(office, "E1")

    with pytest.raises(BodyConcludes) as refusal:
        consider(office, case, LATER, present=[office.members["chu"].pk], votes_for=1)

    spoken(refusal, "INV-BODY-CONCLUDES")


@pytest.mark.rule("INV-BODY-CONCLUDES")
def test_a_leader_who_sat_in_the_team_does_not_preside(office: Office) -> None:
    case = make_case(office, "E1")
    commands.seat_members(
        office.standing, [(office.members["hoa"], Chair.DEPUTY_SECRETARY)], by=office.administrator, since=START
    )

    with pytest.raises(BodyConcludes):
        commands.consider(
            case,
            by=office.hoa,
            minutes=minutes(LATER),
            present=[office.members[key].pk for key in ("chu", "pho", "vien", "khanh", "dai")],
            votes_for=5,
            votes_against=0,
            outcome=Outcome.LESSONS,
        )


@pytest.mark.rule("VOTE-QUORUM")
def test_too_few_members_conclude_nothing(office: Office) -> None:
    case = make_case(office, "E1")

    with pytest.raises(QuorumMissing) as refusal:
        consider(office, case, LATER, present=[office.members[key].pk for key in ("chu", "pho")], votes_for=2)

    spoken(refusal, "VOTE-QUORUM")


@pytest.mark.rule("CONCLUDE-MAJ")
def test_half_is_no_majority(office: Office) -> None:
    case = make_case(office, "E1")

    with pytest.raises(NotCarried) as refusal:
        consider(office, case, LATER, votes_for=2, votes_against=3)

    spoken(refusal, "CONCLUDE-MAJ")


# Heard point by point


def contested(office: Office, *, answered: bool = False) -> tuple[Case, Finding]:
    """A case whose subject contests the violation found."""
    case = make_case(office, "R3")
    on = START + timedelta(days=14)
    finding = commands.record_finding(case, by=office.an, on=on, facts=violation())
    case = walk(office, case, "R4", after="R3")
    response = commands.respond(
        finding, by=office.dien, on=on + timedelta(days=1), stance=Stance.CONTEST, text="Quy chế ban hành đúng hạn."
    )
    if answered:
        commands.answer(
            response,
            by=office.an,
            on=on + timedelta(days=2),
            result=Answer.Result.KEPT,
            reason="Văn bản lưu ghi ngày ban hành chậm 6 tháng.",
        )
    return case, finding


@pytest.mark.rule("INV-HEARD")
def test_no_report_is_final_while_a_contested_point_is_unanswered(office: Office) -> None:
    case, finding = contested(office)
    case = walk(office, case, "R5", after="R4")

    with pytest.raises(ContestedPointUnanswered) as refusal:
        commands.finalise_report(case, by=office.lan, on=LATER)

    spoken(refusal, "INV-HEARD")
    assert str(finding.number) in refusal.value.messages[0]


@pytest.mark.rule("INV-HEARD")
def test_no_conclusion_while_a_contested_point_is_unanswered(office: Office) -> None:
    """The subject may answer until the report is laid before the body; a point answered anew is open anew."""
    case, finding = contested(office, answered=True)
    case = walk(office, case, "R6", after="R4")
    commands.respond(finding, by=office.dien, on=LATER - timedelta(days=12), stance=Stance.CONTEST, text="Vẫn không.")

    with pytest.raises(ContestedPointUnanswered) as refusal:
        commands.submit(case, by=office.lan, on=LATER)
    spoken(refusal, "INV-HEARD")

    Case.objects.filter(pk=case.pk).update(submitted_on=LATER)  # as if it had been laid before the body all the same
    with pytest.raises(ContestedPointUnanswered):
        consider(office, case, LATER)


@pytest.mark.rule("INV-HEARD")
def test_answered_points_open_the_way(office: Office) -> None:
    case, _ = contested(office, answered=True)

    case = walk(office, case, "E2", after="R4")

    assert case.outcome == Outcome.LESSONS


@pytest.mark.rule("HEAR")
def test_the_draft_is_heard_when_the_subject_spoke_on_every_point(office: Office) -> None:
    case = make_case(office, "R4")

    with pytest.raises(SubjectNotHeard) as refusal:
        commands.hear_draft(case, by=office.an, minutes=minutes(LATER))

    spoken(refusal, "HEAR")


# More time, once


@pytest.mark.rule("EXT-ALL")
def test_time_is_extended_once(office: Office) -> None:
    case = make_case(office, "R3")
    on = START + timedelta(days=16)
    commands.request_extension(case, by=office.lan, on=on, days=10, reason="Khối lượng hồ sơ lớn.")
    commands.decide_extension(case, by=office.chu, on=on, granted=True)

    with pytest.raises(SecondExtension) as refusal:
        commands.request_extension(case, by=office.lan, on=on, days=5, reason="Vẫn chưa xong.")

    spoken(refusal, "EXT-ALL")
    assert "QĐ 89-QĐ/TW" in refusal.value.citation


@pytest.mark.rule("EXT-ALL")
def test_a_refused_request_is_not_made_again(office: Office) -> None:
    case = make_case(office, "R3")
    on = START + timedelta(days=16)
    commands.request_extension(case, by=office.lan, on=on, days=10, reason="Khối lượng hồ sơ lớn.")
    commands.decide_extension(case, by=office.chu, on=on, granted=False, refusal="Bố trí thêm người.")

    with pytest.raises(SecondExtension):
        commands.request_extension(case, by=office.lan, on=on, days=5, reason="Vẫn chưa xong.")
    with pytest.raises(SecondExtension):
        commands.decide_extension(case, by=office.chu, on=on, granted=True)


@pytest.mark.rule("EXT-ALL")
def test_an_extension_is_at_most_a_third_and_asked_in_time(office: Office) -> None:
    case = make_case(office, "R3")
    on = START + timedelta(days=16)

    with pytest.raises(ExtensionTooLong) as refusal:
        commands.request_extension(case, by=office.lan, on=on, days=16, reason="Hồ sơ lớn.")  # a third of 45 is 15
    spoken(refusal, "EXT-ALL")

    assert case.due_on is not None
    after = case.due_on + timedelta(days=1)
    with pytest.raises(ExtensionTooLate):
        commands.request_extension(case, by=office.lan, on=after, days=5, reason="Hồ sơ lớn.")


# Conflicts of interest


@pytest.mark.rule("RECUSE")
def test_who_declared_a_conflict_acts_no_more(office: Office) -> None:
    case = make_case(office, "P2")
    on = START + timedelta(days=5)
    commands.declare(case.team, by=office.an, on=on, has_conflict=True, ground="spouse")

    with pytest.raises(Recused) as refusal:
        commands.declare(case.team, by=office.an, on=on, has_conflict=False)

    spoken(refusal, "RECUSE")
    assert not policy.may(office.an, policy.Act.READ, case, on)
    assert not Case.objects.visible_to(office.an, on).filter(pk=case.pk).exists()


@pytest.mark.rule("RECUSE")
def test_a_recusal_beats_the_grant_in_the_middle_of_a_case(office: Office) -> None:
    case = make_case(office, "R2")
    on = START + timedelta(days=12)
    commands.recuse(case, by=office.an, on=on, ground="economic_interest")

    with pytest.raises(Recused):
        commands.record_finding(case, by=office.an, on=on, facts=violation())
    with pytest.raises(Recused):
        commands.record_meeting(case, by=office.an, kind="working", minutes=minutes(on))  # type: ignore[arg-type]


@pytest.mark.rule("RECUSE")
def test_a_conflict_in_the_team_stops_the_preparation_until_the_authority_changes_the_team(office: Office) -> None:
    case = make_case(office, "P2")
    on = START + timedelta(days=5)
    declare_all(office, case.team, on, keys=("lan", "binh", "hoa"))
    commands.declare(case.team, by=office.an, on=on, has_conflict=True, ground="spouse")

    with pytest.raises(RuleBroken) as refusal:
        commands.prepare(case.team, by=office.lan, minutes=minutes(on), outline="1. Tình hình")
    spoken(refusal, "INV-CONFLICT")

    commands.change_team(
        case.team,
        by=office.chu,
        on=on,
        role=TeamRole.SECRETARY,
        reason="Có quan hệ gia đình với đối tượng.",
        leaving=office.members["an"],
        joining=office.members["minh"],
    )
    commands.declare(case.team, by=office.minh, on=on, has_conflict=False)
    commands.prepare(case.team, by=office.lan, minutes=minutes(on), outline="1. Tình hình")


# Four eyes


@pytest.mark.rule("INV-FOUR-EYES")
def test_the_proposer_does_not_sign_the_decision(office: Office) -> None:
    commands.seat_members(
        office.standing, [(office.members["quan"], Chair.VICE_CHAIR)], by=office.administrator, since=START
    )
    team = propose(office, make_team(office), START)

    with pytest.raises(DrafterApproves) as refusal:
        commands.issue_decision(team, by=office.quan, on=START + timedelta(days=1))

    spoken(refusal, "INV-FOUR-EYES")


@pytest.mark.rule("INV-FOUR-EYES")
def test_who_asks_for_more_time_does_not_grant_it(office: Office) -> None:
    case = make_case(office, "R3")
    on = START + timedelta(days=16)
    commands.request_extension(case, by=office.lan, on=on, days=10, reason="Khối lượng hồ sơ lớn.")

    with pytest.raises(NotYourDuty) as refusal:
        commands.decide_extension(case, by=office.lan, on=on, granted=True)

    spoken(refusal, "POWER-ACTS")


# The obliged do not discharge themselves


@pytest.mark.rule("INV-FOLLOW-VERIFIER")
def test_the_owner_never_closes_their_own_follow_up(office: Office) -> None:
    case = make_case(office, "E4")
    item = case.follow_up.get()
    on = START + timedelta(days=60)

    with pytest.raises(OwnerClosesOwnItem) as refusal:
        commands.close_follow_up(item, by=office.dien, on=on, verification="Đã làm xong.")
    spoken(refusal, "INV-FOLLOW-VERIFIER")

    commands.report_follow_up(item, by=office.dien, on=on, report="Đã kiểm điểm ngày 20/4.")
    commands.close_follow_up(item, by=office.minh, on=on, verification="Đã kiểm tra biên bản kiểm điểm.")
    item.refresh_from_db()
    assert item.closed_by == office.minh


@pytest.mark.rule("INV-FOLLOW-VERIFIER")
def test_nobody_is_named_verifier_of_what_they_must_do(office: Office) -> None:
    case = make_case(office, "E3")
    own = requirement(office, LATER, owner_member=office.members["minh"], verifier=office.members["minh"])

    with pytest.raises(InvariantBroken) as refusal:
        commands.assign_follow_up(case, by=office.chu, on=LATER, requirements=[own])

    assert refusal.value.constraint == "an_owner_is_not_the_verifier"


# Nothing twice, nothing in the wrong hands


@pytest.mark.rule("INV-ORDER")
def test_a_step_done_is_not_done_again(office: Office) -> None:
    case = make_case(office, "R1")

    with pytest.raises(AlreadyDone) as refusal:
        commands.deploy(case, by=office.lan, minutes=minutes(LATER))

    spoken(refusal, "INV-ORDER")


@pytest.mark.rule("INV-ORDER")
def test_no_act_is_dated_in_the_future(office: Office) -> None:
    case = make_case(office, "P3")

    with pytest.raises(RuleBroken) as refusal:
        commands.deploy(case, by=office.lan, minutes=minutes(date(2199, 1, 1)))

    assert refusal.value.rule in {"INV-ORDER", "POWER-ACTS"}


@pytest.mark.rule("POWER-ACTS")
def test_who_has_no_part_in_the_case_does_nothing_in_it(office: Office) -> None:
    case = make_case(office, "R2")

    with pytest.raises(NotYourDuty) as refusal:
        commands.record_finding(case, by=office.minh, on=LATER, facts=violation())

    spoken(refusal, "POWER-ACTS")
