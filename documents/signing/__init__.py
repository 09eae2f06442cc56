"""Signing papers by certificate: whether the house does, and the one call the worker makes.

The libraries behind it take half a second to load, so only a process that signs or checks loads them.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

NONE, PKCS12, PKCS11 = "none", "pkcs12", "pkcs11"


class SigningFailed(Exception):
    """A paper could not be signed; it waits and is tried again. The sentence names the setting, and never a secret."""


class SigningMisset(SigningFailed):
    """A setting is missing or wrong; trying again without a change will not help."""


@dataclass(frozen=True)
class Signed:
    """A signed paper, and what is remembered of its signature."""

    pdf: bytes
    signer: str
    fingerprint: str
    valid_until: datetime
    signed_at: datetime
    is_timed: bool


def is_wanted() -> bool:
    """Return whether this house signs its papers."""
    return bool(settings.SIGNING != NONE)


def get_ready() -> None:
    """Open the key before a paper is printed in vain. Raises `SigningFailed`."""
    from documents.signing import pen

    pen.get_ready()


def sign(pdf: bytes) -> Signed:
    """Sign a paper so that nothing may be added or changed after. Raises `SigningFailed`."""
    from documents.signing import pen

    return pen.sign(pdf)


def sign_beside(content: bytes) -> tuple[bytes, str]:
    """Return a signature to lay beside what is no paper, and its certificate's SHA-256. Raises `SigningFailed`."""
    from documents.signing import pen

    return pen.sign_beside(content)
