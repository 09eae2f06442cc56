"""Loading the rulebook: all of it or nothing, as often as one likes, and never under an act that relied on it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.utils import translation

from cases import errors, rulebook_files
from cases.commands.rulebook import load_rulebook
from cases.errors import RuleBroken
from cases.models import Holiday, Regulation, Rule, TrailEntry
from cases.rulebook import UsedRuleChanged
from cases.rulebook_files import FilesRefused
from tests.cases.rulebook_facts import CITY, make_rule

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("no_rules")]

NOW = date(2026, 9, 1)
REGULATION = {
    "key": "QD500",
    "number": "QĐ 500-QĐ/TW",
    "title_vi": "Quy định mới",
    "title_en": "A new regulation",
    "issued_on": "2026-10-01",
    "locality": "",
}
RULE = {
    "reference": "DEPLOY@QD500",
    "key": "DEPLOY",
    "title_vi": "Thời hạn triển khai",
    "title_en": "Time to deploy",
    "effective_from": "2026-10-01",
    "effective_to": None,
    "applies_to": ["*"],
    "scope": None,
    "precedence": 60,
    "value": {"TINH": 7, "XA": 5},
    "unit": "working_day",
    "status": "verified",
    "evidence": "quoted",
    "confidence": "high",
    "citation": "QĐ 500-QĐ/TW, Điều 12",
    "source": "QĐ 500-QĐ/TW",
    "note": "",
}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """The sentences below are the English ones."""
    with translation.override("en"):
        yield


def write(folder: Path, *rules: dict[str, Any], **content: Any) -> Path:
    """A file with one regulation and these rules."""
    path = folder / "qd-500.json"
    path.write_text(json.dumps(content or {"regulation": REGULATION, "rules": rules}), encoding="utf-8")
    return path


def load(*paths: Path) -> str:
    """What the command says."""
    out = StringIO()
    call_command("load_rulebook", *paths, stdout=out)
    return out.getvalue()


def refused(path: Path) -> str:
    """What a refused file is refused for."""
    with pytest.raises(FilesRefused) as refusal:
        rulebook_files.read([path])
    return refusal.value.messages[0]


def test_a_new_regulation_is_data_and_needs_no_code(tmp_path: Path) -> None:
    load()
    assert Rule.on(date(2026, 10, 1), CITY).days("DEPLOY") == 10

    said = load(write(tmp_path, RULE))

    assert "1 added" in said
    assert Rule.on(date(2026, 9, 30), CITY).days("DEPLOY") == 10
    assert Rule.on(date(2026, 10, 1), CITY).days("DEPLOY") == 7
    assert Rule.on(date(2026, 10, 1), CITY).gates("DEPLOY")


def test_loading_twice_changes_nothing_the_second_time() -> None:
    before = TrailEntry.objects.count()
    assert "Loaded" in load()
    entries = TrailEntry.objects.count()

    assert "Nothing to do" in load()
    assert TrailEntry.objects.count() == entries == before + 1


def test_a_dry_run_says_what_would_change_and_changes_nothing(tmp_path: Path) -> None:
    out = StringIO()
    call_command("load_rulebook", write(tmp_path, RULE), check=True, stdout=out)

    assert "Would load" in out.getvalue()
    assert "1 added" in out.getvalue()
    assert not Rule.objects.exists()


def test_a_rule_not_used_yet_may_be_corrected_or_withdrawn(tmp_path: Path) -> None:
    load(write(tmp_path, RULE, RULE | {"reference": "HEAR@QD500", "key": "HEAR", "unit": "flag", "value": True}))

    said = load(write(tmp_path, RULE | {"value": {"TINH": 9}}))

    assert "1 changed, 1 removed" in said
    assert Rule.on(date(2026, 10, 1), CITY).days("DEPLOY") == 9
    assert Rule.on(date(2026, 10, 1), CITY).find_or_none("HEAR") is None


def test_a_regulation_that_is_not_in_the_files_is_left_alone(tmp_path: Path) -> None:
    make_rule("DEPLOY", 3, rulebook="LOCAL")

    load(write(tmp_path, RULE))

    assert Regulation.objects.filter(key="LOCAL").exists()
    assert Rule.objects.filter(reference="DEPLOY@LOCAL").exists()


@pytest.mark.parametrize("change", [{"value": 9}, {"citation": "Điều 13"}, {"effective_from": "2026-10-02"}])
def test_a_used_rule_is_not_changed_by_loading(tmp_path: Path, change: dict[str, Any]) -> None:
    load(write(tmp_path, RULE))
    Rule.objects.update(used_on=date(2026, 10, 5))

    with pytest.raises(CommandError, match=re.escape("DEPLOY@QD500")):
        load(write(tmp_path, RULE | change))

    assert Rule.objects.get().value == {"TINH": 7, "XA": 5}


def test_a_used_rule_is_not_removed_by_loading(tmp_path: Path) -> None:
    load(write(tmp_path, RULE))
    Rule.objects.update(used_on=date(2026, 10, 5))

    with pytest.raises(CommandError, match="used on 05/10/2026"):
        load(write(tmp_path))

    assert Rule.objects.exists()


def test_a_used_rule_is_closed_when_a_new_regulation_takes_its_place(tmp_path: Path) -> None:
    load(write(tmp_path, RULE))
    Rule.objects.update(used_on=date(2026, 10, 5))

    with pytest.raises(CommandError):
        load(write(tmp_path, RULE | {"effective_to": "2026-10-05"}))
    load(write(tmp_path, RULE | {"effective_to": "2027-01-01"}))

    assert Rule.objects.get().effective_to == date(2027, 1, 1)
    with pytest.raises(CommandError):
        load(write(tmp_path, RULE | {"effective_to": "2027-06-01"}))


def test_a_used_rule_can_neither_be_saved_otherwise_nor_deleted() -> None:
    rule = make_rule("DEPLOY", 10)
    Rule.objects.update(used_on=NOW)

    rule.value = 12
    with pytest.raises(UsedRuleChanged) as refusal:
        rule.save()
    assert "DEPLOY@QD89" in refusal.value.messages[0]
    assert refusal.value.advice
    with pytest.raises(UsedRuleChanged):
        rule.delete()
    with pytest.raises(UsedRuleChanged):
        Rule.objects.all().delete()
    assert Rule.objects.get().value == 10


def test_unused_rules_may_be_deleted_together() -> None:
    make_rule("DEPLOY", 10)

    Rule.objects.all().delete()

    assert Rule.on(NOW, CITY).find_or_none("DEPLOY") is None


def test_the_holidays_of_a_year_are_those_of_its_file(tmp_path: Path) -> None:
    load()
    day = {"on": "2026-12-24", "name": "Ngày nghỉ", "moved_working": False, "status": "verified", "source": ""}

    said = load(write(tmp_path, year=2026, holidays=[day]))

    assert "1 new or changed, 15 removed" in said
    assert Holiday.objects.filter(on__year=2026).count() == 1
    assert Holiday.objects.filter(on__year=2025).exists()


@pytest.mark.parametrize(
    ("change", "field", "sentence"),
    [
        ({"title_vi": " "}, "title_vi", "The text is missing."),
        ({"status": "certain"}, "status", "“certain” is not known."),
        ({"effective_from": "1/10/2026"}, "effective_from", "“1/10/2026” is not a date."),
        ({"effective_to": "2026-10-01"}, "effective_to", "ends before it begins"),
        ({"value": "soon"}, "value", "does not fit the unit"),
        ({"value": {}}, "value", "does not fit the unit"),
        ({"value": -3}, "value", "does not fit the unit"),
        ({"unit": "flag"}, "value", "does not fit the unit"),
        ({"unit": "fraction_of_duration", "value": "1/0"}, "value", "does not fit the unit"),
        ({"unit": "fraction", "value": {"threshold": "3/2"}}, "value", "does not fit the unit"),
        ({"unit": "list", "value": None}, "value", "does not fit the unit"),
        ({"key": "deploy"}, "key", "not in capitals"),
        ({"reference": "HEAR@QD500"}, "reference", "does not begin with the key"),
        ({"precedence": 900}, "precedence", "not a number from 0 to 100"),
        ({"applies_to": []}, "applies_to", "not a list of names"),
        ({"citation": "QĐ 500 (S10)"}, "citation", "names an inner source"),
        ({"scope": {"city": "Huế"}}, "scope", "The scope is not known."),
        ({"scope": {"level": ["PHUONG"]}}, "scope", "is not known"),
        ({"scope": {"locality": 7}}, "scope", "not a text"),
        ({"colour": "red"}, "colour", "The field is not known."),
    ],
)
def test_a_wrong_row_is_refused_with_file_row_field_and_what_to_do(
    tmp_path: Path, change: dict[str, Any], field: str, sentence: str
) -> None:
    reference = change.get("reference", RULE["reference"])

    said = refused(write(tmp_path, RULE | change))

    assert said.startswith(f"qd-500.json, 1 ({reference}), {field}: ")
    assert sentence in said


def test_all_problems_are_told_at_once_and_nothing_is_loaded(tmp_path: Path) -> None:
    lacking = {name: value for name, value in RULE.items() if name != "unit"}
    path = write(tmp_path, RULE, lacking, "not a rule", RULE)  # type: ignore[arg-type]

    with pytest.raises(CommandError) as refusal:
        load(path)

    said = str(refusal.value)
    assert "2 (DEPLOY@QD500), unit: The field is missing." in said
    assert "3: The row is not an object." in said
    assert "4 (DEPLOY@QD500), reference: Another rule has this reference." in said
    assert "Nothing was changed." in said
    assert not Regulation.objects.exists()


def test_a_file_that_is_no_rulebook_is_refused(tmp_path: Path) -> None:
    assert "neither a regulation" in refused(write(tmp_path, rules=[]))
    assert "not a list" in refused(write(tmp_path, regulation=REGULATION, rules={}))
    assert "no year or no list" in refused(write(tmp_path, year="2026", holidays=[]))
    assert "The row is not an object" in refused(write(tmp_path, regulation=[], rules=[]))
    (tmp_path / "qd-500.json").write_text("{", encoding="utf-8")
    assert "cannot be read" in refused(tmp_path)


def test_one_regulation_has_one_file(tmp_path: Path) -> None:
    write(tmp_path, RULE).rename(tmp_path / "one.json")
    write(tmp_path)

    assert "stands in another file too" in refused(tmp_path)


def test_a_holiday_stands_once_in_the_file_of_its_year(tmp_path: Path) -> None:
    day = {"on": "2026-12-24", "name": "Ngày nghỉ", "moved_working": "no", "status": "verified", "source": ""}

    said = refused(write(tmp_path, year=2027, holidays=[day, {"on": "2027-01-01"}]))

    assert "on: The day is of another year or listed twice." in said
    assert "moved_working: It is neither true nor false." in said
    assert "2, name: The field is missing." in said


def test_two_rules_that_could_both_answer_are_refused(tmp_path: Path) -> None:
    twin = RULE | {"reference": "DEPLOY@QD500-2"}

    assert "same weight" in refused(write(tmp_path, RULE, twin))
    for change in (
        {"precedence": 50},
        {"effective_from": "2026-11-01"},
        {"scope": {"authority_type": ["AdvisoryBody"]}},
    ):
        limited = RULE | {"scope": {"authority_type": ["StandingCommittee"]}}
        rulebook_files.read([write(tmp_path, limited, limited | twin | {"scope": limited["scope"]} | change)])


def test_places_keep_their_own_rules_apart(tmp_path: Path) -> None:
    here = RULE | {"scope": {"locality": "Huế"}}
    there = RULE | {"scope": {"locality": "Hà Nội"}, "reference": "DEPLOY@QD500-2"}

    rulebook_files.read([write(tmp_path, here, there)])


# The project's own files


def test_every_refusal_names_a_rule_the_rulebook_has() -> None:
    known = {rule["key"] for rule in rulebook_files.read().rules.values()}
    refusals = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, RuleBroken)]

    assert {kind.rule for kind in refusals} - {""} <= known


def test_no_paper_prints_an_article_nobody_has_seen() -> None:
    for rule in rulebook_files.read().rules.values():
        if rule["status"] == "recalled" or rule["regulation"] == "QD21":
            assert "Điều " not in rule["citation"], rule["reference"]


def test_every_rule_of_both_procedures_is_in_the_rulebook() -> None:
    known = {rule["key"] for rule in rulebook_files.read().rules.values()}

    assert known >= {
        *("DUR-KTCH", "DUR-GS", "EXT-ALL", "EXT-GS", "EXT-KTCH", "START-KT", "START-GS", "DEPLOY", "SELF-REPORT"),
        *("PROGRAMME", "NOTICE-ISSUE", "ANNOUNCE-CONC", "FOLLOW-ASSIGN", "FILE-HANDOVER", "TEAM-CHANGE", "TEAM-MIN"),
        *("CRIME-TRANSFER", "GS-TO-KT", "HEAR", "RECUSE", "VOTE-MAJ", "VOTE-QUORUM", "VOTE-DENOM", "SCOPE-KTCH"),
    }


def test_the_rules_of_the_house_can_be_loaded_in_a_test_of_anything() -> None:
    plan = load_rulebook(rulebook_files.read(), by=None, on=NOW)

    assert plan.counts()["added"] == Rule.objects.count() > 300
