"""A suspension has a cause, a length by its rulebook, one extension or none, and ends by itself."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.discipline.errors import ExtensionRefused, TriggerNotThere
from cases.discipline.suspension import SuspensionKind, Term, Trigger, term
from cases.rulebook import Scope, Shelf

MEMBER, SEAT, ORGANIZATION = SuspensionKind


def reckoned(
    shelf: Shelf, since: date, kind: SuspensionKind = MEMBER, trigger: Trigger = Trigger.OBSTRUCTION, **facts: Any
) -> Term:
    """A suspension by the rulebook of the day it began, read that day unless told otherwise."""
    return term(shelf.on(since, Scope("", "")), kind, trigger, since=since, on=facts.pop("on", since), **facts)


@pytest.mark.rule("SUSP-DUR", "SUSP-DUR-ORG")
@pytest.mark.parametrize(
    ("since", "kind", "base", "longest", "unit", "rule"),
    [
        (date(2019, 6, 3), MEMBER, 90, 180, "working_day", "SUSP-DUR@QD30"),
        (date(2019, 6, 3), ORGANIZATION, 90, 90, "working_day", "SUSP-DUR-ORG@QD30"),
        (date(2023, 6, 5), MEMBER, 90, 180, "day", "SUSP-DUR@QD22"),
        (date(2023, 6, 5), ORGANIZATION, 90, 90, "day", "SUSP-DUR-ORG@QD22"),
        (date(2025, 9, 1), SEAT, 90, 180, "day", "SUSP-DUR@QD296"),
        (date(2025, 9, 1), ORGANIZATION, 90, 90, "day", "SUSP-DUR-ORG@QD296"),
        (date(2026, 9, 1), MEMBER, 90, 120, "day", "SUSP-DUR@QD21"),
        (date(2026, 9, 1), SEAT, 90, 120, "day", "SUSP-DUR@QD21"),
        (date(2026, 9, 1), ORGANIZATION, 90, 120, "day", "SUSP-DUR@QD21"),
    ],
)
def test_every_rulebook_has_its_own_length(
    shelf: Shelf, since: date, kind: SuspensionKind, base: int, longest: int, unit: str, rule: str
) -> None:
    found = reckoned(shelf, since, kind)

    assert (found.base, found.longest, found.unit, found.main.rule.reference) == (base, longest, unit, rule)


@pytest.mark.rule("SUSP-DUR")
def test_it_ends_by_itself_the_day_after_its_last(shelf: Shelf) -> None:
    since = date(2026, 9, 1)

    last, after = reckoned(shelf, since, on=date(2026, 11, 30)), reckoned(shelf, since, on=date(2026, 12, 1))

    assert (last.last_day, last.in_force, last.ends_soon) == (date(2026, 11, 30), True, True)
    assert (after.in_force, after.ends_soon) == (False, False)
    assert not reckoned(shelf, since, on=date(2026, 11, 1)).ends_soon


@pytest.mark.rule("SUSP-DUR")
def test_one_extension_decided_in_time_and_no_longer_than_allowed(shelf: Shelf) -> None:
    since, in_time = date(2026, 9, 1), date(2026, 11, 30)

    assert reckoned(shelf, since, extended_on=in_time, extension=30).last_day == date(2026, 12, 30)
    for facts in (
        {"extended_on": in_time, "extension": 31},
        {"extended_on": date(2026, 12, 1), "extension": 30},
        {"extended_on": in_time, "extension": 0},
        {"extension": 30},
    ):
        with pytest.raises(ExtensionRefused):
            reckoned(shelf, since, **facts)
    with pytest.raises(ExtensionRefused):
        reckoned(shelf, date(2023, 6, 5), ORGANIZATION, extended_on=date(2023, 7, 1), extension=30)


@pytest.mark.rule("SUSP-CRIM", "SUSP-NOTIFY", "SUSP-SEAT", "SUSP-WHEN")
def test_the_criminal_track_follows_the_law_and_each_cause_its_kind(shelf: Shelf) -> None:
    since = date(2023, 6, 5)

    found = reckoned(
        shelf, since, trigger=Trigger.DETAINED, legal_term_until=date(2023, 10, 1), procedural_act_on=date(2023, 6, 2)
    )

    assert (found.mandatory, found.last_day, found.notify_by) == (True, date(2023, 10, 1), date(2023, 6, 5))
    assert found.main.key == "SUSP-CRIM"
    assert "SUSP-SEAT" in {rule.key for rule in reckoned(shelf, since, SEAT, Trigger.CHARGED).rules}
    with pytest.raises(TriggerNotThere):
        reckoned(shelf, since, MEMBER, Trigger.CHARGED)
    with pytest.raises(TriggerNotThere):
        reckoned(shelf, since, ORGANIZATION, Trigger.DETAINED)
