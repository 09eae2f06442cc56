"""The signatures of a file, read and judged by the library; a hostile file gives an answer, never an error."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

from asn1crypto.x509 import Certificate
from django.utils import timezone
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.fields import MDPPerm
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel
from pyhanko_certvalidator import ValidationContext

from documents.signing.certificates import fingerprint, name_of
from documents.signing.checking import Modification, Signature, Signatures

#: What a file that nobody vouches for may do to its reader; a paper of ours does none of it.
_UNREADABLE = (
    PdfError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError, AssertionError,
    NotImplementedError, OSError, zlib.error,
)  # fmt: skip

#: Where a file says that it ends.
_END = re.compile(rb"startxref\s+\d+\s+%%EOF(?:\r\n|\r|\n)?")

#: Certificates for signing papers carry either of these uses.
_USES = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)


def judged(pdf: bytes, roots: Sequence[Certificate]) -> Signatures:
    """Return what the signatures of a file are worth to who trusts these authorities."""
    found = _read(pdf, roots)
    if not found.is_readable and (shorter := _without_the_rest(pdf)):
        # Told apart from a file that is broken: what follows its end is no part of the paper.
        found = _read(shorter, roots)
        found = replace(found, each=tuple(replace(one, covers_all=False) for one in found.each))
    return found


def _read(pdf: bytes, roots: Sequence[Certificate]) -> Signatures:
    try:
        reader = PdfFileReader(io.BytesIO(pdf))
        return Signatures(tuple(_judged(one, roots) for one in reader.embedded_regular_signatures))
    except _UNREADABLE:
        return Signatures(is_readable=False)


def _without_the_rest(pdf: bytes) -> bytes:
    ends = list(_END.finditer(pdf))
    return pdf[: ends[-1].end()] if ends and ends[-1].end() < len(pdf) else b""


def _judged(signature: EmbeddedPdfSignature, roots: Sequence[Certificate]) -> Signature:
    certificate = signature.signer_cert
    claimed = signature.self_reported_timestamp
    now = timezone.now()
    context = ValidationContext(trust_roots=list(roots), moment=min(claimed or now, now), allow_fetching=False)
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
