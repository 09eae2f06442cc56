"""No more denunciations are resolved than were to be resolved."""

from __future__ import annotations

from collections.abc import Iterator

from cases.statistics.checks.checking import Check, Figures, Finding, no_more, pairs


def _finds(figures: Figures) -> Iterator[Finding]:
    for filled in figures.forms():
        for less, more in pairs(filled, "resolved", "due"):
            yield from no_more(filled, less, more)


CHECK = Check(
    "K07",
    "Đơn tố cáo đã giải quyết không lớn hơn đơn phải giải quyết ở từng dòng.",
    "In each row, denunciations resolved are no more than those to be resolved.",
    _finds,
)
