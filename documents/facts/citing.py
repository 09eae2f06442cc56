"""Citations in drafts: which papers a draft names, whether they still stand, and the text that names those in force."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from cases.models import Case
from documents.catalogue import BY_KEY, Concern
from documents.facts.ground import Facts, Ground
from documents.facts.so_far import Cited
from documents.wording import short_date

#: What a draft keeps of each paper it names: number and day as they were, and the words.
Cites = Mapping[str, Mapping[str, str]]

_DAY = r"(?P<day>,?\s+ngày\s+\d{1,2}(?:/\d{1,2}/|\s+tháng\s+\d{1,2}\s+năm\s+)\d{4})?"


def citing(ground: Ground, case: Case, named: Mapping[str, str]) -> Facts:
    """Return what a draft keeps of the papers it names, each under the key of its kind."""
    return {key: _kept(_found(ground, case, key)) | {"named": words} for key, words in named.items()}


def replaced(ground: Ground, case: Case, cites: Cites) -> str:
    """Return how a draft names a paper that is no longer the one in force, or nothing where all of them stand."""
    for key, cited in cites.items():
        if _kept(_found(ground, case, key)) != {name: cited[name] for name in ("symbol", "date")}:
            return cited["named"]
    return ""


def _found(ground: Ground, case: Case, key: str) -> Cited | None:
    return ground.paper(key, case if BY_KEY[key].concern is Concern.CASE else None)


def _kept(cited: Cited | None) -> dict[str, str]:
    return {"symbol": cited.symbol, "date": cited.signed_on.isoformat()} if cited else {"symbol": "", "date": ""}


def recited(blocks: Sequence[Facts], former: Cites, present: Cites) -> list[Facts]:
    """Return the blocks naming the papers of today where they named those of the version they go on from."""
    changes = [(former[key], now) for key, now in present.items() if key in former and former[key] != now]
    return [_changed(block, changes) for block in blocks]


def _changed(value: Any, changes: Sequence[tuple[Mapping[str, str], Mapping[str, str]]]) -> Any:
    if isinstance(value, dict):
        return {key: _changed(item, changes) for key, item in value.items()}
    if isinstance(value, list):
        return [_changed(item, changes) for item in value]
    if isinstance(value, str):
        for old, new in changes:
            value = _renamed(value, old, new)
    return value


def _renamed(text: str, old: Mapping[str, str], new: Mapping[str, str]) -> str:
    """Put the new paper's number and day where the old one's stand, however the sentence around them was rewritten."""
    if not old["symbol"] or not new["symbol"]:
        return text.replace(old["named"], new["named"])
    day = f", ngày {short_date(new['date'])}"
    pattern = rf"(?<![\w-]){re.escape(old['symbol'])}(?!\w){_DAY}"
    return re.sub(pattern, lambda found: new["symbol"] + (day if found["day"] else ""), text)
