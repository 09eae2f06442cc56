"""Many papers in one act: sent on one day by one channel, or proved by a list that came back; each case by itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from time import monotonic
from typing import TYPE_CHECKING, TypeVar

from django.db import transaction

from cases.acting import acting
from cases.commands.deliveries import Proof, Sending, prove, send
from cases.errors import RuleBroken
from cases.errors_delivery import LineOfSeveral, LineUnknown, LineUnreadable, NobodyChosen, TimeRanOut, TooManyAtOnce
from cases.models import Delivery, Stand

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: How papers go, or what became of them.
What = TypeVar("What", Sending, Proof)

#: So many in one act, and so many seconds: the request ends before the server or the browser gives it up.
MOST = 1000
SECONDS = 20


@dataclass(frozen=True)
class Untaken:
    """What could not be taken, and the rule that says why."""

    what: str
    whom: str
    refusal: RuleBroken


@dataclass
class Taken:
    """What became of many: how many were taken, and the report of the rest."""

    done: int = 0
    untaken: list[Untaken] = field(default_factory=list)


def send_many(rows: Sequence[Delivery], *, by: User, on: date, sending: Sending) -> Taken:
    """Send papers to their addressees, all of a case or none of it. Raises `NobodyChosen`, `TooManyAtOnce`."""
    return _case_by_case([(row, sending) for row in rows], lambda row, how: send(row, by=by, on=on, sending=how))


def prove_many(rows: Sequence[Delivery], *, by: User, on: date, proof: Proof) -> Taken:
    """Record the same proof for papers that were sent. Raises `NobodyChosen`, `TooManyAtOnce`."""
    return _case_by_case([(row, proof) for row in rows], lambda row, what: prove(row, by=by, on=on, proof=what))


def prove_listed(pairs: Sequence[tuple[Delivery, Proof]], untaken: list[Untaken], *, by: User, on: date) -> Taken:
    """Record for each paper of a list its own proof; lines that name none are told beside. Raises `TooManyAtOnce`."""
    taken = _case_by_case(pairs, lambda row, what: prove(row, by=by, on=on, proof=what)) if pairs else Taken()
    return Taken(taken.done, untaken + taken.untaken)


def read_list(
    words: str, waiting: Callable[[Iterable[str]], Iterable[Delivery]]
) -> tuple[list[tuple[Delivery, Proof]], list[Untaken]]:
    """Read a list that came back, number or dispatch slip; day; who received, a line for each. Raises `NobodyChosen`.

    `waiting` returns those sent under some numbers and slips that the user may see; each carries its `slip`.
    """
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    read = [(line, _read(line)) for line in lines]
    found = list(waiting({told.number for _line, told in read if told is not None}))
    pairs: list[tuple[Delivery, Proof]] = []
    untaken: list[Untaken] = []
    for line, told in read:
        if told is None:
            untaken.append(Untaken(line, "", LineUnreadable(words=line[:80])))
            continue
        rows = [row for row in found if told.number in {row.symbol, getattr(row, "slip", "")}]
        if len(rows) == 1:
            pairs.append((rows[0], Proof(Stand.RECEIVED, told.on, received_by=told.by)))
        else:
            refusal = LineOfSeveral(words=told.number, count=len(rows)) if rows else LineUnknown(words=told.number)
            untaken.append(Untaken(line, "", refusal))
    if not lines:
        raise NobodyChosen()
    return pairs, untaken


@dataclass(frozen=True)
class _Line:
    number: str
    on: date
    by: str


def _read(line: str) -> _Line | None:
    """Read "12-TB/UBKT; 05/03/2026; Nguyễn Văn A", with semicolons or tabs; nothing where there is no day."""
    number, day, by, *_rest = [part.strip() for part in re.split(r"[;\t]", line)] + ["", ""]
    told = re.fullmatch(r"(\d{1,2})/(\d{1,2})/(\d{4})", day)
    try:
        return _Line(number, date(int(told[3]), int(told[2]), int(told[1])), by) if told and number else None
    except ValueError:
        return None


def _case_by_case(pairs: Sequence[tuple[Delivery, What]], do: Callable[[Delivery, What], object]) -> Taken:
    """Do it for all rows of a case in a transaction of their own, or for none of them."""
    if not pairs:
        raise NobodyChosen()
    if len(pairs) > MOST:
        raise TooManyAtOnce(most=MOST)
    taken, ends = Taken(), monotonic() + SECONDS
    for _case, group in groupby(sorted(pairs, key=lambda pair: pair[0].case_id), key=lambda pair: pair[0].case_id):
        rows = list(group)
        if monotonic() > ends:
            taken.untaken += [Untaken(row.title, row.addressee, TimeRanOut(seconds=SECONDS)) for row, _what in rows]
            continue
        try:
            with transaction.atomic(), acting():
                for row, what in rows:
                    do(row, what)
        except RuleBroken as refusal:
            taken.untaken += [Untaken(row.title, row.addressee, refusal) for row, _what in rows]
        else:
            taken.done += len(rows)
    return taken
