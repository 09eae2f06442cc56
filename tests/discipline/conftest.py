"""The rulebook as the project brings it, read from its files once: judging needs no database."""

from __future__ import annotations

from collections import defaultdict

import pytest

from cases import rulebook_files
from cases.deadlines import Calendar
from cases.models import Regulation, Rule
from cases.rulebook import Shelf


@pytest.fixture(scope="session")
def shelf() -> Shelf:
    """All rules and holidays of the files."""
    files = rulebook_files.read()
    regulations = {key: Regulation(**facts) for key, facts in files.regulations.items()}
    rules = defaultdict(list)
    for place, facts in enumerate(files.rules.values(), start=1):
        named = regulations[facts["regulation"]]
        rules[facts["key"]].append(Rule(pk=place, **(facts | {"regulation": named})))
    worked = [day for day, facts in files.holidays.items() if facts["moved_working"]]
    return Shelf(dict(rules), {}, Calendar.of(set(files.holidays) - set(worked), worked))
