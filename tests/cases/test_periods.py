"""Periods begin and end on their days, and organizations are counted as they stood then."""

from datetime import date, timedelta

import pytest

from cases import commands, statistics
from cases.forms.periods import PeriodForm
from cases.models import BodyKind, Level
from cases.statistics import periods
from tests.make import START, make_office

pytestmark = pytest.mark.django_db

TODAY = START + timedelta(days=120)


@pytest.mark.parametrize(
    ("code", "since", "until"),
    [
        ("m2", date(2024, 2, 1), date(2024, 2, 29)),
        ("q4", date(2024, 10, 1), date(2024, 12, 31)),
        ("h1", date(2024, 1, 1), date(2024, 6, 30)),
        ("h2", date(2024, 7, 1), date(2024, 12, 31)),
        ("n9", date(2024, 1, 1), date(2024, 9, 30)),
        ("y", date(2024, 1, 1), date(2024, 12, 31)),
    ],
)
def test_a_period_begins_and_ends_on_its_days(code: str, since: date, until: date) -> None:
    office = make_office(1)

    period = periods.named(code, 2024, body=office.standing, on=TODAY)

    assert (period.since, period.until, period.code) == (since, until, code)


def test_the_term_runs_from_the_congress_to_today() -> None:
    office = make_office(1)

    period = periods.named("t", 2024, body=office.standing, on=TODAY)

    assert (period.since, period.until) == (date(2020, 10, 15), TODAY)


def test_a_code_that_names_no_period_is_refused() -> None:
    office = make_office(1)

    for code in ("f", "q5", "x", "", "m13"):
        with pytest.raises(KeyError):
            periods.named(code, 2024, body=office.standing, on=TODAY)


def test_grassroots_organizations_are_counted_as_at_the_day() -> None:
    office = make_office(4)
    commands.close_organizations(
        office.organizations[:2],
        by=office.administrator,
        on=date(2026, 3, 1),
        decision_number="12-QĐ/TU",
        decided_on=date(2026, 2, 20),
    )

    before = statistics.summary(office.standing, date(2025, 1, 1), date(2026, 2, 28))
    after = statistics.summary(office.standing, date(2025, 1, 1), date(2026, 3, 1))

    assert (before.grassroots, after.grassroots) == (4, 2)


def test_a_lower_committee_counts_only_the_organizations_under_it() -> None:
    office = make_office(2)
    ward = office.organizations[0]
    commands.register_organizations(
        [commands.NewOrganization("CB1", "Chi bộ 1", Level.GRASSROOTS, date(2021, 1, 1), ward.code)],
        by=office.administrator,
        on=date(2021, 1, 1),
    )
    body = commands.constitute_body(
        ward, by=office.administrator, on=date(2021, 1, 1), kind=BodyKind.COMMITTEE, name="Đảng ủy phường", suffix="ĐU"
    )

    assert statistics.summary(body, date(2026, 1, 1), TODAY).grassroots == 1


def test_a_house_without_any_work_is_told_so_and_asked_nothing() -> None:
    form = PeriodForm({}, bodies=[], on=date(2026, 3, 2))

    assert not form.is_valid()
    assert form.non_field_errors() == ["Chưa cấp nào có việc: số liệu có từ chương trình đầu tiên."]
