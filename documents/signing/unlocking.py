"""Passphrase and PIN: read from their variable or file when a key is opened, kept nowhere."""

from __future__ import annotations

import os
from pathlib import Path

from documents.signing import SigningMisset


def secret(name: str) -> str:
    """Return the secret in this variable, or in the file that `<name>_FILE` names. Raises `SigningMisset`."""
    value, path = os.environ.get(name, ""), file_of(name)
    if value and path:
        raise SigningMisset(f"Set {name} or {name}_FILE, not both.")
    if value:
        return value
    if path is None:
        raise SigningMisset(f"Set {name}, or {name}_FILE to a file that holds it.")
    try:
        kept = path.read_text().rstrip("\r\n")
    except (OSError, UnicodeDecodeError) as error:
        raise SigningMisset(f"{name}_FILE cannot be read: {type(error).__name__}.") from None
    if not kept:
        raise SigningMisset(f"{name}_FILE is empty.")
    return kept


def file_of(name: str) -> Path | None:
    """Return the file that holds a secret, where one is named."""
    path = os.environ.get(f"{name}_FILE", "").strip()
    return Path(path) if path else None
