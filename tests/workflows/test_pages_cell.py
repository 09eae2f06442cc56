"""A cell works in its own way: by its plan, its secretary alone, and the cell's meeting concludes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

import inspection.urls  # noqa: F401 - the flows are read once the map of the site is built
from cases.models import Case
from documents.catalogue import BY_KEY
from documents.models import Document
from documents.render import html
from tests import make_cell
from workflows import checklist, conformance
from workflows.conformance import State

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def finished(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Case]:
    """An inspection of a member by the secretary of the cell alone, from the programme to the closed file."""
    with django_db_blocker.unblock(), transaction.atomic():
        office = make_cell.make_cell()
        yield make_cell.walk_alone(office, make_cell.opened(office))
        transaction.set_rollback(True)


def printed(key: str) -> str:
    """A paper as it is printed."""
    row = Document.objects.get(type_key=key)
    return html(BY_KEY[key], row.facts)


@pytest.mark.rule("PLAN-CELL", "SOLO-CELL")
def test_a_cell_that_works_by_its_plan_signs_no_decision(finished: Case) -> None:
    plan, minutes = printed("plan"), printed("deployment-minutes")

    assert not Document.objects.filter(type_key="team-decision").exists()
    assert "Giao đồng chí Đỗ Thị Lan" in plan
    assert "Quyết định" not in plan
    assert "01-KH/CB" in minutes
    assert "quyết định" not in minutes.lower()
    assert "Quyết định" not in printed("team-report") + printed("conclusion-notice")
    assert set(finished.services.values_list("paper", flat=True)) == {
        "plan",
        "outline",
        "team-report",
        "conclusion-notice",
    }


@pytest.mark.rule("CONCLUDE-MAJ", "CELL-STAMP")
def test_the_members_of_the_cell_conclude_and_its_notice_takes_the_stamp_of_the_ward(finished: Case) -> None:
    notice, act = printed("conclusion-notice"), finished.considerations.get()

    assert (act.roll, act.present) == (12, 12)  # thirteen members; the one who is inspected takes no part
    assert "T/M CHI BỘ" in notice
    assert "PHÓ BÍ THƯ" in notice
    assert "ĐẢNG BỘ PHƯỜNG BẾN LỤA" in notice
    assert "Dấu của Đảng ủy phường Bến Lụa" in notice
    assert "Dấu của" not in printed("plan")


@pytest.mark.rule("PLAN-CELL")
def test_sheet_and_list_ask_for_the_plan_and_not_for_a_decision(finished: Case) -> None:
    sheet = conformance.sheet_of(finished)
    line = next(one for one in sheet.lines if one.number == "P2")
    states = {proof.type_key: proof.state for proof in line.proofs}

    assert line.state is State.OK
    assert states == {"plan": State.OK, "team-decision": State.NOT_CALLED}
    assert checklist.checked(finished, sheet).lines[0].state is checklist.State.THERE
    assert sheet.conforms
