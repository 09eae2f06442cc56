"""A subject that another organization succeeded keeps its name in the text; where the paper goes to, both are named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from documents.facts.ground import Facts, Ground


def addressed(facts: Facts, ground: Ground) -> Facts:
    """Return a paper's facts with the successor beside the subject: in who receives it, and in who sat for it."""
    successors = ground.successors
    if not successors:
        return facts
    named: Facts = {key: _both(facts[key], successors) for key in ("recipients", "to") if key in facts}
    if "present" in facts:
        groups: Iterable[Facts] = facts["present"]
        named["present"] = [group | {"group": _told(group["group"], successors)} for group in groups]
    return facts | named


def _both(names: Iterable[str], successors: Mapping[str, str]) -> list[Any]:
    return [_told(name, successors) for name in names]


def _told(text: str, successors: Mapping[str, str]) -> str:
    for former, successor in successors.items():
        text = text.replace(former, f"{former} (nay là {successor})")
    return text
