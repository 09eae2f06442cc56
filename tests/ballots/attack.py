"""The attack: link voters to choices by the order in which rows, log entries and log lines came, then read the choices.

The attacker stood in the room and knows in which order people voted, has every dump, and half of the voters tell him
what they chose: from them he learns what a paper looks like that says one thing or the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import comb

Voter = int


def recovered(papers: Mapping[Voter, bytes], choices: Mapping[Voter, str], confessed: set[Voter]) -> tuple[int, int]:
    """Return for how many voters who keep silent the attacker says the right choice, and of how many."""
    known = [voter for voter in papers if voter in confessed]
    silent = [voter for voter in choices if voter not in confessed]
    one, other = sorted(set(choices.values()))
    length = min((len(papers[voter]) for voter in papers), default=0)
    # What a paper says in clear needs no learning.
    plain = {voter: [code for code in (one, other) if code.encode() in papers[voter]] for voter in papers}
    bit, says = _best_bit([papers[v] for v in known], [choices[v] == one for v in known], length)
    usual = one if sum(choices[v] == one for v in confessed) * 2 >= len(confessed) else other
    hits = 0
    for voter in silent:
        guess = usual
        if voter in papers and len(plain[voter]) == 1:
            guess = plain[voter][0]
        elif voter in papers and length:
            guess = one if _bit(papers[voter], bit) == says else other
        hits += guess == choices[voter]
    return hits, len(silent)


def _bit(paper: bytes, place: int) -> int:
    return paper[place // 8] >> place % 8 & 1


def _best_bit(papers: Sequence[bytes], says_one: Sequence[bool], length: int) -> tuple[int, int]:
    """Return the bit that tells one choice from the other best among those who confessed, and what it is then."""
    best, found = -1, (0, 1)
    for place in range(length * 8):
        agree = sum(_bit(paper, place) == says for paper, says in zip(papers, says_one, strict=True))
        for number, value in ((agree, 1), (len(papers) - agree, 0)):
            if number > best:
                best, found = number, (place, value)
    return found


def chance(hits: int, trials: int, share: float = 0.5) -> float:
    """The exact probability that somebody who guesses is right at least so often."""
    return sum(comb(trials, k) * share**k * (1 - share) ** (trials - k) for k in range(hits, trials + 1))
