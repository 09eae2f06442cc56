"""The code a paper is checked by: drawn by lot when it is issued, so it tells nothing and nobody guesses it."""

from __future__ import annotations

import secrets
import unicodedata

from django.conf import settings

from documents.canonical import Facts
from documents.kinds import DocumentType

#: Letters and digits that are told apart in print; what looks like one of them is read as that one.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1"} | dict.fromkeys(" -–.\t\r\n\u00a0"))

#: Five bits a letter: eighty in all.
LENGTH = 16
_GROUP = 4

#: Where people outside ask; stands on papers, so it never moves.
PAGE = "/kiem-tra/"
_LONGEST = 64  # what somebody types; the rest is not even looked at


def is_carried_by(document_type: DocumentType) -> bool:
    """Whether papers of this kind carry a code: those that stand in a register under a number.

    A blank ballot must not be told from the next one; a list, slip or minutes without a number is proven by the hands
    that sign it, and the house could vouch for nothing but the form.
    """
    return document_type.numbered


def new_code() -> str:
    """Draw a code."""
    return "".join(secrets.choice(ALPHABET) for _place in range(LENGTH))


def grouped(code: str) -> str:
    """Write a code as people read it: XXXX-XXXX-XXXX-XXXX."""
    return "-".join(code[at : at + _GROUP] for at in range(0, len(code), _GROUP))


def printed(code: str | None, *, is_secret: bool) -> Facts:
    """Return what a paper's facts say of its code; a secret paper leads no camera anywhere."""
    if code is None:
        return {}
    page = f"{settings.PUBLIC_ADDRESS}{PAGE}" if settings.PUBLIC_ADDRESS and not is_secret else ""
    return {"code": grouped(code)} | ({"check_at": page} if page else {})


def read(typed: str) -> str:
    """Return the code somebody typed, or nothing where it cannot be one."""
    code = unicodedata.normalize("NFKC", typed[:_LONGEST]).upper().translate(_READ_AS)
    return code if len(code) == LENGTH and set(code) <= set(ALPHABET) else ""
