"""Closed periods: what is frozen, how it is read again, what changed since, and whether it was tampered with.

- `filled(body, since, until, on)` fills all forms of a period, `frozen` writes one as canonical JSON with its rows.
- `read(row)` gives a frozen form back as a `Filled`, to be laid out like a live one; `behind` the rows of a cell.
- `difference` compares what was told last with what is counted today; `problems` is asked by `manage.py verify`.
"""

from __future__ import annotations

from cases.statistics.closing.difference import (
    Change,
    Told,
    changes_of,
    difference,
    stated,
    stayed,
    told_last,
    unit_changes_of,
)
from cases.statistics.closing.snapshot import (
    Cells,
    behind,
    canonical,
    cells_of,
    digest,
    figures_of,
    frozen,
    opening,
    parts_of,
    period_digest,
    read,
)
from cases.statistics.closing.verifying import problems

__all__ = [
    "Cells",
    "Change",
    "Told",
    "behind",
    "canonical",
    "cells_of",
    "changes_of",
    "difference",
    "digest",
    "figures_of",
    "frozen",
    "opening",
    "parts_of",
    "period_digest",
    "problems",
    "read",
    "stated",
    "stayed",
    "told_last",
    "unit_changes_of",
]
