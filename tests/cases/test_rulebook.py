"""The rulebook answers by date, authority, level and place; what is not verified gates nothing by itself."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from pytest_django import DjangoAssertNumQueries

from cases import rulebook_files
from cases.commands.rulebook import load_rulebook
from cases.errors import RuleNotConfirmed
from cases.models import Holiday, Rule, RuleConfirmation
from cases.rulebook import AmbiguousRule, HolidaysMissing, NoSuchRule, NoValueForLevel, RuleIsNot, Scope
from tests.cases.rulebook_facts import (
    ADVISERS,
    CITY,
    WARD,
    make_recalled,
    make_rule,
    make_seat,
    make_standing_committee,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_rules")]

NOW = date(2026, 9, 1)


@pytest.fixture
def loaded() -> None:
    """The rulebook as the project brings it."""
    load_rulebook(rulebook_files.read(), by=None, on=NOW)


# Which date


@pytest.mark.rule("DUR-KTCH")
def test_the_same_facts_before_and_after_a_validity_date_give_different_answers() -> None:
    make_rule("DUR-KTCH", 45, rulebook="QD89", effective_to=date(2026, 4, 11))
    make_rule("DUR-KTCH", 30, rulebook="QD21", effective_from=date(2026, 4, 11))

    before = Rule.on(date(2026, 4, 10), CITY).due("DUR-KTCH", start=date(2026, 4, 10))
    after = Rule.on(date(2026, 4, 11), CITY).due("DUR-KTCH", start=date(2026, 4, 10))

    assert before == date(2026, 5, 25)
    assert after == date(2026, 5, 10)


@pytest.mark.rule("DUR-GS")
def test_supervision_was_counted_in_working_days_until_the_guidance_of_2017_ended(loaded: None) -> None:
    before = Rule.on(date(2025, 5, 29), CITY)
    after = Rule.on(date(2025, 5, 30), CITY)

    assert (before.days("DUR-GS"), before.unit("DUR-GS")) == (30, "working_day")
    assert (after.days("DUR-GS"), after.unit("DUR-GS")) == (45, "day")


@pytest.mark.rule("START-GS")
def test_the_clock_of_supervision_starts_when_the_report_is_received(loaded: None) -> None:
    assert Rule.on(date(2025, 5, 29), CITY).find("START-GS").gates
    assert Rule.on(NOW, CITY).value("START-GS") == "subject_report_received"
    assert not Rule.on(NOW, CITY).find("START-GS").gates


@pytest.mark.rule("DOC-MARGIN")
def test_a_rule_answers_from_its_first_day_on(loaded: None) -> None:
    assert Rule.on(date(2026, 5, 26), CITY).find_or_none("DOC-MARGIN") is None
    assert Rule.on(date(2026, 5, 27), CITY).value("DOC-MARGIN")["left"] == 30


# Which authority, level and place


@pytest.mark.rule("DUR-KTCH")
def test_an_advisory_body_and_a_standing_committee_have_different_time(loaded: None) -> None:
    assert Rule.on(NOW, ADVISERS).days("DUR-KTCH") == 45
    assert Rule.on(NOW, CITY).days("DUR-KTCH") == 60


@pytest.mark.rule("DUR-KTCH")
@pytest.mark.parametrize(("level", "days"), [("TINH", 60), ("XA", 45), ("COSO", 30)])
def test_each_level_has_its_own_time(loaded: None, level: str, days: int) -> None:
    assert Rule.on(NOW, Scope("StandingCommittee", level)).days("DUR-KTCH") == days


@pytest.mark.rule("DUR-KTCH")
def test_the_rule_for_advisory_bodies_says_nothing_to_committees(loaded: None) -> None:
    """It is verified and theirs is not: yet it is not theirs."""
    assert Rule.on(NOW, CITY).find("DUR-KTCH").rule.reference == "DUR-KTCH@QD89"


@pytest.mark.rule("DEPLOY")
def test_a_local_rule_goes_before_the_default_in_its_place_only(loaded: None) -> None:
    lao_cai = Rule.on(NOW, Scope("PartyCommittee", "CHIBO", "Lào Cai"))
    elsewhere = Rule.on(NOW, Scope("PartyCommittee", "CHIBO", "Hà Nội"))

    assert (lao_cai.days("DEPLOY"), lao_cai.unit("DEPLOY")) == (5, "working_day")
    assert (elsewhere.days("DEPLOY"), elsewhere.unit("DEPLOY")) == (10, "day")


@pytest.mark.rule("TEAM-CELL", "GS-TO-KT")
def test_a_city_has_no_rule_of_its_own_where_only_cells_of_one_province_have(loaded: None) -> None:
    city = Rule.on(NOW, CITY)

    assert city.find_or_none("TEAM-CELL") is None
    assert city.find_or_none("GS-TO-KT") is None
    assert not city.gates("TEAM-CELL")
    with pytest.raises(NoSuchRule) as refusal:
        city.find("TEAM-CELL")
    assert "TEAM-CELL" in refusal.value.messages[0]
    assert "01/09/2026" in refusal.value.messages[0]
    assert refusal.value.advice


def test_a_level_the_table_does_not_name_is_a_refusal_with_the_rules_name() -> None:
    make_rule("DUR-KTCH", {"TINH": 60}, rulebook="QD89")

    with pytest.raises(NoValueForLevel) as refusal:
        Rule.on(NOW, WARD).days("DUR-KTCH")

    assert "DUR-KTCH@QD89" in refusal.value.messages[0]
    assert "XA" in refusal.value.messages[0]


@pytest.mark.rule("ORG-XA-INHERITS")
def test_a_ward_takes_over_the_districts_row_only_where_the_rulebook_says_so() -> None:
    make_rule("DUR-GS", {"HUYEN": 25}, unit="working_day")
    with pytest.raises(NoValueForLevel):
        Rule.on(NOW, WARD).days("DUR-GS")

    make_rule("ORG-XA-INHERITS", {"HUYEN": "XA"}, unit="mapping", effective_from=date(2025, 7, 1))

    assert Rule.on(NOW, WARD).days("DUR-GS") == 25
    for day, scope in ((date(2025, 6, 30), WARD), (NOW, Scope("StandingCommittee", "CHIBO"))):
        with pytest.raises(NoValueForLevel):
            Rule.on(day, scope).days("DUR-GS")


@pytest.mark.rule("ORG-XA-INHERITS")
def test_what_a_ward_took_over_gates_only_once_taking_over_is_settled() -> None:
    make_rule("DUR-GS", {"HUYEN": 25})
    mapping = make_recalled("ORG-XA-INHERITS", {"HUYEN": "XA"}, unit="mapping")
    body = make_standing_committee("Đảng ủy phường Sen", "XA")
    lan = make_seat(body, "lan")
    assert not Rule.on(NOW, body.scope).gates("DUR-GS")

    RuleConfirmation.objects.create(rule=mapping, body=body, confirmed_on=date(2026, 1, 5), by=lan)

    assert Rule.on(NOW, body.scope).gates("DUR-GS")


# How far it can be trusted


@pytest.mark.rule("DUR-GS")
def test_a_verified_rule_goes_before_a_recalled_one_of_higher_precedence() -> None:
    make_rule("DUR-GS", 30, rulebook="HD02", precedence=55)
    make_recalled("DUR-GS", 45, rulebook="QD89", precedence=60)

    assert Rule.on(NOW, CITY).days("DUR-GS") == 30


@pytest.mark.rule("DUR-GS")
def test_what_the_body_confirmed_weighs_as_much_as_what_was_verified() -> None:
    make_rule("DUR-GS", 30, rulebook="HD02", precedence=55)
    recalled = make_recalled("DUR-GS", 45, rulebook="QD89", precedence=60)
    body, other = make_standing_committee(), make_standing_committee("Tỉnh ủy Hòa An")
    RuleConfirmation.objects.create(rule=recalled, body=body, confirmed_on=NOW, by=make_seat(body, "lan"))

    assert Rule.on(NOW, body.scope).days("DUR-GS") == 45
    assert Rule.on(NOW, other.scope).days("DUR-GS") == 30


def test_a_confirmed_rule_of_lower_precedence_stays_behind_the_verified_one() -> None:
    make_rule("DUR-GS", 30, rulebook="QD89", precedence=60)
    recalled = make_recalled("DUR-GS", 45, rulebook="DESIGN", precedence=0)
    body = make_standing_committee()
    RuleConfirmation.objects.create(rule=recalled, body=body, confirmed_on=NOW, by=make_seat(body, "lan"))

    assert Rule.on(NOW, body.scope).days("DUR-GS") == 30


@pytest.mark.rule("DUR-KTCH")
def test_a_recalled_rule_answers_but_does_not_gate_before_the_body_confirms_it() -> None:
    recalled = make_recalled("DUR-KTCH", 60)
    body = make_standing_committee()
    lan = make_seat(body, "lan")
    RuleConfirmation.objects.create(rule=recalled, body=body, confirmed_on=date(2026, 3, 1), by=lan)

    before, after = Rule.on(date(2026, 2, 28), body.scope), Rule.on(date(2026, 3, 1), body.scope)

    assert before.days("DUR-KTCH") == after.days("DUR-KTCH") == 60
    assert not before.gates("DUR-KTCH")
    assert after.gates("DUR-KTCH")
    with pytest.raises(RuleNotConfirmed):
        before.require_confirmed("DUR-KTCH")
    assert after.require_confirmed("DUR-KTCH").value == 60


def test_a_confirmation_taken_back_gates_no_longer() -> None:
    recalled = make_recalled("DUR-KTCH", 60)
    body = make_standing_committee()
    lan = make_seat(body, "lan")
    RuleConfirmation.objects.create(
        rule=recalled, body=body, confirmed_on=date(2026, 1, 1), by=lan, revoked_on=date(2026, 5, 1), revoked_by=lan
    )

    assert Rule.on(date(2026, 4, 30), body.scope).gates("DUR-KTCH")
    assert not Rule.on(date(2026, 5, 1), body.scope).gates("DUR-KTCH")


@pytest.mark.rule("INV-DECISION-FIRST", "INV-NO-SUPERVISION-DISCIPLINE", "INV-BODY-CONCLUDES", "INV-HEARD")
@pytest.mark.rule("INV-FOLLOW-VERIFIER", "INV-MINUTES", "INV-FILE-INDEX", "INV-FOUR-EYES", "INV-CONFLICT")
def test_the_invariants_of_every_procedure_gate_without_confirmation(loaded: None) -> None:
    city = Rule.on(date(2020, 1, 1), CITY)
    invariants = [found for found in city.all() if found.rule.is_invariant]

    assert len(invariants) >= 9
    assert all(found.gates and found.flag() for found in invariants)
    assert city.cite("INV-DECISION-FIRST") == "Bất biến 1 của mọi quy trình (thiết kế)"


# How it is cited


@pytest.mark.rule("DUR-KTCH")
def test_a_citation_names_the_article_and_marks_what_nobody_verified(loaded: None) -> None:
    assert Rule.on(NOW, ADVISERS).cite("DUR-KTCH") == "QĐ 331-QĐ/TW, mục I"
    assert Rule.on(NOW, CITY).cite("DUR-KTCH") == "QĐ 89-QĐ/TW, Quy trình kiểm tra, mục I (chưa kiểm chứng)"


def test_a_citation_loses_its_mark_once_the_body_confirmed_the_rule(loaded: None) -> None:
    body = make_standing_committee()
    rule = Rule.objects.get(reference="DUR-KTCH@QD89")
    RuleConfirmation.objects.create(rule=rule, body=body, confirmed_on=NOW, by=make_seat(body, "lan"))

    assert Rule.on(NOW, body.scope).cite("DUR-KTCH") == "QĐ 89-QĐ/TW, Quy trình kiểm tra, mục I"


# What it says


@pytest.mark.rule("EXT-ALL", "EXT-KTCH", "EXT-GS")
def test_time_is_extended_by_at_most_one_third_of_the_duration(loaded: None) -> None:
    assert Rule.on(NOW, CITY).extension_days("DUR-KTCH", "EXT-KTCH", "EXT-ALL") == 20
    assert Rule.on(NOW, ADVISERS).extension_days("DUR-KTCH", "EXT-KTCH", "EXT-ALL") == 15
    assert Rule.on(NOW, CITY).extension_days("DUR-GS", "EXT-GS", "EXT-ALL") == 15


@pytest.mark.rule("VOTE-MAJ", "VOTE-QUORUM")
def test_thresholds_are_exact_shares(loaded: None) -> None:
    city = Rule.on(NOW, CITY)

    assert city.fraction("VOTE-MAJ") == Fraction(1, 2)
    assert city.value("VOTE-MAJ")["strict"] is True
    assert city.fraction("VOTE-QUORUM") == Fraction(2, 3)


@pytest.mark.rule("FILE-HANDOVER")
def test_the_file_is_handed_over_within_fifteen_working_days_without_national_day(loaded: None) -> None:
    """31/8 to 2/9/2026 were days off, and Saturday 22/8 was worked in exchange."""
    assert Rule.on(NOW, CITY).due("FILE-HANDOVER", start=date(2026, 8, 20)) == date(2026, 9, 14)


def test_a_deadline_on_a_day_off_warns(loaded: None) -> None:
    city = Rule.on(NOW, CITY)

    assert city.rests_on(date(2026, 2, 17))
    assert not city.rests_on(date(2026, 8, 22))


def test_working_days_are_not_counted_through_a_year_whose_holidays_are_unknown(loaded: None) -> None:
    with pytest.raises(HolidaysMissing) as refusal:
        Rule.on(NOW, CITY).due("FILE-HANDOVER", start=date(2027, 12, 28))

    assert "2028" in refusal.value.messages[0]


@pytest.mark.rule("AGGRAV")
def test_organizations_and_members_have_circumstances_of_their_own(loaded: None) -> None:
    city = Rule.on(NOW, CITY)

    assert "covered_up" in city.find("AGGRAV", subject="ORGANIZATION").value
    assert "did_not_remedy" in city.find("AGGRAV", subject="MEMBER").value
    with pytest.raises(AmbiguousRule):
        city.find("AGGRAV")


def test_a_rule_is_not_asked_for_what_it_does_not_say(loaded: None) -> None:
    city = Rule.on(NOW, CITY)

    with pytest.raises(RuleIsNot):
        city.days("START-KT")
    with pytest.raises(RuleIsNot):
        city.flag("DUR-KTCH")
    with pytest.raises(RuleIsNot):
        city.fraction("RECUSE")
    with pytest.raises(RuleIsNot):
        city.due("EXT-ALL", start=NOW)
    with pytest.raises(NoSuchRule):
        city.first_of("EXT-GS", "EXT-KTCH")


def test_two_rules_of_the_same_weight_are_never_chosen_between() -> None:
    make_rule("DEPLOY", 10, rulebook="QD89")
    make_rule("DEPLOY", 12, rulebook="QD90")

    with pytest.raises(AmbiguousRule) as refusal:
        Rule.on(NOW, CITY).days("DEPLOY")

    assert "DEPLOY@QD89, DEPLOY@QD90" in refusal.value.messages[0]


def test_the_rulebook_remembers_what_it_was_asked_so_that_the_act_can_say_it(loaded: None) -> None:
    city = Rule.on(NOW, CITY)
    city.unconfirmed()
    city.due("DUR-KTCH", start=NOW)
    city.find_or_none("TEAM-CELL")

    assert sorted(city.used) == ["DUR-KTCH@QD89"]


def test_a_body_is_told_what_it_still_has_to_confirm(loaded: None) -> None:
    keys = {found.key for found in Rule.on(NOW, CITY).unconfirmed()}

    assert {"DUR-KTCH", "DUR-GS", "EXT-ALL", "DEPLOY", "NOTICE-ISSUE"} <= keys
    assert not keys & {"TEAM-CHANGE", "HEAR", "INV-MINUTES", "DUR-GQTC@QD30"}


# What it costs


def test_ten_questions_cost_one_query(loaded: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    Rule.on(NOW, CITY)

    with django_assert_num_queries(1):
        city = Rule.on(NOW, CITY)
        for key in ("DUR-KTCH", "DUR-GS", "EXT-ALL", "DEPLOY", "TEAM-MIN", "RECUSE", "HEAR", "VOTE-MAJ", "PROGRAMME"):
            city.find(key)
        city.due("FILE-HANDOVER", start=NOW)


def test_one_shelf_answers_for_many_days(loaded: None, django_assert_num_queries: DjangoAssertNumQueries) -> None:
    Rule.shelf()

    with django_assert_num_queries(1):
        shelf = Rule.shelf()
        answers = {shelf.on(date(2026, month, 1), CITY).days("DUR-KTCH") for month in range(1, 12)}

    assert answers == {60}


def test_a_changed_rulebook_is_read_again() -> None:
    rule = make_rule("DEPLOY", 10)
    assert Rule.on(NOW, CITY).days("DEPLOY") == 10

    rule.value = 12
    rule.save()
    assert Rule.on(NOW, CITY).days("DEPLOY") == 12

    rule.delete()
    assert Rule.on(NOW, CITY).find_or_none("DEPLOY") is None

    Holiday.objects.create(on=date(2026, 9, 4), name="Ngày nghỉ", status="recalled")
    assert Rule.on(NOW, CITY).rests_on(date(2026, 9, 4))
