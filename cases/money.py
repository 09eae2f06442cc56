"""Money as the field counts it: whole thousands of đồng; written with points, and in words on papers."""

from __future__ import annotations

#: More than any committee holds, and far below what a database column keeps: 9 999 999 999 thousand đồng.
MOST = 9_999_999_999

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = (("triệu", 1_000_000), ("nghìn", 1_000), ("", 1))
_BILLION = 1_000_000_000


def figures(thousands: int) -> str:
    """Write an amount the Vietnamese way: 1.250.300; what is less than nothing with its sign."""
    return f"{thousands:,}".replace(",", ".").replace("-", "−")


def in_words(thousands: int) -> str:
    """Say an amount of thousands in full đồng, as papers do under the figures."""
    if thousands < 0:
        return f"âm {in_words(-thousands)}"
    return f"{_number(thousands * 1000)} đồng"


def _number(number: int) -> str:
    """Read a number aloud: groups of three digits, from the billions down."""
    if number == 0:
        return _DIGITS[0]
    words: list[str] = []
    billions, rest = divmod(number, _BILLION)
    if billions:
        words += [_number(billions), "tỷ"]
    for name, size in _GROUPS:
        group, rest = divmod(rest, size)
        if group:
            words += _group(group, follows=bool(words))
            words += [name] if name else []
    return " ".join(words)


def _group(number: int, *, follows: bool) -> list[str]:
    """Read three digits; after a larger group the hundreds are said even where there are none."""
    hundreds, tens, ones = number // 100, number // 10 % 10, number % 10
    said = bool(hundreds) or follows
    words = [_DIGITS[hundreds], "trăm"] if said else []
    if tens == 0:
        return [*words, *(["linh"] if ones and said else []), *([_DIGITS[ones]] if ones else [])]
    if tens == 1:
        last = {0: [], 5: ["lăm"]}.get(ones, [_DIGITS[ones]])
        return [*words, "mười", *last]
    last = {0: [], 1: ["mốt"], 4: ["tư"], 5: ["lăm"]}.get(ones, [_DIGITS[ones]])
    return [*words, _DIGITS[tens], "mươi", *last]
