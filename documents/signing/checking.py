"""What the signatures in a PDF are worth; asked by pages, commands and the nightly check; no database, no network."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from asn1crypto.x509 import Certificate


class Fault(StrEnum):
    """What is wrong with a file or with one of its signatures; the names are kept, the words are the page's."""

    UNREADABLE = "unreadable"  # no PDF, or one that cannot be followed
    UNSIGNED = "unsigned"  # there is no signature in it
    ALTERED = "altered"  # the bytes are not those that were signed
    UNTRUSTED = "untrusted"  # no configured authority vouches for the certificate
    EXTENDED = "extended"  # something stands in the file that the signature does not cover
    UNCERTIFIED = "uncertified"  # it does not forbid changes, as those of papers do


class Modification(StrEnum):
    """What was done to a file after it was signed."""

    NONE = "none"
    ALLOWED = "allowed"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True)
class Signature:
    """One signature. That it `is_trusted` speaks of the authority only; the `fingerprint` says which certificate."""

    field: str
    signer: str
    subject: str
    issuer: str
    fingerprint: str
    valid_from: datetime
    valid_until: datetime
    signed_at: datetime | None
    is_timed: bool
    is_intact: bool
    is_trusted: bool
    covers_all: bool
    is_certified: bool
    modification: Modification

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything wrong with it."""
        found = {
            Fault.ALTERED: not self.is_intact,
            Fault.EXTENDED: not self.covers_all or self.modification != Modification.NONE,
            Fault.UNTRUSTED: self.is_intact and not self.is_trusted,  # whose altered bytes are is not asked
            Fault.UNCERTIFIED: not self.is_certified,
        }
        return tuple(fault for fault, is_so in found.items() if is_so)

    @property
    def is_good(self) -> bool:
        """Whether nothing is wrong with it."""
        return not self.faults


@dataclass(frozen=True)
class Signatures:
    """All signatures of a file, in the order they were made."""

    each: tuple[Signature, ...] = ()
    is_readable: bool = True

    @property
    def is_signed(self) -> bool:
        """Whether there is any."""
        return bool(self.each)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Everything wrong with the file or with any of its signatures, each once."""
        if not self.is_readable:
            return (Fault.UNREADABLE,)
        if not self.each:
            return (Fault.UNSIGNED,)
        return tuple(fault for fault in Fault if any(fault in one.faults for one in self.each))

    @property
    def is_good(self) -> bool:
        """Whether the file is signed and nothing is wrong with it: the only answer a paper is accepted with."""
        return not self.faults


def check(pdf: bytes, trusted: Iterable[Certificate] | None = None) -> Signatures:
    """Tell what the signatures of a file are worth to who trusts these authorities, else the configured ones.

    A certificate has to be valid on the day of its signature: that day is proven by a timestamp from a trusted
    authority (`is_timed`), else it is what the signer said.
    """
    # The libraries take half a second to load: whoever only knows the words does without.
    from documents.signing.certificates import configured_roots
    from documents.signing.judging import judged

    return judged(pdf, list(configured_roots() if trusted is None else trusted))
