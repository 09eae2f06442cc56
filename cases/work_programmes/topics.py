"""What indicators may be about, as data: the same thing is found in several programmes by its key."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from cases.statistics.forms.definitions import Named

FILE = Path(__file__).parent / "topics.json"


@cache
def topics() -> Mapping[str, Named]:
    """Return every topic by its key."""
    told = json.loads(FILE.read_text("utf-8"))
    return {key: Named(key, words["vi"], words["en"]) for key, words in told.items()}
