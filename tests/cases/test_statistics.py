"""Figures equal a recount by hand, each opens exactly what it counts, and the plan stands beside what was done."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases import commands, statistics
from cases.models import PROGRAMME_OUTCOMES, Case, Kind, Team
from cases.statistics import FIGURES, LineState, Unit, periods
from tests.cases.year import YEAR, Year, kept_year
from tests.make import START

pytestmark = [pytest.mark.django_db, pytest.mark.both_engines]

SINCE, UNTIL = date(YEAR, 1, 1), date(YEAR, 12, 31)
TODAY = START + timedelta(days=120)


@pytest.fixture(scope="module")
def year(django_db_setup: None, django_db_blocker: Any) -> Iterator[Year]:
    with django_db_blocker.unblock(), kept_year() as made:
        yield made


def question(year: Year, *, since: date = SINCE, until: date = UNTIL, kind: str = "") -> statistics.Question:
    return statistics.ask(year.office.standing, since, until, on=TODAY, kind=kind)


def test_the_summary_counts_teams_turns_and_conclusions(year: Year) -> None:
    found = statistics.summary(year.office.standing, SINCE, UNTIL, on=TODAY)

    assert (found.teams, found.organizations) == (2, 4)
    assert (found.supervision_teams, found.supervised) == (1, 2)
    assert found.distinct_organizations == 4  # two of the six turns are of organizations that have two
    assert found.concluded == 1
    assert found.grassroots == 5


def test_the_summary_equals_a_recount_row_by_row(year: Year) -> None:
    found = statistics.summary(year.office.standing, SINCE, UNTIL, on=TODAY)
    cases = [case for case in Case.objects.all() if SINCE <= case.opened_on <= UNTIL]

    assert found.organizations == sum(c.kind == Kind.COMPLIANCE_INSPECTION for c in cases)
    assert found.supervised == sum(c.kind == Kind.THEMATIC_SUPERVISION for c in cases)
    assert found.distinct_organizations == len({c.subject_organization_id for c in cases})
    assert found.concluded == sum(c.concluded_on is not None for c in cases)
    assert found.running == sum(c.concluded_on is None for c in cases)
    assert found.late == sum(
        c.due_on is not None and c.due_on < TODAY and (c.submitted_on is None or c.submitted_on > c.due_on)
        for c in cases
    )
    assert found.late == 2


def test_the_summary_asks_three_times_at_most(year: Year) -> None:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        statistics.summary(year.office.standing, SINCE, UNTIL, on=TODAY)

    assert len(asked) <= 3


def test_every_figure_opens_exactly_what_it_counts(year: Year) -> None:
    asked = question(year)
    counted = statistics.counted(asked, FIGURES)

    for key in FIGURES:
        rows = list(statistics.figure(key, asked).queryset.values_list("pk", flat=True))
        assert (key, len(rows)) == (key, counted[key])
        assert len(set(rows)) == len(rows)


def test_every_outcome_has_its_figure(year: Year) -> None:
    keys = [statistics.outcome_key(outcome) for outcome in PROGRAMME_OUTCOMES]

    found = statistics.counted(question(year), keys)

    assert sum(found.values()) == Case.objects.concluded().count()
    assert found["outcome-lessons"] == 1


def test_a_subject_inspected_twice_counts_two_turns_and_one_organization(year: Year) -> None:
    twice = year.office.organizations[3]
    assert Case.objects.filter(subject_organization=twice).count() == 2

    turns = statistics.figure("opened", question(year)).queryset.filter(subject_organization=twice)
    distinct = statistics.figure("distinct-organizations", question(year)).queryset.filter(pk=twice.pk)

    assert (turns.count(), distinct.count()) == (2, 1)


def test_what_happened_outside_the_period_is_not_counted(year: Year) -> None:
    before = statistics.summary(year.office.standing, date(YEAR - 1, 1, 1), date(YEAR - 1, 12, 31))

    assert (before.teams, before.organizations, before.concluded) == (0, 0, 0)


def test_a_case_is_not_late_before_its_day_is_over(year: Year) -> None:
    case = year.inspection.cases.order_by("pk")[1]
    assert case.due_on is not None
    body = year.office.standing

    on_the_day = statistics.ask(body, SINCE, UNTIL, on=case.due_on)
    the_day_after = statistics.ask(body, SINCE, UNTIL, on=case.due_on + timedelta(days=1))

    assert case not in statistics.figure("late", on_the_day).queryset
    assert case in statistics.figure("late", the_day_after).queryset


def test_another_bodys_cases_are_not_counted(year: Year) -> None:
    found = statistics.summary(year.office.commission, SINCE, UNTIL, on=TODAY)

    assert (found.teams, found.organizations, found.concluded) == (0, 0, 0)
    assert found.grassroots == 5  # the organizations are the committee's, whichever body asks


# Plan against actual


def test_every_line_of_the_programme_has_its_state(year: Year) -> None:
    lines = {line.item.position: line for line in statistics.plan(question(year)).lines}

    assert [lines[n].state for n in (1, 2, 3, 4)] == [
        LineState.LATE, LineState.PLANNED, LineState.CANCELLED, LineState.STARTED,
    ]  # fmt: skip
    inspected = lines[1].tally
    assert (inspected.planned, inspected.opened, inspected.started, inspected.concluded) == (3, 3, 3, 1)
    assert (inspected.in_time, inspected.late) == (1, 2)


def test_completion_leaves_out_what_an_amendment_cancelled(year: Year) -> None:
    total = statistics.plan(question(year)).total

    assert (total.planned, total.cancelled, total.added, total.concluded) == (6, 1, 1, 1)
    assert total.completion == pytest.approx(1 / 6)
    assert total.punctuality == 1.0
    assert statistics.plan(question(year)).unplanned_share == pytest.approx(1 / 6)


def test_a_quarter_shows_the_lines_planned_for_it(year: Year) -> None:
    first = periods.quarter(YEAR, 1)

    lines = statistics.plan(question(year, since=first.since, until=first.until)).lines

    assert [line.item.position for line in lines] == [1]


def test_the_plan_as_known_before_an_amendment_does_not_know_it(year: Year) -> None:
    lines = statistics.plan(question(year, until=date(YEAR, 1, 31))).lines

    assert {line.item.position for line in lines} == {1}
    assert lines[0].tally.opened == 0


def test_the_plan_needs_two_statements_however_many_lines(year: Year) -> None:
    with CaptureQueriesContext(connection) as asked:
        for line in statistics.plan(question(year)).lines:
            assert line.item.programme.body
            assert line.item.lead is None

    assert len(asked) == 2


def test_coverage_names_the_direct_subordinates_nobody_inspected(year: Year) -> None:
    found = statistics.coverage(question(year))

    assert (found.covered, found.uncovered, found.total) == (4, 1, 5)
    assert list(statistics.figure("uncovered", question(year)).queryset) == [year.office.organizations[4]]


# Who is told


def test_who_sits_in_the_committee_is_told_the_whole_and_others_what_they_may_open(year: Year) -> None:
    office = year.office

    for user, whole in ((office.vien, True), (office.khanh, True), (office.lan, False), (office.minh, False)):
        _asked, is_whole = statistics.told_to(user, question(year))
        assert is_whole is whole


def test_an_inspector_is_told_of_no_case_they_may_not_open(year: Year) -> None:
    asked, _whole = statistics.told_to(year.office.minh, question(year))

    found = statistics.counted(asked, [key for key, figure in FIGURES.items() if figure.unit is not Unit.ORGANIZATION])

    # minh verifies the one concluded case, and that is all he is told of
    assert found["opened"] == 1
    assert found["teams"] == found["supervised"] == found["late"] == 0


def test_the_recused_are_not_told_even_a_count(year: Year) -> None:
    office = year.office
    case = year.inspection.cases.order_by("pk")[0]
    commands.recuse(case, by=office.vien, on=TODAY, ground="relative")

    asked, whole = statistics.told_to(office.vien, question(year))

    assert whole
    assert case not in statistics.figure("opened", asked).queryset
    assert statistics.counted(asked, ["opened", "concluded"]) == {"opened": 5, "concluded": 0}
    assert statistics.plan(asked).total.concluded == 0


def test_teams_are_counted_by_the_day_they_were_opened(year: Year) -> None:
    assert statistics.figure("teams", question(year, until=START - timedelta(days=1))).count == 0
    assert set(statistics.figure("teams", question(year)).queryset) == set(
        Team.objects.filter(kind=Kind.COMPLIANCE_INSPECTION)
    )
