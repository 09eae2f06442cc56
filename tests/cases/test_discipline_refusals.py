"""No decision on discipline without service, hearing, a lawful ballot, powers and time: one test per missing piece."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from cases import commands
from cases.commands import discipline
from cases.commands.discipline import Standing
from cases.errors import AlreadyDone, DrafterApproves, NotYourDuty, RuleBroken, WitnessesMissing
from cases.errors_discipline import (
    BallotMissing,
    BallotUnfit,
    CircumstanceUnknown,
    DisciplineOpenAlready,
    DissolutionNotRecommended,
    FormNotOpen,
    JudgmentTooLight,
    NobodyTold,
    NoGroundToPutOff,
    NotAbsentTwice,
    NotCompetent,
    NotFullyHeard,
    NothingServed,
    NotToDiscipline,
    OutOfTime,
    OverseerNotOfTheBody,
    PutOff,
    RecommendationMissing,
    SanctionUnserved,
    SelfCriticismMissing,
    SubjectIsDeceased,
    SubjectIsGone,
    SubjectUnheard,
    ViolationIncomplete,
    ViolationsMissing,
)
from cases.models import Ballot, Basis, Body, Case, Category, Sentence, Service, SubjectHearing, Violation
from tests import make_discipline as make
from tests.make import Office, consider, make_case, make_office, minutes, places
from tests.make_discipline import OPENED, day_of, walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    office = make_office()
    make.make_ward(office)
    return office


@pytest.fixture
def resolved(office: Office) -> Case:
    """A member's case on which the body has resolved: everything is there for the decision."""
    return walk(office, make.open_member(office), "E2")


def spoken(refusal: pytest.ExceptionInfo[RuleBroken], rule: str, *, cites: bool = True) -> None:
    """A refusal carries its code, a sentence without a blank, its article, and what to do next."""
    assert refusal.value.rule == refusal.value.code == rule
    assert "%(" not in refusal.value.messages[0]
    assert refusal.value.advice
    assert "%(" not in refusal.value.advice
    assert bool(refusal.value.citation) is cites


def issue(office: Office, case: Case) -> Any:
    return discipline.issue_sanction(case, by=office.chu, on=day_of("E3"))


# The pieces of a decision


def test_with_every_piece_the_decision_is_issued(office: Office, resolved: Case) -> None:
    assert issue(office, resolved).form == "WARNING"


@pytest.mark.rule("HEAR")
def test_no_decision_without_proof_of_service(office: Office, resolved: Case) -> None:
    Service.objects.filter(case=resolved).update(received_on=None)

    with pytest.raises(NothingServed) as refusal:
        issue(office, resolved)
    spoken(refusal, "HEAR")


@pytest.mark.rule("SELFCRIT", "NO-SELFCRIT")
def test_no_decision_without_self_criticism_or_the_record_of_its_refusal(office: Office, resolved: Case) -> None:
    Case.objects.filter(pk=resolved.pk).update(self_reported_on=None)

    with pytest.raises(SelfCriticismMissing) as refusal:
        issue(office, resolved)
    spoken(refusal, "SELFCRIT")


@pytest.mark.rule("NO-SELFCRIT")
def test_a_refused_self_criticism_is_minuted_and_the_case_goes_on(office: Office) -> None:
    case = walk(office, make.open_member(office), "R1")
    discipline.receive_self_criticism(case, by=office.an, on=day_of("R2"), not_handed_in=True, reason="Từ chối")

    case = walk(office, case, "E3", after="R2")

    assert case.sanctioned_on == day_of("E3")


@pytest.mark.rule("HEAR")
def test_no_decision_without_hearing(office: Office, resolved: Case) -> None:
    SubjectHearing.objects.filter(case=resolved)._raw_delete("default")

    with pytest.raises(SubjectUnheard) as refusal:
        issue(office, resolved)
    spoken(refusal, "HEAR")


@pytest.mark.rule("HEAR")
def test_the_body_does_not_vote_before_the_subject_is_heard(office: Office) -> None:
    case = walk(office, make.open_member(office), "R4")

    with pytest.raises(SubjectUnheard):
        make.vote(office, case, office.standing, day_of("E2"), {"WARNING": 4})


@pytest.mark.rule("HEAR")
def test_a_refusal_to_be_heard_has_witnesses_and_one_absence_is_none(office: Office) -> None:
    case = walk(office, make.open_member(office), "R4")
    on = day_of("E1")
    with pytest.raises(WitnessesMissing):
        make.hear(office, case, on, result="refused")

    first = discipline.invite(case, by=office.vien, on=day_of("R4"), invited_for=day_of("R4") + timedelta(days=1))
    discipline.record_coming(first, by=office.vien, on=on, came=False, absence="Không có lý do")
    with pytest.raises(NotAbsentTwice) as refusal:
        make.hear(office, case, on, result="absent")
    spoken(refusal, "HEAR")

    again = discipline.invite(case, by=office.vien, on=day_of("R4"), invited_for=on)
    discipline.record_coming(again, by=office.vien, on=on, came=False, absence="Không có lý do")
    make.hear(office, case, on, result="absent")
    assert Case.objects.get(pk=case.pk).heard_on == on


@pytest.mark.rule("HEAR")
def test_a_minuted_refusal_to_be_heard_carries_the_decision(office: Office) -> None:
    case = walk(office, make.open_member(office), "R4")
    held = minutes(day_of("E1"), refused_to_sign=True, witnesses="Hồ Thanh An, Lý Thái Bình")
    make.hear(office, case, day_of("E1"), result="refused", minutes=held)

    case = walk(office, case, "E3", after="E1")

    assert case.sanctioned_on is not None


@pytest.mark.rule("VOTE-SECRET")
def test_no_resolution_without_a_counted_ballot_of_the_body(office: Office) -> None:
    case = walk(office, make.open_member(office), "E1")

    with pytest.raises(BallotMissing) as refusal:
        discipline.resolve(case, by=office.chu, on=day_of("E2"))
    spoken(refusal, "VOTE-SECRET")


@pytest.mark.rule("VOTE-ONCE")
def test_a_ballot_without_every_form_carries_nothing(office: Office, resolved: Case) -> None:
    ballot = resolved.resolution.ballot
    assert ballot is not None
    Ballot.objects.filter(pk=ballot.pk).update(options=["WARNING", "REPRIMAND", "NONE"])

    with pytest.raises(BallotUnfit) as refusal:
        issue(office, resolved)
    spoken(refusal, "VOTE-ONCE")


@pytest.mark.rule("VOTE-ONCE")
def test_a_ballot_held_before_the_hearing_carries_nothing(office: Office, resolved: Case) -> None:
    Case.objects.filter(pk=resolved.pk).update(heard_on=day_of("E2") + timedelta(days=1))

    with pytest.raises(BallotUnfit) as refusal:
        issue(office, resolved)
    spoken(refusal, "VOTE-ONCE", cites=False)


@pytest.mark.rule("VOTE-SECRET")
def test_the_conference_needs_the_ballot_of_the_subjects_organization(office: Office) -> None:
    case = walk(office, make.open_member(office), "R2")

    with pytest.raises(BallotMissing) as refusal:
        discipline.confer(case, by=office.an, minutes=minutes(day_of("R3")))
    spoken(refusal, "VOTE-SECRET")


@pytest.mark.rule("VOTE-EXP")
def test_no_expulsion_without_two_thirds_below(office: Office) -> None:
    case = walk(office, make.open_member(office), "R2")
    make._confer(office, case, day_of("R3"), {"EXPULSION": 3, "WARNING": 2})
    case = walk(office, case, "E1", after="R3")

    with pytest.raises(RecommendationMissing) as refusal:
        make.resolve(office, case, day_of("E2"), {"EXPULSION": 4})
    spoken(refusal, "VOTE-EXP")
    assert not isinstance(refusal.value, DissolutionNotRecommended)


@pytest.mark.rule("AUTH-BTV")
def test_no_decision_beyond_the_power_of_the_body(office: Office, resolved: Case) -> None:
    matter = resolved.matter
    matter.standing |= {"managed_by": "TW"}
    matter.save()

    with pytest.raises(NotCompetent) as refusal:
        issue(office, resolved)
    spoken(refusal, "AUTH-BTV")
    assert refusal.value.facts["bodies"]


@pytest.mark.rule("LIMIT")
def test_no_decision_after_the_period_has_run_out(office: Office, resolved: Case) -> None:
    old = date(2014, 1, 5)
    Violation.objects.filter(case=resolved).update(began_from=old, ended_from=old)

    with pytest.raises(OutOfTime) as refusal:
        issue(office, resolved)
    spoken(refusal, "LIMIT")
    assert refusal.value.facts["until"] == "05/01/2024"


@pytest.mark.rule("LIMIT-NONE")
def test_no_period_runs_for_violations_of_a_special_nature(office: Office, resolved: Case) -> None:
    old = date(2014, 1, 5)
    Violation.objects.filter(case=resolved).update(began_from=old, ended_from=old, special="internal_politics")

    assert issue(office, resolved).limitation["periods"][0]["verdict"] == "no_limit"


def test_a_decision_is_issued_once(office: Office, resolved: Case) -> None:
    issue(office, resolved)

    with pytest.raises(AlreadyDone):
        issue(office, resolved)


def test_only_who_signs_for_the_authority_issues_it(office: Office, resolved: Case) -> None:
    with pytest.raises(NotYourDuty):
        discipline.issue_sanction(resolved, by=office.lan, on=day_of("E3"))


# Opening


@pytest.mark.rule("ONE-FORM")
def test_a_conclusion_opens_one_case(office: Office) -> None:
    source = make.required(office)
    make.open_from_inspection(office, source)

    with pytest.raises(DisciplineOpenAlready) as refusal:
        make.open_from_inspection(office, source)
    spoken(refusal, "ONE-FORM", cites=False)


def test_what_calls_for_another_procedure_opens_no_discipline(office: Office) -> None:
    source = make_case(office, "E1")
    consider(office, source, date(2026, 3, 25), outcome="SIGNS_OF_VIOLATION", remarks="Có dấu hiệu vi phạm")
    source.refresh_from_db()

    with pytest.raises(NotToDiscipline):
        make.open_from_inspection(office, source)


@pytest.mark.rule("SUBJ-STRUCKOFF")
def test_who_is_struck_off_or_expelled_is_no_subject(office: Office) -> None:
    member = office.members["dien"]
    member.category = Category.STRUCK_OFF
    member.save()
    with pytest.raises(SubjectIsGone) as refusal:
        make.open_member(office)
    spoken(refusal, "SUBJ-STRUCKOFF")


@pytest.mark.rule("DECEASED")
def test_a_deceased_member_is_considered_for_the_gravest_only(office: Office) -> None:
    member = office.members["dien"]
    member.category = Category.DECEASED
    member.save()
    with pytest.raises(SubjectIsDeceased) as refusal:
        make.open_member(office)
    spoken(refusal, "DECEASED")


@pytest.mark.rule("PRISON")
def test_a_light_sentence_goes_the_full_way(office: Office) -> None:
    with pytest.raises(JudgmentTooLight) as refusal:
        make.on_judgment(office, sentence=Sentence.NON_CUSTODIAL)
    spoken(refusal, "PRISON")


@pytest.mark.rule("HEAR")
def test_who_hears_the_subject_sits_in_the_body_and_not_in_the_team(office: Office) -> None:
    case = make.open_member(office)
    for key in ("lan", "minh"):
        with pytest.raises(OverseerNotOfTheBody) as refusal:
            make.decide(office, case, OPENED, overseer=office.members[key])
        spoken(refusal, "HEAR")


@pytest.mark.rule("INV-FOUR-EYES")
def test_who_opened_the_case_does_not_sign_the_decision(office: Office) -> None:
    commands.appoint(
        [(office.members["chu"], office.city, "AREA_OFFICER")],  # type: ignore[list-item]
        by=office.administrator,
        since=date(2026, 1, 5),
    )
    facts: dict[str, Any] = {"by": office.chu}
    case = discipline.open_on_ground(
        office.standing,
        on=OPENED,
        subject=office.members["dien"],
        ground=Basis.OWN_REPORT,
        paper="Bản tự báo cáo",
        dated=OPENED,
        places=places(office),
        standing=Standing(),
        **facts,
    )
    with pytest.raises(DrafterApproves):
        make.decide(office, case, OPENED)


# On the way


@pytest.mark.rule("POSTPONE")
def test_a_case_that_is_put_off_stands_still(office: Office) -> None:
    case = walk(office, make.open_member(office), "R1")
    put: dict[str, Any] = {"by": office.chu, "on": day_of("R1"), "reason": "Thai sản", "review_on": day_of("E6")}
    with pytest.raises(NoGroundToPutOff) as refusal:
        discipline.defer(case, cause="busy", **put)
    spoken(refusal, "POSTPONE")
    discipline.defer(case, cause="pregnant", **put)

    with pytest.raises(PutOff) as stopped:
        walk(office, case, "R2", after="R1")
    spoken(stopped, "POSTPONE")


@pytest.mark.rule("SELFCRIT")
def test_no_ballot_on_violations_that_are_not_complete(office: Office) -> None:
    case = walk(office, make.open_member(office), "R2")
    ward = Body.objects.get(organization=office.organizations[0])
    Violation.objects.filter(case=case).update(harm="")
    with pytest.raises(ViolationIncomplete) as refusal:
        make.vote(office, case, ward, day_of("R3"), {"WARNING": 4})
    spoken(refusal, "SELFCRIT", cites=False)

    Violation.objects.filter(case=case).update(withdrawn_on=day_of("R2"))
    with pytest.raises(ViolationsMissing):
        discipline.confer(case, by=office.an, minutes=minutes(day_of("R3")))


@pytest.mark.rule("VERIFY-FIRST")
def test_a_proposal_says_what_was_verified(office: Office) -> None:
    case = walk(office, make.open_member(office), "R3")

    with pytest.raises(NotFullyHeard) as refusal:
        discipline.propose_discipline(case, by=office.lan, on=day_of("R4"), form="WARNING", proposal="Cảnh cáo")
    spoken(refusal, "VERIFY-FIRST")


@pytest.mark.rule("FORMS")
def test_a_form_the_subject_cannot_be_given_is_not_proposed(office: Office) -> None:
    case = walk(office, make.open_member(office, standing=Standing()), "R3")
    facts: dict[str, Any] = {"by": office.lan, "on": day_of("R4"), "proposal": "Đề nghị", "verified": "Đã rõ"}

    for form in ("REMOVAL", "DISSOLUTION"):
        with pytest.raises(FormNotOpen) as refusal:
            discipline.propose_discipline(case, form=form, **facts)
        spoken(refusal, "FORMS")


@pytest.mark.rule("MITIG", "AGGRAV")
def test_a_circumstance_the_rulebook_does_not_name_is_none(office: Office) -> None:
    case = walk(office, make.open_member(office), "R1")

    with pytest.raises(CircumstanceUnknown) as refusal:
        discipline.record_circumstance(
            case, by=office.an, on=day_of("R1"), direction="AGGRAV", key="covered_up", detail="Của tổ chức"
        )
    spoken(refusal, "MITIG")


# After it


@pytest.mark.rule("ANNOUNCE-DISC")
def test_no_announcement_without_proof_of_service(office: Office) -> None:
    case = walk(office, make.open_member(office), "E3")
    waiting = make.serving("discipline-decision", day_of("E4"), received_on=None)

    with pytest.raises(SanctionUnserved) as refusal:
        discipline.announce_sanction(case, by=office.chu, minutes=minutes(day_of("E4")), served=[waiting])
    spoken(refusal, "ANNOUNCE-DISC")


@pytest.mark.rule("REPORT-UP")
def test_the_subjects_file_carries_the_decision(office: Office) -> None:
    case = walk(office, make.open_member(office), "E4")

    with pytest.raises(NobodyTold) as refusal:
        discipline.effect_sanction(case, by=office.chu, on=day_of("E5"), told=[])
    spoken(refusal, "REPORT-UP")
