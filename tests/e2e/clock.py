"""The server of a house that can be told which day it is: a story that takes weeks goes on from day to day.

The folder of the house says how many days back its server lives; the worker lives today, as papers are printed later.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterable
from typing import Any

import time_machine
from django.conf import settings

from inspection.wsgi import application as served
from tests.e2e.house import CALENDAR

_path = settings.DATA_DIR / CALENDAR
_turning = threading.Lock()
_lived: dict[str, Any] = {"days": "", "travel": None}


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Answer on the day the house lives in."""
    days = _path.read_text() if _path.exists() else ""
    if days != _lived["days"]:
        with _turning:
            _turn(days)
    return served(environ, start_response)


def _turn(days: str) -> None:
    if _lived["travel"] is not None:
        _lived["travel"].stop()
    travel = time_machine.travel(time.time() - 86400 * int(days), tick=True) if days else None
    if travel is not None:
        travel.start()
    _lived.update(days=days, travel=travel)
