"""The page on security claims nothing without a place in the code and a test that is there."""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs/security.md").read_text(encoding="utf-8")

_TEST = re.compile(r"`(tests/[\w/]+\.py)::(\w+)`")
_ROW = re.compile(r"^\| .+ \| `([\w./]+)` \| `tests/[\w/]+\.py::\w+` \|$")


def test_every_promise_names_a_module_and_a_test_that_exist() -> None:
    rows = [line for line in PAGE.splitlines() if line.startswith("| ") and not line.startswith("| Promise")]
    assert rows
    for row in rows:
        found = _ROW.match(row)
        assert found, row
        assert (ROOT / found.group(1)).exists(), row
    for path, name in _TEST.findall(PAGE):
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        defined = {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
        assert name in defined, f"{path}::{name}"
