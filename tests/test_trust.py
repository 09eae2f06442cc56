"""Every promise about abuse and faults that the house makes has a test that bears its number."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parent

#: What people may try, and what may break: each is refused or survived, and some test of that name shows it.
ABUSES = [
    *["A01", "A02", "A04", "A05", "A06", "A07", "A12", "A14", "A15", "A16", "A19"],
    *["A28", "A29", "A30", "A38", "A42", "A43", "A44", "A45", "A48", "A49"],
]
FAULTS = ["F01", "F03", "F08", "F09", "F11", "F12", "F33", "F34", "F35", "F38"]

_NUMBERED = re.compile(r"test_([AF]\d{2})_\w+")
_MISSPELT = re.compile(r"test_([af]\d{2})_")


def names() -> Iterator[tuple[str, ast.FunctionDef]]:
    """Every test that pytest collects: functions of the modules named test_…, with the file each stands in."""
    for path in sorted(TESTS.rglob("test_*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                yield path.relative_to(TESTS).as_posix(), node


def asserts(test: ast.FunctionDef) -> bool:
    """Whether the test can fail: it asserts, expects a refusal, or calls what asserts for it."""
    calls = {
        name
        for node in ast.walk(test)
        if isinstance(node, ast.Call)
        for name in [getattr(node.func, "attr", getattr(node.func, "id", ""))]
    }
    return any(isinstance(node, ast.Assert) for node in ast.walk(test)) or any(
        name == "raises" or name == "expect" or name.startswith("assert_") for name in calls
    )


@pytest.mark.parametrize("number", [*ABUSES, *FAULTS])
def test_what_is_promised_has_a_test_of_its_number(number: str) -> None:
    found = [(path, test.name) for path, test in names() if _named(test) == number and asserts(test)]

    assert found, f"no test is named test_{number}_…"


def test_no_number_is_spelled_so_that_nobody_finds_it() -> None:
    assert [(path, test.name) for path, test in names() if _MISSPELT.match(test.name)] == []


def _named(test: ast.FunctionDef) -> str:
    found = _NUMBERED.fullmatch(test.name)
    return found[1] if found else ""
