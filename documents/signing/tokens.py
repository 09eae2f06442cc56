"""A key that never leaves its token, opened through PKCS#11; a PIN that was refused is not tried again by itself."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pkcs11
from asn1crypto.x509 import Certificate
from django.conf import settings
from pkcs11 import exceptions
from pyhanko.sign.pkcs11 import PKCS11Signer
from pyhanko.sign.signers import Signer

from documents.signing import SigningFailed, SigningMisset
from documents.signing.unlocking import secret

PIN = "SIGNING_PKCS11_PIN"
_NEEDED = {
    "SIGNING_PKCS11_MODULE": "the library that came with the token",
    "SIGNING_PKCS11_TOKEN": "the label of the token",
    "SIGNING_PKCS11_KEY": "the label of key and certificate in the token",
}
_REFUSALS = (exceptions.PinIncorrect, exceptions.PinLocked, exceptions.PinExpired, exceptions.PinInvalid)


def refusal_mark() -> Path:
    """Return the file whose presence says that a PIN was refused: a token locks itself after a few wrong ones."""
    return Path(settings.DATA_DIR) / "signing-pin-refused"


def opened(chain: Sequence[Certificate]) -> Signer:
    """Log in and return the key. Raises `SigningMisset` where settings are wrong, else `SigningFailed`."""
    for name, what in _NEEDED.items():
        if not getattr(settings, name):
            raise SigningMisset(f"Set {name}: {what}.")
    pin = secret(PIN)
    if refusal_mark().exists():
        raise SigningMisset(
            f"The token refused {PIN}. Correct it, then run manage.py check --deploy, which tries it once."
        )
    session = _logged_in(pin)
    try:
        signer = PKCS11Signer(session, key_label=settings.SIGNING_PKCS11_KEY, ca_chain=list(chain), embed_roots=False)
        signer.use_raw_mechanism = signer.signing_cert.public_key.algorithm == "ec"
    except exceptions.PKCS11Error as error:
        session.close()
        raise SigningMisset(f"SIGNING_PKCS11_KEY is not found in the token: {error}") from None
    return signer


def _logged_in(pin: str) -> pkcs11.Session:
    module = settings.SIGNING_PKCS11_MODULE
    if not Path(module).is_file():
        raise SigningMisset("SIGNING_PKCS11_MODULE is not a file.")
    try:
        library = pkcs11.lib(module)
    except RuntimeError:
        raise SigningMisset("SIGNING_PKCS11_MODULE is no PKCS#11 library.") from None
    try:
        library.reinitialize()  # a token that was put in since the library was loaded is seen only so
        return library.get_token(token_label=settings.SIGNING_PKCS11_TOKEN).open(user_pin=pin)
    except _REFUSALS as error:
        refusal_mark().touch(mode=0o600)
        raise SigningMisset(f"The token refuses {PIN}: {type(error).__name__}.") from None
    except exceptions.NoSuchToken:
        raise SigningFailed("There is no token of the label in SIGNING_PKCS11_TOKEN.") from None
    except exceptions.PKCS11Error as error:
        raise SigningFailed(f"The token of SIGNING_PKCS11_TOKEN does not answer: {type(error).__name__}.") from None
