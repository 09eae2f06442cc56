"""Progress as people watch it: a bar with counts where there is a terminal, a line for each part everywhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

_WIDTH = 28
_LABEL = 46


class Part:
    """One part of the work, under way."""

    def __init__(self, progress: Progress, label: str, total: int) -> None:
        self._progress, self._label, self._total = progress, label, total
        self._began = self._drawn = time.monotonic()
        self.noted = ""

    def reach(self, done: int, note: str = "") -> None:
        """Say how far it is; drawn a few times a second at most."""
        now = time.monotonic()
        if now - self._drawn >= 0.2 or done >= self._total:
            self._drawn = now
            self._progress.draw(self.line(done, note))

    def note(self, text: str) -> None:
        """Say in a few words what came of it."""
        self.noted = text

    def line(self, done: int, note: str) -> str:
        """The bar with its counts."""
        share = min(done / self._total, 1) if self._total else 0
        filled = round(share * _WIDTH)
        bar = "█" * filled + "·" * (_WIDTH - filled)
        return f"  {self._label:<{_LABEL}} {bar} {share:>4.0%}  {note}"

    def finished(self) -> str:
        """The line that stays."""
        seconds = time.monotonic() - self._began
        return f"  {self._label:<{_LABEL}} xong {seconds:6.1f} s  {self.noted}".rstrip()


class Progress:
    """Tells people what is going on; tells nothing when asked to be quiet."""

    def __init__(self, out: TextIO | None = None) -> None:
        """Write to `out`, or nowhere."""
        self._out = out
        self._is_terminal = out is not None and out.isatty()

    @contextmanager
    def part(self, label: str, *, total: int = 0) -> Iterator[Part]:
        """Begin a part; it is finished when the block ends."""
        part = Part(self, label, total)
        self.draw(part.line(0, ""))
        yield part
        self.say(part.finished())

    def draw(self, line: str) -> None:
        """Draw over the last line, where that can be."""
        if self._out is not None and self._is_terminal:
            self._out.write(f"\r\x1b[2K{line}")
            self._out.flush()

    def say(self, line: str) -> None:
        """Write a line that stays."""
        if self._out is not None:
            self._out.write(f"\r\x1b[2K{line}\n" if self._is_terminal else f"{line}\n")
            self._out.flush()


def on_screen() -> Progress:
    """Progress on the error stream, so that the output itself can be read by programs."""
    return Progress(sys.stderr)
