"""Whether the house could sign now: asked before it opens, and by whoever changed key, passphrase or PIN."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from asn1crypto.x509 import Certificate
from django.conf import settings
from django.utils import timezone
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator import CertificateValidator, ValidationContext
from pyhanko_certvalidator.errors import PathError

from documents.signing import PKCS11, PKCS12, SigningFailed, keys, pen, tokens
from documents.signing.unlocking import file_of

#: A new certificate takes weeks to get.
SOON = timedelta(days=45)


def problems() -> Iterator[str]:
    """Yield what keeps the house from signing, each with the name of its setting. Logs in to a token once."""
    yield from _open_files()
    if settings.SIGNING_TIMESTAMP_URL and urlsplit(settings.SIGNING_TIMESTAMP_URL).scheme not in {"http", "https"}:
        yield "SIGNING_TIMESTAMP_URL: the address begins with neither http:// nor https://."
    tokens.refusal_mark().unlink(missing_ok=True)
    try:
        roots = keys.certificates_of("SIGNING_ROOTS_FILE")
        signer = pen.opened_anew()
        if roots and not _is_vouched_for(signer, roots):
            yield "SIGNING_ROOTS_FILE holds no authority that vouches for the certificate; see SIGNING_CHAIN_FILE."
    except SigningFailed as failure:
        yield str(failure)


def cautions() -> Iterator[str]:
    """Yield what will keep the house from signing soon, or others from believing what it signs."""
    if not settings.SIGNING_ROOTS_FILE:
        yield "SIGNING_ROOTS_FILE is not set, so no signature is believed, not even the house's own."
    try:
        ends = keys.certificate_of(pen.opened_anew()).not_valid_after
    except SigningFailed:
        return
    if ends < timezone.now() + SOON:
        yield f"{keys.setting()}: the certificate is valid until {ends:%d/%m/%Y}; ask for the next one now."


def _open_files() -> Iterator[str]:
    """Yield the files of secrets that more than their owner reads, or that a backup would carry along."""
    named = {
        PKCS12: {
            "SIGNING_PKCS12_FILE": _path(settings.SIGNING_PKCS12_FILE),
            f"{keys.PASSPHRASE}_FILE": file_of(keys.PASSPHRASE),
        },
        PKCS11: {f"{tokens.PIN}_FILE": file_of(tokens.PIN)},
    }
    for name, path in named.get(settings.SIGNING, {}).items():
        if path is None or not path.is_file():
            continue
        if path.stat().st_mode & 0o077:
            yield f"{name} may be read by others than its owner: chmod 600."
        if path.resolve().is_relative_to(settings.DATA_DIR):
            yield f"{name} lies in DATA_DIR, so a backup would carry it: keep it elsewhere."


def _path(name: str) -> Path | None:
    return Path(name) if name else None


def _is_vouched_for(signer: Signer, roots: Sequence[Certificate]) -> bool:
    context = ValidationContext(trust_roots=list(roots), allow_fetching=False)
    path = CertificateValidator(signer.signing_cert, list(signer.cert_registry), context)
    try:
        asyncio.run(path.async_validate_path())
    except PathError:
        return False
    return True
