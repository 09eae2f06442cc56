"""Verifying the trail: 100,000 entries in 1,000 chains, read and hashed once each."""

from __future__ import annotations

import hashlib
import hmac

from django.conf import settings
from django.db import connection, transaction

from benchmarks.measuring import always, race
from benchmarks.scratch import Copy, House
from benchmarks.table import Finding, Line, ratio, same
from cases import trail
from cases.models import Case, TrailEntry
from tests.make import START, make_case
from tests.performance.crowd import add_cases

CHAINS, LENGTH = 1_000, 100
ROUNDS = 3


def run(house: House) -> Finding:
    """Verify against reading the same rows and hashing as much."""
    copy = _filled(house)
    with copy:
        count = TrailEntry.objects.count()
        whole = list(trail.problems()) == []
        times = race({"verify": always(_verify), "read": always(_read)}, rounds=ROUNDS)
        found = _finds_a_change()
    copy.close()
    lines = [
        Line(f"seconds for {count:,} entries", round(times["verify"].seconds, 2), "s", bound=5),
        ratio("verifying / reading and hashing the rows", times["verify"], times["read"]),
        same("all chains are whole, and one changed entry is found", whole and found),
    ]
    return Finding("Verification of the trail", "bare SQL and the same number of hashes", "none known", lines)


def _filled(house: House) -> Copy:
    copy = house.copy()
    with copy, transaction.atomic():
        like = make_case(house.office, "P1")
        for case in (cases := add_cases(like, CHAINS)):
            facts = {"days": 45, "people": 4, "rules": ["QD89-DUR-KTCH", "QD89-TEAM-MIN"]}
            entries = [trail.chained(case, "proposed", "P1", house.office.quan, START, facts) for _ in range(LENGTH)]
            TrailEntry.objects.bulk_create(entries)
        Case.objects.bulk_update(cases, ["trail_length", "trail_head"], batch_size=200)
    return copy


def _verify() -> None:
    for _problem in trail.problems():
        raise AssertionError(_problem)


def _read() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            'SELECT stream, seq, act, step, by_id, "on", at, data, previous_hash, hash FROM cases_trailentry '
            "ORDER BY stream, seq"
        )
        key = settings.TRAIL_KEY.encode()
        for row in cursor.cursor:
            hmac.new(key, str(row).encode(), hashlib.sha256).hexdigest()


def _finds_a_change() -> bool:
    """Change one entry as somebody with the file in hand would, past the triggers."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER cases_trailentry_no_update")
        cursor.execute("UPDATE cases_trailentry SET act = 'closed' WHERE id = (SELECT MAX(id) FROM cases_trailentry)")
    return len(list(trail.problems())) == 1
