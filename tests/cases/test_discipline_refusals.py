"""No decision on discipline without service, hearing, a lawful ballot, powers and time: one test per missing piece."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from cases import triggers
from cases.commands import discipline
from cases.commands.discipline.voting import require_recommended
from cases.discipline.forms import DisciplineForm
from cases.errors import AlreadyDone, NotYourDuty, RuleBroken
from cases.errors_discipline import (
    BallotMissing,
    BallotUnfit,
    DissolutionNotRecommended,
    NotCompetent,
    NothingServed,
    OutOfTime,
    PutOff,
    RecommendationMissing,
    SelfCriticismMissing,
    SubjectIsDeceased,
    SubjectIsGone,
    SubjectUnheard,
)
from cases.models import (
    Ballot,
    Case,
    Category,
    Deferral,
    DisciplineMatter,
    Member,
    Resolution,
    Rule,
    Service,
    Sitting,
    SubjectHearing,
    Violation,
)
from tests import make_discipline as make
from tests.make import Office
from tests.make_discipline import OPENED, day_of

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Office]:
    with django_db_blocker.unblock(), make.kept_office(upto="E2") as made:
        yield made


@pytest.fixture
def office(kept: Office) -> Office:
    return make.as_made(kept)


@pytest.fixture
def resolved(office: Office) -> Case:
    """A member's case on which the body has resolved: everything is there for the decision."""
    return Case.objects.select_related("team", "body__organization").get(subject_member=office.members["dien"])


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
    triggers.lift()  # a proof is kept
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
@pytest.mark.rule("HEAR")
def test_no_decision_without_hearing(office: Office, resolved: Case) -> None:
    SubjectHearing.objects.filter(case=resolved)._raw_delete("default")

    with pytest.raises(SubjectUnheard) as refusal:
        issue(office, resolved)
    spoken(refusal, "HEAR")


@pytest.mark.rule("HEAR")
@pytest.mark.rule("HEAR")
@pytest.mark.rule("HEAR")
@pytest.mark.rule("VOTE-SECRET")
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
@pytest.mark.rule("VOTE-EXP")
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


@pytest.mark.rule("LIMIT")
def test_of_several_violations_one_in_time_carries_the_decision(office: Office, resolved: Case) -> None:
    old = make.violation(began_from=date(2014, 1, 5), ended_from=date(2014, 3, 1))
    second = _second_violation(office, resolved, old)

    assert [one["verdict"] for one in issue(office, resolved).limitation["periods"]] == ["running", "expired"]
    assert second.number == 2


@pytest.mark.rule("LIMIT", "LIMIT-CLOCK")
def test_the_period_of_every_violation_runs_from_the_last_one(office: Office, resolved: Case) -> None:
    _second_violation(office, resolved, make.violation())
    for number, day in ((1, date(2014, 1, 5)), (2, date(2015, 6, 1))):
        Violation.objects.filter(case=resolved, number=number).update(began_from=day, ended_from=day)

    with pytest.raises(OutOfTime) as refusal:
        issue(office, resolved)
    spoken(refusal, "LIMIT")
    assert refusal.value.facts["until"] == "01/06/2025"


def _second_violation(office: Office, case: Case, facts: discipline.ViolationFacts) -> Violation:
    row = Violation(case=case, number=2, recorded_on=OPENED, recorded_by=office.an, **asdict(facts))
    row.save()
    return row


@pytest.mark.rule("VOTE-SECRET")
def test_a_ballot_declared_void_carries_nothing(office: Office, resolved: Case) -> None:
    void: dict[str, Any] = {"state": "void", "voided_on": day_of("E2"), "void_reason": "Thùng phiếu hở", "outcome": ""}
    Ballot.objects.filter(pk=_ballot(resolved).pk).update(**void)

    with pytest.raises(BallotMissing) as refusal:
        issue(office, resolved)
    spoken(refusal, "VOTE-SECRET")


@pytest.mark.rule("VOTE-SECRET")
def test_the_ballot_of_another_body_carries_nothing(office: Office, resolved: Case) -> None:
    Sitting.objects.filter(body=office.standing).update(body=office.commission)

    with pytest.raises(BallotMissing) as refusal:
        issue(office, resolved)
    spoken(refusal, "VOTE-SECRET")
    assert refusal.value.facts["body"] == office.standing.name


@pytest.mark.rule("VOTE-BEYOND")
def test_a_ballot_that_recommends_carries_no_decision(office: Office, resolved: Case) -> None:
    Ballot.objects.filter(pk=_ballot(resolved).pk).update(kind="recommend")

    with pytest.raises(BallotUnfit) as refusal:
        issue(office, resolved)
    spoken(refusal, "VOTE-ONCE", cites=False)


@pytest.mark.rule("VOTE-ONCE")
def test_a_ballot_held_before_the_proposal_was_laid_carries_nothing(office: Office, resolved: Case) -> None:
    held = day_of("R4") - timedelta(days=1)
    Sitting.objects.filter(pk=_ballot(resolved).item.sitting_id).update(held_on=held)

    with pytest.raises(BallotUnfit) as refusal:
        issue(office, resolved)
    spoken(refusal, "VOTE-ONCE", cites=False)


@pytest.mark.rule("VOTE-ONCE")
def test_another_ballot_than_the_one_resolved_on_carries_nothing(office: Office, resolved: Case) -> None:
    Resolution.objects.filter(case=resolved).update(form="REPRIMAND")

    with pytest.raises(BallotUnfit) as refusal:
        issue(office, resolved)
    spoken(refusal, "VOTE-ONCE", cites=False)


@pytest.mark.rule("FORMS")
def test_a_paper_with_forms_a_probationary_member_cannot_be_given_carries_nothing(
    office: Office, resolved: Case
) -> None:
    DisciplineMatter.objects.filter(case=resolved).update(subject_kind="PROBATIONARY")

    with pytest.raises(BallotUnfit) as refusal:
        issue(office, resolved)
    spoken(refusal, "VOTE-ONCE")
    assert "EXPULSION" in refusal.value.messages[0]


@pytest.mark.rule("VOTE-EXP", "VOTE-DISS")
def test_the_heaviest_form_needs_its_own_recommendation_from_below(office: Office, resolved: Case) -> None:
    book = Rule.on(day_of("E3"), resolved.body.scope)
    for form, refused, rule in (
        (DisciplineForm.EXPULSION, RecommendationMissing, "VOTE-EXP"),
        (DisciplineForm.DISSOLUTION, DissolutionNotRecommended, "VOTE-DISS"),
    ):
        with pytest.raises(refused) as refusal:
            require_recommended(resolved, form, book)
        spoken(refusal, rule)


@pytest.mark.rule("POSTPONE")
def test_no_decision_while_the_consideration_is_put_off(office: Office, resolved: Case) -> None:
    Deferral.objects.create(
        case=resolved,
        cause="pregnant",
        rule_cited="Quy định 296-QĐ/TW",
        reason="Thai sản",
        since=day_of("E2"),
        review_on=day_of("E6"),
        decided_by=office.chu,
    )

    with pytest.raises(PutOff) as refusal:
        issue(office, resolved)
    spoken(refusal, "POSTPONE")


@pytest.mark.rule("DECEASED")
def test_no_decision_over_a_deceased_member_but_for_the_gravest(office: Office, resolved: Case) -> None:
    Member.objects.filter(pk=office.members["dien"].pk).update(category=Category.DECEASED)
    with pytest.raises(SubjectIsDeceased) as refusal:
        issue(office, resolved)
    spoken(refusal, "DECEASED")

    Violation.objects.filter(case=resolved).update(severity="4")
    assert issue(office, resolved).form == "WARNING"


@pytest.mark.rule("SUBJ-STRUCKOFF")
def test_no_decision_over_who_was_struck_off_meanwhile(office: Office, resolved: Case) -> None:
    Member.objects.filter(pk=office.members["dien"].pk).update(category=Category.STRUCK_OFF)

    with pytest.raises(SubjectIsGone) as refusal:
        issue(office, resolved)
    spoken(refusal, "SUBJ-STRUCKOFF")


def _ballot(case: Case) -> Ballot:
    ballot = case.resolution.ballot
    assert ballot is not None
    return ballot


def test_a_decision_is_issued_once(office: Office, resolved: Case) -> None:
    issue(office, resolved)

    with pytest.raises(AlreadyDone):
        issue(office, resolved)


def test_only_who_signs_for_the_authority_issues_it(office: Office, resolved: Case) -> None:
    with pytest.raises(NotYourDuty):
        discipline.issue_sanction(resolved, by=office.lan, on=day_of("E3"))
