"""A signature beside a file (CMS, detached): made with the key of the house, judged by anyone without the house."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from asn1crypto import cms
from asn1crypto.x509 import Certificate
from django.conf import settings
from django.utils import timezone
from pkcs11.exceptions import PKCS11Error
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import Signer
from pyhanko.sign.signers.pdf_cms import PdfCMSSignedAttributes
from pyhanko.sign.timestamps.common_utils import TimestampRequestError
from pyhanko.sign.validation import async_validate_detached_cms
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext

from documents.signing import SigningFailed
from documents.signing.certificates import fingerprint, name_of
from documents.signing.checking import Fault
from documents.signing.timestamps import Authority

DIGEST = "sha256"
_USES = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)
#: What a signature that nobody vouches for may do to its reader.
_UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, RecursionError)


@dataclass(frozen=True)
class Beside:
    """What a signature beside a file is worth: whose it is, when it was made, and everything wrong with it."""

    signer: str = ""
    issuer: str = ""
    fingerprint: str = ""
    signed_at: datetime | None = None
    is_timed: bool = False
    faults: tuple[Fault, ...] = ()


def made(content: bytes, signer: Signer) -> bytes:
    """Return the signature of these bytes, and of nothing else. Raises `SigningFailed`."""
    url = settings.SIGNING_TIMESTAMP_URL
    told = PdfCMSSignedAttributes(signing_time=timezone.now())
    work = signer.async_sign_general_data(
        content, DIGEST, detached=True, timestamper=Authority(url) if url else None, signed_attr_settings=told
    )
    try:
        return bytes(asyncio.run(work).dump())
    except TimestampRequestError as error:
        raise SigningFailed(f"SIGNING_TIMESTAMP_URL: {error}.") from None
    except PKCS11Error as error:
        raise SigningFailed(f"SIGNING_PKCS11_TOKEN: the token did not sign: {type(error).__name__}.") from None
    except (SigningError, ValueError, OSError) as error:
        raise SigningFailed(f"It could not be signed: {type(error).__name__}.") from error


def judged(content: bytes, signature: bytes, roots: Sequence[Certificate]) -> Beside:
    """Return what a signature says of these bytes to who trusts these authorities; hostile bytes are no error."""
    try:
        return _judged(content, signature, roots)
    except _UNREADABLE:
        return Beside(faults=(Fault.UNREADABLE,))


def _judged(content: bytes, signature: bytes, roots: Sequence[Certificate]) -> Beside:
    told = cms.ContentInfo.load(signature, strict=True)
    if told["content_type"].native != "signed_data":
        return Beside(faults=(Fault.UNREADABLE,))
    signed = told["content"]
    now = timezone.now()
    claimed = _claimed(signed)
    context = ValidationContext(trust_roots=list(roots), moment=min(claimed or now, now), allow_fetching=False)
    status = asyncio.run(
        async_validate_detached_cms(
            content, signed, signer_validation_context=context, ts_validation_context=context, key_usage_settings=_USES
        )
    )
    stamp = status.timestamp_validity
    proven = stamp.timestamp.astimezone(UTC) if stamp is not None and stamp.valid and stamp.trusted else None
    certificate = status.signing_cert
    is_intact = bool(status.intact and status.valid)
    in_its_time = proven is None or certificate.not_valid_before <= proven <= certificate.not_valid_after
    wrong = {Fault.ALTERED: not is_intact, Fault.UNTRUSTED: is_intact and not (status.trusted and in_its_time)}
    return Beside(
        signer=name_of(certificate),
        issuer=certificate.issuer.human_friendly,
        fingerprint=fingerprint(certificate),
        signed_at=proven or claimed,
        is_timed=proven is not None,
        faults=tuple(fault for fault, is_so in wrong.items() if is_so),
    )


def _claimed(signed: cms.SignedData) -> datetime | None:
    """Return when the signer says it was made."""
    (signer,) = signed["signer_infos"]
    for attribute in signer["signed_attrs"]:
        if attribute["type"].native == "signing_time":
            moment: datetime = attribute["values"][0].native
            return moment.astimezone(UTC)
    return None
