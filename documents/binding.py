"""Binding: many printed papers as one PDF to be put into the printer, and as single files in a ZIP.

The papers themselves stay as they are. The bound copy has every page of every paper in its order and an outline by
which each is found; it is made piece by piece, so that a thousand papers take the memory of a few.
"""

from __future__ import annotations

import os
import tempfile
import zipfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pikepdf

#: So many papers are open at once.
PIECE = 40


@dataclass(frozen=True)
class Leaf:
    """One paper to be bound: what it is called, its file, and its name in the ZIP."""

    title: str
    path: Path
    name: str


def bind_pdf(leaves: Sequence[Leaf], target: Path) -> int:
    """Write all papers as one PDF; return its number of pages. What stood there before stands until this is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".binding-", dir=target.parent) as folder:
        pieces, begins, pages = [], [], 0
        for start in range(0, len(leaves), PIECE):
            piece = Path(folder) / f"{start:06d}.pdf"
            for count in _joined([leaf.path for leaf in leaves[start : start + PIECE]], piece):
                begins.append(pages)
                pages += count
            pieces.append(piece)
        whole = Path(folder) / "whole.pdf"
        _joined(pieces, whole, outline=list(zip([leaf.title for leaf in leaves], begins, strict=True)))
        _settle(whole, target)
    return pages


def _joined(paths: Sequence[Path], target: Path, outline: Sequence[tuple[str, int]] = ()) -> list[int]:
    """Write the pages of these files one after another; return how many each has."""
    counts = []
    with ExitStack() as opened, pikepdf.new() as whole:
        for path in paths:
            source = opened.enter_context(pikepdf.open(path))
            counts.append(len(source.pages))
            whole.pages.extend(source.pages)
        if outline:
            with whole.open_outline() as marks:
                marks.root.extend(pikepdf.OutlineItem(title, page) for title, page in outline)
        whole.save(target, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return counts


def bind_zip(leaves: Sequence[Leaf], target: Path, *, lists: Sequence[tuple[str, bytes]] = ()) -> None:
    """Write the papers, byte for byte as they were issued, and the lists that go with them, into one ZIP."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".binding-", dir=target.parent) as folder:
        whole = Path(folder) / "whole.zip"
        with zipfile.ZipFile(whole, "w", zipfile.ZIP_STORED) as packed:  # a PDF is compressed already
            for leaf in leaves:
                packed.write(leaf.path, leaf.name)
            for name, content in lists:
                packed.writestr(name, content)
        _settle(whole, target)


def _settle(whole: Path, target: Path) -> None:
    with whole.open("r+b") as file:
        os.fsync(file.fileno())
    whole.replace(target)
