"""The sealed paper: what goes into it, how it is closed, and how the box is known to be undisturbed.

Every paper is sealed to the public key of its own ballot, whose private key the house does not hold while voting is
open (`cases.ballot_keys`). All papers have one length, whatever was chosen. No paper says who cast it.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.views.decorators.debug import sensitive_variables
from nacl.bindings import sodium_pad, sodium_unpad
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox

from cases.errors_ballot import BoxDisturbed

T = TypeVar("T")

#: Shown before an electronic ballot starts, because it is what the house can promise and what it cannot.
HONEST_SENTENCE = _(
    "Your paper is sealed before it is stored. While voting is open nobody holds the key: two tellers together open "
    "the box once, after the close; then papers and keys are destroyed, and only the figures remain. A stolen database "
    "or a copy of it does not say how you voted. The system cannot protect you from somebody who changes its programs "
    "or reads the memory of the server while you vote, from a spied-on device, or from pressure; and the result itself "
    "may speak: where all vote alike, it shows the vote of each. Whoever wants a ballot on paper says so now."
)

#: Room for an option's code; every choice fills it.
_ROOM = 32
_ALPHABET = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


class Hidden(Generic[T]):
    """Something that frames on the way to its use may hold and no error page may show."""

    __slots__ = ("value",)

    def __init__(self, value: T) -> None:
        """Take it in."""
        self.value = value

    def __repr__(self) -> str:
        """Say nothing."""
        return "Hidden"


@dataclass(frozen=True)
class Paper:
    """What lies in the box."""

    receipt_hash: str
    sealed: bytes
    mac: str


def new_receipt() -> str:
    """Return a code that tells its holder, and nobody else, that a paper was in the box."""
    code = "".join(secrets.choice(_ALPHABET) for _place in range(16))
    return "-".join(code[i : i + 4] for i in range(0, 16, 4))


def receipt_hash(ballot: str, receipt: str) -> str:
    """Return what stands in the box for a receipt; the code itself is kept nowhere."""
    code = "".join(letter for letter in receipt.upper() if letter in _ALPHABET)
    return hashlib.sha256(f"{ballot}:{code}".encode()).hexdigest()


@sensitive_variables()
def seal(public_key: bytes, ballot: str, receipt: str, choice: str) -> Paper:
    """Seal a choice for a ballot; ballot and receipt are inside, so no paper passes for another."""
    mark = receipt_hash(ballot, receipt)
    text = _context(ballot, mark) + sodium_pad(choice.encode(), _ROOM)
    sealed = bytes(SealedBox(PublicKey(public_key)).encrypt(text))
    return Paper(mark, sealed, paper_mac(ballot, mark, sealed))


def _context(ballot: str, mark: str) -> bytes:
    return hashlib.sha256(f"ballot-paper:{ballot}:{mark}".encode()).digest()


def _keyed(*parts: bytes) -> str:
    """Sign with the key that lies outside the database: who can write rows cannot write this."""
    digest = hmac.new(settings.TRAIL_KEY.encode(), digestmod=hashlib.sha256)
    for part in parts:
        digest.update(len(part).to_bytes(4, "big") + part)
    return digest.hexdigest()


def paper_mac(ballot: str, mark: str, sealed: bytes) -> str:
    """Return what shows that a paper came in through the house, and not past it."""
    return _keyed(b"paper", ballot.encode(), mark.encode(), sealed)


def box_hash(ballot: str, papers: Iterable[Paper]) -> str:
    """Return what fixes the content of the box: one paper more, less or other gives another."""
    rows = sorted((paper.receipt_hash, paper.sealed) for paper in papers)
    return _keyed(b"box", ballot.encode(), *(part for mark, sealed in rows for part in (mark.encode(), sealed)))


def require_genuine(ballot: str, papers: Collection[Paper], marks: int) -> None:
    """Refuse a box that holds more or fewer papers than electors were marked, or a paper put there past the house."""
    if len(papers) != marks:
        raise BoxDisturbed(lack=_("their number is not the number of those who voted"))
    for paper in papers:
        if not hmac.compare_digest(paper.mac, paper_mac(ballot, paper.receipt_hash, paper.sealed)):
            raise BoxDisturbed(lack=_("a paper was put in or altered past the house"))


def require_untouched(ballot: str, papers: Collection[Paper], fixed: str) -> None:
    """Refuse a box that is not the one that was closed."""
    if not hmac.compare_digest(fixed, box_hash(ballot, papers)):
        raise BoxDisturbed(lack=_("a paper was added, removed or altered after the close"))


@sensitive_variables()
def count(private_key: bytes, ballot: str, papers: Iterable[Paper], options: Collection[str]) -> Counter[str]:
    """Open every paper and count; nothing but the figures leaves this function."""
    box = SealedBox(PrivateKey(private_key))
    figures: Counter[str] = Counter()
    for paper in papers:
        figures[_opened(box, ballot, paper, options)] += 1
    return figures


@sensitive_variables()
def _opened(box: SealedBox[PrivateKey], ballot: str, paper: Paper, options: Collection[str]) -> str:
    try:
        text = box.decrypt(paper.sealed)
        choice = sodium_unpad(text[32:], _ROOM).decode()
    except (CryptoError, UnicodeDecodeError):
        raise BoxDisturbed(lack=_("a paper was sealed for another ballot or altered")) from None
    if not hmac.compare_digest(text[:32], _context(ballot, paper.receipt_hash)) or choice not in options:
        raise BoxDisturbed(lack=_("a paper was sealed for another ballot or altered")) from None
    return choice
