"""The press: one warm child process that sets papers, with limits, without database, network or secrets.

Started with `subprocess`, because the workers of the queue are daemons and may have no `multiprocessing` children.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import selectors
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, cast

from django.conf import settings

from documents.canonical import Facts
from documents.catalogue import DocumentType
from documents.typesetter import GOOD, HEADER

CPU_SECONDS = 20
WALL_SECONDS = 240  # the processor may be shared: time on the clock is only the last resort
MEMORY = 1536 * 1024 * 1024
_CHUNK = 1 << 16


class PressFailed(Exception):
    """The paper could not be set; the press is whole again for the next one."""


class PaperTooHeavy(PressFailed):
    """The paper took more time or memory than a paper may."""


class PressDied(PressFailed):
    """The child was killed, by the system or by somebody."""


class Press:
    """A child process that sets papers one after another; started when first needed, started again when it dies."""

    def __init__(
        self, *, cpu_seconds: int = CPU_SECONDS, memory: int = MEMORY, wall_seconds: float = WALL_SECONDS
    ) -> None:
        """Remember the limits; the child starts with the first paper."""
        self.limits = (memory, cpu_seconds)
        self.wall_seconds = wall_seconds
        self.template_version = ""
        self._child: subprocess.Popen[bytes] | None = None
        self._owner = 0
        self._lock = threading.Lock()

    def render(self, document_type: DocumentType, facts: Facts) -> bytes:
        """Return the PDF of a paper, or raise and leave nothing behind."""
        order = json.dumps({"type": document_type.key, "facts": facts}, ensure_ascii=False).encode()
        with self._lock:
            reused = self._child is not None
            try:
                return self._set(order)
            except PressDied:
                if not reused:
                    raise
                return self._set(order)  # it may have died between two papers, which is not this paper's fault

    def warm(self) -> str:
        """Start the child if there is none; return the version of the forms it prints."""
        with self._lock:
            self._running()
        return self.template_version

    def close(self) -> None:
        """Stop the child."""
        with self._lock:
            self._kill()

    def _set(self, order: bytes) -> bytes:
        child = self._running()
        try:
            self._send(child, order)
            return self._receive(child)
        except (OSError, EOFError):
            raise self._death() from None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._child is not None and self._owner == os.getpid() and self._child.poll() is None:
            return self._child
        if self._owner == os.getpid():
            self._kill()
        # Nothing of our environment goes along: a paper could not print a secret even if it ran code.
        memory, seconds = self.limits
        self._child = subprocess.Popen(
            [sys.executable, "-m", "documents.typesetter", str(settings.FONTS_DIR), str(memory), str(seconds)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=Path(__file__).resolve().parent.parent,
            env={
                "PATH": os.environ.get("PATH", ""),
                "LANG": "C.UTF-8",
                "HOME": "/nonexistent",
                "PYTHONDONTWRITEBYTECODE": "1",
            },
        )
        self._owner = os.getpid()
        try:
            self.template_version = self._receive(self._child).decode()
        except (OSError, EOFError):
            raise self._death() from None
        return self._child

    def _send(self, child: subprocess.Popen[bytes], order: bytes) -> None:
        pipe = cast("IO[bytes]", child.stdin)
        pipe.write(HEADER.pack(GOOD, len(order)))
        pipe.write(order)
        pipe.flush()

    def _receive(self, child: subprocess.Popen[bytes]) -> bytes:
        pipe = cast("IO[bytes]", child.stdout)
        until = time.monotonic() + self.wall_seconds
        mark, length = HEADER.unpack(self._read(pipe, HEADER.size, until))
        body = self._read(pipe, length, until)
        if mark != GOOD:
            error = body.decode(errors="replace")
            raise PaperTooHeavy(error) if error.startswith(("MemoryError", "RecursionError")) else PressFailed(error)
        return body

    def _read(self, pipe: IO[bytes], length: int, until: float) -> bytes:
        parts: list[bytes] = []
        with selectors.DefaultSelector() as waiting:
            waiting.register(pipe, selectors.EVENT_READ)
            while length:
                if not waiting.select(until - time.monotonic()):
                    self._kill()
                    raise PaperTooHeavy("The paper took too long.")
                part = os.read(pipe.fileno(), min(length, _CHUNK))
                if not part:
                    raise EOFError
                parts.append(part)
                length -= len(part)
        return b"".join(parts)

    def _death(self) -> PressFailed:
        code = self._kill()
        if code == -signal.SIGXCPU:
            return PaperTooHeavy("The paper took more processor time than a paper may.")
        return PressDied(f"The press died with code {code}.")

    def _kill(self) -> int:
        child, self._child = self._child, None
        if child is None:
            return 0
        for pipe in (child.stdin, child.stdout):
            if pipe is not None:
                with contextlib.suppress(OSError):  # the child may be gone and have taken the unread order along
                    pipe.close()
        try:
            return child.wait(timeout=0.5)  # a closed pipe ends it; a child at work is stopped
        except subprocess.TimeoutExpired:
            child.kill()
            return child.wait()


_press = Press()
atexit.register(_press.close)


def render(document_type: DocumentType, facts: Facts) -> bytes:
    """Set a paper on this process's own press."""
    return _press.render(document_type, facts)


def template_version() -> str:
    """Return the version of the forms the press prints."""
    return _press.warm()
