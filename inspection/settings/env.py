"""Readers of the environment: each typed, each failing aloud with the name of what to set."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

_YES = {"1", "true", "yes", "on"}
_NO = {"", "0", "false", "no", "off"}

# The only mode in which SQLite serves several people: a writer waits for its turn instead of failing half-way, a commit
# survives a power cut, and a deleted row is overwritten. Triggers must also fire on the rows that REPLACE removes.
_SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": (
        "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
        "PRAGMA secure_delete=ON;PRAGMA recursive_triggers=ON;"
    ),
}

# Nobody waits longer than this for a row somebody else holds; a forgotten transaction is ended.
_POSTGRESQL_SESSION = "-c lock_timeout=5s -c idle_in_transaction_session_timeout=60s"


def text(name: str, default: str = "") -> str:
    """Return the variable without surrounding spaces, or `default` when it is unset or empty."""
    return os.environ.get(name, "").strip() or default


def required(name: str, purpose: str) -> str:
    """Return the variable, or refuse to start and say what it is for."""
    value = text(name)
    if not value:
        raise ImproperlyConfigured(f"Set {name}: {purpose}")
    return value


def flag(name: str, *, default: bool) -> bool:
    """Return yes or no."""
    value = text(name).lower()
    if not value:
        return default
    if value in _YES:
        return True
    if value in _NO:
        return False
    raise ImproperlyConfigured(f"Set {name} to yes or no, not to {value!r}.")


def number(name: str, default: int) -> int:
    """Return a whole number."""
    value = text(name)
    try:
        return int(value) if value else default
    except ValueError:
        raise ImproperlyConfigured(f"Set {name} to a whole number, not to {value!r}.") from None


def words(name: str) -> list[str]:
    """Return the comma-separated parts."""
    return [part.strip() for part in text(name).split(",") if part.strip()]


def kept_secret(path: Path) -> str:
    """Return the secret kept in a file that only its owner reads; the first call makes it."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(64))
        try:
            os.link(draft, path)  # of two processes that start together, one wins and both read the same secret
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text().strip()


def database(url: str, *, variable: str = "DATABASE_URL") -> dict[str, Any]:
    """Return Django's description of the database behind a URL: sqlite:///file or postgresql://user:password@host/name."""
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return sqlite(parts.path.removeprefix("/"))
    if parts.scheme in {"postgres", "postgresql"}:
        return _postgresql(url, variable)
    raise ImproperlyConfigured(
        f"Set {variable} to sqlite:///path or postgresql://user:password@host:port/name; "
        f"{parts.scheme or 'nothing'}:// is not known."
    )


def sqlite(name: str | Path) -> dict[str, Any]:
    """Return the embedded database kept in one file."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(name),
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": None,
        "OPTIONS": dict(_SQLITE_OPTIONS),
    }


def _postgresql(url: str, variable: str) -> dict[str, Any]:
    parts = urlsplit(url)
    name = unquote(parts.path.removeprefix("/"))
    if not name:
        raise ImproperlyConfigured(
            f"Set {variable} with the name of the database: postgresql://user:password@host:port/name."
        )
    try:
        port = parts.port
    except ValueError:
        raise ImproperlyConfigured(f"Set {variable} with a port that is a number.") from None
    options = {"options": _POSTGRESQL_SESSION, **dict(parse_qsl(parts.query))}  # e.g. ?sslmode=verify-full
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "ATOMIC_REQUESTS": False,
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options,
    }


def caches(redis_url: str) -> dict[str, dict[str, Any]]:
    """Return the cache: Redis where there is one, else the memory of each process."""
    if not redis_url:
        return {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    if urlsplit(redis_url).scheme not in {"redis", "rediss", "unix"}:
        raise ImproperlyConfigured("Set REDIS_URL to redis://host:port/number.")
    return {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": redis_url}}
