"""The key of a sealed ballot, in shares of which any two open the box; kept in files outside database and backups.

A teller's passphrase protects a key of the teller's own. When voting opens, the ballot's key is made, each pair of
tellers gets it split in two halves (each alone is random), every half is sealed to its teller, and the key is
forgotten. The house holds it again for the moment of the tally only; then the files are overwritten and removed.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import combinations
from pathlib import Path
from typing import Any

from django.conf import settings
from django.views.decorators.debug import sensitive_variables
from nacl.exceptions import CryptoError
from nacl.public import PrivateKey, PublicKey, SealedBox
from nacl.pwhash import argon2id
from nacl.secret import SecretBox

from cases.errors_ballot import OneTellerAlone, PassphraseTooShort, PassphraseWrong, SharesLost

FEWEST_CHARACTERS = 12

#: What opening a share costs whoever guesses passphrases; tests take the least.
_COSTS = {
    "moderate": (argon2id.OPSLIMIT_MODERATE, argon2id.MEMLIMIT_MODERATE),
    "least": (argon2id.OPSLIMIT_MIN, argon2id.MEMLIMIT_MIN),
}

#: Backup programs that know this mark leave the folder out.
_NO_BACKUP = "Signature: 8a477f597d28d172789f06886806bc55\n# Keys of sealed ballots: never in a backup.\n"


def folder_of(ballot: str) -> Path:
    """Return where the shares of a ballot lie."""
    return Path(settings.BALLOT_KEYS_DIR) / ballot


def _share(ballot: str, teller: int) -> Path:
    return folder_of(ballot) / f"{teller}.share"


@sensitive_variables()
def _derived(passphrase: str, salt: bytes, cost: Sequence[int]) -> bytes:
    # Two keyboards may write the same Vietnamese letter in two ways.
    text = unicodedata.normalize("NFC", passphrase).encode()
    return argon2id.kdf(SecretBox.KEY_SIZE, text, salt, opslimit=cost[0], memlimit=cost[1])


@sensitive_variables()
def enrol(ballot: str, teller: int, passphrase: str) -> None:
    """Make a teller's own key, readable only with the passphrase. Raises `PassphraseTooShort`."""
    if len(passphrase) < FEWEST_CHARACTERS:
        raise PassphraseTooShort(fewest=FEWEST_CHARACTERS)
    own = PrivateKey.generate()
    salt, cost = secrets.token_bytes(argon2id.SALTBYTES), _COSTS[settings.BALLOT_PASSPHRASE_COST]
    locked = SecretBox(_derived(passphrase, salt, cost)).encrypt(bytes(own))
    facts = {"salt": _text(salt), "cost": cost, "locked": _text(locked), "public": _text(bytes(own.public_key))}
    _write(_share(ballot, teller), facts)


@sensitive_variables()
def hand_out(ballot: str, tellers: Sequence[int]) -> bytes:
    """Make the ballot's key, give every pair of tellers its two halves, and return only the public part."""
    key = PrivateKey.generate()
    shares = {teller: _read(ballot, teller, str(teller)) | {"halves": {}} for teller in tellers}
    for one, other in combinations(sorted(tellers), 2):
        half = secrets.token_bytes(PrivateKey.SIZE)
        for teller, part in ((one, half), (other, _xor(half, bytes(key)))):
            box = SealedBox(PublicKey(_bytes(shares[teller]["public"])))
            shares[teller]["halves"][f"{one}+{other}"] = _text(box.encrypt(part))
    for teller, facts in shares.items():
        _write(_share(ballot, teller), facts)
    return bytes(key.public_key)


@sensitive_variables()
def put_together(ballot: str, passphrases: Mapping[int, str], names: Mapping[int, str]) -> bytes:
    """Return the private key from two tellers' shares. Raises `OneTellerAlone`, `SharesLost`, `PassphraseWrong`."""
    if len(passphrases) < 2:
        raise OneTellerAlone(given=len(passphrases))
    one, other = sorted(passphrases)[:2]
    halves = [_half(ballot, teller, f"{one}+{other}", passphrases[teller], names[teller]) for teller in (one, other)]
    return _xor(*halves)


@sensitive_variables()
def _half(ballot: str, teller: int, pair: str, passphrase: str, name: str) -> bytes:
    facts = _read(ballot, teller, name)
    try:
        own = SecretBox(_derived(passphrase, _bytes(facts["salt"]), facts["cost"])).decrypt(_bytes(facts["locked"]))
    except CryptoError:
        raise PassphraseWrong(name=name) from None
    try:
        return bytes(SealedBox(PrivateKey(own)).decrypt(_bytes(facts["halves"][pair])))
    except (CryptoError, KeyError):
        raise SharesLost(names=name) from None


def destroy(ballot: str) -> None:
    """Overwrite and remove every share of a ballot; harmless when they are gone."""
    folder = folder_of(ballot)
    for path in folder.glob("*"):
        with suppress(FileNotFoundError), path.open("r+b") as share:
            share.write(secrets.token_bytes(path.stat().st_size))
            share.flush()
            os.fsync(share.fileno())
        path.unlink(missing_ok=True)
    with suppress(FileNotFoundError):
        folder.rmdir()
        _sync(folder.parent)


def kept() -> Iterator[str]:
    """Yield the ballots whose shares still lie here."""
    root = Path(settings.BALLOT_KEYS_DIR)
    if root.is_dir():
        yield from sorted(path.name for path in root.iterdir() if path.is_dir())


def _read(ballot: str, teller: int, name: str) -> dict[str, Any]:
    try:
        facts: dict[str, Any] = json.loads(_share(ballot, teller).read_bytes())
    except (FileNotFoundError, json.JSONDecodeError, UnicodeDecodeError):
        raise SharesLost(names=name) from None
    return facts


def _write(path: Path, facts: dict[str, Any]) -> None:
    """Write a share whole or not at all, for the owner of the process only."""
    root = path.parent.parent
    root.mkdir(mode=0o700, parents=True, exist_ok=True)
    path.parent.mkdir(mode=0o700, exist_ok=True)
    mark = root / "CACHEDIR.TAG"
    if not mark.exists():
        mark.write_text(_NO_BACKUP)
    draft = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    handle = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w") as out:
        json.dump(facts, out)
        out.flush()
        os.fsync(out.fileno())
    draft.replace(path)
    _sync(path.parent)


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@sensitive_variables()
def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=True))


def _text(value: bytes) -> str:
    return base64.b64encode(value).decode()


def _bytes(value: str) -> bytes:
    return base64.b64decode(value)
