"""An authority for tests and the demonstration, made when asked for: its certificates say openly what they are."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.utils import timezone

ROOT_NAME = "CHỨNG THỰC TRÌNH DIỄN (KHÔNG CÓ GIÁ TRỊ)"
SIGNER_NAME = "CƠ QUAN TRÌNH DIỄN (KHÔNG CÓ GIÁ TRỊ)"
ORGANIZATION = "TRÌNH DIỄN - DEMONSTRATION"
_YEAR = timedelta(days=365)


@dataclass(frozen=True, repr=False)
class Held:
    """A key with its certificate; it shows only the name."""

    key: rsa.RSAPrivateKey
    certificate: x509.Certificate

    def __repr__(self) -> str:
        """Say whose, never what."""
        return f"Held {self.certificate.subject.rfc4514_string()}"

    @property
    def pem(self) -> bytes:
        """The certificate as a file holds it."""
        return self.certificate.public_bytes(Encoding.PEM)


def authority(name: str = ROOT_NAME) -> Held:
    """Return a new authority: asked twice with the same name, two that differ by their keys alone."""
    key = _new_key()
    now = timezone.now()
    built = _begun(name, key, now - timedelta(days=1), now + 10 * _YEAR).issuer_name(_named(name))
    built = built.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    return Held(key, built.add_extension(_uses("key_cert_sign", "crl_sign"), critical=True).sign(key, hashes.SHA256()))


def certified(
    by: Held,
    name: str = SIGNER_NAME,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    stamps: bool = False,
) -> Held:
    """Return a key certified by an authority, for signing papers or for timestamps."""
    key = _new_key()
    now = timezone.now()
    built = _begun(name, key, since or now - timedelta(days=1), until or now + 2 * _YEAR)
    built = built.issuer_name(by.certificate.subject)
    built = built.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    built = built.add_extension(_uses("digital_signature", "content_commitment"), critical=True)
    whose = x509.AuthorityKeyIdentifier.from_issuer_public_key(by.key.public_key())
    built = built.add_extension(whose, critical=False)
    if stamps:
        built = built.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    return Held(key, built.sign(by.key, hashes.SHA256()))


def packed(held: Held, passphrase: str) -> bytes:
    """Return key and certificate as a PKCS#12 file."""
    name = b"ky-so"
    return pkcs12.serialize_key_and_certificates(
        name, held.key, held.certificate, None, BestAvailableEncryption(passphrase.encode())
    )


def write(folder: Path) -> dict[str, str]:
    """Make an authority and a signer in an empty folder; return the settings that use them."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    root = authority()
    passphrase = secrets.token_urlsafe(24)
    files = {
        "SIGNING_ROOTS_FILE": ("authority.pem", root.pem),
        "SIGNING_PKCS12_FILE": ("signer.p12", packed(certified(root), passphrase)),
        "SIGNING_PKCS12_PASSPHRASE_FILE": ("passphrase", passphrase.encode()),
    }
    for name, content in files.values():
        handle = os.open(folder / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            out.write(content)
    return {"SIGNING": "pkcs12"} | {name: str((folder / file).resolve()) for name, (file, _content) in files.items()}


def _new_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(public_exponent=65537, key_size=2048)


def _named(name: str) -> x509.Name:
    return x509.Name(
        [x509.NameAttribute(NameOID.ORGANIZATION_NAME, ORGANIZATION), x509.NameAttribute(NameOID.COMMON_NAME, name)]
    )


def _begun(name: str, key: rsa.RSAPrivateKey, since: datetime, until: datetime) -> x509.CertificateBuilder:
    built = x509.CertificateBuilder().subject_name(_named(name)).public_key(key.public_key())
    built = built.serial_number(x509.random_serial_number()).not_valid_before(since).not_valid_after(until)
    return built.add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)


def _uses(*which: str) -> x509.KeyUsage:
    every = (
        "digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only",
    )  # fmt: skip
    return x509.KeyUsage(**{use: use in which for use in every})
