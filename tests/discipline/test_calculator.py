"""The calculator answers every rule of the project's rulebook with its article, and refuses what it cannot answer."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from cases import rulebook_files
from cases.discipline import calculator
from cases.discipline.answers import Answer
from cases.discipline.errors import (
    BodyUnsaid,
    CountImpossible,
    FactMissing,
    FactUnknown,
    LineTooShort,
    Misstated,
    QuestionUnknown,
    RulebookSilent,
    ThresholdUnknown,
    ValueOutOfRange,
    ValueUnknown,
)
from cases.errors import RuleBroken
from cases.models import Rule
from cases.rulebook import Shelf, level_table

NOW = date(2026, 9, 1)
FILES = rulebook_files.read()
VECTORS = json.loads((Path(__file__).parent / "ballot_test_vectors.json").read_text())


@pytest.fixture
def ask(shelf: Shelf) -> Any:
    """Ask the calculator on the first of September 2026."""

    def ask(question: str, **facts: Any) -> Answer:
        return calculator.answer(question, facts, shelf, today=NOW)

    return ask


# Every rule answers by its key


def questions(rule: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A rule's own questions: on its first day, for its authority, place and every level it has a row for."""
    scope = rule["scope"] or {}
    table = level_table(rule["value"])
    levels = [level for level in table if level != "default"] if table else scope.get("level", [""])
    subjects = sorted({"ORGANIZATION", "MEMBER"}.intersection(rule["applies_to"])) or [""]
    for level in levels:
        facts = {
            "date": (rule["effective_from"] or NOW).isoformat(),
            "rule": rule["key"],
            "body": scope.get("authority_type", [""])[0],
            "level": level or None,
            "locality": scope.get("locality", ""),
            "subject": subjects[0],
        }
        yield {name: value for name, value in facts.items() if value}


RULES = [pytest.param(rule, id=rule["reference"]) for rule in FILES.rules.values()]
VERIFIED = [pytest.param(rule, id=rule["reference"]) for rule in FILES.rules.values() if rule["status"] == "verified"]


@pytest.mark.parametrize("rule", VERIFIED)
def test_every_verified_rule_is_answered_with_its_article(ask: Any, rule: dict[str, Any]) -> None:
    table = level_table(rule["value"])
    for facts in questions(rule):
        found = ask("deadline", **facts).as_json()

        assert found["answer"]["value"] == (table[facts["level"]] if table else rule["value"])
        assert found["answer"]["unit"] == rule["unit"]
        assert (found["rule"], found["article"], found["status"]) == (rule["key"], rule["citation"], "verified")
        assert found["rulebook"] == FILES.regulations[rule["regulation"]]["number"]
        assert rule["citation"] in found["explain_vi"]
        assert rule["title_en"] in found["explain_en"]


def test_every_recalled_rule_says_so_where_it_answers(ask: Any) -> None:
    answered = 0
    for rule in FILES.rules.values():
        if rule["status"] == "verified":
            continue
        for facts in questions(rule):
            found = ask("deadline", **facts).as_json()
            own = found["rules"][0]["reference"] == rule["reference"]
            answered += own
            assert found["status"] == ("recalled" if own else FILES.rules[found["rules"][0]["reference"]]["status"])
            if own:
                assert "confirms it" in found["explain_en"]
    assert answered > 150


# Every rule with a number, a form list or a body answers its own question too


MEMBER = {"subject": "OFFICIAL", "holds_position": True}
ORGANIZATION = {"subject": "ORGANIZATION", "organization_level": "COSO"}
BALLOT = {"denominator": 9, "votes": {"EXPULSION": 6, "REPRIMAND": 3}, **MEMBER}
DISSOLVE = {"subject": "ORGANIZATION", "denominator": 9, "votes": {"DISSOLUTION": 6}}
COMPLAINT = {
    "form": "WARNING",
    "decided_by": "InspectionCommission",
    "decided_by_level": "TINH",
    "served_on": "2026-01-05",
    "complained_on": "2026-01-10",
    "accepted_on": "2026-01-12",
}
OBSTRUCTED = {"trigger": "serious_signs_and_deliberate_obstruction"}
REPRIMAND = {"form": "REPRIMAND", **MEMBER}
LIMIT = {"subject": "OFFICIAL", "act": "2012-01-01"}

OWN_QUESTIONS: dict[str, list[tuple[str, dict[str, Any]]]] = {
    "FORMS": [("forms", MEMBER)],
    "FRAME": [("forms", {**MEMBER, "severity": "2"})],
    "MITIG": [("forms", {**MEMBER, "mitigating": ["provided_new_evidence"]})],
    "AGGRAV": [
        ("forms", {**MEMBER, "aggravating": ["obstructed_verification"]}),
        ("forms", {"subject": "ORGANIZATION", "aggravating": ["covered_up"]}),
    ],
    "POSTPONE": [("forms", {**MEMBER, "deferral": "pregnant"})],
    "DECEASED": [("forms", {**MEMBER, "deceased": "died_during"})],
    "PRISON": [("forms", {**MEMBER, "court_sentence": "custodial"})],
    "SUBJ-STRUCKOFF": [("forms", {**MEMBER, "struck_off": True})],
    "PROB-UNFIT": [("forms", {"subject": "PROBATIONARY"})],
    "LIMIT": [("limitation", LIMIT)],
    "LIMIT-NONE": [("limitation", {**LIMIT, "form": "EXPULSION"})],
    "LIMIT-CLOCK": [("limitation", LIMIT)],
    "LIMIT-ORDER": [("limitation", LIMIT)],
    "LIMIT-PAUSE": [
        (
            "limitation",
            {**LIMIT, "pauses": [{"kind": "inpatient_treatment", "since": "2013-01-01", "until": "2013-02-01"}]},
        ),
        (
            "limitation",
            {**LIMIT, "pauses": [{"kind": "criminal_proceedings", "since": "2013-01-01", "until": "2013-02-01"}]},
        ),
    ],
    "LIMIT-CONT": [("limitation", {**LIMIT, "continuing": True, "ended": "2015-01-01"})],
    "LIMIT-UNKNOWN-END": [("limitation", {**LIMIT, "continuing": True, "discovered_on": "2015-01-01"})],
    "VOTE-MAJ": [("ballot", {**BALLOT, "mode": "decide"})],
    "VOTE-EXP": [("ballot", {**BALLOT, "mode": "recommend"})],
    "VOTE-DISS": [("ballot", {**DISSOLVE, "mode": "recommend"})],
    "VOTE-CUMUL": [("ballot", {**BALLOT, "mode": "decide"})],
    "VOTE-CUMUL-REC": [("ballot", {**BALLOT, "mode": "recommend"})],
    "VOTE-BEYOND": [("authority", {**MEMBER, "form": "EXPULSION"})],
    "AUTH-CELL": [("authority", REPRIMAND)],
    "AUTH-CELL-TEMP": [("authority", {**REPRIMAND, "in_temporary_attachment": True})],
    "AUTH-CELL-OFFICER": [("authority", {**MEMBER, "form": "REMOVAL", "seats": ["CHIBO"]})],
    "AUTH-BASE": [("authority", REPRIMAND)],
    "AUTH-BTV-BASE": [("authority", REPRIMAND)],
    "AUTH-UBKT-BASE": [("authority", REPRIMAND)],
    "AUTH-UBKT": [("authority", REPRIMAND)],
    "AUTH-BTV": [("authority", REPRIMAND)],
    "AUTH-COMM": [("authority", REPRIMAND)],
    "AUTH-ORG": [("authority", {**ORGANIZATION, "form": "WARNING"})],
    "AUTH-DISS": [("authority", {**ORGANIZATION, "form": "DISSOLUTION"})],
    "COMPLAIN-WINDOW": [("complaint", COMPLAINT)],
    "COMPLAIN-ORDER": [("complaint", COMPLAINT)],
    "COMPLAIN-COMP": [("complaint", COMPLAINT)],
    "COMPLAIN-NOT": [("complaint", COMPLAINT)],
    "COMPLAIN-PENDING": [("complaint", COMPLAINT)],
    "DUR-GQKN": [("complaint", COMPLAINT)],
    "SUSP-DUR": [("suspension", {**OBSTRUCTED, "kind": "party_life"})],
    "SUSP-DUR-ORG": [("suspension", {**OBSTRUCTED, "kind": "organization"})],
    "SUSP-WHEN": [("suspension", {**OBSTRUCTED, "kind": "party_life"})],
    "SUSP-SEAT": [("suspension", {"trigger": "charged_khoi_to", "kind": "committee_seat"})],
    "SUSP-CRIM": [("suspension", {"trigger": "detained_tam_giam", "kind": "party_life"})],
    "SUSP-NOTIFY": [("suspension", {"trigger": "detained_tam_giam", "kind": "party_life"})],
    "SUSP-AUTH": [("suspension", {**OBSTRUCTED, "kind": "party_life"})],
    "SUSP-NOTDISC": [("suspension", {**OBSTRUCTED, "kind": "party_life"})],
}

#: Rules of these subjects are the seven questions' own; anything new among them must find its question above.
OURS = ("FORMS", "FRAME", "MITIG", "AGGRAV", "LIMIT", "VOTE-", "AUTH-", "COMPLAIN-", "SUSP-", "POSTPONE", "DECEASED")

#: What the tables of the vote say to a roll or a paper, and those of a complaint to its decision: asked by key.
ELSEWHERE = {
    "VOTE-DENOM",
    "VOTE-NOTALLOWED",
    "VOTE-SUBJECT",
    "VOTE-QUORUM",
    "VOTE-SECRET",
    "VOTE-ONCE",
    "COMPLAIN-CHANGE",
}


def test_every_rule_of_discipline_has_a_question_of_its_own() -> None:
    keys = {rule["key"] for rule in FILES.rules.values()}

    assert {key for key in keys if key.startswith(OURS)} - set(OWN_QUESTIONS) == ELSEWHERE


@pytest.mark.parametrize("rule", [one for one in VERIFIED if one.values[0]["key"] in OWN_QUESTIONS])  # type: ignore[index]
def test_every_verified_rule_of_discipline_speaks_in_its_own_question(ask: Any, rule: dict[str, Any]) -> None:
    day = (rule["effective_from"] if rule["regulation"] != "CHARTER" else NOW).isoformat()

    spoken = []
    for question, facts in OWN_QUESTIONS[rule["key"]]:
        found = ask(question, date=day, **facts).as_json()
        spoken += [(one["reference"], one["article"], one["status"]) for one in found["rules"]]

    assert (rule["reference"], rule["citation"], "verified") in spoken


# The published examples


@pytest.mark.rule("VOTE-CUMUL")
@pytest.mark.parametrize("vector", VECTORS["vectors"], ids=lambda vector: vector["name"])
@pytest.mark.parametrize("day", ["2019-05-06", "2023-05-06", "2025-09-01", "2026-09-01", None], ids=str)
def test_a_published_ballot_is_asked_with_its_own_keys(ask: Any, vector: dict[str, Any], day: str | None) -> None:
    assert ask("ballot", **vector, **({"date": day} if day else {})).as_json()["answer"] == vector["expected"]


def test_the_published_recommendation_is_not_valid_and_sends_its_tally_up(ask: Any) -> None:
    found = ask("ballot", **VECTORS["recommend_vector"]).as_json()

    assert found["answer"] == "NONE_ADOPTED"
    assert found["details"]["tally"] == {"EXPULSION": 11, "WARNING": 7, "NONE": 0}
    assert found["details"]["lines"][0]["needed"] == 12
    assert found["status"] == "recalled"


# Dates choose rulebooks


@pytest.mark.parametrize(
    ("question", "facts", "days"),
    [
        (
            "suspension",
            {**OBSTRUCTED, "kind": "party_life"},
            {"2019-05-06": "30", "2023-05-06": "22", "2025-09-01": "296", "2026-09-01": "21"},
        ),
        ("authority", REPRIMAND, {"2019-05-06": "30", "2023-05-06": "22", "2025-09-01": "296", "2026-09-01": "21"}),
        ("limitation", LIMIT, {"2019-05-06": "102", "2023-05-06": "69", "2026-09-01": "212"}),
        (
            "forms",
            MEMBER,
            {"2019-05-06": "30", "2022-01-04": "22", "2023-05-06": "69", "2025-09-01": "296", "2026-09-01": "21"},
        ),
    ],
)
def test_the_rulebook_of_the_date_answers(ask: Any, question: str, facts: dict[str, Any], days: dict[str, str]) -> None:
    found = {day: ask(question, date=day, **facts).as_json()["rulebook"] for day in days}

    assert found == {day: f"QĐ {number}-QĐ/TW" for day, number in days.items()}


def test_a_local_rule_answers_in_its_place_only(ask: Any) -> None:
    facts = {"date": "2026-09-01", "rule": "DUR-KTDH", "level": "CHIBO"}

    assert ask("deadline", **facts, locality="Lào Cai").answer["value"] == 45
    with pytest.raises(RuleBroken):
        ask("deadline", **facts, locality="Hà Nội")


@pytest.mark.rule("ORG-XA-INHERITS")
def test_a_value_taken_over_from_another_level_is_not_verified(shelf: Shelf) -> None:
    own = next(rule for rule in shelf.rules["DUR-KTCH"] if rule.reference == "DUR-KTCH@QD331")
    older = Rule(**{field.attname: getattr(own, field.attname) for field in Rule._meta.concrete_fields})
    older.regulation, older.value = own.regulation, {"HUYEN": 20}
    changed = replace(shelf, rules=dict(shelf.rules) | {"DUR-KTCH": [older]})
    facts = {"date": "2026-09-01", "rule": "DUR-KTCH", "body": "AdvisoryBody", "level": "XA"}

    taken_over = calculator.answer("deadline", facts, changed, today=NOW).as_json()
    straight = calculator.answer("deadline", facts, shelf, today=NOW).as_json()

    assert (taken_over["answer"]["value"], taken_over["status"]) == (20, "recalled")
    assert (straight["answer"]["value"], straight["status"]) == (20, "verified")


def test_an_extension_is_a_share_of_its_duration(ask: Any) -> None:
    extension = {"rule": "EXT-KTCH", "body": "AdvisoryBody", "level": "TINH", "duration_rule": "DUR-KTCH"}
    assert ask("deadline", date="2026-09-01", **extension).answer["days"] == 15


# What is refused


@pytest.mark.parametrize(
    ("question", "facts", "refusal", "field"),
    [
        ("weather", {}, QuestionUnknown, "question"),
        ("forms", {"subject": "OFFICIAL", "holds_position": True}, FactMissing, "date"),
        ("forms", {"date": "2026-09-01"}, FactMissing, "subject"),
        ("forms", {"date": "2026-09-01", "subject": "OFFICIAL"}, FactMissing, "holds_position"),
        ("forms", {"date": "2026-09-01", "subject": "CAT"}, ValueUnknown, "subject"),
        ("forms", {"date": "2026-09-01", **MEMBER, "colour": "red"}, FactUnknown, "colour"),
        ("forms", {"date": "1/9/2026", **MEMBER}, ValueUnknown, "date"),
        ("forms", {"date": "2026-02-30", **MEMBER}, ValueUnknown, "date"),
        ("forms", {"date": 20260901, **MEMBER}, ValueUnknown, "date"),
        ("forms", {"date": "1900-01-01", **MEMBER}, ValueOutOfRange, "date"),
        ("forms", {"date": "2012-01-01", **MEMBER}, RulebookSilent, "date"),
        (
            "forms",
            {"date": "2026-09-01", "subject": "OFFICIAL", "holds_position": "yes"},
            ValueUnknown,
            "holds_position",
        ),
        ("forms", {"date": "2026-09-01", **MEMBER, "severity": "9"}, ValueUnknown, "severity"),
        ("forms", {"date": "2026-09-01", **MEMBER, "mitigating": "x"}, ValueUnknown, "mitigating"),
        ("limitation", {"date": "2025-09-01", "subject": "OFFICIAL"}, FactMissing, "act"),
        ("limitation", {"date": "2025-09-01", **LIMIT, "act": {"earliest": "2020-01-01"}}, FactMissing, "act.latest"),
        ("limitation", {"date": "2025-09-01", **LIMIT, "ended": "2020-01-01"}, ValueUnknown, "ended"),
        (
            "limitation",
            {"date": "2025-09-01", **LIMIT, "pauses": [{"kind": "tea", "since": "2020-01-01"}]},
            ValueUnknown,
            "pauses.kind",
        ),
        ("limitation", {"date": "2025-09-01", **LIMIT, "act": "2026-01-01"}, Misstated, "act"),
        ("limitation", {"date": "2025-09-01", **LIMIT, "form": "DISSOLUTION"}, Misstated, "form"),
        ("authority", {"date": "2026-09-01", **REPRIMAND, "body": "Choir"}, ValueUnknown, "body"),
        ("authority", {"date": "2026-09-01", **REPRIMAND, "body": "PartyCommittee"}, FactMissing, "level"),
        ("authority", {"date": "2026-09-01", **REPRIMAND, "body": "PartyCommittee", "level": "TW"}, BodyUnsaid, "body"),
        (
            "authority",
            {"date": "2026-09-01", **REPRIMAND, "body": "PartyCommittee", "level": "HUYEN"},
            Misstated,
            "level",
        ),
        ("authority", {"date": "2026-09-01", **REPRIMAND, "moved": True}, FactMissing, "common_level"),
        ("authority", {"date": "2026-09-01", **REPRIMAND, "line": ["TINH", "XA"]}, ValueUnknown, "line"),
        (
            "authority",
            {"date": "2026-09-01", "subject": "ORGANIZATION", "form": "WARNING"},
            FactMissing,
            "organization_level",
        ),
        (
            "authority",
            {"date": "2026-09-01", **REPRIMAND, "organization_level": "COSO"},
            ValueUnknown,
            "organization_level",
        ),
        (
            "authority",
            {"date": "2026-09-01", **ORGANIZATION, "form": "WARNING", "seats": ["XA"]},
            ValueUnknown,
            "subject",
        ),
        (
            "complaint",
            {"date": "2026-02-01", **COMPLAINT, "decided_by": "PartyCommittee", "line": ["XA"]},
            LineTooShort,
            "line",
        ),
        ("ballot", {**BALLOT}, FactMissing, "mode"),
        ("ballot", {"mode": "decide", "denominator": 9, "votes": {}}, FactMissing, "forms_high_to_low"),
        ("ballot", {"mode": "decide", "forms_high_to_low": ["WARNING"], "votes": {}}, FactMissing, "denominator"),
        (
            "ballot",
            {"mode": "decide", "forms_high_to_low": ["WARNING"], "votes": {}, "denominator": 0},
            ValueOutOfRange,
            "denominator",
        ),
        (
            "ballot",
            {"mode": "decide", "forms_high_to_low": ["WARNING"], "votes": {"WARNING": 5}, "denominator": 4},
            CountImpossible,
            "votes",
        ),
        (
            "ballot",
            {"mode": "decide", "forms_high_to_low": ["WARNING"], "votes": {}, "denominator": 4, "thresholds": {}},
            ThresholdUnknown,
            "thresholds",
        ),
        (
            "ballot",
            {
                "mode": "decide",
                "forms_high_to_low": ["WARNING"],
                "votes": {},
                "denominator": 4,
                "thresholds": {"WARNING": "half"},
            },
            ValueUnknown,
            "thresholds.WARNING",
        ),
        (
            "ballot",
            {
                "mode": "decide",
                "forms_high_to_low": ["WARNING"],
                "votes": {},
                "denominator": 4,
                "thresholds": {"WARNING": "3/2>="},
            },
            ValueOutOfRange,
            "thresholds.WARNING",
        ),
        ("deadline", {"date": "2026-09-01"}, FactMissing, "rule"),
        ("deadline", {"date": "2026-09-01", "rule": "TEA-TIME"}, ValueUnknown, "rule"),
        ("deadline", {"date": "2026-09-01", "rule": "DUR-KTCH"}, FactMissing, "body"),
        ("deadline", {"date": "2026-09-01", "rule": "DUR-KTCH", "body": "StandingCommittee"}, FactMissing, "level"),
        ("deadline", {"date": "2025-09-01", "rule": "FRAME"}, FactMissing, "subject"),
        ("deadline", {"date": "2026-09-01", "rule": "FORMS", "start": "2026-09-01"}, ValueUnknown, "start"),
        (
            "complaint",
            {"date": "2026-09-01", "form": "WARNING", "complained_on": "2026-09-01"},
            FactMissing,
            "decided_by",
        ),
        ("suspension", {"date": "2026-09-01", "kind": "party_life"}, FactMissing, "trigger"),
        (
            "suspension",
            {
                "date": "2026-09-01",
                "kind": "party_life",
                **OBSTRUCTED,
                "extension_days": 31,
                "extended_on": "2026-09-05",
            },
            Misstated,
            "extension_days",
        ),
    ],
)
def test_what_cannot_be_answered_is_refused_by_name(
    ask: Any, question: str, facts: dict[str, Any], refusal: type[RuleBroken], field: str
) -> None:
    with pytest.raises(refusal) as refused:
        ask(question, **facts)

    assert refused.value.messages[0]
    assert refused.value.advice
    if field:
        assert isinstance(refused.value, Misstated)
        assert refused.value.about == field


# Whatever is put in the place of a fact


FULL: dict[str, dict[str, Any]] = {
    "limitation": {
        "date": "2025-09-01",
        "subject": "OFFICIAL",
        "form": "WARNING",
        "act": {"earliest": "2018-01-01", "latest": "2018-12-31"},
        "continuing": True,
        "ended": "2019-01-01",
        "discovered_on": "2020-01-01",
        "natures": ["internal_politics"],
        "new_violations": ["2020-05-05"],
        "pauses": [{"kind": "criminal_proceedings", "since": "2020-01-01", "until": None}],
        "concluded_on": "2024-01-01",
        "inspection_decided_on": "2023-01-01",
        "locality": "",
        "body": "",
        "level": "XA",
    },
    "authority": {
        "date": "2026-09-01",
        **REPRIMAND,
        "seats": ["COSO"],
        "managed_by": "XA",
        "line": ["COSO", "XA", "TINH", "TW"],
        "moved": True,
        "common_level": "XA",
        "retired": True,
        "dissolved": False,
        "duty_assigned_by_superior": True,
        "may_admit": True,
        "in_temporary_attachment": True,
        "body": "InspectionCommission",
        "level": "XA",
    },
    "ballot": {"date": "2026-09-01", **VECTORS["vectors"][5], "blank": 0, "void": 0, **MEMBER},
    "deadline": {
        "date": "2026-09-01",
        "rule": "DUR-KTCH",
        "body": "StandingCommittee",
        "level": "XA",
        "locality": "Hà Nội",
        "subject": "MEMBER",
        "start": "2026-09-01",
        "duration_rule": None,
    },
    "forms": {
        "date": "2025-09-01",
        **MEMBER,
        "severity": "2",
        "repeated": True,
        "mitigating": ["provided_new_evidence"],
        "aggravating": [],
        "deferral": None,
        "deceased": None,
        "court_sentence": "custodial",
        "struck_off": False,
    },
    "complaint": {
        "date": "2026-09-01",
        **COMPLAINT,
        "last_decided_by": "StandingCommittee",
        "last_decided_by_level": "TINH",
        "addressed_to": "InspectionCommission",
        "addressed_to_level": "TW",
        "by_proxy": False,
        "line": ["TINH", "TW"],
    },
    "suspension": {
        "date": "2026-09-01",
        **OBSTRUCTED,
        "kind": "party_life",
        "since": "2026-09-02",
        "on": "2026-09-03",
        "extended_on": "2026-09-04",
        "extension_days": 30,
        "legal_term_until": None,
        "ended_on": "2026-10-01",
        "procedural_act_on": None,
    },
}

JUNK: list[Any] = [
    None,
    "",
    "x",
    "XA",
    0,
    -1,
    7,
    1.5,
    10**30,
    True,
    [],
    ["x"],
    [None],
    [[1]],
    ["CHIBO", "CHIBO"],
    {},
    {"a": 1},
    {"earliest": 5},
    {"WARNING": None},
    {"WARNING": "1/0>"},
    "2026-13-01",
    "2199-01-01",
    "1950-01-01",
    "0" * 5000,
    "ORGANIZATION",
    "TW",
]


def outcome(ask: Any, question: str, facts: dict[str, Any]) -> Any:
    """What is printed; anything but an answer or a named refusal goes through."""
    try:
        return ask(question, **facts).as_json()
    except RuleBroken as refusal:
        return [*refusal.messages, refusal.advice]


@pytest.mark.parametrize("question", list(FULL))
def test_whatever_stands_in_the_place_of_a_fact_is_answered_or_refused_by_name(ask: Any, question: str) -> None:
    assert ask(question, **FULL[question])

    for name in FULL[question]:
        for junk in JUNK:
            said = outcome(ask, question, FULL[question] | {name: junk})
            assert said
            json.dumps(said)
