"""Certificates read from files, and what is said of them."""

from __future__ import annotations

from pathlib import Path

from asn1crypto import pem, x509
from django.conf import settings


def read_certificates(path: Path) -> tuple[x509.Certificate, ...]:
    """Return the certificates of a file, PEM or DER. Raises `OSError`, and `ValueError` for anything else."""
    content = path.read_bytes()
    if not pem.detect(content):
        return (_parsed(content),)
    found = tuple(_parsed(der) for kind, _headers, der in pem.unarmor(content, multiple=True) if kind == "CERTIFICATE")
    if not found:
        raise ValueError(f"there is no certificate in {path}")
    return found


def _parsed(der: bytes) -> x509.Certificate:
    certificate = x509.Certificate.load(der, strict=True)
    certificate.native  # noqa: B018  # parsed when asked for; better here than in the middle of a signature
    return certificate


def configured_roots() -> tuple[x509.Certificate, ...]:
    """Return the authorities this house trusts; without SIGNING_ROOTS_FILE it trusts none."""
    return read_certificates(Path(settings.SIGNING_ROOTS_FILE)) if settings.SIGNING_ROOTS_FILE else ()


def fingerprint(certificate: x509.Certificate) -> str:
    """Return the SHA-256 of a certificate, by which it is told from one with the same names."""
    return str(certificate.sha256.hex())


def name_of(certificate: x509.Certificate) -> str:
    """Return whom a certificate names, as people call them."""
    subject = certificate.subject.native
    named = subject.get("common_name") or subject.get("organization_name") or certificate.subject.human_friendly
    return named if isinstance(named, str) else ", ".join(named)
