"""Who decides and who recommends: the matrix of the day, read body by body."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from cases.discipline.competence import Authority, Body, Competence, Power, Subject, Violation, competence
from cases.discipline.errors import BodyNotOnLine, FormNotOpen, LevelNotThen, MayAdmitUnknown
from cases.discipline.forms import DisciplineForm, SubjectKind
from cases.rulebook import Scope, Shelf

NOW, THEN_22, THEN_30 = date(2026, 9, 1), date(2023, 5, 6), date(2019, 5, 6)
CELL = Body(Authority.CELL, "CHIBO")
REPRIMAND, WARNING = DisciplineForm.REPRIMAND, DisciplineForm.WARNING
REMOVAL, EXPULSION, DISSOLUTION = DisciplineForm.REMOVAL, DisciplineForm.EXPULSION, DisciplineForm.DISSOLUTION


def body(kind: str, level: str) -> Body:
    """A body in two words."""
    return Body(
        {"UBKT": Authority.COMMISSION, "BTV": Authority.STANDING_COMMITTEE, "BCH": Authority.COMMITTEE}[kind], level
    )


def asked(
    shelf: Shelf, form: DisciplineForm, on: date = NOW, violation: Violation | None = None, **facts: Any
) -> Competence:
    """The matrix for an official member with a position, unless told otherwise."""
    options = {name: facts.pop(name) for name in ("acting", "may_admit") if name in facts}
    usual: dict[str, Any] = {"kind": SubjectKind.OFFICIAL, "holds_position": True}
    subject = Subject(**(usual | facts))
    return competence(shelf.on(on, Scope("", "")), subject, violation or Violation(), form, **options)


def powers(result: Competence) -> dict[str, str]:
    """What each body may do, in short."""
    short = {"Cell": "CB", "TemporaryCell": "CBTT", "InspectionCommission": "UBKT", "StandingCommittee": "BTV"}
    return {f"{short.get(one.body.kind, 'BCH')}@{one.body.level}": one.power.value for one in result.standings}


# The cell


@pytest.mark.rule("AUTH-CELL")
@pytest.mark.parametrize("on", [THEN_22, date(2025, 9, 1), NOW], ids=str)
def test_a_cell_reprimands_and_warns_even_whom_a_higher_committee_manages(shelf: Shelf, on: date) -> None:
    found = asked(shelf, WARNING, on, seats=frozenset({"COSO"}), managed_by="TINH").of(CELL)

    assert (found.power, found.rule and found.rule.key) == (Power.DECIDE, "AUTH-CELL")


@pytest.mark.rule("AUTH-CELL")
def test_a_cell_only_recommends_on_duties_assigned_by_a_superior(shelf: Shelf) -> None:
    found = asked(shelf, WARNING, violation=Violation(duty_assigned_by_superior=True)).of(CELL)

    assert found.power == Power.RECOMMEND


@pytest.mark.rule("AUTH-CELL-OFFICER", "VOTE-BEYOND")
def test_a_cell_recommends_removal_and_expulsion(shelf: Shelf) -> None:
    officer = asked(shelf, REMOVAL, seats=frozenset({"CHIBO"})).of(CELL)
    member = asked(shelf, EXPULSION).of(CELL)

    assert (officer.power, officer.rule and officer.rule.key) == (Power.RECOMMEND, "AUTH-CELL-OFFICER")
    assert (member.power, member.rule and member.rule.key) == (Power.RECOMMEND, "VOTE-BEYOND")


@pytest.mark.rule("AUTH-CELL-TEMP")
def test_the_temporary_cell_disciplines_what_was_done_there(shelf: Shelf) -> None:
    there = Violation(in_temporary_attachment=True)

    assert powers(asked(shelf, WARNING, violation=there))["CBTT@CHIBO"] == "decide"
    assert powers(asked(shelf, EXPULSION, violation=there))["CBTT@CHIBO"] == "none"
    assert powers(asked(shelf, WARNING, THEN_22, violation=there))["CBTT@CHIBO"] == "unsaid"
    assert "CBTT@CHIBO" not in powers(asked(shelf, WARNING))


# The grassroots


@pytest.mark.rule("AUTH-UBKT-BASE", "AUTH-BTV-BASE")
def test_grassroots_commissions_and_standing_committees_discipline_only_since_regulation_22(shelf: Shelf) -> None:
    before, since = powers(asked(shelf, WARNING, THEN_30)), powers(asked(shelf, WARNING, THEN_22))

    assert (before["UBKT@COSO"], before["BTV@COSO"]) == ("recommend", "recommend")
    assert (since["UBKT@COSO"], since["BTV@COSO"]) == ("decide", "decide")
    assert before["CB@CHIBO"] == "unsaid"


@pytest.mark.rule("AUTH-UBKT-BASE", "AUTH-BTV-BASE")
@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        ({}, "decide"),
        ({"seats": frozenset({"CHIBO"})}, "decide"),
        ({"managed_by": "COSO"}, "decide"),
        ({"seats": frozenset({"COSO"})}, "recommend"),
        ({"managed_by": "XA"}, "recommend"),
        ({"seats": frozenset({"XA"})}, "recommend"),
    ],
)
def test_they_stop_at_their_own_committees_members_and_at_cadres_managed_above(
    shelf: Shelf, facts: dict[str, Any], expected: str
) -> None:
    found = powers(asked(shelf, WARNING, **facts))

    assert (found["UBKT@COSO"], found["BTV@COSO"]) == (expected, expected)
    assert powers(asked(shelf, REMOVAL, **facts))["UBKT@COSO"] == "recommend"


@pytest.mark.rule("AUTH-BASE")
def test_a_grassroots_committee_removes_only_lower_committee_members(shelf: Shelf) -> None:
    assert powers(asked(shelf, WARNING))["BCH@COSO"] == "decide"
    assert powers(asked(shelf, REMOVAL, seats=frozenset({"CHIBO"})))["BCH@COSO"] == "decide"
    assert powers(asked(shelf, REMOVAL))["BCH@COSO"] == "recommend"
    assert powers(asked(shelf, REMOVAL, seats=frozenset({"CHIBO", "COSO"})))["BCH@COSO"] == "recommend"


@pytest.mark.rule("AUTH-BASE")
def test_a_grassroots_committee_expels_only_where_it_may_admit(shelf: Shelf) -> None:
    committee = body("BCH", "COSO")

    assert powers(asked(shelf, EXPULSION, may_admit=True))["BCH@COSO"] == "decide"
    assert powers(asked(shelf, EXPULSION, may_admit=False))["BCH@COSO"] == "recommend"
    assert powers(asked(shelf, EXPULSION, may_admit=True, seats=frozenset({"COSO"})))["BCH@COSO"] == "recommend"
    assert powers(asked(shelf, EXPULSION, may_admit=True, managed_by="XA"))["BCH@COSO"] == "recommend"
    with pytest.raises(MayAdmitUnknown):
        asked(shelf, EXPULSION, acting=committee)


# Above the grassroots


@pytest.mark.rule("AUTH-UBKT", "AUTH-BTV", "AUTH-COMM")
@pytest.mark.parametrize(
    ("form", "facts", "ubkt", "btv", "bch"),
    [
        (EXPULSION, {}, "decide", "decide", "decide"),
        (REMOVAL, {"seats": frozenset({"CHIBO"})}, "decide", "decide", "decide"),
        (WARNING, {"seats": frozenset({"COSO"})}, "decide", "decide", "decide"),
        (REMOVAL, {"seats": frozenset({"COSO"})}, "recommend", "decide", "decide"),
        (WARNING, {"managed_by": "XA"}, "decide", "decide", "decide"),
        (EXPULSION, {"managed_by": "XA"}, "recommend", "decide", "decide"),
        (WARNING, {"seats": frozenset({"XA"}), "managed_by": "XA"}, "recommend", "decide", "decide"),
        (REMOVAL, {"seats": frozenset({"XA"}), "managed_by": "XA"}, "recommend", "recommend", "recommend"),
        (WARNING, {"managed_by": "TINH"}, "recommend", "recommend", "decide"),
        (EXPULSION, {"managed_by": "TINH"}, "recommend", "recommend", "recommend"),
        (REMOVAL, {"seats": frozenset({"TINH"})}, "recommend", "recommend", "recommend"),
    ],
)
def test_the_commune_row_by_row(
    shelf: Shelf, form: DisciplineForm, facts: dict[str, Any], ubkt: str, btv: str, bch: str
) -> None:
    found = powers(asked(shelf, form, **facts))

    assert (found["UBKT@XA"], found["BTV@XA"], found["BCH@XA"]) == (ubkt, btv, bch)


@pytest.mark.rule("AUTH-UBKT")
def test_what_stands_directly_above_a_cell_depends_on_its_line(shelf: Shelf) -> None:
    under_commune = ("XA", "TINH", "TW")

    found = powers(asked(shelf, REMOVAL, seats=frozenset({"CHIBO"}), line=under_commune))

    assert found["UBKT@XA"] == "recommend"
    assert "UBKT@COSO" not in found


def test_what_the_rulebook_does_not_say_is_said_to_be_unsaid(shelf: Shelf) -> None:
    found = asked(shelf, WARNING, managed_by="TW")

    assert {str(one.body.level) for one in found.unsaid} == {"TW"}
    assert powers(found)["UBKT@TW"] == "decide"


@pytest.mark.rule("ORG-XA-INHERITS")
def test_the_district_and_the_commune_stand_in_their_own_time(shelf: Shelf) -> None:
    assert "BTV@HUYEN" in powers(asked(shelf, WARNING, date(2025, 6, 30)))
    assert "BTV@XA" in powers(asked(shelf, WARNING, date(2025, 7, 1)))
    with pytest.raises(LevelNotThen):
        asked(shelf, WARNING, date(2025, 6, 30), managed_by="XA")
    with pytest.raises(LevelNotThen):
        asked(shelf, WARNING, managed_by="HUYEN")


def test_who_moved_is_considered_above_both_places(shelf: Shelf) -> None:
    found = powers(asked(shelf, WARNING, common_level="XA"))

    assert (found["CB@CHIBO"], found["BCH@COSO"], found["BTV@XA"]) == ("none", "none", "decide")


def test_a_retired_cadre_is_considered_as_in_office(shelf: Shelf) -> None:
    found = asked(shelf, EXPULSION, managed_by="XA", retired=True)

    assert powers(found)["UBKT@XA"] == "recommend"
    assert any("retired" in str(note).lower() or "nghỉ hưu" in str(note).lower() for note in found.notes)


# Organizations


@pytest.mark.rule("AUTH-ORG", "AUTH-DISS")
def test_an_organization_is_warned_directly_above_and_dissolved_one_level_higher(shelf: Shelf) -> None:
    cell: dict[str, Any] = {"kind": SubjectKind.ORGANIZATION, "holds_position": False, "level": "CHIBO"}
    warned, dissolved = asked(shelf, WARNING, **cell), asked(shelf, DISSOLUTION, **cell)

    assert {str((one.body.kind, one.body.level)) for one in warned.decide} == {
        str((Authority.STANDING_COMMITTEE, "COSO")),
        str((Authority.COMMITTEE, "COSO")),
    }
    assert [one.body for one in dissolved.decide] == [body("BCH", "XA")]
    assert [one.body for one in dissolved.recommend] == [body("BCH", "COSO")]


# What cannot be asked


def test_a_form_that_is_not_open_is_refused(shelf: Shelf) -> None:
    with pytest.raises(FormNotOpen):
        asked(shelf, REMOVAL, holds_position=False)
    with pytest.raises(FormNotOpen):
        asked(shelf, EXPULSION, kind=SubjectKind.PROBATIONARY)
    with pytest.raises(BodyNotOnLine):
        asked(shelf, WARNING, acting=Body(Authority.COMMITTEE, "BOPHAN"))
