"""How the tests read a PDF: words with their places in millimetres, and the pages as pictures."""

from __future__ import annotations

import functools
import io
import re
import shutil
import subprocess
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import pytest
from PIL import Image

_WORD = re.compile(r'<word xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
MM = 25.4 / 72


@dataclass(frozen=True)
class Word:
    """A word and where it stands, in millimetres from the paper's upper left corner."""

    text: str
    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True)
class Page:
    """A page of a paper."""

    width: float
    height: float
    words: list[Word]

    def text(self) -> str:
        """All words in reading order."""
        return " ".join(word.text for word in self.words)

    def find(self, phrase: str) -> Word:
        """Return where a phrase begins."""
        wanted = phrase.split()
        for at in range(len(self.words)):
            if [word.text for word in self.words[at : at + len(wanted)]] == wanted:
                return self.words[at]
        raise AssertionError(f"“{phrase}” is not on the page: {self.text()}")


def _poppler(tool: str, *arguments: str, pdf: bytes) -> bytes:
    if shutil.which(tool) is None:
        pytest.skip(f"{tool} (poppler-utils) is not installed")
    done = subprocess.run([tool, *arguments], input=pdf, capture_output=True, check=True)
    return done.stdout


@functools.lru_cache(maxsize=64)
def pages(pdf: bytes) -> list[Page]:
    """Read every word of a PDF with its place."""
    layout = _poppler("pdftotext", "-bbox", "-", "-", pdf=pdf).decode()
    return [
        Page(
            float(width) * MM,
            float(height) * MM,
            [
                Word(unescape(text), *(float(value) * MM for value in (left, top, right, bottom)))
                for left, top, right, bottom, text in _WORD.findall(body)
            ],
        )
        for width, height, body in _PAGE.findall(layout)
    ]


def text(pdf: bytes) -> str:
    """Read the text as `pdftotext` returns it, line ends as spaces."""
    return " ".join(_poppler("pdftotext", "-", "-", pdf=pdf).decode().split())


def fonts(pdf: bytes) -> list[list[str]]:
    """Return the rows of `pdffonts`."""
    return [line.split() for line in _poppler("pdffonts", "-", pdf=pdf).decode().splitlines()[2:]]


def pictures(pdf: bytes, folder: Path, resolution: int) -> list[Image.Image]:
    """Draw the pages in grey."""
    _poppler("pdftoppm", "-r", str(resolution), "-gray", "-", str(folder / "page"), pdf=pdf)
    return [Image.open(io.BytesIO(path.read_bytes())).convert("L") for path in sorted(folder.glob("page*.pgm"))]
