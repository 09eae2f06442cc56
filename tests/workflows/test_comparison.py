"""docs/procedures.md says how the system differs from the procedures of the field, completely and truly."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from cases import rulebook_files
from tests.workflows import comparison
from tests.workflows.test_procedures import PROCEDURES
from workflows import flows

ANEW = "run: python -m tests.workflows.compare"


@pytest.fixture(autouse=True)
def _vietnamese() -> Any:
    with translation.override("vi"):
        yield


def test_the_document_names_all_procedures_and_all_their_steps() -> None:
    text = comparison.PAGE.read_text()

    assert len(PROCEDURES) == 12
    assert sum(len(comparison.steps_of_procedure(one)) for one in PROCEDURES) == 117
    assert all(f"## {one['code']} – " in text for one in PROCEDURES)


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda one: one["code"])
def test_the_document_says_what_the_flow_and_the_procedure_say(procedure: dict[str, Any]) -> None:
    assert comparison.section(procedure) in comparison.PAGE.read_text(), ANEW


def test_the_document_says_what_cells_do_by_which_rules() -> None:
    known = {rule["key"] for rule in rulebook_files.read().rules.values()}

    assert comparison.of_cells() in comparison.PAGE.read_text(), ANEW
    assert {key for _said, _ours, keys, _why in comparison.CELLS for key in keys} <= known


@pytest.mark.parametrize("kind", list(flows.OF_CASE))
def test_every_difference_has_its_reason(kind: str) -> None:
    procedure = next(one for one in PROCEDURES if one["code"] == kind)
    found = [
        (number, what)
        for number, step in comparison.steps_of_procedure(procedure)
        for what, why in comparison.differences(kind, number, step, comparison.Ours.of(kind, number))
        if not why
    ]

    assert not found, "give the reason in tests/workflows/comparison.py"
