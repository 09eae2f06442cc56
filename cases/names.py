"""Names as they are stored and as they are searched for.

Vietnamese names arrive in two Unicode forms, with invisible characters pasted from Word, and with two habits of placing
the tone mark (hòa, hoà). A conflict-of-interest check on raw names would miss people.
"""

import re
import unicodedata

# Format characters (zero width, direction overrides), control characters and private use never belong in a name.
_INVISIBLE = {"Cf", "Cc", "Co", "Cn", "Cs"}
_SPACES = re.compile(r"\s+")


def clean_name(text: str) -> str:
    """Return `text` in NFC, without invisible characters, with single spaces."""
    composed = unicodedata.normalize("NFC", text)
    if not composed.isprintable():
        composed = "".join(
            " " if c in "\t\r\n" else c for c in composed if c in "\t\r\n" or unicodedata.category(c) not in _INVISIBLE
        )
    return _SPACES.sub(" ", composed).strip()


def clean_text(text: str) -> str:
    """Return `text` in NFC without invisible characters; line breaks stay."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not composed.replace("\n", "").isprintable():
        composed = "".join(c for c in composed if c in "\t\n" or unicodedata.category(c) not in _INVISIBLE)
    return composed.strip()


def search_key(text: str) -> str:
    """Return the key under which a name is found: no case, no accents, no tone placement, đ as d."""
    decomposed = unicodedata.normalize("NFD", clean_name(text).casefold())
    bare = "".join(c for c in decomposed if unicodedata.category(c) != "Mn")
    return bare.replace("đ", "d")
