"""The keys under which the identity of who sent a petition is sealed: a file outside the database and its backups.

A line of the file is one key, `id:key`; the last line seals, the ones before only open what was sealed under them.
`python -m cases.identity_keys FILE` makes the first key before anything is configured.
"""

from __future__ import annotations

import base64
import binascii
import os
import secrets
import sys
from dataclasses import dataclass
from pathlib import Path

from nacl.secret import Aead


class KeyMissing(Exception):
    """The key file is not there, or holds no key; nothing can be sealed or opened."""


@dataclass(frozen=True, repr=False)
class Key:
    """One key with its name; it shows only the name."""

    id: str
    secret: bytes

    def __repr__(self) -> str:
        """Say which, never what."""
        return f"Key {self.id}"


def new_key() -> Key:
    """Return a fresh random key."""
    return Key(secrets.token_hex(4), secrets.token_bytes(Aead.KEY_SIZE))


def read(path: Path) -> list[Key]:
    """Return the keys of a file, the one that seals last. Raises `KeyMissing`."""
    try:
        lines = path.read_text(encoding="ascii").split()
        found = [_parsed(line) for line in lines]
    except (OSError, ValueError, binascii.Error):
        raise KeyMissing(f"{path} holds no key of sealed identities.") from None
    if not found or any(len(key.secret) != Aead.KEY_SIZE for key in found):
        raise KeyMissing(f"{path} holds no key of sealed identities.")
    return found


def _parsed(line: str) -> Key:
    name, _colon, secret = line.partition(":")
    return Key(name, base64.b64decode(secret, validate=True))


def write(path: Path, keys: list[Key]) -> None:
    """Write the keys whole or not at all, for the owner of the process only."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        out.writelines(f"{key.id}:{base64.b64encode(key.secret).decode()}\n" for key in keys)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(path)


def kept(path: Path) -> Path:
    """Return the file, with a first key in it where there was none: of two that start together one wins."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        write(draft, [new_key()])
        try:
            os.link(draft, path)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path


def main(arguments: list[str]) -> int:
    """Make the first key."""
    if len(arguments) != 1:
        sys.stderr.write("Usage: python -m cases.identity_keys FILE\n")
        return 2
    path = Path(arguments[0])
    if path.exists():
        sys.stderr.write(f"{path} is there already; nothing was changed.\n")
        return 1
    write(path, [new_key()])
    sys.stdout.write(f"The first key is in {path}. Keep a copy in a safe, away from every backup.\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
