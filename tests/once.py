"""What takes long is built once, also where tests run in several processes: whoever comes second waits for it."""

from __future__ import annotations

import fcntl
import os
import pickle
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

Value = TypeVar("Value")


def built_once(tmp_path_factory: pytest.TempPathFactory, name: str, build: Callable[[Path], str]) -> tuple[Path, str]:
    """Return the folder of that name and what `build` said when it filled it."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base) / name
    folder.mkdir(exist_ok=True)
    said = folder.with_suffix(".said")
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not said.exists():
            said.write_text(build(folder))
    return folder, said.read_text()


def computed_once(tmp_path_factory: pytest.TempPathFactory, name: str, compute: Callable[[], Value]) -> Value:
    """Return what `compute` returns, computed by the first process that asks for this name."""

    def keep(folder: Path) -> str:
        (folder / "value").write_bytes(pickle.dumps(compute()))
        return ""

    folder, _ = built_once(tmp_path_factory, name, keep)
    value: Value = pickle.loads((folder / "value").read_bytes())  # noqa: S301 - our own
    return value
