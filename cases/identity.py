"""Who sent a petition: sealed before anything is stored, opened for one person once, told apart without opening.

libsodium (XChaCha20-Poly1305) under a key that is not in the database; what is sealed is bound to its petition, so that
no ciphertext passes for another's. Every identity has one length. See docs/adr/0010-sealed-identity.md.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from django.conf import settings
from django.views.decorators.debug import sensitive_variables
from nacl.bindings import sodium_pad, sodium_unpad
from nacl.exceptions import CryptoError
from nacl.secret import Aead

from cases import identity_keys
from cases.errors_intake import KeyLost, SealBroken
from cases.identity_keys import Key
from cases.names import search_key

#: An identity is padded to a multiple of this: its length says nothing.
_ROOM = 1024


@dataclass(frozen=True, repr=False)
class Identity:
    """Who sent a petition and where they are reached; frames and error pages are shown its type only."""

    name: str
    address: str = ""
    phone: str = ""
    paper: str = ""  # number of the identity paper or of the party card
    note: str = ""

    def __repr__(self) -> str:
        """Say nothing."""
        return "Identity"

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return any(asdict(self).values())


@dataclass(frozen=True, repr=False)
class Sealed:
    """What is stored of an identity."""

    sealed: bytes
    key_id: str
    name_print: str
    whole_print: str


def key_ring() -> list[Key]:
    """Return the keys, the one that seals last. Raises `KeyLost`."""
    try:
        return identity_keys.read(Path(settings.IDENTITY_KEY_FILE))
    except identity_keys.KeyMissing:
        raise KeyLost() from None


def _key(name: str) -> Key:
    for key in key_ring():
        if key.id == name:
            return key
    raise KeyLost()


@sensitive_variables()
def seal(petition: str, identity: Identity, key: Key | None = None) -> Sealed:
    """Seal an identity for a petition."""
    key = key or key_ring()[-1]
    text = sodium_pad(json.dumps(asdict(identity), ensure_ascii=False).encode(), _ROOM)
    return Sealed(_locked(key, _context(petition), text), key.id, *_prints(key, identity))


@sensitive_variables()
def opened(petition: str, sealed: bytes | memoryview, key_id: str) -> Identity:
    """Return the identity sealed for a petition. Raises `KeyLost`, `SealBroken`."""
    text = sodium_unpad(_unlocked(_key(key_id), _context(petition), bytes(sealed)), _ROOM)
    return Identity(**json.loads(text))


@sensitive_variables()
def seal_file(petition: str, content: bytes, key: Key | None = None) -> tuple[bytes, str]:
    """Seal the bytes of a letter; return what is stored, and the name of the key."""
    key = key or key_ring()[-1]
    return _locked(key, _context(petition, "scan"), content), key.id


@sensitive_variables()
def opened_file(petition: str, sealed: bytes, key_id: str) -> bytes:
    """Return the bytes of a sealed letter. Raises `KeyLost`, `SealBroken`."""
    return _unlocked(_key(key_id), _context(petition, "scan"), sealed)


def _context(petition: str, what: str = "sender") -> bytes:
    return f"petition:{petition}:{what}".encode()


@sensitive_variables()
def _locked(key: Key, context: bytes, text: bytes) -> bytes:
    return bytes(Aead(key.secret).encrypt(text, context))


@sensitive_variables()
def _unlocked(key: Key, context: bytes, sealed: bytes) -> bytes:
    try:
        return Aead(key.secret).decrypt(sealed, context)
    except (CryptoError, ValueError):
        raise SealBroken() from None


@sensitive_variables()
def name_prints(key_id: str, names: Iterable[str]) -> set[str]:
    """Return the fingerprints of names; whether one of them is a sender's is told without opening a seal."""
    own = _print_key(_key(key_id))
    return {_print(own, "name", search_key(name)) for name in names}


@sensitive_variables()
def _prints(key: Key, identity: Identity) -> tuple[str, str]:
    """Return the fingerprints of the name, and of name with address: accents, case and spacing do not matter."""
    name = search_key(identity.name)
    place = " ".join(search_key(identity.address).replace(",", " ").split())
    own = _print_key(key)
    return _print(own, "name", name), _print(own, "whole", name, place)


def _print_key(key: Key) -> bytes:
    return hashlib.blake2b(key.secret, person=b"sender-print").digest()


@sensitive_variables()
def _print(own: bytes, *parts: str) -> str:
    digest = hmac.new(own, digestmod=hashlib.sha256)
    for part in parts:
        said = part.encode()
        digest.update(len(said).to_bytes(4, "big") + said)
    return digest.hexdigest()
