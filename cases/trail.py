"""The hash chain: append an act, verify a chain, anchor all of them.

The key lies outside the database, so whoever can rewrite rows cannot recompute hashes. A case carries the end of its
own chain in its row and is locked while an act is recorded; everything else shares the chain named `system`.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import IntegrityError
from django.utils import timezone

from cases import acting, behalf
from cases.models import SYSTEM, Anchor, Case, TrailEntry, TrailHead
from cases.spoken import spoken

if TYPE_CHECKING:
    from inspection.accounts.models import User

#: Rows written in one statement.
BATCH = 200


def _digest(previous: str, entry: TrailEntry) -> str:
    body = {
        "stream": entry.stream,
        "seq": entry.seq,
        "act": entry.act,
        "step": entry.step,
        "by": entry.by_id,
        "on": entry.on.isoformat(),
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "data": entry.data,
    }
    text = previous + json.dumps(body, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hmac.new(settings.TRAIL_KEY.encode(), text.encode(), hashlib.sha256).hexdigest()


def stream_of(case: Case) -> str:
    """Return the name of a case's chain."""
    return f"case:{case.pk}"


def chained(case: Case, act: str, step: str, by: User | None, on: date, data: dict[str, Any]) -> TrailEntry:
    """Return the next entry of a case's chain, unsaved, and move the end of the chain on the case, unsaved.

    An act done in another's place names the delegation.
    """
    if (delegation := behalf.kept(by, case.team_id)) is not None:
        data = data | {"delegation": delegation}
    entry = TrailEntry(
        stream=stream_of(case),
        seq=case.trail_length + 1,
        case=case,
        act=act,
        step=step,
        by=by,
        on=on,
        at=timezone.now(),
        data=data,
    )
    entry.previous_hash = case.trail_head
    entry.hash = _digest(case.trail_head, entry)
    case.trail_length, case.trail_head = entry.seq, entry.hash
    return entry


def keep(entries: Sequence[TrailEntry]) -> None:
    """Write entries of the chains of cases; those of one act together, as its last thing."""
    acting.in_the_end(_keep, entries)


def _keep(entries: list[TrailEntry]) -> None:
    if len(entries) == 1:
        entries[0].save(force_insert=True)
    else:
        TrailEntry.objects.bulk_create(entries, batch_size=BATCH)


def move_heads(cases: Iterable[Case], fields: Iterable[str] = ()) -> None:
    """Write where the chains of cases end now, with these facts of theirs; within an act once, before a case is read.

    Raises `InvariantBroken` where the facts break a constraint.
    """
    names = frozenset({*fields, "trail_length", "trail_head"})
    acting.in_the_end(_move_heads, [(case, names) for case in cases], table=Case._meta.db_table)


def _move_heads(rows: list[tuple[Case, frozenset[str]]]) -> None:
    asked: dict[int, frozenset[str]] = defaultdict(frozenset)
    for case, names in rows:
        asked[id(case)] |= names
    alike: dict[frozenset[str], list[Case]] = defaultdict(list)
    for key, case in {id(case): case for case, _names in rows}.items():
        alike[asked[key]].append(case)
    try:
        for names, cases in alike.items():
            if len(cases) == 1:
                cases[0].save(update_fields=names)
            else:
                Case.objects.bulk_update(cases, sorted(names), batch_size=BATCH)
    except IntegrityError as refusal:
        raise spoken(refusal) from refusal


def is_told(case: Case, act: str, by: User) -> bool:
    """Return whether the trail of a case says that somebody did an act, be it the one that is going on."""
    going_on = any(e.case_id == case.pk and e.act == act and e.by_id == by.pk for e in acting.waiting(_keep))
    return going_on or TrailEntry.objects.filter(case=case, act=act, by=by).exists()


def record(act: str, *, by: User | None, on: date, stream: str = SYSTEM, **data: Any) -> TrailEntry:
    """Append an act that belongs to no case; call it inside the transaction of the act."""
    TrailHead.objects.get_or_create(stream=stream)
    head = TrailHead.objects.select_for_update().get(stream=stream)
    entry = TrailEntry(stream=stream, seq=head.length + 1, act=act, by=by, on=on, at=timezone.now(), data=data)
    entry.previous_hash = head.head
    entry.hash = _digest(head.head, entry)
    entry.save(force_insert=True)
    head.length, head.head = entry.seq, entry.hash
    head.save(update_fields=["length", "head"])
    return entry


def broken(entries: Iterable[TrailEntry], length: int, head: str) -> Iterator[str]:
    """Yield what is wrong with one chain: gaps, altered entries, a cut end. Entries come in order of `seq`."""
    previous, count = "", 0
    for entry in entries:
        count += 1
        if entry.seq != count:
            yield f"{entry.stream}: entry {count} is missing"
            return
        if entry.previous_hash != previous or not hmac.compare_digest(entry.hash, _digest(previous, entry)):
            yield f"{entry.stream}: entry {entry.seq} was altered"
            return
        previous = entry.hash
    if count != length or previous != head:
        yield f"{entry_name(length, count)}"


def entry_name(length: int, count: int) -> str:
    """Say how a chain's end differs from what its head promises."""
    return f"the chain ends at {count}, its head says {length}"


def problems() -> Iterator[str]:
    """Yield everything wrong with any chain; reads the whole trail once, in order."""
    heads: dict[str, tuple[int, str]] = {
        f"case:{pk}": (length, head)
        for pk, length, head in Case.objects.values_list("pk", "trail_length", "trail_head")
    }
    heads |= {
        stream: (length, head) for stream, length, head in TrailHead.objects.values_list("stream", "length", "head")
    }
    seen: set[str] = set()
    chain: list[TrailEntry] = []
    for entry in TrailEntry.objects.order_by("stream", "seq").iterator(chunk_size=2000):
        if chain and chain[0].stream != entry.stream:
            yield from _one(chain, heads, seen)
            chain = []
        chain.append(entry)
    if chain:
        yield from _one(chain, heads, seen)
    for stream, (length, _head) in heads.items():
        if length and stream not in seen:
            yield f"{stream}: the whole chain is missing"
    yield from _anchor_problems(heads)


def _one(chain: Sequence[TrailEntry], heads: dict[str, tuple[int, str]], seen: set[str]) -> Iterator[str]:
    stream = chain[0].stream
    seen.add(stream)
    if stream not in heads:
        yield f"{stream}: entries without a head"
        return
    length, head = heads[stream]
    for problem in broken(chain, length, head):
        yield problem if problem.startswith(stream) else f"{stream}: {problem}"


def _merkle(leaves: Sequence[str]) -> str:
    level = [hashlib.sha256(leaf.encode()).digest() for leaf in leaves] or [b""]
    while len(level) > 1:
        level = [hashlib.sha256(b"".join(level[i : i + 2])).digest() for i in range(0, len(level), 2)]
    return level[0].hex()


def anchor() -> Anchor:
    """Fix the Merkle root over all chain heads; papers issued from now on carry it."""
    leaves = [
        f"case:{pk}:{n}:{head}"
        for pk, n, head in Case.objects.order_by("pk").values_list("pk", "trail_length", "trail_head")
    ]
    leaves += [
        f"{s}:{n}:{head}" for s, n, head in TrailHead.objects.order_by("stream").values_list("stream", "length", "head")
    ]
    return Anchor.objects.create(root=_merkle(leaves), heads=len(leaves), at=timezone.now())


def latest_anchor() -> str:
    """Return the root that a paper issued now carries; empty before the first anchor."""
    return Anchor.objects.order_by("-pk").values_list("root", flat=True).first() or ""


def _anchor_problems(heads: dict[str, tuple[int, str]]) -> Iterator[str]:
    last = Anchor.objects.order_by("-pk").first()
    if last is not None and len(heads) < last.heads:
        yield f"{last.heads - len(heads)} chains are gone since the last anchor"
