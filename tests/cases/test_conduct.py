"""Conduct: the clock, the self-report, the hearing point by point, more time once."""

from datetime import date, timedelta

import pytest

from cases import commands
from cases.errors import (
    AlreadyDone,
    DecisionMissing,
    ExtensionTooLate,
    ExtensionTooLong,
    FindingIncomplete,
    FindingsMissing,
    InvariantBroken,
    MinutesMissing,
    NothingTouched,
    OutOfOrder,
    SelfReportMissing,
    SubjectNotHeard,
    WitnessesMissing,
)
from cases.minutes import FindingFacts
from cases.models import Answer, Case, Kind, MeetingKind, Service, Stance
from tests.make import START, Office, make_case, make_office, minutes, serving, violation, walk

pytestmark = pytest.mark.django_db

LATER = START + timedelta(days=20)


@pytest.fixture
def office() -> Office:
    return make_office()


@pytest.mark.rule("START-KT")
@pytest.mark.rule("DUR-KTCH")
def test_the_clock_of_an_inspection_starts_when_the_decision_is_deployed(office: Office) -> None:
    case = make_case(office, "P3")
    on = START + timedelta(days=7)

    case = commands.deploy(case, by=office.lan, minutes=minutes(on))

    assert (case.clock_started_on, case.due_on) == (on, on + timedelta(days=45))


@pytest.mark.rule("START-GS")
def test_the_clock_of_a_supervision_starts_when_the_report_is_received(office: Office) -> None:
    case = make_case(office, "R1", Kind.THEMATIC_SUPERVISION)
    assert case.due_on is None

    commands.receive_self_report(case, by=office.an, on=START + timedelta(days=12), summary="Báo cáo")

    case.refresh_from_db()
    assert case.clock_started_on == START + timedelta(days=12)
    assert case.due_on is not None


@pytest.mark.rule("START-GS")
def test_an_unconfirmed_rule_does_not_move_the_start() -> None:
    office = make_office(confirmed=False)

    case = make_case(office, "R1", Kind.THEMATIC_SUPERVISION)

    assert case.clock_started_on == case.deployed_on


@pytest.mark.rule("INV-DECISION-FIRST")
def test_nobody_goes_to_the_subject_without_a_decision(office: Office) -> None:
    case = make_case(office, "P1")

    with pytest.raises(DecisionMissing):
        commands.deploy(case, by=office.lan, minutes=minutes(LATER))
    with pytest.raises(DecisionMissing):
        commands.serve(case, by=office.lan, on=LATER, serving=serving("plan", LATER))


def test_the_database_itself_refuses_an_approach_before_the_decision(office: Office) -> None:
    from cases.commands._writing import write

    case = make_case(office, "P1")
    case.deployed_on = LATER

    with pytest.raises(InvariantBroken) as refusal:
        write(case, "deployed", "R1", office.lan, LATER, ["deployed_on"])

    assert refusal.value.constraint == "nothing_touches_the_subject_before_the_decision"


def test_what_is_handed_over_is_on_record(office: Office) -> None:
    case = make_case(office, "R1")

    assert {s.paper for s in case.services.all()} == set(commands.DECISION_PAPERS)
    assert all(service.proved for service in case.services.all())


def test_a_refused_paper_has_witnesses(office: Office) -> None:
    case = make_case(office, "R1")
    with pytest.raises(WitnessesMissing):
        commands.serve(case, by=office.an, on=LATER, serving=serving("plan", LATER, refused=True))

    commands.serve(case, by=office.an, on=LATER, serving=serving("plan", LATER, refused=True, witnesses="A, B"))

    assert Service.objects.get(case=case, refused=True).proved


def test_a_receipt_is_confirmed_by_the_subjects_side(office: Office) -> None:
    case = make_case(office, "R1")
    commands.serve(case, by=office.an, on=LATER, serving=serving("reminder-letter", LATER, received_on=None))
    service = case.services.get(paper="reminder-letter")
    assert not service.proved

    commands.confirm_receipt(service, by=office.dien, on=LATER)
    again = commands.confirm_receipt(service, by=office.dien, on=LATER + timedelta(days=1))

    assert again.received_on == LATER


@pytest.mark.rule("SELF-REPORT")
def test_a_late_report_is_marked_late(office: Office) -> None:
    case = make_case(office, "R1")
    assert case.self_report_due_on is not None

    report = commands.receive_self_report(
        case, by=office.dien, on=case.self_report_due_on + timedelta(days=1), summary="Báo cáo"
    )

    assert report.late


@pytest.mark.rule("SELF-REPORT")
def test_a_report_that_never_came_is_recorded_with_the_reason(office: Office) -> None:
    case = make_case(office, "R1")
    with pytest.raises(SelfReportMissing):
        commands.finish_verification(case, by=office.lan, on=LATER)
    with pytest.raises(NothingTouched):
        commands.receive_self_report(case, by=office.an, on=LATER, not_handed_in=True)

    commands.receive_self_report(case, by=office.an, on=LATER, not_handed_in=True, reason="Không nộp dù đã nhắc 2 lần")

    case.refresh_from_db()
    assert case.self_reported_on == LATER
    with pytest.raises(AlreadyDone):
        commands.receive_self_report(case, by=office.an, on=LATER, summary="Báo cáo")


@pytest.mark.rule("INV-MINUTES")
def test_verification_without_minutes_is_not_finished(office: Office) -> None:
    case = make_case(office, "R2")

    with pytest.raises(MinutesMissing):
        commands.finish_verification(case, by=office.lan, on=LATER)


@pytest.mark.rule("INV-MINUTES")
def test_minutes_nobody_of_the_subject_signed_name_witnesses(office: Office) -> None:
    case = make_case(office, "R2")

    with pytest.raises(WitnessesMissing):
        commands.record_meeting(
            case, by=office.an, kind=MeetingKind.WORKING, minutes=minutes(LATER, refused_to_sign=True)
        )


@pytest.mark.rule("HEAR")
def test_a_violation_names_nature_degree_consequence_cause_and_responsibility(office: Office) -> None:
    case = make_case(office, "R3")
    finding = commands.record_finding(case, by=office.an, on=LATER, facts=violation(nature="", cause=""))
    with pytest.raises(FindingIncomplete) as refusal:
        commands.draft_report(case, by=office.an, on=LATER)
    assert refusal.value.facts["number"] == 1

    commands.revise_finding(finding, by=office.binh, on=LATER, facts=violation())
    commands.draft_report(case, by=office.an, on=LATER)

    revised = case.trail.get(act="finding-revised")
    assert set(revised.data["before"]) == {"nature", "cause"}


def test_a_report_without_findings_is_no_report(office: Office) -> None:
    case = make_case(office, "R3")

    with pytest.raises(FindingsMissing):
        commands.draft_report(case, by=office.an, on=LATER)


@pytest.mark.rule("HEAR")
def test_the_subject_is_heard_on_every_point_before_the_meeting_closes(office: Office) -> None:
    case = make_case(office, "R4")
    with pytest.raises(SubjectNotHeard) as refusal:
        commands.hear_draft(case, by=office.an, minutes=minutes(LATER))
    assert refusal.value.facts["numbers"] == "2"  # a strength needs no answer

    commands.respond(case.findings.get(number=2), by=office.dien, on=LATER, stance=Stance.RESERVE, text="Bảo lưu")
    commands.hear_draft(case, by=office.an, minutes=minutes(LATER))


@pytest.mark.rule("HEAR")
def test_a_refusal_to_answer_is_recorded_with_witnesses(office: Office) -> None:
    finding = make_case(office, "R4").findings.get(number=2)
    with pytest.raises(WitnessesMissing):
        commands.respond(finding, by=office.an, on=LATER, stance=Stance.REFUSED)

    response = commands.respond(finding, by=office.an, on=LATER, stance=Stance.REFUSED, witnesses="Ông A, bà B")

    assert response.stance == Stance.REFUSED


@pytest.mark.rule("INV-HEARD")
@pytest.mark.parametrize("result", list(Answer.Result))
def test_a_contested_point_is_kept_reworded_or_withdrawn(office: Office, result: Answer.Result) -> None:
    case = make_case(office, "R4")
    finding = case.findings.get(number=2)
    response = commands.respond(finding, by=office.dien, on=LATER, stance=Stance.CONTEST, text="Sổ có đủ")
    assert commands.unanswered(case) == [2]

    commands.answer(
        response, by=office.an, on=LATER, result=result, reason="Đã đối chiếu", final_wording="Sổ thiếu 2 trang"
    )

    finding.refresh_from_db()
    assert commands.unanswered(case) == []
    assert (finding.content == "Sổ thiếu 2 trang") == (result == Answer.Result.REWORDED)
    assert (finding.withdrawn_on == LATER) == (result == Answer.Result.WITHDRAWN)
    with pytest.raises(OutOfOrder):
        commands.answer(response, by=office.an, on=LATER, result=result, reason="Lại", final_wording="x")


def _extend(case: Case, office: Office, days: int, on: date = LATER) -> None:
    commands.request_extension(case, by=office.lan, on=on, days=days, reason="Nội dung phức tạp")


@pytest.mark.rule("EXT-ALL")
def test_time_is_extended_by_at_most_a_third(office: Office) -> None:
    case = make_case(office, "R2")
    with pytest.raises(ExtensionTooLong) as refusal:
        _extend(case, office, 16)
    assert refusal.value.facts["limit"] == 15

    _extend(case, office, 15)
    commands.decide_extension(case, by=office.chu, on=LATER, granted=True)

    case.refresh_from_db()
    assert case.due_on == START + timedelta(days=7 + 45 + 15)
    assert not case.work.filter(step="EXT", closed_at__isnull=True).exists()


@pytest.mark.rule("EXT-ALL")
def test_an_extension_may_be_refused_with_the_reason(office: Office) -> None:
    case = make_case(office, "R2")
    with pytest.raises(OutOfOrder):
        commands.decide_extension(case, by=office.chu, on=LATER, granted=False, refusal="Không cần")
    _extend(case, office, 5)

    extension = commands.decide_extension(case, by=office.chu, on=LATER, granted=False, refusal="Không cần thiết")

    assert extension.refused_on == LATER
    case.refresh_from_db()
    assert case.due_on == START + timedelta(days=7 + 45)


@pytest.mark.rule("EXT-ALL")
def test_time_that_ran_out_is_not_extended(office: Office) -> None:
    case = make_case(office, "R2")
    assert case.due_on is not None

    with pytest.raises(ExtensionTooLate):
        _extend(case, office, 5, case.due_on + timedelta(days=1))


def test_time_that_ran_out_is_noted_once_and_laid_before_the_authority(office: Office) -> None:
    case = make_case(office, "R2")
    assert case.due_on is not None

    assert commands.note_overdue(case.due_on) == 0
    assert commands.note_overdue(case.due_on + timedelta(days=1)) == 1
    assert commands.note_overdue(case.due_on + timedelta(days=2)) == 0

    assert case.work.filter(step="OVERDUE", user=office.chu).count() == 1
    assert case.trail.filter(act="became-overdue", by=None).count() == 1


def test_findings_wait_for_the_deployment(office: Office) -> None:
    case = make_case(office, "P3")

    with pytest.raises(OutOfOrder):
        commands.record_finding(case, by=office.an, on=LATER, facts=FindingFacts("strength", "Tốt"))


def test_what_is_reported_is_not_revised(office: Office) -> None:
    case = make_case(office, "R6")

    with pytest.raises(AlreadyDone):
        commands.revise_finding(case.findings.get(number=2), by=office.an, on=LATER, facts=violation())
    assert walk(office, case, "E1", after="R6").submitted_on is not None
