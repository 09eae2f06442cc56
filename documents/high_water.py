"""The last number of every register, written outside the database: what a restored house is compared with.

Registers are named as people name them (body, committee, term, code; a team by its key), so that a list stays true
whatever becomes of the rows.
"""

from __future__ import annotations

import json
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.db import DEFAULT_DB_ALIAS
from django.utils import timezone

from cases.models import Anchor
from documents.models import Series

FORMAT = "inspection-high-water/1"


class NoList(ValueError):
    """The file is no list of last numbers."""


@dataclass(frozen=True)
class Register:
    """One register by the names people use, and where it stands."""

    body: str
    organization: str
    term: str
    team: str
    code: str
    secret: bool
    last: int

    @property
    def name(self) -> tuple[str, str, str, str, str, bool]:
        """What tells it from every other."""
        return (self.body, self.organization, self.term, self.team, self.code, self.secret)


def register_of(series: Series) -> Register:
    """Return a register by its names."""
    if series.team is not None:
        return Register("", "", "", series.team.key, series.code, series.secret, series.last)
    body, term = series.body, series.term
    assert body is not None  # noqa: S101 - a register is a body's or a team's, says its constraint
    assert term is not None  # noqa: S101
    since = term.since.isoformat()
    return Register(body.name, body.organization.code, since, "", series.code, series.secret, series.last)


def registers(using: str = DEFAULT_DB_ALIAS) -> list[Register]:
    """Return where every register stands."""
    rows = Series.objects.using(using).select_related("body__organization", "term", "team").order_by("pk")
    return [register_of(series) for series in rows]


def told(using: str = DEFAULT_DB_ALIAS) -> dict[str, Any]:
    """Return the list: every register, the accounts that are open, the last root over all chains."""
    model = get_user_model()
    accounts = model._default_manager.using(using).filter(is_active=True)
    root = Anchor.objects.using(using).order_by("-pk").values_list("root", flat=True).first()
    return {
        "format": FORMAT,
        "at": timezone.now().isoformat(timespec="seconds"),
        "anchor": root or "",
        "registers": [vars(one) for one in registers(using)],
        "accounts": sorted(accounts.values_list("username", flat=True)),
    }


def write(path: Path) -> None:
    """Write the list whole or not at all, for the owner of the process only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as out:
        json.dump(told(), out, ensure_ascii=False, indent=1, sort_keys=True)
        out.write("\n")
        out.flush()
        os.fsync(out.fileno())
    draft.replace(path)


@dataclass(frozen=True)
class Noted:
    """A list as it was written outside."""

    at: str
    registers: dict[tuple[str, str, str, str, str, bool], Register]
    accounts: frozenset[str]


def read(path: Path) -> Noted:
    """Return a list from its file. Raises `NoList`."""
    try:
        given = json.loads(path.read_text(encoding="utf-8"))
        if given["format"] != FORMAT:
            raise NoList(f"{path} is no list of last numbers.")
        rows: Iterable[Register] = [Register(**one) for one in given["registers"]]
        found = {one.name: one for one in rows}
        if any(type(one.last) is not int for one in found.values()):
            raise NoList(f"{path} is no list of last numbers.")
        return Noted(str(given["at"]), found, frozenset(map(str, given["accounts"])))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise NoList(f"{path} is no list of last numbers: {error}") from error


def term_of(register: Register) -> date:
    """Return the day on which the term of a body's register began."""
    return date.fromisoformat(register.term)
