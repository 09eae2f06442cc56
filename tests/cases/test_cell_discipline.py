"""A cell disciplines one of its members: the cell's own meeting votes, the decision holds from the result."""

from __future__ import annotations

from typing import Any

import pytest

from cases.commands import discipline
from cases.models import Ballot, Case
from documents import commands
from documents.catalogue import BY_KEY
from documents.render import html
from tests import make_cell
from tests import make_discipline as make
from tests.make import PEOPLE, Office, minutes
from tests.make_discipline import day_of

pytestmark = pytest.mark.django_db


def _vote(office: Office, case: Case) -> Ballot:
    """The meeting of the cell, everybody there but who it is about."""
    there = tuple(key for key in PEOPLE if key != "dien")
    return make.vote(office, case, office.standing, day_of("E2"), {"WARNING": 8, "REPRIMAND": 3}, present=there)


@pytest.mark.rule("AUTH-CELL", "VOTE-MAJ", "EFFECT-CELL", "CELL-STAMP")
def test_a_cell_warns_its_member_from_the_report_to_the_decision_handed_over() -> None:
    office = make_cell.make_cell(committee=("vien",))
    standing: Any = discipline.Standing()
    case = make.walk(office, make.open_member(office, standing=standing), "R2")
    discipline.confer(case, by=office.an, minutes=minutes(day_of("R3")))  # the cell votes once, when it decides
    case = make.walk(office, case, "E1", after="R3")
    ballot = _vote(office, case)
    discipline.resolve(case, by=office.chu, on=day_of("E2"))
    case = make.walk(office, case, "E3", after="E2")
    decision = commands.issue("discipline-decision", case, by=office.chu, on=day_of("E3"), wait=True)
    case = make.walk(office, case, "E4", after="E3")

    assert (ballot.denominator, ballot.voters, ballot.outcome) == (13, 12, "WARNING")  # she counts, and was not there
    assert case.sanction.effective_on == day_of("E2")
    assert case.services.filter(paper="discipline-decision").exists()
    paper = html(BY_KEY["discipline-decision"], decision.facts)
    for words in ("T/M CHI BỘ", "PHÓ BÍ THƯ", "Dấu của Đảng ủy phường Bến Lụa", "cảnh cáo", "Lưu Chi bộ"):
        assert words in paper
    assert "Văn phòng" not in paper
