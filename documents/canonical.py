"""The one written form of facts, so that the same facts always have the same hash."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from typing import Any

Facts = dict[str, Any]

#: Under which name the facts travel inside the paper's file.
RECORD_NAME = "ban-ghi.json"


def composed(value: Any) -> Any:
    """Return the facts with every text in NFC: what looks the same is the same."""
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, dict):
        return {composed(key): composed(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [composed(item) for item in value]
    return value


def canonical(facts: Facts) -> bytes:
    """Write facts as JSON in the one form that is hashed: keys in order, no spaces, NFC."""
    return json.dumps(composed(facts), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def digest(facts: Facts) -> str:
    """Return the SHA-256 of facts in their one written form."""
    return hashlib.sha256(canonical(facts)).hexdigest()
