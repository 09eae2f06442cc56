"""The contents cases are about, as the forms name them, and which group of violations belongs to which content."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cases.statistics.forms.definitions import Named

FILE = Path(__file__).parent / "contents.json"


@dataclass(frozen=True)
class Contents:
    """Every content by its key; the titles of groups of violations by the content they are counted under."""

    named: Mapping[str, Named]
    groups: Mapping[str, tuple[str, ...]]


@cache
def contents() -> Contents:
    """Return the contents and the mapping of groups of violations, which is our reading."""
    told = json.loads(FILE.read_text("utf-8"))
    named = {key: Named(key, words["vi"], words["en"]) for key, words in told["contents"].items()}
    groups: dict[str, list[str]] = {key: [] for key in named}
    for title, key in told["groups"].items():
        groups[key].append(title)
    return Contents(named, {key: tuple(titles) for key, titles in groups.items()})
