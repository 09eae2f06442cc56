"""Who reads everything the database keeps learns no choice: dumps before, during and after, by every order there is."""

from __future__ import annotations

import random
import secrets
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction

from cases import ballot_keys
from cases.commands import balloting_sealed
from tests.ballots import engine
from tests.ballots.attack import chance, recovered
from tests.ballots.world import DAY, Hall, make_hall, passphrase

pytestmark = pytest.mark.both_engines

VOTERS = 200
ONE, OTHER = "EXPULSION", "WARNING"
#: Rarer than this in guessing is no guessing. Keys are drawn anew in each run, so the bound leaves room.
NEVER = 1e-6


class Spied:
    """A vote of two hundred with everything an administrator could have kept of it."""

    def __init__(self, hall: Hall, folder: Path) -> None:
        draw = random.Random(20260615)
        self.hall = hall
        self.voters = draw.sample(range(VOTERS), VOTERS)
        self.choices = {voter: draw.choice((ONE, OTHER)) for voter in self.voters}
        self.confessed = set(draw.sample(self.voters, VOTERS // 2))
        self.folder = folder
        self.lines: list[str] = []
        self.ballot = hall.opened()
        self.dumps: dict[str, dict[str, Any]] = {"before": self.dump()}

    def vote(self) -> None:
        """Each votes twice: on the sealed ballot, and as a plain table would keep it; half-way everything is dumped."""
        with connection.cursor() as cursor:
            cursor.execute("CREATE TABLE plain_mark (member integer, voted integer)")
            cursor.execute("CREATE TABLE plain_vote (id varchar(32) PRIMARY KEY, choice varchar(20))")
        log = engine.Log(self.folder)
        for turn, voter in enumerate(self.voters, 1):
            self.lines.append(self._logged(lambda voter=voter: self.hall.cast(self.ballot, voter, self.choices[voter])))
            self.lines[-1] += "\0" + self._logged(lambda voter=voter: self._plain(voter))
            if turn == VOTERS // 2:
                self.dumps["halfway"] = self.dump()
        self.dumps["during"] = self.dump()
        self.dumps["during"]["log"] = self.log = log.read()

    def _logged(self, act: Any) -> str:
        connection.queries_log.clear()
        connection.force_debug_cursor = True
        act()
        connection.force_debug_cursor = False
        return "\n".join(query["sql"] for query in connection.queries_log)

    def _plain(self, voter: int) -> None:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("INSERT INTO plain_mark VALUES (%s, 1)", [voter])
            cursor.execute("INSERT INTO plain_vote VALUES (%s, %s)", [secrets.token_hex(16), self.choices[voter]])

    def dump(self) -> dict[str, Any]:
        where = f"ballot_id = {self.ballot.pk}"
        plain = "plain_vote" in connection.introspection.table_names()
        return {
            "marks": engine.rows("cases_elector", "member_id", f"{where} AND has_voted"),
            "papers": engine.rows("cases_sealedpaper", "receipt_hash, sealed, mac", where),
            "plain_marks": engine.rows("plain_mark", "member") if plain else [],
            "plain_papers": engine.rows("plain_vote", "id, choice") if plain else [],
        }

    def number(self, member: int) -> int:
        return next(n for n, one in enumerate(self.hall.members) if one.pk == member)

    def sealed_papers(self, name: str) -> dict[str, dict[int, bytes]]:
        """The papers of a dump, given to voters by every order the attacker can think of."""
        dump = self.dumps[name]
        papers = [
            (row, bytes(row["sealed"]) + bytes.fromhex(row["receipt_hash"] + row["mac"])) for row in dump["papers"]
        ]
        marks = [(self.number(row["member_id"]), row["transaction"]) for row in dump["marks"]]
        return self._linked(papers, marks, dump.get("log"), lambda row: bytes(row["sealed"]))

    def plain_papers(self, name: str) -> dict[str, dict[int, bytes]]:
        dump = self.dumps[name]
        papers = [(row, row["choice"].encode()) for row in dump["plain_papers"]]
        marks = [(row["member"], row["transaction"]) for row in dump["plain_marks"]]
        return self._linked(papers, marks, dump.get("log"), lambda row: row["id"].encode())

    def _linked(
        self, papers: list[Any], marks: list[Any], log: bytes | None, needle: Any
    ) -> dict[str, dict[int, bytes]]:
        voted = self.voters[: len(papers)]
        found = {"place": dict(zip(voted, (text for _row, text in papers), strict=True))}
        by_key = sorted(papers, key=lambda pair: needle(pair[0]))
        found["key"] = dict(zip(voted, (text for _row, text in by_key), strict=True))
        if engine.on_postgresql():
            written = {row["transaction"]: text for row, text in papers}
            found["xmin"] = {voter: written[by] for voter, by in marks if by in written}
        if log:
            in_log = sorted(papers, key=lambda pair: log.find(needle(pair[0])))
            assert all(log.find(needle(row)) >= 0 for row, _text in papers)
            found["wal"] = dict(zip(voted, (text for _row, text in in_log), strict=True))
        return found

    def in_lines(self, part: int) -> dict[int, bytes]:
        return {voter: line.split("\0")[part].encode() for voter, line in zip(self.voters, self.lines, strict=True)}

    def chance(self, papers: Mapping[int, bytes]) -> float:
        hits, trials = recovered(papers, self.choices, self.confessed)
        silent = [choice for voter, choice in self.choices.items() if voter not in self.confessed]
        share = max(silent.count(ONE), silent.count(OTHER)) / len(silent)
        return chance(hits, trials, share)

    def reads_all(self, papers: Mapping[int, bytes]) -> bool:
        hits, trials = recovered(papers, self.choices, self.confessed)
        return hits == trials == VOTERS // 2


@engine.commits
def test_A52_no_order_of_anything_links_a_voter_to_a_choice(committed: Path) -> None:  # noqa: N802
    with transaction.atomic():
        hall = make_hall(VOTERS)
    spied = Spied(hall, committed)
    spied.vote()
    tellers = {m.pk: passphrase(m.pk) for m in hall.members[1:3]}
    key = ballot_keys.put_together(spied.ballot.key, tellers, dict.fromkeys(tellers, ""))
    closing = engine.Log(committed)
    hall.close(spied.ballot)
    spied.dumps["closed"] = spied.dump()
    ballot = balloting_sealed.tally(spied.ballot, by=hall.user(1), on=DAY, passphrases=tellers)
    spied.dumps["after"] = spied.dump()

    # The attack works: it reads every choice of a plain table, by each order.
    for name in ("during", "closed"):
        for order, papers in spied.plain_papers(name).items():
            assert spied.reads_all(papers) is (order != "key"), order
    assert spied.reads_all(spied.in_lines(1))
    assert spied.chance(spied.plain_papers("during")["place"]) < NEVER

    # It reads none of a sealed ballot.
    attacks = {
        f"{name} by {order}": papers
        for name in ("halfway", "during", "closed")
        for order, papers in spied.sealed_papers(name).items()
    }
    attacks["log lines"] = spied.in_lines(0)
    attacks["receipts"] = dict(zip(spied.voters, (bytes.fromhex(one) for one in ballot.receipts), strict=True))
    likely = {name: spied.chance(papers) for name, papers in attacks.items()}
    assert {name: found for name, found in likely.items() if found < NEVER} == {}
    # Three dumps by place and key, one by the log, two more by what is said; PostgreSQL adds the transactions.
    assert len(attacks) == (12 if engine.on_postgresql() else 9)

    # A dump taken during the vote tells who cast which ciphertext, and nothing more; after the close not even that.
    if engine.on_postgresql():
        assert len(spied.sealed_papers("during")["xmin"]) == VOTERS
        assert len({row["transaction"] for row in spied.dumps["closed"]["papers"]}) == 1
        assert len({row["transaction"] for row in spied.dumps["closed"]["marks"]}) == 1
    places = [row["receipt_hash"] for row in spied.dumps["closed"]["papers"]]
    assert places == sorted(places)

    # Afterwards the papers are gone, the figures are right, and no byte ever held the key or, in the log, a choice.
    assert spied.dumps["before"]["papers"] == spied.dumps["after"]["papers"] == []
    cast = list(spied.choices.values())
    assert (ballot.votes[ONE], ballot.votes[OTHER]) == (cast.count(ONE), cast.count(OTHER))
    assert not ballot_keys.folder_of(ballot.key).exists()
    written = spied.log + closing.read()
    for secret in (key, key.hex().encode(), tellers[hall.members[1].pk].encode()):
        assert secret not in written
    assert len({len(row["sealed"]) for row in spied.dumps["during"]["papers"]}) == 1


def test_the_exact_test_tells_knowing_from_guessing() -> None:
    assert chance(0, 100) == pytest.approx(1.0)
    assert chance(50, 100) == pytest.approx(0.5398, abs=1e-4)
    assert chance(100, 100) == pytest.approx(2**-100)
    choices = {voter: ONE if voter % 3 else OTHER for voter in range(90)}
    known = set(range(45))
    assert recovered({v: choices[v].encode() for v in choices}, choices, known) == (45, 45)
    assert recovered({v: b"\x01" if choices[v] == ONE else b"\x00" for v in choices}, choices, known) == (45, 45)
    assert recovered({}, choices, known) == (30, 45)
