"""A ballot is counted on all who have a vote, from the heaviest form down; nobody's wish for more yields less."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.discipline.counting import Mode, Threshold, accumulates, count, thresholds
from cases.discipline.errors import (
    CountImpossible,
    FormsOutOfOrder,
    FormUnknown,
    NumberImpossible,
    ThresholdUnknown,
)
from cases.discipline.forms import NONE, NONE_ADOPTED, DisciplineForm
from cases.rulebook import Scope, Shelf

WARD = Scope("PartyCommittee", "XA")
NOW = date(2026, 9, 1)

VECTORS = json.loads((Path(__file__).parent / "ballot_test_vectors.json").read_text())

MAJORITY = Threshold(Fraction(1, 2), strict=True)
TWO_THIRDS = Threshold(Fraction(2, 3), strict=False)
MEMBER = ("EXPULSION", "REMOVAL", "WARNING", "REPRIMAND")
ORGANIZATION = ("DISSOLUTION", "WARNING", "REPRIMAND")


def threshold(text: str) -> Threshold:
    """A threshold as the vectors write it."""
    return Threshold(Fraction(text.rstrip(">=")), strict=text.endswith(">"))


@pytest.mark.rule("VOTE-CUMUL", "VOTE-MAJ")
@pytest.mark.parametrize("vector", VECTORS["vectors"], ids=lambda vector: vector["name"])
def test_a_published_example_is_counted_as_published(vector: dict[str, Any]) -> None:
    needed = {form: threshold(text) for form, text in vector["thresholds"].items()}

    counted = count(vector["mode"], vector["forms_high_to_low"], needed, vector["denominator"], vector["votes"])

    assert counted.outcome == vector["expected"]


@pytest.mark.rule("VOTE-CUMUL-REC", "VOTE-EXP")
def test_a_recommending_ballot_adds_nothing_and_sends_its_whole_tally_up() -> None:
    example = VECTORS["recommend_vector"]
    needed = {"EXPULSION": TWO_THIRDS, "WARNING": MAJORITY}

    counted = count("recommend", ["EXPULSION", "WARNING"], needed, example["denominator"], example["votes"])

    assert counted.adopted is None
    assert counted.lines[0].needed == 12
    assert [line.accumulated for line in counted.lines] == [11, 7]
    assert counted.tally == {"EXPULSION": 11, "WARNING": 7, "NONE": 0}


@pytest.mark.rule("VOTE-DENOM")
def test_the_arithmetic_stands_line_by_line() -> None:
    needed = {"EXPULSION": TWO_THIRDS, "REMOVAL": MAJORITY, "WARNING": MAJORITY, "REPRIMAND": MAJORITY}

    counted = count(
        "decide", MEMBER, needed, 15, {"EXPULSION": 5, "REMOVAL": 3, "WARNING": 3, NONE: 1}, blank=1, void=1
    )

    assert [(line.own, line.accumulated, line.needed, line.reached) for line in counted.lines] == [
        (5, 5, 10, False),
        (3, 8, 8, True),
        (3, 11, 8, True),
        (0, 11, 8, True),
    ]
    assert (counted.adopted, counted.cast, counted.not_cast) == (DisciplineForm.REMOVAL, 14, 1)


# The thresholds of the rulebook


@pytest.mark.rule("VOTE-MAJ", "VOTE-EXP", "VOTE-DISS")
def test_expulsion_and_dissolution_need_two_thirds_below_and_more_than_half_above(shelf: Shelf) -> None:
    book = shelf.on(NOW, WARD)

    above = thresholds(book, Mode.DECIDE, MEMBER) | thresholds(book, Mode.DECIDE, ORGANIZATION)
    below = thresholds(book, Mode.RECOMMEND, MEMBER) | thresholds(book, Mode.RECOMMEND, ORGANIZATION)

    assert {str(needed) for needed in above.values()} == {"1/2>"}
    assert {form.value for form, needed in below.items() if str(needed) == "2/3>="} == {"EXPULSION", "DISSOLUTION"}
    assert {needed.rule.key for needed in above.values() if needed.rule} == {"VOTE-MAJ", "VOTE-EXP", "VOTE-DISS"}


@pytest.mark.rule("VOTE-CUMUL", "VOTE-CUMUL-REC")
@pytest.mark.parametrize("day", [date(2019, 5, 6), date(2023, 5, 6), date(2025, 9, 1), NOW], ids=str)
def test_every_rulebook_says_how_votes_are_added(shelf: Shelf, day: date) -> None:
    book = shelf.on(day, WARD)

    assert accumulates(book, Mode.DECIDE).key == "VOTE-CUMUL"
    assert accumulates(book, Mode.RECOMMEND).key == "VOTE-CUMUL-REC"
    assert str(thresholds(book, Mode.DECIDE, ["WARNING"])[DisciplineForm.WARNING]) == "1/2>"


# A vote for more never yields less


def published(forms: tuple[str, ...], needed: dict[str, Threshold], denominator: int, votes: dict[str, int]) -> str:
    """The published rule as it is written, in two steps."""
    for form in forms:
        if votes.get(form, 0) >= needed[form].needed(denominator):
            return form
    total = 0
    for form in forms:
        total += votes.get(form, 0)
        if total >= needed[form].needed(denominator):
            return form
    return NONE_ADOPTED


THRESHOLDS_IN_USE = [
    dict.fromkeys(MEMBER, MAJORITY),
    dict.fromkeys(ORGANIZATION, MAJORITY),
    dict.fromkeys(("WARNING", "REPRIMAND"), MAJORITY),
    dict.fromkeys(("EXPULSION", "WARNING", "REPRIMAND"), MAJORITY),
    {**dict.fromkeys(MEMBER, MAJORITY), "EXPULSION": TWO_THIRDS},
    {**dict.fromkeys(ORGANIZATION, MAJORITY), "DISSOLUTION": TWO_THIRDS},
]


def weight(outcome: str) -> int:
    """How heavy a result is; none is the lightest."""
    return 0 if outcome == NONE_ADOPTED else DisciplineForm(outcome).gravity


@st.composite
def ballots(draw: st.DrawFn) -> tuple[dict[str, Threshold], int, dict[str, int], str, str]:
    """A ballot of a body of 3 to 60, and one vote of it that moves to a heavier line."""
    needed = draw(st.sampled_from(THRESHOLDS_IN_USE))
    lines = [*needed, NONE]
    denominator = draw(st.integers(3, 60))
    voters = draw(st.integers(1, denominator))
    cuts = sorted(draw(st.lists(st.integers(0, voters), min_size=len(lines) - 1, max_size=len(lines) - 1)))
    shares = [upper - lower for lower, upper in zip([0, *cuts], [*cuts, voters], strict=True)]
    votes = dict(zip(lines, shares, strict=True))
    movable = [line for line in lines[1:] if votes[line]]
    if not movable:
        votes[NONE] += 1
        votes[lines[0]] -= 1
        movable = [NONE]
    light = draw(st.sampled_from(movable))
    heavy = draw(st.sampled_from(lines[: lines.index(light)]))
    return needed, denominator, votes, light, heavy


@pytest.mark.rule("VOTE-CUMUL")
@given(ballots())
def test_moving_one_vote_to_a_heavier_form_never_gives_a_lighter_result(
    ballot: tuple[dict[str, Threshold], int, dict[str, int], str, str],
) -> None:
    needed, denominator, votes, light, heavy = ballot
    before = count("decide", list(needed), needed, denominator, votes).outcome
    moved = votes | {light: votes[light] - 1, heavy: votes[heavy] + 1}

    after = count("decide", list(needed), needed, denominator, moved).outcome

    assert weight(after) >= weight(before)
    assert before == published(tuple(needed), needed, denominator, votes)


def test_where_half_is_enough_the_published_two_steps_would_let_a_heavier_vote_yield_less() -> None:
    half = Threshold(Fraction(1, 2), strict=False)
    needed = dict.fromkeys(("REMOVAL", "WARNING", "REPRIMAND"), half)
    before = {"REMOVAL": 0, "WARNING": 6, "REPRIMAND": 6}
    moved = {"REMOVAL": 1, "WARNING": 5, "REPRIMAND": 6}

    assert published(tuple(needed), needed, 12, before) == "WARNING"
    assert published(tuple(needed), needed, 12, moved) == "REPRIMAND"
    assert count("decide", list(needed), needed, 12, before).outcome == "WARNING"
    assert count("decide", list(needed), needed, 12, moved).outcome == "WARNING"


def test_for_small_bodies_every_ballot_keeps_to_it() -> None:
    """All ballots of bodies of 3 to 6 on four forms, every vote of each moved to every heavier line."""
    needed = THRESHOLDS_IN_USE[4]
    for denominator in range(3, 7):
        for shares in product(range(denominator + 1), repeat=5):
            if sum(shares) > denominator:
                continue
            votes = dict(zip([*MEMBER, NONE], shares, strict=True))
            before = weight(count("decide", MEMBER, needed, denominator, votes).outcome)
            for at, light in enumerate([*MEMBER, NONE]):
                if votes[light] and at:
                    heavier = [*MEMBER, NONE][at - 1]
                    moved = votes | {light: votes[light] - 1, heavier: votes[heavier] + 1}
                    assert weight(count("decide", MEMBER, needed, denominator, moved).outcome) >= before


# What cannot have been counted

TWO = {"WARNING": MAJORITY, "REPRIMAND": MAJORITY}


@pytest.mark.parametrize(
    ("forms", "needed", "denominator", "votes", "refusal"),
    [
        (["WARNING", "REPRIMAND"], TWO, 10, {"WARNING": 11}, CountImpossible),
        (["WARNING", "REPRIMAND"], TWO, 10, {"WARNING": 6, NONE: 5}, CountImpossible),
        (["WARNING", "REPRIMAND"], TWO, 10, {"WARNING": -1}, NumberImpossible),
        (["WARNING", "REPRIMAND"], TWO, 10, {"WARNING": True}, NumberImpossible),
        (["WARNING", "REPRIMAND"], TWO, 10, {"WARNING": 1.5}, NumberImpossible),
        (["WARNING", "REPRIMAND"], TWO, 0, {}, NumberImpossible),
        (["WARNING", "REPRIMAND"], TWO, 10, {"REMOVAL": 1}, FormUnknown),
        (["WARNING", "LESSONS"], TWO, 10, {}, FormUnknown),
        (["REPRIMAND", "WARNING"], TWO, 10, {}, FormsOutOfOrder),
        (["WARNING", "WARNING"], TWO, 10, {}, FormsOutOfOrder),
        (["EXPULSION", "DISSOLUTION"], TWO, 10, {}, FormsOutOfOrder),
        ([], {}, 10, {}, FormsOutOfOrder),
        (["WARNING"], TWO, 10, {}, ThresholdUnknown),
        (["REMOVAL", "WARNING", "REPRIMAND"], TWO, 10, {}, ThresholdUnknown),
    ],
)
def test_an_impossible_ballot_is_refused_by_name(
    forms: list[str], needed: dict[str, Threshold], denominator: int, votes: dict[str, Any], refusal: type[Exception]
) -> None:
    with pytest.raises(refusal):
        count("decide", forms, needed, denominator, votes)


def test_blank_and_void_papers_count_among_the_papers() -> None:
    assert count("decide", ["WARNING", "REPRIMAND"], TWO, 3, {"WARNING": 2}, void=1).adopted == DisciplineForm.WARNING
    with pytest.raises(CountImpossible):
        count("decide", ["WARNING", "REPRIMAND"], TWO, 3, {"WARNING": 2}, blank=1, void=1)
