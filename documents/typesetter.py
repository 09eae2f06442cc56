"""The printing press's own process: facts come in on standard input, PDF bytes go out on standard output.

It is started by `documents.press` with an empty environment: no database, no secret, no settings but the fonts' folder.
A paper that takes too much time or memory kills this process and nothing else.
"""

from __future__ import annotations

import gc
import json
import os
import resource
import signal
import struct
import sys
from typing import BinaryIO

GOOD, BAD = b"+", b"-"
HEADER = struct.Struct(">cQ")


def _limit_memory(limit: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_time(seconds: int) -> None:
    """Give the next paper its own share: the system counts the time of a process from its start."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + 1 + seconds, hard))


def _answer(out: BinaryIO, mark: bytes, body: bytes) -> None:
    out.write(HEADER.pack(mark, len(body)))
    out.write(body)
    out.flush()


def main() -> None:
    """Print one paper after another until the parent closes the pipe."""
    from django.conf import settings

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent says when to stop, by closing the pipe
    incoming, outgoing = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever a library prints must not stand among the bytes of a paper
    fonts, memory, seconds = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    settings.configure(FONTS_DIR=fonts, USE_I18N=False, USE_TZ=True, TIME_ZONE="Asia/Ho_Chi_Minh")
    from documents import own_types, render
    from documents.filling import MissingFact

    render.warm()
    gc.freeze()
    _limit_memory(memory)
    _answer(outgoing, GOOD, render.template_version().encode())
    while header := incoming.read(HEADER.size):
        _mark, length = HEADER.unpack(header)
        order = json.loads(incoming.read(length))
        _limit_time(seconds)
        try:
            paper = render.render(own_types.of_facts(order["type"], order["facts"]), order["facts"])
        except (MissingFact, ValueError, KeyError, RecursionError, MemoryError) as error:
            _answer(outgoing, BAD, f"{type(error).__name__}: {error}".encode())
        else:
            _answer(outgoing, GOOD, paper)


if __name__ == "__main__":
    main()
