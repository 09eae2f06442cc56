"""A complaint against discipline: in time, of the subject, level by level; its answer stands beside the decision."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from pytest_django.plugin import DjangoDbBlocker

from cases import statistics, trail
from cases.commands import complaints
from cases.forms.filters import CaseFilter
from cases.models import (
    Admission,
    Case,
    CaseToOpen,
    Complaint,
    Kind,
    Outcome,
    Recusal,
    Sanction,
    SanctionChange,
    TrailEntry,
)
from cases.statistics import forms
from cases.statistics.checks.due import complaints_of
from cases.statistics.forms import Asked, Filled
from tests import make_complaint as make
from tests.make_complaint import RECEIVED, SERVED, World, kept_world, on_step, walk

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def kept(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[World]:
    with django_db_blocker.unblock(), kept_world() as made:
        yield made


@pytest.fixture
def world(kept: World) -> World:
    return kept.as_made()


@pytest.mark.rule("COMPLAIN-CHANGE", "COMPLAIN-PENDING", "LAPSE-CHANGED")
def test_a_complaint_in_time_lowers_the_form_and_each_date_shows_its_own(world: World) -> None:
    case = walk(world, "R4")
    before = on_step("R4")
    assert Sanction.objects.get(pk=world.sanction.pk).form_on(before) == "WARNING"

    case = walk(world, "E3", case, after="R4")

    sanction = Sanction.objects.get(pk=world.sanction.pk)
    answered = on_step("E1")
    assert (case.outcome, case.closed_on) == (Outcome.DECREASED, on_step("E3"))
    assert sanction.form == "WARNING"
    assert sanction.form_on(answered - timedelta(days=1)) == "WARNING"
    assert sanction.form_on(answered) == "REPRIMAND"
    change = sanction.changes.get()
    assert (change.result, change.decided_in, change.lapses_on) == ("decrease", case, sanction.lapses_on)
    lapses = sanction.lapses_on
    assert lapses is not None
    assert (sanction.stands_on(lapses - timedelta(days=1)), sanction.stands_on(lapses)) == (True, False)
    assert case.complaint.change_cause == Complaint.ChangeCause.GUIDELINES
    steps = list(TrailEntry.objects.filter(case=case).exclude(step="").values_list("step", flat=True))
    assert list(dict.fromkeys(steps)) == list(make.STEPS)
    assert list(trail.problems()) == []


@pytest.mark.rule("COMPLAIN-ORDER", "DUR-GQKN", "COMPLAIN-PENDING")
def test_it_opens_on_the_decision_it_contests_and_its_time_runs_from_acceptance(world: World) -> None:
    complaint = make.receive(world)
    origin = world.sanction.case
    assert not CaseToOpen.objects.filter(case=origin).exists()  # the line stays free for an acquittal

    case = make.propose(world, complaint)
    case = complaints.accept_complaint(case.team, by=world.leader, on=on_step("P2"))

    complaint.refresh_from_db()
    assert (case.kind, case.opened_from) == (Kind.COMPLAINT, origin)
    assert complaint.last_day == SERVED + timedelta(days=30)
    assert complaint.admission == Admission.ACCEPTED
    assert case.due_on == on_step("P2") + timedelta(days=90)


@pytest.mark.rule("RECUSE")
def test_whoever_voted_signed_heard_or_sat_in_the_team_is_apart(world: World) -> None:
    case = make.propose(world, make.receive(world))

    parts: dict[str, set[str]] = {}
    for row in case.complaint.deciders.select_related("member"):
        parts.setdefault(str(row.member.code), set()).add(row.part)
    assert parts == {
        "BL-tam": {"voted", "presided", "signed"},
        "BL-tu": {"voted"},
        "BL-bay": {"voted", "team"},
        "BL-muoi": {"voted", "team"},
        "DV-dien": {"voted", "heard"},
    }
    assert Recusal.objects.filter(team=case.team).count() == 5


@pytest.mark.rule("COMPLAIN-CHANGE")
@pytest.mark.parametrize(
    ("votes", "outcome", "form"),
    [
        ({"WARNING": 4, "REPRIMAND": 1}, Outcome.UPHELD, "WARNING"),
        ({"WARNING": 2, "REPRIMAND": 3}, Outcome.DECREASED, "REPRIMAND"),
        ({"NONE": 3, "WARNING": 2}, Outcome.ANNULLED, ""),
    ],
)
def test_the_secret_ballot_says_what_becomes_of_the_form(
    world: World, votes: dict[str, int], outcome: Outcome, form: str
) -> None:
    case = walk(world, "R4")

    make.resolve(world, case, on_step("E1"), votes)

    case.refresh_from_db()
    sanction = Sanction.objects.get(pk=world.sanction.pk)
    assert case.outcome == outcome
    assert (sanction.form_on(on_step("R4")), sanction.form_on(on_step("E1"))) == ("WARNING", form)
    assert sanction.stands_on(on_step("E1")) is bool(form)
    if outcome == Outcome.ANNULLED:
        assert case.case_to_open.procedure == "XLPH"
    else:
        assert not case.cases_to_open.exists()


@pytest.mark.rule("COMPLAIN-CHANGE", "VOTE-EXP")
def test_a_lighter_decision_may_be_increased(world: World) -> None:
    world = World(**(vars(world)))
    case = walk(world, "R4")
    Complaint.objects.filter(case=case).update(form="REPRIMAND")
    Sanction.objects.filter(pk=world.sanction.pk).update(form="REPRIMAND")

    make.resolve(world, case, on_step("E1"), {"WARNING": 4})

    change = SanctionChange.objects.get(decided_in=case)
    assert (change.result, change.form) == ("increase", "WARNING")


@pytest.mark.rule("COMPLAIN-COMP", "COMPLAIN-WINDOW", "COMPLAIN-ORDER")
def test_who_still_disagrees_goes_to_the_next_level_and_the_last_instance_ends_it(world: World) -> None:
    first = walk(world, "E3")
    answered = first.complaint
    assert (answered.is_final, answered.next_until) == (False, on_step("E2") + timedelta(days=30))
    assert len(answered.next_bodies) == 1
    lapse = date(2027, 6, 1)  # another day than that of the first decision
    SanctionChange.objects.filter(decided_in=first).update(lapses_on=lapse)
    centre = make.make_centre(world)
    start = on_step("E3") + timedelta(days=1)

    last = walk(centre, "E3", start=start)

    complaint = last.complaint
    assert (complaint.contested, complaint.form, complaint.last_day) == (first, "REPRIMAND", answered.next_until)
    assert (complaint.is_final, complaint.next_bodies, complaint.next_until) == (True, [], None)
    people = set(complaint.deciders.values_list("member__code", flat=True))
    assert {"DV-chu", "DV-lan", "BL-tam", "BL-muoi"} <= people
    sanction = Sanction.objects.get(pk=world.sanction.pk)
    forms = [sanction.form_on(day) for day in (RECEIVED, on_step("E1"), on_step("E1", start))]
    assert forms == ["WARNING", "REPRIMAND", "REPRIMAND"]
    assert list(sanction.changes.values_list("result", "lapses_on")) == [("decrease", lapse), ("uphold", lapse)]
    after = make.receive(centre, on_step("E3", start) + timedelta(days=1))
    assert after.judgment["grounds"] == ["being_handled_by_higher_or_decided_by_highest"]


def test_the_complainant_may_withdraw_and_the_decision_stays(world: World) -> None:
    case = walk(world, "R1")

    complaints.withdraw_complaint(case, by=world.office.an, on=on_step("R2"), letter="Tôi xin rút đơn khiếu nại.")

    case.refresh_from_db()
    assert (case.outcome, case.closed_on, case.complaint.admission) == (Outcome.WITHDRAWN, on_step("R2"), "withdrawn")
    assert Sanction.objects.get(pk=world.sanction.pk).form_on(on_step("R2")) == "WARNING"
    assert not case.work.filter(closed_at__isnull=True).exists()
    again = make.receive(world, on_step("R2"))
    assert again.judgment["grounds"] == []
    assert Case.objects.filter(kind=Kind.COMPLAINT).count() == 1
    assert on_step("R2") > RECEIVED


def test_a_complaint_stands_in_every_choice_and_in_no_figure_of_the_programme(world: World) -> None:
    body, until = world.house, on_step("E3")
    asked = statistics.ask(body, RECEIVED, until, on=until)
    before = statistics.summary(body, RECEIVED, until, on=until)

    walk(world, "E3")

    filled = CaseFilter()
    offered = {value for name in ("kind", "outcome") for value, _label in filled.fields[name].choices}  # type: ignore[attr-defined]
    assert {*Kind, Outcome.UPHELD, Outcome.ANNULLED} <= offered
    assert Kind.COMPLAINT not in asked.kinds
    assert statistics.summary(body, RECEIVED, until, on=until) == before


def test_what_was_received_before_is_due_until_it_has_a_result(world: World) -> None:
    """K14: received in one period and resolved in the next fits; resolved before it was received does not."""
    case = make.propose(world, make.receive(world))
    day = on_step("E1")
    Case.objects.filter(pk=case.pk).update(submitted_on=day, concluded_on=day, outcome=Outcome.UPHELD)
    organization, month = world.house.organization, timedelta(days=30)

    def told(since: date, until: date) -> tuple[int, int]:
        asked = Asked(organization, since, until, until)
        found = complaints_of(Filled(forms.set_on(until).forms["B16"], asked, {}, None))
        assert found is not None
        return found.resolved, found.due

    assert told(RECEIVED, day - timedelta(days=1)) == (0, 1)
    assert told(day, day + month) == (1, 1)
    assert told(day + timedelta(days=1), day + month) == (0, 0)
    Complaint.objects.update(received_on=day + 2 * month)
    assert told(day, day + month) == (1, 0)
