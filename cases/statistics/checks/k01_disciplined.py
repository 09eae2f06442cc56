"""Nobody is disciplined of whom discipline was not required."""

from __future__ import annotations

from collections.abc import Iterator

from cases.statistics.checks.checking import Check, Figures, Finding, no_more, pairs


def _finds(figures: Figures) -> Iterator[Finding]:
    for filled in figures.forms():
        for less, more in pairs(filled, "disciplined", "required"):
            yield from no_more(filled, less, more)


CHECK = Check(
    "K01",
    "“Đã thi hành kỷ luật” không lớn hơn “phải thi hành kỷ luật” ở từng dòng.",
    "In each row, disciplined is no more than discipline required.",
    _finds,
    source="Quy tắc chung của biểu thống kê",
)
