"""The words on the pages of a file, read from bytes that nobody vouches for."""

from __future__ import annotations

import io
import zlib

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from documents.canonical import composed

#: Papers have fewer pages; what has more is not read.
MOST = 2000

_BROKEN = (PyPdfError, ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RecursionError,
           AssertionError, NotImplementedError, OSError, zlib.error)  # fmt: skip


class NoPages(ValueError):
    """The pages cannot be read."""


def pages_of(pdf: bytes) -> list[str]:
    """Return the words of each page without the spaces between them. Raises `NoPages`."""
    try:
        pages = PdfReader(io.BytesIO(pdf)).pages
        if len(pages) > MOST:
            raise NoPages(f"it has {len(pages)} pages")
        return ["".join(str(composed(page.extract_text())).split()) for page in pages]
    except _BROKEN as error:
        raise NoPages(type(error).__name__) from None
