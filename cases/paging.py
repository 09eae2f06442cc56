"""Pages of a list by key: the next page costs what the first did, however long the list is."""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import BadRequest, ValidationError
from django.db.models import Q, QuerySet

SIZE = 25
#: Keys that turn pages; they stand in addresses beside the filters.
TURNING = ("after", "before")


@dataclass(frozen=True)
class Page:
    """Some rows, and the addresses of the rows around them; `total` is known when there is one page only."""

    rows: list[Any]
    previous_url: str = ""
    next_url: str = ""
    total: str = ""
    first: int = 0
    last: int = 0


def page_of(queryset: QuerySet[Any], keys: Sequence[str], asked: Mapping[str, str], size: int = SIZE) -> Page:
    """Return a page in the order of the keys, the last of which tells any two rows apart; one statement.

    A key is the name of a field or annotation that is never empty, with "-" before it where it runs down.
    """
    back = bool(asked.get("before"))
    token = asked.get("before") or asked.get("after")
    rows = queryset.order_by(*(_turned(key) if back else key for key in keys))
    if token:
        beyond = _beyond([_turned(key) if back else key for key in keys], _values(token, len(keys)))
        try:
            rows = rows.filter(beyond)
        except (ValueError, TypeError, ValidationError) as broken:
            raise BadRequest("no such page") from broken
    found = list(rows[: size + 1])
    more = len(found) > size
    found = found[:size]
    if back:
        found.reverse()
    # There are rows before these when one came from there, or when one turned back and more were left.
    earlier, later = (more, True) if back else (bool(token), more)
    if not found:
        return Page([], total="0" if not token else "")
    return Page(
        found,
        previous_url=_url(asked, "before", _token(found[0], keys)) if earlier else "",
        next_url=_url(asked, "after", _token(found[-1], keys)) if later else "",
        total="" if token or more else str(len(found)),
    )


def _turned(key: str) -> str:
    return key[1:] if key.startswith("-") else f"-{key}"


def _beyond(keys: Sequence[str], values: Sequence[Any]) -> Q:
    """The condition that a row comes after the one with these values."""
    condition = Q()
    for place, key in enumerate(keys):
        name = key.lstrip("-")
        equal = Q(**{before.lstrip("-"): value for before, value in zip(keys[:place], values, strict=False)})
        condition |= equal & Q(**{f"{name}__{'lt' if key.startswith('-') else 'gt'}": values[place]})
    return condition


def _token(row: Any, keys: Sequence[str]) -> str:
    values = [_plain(getattr(row, key.lstrip("-"))) for key in keys]
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


def _plain(value: Any) -> Any:
    return {"d": value.isoformat()} if isinstance(value, date) else value


def _values(token: str, length: int) -> list[Any]:
    try:
        values = json.loads(base64.urlsafe_b64decode(token.encode() + b"=" * (-len(token) % 4)))
        found = [date.fromisoformat(v["d"]) if isinstance(v, dict) else v for v in values]
    except (ValueError, TypeError, KeyError, binascii.Error) as broken:
        raise BadRequest("no such page") from broken
    if len(found) != length or not all(isinstance(value, int | str | date) for value in found):
        raise BadRequest("no such page")
    return found


def _url(asked: Mapping[str, str], turn: str, token: str) -> str:
    kept = {name: value for name, value in asked.items() if name not in TURNING and value}
    return "?" + urlencode(kept | {turn: token})
