"""Passwords as they are kept: slowly hashed where people choose them, quickly where the house drew them at random."""

from __future__ import annotations

import secrets

from django.contrib.auth.hashers import Argon2PasswordHasher, get_hasher, make_password

#: Letters drawn: 72 bits, which nobody guesses however quickly a guess is checked.
_BYTES = 9


class SlowHasher(Argon2PasswordHasher):
    """Argon2 with Django's cost, and without it for what the house drew itself; signing in once makes it slow."""

    def encode_drawn(self, password: str) -> str:
        """Hash a password nobody can guess. Hundreds of accounts are opened in one act, at half a second each else."""
        quick = type(self)()
        quick.time_cost, quick.memory_cost, quick.parallelism = 1, 8, 1
        return quick.encode(password, quick.salt())

    def harden_runtime(self, password: str, encoded: str) -> None:
        """Take as long over a wrong guess at a quick hash as over any: the time would tell who never signed in."""
        self.encode(password, self.salt())


def drawn() -> tuple[str, str]:
    """Draw a first password; return it, to be shown once, and its hash."""
    password = secrets.token_urlsafe(_BYTES)
    hasher = get_hasher()
    return password, hasher.encode_drawn(password) if isinstance(hasher, SlowHasher) else make_password(password)
