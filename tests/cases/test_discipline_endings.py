"""What comes up after the vote ends a case lawfully: the resolution stays, a later fact stands beside it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from pytest_django.plugin import DjangoDbBlocker

from cases import commands, stages, trail
from cases.commands import discipline
from cases.errors import AlreadyDone, BodyConcludes, FileIncomplete, NothingTouched, NotYourDuty, OutOfOrder
from cases.errors_discipline import NothingHinders, OutOfTime
from cases.errors_signs import OpenedAbove
from cases.models import (
    BodyKind,
    Case,
    CaseToOpen,
    Category,
    Hindrance,
    Kind,
    Member,
    Outcome,
    Sanction,
    TeamMember,
    TrailEntry,
    Violation,
)
from tests import make_discipline as make
from tests.make import Office, places
from tests.make_discipline import day_of, walk

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
    """The body has voted for a warning of Diện; the decision is not issued."""
    return _again(Case.objects.get(subject_member=office.members["dien"]))


def _again(case: Case) -> Case:
    return Case.objects.select_related("team", "body__organization").get(pk=case.pk)


def _grow_old(case: Case) -> None:
    old = date(2014, 1, 5)
    Violation.objects.filter(case=case).update(began_from=old, ended_from=old)


def _end(office: Office, case: Case, **values: Any) -> Hindrance:
    facts: dict[str, Any] = {"by": office.chu, "on": day_of("E3"), "reason": "Rà soát lại thời hiệu"} | values
    return discipline.record_hindrance(case, **facts)


@pytest.mark.rule("LIMIT", "LIMIT-ORDER")
def test_where_the_period_ran_out_after_the_vote_the_case_ends_without_discipline(
    office: Office, resolved: Case
) -> None:
    _grow_old(resolved)
    with pytest.raises(OutOfTime):
        discipline.issue_sanction(resolved, by=office.chu, on=day_of("E3"))

    row = _end(office, resolved)

    case = _again(resolved)
    assert (case.outcome, case.concluded_on, row.rule) == (Outcome.LIMITATION_EXPIRED, day_of("E2"), "LIMIT")
    assert row.rule_cited
    assert row.limitation["periods"][0]["verdict"] == "expired"
    entry = TrailEntry.objects.filter(case=case).latest("seq")
    assert (entry.act, entry.data["rule"], entry.data["outcome"]) == ("decision-hindered", "LIMIT", row.outcome)
    assert any(reference.startswith("LIMIT@") for reference in entry.data["rules"])
    assert list(trail.problems()) == []


def test_ballot_and_resolution_stay_as_they_were(office: Office, resolved: Case) -> None:
    _grow_old(resolved)

    _end(office, resolved)

    resolution = _again(resolved).resolution
    assert resolution.ballot is not None
    assert (resolution.outcome, resolution.form, resolution.ballot.outcome) == ("DISCIPLINED", "WARNING", "WARNING")
    assert not Sanction.objects.filter(case=resolved).exists()


@pytest.mark.rule("INV-FILE-INDEX")
def test_the_file_closes_with_proof_that_the_notice_was_handed_over(office: Office, resolved: Case) -> None:
    _grow_old(resolved)
    _end(office, resolved)
    case = _again(resolved)
    stage = stages.stage_of(case)
    assert stage is not None
    assert stage.code == "E6"
    with pytest.raises(FileIncomplete) as refusal:
        walk(office, case, "E6", after="E5")
    assert refusal.value.citation

    make.tell_nothing_follows(office, case, day_of("E5"))

    assert walk(office, case, "E6", after="E5").closed_on == day_of("E6")


@pytest.mark.rule("VOTE-BEYOND", "AUTH-BTV")
def test_a_form_beyond_the_power_by_now_is_proposed_above_and_opened_there(office: Office, resolved: Case) -> None:
    matter = resolved.matter
    matter.standing |= {"managed_by": "TW"}
    matter.save()

    row = _end(office, resolved, reason="Đối tượng do cấp trên quản lý")

    assert _again(resolved).outcome == row.outcome == Outcome.PROPOSED_ABOVE
    assert row.competence["bodies"]
    listed = CaseToOpen.objects.get(case=resolved)
    assert (listed.procedure, listed.on) == (Kind.DISCIPLINE, day_of("E3"))
    above = commands.constitute_body(
        office.city, by=office.administrator, on=day_of("E3"), kind=BodyKind.COMMITTEE,
        name="Ban Chấp hành Đảng bộ thành phố Sông Xanh", suffix="TU",
    )  # fmt: skip
    facts: dict[str, Any] = {"by": office.quan, "on": day_of("E4"), "places": places(office)}
    with pytest.raises(OpenedAbove):
        discipline.open_from_list(listed, body=office.standing, standing=discipline.Standing(), **facts)
    opened = discipline.open_from_list(listed, body=above, standing=discipline.Standing(), **facts)
    assert (opened.matter.ground, opened.matter.ground_on) == ("proposal", day_of("E3"))


@pytest.mark.rule("DECEASED", "SUBJ-STRUCKOFF")
@pytest.mark.parametrize(
    ("category", "rule"), [(Category.DECEASED, "DECEASED"), (Category.STRUCK_OFF, "SUBJ-STRUCKOFF")]
)
def test_who_dies_or_is_struck_off_after_the_vote_is_not_disciplined(
    office: Office, resolved: Case, category: Category, rule: str
) -> None:
    Member.objects.filter(pk=office.members["dien"].pk).update(category=category)

    row = _end(office, resolved)

    assert (_again(resolved).outcome, row.rule) == (Outcome.NOT_DISCIPLINED, rule)


@pytest.mark.rule("LIMIT-ORDER")
def test_nothing_ends_a_case_that_nothing_hinders(office: Office, resolved: Case) -> None:
    with pytest.raises(NothingHinders) as refusal:
        _end(office, resolved)

    assert refusal.value.rule == "LIMIT-ORDER"
    assert refusal.value.citation
    assert refusal.value.advice


def test_a_decision_that_is_issued_is_not_hindered_any_more(office: Office, resolved: Case) -> None:
    discipline.issue_sanction(resolved, by=office.chu, on=day_of("E3"))
    _grow_old(resolved)

    with pytest.raises(AlreadyDone):
        _end(office, resolved)


def test_a_case_ends_once(office: Office, resolved: Case) -> None:
    _grow_old(resolved)
    _end(office, resolved)

    with pytest.raises(OutOfOrder):
        _end(office, resolved)


def test_who_is_of_the_team_signs_nothing_or_gives_no_reason_ends_nothing(office: Office, resolved: Case) -> None:
    _grow_old(resolved)
    with pytest.raises(NotYourDuty):
        _end(office, resolved, by=office.lan)
    with pytest.raises(NothingTouched):
        _end(office, resolved, reason=" ")
    TeamMember.objects.filter(team=resolved.team, member=office.members["an"]).update(member=office.members["chu"])
    with pytest.raises(BodyConcludes):
        _end(office, resolved)
