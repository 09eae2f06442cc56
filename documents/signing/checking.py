"""What the signatures in a PDF are worth; asked by pages, commands and the nightly check; no database, no network."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum

from asn1crypto import x509
from django.utils import timezone
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from documents.signing.certificates import configured_roots, fingerprint, name_of

#: What a file that nobody vouches for may do to its reader; a paper of ours does none of it.
_UNREADABLE = (
    PdfError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, AssertionError,
    NotImplementedError, OSError, zlib.error,
)  # fmt: skip

#: Where a file says that it ends.
_END = re.compile(rb"startxref\s+\d+\s+%%EOF(?:\r\n|\r|\n)?")

#: Certificates for signing papers carry either of these uses.
_USES = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)


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


def check(pdf: bytes, trusted: Iterable[x509.Certificate] | None = None) -> Signatures:
    """Tell what the signatures of a file are worth to who trusts these authorities, else the configured ones.

    A certificate has to be valid on the day of its signature: that day is proven by a timestamp from a trusted
    authority (`is_timed`), else it is what the signer said.
    """
    roots = list(configured_roots() if trusted is None else trusted)
    found = _read(pdf, roots)
    if not found.is_readable and (shorter := _without_the_rest(pdf)):
        # Told apart from a file that is broken: what follows its end is no part of the paper.
        found = _read(shorter, roots)
        found = replace(found, each=tuple(replace(one, covers_all=False) for one in found.each))
    return found


def _read(pdf: bytes, roots: list[x509.Certificate]) -> Signatures:
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        return Signatures(tuple(_judged(one, roots) for one in reader.embedded_regular_signatures))
    except _UNREADABLE:
        return Signatures(is_readable=False)


def _without_the_rest(pdf: bytes) -> bytes:
    ends = list(_END.finditer(pdf))
    return pdf[: ends[-1].end()] if ends and ends[-1].end() < len(pdf) else b""


def _judged(signature: EmbeddedPdfSignature, roots: list[x509.Certificate]) -> Signature:
    certificate = signature.signer_cert
    claimed = signature.self_reported_timestamp
    now = timezone.now()
    context = ValidationContext(trust_roots=roots, moment=min(claimed or now, now), allow_fetching=False)
    status = validate_pdf_signature(signature, context, key_usage_settings=_USES)
    proven = _proven_time(status)
    starts, ends = certificate.not_valid_before, certificate.not_valid_after
    return Signature(
        field=str(signature.field_name),
        signer=name_of(certificate),
        subject=certificate.subject.human_friendly,
        issuer=certificate.issuer.human_friendly,
        fingerprint=fingerprint(certificate),
        valid_from=starts,
        valid_until=ends,
        signed_at=proven or (claimed.astimezone(UTC) if claimed else None),
        is_timed=proven is not None,
        is_intact=bool(status.intact and status.valid),
        is_trusted=bool(status.trusted) and (proven is None or starts <= proven <= ends),
        covers_all=status.coverage == SignatureCoverageLevel.ENTIRE_FILE,
        is_certified=signature.docmdp_level == MDPPerm.NO_CHANGES,
        modification=_modification(status),
    )


def _proven_time(status: PdfSignatureStatus) -> datetime | None:
    stamp = status.timestamp_validity
    if stamp is None or not (stamp.intact and stamp.valid and stamp.trusted):
        return None
    return stamp.timestamp.astimezone(UTC)


def _modification(status: PdfSignatureStatus) -> Modification:
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return Modification.NONE
    return Modification.ALLOWED if status.docmdp_ok else Modification.FORBIDDEN
