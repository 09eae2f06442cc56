"""The calendar as an iCalendar file (RFC 5545): step, kind of procedure and day, and nothing about anybody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from django.utils.crypto import salted_hmac
from django.utils.timezone import get_current_timezone
from django.utils.translation import gettext as _

from workflows.calendar import Entry

_WIDTH = 75  # octets in a line, without its end


def written(entries: Iterable[Entry], *, at: datetime, home: str) -> bytes:
    """Return the file: an all-day event for each deadline, with an alarm a week before; meetings at their hour."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//inspection//calendar//VI", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_text(_('Deadlines and meetings'))}"]
    lines += ["REFRESH-INTERVAL;VALUE=DURATION:PT6H"]
    stamp = f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for entry in entries:
        lines += _event(entry, stamp, home)
    lines.append("END:VCALENDAR")
    return "".join(f"{_folded(line)}\r\n" for line in lines).encode()


def _event(entry: Entry, stamp: str, home: str) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{salted_hmac('workflows.feed', entry.mark).hexdigest()}"
    yield f"DTSTAMP:{stamp}"
    if entry.at is None:
        yield f"DTSTART;VALUE=DATE:{entry.on:%Y%m%d}"
        yield f"DTEND;VALUE=DATE:{(entry.until or entry.on) + timedelta(days=1):%Y%m%d}"
    else:
        begins = datetime.combine(entry.on, entry.at, get_current_timezone())
        yield f"DTSTART:{begins.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"SUMMARY:{_text(entry.plain)}"
    yield f"URL:{home}"
    yield "CLASS:PRIVATE"
    yield "TRANSP:TRANSPARENT"
    if entry.kind == "due":
        yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{_text(entry.plain)}", "TRIGGER:-P7D", "END:VALARM")
    yield "END:VEVENT"


def _text(words: str) -> str:
    """A text value: what has a meaning of its own is marked."""
    marked = words.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,")
    return marked.replace("\r", "").replace("\n", "\\n")


def _folded(line: str) -> str:
    """A long line goes on in the next one after a space; no letter is cut in two."""
    parts, part, width = [], "", 0
    for letter in line:
        octets = len(letter.encode())
        if width + octets > _WIDTH:
            parts.append(part)
            part, width = " ", 1
        part, width = part + letter, width + octets
    return "\r\n".join([*parts, part])
