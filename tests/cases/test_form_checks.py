"""Every check between forms: it is silent over figures that fit, and finds the figures that break it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest

from cases.models import Organization
from cases.statistics.checks import Complaints, Figures, checks
from cases.statistics.forms import Asked, Filled, load_sets

DAYS = (date(2026, 1, 1), date(2026, 3, 31))
#: Figures that fit, of cell by cell what breaks a check: turns of form, row, column.
Told = Mapping[tuple[str, str, str], int]

#: One organization inspected and disciplined, one member too, one complaint, one denunciation, one inspection of money.
FITS: Told = {
    ("B01", row, f"{column}"): 1
    for row in ("total", "level.4")
    for column in (
        "total", "committees.committee-district", "org-contents.org-rules", "inspected.not-well",
        "inspected.required", "inspected.disciplined",
    )
} | {
    ("B11", row, column): 1
    for row in ("total", "level.4")
    for column in (
        "total", "levels.level-district", "org-violations.org-rules", "organization-forms.warning",
    )
} | {
    ("B14", row, column): 1
    for row in ("total", "level.4")
    for column in (
        "total", "commissions.commission-district", "org-contents.org-rules", "denunciation-results.due",
        "denunciation-results.resolved", "denunciation-conclusions.unfounded",
    )
} | {
    ("B20", row, column): 1
    for row in ("total", "petition-class.2", "petition-sender.2")
    for column in ("total", "commissions.commission-district", "petition-handling.accepted")
} | {
    ("B16", row, column): 1
    for row in ("total", "managed.4", "position.7")
    for column in (
        "total", "complaint-bodies.commission-district", "complained-of.form", "complaint-results.changed",
        "complaint-results.decreased", "complaint-causes.verification",
    )
}  # fmt: skip

BREAKS: dict[str, Told] = {
    "K01": {("B01", "total", "inspected.disciplined"): 2},
    "K02": {("B01", "level.4", "inspected.faults"): 2},
    "K03": {("B01", "total", "inspected.well"): 1},
    "K04": {("B11", "level.4", "total"): 0},
    "K05": {("B11", "total", "org-violations.org-rules"): 0},
    "K06": {},
    "K07": {("B14", "level.4", "denunciation-results.resolved"): 2},
    "K08": {("B16", "total", "complaint-results.increased"): 1},
    "K09": {("B11", "total", "total"): 0},
    "K10": {("B02", "total", "inspected.disciplined"): 1},
    "K11": {("B07", "total", "signs-inspected.required"): 1},
    "K13": {("B20", "total", "petition-handling.rest"): 1},
    "K14": {},
    "K12": {("B18", "total", "finance-results.crime"): 1},
}


def figures(told: Told, subjects: Told | None = None, resolved: int = 1) -> Figures:
    """The forms in force, filled in with these figures."""
    asked = Asked(Organization(pk=1), *DAYS, DAYS[1])
    counted = told if subjects is None else subjects
    filled = [
        Filled(
            form,
            asked,
            {(row, column): value for (key, row, column), value in told.items() if key == form.key},
            {(row, column): value for (key, row, column), value in counted.items() if key == form.key},
        )
        for form in load_sets()[-1].forms.values()
    ]
    return Figures(filled, [Complaints("B16", resolved, 1)])


def test_every_check_has_its_code_its_words_and_an_example() -> None:
    assert [check.key for check in checks()] == sorted(BREAKS)
    assert all(check.vi.endswith(".") and check.en.endswith(".") for check in checks())


@pytest.mark.parametrize("code", sorted(BREAKS))
def test_a_check_finds_what_breaks_it_and_nothing_else(code: str) -> None:
    check = next(one for one in checks() if one.key == code)
    assert list(check.finds(figures(FITS))) == []

    subjects = {**FITS, ("B01", "total", "total"): 2} if code == "K06" else None
    broken = figures({**FITS, **BREAKS[code]}, subjects, resolved=2 if code == "K14" else 1)

    [*found] = check.finds(broken)
    assert found
    assert all(">" in one.told or "<" in one.told or "≠" in one.told for one in found)
