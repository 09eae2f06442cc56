"""Which forms stand open to whom."""

from __future__ import annotations

from datetime import date

import pytest

from cases.discipline.forms import available
from cases.rulebook import Scope, Shelf

WARD = Scope("PartyCommittee", "XA")


@pytest.mark.rule("FORMS")
@pytest.mark.parametrize(
    "day", [date(2019, 5, 6), date(2022, 1, 4), date(2023, 5, 6), date(2025, 9, 1), date(2026, 9, 1)]
)
def test_the_paper_carries_every_form_open_to_the_subject(shelf: Shelf, day: date) -> None:
    book = shelf.on(day, WARD)

    assert available(book, "ORGANIZATION", holds_position=False) == ("DISSOLUTION", "WARNING", "REPRIMAND")
    assert available(book, "OFFICIAL", holds_position=True) == ("EXPULSION", "REMOVAL", "WARNING", "REPRIMAND")
    assert available(book, "OFFICIAL", holds_position=False) == ("EXPULSION", "WARNING", "REPRIMAND")
    assert available(book, "PROBATIONARY", holds_position=True) == ("WARNING", "REPRIMAND")
