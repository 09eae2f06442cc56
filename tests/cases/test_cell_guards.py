"""A cell does its work in its own way: alone, by its plan, within what it may; not by a rule it has not confirmed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from cases import cells, commands
from cases.commands import signs
from cases.errors import TeamIncomplete
from cases.errors_cell import BeyondTheCell, CellSupervisesRoutinely, NotAlone
from cases.models import Chair, Kind, Rule, RuleConfirmation, TeamRole, TrailEntry
from cases.models import rulebook as shelves
from documents.catalogue import BY_KEY
from documents.commands import issue
from documents.facts import Ground
from documents.render import html
from tests import make_cell
from tests.make import FOUNDED, START, Office, propose

pytestmark = pytest.mark.django_db

ON = START + timedelta(days=1)
LOOK_BACK: Any = {"scope_from": date(2025, 1, 1), "scope_to": date(2025, 12, 31)}


@pytest.fixture(scope="module")
def _cell(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Office]:
    with django_db_blocker.unblock(), transaction.atomic():
        yield make_cell.make_cell()
        transaction.set_rollback(True)


@pytest.fixture
def cell(_cell: Office, db: None) -> Office:
    """A cell without a committee, as it was made."""
    return _cell


def seated(office: Office, key: str) -> None:
    """Somebody joins the committee of the cell, which then has one."""
    commands.seat_members(office.standing, [(office.members[key], Chair.MEMBER)], by=office.administrator, since=START)


@pytest.mark.rule("SOLO-CELL")
def test_only_secretary_or_deputy_of_a_cell_without_a_committee_works_alone(cell: Office) -> None:
    team = make_cell.make_team(cell)
    with pytest.raises(NotAlone) as refused:
        propose(cell, team, ON, places=make_cell.alone(cell, "hoa"), **LOOK_BACK)
    assert refused.value.facts["name"] == "Phan Thị Hòa"
    assert propose(cell, team, ON, places=make_cell.alone(cell), **LOOK_BACK).members.count() == 1

    seated(cell, "vien")
    with pytest.raises(NotAlone):
        propose(cell, team, ON, places=make_cell.alone(cell), **LOOK_BACK)


@pytest.mark.rule("SOLO-CELL")
def test_nobody_works_alone_where_nobody_else_would_preside(cell: Office) -> None:
    cell.standing.seats.filter(member=cell.members["chu"]).update(until=START)

    with pytest.raises(NotAlone):
        propose(cell, make_cell.make_team(cell), ON, places=make_cell.alone(cell), **LOOK_BACK)


@pytest.mark.rule("SOLO-CELL", "PLAN-CELL")
def test_what_the_cell_has_not_confirmed_changes_nothing(cell: Office) -> None:
    team = make_cell.make_team(cell)
    given = RuleConfirmation.objects.filter(rule__key__in=["SOLO-CELL", "PLAN-CELL"])
    given.update(revoked_on=FOUNDED, revoked_by=cell.chu)
    shelves._shelves.clear()

    with pytest.raises(TeamIncomplete):
        propose(cell, team, ON, places=make_cell.alone(cell), **LOOK_BACK)
    assert cells.founding(Rule.on(ON, cell.standing.scope), team) == cells.USUAL


@pytest.mark.rule("TEAM-CHANGE", "SOLO-CELL")
def test_who_works_alone_is_replaced_by_the_other_who_may(cell: Office) -> None:
    team = make_cell.make_team(cell)
    propose(cell, team, ON, places=make_cell.alone(cell), **LOOK_BACK)
    commands.issue_decision(team, by=cell.chu, on=ON)
    leaving: Any = {"role": TeamRole.HEAD, "reason": "Đi công tác.", "leaving": cell.members["lan"]}

    with pytest.raises(NotAlone):
        commands.change_team(team, by=cell.chu, on=ON, joining=cell.members["hoa"], **leaving)
    commands.change_team(team, by=cell.chu, on=ON, joining=cell.members["chu"], **leaving)


@pytest.mark.rule("PLAN-CELL")
def test_a_cell_may_sign_a_decision_with_the_plan_in_it(cell: Office) -> None:
    Rule.objects.filter(reference="PLAN-CELL@DESIGN").update(value="decision")
    shelves._shelves.clear()
    team = make_cell.make_team(cell)
    propose(cell, team, ON, places=make_cell.three(cell), **LOOK_BACK)
    commands.issue_decision(team, by=cell.chu, on=ON)

    decision = issue("team-decision", team, by=cell.chu, on=ON, wait=True)
    entry = TrailEntry.objects.get(act="decision-issued")

    paper = html(BY_KEY["team-decision"], decision.facts)
    assert entry.data["papers"] == ["team-decision"]
    for words in ("Thành lập Tổ kiểm tra", "Tổ trưởng", "(kèm theo Quyết định số", "II. NỘI DUNG"):
        assert words in paper
    assert "Đoàn" not in paper
    assert Ground(team, ON).plan.startswith("Kế hoạch kèm theo Quyết định số 01-QĐ/CB")


@pytest.mark.rule("MEMBERS-CONDITIONAL")
def test_a_small_cell_supervises_by_a_team_only_where_its_members_are_apart(cell: Office) -> None:
    team = make_cell.make_team(cell, Kind.THEMATIC_SUPERVISION)
    given: Any = {"places": make_cell.three(cell), **LOOK_BACK}
    with pytest.raises(CellSupervisesRoutinely) as refused:
        propose(cell, team, ON, **given)
    assert (refused.value.facts["members"], refused.value.facts["least"]) == (13, 31)
    assert refused.value.citation.startswith("HD 08-HD/TW")

    propose(cell, team, ON, cell_ground="dispersed", **given)
    seated(cell, "vien")
    propose(cell, team, ON, **given)

    entries = TrailEntry.objects.filter(act="proposed").order_by("seq")
    assert [entry.data["cell_ground"] for entry in entries] == ["dispersed", "committee"]


@pytest.mark.rule("CELL-SIGNS-SCOPE")
def test_a_cell_looks_into_signs_of_its_own_matters_only(cell: Office) -> None:
    case = signs.open_on_signs(
        cell.standing,
        by=cell.quan,
        on=START,
        subject=cell.members["dien"],
        about="trong sinh hoạt đảng",
        signs="Vắng sinh hoạt nhiều lần.",
        source="monitoring",
    )
    given: Any = {"places": make_cell.three(cell), **LOOK_BACK}

    with pytest.raises(BeyondTheCell):
        propose(cell, case.team, ON, **given)
    propose(cell, case.team, ON, cell_ground="membership_duties", **given)

    assert TrailEntry.objects.get(act="proposed").data["cell_ground"] == "membership_duties"
