"""Settings stop aloud when something is missing, and never fall back to something weaker."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from cases import identity_keys
from inspection.settings import env

COMPLETE = {
    "SECRET_KEY": "q8Zr" * 16 + "x1",
    "TRAIL_KEY": "w7Yt" * 16 + "p2",
    "ALLOWED_HOSTS": "house.example",
    "DATA_DIR": "/nonexistent/inspection",
    "IDENTITY_KEY_FILE": str(settings.IDENTITY_KEY_FILE),
}


def _start(**environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", "import inspection.settings.production"],
        env={"PATH": os.environ["PATH"], **environment},
        cwd=settings.ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_starts_when_it_has_all_it_needs() -> None:
    assert _start(**COMPLETE).returncode == 0


@pytest.mark.parametrize("name", COMPLETE)
def test_production_names_what_it_lacks(name: str) -> None:
    refused = _start(**{key: value for key, value in COMPLETE.items() if key != name})

    assert refused.returncode != 0
    assert f"Set {name}:" in refused.stderr


def test_production_takes_no_short_secret() -> None:
    assert "Set TRAIL_KEY:" in _start(**{**COMPLETE, "TRAIL_KEY": "short"}).stderr


def test_production_takes_no_key_of_identities_that_is_missing_in_the_backup_or_open_to_others(tmp_path: Path) -> None:
    def refused(file: Path, **more: str) -> bool:
        return "Set IDENTITY_KEY_FILE:" in _start(**{**COMPLETE, **more, "IDENTITY_KEY_FILE": str(file)}).stderr

    key = identity_keys.kept(tmp_path / "identity_key")
    assert not refused(key)
    assert refused(tmp_path / "nothing")
    assert refused(key, DATA_DIR=str(tmp_path))
    key.chmod(0o644)
    assert refused(key)


def test_the_embedded_database_waits_its_turn_and_survives_a_power_cut() -> None:
    database = env.database("sqlite:////data/db.sqlite3")

    assert database["NAME"] == "/data/db.sqlite3"
    assert database["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
    assert database["OPTIONS"]["timeout"] == 20
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
        assert pragma in database["OPTIONS"]["init_command"]


def test_a_database_url_is_read_whole() -> None:
    database = env.database("postgresql://chief:p%40ss@db.example:6432/inspection?sslmode=verify-full")

    assert (database["USER"], database["PASSWORD"]) == ("chief", "p@ss")
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example", "6432", "inspection")
    assert database["OPTIONS"]["sslmode"] == "verify-full"
    assert "lock_timeout=5s" in database["OPTIONS"]["options"]
    assert database["ATOMIC_REQUESTS"] is False


@pytest.mark.parametrize("url", ["mysql://host/name", "postgresql://host", "postgresql://host:port/name", "name"])
def test_a_wrong_database_url_is_refused_by_name(url: str) -> None:
    with pytest.raises(ImproperlyConfigured, match="Set DATABASE_URL"):
        env.database(url)


def test_a_kept_secret_is_made_once_and_read_by_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / "house" / "secret_key"

    first = env.kept_secret(path)

    assert env.kept_secret(path) == first
    assert len(first) >= 50
    assert path.stat().st_mode & 0o077 == 0
    assert list(path.parent.iterdir()) == [path]
