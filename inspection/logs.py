"""What the house writes to its log: where something failed and in which code, never what people wrote."""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Iterator
from types import TracebackType

#: Errors whose words speak of the code alone. The words of all others may hold a name, a number or an allegation.
_OF_THE_CODE = (AttributeError, ImportError, NameError)

_QUERY = re.compile(r"\?\S*")


class Discreet(logging.Formatter):
    """A line and a traceback of code: no words of the error, no values of its frames, nothing of the request."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the lines; a text another handler kept of the error is not ours."""
        kept, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = kept

    def formatException(  # noqa: N802 - logging's name
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Return the way the error came, and of the error its kind."""
        return "".join(_told(ei[1], set())).rstrip() if ei[1] is not None else ""


def _told(error: BaseException, seen: set[int]) -> Iterator[str]:
    seen.add(id(error))
    before = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if before is not None and id(before) not in seen:
        yield from _told(before, seen)
        yield "\nAfter that:\n\n"
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(error.__traceback__)
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    yield f"{kind}: {error}\n" if isinstance(error, _OF_THE_CODE) else f"{kind}\n"


class WithoutQuery(logging.Filter):
    """Keep what somebody searched for out of the lines about requests."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Cut the address at its question mark."""
        if isinstance(record.args, tuple):
            record.args = tuple(_QUERY.sub("", arg) if isinstance(arg, str) else arg for arg in record.args)
        return True
