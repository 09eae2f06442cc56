"""What nobody has verified, the body confirms by an act; from that day it gates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils.timezone import localdate

from cases import rulebook_files, trail
from cases.commands.rulebook import (
    AlreadyConfirmed,
    AlreadyRevoked,
    NotARuleOfThisBody,
    NothingToConfirm,
    confirm_rule,
    confirm_rules,
    load_rulebook,
    revoke_confirmation,
    rules_to_confirm,
)
from cases.errors import DateImpossible, NotYourDuty
from cases.models import Body, Chair, Rule, RuleConfirmation, TrailEntry
from cases.rulebook import UsedRuleChanged
from inspection.accounts.models import User
from tests.cases.rulebook_facts import make_recalled, make_rule, make_seat, make_standing_committee

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_rules")]

MARCH = date(2026, 3, 1)


@pytest.fixture
def body() -> Body:
    """The standing committee of the city."""
    return make_standing_committee()


@pytest.fixture
def lan(body: Body) -> User:
    """Lan is its secretary."""
    return make_seat(body, "lan")


@pytest.mark.rule("DUR-KTCH")
def test_a_recalled_rule_gates_from_the_day_the_body_confirmed_it(body: Body, lan: User) -> None:
    rule = make_recalled("DUR-KTCH", 60)
    assert not Rule.on(MARCH, body.scope).gates("DUR-KTCH")

    confirm_rule(rule, body=body, by=lan, on=MARCH, note="Nghị quyết phiên họp tháng 3")

    assert Rule.on(MARCH, body.scope).gates("DUR-KTCH")
    assert not Rule.on(MARCH - timedelta(days=1), body.scope).gates("DUR-KTCH")


def test_one_act_confirms_many_rules_and_leaves_one_entry_in_the_trail(body: Body, lan: User) -> None:
    load_rulebook(rulebook_files.read(), by=None, on=MARCH)
    rules = rules_to_confirm(body)
    entries = TrailEntry.objects.count()

    confirm_rules(rules, body=body, by=lan, on=MARCH)

    entry = TrailEntry.objects.order_by("seq").last()
    assert entry is not None
    assert (entry.act, entry.by, entry.on) == ("rules-confirmed", lan, MARCH)
    assert "DUR-KTCH@QD89" in entry.data["rules"]
    assert TrailEntry.objects.count() == entries + 1
    assert list(trail.problems()) == []
    assert rules_to_confirm(body) == []
    assert Rule.on(date(2026, 9, 1), body.scope).unconfirmed() == []


def test_a_body_is_asked_only_about_rules_made_for_it(body: Body) -> None:
    load_rulebook(rulebook_files.read(), by=None, on=MARCH)

    references = {rule.reference for rule in rules_to_confirm(body)}

    assert {"DUR-KTCH@QD89", "DEPLOY@DESIGN"} <= references
    assert not references & {"DUR-KTDH@QD354", "DUR-GS@DESIGN", "DUR-KTCH@QD331", "INV-MINUTES@INVARIANT"}


def test_somebody_without_a_leading_seat_does_not_confirm_for_the_body(body: Body, lan: User) -> None:
    rule = make_recalled("DUR-KTCH", 60)
    minh = make_seat(body, "minh", Chair.MEMBER)

    with pytest.raises(NotYourDuty):
        confirm_rule(rule, body=body, by=minh, on=MARCH)
    with pytest.raises(NotYourDuty):
        confirm_rule(rule, body=make_standing_committee("Tỉnh ủy Hòa An"), by=lan, on=MARCH)

    assert not RuleConfirmation.objects.exists()


def test_nobody_confirms_in_advance(body: Body, lan: User) -> None:
    with pytest.raises(DateImpossible):
        confirm_rule(make_recalled("DEPLOY", 10), body=body, by=lan, on=localdate() + timedelta(days=1))


def test_what_was_verified_needs_no_confirmation(body: Body, lan: User) -> None:
    with pytest.raises(NothingToConfirm):
        confirm_rule(make_rule("DEPLOY", 10), body=body, by=lan, on=MARCH)
    with pytest.raises(NothingToConfirm):
        invariant = make_recalled("INV-MINUTES", value=True, unit="design-invariant")
        confirm_rule(invariant, body=body, by=lan, on=MARCH)


def test_a_body_does_not_confirm_the_rules_of_others(body: Body, lan: User) -> None:
    others = make_recalled("DUR-KTDH", 90, scope={"authority_type": ["InspectionCommission"]})

    with pytest.raises(NotARuleOfThisBody):
        confirm_rule(others, body=body, by=lan, on=MARCH)


def test_a_rule_is_confirmed_once(body: Body, lan: User) -> None:
    rule = make_recalled("DUR-KTCH", 60)
    confirm_rule(rule, body=body, by=lan, on=MARCH)

    with pytest.raises(AlreadyConfirmed, match="01/03/2026"):
        confirm_rule(rule, body=body, by=lan, on=MARCH)


def test_a_confirmed_rule_does_not_change_under_its_confirmation(body: Body, lan: User) -> None:
    rule = make_recalled("DUR-KTCH", 60)
    confirm_rule(rule, body=body, by=lan, on=MARCH)

    rule.refresh_from_db()
    rule.value = 90

    with pytest.raises(UsedRuleChanged):
        rule.save()


def test_a_confirmation_is_taken_back_by_another_act(body: Body, lan: User) -> None:
    rule = make_recalled("DUR-KTCH", 60)
    confirmation = confirm_rule(rule, body=body, by=lan, on=MARCH)

    with pytest.raises(DateImpossible):
        revoke_confirmation(confirmation, by=lan, on=MARCH - timedelta(days=1), note="Có văn bản mới")
    revoke_confirmation(confirmation, by=lan, on=date(2026, 5, 1), note="Có văn bản mới")

    assert Rule.on(date(2026, 4, 30), body.scope).gates("DUR-KTCH")
    assert not Rule.on(date(2026, 5, 1), body.scope).gates("DUR-KTCH")
    with pytest.raises(AlreadyRevoked):
        revoke_confirmation(confirmation, by=lan, on=date(2026, 5, 2), note="Lần nữa")
    confirm_rule(rule, body=body, by=lan, on=date(2026, 6, 1))
    assert Rule.on(date(2026, 6, 1), body.scope).gates("DUR-KTCH")


def test_a_confirmation_is_never_deleted(body: Body, lan: User) -> None:
    confirmation = confirm_rule(make_recalled("DUR-KTCH", 60), body=body, by=lan, on=MARCH)

    with pytest.raises(TypeError, match="kept"):
        confirmation.delete()
