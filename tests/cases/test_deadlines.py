"""Time limits: from which day they run and on which day they end."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.deadlines import Calendar, State, Unit, add_days, days_left, extension_days, falls_on_rest_day, state

TET_2026 = Calendar.of(date(2026, 2, day) for day in range(16, 21))
days = st.dates(date(2016, 1, 1), date(2035, 12, 31))
lengths = st.integers(0, 200)
calendars = st.builds(
    Calendar.of,
    st.frozensets(st.dates(date(2024, 1, 1), date(2027, 12, 31)), max_size=40),
    st.frozensets(st.dates(date(2024, 1, 1), date(2027, 12, 31)), max_size=10),
)


def test_the_day_after_the_event_is_the_first_day_counted() -> None:
    assert add_days(date(2026, 3, 2), 1, "day") == date(2026, 3, 3)
    assert add_days(date(2026, 3, 2), 45, "day") == date(2026, 4, 16)


def test_working_days_leave_out_the_weekend() -> None:
    friday = date(2026, 3, 6)

    assert add_days(friday, 1, "working_day") == date(2026, 3, 9)
    assert add_days(friday, 5, "working_day") == date(2026, 3, 13)


def test_working_days_leave_out_tet() -> None:
    last_friday_before_tet = date(2026, 2, 13)

    assert add_days(last_friday_before_tet, 1, "working_day", TET_2026) == date(2026, 2, 23)


def test_calendar_days_run_through_tet() -> None:
    assert add_days(date(2026, 2, 13), 3, "day", TET_2026) == date(2026, 2, 16)


def test_a_saturday_worked_in_exchange_counts_as_a_working_day() -> None:
    swapped = Calendar.of([date(2025, 5, 2)], moved_working=[date(2025, 4, 26)])

    assert add_days(date(2025, 4, 25), 1, "working_day", swapped) == date(2025, 4, 26)
    assert swapped.rests_on(date(2025, 5, 2))


def test_a_deadline_on_a_day_off_stays_where_it_is_and_warns() -> None:
    due = add_days(date(2026, 2, 6), 10, "day", TET_2026)

    assert due == date(2026, 2, 16)
    assert falls_on_rest_day(due, TET_2026)
    assert falls_on_rest_day(date(2026, 3, 8), TET_2026)
    assert not falls_on_rest_day(date(2026, 3, 9), TET_2026)


def test_a_month_ends_on_the_same_day_or_on_the_last_one() -> None:
    assert add_days(date(2026, 1, 15), 1, "month") == date(2026, 2, 15)
    assert add_days(date(2026, 1, 31), 1, "month") == date(2026, 2, 28)
    assert add_days(date(2025, 11, 30), 14, "month") == date(2027, 1, 30)


def test_a_time_limit_does_not_run_backwards() -> None:
    with pytest.raises(ValueError, match="backwards"):
        add_days(date(2026, 1, 15), -1, "day")


@pytest.mark.rule("EXT-ALL")
@pytest.mark.parametrize(("duration", "extension"), [(60, 20), (45, 15), (30, 10), (20, 6), (25, 8)])
def test_an_extension_is_at_most_one_third_and_never_rounded_up(duration: int, extension: int) -> None:
    assert extension_days(duration, Fraction(1, 3)) == extension


def test_a_deadline_is_kept_on_its_own_day_and_missed_the_day_after() -> None:
    due = date(2026, 4, 16)

    assert state(due, date(2026, 4, 1)) == State.ON_TIME
    assert state(due, date(2026, 4, 9)) == State.DUE_SOON
    assert state(due, due) == State.DUE_SOON
    assert state(due, date(2026, 4, 17)) == State.OVERDUE
    assert days_left(due, date(2026, 4, 18)) == -2


def test_a_year_without_listed_holidays_is_an_unknown_year() -> None:
    assert TET_2026.unknown_years(date(2025, 12, 1), date(2027, 1, 5)) == [2025, 2027]


@given(start=days, n=lengths)
def test_calendar_days_always_add_up(start: date, n: int) -> None:
    assert add_days(start, n, Unit.DAY) - start == timedelta(days=n)


@given(start=days, n=st.integers(1, 200), calendar=calendars)
def test_working_days_end_on_a_day_that_is_worked(start: date, n: int, calendar: Calendar) -> None:
    assert not calendar.rests_on(add_days(start, n, Unit.WORKING_DAY, calendar))


@given(start=days, n=lengths, calendar=calendars)
def test_as_many_days_are_worked_as_the_limit_says(start: date, n: int, calendar: Calendar) -> None:
    due = add_days(start, n, Unit.WORKING_DAY, calendar)
    counted = (start + timedelta(days=i) for i in range(1, (due - start).days + 1))

    assert sum(not calendar.rests_on(day) for day in counted) == n


@given(start=days, n=lengths, m=lengths, calendar=calendars)
def test_an_extension_continues_where_the_limit_ended(start: date, n: int, m: int, calendar: Calendar) -> None:
    for unit in (Unit.DAY, Unit.WORKING_DAY):
        due = add_days(start, n, unit, calendar)
        assert add_days(due, m, unit, calendar) == add_days(start, n + m, unit, calendar)


@given(start=days, n=lengths, calendar=calendars, unit=st.sampled_from(Unit))
def test_a_longer_limit_never_ends_earlier(start: date, n: int, calendar: Calendar, unit: Unit) -> None:
    assert start <= add_days(start, n, unit, calendar) <= add_days(start, n + 1, unit, calendar)


@given(duration=st.integers(0, 400), share=st.fractions(0, 1))
def test_an_extension_never_exceeds_its_share(duration: int, share: Fraction) -> None:
    assert 0 <= extension_days(duration, share) <= duration * share
