"""The limitation of an act, form by form: where it starts, what it skips, what restarts it, where it stops."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.discipline.errors import ActAfterStop, DatesReversed, EndUnknown, LimitSilent
from cases.discipline.forms import DisciplineForm, SubjectKind
from cases.discipline.limitation import Act, Limitation, Nature, Pause, PauseKind, Verdict, When, limitation
from cases.rulebook import NoSuchRule, Scope, Shelf

UNDER_69, UNDER_102, NOW = date(2025, 9, 1), date(2019, 5, 6), date(2026, 9, 1)
ALL = (DisciplineForm.EXPULSION, DisciplineForm.REMOVAL, DisciplineForm.WARNING, DisciplineForm.REPRIMAND)
REPRIMAND, WARNING = DisciplineForm.REPRIMAND, DisciplineForm.WARNING


def reckoned(
    shelf: Shelf, done: date | When, on: date = UNDER_69, kind: SubjectKind = SubjectKind.OFFICIAL, **facts: Any
) -> Limitation:
    """The limitation of an act, considered on a day."""
    stops = {name: facts.pop(name) for name in ("concluded_on", "inspection_decided_on") if name in facts}
    act = Act(done if isinstance(done, When) else When.on(done), **facts)
    return limitation(shelf.on(on, Scope("", "")), act, kind, ALL if kind != "ORGANIZATION" else ALL[2:], **stops)


@pytest.mark.rule("LIMIT")
def test_five_years_for_a_reprimand_ten_for_warning_and_removal_none_for_expulsion(shelf: Shelf) -> None:
    found = reckoned(shelf, date(2020, 3, 10))

    assert [(p.form.value, p.months, p.expires and p.expires.latest) for p in found.periods] == [
        ("EXPULSION", None, None),
        ("REMOVAL", 120, date(2030, 3, 10)),
        ("WARNING", 120, date(2030, 3, 10)),
        ("REPRIMAND", 60, date(2025, 3, 10)),
    ]
    assert [p.verdict for p in found.periods] == [
        Verdict.NO_LIMIT, Verdict.RUNNING, Verdict.RUNNING, Verdict.EXPIRED,
    ]  # fmt: skip


@pytest.mark.rule("LIMIT-CLOCK")
def test_the_last_day_is_within_and_the_day_after_is_not(shelf: Shelf) -> None:
    on_it = reckoned(shelf, date(2020, 3, 10), concluded_on=date(2025, 3, 10))
    after = reckoned(shelf, date(2020, 3, 10), concluded_on=date(2025, 3, 11))

    assert (on_it.of(REPRIMAND).verdict, after.of(REPRIMAND).verdict) == (Verdict.RUNNING, Verdict.EXPIRED)
    assert on_it.stopped


@pytest.mark.rule("LIMIT-CLOCK")
def test_the_clock_stops_at_the_conclusion_now_and_at_the_decision_to_inspect_under_regulation_102(
    shelf: Shelf,
) -> None:
    days: dict[str, Any] = {"concluded_on": date(2019, 4, 1), "inspection_decided_on": date(2019, 1, 15)}

    old = reckoned(shelf, date(2014, 2, 1), UNDER_102, **days)
    new = reckoned(shelf, date(2014, 2, 1), UNDER_69, **days)

    assert (old.stopped_on, old.of(REPRIMAND).verdict) == (date(2019, 1, 15), Verdict.RUNNING)
    assert (new.stopped_on, new.of(REPRIMAND).verdict) == (date(2019, 4, 1), Verdict.EXPIRED)
    assert old.rules[0].rule.regulation.key == "QD102"


@pytest.mark.rule("RULE-PICK")
def test_the_rulebook_of_the_day_of_consideration_answers_for_an_older_act(shelf: Shelf) -> None:
    assert reckoned(shelf, date(2018, 1, 1), NOW).rules[0].rule.regulation.key == "QD212"
    assert reckoned(shelf, date(2018, 1, 1), UNDER_69).rules[0].rule.regulation.key == "QD69"


@pytest.mark.rule("LIMIT-NONE")
@pytest.mark.parametrize("nature", list(Nature))
def test_no_limitation_runs_for_the_gravest_violations(shelf: Shelf, nature: Nature) -> None:
    found = reckoned(shelf, date(1999, 1, 1), natures=frozenset({nature}))

    assert {period.verdict for period in found.periods} == {Verdict.NO_LIMIT}
    assert {period.rule and period.rule.key for period in found.periods} == {"LIMIT-NONE"}


# Where it starts


@pytest.mark.rule("LIMIT-CONT")
def test_a_continuing_act_counts_from_its_end(shelf: Shelf) -> None:
    found = reckoned(shelf, date(2015, 1, 1), is_continuing=True, ended=When.on(date(2021, 6, 30)))

    assert found.of(REPRIMAND).expires == When.on(date(2026, 6, 30))


@pytest.mark.rule("LIMIT-UNKNOWN-END")
def test_an_unknown_end_counts_from_discovery_and_only_where_the_rulebook_says_so(shelf: Shelf) -> None:
    found = reckoned(shelf, date(2015, 1, 1), is_continuing=True, discovered_on=date(2024, 2, 29))

    assert found.of(REPRIMAND).expires == When.on(date(2029, 2, 28))
    with pytest.raises(EndUnknown):
        reckoned(shelf, date(2015, 1, 1), is_continuing=True)
    with pytest.raises(EndUnknown):
        reckoned(shelf, date(2015, 1, 1), UNDER_102, is_continuing=True, discovered_on=date(2019, 2, 1))


# New violations


@pytest.mark.rule("LIMIT-CLOCK")
def test_a_new_violation_within_the_period_restarts_it_and_a_later_one_does_not(shelf: Shelf) -> None:
    within = reckoned(shelf, date(2018, 1, 1), new_acts=(When.on(date(2021, 5, 1)),))
    beyond = reckoned(shelf, date(2018, 1, 1), new_acts=(When.on(date(2023, 1, 2)),))

    assert (within.of(REPRIMAND).expires, within.of(REPRIMAND).restarted) == (When.on(date(2026, 5, 1)), True)
    assert (beyond.of(REPRIMAND).expires, beyond.of(REPRIMAND).restarted) == (When.on(date(2023, 1, 1)), False)
    assert beyond.of(WARNING).expires == When.on(date(2033, 1, 2))


# Time that does not count


@pytest.mark.rule("LIMIT-PAUSE")
def test_criminal_proceedings_and_postponement_do_not_count(shelf: Shelf) -> None:
    pauses = (
        Pause(PauseKind.CRIMINAL, date(2021, 1, 1), date(2021, 1, 31)),
        Pause(PauseKind.POSTPONED, date(2021, 1, 20), date(2021, 2, 9)),
    )

    found = reckoned(shelf, date(2020, 3, 10), pauses=pauses)

    assert found.of(REPRIMAND).expires == When.on(date(2025, 4, 19))


@pytest.mark.rule("LIMIT-PAUSE")
def test_a_stay_in_hospital_stopped_the_clock_only_under_regulation_102(shelf: Shelf) -> None:
    stay = (Pause(PauseKind.INPATIENT, date(2016, 1, 1), date(2016, 1, 10)),)

    old = reckoned(shelf, date(2015, 3, 10), UNDER_102, pauses=stay)
    new = reckoned(shelf, date(2015, 3, 10), UNDER_69, pauses=stay)

    assert old.of(REPRIMAND).expires == When.on(date(2020, 3, 20))
    assert new.of(REPRIMAND).expires == When.on(date(2020, 3, 10))
    assert len(new.warnings) == 1


@pytest.mark.rule("LIMIT-PAUSE")
def test_a_pause_outside_the_period_changes_nothing(shelf: Shelf) -> None:
    before = (Pause(PauseKind.CRIMINAL, date(2019, 1, 1), date(2019, 6, 1)),)
    after = (Pause(PauseKind.CRIMINAL, date(2025, 3, 11), date(2025, 6, 1)),)

    assert reckoned(shelf, date(2020, 3, 10), pauses=before).of(REPRIMAND).expires == When.on(date(2025, 3, 10))
    assert reckoned(shelf, date(2020, 3, 10), pauses=after).of(REPRIMAND).expires == When.on(date(2025, 3, 10))


# Dates that are not known


def test_an_unknown_day_gives_a_range_and_a_warning(shelf: Shelf) -> None:
    year = When(date(2020, 1, 1), date(2020, 12, 31))

    found = reckoned(shelf, year)
    certain = reckoned(shelf, year, concluded_on=date(2026, 1, 1))

    assert found.of(REPRIMAND).expires == When(date(2025, 1, 1), date(2025, 12, 31))
    assert found.of(REPRIMAND).verdict == Verdict.UNCERTAIN
    assert found.warnings
    assert certain.of(REPRIMAND).verdict == Verdict.EXPIRED


def test_a_new_violation_that_may_have_fallen_within_leaves_both_ends_open(shelf: Shelf) -> None:
    found = reckoned(shelf, date(2018, 1, 1), new_acts=(When(date(2022, 1, 1), date(2024, 1, 1)),))

    assert found.of(REPRIMAND).expires == When(date(2023, 1, 1), date(2028, 1, 1))
    assert found.of(REPRIMAND).verdict == Verdict.UNCERTAIN


# What cannot be reckoned


def test_what_the_rulebook_of_the_day_does_not_say_is_refused(shelf: Shelf) -> None:
    with pytest.raises(LimitSilent):
        reckoned(shelf, date(2018, 1, 1), UNDER_102, SubjectKind.ORGANIZATION)
    with pytest.raises(NoSuchRule):
        reckoned(shelf, date(2012, 1, 1), date(2017, 1, 1))
    with pytest.raises(ActAfterStop):
        reckoned(shelf, date(2025, 9, 2))
    with pytest.raises(DatesReversed):
        When(date(2025, 9, 2), date(2025, 9, 1))
