"""A house that is built once and copied for every test, and the processes that live and die in it."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.once import built_once

ROOT = Path(__file__).resolve().parent.parent.parent
TEAMS = 7  # one for every point at which a worker is killed


@dataclass
class House:
    """A folder with a database and papers, and the processes started in it."""

    folder: Path
    teams: list[str] = field(default_factory=list)
    started: list[subprocess.Popen[bytes]] = field(default_factory=list)

    @property
    def environment(self) -> dict[str, str]:
        """What a process of this house is told."""
        kept = {key: value for key, value in os.environ.items() if key not in {"DATABASE_URL", "TEST_DATABASE_URL"}}
        return kept | {"DATA_DIR": str(self.folder), "DJANGO_SETTINGS_MODULE": "tests.faults.settings"}

    def play(self, scene: str, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Play a scene in a process of its own, and wait for its end."""
        return subprocess.run(
            self.command(scene, *arguments),
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            timeout=240,
        )

    def must(self, scene: str, *arguments: str) -> list[str]:
        """Play a scene that has to succeed, and return the lines it prints."""
        done = self.play(scene, *arguments)
        assert done.returncode == 0, done.stderr[-3000:]
        return [line for line in done.stdout.splitlines() if line and not line.startswith(("Loaded", "Đã nạp"))]

    def start(self, scene: str, *arguments: str) -> subprocess.Popen[bytes]:
        """Start a scene and leave it running, in a group of its own."""
        log = (self.folder / f"{scene}.log").open("ab")
        process = subprocess.Popen(
            self.command(scene, *arguments),
            env=self.environment,
            cwd=ROOT,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        log.close()
        self.started.append(process)
        return process

    def end(self, process: subprocess.Popen[bytes]) -> None:
        """Kill a process with everything it started."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()

    def command(self, scene: str, *arguments: str) -> list[str]:
        """Return the command line of a scene."""
        return [sys.executable, "-m", "tests.faults.scenes", scene, *arguments]

    def ask(self, sql: str) -> list[Any]:
        """Read the database past Django."""
        with sqlite3.connect(self.folder / "house.sqlite3", timeout=20) as database:
            rows = database.execute(sql).fetchall()
        database.close()
        return rows

    def wait_for(self, sql: str, wanted: Any, seconds: float) -> float:
        """Wait until a question has its answer; return how long it took."""
        begun = time.monotonic()
        while time.monotonic() - begun < seconds:
            if self.ask(sql) == wanted:
                return time.monotonic() - begun
            time.sleep(0.3)
        raise AssertionError(f"{sql}: {self.ask(sql)} after {seconds} s")

    def is_sound(self) -> None:
        """Assert that numbers, facts, files, chains and the one trail entry of every paper are right."""
        assert self.must("problems") == []


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> House:
    """Build the house every test here gets a copy of."""
    folder, teams = built_once(
        tmp_path_factory, "built-house", lambda folder: " ".join(House(folder).must("prepare", str(TEAMS)))
    )
    house = House(folder, teams.split())
    assert len(house.teams) == TEAMS
    return house


@pytest.fixture
def house(built: House, tmp_path: Path) -> Iterator[House]:
    folder = tmp_path / "house"
    folder.mkdir()
    with sqlite3.connect(built.folder / "house.sqlite3") as source, sqlite3.connect(folder / "house.sqlite3") as copy:
        source.backup(copy)
    source.close()
    copy.close()
    copied = House(folder, list(built.teams))
    yield copied
    for process in copied.started:
        copied.end(process)
    shutil.rmtree(folder, ignore_errors=True)
