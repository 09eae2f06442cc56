"""Who is judged and who judges decide what stands on the paper: a probationary member, a cell that decides itself."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from cases.commands import discipline
from cases.models import Ballot, Body, BodyKind, Case, Category, Level, Member, Organization, TrailEntry
from tests import make_discipline as make
from tests.make import Office, make_office, minutes
from tests.make_discipline import day_of, walk

pytestmark = pytest.mark.django_db


@pytest.fixture
def office() -> Office:
    office = make_office()
    make.make_ward(office)
    return office


def as_cell(office: Office) -> None:
    """The body that decides here is a cell of five: all its members decide, as a committee does elsewhere."""
    others = Member.objects.filter(organization=office.city).exclude(seats__body=office.standing)
    others.update(organization=office.organizations[-1])
    Organization.objects.filter(pk=office.city.pk).update(level=Level.CELL)
    Body.objects.filter(pk=office.standing.pk).update(kind=BodyKind.COMMITTEE)
    for one in (office.city, office.standing):
        one.refresh_from_db()


def opened(office: Office, **standing: Any) -> Case:
    return make.open_member(office, standing=discipline.Standing(**standing))


def ballot_of(office: Office, case: Case) -> Ballot:
    """The ballot of the deciding body, just opened."""
    case = walk(office, case, "E1")
    item = make.agenda(office, case, office.standing, day_of("E2"))
    tellers = [office.members[key] for key in ("pho", "vien")]
    return discipline.open_case_ballot(item, by=office.chu, on=day_of("E2"), tellers=tellers)


@pytest.mark.rule("FORMS")
def test_the_paper_of_a_probationary_member_has_only_the_two_lightest_forms(office: Office) -> None:
    Member.objects.filter(pk=office.members["dien"].pk).update(category=Category.PROBATIONARY)
    office.members["dien"].refresh_from_db()

    ballot = ballot_of(office, opened(office))

    assert ballot.options == ["WARNING", "REPRIMAND", "NONE"]
    below = Ballot.objects.exclude(pk=ballot.pk).get(case=ballot.case)
    assert below.options == ["WARNING", "REPRIMAND", "NONE"]
    assert below.denominator == 4  # four members of the ward; who is on probation counts for nothing


@pytest.mark.rule("FORMS", "VOTE-BEYOND", "AUTH-CELL")
def test_a_cell_has_every_form_on_its_paper_and_only_recommends_what_it_may_not_decide(office: Office) -> None:
    as_cell(office)

    ballot = ballot_of(office, opened(office))

    assert ballot.options == ["EXPULSION", "WARNING", "REPRIMAND", "NONE"]  # who holds no position is not removed
    assert ballot.kind == "decide"
    assert (ballot.thresholds["EXPULSION"]["fraction"], ballot.thresholds["WARNING"]["fraction"]) == ("2/3", "1/2")


@pytest.mark.rule("EFFECT-CELL")
def test_the_decision_of_a_cell_holds_from_the_result_of_its_ballot(office: Office) -> None:
    as_cell(office)

    sanction = walk(office, opened(office), "E3").sanction

    assert (sanction.effective_on, sanction.signed_on) == (day_of("E2"), day_of("E3"))
    assert sanction.lapses_on is not None
    assert sanction.effect_rule.startswith("QĐ 21-QĐ/TW")


@pytest.mark.rule("CELL-PAPER", "ANNOUNCE-DISC")
@pytest.mark.parametrize(("days", "of_a_cell", "late"), [(10, True, False), (11, True, True), (11, False, False)])
def test_a_cell_hands_its_decision_over_within_the_days_after_its_ballot(
    office: Office, days: int, of_a_cell: bool, late: bool
) -> None:
    if of_a_cell:
        as_cell(office)
    case = opened(office)
    case = walk(office, case, "E2")
    signed: date = day_of("E2") + timedelta(days=5)
    discipline.issue_sanction(case, by=office.chu, on=signed)
    on = day_of("E2") + timedelta(days=days)

    discipline.announce_sanction(
        case, by=office.chu, minutes=minutes(on), served=[make.serving("discipline-decision", on)]
    )

    entry = TrailEntry.objects.get(case=case, act="sanction-announced")
    assert entry.data["late"] is late
