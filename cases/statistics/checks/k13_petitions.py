"""Of petitions, those received are those handled in one of the ways and those not handled yet."""

from __future__ import annotations

from collections.abc import Iterator

from cases.statistics.checks.checking import Check, Figures, Finding, lines
from cases.statistics.forms.definitions import REST

_GROUP = "petition-handling"


def _finds(figures: Figures) -> Iterator[Finding]:
    for filled in figures.forms("B20"):
        ways = [key for key in filled.form.columns if key.startswith(f"{_GROUP}.")]
        pending = f"{_GROUP}.{REST}"
        for row in lines(filled):
            waiting = filled.value(row.key, pending) or 0
            handled = sum(filled.value(row.key, key) or 0 for key in ways if key != pending)
            received = filled.value(row.key, "total") or 0
            if received != handled + waiting:
                yield Finding(filled.form.key, row.label, f"{received} ≠ {handled} + {waiting}")


CHECK = Check(
    "K13",
    "Đơn thư đã nhận (B20) bằng số đã xử lý cộng số chưa xử lý ở từng dòng.",
    "In each row, petitions received (B20) are those handled and those not handled yet.",
    _finds,
)
