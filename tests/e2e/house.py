"""A house for the stories: a folder of its own, a server and a worker as real processes, ended with the story."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

#: Where the system has it: what we start ends with us, even when we are killed.
LEASH = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []

#: Seconds that anything may take on a machine busy with other things: a page, a paper, a process that starts.
PATIENCE = 30

#: In the folder of a house: how many days back its server lives, or nothing (see `tests.e2e.clock`).
CALENDAR = "days-back"


class House:
    """One office: its database (embedded, in a file, as in production), its papers, its server and its worker."""

    def __init__(self, folder: Path, settings: str = "inspection.settings.development") -> None:
        """Prepare the folder; nothing runs yet."""
        self.folder = folder
        self.port = _free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.places: dict[str, str] = {}
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self.environment = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
        self.environment |= {
            "DJANGO_SETTINGS_MODULE": settings,
            "DATA_DIR": str(folder),
            "DEBUG": "no",
        }
        self.environment |= self._keys()
        if fonts := os.environ.get("FONTS_DIR"):
            self.environment["FONTS_DIR"] = fonts

    def _keys(self) -> dict[str, str]:
        """Return the keys of this house; one that is copied keeps them, as its trail was sealed with them."""
        kept = self.folder / "keys.json"
        if not kept.exists():
            kept.write_text(json.dumps({name: secrets.token_urlsafe(50) for name in ("SECRET_KEY", "TRAIL_KEY")}))
        keys: dict[str, str] = json.loads(kept.read_text())
        return keys

    def run(self, *command: str) -> str:
        """Run a module of Python in the house and return what it says, e.g. `run("manage", "migrate")`."""
        done = subprocess.run(
            [sys.executable, "-m", *command],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise RuntimeError(f"{' '.join(command)} failed:\n{done.stdout}\n{done.stderr}")
        return done.stdout

    def open(self) -> None:
        """Start server and worker, and wait until the server answers."""
        self._start(
            "server",
            "gunicorn",
            "tests.e2e.clock",
            "--bind",
            f"127.0.0.1:{self.port}",
            "--threads",
            "4",
            "--no-control-socket",
        )
        self._start("worker", "manage", "qcluster")
        self._wait_for_an_answer()

    def _start(self, name: str, *command: str) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(
                [*LEASH, sys.executable, "-m", *command],
                cwd=ROOT,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # its own process group: all of it ends with the story
            )

    def _wait_for_an_answer(self) -> None:
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until:
            for name, process in self.running.items():
                if process.poll() is not None:
                    raise RuntimeError(f"The {name} ended:\n{self.last_words(name)}")
            with contextlib.suppress(urllib.error.URLError, ConnectionError, TimeoutError):
                urllib.request.urlopen(f"{self.address}/sign-in/", timeout=10).close()  # noqa: S310 - our own address
                return
            time.sleep(0.1)
        raise RuntimeError(f"The server did not answer in {PATIENCE} s:\n{self.last_words('server')}")

    def lives(self, *, days_back: int) -> None:
        """Turn the calendar of the house: from its next answer on it is that day; 0 is today."""
        (self.folder / CALENDAR).write_text(str(days_back or ""))

    def last_words(self, name: str, lines: int = 40) -> str:
        """Return the end of what a process wrote."""
        path = self.folder / f"{name}.log"
        return "\n".join(path.read_text(errors="replace").splitlines()[-lines:]) if path.exists() else ""

    def close(self) -> None:
        """Ask both to end, then end whatever they left behind."""
        for process in self.running.values():
            process.terminate()
        until = time.monotonic() + 10
        for process in self.running.values():
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(max(0.1, until - time.monotonic()))
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.running.clear()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
