"""How official papers write dates, numbers and sentence ends: strings in, strings out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, time


def _as_date(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


def long_date(value: date | str) -> str:
    """Write a date in words; days below 10 and months 1 and 2 carry a zero, so that nothing can be added."""
    day = _as_date(value)
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02d} tháng {month} năm {day.year}"


def short_date(value: date | str) -> str:
    """Write a date inside a sentence or a table, by the same rule of the leading zero."""
    day = _as_date(value)
    month = f"{day.month:02d}" if day.month < 3 else str(day.month)
    return f"{day.day:02d}/{month}/{day.year}"


def hour(value: time | None) -> str:
    """Write a time of day as minutes do: 08 giờ 00 phút; nothing where it was not recorded."""
    return f"{value.hour:02d} giờ {value.minute:02d} phút" if value is not None else ""


def two_digits(number: int) -> str:
    """Write a number the way registers do: 05, 12, 105."""
    return f"{number:02d}"


def symbol(number: int, code: str, suffix: str) -> str:
    """Write number and symbol of a paper: 05-QĐ/TU."""
    return f"{two_digits(number)}-{code}/{suffix}"


_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))


def roman(number: int) -> str:
    """Write the number of a section."""
    written = ""
    for value, letters in _ROMAN:
        while number >= value:
            written, number = written + letters, number - value
    return written


def capital(text: str) -> str:
    """Begin a sentence: the first letter large, all others as they are."""
    return text[:1].upper() + text[1:]


def unended(text: str) -> str:
    """Strip the end of a sentence, so that it can go on."""
    return text.strip().rstrip(".;,")


def ended(text: str) -> str:
    """End a sentence with one full stop, never with the old ./. of letters."""
    text = text.strip().removesuffix("./.")
    return text if text.endswith((".", "?", "!", ":", ";", "…")) else f"{text}."


def named(subjects: Sequence[Mapping[str, str]]) -> str:
    """Name one subject in a sentence, or count several and point to the list that goes with the paper."""
    if len(subjects) == 1:
        return subjects[0]["name"]
    return f"{two_digits(len(subjects))} tổ chức đảng, đảng viên (có danh sách kèm theo)"
