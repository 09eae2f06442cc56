"""The denominator is everybody with a vote, not everybody who came."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from cases.discipline.electors import Elector, denominator
from cases.models import Rule
from cases.rulebook import Scope, Shelf

WARD = Scope("PartyCommittee", "XA")
NOW = date(2026, 9, 1)

LAN, AN, MINH, HOA, BINH, TAM = range(1, 7)
BODY = [
    Elector(LAN),
    Elector(AN),
    Elector(MINH, "PROBATIONARY"),
    Elector(HOA, "SUSPENDED"),
    Elector(BINH, "EXEMPT"),
    Elector(TAM, "TEMP_AWAY"),
]


@pytest.mark.rule("VOTE-DENOM")
def test_an_absent_member_counts_and_an_exempt_or_distant_one_only_when_present(shelf: Shelf) -> None:
    roll = denominator(shelf.on(NOW, WARD), BODY, present=[LAN, BINH])

    assert roll.counted == (LAN, AN, BINH)
    assert roll.voting == (LAN, BINH)
    assert roll.denominator == 3
    assert {left.id for left in roll.left_out} == {MINH, HOA, TAM}
    assert {left.rule.key for left in roll.left_out if left.rule} == {"VOTE-DENOM"}


@pytest.mark.rule("VOTE-SUBJECT")
def test_the_subject_keeps_the_vote_unless_the_rulebook_takes_it(shelf: Shelf) -> None:
    roll = denominator(shelf.on(NOW, WARD), BODY, present=[LAN, AN], subject=AN)

    assert (roll.counted, roll.voting) == ((LAN, AN), (LAN, AN))
    assert "VOTE-SUBJECT" in {rule.key for rule in roll.rules}


@pytest.mark.rule("VOTE-SUBJECT")
@pytest.mark.parametrize(("counts", "expected"), [(True, 2), (False, 1)])
def test_a_rulebook_may_take_the_subjects_vote(shelf: Shelf, counts: bool, expected: int) -> None:
    rules = dict(shelf.rules)
    rule: Rule = rules["VOTE-SUBJECT"][0]
    other = Rule(**{field.attname: getattr(rule, field.attname) for field in Rule._meta.concrete_fields})
    other.regulation = rule.regulation
    other.value = {"may_vote": False, "counts_in_denominator": counts}
    rules["VOTE-SUBJECT"] = [other]

    roll = denominator(replace(shelf, rules=rules).on(NOW, WARD), BODY, present=[LAN, AN], subject=AN)

    assert roll.voting == (LAN,)
    assert roll.denominator == expected
    assert any(left.id == AN and left.rule and left.rule.key == "VOTE-SUBJECT" for left in roll.left_out)


@pytest.mark.rule("RECUSE")
def test_a_recused_member_leaves_the_roll(shelf: Shelf) -> None:
    roll = denominator(shelf.on(NOW, WARD), BODY, present=[LAN, AN], recused=[LAN])

    assert roll.counted == (AN,)
    assert [(left.id, left.rule.key) for left in roll.left_out if left.rule and left.id == LAN] == [(LAN, "RECUSE")]
