"""No case of discipline without its ground, no step without the one before: each refused by its article."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from cases import commands
from cases.commands import discipline
from cases.commands.discipline import Standing
from cases.errors import DrafterApproves, RuleBroken, WitnessesMissing
from cases.errors_discipline import (
    BallotMissing,
    CircumstanceUnknown,
    DisciplineOpenAlready,
    DissolutionNotRecommended,
    FormNotOpen,
    JudgmentTooLight,
    NobodyTold,
    NoGroundToPutOff,
    NotAbsentTwice,
    NotFullyHeard,
    NotToDiscipline,
    OverseerNotOfTheBody,
    PutOff,
    RecommendationMissing,
    SanctionUnserved,
    SubjectIsDeceased,
    SubjectIsGone,
    SubjectUnheard,
    ViolationIncomplete,
    ViolationsMissing,
)
from cases.models import Basis, Body, Case, Category, Sentence, Violation
from tests import make_discipline as make
from tests.make import Office, consider, make_case, minutes, places
from tests.make_discipline import OPENED, day_of, walk

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Office]:
    with django_db_blocker.unblock(), make.kept_office() as made:
        yield made


@pytest.fixture
def office(kept: Office) -> Office:
    return make.as_made(kept)


def spoken(refusal: pytest.ExceptionInfo[RuleBroken], rule: str, *, cites: bool = True) -> None:
    """A refusal carries its code, a sentence without a blank, its article, and what to do next."""
    assert refusal.value.rule == refusal.value.code == rule
    assert "%(" not in refusal.value.messages[0]
    assert refusal.value.advice
    assert "%(" not in refusal.value.advice
    assert bool(refusal.value.citation) is cites


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


def test_a_refused_self_criticism_is_minuted_and_the_case_goes_on(office: Office) -> None:
    case = walk(office, make.open_member(office), "R1")
    discipline.receive_self_criticism(case, by=office.an, on=day_of("R2"), not_handed_in=True, reason="Từ chối")

    case = walk(office, case, "E3", after="R2")

    assert case.sanctioned_on == day_of("E3")


def test_the_body_does_not_vote_before_the_subject_is_heard(office: Office) -> None:
    case = walk(office, make.open_member(office), "R4")

    with pytest.raises(SubjectUnheard):
        make.vote(office, case, office.standing, day_of("E2"), {"WARNING": 4})


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


def test_a_minuted_refusal_to_be_heard_carries_the_decision(office: Office) -> None:
    case = walk(office, make.open_member(office), "R4")
    held = minutes(day_of("E1"), refused_to_sign=True, witnesses="Hồ Thanh An, Lý Thái Bình")
    make.hear(office, case, day_of("E1"), result="refused", minutes=held)

    case = walk(office, case, "E3", after="E1")

    assert case.sanctioned_on is not None


def test_no_resolution_without_a_counted_ballot_of_the_body(office: Office) -> None:
    case = walk(office, make.open_member(office), "E1")

    with pytest.raises(BallotMissing) as refusal:
        discipline.resolve(case, by=office.chu, on=day_of("E2"))
    spoken(refusal, "VOTE-SECRET")


def test_the_conference_needs_the_ballot_of_the_subjects_organization(office: Office) -> None:
    case = walk(office, make.open_member(office), "R2")

    with pytest.raises(BallotMissing) as refusal:
        discipline.confer(case, by=office.an, minutes=minutes(day_of("R3")))
    spoken(refusal, "VOTE-SECRET")


def test_no_expulsion_without_two_thirds_below(office: Office) -> None:
    case = walk(office, make.open_member(office), "R2")
    make._confer(office, case, day_of("R3"), {"EXPULSION": 3, "WARNING": 2})
    case = walk(office, case, "E1", after="R3")

    with pytest.raises(RecommendationMissing) as refusal:
        make.resolve(office, case, day_of("E2"), {"EXPULSION": 4})
    spoken(refusal, "VOTE-EXP")
    assert not isinstance(refusal.value, DissolutionNotRecommended)


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
