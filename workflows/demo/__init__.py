"""The demo: an invented office at work, written by the same commands people use."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


def known(value: T | None) -> T:
    """Return what must be there by now. Raises `LookupError` where the story went wrong."""
    if value is None:
        raise LookupError("the demo's story counts on something that is not there")
    return value
