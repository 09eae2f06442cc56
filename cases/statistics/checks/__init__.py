"""Checks between the forms of a period: one file each, found by its name, run before the period is closed.

A new check is a new module `k…` here with one `CHECK`; its example stands in tests/cases/test_form_checks.py, which
refuses a check without one.
"""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from cases.statistics.checks.checking import Check, Complaints, Figures, Finding

__all__ = ["Check", "Complaints", "Figures", "Finding", "checks", "run"]


@cache
def checks() -> tuple[Check, ...]:
    """Return every check by its code."""
    names = sorted(one.name for one in pkgutil.iter_modules(__path__) if one.name.startswith("k"))
    return tuple(import_module(f"{__name__}.{name}").CHECK for name in names)


def run(figures: Figures) -> list[tuple[Check, list[Finding]]]:
    """Return every check with what it finds."""
    return [(check, list(check.finds(figures))) for check in checks()]
