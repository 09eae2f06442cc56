"""The key the house signs with, in a PKCS#12 file or in a PKCS#11 token, opened as its settings say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from asn1crypto.x509 import Certificate
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from django.conf import settings
from pyhanko.sign.signers import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from documents.signing import PKCS11, PKCS12, SigningMisset
from documents.signing.certificates import read_certificates
from documents.signing.unlocking import secret

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey

_DIGESTS: dict[str, hashes.HashAlgorithm] = {"sha256": hashes.SHA256(), "sha384": hashes.SHA384()}

PASSPHRASE = "SIGNING_PKCS12_PASSPHRASE"  # noqa: S105  # the name of the variable


def opened() -> Signer:
    """Return the key, ready to sign. Raises `SigningFailed`."""
    if settings.SIGNING == PKCS12:
        return _from_file()
    if settings.SIGNING == PKCS11:
        from documents.signing import tokens  # the token's library is loaded only where there is a token

        return tokens.opened(chain())
    raise SigningMisset(f"SIGNING is {settings.SIGNING!r}: set it to none, pkcs12 or pkcs11.")


def setting() -> str:
    """Return the setting that says where the certificate is."""
    return "SIGNING_PKCS12_FILE" if settings.SIGNING == PKCS12 else "SIGNING_PKCS11_KEY"


def certificate_of(signer: Signer) -> Certificate:
    """Return the certificate that goes with a key. Raises `SigningMisset`."""
    if signer.signing_cert is None:
        raise SigningMisset(f"{setting()}: there is no certificate with the key.")
    return signer.signing_cert


def chain() -> Sequence[Certificate]:
    """Return the certificates between the signer's and the authority's, which go into every signature."""
    return certificates_of("SIGNING_CHAIN_FILE")


def certificates_of(setting: str) -> Sequence[Certificate]:
    """Return the certificates of the file a setting names, if it names one. Raises `SigningMisset`."""
    name = getattr(settings, setting)
    try:
        return read_certificates(Path(name)) if name else ()
    except (OSError, ValueError, TypeError) as error:
        raise SigningMisset(f"{setting} cannot be read: {type(error).__name__}.") from None


class HeldKey(Signer):
    """A key held in memory: opened once, where the library's own signer would open it anew for every paper."""

    def __init__(self, key: Key, certificate: Certificate, others: Iterable[Certificate]) -> None:
        """Hold a key and the certificates that go along with its signatures."""
        self._key = key
        registry = SimpleCertificateStore.from_certs([certificate, *others])  # type: ignore[no-untyped-call]
        super().__init__(signing_cert=certificate, cert_registry=registry, embed_roots=False)

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """Return the signature of some bytes."""
        digest = _DIGESTS[digest_algorithm]
        if isinstance(self._key, rsa.RSAPrivateKey):
            return self._key.sign(data, padding.PKCS1v15(), digest)
        return self._key.sign(data, ec.ECDSA(digest))


def _from_file() -> Signer:
    path = settings.SIGNING_PKCS12_FILE
    if not path:
        raise SigningMisset("Set SIGNING_PKCS12_FILE: the file with key and certificate.")
    passphrase = secret(PASSPHRASE)
    try:
        content = Path(path).read_bytes()
    except OSError as error:
        raise SigningMisset(f"SIGNING_PKCS12_FILE cannot be read: {type(error).__name__}.") from None
    try:
        key, certificate, others = pkcs12.load_key_and_certificates(content, passphrase.encode())
    except (ValueError, TypeError):
        raise SigningMisset(
            f"SIGNING_PKCS12_FILE is not opened by {PASSPHRASE}: the passphrase or the file is wrong."
        ) from None
    if not isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) or certificate is None:
        raise SigningMisset("SIGNING_PKCS12_FILE holds no RSA or elliptic key with its certificate.")
    found = [Certificate.load(one.public_bytes(Encoding.DER)) for one in [certificate, *others]]
    return HeldKey(key, found[0], [*found[1:], *chain()])
