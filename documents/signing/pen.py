"""The pen of a process: its key, opened when first needed and put down when it fails; every signature is read back."""

from __future__ import annotations

import contextlib
import io
import logging
import os
import threading
import time
from collections.abc import Iterator

from django.conf import settings
from django.utils import timezone
from pkcs11.exceptions import PKCS11Error
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.misc import PdfError
from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers import PdfSignatureMetadata, PdfSigner, Signer
from pyhanko.sign.timestamps.common_utils import TimestampRequestError

from documents.signing import Signed, SigningFailed, SigningMisset, detached, keys
from documents.signing.certificates import name_of
from documents.signing.checking import Fault, check
from documents.signing.timestamps import Authority

logger = logging.getLogger(__name__)

FIELD = "ChuKySo"
DIGEST = "sha256"

#: After a failure nothing is tried for so long: hundreds of waiting papers ask a dead token once, not each.
REST = 20.0

_TIMESTAMP = 12 * 1024
_AROUND = 3 * 1024


class _Untouched(IncrementalPdfFileWriter):
    """Adds the signature and nothing else: title, dates and producer stay what the PDF/A says twice over."""

    def _update_meta(self) -> None:
        pass


class Pen:
    """The key of the house in this process."""

    def __init__(self) -> None:
        """Hold nothing yet."""
        self._signer: Signer | None = None
        self._owner = 0
        self._rests_until = 0.0
        self._trouble = SigningFailed()
        self._lock = threading.Lock()

    def get_ready(self) -> Signer:
        """Open the key and look at its certificate. Raises `SigningFailed`."""
        with self._lock, self._watched():
            return self._taken_up()

    def sign(self, pdf: bytes) -> Signed:
        """Return the signed paper, after reading it back. Raises `SigningFailed`."""
        with self._lock, self._watched():
            return _read_back(_signed(pdf, self._taken_up()))

    def sign_beside(self, content: bytes) -> tuple[bytes, str]:
        """Return a signature to lay beside these bytes, read back, and its certificate. Raises `SigningFailed`."""
        with self._lock, self._watched():
            signature = detached.made(content, self._taken_up())
            roots = keys.certificates_of("SIGNING_ROOTS_FILE")
            found = detached.judged(content, signature, roots)
            if set(found.faults) - (set() if roots else {Fault.UNTRUSTED}):
                raise SigningFailed(f"The signature does not read back: {', '.join(found.faults)}.")
            return signature, found.fingerprint

    def put_down(self) -> None:
        """Forget the key, as a new process would."""
        with self._lock:
            self._signer, self._rests_until = None, 0.0

    def _taken_up(self) -> Signer:
        if self._owner != os.getpid():  # a key opened before a fork is the parent's
            self._signer, self._rests_until, self._owner = None, 0.0, os.getpid()
        if time.monotonic() < self._rests_until:
            raise self._trouble.with_traceback(None)
        if self._signer is None:
            self._signer = keys.opened()
        _require_in_force(self._signer)
        return self._signer

    @contextlib.contextmanager
    def _watched(self) -> Iterator[None]:
        try:
            yield
        except SigningFailed as failure:
            if failure is not self._trouble:
                self._signer, self._rests_until, self._trouble = None, time.monotonic() + REST, failure
                logger.warning("Papers wait for their signature: %s", failure)
            raise


def _require_in_force(signer: Signer) -> None:
    certificate = keys.certificate_of(signer)
    starts, ends = certificate.not_valid_before, certificate.not_valid_after
    if not starts <= timezone.now() <= ends:
        span = f"{starts:%d/%m/%Y} to {ends:%d/%m/%Y}"
        raise SigningMisset(f"{keys.setting()}: the certificate is valid from {span} and not today.")


def _signed(pdf: bytes, signer: Signer) -> bytes:
    what = PdfSignatureMetadata(
        field_name=FIELD,
        name=name_of(keys.certificate_of(signer)),
        md_algorithm=DIGEST,
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
    )
    url = settings.SIGNING_TIMESTAMP_URL
    pen = PdfSigner(
        what,
        signer=signer,
        timestamper=Authority(url) if url else None,
        new_field_spec=SigFieldSpec(FIELD, readable_field_name="Chữ ký số"),
    )
    certificates = sum(len(one.dump()) for one in [keys.certificate_of(signer), *signer.cert_registry])
    room = 2 * (certificates + _AROUND + (_TIMESTAMP if url else 0))
    try:
        out: io.BytesIO = pen.sign_pdf(_Untouched(io.BytesIO(pdf)), bytes_reserved=room)
    except TimestampRequestError as error:
        raise SigningFailed(f"SIGNING_TIMESTAMP_URL: {error}.") from None
    except PKCS11Error as error:
        raise SigningFailed(f"SIGNING_PKCS11_TOKEN: the token did not sign: {type(error).__name__}.") from None
    except (SigningError, PdfError, ValueError, OSError) as error:
        raise SigningFailed(f"The paper could not be signed: {type(error).__name__}.") from error
    return out.getvalue()


def _read_back(pdf: bytes) -> Signed:
    """Return what is remembered of a signature, or refuse what a reader of the paper would not accept."""
    roots = keys.certificates_of("SIGNING_ROOTS_FILE")
    found = check(pdf, roots)
    faults = set(found.faults) - (set() if roots else {Fault.UNTRUSTED})
    if Fault.UNTRUSTED in faults:
        raise SigningMisset(
            "SIGNING_ROOTS_FILE holds no authority that vouches for the certificate; see SIGNING_CHAIN_FILE."
        )
    if faults or len(found.each) != 1:
        raise SigningFailed(f"The signed paper does not read back: {', '.join(sorted(faults))}.")
    (made,) = found.each
    if roots and settings.SIGNING_TIMESTAMP_URL and not made.is_timed:
        raise SigningMisset("SIGNING_ROOTS_FILE holds no authority that vouches for the timestamps.")
    return Signed(pdf, made.signer, made.fingerprint, made.valid_until, made.signed_at or timezone.now(), made.is_timed)


_pen = Pen()


def get_ready() -> None:
    """Open this process's own key."""
    _pen.get_ready()


def sign(pdf: bytes) -> Signed:
    """Sign with this process's own key."""
    return _pen.sign(pdf)


def sign_beside(content: bytes) -> tuple[bytes, str]:
    """Sign bytes that are no paper with this process's own key."""
    return _pen.sign_beside(content)


def put_down() -> None:
    """Forget this process's key; the next paper opens it again as the settings say then."""
    _pen.put_down()


def opened_anew() -> Signer:
    """Return the key as a new process would open it. Raises `SigningFailed`."""
    _pen.put_down()
    return _pen.get_ready()
